"""What else a person sends: pictures, files, albums, stickers, voice, contacts, places."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.simulator.entities import detect
from bot.simulator.model import JsonObject, Message, Person
from bot.simulator.writing import ImpossibleError, check_unblocked, draft, send

if TYPE_CHECKING:
    from bot.simulator.world import World


def upload(
    world: World,
    person: Person,
    files: Sequence[tuple[str, bytes, str | None]],
    caption: str,
    *,
    as_photo: bool,
    reply_to: int | None = None,
) -> list[Message]:
    """Send files, each as photo or document; several make an album with the caption on its first."""
    check_unblocked(person)
    group = str(secrets.randbelow(10**17) + 10**17) if len(files) > 1 else None
    prepared = []
    for number, (name, content, mime_type) in enumerate(files):
        message = draft(world, person, media_group_id=group, reply_to=reply_to)
        if caption and number == 0:
            message.caption, message.entities = caption, detect(caption)
        if as_photo:
            try:
                message.photo = world.files.keep_photo(name, content)
            except ValueError as error:
                raise ImpossibleError(f"{name} is no picture (PNG, JPEG or GIF)") from error
        else:
            stored = world.files.keep("documents", name, content, mime_type)
            message.content["document"] = world.files.document(stored)
        prepared.append(message)
    return [send(world, person, message) for message in prepared]


def send_sticker(world: World, person: Person) -> Message:
    """Send a sticker."""
    stored = world.files.keep("stickers", "sticker.webp", b"RIFF\x00\x00\x00\x00WEBP", "image/webp")
    sticker = {
        **_file_facts(stored.file_id, stored.unique_id, len(stored.content)),
        "type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False,
        "emoji": "👍",
    }  # fmt: skip
    return send(world, person, draft(world, person, content={"sticker": sticker}))


def send_voice(world: World, person: Person) -> Message:
    """Send a voice message of three seconds."""
    stored = world.files.keep("voice", "voice.oga", b"OggS" + secrets.token_bytes(16), "audio/ogg")
    facts = _file_facts(stored.file_id, stored.unique_id, len(stored.content))
    voice = {**facts, "duration": 3, "mime_type": "audio/ogg"}
    return send(world, person, draft(world, person, content={"voice": voice}))


def _file_facts(file_id: str, unique_id: str, size: int) -> JsonObject:
    return {"file_id": file_id, "file_unique_id": unique_id, "file_size": size}


def send_contact(world: World, person: Person, phone_number: str, first_name: str) -> Message:
    """Send a contact; one's own number carries one's own id."""
    contact: JsonObject = {"phone_number": phone_number, "first_name": first_name}
    if first_name == person.first_name:
        contact["user_id"] = person.id
    return send(world, person, draft(world, person, content={"contact": contact}))


def send_location(world: World, person: Person, latitude: float, longitude: float) -> Message:
    """Send a place."""
    place = {"latitude": latitude, "longitude": longitude}
    return send(world, person, draft(world, person, content={"location": place}))
