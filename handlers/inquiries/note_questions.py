"""What a reminder of one's own did not say: when, or what of."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from bot.digest import waking
from handlers.forms.state import Told
from handlers.inquiries.notes import keep, kept_reply, moment_of
from handlers.questions import Asked, Asking, Effect, Next, Offer, Outcome, Question, register
from messages.labels import label
from messages.reading.wished import read_wish
from storage.inbox import Reply


class _Wanted(Question):
    """What the two questions have in common."""

    def shows(self, asked: Asked) -> dict[str, object]:
        """What was said so far."""
        return {"what": asked.asking.text}

    def leave(self, asked: Asked) -> Reply:
        """Nothing is kept."""
        return Reply("notes")


class WhenQuestion(_Wanted):
    """When to be reminded."""

    what: ClassVar[str] = "note_when"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """In an hour, tomorrow, on Monday."""
        return [
            Offer(label(asked.language, f"inquiry.note_{each}"), each) for each in ("hour", "day", "monday")
        ]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        turn = asked.turn
        now = turn.local
        ahead = {"day": 1, "monday": 7 - now.weekday()}
        if value == "hour":
            return self._put(asked, now + timedelta(hours=1))
        on = now.date() + timedelta(days=ahead[value])
        return self._put(asked, datetime.combine(on, waking(turn.account.digest_at), now.tzinfo))

    def read(self, asked: Asked, text: str) -> Outcome:
        """A day, an hour or both."""
        turn = asked.turn
        at = moment_of(read_wish(text, turn.local), turn.local, turn.account.digest_at)
        if isinstance(at, datetime):
            return self._put(asked, at)
        return Told(key=f"inquiry.told_{at}")

    def _put(self, asked: Asked, at: datetime) -> Outcome:
        if not asked.asking.text:
            return Next(Asking(what="note_what", subject=at.astimezone(UTC).isoformat()))
        return kept(asked, asked.asking.text, at)


class WhatQuestion(_Wanted):
    """What to be reminded of; the moment stands in the subject."""

    what: ClassVar[str] = "note_what"

    def read(self, asked: Asked, text: str) -> Outcome:
        """The person's own words."""
        return kept(asked, " ".join(text.split())[:200], datetime.fromisoformat(asked.asking.subject))


def kept(asked: Asked, what: str, at: datetime) -> Effect:
    """Keep it and say so."""
    turn = asked.turn
    return Effect(lambda session: keep(session, turn, what, at), kept_reply)


register(WhenQuestion(), WhatQuestion())
