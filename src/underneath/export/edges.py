"""Edges as CSV, as Gephi's spreadsheet import and pandas take them: one row for each way two characters are joined."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from underneath.export.network import Edge, network_of
from underneath.export.plain import utf8
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

HEADER = ("Source", "Target", "Type", "Weight", "Kind", "Label")


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """`.edges.csv`, and `.nodes.csv` with the names (Id, Label)."""
    network = network_of(reading)
    nodes = [("Id", "Label"), *((n.character.id, n.character.name) for n in network.nodes)]
    return {
        ".edges.csv": _csv([HEADER, *(row for edge in network.edges for row in _rows(edge))]),
        ".nodes.csv": _csv(nodes),
    }


def _rows(edge: Edge) -> Iterator[tuple[str, ...]]:
    """Lines said, each way; scenes shared; the tie."""
    for a, b, lines in ((edge.a, edge.b, edge.to), (edge.b, edge.a, edge.back)):
        if lines:
            yield a, b, "Directed", str(sum(lines.values())), "speaks", "speaks to"
    if edge.together:
        yield edge.a, edge.b, "Undirected", str(len(edge.together)), "together", "in a scene with"
    if edge.tie:
        turned = f"{edge.tie.kind} → {edge.tie.becomes}" if edge.tie.becomes else edge.tie.kind
        yield edge.a, edge.b, "Undirected", str(round(edge.tie.weight, 3)), "tie", turned


def _csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return utf8(out.getvalue())
