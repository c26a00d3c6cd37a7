"""Marks between scenes: glyphs and words on a line of their own, and gaps wider than the file's usual one."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from underneath.ingest.blocks import Piece
from underneath.story.spans import Span

SIGNATURE = 80  # characters; a last line so short after a gap signs the tale, it makes no scene
ORNAMENT = 16  # characters of a mark that only its coming back tells
LONGEST = 60  # characters; a longer line is a mark only where it holds no letter or digit at all

_NO_WORD = re.compile(r"[\W_]+")
# Marks of speech, silence and surprise: alone on a line they may be all a character says.
_UTTERED = re.compile(r"[\s\"'“”‘’«».,!?…()*_]+|[-–—]+[\"'“”‘’?!.…]+|[\"'“”‘’][\W_]*|[\W_]*[\"'“”‘’]")
_STARS = re.compile(r"[*_\s.\\]*[*_][*_\s.\\]*")
_SPACED_DOTS = re.compile(r"[.…·•]+(?:[ \t\xa0]+[.…·•]+)+|\.{5,}|…{2,}")
_SMILE = re.compile(r"[:;=]['’]?[-o]?[)(/\\|*\]\[]+|\^[_.-]?\^|>[._]<|-[_.]-|[)(]:")
_FEW_DOTS = re.compile(r"[.…]{1,4}|[?!]+")
# Nobody says a comma, a lone full stop or a pair of brackets.
_UNSAYABLE = re.compile(r"[,\s]+|\.|(?=.*[()\[\]{}])(?:[()\[\]{}\s*.]+|[()\[\]{}\s]+[oO0][()\[\]{}\s]+)")
_DOTTED_O = re.compile(r"(?P<dots>[.…]+\s?)[oO0xX](?P<more>\s?[.…]+)")
# A mark between two paragraphs, a kiss under a letter: what stands around it tells.
_LONE = re.compile(r"[oxv]{1,2}|xox|oxo")
_FULL = tuple(".!?…”\"’'»—)*_]")

_LETTERS = re.compile(r"[^\W_]+")
_CROSSES = re.compile(r"[\W_xX]+|[\W_oO0]+|[\W_xXoO0]+|[\W_vV]+")
_KISSES = re.compile(r"(?:[xX][oO])+[xX]?|[xX]{1,2}|[oO0]{1,2}|[IiLlvV1|]+")
_BRACKETED_NUMBER = re.compile(r"[\[({<~*=-]+\s*(?:\d{1,3}|[ivxlcIVXLC]{1,6})\s*[\])}>~*=-]+")

_BREAK_WORDS = (
    r"(?:scene|line|page|section|chapter|story|paragraph)?[ -]?(?:break|divider|separator|change)"
    r"|time[ -]?(?:skip|jump|lapse|warp)"
    r"|linebreak|pagebreak|ruler?|(?:start|begin|end)?(?:ning)?(?: of)?(?: the)? ?flash ?(?:back"
    r"|forward)s?(?: (?:start|end|begin|over)s?)?"
    r"|(?:scene|pov|p\.o\.v\.?) (?:change|switch|shift)|change of (?:scene|pov)|insert (?:line|scene"
    r"|page) ?break(?: here)?"
)
_NAMED = re.compile(rf"(?:{_BREAK_WORDS})", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:later|earlier|ago|after|next|before|meanwhile|hours?|days?|weeks?|months?|years?|morning|night"
    r"|evening|afternoon"
    r"|noon|midnight|dawn|time|skip|flashback|flash|break|scene|pov)\b",
    re.IGNORECASE,
)
_POV = re.compile(
    r"[\W_]*[A-Z][\w.’']*(?: [A-Z][\w.’']*){0,3}(?:['’]s|s['’]|['’])? (?:POV|P\.O\.V\.?|point of view)[\W_]*",
    re.IGNORECASE,
)
_QUOTES = "\"“”‘’'«»"
_FRAME = "-–—=~#<>•+|/\\^◇◆★☆♥♡❤※"


def is_mark(words: str) -> bool:
    """Whether a line can be nothing but a mark between scenes, whatever stands around it.

    Examples: `***`, `~*~`, `oOo`, `-x-`, `. . .`, `[11]`, `-line break-`, `~ two days later ~`. Not: `No.`, `…`, `X`.
    """
    line = words.strip()
    if not line or "\n" in line:
        return False
    if _UNSAYABLE.fullmatch(line):
        return not _SMILE.fullmatch(line)
    if _NO_WORD.fullmatch(line):
        return _is_glyphs(line)
    if len(line) > LONGEST or line[0] in _QUOTES or (len(line) > 40 and line[0].isalnum() and " " in line):  # noqa: PLR2004 - words at length
        return False
    tests = (_is_dotted, _is_foreign, _is_crosses, _is_repeated, _is_named, _BRACKETED_NUMBER.fullmatch)
    return any(test(line) for test in tests)


def _is_dotted(line: str) -> bool:
    """A letter between dots that mirror each other: `. o .`, `...x...`."""
    dotted = _DOTTED_O.fullmatch(line)
    return dotted is not None and dotted["dots"] == dotted["more"][::-1]


def _is_foreign(line: str) -> bool:
    """One or two letters of a script without capitals (`三`, `松 松`): an ornament, in an English text."""
    letters = [c for c in line if c.isalnum()]
    return len(letters) <= 2 and all(c.lower() == c.upper() and not c.isdecimal() for c in letters)  # noqa: PLR2004


def _is_glyphs(line: str) -> bool:
    if _FEW_DOTS.fullmatch(line) or _SMILE.fullmatch(line):
        return False
    return bool(_STARS.fullmatch(line) or _SPACED_DOTS.fullmatch(line)) or not _UTTERED.fullmatch(line)


def _is_crosses(line: str) -> bool:
    """Ornaments of x, o, 0 and the like: `xXx`, `o.O.o`, `-X-X-`, `~o~`; not `X`, `Oooh`, `XOXO`."""
    if not _CROSSES.fullmatch(line) or _KISSES.fullmatch(line):
        return False
    letters = "".join(_LETTERS.findall(line))
    framed = line[0] in _FRAME + "*_." and line[-1] in _FRAME + "*_."
    if len(letters) == 1:
        return framed and line[0] not in "*_."
    return framed or letters == letters[::-1] or letters[: len(letters) // 2] * 2 == letters


def _is_repeated(line: str) -> bool:
    """Rulers typed with letters: `HPHPHPHP`, `lalalalalala` no, `-v-V-v-`, `LINEBREAKLINEBREAK`."""
    letters = "".join(_LETTERS.findall(line))
    if len(letters) < 6 or set(line) & set("\"“”‘’'.,!?") or any(len(word) > 2 for word in line.split()[1:]):  # noqa: PLR2004
        return False
    low = letters.lower()
    if low == ("linebreak" * len(low))[: len(low)]:
        return len(low) > 9  # noqa: PLR2004
    part = next((n for n in range(1, 5) if low == (low[:n] * len(low))[: len(low)]), len(low))
    if part * 3 > len(low) or (part > 1 and low[:part] in _SUNG) or _vowelled(low[:part]):
        return False
    return letters.isupper() or not line.isalpha() or part * 4 <= len(low)


_SUNG = frozenset(
    [
        "la",
        "na",
        "da",
        "ha",
        "he",
        "ho",
        "hi",
        "hee",
        "hah",
        "heh",
        "tra",
        "doo",
        "dum",
        "tick",
        "tock",
        "tap",
        "no",
        "go",
        "ow",
        "bla",
        "ya",
        "wa",
        "ra",
        "ba",
        "pa",
        "ta",
        "so",
        "ah",
        "eh",
    ]
)


def _vowelled(part: str) -> bool:
    """A cry held long: `aaaaaah`, `zzzzzz`, `hmmmm`."""
    return len(part) == 1 and part in "aeiouyhmzgrwsn"


def _is_named(line: str) -> bool:
    """Words that name the break; words of time count only inside a frame: `~ Later ~`."""
    bare = line.strip("-–—=~#<>•+|/\\^*_.:[](){} \t")
    if _NAMED.fullmatch(bare):
        framed = bare != line.strip(" .:")
        return (
            framed
            or bare.isupper()
            or bare.lower() in {"linebreak", "line break", "scene break", "page break", "timeskip"}
        )
    if _POV.fullmatch(line):
        return True
    framed = line[0] in _FRAME and line[-1] in _FRAME
    return framed and len(bare.split()) <= 6 and bool(_LATER.search(bare))  # noqa: PLR2004


def mark_breaks(pieces: Sequence[Piece]) -> None:
    """Label the pieces that are marks between scenes."""
    doubtful: list[int] = []
    for i, piece in enumerate(pieces):
        if not piece.open or len(piece.words) > 400:  # noqa: PLR2004 - no ruler is longer
            continue
        if is_mark(piece.words) or (_LONE.fullmatch(piece.words) and _parts_prose(pieces, i)):
            piece.label("break")
        elif _FEW_DOTS.fullmatch(piece.words) or _is_ornament(piece):
            doubtful.append(i)
    _mark_repeated(pieces, doubtful)


def _is_ornament(piece: Piece) -> bool:
    """Whether it would be a mark of the story's own, if it came twice: `[ping]`, `4x100`; not `tick`, `ALL`."""
    line = piece.words
    short = len(line) <= ORNAMENT and not piece.set_off and not set(line) & set(_QUOTES)
    return short and line[-1] not in ".,!?…:;" and line == line.lower() and not line.replace(" ", "").isalpha()


