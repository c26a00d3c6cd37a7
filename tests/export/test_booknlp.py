import csv
import html
import io
import json

import numpy as np
import pytest
from hypothesis import given, settings

from export.gate import TEXT, at
from export.strange import strange_readings
from underneath.export.booknlp import write
from underneath.export.booknlp.ids import Numbers
from underneath.reading.reading import Reading

# As BookNLP 1.0.8 writes them (booknlp/english/english_booknlp.py).
HEADERS = {
    ".tokens": "paragraph_ID sentence_ID token_ID_within_sentence token_ID_within_document word lemma byte_onset "
    "byte_offset POS_tag fine_POS_tag dependency_relation syntactic_head_ID event",
    ".entities": "COREF start_token end_token prop cat text",
    ".quotes": "quote_start quote_end mention_start mention_end mention_phrase char_id quote",
    ".supersense": "start_token end_token supersense_category text",
}


def rows(files, suffix):
    """As the tools that read BookNLP's files do it: lines stripped, cut at tabs, short ones dropped."""
    lines = io.StringIO(files[suffix].decode())
    header = next(lines).strip().split("\t")
    parts = (line.strip().split("\t") for line in lines)
    return [dict(zip(header, row, strict=False)) for row in parts if len(row) >= len(header)]


@pytest.fixture(scope="module")
def files(full, options):
    return write.files(full, options)


@pytest.fixture(scope="module")
def book(files):
    return {c["id"]: c for c in json.loads(files[".book"])["characters"]}


@pytest.mark.parametrize("suffix", HEADERS)
def test_the_columns_are_booknlps(files, suffix):
    assert files[suffix].decode().splitlines()[0].split("\t") == HEADERS[suffix].split()


@pytest.mark.parametrize("suffix", [".tokens", ".entities", ".quotes"])
def test_no_row_is_too_short_for_a_reader_that_strips_lines(files, suffix):
    assert len(rows(files, suffix)) == files[suffix].decode().count("\n") - 1


@settings(deadline=None, max_examples=60)
@given(strange_readings())
def test_of_any_story_there_is_a_row_for_every_word(reading):
    assert len(rows(write.files(reading, None), ".tokens")) == len(reading.story.tokens)


def test_words_stand_where_they_say(files):
    assert all(TEXT[int(r["byte_onset"]) : int(r["byte_offset"])] == r["word"] for r in rows(files, ".tokens"))


def test_the_root_is_its_own_head(files):
    first = rows(files, ".tokens")[0]
    assert (first["dependency_relation"], first["syntactic_head_ID"]) == ("root", first["token_ID_within_document"])


def test_words_that_tell_of_an_event_are_marked(files):
    assert [r["word"] for r in rows(files, ".tokens") if r["event"] == "EVENT"] == ["shut", "ran"]


def test_token_ends_are_inclusive(files):
    entity = rows(files, ".entities")[0]
    assert (entity["start_token"], entity["end_token"], entity["text"]) == ("0", "1", "Tobin Ash")


def test_the_narrator_is_number_0(full):
    assert Numbers(full).of("tobin") == 0


def test_without_a_narrator_nobody_is_number_0(full):
    from dataclasses import replace

    from underneath.layers.cast import Cast

    told = Cast(tuple(replace(c, narrator=False) for c in full.cast.characters))
    assert 0 not in Numbers(Reading(full.story, {**full.layers, Cast: told})).ids


def test_mentions_of_one_person_share_a_number(files):
    numbers = {r["text"]: r["COREF"] for r in rows(files, ".entities")}
    assert numbers["Mara"] == numbers["She"] != numbers["Tobin Ash"] == numbers["he"]


def test_a_mention_of_nobody_known_has_a_number_of_its_own(files):
    numbers = [r["COREF"] for r in rows(files, ".entities")]
    alone = next(r["COREF"] for r in rows(files, ".entities") if r["text"].startswith("the gate of"))
    assert numbers.count(alone) == 1


def test_a_quote_names_its_speaker_and_the_words_that_do(files):
    quote = rows(files, ".quotes")[1]
    assert (quote["char_id"], quote["mention_phrase"], quote["quote"]) == ("0", "he", "“ stay & wait . ”")


