"""What stands before a tale without a label: a blurb, a warning, a word to the reader, or the tale's own first words.

Labels and turns of phrase (`labels.py`, `voice.py`) know two thirds of it; "Two negotiators have been sent to fail."
has neither. A softmax regression over a piece's words, its look and what follows it knows most of the rest. Its
weights, fitted by `training/rules/fit_openings.py`, take a piece from the tale only where that is likely.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import log1p
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from underneath.ingest.blocks import Piece
from underneath.ingest.paratext.ends import is_end
from underneath.ingest.paratext.labels import is_header, read_label
from underneath.ingest.paratext.titles import is_byline
from underneath.ingest.paratext.voice import is_spoken
from underneath.story.story import ParatextKind

WEIGHTS: Final = Path(__file__).with_name("openings.npz")
KINDS: Final[tuple[ParatextKind, ...]] = (
    "authors_note", "byline", "disclaimer", "end_marker", "header", "note", "summary", "title", "warning",
)  # fmt: skip
# Chance from which a piece is not the tale. Of 1,030 first pieces of tales left out in turn 19 are then taken for
# something else, and of the letters before tales that no rule knows 0.83 are found (from 0.6 on: 13 and 0.79).
SURE: Final = 0.5
REACH: Final = 8  # pieces that are asked
LONGEST: Final = 600  # letters of one
SHORTEST: Final = 1000  # letters that must follow: the shortest tale it was fitted on is about as long

BUCKETS: Final = 8192  # that words and pairs of words fall into
_WORDS: Final = 60  # words of a piece that are looked at
_AFTER: Final = 3  # pieces that follow it, looked at for labels and marks
_TALE: Final = 40  # pieces that show how the tale is told
_SHOWN: Final = 2000  # letters of each of them
_SIZES: Final = (3, 8, 15, 30, 60)
_MARKS: Final = (",", "/|&+#•", "()[]", "!", "—–", "…", ";", "*_~")
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+|[^\w\s]")
_VOICES: Final = tuple(
    re.compile(rf"\b(?:{words})\b", flags)
    for words, flags in (
        (r"was|were|had|did|said|asked|went|came|looked|\w{3,}ed", re.IGNORECASE),
        (
            r"is|are|has|have|does|do|(?:is|are|has|does|do)n['’]t|must|will|can|gets|goes|wants|says|\w{2,}[^s\W]s",
            re.IGNORECASE,
        ),
        ("he|she|they|him|her|his|them|their", re.IGNORECASE),
        ("I|my|me|mine|i['’]?(?:m|ve|ll)", 0),
        ("you|your", re.IGNORECASE),
    )
)
_NAME: Final = re.compile(r"(?<=[^.!?…:*_\"“‘\s]\s)[A-Z][\w’'-]+")
# "For M., who steams" names no writer, and what is a byline states one.
_BY: Final = re.compile(r"\bby\b", re.IGNORECASE)
_EARLY_COLON: Final = re.compile(r"[\w /&’'-]{2,24}:(?:\s|$)")

Floats = NDArray[np.float64]


class Signs(NamedTuple):
    """Of one piece: the buckets of its words, each once, and numbers of its look and what is around it."""

    buckets: list[int]
    numbers: list[float]


def kind_of_opening(zone: Sequence[Piece], i: int) -> ParatextKind | None:
    """The kind of piece `i`, None where it may be the tale.

    Parameters
    ----------
    zone
        The pieces up to the first heading that has some before it; those before `i` are known not to be the tale.
    """
    tale_left = sum(len(p.words) for p in zone[i + 1 :][:_TALE] if p.open)
    if i >= REACH or not may_open(zone[i]) or tale_left < SHORTEST:
        return None
    chance = chances(signs_of(zone, i))
    if 1 - chance[0] < SURE:
        return None
    kind = KINDS[int(chance[1:].argmax())]
    return "note" if kind == "byline" and not _BY.search(zone[i].words) else kind


def may_open(piece: Piece) -> bool:
    """Whether a piece is asked at all: long ones and those in which somebody speaks are the tale."""
    return len(piece.words) <= LONGEST and not is_spoken(piece.words)


def chances(signs: Signs) -> Floats:
    """(1 + len(KINDS),): the tale first."""
    words, numbers, bias = _weights()
    score = words[signs.buckets].sum(0) + np.array(signs.numbers) @ numbers + bias
    power = np.exp(score - score.max())
    chance: Floats = power / power.sum()
    return chance


@cache
def _weights() -> tuple[Floats, Floats, Floats]:
    """Of words, (BUCKETS, kinds), of numbers, (n, kinds), and the bias."""
    with np.load(WEIGHTS) as kept:
        words = kept["words"] * kept["scale"].astype(np.float64)
        return words, kept["numbers"].astype(np.float64), kept["bias"].astype(np.float64)


def signs_of(zone: Sequence[Piece], i: int) -> Signs:
    """What is seen of piece `i`."""
    words = zone[i].words
    return Signs(_buckets(words), [float(x) for x in (*_look(words), *_place(zone, i), *_beside(words, zone[i + 1 :]))])


def _buckets(words: str) -> list[int]:
    """Distinct buckets of the first words and pairs of words."""
    tokens = ["<", *(_plain(token, n) for n, token in enumerate(_TOKEN.findall(words)[:_WORDS])), ">"]
    runs = [*tokens, *map(" ".join, pairwise(tokens))]
    return sorted({zlib.crc32(run.encode()) % BUCKETS for run in runs})


def _plain(token: str, place: int) -> str:
    """A word in lower case; all names and all numbers are alike."""
    if token.isdigit():
        return "0"
    if place and token[0].isupper() and not token.isupper():
        return "Name"
    return token.lower().replace("’", "'")


def _rates(words: str) -> list[float]:
    """How often each of `_VOICES` is heard, by the word: past, present, "they", "I", "you"."""
    count = max(1, len(words.split()))
    return [len(voice.findall(words)) / count for voice in _VOICES]


def _look(words: str) -> list[float]:
    line, rates = words.strip(), _rates(words)
    count = len(line.split())
    marks = [log1p(sum(map(line.count, of))) for of in _MARKS]
    return [
        log1p(count), *(count > size for size in _SIZES), *rates, *(rate == 0 for rate in rates), *marks,
        line[-1:] in ".!?…”\"’'", line[-1:].isalnum(), line[:1].islower(), line.isupper(), "“" in line or '"' in line,
        any(map(str.isdigit, line)), bool(_EARLY_COLON.match(line)), line[:1] in "([*_~" and line[-1:] in ")]*_~",
        ". " in line, is_end(line),
    ]  # fmt: skip


def _place(zone: Sequence[Piece], i: int) -> list[float]:
    """How many pieces stand before it, and what is known of those that follow."""
    before = sum(p.role in {"prose", "paratext"} for p in zone[:i])
    near = zone[i + 1 : i + 1 + _AFTER]
    missing = [False] * (_AFTER - len(near))
    labelled = [*map(_is_labelled, near), *missing]
    breaks = [*(p.role == "break" for p in near), *missing]
    return [*(before == n for n in range(4)), log1p(before), *labelled, *breaks, bool(near) and near[0].blanks > 1]


def _is_labelled(piece: Piece) -> bool:
    label = read_label(piece.words)
    plainly = label is not None and not label.weak
    return piece.role == "paratext" or plainly or is_header(piece.words) or is_byline(piece.words)


def _beside(words: str, after: Sequence[Piece]) -> list[float]:
    """How the tale is told that follows: a blurb names its people beforehand, and often tells in another tense."""
    told = [p.words[:_SHOWN] for p in after[:_TALE] if p.open]
    tale, first = " ".join(told), told[0] if told else ""
    past, present = _rates(words)[:2]
    rates = _rates(tale)
    names = set(_NAME.findall(words))
    again = sum(name in tale for name in names)
    size, next_size = log1p(len(words.split())), log1p(len(first.split()))
    return [
        *rates, past * rates[0], present * rates[0], past * rates[1], present * rates[1], next_size,
        bool(first) and is_spoken(first), log1p(len(names)), log1p(again), again / max(1, len(names)),
        size - next_size,
    ]  # fmt: skip
