"""The sample branch's meetings of one year: what was held in which month, and who was away."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from bot.cli.sample_cast import Cast, workday
from bot.record_types import Detail, RecordType
from bot.records import Meeting, Resolution, Vote

_T = RecordType

_AWAY: dict[int, dict[str, str]] = {
    2: {"qian": "business_trip"},
    4: {"zhao": "leave"},
    5: {"yi": "on_duty"},
    6: {"wang": "study_leave", "ding": "leave"},
    8: {"bing": "sick"},
    9: {"li": "business_trip", "wu": "on_duty"},
    11: {"jia": "leave"},
}
"""Who was away from that month's meetings, and why."""
_OLD = {"ji": "exempt"}
_ENTITLED = 11
"""The full members, who vote; those excused from study are among them."""


def _meeting(
    cast: Cast, kind: RecordType, on: date, hour: int, host: str = "zhang", **said: object
) -> Meeting:
    given: dict[str, object] = {
        "type": kind,
        "on": on,
        "start": time(hour),
        "end": time(hour + 1, 30),
        "place": cast.say("places.committee"),
        "host": cast.who(host),
        "recorder": cast.who("wang"),
        "resolutions": (),
    }
    meeting = Meeting.model_validate(given | said)
    elderly = _OLD if kind not in (_T.BRANCH_COMMITTEE_MEETING, _T.BRANCH_MEMBERS_MEETING) else {}
    away = {key: why for key, why in _AWAY.get(on.month, {}).items() if cast.who(key) != meeting.host}
    if meeting.recorder is not None and meeting.recorder.person_id in {cast.ids[key] for key in away}:
        meeting = meeting.model_copy(update={"recorder": cast.who("zhao")})
    return cast.attended(meeting, elderly | away)


def _decided(cast: Cast, key: str, owner: str, on: date) -> tuple[Resolution, ...]:
    due = on + timedelta(days=14)
    return (Resolution(text=cast.say(key), owner=cast.say(f"names.{owner}"), due=due),)


def committee(cast: Cast, year: int, month: int) -> Meeting:
    """支委会 of a month; March's was a study session besides."""
    on = workday(year, month, 9)
    key = f"committee.month_{month}"
    study = month == 3
    owner = ("li", "wang", "zhao", "qian")[month % 4]
    return _meeting(
        cast,
        _T.BRANCH_COMMITTEE_MEETING,
        on,
        15,
        also=(_T.THEORY_STUDY_SESSION,) if study else (),
        agenda=(cast.say(f"{key}.agenda"),)
        + ((cast.say("theory_agenda", text=cast.say(f"theory.month_{month}")),) if study else ()),
        key_points=cast.say(f"{key}.points"),
        resolutions=_decided(cast, f"{key}.decision", owner, on),
    )


def theme_day(cast: Cast, year: int, month: int) -> Meeting:
    """主题党日 of a month."""
    speaker = ("jia", "yi", "bing", "ding", "wu", "geng")[month % 6]
    theme = cast.say(f"theme.month_{month}.theme")
    return _meeting(
        cast,
        _T.THEME_PARTY_DAY,
        workday(year, month, 18),
        14,
        place=cast.say("places.members"),
        agenda=(theme,),
        key_points=cast.say("theme_points", speaker=cast.say(f"names.{speaker}")),
        details={
            Detail.THEME: theme,
            Detail.ACTIVITIES: cast.say(f"theme.month_{month}.activities"),
        },
    )


def study(cast: Cast, year: int, month: int) -> Meeting:
    """理论学习 of a month."""
    text = cast.say(f"theory.month_{month}")
    speaker = ("li", "zhao", "qian")[month % 3]
    return _meeting(
        cast,
        _T.THEORY_STUDY_SESSION,
        workday(year, month, 23),
        9,
        agenda=(cast.say("theory_agenda", text=text),),
        key_points=cast.say("theory_points", speaker=cast.say(f"names.{speaker}")),
        details={Detail.MATERIALS: text, Detail.MAIN_SPEAKERS: cast.say(f"names.{speaker}")},
    )


def group(cast: Cast, year: int, month: int, which: str) -> Meeting:
    """党小组会 of a month."""
    leader = {"first": "jia", "second": "yi"}[which]
    theme = cast.say(f"theme.month_{month}.theme")
    return _meeting(
        cast,
        _T.PARTY_GROUP_MEETING,
        workday(year, month, 12 if which == "first" else 13),
        16,
        host=leader,
        recorder=cast.who({"first": "bing", "second": "ding"}[which]),
        group=cast.say(f"groups.{which}"),
        place=cast.say("places.members"),
        agenda=(cast.say("group_agenda", theme=theme),),
        key_points=cast.say("group_points", leader=cast.say(f"names.{leader}")),
    )


