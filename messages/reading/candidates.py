"""Whom of a roster a word may mean: a full name, 老张, 张书记, 组织委员, 办公室主任, titles or none."""

from datetime import date

from bot.roster import COMMITTEE_POSTS, Person, Post, Roster
from messages.reading.names import key_of, surname
from messages.reading.normalise import words
from messages.reading.patterns import Pattern
from messages.reading.post_words import Role, role_of

SELF = words("我 本人 自己 我自己 me myself i self")
"""Words by which people mean themselves."""

LONGEST = 80
"""Longest word that is looked up."""

_HONORIFIC = ("同志", "老师", "同事")
_BRACKETED = Pattern(r"\([^()]{0,40}\)")


def candidates(key: str, roster: Roster, day: date) -> tuple[Person, ...]:
    """Who of the roster of ``day`` the word ``key`` (see ``key_of``) may mean."""
    if not 0 < len(key) <= LONGEST:
        return ()
    present = roster.on(day)
    plain = _BRACKETED.sub("", key)
    for honorific in ("", *_HONORIFIC):
        stem = plain.removesuffix(honorific) if honorific else plain
        exact = tuple(person for person in present if key_of(person.name) in (stem, key))
        if exact:
            return exact
    return (
        _name_with_role(plain, present) or _familiar(plain, present) or _by_post(plain, roster, present, day)
    )


def _name_with_role(key: str, present: tuple[Person, ...]) -> tuple[Person, ...]:
    """A full name with a title before or behind it: 李四书记, 组织委员李四."""
    found = []
    for person in present:
        name = key_of(person.name)
        rest = key.removeprefix(name) if key.startswith(name) else key.removesuffix(name)
        if rest != key and role_of(rest) is not None:
            found.append(person)
    return tuple(found)


def _familiar(key: str, present: tuple[Person, ...]) -> tuple[Person, ...]:
    """老张, 小李: a surname behind 老 or 小."""
    if len(key) not in (2, 3) or key[0] not in "老小":
        return ()
    return tuple(person for person in present if surname(person.name) == key[1:])


def _by_post(key: str, roster: Roster, present: tuple[Person, ...], day: date) -> tuple[Person, ...]:
    """A post alone, or behind a surname that holds it: 书记, 张书记, 李主任, 办公室主任."""
    whole = role_of(key)
    if whole is not None and (holding := _holding(whole, roster, present, day)):
        return holding
    for size in (2, 1):
        role = role_of(key[size:]) if len(key) > size else None
        holding = _holding(role, roster, present, day) if role is not None else ()
        if role is not None and role.post is Post.BRANCH_SECRETARY:
            # A deputy secretary is addressed as 书记 too.
            holding += _holding(Role(post=Post.DEPUTY_SECRETARY), roster, present, day)
        if fitting := tuple(person for person in holding if surname(person.name) == key[:size]):
            return tuple(dict.fromkeys(fitting))
    return ()


def _holding(role: Role, roster: Roster, present: tuple[Person, ...], day: date) -> tuple[Person, ...]:
    if role.post is not None:
        # Every member of the committee is addressed as 委员 or 支委.
        posts = COMMITTEE_POSTS if role.post is Post.COMMITTEE_MEMBER else frozenset({role.post})
        return tuple(person for person in present if posts & person.posts(day))
    if role.department is not None:
        heads = {
            d.head_id
            for d in roster.departments_on(day)
            if not role.department or key_of(d.name) == key_of(role.department)
        }
        return tuple(person for person in present if person.id in heads)
    return ()
