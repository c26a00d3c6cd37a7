"""Files that are there whole or not at all."""

import os

import pytest

from underneath.corpus.whole import PRIVATE, put

on_posix = pytest.mark.skipif(os.name == "nt", reason="permissions as POSIX has them")


def test_a_file_is_put_whole_or_not_at_all(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "fdopen", refuse)
    with pytest.raises(OSError, match="disk full"):
        put(tmp_path / "tide.json", b"{}")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_brought_to_the_disk_does_not_take_the_old_one_s_place(tmp_path, monkeypatch):
    (tmp_path / "tide.json").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put(tmp_path / "tide.json", b"{}", sync=True)
    assert (tmp_path / "tide.json").read_bytes() == b"old"


@on_posix
def test_a_file_gets_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "any").touch()
    put(tmp_path / "tide.json", b"{}")
    assert (tmp_path / "tide.json").stat().st_mode == (tmp_path / "any").stat().st_mode


@on_posix
@pytest.mark.parametrize("mode", [PRIVATE, 0o644])
def test_a_file_gets_the_permissions_asked_for(tmp_path, mode):
    put(tmp_path / "tide.json", b"{}", mode=mode)
    assert (tmp_path / "tide.json").stat().st_mode & 0o777 == mode
