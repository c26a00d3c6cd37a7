"""A name is a person's, a place's or a family's by all its places together."""

from __future__ import annotations

from underneath.infer.casting.forms import collect_forms
from underneath.infer.casting.votes import people_only, votes_of
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.speech import Quotes
from underneath.story.spans import Span
from underneath.testing import tiny_story


def people(text: str, **types: str) -> set[str]:
    """Names taken for people, where `types` says what each was taken for, place by place ("PER GPE")."""
    story = tiny_story(text)
    rows = []
    for name, taken in types.items():
        words, at = name.replace("_", " "), -1
        for kind in taken.split():
            at = text.index(words, at + 1)
            rows.append(Mention(Span(at, at + len(words)), kind, "PROP"))
    mentions = Mentions(rows)
    return set(people_only(collect_forms(story, Quotes(), mentions), votes_of(story, mentions)))


def test_a_place_once_taken_for_a_person_is_outvoted():
    assert people("Ambry slept. In Ambry it rained. Sevra left Ambry.", Ambry="PER GPE GPE", Sevra="PER") == {"Sevra"}


def test_a_person_once_taken_for_a_place_stays():
    assert people("Sevra slept. Sevra woke. Sevra left.", Sevra="PER GPE PER") == {"Sevra"}


def test_a_place_everyone_is_in_or_at_is_no_person_though_mostly_taken_for_one():
    text = "At Thorn it rained. In Thorn it snowed. From Thorn he came. Thorn Lacey. He left Thorn. Thorn is old."
    assert people(text, Thorn="PER PER GPE PER PER PER") == set()


def test_a_given_name_taken_for_a_place_is_a_persons_where_a_full_name_has_it():
    text = "Newland Vint sat. Newland slept. In Newland it rained."
    assert "Newland" in people(text, Newland_Vint="PER", Newland="GPE PER GPE")


def test_a_title_outweighs_doubt():
    assert people("Captain Ambry slept. Captain Ambry sat.", Captain_Ambry="PER PER") == {"Captain Ambry"}


def test_a_ship_with_a_title_is_no_person():
    assert people("the Lady Ambry. Lady Ambry. Lady Ambry.", Lady_Ambry="VEH VEH PER") == set()


def test_a_family_is_no_person():
    assert people("Vint sat. Vints are proud.", Vint="PER", Vints="PER") == {"Vint"}


def test_a_family_with_an_article_is_no_person():
    assert people("The Tarrows came.", The_Tarrows="PER") == set()


def test_a_name_in_s_is_a_person():
    assert people("Moses sat.", Moses="PER") == {"Moses"}
