"""``read_line``: a line as typed, read into records or a question. Pure: time and roster are given."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.record_types import Form
from bot.roster import Roster
from messages.reading.asked import Asked
from messages.reading.date_words import Prefer
from messages.reading.lines.apposition import apposed
from messages.reading.lines.asking import wanted
from messages.reading.lines.building import Builder, Built
from messages.reading.lines.english_asking import asks_at_a_head
from messages.reading.lines.mending import Mending, Wish, mending_of, moved_by_setting, new_part, shift_of
from messages.reading.lines.mention import NameBook, book_of
from messages.reading.lines.model import Intent, LineRecord, Reading, Status, Target
from messages.reading.lines.parsing import Parsed, parse
from messages.reading.lines.questions import read_asked
from messages.reading.lines.scan import Kind
from messages.reading.lines.small_words import says_nothing
from messages.reading.lines.tense import looks_ahead, looks_back
from messages.reading.lines.weighing import may_tell, tells
from messages.reading.lines.written import Written, day_of
from messages.reading.normalise import fold, tidy
from messages.reading.patterns import Pattern

LONGEST = 400
"""Characters that are read; longer texts are minutes, of which the head says what and when."""

_NEWS = Pattern(
    "(?:[【\\[][^】\\]]{1,12}[】\\]]|转发?[:,]?)?(?:据|国务院|中共中央|党中央|中央|"
    "全国|我国|我省|我市|省委|省政府|市委|市政府)"
)
"""How news begins; what others held is no meeting of the branch."""

_TOPICS = Pattern("议题|主题|topic")
_SOON = timedelta(days=45)
_FAR = timedelta(days=180)
_NOBODY = Roster()
_EVIDENCE = (
    Kind.EXPECTED, Kind.ACTUAL, Kind.ABSENT, Kind.ALL, Kind.ABSENTEES, Kind.HOST, Kind.RECORDER,
    Kind.LECTURER, Kind.DECISION, Kind.VOTE, Kind.OBSERVERS, Kind.COUNTERPART, Kind.DURATION,
)  # fmt: skip


def read_line(
    text: str, now: datetime, roster: Roster | None = None, *, previous: Asked | None = None
) -> Reading:
    """What the line wants and says.

    ``now`` is the wall clock of the branch, ``roster`` whom names are matched with, ``previous`` the question
    asked just before, which a short follow-up (那党课呢？) takes up. Of a longer text the first 400
    characters are read.
    """
    typed = _head(apposed(tidy(text)))
    if not typed or says_nothing(typed):
        return Reading(Intent.NONE)
    book = book_of(roster if roster is not None else _NOBODY, now.date())
    asked = read_asked(typed, now, book, previous)
    if asked is None:
        return _statement(parse(typed, book), typed, now, book)
    folded = fold(typed)
    weighed = not asks_at_a_head(typed) if folded.isascii() else may_tell(folded)
    if weighed and tells(parsed := parse(typed, book), now):
        return _statement(parsed, typed, now, book)
    return Reading(Intent.QUESTION, question=asked)


def _head(typed: str) -> str:
    """The text as far as it is read: what is longer than a line is cut at the last pause."""
    if len(typed) <= LONGEST:
        return typed
    cut = max(typed.rfind(mark, 0, LONGEST) for mark in "。；;\n，, ")
    return typed[: cut if cut > 0 else LONGEST]


def _statement(parsed: Parsed, typed: str, now: datetime, book: NameBook) -> Reading:
    names_type = any(m.type is not None for m in parsed.mentions)
    evidence = sum(bool(parsed.scan.of(kind)) for kind in _EVIDENCE)
    is_log = evidence > 1 or bool(parsed.scan.of(Kind.DECISION))
    mending = mending_of(typed, names_type=names_type, is_log=is_log)
    if names_type and not evidence and moved_by_setting(typed) and _days_in(new_part(typed)[1], book):
        mending = Mending(Wish.MOVE, typed, last=False)
    if mending is not None:
        reading = _mended(mending, now, book)
        if reading is not None:
            return reading
    return _told(parsed, now, book)


def _days_in(text: str, book: NameBook) -> bool:
    return bool(parse(text, book).scan.of(Kind.DATE))


def _told(parsed: Parsed, now: datetime, book: NameBook) -> Reading:
    """A log or a plan; or neither, where the line names no event."""
    ahead = looks_ahead(parsed.scan) or _soon(parsed, now)
    built = Builder(parsed, book, now, "future" if ahead else "past").build()
    ahead = ahead or any(r.date is not None and r.date > now.date() for r in built.records)
    ahead = ahead or _later_today(parsed, built.records[0], now)
    intent = _intent(parsed, built.records, ahead=ahead)
    if intent is Intent.NONE:
        return Reading(Intent.NONE)
    status = {Intent.LOG: Status.HELD, Intent.PLAN: Status.PLANNED}.get(intent)
    records = tuple(replace(record, status=status) for record in built.records)
    if intent is Intent.PLAN:  # 请全体党员参加 asks them to come
        records = tuple(replace(record, absent_count=None) for record in records)
    return Reading(intent, records, None, _must_ask(parsed, records, built, intent), tuple(built.warnings))


def _intent(parsed: Parsed, records: list[LineRecord], *, ahead: bool) -> Intent:
    named = any(m.type is not None for m in parsed.mentions)
    said = any(
        parsed.scan.of(kind) for kind in (*_EVIDENCE, Kind.DATE, Kind.TIME, Kind.PLACE, Kind.VAGUE_DATE)
    )
    if named and (said or records[0].topics or looks_back(parsed.scan) or ahead):
        return Intent.PLAN if ahead else Intent.LOG
    if parsed.mentions and (said or looks_back(parsed.scan)):
        return Intent.PLAN if ahead else Intent.LOG
    if parsed.mentions:
        return Intent.NONE if _NEWS.match(parsed.scan.folded) else Intent.UNCLEAR
    evidence = sum(bool(parsed.scan.of(kind)) for kind in _EVIDENCE)
    if evidence:
        return Intent.PLAN if ahead else Intent.LOG
    day_alone = not parsed.scan.of(Kind.TIME)
    return Intent.NONE if not said or (day_alone and _more_than_a_day(parsed)) else Intent.UNCLEAR


def _more_than_a_day(parsed: Parsed) -> bool:
    """Whether a line says something besides a day, which is then nothing about a meeting (昨天真累啊)."""
    return any(
        sum(c.isalnum() for c in parsed.scan.text[a:b]) > 1
        for a, b in parsed.scan.left(0, len(parsed.scan.text))
    )


def _must_ask(
    parsed: Parsed, records: tuple[LineRecord, ...], built: Built, intent: Intent
) -> tuple[str, ...]:
    forms = [part.main.form if part.main else Form.MEETING for part in parsed.parts]
    found: list[str] = []
    for at, record in enumerate(records):
        form = forms[min(at, len(forms) - 1)]
        found.extend(wanted(record, form, planned=intent is Intent.PLAN))
    return tuple(dict.fromkeys([*found, *built.open_names]))


def _soon(parsed: Parsed, now: datetime) -> bool:
    """A day with its month that lies a little ahead, said with an hour and nothing that looks back."""
    if looks_back(parsed.scan) or not (
        parsed.scan.of(Kind.TIME) or parsed.scan.of(Kind.PERIOD) or "召开" in parsed.scan.folded
    ):
        return False
    for span in parsed.scan.of(Kind.DATE):
        if isinstance(span.value, Written) and (
            "月" in span.value.text or "/" in span.value.text or span.value.text.isascii()
        ):
            day = day_of(span.value, now.date(), "future")
            if day is not None and now.date() < day <= now.date() + _SOON:
                return True
    return False


def _later_today(parsed: Parsed, record: LineRecord, now: datetime) -> bool:
    return (
        record.date == now.date()
        and record.time_start is not None
        and record.time_start > now.time()
        and not looks_back(parsed.scan)
    )


def _mended(mending: Mending, now: datetime, book: NameBook) -> Reading | None:
    if mending.wish is Wish.MOVE:
        return _moved(mending, now, book)
    parsed = parse(mending.text, book)
    cancelled = mending.wish is Wish.DELETE
    prefer: Prefer = "future" if looks_ahead(parsed.scan) or mending.ahead else "past"
    built = Builder(parsed, book, now, prefer).build()
    record = built.records[0]
    target = Target(record.type, record.date if cancelled else None, mending.last)
    if cancelled:
        kept = LineRecord(
            type=record.type, date=record.date, period=record.period, counterpart=record.counterpart
        )
        known = mending.last or record.type is not None or (mending.ahead and record.date is not None)
        return Reading(
            Intent.DELETE, (kept,), None, () if known else ("record",), tuple(built.warnings), target
        )
    record = replace(record, topics=record.topics if _TOPICS.search(mending.text) else ())
    changed = record != LineRecord(type=record.type, also=record.also)
    ask = () if changed or (mending.last and record.type is not None) else ("field",)
    return Reading(Intent.EDIT, (record,), None, (*ask, *built.open_names), tuple(built.warnings), target)


def _shifted(was: LineRecord, shift: timedelta) -> LineRecord:
    """What is left of a record moved by so much: the hour is kept where whole days are meant."""
    if shift % timedelta(days=1):
        if was.time_start is None:
            return LineRecord(date=was.date)
        at = datetime.combine(was.date or date(2000, 1, 1), was.time_start) + shift
        return LineRecord(date=was.date and at.date(), time_start=at.time())
    return LineRecord(date=None if was.date is None else was.date + shift)


def _from_and_to(
    old: Parsed, new: Parsed, book: NameBook, now: datetime
) -> tuple[LineRecord, LineRecord, Built]:
    """What is moved and what it becomes: both lie ahead, or both behind where ahead is most of a year."""
    was = Builder(old, book, now, "future").build().records[0]
    built = Builder(new, book, now, "future").build()
    if was.date is not None and was.date - now.date() > _FAR:
        before = Builder(old, book, now, "past").build().records[0]
        behind = Builder(new, book, now, "past").build()
        if (
            before.date is not None
            and before.date != was.date
            and now.date() - before.date < was.date - now.date()
        ):
            return before, behind.records[0], behind
    return was, built.records[0], built


def _still(day: date | None, now: datetime) -> Status:
    return Status.HELD if day is not None and day < now.date() else Status.PLANNED


def _moved(mending: Mending, now: datetime, book: NameBook) -> Reading | None:
    """A planned meeting moved to another day, hour or place."""
    before, behind = new_part(mending.text)
    old, new = parse(before, book), parse(behind, book)
    was, will, built = _from_and_to(old, new, book, now)
    kind = was.type or will.type
    shift = shift_of(mending.text) if will.date is None else None
    if shift is not None:
        will = _shifted(was, shift)
    said = (will.date, will.time_start, will.place, will.period)
    if shift is None and said == (None,) * len(said) and not new.scan.of(Kind.VAGUE_DATE):
        return None
    record = LineRecord(
        type=kind, status=_still(will.date, now), date=will.date, period=will.period,
        time_start=will.time_start, time_end=will.time_end, place=will.place, group=was.group,
        counterpart=was.counterpart,
    )  # fmt: skip
    ask = () if record.type is not None else ("record",)
    if will.date is None and will.time_start is None:
        ask = (*ask, "date")
    return Reading(
        Intent.RESCHEDULE, (record,), None, ask, tuple(built.warnings), Target(record.type, was.date)
    )
