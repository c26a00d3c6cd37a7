"""What a person sets right in the cast is so."""

from __future__ import annotations

from underneath.infer.cast import gather_cast
from underneath.infer.mentions import find_mentions
from underneath.infer.quotes import find_quotes
from underneath.layers.cast import Cast, KnownCast
from underneath.layers.corrections import NOBODY, Corrections, Line, Meant, Merge, PronounsOf, Rename, Split
from underneath.testing import tiny_story

TALE = """Mara Quill came in. Mara sat. Tobin looked up. “Mrs. Quill is dead,” said Tobin. “So,” said Mara.

The Queen laughed. “Ilvane,” said Tobin to Ilvane. Ilvane did not answer Tobin. The medic shrugged."""


def cast(**what) -> Cast:
    story = tiny_story(TALE)
    quotes = find_quotes(story)
    return gather_cast(story, quotes, find_mentions(story, quotes), KnownCast(), Corrections(**what))


def names(**what) -> set[str]:
    return {character.name for character in cast(**what).characters}


def test_two_names_are_merged_under_the_first():
    found = cast(merges=(Merge(("Ilvane", "the Queen")),))
    assert (found["the Queen"].name, found["the Queen"].id) == ("Ilvane", "ilvane")


def test_a_merge_may_name_ids():
    assert cast(merges=(Merge(("ilvane", "the-queen")),))["the Queen"].name == "Ilvane"


def test_a_merge_gathers_three():
    assert names(merges=(Merge(("Ilvane", "the Queen", "Tobin")),)) & {"the Queen", "Tobin"} == set()


def test_a_description_can_be_merged_into_a_name():
    assert "the medic" in cast(merges=(Merge(("Tobin", "the medic")),))["Tobin"].aliases


def test_a_merge_with_a_name_the_story_has_not_changes_nothing():
    assert names(merges=(Merge(("Tobin", "Zebedee")),)) == names()


def test_what_is_one_already_stays_one():
    assert names(merges=(Merge(("Mara Quill", "Mara")),)) == names()


def test_names_are_split_off_as_someone_else():
    found = cast(splits=(Split("Mara Quill", ("Mrs. Quill",)),))
    assert found["Mrs. Quill"].name == "Mrs. Quill" and "Mrs. Quill" not in found["Mara"].aliases


def test_a_name_the_story_has_not_cannot_be_split_off():
    assert names(splits=(Split("Mara Quill", ("Zebedee",)),)) == names()


def test_a_split_may_leave_nobody_behind():
    assert "Tobin" in names(splits=(Split("Zebedee", ("Tobin",)),))


def test_a_person_is_shown_by_the_new_name_and_found_by_the_old():
    found = cast(renames=(Rename("Tobin", "Tob Ash"),))
    assert found["Tobin"].name == "Tob Ash" and found["Tobin"].id == "tob-ash"


def test_a_description_can_be_given_a_name():
    assert cast(renames=(Rename("the medic", "Imri"),))["the medic"].name == "Imri"


def test_nobody_of_that_name_is_renamed():
    assert names(renames=(Rename("Zebedee", "Tob"),)) == names()


def test_pronouns_are_as_the_person_says():
    assert cast(pronouns=(PronounsOf("Tobin", "xe/xem"),))["Tobin"].pronouns == "xe/xem"


def test_a_name_that_is_nobodys_is_left_out():
    assert "Tobin" not in names(nobodies=("Tobin",))


def test_whoever_a_line_is_given_to_is_in_the_cast_though_the_story_never_names_them():
    assert "Zebedee" in names(lines=(Line("So", speaker="Zebedee", to=("Old Vint",)),)) & names(
        mentions=(Meant("He", "Zebedee"),)
    )


def test_a_hearer_too():
    assert "Old Vint" in names(lines=(Line("So", to=("Old Vint",)),))


def test_a_line_of_nobody_brings_nobody_in():
    assert names(lines=(Line("So", speaker=NOBODY),)) == names()


def test_a_corrected_person_is_certain():
    assert cast(renames=(Rename("Tobin", "Tob"),))["Tob"].confidence == 1.0


def test_a_given_name_that_never_stands_alone_means_the_full_name():
    story = tiny_story("Sevra Quill came in and sat. Sevra Quill slept.")
    quotes = find_quotes(story)
    set_right = Corrections(pronouns=(PronounsOf("Sevra", "she/her"),))
    found = gather_cast(story, quotes, find_mentions(story, quotes), KnownCast(), set_right)
    assert [(c.name, c.pronouns) for c in found.characters] == [("Sevra Quill", "she/her")]
