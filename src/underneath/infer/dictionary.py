"""lemminflect's tables of lemmas, read without importing it.

Importing lemminflect imports spaCy wherever that is installed (0.6 s and 70 MB); its own loader takes 0.25 s and 32 MB
for a dictionary of dictionaries, of which each answer is copied deeply. What is asked of it here is two look-ups.
"""

from __future__ import annotations

import gzip
import pickle
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np

_SPEC = find_spec("lemminflect")
if _SPEC is None or not _SPEC.submodule_search_locations:  # pragma: no cover - it comes with this package
    raise ModuleNotFoundError("lemminflect is not installed", name="lemminflect")
FOLDER: Final = Path(_SPEC.submodule_search_locations[0]) / "resources"

# The guessing network sees the category and the last letters, the last one first.
_LETTERS: Final = 8
_CLASSES: Final = 28  # none, any other, a to z
_CATEGORIES: Final = {"NOUN": 0, "VERB": 1, "ADJ": 2, "ADV": 3}


@cache
def _tables() -> tuple[dict[str, str], frozenset[str]]:
    """Lemmas, parted by /, by "word,category", and all words that have any."""
    listed = gzip.decompress((FOLDER / "lemma_lu.csv.gz").read_bytes()).decode("utf-8")
    table = dict(line.rsplit(",", 1) for line in listed.split("\n") if line)
    for line in (FOLDER / "lemma_overrides.csv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, upos, lemma = line.strip().split(",")
            table[f"{word},{upos.lower()}"] = lemma
    return table, frozenset(key.rsplit(",", 1)[0] for key in table)


def lemma_in_dictionary(word: str, upos: str) -> str | None:
    """The first lemma of a lower-case word as a NOUN, VERB, ADJ or ADV; None where the dictionary has none."""
    found = _tables()[0].get(f"{word},{upos.lower()}")
    return None if found is None else found.split("/", 1)[0].lower()


def is_in_dictionary(word: str) -> bool:
    """Whether a lower-case word has a lemma as any part of speech."""
    return word in _tables()[1]


def guessed_lemma(word: str, upos: str) -> str:
    """What a word that is in no dictionary would be a form of, by its ending: "vaskelled", VERB → "vaskel"."""
    rules, layers = _network()
    values = _seen(word, upos)
    for i, (weights, bias) in enumerate(layers):
        values = np.dot(values if i == 0 else np.maximum(values, 0.0), weights) + bias
    ending, added, doubled = rules[int(values.argmax())].split(",")
    lemma = (word[: -len(ending)] if ending else word) + added
    return (lemma[:-1] if doubled == "True" else lemma).lower()


def _seen(word: str, upos: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    seen = np.zeros((1 + _LETTERS, _CLASSES), np.float32)
    seen[0, _CATEGORIES[upos]] = 1.0
    for i, letter in enumerate(reversed(word[-_LETTERS:])):
        seen[i + 1, ord(letter) - ord("a") + 2 if "a" <= letter <= "z" else 1] = 1.0
    return seen.ravel()


@cache
def _network() -> tuple[list[str], list[tuple[Any, Any]]]:
    """The endings to take and give, and two layers (weights, bias) that choose among them."""
    # The file is lemminflect's own, and what lemminflect itself would load.
    kept = pickle.loads(gzip.decompress((FOLDER / "model_lemma.pkl.gz").read_bytes()))  # noqa: S301
    weights = kept["weights"]
    return kept["meta"]["output_enum"], list(zip(weights[::2], weights[1::2], strict=True))
