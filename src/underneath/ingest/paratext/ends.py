"""The words that close a tale or an instalment: `The End`, `~ fin ~`, `TBC`, `End of Chapter 3`."""

from __future__ import annotations

import re

from underneath.ingest.numerals import NUMBER

_EDGE = r"[\W_xXoO0]{0,30}"
_WORDS = (
    r"the (?:very )?end(?: of (?:the |this )?(?:story|book|fic|chapter|part|tale|series|one-?shot|volume"
    r"|beginning)s?)?|th[e']? ?end|fin(?:is|it[eo]?|ite)?|la fin|das ende|ende|owari|el fin"
    rf"|end|t\.? ?b\.? ?c\.?|(?:to be|will be|not to be) (?:continued?|concluded)"
    rf"|(?:the )?end (?:of )?(?:the )?(?:chapter|part|book|act|volume|arc|episode|story)(?: {NUMBER})?"
    rf"|(?:chapter|part|book|act|volume) (?:{NUMBER} )?(?:end|ends|fin)|complete|story complete|end (?:file"
    rf"|transmission)|the end,? (?:for now|or is it)|happy end(?:ing)?|finished|continued in .{{1,40}}|fini"
)
_REST = (
    r"(?:[\W_xXoO0]{0,60}|\W{0,4}[(\[][^()\[\]]{1,70}[)\]]\W{0,4}|\W{1,4}(?:for now|or is it|or not|maybe"
    r"|finally|sort of|probably|yet|perhaps)\W{0,6})"
)
_END = re.compile(rf"{_EDGE}(?<![^\W_])(?:{_WORDS})(?![^\W_]){_REST}", re.IGNORECASE)
_DECORATION = re.compile(r"^[\W_xXoO0]{1,60}|[\W_xXoO03]{1,60}$")
_SHORT = frozenset({"end", "complete", "finished", "fin", "fini", "finis", "ende", "finite", "finito"})


def is_end(words: str, *, last: bool = True) -> bool:
    """Whether a piece is an end mark.

    Parameters
    ----------
    words
        The piece.
    last
        Whether it closes the file or a chapter; elsewhere only the plainest forms count.
    """
    line = words.strip()
    if len(line) > 120 or line[0] in "\"“‘'«" or not _END.fullmatch(line):  # noqa: PLR2004
        return False
    bare = _DECORATION.sub("", line).lower()
    if bare in _SHORT and bare not in {"fin", "finis"}:
        # "End." or "Complete" could be said in the tale; capitals or ornaments make it a mark.
        return last and (line.isupper() or not line[0].isalnum() or line.istitle() or line.islower())
    return last or not line.endswith(("?", ",", ";"))
