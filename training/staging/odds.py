"""Which verbs and nouns go with "I" and "my" in first-person novels, and which with "he", "she", "his" and "her"."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

import lemminflect

from underneath.infer.lemmas import lemma_of
from underneath.infer.lexicon.bag import bag
from underneath.infer.staged.lexicon import BETWEEN
from underneath.infer.staged.signs import Odds

if TYPE_CHECKING:
    from pathlib import Path

QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|‘[^’]{0,300}[,.!?]’")
SUBJECT = re.compile(r"\b(I|he|she|He|She) +((?:[a-z’']+ +){0,3}[a-z]+)")
OWNER = re.compile(r"\b(my|My|his|His|her|Her) +([a-z]+)\b")
# Told as "I" where at least this share of all words, quotations left out, is "I".
FIRST_PERSON = 0.015
ADJECTIVES = bag(
    """sure glad afraid aware surprised certain sorry determined ashamed grateful tempted conscious able unable obliged
    pleased relieved silent dead tall pale alone tired hungry cold"""
)
NO_NOUNS = bag(
    """to in with a that as for the and from up by on out at of into so first present new own other going only poor dear
    old little young good left native usual black again dark was down there about off when large go white blue
    beautiful she bright all now pale ill too more one"""
)
FORMS = ("VB", "VBZ", "VBD", "VBN", "VBG")


def count_odds(novels: Path) -> Odds:
    """Smoothed log-odds, for every form of a verb alike."""
    mine, theirs, my, their = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    known: dict[str, str | None] = {}
    for path in sorted(novels.glob("*.txt")):
        text = " ".join(QUOTED.sub(" ", path.read_text(encoding="utf-8", errors="ignore")).split())
        if len(re.findall(r"\bI\b", text)) < FIRST_PERSON * text.count(" "):
            continue
        for who, words in SUBJECT.findall(text):
            verb = next((w for w in words.split() if w not in BETWEEN and not w.endswith("ly")), "")
            if verb not in known:
                known[verb] = _past(verb)
            if known[verb]:
                (mine if who == "I" else theirs)[known[verb]] += 1
        for who, noun in OWNER.findall(text):
            (my if who.lower() == "my" else their)[noun] += 1
    nouns = {noun: odds for noun, odds in _odds(my, their).items() if noun not in NO_NOUNS}
    return Odds(_all_forms(_odds(mine, theirs)), nouns)


def _past(form: str) -> str | None:
    """The verb of a past form, which is the same for all persons; "he thinks" and "I think" cannot be compared."""
    if form in ADJECTIVES:
        return form
    lemma = lemma_of(form, "VERB") if form else ""
    return lemma if form != lemma and form in lemminflect.getInflection(lemma, "VBD") else None


def _odds(ours: Counter[str], theirs: Counter[str], smooth: float = 15, least: int = 25) -> dict[str, float]:
    a, b = ours.total(), theirs.total()
    mine, yours = smooth * a / (a + b), smooth * b / (a + b)
    return {
        word: log((ours[word] + mine) / (theirs[word] + yours)) - log(a / b)
        for word in sorted({*ours, *theirs})
        if ours[word] + theirs[word] >= least
    }


def _all_forms(verbs: dict[str, float]) -> dict[str, float]:
    out = {}
    for lemma, odds in verbs.items():
        tags = () if lemma in ADJECTIVES else FORMS
        for form in [lemma, *(form for tag in tags for form in lemminflect.getInflection(lemma, tag))]:
            out.setdefault(form.lower(), round(odds, 3))
    return out
