"""Numbered sections: numbers that count up through a text, alone on their lines or before a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from underneath.ingest.blocks import Piece
from underneath.ingest.headwords import LONGEST, NUMERAL_TITLE, numeral_of
from underneath.ingest.numerals import number_of

OPENING = 6  # pieces: titles and notes may stand over a tale's first number
CHAPTER = 6000  # characters, 1000 words: a section so long is a chapter
SECTION = 400  # characters: a section so long is no item of a list


class _Numeral(NamedTuple):
    at: int
    style: str
    value: int
    titled: bool


def _numerals(pieces: Sequence[Piece]) -> Iterator[_Numeral]:
    for i, piece in enumerate(pieces):
        if not piece.open or len(piece.words) > LONGEST:
            continue
        if found := numeral_of(piece.words):
            yield _Numeral(i, found[0], found[1], titled=False)
        elif (match := NUMERAL_TITLE.fullmatch(piece.words.strip())) and (value := number_of(match["number"])):
            style = "digit+" if match["number"].isdigit() else "roman+"
            if match["title"].isupper() or match["title"].rstrip()[-1] not in '.?!,”"':
                yield _Numeral(i, style, value, titled=True)


def _chains(numerals: Sequence[_Numeral]) -> list[list[_Numeral]]:
    """Numerals that count up one by one, in one style; a chain may begin at 2, its 1 left unsaid."""
    open_chains: dict[str, list[_Numeral]] = {}
    out: list[list[_Numeral]] = []
    for numeral in numerals:
        chain = open_chains.get(numeral.style)
        # In a long chain one number may be missing or misread.
        if chain and 1 <= numeral.value - chain[-1].value <= (2 if len(chain) > 2 else 1):  # noqa: PLR2004
            chain.append(numeral)
        elif numeral.value <= 2:  # noqa: PLR2004
            open_chains[numeral.style] = [numeral]
            out.append(open_chains[numeral.style])
    return out


def mark_numerals(pieces: Sequence[Piece], *, chaptered: bool) -> None:
    """Label numbered sections: chapters where they are long or titled, else marks between scenes.

    Parameters
    ----------
    pieces
        All pieces of the text, in order.
    chaptered
        Whether headings that name themselves were found: then bare numbers part scenes within chapters.
    """
    front = _front(pieces)
    for chain in _chains(list(_numerals(pieces))):
        if len(chain) == 1:
            _mark_lone(pieces, chain[0])
        elif _apart(pieces, chain):
            chapters = not chaptered and (chain[0].titled or _length(pieces, chain) > CHAPTER)
            for numeral in chain:
                pieces[numeral.at].label("heading" if chapters or numeral.titled else "break")
        elif len(chain) > 2 and chain[0].titled and chain[-1].at <= front:  # noqa: PLR2004
            for numeral in chain:
                pieces[numeral.at].label("paratext", "toc")


def _mark_lone(pieces: Sequence[Piece], numeral: _Numeral) -> None:
    """A 1 over the whole text is its heading; a 2 well inside parts it in two."""
    if numeral.at == 0 and numeral.value == 1:
        pieces[0].label("heading")
    elif numeral.value == 2 and 2 < numeral.at < len(pieces) - 3 and not numeral.titled:  # noqa: PLR2004
        pieces[numeral.at].label("break")


def _length(pieces: Sequence[Piece], chain: Sequence[_Numeral]) -> float:
    """Characters from one numeral of a chain to the next, on average."""
    return (pieces[chain[-1].at].span.start - pieces[chain[0].at].span.start) / (len(chain) - 1)


def _apart(pieces: Sequence[Piece], chain: Sequence[_Numeral]) -> bool:
    """Whether numerals stand far enough from each other to part a tale; nearer ones are a count or a list."""
    length = _length(pieces, chain)
    over_verse = sum(pieces[n.at + 1].set_off for n in chain if n.at + 1 < len(pieces))
    if over_verse * 2 > len(chain) and length < CHAPTER:  # a poem's numbered stanzas
        return False
    distance = (chain[-1].at - chain[0].at) / (len(chain) - 1)
    if chain[0].value == 1 and chain[0].style in {"digit", "roman"} and chain[0].at < OPENING:
        return distance >= 2  # noqa: PLR2004 - a tale that opens with a 1 counts its sections, short as they may be
    return distance >= 4 or length >= SECTION  # noqa: PLR2004


def _front(pieces: Sequence[Piece]) -> int:
    """Position of the first piece long enough to be prose: what comes before may be a list of chapters."""
    return next((i for i, p in enumerate(pieces) if p.role == "prose" and len(p.words) > LONGEST), len(pieces))
