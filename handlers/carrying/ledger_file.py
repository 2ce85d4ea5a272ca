"""Last year's ledger from a file: what records it would make, shown first and taken by one tap.

A row whose meeting or talk is on record already is left out, judged again at the moment of taking, so that
nothing counts twice. What was taken can be taken back as a whole for ten minutes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.record_types import RecordType
from bot.records import Interview, Meeting, Value
from handlers import asking
from handlers.forms.state import Told, as_told
from handlers.leading import Look, looking
from handlers.questions import Asked, Asking, Effect, Offer, Outcome, Question, register
from handlers.routing import Route, callback
from handlers.setup.state import Unread
from handlers.turn import Turn
from messages.callbacks.files import BatchTap
from messages.labels import label
from messages.reading.ledger_tables import MOST_RECORDS, LedgerLine, read_ledger
from messages.reading.names import key_of
from messages.reading.tables import Table
from storage import import_batches, records
from storage.import_batches import Batch, TakenBack
from storage.inbox import Reply
from storage.records import Undone

WHAT = "ledger_file"
IMPORTED = "imported"
"""The key under which a record keeps where it came from, among what was said to its hints."""
STRANGERS = 12
"""Names that are not on the roster, shown at most."""
REFUSALS = {Undone.TOO_LATE: "form.undo_late", Undone.NOT_YOURS: "form.undo_not_yours"}
Kept = Meeting | Interview


class LedgerFile(Value):
    """What a ledger's file comes to, as the open question keeps it."""

    file: str
    entries: tuple[Kept, ...] = ()
    doubled: int = 0


def routes() -> list[Route]:
    """The tap that takes a file's records back."""
    return [callback(BatchTap, tap)]


async def preview(turn: Turn, found: Look, tables: Sequence[Table], file: str) -> None:
    """Open the question with what the file comes to; nothing is written but the question itself."""
    if not found.may(Action.EXPORT):
        await turn.commit(Reply("not_allowed"))
        return
    lines = list(read_ledger(tables, found.roster, turn.today))
    if len(lines) > MOST_RECORDS:
        await turn.commit(Reply("file_unread", {"why": "carrying.fault.too_many_records"}))
        return
    read = [line.entry for line in lines if line.entry is not None]
    known = await turn.read(_on_record, found.branch.id, read)
    fresh = new_ones(read, known)
    kept = LedgerFile(file=file, entries=tuple(fresh), doubled=len(read) - len(fresh))
    unread = tuple(_unread(line, turn.language) for line in lines if line.entry is None)
    asked = Asking(what=WHAT, text=kept.model_dump_json(exclude_defaults=True), unread=unread)
    await turn.commit(asking.shown, asking.start, turn, asked)


def _unread(line: LedgerLine, language: str) -> Unread:
    place = label(language, "carrying.sheet_row", sheet=line.sheet, n=line.number)
    why = Told(key="carrying.tap_wanted") if line.why is None else as_told(line.why)
    return Unread(typed=f"{place} {line.typed}"[:200], why=why)


def _on_record(session: Session, branch_id: int, entries: Sequence[Kept]) -> list[Kept]:
    """What is on record of the days that the file speaks of."""
    days = [entry.on for entry in entries if entry.on is not None]
    if not days:
        return []
    found = records.search(session, branch_id, since=min(days), until=max(days), limit=100_000)
    return [each.entry for each in found if isinstance(each.entry, Meeting | Interview)]


def new_ones(entries: Iterable[Kept], known: Iterable[Kept]) -> list[Kept]:
    """The entries that are neither among the known nor earlier in the list."""
    seen: dict[tuple[object, ...], list[Kept]] = {}
    for entry in known:
        seen.setdefault(_alike(entry), []).append(entry)
    fresh = []
    for entry in entries:
        others = seen.setdefault(_alike(entry), [])
        if not any(_at_once(entry, other) for other in others):
            fresh.append(entry)
            others.append(entry)
    return fresh


