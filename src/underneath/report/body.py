"""The story itself as HTML, built of escaped pieces: templates are too slow for 150,000 words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from underneath.report.blocks import Block
from underneath.report.inline import Row, weave
from underneath.report.rows import rows_by_block, rows_of
from underneath.report.safe import clean, escape, label
from underneath.report.view import SceneCard, View
from underneath.story.spans import SpanTable

CHUNK = 6000  # characters laid out at a time: about three screens, so that jumping stays quick and few are drawn
LINE = 62  # characters a line, about; only to foretell heights
STEP = 20  # lines per step of the foretold heights

PARATEXT_LABEL = {
    "header": "Work header", "disclaimer": "Disclaimer", "authors_note": "Author’s note", "warning": "Warning",
    "note": "Note", "title": "Title", "byline": "Byline", "summary": "Summary", "license": "Licence",
    "toc": "Contents", "metadata": "About this work",
}  # fmt: skip


def body_of(view: View) -> str:
    """The inside of the story element: scenes as sections, their text in chunks that are laid out when seen."""
    text = clean(view.text)
    blocks = [block for block in view.blocks if block.span.end > block.span.start]
    woven = rows_by_block(rows_of(view, text), [block.span for block in blocks])
    drawn = list(_drawn(text, zip(blocks, woven, strict=True)))
    scene_of = _scene_finder(view.scenes)
    out: list[str] = []
    level = 2
    for scene, group in groupby(drawn, key=lambda pair: scene_of(pair[0])):
        pieces = list(group)
        if scene is None:
            out += [html for _, html in pieces]
            level = 3 if any(block.kind == "heading" for block, _ in pieces) else level
        else:
            out += _section(view, scene, level, pieces)
    return "\n".join(out)


class _scene_finder:  # noqa: N801 - used as a function
    """Gives the number of the scene a block begins in, or None between scenes."""

    def __init__(self, scenes: Sequence[SceneCard]) -> None:
        self._table = SpanTable(scenes)

    def __call__(self, block: Block) -> int | None:
        i = self._table.index_before(block.span.start)
        return i if i >= 0 and block.span.start < self._table[i].span.end else None


def _section(view: View, scene: int, level: int, pieces: list[tuple[Block, str]]) -> Iterator[str]:
    yield f"<section id=s{scene}><h{level} class=sl>{scene_heading(view, scene)}</h{level}>"
    for chunk in _chunks(pieces):
        lines = sum(1 + block.span.length // LINE for block, _ in chunk)
        yield f'<div class="k z{1 + lines // STEP}">'
        yield from (html for _, html in chunk)
        yield "</div>"
    yield "</section>"


def _chunks(pieces: list[tuple[Block, str]]) -> Iterator[list[tuple[Block, str]]]:
    chunk: list[tuple[Block, str]] = []
    size = 0
    for block, html in pieces:
        chunk.append((block, html))
        size += block.span.length
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def scene_heading(view: View, scene: int) -> str:
    """The quiet line that opens a scene: its number, then when, where and through whose eyes, as far as is known."""
    card = view.scenes[scene]
    parts = [label(part) for part in (card.time, card.place) if part]
    if card.pov is not None:
        parts.append(f"through {label(view.people[card.pov].name)}")
    told = "".join(f"<bdi>{escape(part)}</bdi>" for part in parts)
    return f"<b>Scene {scene + 1}</b>{told}"


def _drawn(text: str, pairs: Iterable[tuple[Block, list[Row]]]) -> Iterator[tuple[Block, str]]:
    """Each block as HTML; pieces around the tale that follow each other and belong together are one fold."""
    for fold, run in groupby(pairs, key=lambda pair: _fold(pair[0])):
        if fold:
            folded = list(run)
            yield folded[0][0], _folded(text, folded)
        else:
            yield from ((block, _block(text, block, rows)) for block, rows in run)


def _fold(block: Block) -> str:
    """What a block is folded away with; empty for the tale itself."""
    if block.kind not in ("paratext", "metadata") or block.label == "end_marker":
        return ""
    return "metadata" if block.label in ("header", "title", "byline") else block.label


def _folded(text: str, run: list[tuple[Block, list[Row]]]) -> str:
    labels = {block.label for block, _ in run}
    label_ = PARATEXT_LABEL[labels.pop() if len(labels) == 1 else "metadata"]
    inside = "".join(f"<div>{weave(text, block.span, rows)}</div>" for block, rows in run)
    return f"<details class=pt><summary>{label_}</summary>{inside}</details>"


def _block(text: str, block: Block, rows: list[Row]) -> str:
    if block.label == "end_marker":
        return f"<p class=end>{weave(text, block.span, rows)}</p>"
    if block.kind == "paragraph":
        words = weave(text, block.span, rows)
        return f"<p class=v>{words}</p>" if block.label == "verse" else f"<p>{words}</p>"
    words = weave(text, block.span, [])
    if block.kind == "heading":
        return f"<h2 class=ch>{words}</h2>" if words.strip() else ""
    if not words.strip():
        return f"<hr class={block.label}>"
    return f"<p class=br>{words}</p>" if block.kind == "break" else f"<p class=lo>{words}</p>"
