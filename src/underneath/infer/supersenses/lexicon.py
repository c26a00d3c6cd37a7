"""WordNet's sorts of each noun and verb, and how usual each is; made by `training/supersenses/lexicon.py`."""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from functools import cache
from string import ascii_letters
from typing import Final

from underneath.infer.scorers import scorer_file
from underneath.layers.supersenses import NOUNS

FILE: Final = "supersenses.xz"
# A noun's sort is a small letter, a verb's a capital; of several, each is followed by its share in ninths.
LETTERS: Final = ascii_letters
_CODE: Final = re.compile(r"([a-zA-O])(\d?)")
NINTHS: Final = 9
Shares = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sorts by word; several words are joined by `_`.

    `codes`: word → its sorts as written in the file. `longest`: word that opens entries of several words → the words
    in the longest of them.
    """

    codes: dict[str, str]
    longest: dict[str, int]

    def shares(self, word: str, *, verb: bool) -> Shares:
        """The sorts of a noun or a verb with their shares, which add up to about 1; nothing for a word not known."""
        code = self.codes.get(word)
        return _shares(code)[verb] if code else ()

    def knows(self, word: str, *, verb: bool) -> bool:
        """Whether it is in the dictionary as a noun, or as a verb."""
        return bool(self.shares(word, verb=verb))


@cache
def _shares(code: str) -> tuple[Shares, Shares]:
    """A code's nouns and its verbs."""
    found = [(LETTERS.index(letter), int(ninths or NINTHS) / NINTHS) for letter, ninths in _CODE.findall(code)]
    return tuple(s for s in found if s[0] < NOUNS), tuple(s for s in found if s[0] >= NOUNS)


def lexicon_of(lines: str) -> Lexicon:
    """The lexicon of `WORD<tab>CODE` lines."""
    codes = dict(line.split("\t") for line in lines.splitlines())
    longest: dict[str, int] = {}
    for word in codes:
        opener, *rest = word.split("_")
        if rest:
            longest[opener] = max(longest.get(opener, 0), 1 + len(rest))
    return Lexicon(codes, longest)


@cache
def shipped() -> Lexicon:
    """The lexicon of this package: 0.2 s and 20 MB, so it is read when supersenses are first asked for.

    Errors as `scorers.scorer_file`.
    """
    return lexicon_of(lzma.decompress(scorer_file(FILE).read_bytes()).decode())
