"""The heads: what the encoder says of every word, and of every pair of words that may bound a mention or an arc.

Adding a head is a row here, a loss in `training/losses.py`, and a reader of its column in `infer/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

TYPES: Final = ("PER", "FAC", "GPE", "LOC", "ORG", "VEH")
KINDS: Final = ("PROP", "NOM", "PRON")
QUOTATION: Final = ("none", "speech", "thought", "signed", "written", "recalled")
UPOS: Final = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
# Universal Dependencies 2, English; a subtype counts as a label of its own.
DEPRELS: Final = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip

Shape = Literal["word", "span", "arc"]


@dataclass(frozen=True, slots=True)
class Head:
    """One head: its name, what it scores (a word, a span, an arc between two words), and the labels it chooses from."""

    name: str
    shape: Shape
    labels: tuple[str, ...]


HEADS: Final = (
    Head("mention", "span", ("none", *TYPES)),
    Head("kind", "span", KINDS),
    Head("event", "word", ("none", "event")),
    Head("quotation", "word", QUOTATION),
    Head("upos", "word", UPOS),
    Head("deprel", "arc", DEPRELS),
)
