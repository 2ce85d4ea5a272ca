"""A line of a pasted roster cut into names and roles, whatever stands between them."""

from collections.abc import Iterator
from typing import NamedTuple

from messages.reading.groups import group_of
from messages.reading.names import is_han
from messages.reading.normalise import fold
from messages.reading.patterns import Pattern
from messages.reading.post_words import Role, head_of_phrase, named_role, role_of

_ROLE_WORDS = 7
"""Longest English role: committee member for discipline inspection, head of the … office."""

_CUT = Pattern(r"([\t,、:;|/()\[\]【】<>《》。=]+|(?<=[^\x00-\x7f])-+|-+(?=[^\x00-\x7f])| -+ )")
_JOINT = Pattern("兼任|兼|和|及|与|&|[+]| and ")
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾萧肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
    "钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施"
    "文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲"
    "翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏"
)
_NOT_NAMES = frozenset(
    {"高工", "汉族", "满族", "回族", "本科", "大专", "男", "女", "安全员", "管理员", "大学"}
)


class Token(NamedTuple):
    """A piece of a line; ``may_be_name`` says whether a piece behind another name can be a further name."""

    text: str
    role: Role | None
    may_be_name: bool = False


def tokens_of(line: str) -> list[Token]:
    """The pieces of a line in order."""
    pieces = _CUT.split(fold(line))
    tokens: list[Token] = []
    at, listed = 0, False
    for index, folded in enumerate(pieces):
        piece = line[at : at + len(folded)].strip()
        at += len(folded)
        if index % 2:
            listed = "、" in folded
        elif piece:
            tokens.extend(_part(piece, listed=listed))
    return tokens


def _part(part: str, *, listed: bool) -> Iterator[Token]:
    """The tokens of a part without punctuation."""
    if part.isascii() and group_of(part) is not None:
        yield Token(part, None)
        return
    one_word = part.isascii() or len(part.split()) == 1
    if one_word and (role := role_of(part)) is not None:
        yield Token(part, role)
        return
    for n, word in enumerate(_words(part.split())):
        roles = list(_roles(word))
        if roles:
            yield from roles
        elif word[0].isascii() and word[0].isalpha():
            yield from _latin(word, listed=listed)
        else:
            yield from _chinese(word, listed=listed and n == 0)


def _words(words: list[str]) -> Iterator[str]:
    """Words by spaces, with single characters (张 三) and words of Latin letters put together."""
    at = 0
    while at < len(words):
        size = 1
        kind = _kind(words[at])
        while kind and at + size < len(words) and _kind(words[at + size]) == kind:
            size += 1
        yield ("" if kind == "single" else " ").join(words[at : at + size])
        at += size


def _kind(word: str) -> str:
    if len(word) == 1 and is_han(word):
        return "single"
    return "latin" if word[0].isascii() and word[0].isalpha() else ""


def _roles(word: str) -> Iterator[Token]:
    """The roles that the whole word says, joined by 兼 or 和; nothing where a piece of it is no role."""
    whole = role_of(word)
    if whole is not None and not (whole.department and "兼" in word):
        yield Token(word, whole)
        return
    pieces = [piece for piece in _JOINT.split(word) if piece]
    found = [Token(piece, role_of(piece)) for piece in pieces]
    if len(found) > 1 and all(token.role is not None for token in found):
        yield from found


def _chinese(word: str, *, listed: bool) -> Iterator[Token]:
    """A name with its roles grown together (张三书记, 组织委员李四), or a single piece."""
    if is_han(word) and len(word) > 3:
        for size in (3, 2, 4):
            if roles := list(_fixed_roles(word[size:])):
                yield Token(word[:size], None, may_be_name=True)
                yield from roles
                return
            if len(word) > size + 1 and (roles := list(_fixed_roles(word[:-size]))):
                yield from roles
                yield Token(word[-size:], None, may_be_name=True)
                return
    yield Token(word, None, may_be_name=_may_be_name(word, listed=listed))


def _fixed_roles(word: str) -> Iterator[Token]:
    pieces = [piece for piece in _JOINT.split(word) if piece]
    found = [Token(piece, named_role(piece)) for piece in pieces]
    if found and all(token.role is not None for token in found):
        yield from found


def _may_be_name(word: str, *, listed: bool) -> bool:
    if word in _NOT_NAMES or not 2 <= len(word) <= 4 or not is_han(word):
        return listed and "·" in word
    return listed or (word[0] in SURNAMES and len(word) <= 3)


def _latin(words: str, *, listed: bool) -> Iterator[Token]:
    """Words of Latin letters: a role before or behind the name, or the name alone."""
    parts = words.split()
    for at in range(max(1, len(parts) - _ROLE_WORDS), len(parts)):
        tail = " ".join(parts[at:])
        if (role := named_role(tail) or head_of_phrase(tail)) is not None:
            yield Token(" ".join(parts[:at]), None, may_be_name=True)
            yield Token(tail, role)
            return
    for at in range(min(len(parts) - 1, _ROLE_WORDS), 0, -1):
        head = " ".join(parts[:at])
        if (role := named_role(head)) is not None:
            yield Token(head, role)
            yield Token(" ".join(parts[at:]), None, may_be_name=True)
            return
    yield Token(words, None, may_be_name=listed)
