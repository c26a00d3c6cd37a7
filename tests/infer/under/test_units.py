from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from infer.under.under_desk import desk
from underneath.infer.under.units import units_of
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Quotes
from underneath.testing import tiny_story


def words_of(made):
    return [s.of(made.story.text) for s in made.units.spans(made.story)]


def test_a_sentence_is_cut_where_its_quotation_ends():
    made = desk("“Come in,” she said.", ("“Come in,”", "mara"))
    assert words_of(made) == ["“Come in,”", "she said."]


def test_two_sentences_in_one_line_are_two_units():
    made = desk("“Sit down. Drink this.”", ("“Sit down. Drink this.”", "mara"))
    assert made.units.quote.tolist() == [0, 0]


def test_a_lone_mark_joins_the_unit_before_it():
    made = desk("She left. — He stayed.")
    assert not any(words == "—" for words in words_of(made))


def test_narration_has_no_quotation():
    assert desk("She left.").units.quote.tolist() == [-1]


def test_the_inner_of_two_quotations_counts():
    made = desk("“She said ‘no’ to me.”", ("“She said ‘no’ to me.”", "mara"), ("‘no’", "kel"))
    assert made.units.quote.tolist() == [0, 1, 0]


def test_a_story_without_words_has_no_units():
    assert len(units_of(tiny_story(""), Quotes(), Scenes())) == 0


@given(st.text(alphabet="ab .!?—\n", max_size=60))
def test_units_never_overlap_and_never_leave_their_paragraph(text):
    story = tiny_story(text)
    units = units_of(story, Quotes(), Scenes())
    spans = units.spans(story)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(story.paragraphs[p].span.holds(s) for p, s in zip(units.paragraph.tolist(), spans, strict=True))
