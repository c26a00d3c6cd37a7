"""Knowledge: who knows, learns, suspects or is kept from what."""

from __future__ import annotations

import re
from typing import Final

from underneath.infer.under.runs import across, runs
from underneath.infer.under.weigh import Undertones
from underneath.infer.under.weights import Weights
from underneath.layers.knowledge import STANCES, Knowing, Knowledge
from underneath.layers.speech import Attributions
from underneath.layers.syntax import Syntax
from underneath.story.spans import Span
from underneath.story.story import Story

# Verbs whose clause is what is known: "she knew that the money was gone".
KNOWING: Final = frozenset(
    ("know", "learn", "realise", "realize", "understand", "suspect", "guess", "believe", "think", "see", "notice",
     "hear", "find", "discover", "remember", "tell", "pretend", "suppose", "wonder", "doubt", "forget", "mention",
     "say", "read")
)  # fmt: skip
_TRIM: Final = "“”\"'‘’«»—–- \t_*,;:"


def find_knowledge(story: Story, undertones: Undertones, attributions: Attributions, syntax: Syntax) -> Knowledge:
    """Every unit that tells how someone stands to a fact, where that is likelier than the floor found on dev."""
    return knowledge_above(undertones.weights, story, undertones, attributions, syntax)


def knowledge_above(
    weights: Weights, story: Story, undertones: Undertones, attributions: Attributions, syntax: Syntax
) -> Knowledge:
    """The rows whose chance is not below the weights' floor; one over several sentences is one."""
    units = undertones.units
    spans = units.spans(story)
    best = undertones.stance[:, 1:].argmax(1)
    chance = {k: float(undertones.stance[k, 1 + best[k]]) * sure for k, (_, sure) in enumerate(undertones.knowers)}
    told = {
        k: (who, STANCES[best[k]])
        for k, (who, _) in enumerate(undertones.knowers)
        if who and chance[k] >= weights.floors["knowledge"]
    }
    found = []
    for (who, stance), ks in runs(units, told):
        surest = max(ks, key=chance.__getitem__)
        what = fact_of(story, syntax, range(int(units.first[surest]), int(units.last[surest])))
        other = _other(attributions, int(units.quote[surest]), who, stance)
        found.append(Knowing(across(spans, ks), who, stance, what, other, weights.came_to("knowledge", chance[surest])))
    return Knowledge(found)


def fact_of(story: Story, syntax: Syntax, words: range) -> str:
    """The clause a verb of knowing governs, else the whole unit, as one plain sentence."""
    for i in words:
        if syntax.lemma[i] in KNOWING and syntax.upos[i] == "VERB":
            clause = [j for j in words if syntax.head[j] == i and syntax.deprel[j] == "ccomp" and j > i]
            if clause:
                return plain(_subtree(story, syntax, clause[0], words))
    return plain(
        Span(int(story.tokens.start[words[0]]), int(story.tokens.end[words[-1]])).of(story.text) if words else ""
    )


def _subtree(story: Story, syntax: Syntax, top: int, words: range) -> str:
    """Text from the first to the last word below `top`."""
    below = {top}
    for _ in range(2):  # the parser's arcs point either way; two sweeps reach all but the oddest trees
        below |= {j for j in words if int(syntax.head[j]) in below}
        below |= {j for j in reversed(words) if int(syntax.head[j]) in below}
    inside = [j for j in sorted(below) if syntax.deprel[j] != "mark" or j > top]
    return story.text[int(story.tokens.start[inside[0]]) : int(story.tokens.end[inside[-1]])]


def plain(text: str) -> str:
    """One line, a capital at its start and a full stop at its end."""
    line = re.sub(r"\s+", " ", text).strip(_TRIM)
    if not line:
        return ""
    line = line[0].upper() + line[1:]
    return line if line[-1] in ".?!…" else f"{line}."


def _other(attributions: Attributions, quote: int, who: str, stance: str) -> str | None:
    """From whom it is kept, or has it: the other party of the line, where there is but one."""
    if quote < 0 or stance not in {"conceals", "learns", "deceived"}:
        return None
    row = attributions.rows[quote]
    others = {x for x in (row.speaker, *row.addressees) if x is not None and x != who}
    return others.pop() if len(others) == 1 else None
