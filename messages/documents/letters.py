"""督办单, 提醒函 and 责任书: what they say, out of a check, out of a duty that is behind, out of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.duties.lists import Line
from bot.records import Inspection
from bot.roster import Branch, Person, Roster
from messages import formats, standing_text
from messages.documents.ledgers import MISSING, ZH, posts_on
from messages.documents.problems import problems_of
from messages.documents.progress import next_step, numbers, responsible
from messages.documents.record_forms import long_day
from messages.documents.word import Values
from messages.entry_text import title as record_title
from messages.labels import label

ORDER, REMIND, PLEDGE = "order", "remind", "pledge"
_TITLES = {ORDER: "督办单", REMIND: "提醒函", PLEDGE: "责任书"}
_TEMPLATES = {ORDER: "supervision_order", REMIND: "reminder_letter", PLEDGE: "responsibility_letter"}
_TO_FILL = ""
"""What is written on the paper by hand."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its template, its title, and what its placeholders stand for.

    ``empty`` says of a 责任书 that the list asks nothing of that person: it is to be written by hand.
    """

    template: str
    title: str
    values: Values
    to: str = ""
    empty: bool = False

    def shown(self, language: str) -> str:
        """What it is called in the chat: by its own title in Chinese, else by its kind and whom it is for."""
        if language == ZH:
            return self.title
        kind = next(kind for kind, template in _TEMPLATES.items() if template == self.template)
        name = label(language, f"letters.{kind}").partition(" ")[2]
        return formats.noted(name, self.to, language) if self.to else name


@dataclass(frozen=True, slots=True)
class Matter:
    """What a 督办单 or 提醒函 is about; what nobody said is None or empty."""

    about: tuple[str, ...]
    source: str
    owner: str | None
    demands: tuple[str, ...] = ()
    due: date | None = None


def letter(kind: str, matter: Matter, branch: Branch, roster: Roster, today: date) -> Letter:
    """A 督办单 or 提醒函.

    Raises:
        LookupError: there is no such letter.
    """
    secretary = roster.secretary(today)
    signed = secretary.name if secretary else MISSING
    demands = list(matter.demands) or [MISSING]
    common: dict[str, object] = {
        "支部": branch.name,
        "编号": MISSING,
        "日期": long_day(today),
        "要求": demands,
        "时限": long_day(matter.due),
        "来源": matter.source,
        "签发人": signed,
    }
    about = list(matter.about) or [MISSING]
    owner = matter.owner or MISSING
    own: dict[str, object] = (
        {"事项": about, "承办人": owner, "办理情况": _TO_FILL, "反馈时间": _TO_FILL}
        if kind == ORDER
        else {
            "收函人": owner,
            "事由": [_ended(each) for each in (f"{matter.source}：{about[0]}", *about[1:])],
            "要求": [_ended(each) for each in demands],
        }
    )
    to = "" if owner == MISSING else owner.replace("（", "-").replace("）", "")  # no brackets within brackets
    return Letter(_TEMPLATES[kind], _title(branch, kind, to), common | own, to)


def _ended(sentence: str) -> str:
    """A sentence of a letter with its full stop."""
    return sentence if sentence == MISSING or sentence[-1] in "。！？；.!?;" else f"{sentence}。"


def _title(branch: Branch, kind: str, to: str) -> str:
    title = f"{branch.name}{_TITLES[kind]}"
    return formats.noted(title, to, ZH) if to else title


def from_check(kind: str, entry: Inspection, branch: Branch, roster: Roster, today: date) -> Letter:
    """What follows a check: its findings, its demands, the departments it was of.

    A date for it that is past stands with its source; the new one is left to be filled in.
    """
    found = problems_of(entry, roster)
    day = long_day(entry.on) if entry.on else MISSING
    due = min((each.due for each in found if each.due), default=None)
    late = f"（整改时限{long_day(due)}已过）" if due is not None and due < today else ""
    matter = Matter(
        about=tuple(dict.fromkeys(each.problem for each in found)),
        source=f"{day}{record_title(entry, ZH)}{late}",
        owner=_departments(entry, roster),
        demands=tuple(dict.fromkeys(each.measure for each in found if each.measure)),
        due=None if late else due,
    )
    return letter(kind, matter, branch, roster, today)


def _departments(entry: Inspection, roster: Roster) -> str | None:
    """The departments that were checked, each with its head of that day."""
    known = {each.id: each for each in roster.departments_on(entry.on)} if entry.on else {}
    said = []
    for named in entry.departments:
        department = known.get(named.person_id or 0)
        head = roster.find(department.head_id) if department else None
        said.append(formats.noted(named.name, head.name, ZH) if head else named.name)
    return formats.listed(said, ZH) or None


def from_duty(kind: str, line: Line, branch: Branch, roster: Roster, today: date) -> Letter:
    """What is behind on the list: what is owed, how far it is, what is still to be done."""
    required, done = numbers(line.duty, line.standing)
    counted = f"，应完成 {required}，已完成 {done or 0}" if required is not None else ""
    reason = standing_text.reason_text(line.standing, ZH, today)
    step = _demand(line, roster, today)
    matter = Matter(
        about=(f"{line.title(ZH)}{counted}。{reason}",),
        source=f"{today.year}年责任清单",
        owner=responsible(line, branch, roster),
        demands=(step,) if step and step != reason else (f"尽快完成“{line.title(ZH)}”并登记",),
        due=line.standing.due if line.standing.due and line.standing.due >= today else None,
    )
    return letter(kind, matter, branch, roster, today)


def _demand(line: Line, roster: Roster, today: date) -> str | None:
    """What is asked for in a sentence: periods that passed without, people who are still to come."""
    missed = standing_text.missed_text(line.standing.missed, ZH)
    if not missed or not line.standing.open:
        return next_step(line, roster, today)
    people = standing_text.units_text(line.standing.missing, roster, ZH) if line.standing.missing else ""
    return "；".join(
        [f"尽快补上{missed}的“{line.title(ZH)}”并登记", *([f"还差：{people}"] if people else [])]
    )


def pledge(branch: Branch, roster: Roster, person: Person, lines: Sequence[Line], today: date) -> Letter:
    """责任书 of one person: the duties of the person's own list; none that the list does not have."""
    duties = [
        {
            "序号": number,
            "内容": line.title(ZH),
            "频次": standing_text.cadence_text(line.duty, line.standing, ZH),
        }
        for number, line in enumerate(lines, 1)
    ]
    values: dict[str, object] = {
        "支部": branch.name,
        "年度": today.year,
        "责任人": person.name,
        "职务": posts_on(person.id, roster, today) or MISSING,
        "责任内容": duties or [{"序号": number, "内容": MISSING, "频次": ""} for number in (1, 2, 3)],
        "日期": long_day(today),
    }
    title = f"{branch.name}{today.year}年度责任书（{person.name}）"
    return Letter(_TEMPLATES[PLEDGE], title, values, person.name, empty=not duties)
