"""The checker of gold stories."""

import xml.etree.ElementTree as ET

import pytest

import gold


def problems(*, term: str = "", prose: str = "It rained.") -> list[str]:
    """What the checker says of a story with one term in its cast."""
    told = f'<cast><term name="{term}"/></cast>' if term else ""
    reader = gold.Reader(ET.fromstring(f'<story id="t">{told}<scene><p>{prose}</p></scene></story>'))
    reader.read()
    return reader.problems


def test_a_term_that_the_story_never_uses_is_a_problem() -> None:
    assert problems(term="war kite") == ["the term 'war kite' does not stand in the story"]


@pytest.mark.parametrize(
    ("term", "prose"),
    [
        ("to fold", "It was folded."),
        ("the River-Law", "Nobody broke the river-law."),
        ("-deh", "Then Imri-deh came."),
        ("widow's sugar", "A spoon of widow’s sugar."),
    ],
)
def test_some_form_of_its_words_is_enough(term: str, prose: str) -> None:
    assert problems(term=term, prose=prose) == []


def test_a_pronoun_outside_every_mention_is_a_problem() -> None:
    assert any("unmarked pronoun 'he'" in said for said in problems(prose="Then he left."))
