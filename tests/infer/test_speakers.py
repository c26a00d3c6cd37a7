"""Speakers and hearers, told by tags, beats, names called and turns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infer.attribution_desk import desk
from underneath.infer.attribution.address import Use, honoured, use_of
from underneath.infer.attribution.decode import marginals
from underneath.infer.attribution.grammar import Gender, gender_of_noun, head_of, is_epithet, is_plural
from underneath.infer.attribution.people import Ref
from underneath.infer.attribution.saying import SAYING
from underneath.infer.attribution.weigh import FEATURES
from underneath.infer.attribution.weights import WEIGHTS
from underneath.infer.speakers import attribute_quotes


@pytest.mark.parametrize(
    "tag",
    ["“We sail,” said Mirel.", "“We sail,” Mirel said.", "“We sail?” asked Mirel.", "Mirel said, “We sail.”",
     "“We sail!” Mirel cried.", "“We sail,” Mirel, still wet, muttered.", "“We sail,” quietly said Mirel.",
     "Mirel turned to them and said: “We sail.”", "“We sail.” Mirel’s voice was flat."],
)  # fmt: skip
def test_a_tag_names_the_speaker(tag):
    assert desk(f"Toben sat on the quay with Hask.\n\n{tag}").row("We sail").speaker == "mirel"


def test_a_tag_by_name_is_explicit_and_its_cue_is_the_name():
    d = desk("“We sail,” said Mirel.")
    assert (d.row("We").how, d.row("We").cue.of(d.text)) == ("explicit", "Mirel")


@pytest.mark.parametrize("form", ["{}: {}", "[21:04] {}: {}", "<{}> {}", "@{}: {}", "{} (9:41 PM): {}", "[{}]: {}"])
def test_the_name_before_a_line_of_chat_is_its_writer(form):
    lines = [("Mirel", "he’s at it again"), ("Toben", "bang on the wall"), ("Toben", "hello"), ("Mirel", "I did")]
    d = desk("\n\n".join(["Mirel and Toben sat in the dark.", *(form.format(*line) for line in lines)]))
    assert (d.speakers, d.row("hello").how) == ([name.lower() for name, _ in lines], "explicit")


def test_a_pronoun_in_a_tag_agrees_in_gender():
    assert desk("Mirel met Toben on the stairs.\n\n“Late again,” he said.").row("Late").speaker == "toben"


def test_a_pronoun_tag_is_anaphoric():
    assert desk("Mirel met Toben on the stairs.\n\n“Late again,” he said.").row("Late").how == "anaphoric"


def test_a_beat_before_a_quotation_names_its_speaker():
    assert desk("Hask waited with Toben.\n\nToben put down the lamp. “Enough.”").row("Enough").speaker == "toben"


def test_a_beat_after_a_quotation_names_its_speaker():
    assert desk("Mirel waited with Toben.\n\n“Enough.” Toben put down the lamp.").row("Enough").speaker == "toben"


def test_the_parts_of_an_interrupted_utterance_share_the_speaker():
    assert desk("“If it rains,” said Mirel, “we stay.”").speakers == ["mirel", "mirel"]


def test_two_speakers_take_turns():
    d = desk("“Cold,” said Mirel.\n\n“Wet,” said Toben.\n\n“Dark.”\n\n“Late.”\n\n“True.”")
    assert d.speakers == ["mirel", "toben", "mirel", "toben", "mirel"]


def test_one_late_tag_fixes_the_turns_before_it():
    d = desk("Mirel and Toben sat down.\n\n“Cold.”\n\n“Wet.”\n\n“Dark.”\n\n“Late,” said Toben.")
    assert d.speakers == ["mirel", "toben", "mirel", "toben"]


def test_a_turn_known_by_alternation_says_so():
    assert desk("“Cold,” said Mirel.\n\n“Wet,” said Toben.\n\n“Dark.”").row("Dark").how == "turn"


def test_a_name_called_is_not_the_speaker():
    d = desk("Mirel and Toben waited.\n\n“Come in, Toben.”")
    assert d.row("Come in").speaker == "mirel"


def test_a_name_called_is_the_hearer():
    d = desk("“Come in, Toben,” said Mirel.")
    assert d.row("Come in").addressees == ("toben",)


def test_a_person_told_is_the_hearer():
    d = desk("“The lamp is out,” Mirel told Hask.")
    assert d.row("lamp").addressees == ("hask",)


def test_the_other_of_two_is_the_hearer():
    d = desk("“Cold,” said Mirel.\n\n“Wet,” said Toben.")
    assert d.row("Wet").addressees == ("mirel",)


def test_nobody_hears_someone_who_is_alone():
    assert desk("“Cold,” said Mirel.", folk={"Mirel": "she/her"}).row("Cold").addressees == ()


def test_two_tags_in_one_paragraph_part_its_speakers():
    assert desk("“Cold,” said Mirel. “Wet,” said Toben.").speakers == ["mirel", "toben"]


def test_a_narrator_speaks_as_i():
    d = desk("I shut the door and I sat.\n\n“Cold,” I said.", folk={"Oda": "she/her"}, narrator="Oda")
    assert (d.row("Cold").speaker, d.row("Cold").how) == ("oda", "narrator")


def test_a_narrator_without_a_name_has_an_id_too():
    d = desk("I shut the door and I sat.\n\n“Cold,” I said.", folk={})
    assert d.row("Cold").speaker == "narrator"


def test_someone_without_a_name_speaks_under_an_id_of_their_own():
    d = desk("A guard stood by.\n\n“Halt,” said the guard.", described=("a guard", "the guard"))
    assert d.row("Halt").speaker == "x1"


def test_a_title_that_one_of_the_cast_has_means_them():
    d = desk("Captain Rusk came in.\n\n“Halt,” said the captain.", described=("the captain",))
    assert d.row("Halt").speaker == "captain rusk"


def test_a_trade_out_of_the_blue_is_the_one_whose_turn_it_is():
    d = desk(
        "Mirel and Toben sat down.\n\n“Cold,” said Mirel.\n\n“Wet,” said Toben.\n\n“Dark,” said Mirel.\n\n"
        "“Late,” said the pilot.\n\n“True,” said Mirel.\n\n“Well,” said Toben.",
        described=("the pilot",),
    )
    assert d.row("Late").speaker == "toben"


def test_an_epithet_is_someone_of_its_gender():
    d = desk("Mirel sat by Toben.\n\n“Late,” said the older man.", described=("the older man",))
    assert d.row("Late").speaker == "toben"


def test_a_pronoun_that_picks_someone_up_tells_their_gender():
    d = desk(
        "Rill shut the door and she sat. Toben sat too.\n\n“Late,” she said.", folk={"Rill": None, "Toben": "he/him"}
    )
    assert d.row("Late").speaker == "rill"


def test_the_one_called_maam_is_the_woman_beside():
    d = desk("Toben and Mirel and Hask waited.\n\n“Yes, ma’am.”\n\n“Good.”")
    assert d.row("Good").speaker == "mirel"


def test_someone_introducing_themselves_is_the_speaker():
    assert desk("Toben looked up at Hask.\n\n“I’m Hask.”").row("Hask.”").speaker == "hask"


def test_a_narration_paragraph_that_ends_with_a_colon_names_the_speaker():
    assert desk("Mirel sat.\n\nToben looked up and said:\n\n“Cold.”").row("Cold").speaker == "toben"


def test_without_anybody_there_is_no_speaker():
    assert desk("“Halt.”", folk={}).speakers == [None]


def test_a_story_without_quotations_has_no_attributions():
    assert desk("Mirel slept.").speakers == []


@pytest.mark.parametrize(
    ("line", "use"),
    [("“Mara, come.”", Use.CALLED), ("“Come, Mara.”", Use.CALLED), ("“Oh Mara!”", Use.CALLED),
     ("“Mara is late.”", Use.NAMED), ("“I saw Mara.”", Use.NAMED), ("“I’m Mara.”", Use.SELF),
     ("“Mara’s late.”", Use.NAMED)],
)  # fmt: skip
def test_what_a_name_in_a_quotation_does(line, use):
    at = line.index("Mara")
    ref = Ref(0, at, at + 4, 0, 0, 0, 0, 0, 0, 0, outer=True)
    assert use_of(line, 0, len(line), ref) == use


def test_sir_tells_that_a_man_is_spoken_to():
    assert honoured("“Yes, sir.”", 0, 11) == Gender.HE


def test_maam_tells_that_a_woman_is_spoken_to():
    assert honoured("“Yes, ma’am.”", 0, 13) == Gender.SHE


def test_an_unmarked_line_tells_no_gender():
    assert honoured("“Yes.”", 0, 6) == Gender.UNKNOWN


def test_the_head_of_a_phrase_stands_before_its_tail():
    assert head_of("the old man in the hat") == "man"


@pytest.mark.parametrize(
    ("noun", "gender"), [("grandmother", Gender.SHE), ("boatman", Gender.HE), ("guard", Gender.UNKNOWN)]
)
def test_some_nouns_tell_a_gender(noun, gender):
    assert gender_of_noun(noun) == gender


def test_the_younger_ranger_is_an_epithet_and_the_guard_is_not():
    assert (is_epithet("the younger ranger", "ranger"), is_epithet("the guard", "guard")) == (True, False)


def test_two_guards_are_several():
    assert is_plural("guards", "two guards")


def test_verbs_of_saying_have_their_forms():
    assert {"said", "whispered", "cried", "replies", "snapped", "begged"} <= SAYING


def test_every_feature_has_a_weight_slot():
    assert WEIGHTS.shape == (len(FEATURES),)


def _brute(unary, same, back):
    """Marginals by listing every sequence."""
    n, k = unary.shape
    total, out = 0.0, np.zeros((n, k))
    for code in range(k**n):
        seq = [code // k**t % k for t in range(n)]
        weight = np.exp(sum(unary[t, y] for t, y in enumerate(seq)))
        for t in range(1, n):
            if seq[t] == seq[t - 1] != k - 1:
                weight *= same[t]
            if t > 1 and seq[t] == seq[t - 2] != k - 1:
                weight *= back[t]
        total += weight
        for t, y in enumerate(seq):
            out[t, y] += weight
    return out / total


@given(st.integers(1, 5), st.integers(2, 4), st.integers(0, 10**6))
def test_decoding_gives_the_exact_marginals(n, k, seed):
    rng = np.random.default_rng(seed)
    unary, same, back = rng.normal(size=(n, k)), np.exp(rng.normal(size=n)), np.exp(rng.normal(size=n))
    same[0], back[:2] = 1.0, 1.0
    assert np.allclose(marginals(unary, same, back).sum(axis=1), _brute(unary, same, back))


@given(st.lists(st.sampled_from(["“Cold.”", "Mirel sat.", "“Wet,” said Toben.", "She left.", "***"]), max_size=12))
def test_every_quotation_gets_a_row_and_every_chance_is_one(lines):
    d = desk("\n\n".join(lines))
    assert len(d.speakers) == len(d.quotes) and all(0 <= row.confidence <= 1 for row in d.attributions.rows)


@pytest.mark.slow
def test_one_endless_paragraph_is_attributed_throughout():
    d = desk("“a,” said Mirel. “b,” said Toben and he sat. " * 1200)
    said = attribute_quotes(d.story, d.quotes, d.mentions, d.cast, d.links, d.scenes)
    assert len(said.rows) == len(d.quotes) and all(row.speaker for row in said.rows)
