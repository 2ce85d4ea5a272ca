"""Reports that write themselves as far as records go: sections, what is missing in each, and the document.

A section holds what the records show, then what its author wrote. 存在问题, 原因 and 下一步 are never without
a prompt: a report that only praises is what inspectors complain of.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.record_types import RecordType
from messages.documents import report_sentences as sentences
from messages.documents.ledgers import ZH
from messages.documents.record_forms import lines, long_day
from messages.documents.report_facts import Facts, figures
from messages.documents.report_sentences import Said
from messages.documents.word import Values
from messages.entry_text import type_text
from messages.labels import has_label, label

ANNUAL, INTEGRITY, WORK, HALF_1, HALF_2 = "annual", "integrity", "work", "half_1", "half_2"
REPORTS = (ANNUAL, INTEGRITY, WORK, HALF_1, HALF_2)
TEMPLATE = "report"
_NUMERALS = "一二三四五六七八九"
_T = RecordType


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it stands: what records show, what was written, what is still missing.

    ``prompt`` says what the author is to write, empty where own words are optional; ``lacks`` are types of
    record that the section speaks of and that the period has none of.
    """

    key: str
    heading: str
    facts: tuple[str, ...]
    text: str
    prompt: str
    lacks: tuple[RecordType, ...]

    @property
    def unwritten(self) -> bool:
        """Whether the author's words are missing."""
        return bool(self.prompt) and not self.text

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return not self.unwritten and not self.lacks

    @property
    def paragraphs(self) -> list[str]:
        """The section as it is printed, gaps in their places."""
        gaps = [f"（待补充：本期没有登记{type_text(kind, ZH)}）" for kind in self.lacks]
        own = lines(self.text, "") if self.text else []
        asked = [f"（待补充：{self.prompt}）"] if self.unwritten else []
        return [*self.facts, *gaps, *own, *asked]


@dataclass(frozen=True, slots=True)
class _Part:
    """A section before it is filled: its facts, whether its author is asked, which records it speaks of."""

    key: str
    facts: Callable[[Facts], Said]
    asks: bool = False
    wants: tuple[RecordType, ...] = ()


def sections(report: str, facts: Facts, texts: Mapping[str, str]) -> list[Section]:
    """The sections of a report; ``texts`` are the author's words by section.

    Raises:
        LookupError: there is no such report.
    """
    return [
        Section(
            key=part.key,
            heading=heading_of(report, part.key),
            facts=tuple(fact for fact in part.facts(facts) if fact),
            text=texts.get(part.key, "").strip(),
            prompt=prompt_of(part.key) if part.asks else "",
            lacks=tuple(
                kind for kind in part.wants if not facts.meetings.get(kind) and not facts.talks[kind]
            ),
        )
        for part in _PARTS[report]
    ]


def keys(report: str) -> tuple[str, ...]:
    """The sections of a report; LookupError for a report that there is not."""
    return tuple(part.key for part in _PARTS[report])


def title_of_report(report: str, year: int, language: str = ZH) -> str:
    """What a report of a year is called.

    Raises:
        LookupError: there is no such report.
    """
    return label(language, f"reporting.titles.{report}", year=year)


def heading_of(report: str, key: str, language: str = ZH) -> str:
    """A section's heading with its number.

    Raises:
        LookupError: the report has no such section.
    """
    if key not in keys(report):
        raise LookupError(f"{report} has no section {key}")
    number, name = keys(report).index(key) + 1, label(language, f"reporting.sections.{key}")
    return f"{_NUMERALS[number - 1]}、{name}" if language == ZH else f"{number}. {name}"


def prompt_of(key: str, language: str = ZH) -> str:
    """What the author is to write in a section; of a section that stands on records, what may be added."""
    name = f"reporting.prompts.{key}"
    return label(language, name if has_label(language, name) else "reporting.optional")


def values_of_report(report: str, facts: Facts, texts: Mapping[str, str]) -> Values:
    """What the placeholders of a report stand for."""
    author = f"{facts.post}　{facts.author.name}" if facts.author else "（待补充）"
    return {
        "支部": facts.branch.name,
        "标题": title_of_report(report, facts.first.year),
        "报告人": author,
        "日期": long_day(facts.today),
        "起": long_day(facts.first),
        "止": long_day(facts.last),
        "各节": [{"标题": each.heading, "段落": each.paragraphs} for each in sections(report, facts, texts)],
        "数据": figures(facts),
    }


_PROBLEMS = _Part("problems", sentences.problems, asks=True)
_CAUSES = _Part("causes", sentences.nothing, asks=True)
_AHEAD = _Part("next", sentences.ahead, asks=True)
_HALF = (
    _Part("meetings", sentences.life),
    _Part("talks", sentences.conduct),
    _Part("list", sentences.duty_list),
    _PROBLEMS,
    _AHEAD,
)
_PARTS: dict[str, tuple[_Part, ...]] = {
    ANNUAL: (
        _Part("study", sentences.study, wants=(_T.THEORY_STUDY_SESSION,)),
        _Part("duty", sentences.responsibility, wants=(_T.STRICT_GOVERNANCE_MEETING,)),
        _Part("ideology", sentences.ideology, wants=(_T.IDEOLOGY_MEETING,)),
        _Part("life", sentences.life, wants=(_T.BRANCH_MEMBERS_MEETING,)),
        _Part("conduct", sentences.conduct, wants=(_T.INTEGRITY_TALK,)),
        _Part("own", sentences.own, asks=True),
        _PROBLEMS,
        _CAUSES,
        _AHEAD,
    ),
    INTEGRITY: (
        _Part("politics", sentences.study, asks=True),
        _Part("govern", sentences.responsibility, wants=(_T.STRICT_GOVERNANCE_MEETING,)),
        _Part("post", sentences.own, asks=True, wants=(_T.INTEGRITY_TALK,)),
        _Part("clean", sentences.clean, asks=True),
        _PROBLEMS,
        _AHEAD,
    ),
    WORK: (
        _Part("work", sentences.life, wants=(_T.BRANCH_MEMBERS_MEETING, _T.PARTY_LECTURE)),
        _Part("list", sentences.responsibility),
        _Part("deeds", sentences.nothing, asks=True),
        _PROBLEMS,
        _CAUSES,
        _AHEAD,
    ),
    HALF_1: _HALF,
    HALF_2: _HALF,
}
