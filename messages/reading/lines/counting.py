"""The numbers of those who came in one record, as far as they were said or follow from what was."""

from dataclasses import replace

from messages.reading.lines.model import LineRecord
from messages.reading.lines.scan import Kind, Scan
from messages.reading.problem import Problem, ProblemCode, problem


def counted(scan: Scan, record: LineRecord, a: int, b: int) -> tuple[LineRecord, Problem | None]:
    """The record of a stretch with its numbers, and what is wrong with them, if anything is."""
    expected, vague = _count(scan, Kind.EXPECTED, a, b)
    actual, approx = _count(scan, Kind.ACTUAL, a, b)
    absent, _ = _count(scan, Kind.ABSENT, a, b)
    if vague:
        expected = None
    whole = actual is None or expected is None or actual == expected
    if scan.of(Kind.ALL, a, b) and not record.absentees and absent is None and whole:
        absent = 0
    if actual is None and expected is not None and absent is not None and absent <= expected:
        actual = expected - absent
    doubt: Problem | None = None
    if expected is not None and actual is not None:
        if actual > expected:
            doubt = problem(ProblemCode.MORE_PRESENT_THAN_EXPECTED, expected=expected, actual=actual)
        elif absent is not None and expected - actual != absent:
            doubt = problem(ProblemCode.COUNTS_DO_NOT_ADD_UP, expected=expected, actual=actual, absent=absent)
    found = replace(record, expected=expected, actual=actual, actual_approx=approx, absent_count=absent)
    return found, doubt


def _count(scan: Scan, kind: Kind, a: int, b: int) -> tuple[int | None, bool]:
    """The first number of a kind in a stretch, and whether it is approximate."""
    for span in scan.of(kind, a, b):
        if isinstance(span.value, tuple):
            number, approx = span.value
            return int(number), bool(approx)
    return None, False
