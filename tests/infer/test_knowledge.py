import pytest

from infer.under.under_desk import desk, undertones, weights
from underneath.infer.knowledge import fact_of, find_knowledge, knowledge_above, plain


def told(made, k, stance, chance=0.9, who="mara"):
    tones = undertones(made.units, who, stance={k: (stance, chance)})
    return knowledge_above(weights(), made.story, tones, made.attributions, made.syntax)


def test_who_learns_is_told_with_the_words():
    made = desk("So he was dead.")
    (row,) = told(made, 0, "learns")
    assert (row.who, row.stance, row.what) == ("mara", "learns", "So he was dead.")


def test_what_is_likely_of_nobody_is_not_told():
    assert len(told(desk("So he was dead."), 0, "learns", who=None)) == 0


def test_what_is_unlikely_is_not_told():
    assert len(told(desk("Rain fell."), 0, "learns", 0.2)) == 0


def test_a_secret_is_kept_from_the_one_spoken_to():
    made = desk("“Nothing.”", ("“Nothing.”", "mara"))
    (row,) = told(made, 0, "conceals")
    assert row.other == "kel"


def test_a_suspicion_comes_from_nobody():
    made = desk("“Odd.”", ("“Odd.”", "mara"))
    (row,) = told(made, 0, "suspects")
    assert row.other is None


def test_the_clause_of_a_knowing_verb_is_the_fact():
    tags = {"She": ("PRON", "nsubj"), "know": ("VERB", "root"), "that": ("SCONJ", "mark"), "left": ("VERB", "ccomp")}
    made = desk("She know that Kel left.", tags=tags)
    head = made.syntax.head
    head[3] = head[2] = 4  # "Kel" and "that" hang from "left"
    assert fact_of(made.story, made.syntax, range(6)) == "Kel left."


def test_no_words_make_no_fact():
    made = desk("Rain.")
    assert fact_of(made.story, made.syntax, range(0)) == ""


@pytest.mark.parametrize(
    ("text", "line"), [("“nothing,”", "Nothing."), ("who\n was it?", "Who was it?"), ("—", ""), ("no…", "No…")]
)
def test_a_fact_is_one_plain_sentence(text, line):
    assert plain(text) == line


def test_the_stage_tells_nothing_of_an_empty_story():
    made = desk("")
    assert len(find_knowledge(made.story, undertones(made.units), made.attributions, made.syntax)) == 0
