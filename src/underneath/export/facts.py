"""What nodes and edges of the network say of themselves: one list for GEXF and GraphML."""

from __future__ import annotations

from underneath.export.network import Edge, Node

Fact = str | int | float | bool
# name → type, as GEXF names it; GraphML's names differ in two
NODE_FACTS = {
    "pronouns": "string",
    "aliases": "string",
    "roles": "string",
    "narrator": "boolean",
    "mentions": "integer",
    "quotes": "integer",
    "words_spoken": "integer",
    "scenes": "integer",
    "confidence": "double",
}
EDGE_FACTS = {
    "lines": "integer",
    "lines_to": "integer",
    "lines_back": "integer",
    "scenes_together": "integer",
    "tie": "string",
    "becomes": "string",
    "warmth": "double",
}


def node_facts(node: Node) -> dict[str, Fact]:
    """What is known of a character; what is not is left out."""
    c, presence = node.character, node.presence
    facts: dict[str, Fact | None] = {
        "pronouns": c.pronouns,
        "aliases": "|".join(c.aliases) or None,
        "roles": "|".join(c.roles) or None,
        "narrator": c.narrator,
        "mentions": presence.mentions,
        "quotes": presence.quotes,
        "words_spoken": presence.words_spoken,
        "scenes": presence.scenes,
        "confidence": round(c.confidence, 3),
    }
    return {name: fact for name, fact in facts.items() if fact is not None}


def edge_facts(edge: Edge) -> dict[str, Fact]:
    """What is known of a pair; `warmth` is the mean over the scenes of their tie's course."""
    to, back, tie = sum(edge.to.values()), sum(edge.back.values()), edge.tie
    facts: dict[str, Fact | None] = {
        "lines": to + back,
        "lines_to": to,
        "lines_back": back,
        "scenes_together": len(edge.together),
        "tie": tie.kind if tie else None,
        "becomes": tie.becomes if tie else None,
        "warmth": round(sum(tie.course) / len(tie.course), 3) if tie and tie.course else None,
    }
    return {name: fact for name, fact in facts.items() if fact is not None}
