"""Changes as a page makes them: from rows of a reading to what is kept of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from underneath.layers.corrections import NOBODY, Corrections
from underneath.reading.corrections import line_of
from underneath.reading.reading import Reading


def give_lines(
    reading: Reading, quotes: Iterable[int], *, speaker: str | None = None, to: Sequence[str] | None = None
) -> Corrections:
    """Give these quotations (indices) to another speaker, or to other hearers.

    Parameters
    ----------
    reading
        Where they were seen to be wrong: `Library.reading`.
    quotes
        Indices of `reading.quotes`; IndexError where there is no such quotation.
    speaker
        A name or id, or `"nobody"`; None leaves it as it is.
    to
        Names or ids; `()` for nobody, None leaves them as they are.
    """
    chosen = [reading.quotes[i] for i in dict.fromkeys(quotes)]
    return Corrections(lines=tuple(line_of(reading, quote, speaker=speaker, to=to) for quote in chosen))


def no_quotations(reading: Reading, quotes: Iterable[int]) -> Corrections:
    """Say that these are no quotations at all."""
    chosen = [reading.quotes[i] for i in dict.fromkeys(quotes)]
    return Corrections(lines=tuple(line_of(reading, quote, is_quote=False) for quote in chosen))


__all__ = ["NOBODY", "give_lines", "no_quotations"]
