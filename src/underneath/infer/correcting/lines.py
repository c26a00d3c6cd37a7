"""Leave out what a person says is no quotation."""

from __future__ import annotations

from underneath.infer.correcting.find import Finder
from underneath.layers.corrections import Corrections
from underneath.layers.speech import Quotes


def without_false(text: str, quotes: Quotes, corrections: Corrections) -> Quotes:
    """The quotations but those that were struck out."""
    struck = [line for line in corrections.lines if not line.quote]
    if not struck:
        return quotes
    finder = Finder(text, [quote.span for quote in quotes])
    gone = {finder.find(line.says, line.at, line.before) for line in struck}
    return Quotes(quote for i, quote in enumerate(quotes) if i not in gone)
