"""What archives look like in the chat: how far one is, what comes with its parts, and the warning before."""

from collections.abc import Sequence

from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages.buttons import Button, rows
from messages.callbacks.files import ArchiveTap, ExportTap
from messages.documents.workbook import file_name
from messages.labels import label
from messages.render import render
from storage import archive_jobs
from storage.archive_jobs import Job, Kind


def buttons(year: int, language: str) -> list[list[Button]]:
    """The ways to archives and to an earlier ledger, for the screen of the ledgers."""
    made = Button(label(language, "carrying.pack", year=year), ArchiveTap("pack", year).encode())
    whole = Button(label(language, "carrying.export"), ArchiveTap("sure", year).encode())
    back_in = Button(label(language, "carrying.import"), ArchiveTap("import", year).encode())
    return [[made], [whole, back_in]]


def status(job: Job) -> Text:
    """How far a job is, in the message that it has; with the way to cancel it."""
    html = render(job.language, "archive", job=job, share=100 * job.done // job.total if job.total else 0)
    cancel = Button(label(job.language, "common.cancel"), ArchiveTap("cancel", job.year, job.id).encode())
    return Text(html, rows([] if job.over else [cancel]), in_place=job.message_id)


def caption(job: Job, branch: str) -> str:
    """What comes with a part."""
    return render(job.language, "archive_part", job=job, branch=branch, number=job.sent + 1)


def file_title(job: Job, branch: str) -> str:
    """The name of a part's file."""
    what = label(job.language, f"carrying.title.{job.kind}", branch=branch, year=job.year, month=job.month)
    number = f"-{job.sent + 1}" if job.parts > 1 else ""
    return file_name(f"{what}{number}", ending="zip")


@screen("archive", begins_work=True)
async def archive(showing: Showing) -> Sequence[Outgoing]:
    """How far an archive is."""
    job = await showing.store.read(archive_jobs.get, showing.id("job"))
    if job is None or job.user_id != showing.user_id:
        return [Text(label(showing.language, "gate.stale"))]
    shown = status(job)
    return [Text(shown.html, shown.buttons, edit=True)]


@screen("archive_sure")
async def archive_sure(showing: Showing) -> Sequence[Outgoing]:
    """What the export of everything holds, before it is made."""
    year = showing.today.year
    yes = Button(label(showing.language, "carrying.export_yes"), ArchiveTap(Kind.BRANCH, year).encode())
    back = Button(label(showing.language, "common.back"), ExportTap("", year).encode())
    return [Text(render(showing.language, "archive_sure"), rows([yes], [back]), edit=True)]
