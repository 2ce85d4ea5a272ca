"""The picture of the year: it says what the list says, by shape as well as by colour, and never breaks."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageOps

from bot.duties.catalogue import shipped
from bot.duties.standing import State
from messages.documents.lettering import FONT, UNKNOWN, drawable, fitted, font, known, width
from messages.documents.picture import Bar, Part, Picture, Row
from messages.documents.picture_drawing import LONG, NAMES, WIDE, draw
from messages.documents.state_marks import LOOKS, mark
from messages.labels import has_label, label

GB2312 = "".join(
    bytes([row, cell]).decode("gb2312", "ignore") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF)
)
MONTHS = tuple(
    Bar(month, month, state)
    for month, state in enumerate(
        (
            *(State.UNTRACKED, *[State.DONE] * 6, State.DONE_LATE, State.OVERDUE, State.DUE_SOON),
            *(State.NOT_STARTED, State.NOT_APPLICABLE),
        ),
        1,
    )
)
PICTURE = Picture(
    title="示例支部",
    year_title="2026年责任清单",
    below="张三 · 截至2026年10月20日",
    parts=(
        Part("个人的", (Row("廉政谈话", (Bar(1, 12, State.IN_PROGRESS),), (3, 4), "3/5"),)),
        Part("班子的", (Row("支委会", MONTHS, (), "7/10"), Row("党课", (Bar(4, 6, State.DONE),), (), "1/4"))),
    ),
    counts=((State.DONE, "已完成 3"), (State.OVERDUE, "已逾期 1")),
    dots="有记录的月份",
    month=10,
)


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(draw(picture)))


def test_it_is_a_png_that_telegram_shows_without_scaling_it_down() -> None:
    rows = tuple(Row(f"事项{number}", MONTHS) for number in range(30))
    long = opened(replace(PICTURE, parts=(Part("个人的", rows[:6]), Part("班子的", rows[6:]))))
    assert (long.format, long.width) == ("PNG", WIDE)
    assert long.height <= LONG


def test_every_state_is_told_by_shape_and_not_by_colour_alone() -> None:
    def shape(state: State) -> bytes:
        ground = Image.new("RGBA", (30, 30), "white")
        ground.alpha_composite(mark(state, 30))
        return ImageOps.grayscale(ground.convert("RGB")).point(lambda each: 255 * (each > 200)).tobytes()

    shapes = {state: shape(state) for state in LOOKS}
    for state, one in shapes.items():
        for other, two in shapes.items():
            differing = sum(a != b for a, b in zip(one, two, strict=True))
            assert state is other or differing > 6, (state, other)
    assert set(LOOKS) == set(State) - {State.STANDING, State.AD_HOC}


def test_the_font_draws_every_character_of_gb_2312() -> None:
    box = bytes(font(24).getmask("\U0010ffff"))
    drawn = {each: font(24).getmask(each) for each in GB2312 if not each.isspace()}
    assert [each for each, made in drawn.items() if made.getbbox() is None or bytes(made) == box] == []
    assert len(drawn) > 7400
    assert all(known(each) for each in drawn)


def test_the_font_draws_every_word_of_the_picture() -> None:
    words = [
        *(label(language, f"states.{state}") for language in ("zh", "en") for state in State),
        *(words.of(language) for language in ("zh", "en") for words in (d.title for d in shipped().duties)),
    ]
    assert [each for each in words if UNKNOWN in drawable(each)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_counted_duty_has_a_short_name_that_fits(language: str) -> None:
    for duty in shipped().duties:
        if duty.counted:
            key = f"picture.short.{duty.id}"
            assert has_label(language, key), duty.id
            words, _ = fitted(label(language, key), NAMES - 8, 24, 19)
            assert words == label(language, key)


@pytest.mark.parametrize(
    "strange", ["🎉庆祝支部", "𠮷林支部", "\u202eevil", "支\u200b部", "", "a\nb", "镕镕" * 60]
)
def test_a_character_that_the_font_does_not_know_is_a_box_and_breaks_nothing(strange: str) -> None:
    part = Part(strange, (Row(strange, MONTHS, (), strange[:5]),))
    assert opened(replace(PICTURE, title=strange, below=strange, parts=(part,))).width == WIDE


def test_what_the_font_does_not_know_is_a_box() -> None:
    assert drawable("𠮷林🎉") == f"{UNKNOWN}林{UNKNOWN}"
    assert drawable("支\u200b部\u202e") == "支部"
    assert drawable("an e\u0301nd\nof it") == "an énd of it"


def test_a_long_name_is_made_smaller_then_cut_at_a_word() -> None:
    assert fitted("主题党日", 400, 24, 18) == ("主题党日", 24)
    words, size = fitted("Committee meeting on full and rigorous self-governance", 300, 24, 18)
    assert (size, words) == (18, "Committee meeting on full and…")
    assert width(words, size) <= 300


def test_the_same_picture_is_not_drawn_twice() -> None:
    assert draw(PICTURE) is draw(replace(PICTURE))


def test_the_licence_lies_beside_the_font() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert FONT.stat().st_size < 2_000_000
