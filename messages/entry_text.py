"""A record's fields in words, for the review card, the record's page and the minutes."""

from collections.abc import Sequence
from datetime import date, time
from functools import cache

from bot.record_types import Detail, RecordType
from bot.records import (
    Absence,
    Attachment,
    Inspection,
    Interview,
    Meeting,
    Named,
    ReportSubmission,
    Resolution,
    Vote,
)
from messages import formats
from messages.labels import LANGUAGES, all_labels, label

AnyEntry = Meeting | Interview | ReportSubmission | Inspection


def field_label(entry: AnyEntry, field: str, language: str) -> str:
    """What a field is called on this form."""
    if field == "by":
        own = {"report_submission": "submitted_by", "inspection": "inspected_by"}.get(entry.form, "by")
        return label(language, f"fields.{own}")
    group = "details" if field in list(Detail) and field != Detail.GROUP else "fields"
    return label(language, f"{group}.{field}")


def field_text(entry: AnyEntry, field: str, language: str, today: date | None = None) -> str | None:
    """What a field says; None while it is missing.

    Raises:
        AttributeError: this form has no such field.
    """
    if field == "attendance":
        return _attendance(entry, language) if isinstance(entry, Meeting) else None
    if field == "start":
        return formats.span(getattr(entry, "start", None), getattr(entry, "end", None)) or None
    if field in list(Detail) and field != Detail.GROUP:
        return entry.details.get(Detail(field))
    return _said(getattr(entry, field), field, language, today)


def _said(value: object, field: str, language: str, today: date | None) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return label(language, "common.yes" if value else "common.no")
        case date():
            return formats.day(value, language, today)
        case time():
            return formats.clock(value)
        case Named():
            return value.name
        case tuple():
            return _several(value, field, language, today)
        case _ if field in _CODED:
            return label(language, f"{_CODED[field]}.{value}")
        case _:
            return str(value)


_CODED = {"report": "reports", "subject": "subjects", "type": "types", "inbound_from": "inbound_from"}


def _several(values: tuple[object, ...], field: str, language: str, today: date | None) -> str | None:
    if field == "resolutions" and not values:
        return label(language, "common.none")
    if not values:
        return None
    if isinstance(values[0], Named):
        return formats.listed([value.name for value in values if isinstance(value, Named)], language)
    if field == "also":
        return formats.listed([label(language, f"types.{value}") for value in values], language)
    if isinstance(values[0], Attachment):
        return _attachments([value for value in values if isinstance(value, Attachment)], language)
    lines = [_line(value, language, today) for value in values]
    if len(lines) == 1:
        return lines[0]
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _line(value: object, language: str, today: date | None) -> str:
    match value:
        case Resolution():
            return resolution_text(value, language, today)
        case Vote():
            return vote_text(value, language)
        case _:
            return str(value)


def resolution_text(resolution: Resolution, language: str, today: date | None = None) -> str:
    """A resolution with its owner and date as far as they were said; no brackets within brackets."""
    due = formats.day(resolution.due, language, today) if resolution.due else ""
    parts = [resolution.owner, due.replace("（", "").replace("）", "")]
    known = [part for part in parts if part]
    return (
        formats.noted(resolution.text, formats.listed(known, language), language)
        if known
        else resolution.text
    )


def vote_text(vote: Vote, language: str) -> str:
    """A vote's numbers; a number nobody gave prints as to be added."""
    missing = label(language, "common.missing")

    def number(value: int | None) -> object:
        return missing if value is None else value

    return label(
        language,
        f"vote.{vote.kind}",
        subject=vote.subject or missing,
        entitled=number(vote.entitled),
        present=number(vote.entitled_present),
        in_favour=number(vote.in_favour),
        against=number(vote.against),
        abstained=number(vote.abstained),
    )


def _attendance(meeting: Meeting, language: str) -> str | None:
    if meeting.actual is None and meeting.expected is None:
        return None
    missing = label(language, "common.missing")
    numbers = label(
        language,
        "vote.attendance",
        expected=missing if meeting.expected is None else meeting.expected,
        actual=missing if meeting.actual is None else meeting.actual,
    )
    if not meeting.absences:
        return numbers
    away = absences_text(meeting.absences, language)
    return f"{numbers}\n{formats.headed(label(language, 'fields.absences'), away, language)}"


def absences_text(absences: Sequence[Absence], language: str) -> str:
    """Who was away and why, one after another."""
    return formats.listed(
        [formats.noted(a.who.name, reason_text(a.reason, language), language) for a in absences], language
    )


def reason_text(reason: str | None, language: str) -> str:
    """A reason of absence; one of those offered by a tap is shown in the reader's language."""
    if reason is None:
        return label(language, "reasons.unstated")
    key = _known_reasons().get(reason)
    return reason if key is None else label(language, key)


@cache
def _known_reasons() -> dict[str, str]:
    """The words of every reason offered by a tap, in any language, and their keys."""
    return {
        words: key
        for language in LANGUAGES
        for key, words in all_labels(language).items()
        if key.startswith("reasons.")
    }


def _attachments(attachments: Sequence[Attachment], language: str) -> str:
    photos = sum(1 for one in attachments if one.kind == "photo")
    counted = [("photos", photos), ("files", len(attachments) - photos)]
    return formats.listed(
        [label(language, f"vote.{kind}", count=count) for kind, count in counted if count], language
    )


def title(entry: AnyEntry, language: str) -> str:
    """What the record is, in a few words: its type; for a report or inspection what it is about."""
    if isinstance(entry, ReportSubmission) and entry.report is not None:
        return label(language, f"reports.{entry.report}")
    if isinstance(entry, Inspection) and entry.subject is not None:
        return label(language, f"subjects.{entry.subject}")
    return type_text(entry.type, language)


def type_text(kind: RecordType, language: str) -> str:
    """The name of a type."""
    return label(language, f"types.{kind}")
