"""Telegram's HTML: marked-up text to plain text and entities, refused in Telegram's own words.

Offsets of entities are UTF-16 units; offsets named in refusals are bytes of the UTF-8 text, as at Telegram.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.simulator.entities import span, utf16_length

JsonObject = dict[str, object]

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
}  # fmt: skip
_PLAIN_MARKS = ("bold", "italic", "underline", "strikethrough", "spoiler")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?P<decimal>[0-9]{1,8})|#[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<name>[a-z]+));?")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = re.compile(r"\s*")


class HtmlError(ValueError):
    """The text cannot be parsed; the message is Telegram's, without its prefix."""


@dataclass
class _Open:
    """A start tag that waits for its end tag."""

    name: str
    argument: str
    offset: int
    begins: int


def parse_html(source: str) -> tuple[str, list[JsonObject]]:
    """Plain text and entities of Telegram HTML; raises HtmlError."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[JsonObject] = []

    def run(self) -> tuple[str, list[JsonObject]]:
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._character()
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise HtmlError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        # An outer tag closes after an inner one; where both cover the same text the outer one is told first.
        self.entities.reverse()
        self.entities.sort(key=lambda entity: (span(entity)[0], -span(entity)[1]))
        return "".join(self.text), _without_marks_in_code(self.entities)

    def _character(self) -> None:
        value, self.at = _decoded(self.source, self.at)
        self.text.append(value)
        self.offset += utf16_length(value)

    def _start_tag(self) -> None:
        begin = self.at
        name = self._match(_NAME, begin + 1)
        if self.at >= len(self.source):
            raise HtmlError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        name = name.lower()
        if name not in _KINDS:
            raise HtmlError(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        argument = self._attributes(name, begin)
        if name == "span" and argument != "tg-spoiler":
            raise HtmlError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self.open.append(_Open(name, argument, self.offset, len(self.text)))

    def _attributes(self, tag: str, begin: int) -> str:
        argument = ""
        while True:
            self._match(_SPACE, self.at)
            if self.at >= len(self.source):
                raise HtmlError(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
            if self.source[self.at] == ">":
                self.at += 1
                return argument
            name = self._match(_ATTRIBUTE, self.at).lower()
            if not name:
                raise HtmlError(
                    f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begin)}'
                )
            self._match(_SPACE, self.at)
            value = self._value(tag, begin) if self.source[self.at : self.at + 1] == "=" else ""
            argument = _argument(tag, name, value) or argument

    def _value(self, tag: str, begin: int) -> str:
        self._match(_SPACE, self.at + 1)
        quote = self.source[self.at : self.at + 1]
        if quote not in ("'", '"') or not quote:
            start = self.at
            value = self._match(_TOKEN, start).lower()
            if self.at < len(self.source) and not re.match(r"[\s>]", self.source[self.at]):
                raise HtmlError(f"Unexpected end of name token at byte offset {self._bytes(start)}")
            return value
        self.at += 1
        value = ""
        while self.at < len(self.source) and self.source[self.at] != quote:
            character, self.at = _decoded(self.source, self.at)
            value += character
        if self.at >= len(self.source):
            raise HtmlError(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
        self.at += 1
        return value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise HtmlError(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        name = self._match(_NAME, begin + 2).lower()
        self._match(_SPACE, self.at)
        if self.source[self.at : self.at + 1] != ">":
            raise HtmlError(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.name:
            raise HtmlError(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{opened.name}>", found "</{name}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: JsonObject = {
            "type": _KINDS[opened.name], "offset": opened.offset, "length": self.offset - opened.offset,
        }  # fmt: skip
        if opened.name == "a":
            url = opened.argument or "".join(self.text[opened.begins :])
            if not re.match(r"(?i)(https?|tg|mailto|tel):|[^\s/]+\.[^\s]+", url):
                return  # Telegram keeps the text and drops a link that leads nowhere
            entity["url"] = url
        elif opened.name == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.name == "code" and opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)

    def _match(self, pattern: re.Pattern[str], at: int) -> str:
        found = pattern.match(self.source, at)
        if found is None:  # every pattern here matches the empty text
            raise HtmlError("Text must be encoded in UTF-8")
        self.at = found.end()
        return found.group()

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode())


def _decoded(source: str, at: int) -> tuple[str, int]:
    """The character at a place, a reference such as &lt; or &#39; resolved, and the next place."""
    found = _REFERENCE.match(source, at)
    if found is None:
        return source[at], at + 1
    if found["name"]:
        value = _NAMED.get(found["name"], "")
    else:
        code = int(found["decimal"]) if found["decimal"] else int(found["hex"], 16)
        value = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return (value, found.end()) if value else (source[at], at + 1)


def _argument(tag: str, name: str, value: str) -> str:
    """What of an attribute Telegram looks at; any other attribute is passed over."""
    if tag == "a" and name == "href":
        return value
    if tag == "code" and name == "class" and value.startswith("language-"):
        return value.removeprefix("language-")
    if tag == "span" and name == "class":
        return value
    return "1" if tag == "blockquote" and name == "expandable" else ""


def _without_marks_in_code(entities: list[JsonObject]) -> list[JsonObject]:
    """Code shares its characters with no bold, italic and the like; pre around code takes its language."""
    codes: list[JsonObject] = []
    for entity in (one for one in entities if one["type"] in ("pre", "code")):
        outer = next((one for one in codes if _within(entity, one)), None)
        if outer is None:
            codes.append(dict(entity))
        elif outer["type"] == "pre" and span(outer) == span(entity) and "language" in entity:
            outer["language"] = entity["language"]
    for code in codes:
        if code["type"] == "code":
            code.pop("language", None)
    marks = [piece for one in entities if one["type"] not in ("pre", "code") for piece in _pieces(one, codes)]
    return sorted(codes + marks, key=lambda one: (span(one)[0], -span(one)[1]))


def _within(inner: JsonObject, outer: JsonObject) -> bool:
    return span(outer)[0] <= span(inner)[0] and span(inner)[1] <= span(outer)[1]


def _pieces(mark: JsonObject, codes: list[JsonObject]) -> list[JsonObject]:
    """What is left of a mark outside of code; a quotation or a link may be around code, not in it."""
    if mark["type"] not in _PLAIN_MARKS:
        return [] if any(_within(mark, code) and span(mark) != span(code) for code in codes) else [mark]
    pieces = [span(mark)]
    for start, end in map(span, codes):
        cut = [((left, min(right, start)), (max(left, end), right)) for left, right in pieces]
        pieces = [piece for both in cut for piece in both if piece[0] < piece[1]]
    return [{**mark, "offset": left, "length": right - left} for left, right in pieces]
