"""People: one by a tap (chair, recorder), or several by toggles (who was talked to)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.attendance import expected_people, named
from bot.record_types import SPECS, Scope
from bot.records import Meeting, Named
from bot.roster import Membership, Person
from handlers.forms.state import Context, FormState, Move, Outcome, Pen, Told, as_told
from handlers.forms.widgets.base import PAGE, Widget, laid_out, page_of, turned, turning
from messages.buttons import Button, Rows
from messages.labels import label
from messages.reading.people import read_people
from messages.reading.problem import Problem, ProblemCode

_WHICH = "which"
"""A panel that offers only those whom an ambiguous name may mean; their ids follow."""


def which(ids: str) -> str:
    """The panel that offers the people of those ids alone."""
    return f"{_WHICH}{ids}"


def _committee_first(state: FormState, context: Context) -> list[Person]:
    """Everybody, those with a post of the committee before the others."""
    day = state.content.on or context.today
    leading = context.roster.committee(day)
    return [*leading, *(p for p in context.roster.on(day) if p not in leading)]


def _expected_first(state: FormState, context: Context) -> list[Person]:
    """Who has a post among those expected; where the committee meets, the committee alone, else everybody."""
    day = state.content.on or context.today
    expected = expected_people(state.meeting, context.roster, day)
    if expected and SPECS[state.meeting.type].scope is Scope.COMMITTEE:
        return list(expected)
    leading = [person for person in expected if person.posts(day)]
    return list(dict.fromkeys([*leading, *_committee_first(state, context)]))


def candidates(state: FormState, context: Context, attribute: str) -> list[Person]:
    """Who is offered, the likeliest first: whoever the duty still misses, then committee, heads, members."""
    if isinstance(state.entry, Meeting):
        return _expected_first(state, context)
    everybody = _committee_first(state, context)
    if attribute != "counterparts":
        me = context.roster.find(context.person_id)
        able = [p for p in everybody if p.membership is not Membership.ACTIVIST]
        return list(dict.fromkeys([*([me] if me else []), *able]))
    by = {who.person_id for who in getattr(state.content, "by", ())}
    pending = [p for p in map(context.roster.find, context.pending) if p is not None]
    heads = context.roster.heads(state.content.on or context.today)
    return [p for p in dict.fromkeys([*pending, *everybody, *heads]) if p.id not in by]


@dataclass(frozen=True)
class PeopleWidget(Widget):
    """Sets ``attribute`` to one person (a tap is enough) or, with ``several``, to those toggled."""

    attribute: str
    several: bool = False
    plural: bool = False

    def answered(self, state: FormState) -> bool:
        """Somebody is named."""
        return bool(getattr(state.content, self.attribute))

    def open(self, state: FormState, context: Context) -> FormState:
        """The first page."""
        return state.model_copy(update={"panel": "0"})

    def _chosen(self, state: FormState) -> tuple[Named, ...]:
        value = getattr(state.content, self.attribute)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """A page of people; those chosen carry a tick, those still missing a ring."""
        chosen = {who.person_id for who in self._chosen(state)}
        people = _meant(state, context) or candidates(state, context, self.attribute)
        page = page_of(state)
        shown = people[page * PAGE : (page + 1) * PAGE]

        def caption(person: Person) -> str:
            if person.id in chosen:
                return f"✅ {person.name}"
            if self.several and person.id in context.pending:
                return f"○ {person.name}"
            if person.id == context.person_id and not self.several:
                return label(pen.language, "ask.me", name=person.name)
            return told_apart(person, shown, context, pen.language)

        return laid_out(
            pen,
            self._toggles(shown, caption, pen),
            turning(page, len(people), pen),
            done=self.several and bool(chosen),
        )

    def _toggles(self, people: Iterable[Person], caption: Callable[[Person], str], pen: Pen) -> list[Button]:
        return [Button(caption(person), pen.tap("v", str(person.id))) for person in people]

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """Somebody, another page, or the end of several."""
        if value == "done":
            return Move(state)
        if value.startswith("p"):
            return turned(state, value)
        person = context.roster.find(int(value)) if value.isdigit() else None
        if person is None:
            raise LookupError(value)
        if not self.several:
            return self._set(state, (named(person),))
        chosen = self._chosen(state)
        kept = tuple(who for who in chosen if who.person_id != person.id)
        toggled = kept if len(kept) < len(chosen) else (*chosen, named(person))
        everybody_again = {"panel": str(page_of(state))}
        moved = state.having(**{self.attribute: toggled}).model_copy(update=everybody_again)
        return Move(moved, done=False)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Names, posts, 我; where a name fits two, these two are offered."""
        found = read_people(text, context.roster, context.today, me=context.person_id)
        if isinstance(found, Problem):
            if found.code is not ProblemCode.TWO_FIT:
                return found
            offering = state.model_copy(update={"panel": which(found.values["ids"])})
            return Move(offering, done=False, told=as_told(found))
        if len(found) > 1 and not (self.several or self.plural):
            return Told(key="told.one_name")
        return self._set(state, found)

    def _set(self, state: FormState, people: tuple[Named, ...]) -> Outcome:
        several = self.several or self.plural
        return Move(state.having(**{self.attribute: people if several else people[0]}))


def _meant(state: FormState, context: Context) -> list[Person]:
    """Whom an ambiguous name typed before may mean."""
    if not state.panel.startswith(_WHICH):
        return []
    ids = state.panel.removeprefix(_WHICH).split(",")
    return [person for person in context.roster.people if str(person.id) in ids]


def told_apart(person: Person, among: Iterable[Person], context: Context, language: str) -> str:
    """The name; of two with the same name, with the post or the Party group beside it."""
    if sum(other.name == person.name for other in among) < 2:
        return person.name
    posts = [label(language, f"posts.{post}") for post in sorted(person.posts(context.today))]
    return " ".join([person.name, *(posts[:1] or [person.group or f"#{person.id}"])])
