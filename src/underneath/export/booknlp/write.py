"""BookNLP's files, as its version 1.0.8 writes them, for the tools that read those; and where all that stands."""

from __future__ import annotations

import json

from underneath.export.booknlp import columns
from underneath.export.booknlp.book import book
from underneath.export.booknlp.ids import Numbers, Words
from underneath.export.booknlp.page import page
from underneath.export.plain import utf8
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """`.tokens`, `.entities`, `.quotes`, `.supersense`, `.book`, `.book.html`, `.offsets`."""
    words, numbers = Words(reading), Numbers(reading)
    tokens = [tuple(row) for row in columns.tokens(reading, words)]
    entities = list(columns.entities(reading, words, numbers))
    quotes = [tuple(row) for row in columns.quotes(reading, words, numbers)]
    told = book(reading, words, numbers)
    made = {
        ".tokens": columns.table(columns.TOKENS, tokens),
        ".entities": columns.table(columns.ENTITIES, entities),
        ".quotes": columns.table(columns.QUOTES, quotes),
        ".supersense": columns.table(columns.SUPERSENSE, columns.supersenses(reading, words)),
        ".book": json.dumps(told, ensure_ascii=False),
        ".book.html": page(told, entities, quotes, words, tokens),
        ".offsets": columns.table(columns.OFFSETS, columns.offsets(reading, words, numbers)),
    }
    return {suffix: utf8(text) for suffix, text in made.items()}