def _alike(entry: Kept) -> tuple[object, ...]:
    """What two entries of one meeting or talk have in common: type, day, and the group or the two sides."""
    if isinstance(entry, Meeting):
        return entry.type, entry.on, entry.group
    sides = (frozenset(key_of(each.name) for each in side) for side in (entry.by, entry.counterparts))
    return entry.type, entry.on, *sides


def _at_once(one: Kept, other: Kept) -> bool:
    """Not told apart by their hours: where one is not known, they count as the same."""
    return one.start is None or other.start is None or one.start == other.start


class LedgerFileQuestion(Question):
    """The records of a ledger's file: take them, or not."""

    what: ClassVar[str] = WHAT
    action: ClassVar[Action | None] = Action.EXPORT

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Take them, where there are any."""
        count = len(_file_of(asked).entries)
        return [Offer(label(asked.language, "carrying.take_records", n=count), "take")] if count else ()

    def shows(self, asked: Asked) -> dict[str, object]:
        """How many of each type, from when to when, what was left out, who is not on the roster."""
        kept = _file_of(asked)
        counts = Counter(entry.type for entry in kept.entries)
        days = [entry.on for entry in kept.entries if entry.on is not None]
        strangers = list(dict.fromkeys(_strangers(kept.entries)))
        return {
            "file": kept.file,
            "counts": [(kind, counts[kind]) for kind in RecordType if counts[kind]],
            "meetings": sum(isinstance(entry, Meeting) for entry in kept.entries),
            "talks": sum(isinstance(entry, Interview) for entry in kept.entries),
            "first": min(days, default=None),
            "last": max(days, default=None),
            "doubled": kept.doubled,
            "strangers": strangers[:STRANGERS],
            "more_strangers": max(len(strangers) - STRANGERS, 0),
        }

    def pick(self, asked: Asked, value: str) -> Outcome:
        """All of them at once."""
        kept, turn = _file_of(asked), asked.turn
        if value != "take" or not kept.entries:
            raise LookupError(value)
        return Effect(lambda s: _take(s, turn, asked.look, kept), _taken)

    def read(self, asked: Asked, text: str) -> Outcome:
        """Only the button takes them."""
        return Told(key="carrying.tap_wanted")

    def leave(self, asked: Asked) -> Reply:
        """Back to the ledgers."""
        return Reply("export", {"year": asked.look.today.year})


def _file_of(asked: Asked) -> LedgerFile:
    return LedgerFile.model_validate_json(asked.asking.text)


def _strangers(entries: Iterable[Kept]) -> Iterable[str]:
    for entry in entries:
        if isinstance(entry, Meeting):
            named = [entry.host, entry.recorder, entry.lecturer, *(each.who for each in entry.absences)]
        else:
            named = [*entry.by, *entry.counterparts]
        yield from (each.name for each in named if each is not None and each.person_id is None)


def _take(session: Session, turn: Turn, found: Look, kept: LedgerFile) -> Batch:
    """A unit: what came on record meanwhile is left out as well."""
    fresh = new_ones(kept.entries, _on_record(session, found.branch.id, kept.entries))
    said = {IMPORTED: label("zh", "carrying.imported_from", file=kept.file)}
    return import_batches.take(
        session,
        found.branch.id,
        fresh,
        file=kept.file,
        by=found.person_id,
        now=turn.now,
        answers=said,
    )


def _taken(batch: Batch) -> Reply:
    return Reply("ledger_taken", {"batch": batch.id})


async def tap(turn: Turn, tapped: BatchTap) -> None:
    """Take the records of a file back."""
    found = await looking(turn, Action.EXPORT)
    if found is None:
        return
    batch = await turn.read(import_batches.get, tapped.batch)
    if batch is None or batch.branch_id != found.branch.id or found.person_id is None:
        await turn.commit(asking.STALE)
        return
    await turn.commit(_undone, import_batches.undo, batch.id, found.person_id, turn.now)


def _undone(back: TakenBack) -> Reply:
    if back.verdict is Undone.DONE:
        return Reply("ledger_undone", {"count": back.gone, "kept": back.kept})
    return Reply("silence", toast=REFUSALS.get(back.verdict, "form.undo_gone"))


register(LedgerFileQuestion())
