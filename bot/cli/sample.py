"""The sample branch of the demo: plainly sample people, bound to the phones on the page."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.cli.sample_cast import Cast
from bot.cli.sample_year import year_until
from bot.roster import Membership, Post
from bot.simulator.model import PersonSpec
from messages.labels import label
from storage import accounts, branches, meta, records, rosters
from storage.store import Store

LANGUAGE = "sample_language"
"""Under which name the language of the sample is kept, so that a later start shows the same names."""
PHONES = {1001: "zhang", 1002: "li", 1003: "wang"}
"""Whose phones are on the page, by Telegram id: the secretary and two members of the committee."""
TIME_ZONE = "Asia/Shanghai"
"""Where the sample branch is, whatever the machine's zone."""
NEWCOMER = 1004
"""A fourth phone, of somebody without a branch, set to English."""

_ROSTER: tuple[tuple[str, tuple[Post, ...], str | None], ...] = (
    ("zhang", (Post.BRANCH_SECRETARY,), "first"),
    ("li", (Post.DEPUTY_SECRETARY,), "second"),
    ("wang", (Post.ORGANIZATION_MEMBER,), "first"),
    ("zhao", (Post.PUBLICITY_MEMBER,), "second"),
    ("qian", (Post.DISCIPLINE_MEMBER,), "second"),
    ("jia", (Post.GROUP_LEADER,), "first"),
    ("yi", (Post.GROUP_LEADER,), "second"),
    ("bing", (), "first"),
    ("ding", (), "second"),
    ("wu", (), "first"),
    ("ji", (), "second"),
    ("geng", (), "first"),
    ("xin", (), None),
)
"""Key of the name, posts, Party group."""
_MEMBERSHIP = {"geng": Membership.PROBATIONARY, "xin": Membership.ACTIVIST}
_EXEMPT = "ji"
_DEPARTMENTS = (
    ("office", "jia", "li"),
    ("first", "yi", "wang"),
    ("second", "bing", "zhao"),
    ("finance", "ding", "qian"),
    ("works", "wu", "li"),
)
"""Key of the department, its head, the committee member in charge."""


def language_of(store: Store, default: str) -> str:
    """The language that the database's sample speaks; the default where there is none."""
    return store.read_now(meta.get, LANGUAGE) or default


def people(language: str) -> list[PersonSpec]:
    """The people of the page; the bot may write first to those who belong to the branch."""
    code = "zh-hans" if language == "zh" else "en"
    bound = [
        PersonSpec(number, label(language, f"sample.names.{key}"), code, started=True)
        for number, key in PHONES.items()
    ]
    return [*bound, PersonSpec(NEWCOMER, label("en", "sample.newcomer"), "en", started=False)]


def build_sample(store: Store, now: datetime, language: str = "zh") -> None:
    """Put the sample branch into a new database, with this year's records up to ``now``.

    The same ``now`` gives the same branch. Names and words are those of ``language``.
    """
    store.write_now(_build, now, language)


def _build(session: Session, now: datetime, language: str) -> None:
    meta.put(session, LANGUAGE, language)
    local = now.astimezone(ZoneInfo(TIME_ZONE))
    branch = branches.create(
        session,
        label(language, "sample.branch"),
        date(local.year, 1, 1),
        _full_members(),
        time_zone=TIME_ZONE,
    )
    ids = {key: _person(session, branch.id, key, language) for key, _, _ in _ROSTER}
    for key, head, in_charge in _DEPARTMENTS:
        name = label(language, f"sample.departments.{key}")
        rosters.add_department(session, branch.id, name, ids[head], ids[in_charge])
    for user_id, key in PHONES.items():
        accounts.ensure(session, user_id, user_id, language)
        accounts.bind(session, user_id, branch.id, ids[key])
        accounts.set_noticed(session, user_id)
    cast = Cast(language, rosters.get(session, branch.id), ids)
    for held in year_until(cast, local):
        records.save(session, branch.id, held.entry, logged_by=ids[held.logged_by], now=held.logged_at)


def _full_members() -> int:
    return sum(_MEMBERSHIP.get(key, Membership.FULL) is Membership.FULL for key, _, _ in _ROSTER)


def _person(session: Session, branch_id: int, key: str, language: str) -> int:
    _, posts, group = next(row for row in _ROSTER if row[0] == key)
    person = rosters.add_person(
        session,
        branch_id,
        label(language, f"sample.names.{key}"),
        membership=_MEMBERSHIP.get(key, Membership.FULL),
        posts=posts,
        group=None if group is None else label(language, f"sample.groups.{group}"),
        exempt=key == _EXEMPT,
    )
    return person.id
