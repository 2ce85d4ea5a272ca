"""Only pages of this server, on this machine, speak in a person's name."""

import pytest

from bot.simulator.serving import LocalTelegram, listening_socket
from tests.simulator.desk import Desk


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", ""])
def test_another_host_is_refused(desk: Desk, host: str) -> None:
    headers = {"host": host.format(port=desk.telegram.port)}
    assert desk.http.get("/api/people", headers=headers).status_code == 403
    assert desk.http.get("/", headers=headers).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}"])
def test_another_origin_is_refused(desk: Desk, origin: str) -> None:
    headers = {"origin": origin.format(port=desk.telegram.port)}
    answer = desk.http.post(f"/api/people/{desk.person()}/text", json={"text": "x"}, headers=headers)
    assert answer.status_code == 403
    assert "Origin" in answer.json()["error"]


def test_the_page_itself_is_let_in_under_both_names(desk: Desk) -> None:
    port = desk.telegram.port
    for name in (f"127.0.0.1:{port}", f"localhost:{port}"):
        answer = desk.http.get("/api/people", headers={"host": name, "origin": f"http://{name}"})
        assert answer.status_code == 200


def test_every_page_is_told_to_load_nothing_from_elsewhere(desk: Desk) -> None:
    answer = desk.http.get("/")
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_that_somebody_sent_is_downloaded_never_opened(desk: Desk) -> None:
    person = desk.person()
    files = {"file": ("a.html", b"<script>alert(1)</script>", "text/html")}
    desk.http.post(f"/api/people/{person}/upload", files=files)
    url = desk.state(person)["messages"][-1]["document"]["url"]
    answer = desk.http.get(url)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org", ""])
def test_no_address_that_others_reach_is_listened_on(host: str) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        listening_socket(0, host)
    with pytest.raises(ValueError, match="this machine only"):
        LocalTelegram(host=host)
