"""Whose a line, a pronoun, a feeling is: what the heads are punished for. Needs torch; seconds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.slow

NOBODY = np.zeros((0, 3), np.int64)
# "Mara waved. 'Come,' she said. Tobin came." - Mara, she, Tobin; one line, by Mara to Tobin; Tobin is glad; they are kin.
MARA, TOBIN = 0, 1


@pytest.fixture
def tale() -> Any:
    from batches import People

    who = np.array([[0, 0, MARA], [5, 5, MARA], [8, 8, TOBIN]])
    lines = [(3, 3, MARA, (TOBIN,)), (6, 6, TOBIN, (MARA,))]
    return People(who, lines, linked=True, bearers=[(9, 9, TOBIN)], ties={(MARA, TOBIN): 2})


@pytest.fixture
def net() -> Any:
    from model import Depths

    torch.manual_seed(0)
    return SimpleNamespace(depths=Depths().eval())


def losses(net: Any, words: Any, persons: list[Any]) -> dict[str, float]:
    from deep import DEEP
    from losses import depths

    none = {name: torch.full(words.shape[:2], -100) for name in DEEP}
    return {name: float(value.detach()) for name, value in depths(net, words, none, persons).items()}


def test_all_that_is_told_of_people_is_learned(net: Any, tale: Any) -> None:
    told = losses(net, torch.randn(1, 12, 384), [tale])
    assert all(told[name] > 0 for name in ("antecedent", "speaker", "hearer", "twin", "bearer", "tie"))


def test_a_window_with_nobody_in_it_changes_nothing(net: Any, tale: Any) -> None:
    from batches import People

    words = torch.randn(2, 12, 384)
    alone, beside = losses(net, words[:1], [tale]), losses(net, words, [tale, People(NOBODY)])
    assert beside == pytest.approx(alone, abs=1e-5)


def test_each_window_counts_by_what_it_tells(net: Any, tale: Any) -> None:
    words = torch.randn(2, 12, 384)
    one, other = (losses(net, words[k : k + 1], [tale]) for k in (0, 1))
    both = losses(net, words, [tale, tale])
    assert both == pytest.approx({name: (one[name] + other[name]) / 2 for name in one}, abs=1e-5)


def test_stories_without_people_teach_nothing_of_them(net: Any) -> None:
    from batches import People

    assert set(losses(net, torch.randn(1, 3, 384), [People(NOBODY)]).values()) == {0.0}
