"""Telegram's HTML becomes text and entities in UTF-16 units, or is refused in Telegram's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.entities import detect, span, trimmed, utf16_length
from bot.simulator.html_text import HtmlError, parse_html
from tests.simulator.desk import Desk


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("😀<b>党</b>", "😀党", [{"type": "bold", "offset": 2, "length": 1}]),
        ("<b>😀😀</b>", "😀😀", [{"type": "bold", "offset": 0, "length": 4}]),
        ("<STRONG>x</STRONG>", "x", [{"type": "bold", "offset": 0, "length": 1}]),
        ("<em>x</em>", "x", [{"type": "italic", "offset": 0, "length": 1}]),
        ("<ins>x</ins>", "x", [{"type": "underline", "offset": 0, "length": 1}]),
        ("<del>x</del>", "x", [{"type": "strikethrough", "offset": 0, "length": 1}]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [{"type": "spoiler", "offset": 0, "length": 1}]),
        ('<span class="tg-spoiler">x</span>', "x", [{"type": "spoiler", "offset": 0, "length": 1}]),
        ("<blockquote>x</blockquote>", "x", [{"type": "blockquote", "offset": 0, "length": 1}]),
        (
            "<blockquote expandable>x</blockquote>",
            "x",
            [{"type": "expandable_blockquote", "offset": 0, "length": 1}],
        ),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            "x",
            [{"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org/?a=1&b=2"}],
        ),
        ('<a href="nowhere at all">x</a>', "x", []),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [{"type": "pre", "offset": 0, "length": 1, "language": "python"}],
        ),
        ("<code><b>x</b></code>", "x", [{"type": "code", "offset": 0, "length": 1}]),
        ("&lt;b&gt; &amp; &quot;&#39;&#x4e2d;&nbsp;", "<b> & \"'中&nbsp;", []),
        (
            "<b>a<i>b</i></b>",
            "ab",
            [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 1}],
        ),
        ("<b></b>x", "x", []),
        (
            "<b>a<code>b</code>c</b>",
            "abc",
            [
                {"type": "bold", "offset": 0, "length": 1},
                {"type": "code", "offset": 1, "length": 1},
                {"type": "bold", "offset": 2, "length": 1},
            ],
        ),
    ],
)
def test_markup_becomes_text_and_entities(source: str, text: str, entities: list[dict[str, object]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("中<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("中<b", "Unclosed start tag at byte offset 3"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_unreadable_markup_is_refused_in_telegrams_words(desk: Desk, source: str, words: str) -> None:
    with pytest.raises(HtmlError, match=r"^.+$") as refusal:
        parse_html(source)
    assert str(refusal.value) == words
    answer = desk.refused("sendMessage", chat_id=desk.person(), text=source, parse_mode="HTML")
    assert answer == (400, f"Bad Request: can't parse entities: {words}")


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == (text, [])


@given(st.text(alphabet="<>/=\"' abi&;#x中😀", max_size=30))
def test_any_markup_is_either_read_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except HtmlError:
        return
    assert all(0 <= span(one)[0] < span(one)[1] <= utf16_length(text) for one in entities)


def test_commands_addresses_and_mentions_are_found() -> None:
    found = detect("😀 /start@zhishu_bot a/b https://example.org/x。 @zhangsan")
    assert [(one["type"], one["offset"], one["length"]) for one in found] == [
        ("bot_command", 3, 17),
        ("url", 25, 21),
        ("mention", 48, 9),
    ]


def test_white_space_around_a_text_is_cut_with_its_entities() -> None:
    text, entities = parse_html("  <b> 中 </b>\n")
    assert trimmed(text, entities) == ("中", [{"type": "bold", "offset": 0, "length": 1}])


def test_a_sent_text_comes_back_with_its_entities(desk: Desk) -> None:
    call = {"chat_id": desk.person(), "text": "😀 <b>见</b> /duties", "parse_mode": "HTML"}
    sent = desk.ok("sendMessage", **call)
    assert sent["text"] == "😀 见 /duties"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 1},
        {"type": "bot_command", "offset": 5, "length": 7},
    ]
