import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from infer.under.under_desk import desk
from underneath.infer.under.people import SIGNS, WIDTH, candidates_of, likely
from underneath.infer.under.weigh import best_people
from underneath.layers.cast import Cast, Character
from underneath.layers.mentions import Coreference, Mention, Mentions
from underneath.layers.scenes import Stage, Staging
from underneath.testing import span_of

CAST = Cast((Character("mara", "Mara", narrator=True), Character("kel", "Kel")))


def found(made, words, *named):
    mentions = Mentions(
        Mention(span_of(made.story.text, w), "PER", "PRON" if w.islower() else "PROP") for w, _ in named
    )
    links = Coreference(tuple(who for _, who in named), (1.0,) * len(named))
    people = candidates_of(
        made.story, made.units, made.quotes, mentions, links, made.attributions, made.staging, made.syntax, CAST
    )
    k = made.unit(words)
    rows = {
        w: {(SIGNS * 2)[i] for i in row.nonzero()[0]} for w, row in zip(people.ids[k], people.signs[k], strict=True)
    }
    return people, rows


def test_the_subject_of_a_sentence_may_be_meant():
    made = desk("Kel wept.", tags={"Kel": ("PROPN", "nsubj"), "wept": ("VERB", "root")})
    assert {"subject", "first", "only"} <= found(made, "wept", ("Kel", "kel"))[1]["kel"]


def test_the_owner_of_a_face_may_be_meant():
    made = desk("Her face fell.", tags={"Her": ("PRON", "nmod:poss"), "fell": ("VERB", "root")})
    assert "owner" in found(made, "fell", ("Her", "mara"))[1]["mara"]


def test_an_object_is_told_apart():
    made = desk("It hurt Kel.", tags={"Kel": ("PROPN", "obj"), "hurt": ("VERB", "root")})
    assert "object" in found(made, "hurt", ("Kel", "kel"))[1]["kel"]


def test_inside_a_line_the_speaker_and_the_hearer_stand_ready():
    made = desk("“I hate it.”", ("“I hate it.”", "mara"))
    rows = found(made, "hate")[1]
    assert ("speaker" in rows["mara"], "hearer" in rows["kel"]) == (True, True)


def test_a_beat_beside_a_line_may_be_its_speakers():
    made = desk("“No.” The cup shook.", ("“No.”", "kel"))
    assert "speaks-before" in found(made, "cup")[1]["kel"]


def test_whose_eyes_it_is_seen_through_may_be_meant():
    made = desk("The cup shook.")
    made.staging = Staging((Stage(pov="mara"),))
    assert {"pov", "narrator"} <= found(made, "cup")[1]["mara"]


def test_the_last_subject_is_remembered():
    made = desk("Kel sat. A long silence.", tags={"Kel": ("PROPN", "nsubj"), "sat": ("VERB", "root")})
    assert "subject-before" in found(made, "silence", ("Kel", "kel"))[1]["kel"]


def test_where_nobody_is_near_nobody_is_meant():
    made = desk("Rain fell.")
    people = found(made, "Rain")[0]
    assert best_people(np.zeros(WIDTH + 1), people) == ((None, 0.0),)


def test_the_likeliest_is_chosen():
    made = desk("Kel wept.", tags={"Kel": ("PROPN", "nsubj"), "wept": ("VERB", "root")})
    weights = np.zeros(WIDTH + 1)
    weights[SIGNS.index("subject")] = 3.0
    assert best_people(weights, found(made, "wept", ("Kel", "kel"))[0])[0][0] == "kel"


@given(st.integers(1, 6), st.integers(0, 1000))
def test_chances_leave_room_for_nobody(count, seed):
    rng = np.random.default_rng(seed)
    chance = likely(rng.normal(size=WIDTH + 1), rng.normal(size=(count, WIDTH)), np.array([count]))
    assert 0 <= chance.sum() < 1


def test_somebody_far_off_may_be_meant_where_the_encoder_points_at_them():
    made = desk("Kel left. The cup shook.")
    people = candidates_of(
        made.story, made.units, made.quotes, Mentions(()), Coreference((), ()), made.attributions, made.staging,
        made.syntax, CAST, [{"kel": 1.0}, {"kel": 0.9, "mara": 0.1}],
    )  # fmt: skip
    k = made.unit("cup")
    assert people.ids[k] == ["kel"]
    assert people.signs[k][0, SIGNS.index("pointed")] == 0.9
