"""The card above the story says what the source states, in the source's words."""

from underneath.report.facts import Fact, facts_of
from underneath.story.story import Metadata, SeriesPart


def test_what_is_not_stated_is_not_shown():
    assert facts_of(Metadata()) == ()


def test_warnings_stand_as_the_author_wrote_them():
    assert facts_of(Metadata(warnings=("Major Drowning",))) == (Fact("Warnings", ("Major Drowning",)),)


def test_a_single_value_is_a_list_of_one():
    assert facts_of(Metadata(rating="General")) == (Fact("Rating", ("General",)),)


def test_a_series_names_the_part():
    series = (SeriesPart("Tides", "2"), SeriesPart("Boats"))
    assert facts_of(Metadata(series=series)) == (Fact("Series", ("Tides, part 2", "Boats")),)


def test_chapters_are_so_many_of_so_many():
    assert facts_of(Metadata(chapters_have=3, chapters_of=9)) == (Fact("Chapters", ("3 of 9",)),)


def test_a_story_whose_end_is_not_known_has_a_question_mark():
    assert facts_of(Metadata(chapters_have=3)) == (Fact("Chapters", ("3 of ?",)),)


def test_fandoms_come_before_tags():
    assert [fact.label for fact in facts_of(Metadata(tags=("boats",), fandoms=("Tides",)))] == ["Fandom", "Tags"]
