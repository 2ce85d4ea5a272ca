"""一年一图: the year as a picture in the chat, of the list that somebody looks at."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from handlers.duties.listed import COMMITTEE, MINE, At, listed
from handlers.outgoing import Outgoing, Photo, Text
from handlers.screens import Showing, screen
from messages.documents.picture import year_picture
from messages.documents.picture_drawing import draw
from messages.labels import label
from messages.render import render


@screen("year_picture")
async def show_picture(showing: Showing) -> Sequence[Outgoing]:
    """The picture of a list; drawn in a thread, for it takes longer than an event loop may wait."""
    at = At.of(showing.ids)
    found = await listed(showing, at)
    language, year = showing.language, found.situation.day.year
    person = found.situation.roster.find(found.duties.person_id)
    duties = found.duties
    if at.part == MINE:
        duties = replace(duties, committee=())
    elif at.part == COMMITTEE:
        duties = replace(duties, own=())
    name, branch = person.name if person else "", found.situation.branch.name
    made = year_picture(duties, branch=branch, name=name, year=year, today=showing.today, language=language)
    if made is None:
        return [Text(label(language, "picture.nothing"))]
    drawn = await asyncio.to_thread(draw, made)
    caption = render(language, "year_picture", branch=branch, name=name, year=year)
    return [Photo(drawn, caption, f"{year}.png")]
