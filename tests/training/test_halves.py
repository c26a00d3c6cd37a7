"""Halves of the gold: a document is read by scorers that have not learned from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from underneath.infer import scorers

STORIES = [(f"story{n}", n % 4 == 0) for n in range(12)]  # and whether each is one to tune on


def read_by(_story: tuple[str, bool]) -> str:
    """The name of the folder that scorers are taken from just now."""
    return scorers.SHIPPED.name


@pytest.fixture
def shelves(tmp_path: Path) -> Any:
    from halves import HALVES, Shelves

    for half in HALVES:
        (tmp_path / str(half)).mkdir()
    return Shelves(tmp_path)


def test_a_document_is_read_by_scorers_fitted_without_its_half(shelves: Any) -> None:
    from halves import half_of

    readers = shelves.each(read_by, STORIES, lambda story: story)
    learned = [(reader, str(half_of(id_))) for reader, (id_, dev) in zip(readers, STORIES, strict=True) if not dev]
    assert all(reader == half for reader, half in learned)
    assert {half for _, half in learned} == {"0", "1"}


def test_those_held_out_are_read_by_what_ships(shelves: Any) -> None:
    readers = shelves.each(read_by, STORIES, lambda story: story)
    assert {reader for reader, (_, dev) in zip(readers, STORIES, strict=True) if dev} == {scorers.SHIPPED.name}


def test_afterwards_what_ships_is_read_with_again(shelves: Any) -> None:
    before = scorers.SHIPPED
    shelves.each(read_by, STORIES, lambda story: story)
    assert before == scorers.SHIPPED


def test_halves_that_were_not_fitted_are_asked_for(tmp_path: Path) -> None:
    from halves import Shelves

    with pytest.raises(FileNotFoundError, match="--halves"):
        Shelves(tmp_path).each(read_by, STORIES, lambda story: story)


def test_a_new_shelf_begins_as_what_ships(tmp_path: Path) -> None:
    from halves import Shelves

    folder = Shelves(tmp_path).begun(1)
    assert {path.name for path in folder.iterdir()} == {path.name for path in scorers.SHIPPED.iterdir()}


def test_a_shelf_that_was_begun_is_gone_on_with(tmp_path: Path) -> None:
    from halves import Shelves

    (tmp_path / "0").mkdir()
    assert list(Shelves(tmp_path).begun(0).iterdir()) == []
