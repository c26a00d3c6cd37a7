"""One paragraph with the elements that stand in it. XML elements cannot cross, so of two that do one gives way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from underneath.export.plain import xml_attributes, xml_text
from underneath.story.spans import Span


@dataclass(frozen=True, slots=True)
class Element:
    """An element that is to span some characters. `firm`: it stays, and is cut where it would cross another."""

    span: Span
    name: str
    attributes: dict[str, object] = field(default_factory=dict)
    firm: bool = False


@dataclass(slots=True)
class _Open:
    """An element whose start tag is written: where it stands in the output, where it ends, its own end tag."""

    at: int
    end: int
    name: str
    firm: bool
    id: object


class Weaver:
    """Writes elements into text, start tags and end tags in one sweep; `dropped` are ids of those that gave way."""

    def __init__(self, text: str) -> None:
        self._text, self.dropped = text, set[object]()
        self._given = set[object]()  # of an element that goes on in the next paragraph the first part has the id
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._here = 0

    def woven(self, span: Span, elements: Sequence[Element]) -> str:
        """The characters of `span` with the elements, each clipped to it, longer ones outside shorter ones."""
        self._out, self._open, self._here = [], [], span.start
        clipped = [(max(span.start, e.span.start), min(span.end, e.span.end), e) for e in elements]
        for start, end, element in sorted(clipped, key=lambda c: (c[0], -c[1], not c[2].firm)):
            if start < end:
                self._start(start, end, element)
        self._close(span.end)
        self._copy(span.end)
        return "".join(self._out)

    def _start(self, start: int, end: int, element: Element) -> None:
        self._close(start)
        if element.firm:
            while self._open and self._open[-1].end < end and not self._open[-1].firm:
                self._drop(self._open.pop())
        if self._open and self._open[-1].end < end:
            if not element.firm:
                self.dropped.add(element.attributes.get("xml:id"))
                return
            end = self._open[-1].end
        self._copy(start)
        id_ = element.attributes.get("xml:id")
        attributes = {**element.attributes, "xml:id": None if id_ in self._given else id_}
        self._given.add(id_)
        self._open.append(_Open(len(self._out), end, element.name, element.firm, id_))
        self._out.append(f"<{element.name}{xml_attributes(attributes)}>")

    def _close(self, until: int) -> None:
        while self._open and self._open[-1].end <= until:
            done = self._open.pop()
            self._copy(done.end)
            self._out.append(f"</{done.name}>")

    def _drop(self, given_up: _Open) -> None:
        self._out[given_up.at] = ""
        self.dropped.add(given_up.id)
        self._given.discard(given_up.id)

    def _copy(self, until: int) -> None:
        if until > self._here:
            self._out.append(xml_text(self._text[self._here : until]))
            self._here = until
