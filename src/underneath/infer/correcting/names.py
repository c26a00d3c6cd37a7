"""Names as a person writes them in corrections: as the story has them, or as ids."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")


def key(name: str) -> str:
    """What two ways of writing one name share: "The Old  Man", "old man" and the id "the-old-man" are one key."""
    spaced = " ".join(re.sub(r"[\s_-]+", " ", name.casefold()).split())
    return _ARTICLE.sub("", spaced.replace("’", "").replace("'", "").replace(".", "")) or spaced
