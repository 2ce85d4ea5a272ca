"""The sample branch of the demo: plainly sample people, bound to the phones on the page."""

from datetime import datetime

from sqlmodel import Session

from bot.roster import Membership, Post
from storage import accounts, branches, rosters
from storage.store import Store

PEOPLE = (
    (1001, "张三", "zh-hans"),
    (1002, "李四", "zh-hans"),
    (1003, "王五", "zh-hans"),
    (1004, "Zhao Liu", "en"),
)
"""Who has a phone on the page: Telegram id, first name, its language. The fourth has no branch yet."""

ROSTER: tuple[tuple[str, tuple[Post, ...], int | None], ...] = (
    ("张三", (Post.BRANCH_SECRETARY,), 1001),
    ("李四", (Post.ORGANIZATION_MEMBER,), 1002),
    ("王五", (Post.DISCIPLINE_MEMBER,), 1003),
    ("示例甲", (), None),
    ("示例乙", (), None),
    ("示例丙", (), None),
    ("示例丁", (), None),
    ("示例戊", (), None),
)


def build_sample(store: Store, now: datetime) -> None:
    """Put the sample branch into a new database; ``now`` decides which year its records are of."""
    store.write_now(_people, now)


def _people(session: Session, now: datetime) -> int:
    branch = branches.create(session, "示例支部", now.date().replace(month=1, day=1), len(ROSTER))
    for name, posts, user_id in ROSTER:
        person = rosters.add_person(session, branch.id, name, membership=Membership.FULL, posts=posts)
        if user_id is not None:
            accounts.ensure(session, user_id, user_id, "zh")
            accounts.bind(session, user_id, branch.id, person.id)
            accounts.set_noticed(session, user_id)
    return branch.id
