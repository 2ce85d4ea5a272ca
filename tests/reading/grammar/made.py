"""Questions drawn from the grammar, each with all that is to be read from it."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.record_types import RecordType
from tests.reading.grammar import slots
from tests.reading.grammar.slots import Fields

_EITHER = re.compile(r"\(([^()]*)\)")
_MAYBE = re.compile(r"(\{[A-Z]\}|[^ ])\?(?=.)")
_GAP = re.compile(r"\{(?P<name>[A-Z]+[0-9]?)(?::(?P<sorts>[A-Z]+))?\}")
_BEFORE = ("请问", "麻烦问一下，", "我想问一下，", "那个，", "问一下，", "哎，", "同志你好，", "帮我看看")
_BEHIND = ("？", "?", "", "", "", "。", "啊", "呀？", "呢？")
_BEFORE_EN = ("please tell me, ", "hi, ", "hey, ", "sorry, ", "quick question: ", "well, ", "ok, ")
_BEHIND_EN = ("?", "", ".", "??", " please", " pls")
_AS_IT_STANDS = frozenset({"help", "create_reminder", "draft_report", "export_ledger"})


@dataclass
class Made:
    """A question and the fields that it says."""

    text: str
    pattern: str
    fields: Fields = field(default_factory=dict)


def patterns(language: str) -> Iterator[tuple[str, str]]:
    """Every pattern with its kind."""
    file = Path(__file__).parent / ("chinese.txt" if language == "zh" else "english.txt")
    kind = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("# "):
            yield kind, line


def make(kind: str, pattern: str, language: str, luck: random.Random) -> Made:
    """One question of a pattern."""
    body, _, said = pattern.partition(" #")
    made = Made("", pattern, {"kind": kind})
    if said:
        made.fields |= (
            {"person": "self"}
            if said == "self"
            else {"role": said}
            if said == "department_head"
            else {"types": [said]}
        )
    while found := _EITHER.search(body):
        body = body[: found.start()] + luck.choice(found[1].split("|")) + body[found.end() :]
    body = re.sub(r"(?<=[A-Za-z])1(?=\b|\s|$)|(?<=课)1", "", body)
    body = _MAYBE.sub(lambda m: luck.choice((m[1], "")), body)
    text = _fill(body, made, language, luck)
    if kind == "help":
        made.fields = {"kind": kind}
    made.text = _dressed(
        " ".join(text.split()).replace(" 's", "'s").replace("classs", "classes"), kind, language, luck
    )
    return made


def _fill(body: str, made: Made, language: str, luck: random.Random) -> str:
    zh = language == "zh"
    sort: slots.Sort | None = None
    if typed := re.search(r"\{T:([A-Z]+)\}", body):
        sort = slots.SORTS[luck.choice(typed[1])]
    verb = luck.choice(sort.verbs) if sort else ""
    tables = {
        "P": slots.PAST_ZH if zh else slots.PAST_EN, "C": slots.COMING_ZH if zh else slots.COMING_EN,
        "D": slots.DAY_ZH if zh else slots.DAY_EN, "F": slots.AHEAD_ZH if zh else slots.AHEAD_EN,
        "B": slots.BY_ZH if zh else slots.BY_EN, "N": slots.PERSON_ZH if zh else slots.PERSON_EN,
        "R": slots.ROLE_ZH if zh else slots.ROLE_EN,
    }  # fmt: skip

    def fill(gap: re.Match[str]) -> str:
        name = gap["name"]
        if name == "T" and sort is not None:
            return _type(sort, made, zh, luck)
        if name == "T2":
            return _type(slots.SORTS[luck.choice(gap["sorts"])], made, zh, luck)
        if name == "V":
            return verb
        if name == "U":
            return luck.choice(sort.units) if sort else "次"
        if name == "R1":
            return luck.choice(("党员", "同志"))
        table = tables[name[0]]
        if name == "C2":
            table = {words: said for words, said in table.items() if words[0] in "下明"}
        words, said = slots.pick(table, luck)
        made.fields |= said
        return words.removeprefix("in ") if name == "CB" else words

    return _GAP.sub(fill, body)


def _type(sort: slots.Sort, made: Made, zh: bool, luck: random.Random) -> str:
    names = sort.names if zh else sort.english
    name = luck.choice(list(names))
    before = made.fields.get("types")
    kinds: list[str] = before if isinstance(before, list) else []
    if str(RecordType(names[name])) not in kinds:
        made.fields["types"] = [*kinds, str(RecordType(names[name]))]
    return name


def _dressed(text: str, kind: str, language: str, luck: random.Random) -> str:
    """With a polite opening, an ending or neither."""
    before, behind = (_BEFORE, _BEHIND) if language == "zh" else (_BEFORE_EN, _BEHIND_EN)
    if kind not in _AS_IT_STANDS and luck.random() < 0.25:
        text = luck.choice(before) + text
    ends = ("", "。", "") if kind in _AS_IT_STANDS and language == "zh" else behind
    end = luck.choice(ends)
    if end[:1] in ("啊", "呀", "呢") and text[-1] in "吗没么了的呢啊呀":
        end = "？"
    return text + end
