"""People whom the links left in two."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from infer.coreference.mentions_desk import Desk
from underneath.encode.deep_heads import shipped_heads
from underneath.infer.coreference.antecedents import Antecedents
from underneath.infer.coreference.apart import Couples, couples_of, everyone_in, signs_of
from underneath.infer.coreference.beliefs import Beliefs
from underneath.infer.coreference.candidates import Pairs
from underneath.infer.coreference.joining import grouped, same_person, shipped_trees
from underneath.infer.coreference.scoring import Weighed
from underneath.layers.speech import Attribution

TALE = (
    "[The medic] knelt. [She] swore. [Ivo] held the lamp. “Hold still, [Mara],” [he] said, and [she] did. [They] slept."
)
IDS = ["x1", "x1", "ivo", "mara", "ivo", "mara", "x2"]
ROWS = (Attribution("ivo", ("mara",)),)


def weighed(table, links):
    """`links`: {(mention, antecedent): chance}."""
    rows = sorted(links.items(), key=lambda row: (row[0][0], -row[0][1]))
    mention, antecedent = (np.array([pair[k] for pair, _ in rows], np.int32) for k in (0, 1))
    n, heads = len(table), shipped_heads()
    offset = np.searchsorted(mention, np.arange(n + 1)).astype(np.int32)
    width = len(heads.weights["mention.bias"]) // 4
    seen = Antecedents(np.zeros((n, width), np.float32), np.zeros((n, width), np.float32), heads)
    chance, fresh = np.array([c for _, c in rows], np.float32), np.full(n, 0.5, np.float32)
    beliefs = Beliefs(np.arange(n, dtype=np.int32), np.full(n, 0.5, np.float32))
    return Weighed(
        Pairs(mention, antecedent, np.zeros(len(rows), np.int32), offset), chance, fresh, table.form == 0, seen, beliefs
    )


def tale():
    return Desk(TALE, links={"Ivo": "ivo", "Mara": "mara"}).table


def test_only_single_people_may_be_one():
    everyone = everyone_in(tale(), IDS, {"ivo", "mara"})
    assert everyone.ids == ["x1", "ivo", "mara"]
    assert everyone.own.tolist() == [0, 0, 1, 2, 1, 2, -1]
    assert everyone.named.tolist() == [False, True, True]


def test_a_pair_is_looked_at_where_a_link_takes_it_for_one():
    table = tale()
    everyone = everyone_in(table, IDS, {"ivo", "mara"})
    couples = couples_of(everyone, weighed(table, {(5, 0): 0.4, (4, 0): 0.001}))
    assert [(everyone.ids[a], everyone.ids[b]) for a, b in zip(couples.one, couples.other, strict=True)] == [
        ("mara", "x1")
    ]


def test_every_pair_has_as_many_signs_and_all_are_numbers():
    table = tale()
    everyone, links = everyone_in(table, IDS, {"ivo", "mara"}), weighed(table, {(5, 0): 0.4, (4, 0): 0.3, (5, 2): 0.1})
    signs = signs_of(table, everyone, couples_of(everyone, links), links, ROWS)
    assert signs.shape[0] == 3
    assert np.isfinite(signs).all()


def test_who_speaks_to_whom_is_told():
    table = tale()
    everyone, links = everyone_in(table, IDS, {"ivo", "mara"}), weighed(table, {(5, 0): 0.4, (5, 2): 0.1})
    couples = couples_of(everyone, links)
    with_talk = signs_of(table, everyone, couples, links, ROWS)
    without = signs_of(table, everyone, couples, links, ())
    changed = {
        (everyone.ids[a], everyone.ids[b])
        for a, b, c in zip(couples.one, couples.other, (with_talk != without).any(1), strict=True)
        if c
    }
    assert ("ivo", "mara") in changed or ("mara", "ivo") in changed


def couples(*pairs):
    one, other = (np.array([p[k] for p in pairs], np.int64) for k in (0, 1))
    return Couples(one, other, np.minimum(one, other) * 9 + np.maximum(one, other), 9)


def test_the_likeliest_join_first():
    groups = grouped(couples((0, 1), (1, 2), (0, 2)), np.array([0.9, 0.2, 0.8], np.float32), 0.5)
    assert groups == [[0, 1, 2]]


def test_one_likely_pair_does_not_carry_a_group_away():
    groups = grouped(couples((0, 1), (1, 2), (0, 2)), np.array([0.9, 0.6, 0.1], np.float32), 0.5)
    assert groups == [[0, 1]]


def test_people_of_two_lists_stay_two():
    table = tale()
    links = weighed(table, {(5, 0): 0.99, (3, 2): 0.99, (5, 2): 0.99})
    same = same_person(shipped_trees("small"), table, IDS, links, ROWS, ["ivo", "mara"], apart={"ivo", "mara"})
    assert same.get("mara") != "ivo"
    assert same.get("ivo") != "mara"


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.floats(0, 1)), max_size=15))
def test_no_one_is_in_two_groups(rows):
    unique = {(min(a, b), max(a, b)): c for a, b, c in rows if a != b}
    if not unique:
        return
    groups = grouped(couples(*unique), np.array(list(unique.values()), np.float32))
    members = [k for group in groups for k in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in groups)
