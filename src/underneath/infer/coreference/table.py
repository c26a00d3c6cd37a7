"""All mentions of a story as columns: what the scorer needs to know of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from underneath.layers.transient import Transient

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]

# Grammatical roles, by the relation of the mention's head word.
ROLES: Final = {
    "nsubj": 1, "nsubj:pass": 1, "nsubj:outer": 1, "csubj": 1,
    "obj": 2, "iobj": 3, "obl": 4, "obl:agent": 4, "obl:unmarked": 4,
    "nmod:poss": 5, "nmod": 6, "appos": 7, "conj": 8, "vocative": 9, "root": 10, "xcomp": 11, "compound": 12,
    "flat": 12, "parataxis": 13, "dislocated": 13, "ccomp": 13, "advcl": 13,
}  # fmt: skip
ROLE_COUNT: Final = 14
SUBJECT, OBJECT, POSSESSOR, APPOSITION, CONJUNCT, VOCATIVE = 1, 2, 5, 7, 8, 9


@dataclass(frozen=True, slots=True)
class Table(Transient):
    """Columns over the n mentions, in text order; -1 where there is none.

    Attributes
    ----------
    start, end, first, last, head
        (n,) character offsets; first, last and grammatical head token.
    sentence, paragraph, scene, quote, utterance
        (n,) where it stands; `quote` the innermost quotation, `utterance` the same number for all parts of a line.
    kind, type, form, gender, number, determiner, role
        (n,) codes, see `forms`, `ROLES`, `encode.heads`.
    told
        (n,) as `gender`, but of a linked name the one that the cast gives.
    reflexive, possessive, copular
        (n,) bool; copular: the predicate of "is".
    governor
        (n,) the token that the head word hangs from.
    verb
        (n,) the token whose argument it is, owners and conjuncts excepted.
    words, heads, links
        (n,) numbers of the whole phrase without its article, of the head's lemma, of the linked entry of the cast.
    outer
        (n,) the smallest mention around it.
    sure
        (n,) float, confidence of the mention finder.
    names
        n sets: the words of a name that tell people apart; empty for all else.
    """

    start: Ints
    end: Ints
    first: Ints
    last: Ints
    head: Ints
    sentence: Ints
    paragraph: Ints
    scene: Ints
    quote: Ints
    utterance: Ints
    kind: Ints
    type: Ints
    form: Ints
    gender: Ints
    number: Ints
    determiner: Ints
    reflexive: Ints
    possessive: Ints
    told: Ints
    role: Ints
    copular: Ints
    governor: Ints
    verb: Ints
    words: Ints
    heads: Ints
    links: Ints
    outer: Ints
    sure: NDArray[np.float32]
    names: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.start)
