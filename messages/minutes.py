"""A record as plain Chinese text, to be pasted elsewhere: every field of its form, gaps as （待补充）."""

from collections.abc import Sequence

from bot.records import Meeting
from messages import formats
from messages.entry_text import AnyEntry, field_label, field_text, title
from messages.labels import label

OFFICIAL = "zh"
"""Official documents are in Chinese, whatever language the person reads."""


def minutes(entry: AnyEntry, fields: Sequence[str], *, branch: str, logged_late: bool) -> str:
    """The text; ``fields`` are those of the form, in order. A record logged late says so (补记)."""
    head = f"{branch} {title(entry, OFFICIAL)}"
    if logged_late:
        head += label(OFFICIAL, "minutes.backfilled")
    return "\n".join([head, *(_line(entry, field) for field in fields if field not in ("start", "end"))])


def _line(entry: AnyEntry, field: str) -> str:
    """A field and what it says; the day carries its time."""
    said = field_text(entry, field, OFFICIAL) or label(OFFICIAL, "common.missing")
    if field == "on":
        span = formats.span(getattr(entry, "start", None), getattr(entry, "end", None))
        said = f"{said} {span}".strip()
    name = field_label(entry, field, OFFICIAL)
    if field == "attendance" and isinstance(entry, Meeting):
        return f"{name}：{said}"
    joint = "\n" if "\n" in said else ""
    return f"{name}：{joint}{said}"