def test_a_quote_of_nobody_known_says_none(files):
    assert rows(files, ".quotes")[3]["char_id"] == "None"


def test_every_speaker_is_in_the_book(files, book):
    assert {int(r["char_id"]) for r in rows(files, ".quotes") if r["char_id"] != "None"} <= book.keys()


def test_the_book_counts_names(book):
    assert book[1]["mentions"]["proper"] == [{"c": 2, "n": "Mara"}] and book[1]["count"] == 3


def test_the_book_has_pronouns_as_booknlp_infers_them(book):
    assert (book[0]["g"]["argmax"], book[1]["g"]["argmax"]) == ("he/him/his", "she/her")


def test_the_book_says_what_someone_does(book):
    assert [deed["w"] for deed in book[1]["agent"]] == ["ran"]


def test_without_syntax_nobody_does_anything(bare, options):
    characters = json.loads(write.files(bare, options)[".book"])["characters"]
    assert all(c["agent"] == c["patient"] == c["mod"] == c["poss"] == [] for c in characters)


def deeds(words, tags, heads, relations, who):
    """What a made-up sentence says of the mention at one of its words."""
    from underneath.export.booknlp.book import _roles
    from underneath.layers.syntax import Syntax

    tree = Syntax(tuple(words), tuple(tags), np.array(heads, np.int32), tuple(relations))
    return [(kind, words[i]) for kind, i in _roles(tree, words.index(who))]


@pytest.mark.parametrize(
    ("words", "tags", "heads", "relations", "who", "found"),
    [
        (["Bo", "ran"], ("PROPN", "VERB"), (1, -1), ("nsubj", "root"), "Bo", ("agent", "ran")),
        (["saw", "Bo"], ("VERB", "PROPN"), (-1, 0), ("root", "obj"), "Bo", ("patient", "saw")),
        (["her", "hat"], ("PRON", "NOUN"), (1, -1), ("nmod:poss", "root"), "her", ("poss", "hat")),
        (["Bo", "tall"], ("PROPN", "ADJ"), (1, -1), ("nsubj", "root"), "Bo", ("mod", "tall")),
        (
            ["Al", "Bo", "ran"],
            ("PROPN", "PROPN", "VERB"),
            (2, 0, -1),
            ("nsubj", "conj", "root"),
            "Bo",
            ("agent", "ran"),
        ),
    ],
)
def test_what_a_sentence_says_of_someone(words, tags, heads, relations, who, found):
    assert deeds(words, tags, heads, relations, who) == [found]


def test_of_a_word_that_hangs_from_nothing_nothing_is_said():
    assert deeds(["Bo"], ["PROPN"], [-1], ["root"], "Bo") == []


def test_offsets_say_where_and_by_our_ids(files):
    found = list(csv.DictReader(io.StringIO(files[".offsets"].decode()), delimiter="\t"))
    quote = next(r for r in found if r["kind"] == "quote")
    assert (TEXT[int(quote["start"]) : int(quote["end"])], quote["id"]) == ("“Mara,”", "tobin")


def test_the_page_escapes_what_is_html(files):
    page = files[".book.html"].decode()
    assert html.escape("<") in page.split("<h2>Text</h2>")[1] and "<fine>" not in page


def test_the_page_names_the_narrator(files):
    assert "[NARRATOR]" in files[".book.html"].decode()


def test_an_empty_story_has_headers_all_the_same(options):
    from underneath.layers.cast import Cast
    from underneath.testing import hand_made_reading, tiny_story

    made = write.files(hand_made_reading(tiny_story(""), cast=Cast()), options)
    assert made[".tokens"].count(b"\n") == 1


def with_supersense(reading, label):
    from underneath.layers.supersenses import Supersense, Supersenses

    return Reading(reading.story, {**reading.layers, Supersenses: Supersenses([Supersense(at("Low Farm"), label)])})


def test_a_supersense_stands_by_its_words(full):
    row = rows(write.files(with_supersense(full, "noun.location"), None), ".supersense")[0]
    assert (row["supersense_category"], row["text"], int(row["end_token"]) - int(row["start_token"])) == (
        "noun.location",
        "Low Farm",
        1,
    )


def test_supersenses_that_were_not_asked_for_leave_the_header_alone(files):
    assert rows(files, ".supersense") == []
