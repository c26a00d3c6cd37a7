"""Names are gathered into the people who bear them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.infer.cast import gather_cast
from underneath.infer.mentions import find_mentions
from underneath.infer.quotes import find_quotes
from underneath.layers.cast import Cast, KnownCast, KnownPerson
from underneath.testing import tiny_story


def cast(text: str, *known: KnownPerson) -> Cast:
    story = tiny_story(text)
    quotes = find_quotes(story)
    return gather_cast(story, quotes, find_mentions(story, quotes), KnownCast(known))


def people(text: str) -> set[str]:
    return {character.name for character in cast(text).characters}


def test_a_given_name_belongs_to_the_full_name():
    assert people("Sevra Quill came in. “Well,” said Sevra. Sevra sat.") == {"Sevra Quill"}


def test_a_surname_belongs_to_the_full_name():
    assert people("Sevra Quill came in. “Well,” said Quill.") == {"Sevra Quill"}


def test_a_title_and_surname_belong_to_the_full_name():
    assert cast("Sevra Quill came in. “Well, Captain Quill,” said Tamo.")["Captain Quill"].name == "Sevra Quill"


def test_a_title_alone_belongs_to_its_only_holder():
    assert cast("Captain Vint came in. “Yes, Captain,” said Tamo.")["Captain"].name == "Captain Vint"


def test_mr_and_mrs_of_one_surname_are_two():
    assert people("Mr. Tarrow sat. Mrs. Tarrow stood. “No,” said Mrs. Tarrow to Mr. Tarrow.") == {
        "Mr. Tarrow",
        "Mrs. Tarrow",
    }


def test_mrs_and_miss_of_one_surname_are_two():
    assert len(people("Miss Tarrow sat. Mrs. Tarrow stood. “No,” said Miss Tarrow.")) == 2


def test_different_given_names_of_one_surname_are_two():
    assert people("Bram Tarrow sat. Odile Tarrow stood.") == {"Bram Tarrow", "Odile Tarrow"}


def test_mrs_with_a_husbands_given_name_is_the_wife():
    assert len(people("Joe laughed. Mrs. Joe scolded. “Out,” said Mrs. Joe to Joe.")) == 2


def test_a_bare_surname_is_the_mans_rather_than_his_wifes():
    found = cast("Mr. Tarrow sat. Mrs. Tarrow stood. “No,” said Tarrow, and he left.")
    assert found["Tarrow"].name == "Mr. Tarrow"


def test_a_well_known_pet_form_belongs_to_its_given_name():
    assert cast("Elizabeth Tarrow came in. “Sit, Lizzy,” said Bram.")["Lizzy"].name == "Elizabeth Tarrow"


def test_a_shortened_invented_name_belongs_to_the_long_one():
    assert cast("Sefira Tull came in. “Sit, Sef,” said Bram.")["Sef"].name == "Sefira Tull"


def test_a_pet_form_that_narration_uses_beside_the_given_name_is_another():
    text = "Catherine sat. Kitty stood. " * 6 + "“Oh,” said Catherine. “Ah,” said Kitty."
    assert {"Catherine", "Kitty"} <= people(text)


def test_a_nickname_only_speech_uses_belongs_to_the_name_it_begins_like():
    assert cast("Quirrane looked up. “Oh, Quill,” said Tamo.")["Quill"].name == "Quirrane"


def test_honorifics_are_taken_off():
    assert cast("Haruko bowed. “Haruko-san,” said Tamo.")["Haruko-san"].name == "Haruko"


def test_a_stutter_names_the_same_person():
    assert len(cast("“M-Mara,” said Tamo. Mara laughed. “What?” said Mara.").characters) == 2


def test_a_shout_names_the_same_person():
    assert people("“SEVRA!” Sevra ran. “Hush,” said Sevra.") == {"Sevra"}


def test_fond_words_are_not_part_of_the_name():
    assert cast("“Poor Palto,” said Sevra. Palto coughed.")["Poor Palto"].name == "Palto"


def test_saint_is_part_of_the_name():
    assert "St. John" not in cast("John Reed ate. St. John wept. “No,” said St. John.")["John Reed"].aliases


def test_the_family_is_no_person():
    assert people("The Tarrows came. “Hm,” said Sevra to the Tarrows.") == {"Sevra"}


def test_places_and_groups_are_not_characters_but_have_entries():
    found = cast("“Are you from the Survey Office?” said Sevra. She lived in Ostrava, in Ostrava itself.")
    assert ([g.name for g in found.groups], [p.name for p in found.places]) == (["the Survey Office"], ["Ostrava"])


def test_a_style_belongs_to_whoever_holds_the_office():
    assert cast("Queen Ilva rose. “Your Majesty,” said Tamo.")["Your Majesty"].name == "Queen Ilva"


def test_a_style_alone_is_nobody():
    assert people("“Your Grace,” said Tamo.") == {"Tamo"}


def test_a_style_of_a_known_person_is_kept():
    assert "Your Grace" in cast("“Your Grace,” said Tamo.", KnownPerson("Your Grace"))


def test_a_title_may_stand_with_a_name_no_one_else_links():
    text = "“Tammarin.”\n\n“Since the ice step,” Ilke told the rafters.\n\nIlke sat. Sevra nodded."
    assert cast(text)["Tammarin"].name in {"Ilke", "Tammarin"}


def test_a_surname_only_called_goes_to_the_one_who_answers():
    text = "Sevra knelt.\n\n“Two,” said Sevra. “Tammarin.”\n\n“Since noon,” said Ilke.\n\n“Tammarin!” said Sevra.\n\nIlke sat."
    assert cast(text)["Tammarin"].name == "Ilke"


def test_apposition_gives_an_epithet_and_a_role():
    found = cast("Sevra Quill, the harbourmaster, frowned. “No,” said Sevra.")["the harbourmaster"]
    assert (found.name, found.roles) == ("Sevra Quill", ("harbourmaster",))


def test_a_noun_before_a_name_is_a_role():
    assert "medic" in cast("The medic Imri Sael ran. “Help,” said Imri.")["Imri"].roles


def test_a_vague_noun_is_no_epithet():
    assert cast("Sevra, the woman, frowned. “No,” said Sevra.")["Sevra"].roles == ()


def test_a_title_is_a_role():
    assert cast("Captain Vint came in.")["Captain Vint"].roles == ("captain",)


@pytest.mark.parametrize(
    ("after", "pronouns"),
    [
        ("shook her head", "she/her"),
        ("shook his head", "he/him"),
        ("steadied themself", "they/them"),
        ("shook xyr head", "xe/xem"),
    ],
)
def test_pronouns_come_from_what_follows(after: str, pronouns: str):
    assert cast(f"Vey {after}. “No,” said Vey.")["Vey"].pronouns == pronouns


def test_pronouns_are_unknown_where_nothing_tells():
    assert cast("“No,” said Vey.")["Vey"].pronouns is None


def test_a_well_known_given_name_is_a_hint():
    assert cast("“No,” said Margaret.")["Margaret"].pronouns == "she/her"


def test_the_text_outweighs_the_given_name():
    assert (
        cast("Margaret shook his head. He, Margaret, hid himself. “No,” said Margaret, and he wept.")[
            "Margaret"
        ].pronouns
        == "he/him"
    )


def test_pronouns_may_be_told_elsewhere_in_a_paragraph_that_names_nobody_else():
    assert cast("Vey was late. It rained. It was cold, and she minded. It had gone six.")["Vey"].pronouns == "she/her"


TOLD = "I shut the door and I wept. My hands shook. I had no one. “{}” said Odo. I looked at my feet."


def test_the_teller_is_in_the_cast():
    found = cast(TOLD.format("Come,"))["narrator"]
    assert (found.narrator, found.name) == (True, "the narrator")


def test_the_teller_is_named_by_those_who_call():
    assert cast(TOLD.format("Come, Davra,"))["Davra"].narrator


def test_the_teller_may_say_who_it_is():
    assert cast("My name is Davra Lunn. " + TOLD.format("Come,"))["Davra Lunn"].narrator


def test_a_tale_in_the_third_person_has_no_teller():
    assert not any(c.narrator for c in cast("Sevra sat. “I am I, and I say so,” said Sevra. “Me, I mean.”").characters)


def test_a_known_person_has_the_name_pronouns_and_id_given():
    found = cast("“No,” said Vey.", KnownPerson("Vey Marlow", ("Vey",), "they/them", "v"))["Vey"]
    assert (found.id, found.name, found.pronouns) == ("v", "Vey Marlow", "they/them")


def test_a_known_alias_draws_names_together():
    found = cast("Rust laughed. “Ah, Teo,” said Vey.", KnownPerson("Teodor Vask", ("Rust", "Teo")))
    assert {found["Rust"].name, found["Teo"].name} == {"Teodor Vask"}


def test_a_known_person_takes_in_names_inferred():
    assert cast("Mr. Vask sat. “No,” said Mr. Vask.", KnownPerson("Teodor Vask"))["Mr. Vask"].name == "Teodor Vask"


def test_a_known_person_who_does_not_occur_is_left_out():
    assert "Orlo" not in cast("“No,” said Vey.", KnownPerson("Orlo"))


def test_ids_are_short_and_never_the_same_twice():
    found = cast(
        "Mr. Tarrow sat. Mrs. Tarrow stood. “I say,” said Sevra O’Dell to Mrs. Tarrow.", KnownPerson("Sevra O’Dell")
    )
    assert sorted(c.id for c in found.characters) == ["mr-tarrow", "mrs-tarrow", "sevra-odell"]


def test_whoever_is_named_most_comes_first():
    assert cast("Vey sat. “Oh,” said Sevra. Sevra ate. Sevra slept.").characters[0].name == "Sevra"


def test_an_empty_story_has_no_cast():
    assert cast("") == Cast()


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["Sevra", "Mr. Tarrow", "Bram Tarrow", "said", "“No,”", "Captain", "the", ".", "Lizzy", "he", "\n\n"]
        )
    )
)
def test_ids_and_aliases_never_clash(words: list[str]):
    found = cast(" ".join(words))
    ids = [row.id for row in (*found.characters, *found.groups, *found.places)]
    assert len(set(ids)) == len(ids)
    assert all(c.name in c.aliases for c in found.characters)


def test_a_nickname_the_teller_mentions_yields_to_the_name_all_others_use():
    told = "I sat. He called me Daisy and I let him. My coat was wet. “Well, Daisy,” said Odo.\n\n"
    calls = "I looked up. “Come, Davra,” said Odo.\n\n" * 5
    assert cast(told + calls)["Davra"].narrator


def test_an_office_joins_the_lone_name_that_answers_for_it():
    text = "“Biscuits,” said the Bursar.\n\n“Leave the biscuits alone, Hask.”\n\n“Never,” said the Bursar.\n\n"
    assert cast(text + "“Hask, sit.”\n\nThe Bursar sat. Hask’s hat fell.")["the Bursar"].name == "Hask"


def test_kin_are_not_offices():
    text = "“Biscuits,” said Mother.\n\n“Leave the biscuits alone, Hask.”\n\n“Never,” said Mother.\n\nHask’s hat fell."
    assert cast(text)["Mother"].name == "Mother"


def test_a_name_talked_of_in_passing_is_not_of_the_cast():
    text = "Sevra sat. “No,” said Sevra. Bram rose. “Yes,” said Bram. Ilke nodded. “Hm,” said Ilke.\n\n" * 3
    assert people(text + "“Like Quarlow’s hat.”") == {"Sevra", "Bram", "Ilke"}


def test_who_acts_often_is_surer_than_who_is_told_of_once():
    found = cast("Sevra sat. Sevra rose. “Well,” said Sevra. Sevra thanked old Margaret.")
    assert found["Sevra"].confidence > found["Margaret"].confidence


def test_a_known_person_is_certain():
    assert cast("“No,” said Oswin.", KnownPerson("Oswin"))["Oswin"].confidence == 1


def test_a_known_person_met_in_passing_stays():
    assert "Oswin" in people_of(
        cast("Sevra sat. Bram rose. “Hm,” said Bram. “Like Oswin’s hat.”", KnownPerson("Oswin"))
    )


def people_of(found: Cast) -> set[str]:
    return {character.name for character in found.characters}


def test_a_married_title_is_not_one_of_several_daughters():
    text = "Amy Tarrow sat. Jo Tarrow rose. “No,” said Amy Tarrow. “Yes,” said Jo Tarrow. Mrs. Tarrow laughed."
    assert cast(text)["Mrs. Tarrow"].name == "Mrs. Tarrow"


def test_mister_is_the_only_man_of_the_family():
    text = "Amy Tarrow sat. Joseph Tarrow rose. “No,” said Amy. “Yes,” said Joseph. Mr. Tarrow laughed."
    assert cast(text)["Mr. Tarrow"].name == "Joseph Tarrow"


def test_an_aunt_of_that_name_is_not_her_niece():
    text = "Jo Tarrow rose. “Yes,” said Jo. Aunt Tarrow laughed. “No,” said Aunt Tarrow."
    assert cast(text)["Aunt Tarrow"].name == "Aunt Tarrow"


def test_a_miss_is_never_a_mister():
    text = "“No,” said Mr. Tarrow. Her hand shook. Mr. Tarrow sat. “Yes,” said Miss Tarrow. His hat fell. Miss Tarrow rose."
    assert cast(text)["Miss Tarrow"].name == "Miss Tarrow"


def test_a_second_given_name_is_a_second_person():
    assert {"Margaret", "Helen"} <= people("“Margaret.”\n\n“Since noon,” said Helen.\n\n“Margaret!”\n\nHelen sat.")


def test_initials_belong_to_the_full_name():
    assert cast("Joris Vey sat. “No,” said J. Vey to Joris Vey.")["J. Vey"].name == "Joris Vey"


def test_junior_is_another_man():
    assert len(people("Joris Vey Sr. sat. Joris Vey Jr. stood. “No,” said Joris Vey Sr. at last.")) == 2


def test_a_name_turned_round_is_the_same():
    assert len(people("Vey Joris wrote it. Joris Vey sat. “No,” said Joris Vey.")) == 1


def test_aunt_and_uncle_of_one_surname_are_two():
    assert len(people("Aunt Tarrow sat. Uncle Tarrow stood. “No,” said Aunt Tarrow.")) == 2


def test_another_officer_is_not_meant_by_the_given_name():
    found = cast("Mr. Fitzalan Darrow sat. Colonel Fitzalan stood. “No,” said Colonel Fitzalan to Mr. Darrow.")
    assert found["Colonel Fitzalan"].name != found["Mr. Darrow"].name


def test_mrs_and_a_daughter_often_named_together_are_two():
    text = "Mrs. Reede saw Georgia Reede. Georgia wept.\n\n" * 6
    assert len(people(text)) == 2


def test_a_body_that_acts_is_a_group():
    assert "the Night Watch" in {g.name for g in cast("The men of the Night Watch came. The Night Watch knew.").groups}


def test_two_things_of_one_name_get_two_ids():
    found = cast("“No,” said Vey.", KnownPerson("Vey", id="vey"), KnownPerson("Vey Two", ("Two",), id=None))
    assert len({c.id for c in found.characters}) == len(found.characters)


@pytest.mark.slow
def test_a_text_of_nothing_but_names_is_gathered_in_bounded_work():
    names = ("Ma" + "".join("aeiouln"[i // 7**k % 7] for k in range(5)) for i in range(4000))
    assert len(cast(" ".join(f"{name} said." for name in names)).characters) > 1000


def test_a_short_form_that_is_called_may_be_either_sex():
    text = "Edda Fosse sat. She rose, and she laughed. “Sorry, Ed,” said Bram. “No,” said Edda to herself."
    assert cast(text)["Ed"].name == "Edda Fosse"


def test_someone_listed_is_found_though_the_story_only_describes_them():
    found = cast("Sevra came in. The ferryman nodded. He sat.", KnownPerson("The Ferryman"))
    assert "The Ferryman" in {c.name for c in found.characters}


def test_someone_listed_stays_though_the_name_seems_a_places():
    text = "Sevra lived in Ambry. He left Ambry. From Ambry he came. In Ambry it rained. At Ambry it snowed."
    assert "Ambry" in {c.name for c in cast(text, KnownPerson("Ambry")).characters}


def test_someone_listed_who_is_not_in_the_story_is_not_in_the_cast():
    assert {c.name for c in cast("Sevra came in. Sevra sat.", KnownPerson("Odile")).characters} == {"Sevra"}