def _parts_prose(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a paragraph that is at its end stands before it, and another after it."""
    if not 0 < i < len(pieces) - 1:
        return False
    before, after = pieces[i - 1], pieces[i + 1]
    return before.open and after.open and before.words.endswith(_FULL)


def _mark_repeated(pieces: Sequence[Piece], at: Sequence[int]) -> None:
    """`...` or an ornament alone is the tale's, unless it comes back at a scene's distance: four pieces or more."""
    same = Counter(pieces[i].words for i in at)
    for words, count in same.items():
        where = [i for i in at if pieces[i].words == words]
        apart = all(b - a >= 4 for a, b in itertools.pairwise(where))  # noqa: PLR2004
        if count > 1 and apart and not set(words) & set("?!"):
            for i in where:
                pieces[i].label("break")


def gap_breaks(pieces: Sequence[Piece]) -> list[Span]:
    """The white space of gaps wider than the file's usual one, where such gaps are rare enough to mean something.

    Only gaps between two pieces of plain prose count: around headings, marks, notes, verse and letters white space
    has other reasons.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(pieces) if _plain(a) and _plain(b)]
    least = _least_break(Counter(b.blanks for _, b in pairs))
    if least is None:
        return []
    last = pieces[-1]
    return [
        Span(a.span.end, b.span.start)
        for a, b in pairs
        if b.blanks >= least and not (b is last and len(b.words) < SIGNATURE)
    ]


def _plain(piece: Piece) -> bool:
    return piece.role == "prose" and not piece.set_off


def _least_break(gaps: Counter[int]) -> int | None:
    """Fewest blank lines that make a break, None where no width stands out.

    A break comes at most every third paragraph where all wide gaps are alike, else every eighth: in a file whose
    gaps vary at random the wider ones are more frequent than that.
    """
    total = sum(gaps.values())
    if total < 3 or not gaps:  # noqa: PLR2004 - two gaps have no usual width
        return None
    usual = max(gaps, key=lambda width: (gaps[width], -width))
    for least in sorted(width for width in gaps if width > usual):
        wide = {width: n for width, n in gaps.items() if width >= least}
        share = sum(wide.values()) / total
        alike = max(wide.values()) >= 0.8 * sum(wide.values())
        narrower_rare = all(gaps[w] <= 0.02 * total for w in gaps if usual < w < least)
        if share <= (1 / 3 if alike and narrower_rare else 1 / 8):
            return least
    return None
