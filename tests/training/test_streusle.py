"""STREUSLE's lines as documents with spans."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "training" / "supersenses"))

from streusle import reviews

from underneath.layers.supersenses import SUPERSENSES

# number, form, …, strong expression, its class, lemma, supersense
LINES = """
# newdoc id = one
# text = They gave it up.
1 They _ _ _ _ _ _ _ _ _ PRON they _
2 gave _ _ _ _ _ _ _ _ 1:1 V give v.change
3 it _ _ _ _ _ _ _ _ _ PRON it _
4 up _ _ _ _ _ _ _ _ 1:2 _ _ _
5 . _ _ _ _ _ _ _ _ _ PUNCT . _

# newpar id = one-p2
# text = We took off in fog.
1 We _ _ _ _ _ _ _ _ _ PRON we _
2 took _ _ _ _ _ _ _ _ 1:1 V take v.motion
3 off _ _ _ _ _ _ _ _ 1:2 _ _ _
4 in _ _ _ _ _ _ _ _ _ P in p.Circumstance
5 fog _ _ _ _ _ _ _ _ _ N fog n.NATURALOBJECT
6 . _ _ _ _ _ _ _ _ _ PUNCT . _

# newdoc id = two
# text = Fog.
1 Fog _ _ _ _ _ _ _ _ _ N fog n.PHENOMENON
2 . _ _ _ _ _ _ _ _ _ PUNCT . _
"""


def read(folder):
    rows = [line if line.startswith("#") else line.replace(" ", "\t") for line in LINES.strip().splitlines()]
    (folder / "a.conllulex").write_text("\n".join(rows) + "\n", "utf-8")
    return list(reviews(folder / "a.conllulex"))


def test_documents_are_parted(tmp_path):
    assert [review.id for review in read(tmp_path)] == ["one", "two"]


def test_paragraphs_are_parted_by_a_blank_line(tmp_path):
    assert read(tmp_path)[0].text == "They gave it up.\n\nWe took off in fog."


def test_nouns_and_verbs_have_their_sort_and_prepositions_none(tmp_path):
    one = read(tmp_path)[0]
    assert {span.of(one.text): SUPERSENSES[sort] for span, sort in one.gold.items()} == {
        "gave": "verb.change",
        "took off": "verb.motion",
        "fog": "noun.object",
    }
