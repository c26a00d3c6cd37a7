from dataclasses import replace

import numpy as np
import pytest

from infer.labels_desk import no_vectors
from underneath.infer.bonds.features import NAMES, features
from underneath.infer.bonds.meetings import MET
from underneath.infer.bonds.pairs import Pair, Pairs
from underneath.infer.bonds.warmth import Warmth
from underneath.infer.bonds.weights import Choice, Judge
from underneath.infer.bonds.words import kinds_in
from underneath.infer.ties import find_ties
from underneath.layers.acts import Act, Acts
from underneath.layers.cast import Cast, Character
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.mentions import Coreference, Mention, Mentions
from underneath.layers.scenes import Scene, Scenes, Stage, Staging
from underneath.layers.speech import Attribution, Attributions, Quote, Quotes
from underneath.story.spans import Span
from underneath.testing import span_of, tiny_story

SIZE = 384  # of the shipped heads' vectors
TALE = """“Pass the oar, Dad,” said Ilse.

“Mind your hands.” Joren watched his daughter row.

***

“Thank you, Dad,” said Ilse, and Joren nodded."""


def told(text=TALE):
    """Ilse and Joren in a boat, with all that was said laid out."""
    story = tiny_story(text)
    ilse, joren = Character("ilse", "Ilse"), Character("joren", "Joren")
    called = "Dad" if "Dad" in text else "now"
    lines = [(f"“Pass the oar, {called},”", "ilse", "joren"), ("“Mind your hands.”", "joren", "ilse")]
    lines.append((f"“Thank you, {called},”", "ilse", "joren"))
    rows = [("Ilse", "ilse", 1), ("Joren", "joren", 1), ("his daughter", "ilse", 1), ("his", "joren", 1)]
    rows += [("Ilse", "ilse", 2), ("Joren", "joren", 2)]
    table = [
        (Mention(span_of(text, words, n), "PER", "PRON" if words == "his" else "NOM"), who) for words, who, n in rows
    ]
    table.sort(key=lambda row: (row[0].span.start, -row[0].span.end))
    mentions, entities = Mentions(m for m, _ in table), tuple(who for _, who in table)
    scenes = [Span(0, text.index("***")), Span(text.index("“Thank"), len(text))]
    both = Stage(present=("ilse", "joren"))
    return {
        "story": story,
        "signals": no_vectors(),
        "quotes": Quotes(Quote(span_of(text, words)) for words, _, _ in lines),
        "mentions": mentions,
        "cast": Cast((ilse, joren)),
        "coreference": Coreference(entities, tuple(1.0 for _ in entities)),
        "attributions": Attributions(tuple(Attribution(by, (to,)) for _, by, to in lines)),
        "scenes": Scenes(Scene(s) for s in scenes),
        "staging": Staging((both, both)),
    }


def pairs(row):
    return Pairs(**{name: layer for name, layer in row.items() if name != "signals"})


@pytest.fixture
def pair():
    return pairs(told()).of("joren", "ilse")


def test_what_they_say_to_each_other_is_counted_both_ways(pair):
    assert pair.said == [2, 1]


def test_an_address_speaks_for_a_kind(pair):
    assert pair.called["parent-child"] == 2


def test_a_description_with_its_owner_speaks_for_a_kind(pair):
    assert pair.kin == {"parent-child": 1}


def test_shared_scenes_are_kept_in_order(pair):
    assert pair.scenes == [0, 1]


def test_the_words_that_tell_a_tie_are_its_evidence(pair):
    assert span_of(TALE, "his daughter") in pair.evidence


def test_father_and_daughter_are_tied_as_parent_and_child():
    ties = find_ties(**told(), feelings=Feelings(), acts=Acts())
    assert [(t.a, t.b, t.kind) for t in ties.rows] == [("ilse", "joren", "parent-child")]


