"""Whoever runs the suite runs all of it, in whatever order."""

from tests.spreading import spread


def test_files_that_wait_are_dealt_out_evenly_and_none_is_lost() -> None:
    assert spread(list("abcdef"), list("uv")) == ["a", "u", "b", "c", "d", "v", "e", "f"]
    assert spread([], ["u", "v"]) == ["u", "v"]
