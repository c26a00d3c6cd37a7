import io

import cassis
import pytest

from export.gate import TEXT
from underneath.export import xmi

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"


def load(files):
    types = cassis.load_typesystem(io.BytesIO(files[".typesystem.xml"]))
    return cassis.load_cas_from_xmi(io.BytesIO(files[".xmi"]), typesystem=types)


@pytest.fixture(scope="module")
def cas(full, options):
    return load(xmi.files(full, options))


def test_the_text_comes_back(cas):
    assert cas.sofa_string == TEXT


def test_a_quotation_comes_back_with_its_speaker(cas):
    quote = cas.select("webanno.custom.Quote")[0]
    assert (quote.get_covered_text(), quote.speaker, quote.addressees) == ("“Mara,”", "tobin", "mara")


def test_a_mention_is_a_named_entity_with_our_id(cas):
    found = {n.get_covered_text(): n.identifier for n in cas.select(f"{DKPRO}.ner.type.NamedEntity")}
    assert found["Low Farm"] == "low-farm"


def test_mentions_of_one_person_are_a_chain(cas):
    chains = cas.select(f"{DKPRO}.coref.type.CoreferenceChain")
    link, words = chains[0].first, []
    while link is not None:
        words.append(link.get_covered_text())
        link = link.next
    assert words == ["Tobin Ash", "he"]


def test_words_have_heads(cas):
    arcs = {(d.Dependent.get_covered_text(), d.Governor.get_covered_text()): d.DependencyType
            for d in cas.select(f"{DKPRO}.syntax.type.dependency.Dependency")}  # fmt: skip
    assert arcs["kelpie", "bled"] == "nsubj"


def test_a_feeling_and_what_is_shown_of_it(cas):
    feeling = cas.select("webanno.custom.Feeling")[0]
    assert (feeling.who, feeling.felt, feeling.shown) == ("mara", "fear", "joy")


def test_without_deep_layers_there_are_words_all_the_same(bare, options):
    read = load(xmi.files(bare, options))
    assert len(read.select(f"{DKPRO}.segmentation.type.Token")) == len(bare.story.tokens)


def test_a_character_that_xml_forbids_moves_nothing(bare, options):
    from dataclasses import replace

    from underneath.reading.reading import Reading

    odd = Reading(replace(bare.story, text=TEXT.replace("lip", "l\x00p")), bare.layers)
    assert load(xmi.files(odd, options)).sofa_string == TEXT.replace("lip", "l\ufffdp")
