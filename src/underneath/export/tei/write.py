"""TEI P5: chapters and scenes as divisions, quotations as `<said who toWhom aloud direct>`, the cast as lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from underneath.export.plain import XML, utf8, xml_attributes, xml_text
from underneath.export.tei.header import header, tag
from underneath.export.tei.ids import pointers, xml_ids
from underneath.export.tei.inline import Weaver
from underneath.export.tei.marks import Marks
from underneath.layers.feelings import Feelings
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions
from underneath.story.spans import Span

NAMESPACE = "http://www.tei-c.org/ns/1.0"
Block = tuple[Span, str, int]  # where, "scene" or the kind of paratext, the index of either


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.tei.xml`."""
    ids = xml_ids(reading.cast)
    body = "".join(_Body(reading, ids).chapters()) or "<p/>"
    text = f"<text>\n<body>\n{body}</body>\n</text>\n"
    return {".tei.xml": utf8(f'{XML}<TEI xmlns="{NAMESPACE}">\n{header(reading, ids)}{text}</TEI>\n')}


class _Body:
    def __init__(self, reading: Reading, ids: dict[str, str]) -> None:
        self._reading, self._ids = reading, ids
        self._marks, self._weaver = Marks(reading, ids), Weaver(reading.text)

    def chapters(self) -> Iterator[str]:
        """Chapters in order; what stands before the first, or in a story without any, is in the body itself."""
        chapters = self._reading.story.chapters
        for i, blocks in groupby(self._blocks(), key=lambda block: chapters.index_before(block[0].start)):
            inner = "".join(self._divisions(list(blocks)))
            if i < 0:
                yield inner
                continue
            chapter = chapters[i]
            title = chapter.heading.of(self._reading.text) if chapter.heading else chapter.title
            head = tag("head", title) if title and title.strip() else ""
            yield f"<div{xml_attributes({'type': 'chapter', 'n': i + 1})}>{head}\n{inner}</div>\n"

    def _blocks(self) -> list[Block]:
        """Paragraphs and paratext in order."""
        story, scenes = self._reading.story, self._reading.scenes
        told = [(p.span, "scene", scenes.index_before(p.span.start)) for p in story.paragraphs]
        around = [(p.span, p.kind, i) for i, p in enumerate(story.paratext) if p.span.length]
        return sorted([*told, *around])

    def _divisions(self, blocks: list[Block]) -> Iterator[str]:
        for (kind, i), group in groupby(blocks, key=lambda block: block[1:]):
            if kind != "scene":
                inner = "".join(f"<p>{xml_text(span.of(self._reading.text))}</p>\n" for span, *_ in group)
                yield f"<div{xml_attributes({'type': kind})}>\n{inner}</div>\n"
                continue
            spans = [span for span, *_ in group]
            inner = "".join(self._paragraph(span) for span in spans) + self._feelings(Span(spans[0][0], spans[-1][1]))
            yield f"<div{xml_attributes(self._scene(i))}>\n{inner}</div>\n"

    def _scene(self, i: int) -> dict[str, object]:
        if i < 0:
            return {"type": "scene"}
        stage = self._reading.stage_of(i)
        # TEI has no attribute for who is on stage; corresp, "corresponds in some way", holds them.
        return {"type": "scene", "n": i + 1, "corresp": pointers(self._ids, *stage.present)}

    def _paragraph(self, span: Span) -> str:
        i = self._reading.story.paragraphs.index_before(span.start)
        return f'<p xml:id="p.{i}">{self._weaver.woven(span, list(self._marks.within(span)))}</p>\n'

    def _feelings(self, span: Span) -> str:
        """Each feeling points at the words that tell it, or at their paragraph where those cross a quotation."""
        if not self._reading.has(Feelings):
            return ""
        feelings, rows = self._reading.layer(Feelings), []
        for i in feelings.indices_within(span):
            row = feelings[i]
            paragraph = self._reading.story.paragraphs.index_before(row.span.start)
            at = f"#p.{paragraph}" if f"f.{i}" in self._weaver.dropped else f"#f.{i}"
            who = pointers(self._ids, row.who, row.toward)
            told = [row.felt, *([f"shown: {row.shown}"] if row.shown else []), *(["masked"] if row.masked else [])]
            kind: dict[str, object] = {"xml:id": f"feeling.{i}", "inst": at, "corresp": who}
            rows.append(f"<interp{xml_attributes(kind)}>{xml_text('; '.join(told))}</interp>")
        return f'<interpGrp type="feeling">{"".join(rows)}</interpGrp>\n' if rows else ""
