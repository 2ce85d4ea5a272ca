"""Which name a look-up is about, and what is no look-up."""

import pytest

from messages.reading.lookups import read_lookup


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("查张三", "张三"),
        ("查一下张三", "张三"),
        ("请查 张三", "张三"),
        ("查看张三的记录", "张三"),
        ("帮我找张三的谈话记录。", "张三"),
        ("张三的会议记录", "张三"),
        ("查记录", ""),
        ("查", ""),
        ("records", ""),
        ("Show all records", ""),
        ("records of Zhang San", "Zhang San"),
        ("show Zhang San's records", "Zhang San"),
        ("find Zhang San", "Zhang San"),
        ("look up Zhang San.", "Zhang San"),
    ],
)
def test_the_name_is_read(typed: str, name: str) -> None:
    assert read_lookup(typed) == name


@pytest.mark.parametrize(
    "typed",
    ["", "责任清单", "昨天开了支委会，查摆问题", "张三", "record", "what is left", "查" + "三" * 60],
)
def test_other_words_are_no_look_up(typed: str) -> None:
    assert read_lookup(typed) is None
