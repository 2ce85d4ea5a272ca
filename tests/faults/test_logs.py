"""A whole conversation, refused calls, a bug and a crash: nothing of it can be read in the log."""

import re
from datetime import timedelta

import httpx
import pytest

from bot.invites import hash_code, new_code
from bot.roster import Post
from bot.simulator.world import PersonSpec
from storage import accounts, invites, rosters
from tests.faults.figures import Note
from tests.faults.scene import AT, Scene
from tests.faults.walker import Walker

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]

NAME, CONTENT, BUG = "金丝雀名", "金丝雀内容", "金丝雀例外"
NEWCOMER = 3001


def test_no_token_code_name_or_content_is_logged_in_a_conversation_that_ends_in_a_crash(
    scene: Scene, note: Note
) -> None:
    (person,) = scene.branch(due=True)
    code = _invite(scene, person)
    scene.telegram.world.add_person(PersonSpec(NEWCOMER, NAME))
    with httpx.Client(base_url=scene.telegram.url, timeout=60, trust_env=False) as api:
        for kind in ("429", "accepted_then_junk", "accepted_then_reset", "502"):
            fault = {"kind": kind, "method": "sendMessage", "retry_after": 1}
            assert api.post("/api/faults", json=fault).is_success
        bot = scene.start(LOG_LEVEL="debug")
        scene.until(lambda: bot.serves)
        assert api.post(f"/api/people/{NEWCOMER}/text", json={"text": f"/start {code}"}).is_success
        walker = Walker(api, person, 1)
        walker.agendas = [CONTENT]

        def logged_a_meeting() -> bool:
            walker.step()
            return walker.done and scene.inbox_is_empty() and scene.digests_settled()

        scene.until(logged_a_meeting)
        bot.kill()
        bot = scene.start(LOG_LEVEL="debug", bug=BUG)
        assert api.post(f"/api/people/{person}/text", json={"text": CONTENT}).is_success
        assert api.post("/api/updates", json={"message": {"text": CONTENT, "chat": NAME}}).is_success
        scene.until(lambda: "update failed" in scene.log() and "update unreadable" in scene.log())
        scene.until(scene.inbox_is_empty)
        scene.stop(bot)
    log = scene.log()
    secret = scene.telegram.token.partition(":")[2]
    for canary in (secret, code, NAME, CONTENT, BUG, f"示例{person}"):
        assert canary not in log
    password = re.search(r":([^:/@]+)@", scene.url)
    assert password is None or password[1] not in log
    note("lines logged / canaries seen", f"{len(log.splitlines())} / 0")


def _invite(scene: Scene, user_id: int) -> str:
    """The code of an invite for a new member of somebody's branch."""
    account = scene.store.read_now(accounts.get, user_id)
    assert account is not None
    assert account.branch_id is not None
    branch_id, code = account.branch_id, new_code()
    member = scene.store.write_now(rosters.add_person, branch_id, NAME, posts=[Post.COMMITTEE_MEMBER])
    scene.store.write_now(
        invites.create,
        kind="person",
        code_hash=hash_code(code),
        expires_at=AT + timedelta(days=7),
        branch_id=branch_id,
        person_id=member.id,
        now=AT,
    )
    return code
