"""GEXF with time: scene `i` is the interval from `i` to `i + 1`. Nodes and edges come and go with the scenes."""

from __future__ import annotations

from underneath.export.facts import EDGE_FACTS, NODE_FACTS, edge_facts, node_facts
from underneath.export.gexf import declared, document, element, listed, spells, values
from underneath.export.network import Edge, Node, network_of
from underneath.export.plain import xml_attributes
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

LINES_NOW = {"lines_now": "integer"}  # the one value that changes from scene to scene


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.dynamic.gexf`: who is there, and who speaks to whom, scene by scene."""
    network = network_of(reading)
    attributes = declared("node", NODE_FACTS) + declared("edge", EDGE_FACTS) + declared("edge", LINES_NOW, "dynamic")
    nodes = listed("nodes", [_node(n) for n in network.nodes])
    edges = listed("edges", [_edge(i, e) for i, e in enumerate(network.edges)])
    time = {"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "integer"}
    graph: dict[str, object] = {**time, "start": 0, "end": max(1, network.scenes)}
    return {".dynamic.gexf": document(reading, attributes + nodes + edges, graph)}


def _node(node: Node) -> str:
    inner = values(node_facts(node), NODE_FACTS) + _spells(list(node.scenes))
    return element("node", {"id": node.character.id, "label": node.character.name}, inner)


def _edge(i: int, edge: Edge) -> str:
    now = "".join(
        f"<attvalue{xml_attributes({'for': 'lines_now', 'value': edge.lines_in(s), 'start': s, 'end': s + 1})}/>"
        for s in edge.scenes
    )
    facts = values(edge_facts(edge), EDGE_FACTS).replace("</attvalues>", f"{now}</attvalues>")
    ends: dict[str, object] = {"id": i, "source": edge.a, "target": edge.b, "weight": float(edge.weight)}
    return element("edge", ends, facts + _spells(edge.scenes))


def _spells(scenes: list[int]) -> str:
    rows = "".join(f"<spell{xml_attributes({'start': a, 'end': b})}/>" for a, b in spells(scenes))
    return f"<spells>{rows}</spells>" if rows else ""
