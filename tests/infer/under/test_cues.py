import pytest

from infer.under.under_desk import desk
from underneath.infer.under.cues import FEATURES, cues_of
from underneath.infer.under.words import TELLING
from underneath.layers.feelings import FEELINGS
from underneath.layers.scenes import Stage, Staging


def shown(made, words):
    rows = cues_of(made.story, made.syntax, made.units, made.quotes, made.scenes, made.staging)
    return {FEATURES[i] for i in rows[made.unit(words)].nonzero()[0]}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Her hand shook.", "hands"),
        ("Her smile went.", "smile"),
        ("He had no idea.", "unaware"),
        ("She blushed to the ears.", "tells:embarrassment"),
        ("He would not say. Then, did it hurt?", "negation"),
    ],
)
def test_words_show_their_class(text, cue):
    assert cue in shown(desk(text), text[:3])


def test_a_word_is_found_with_a_curly_apostrophe():
    made = desk("“You don’t go.”", ("“You don’t go.”", "mara"))
    assert "dont" in shown(made, "go")


def test_a_bare_verb_gives_an_order():
    made = desk("“Sit down.”", ("“Sit down.”", "mara"), tags={"Sit": ("VERB", "root")})
    assert "orders" in shown(made, "Sit")


def test_a_verb_with_a_subject_gives_none():
    tags = {"You": ("PRON", "nsubj"), "sit": ("VERB", "root")}
    made = desk("“You sit there.”", ("“You sit there.”", "mara"), tags=tags)
    assert "orders" not in shown(made, "sit")


def test_a_question_to_you_asks():
    made = desk("“Can you come?”", ("“Can you come?”", "mara"), tags={"you": ("PRON", "nsubj")})
    assert {"end:?", "asks-to", "subject:you"} <= shown(made, "Can")


def test_a_beat_knows_that_a_line_stands_before_it():
    made = desk("“No.” He shrugged.", ("“No.”", "mara"))
    assert {"quote-before", "ends-paragraph"} <= shown(made, "shrugged")


def test_a_line_knows_its_kind_and_place():
    made = desk("“No.” He shrugged.", ("“No.”", "mara"))
    assert {"quote:speech", "alone-in-quote", "short", "starts-paragraph"} <= shown(made, "No")


def test_the_scene_tells_who_narrates():
    made = desk("I wept.")
    made.staging = Staging((Stage(narration="first", tense="present"),))
    assert {"first-person", "present-tense"} <= shown(made, "wept")


def test_letters_that_grow_in_lower_case_do_not_shift_the_words():
    assert "tears" in shown(desk("İİİ Her tears fell."), "tears")


def test_every_feeling_has_words():
    assert set(TELLING) == set(FEELINGS)
