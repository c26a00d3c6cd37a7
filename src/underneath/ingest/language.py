"""Is this an English story? What is not is refused with the reason: its layers would be nonsense that looks like sense.

Function words tell a language apart in a few hundred words, cost a millisecond and need no model
(docs/decisions/0004-language-check.md).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from underneath.errors import NotAStory
from underneath.ingest.profiles import ENGLISH, OTHERS, SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterable

WINDOW: Final = 4000  # characters looked at, at each of PLACES places spread over the text
PLACES: Final = 5
HANDFUL: Final = 5  # words; under that there is nothing to tell
JUDGED: Final = 40  # words; in fewer, a lack of English function words proves nothing
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Shares of a language's function words among all words. English prose has 0.43 or more (371 novels and stories),
# dialect and invented words 0.25; lists, tables and other languages under 0.12.
LEAST_ENGLISH: Final = 0.15
CLEAR_ENGLISH: Final = 0.3
CLEAR_OTHER: Final = 0.15
FOREIGN_SCRIPT: Final = 0.5  # share of the letters
KANA: Final = 0.05  # of the letters: enough to tell Japanese from Chinese
CODE: Final = re.compile(
    r"\s*(?:#include\b|import\s+[\w.{*]|from\s+[\w.]+\s+import\b|def\s+\w+\(|class\s+\w+\s*[(:{]|return\b.*;?$|(?:if|for|while)"
    r"\b.*[:{]$|else\s*[:{]|(?:var|let|const|public|private|static|function|fn|func|struct)\s+\w+|</?\w+[^>]*>|//|/\*|\*/"
    r"|@\w+\b(?!.*[.!?])|[\w.\[\]]+\s*[-+*/]?=\s*\S|[\w.]+\(.*\)[;:]?$|[{}\])]+[;,]?$|.*[;{]$)"
)
# What code is full of and prose is not, for each word: 0.1 and more in code, under 0.01 in prose. Names with an
# underscore do not count: people in chat fiction have them.
SIGN: Final = re.compile(r"\w\(|[a-z]\.[a-z]|[a-z][A-Z]|[=<>{}\[\]|\\&]|;\n")
DENSE: Final = 0.1
LOG: Final = re.compile(r"\s*\[?\d{2,4}[-:/.]\d\d")
SEPARATORS: Final = "\t|,;"
IN_PROSE: Final = ",;"  # separators that prose has as well
FEW_LINES: Final = 5
MANY_LINES: Final = 20


def check_story(text: str) -> None:
    """Refuse a text that is not English, not prose, or holds no story.

    Parameters
    ----------
    text
        The tale itself, without header and notes.

    Raises
    ------
    NotAStory
        With what was seen.
    """
    sample = _sample(text)
    _refuse_script(sample)
    words = WORD.findall(sample.lower().replace("’", "'"))
    if len(words) < HANDFUL:
        raise _refusal("There are hardly any words in this", "a story", "check that the file is the right one")
    counts = Counter(words)
    english = _share(counts, ENGLISH)
    _refuse_placeholder(sample, english)
    _refuse_language(counts, english)
    _refuse_shape(sample, english)
    if len(words) >= JUDGED and english < LEAST_ENGLISH:
        raise _not_prose("anything but English prose")


def _sample(text: str) -> str:
    """Stretches from start to end, a little under 1 ms of work whatever the length."""
    if len(text) <= WINDOW * PLACES:
        return text
    step = (len(text) - WINDOW) // (PLACES - 1)
    return "\n".join(text[i * step : i * step + WINDOW] for i in range(PLACES))


def _refusal(saw: str, expected: str, advice: str) -> NotAStory:
    return NotAStory(saw, expected=expected, advice=advice)


def _foreign(language: str) -> NotAStory:
    return _refusal(f"This looks like {language}", "a story in English", "`--language-check off` to read it regardless")


def _not_prose(what: str) -> NotAStory:
    return _refusal(f"This looks like {what}", "a story in prose", "`--language-check off` to read it regardless")


def _share(counts: Counter[str], profile: frozenset[str]) -> float:
    return sum(counts[word] for word in profile) / counts.total()


def _refuse_script(sample: str) -> None:
    letters = sum(map(str.isalpha, sample))
    if sample.isascii() or not letters:
        return
    shares = {name: len(re.findall(f"[{script}]", sample)) / letters for name, script in SCRIPTS}
    if shares["Japanese"] > KANA:
        shares["Japanese"] += shares["Chinese"]
    best = max(shares, key=shares.__getitem__)
    if shares[best] > FOREIGN_SCRIPT:
        raise _foreign(best)


def _refuse_placeholder(sample: str, english: float) -> None:
    if english < CLEAR_ENGLISH and re.search(r"\blorem\s+ipsum\b", sample, re.IGNORECASE):
        raise _not_prose("placeholder text (“lorem ipsum”)")


def _refuse_language(counts: Counter[str], english: float) -> None:
    shares = {name: _share(counts, profile) for name, profile in OTHERS.items()}
    best = max(shares, key=shares.__getitem__)
    if shares[best] > max(english, CLEAR_OTHER):
        raise _foreign(best)


def _refuse_shape(sample: str, english: float) -> None:
    """Refuse code, tables, logs and lists by the shape of their lines."""
    lines = [line.rstrip()[:400] for line in sample.split("\n") if line.strip()]
    if len(lines) < FEW_LINES:
        return
    signs = len(SIGN.findall(sample)) / max(1, len(sample.split()))
    if (signs > DENSE and english < CLEAR_ENGLISH) or _often(CODE.match(line) is not None for line in lines):
        raise _not_prose("source code")
    separators = set(SEPARATORS) - (set(IN_PROSE) if english >= CLEAR_ENGLISH else set())
    if any(_is_table(lines, separator) for separator in separators):
        raise _not_prose("a table")
    if english < CLEAR_ENGLISH and _often(LOG.match(line) is not None for line in lines):
        raise _not_prose("a log")
    if english < CLEAR_ENGLISH and len(lines) >= MANY_LINES and _is_list(lines):
        raise _not_prose("a list of words")


def _often(seen: Iterable[bool]) -> bool:
    flags = list(seen)
    # 0.5: verse ends at most a third of its lines with a semicolon, code nearly all with one sign or another.
    return sum(flags) > len(flags) / 2


def _is_table(lines: list[str], separator: str) -> bool:
    """Whether nearly all lines have the same number of separators, at least two."""
    (columns, n), *_ = Counter(line.count(separator) for line in lines).most_common(1)
    return columns >= 2 and n > len(lines) * 0.8  # noqa: PLR2004 - a ragged line or two


def _is_list(lines: list[str]) -> bool:
    """Whether nearly all lines are one or two words, and hardly any ends like a sentence."""
    short = sum(line.count(" ") <= 1 for line in lines)
    ended = sum(line[-1] in ".!?…”’\"'," for line in lines)
    return short > len(lines) * 0.8 and ended < len(lines) * 0.1
