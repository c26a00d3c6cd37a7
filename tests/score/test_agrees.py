"""The package's figures are the yardstick's (`evals/score.py`), to the third decimal and beyond."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perturbed import perturbed

from goldset import written_here
from score import Score
from underneath.score.scorer import Scorer

VIGNETTES, STORIES = list(written_here("vignettes")), list(written_here("stories"))


def both(pairs):
    theirs, ours = Score(), Scorer()
    for document, guess in pairs:
        theirs.document(document.text, document.gold, guess)
        ours.add(document.text, document.gold, guess)
    return theirs.rows(), ours.rows()


def flat(rows):
    return {(name, key): value for name, row in rows.items() for key, value in row.items()}


def assert_agree(pairs):
    theirs, ours = map(flat, both(pairs))
    assert ours == pytest.approx(theirs, abs=1e-9)


@given(st.integers(0, 10**9), st.lists(st.sampled_from(VIGNETTES), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_figures_agree_on_vignettes_read_with_faults(seed, documents):
    dice = random.Random(seed)
    assert_agree([(document, perturbed(document, dice)) for document in documents])


def test_figures_agree_on_stories_read_with_faults():
    assert_agree([(document, perturbed(document, random.Random(document.id))) for document in STORIES[:3]])


def test_figures_agree_where_rows_are_in_doubt():
    document = STORIES[0]
    for name in ("quotes", "feelings", "knowledge", "acts"):
        for row in document.gold[name][::3]:
            row["unsure"] = True
    assert_agree([(document, perturbed(document, random.Random(seed))) for seed in range(3)])


def test_figures_agree_where_a_prediction_is_missing():
    assert_agree([(VIGNETTES[0], None), (VIGNETTES[1], perturbed(VIGNETTES[1], random.Random(1)))])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["stories", "vignettes", "sketches"])
def test_figures_agree_on_all_gold(kind):
    assert_agree([(document, perturbed(document, random.Random(document.id))) for document in written_here(kind)])
