"""The author's warnings beside what is found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.layers.notes import NOTES, Note, Notes
from underneath.reading.reading import Reading
from underneath.reading.warnings import compare_warnings, warned_kinds
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Metadata, Paratext
from underneath.testing import tiny_story


def warned(*warnings: str, tags: tuple[str, ...] = ()) -> set[str]:
    return set(warned_kinds(replace(tiny_story("It rained."), metadata=Metadata(warnings=warnings, tags=tags))))


def standings(warning: str, *found: str) -> dict[str, str]:
    story = replace(tiny_story("It rained."), metadata=Metadata(warnings=(warning,)))
    notes = Notes(Note(Span(0, 10), kind) for kind in found)
    return {row.kind: row.standing for row in compare_warnings(Reading(story, {Notes: notes}))}


@pytest.mark.parametrize(
    ("warning", "kinds"),
    [
        ("Graphic Depictions Of Violence", {"violence", "blood"}),
        ("Major Character Death", {"death"}),
        ("Rape/Non-Con", {"abuse", "sexual"}),
        ("Panic Attacks", {"panic"}),
        ("Suicidal Thoughts", {"suicidal-thoughts"}),
        ("Self-Harm", {"self-harm"}),
        ("blood, nightmares, mild torture", {"blood", "nightmare", "torture"}),
        ("Alcohol Abuse", {"alcohol"}),
        ("grief and illness", {"grief", "illness"}),
    ],
)
def test_a_warning_names_its_kinds(warning: str, kinds: set[str]) -> None:
    assert warned(warning) == kinds


@pytest.mark.parametrize(
    "warning", ["No Archive Warnings Apply", "no smut", "Bodyguard AU", "Creator Chose Not To Use"]
)
def test_what_is_denied_or_another_matter_is_no_warning(warning: str) -> None:
    assert warned(warning) == set()


def test_tags_warn_too() -> None:
    assert warned(tags=("Fluff", "Nightmares")) == {"nightmare"}


def test_a_warning_set_before_the_tale_counts() -> None:
    text = "Warning: torture.\n\nIt rained."
    story = replace(tiny_story(text), paratext=SpanTable([Paratext(Span(0, 17), "warning")]))
    assert set(warned_kinds(story)) == {"torture"}


def test_a_disclaimer_does_not() -> None:
    text = "Disclaimer: the torture is mine.\n\nIt rained."
    story = replace(tiny_story(text), paratext=SpanTable([Paratext(Span(0, 32), "disclaimer")]))
    assert warned_kinds(story) == {}


def test_the_authors_own_words_are_kept_once() -> None:
    story = replace(tiny_story("It rained."), metadata=Metadata(warnings=("Torture",), tags=("Torture",)))
    assert warned_kinds(story)["torture"] == ("Torture",)


def test_warned_and_found() -> None:
    assert standings("Torture", "torture") == {"torture": "warned and found"}


def test_found_and_not_warned() -> None:
    assert standings("", "grief") == {"grief": "found and not warned"}


def test_warned_and_not_found() -> None:
    assert standings("Torture") == {"torture": "warned and not found"}


def test_rows_point_at_the_passages() -> None:
    story = tiny_story("It rained.")
    row = compare_warnings(Reading(story, {Notes: Notes([Note(Span(0, 10), "grief")])}))[0]
    assert row.found == (Span(0, 10),)


def test_where_nothing_is_warned_or_found_nothing_is_said() -> None:
    assert standings("No Archive Warnings Apply") == {}


@given(st.sets(st.sampled_from(NOTES)), st.sets(st.sampled_from(("torture", "nightmare", "grief", "blood"))))
def test_every_kind_stands_once_in_order(found: set[str], said: set[str]) -> None:
    assert list(standings(", ".join(said), *found)) == [kind for kind in NOTES if kind in found | said]


def test_a_kind_of_ones_own_is_compared_too():
    assert standings("gore", "blood", "spiders") == {"blood": "warned and found", "spiders": "found and not warned"}
