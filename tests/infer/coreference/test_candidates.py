"""Which earlier mentions may be antecedents."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from infer.coreference.mentions_desk import Desk
from underneath.infer.coreference.candidates import ALIKE, KEEP, REACH, pairs_of


def antecedents(desk, words, nth=1, known=None):
    pairs = pairs_of(desk.table, known)
    i = desk.at(words, nth)
    found = pairs.antecedent[pairs.offset[i] : pairs.offset[i + 1]]
    return [desk.mentions[j].span.of(desk.text) for j in found]


def test_the_nearest_comes_first():
    assert antecedents(Desk("[Mara] met [Tobin]. [They] slept. [he] woke."), "he") == ["Tobin", "Mara"]


def test_a_he_never_goes_back_to_a_she():
    assert antecedents(Desk("[she] slept. [he] woke."), "he") == []


def test_a_he_never_goes_back_to_a_woman():
    assert antecedents(Desk("[the woman] slept. [he] woke."), "he") == []


def test_one_never_goes_back_to_several():
    assert antecedents(Desk("[they] slept. [he] woke."), "he") == []


def test_they_may_be_said_of_one():
    assert antecedents(Desk("[Ash] slept. [they] woke."), "they") == ["Ash"]


def test_they_are_never_one_who_is_he():
    assert antecedents(Desk("[the boy] slept. [they] woke."), "they") == []


def test_an_owner_does_not_own_itself():
    assert antecedents(Desk("[[her] sister] slept."), "her") == []


def test_i_am_never_a_place():
    assert antecedents(Desk("[Stow] slept. [I] woke."), "I") == []


def test_a_name_reaches_back_as_far_as_it_takes():
    between = " ".join(f"[Rower{n}] slept." for n in range(REACH + 5))
    assert "Mara" in antecedents(Desk(f"[Mara] slept. {between} [Mara] woke."), "Mara", 2)


def test_a_pronoun_does_not():
    between = " ".join(f"[Rower{n}] slept." for n in range(REACH + 5))
    assert "Mara" not in antecedents(Desk(f"[Mara] slept. {between} [she] woke."), "she")


def test_what_is_known_to_be_the_same_reaches_back_too():
    between = " ".join(f"[Rower{n}] slept." for n in range(REACH + 5))
    d = Desk(f"[Mara] slept. {between} [she] woke.")
    known = np.array([0, *[-1] * (REACH + 5), 0], np.int32)
    assert "Mara" in antecedents(d, "she", known=known)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["Mara", "he", "she", "they", "the rower", "Stow", "it"]), max_size=90))
def test_there_are_never_many(words):
    pairs = pairs_of(Desk(" ".join(f"[{w}] slept." for w in words)).table)
    assert np.diff(pairs.offset).max(initial=0) <= KEEP + 4 * ALIKE


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["Mara", "he", "she", "Stow"]), min_size=1, max_size=40))
def test_an_antecedent_comes_before(words):
    pairs = pairs_of(Desk(" ".join(f"[{w}] slept." for w in words)).table)
    assert (pairs.antecedent < pairs.mention).all()


def test_a_block_holds_the_pairs_of_its_mentions():
    pairs = pairs_of(Desk("[Mara] met [Ana]. [she] slept. [she] woke.").table)
    assert set(pairs.block(2, 3).mention.tolist()) == {2}
