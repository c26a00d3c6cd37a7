"""Corrections are put into a reading's own indices and ids; what finds nothing is named."""

from __future__ import annotations

from underneath.infer.fixed import fix_by_hand, shortened
from underneath.layers.cast import Cast, Character
from underneath.layers.corrections import (
    NOBODY,
    NOTHING_FIXED,
    Corrections,
    Fixed,
    Line,
    Meant,
    Merge,
    PronounsOf,
    Rename,
    Split,
)
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.speech import Quote, Quotes
from underneath.testing import span_of, tiny_story

TALE = "“Come in,” said Mara. “Sit.” The captain sat. “Sit,” said the captain."
STORY = tiny_story(TALE)
QUOTES = Quotes(Quote(span_of(TALE, words)) for words in ("“Come in,”", "“Sit.”", "“Sit,”"))
MENTIONS = Mentions(
    [
        Mention(span_of(TALE, "Mara"), "PER", "PROP"),
        Mention(span_of(TALE, "The captain"), "PER", "NOM"),
        Mention(span_of(TALE, "the captain"), "PER", "NOM"),
    ]
)
CAST = Cast(
    (Character("mara", "Mara", ("Mara", "the Warden")), Character("captain-vint", "Captain Vint", ("Captain Vint",)))
)


def fixed(**what) -> Fixed:
    return fix_by_hand(STORY, QUOTES, MENTIONS, CAST, Corrections(**what))


def test_nothing_said_is_nothing_fixed():
    assert fixed() is NOTHING_FIXED


def test_a_lines_speaker_becomes_an_id():
    assert fixed(lines=(Line("Come in", speaker="the Warden"),)).speakers == {0: "mara"}


def test_an_id_will_do():
    assert fixed(lines=(Line("Come in", speaker="captain-vint"),)).speakers == {0: "captain-vint"}


def test_nobody_is_nobody():
    assert fixed(lines=(Line("Come in", speaker=NOBODY),)).speakers == {0: None}


def test_hearers_are_fixed_without_the_speaker():
    found = fixed(lines=(Line("Come in", to=("Captain Vint", "Zebedee")),))
    assert (found.speakers, found.addressees) == ({}, {0: ("captain-vint",)})


def test_the_later_of_two_words_on_one_line_holds():
    found = fixed(lines=(Line("Come in", speaker="Mara"), Line("Come in", speaker="captain-vint")))
    assert found.speakers == {0: "captain-vint"}


def test_a_mention_is_found_by_its_place():
    assert fixed(mentions=(Meant("the captain", "captain-vint", at=70),)).mentions == {2: "captain-vint"}


def test_a_line_that_is_gone_is_named():
    assert fixed(lines=(Line("Go out", speaker="Mara"),)).lost == ("“Go out” is not there any more",)


def test_a_line_that_stands_twice_is_named():
    assert fixed(lines=(Line("Sit", speaker="Mara"),)).lost == ("“Sit” is there 2 times: say which, by at or before",)


def test_people_who_are_gone_are_named():
    lost = fixed(
        merges=(Merge(("Mara", "Odile")),),
        splits=(Split("Mara", ("Bram",)),),
        renames=(Rename("Ash", "Tob"),),
        pronouns=(PronounsOf("Zoe", "she/her"),),
    ).lost
    assert lost == tuple(f"nobody is called “{name}” any more" for name in ("Odile", "Bram", "Tob", "Zoe"))


def test_a_line_that_is_no_quotation_is_not_looked_for_among_them():
    assert fixed(lines=(Line("gone for good", quote=False),)).lost == ()


def test_corrected_people_are_told_by_id():
    assert fixed(merges=(Merge(("the Warden", "Mara")),)).people == {"mara"}


def test_a_long_line_is_shortened_in_a_warning():
    assert shortened("word " * 30).endswith("word…")


def test_part_of_a_name_will_do_where_only_one_has_it():
    assert fixed(lines=(Line("Come in", speaker="Vint"),)).speakers == {0: "captain-vint"}
