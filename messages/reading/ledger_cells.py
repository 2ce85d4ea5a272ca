"""Cells of a ledger that hold several things: days, what was decided and voted on, measures with a date.

They are read as ``messages.documents.ledgers`` prints them; what was put otherwise is kept in its own words.
"""

import re
from datetime import date, datetime

from bot.records import Resolution, Vote, VoteKind
from messages.labels import label
from messages.reading.tables import Cell

ZH = "zh"
MISSING = frozenset({"", "（待补充）", "—", "-", "无"})
"""Cells that say nothing."""
_VOTE, _FOLLOW_UP = "表决：", "回访："
_NOTHING_DECIDED = "未形成决议"
_DAY = re.compile(r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?")
_DUE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:（周.）|周.)?")
_RESOLUTION = re.compile(r"(.*)（((?:[^（）]|（周.）)*)）")


def day_of(cell: Cell) -> date | None:
    """The day that a cell holds, as a date or written out."""
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    found = _DAY.fullmatch("".join(str(cell).split()))
    return None if found is None else _date(found)


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def decisions(text: str | None) -> tuple[tuple[Resolution, ...] | None, tuple[Vote, ...]]:
    """What was decided, None where nobody said, and the votes."""
    lines = [line.strip() for line in (text or "").split("\n") if line.strip() not in MISSING]
    votes = [_vote(line.removeprefix(_VOTE)) for line in lines if line.startswith(_VOTE)]
    said = [line for line in lines if not line.startswith(_VOTE)]
    if said == [_NOTHING_DECIDED]:
        return (), tuple(votes)
    if not said:
        return None, tuple(votes)
    return tuple(map(_resolution, said)), tuple(votes)


def _resolution(line: str) -> Resolution:
    """A resolution with its owner and date where the brackets behind it hold such, else as it stands."""
    found = _RESOLUTION.fullmatch(line)
    if found is None:
        return Resolution(text=line)
    parts = [part.strip() for part in found[2].split("、")]
    due = _DUE.fullmatch(parts[-1])
    owners = parts[:-1] if due else parts
    if due is None and not all(2 <= len(owner) <= 4 for owner in owners):
        return Resolution(text=line)
    return Resolution(text=found[1], owner="、".join(owners) or None, due=_date(due) if due else None)


def _vote(text: str) -> Vote:
    """The numbers of a vote as they are printed; a vote put otherwise is kept in its own words."""
    for kind in reversed(VoteKind):
        found = _VOTES[kind].fullmatch(text)
        if found is not None:
            subject, *numbers = (None if part in MISSING else part for part in found.groups())
            entitled, present, favour, against, abstained = (_whole(each) for each in numbers)
            return Vote(
                subject=subject or "",
                kind=kind,
                entitled=entitled,
                entitled_present=present,
                in_favour=favour,
                against=against,
                abstained=abstained,
            )
    return Vote(subject=text)


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None


def _printed(kind: VoteKind) -> re.Pattern[str]:
    """How a vote of a kind is printed, with its values in groups."""
    words = re.escape(label(ZH, f"vote.{kind}"))
    return re.compile(re.sub(r"\\\{\w+\\\}", "(.*?)", words))


_VOTES = {kind: _printed(kind) for kind in VoteKind}


def measures(text: str | None) -> tuple[str | None, date | None]:
    """The measures of a talk, and the day on which it is to be followed up."""
    kept, day = [], None
    for piece in (text or "").split("；"):
        if piece.startswith(_FOLLOW_UP):
            day = day_of(piece.removeprefix(_FOLLOW_UP))
        elif piece.strip():
            kept.append(piece.strip())
    return "；".join(kept) or None, day
