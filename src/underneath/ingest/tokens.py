"""Words and punctuation of the paragraphs, and the sentences they stand in, in time linear in the text.

Tokens follow LitBank: Penn Treebank words (do|n't, Mara|'s), but hyphenated words whole ("drawing-room").
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.ingest.sentences import split_sentences
from underneath.story.spans import Span
from underneath.story.story import Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Offsets = NDArray[np.int32]

# Marks that ride on letters: accents set apart, joiners, soft hyphens, direction marks.
RIDERS: Final = r"\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff"
FACES: Final = r"[\U0001f000-\U0001faff\u2600-\u27bf]"
# Every repeat is bounded or runs over one class, so that a match never costs more than its length.
TOKEN: Final = re.compile(
    rf"""
    [^\W\d_]+(?=\s)                                               # three tokens of four; the rest is slower
  | (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’]             # a web address, without what ends the sentence
  | [\w.+-]{{1,64}}@(?:[\w-]{{1,64}}\.){{1,8}}[A-Za-z]{{2,24}}          # an e-mail address
  | (?:Mr|Mrs|Ms|Dr|St|Mme|Mlle|Messrs|Prof|Rev|Capt|Col|Gen|Lt|Sgt|Maj|Cmdr|Adm|Gov|Sen|Rep|Jr|Sr|Esq|Mt|Ft
      |Vol|No(?=\.\s?\d)|vs|etc|viz|cf|Inc|Ltd|Co|Bros|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Ave|Blvd|Rd|Mons|lbs)\.
  | (?:[A-Za-z]\.){{2,8}}                                          # i.e., a.m., U.S.
  | [A-HJ-Z]\.(?=\s?[A-Z])                                       # an initial; I is a word
  | ['’](?:tis|twas|twere|twill|em|til|cause|bout|nother|neath|gainst|scuse|kay|nuff|tain)(?![^\W_])
  | (?:[oO]|[tT]h|[aA]n|[oO]l|[wW]i)['’](?![^\W_])               # o’ th’ an’ ol’ wi’
  | [^\W_]+(?:(?:['’]?[-‐‑]['’]?|['’]|[{RIDERS}]+|(?<=\d)[.,:](?=\d))[^\W_]+){{0,40}}[{RIDERS}]*
  | [$£€]?\.\d+
  | [:;=]['’]?-?[)(DPp3](?![^\W_])|<3                               # faces of marks
  | \.{{2,}}|…+|--+|—+|–+|[!?‽]+|``|''|[*]+|~+|=+|_+|\#+
  | {FACES}(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d{FACES}){{0,12}}
  | [{RIDERS}]+
  | \S
    """,
    re.VERBOSE,
)
# Where a word is cut in two: ca|n't (one before the mark), d'|you (one after), I|'m, Mara|'s, I|'d|'ve, can|not.
CLITIC: Final = re.compile(
    r"['’](?:(?<=[nN]['’])([tT])|(?<=\b[dD]['’])(you)\b|(?<=[^\W_]['’])(?:[sSdDmM]|ll|LL|re|RE|ve|VE|se))(?![^\W_]|-\w)"
)
FINAL_LETTER: Final = re.compile(r"(?:^|[^\w.])[A-Z]\.$")
CANNOT: Final = re.compile(r"(?:can|CAN|Can)(?=(?:not|NOT)\b)")


def segment(text: str, paragraphs: Sequence[Span]) -> tuple[list[Span], Tokens]:
    """Find the sentences and tokens of some paragraphs.

    Parameters
    ----------
    text
        The story's text.
    paragraphs
        Where its paragraphs are, sorted, never overlapping.

    Returns
    -------
    tuple[list[Span], Tokens]
        Sentences, each inside one paragraph, trimmed; and tokens, each inside one sentence. Both are sorted,
        never overlap, and cover every character of the paragraphs that is not white space.
    """
    sentences = split_sentences(text, paragraphs)
    start, end = _cut(*_tokens(text, paragraphs), _final_stops(text, sentences))
    starts = np.fromiter((s.start for s in sentences), np.int32, len(sentences))
    sentence = np.searchsorted(starts, start, "right").astype(np.int32) - np.int32(1)
    return sentences, Tokens(start, end, sentence)


def _final_stops(text: str, sentences: list[Span]) -> list[int]:
    """Offsets of the stops after a single capital that ends its sentence: “plan B.” is no initial."""
    return [last - 1 for first, last in sentences if FINAL_LETTER.search(text, max(first, last - 3), last)]


def _tokens(text: str, paragraphs: Sequence[Span]) -> tuple[Offsets, Offsets]:
    find = TOKEN.finditer
    spans = [m.span() for first, last in paragraphs for m in find(text, first, last)]
    table = np.fromiter(chain.from_iterable(spans), np.int32, 2 * len(spans)).reshape(-1, 2)
    return _cut(table[:, 0], table[:, 1], _cuts(text))


def _cuts(text: str) -> list[int]:
    """Offsets inside words where one token ends and the next begins, sorted."""
    # lastindex: 1 for n't, 2 for d'you, None for the rest.
    shift = {None: 0, 1: -1, 2: 1}
    clitics = [m.start() + shift[m.lastindex] for m in CLITIC.finditer(text)]
    return sorted(clitics + [m.end() for m in CANNOT.finditer(text)])


def _cut(start: Offsets, end: Offsets, cuts: list[int]) -> tuple[Offsets, Offsets]:
    at = np.array(cuts, np.int32)
    token = np.searchsorted(start, at, "left") - 1
    inside = at[(token >= 0) & (at < end[token])] if len(start) else at[:0]
    # A cut ends one token and starts another, so merged into both columns it keeps them in step.
    return np.sort(np.concatenate([start, inside])), np.sort(np.concatenate([end, inside]))
