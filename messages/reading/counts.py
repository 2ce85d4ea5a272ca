"""How many were expected and how many came: 应到9实到8, 8/9, 缺2, 全员到齐, expected 9 present 8."""

import re
from typing import NamedTuple

from messages.reading.labelled import Label, numbers_by_label
from messages.reading.normalise import spaced
from messages.reading.numbers import NUMERAL, number_of
from messages.reading.problem import Problem, ProblemCode, problem


class Counts(NamedTuple):
    """应到 and 实到; None where it was neither typed nor known."""

    expected: int | None
    actual: int | None


_LONGEST = 200
_LABELS = (
    Label(
        "expected",
        "应(?:当|该)?(?:到会|到场|到|出席|参会|参加|有)?(?:人数|党员|支委)?|expected|due|should be",
    ),
    Label("absent", "缺席|缺勤|缺|少了|少|差|未到|没到|没来|请假|absent|missing|away|on leave"),
    Label(
        "actual",
        "实(?:际)?(?:到会|到场|到|出席|参会|参加)?(?:人数|党员|支委)?|到会|到场|出席|参会|参加|到了"
        "|来了|到|来"
        "|present|attended|attending|attend|came|here|actual|showed up",
    ),
)
_COUNTED = "(?:个人|个|人|名|号人)?"
_PAIR = re.compile(
    f"(?:present|attendance|人数|出勤|到会|参会)?[ :]{{0,2}}({NUMERAL}){_COUNTED} ?(?:[/,:;、比-]| of "
    f"| out of | ) ?"
    f"({NUMERAL}){_COUNTED}(?: present| attended| came| people)?"
)
_OF_WHICH = re.compile(
    f"({NUMERAL}){_COUNTED}[ ,]{{0,2}}(?:只|就|共|一共)?(?:到了|来了|到|来)({NUMERAL}){_COUNTED}"
)
_SINGLE = re.compile(f"({NUMERAL}){_COUNTED}")
_ALL_OF = re.compile(f"(?:一共|总共|共|全体|全部)?({NUMERAL})(?:个人|人|名)[ ,;]")
_ALL = re.compile(
    "到齐|齐了|全勤|(?:全员|全体|全部|都|全)(?:准时)?(?:到会|到场|到了|到|参加|出席|来了)"
    "|一个(?:都)?不少|无(?:人)?缺席|没有?(?:人)?缺席"
    "|all present|all here|everyone|everybody|full attendance|all attended|all came|no one absent"
    "|nobody absent"
)
_NOT_ALL = re.compile(
    "没全|没有全|未全|不全|没(?:有)?(?:都)?到齐|未到齐|没都|not all|not every|nearly|almost|差不多"
    "|基本|几乎|除"
)


def read_counts(text: str, *, expected: int | None = None) -> Counts | Problem:
    """The two numbers; ``expected`` is what the roster says and stands in where none is typed.

    Two bare numbers are ordered by size, one bare number is who came. Codes: UNREADABLE_COUNTS,
    EXPECTED_WANTED (缺2 or 全员到齐 with nothing known), MORE_PRESENT_THAN_EXPECTED, COUNTS_DO_NOT_ADD_UP.
    """
    body = spaced(text).strip(" .。,!;")
    if not body or len(body) > _LONGEST:
        return problem(ProblemCode.UNREADABLE_COUNTS, shown=text)
    bare = _bare_numbers(body)
    if bare is not None:
        return _checked(text, {"expected": expected, **bare} if expected is not None else dict(bare))
    typed: dict[str, int | None] = dict(numbers_by_label(body, _LABELS))
    if not typed.keys() & {"actual", "absent"} and _ALL.search(body) and not _NOT_ALL.search(body):
        typed["absent"] = 0
    if "expected" not in typed and "absent" in typed and (all_of := _ALL_OF.match(body)):
        typed["expected"] = number_of(all_of[1])
    if not typed:
        return problem(ProblemCode.UNREADABLE_COUNTS, shown=text)
    return _checked(text, {"expected": expected} | typed)


def _bare_numbers(body: str) -> dict[str, int] | None:
    """Numbers without a label, by size; None when the line is anything else."""
    pair = _PAIR.fullmatch(body) or _OF_WHICH.fullmatch(body.replace(" ", ""))
    if pair:
        one, other = number_of(pair[1]), number_of(pair[2])
        if one is not None and other is not None:
            ordered = pair.re is _PAIR
            return {
                "expected": max(one, other) if ordered else one,
                "actual": min(one, other) if ordered else other,
            }
    single = _SINGLE.fullmatch(body)
    number = number_of(single[1]) if single else None
    return None if number is None else {"actual": number}


def _checked(text: str, found: dict[str, int | None]) -> Counts | Problem:
    expected, actual, absent = found.get("expected"), found.get("actual"), found.get("absent")
    if absent is not None and actual is None:
        if expected is None:
            return problem(ProblemCode.EXPECTED_WANTED, shown=text)
        if absent > expected:
            return problem(ProblemCode.COUNTS_DO_NOT_ADD_UP, expected=expected, actual="-", absent=absent)
        actual = expected - absent
    if expected is None and actual is not None and absent is not None:
        expected = actual + absent
    if expected is not None and actual is not None:
        if actual > expected:
            return problem(ProblemCode.MORE_PRESENT_THAN_EXPECTED, expected=expected, actual=actual)
        if absent is not None and expected - actual != absent:
            return problem(ProblemCode.COUNTS_DO_NOT_ADD_UP, expected=expected, actual=actual, absent=absent)
    return Counts(expected, actual)
