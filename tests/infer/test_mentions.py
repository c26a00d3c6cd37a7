"""Names, descriptions and pronouns are found and sorted into people, places and the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.infer.mentions import find_mentions
from underneath.infer.quotes import find_quotes
from underneath.layers.mentions import Mentions
from underneath.testing import tiny_story


def mentions(text: str) -> tuple[str, Mentions]:
    story = tiny_story(text)
    return text, find_mentions(story, find_quotes(story))


def names(text: str, kind: str = "PER") -> list[str]:
    text, found = mentions(text)
    return [m.span.of(text) for m in found if m.kind == "PROP" and m.type == kind]


def described(text: str, kind: str = "PER") -> list[str]:
    text, found = mentions(text)
    return [m.span.of(text) for m in found if m.kind == "NOM" and m.type == kind]


def test_a_speaker_named_only_at_the_head_of_a_sentence_is_found():
    assert names("Sevra nodded. “Fine,” said Sevra.") == ["Sevra", "Sevra"]


def test_a_common_word_at_the_head_of_a_sentence_is_no_name():
    assert names("Buckets rattled. Then the wind fell. Suddenly a door opened.") == []


def test_a_word_that_opens_a_sentence_is_cut_off_the_name_behind_it():
    assert names("Then Sevra laughed. But Sevra was tired.") == ["Sevra", "Sevra"]


def test_a_word_written_in_lower_case_elsewhere_is_no_name():
    assert names("She saw the Lantern. The lantern was lit; a lantern is cheap, and this lantern was old.") == []


def test_a_title_belongs_to_the_name():
    assert names("He bowed to Captain Orlu Vint.") == ["Captain Orlu Vint"]


def test_mr_needs_no_full_stop():
    assert names("At noon Mr Tarrow went out.") == ["Mr Tarrow"]


def test_sir_goes_before_a_given_name():
    assert names("They waited for Sir Osmund to speak.") == ["Sir Osmund"]


def test_sir_alone_is_no_name():
    assert names("“Yes, Sir,” she said.") == []


def test_particles_stand_inside_names():
    assert names("Nobody trusted Joris van der Meel or Ana de la Cor.") == ["Joris van der Meel", "Ana de la Cor"]


def test_of_joins_an_office_to_its_land():
    assert "the Duke of Ambry" in names("In came the Duke of Ambry with his dogs.")


def test_of_joins_no_two_people():
    assert names("It was unlike Sevra of Tamsin’s house.")[:1] == ["Sevra"]


def test_an_apostrophe_belongs_to_an_irish_name():
    assert names("I asked Nuala O’Shay about it.") == ["Nuala O’Shay"]


def test_the_genitive_ending_does_not():
    assert names("It was Sevra’s hand.") == ["Sevra"]


def test_names_that_end_like_numbers_are_names():
    assert names("He danced with Kitty Sand.") == ["Kitty Sand"]


@pytest.mark.parametrize("word", ["Mm", "Ah-ah", "Two-two-six", "D’you"])
def test_hums_numbers_and_contractions_are_no_names(word: str):
    assert names(f"“{word},” said Sevra. “{word}.”") == ["Sevra"]


@pytest.mark.parametrize("word", ["Monday", "English", "October", "Nosebleed"])
def test_days_peoples_and_compounds_are_no_names(word: str):
    assert word not in names(f"“{word},” said Sevra.")


def test_a_given_name_that_is_a_month_is_a_name_where_it_acts():
    assert names("So June laughed, and June said no. “Come, June.”") == ["June", "June", "June"]


def test_god_is_no_person_when_only_sworn_by():
    assert names("“Oh God,” said Sevra. “My God, look.”") == ["Sevra"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("They lived in Ostrava all their lives, in Ostrava on the hill.", "GPE", "Ostrava"),
        ("He walked down Tallow Street at night.", "FAC", "Tallow Street"),
        ("The mist lay over Lake Ivo.", "LOC", "Lake Ivo"),
        ("She worked for the Survey Office.", "ORG", "the Survey Office"),
        ("They sailed aboard HMS Petrel.", "VEH", "HMS Petrel"),
    ],
)
def test_places_buildings_and_bodies_of_people_have_their_types(text: str, kind: str, name: str):
    assert name in [n.removeprefix("The ") for n in names(text, kind)]


def test_a_place_is_not_a_person():
    assert names("They came to the gates of Pellgate. All Pellgate was asleep.") == []


def test_an_office_in_capitals_is_a_person():
    assert names("“Sit,” said the Warden.") == ["the Warden"]


def test_a_stutter_is_a_name():
    assert names("“M-Mara,” he said. Mara turned. “Yes,” said Mara.") == ["M-Mara", "Mara", "Mara"]


def test_a_shout_is_a_name_where_the_calm_word_is_one():
    assert names("“SEVRA!” Sevra ran. “Hush,” said Sevra.") == ["SEVRA", "Sevra", "Sevra"]


def test_a_fond_word_is_part_of_the_mention():
    assert names("“Poor old Palto,” said Sevra. Palto coughed.") == ["Poor old Palto", "Sevra", "Palto"]


def test_a_style_is_a_person():
    assert names("“At once, Your Grace,” she said.") == ["Your Grace"]


def test_a_speaker_in_a_script_is_a_person():
    assert names("Fenk: where are you\n\nTolv: at home\n\nFenk: still?\n\nTolv: yes") == [
        "Fenk",
        "Tolv",
        "Fenk",
        "Tolv",
    ]


def test_a_heading_is_not_run_together_with_the_line_below():
    assert names("Sevra\nTamso looked up from the long and very dull letter that she had been writing to them.") != [
        "Sevra\nTamso"
    ]


def test_descriptions_run_from_the_article_to_the_noun():
    assert described("The younger ranger laughed at an old man.") == ["The younger ranger", "an old man"]


def test_possessors_nest():
    text, found = mentions("He saw his sister.")
    assert [(m.span.of(text), m.kind) for m in found] == [("He", "PRON"), ("his sister", "NOM"), ("his", "PRON")]


def test_a_name_in_the_genitive_opens_a_description():
    assert described("Sevra’s mother smiled at Sevra.") == ["Sevra’s mother"]


def test_a_simile_describes_nobody():
    assert described("She sat there like a duchess.") == []


def test_an_unlisted_doer_is_a_person_where_a_persons_verb_follows():
    assert described("The glazemaker said nothing, and the enumerator nodded.") == ["The glazemaker", "the enumerator"]


def test_a_comma_ends_a_description():
    assert described("“Bring the lamps, son,” he said.") == ["son"]


def test_ways_of_address_are_descriptions():
    assert described("“Yes, ma’am,” he said. “Head down, lad.”") == ["ma’am", "lad"]


def test_buildings_are_described_too():
    assert described("They slept in the old mill.", "FAC") == ["the old mill"]


def test_pronouns_inside_and_outside_quotes_are_found():
    text, found = mentions("“I saw you,” she told him.")
    assert [m.span.of(text) for m in found if m.kind == "PRON"] == ["I", "you", "she", "him"]


def test_only_paragraphs_are_searched():
    story = tiny_story("Sevra laughed.\n\n***\n\nSevra wept.")
    found = find_mentions(story, find_quotes(story))
    assert all(story.paragraph_at(m.span.start) is not None for m in found)


@given(st.text(alphabet="AaMrs. ’'-“”\nthe ofSevrI", max_size=200))
def test_mentions_lie_in_the_text_once_each_and_hold_words(text: str):
    story = tiny_story(text)
    spans = [m.span for m in find_mentions(story, find_quotes(story))]
    assert len(set(spans)) == len(spans)
    assert all(s.of(text).strip() for s in spans)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["Mr. " * 60_000, "A-" * 100_000, "“" * 100_000, "the of " * 60_000, "Sevra of the " * 30_000]
)
def test_hostile_text_takes_linear_time(text: str):
    story = tiny_story(text)
    assert len(find_mentions(story, find_quotes(story))) <= len(text)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("They marched on Fort Ivo.", "FAC", "Fort Ivo"),
        ("It stood on Ward Nine.", "FAC", "Ward Nine"),
        ("She read at the University of Ambry.", "FAC", "the University of Ambry"),
        ("He was born near London.", "GPE", "London"),
        ("Old Street is in New Tarrow.", "GPE", "New Tarrow"),
        ("They belonged to the Ashes, in the Ashes’ pay.", "ORG", "the Ashes"),
        ("They lived in Upper Ostra all their lives.", "GPE", "Upper Ostra"),
        ("“I hate the Karsk,” she said. They died on the Karsk.", "LOC", "the Karsk"),
        ("She came from Great London.", "GPE", "Great London"),
    ],
)
def test_more_places_by_their_words_and_their_company(text: str, kind: str, name: str):
    assert name in names(text, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In came Alric the Third with a dog.", "Alric the Third"),
        ("The Cabinet Secretary coughed.", "The Cabinet Secretary"),
        ("“Halt!” said the Grey Widow.", "the Grey Widow"),
        ("PG had no eyebrows, and nobody saw PG, but PG said nothing.", "PG"),
        ("“Go,” said Sevra, whose hat was wet.", "Sevra"),
        ("Tamso, the harbourmaster, slept.", "Tamso"),
        ("“Tamso’s gone,” he said. He said Tamso’s hand was cold.", "Tamso"),
    ],
)
def test_more_people_by_their_words_and_their_company(text: str, name: str):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "He had an Ostrin in his hand, an Ostrin of glass.",
        "They talked about Socialism and about Pantheology.",
        "Volume Two lay on the floor.",
        "GLASS BOTTLES ONLY, said the sign.",
        "“Miss!” he shouted. “Mister!”",
    ],
)
def test_things_in_capitals_are_not_people(text: str):
    assert names(text) == []


def test_a_title_begins_a_new_name():
    assert names("They came by Tallow Street. In Tallow Street Lord Vint sat.") == ["Lord Vint"]
