"""Names as a person writes them in corrections: as the story has them, or as ids."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")


def key(name: str) -> str:
    """What two ways of writing one name share: "The Old  Man", "old man" and the id "the-old-man" are one key."""
    spaced = " ".join(re.sub(r"[\s_-]+", " ", name.casefold()).split())
    return _ARTICLE.sub("", spaced.replace("’", "").replace("'", "").replace(".", "")) or spaced


def holds(full: str, wanted: str) -> bool:
    """Whether a name holds all words of another, both as keys: "mara quill" holds "mara"."""
    return set(wanted.split()) <= set(full.split())


def only(found: Iterable[T]) -> T | None:
    """The only one of its kind; None where there is none or there are several."""
    distinct = list(dict.fromkeys(found))
    return distinct[0] if len(distinct) == 1 else None
