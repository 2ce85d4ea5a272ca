"""Names of the roster in Latin letters: Zhang San, Xiaoming Wang, zhangsan, Old Zhao, Secretary Zhang."""

from collections.abc import Iterable, Iterator
from itertools import islice, product

from bot.roster import Person
from messages.reading.lines.sounds import readings_of
from messages.reading.names import is_han, key_of, surname
from messages.reading.normalise import fold
from messages.reading.patterns import Pattern

_TOKENS = Pattern("[a-zü]+(?:[ '’-][a-zü]+){0,3}")
_WORD = Pattern("[a-zü]+")
_MOST_SPELLINGS = 12
"""Readings of one name that are kept; a character has seldom more than two."""

_LEAST_ALONE = 4
"""Letters of a full name written as one word without a capital."""

_POSTS = {
    "branch secretary": "书记", "party secretary": "书记", "deputy secretary": "副书记", "secretary": "书记",
    "director": "主任", "chairman": "主席", "section chief": "科长", "department head": "主任",
    "manager": "经理", "commissioner": "委员", "committee member": "委员", "group leader": "组长",
    "team leader": "队长", "principal": "校长", "dean": "院长", "factory director": "厂长",
}  # fmt: skip
_FAMILIAR = {"old": "老", "lao": "老", "little": "小", "xiao": "小", "young": "小"}
_RESPECT = "mrs?|ms|miss|comrade|teacher|dr|professor|prof|engineer"
TITLE = Pattern(
    f"(?P<word>{'|'.join(sorted((*_POSTS, *_FAMILIAR), key=len, reverse=True))}|{_RESPECT})\\.? (?=[a-zü])"
)
"""What may stand before a surname or a name, in folded text."""

_ENGLISH = frozenset(
    "he she you an a we me so do to long song sun man men pan fan gang sang ran may mar can hang tang bin "
    "ban den tan make made here line time mine sale site lane rule male china hero dine fine wine lie tie "
    "die pie per her hers than then bang sing wing ping pong young lu hen pen ten age like side mode case "
    "take mate lake bike hide wide ride same name game came date late wanting dating liking sure pure rate "
    "base face".split()
)
"""English words that are somebody's name if read as pinyin; by themselves they name nobody."""


class LatinNames:
    """The people of a roster by how their names are spelt; all is worked out once."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._full: dict[str, list[Person]] = {}
        self._family: dict[str, list[Person]] = {}
        self._given: dict[str, list[Person]] = {}
        for person in people:
            self._add(person, key_of(person.name))
        keys = {key for each in (self._full, self._family, self._given) for key in each}
        self._heads = frozenset(key[:size] for key in keys for size in range(1, len(key) + 1))

    def _add(self, person: Person, key: str) -> None:
        family = surname(key)
        if family and is_han(key):
            first = list(_spellings(family))
            given = list(_spellings(key[len(family) :]))
            for name in islice((both for both in product(first, given)), _MOST_SPELLINGS):
                for spelt in ("".join(name), "".join(reversed(name))):
                    _put(self._full, spelt, person)
            for spelt in first:
                _put(self._family, spelt, person)
            for spelt in given if len(key) - len(family) > 1 else ():
                _put(self._given, spelt, person)
        elif person.name.isascii() and len(words := fold(person.name).split()) == 2:
            _put(self._full, "".join(words), person)
            _put(self._full, "".join(reversed(words)), person)
            _put(self._family, words[0], person)

    def ends_at(self, folded: str, at: int) -> list[int]:
        """Where full names that begin at ``at`` end, whatever their capitals; the longest first."""
        return [end for end, key, words in self._pieces(folded, at) if self._sure(key, words)]

    def _sure(self, key: str, words: int) -> bool:
        return key in self._full and (words > 1 or (len(key) >= _LEAST_ALONE and key not in _ENGLISH))

    def alone_at(self, text: str, folded: str, at: int) -> list[int]:
        """Where a surname, a given name or a full name in one word ends that a capital marks as such."""
        if not text[at : at + 1].isupper() or _capital_before(text, at):
            return []
        return [
            end
            for end, key, words in self._pieces(folded, at)
            if key not in _ENGLISH
            and (words == 1 or "-" in folded[at:end])
            and (key in self._full or ((key in self._family or key in self._given) and _alone(text, end)))
        ][:1]

    def titled_at(self, folded: str, at: int) -> tuple[int, str] | None:
        """Where a title and a name behind it end, and the post that the title is; empty for mere respect."""
        if at and _latin(folded[at - 1]):
            return None
        title = TITLE.match(folded, at)
        if title is None:
            return None
        for end, key, _ in self._pieces(folded, title.end()):
            if key in self._full or key in self._family:
                return end, title["word"] if title["word"] in _POSTS else ""
        return None

    def meant(self, typed: str) -> tuple[tuple[Person, ...], str]:
        """Who may be meant, and the post said of them in Chinese, empty where none is."""
        folded = fold(typed)
        title = TITLE.match(folded)
        key = "".join(c for c in folded if c.isalpha())
        if key in self._full:
            return tuple(self._full[key]), ""
        said = title["word"] if title else ""
        key = "".join(c for c in folded[title.end() if title else 0 :] if c.isalpha())
        fitting = self._full.get(key) or self._family.get(key) or ([] if title else self._given.get(key))
        return tuple(fitting or ()), _POSTS.get(said, "") if key not in self._full else ""

    def _pieces(self, folded: str, at: int) -> Iterator[tuple[int, str, int]]:
        """The runs of words from ``at`` on that may be a name: end, letters and number of words."""
        if folded[at : at + 2] not in self._heads or (at and _latin(folded[at - 1])):
            return
        found = _TOKENS.match(folded, at)
        if found is None:
            return
        key = ""
        pieces: list[tuple[int, str, int]] = []
        for word in _WORD.finditer(folded, at, found.end()):
            key += word[0]
            if key not in self._heads:
                break
            pieces.append((word.end(), key, len(pieces) + 1))
        yield from reversed(pieces)


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _alone(text: str, end: int) -> bool:
    """Whether no further name follows: of a stranger called Zhang Sanfeng no surname is taken."""
    behind = text[end : end + 2]
    return not (behind[:1] in " -" and behind[1:].isupper())


def _capital_before(text: str, at: int) -> bool:
    """Whether the word before belongs to the same name: Sanfeng Zhang."""
    before = text[:at].rsplit(None, 1)[-1:] if text[at - 1 : at] == " " else []
    return bool(before) and before[0].isalpha() and before[0].isascii() and before[0][:1].isupper() and at > 2


def _spellings(characters: str) -> Iterator[str]:
    """Every way to spell the characters; ü is typed as v, u or yu."""
    for each in islice(product(*(readings_of(c) for c in characters)), _MOST_SPELLINGS):
        spelt = "".join(each)
        yield spelt
        if "v" in spelt:
            yield from (spelt.replace("v", other) for other in ("u", "yu", "ü"))


def _put(into: dict[str, list[Person]], key: str, person: Person) -> None:
    held = into.setdefault(key, [])
    if person not in held:
        held.append(person)
