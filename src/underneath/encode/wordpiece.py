"""Words → wordpieces, as BERT's uncased vocabulary cuts them (Devlin et al. 2019; Wu et al. 2016).

The same pieces as the package `tokenizers` gives for such a `tokenizer.json`, without the fifty megabytes of network
libraries that come with it (docs/decisions/0021).
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

UNKNOWN: Final = "[UNK]"
# A longer run of letters is no word; BERT's own limit.
MOST_LETTERS: Final = 100
# Han characters stand alone; the ranges are BERT's.
HAN: Final = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Cut(Protocol):
    """The pieces of one word."""

    @property
    def ids(self) -> list[int]:
        """Their numbers in the vocabulary."""
        ...


class Cutter(Protocol):
    """What cuts words: `WordPiece`, or a `tokenizers.Tokenizer` in training."""

    def token_to_id(self, token: str, /) -> int | None:
        """A piece's number; None where there is no such piece."""
        ...

    def encode_batch(self, words: list[str], /, *, add_special_tokens: bool) -> Sequence[Cut]:
        """Cut several words."""
        ...


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one word, by number."""

    ids: list[int]


class WordPiece:
    """Cuts words by a vocabulary, greedily, the longest piece first.

    Parameters
    ----------
    vocabulary
        Pieces and their numbers; `##` marks those that go on within a word.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.unknown = vocabulary[UNKNOWN]

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """From a `tokenizer.json` of an uncased BERT."""
        return cls(json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"])

    def token_to_id(self, token: str) -> int | None:
        """A piece's number; None where there is no such piece."""
        return self.vocabulary.get(token)

    def encode_batch(self, words: list[str], *, add_special_tokens: bool = False) -> list[Pieces]:
        """Cut several words; nothing is ever added around them."""
        del add_special_tokens
        return [Pieces([i for part in parts_of(word) for i in self._cut(part)]) for word in words]

    def _cut(self, part: str) -> list[int]:
        if len(part) > MOST_LETTERS:
            return [self.unknown]
        ids, start, size = [], 0, len(part)
        while start < size:
            end = size
            while end > start:
                number = self.vocabulary.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return [self.unknown]
            ids.append(number)
            start = end
        return ids


def parts_of(word: str) -> list[str]:
    """A word in lower case without accents, cut at marks and white space, each mark by itself."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    clean = "".join(map(_cleaned, word))
    bare = "".join(map(_bare, unicodedata.normalize("NFD", clean)))
    return "".join(f" {c} " if _is_mark(c) else c for c in bare).split()


@lru_cache(maxsize=4096)
def _cleaned(char: str) -> str:
    """White space as a blank, control and format characters as nothing, Han characters apart."""
    if char in "\t\n\r":
        return " "
    if char == "\ufffd" or unicodedata.category(char) in {"Cc", "Cf", "Co"}:
        return ""
    if char.isspace():
        return " "
    return f" {char} " if any(a <= ord(char) <= b for a, b in HAN) else char


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    """In lower case; nothing for an accent. Character by character: a final sigma is a sigma."""
    return "" if unicodedata.category(char) == "Mn" else char.lower()


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    """Punctuation as BERT takes it: Unicode's, and all of ASCII that is neither letter, digit nor blank."""
    # U+166D is a sign since Unicode 12, and was punctuation before, as it still is to the library
    return unicodedata.category(char)[0] == "P" or char == "\u166d" or ("!" <= char <= "~" and not char.isalnum())
