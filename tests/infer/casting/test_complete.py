"""What the whole reading adds to the cast."""

from __future__ import annotations

import re

from underneath.infer.casting.complete import complete_cast, united
from underneath.layers.cast import Cast, Character
from underneath.layers.mentions import Coreference, Mention, Mentions
from underneath.story.spans import Span
from underneath.testing import tiny_story


def whole(text: str, known: Character, sure: float = 0.8, *, settled: bool = False) -> Character:
    """`known` as completed from a text in which every pronoun and every description in [brackets] is theirs."""
    plain = text.replace("[", "").replace("]", "")
    rows = []
    for n, match in enumerate(re.finditer(r"\[([^]]+)\]", text)):
        start = match.start() - 2 * n
        kind = "PRON" if " " not in match[1] else "NOM"
        rows.append(Mention(Span(start, start + len(match[1])), "PER", kind))
    links = Coreference((known.id,) * len(rows), (sure,) * len(rows))
    ids = frozenset({known.id} if settled else ())
    return complete_cast(tiny_story(plain), Mentions(rows), Cast((known,)), links, ids).characters[0]


IMRI = Character("imri", "Imri", ("Imri",))


def test_pronouns_that_the_names_left_open_are_said_by_the_chain():
    assert whole("[They] sat. Nobody saw [them] go.", IMRI).pronouns == "they/them"


def test_new_pronouns_are_pronouns():
    assert whole("[Xe] sat down on [xyr] coat.", IMRI).pronouns == "xe/xem"


def test_one_pronoun_is_too_few():
    assert whole("[She] sat.", IMRI).pronouns is None


def test_pronouns_at_odds_say_nothing():
    assert whole("[She] sat. [He] sat. [They] sat.", IMRI).pronouns is None


def test_many_pronouns_outweigh_what_the_names_seemed_to_say():
    text = "[She] sat. [She] ate. [Her] hat. [She] ran. [She] hid. [Her] coat."
    assert whole(text, Character("imri", "Imri", pronouns="he/him")).pronouns == "she/her"


def test_a_few_do_not():
    assert whole("[She] sat. [She] ate.", Character("imri", "Imri", pronouns="he/him")).pronouns == "he/him"


def test_what_a_person_said_stays():
    text = "[She] sat. [She] ate. [Her] hat. [She] ran. [She] hid. [Her] coat."
    assert whole(text, Character("imri", "Imri", pronouns="he/him"), settled=True).pronouns == "he/him"


def test_an_epithet_met_twice_is_an_alias():
    assert whole("[The medic] sat. [The medic] ate.", IMRI).aliases == ("Imri", "the medic")


def test_an_epithet_that_others_bear_too_is_not():
    rows = [Mention(Span(at, at + 9), "PER", "NOM") for at in (0, 15, 30, 45)]
    story = tiny_story("The medic sat. The medic ate. The medic ran. The medic hid.")
    links = Coreference(("imri", "imri", "odile", "odile"), (0.9,) * 4)
    assert complete_cast(story, Mentions(rows), Cast((IMRI,)), links).characters[0].aliases == ("Imri",)


def test_what_anybody_may_be_called_is_no_epithet():
    assert whole("[The man] sat. [The man] ate. [the other medic] ran. [the other medic] hid.", IMRI).aliases == (
        "Imri",
    )


def test_an_epithet_met_once_is_not():
    assert whole("[The medic] sat.", IMRI).aliases == ("Imri",)


def test_what_is_known_is_not_said_again():
    known = Character("imri", "Imri", ("Imri", "the medic"))
    assert whole("[The medic] sat. [The medic] ate.", known).aliases == ("Imri", "the medic")


def test_a_description_that_is_no_fixed_epithet_is_left_out():
    assert whole("[a medic] sat. [a medic] ate.", IMRI).aliases == ("Imri",)


def test_links_that_are_unsure_say_nothing():
    found = whole("[She] sat. [She] ate. [The medic] sat. [The medic] ate.", IMRI, sure=0.3)
    assert (found.pronouns, found.aliases) == (None, ("Imri",))


def test_people_who_turn_out_to_be_one_are_one_with_all_their_names():
    cast = Cast(
        (
            Character("pell", "Pell", ("Pell",), None, ("team leader",)),
            Character("ivo", "Ivo", ("Ivo",), "he/him"),
            Character("struan", "Struan", ("Struan", "Mr. Pell"), "he/him", ("guide",)),
        )
    )
    pell, ivo = united(cast, {"struan": "pell", "x3": "ivo"}).characters
    assert pell.aliases == ("Pell", "Struan", "Mr. Pell")
    assert pell.pronouns == "he/him"
    assert pell.roles == ("team leader", "guide")
    assert ivo == cast.characters[1]