def members(cast: Cast, year: int, month: int) -> Meeting:
    """党员大会 of a quarter; June's heard a lecture, March and June voted."""
    key = f"members.month_{month}"
    on = workday(year, month, 26 if month == 6 else 11)
    lecture_too: dict[str, object] = {
        "also": (_T.PARTY_LECTURE,),
        "lecturer": cast.who("zhang"),
        "details": {Detail.LECTURE_TITLE: cast.say("lecture.month_6")},
    }
    return _meeting(
        cast,
        _T.BRANCH_MEMBERS_MEETING,
        on,
        15,
        "zhang",
        place=cast.say("places.members"),
        agenda=(cast.say(f"{key}.agenda"),),
        key_points=cast.say(f"{key}.points"),
        resolutions=_decided(cast, f"{key}.decision", "wang", on),
        votes=(_vote(cast, month),) if month in (3, 6) else (),
        **(lecture_too if month == 6 else {}),
    )


def _vote(cast: Cast, month: int) -> Vote:
    """All who came and may vote are in favour but one."""
    there = _ENTITLED - len(_AWAY.get(month, {}))
    return Vote(
        subject=cast.say(f"members.month_{month}.vote"),
        entitled=_ENTITLED,
        entitled_present=there,
        in_favour=there - 1,
        against=0,
        abstained=1,
    )


def lecture(cast: Cast, year: int, month: int) -> Meeting:
    """党课; the secretary, the deputy and two others take turns."""
    lecturer = {2: "zhang", 5: "qian", 8: "li", 11: "zhao"}[month]
    title = cast.say(f"lecture.month_{month}")
    return _meeting(
        cast,
        _T.PARTY_LECTURE,
        workday(year, month, 26),
        15,
        place=cast.say("places.members"),
        lecturer=cast.who(lecturer),
        agenda=(title,),
        key_points=cast.say("lecture_points", speaker=cast.say(f"names.{lecturer}")),
        details={Detail.LECTURE_TITLE: title},
    )


def governance(cast: Cast, year: int, month: int, *, host: str) -> Meeting:
    """全面从严治党专题会; one that the deputy chaired counts for the committee alone."""
    on = workday(year, month, 16)
    return _meeting(
        cast,
        _T.STRICT_GOVERNANCE_MEETING,
        on,
        9,
        host=host,
        host_delegated=None if host == "zhang" else cast.say("strict.delegated"),
        agenda=(cast.say("strict.agenda"),),
        key_points=cast.say("strict.points"),
        resolutions=_decided(cast, "strict.decision", "qian", on),
        details={
            Detail.SITUATION_ANALYSIS: cast.say("strict.situation"),
            Detail.PROBLEMS: cast.say("strict.problems"),
            Detail.MEASURES: cast.say("strict.measures"),
        },
    )


def ideology(cast: Cast, year: int, month: int) -> Meeting:
    """意识形态专题会."""
    on = workday(year, month, 20)
    return _meeting(
        cast,
        _T.IDEOLOGY_MEETING,
        on,
        10,
        agenda=(cast.say("ideology.agenda"),),
        key_points=cast.say("ideology.points"),
        resolutions=_decided(cast, "ideology.decision", "zhao", on),
        details={
            Detail.RISK_POINTS: cast.say("ideology.risks"),
            Detail.MEASURES: cast.say("ideology.measures"),
        },
    )


def organizational_life(cast: Cast, year: int) -> Meeting:
    """组织生活会 in December, with 民主评议 as part of it."""
    details = {
        Detail.THEME: "theme",
        Detail.OPINIONS_COLLECTED: "opinions",
        Detail.CRITICISM: "criticism",
        Detail.RECTIFICATION: "rectification",
        Detail.APPRAISAL_RESULT: "result",
    }
    return _meeting(
        cast,
        _T.ORGANIZATIONAL_LIFE_MEETING,
        workday(year, 12, 17),
        14,
        place=cast.say("places.members"),
        also=(_T.DEMOCRATIC_APPRAISAL,),
        agenda=(cast.say("life.agenda"),),
        key_points=cast.say("life.points"),
        details={detail: cast.say(f"life.{key}") for detail, key in details.items()},
    )


def meetings(cast: Cast, year: int) -> Iterator[Meeting]:
    """Every meeting of the year; January's study session was left out."""
    for month in range(1, 13):
        yield committee(cast, year, month)
        yield theme_day(cast, year, month)
        yield from (group(cast, year, month, which) for which in ("first", "second"))
        if month not in (1, 3):
            yield study(cast, year, month)
    yield from (members(cast, year, month) for month in (3, 6, 9, 12))
    yield from (lecture(cast, year, month) for month in (2, 5, 8, 11))
    yield governance(cast, year, 3, host="zhang")
    yield governance(cast, year, 7, host="li")
    yield from (ideology(cast, year, month) for month in (5, 10))
    yield organizational_life(cast, year)
