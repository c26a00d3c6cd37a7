"""What the encoder's head says of two people, wherever they stand near each other."""

import numpy as np
import pytest

from underneath.encode.deep_heads import DeepHeads
from underneath.infer.bonds import meetings
from underneath.infer.bonds.meetings import MET, meetings_of
from underneath.infer.ends import Ends

SIZE = 3
rng = np.random.default_rng(0)
HEADS = DeepHeads(
    {
        "met.weight": rng.normal(size=(4, 2 * SIZE)).astype(np.float32), "met.bias": np.zeros(4, np.float32),
        "tie.weight": rng.normal(size=(len(MET), 4)).astype(np.float32), "tie.bias": np.zeros(len(MET), np.float32),
    }
)  # fmt: skip
VECTORS = rng.normal(size=(200, SIZE)).astype(np.float16)


def ends(*rows):
    """Rows of (word, id), in text order."""
    ids = tuple(dict.fromkeys(id_ for _, id_ in rows))
    edges = np.array([[at, at] for at, _ in rows], np.int64).reshape(-1, 2)
    return Ends(edges, np.array([ids.index(id_) for _, id_ in rows], np.int64), ids)


def test_those_who_are_never_near_each_other_have_not_met():
    assert meetings_of(ends((0, "mara"), (100, "kel")), VECTORS, HEADS) == {}


def test_chances_of_all_kinds_come_to_one():
    met = meetings_of(ends((0, "mara"), (5, "kel")), VECTORS, HEADS)
    assert list(met) == [("kel", "mara")]
    assert met["kel", "mara"].sum() == pytest.approx(1)


def test_one_person_twice_is_no_meeting():
    assert meetings_of(ends((0, "mara"), (5, "mara")), VECTORS, HEADS) == {}


def test_long_books_are_looked_at_piece_by_piece_and_come_out_the_same(monkeypatch):
    rows = ends(*((7 * i, ("mara", "kel", "ilse")[i % 3]) for i in range(25)))
    whole = meetings_of(rows, VECTORS, HEADS)
    monkeypatch.setattr(meetings, "_BLOCK", 4)
    pieces = meetings_of(rows, VECTORS, HEADS)
    assert list(whole) == list(pieces)
    assert all(pieces[couple] == pytest.approx(row, abs=1e-5) for couple, row in whole.items())
