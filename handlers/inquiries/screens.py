"""Answers as messages: each kind of question has its maker; what was asked stands in the answer's ids."""

from collections.abc import Callable, Sequence

from sqlmodel import Session

from bot.access import Action
from handlers.forms.unfinished import resume_buttons, unfinished
from handlers.inquiries import coming, duties, events, faults, left, rules, showing
from handlers.inquiries.answer import Answer, Item, own_list
from handlers.inquiries.ground import Ground, Whose, lay
from handlers.inquiries.posed import TALKS, Posed
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages.buttons import Button, Rows, grid, menu, rows
from messages.callbacks.typed import ExampleTap
from messages.labels import label
from messages.reading.asked import QuestionKind as K
from messages.render import render
from storage import drafts

MAKERS: dict[K, Callable[[Ground], Answer]] = {
    K.SHOW_DUTY_LIST: left.outstanding,
    K.LIST_OUTSTANDING_DUTIES: left.outstanding,
    K.LIST_DUE_THIS_PERIOD: left.due,
    K.LIST_DUE_BY: left.due,
    K.DUTY_STATUS: duties.status,
    K.DUTY_PROGRESS_OF_PERSON: duties.progress,
    K.REMAINING_COUNT: duties.status,
    K.COUNT_EVENTS: events.count,
    K.HAS_EVENT: events.has,
    K.LAST_EVENT: events.last,
    K.NEXT_EVENT: coming.next_,
    K.MISSING_COUNTERPARTS: duties.untalked,
    K.SHOW_RECORD: showing.show,
    K.LIST_INCOMPLETE_RECORDS: faults.incomplete,
    K.OPEN_ISSUE_COUNT: faults.issues,
    K.RULE_LOOKUP: rules.rule,
}
"""Who answers what; the rest leads to screens of its own (``handlers.inquiries.answering``)."""

OF_LISTS = frozenset(
    {
        K.SHOW_DUTY_LIST,
        K.LIST_OUTSTANDING_DUTIES,
        K.LIST_DUE_THIS_PERIOD,
        K.LIST_DUE_BY,
        K.DUTY_STATUS,
        K.DUTY_PROGRESS_OF_PERSON,
        K.REMAINING_COUNT,
        K.MISSING_COUNTERPARTS,
    }
)
"""Questions about somebody's list, which only that person and the secretary see."""
EXAMPLES = ("list", "left", "untalked", "last", "lectures", "rule")
"""The questions offered where nothing was understood; their words are the labels ``inquiry.example.*``."""


@screen("inquiry")
async def show(shown: Showing) -> Sequence[Outgoing]:
    """The answer, out of what is stored now; and that a form is open, where one is."""
    html, buttons = await shown.store.read(answered, shown)
    return [Text(html, buttons, edit=True)]


def answered(session: Session, shown: Showing) -> tuple[str, Rows]:
    """The answer's words and buttons; a unit."""
    posed = Posed.of(shown.ids)
    ground = lay(session, posed, shown.branch_id, shown.person_id, shown.language, shown.today)
    said = answer_of(ground)
    active = drafts.active(session, shown.user_id)
    waiting = unfinished([active] if active is not None else [], shown.branch_id)
    html = render(
        shown.language,
        "inquiry",
        head=said.head,
        items=said.items,
        notes=said.notes,
        waiting=bool(waiting),
    )
    return html, rows(*said.buttons, resume_buttons(waiting, shown.language))


def answer_of(ground: Ground) -> Answer:
    """The answer to a question, or why there is none."""
    whom, kind = ground.whom, ground.asked.kind
    if whom.whose in (Whose.UNKNOWN, Whose.TWO_FIT, Whose.VACANT):
        key = {Whose.UNKNOWN: "unknown", Whose.TWO_FIT: "two_fit", Whose.VACANT: "vacant"}[whom.whose]
        return Answer(ground.say(key, name=whom.name), buttons=own_list(ground))
    if kind in OF_LISTS and not may_look(ground):
        return Answer(
            ground.say("others_list"), [Item(ground.say("others_list_why"))], buttons=own_list(ground)
        )
    if kind in (K.DUTY_STATUS, K.REMAINING_COUNT) and not ground.asked.types:
        return duties.untalked(ground) if TALKS in ground.posed.shades else left.outstanding(ground)
    if kind in (K.DUTY_STATUS, K.REMAINING_COUNT) and whom.whose in (Whose.OTHER, Whose.SEVERAL):
        return duties.status(ground) if duties.fitting(ground) else events.has(ground)
    if kind is K.DUTY_PROGRESS_OF_PERSON and within_the_year(ground):
        return left.due(ground)
    return MAKERS[kind](ground)


def within_the_year(ground: Ground) -> bool:
    """Whether somebody's progress is asked for of less than a year: then what falls due in it is told."""
    stretch = ground.asked.period
    return stretch is not None and (stretch.last - stretch.first).days < 300


def may_look(ground: Ground) -> bool:
    """Whether who asks may see the list that is asked about: the own one, or the secretary any."""
    whom = ground.whom
    if whom.whose is Whose.OWN or ground.may(Action.SEE_OTHER_LISTS):
        return True
    if whom.whose is Whose.COMMITTEE:
        return bool(ground.list_of(ground.viewer).committee)
    return ground.asked.kind is K.MISSING_COUNTERPARTS and whom.whose is Whose.SEVERAL


def examples(language: str) -> Rows:
    """Questions to tap."""
    buttons = [
        Button(label(language, f"inquiry.example.{name}"), ExampleTap(number).encode())
        for number, name in enumerate(EXAMPLES)
    ]
    return grid(buttons, most=2)


@screen("unclear")
async def unclear(showing: Showing) -> Sequence[Outgoing]:
    """Nobody knew what to do with it: what can be said and asked, each example to be tapped."""
    member = showing.account is not None and showing.account.branch_id is not None
    html = render(showing.language, "unclear", member=member)
    return [Text(html, examples(showing.language) if member else None)]


@screen("no_use")
async def no_use(showing: Showing) -> Sequence[Outgoing]:
    """A sticker, a place, a film: what can be sent instead."""
    return [Text(render(showing.language, "no_use"), menu(showing.language))]


@screen("nothing_said")
async def nothing_said(showing: Showing) -> Sequence[Outgoing]:
    """Thanks, a greeting: a short friendly line; members get their keyboard."""
    return [Text(render(showing.language, "nothing_said"), menu(showing.language))]
