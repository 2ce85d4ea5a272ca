"""Invite codes: unguessable, fit for a link, kept only as a hash."""

import re

from bot import invites


def test_a_code_cannot_be_guessed_and_fits_telegrams_start_parameter() -> None:
    codes = {invites.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22,64}", code) for code in codes)
    assert invites.BITS >= 128


def test_what_is_kept_does_not_show_the_code_and_knows_it_again() -> None:
    code = invites.new_code()
    assert code not in invites.hash_code(code)
    assert invites.hash_code(f" {code}\n") == invites.hash_code(code)
    assert invites.hash_code(code) != invites.hash_code(code + "x")


def test_the_link_opens_the_bot_with_the_code() -> None:
    assert invites.link("sample_bot", "CODE") == "https://t.me/sample_bot?start=CODE"
