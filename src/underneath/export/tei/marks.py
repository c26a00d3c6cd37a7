"""What stands in a paragraph, as elements: quotations, mentions, emphasis, feelings."""

from __future__ import annotations

from collections.abc import Iterator

from underneath.export.tei.ids import pointers
from underneath.export.tei.inline import Element
from underneath.layers.feelings import Feelings
from underneath.layers.mentions import Coreference
from underneath.layers.speech import Attributions
from underneath.reading.reading import Reading
from underneath.story.spans import Span

# Whether it is said so that it can be heard; signing is not, and a page is neither.
ALOUD = {"speech": "true", "recalled": "true", "thought": "false", "signed": "false"}
NAMED = {"PER": "persName", "ORG": "orgName", "GPE": "placeName", "LOC": "placeName", "FAC": "placeName"}


class Marks:
    """The elements of any stretch of a reading's text."""

    def __init__(self, reading: Reading, ids: dict[str, str]) -> None:
        self._reading, self._ids = reading, ids
        self._parts = self._chain()

    def within(self, span: Span) -> Iterator[Element]:
        """Everything that touches `span`."""
        reading = self._reading
        yield from (self._quote(i) for i in reading.quotes.indices_touching(span))
        yield from (self._mention(i) for i in reading.mentions.indices_touching(span))
        for emphasis in reading.story.emphasis.touching(span):
            yield Element(emphasis.span, "hi", {"rend": emphasis.kind})
        if reading.has(Feelings):
            feelings = reading.layer(Feelings)
            for i in feelings.indices_touching(span):
                yield Element(feelings[i].span, "seg", {"xml:id": f"f.{i}", "ana": f"#feeling.{i}"})

    def _quote(self, i: int) -> Element:
        quote, said = self._reading.quotes[i], self._reading.layer(Attributions).rows[i]
        before, after = self._parts.get(i, (None, None))
        who = {
            "xml:id": f"q.{i}",
            "who": pointers(self._ids, said.speaker),
            "toWhom": pointers(self._ids, *said.addressees),
            "prev": None if before is None else f"#q.{before}",
            "next": None if after is None else f"#q.{after}",
        }
        if quote.kind == "written":  # TEI's said is for what is spoken or thought
            return Element(quote.span, "q", {**who, "type": "written"}, firm=True)
        kind = {"rend": quote.kind, "direct": "true", "aloud": ALOUD[quote.kind]}
        return Element(quote.span, "said", {**who, **kind}, firm=True)

    def _mention(self, i: int) -> Element:
        mention = self._reading.mentions[i]
        target = pointers(self._ids, self._reading.layer(Coreference).entities[i])
        if mention.kind == "PROP" and mention.type in NAMED:
            return Element(mention.span, NAMED[mention.type], {"ref": target})
        return Element(mention.span, "rs", {"type": mention.type.lower(), "ref": target})

    def _chain(self) -> dict[int, tuple[int | None, int | None]]:
        """The quotations before and after each one that is a part of a longer utterance."""
        parts: dict[int, list[int]] = {}
        for i, quote in enumerate(self._reading.quotes):
            if quote.part is not None:
                parts.setdefault(quote.part, []).append(i)
        return {
            i: (row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)
            for row in parts.values()
            for at, i in enumerate(row)
        }
