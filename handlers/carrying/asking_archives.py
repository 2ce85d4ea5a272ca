"""📦 and 🗄 in 台账: an archive asked for by a tap, shown as it is made, cancelled by a tap."""

from bot.access import Action
from handlers.carrying.beginning import STALE, begin, shown
from handlers.export import YEARS_BACK
from handlers.members import refused_to
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks.files import ArchiveTap
from storage import archive_jobs
from storage.archive_jobs import Kind, State
from storage.inbox import Reply

ASKED_HERE = (Kind.PACK, Kind.BRANCH)


def routes() -> list[Route]:
    """The taps on archives."""
    return [callback(ArchiveTap, tap)]


async def tap(turn: Turn, tapped: ArchiveTap) -> None:
    """One tap; only whoever may export has any of it."""
    if await refused_to(turn, Action.EXPORT):
        return
    if tapped.action in ASKED_HERE:
        year = min(max(tapped.year, turn.today.year - YEARS_BACK), turn.today.year)
        await begin(turn, Kind(tapped.action), year)
    elif tapped.action == "cancel":
        await _cancel(turn, tapped.job)
    elif tapped.action == "sure":
        await turn.commit(Reply("archive_sure"))
    elif tapped.action == "import":
        await turn.commit(Reply("ledger_import"))
    else:
        await turn.commit(STALE)


async def _cancel(turn: Turn, job_id: int) -> None:
    job = await turn.read(archive_jobs.get, job_id)
    if job is None or job.user_id != turn.user_id or job.branch_id != turn.branch_id:
        await turn.commit(STALE)
        return
    await turn.commit(shown, archive_jobs.finish, job.id, State.CANCELLED, turn.now)
