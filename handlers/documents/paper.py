"""A Word document for the chat, filled off the event loop; the shipped form where an own one is faulty."""

import asyncio
from collections.abc import Sequence

from bot import logs
from handlers.outgoing import Document, Outgoing
from handlers.screens import Showing
from messages.documents import word
from messages.documents.annex import Sent
from messages.documents.word import TemplateFaultError, Values
from messages.documents.workbook import file_name
from messages.render import render

log = logs.logger(__name__)


async def sent(
    showing: Showing,
    template: str,
    values: Values,
    *,
    title: str,
    shown: str = "",
    note: str = "",
    private: bool = False,
    along: Sequence[Sent] = (),
) -> Sequence[Outgoing]:
    """The document as a file, named after its title; the caption says what is worth knowing.

    The title is the document's own and Chinese; ``shown`` is what the caption calls it otherwise.

    ``note`` stands in the caption; ``private`` reminds to keep it safe; ``along`` is what was sent
    with the record. A faulty template of the operator is
    logged with its place, and the person gets the form that ships and is told so.
    """
    folder, faulty = showing.settings.templates_dir, False
    try:
        content = await asyncio.to_thread(
            word.document, template, values, title=title, folder=folder, sent=along
        )
    except TemplateFaultError as error:
        log.error("template unusable", file=error.file, fault=str(error.fault), what=error.what)
        content = await asyncio.to_thread(word.document, template, values, title=title, sent=along)
        faulty = True
    caption = render(
        showing.language, "document", title=shown or title, note=note, private=private, faulty=faulty
    )
    return [Document(content, file_name(title, ending="docx"), caption)]
