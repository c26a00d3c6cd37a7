"""The story's own words."""

from dataclasses import replace

import numpy as np
import pytest

from infer.labels_desk import even_labels
from underneath.encode.encode import _nothing
from underneath.encode.signals import Signals
from underneath.infer.terms import find_terms, terms_by
from underneath.infer.worded.candidates import candidates_of
from underneath.infer.worded.features import COLUMNS, rows_of
from underneath.infer.worded.weigh import Weights, load_weights
from underneath.layers.cast import Cast, Character, Group
from underneath.layers.syntax import Syntax
from underneath.layers.terms import Term
from underneath.story.story import Story
from underneath.testing import tiny_story

OWN = {"vaskel", "thurnwald", "Sundering", "Red", "downer", "knot"}


def odd_nouns(story: Story) -> Syntax:
    """The words that this file's stories have of their own are nouns."""
    said = [story.text[a:b] for a, b in zip(story.tokens.start.tolist(), story.tokens.end.tolist(), strict=True)]
    upos = tuple("NOUN" if word.rstrip("s") in OWN else "X" for word in said)
    head = np.full(len(said), -1, np.int32)
    return Syntax(tuple(w.lower().removesuffix("s") for w in said), upos, head, ("dep",) * len(said))


def signals_of(story: Story, width: int = 1) -> Signals:
    return replace(_nothing("none"), vectors=np.zeros((len(story.tokens), width), np.float16))


def all_of_them(width: int = 1) -> Weights:
    size = len(COLUMNS) + width
    return Weights(np.zeros(size, np.float32), np.ones(size, np.float32), np.zeros(size, np.float32), 2.0, 0.5)


def terms(text: str, cast: Cast | None = None) -> tuple[Term, ...]:
    story = tiny_story(text)
    return terms_by(
        all_of_them(), story, signals_of(story), even_labels(len(story.tokens)), odd_nouns(story), cast or Cast()
    ).rows


def test_a_term_is_counted() -> None:
    assert [(t.name, t.count) for t in terms("He lit a vaskel. The vaskel sang.")] == [("vaskel", 2)]


def test_its_first_use_is_pointed_at() -> None:
    text = "He lit a vaskel. The vaskel sang."
    assert terms(text)[0].first == (9, 15)


def test_the_texts_own_explanation_is_its_gloss() -> None:
    assert terms("He lit a vaskel (a lamp without oil) and sat.")[0].gloss == "a lamp without oil"


def test_a_sure_explanation_goes_before_a_loose_one() -> None:
    assert terms("The vaskel was the last. The vaskel (a lamp) sang.")[0].gloss == "a lamp"


def test_a_term_without_explanation_has_none() -> None:
    assert terms("He lit a vaskel.")[0].gloss is None


def test_a_suffix_is_called_by_its_hyphen() -> None:
    assert [t.name for t in terms("Then Imri-deh came in.")] == ["-deh"]


def test_a_suffix_points_at_the_suffix_alone() -> None:
    text = "Then Imri-deh came in."
    assert terms(text)[0].first.of(text) == "-deh"


def test_a_name_that_never_stands_without_its_article_keeps_it() -> None:
    assert [t.name for t in terms("Beware the Sundering. It was the Sundering.")] == ["the Sundering"]


def test_a_name_that_does_is_called_without_it() -> None:
    assert [t.name for t in terms("Beware the Sundering. It was a Sundering.")] == ["Sundering"]


def test_a_common_noun_that_nearly_always_has_its_article_keeps_it() -> None:
    assert [t.name for t in terms("He held the knot. It was the knot. So the knot it was.")] == ["the knot"]


def test_a_word_that_only_stands_in_the_plural_is_called_so() -> None:
    assert [t.name for t in terms("He took downers. She sold downers.")] == ["downers"]


def test_terms_stand_by_first_use() -> None:
    assert [t.name for t in terms("He lit a vaskel in thurnwald. The vaskel sang.")] == ["vaskel", "thurnwald"]


def test_confidence_is_the_odds() -> None:
    assert terms("He lit a vaskel.")[0].confidence == pytest.approx(0.881, abs=1e-3)


def test_a_story_of_plain_words_has_none() -> None:
    assert terms("He lit the lamp and sat down.", Cast((Character("he", "He"),))) == ()


def test_a_groups_name_shows_in_its_column() -> None:
    story = tiny_story("He feared the Reds now.")
    cast = Cast(groups=(Group("reds", "the Reds"),))
    candidates = candidates_of(story, odd_nouns(story), cast)
    assert (
        rows_of(story, signals_of(story), even_labels(len(story.tokens)), cast, candidates)[0, COLUMNS.index("group")]
        == 1
    )


def test_without_vectors_it_says_what_is_missing() -> None:
    story = tiny_story("He lit a vaskel.")
    with pytest.raises(ValueError, match="vectors=True"):
        terms_by(all_of_them(), story, _nothing("none"), even_labels(len(story.tokens)), odd_nouns(story), Cast())


def test_the_shipped_weights_know_a_suffix_of_respect() -> None:
    story = tiny_story("“Come, Imri-deh.” She bowed to Dossa-deh. Then Imri-deh laughed.\n\nIt was Dossa-deh. " * 3)
    signals = signals_of(story, 384)
    mean = load_weights().mean[len(COLUMNS) :].astype(np.float16)
    signals = replace(signals, vectors=np.repeat(mean[None], len(story.tokens), 0))
    assert "-deh" in {
        t.name for t in find_terms(story, signals, even_labels(len(story.tokens)), odd_nouns(story), Cast()).rows
    }
