"""A question in plain words, answered from the records.

What the person does: types 还剩什么没做, 廉政谈话还差谁, 上次支委会是什么时候 → reads one sentence that
answers, what it stands on, and buttons to go on; 那党课呢 asks the same of something else, for half an hour.
Every question comes here, also one that is asked while a form is open, which then stays open.
"""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.access import Action
from bot.records import Named
from handlers.documents.reports import preview, year_in_hand
from handlers.duties.listed import At
from handlers.export import YEARS_BACK
from handlers.forms import conversation
from handlers.inquiries import notes
from handlers.inquiries.ground import Ground, Whose, lay
from handlers.inquiries.posed import AWAY, LAST, LECTURERS, MEETINGS, OVERDUE, TALKS, Posed
from handlers.inquiries.rules import CHAIR, INSTEAD, QUORUM, VOTE
from handlers.inquiries.screens import EXAMPLES, may_look
from handlers.inquiries.showing import anything, matching
from handlers.inquiries.who import asks_who, wanting_names
from handlers.ledgers import LEDGERS
from handlers.members import refused_to
from handlers.records.view import View
from handlers.routing import Route, callback
from handlers.turn import Turn
from handlers.typed.heard import Heard
from messages.callbacks.typed import ExampleTap
from messages.documents.reports import HALF_1, HALF_2, REPORTS
from messages.labels import label
from messages.reading.asked import Asked, QuestionKind
from messages.reading.lines.model import SELF
from messages.reading.lines.reader import read_line
from messages.reading.lookups import read_lookup
from messages.reading.people import match_person
from messages.reading.problem import Problem
from messages.reading.shades import (
    about_meetings,
    about_talks,
    asks_last,
    asks_who_lectured,
    asks_who_was_away,
    ledger_named,
    matters,
    overdue_alone,
    report_named,
    rule_topics,
)
from storage import asked as last_asked
from storage.inbox import Reply

LEDGER, DRAFT = "ledger_", "draft_"
"""How the shades begin that name a ledger, or a report to be drafted."""
_NOT_REMEMBERED = (QuestionKind.CREATE_REMINDER, QuestionKind.HELP)
_ELSEWHERE = (
    QuestionKind.EXPORT_LEDGER,
    QuestionKind.DRAFT_REPORT,
    QuestionKind.SHOW_DUTY_LIST,
    QuestionKind.SHOW_RECORD,
)
"""Questions that another screen may answer; which one it is depends on who asks and about whom."""


def routes() -> list[Route]:
    """Examples that are tapped, and the buttons of reminders."""
    return [callback(ExampleTap, example), *notes.routes()]


async def answer(turn: Turn, heard: Heard) -> None:
    """Answer what was asked."""
    asked = heard.reading.question
    if asked is None or await refused_to(turn, Action.SEE_OWN_LIST):
        return
    if asked.kind is QuestionKind.HELP and await conversation.open_form(turn) is not None:
        return  # the open card says best what can be done with it
    if asked.kind is QuestionKind.CREATE_REMINDER:
        await notes.make(turn)
        return
    shades = shades_of(heard.text)
    if asked.kind is QuestionKind.EXPORT_LEDGER and (named := ledger_named(heard.text)) is not None:
        shades |= {LEDGER + named}
    if asked.kind is QuestionKind.DRAFT_REPORT and (named := report_named(heard.text)) is not None:
        shades |= {DRAFT + named}
    if heard.previous is not None and read_line(heard.text, heard.at, heard.roster).question != asked:
        shades |= heard.previous.shades
    await respond(turn, wanting_names(Posed(taking_up(asked, shades, heard.previous), shades)))


_OF_SOMETHING = frozenset(
    {
        QuestionKind.REMAINING_COUNT,
        QuestionKind.DUTY_STATUS,
        QuestionKind.LAST_EVENT,
        QuestionKind.NEXT_EVENT,
        QuestionKind.RULE_LOOKUP,
    }
)
"""Questions that are about something: one that names nothing means what was asked about before."""


def taking_up(asked: Asked, shades: frozenset[str], previous: Posed | None) -> Asked:
    """还差几次 behind a question about lectures is about lectures."""
    named = asked.types or asked.person or asked.role or shades
    if previous is None or named or asked.kind not in _OF_SOMETHING:
        return asked
    return replace(asked, types=previous.asked.types, person=previous.asked.person, role=previous.asked.role)


def shades_of(text: str) -> frozenset[str]:
    """What the words tell beside the kind."""
    said = {
        OVERDUE: overdue_alone(text),
        LAST: asks_last(text),
        TALKS: about_talks(text),
        MEETINGS: about_meetings(text),
        AWAY: asks_who_was_away(text),
        LECTURERS: asks_who_lectured(text),
    }
    topics = set(rule_topics(text)) & {VOTE, QUORUM, INSTEAD, CHAIR}
    return frozenset(topics | set(matters(text)) | {shade for shade, is_so in said.items() if is_so})


