"""An archive that is asked for: the job is kept, and its message shows from then on how far it is."""

from handlers.turn import Turn
from storage import archive_jobs
from storage.archive_jobs import Job, Kind
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")


async def begin(turn: Turn, kind: Kind, year: int, month: int = 0) -> None:
    """Keep the job; where the same is being made already, show how far that is."""
    await turn.commit(
        shown,
        archive_jobs.ask,
        branch_id=turn.branch_id,
        kind=kind,
        year=year,
        month=month,
        user_id=turn.user_id,
        chat_id=turn.chat_id,
        language=turn.language,
        message_id=turn.tapped_message_id,
        now=turn.now,
    )


def shown(job: Job | None) -> Reply:
    """The screen of a job; a toast where it is over or gone."""
    return STALE if job is None else Reply("archive", {"job": job.id})
