"""Signs of who belongs to the cast."""

from __future__ import annotations

from underneath.infer.casting import standing
from underneath.infer.casting.described import Described
from underneath.infer.casting.people import gather_by_name
from underneath.infer.casting.second import Scene
from underneath.infer.mentions import find_mentions
from underneath.infer.quotes import find_quotes
from underneath.layers.cast import KnownCast
from underneath.testing import tiny_story

TALE = """Sevra came in. The medic knelt. “Preel, the lamp,” said Sevra. The medic fetched it.

“Here,” said Odile. “Hold it up, Sevra.” The guards laughed."""


def look(text: str = TALE):
    story = tiny_story(text)
    quotes = find_quotes(story)
    mentions = find_mentions(story, quotes)
    people, narration = gather_by_name(story, quotes, mentions, KnownCast())
    scene = Scene(people, narration)
    return {p.label: p for p in people}, scene, Described(story, quotes, mentions)


def signs(name: str) -> dict[str, float]:
    people, scene, described = look()
    person = people[name]
    row = standing.signs(person, scene, described, standing.fits(person, scene))
    return dict(zip(standing.SIGNS, row, strict=True))


def pair(name: str, other: str) -> dict[str, float]:
    people, scene, _ = look()
    fits = standing.fits(people[name], scene)
    return dict(zip(standing.PAIR_SIGNS, standing.pair_signs(people[name], people[other], scene, fits), strict=True))


def test_people_described_are_counted_by_their_nouns():
    assert look()[2].heads == {"medic": 2}


def test_a_name_only_called_has_the_described_near():
    assert signs("Preel")["described near"] == 1


def test_a_name_that_the_narration_has_is_not_asked_for_a_bearer():
    assert (signs("Sevra")["share of fits"], signs("Sevra")["described near"]) == (0, 0)


def test_the_caller_does_not_fit():
    people, scene, _ = look()
    assert [p.label for p in standing.fits(people["Preel"], scene)] == ["Odile"]


def test_the_only_one_who_fits_is_known_as_such():
    assert pair("Preel", "Odile")["only"] == 1


def test_who_speaks_after_the_call_is_known():
    assert pair("Preel", "Odile")["next"] > pair("Preel", "Odile")["before"]


def test_names_that_begin_alike_are_known():
    text = "Mireya came. Mireya sat. “Miri, sit,” said Odile."
    people, scene, _ = look(text)
    others = [people["Mireya"]]
    row = standing.pair_signs(people["Miri"], people["Mireya"], scene, others) if "Miri" in people else None
    assert row is None or row[standing.PAIR_SIGNS.index("three letters")] == 1


def test_more_mentions_in_the_narration_than_one_leave_nobody_to_look_for():
    people, scene, _ = look("Sevra came in. Sevra sat.")
    assert standing.fits(people["Sevra"], scene) == []
