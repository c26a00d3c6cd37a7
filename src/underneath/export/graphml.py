"""GraphML, the network for networkx, igraph, yEd, Cytoscape."""

from __future__ import annotations

from collections.abc import Mapping

from underneath.export.facts import EDGE_FACTS, NODE_FACTS, Fact, edge_facts, node_facts
from underneath.export.network import Edge, Node, network_of
from underneath.export.plain import XML, utf8, xml_attributes, xml_text
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {"string": "string", "integer": "int", "double": "double", "boolean": "boolean"}


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.graphml`; `label` is a character's name, `weight` an edge's."""
    network = network_of(reading)
    keys = _keys("node", {"label": "string"} | NODE_FACTS) + _keys("edge", {"weight": "double"} | EDGE_FACTS)
    nodes = "".join(_element("node", {"id": n.character.id}, _node(n)) for n in network.nodes)
    edges = "".join(_element("edge", {"source": e.a, "target": e.b}, _edge(e)) for e in network.edges)
    graph = f'<graph id="characters" edgedefault="undirected">\n{nodes}{edges}</graph>'
    return {".graphml": utf8(f'{XML}<graphml xmlns="{NAMESPACE}">\n{keys}{graph}\n</graphml>\n')}


def _element(name: str, attributes: dict[str, object], data: str) -> str:
    return f"<{name}{xml_attributes(attributes)}>{data}</{name}>\n"


def _node(node: Node) -> str:
    return _data("node", {"label": node.character.name} | node_facts(node))


def _edge(edge: Edge) -> str:
    return _data("edge", {"weight": float(edge.weight)} | edge_facts(edge))


def _keys(kind: str, facts: Mapping[str, str]) -> str:
    # Nodes and edges may have facts of one name, so the ids say whose they are.
    return "".join(
        f"<key{xml_attributes({'id': f'{kind}_{n}', 'for': kind, 'attr.name': n, 'attr.type': TYPES[t]})}/>\n"
        for n, t in facts.items()
    )


def _data(kind: str, facts: Mapping[str, Fact]) -> str:
    return "".join(
        f'<data key="{kind}_{n}">{xml_text(str(f).lower() if isinstance(f, bool) else str(f))}</data>'
        for n, f in facts.items()
    )