async def look_up(turn: Turn, heard: Heard) -> None:
    """查张三: the records of somebody of the roster; a name that nobody has is left to others."""
    wanted = read_lookup(heard.text)
    if wanted is None or turn.account.person_id is None:
        return
    asked = Asked(QuestionKind.SHOW_RECORD, person=wanted or None)
    found = match_person(wanted, heard.roster, turn.today, me=turn.person_id) if wanted else None
    if isinstance(found, Named) and found.person_id is None:
        return
    if isinstance(found, Problem) and "names" not in found.values:
        return
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await respond(turn, Posed(asked))


async def respond(turn: Turn, posed: Posed) -> None:
    """Answer a question, and remember it for the next."""
    reply = await turn.read(reply_to, posed, turn.branch_id, turn.person_id, turn.language, turn.today)
    if posed.asked.kind in _NOT_REMEMBERED:
        await turn.commit(reply)
    else:
        await turn.commit(lambda _: reply, last_asked.remember, turn.user_id, posed.stored(), turn.now)


async def example(turn: Turn, tapped: ExampleTap) -> None:
    """An example, as if it had been typed."""
    if await refused_to(turn, Action.SEE_OWN_LIST):
        return
    name = EXAMPLES[tapped.number] if 0 <= tapped.number < len(EXAMPLES) else EXAMPLES[0]
    text = label(turn.language, f"inquiry.example.{name}")
    asked = read_line(text, turn.now.replace(tzinfo=None)).question
    if asked is None:
        await turn.commit(Reply("help"))
    else:
        await respond(turn, Posed(asked, shades_of(text)))


def reply_to(
    session: Session, posed: Posed, branch_id: int, viewer: int, language: str, today: date
) -> Reply:
    """The screen that answers: a list, a record or a ledger where that is the answer itself; a unit."""
    kind = posed.asked.kind
    if kind is QuestionKind.HELP:
        return Reply("help")
    if kind not in _ELSEWHERE:
        return Reply("inquiry", posed.ids())
    ground = lay(session, posed, branch_id, viewer, language, today)
    if kind is QuestionKind.EXPORT_LEDGER:
        return _ledger(ground)
    if kind is QuestionKind.DRAFT_REPORT:
        return _report(ground)
    if kind is QuestionKind.SHOW_DUTY_LIST and (at := _list_at(ground)) is not None:
        return Reply("duty_list", at.ids())
    if kind is QuestionKind.SHOW_RECORD and ground.whom.whose in (Whose.OWN, Whose.OTHER):
        if anything(ground) and not (ground.asked.period or ground.asked.date or posed.shades & {LAST}):
            person = ground.whom.people[0].id if ground.whom.people else 0
            person = viewer if ground.asked.person == SELF else person
            return Reply("records", View(person=person).ids)
        found = matching(ground)
        if len(found) == 1 and not asks_who(ground):
            return Reply("record", {"record": found[0].id, **View(kind=found[0].entry.type).ids})
    return Reply("inquiry", posed.ids())


def _list_at(ground: Ground) -> At | None:
    """Which list is asked for; None where it is nobody's or not for who asks."""
    whose = ground.whom.whose
    if whose in (Whose.UNKNOWN, Whose.TWO_FIT, Whose.VACANT, Whose.SEVERAL) or not may_look(ground):
        return None
    if whose is Whose.COMMITTEE:
        return At("tc", year=ground.year)
    return ground.at()


def _report(ground: Ground) -> Reply:
    """The draft of the report that was named, as far as the records fill it; else the choice of reports."""
    if not ground.may(Action.EXPORT):
        return Reply("not_allowed")
    period, year = ground.asked.period, year_in_hand(ground.today)
    if period is not None:
        year = min(max(period.last.year, ground.today.year - YEARS_BACK), ground.today.year)
    named = next((shade.removeprefix(DRAFT) for shade in ground.posed.shades if shade.startswith(DRAFT)), "")
    if period is not None and (period.first.month, period.last.month) in ((1, 6), (7, 12)):
        named = HALF_1 if period.first.month == 1 else HALF_2
    return preview(named, year) if named in REPORTS else Reply("reports", {"year": year})


def _ledger(ground: Ground) -> Reply:
    """The ledger itself where the types name one, else the choice, of the year asked about."""
    if not ground.may(Action.EXPORT):
        return Reply("not_allowed")
    year = ground.asked.period.last.year if ground.asked.period else ground.today.year
    year = min(max(year, ground.today.year - YEARS_BACK), ground.today.year)
    named = next(
        (shade.removeprefix(LEDGER) for shade in ground.posed.shades if shade.startswith(LEDGER)), ""
    )
    if named in LEDGERS:
        return Reply("ledger", {"ledger": named, "year": year})
    return Reply("export", {"year": year})
