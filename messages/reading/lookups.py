"""A look-up as typed: 查张三, 张三的谈话记录, records of Zhang San; which name it is about."""

import re

from messages.reading.normalise import tidy

_LONGEST = 40
_THINGS = "(?:会议|谈话|全部|所有|相关|有关)*(?:的)?记录"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        f"(?:请|帮我)?(?:查|查看|查询|查找|找)(?:一下|下|看)?(?P<name>[^,，。?？]*?)(?:的?{_THINGS})?[。?？]?",
        f"(?P<name>[^,，。?？]+?)的{_THINGS}[。?？]?",
        r"(?:show |see |find |look up )?(?:the |all )?records(?: (?:of|about|with|on) (?P<name>.+?))?[.?]?",
        r"(?:show |see |find |look up )?(?P<name>.+?)['’]s? records[.?]?",
        r"(?:look up|find) (?P<name>.+?)[.?]?",
    )
)


def read_lookup(text: str) -> str | None:
    """The name whose records are asked for; empty for all records, None where nothing is looked up."""
    typed = " ".join(tidy(text).split())
    if not typed or len(typed) > _LONGEST:
        return None
    for form in _FORMS:
        if found := form.fullmatch(typed):
            return (found["name"] or "").strip()
    return None
