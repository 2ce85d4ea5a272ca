"""Invites and accounts: one use, one person, and nothing by name."""

import asyncio
from datetime import date, time, timedelta

import pytest

from bot.invites import hash_code, new_code
from storage import accounts, branches, invites
from storage.invites import Invite, Refused
from storage.store import Store
from tests.storage import samples
from tests.storage.samples import MEMBER, MINUTE, NOW, SECRETARY


def make(store: Store, code: str, hours: int = 24) -> int:
    return store.write_now(
        invites.create,
        kind="founding",
        code_hash=hash_code(code),
        expires_at=NOW + timedelta(hours=hours),
        now=NOW,
    )


def test_an_invite_opens_once(store: Store) -> None:
    code = new_code()
    made = make(store, code)
    first = store.write_now(invites.redeem, hash_code(code), SECRETARY, NOW)
    assert isinstance(first, Invite)
    assert (first.id, first.kind, first.expires_at) == (made, "founding", NOW + timedelta(hours=24))
    assert store.write_now(invites.redeem, hash_code(code), MEMBER, NOW) is Refused.USED


@pytest.mark.anyio
async def test_of_twenty_who_try_at_once_one_gets_in(store: Store) -> None:
    code = new_code()
    make(store, code)
    tries = (store.write(invites.redeem, hash_code(code), user, NOW) for user in range(1, 21))
    results = await asyncio.gather(*tries)
    assert sum(isinstance(result, Invite) for result in results) == 1
    assert results.count(Refused.USED) == 19


def test_an_invite_that_is_over_or_taken_back_or_made_up_opens_nothing(store: Store) -> None:
    old, revoked = new_code(), new_code()
    make(store, old, hours=1)
    revoked_id = make(store, revoked)
    assert store.write_now(invites.revoke, revoked_id, NOW)
    assert not store.write_now(invites.revoke, revoked_id, NOW)
    later = NOW + timedelta(hours=1)
    assert store.write_now(invites.redeem, hash_code(old), MEMBER, later) is Refused.EXPIRED
    assert store.write_now(invites.redeem, hash_code(revoked), MEMBER, NOW) is Refused.REVOKED
    assert store.write_now(invites.redeem, hash_code("guess"), MEMBER, NOW) is Refused.UNKNOWN


def test_looking_at_an_invite_does_not_use_it_up(store: Store) -> None:
    code = new_code()
    made = make(store, code)
    seen = store.read_now(invites.look, hash_code(code), NOW)
    assert isinstance(seen, Invite)
    assert seen.id == made
    assert store.read_now(invites.look, hash_code("guess"), NOW) is Refused.UNKNOWN
    assert store.read_now(invites.look, hash_code(code), NOW + timedelta(days=2)) is Refused.EXPIRED
    assert store.write_now(invites.redeem, hash_code(code), MEMBER, NOW) == seen
    assert store.read_now(invites.look, hash_code(code), NOW) is Refused.USED
    revoked = new_code()
    store.write_now(invites.revoke, make(store, revoked), NOW)
    assert store.read_now(invites.look, hash_code(revoked), NOW) is Refused.REVOKED


def test_only_usable_invites_are_listed(store: Store) -> None:
    used, open_one = new_code(), new_code()
    make(store, used)
    kept = make(store, open_one)
    make(store, new_code(), hours=1)
    store.write_now(invites.redeem, hash_code(used), MEMBER, NOW)
    listed = store.read_now(invites.list_open, NOW + timedelta(hours=2))
    assert [invite.id for invite in listed] == [kept]
    assert store.read_now(invites.list_open, NOW, 999) == []


def test_an_account_keeps_its_language_and_follows_its_chat(store: Store) -> None:
    store.write_now(accounts.ensure, SECRETARY, 1, "zh")
    store.write_now(accounts.set_language, SECRETARY, "en")
    again = store.write_now(accounts.ensure, SECRETARY, 2, "zh")
    assert (again.language, again.chat_id) == ("en", 2)
    assert store.write_now(accounts.move_chat, 2, 3) == 1
    moved = store.read_now(accounts.get, SECRETARY)
    assert moved is not None
    assert moved.chat_id == 3
    assert store.read_now(accounts.get, MEMBER) is None


def test_an_account_is_bound_to_a_person_of_a_branch(store: Store) -> None:
    made, secretary, _ = store.write_now(samples.staffed)
    store.write_now(accounts.ensure, SECRETARY, SECRETARY, "zh")
    store.write_now(accounts.bind, SECRETARY, made.id, secretary.id)
    bound = store.read_now(accounts.get, SECRETARY)
    assert store.read_now(accounts.of_branch, made.id) == [bound]
    assert store.read_now(accounts.by_person, secretary.id) == [bound]
    store.write_now(accounts.unbind, SECRETARY)
    assert store.read_now(accounts.of_branch, made.id) == []


def test_what_a_person_chose_is_kept(store: Store) -> None:
    store.write_now(accounts.ensure, SECRETARY, SECRETARY, "zh")
    store.write_now(accounts.set_digest_at, SECRETARY, time(7, 15))
    store.write_now(accounts.set_noticed, SECRETARY)
    store.write_now(accounts.set_paused, SECRETARY, date(2026, 4, 1), MEMBER)
    store.write_now(accounts.set_unreachable, SECRETARY, True, NOW + MINUTE)
    store.write_now(accounts.set_active, SECRETARY, False)
    assert store.read_now(accounts.get, SECRETARY) == accounts.Account(
        id=SECRETARY,
        chat_id=SECRETARY,
        active=False,
        unreachable=True,
        noticed=True,
        digest_at=time(7, 15),
        paused_until=date(2026, 4, 1),
        deputy_id=MEMBER,
    )


def test_a_branch_keeps_its_settings(store: Store) -> None:
    made = store.write_now(samples.branch)
    changed = store.write_now(branches.update, made.id, name="示例第二支部", full_members=5)
    assert (changed.name, changed.has_committee, changed.tracking_start) == (
        "示例第二支部",
        False,
        made.tracking_start,
    )
    assert store.read_now(branches.get, made.id) == changed
    assert store.read_now(branches.all_of_them) == [changed]
    with pytest.raises(LookupError):
        store.read_now(branches.get, made.id + 1)
