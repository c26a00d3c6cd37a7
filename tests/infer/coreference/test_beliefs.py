"""From links to entities."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.infer.coreference.beliefs import believe, links_of
from underneath.infer.coreference.candidates import Pairs

HE, SHE = 0, 1


def flow(links, fresh, classes=None):
    """`links`: {(mention, antecedent): chance}."""
    rows = sorted(links.items(), key=lambda row: (row[0][0], -row[0][1]))
    mention = np.array([m for (m, _), _ in rows], np.int32)
    antecedent = np.array([a for (_, a), _ in rows], np.int32)
    offset = np.searchsorted(mention, np.arange(len(fresh) + 1)).astype(np.int32)
    pairs = Pairs(mention, antecedent, np.zeros(len(rows), np.int32), offset)
    return believe(
        pairs,
        np.array([c for _, c in rows], np.float32),
        np.array(fresh, np.float32),
        np.array(classes or [-1] * len(fresh), np.int32),
    )


def test_a_mention_without_links_begins_an_entity():
    assert flow({}, [1.0]).first.tolist() == [0]


def test_a_link_is_followed():
    assert flow({(1, 0): 0.9}, [1.0, 0.1]).first.tolist() == [0, 0]


def test_belief_flows_along_two_links():
    assert flow({(1, 0): 0.9, (2, 1): 0.9}, [1.0, 0.1, 0.1]).first.tolist() == [0, 0, 0]


def test_one_doubtful_link_does_not_carry_the_chain_away():
    # 2 takes 1 for its antecedent, but 1 was most likely 0, and so is 2
    links = {(2, 1): 0.6, (2, 0): 0.4, (3, 2): 0.5, (3, 0): 0.45}
    assert flow(links, [1.0, 1.0, 0.0, 0.05]).first.tolist()[3] == 0


def test_the_likelier_the_link_the_surer():
    assert flow({(1, 0): 0.9}, [1.0, 0.1]).sure[1] > flow({(1, 0): 0.6}, [1.0, 0.4]).sure[1]


def test_confidence_claims_less_than_belief():
    assert flow({}, [1.0]).confidence[0] < 1


def test_what_comes_after_has_a_say():
    # 1 is as likely its own; but 2 goes back to both, and 0 is no one else's
    links = {(1, 0): 0.45, (2, 1): 0.5, (2, 0): 0.5}
    assert flow(links, [1.0, 0.55, 0.0]).first.tolist() == [0, 0, 0]


def test_the_likelier_of_link_and_none_wins():
    pairs = Pairs(
        np.array([1], np.int32), np.array([0], np.int32), np.zeros(1, np.int32), np.array([0, 0, 1], np.int32)
    )
    chance, fresh = links_of(pairs, np.array([2.0], np.float32), np.array([0.0, 0.0], np.float32))
    assert chance[0] > fresh[1]


def test_a_he_does_not_follow_a_name_to_a_she():
    # she (0), a name that may be hers (1), he (2): the name's belief is hers, but he is not
    links = {(1, 0): 0.9, (2, 1): 0.8}
    assert flow(links, [1.0, 0.1, 0.2], [SHE, -1, HE]).first.tolist() == [0, 0, 2]


@st.composite
def scored(draw):
    n = draw(st.integers(1, 12))
    rows = [(i, j) for i in range(n) for j in range(i - 1, -1, -1) if draw(st.booleans())]
    mention = np.array([i for i, _ in rows], np.int32)
    number = st.floats(-30, 30, width=32)
    scores = np.array(draw(st.lists(number, min_size=len(rows), max_size=len(rows))), np.float32)
    new = np.array(draw(st.lists(number, min_size=n, max_size=n)), np.float32)
    offset = np.searchsorted(mention, np.arange(n + 1)).astype(np.int32)
    return Pairs(mention, np.array([j for _, j in rows], np.int32), np.zeros(len(rows), np.int32), offset), scores, new


@settings(deadline=None, max_examples=50)
@given(scored())
def test_chances_add_up_to_one(case):
    pairs, scores, new = case
    chance, fresh = links_of(pairs, scores, new)
    assert np.allclose(np.bincount(pairs.mention, chance, len(new)) + fresh, 1, atol=1e-4)


@settings(deadline=None, max_examples=50)
@given(scored())
def test_every_mention_is_given_to_some_mention(case):
    pairs, scores, new = case
    first = believe(pairs, *links_of(pairs, scores, new), np.full(len(new), -1, np.int32)).first
    assert ((first >= 0) & (first < len(new))).all()


@settings(deadline=None, max_examples=50)
@given(scored())
def test_a_chance_is_a_chance(case):
    pairs, scores, new = case
    sure = believe(pairs, *links_of(pairs, scores, new), np.full(len(new), -1, np.int32)).sure
    assert ((sure >= 0) & (sure <= 1)).all()


NOBODY = -1


def named(links, fresh, seed):
    """As `flow`, with the first mention that bears the same name, of those that bear one."""
    rows = sorted(links.items(), key=lambda row: (row[0][0], -row[0][1]))
    mention = np.array([m for (m, _), _ in rows], np.int32)
    antecedent = np.array([a for (_, a), _ in rows], np.int32)
    offset = np.searchsorted(mention, np.arange(len(fresh) + 1)).astype(np.int32)
    pairs = Pairs(mention, antecedent, np.zeros(len(rows), np.int32), offset)
    chance = np.array([c for _, c in rows], np.float32)
    n = len(fresh)
    return believe(pairs, chance, np.array(fresh, np.float32), np.full(n, -1, np.int32), np.array(seed, np.int32)).first


def test_somebody_without_a_name_gets_one_when_it_first_comes():
    # she, she, Mara, she, Mara
    links = {(1, 0): 0.9, (2, 1): 0.7, (3, 2): 0.9}
    assert named(links, [1.0, 0.1, 0.3, 0.1, 1.0], [NOBODY, NOBODY, 2, NOBODY, 2]).tolist() == [0] * 5


def test_a_name_that_goes_back_to_nobody_begins_somebody():
    links = {(1, 0): 0.9, (2, 1): 0.2, (3, 2): 0.9}
    assert named(links, [1.0, 0.1, 0.8, 0.1], [NOBODY, NOBODY, 2, NOBODY]).tolist() == [0, 0, 2, 2]


def test_two_people_with_names_are_never_one():
    # she, Mara, Iris, Mara, Iris: both names would go back to "she"
    links = {(1, 0): 0.9, (2, 0): 0.9, (2, 1): 0.1}
    first = named(links, [1.0, 0.1, 0.0, 1.0, 1.0], [NOBODY, 1, 2, 1, 2]).tolist()
    assert first[1] == first[3] == 0
    assert first[2] == first[4] == 2
