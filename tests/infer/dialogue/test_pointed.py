"""The encoder's own pointing as columns of a sheet."""

from __future__ import annotations

import numpy as np
import pytest

from infer.dialogue_desk import pointed_sheet, setting
from underneath.infer.dialogue.pointed import POINTED, TWINS
from underneath.infer.dialogue.sheet import sheet_of

TALK = "Mirel met Toben.\n\n“Cold,” said Mirel.\n\n“Wet.”\n\n“Dark.”"


@pytest.fixture(scope="module")
def both():
    d, made = setting(TALK)
    sheet, looks = pointed_sheet(d, made)
    return sheet_of(made), sheet, looks


def test_the_new_columns_stand_beside_the_old(both):
    before, after, _ = both
    assert (after.person[:, : -len(POINTED)] == before.person).all()
    assert (after.line[:, : -len(TWINS)] == before.line).all()


def test_a_turns_pointing_is_shared_out_among_its_candidates(both):
    _, after, _ = both
    says = after.person[:, before_end("pointed:says")].reshape(int(after.turns[0]), int(after.width[0]))
    assert says.sum(1) == pytest.approx(np.ones(len(says)), abs=1e-5)


def before_end(name: str) -> int:
    return POINTED.index(name) - len(POINTED)


def test_the_first_turn_is_nobodys_twin(both):
    assert both[1].line[0, -len(TWINS) :].tolist() == [0, 0]
    assert both[1].line[1, -1] == 0


def test_a_turn_begins_with_its_first_quotation_mark(both):
    assert both[2].begins.tolist() == sorted(both[2].begins.tolist())
    assert both[2].begins[0] == 4
