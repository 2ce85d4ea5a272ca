"""A roster from a file: a pasted list (张三 书记), or JSON/YAML with people, posts and departments."""

from collections.abc import Iterable, Mapping, Sequence

import yaml

from bot.roster import Department, Person, Post, Roster, Tenure
from messages.reading.post_words import role_of
from messages.reading.roster_lines import read_roster_lines

_POSTS = ("posts", "post", "role", "roles", "title", "职务", "党内职务")
_NAMES = ("name", "姓名")
_Row = tuple[str, list[Post], list[str]]
_LISTS = ("people", "members", "roster", "persons", "名单")


def read_roster(text: str) -> Roster:
    """The roster that a file holds, its posts held on any day.

    A list of names, or of mappings with a name and a post (an identifier of ``Post`` or as people say it),
    may stand by itself or under ``people``; anything else is read as a pasted list, a person a line.
    """
    rows = _structured(text)
    entries = list(_pasted(text) if rows is None else map(_entry, rows))
    people: list[Person] = []
    departments: list[Department] = []
    for name, posts, heads in (entry for entry in entries if entry[0]):
        number = len(people) + 1
        people.append(Person(number, name, tenures=tuple(Tenure(post) for post in posts)))
        departments.extend(Department(len(departments) + n, head, number) for n, head in enumerate(heads, 1))
    return Roster(tuple(people), tuple(departments))


def _structured(text: str) -> Sequence[object] | None:
    """The rows of a JSON or YAML file; None where the text is a plain list."""
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError:
        return None
    if isinstance(found, Mapping):
        found = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), None)
    return found if isinstance(found, list) else None


def _entry(row: object) -> _Row:
    if not isinstance(row, Mapping):
        return str(row), [], []
    name = next((str(row[key]) for key in _NAMES if row.get(key)), "")
    said = [word for key in _POSTS if row.get(key) for word in _words(row[key])]
    return name, *_roles(said)


def _words(value: object) -> Iterable[str]:
    return (
        [str(each) for each in value]
        if isinstance(value, list)
        else str(value).replace("，", "、").split("、")
    )


def _roles(said: Iterable[str]) -> tuple[list[Post], list[str]]:
    """Posts and departments that the words name; what they name neither of is passed over."""
    posts: list[Post] = []
    heads: list[str] = []
    for word in said:
        if word in set(Post):
            posts.append(Post(word))
        elif (role := role_of(word)) is not None:
            posts.extend([role.post] if role.post else [])
            heads.extend([role.department] if role.department else [])
    return posts, heads


def _pasted(text: str) -> list[_Row]:
    return [
        (line.name, list(line.posts), list(line.department_head_of))
        for line in read_roster_lines(text)
        if line.name is not None
    ]
