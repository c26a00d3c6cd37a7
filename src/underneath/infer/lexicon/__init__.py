"""Word lists the rules rest on. Small closed classes are Python modules; long lists are text files beside them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of `name`.txt in this folder; lines that start with # are remarks.

    Parameters
    ----------
    name
        File stem: "common", "given_she", "given_he", "given_any".

    Raises
    ------
    FileNotFoundError
        There is no such list.
    """
    lines = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ily", "y"),
    ("ly", ""), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ness", ""),
)  # fmt: skip
_STEM = 3  # letters that must be left


@cache
def is_common(word: str) -> bool:
    """Whether a word, in lower case, is one that fiction writes in lower case: "market", "headlines", "croakily"."""
    common = words("common")
    if word in common:
        return True
    if "-" in word:
        return all(is_common(part) for part in word.split("-") if part)
    return any(
        word.endswith(end) and len(word) - len(end) >= _STEM and is_common(word[: -len(end)] + stem)
        for end, stem in _ENDINGS
    )


@cache
def is_compound(word: str) -> bool:
    """Whether a word, in lower case, is put together from two common ones: "nosebleed", "butterfingers"."""
    common = words("common")
    return any(word[:cut] in common and is_common(word[cut:]) for cut in range(3, len(word) - 2))
