"""Names are linked to the entries of the cast that bear them."""

from __future__ import annotations

from underneath.infer.cast import gather_cast
from underneath.infer.mentions import find_mentions
from underneath.infer.names import link_names
from underneath.infer.quotes import find_quotes
from underneath.layers.cast import KnownCast
from underneath.testing import tiny_story


def links(text: str) -> dict[str, str | None]:
    story = tiny_story(text)
    quotes = find_quotes(story)
    mentions = find_mentions(story, quotes)
    cast = gather_cast(story, quotes, mentions, KnownCast())
    found = link_names(story, mentions, cast).entities
    assert len(found) == len(mentions)
    return {m.span.of(text): e for m, e in zip(mentions, found, strict=True)}


def test_every_form_of_a_name_links_to_its_bearer():
    found = links("Sevra Quill came in. “Well,” said Sevra. “Yes, Captain Quill.”")
    assert {found["Sevra"], found["Sevra Quill"], found["Captain Quill"]} == {"sevra-quill"}


def test_husband_and_wife_are_told_apart():
    found = links("Mr. Tarrow sat. Mrs. Tarrow stood. “No,” said Mrs. Tarrow.")
    assert (found["Mr. Tarrow"], found["Mrs. Tarrow"]) == ("mr-tarrow", "mrs-tarrow")


def test_an_epithet_that_is_an_alias_links():
    assert links("Sevra, the harbourmaster, sat. “No,” said the harbourmaster.")["the harbourmaster"] == "sevra"


def test_any_other_description_does_not():
    assert links("Sevra saw the old man.")["the old man"] is None


def test_pronouns_never_link():
    assert links("Sevra saw her hand. “No,” said Sevra.")["her"] is None


def test_places_link():
    assert links("They lived in Ostrava, in Ostrava itself.")["Ostrava"] == "ostrava"


def test_case_and_line_ends_do_not_matter():
    found = links("Sevra\nQuill, who had been out since the morning, came in. “Hm,” said Sevra Quill.")
    assert set(found.values()) - {None} == {"sevra-quill"} or "sevra" in found.values()
