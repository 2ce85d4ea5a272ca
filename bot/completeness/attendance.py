"""R2, R3, R8: who was expected, who came, whether they were enough, and who chaired.

半数以上 includes the half; the exemption of article 23 never lowers the number of those entitled to vote.
"""

from fractions import Fraction

from bot.completeness.hint import AnyEntry, Code, Hint, Hints, Level, Rule, Setting
from bot.record_types import SPECS, RecordType
from bot.records import Meeting, Named
from bot.roster import COMMITTEE_POSTS

_CHAIRED_BY_SECRETARY = (RecordType.BRANCH_MEMBERS_MEETING, RecordType.BRANCH_COMMITTEE_MEETING)
"""《支部工作条例（试行）》第十四条."""


def numbers(entry: AnyEntry) -> Hints:
    """R2: expected, present and absent must add up, and each absence has a reason."""
    if not isinstance(entry, Meeting):
        return
    expected, actual, absent = entry.expected, entry.actual, len(entry.absences)
    if expected is not None and actual is not None:
        if actual > expected:
            params: dict[str, int] = {"expected": expected, "actual": actual}
            yield Hint(Rule.R2, Level.ERROR, Code.MORE_PRESENT_THAN_EXPECTED, params)
        elif expected - actual != absent:
            params = {"expected": expected, "actual": actual, "absent": absent}
            yield Hint(Rule.R2, Level.ERROR, Code.ABSENCES_DO_NOT_ADD_UP, params)
    silent = [absence.who.name for absence in entry.absences if not (absence.reason or "").strip()]
    if silent:
        yield Hint(Rule.R2, Level.ERROR, Code.ABSENCE_WITHOUT_REASON, {"names": "、".join(silent)})


def least(share: Fraction, of: int) -> int:
    """The smallest number that is at least ``share`` of ``of`` (半数以上 of 8 is 4, of 9 is 5)."""
    return -int(-share * of // 1)


def quorum(entry: AnyEntry, setting: Setting) -> Hints:
    """R3: too few came for the meeting to stand.

    A 党员大会 is judged by those entitled to vote, the others by those expected.
    """
    if not isinstance(entry, Meeting):
        return
    spec = SPECS[entry.type]
    came = _came(entry, setting, voters_only=spec.members_vote)
    expected = _expected(entry, setting, voters_only=spec.members_vote)
    if spec.quorum is None or came is None or not expected:
        return
    needed = least(spec.quorum, expected)
    if came < needed:
        params = {"present": came, "expected": expected, "needed": needed}
        yield Hint(Rule.R3, Level.ERROR, Code.QUORUM_NOT_MET, params)


def _came(entry: Meeting, setting: Setting, *, voters_only: bool) -> int | None:
    """How many of those that matter came; a bare number cannot tell voters apart and is taken whole."""
    if voters_only:
        stated = [vote.entitled_present for vote in entry.votes if vote.entitled_present is not None]
        if stated:
            return max(stated)
        if entry.present:
            voters = {person.id for person in setting.roster.voters(setting.day)}
            return len(voters & set(entry.present))
    return entry.actual if entry.actual is not None else (len(entry.present) or None)


def _expected(entry: Meeting, setting: Setting, *, voters_only: bool) -> int | None:
    if voters_only:
        stated = [vote.entitled for vote in entry.votes if vote.entitled is not None]
        known = len(setting.roster.voters(setting.day))
        return entitled(max(stated), setting) if stated else (known or entry.expected)
    if entry.expected is not None or entry.type is not RecordType.BRANCH_COMMITTEE_MEETING:
        return entry.expected
    return len(setting.roster.committee(setting.day))


def entitled(stated: int, setting: Setting) -> int:
    """How many count as entitled to vote when ``stated`` are given.

    Members exempt under article 23 are added back where they seem to have been left out; any other
    difference is the branch's to explain.
    """
    voters = setting.roster.voters(setting.day)
    exempt = sum(person.exempt for person in voters)
    return max(stated, min(len(voters), stated + exempt))


def chair(entry: AnyEntry, setting: Setting) -> Hints:
    """R8: host and recorder are among those present; the secretary's absence is explained by a delegation."""
    if not isinstance(entry, Meeting):
        return
    if _away(entry.host, entry):
        yield Hint(Rule.R8, Level.WARNING, Code.HOST_ABSENT, _named(entry.host))
    if _away(entry.recorder, entry) and not _observes(entry.recorder, entry):
        yield Hint(Rule.R8, Level.WARNING, Code.RECORDER_ABSENT, _named(entry.recorder))
    yield from _delegation(entry, setting)


def _named(person: Named | None) -> dict[str, str]:
    return {"names": person.name if person is not None else ""}


def _away(person: Named | None, entry: Meeting) -> bool:
    """Whether somebody known is not among those present; without a list of them only an absence tells."""
    if person is None:
        return False
    if any(_same(person, absence.who) for absence in entry.absences):
        return True
    return bool(entry.present) and person.person_id is not None and person.person_id not in entry.present


def _same(one: Named, other: Named) -> bool:
    if one.person_id is not None and other.person_id is not None:
        return one.person_id == other.person_id
    return one.name == other.name


def _observes(person: Named | None, entry: Meeting) -> bool:
    return person is not None and any(person.name in observer for observer in entry.observers)


def _delegation(entry: Meeting, setting: Setting) -> Hints:
    secretary = setting.roster.secretary(setting.day)
    host = entry.host
    if entry.type not in _CHAIRED_BY_SECRETARY or secretary is None or host is None:
        return
    chief = Named(name=secretary.name, person_id=secretary.id)
    if _same(host, chief):
        return
    person = setting.roster.find(host.person_id)
    if person is not None and not person.posts(setting.day) & COMMITTEE_POSTS:
        yield Hint(Rule.R8, Level.WARNING, Code.DELEGATE_NOT_COMMITTEE, _named(host))
    if (entry.host_delegated or "").strip():
        return
    if _away(chief, entry):
        code = Code.SECRETARY_ABSENT_WITHOUT_DELEGATION
        yield Hint(Rule.R8, Level.WARNING, code, _named(chief))
    else:
        yield Hint(Rule.R8, Level.WARNING, Code.HOST_NOT_SECRETARY, _named(host))
