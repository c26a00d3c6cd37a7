"""Gold of the deep layers: feelings, knowledge and acts word by word; who each mention and each line is whose.

They shape the encoder's vectors, which later layers are scored on (see `model.Depths`).
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from underneath.layers.acts import ACTS
from underneath.layers.feelings import FEELINGS
from underneath.layers.knowledge import STANCES
from underneath.layers.notes import NOTES
from underneath.layers.ties import TIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpora import Document

    Row = dict[str, Any]
    Words = tuple[np.ndarray, np.ndarray]

IGNORE = -100
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
# Column (of `deep_heads.COLUMNS`), the layer it is read from, what a word in the layer's span is labelled with.
DEEP = {
    "feel": ("feelings", None), "felt": ("feelings", "felt"), "masked": ("feelings", "masked"),
    "know": ("knowledge", None), "stance": ("knowledge", "stance"),
    "act": ("acts", None), "deed": ("acts", "kind"),
    "note": ("notes", "kind"), "term": ("terms", None),
}  # fmt: skip
LABELS = {"felt": FEELINGS, "stance": STANCES, "deed": ACTS, "masked": (False, True), "note": ("none", *NOTES)}
_PRONOUN = re.compile(r"\b(?:he|she|i|they)\b", re.IGNORECASE)
_NEAR = 200  # characters around a quotation in which its cue is looked for


def add_columns(doc: Document, gold: Row, text: str, where: Words) -> None:
    """Label every word with what is told there; documents without the layer get no column."""
    start, end = where
    for column, (layer, key) in DEEP.items():
        if layer not in gold["layers"]:
            continue
        # A note may stand anywhere; a label of a feeling only where one is told.
        labels = np.full(len(start), OUTSIDE if key is None or column == "note" else IGNORE, np.int64)
        for row in _uses(gold["terms"], text) if layer == "terms" else gold[layer]:
            first, last = np.searchsorted(end, row["start"], "right"), np.searchsorted(start, row["end"], "left")
            labels[first:last] = INSIDE if key is None else LABELS[column].index(row[key])
            if key is None and last > first:
                labels[first] = BEGIN
        doc.deep[column] = labels


def _uses(terms: list[Row], text: str) -> Iterator[Row]:
    """Wherever a story's own words stand; "-san" ends a word."""
    for term in terms:
        name = re.escape(term["name"])
        for match in re.finditer(name + r"\b" if term["name"].startswith("-") else rf"\b{name}", text, re.IGNORECASE):
            yield {"start": match.start(), "end": match.end()}


def add_people(doc: Document, gold: Row, text: str, where: Words) -> None:
    """Rows of mentions (first word, last word, entity) and of lines (first, last, speaker, hearers …)."""
    ids: dict[str, int] = {}
    rows = list(gold["mentions"])
    if gold.get("corpus") == "pdnc":
        rows += [*_named(gold, text), *_cued(gold, text)]
    mentions = {}
    for row in rows:
        if row.get("entity"):
            span = _words(row["start"], row["end"], where)
            if span:
                mentions[span] = ids.setdefault(row["entity"], len(ids))
    doc.who = np.array([(*k, v) for k, v in sorted(mentions.items())], np.int64).reshape(-1, 3)
    lines = []
    for quote in gold["quotes"]:
        span = _words(quote["start"], quote["end"], where)
        if span and quote.get("speaker") and not quote.get("unsure"):
            hearers = tuple(ids.setdefault(h, len(ids)) for h in quote.get("addressees") or ())
            lines.append((*span, ids.setdefault(quote["speaker"], len(ids)), hearers))
    doc.lines = sorted(lines)
    doc.linked = gold.get("corpus") != "pdnc"
    doc.bearers = sorted(_borne(gold, ids, where))
    if "ties" in gold["layers"]:
        doc.ties = _tied(gold, ids)


def _borne(gold: Row, ids: Mapping[str, int], where: Words) -> Iterator[tuple[int, int, int]]:
    """First and last word of every feeling and piece of knowledge, and whose it is."""
    for layer in ("feelings", "knowledge"):
        for row in gold[layer] if layer in gold["layers"] else ():
            span = _words(row["start"], row["end"], where)
            if span and row["who"] in ids:
                yield (*span, ids[row["who"]])


def _tied(gold: Row, ids: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """Of every two people that are mentioned, the smaller number first: 0 for no tie, else 1 + its index in `TIES`."""
    people = sorted(ids[person["id"]] for person in gold["characters"] if person["id"] in ids)
    out = dict.fromkeys(combinations(people, 2), 0)
    for tie in gold["ties"]:
        a, b = sorted((ids.get(tie["a"], -1), ids.get(tie["b"], -1)))
        if (a, b) in out:
            out[a, b] = 1 + TIES.index(tie["kind"])
    return out


def _words(start: int, end: int, where: Words) -> tuple[int, int] | None:
    """First and last word that lie in a stretch of characters."""
    first = int(np.searchsorted(where[1], start, "right"))
    last = int(np.searchsorted(where[0], end, "left")) - 1
    return (first, last) if last >= first else None


def _named(gold: Row, text: str) -> Iterator[Row]:
    """Names in the narration, where only quotations are annotated: aliases that one person alone has."""
    owner: dict[str, str | None] = {}
    for person in gold["characters"]:
        for alias in {person["name"], *(person.get("aliases") or ())}:
            owner[alias] = None if owner.get(alias, person["id"]) != person["id"] else person["id"]
    names = sorted((a for a, who in owner.items() if who and a[:1].isupper()), key=len, reverse=True)
    if not names:
        return
    inside = np.zeros(len(text) + 1, bool)
    for quote in gold["quotes"]:
        inside[quote["start"] : quote["end"]] = True
    for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, names))})\b", text):
        if not inside[match.start()]:
            yield {"start": match.start(), "end": match.end(), "entity": owner[match[0]]}


def _cued(gold: Row, text: str) -> Iterable[Row]:
    """The pronoun of a line's tag ("said she") is its speaker."""
    for quote in gold["quotes"]:
        cue = quote.get("cue") or ""
        if quote.get("type") != "anaphoric" or not _PRONOUN.search(cue):
            continue
        places = [text.find(cue, quote["end"], quote["end"] + _NEAR)]
        places.append(text.rfind(cue, max(0, quote["start"] - _NEAR), quote["start"]))
        at = next((p for p in places if p >= 0), None)
        found = _PRONOUN.search(text, at) if at is not None else None
        if found:
            yield {"start": found.start(), "end": found.end(), "entity": quote["speaker"]}
