"""Pictures, files and albums go both ways, in form, JSON and multipart requests."""

from __future__ import annotations

import json

import pytest

from bot.simulator.botapi import media as media_methods
from bot.simulator.files import picture_size
from tests.simulator.desk import Desk, Json, keyboard, png

Files = dict[str, tuple[str, bytes]]


def multipart(desk: Desk, method: str, files: Files, **fields: object) -> Json:
    """A multipart call as clients make it: everything that is not text is JSON."""
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
    answer: Json = desk.http.post(f"/bot{desk.telegram.token}/{method}", data=texts, files=files).json()
    return answer


def upload(desk: Desk, person: int, *files: tuple[str, bytes], **fields: str) -> Json:
    """A person sends files."""
    parts = [("file", file) for file in files]
    response = desk.http.post(f"/api/people/{person}/upload", data=fields, files=parts)
    told: Json = response.json()
    return told


def test_a_picture_is_sent_in_several_sizes_and_shown_on_the_page(desk: Desk) -> None:
    person = desk.person()
    call = {
        "chat_id": person,
        "caption": "<b>会议</b>",
        "parse_mode": "HTML",
        "reply_markup": keyboard(("好", "a")),
    }
    answer = multipart(desk, "sendPhoto", {"photo": ("a.png", png(640, 480))}, **call)
    sizes = answer["result"]["photo"]
    assert [(one["width"], one["height"]) for one in sizes] == [(90, 67), (320, 240), (640, 480)]
    assert len({one["file_id"] for one in sizes}) == 3
    assert answer["result"]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    page = desk.state(person)["messages"][-1]
    assert (page["photo"]["width"], page["caption"]) == (640, "会议")
    picture = desk.http.get(page["photo"]["url"])
    assert (picture.headers["content-type"], picture.content) == ("image/png", png(640, 480))


def test_a_document_keeps_its_name_and_can_be_sent_again_by_its_id(desk: Desk) -> None:
    person = desk.person()
    document = ("台账.xlsx", b"PK\3\4 sample")
    sent = multipart(desk, "sendDocument", {"document": document}, chat_id=person)["result"]["document"]
    assert (sent["file_name"], sent["file_size"]) == ("台账.xlsx", 11)
    again = desk.ok("sendDocument", chat_id=person, document=sent["file_id"])
    assert again["document"] == sent
    page = desk.state(person)["messages"][-1]["document"]
    answer = desk.http.get(page["url"])
    assert answer.content == b"PK\3\4 sample"
    assert answer.headers["content-disposition"] == "attachment"


def test_an_album_is_sent_with_attached_files(desk: Desk) -> None:
    person = desk.person()
    media = [
        {"type": "photo", "media": "attach://one", "caption": "两张"},
        {"type": "photo", "media": "attach://two"},
    ]
    files = {"one": ("1.png", png()), "two": ("2.png", png())}
    first, second = multipart(desk, "sendMediaGroup", files, chat_id=person, media=media)["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "两张"
    assert "caption" not in second


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([], "wrong number of messages to send: from 2 to 10 are allowed in an album"),
        (
            [{"type": "photo", "media": "attach://gone"}] * 2,
            'can\'t find file "gone" among the uploaded files',
        ),
        (
            [{"type": "photo", "media": "x"}, {"type": "document", "media": "x"}],
            "the album contains media of different types that can't be grouped together",
        ),
        ([{"type": "photo", "media": "x"}] * 2, "wrong file identifier/HTTP URL specified"),
    ],
)
def test_an_impossible_album_is_refused(desk: Desk, media: list[Json], words: str) -> None:
    answer = desk.refused("sendMediaGroup", chat_id=desk.person(), media=media)
    assert answer == (400, f"Bad Request: {words}")


def test_a_caption_may_have_1024_utf_16_units_and_no_more(desk: Desk) -> None:
    person = desk.person()
    photo = {"photo": ("a.png", png())}
    assert multipart(desk, "sendPhoto", photo, chat_id=person, caption="😀" * 512)["ok"]
    answer = multipart(desk, "sendPhoto", photo, chat_id=person, caption="😀" * 512 + "x")
    assert answer["description"] == "Bad Request: message caption is too long"


def test_a_caption_is_edited_in_place(desk: Desk) -> None:
    person = desk.person()
    sent = multipart(desk, "sendPhoto", {"photo": ("a.png", png())}, chat_id=person, caption="一")["result"]
    where = {"chat_id": person, "message_id": sent["message_id"]}
    edited = desk.ok("editMessageCaption", **where, caption="二")
    assert (edited["caption"], edited["photo"]) == ("二", sent["photo"])
    answer = desk.refused("editMessageText", **where, text="x")
    assert answer == (400, "Bad Request: there is no text in the message to edit")