def judged(monkeypatch, *, turns):
    """The tale's tie where every two are tied, as strangers, who turn with this chance, and then rather into friends."""
    nothing, even = np.zeros(len(NAMES)), np.ones(len(NAMES))
    around, width = np.zeros(4 * SIZE), len(NAMES) + 4 * SIZE
    odds = np.log([1 - turns, 0.4 * turns, 0.6 * turns])
    kind, turn = (np.column_stack([np.zeros((len(bias), width)), bias]) for bias in (np.array([1.0, 0.0]), odds))
    judge = Judge(
        nothing, even, around, around + 1, np.append(nothing, 5.0),
        Choice(kind, ("stranger", "rival")), Choice(turn, (None, "rival", "friend")),
    )  # fmt: skip
    monkeypatch.setattr("underneath.infer.ties.load_judge", lambda _: judge)
    row = told()
    vectors = np.zeros((len(row["story"].tokens), SIZE), np.float16)
    row["signals"] = replace(row["signals"], vectors=vectors)
    return find_ties(**row, feelings=Feelings(), acts=Acts()).rows[0]


def test_a_tie_that_likely_turns_does_so_in_the_last_scene_they_share(monkeypatch):
    tie = judged(monkeypatch, turns=0.6)
    assert (tie.kind, tie.becomes, tie.scene) == ("stranger", "friend", 1)


def test_a_tie_that_likely_stays_turns_nowhere(monkeypatch):
    tie = judged(monkeypatch, turns=0.2)
    assert (tie.kind, tie.becomes, tie.scene) == ("stranger", None, None)


def test_without_the_encoder_nothing_is_said_to_turn(monkeypatch):
    with_vectors = judged(monkeypatch, turns=0.9)
    assert with_vectors.becomes
    assert find_ties(**told(), feelings=Feelings(), acts=Acts()).rows[0].becomes is None


def test_thanks_warm_the_scene_they_are_said_in():
    thanks = Acts([Act(span_of(TALE, "Thank you"), "thank", "ilse", ("joren",))])
    ties = find_ties(**told(), feelings=Feelings(), acts=thanks)
    cold, warm = ties.rows[0].course
    assert cold == 0 < warm


def test_a_feeling_toward_someone_is_warmth_between_the_two():
    scenes = Scenes([Scene(Span(0, 50))])
    hate = Feelings([Feeling(Span(1, 5), "ilse", "anger", toward="joren")])
    assert Warmth(scenes, hate, Acts()).course("joren", "ilse", [0])[0] < 0


def test_nobody_is_tied_in_a_story_without_people():
    row = told()
    row |= {"cast": Cast(), "attributions": Attributions(tuple(Attribution() for _ in row["quotes"]))}
    row["coreference"] = Coreference(tuple(None for _ in row["mentions"]), tuple(0.0 for _ in row["mentions"]))
    row["staging"] = Staging((Stage(), Stage()))
    assert find_ties(**row, feelings=Feelings(), acts=Acts()).rows == ()


def test_a_crowd_in_one_scene_makes_no_pairs():
    row = told()
    row["cast"] = Cast(tuple(Character(f"p{i}", f"P{i}") for i in range(40)))
    row["staging"] = Staging((Stage(present=tuple(f"p{i}" for i in range(40))), Stage()))
    assert not pairs(row).pairs


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("her old captain", {"superior-subordinate"}),
        ("the miller’s brother", {"sibling"}),
        ("Ibuki-sensei", {"mentor-student"}),
        ("the red door", set()),
    ],
)
def test_words_that_tell_how_people_stand(words, kinds):
    assert kinds_in(words) == kinds


def test_every_column_has_a_name():
    assert len(features(Pair(), (0, 1), 2, 1, None)) == len(NAMES)


def test_what_the_encoder_says_of_two_stands_in_columns_of_its_own():
    met = np.full(len(MET), 0.02, np.float32)
    met[MET.index("sibling")] = 0.74
    row = dict(zip(NAMES, features(Pair(), (0, 1), 2, 1, met), strict=True))
    assert row["met sibling"] > row["met enemy"] > 0


def test_a_tie_that_nothing_names_rests_on_their_lines_to_each_other():
    row = told(TALE.replace(", Dad", ", now"))
    row["cast"] = Cast((Character("ilse", "Ilse"), Character("joren", "Joren")))
    pair = pairs(row).of("ilse", "joren")
    assert span_of(row["story"].text, "“Mind your hands.”") in pair.shared
