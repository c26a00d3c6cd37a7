"""How kinds of ties are fitted: by columns, and by the company two people keep. Needs scikit-learn; seconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn")
pytestmark = [pytest.mark.slow]

COLUMNS, COMPANY = 5, 8
COURT, CAMP, PITCH = np.eye(COMPANY)[:3]
KINDS = ("superior-subordinate", "friend", "rival")
TURNS = ("enemy", None, "friend")


def stories(pairs: int = 90) -> list[Any]:
    """Many words are said between those who are tied; at court one serves, in camp two are friends, on the pitch rivals.

    Who serves at court turns on his lord, and rivals become friends.
    """
    from fit_ties import Row
    from underneath.layers.ties import TIES

    rng = np.random.default_rng(3)
    rows = []
    for k in range(pairs):
        where, tied = k % 3, k % 5 > 1
        columns = rng.normal(0, 0.1, COLUMNS) + tied
        company = rng.normal(0, 0.1, COMPANY) + (COURT, CAMP, PITCH)[where]
        kind = TIES.index(KINDS[where]) if tied else -1
        becomes = TIES.index(TURNS[where]) if tied and TURNS[where] else -1
        rows.append(Row(columns, company if tied else None, kind, becomes))
    return [("tales", sum(row.kind >= 0 for row in rows), rows)]


@pytest.fixture(scope="module")
def judge() -> Any:
    from fit_ties import fit

    return fit(stories())


def test_who_is_tied_is_told_by_columns_alone(judge: Any) -> None:
    assert judge.sure(np.ones(COLUMNS)) > 0.5 > judge.sure(np.zeros(COLUMNS))


def test_the_same_columns_are_another_tie_in_other_company(judge: Any) -> None:
    assert [judge.kind_of(np.ones(COLUMNS), where) for where in (COURT, CAMP, PITCH)] == list(KINDS)


def test_what_a_tie_becomes_is_told_by_its_company_too(judge: Any) -> None:
    found = [judge.turn_of(np.ones(COLUMNS), *one) for one in zip((COURT, CAMP, PITCH), KINDS, strict=True)]
    assert [into if chance > 0.5 else None for chance, into in found] == list(TURNS)


def test_nothing_turns_into_what_it_is(judge: Any) -> None:
    assert judge.turn_of(np.ones(COLUMNS), PITCH, "friend")[1] != "friend"


def test_a_perfect_judge_has_full_marks(judge: Any) -> None:
    from fit_ties import measure

    marks = measure(stories(), judge, 0.5)
    assert marks["kinds"] == 1
    assert (marks["turns precision"], marks["turns recall"], marks["turns into it"]) == (1, 1, 1)


def test_what_is_saved_judges_as_what_was_fitted(judge: Any, tmp_path: Path) -> None:
    from fit_ties import columns_of
    from fits import keep
    from underneath.infer.bonds.weights import judge_of
    from underneath.infer.scorers import arrays_in, hashes_in

    keep("ties", columns_of(judge), tmp_path)
    assert set(hashes_in(tmp_path)) == {"ties.npz"}
    again = judge_of(arrays_in(tmp_path / "ties.npz"))
    assert again.kind.of == judge.kind.of
    assert again.turn.of == judge.turn.of
    assert again.sure(np.ones(COLUMNS)) == pytest.approx(judge.sure(np.ones(COLUMNS)), abs=1e-4)
    assert again.kind_of(np.ones(COLUMNS), CAMP) == "friend"
