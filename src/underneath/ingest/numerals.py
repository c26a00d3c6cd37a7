"""Numbers as headings write them: digits, Roman numerals, words."""

from __future__ import annotations

import re

_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEN_ORDINALS = tuple(f"{ten[:-1]}ieth" for ten in _TENS)


def _spelled() -> dict[str, int]:
    out = {word: i for i, word in enumerate(_UNITS, 1)} | {word: i for i, word in enumerate(_ORDINALS, 1)}
    for ten, (word, ordinal) in enumerate(zip(_TENS, _TEN_ORDINALS, strict=True), 2):
        out |= {word: ten * 10, ordinal: ten * 10}
        for unit in range(9):
            out |= {f"{word}-{_UNITS[unit]}": ten * 10 + unit + 1, f"{word}-{_ORDINALS[unit]}": ten * 10 + unit + 1}
    return out


SPELLED = _spelled()
ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
NUMBER = r"(?:\d{1,4}|[ivxlcIVXLC]{1,8}|[A-Za-z]{3,9}(?:[- ][A-Za-z]{3,7})?)"
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def number_of(words: str) -> int | None:
    """The value of `12`, `XII`, `xii`, `Twelve`, `twelfth`, `Twenty-One`; None if it is no number."""
    low = words.strip().lower()
    if low.isascii() and low.isdigit():
        return int(low)
    if low.replace(" ", "-") in SPELLED:
        return SPELLED[low.replace(" ", "-")]
    return _roman(low) if ROMAN.fullmatch(low) else None


def _roman(low: str) -> int:
    values = [_ROMAN_DIGITS[c] for c in low]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
