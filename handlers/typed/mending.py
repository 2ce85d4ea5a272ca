"""A line that corrects or takes back what was logged.

What the secretary does: types 不对，是20号 or 实到改成4 while a review card is open → the card shows what
changed. Types 刚才那条实到改成19 or 把9月3号的支委会改成下午四点 later → the record comes up as a card with
the change in it, old and new side by side → ✅ 保存 (what it said before stays in its history). Where several
records may be meant, their days are offered as buttons. 删除刚才那条 names the record and asks once more.
"""

from collections.abc import Callable

from sqlmodel import Session

from bot.access import may_amend
from bot.duties.catalogue import shipped
from handlers.forms import conversation, saving
from handlers.forms.context import context
from handlers.forms.keeping import form_shown
from handlers.forms.state import REVIEW, FormState, Told, Typed
from handlers.forms.steps import telling
from handlers.members import person_of, roster_of
from handlers.plans import planning
from handlers.records.actions import reopen
from handlers.records.reading import shown
from handlers.screens import Id
from handlers.turn import Turn
from handlers.typed import correcting
from handlers.typed.aiming import Meant, directed, targets
from handlers.typed.changing import added, changed
from handlers.typed.heard import Heard
from handlers.typed.keepsake import keep, kept
from messages.callbacks.typed import MendTap
from messages.reading.calling_off import calls_off
from messages.reading.line_words import added_words
from messages.reading.lines.reader import read_line
from storage import drafts
from storage.drafts import Draft
from storage.inbox import Reply
from storage.records import StoredRecord

KIND = "mend"
"""The kind of draft that keeps a correction while it is asked which record it is about."""
GONE = Reply("silence", toast="form.record_gone")


async def change(turn: Turn, heard: Heard) -> None:
    """Change the record that the line is about: the open card, else one that was saved."""
    if turn.account.person_id is None:
        return
    found = await conversation.open_form(turn)
    if found is not None and correcting.is_meant(found, heard.reading):
        await correcting.correct_open(turn, heard, found)
        return
    meant = await turn.read(targets, turn, heard)
    if len(meant.records) == 1 and meant.missed is None:
        await amend(turn, heard, meant.records[0].record.id)
    elif meant.records:
        ids = _named(meant)
        line = Typed(text=heard.text, at=heard.at).model_dump_json()
        await turn.commit(lambda made: _which(made, ids), keep, turn, KIND, line)
    else:
        await turn.commit(Reply("no_such_record"))


def _which(made: Draft, ids: dict[str, Id]) -> Reply:
    return Reply("which_record", {"draft": made.id, **ids})


def _named(meant: Meant) -> dict[str, Id]:
    """The records for a screen, and the day that none of them has."""
    missed = "" if meant.missed is None else meant.missed.isoformat()
    return {"records": ",".join(str(one.record.id) for one in meant.records), "missed": missed}


async def choose(turn: Turn, tapped: MendTap) -> None:
    """One of the records offered for a correction."""
    if tapped.draft == 0:
        await turn.commit(Reply("kept_record"))
        return
    draft = await turn.read(kept, tapped.draft, KIND, turn.user_id)
    if draft is None:
        await turn.commit(Reply("silence", toast="form.stale"))
        return
    if tapped.record == 0:
        await turn.commit(Reply("closed"), drafts.discard, draft.id)
        return
    line = Typed.model_validate_json(draft.data)
    roster = await roster_of(turn)
    heard = Heard(line.text, read_line(line.text, line.at, roster), roster, line.at)
    await amend(turn, heard, tapped.record, draft.id)


async def amend(turn: Turn, heard: Heard, record_id: int, asked: int | None = None) -> None:
    """The record as a card with the change in it, to be saved; ``asked`` is the draft that asked which."""
    person = person_of(turn)
    found = await turn.read(shown, record_id, turn.branch_id, person, turn.today)
    if found is None:
        await turn.commit(GONE if turn.tapped_message_id else Reply("no_such_record"))
    elif not may_amend(found.role, person, found.record.entry, found.record.logged_by):
        await turn.commit(Reply("not_allowed"))
    else:
        await turn.commit(form_shown, _amended, turn, found.record, heard, asked)


def _amended(session: Session, turn: Turn, record: StoredRecord, heard: Heard, asked: int | None) -> Draft:
    if asked is not None:
        drafts.discard(session, asked)
    return reopen(session, turn, record, _changing(session, turn, heard))


def _changing(session: Session, turn: Turn, heard: Heard) -> Callable[[FormState], FormState]:
    """What puts the line's change into a form."""

    def change_it(state: FormState) -> FormState:
        here, _ = context(
            session, state, turn.branch_id, shipped(), turn.person_id, turn.today, turn.language
        )
        if not heard.reading.records:
            return added(state, added_words(heard.text) or heard.text, here)
        record = directed(heard, state.content, here.today)
        moved = changed(state, heard.reading, record, here)
        if moved.step == REVIEW and moved.entry == state.entry:
            return telling(moved, Told(key="told.review_text"))
        return moved

    return change_it


async def remove(turn: Turn, heard: Heard) -> None:
    """Take back the record that the line is about, once it has been named and confirmed."""
    if turn.account.person_id is None:
        return
    found = await conversation.open_form(turn)
    if found is not None and found.state.record_id is None and correcting.is_meant(found, heard.reading):
        await saving.lay_aside(turn, found)
        return
    if await planning.call_off(turn, heard):
        return
    meant = await turn.read(targets, turn, heard)
    if calls_off(heard.text) and _is_no_record(heard, meant):
        await turn.commit(Reply("no_such_plan"))
    elif meant.records:
        await turn.commit(Reply("remove_record", _named(meant)))
    else:
        await turn.commit(Reply("no_such_record"))


def _is_no_record(heard: Heard, meant: Meant) -> bool:
    """Whether 取消党员大会 means none that is on record: no day is said, or no record is of that day."""
    target = heard.reading.target
    if target is None or target.type is None or target.last:
        return False
    return meant.missed is not None or not _says_day(heard)


def _says_day(heard: Heard) -> bool:
    target, records = heard.reading.target, heard.reading.records
    return bool((target and target.date) or any(record.date for record in records))
