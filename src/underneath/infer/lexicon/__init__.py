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
