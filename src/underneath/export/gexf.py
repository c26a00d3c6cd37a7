"""GEXF 1.2, the network for Gephi and its kin: characters, and pairs that speak, meet or have a tie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from underneath._version import __version__
from underneath.export.facts import EDGE_FACTS, NODE_FACTS, Fact, edge_facts, node_facts
from underneath.export.network import network_of
from underneath.export.plain import XML, utf8, xml_attributes, xml_text
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions

# Of all versions this is the one every reader takes, networkx and old Gephis among them.
NAMESPACE = "http://www.gexf.net/1.2draft"


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.gexf`: the network of the whole story."""
    network = network_of(reading)
    nodes = [
        element("node", {"id": n.character.id, "label": n.character.name}, values(node_facts(n), NODE_FACTS))
        for n in network.nodes
    ]
    edges = [
        element(
            "edge",
            {"id": i, "source": e.a, "target": e.b, "weight": float(e.weight)},
            values(edge_facts(e), EDGE_FACTS),
        )
        for i, e in enumerate(network.edges)
    ]
    inner = (
        declared("node", NODE_FACTS) + declared("edge", EDGE_FACTS) + listed("nodes", nodes) + listed("edges", edges)
    )
    return {".gexf": document(reading, inner, {"defaultedgetype": "undirected", "mode": "static"})}


def document(reading: Reading, inner: str, graph: dict[str, object]) -> bytes:
    """The whole file around the inside of `<graph>`."""
    title = xml_text(f"Characters of {reading.story.metadata.title or reading.story.id}")
    head = f"<meta><creator>underneath {__version__}</creator><description>{title}</description></meta>"
    inside = f"{head}\n<graph{xml_attributes(graph)}>\n{inner}</graph>"
    return utf8(f'{XML}<gexf xmlns="{NAMESPACE}" version="1.2">\n{inside}\n</gexf>\n')


def declared(kind: str, facts: Mapping[str, str], mode: str = "static") -> str:
    """`<attributes>`: what nodes or edges may say of themselves."""
    rows = "".join(f"<attribute{xml_attributes({'id': n, 'title': n, 'type': t})}/>\n" for n, t in facts.items())
    return f"<attributes{xml_attributes({'class': kind, 'mode': mode})}>\n{rows}</attributes>\n"


def values(facts: Mapping[str, Fact], known: Mapping[str, str]) -> str:
    """`<attvalues>` in the order they are declared in."""
    rows = "".join(f"<attvalue{xml_attributes({'for': n, 'value': facts[n]})}/>" for n in known if n in facts)
    return f"<attvalues>{rows}</attvalues>"


def element(name: str, attributes: dict[str, object], inner: str) -> str:
    """A node or an edge."""
    return f"<{name}{xml_attributes(attributes)}>{inner}</{name}>\n"


def listed(name: str, rows: list[str]) -> str:
    """`<nodes>` or `<edges>`."""
    return f'<{name} count="{len(rows)}">\n{"".join(rows)}</{name}>\n'


def spells(scenes: list[int]) -> Iterator[tuple[int, int]]:
    """Scene indices as runs: half-open intervals in which nothing is left out."""
    for i, scene in enumerate(scenes):
        if i == 0 or scenes[i - 1] != scene - 1:
            start = scene
        if i == len(scenes) - 1 or scenes[i + 1] != scene + 1:
            yield start, scene + 1