def test_what_is_no_picture_is_not_sent_as_one(desk: Desk) -> None:
    answer = multipart(desk, "sendPhoto", {"photo": ("a.png", b"text")}, chat_id=desk.person())
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


def test_a_picture_with_endless_sides_is_refused(desk: Desk) -> None:
    endless = png()[:16] + (9000).to_bytes(4, "big") + (1001).to_bytes(4, "big") + png()[24:]
    answer = multipart(desk, "sendPhoto", {"photo": ("a.png", endless)}, chat_id=desk.person())
    assert answer["description"] == "Bad Request: PHOTO_INVALID_DIMENSIONS"


def test_an_upload_over_the_limit_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_methods, "UPLOAD_LIMIT", 2)
    answer = multipart(desk, "sendDocument", {"document": ("a.txt", b"abc")}, chat_id=desk.person())
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


def test_sending_by_address_is_refused_and_noted(desk: Desk) -> None:
    status, words = desk.refused("sendPhoto", chat_id=desk.person(), photo="https://example.org/a.png")
    assert (status, words) == (
        400,
        "Bad Request: sending by address is not implemented by the local Telegram",
    )
    assert desk.get("/api/violations")["violations"][-1]["description"] == words


def test_a_missing_or_empty_file_is_refused(desk: Desk) -> None:
    person = desk.person()
    answer = desk.refused("sendDocument", chat_id=person)
    assert answer == (400, "Bad Request: there is no document in the request")
    empty = multipart(desk, "sendDocument", {"document": ("a.txt", b"")}, chat_id=person)
    assert empty["description"] == "Bad Request: file must be non-empty"


def test_a_form_request_is_understood(desk: Desk) -> None:
    person = desk.person()
    form = {"chat_id": str(person), "text": "x", "reply_markup": json.dumps(keyboard(("好", "a")))}
    answer = desk.http.post(f"/bot{desk.telegram.token}/sendMessage", data=form).json()
    assert answer["result"]["reply_markup"] == keyboard(("好", "a"))


def test_a_get_request_is_understood(desk: Desk) -> None:
    params: dict[str, str | int] = {"chat_id": desk.person(), "text": "x"}
    answer = desk.http.get(f"/bot{desk.telegram.token}/SENDMESSAGE", params=params).json()
    assert answer["result"]["text"] == "x"


def test_a_persons_file_is_fetched_by_the_bot(desk: Desk) -> None:
    person = desk.person()
    upload(desk, person, ("签到表.pdf", b"%PDF sample"), caption="签到")
    message = desk.last_update()["message"]
    assert (message["document"]["file_name"], message["caption"]) == ("签到表.pdf", "签到")
    file = desk.ok("getFile", file_id=message["document"]["file_id"])
    fetched = desk.http.get(f"/file/bot{desk.telegram.token}/{file['file_path']}")
    assert fetched.content == b"%PDF sample"


def test_a_persons_pictures_make_an_album(desk: Desk) -> None:
    person = desk.person()
    sent = upload(desk, person, ("1.png", png()), ("2.png", png()), caption="会场", **{"as": "photo"})
    assert len(sent["message_ids"]) == 2
    first, second = [one["message"] for one in desk.ok("getUpdates")[-2:]]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("会场", False)
    assert first["photo"][-1]["width"] == 40


def test_a_person_cannot_send_a_text_file_as_a_picture(desk: Desk) -> None:
    answer = upload(desk, desk.person(), ("a.txt", b"text"), **{"as": "photo"})
    assert answer == {"error": "a.txt is no picture (PNG, JPEG or GIF)"}


def test_a_file_over_20_mb_arrives_but_cannot_be_fetched(desk: Desk) -> None:
    person = desk.person()
    upload(desk, person, ("big.bin", bytes(20 * 1024 * 1024 + 1)))
    document = desk.last_update()["message"]["document"]
    assert document["file_size"] == 20 * 1024 * 1024 + 1
    answer = desk.refused("getFile", file_id=document["file_id"])
    assert answer == (400, "Bad Request: file is too big")


def test_an_unknown_file_is_refused(desk: Desk) -> None:
    answer = desk.refused("getFile", file_id="nothing")
    assert answer == (400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    assert desk.http.get(f"/file/bot{desk.telegram.token}/documents/nothing").status_code == 404
    assert desk.http.get("/file/bot1:wrong/documents/nothing").status_code == 401


def test_the_size_of_a_picture_is_read_from_its_header() -> None:
    jpeg = bytes.fromhex("ffd8 ffe0 0004 0000 ffc0 0011 08 001e 0028 03") + bytes(8)
    assert picture_size(jpeg) == (40, 30)
    assert picture_size(b"GIF89a\x28\x00\x1e\x00") == (40, 30)
    assert picture_size(png(40, 30)) == (40, 30)
    with pytest.raises(ValueError, match="not a picture"):
        picture_size(b"\xff\xd8\xff")
