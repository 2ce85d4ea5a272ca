"""The fields of every form: which widget fills each, and which of them a type's review card shows.

A new type of record is a row of ``bot.record_types``; a new kind of field is a row here.
"""

from bot.record_types import SPECS, Detail, Form, InboundFrom, RecordType, Report, Subject, types_of
from bot.records import Interview, Meeting
from bot.roster import Roster
from handlers.forms.state import ANSWERS, TYPE, AnyEntry, FormState
from handlers.forms.widgets.answers import AnswersWidget
from handlers.forms.widgets.attendance import AttendanceWidget
from handlers.forms.widgets.base import Widget
from handlers.forms.widgets.choices import ChoiceWidget, YesNoWidget
from handlers.forms.widgets.content import ContentWidget, ResolutionsWidget
from handlers.forms.widgets.days import DayWidget
from handlers.forms.widgets.departments import DepartmentsWidget
from handlers.forms.widgets.files import FilesWidget
from handlers.forms.widgets.people import PeopleWidget
from handlers.forms.widgets.times import TimeWidget
from handlers.forms.widgets.types import AlsoWidget, TypeWidget
from handlers.forms.widgets.votes import VoteWidget
from handlers.forms.widgets.words import LinesWidget, LineWidget, TextWidget
from handlers.forms.widgets.years import YearWidget

_WIDGETS: dict[str, Widget] = {
    TYPE: TypeWidget(),
    "also": AlsoWidget(),
    "on": DayWidget("on"),
    "start": TimeWidget(),
    "place": LineWidget("place", source="places"),
    "group": LineWidget("group", source="groups", limit=30),
    "host": PeopleWidget("host"),
    "host_delegated": TextWidget("host_delegated"),
    "recorder": PeopleWidget("recorder"),
    "lecturer": PeopleWidget("lecturer"),
    "attendance": AttendanceWidget(),
    "observers": LinesWidget("observers"),
    "agenda": ContentWidget(),
    "key_points": TextWidget("key_points"),
    "resolutions": ResolutionsWidget(),
    "votes": VoteWidget(),
    "by": PeopleWidget("by", plural=True),
    "counterparts": PeopleWidget("counterparts", several=True),
    "follow_up": DayWidget("follow_up", prefer="future"),
    "signed": YesNoWidget("signed"),
    "inbound": YesNoWidget("inbound"),
    "inbound_from": ChoiceWidget("inbound_from", InboundFrom, "inbound_from"),
    "report": ChoiceWidget("report", Report, "reports"),
    "for_year": YearWidget(),
    "to": LineWidget("to", source="recipients"),
    "subject": ChoiceWidget("subject", Subject, "subjects"),
    "departments": DepartmentsWidget(),
    "findings": TextWidget("findings"),
    "attachments": FilesWidget(),
    ANSWERS: AnswersWidget(),
    **{detail.value: TextWidget(detail=detail) for detail in Detail if detail is not Detail.GROUP},
}

_CARDS: dict[Form, tuple[str, ...]] = {
    Form.MEETING: (
        *("also", "on", "start", "place", "host", "recorder", "attendance", "observers"),
        *("agenda", "key_points", "resolutions"),
    ),
    Form.INTERVIEW: ("by", "counterparts", "on", "start", "place", "recorder", "key_points"),
    Form.REPORT_SUBMISSION: ("report", "for_year", "by", "to", "on"),
    Form.INSPECTION: ("subject", "departments", "by", "on", "findings"),
}
_WELCOME = frozenset(
    {"also", "observers", "host_delegated", "votes", "attachments", "follow_up", "inbound", "end"}
    | {Detail.SEQUENCE, Detail.REMARK, Detail.SUPPORT}
)
"""Fields that many a record rightly has not: their absence is no gap and is not printed."""

WANTS_FEW_WORDS = frozenset(
    {"on", "start", "place", "group", "to"}
    | {"host", "recorder", "lecturer", "attendance", "by", "counterparts"}
)
"""Steps answered with a day, a number, a name or a place, and never with a sentence."""

_LED_BY_THE_SECRETARY = (RecordType.BRANCH_COMMITTEE_MEETING, RecordType.BRANCH_MEMBERS_MEETING)


def widget(step: str) -> Widget:
    """The widget of a step.

    Raises:
        LookupError: there is no such field.
    """
    return _WIDGETS[step]


def card(entry: AnyEntry, roster: Roster) -> tuple[str, ...]:
    """The fields on the review card of a record, in the order they are read.

    ``roster`` tells whether somebody else chaired in the secretary's place.
    """
    kind = entry.type
    spec = SPECS[kind]
    fields = list(_CARDS[spec.form])
    for extra, after in (("lecturer", "host"), ("group", "start")):
        if extra in spec.questions:
            fields.insert(fields.index(after), extra)
    if _delegated(entry, roster):
        fields.insert(fields.index("host") + 1, "host_delegated")
    if spec.votes:
        fields.append("votes")
    fields += [detail.value for detail in spec.details]
    if spec.form is Form.INTERVIEW:
        fields += ["follow_up", "signed"]
    if kind is RecordType.ACCOUNTABILITY_TALK:
        fields.append("inbound")
    if isinstance(entry, Interview) and entry.inbound:
        fields.append("inbound_from")
    return (*fields, "attachments")


def _delegated(entry: AnyEntry, roster: Roster) -> bool:
    """Whether somebody else chaired what the secretary chairs (《支部工作条例（试行）》第十四条)."""
    if not isinstance(entry, Meeting) or entry.type not in _LED_BY_THE_SECRETARY:
        return False
    if entry.host_delegated is not None:
        return True
    secretary = None if entry.on is None else roster.secretary(entry.on)
    return entry.host is not None and secretary is not None and secretary.id != entry.host.person_id


def gaps(entry: AnyEntry, roster: Roster) -> list[str]:
    """The fields of a record that are to be added; they print as （待补充）."""
    state = FormState(form=SPECS[entry.type].form, entry=entry)
    wanted = (field for field in card(entry, roster) if field not in _WELCOME)
    return [field for field in wanted if not widget(field).answered(state)]


def retypable(form: Form) -> bool:
    """Whether a record of that form may turn out to be of another type."""
    return len(types_of(form)) > 1


_PARTS = {"start": ("start", "end"), "attendance": ("expected", "actual", "present", "absences")}
"""The attributes behind a field, where they are not its own name."""


def cleared(state: FormState, field: str) -> FormState:
    """The form with nothing in that field."""
    if field in list(Detail) and field != Detail.GROUP:
        details = {key: text for key, text in state.content.details.items() if key != field}
        return state.having(details=details)
    known = type(state.content).model_fields
    names = _PARTS.get(field, (field,))
    return state.having(**{name: known[name].get_default(call_default_factory=True) for name in names})
