"""TEI: valid against the grammar of what is written (`tei.rng`), and saying what the reading says."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from export.gate import TEXT
from export.strange import strange_readings
from underneath.export.tei import write
from underneath.export.tei.ids import xml_ids
from underneath.export.tei.inline import Element, Weaver
from underneath.layers.cast import Cast, Character
from underneath.story.spans import Span

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("tei.rng")))


def tree_of(reading):
    return etree.parse(io.BytesIO(write.files(reading, None)[".tei.xml"]))


def words(element):
    return "".join(element.itertext())


@pytest.fixture(scope="module")
def tree(full):
    return tree_of(full)


def test_a_reading_with_every_layer_is_valid(tree):
    GRAMMAR.assertValid(tree)


def test_a_reading_without_deep_layers_is_valid(bare):
    GRAMMAR.assertValid(tree_of(bare))


@settings(deadline=None, max_examples=80)
@given(strange_readings())
def test_any_reading_is_valid(reading):
    GRAMMAR.assertValid(tree_of(reading))


@settings(deadline=None, max_examples=80)
@given(strange_readings())
def test_paragraphs_keep_every_character_that_xml_allows(reading):
    told = [words(p) for p in tree_of(reading).iter(f"{TEI}p") if p.get(ID)]
    assert told == [reading.words_of(p).replace("\x00", "\ufffd") for p in reading.story.paragraphs]


def test_a_quotation_says_who_to_whom_and_whether_aloud(tree):
    said = next(tree.iter(f"{TEI}said"))
    assert [said.get(name) for name in ("who", "toWhom", "aloud", "direct")] == ["#tobin", "#mara", "true", "true"]


def test_a_thought_is_not_aloud(tree):
    assert [said.get("aloud") for said in tree.iter(f"{TEI}said")] == ["true", "true", "false", "true"]


def test_what_is_written_is_quoted_and_not_said(full):
    from dataclasses import replace

    from underneath.layers.speech import Quotes
    from underneath.reading.reading import Reading

    letters = Quotes(replace(q, kind="written") for q in full.quotes)
    tree = tree_of(Reading(full.story, {**full.layers, Quotes: letters}))
    GRAMMAR.assertValid(tree)
    assert {q.get("type") for q in tree.iter(f"{TEI}q")} == {"written"} and not list(tree.iter(f"{TEI}said"))


def test_the_parts_of_an_interrupted_line_point_at_each_other(tree):
    first, second, *_ = tree.iter(f"{TEI}said")
    assert (first.get("next"), second.get("prev")) == ("#q.1", "#q.0")


def test_every_pointer_points_at_something(tree):
    ids = {element.get(ID) for element in tree.iter() if element.get(ID)}
    names = ("who", "toWhom", "ref", "next", "prev", "inst", "corresp", "mutual", "ana")
    pointed = {to for e in tree.iter() for name in names for to in e.get(name, "").split()}
    assert {to.removeprefix("#") for to in pointed} <= ids


def test_scenes_say_who_is_there(tree):
    scenes = [div.get("corresp") for div in tree.iter(f"{TEI}div") if div.get("type") == "scene"]
    assert scenes == ["#tobin #mara", "#mara"]


def test_a_chapter_has_its_title(tree):
    assert [words(head) for head in tree.iter(f"{TEI}head")] == ["Gates"]


def test_the_authors_note_is_a_division_of_its_own(tree):
    assert [words(d).strip() for d in tree.iter(f"{TEI}div") if d.get("type") == "authors_note"] == [
        "A/N: thank you for reading."
    ]


def test_a_feeling_points_at_the_words_that_tell_it(tree):
    interp = next(tree.iter(f"{TEI}interp"))
    told = next(e for e in tree.iter() if e.get(ID) == interp.get("inst")[1:])
    assert (words(interp), words(told)) == ("fear; shown: joy; masked", "bit her lip and smiled")


def test_a_feeling_whose_words_cross_a_quotation_points_at_its_paragraph(full):
    from underneath.layers.feelings import Feeling, Feelings
    from underneath.reading.reading import Reading

    crossing = Feelings([Feeling(Span(TEXT.index("smiled"), TEXT.index("fine")), "mara", "fear")])
    tree = tree_of(Reading(full.story, {**full.layers, Feelings: crossing}))
    assert next(tree.iter(f"{TEI}interp")).get("inst") == "#p.1"


def test_a_tie_is_a_relation(tree):
    relation = next(tree.iter(f"{TEI}relation"))
    assert (relation.get("name"), relation.get("mutual")) == ("friend", "#mara #tobin")


def test_ids_that_xml_forbids_are_made_fit_and_stay_apart():
    cast = Cast((Character("3po", "3PO"), Character("_3po", "_3PO"), Character("a b", "A B"), Character("a_b", "A_B")))
    ids = xml_ids(cast)
    assert len(set(ids.values())) == 4 and all(i[0] in "_a" and " " not in i for i in ids.values())


@st.composite
def elements(draw):
    pair = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda p: Span(min(p), max(p)))
    return [
        Element(draw(pair), name, {}, firm=name == "q") for name in draw(st.lists(st.sampled_from("qrs"), max_size=8))
    ]


@given(elements())
def test_whatever_crosses_the_xml_is_well_formed_and_no_character_is_lost(found):
    text = "<abc & def>\r"
    woven = Weaver(text).woven(Span(0, len(text)), found)
    assert words(etree.fromstring(f"<p>{woven}</p>")) == text


@given(elements())
def test_no_quotation_gives_way(found):
    text = "abcdefghijkl"
    quotes = [e for e in found if e.firm and e.span.length]
    inside = etree.fromstring(f"<p>{Weaver(text).woven(Span(0, 12), found)}</p>")
    assert len(list(inside.iter("q"))) == len(quotes)
