"""Who does an event and who undergoes it, read off the sentence's grammar."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import numpy as np

from underneath.layers.events import Events, Participants
from underneath.layers.mentions import Mentions
from underneath.layers.syntax import Syntax
from underneath.story.story import Story

# Relations under which a verb shares the subject of the verb it hangs from: "she rose and left", "she began to sing".
SHARED: Final = frozenset({"conj", "xcomp", "advcl", "parataxis"})
RELATIVE: Final = frozenset({"acl:relcl", "acl"})
# Longest chain of verbs that share one subject; longer ones are lists, or mistakes.
CHAIN: Final = 6


def find_participants(story: Story, events: Events, mentions: Mentions, syntax: Syntax) -> Participants:
    """Agent and patient of every event, as mention ids."""
    grammar = _Grammar(syntax)
    places = np.searchsorted(story.tokens.start, [e.span.start for e in events])
    who = _mentions_by_head(story, mentions, syntax)
    pairs = [grammar.participants(int(i)) for i in places]
    return Participants(tuple(who.get(a) for a, _ in pairs), tuple(who.get(p) for _, p in pairs))


class _Grammar:
    """Children by relation of every word. Answers are token indices, -1 where there is none."""

    def __init__(self, syntax: Syntax) -> None:
        self.relation, self.lemma = syntax.deprel, syntax.lemma
        self.head: list[int] = syntax.head.tolist()
        self.children: dict[int, dict[str, int]] = defaultdict(dict)
        for child, parent in enumerate(self.head):
            # Of two subjects the nearer counts: in “One of ours,” said Mara, the parser may take both.
            known = self.children[parent].setdefault(self.relation[child], child)
            if abs(child - parent) < abs(known - parent):
                self.children[parent][self.relation[child]] = child

    def participants(self, word: int) -> tuple[int, int]:
        below = self.children[word]
        patient = below.get("nsubj:pass", below.get("obj", -1))
        if "nsubj:pass" in below or "aux:pass" in below:
            return below.get("obl:agent", -1), self.meant(patient if patient >= 0 else self.subject(word), word)
        agent = self.subject(word)
        return agent if agent >= 0 else below.get("nmod:poss", -1), self.meant(patient, word)

    def subject(self, word: int) -> int:
        """The word's own subject, or the one it shares with the verb it hangs from."""
        for _ in range(CHAIN):
            own = self.children[word].get("nsubj", -1)
            if own >= 0:
                return self.meant(own, word)
            above, relation = self.head[word], self.relation[word]
            if above < 0:
                return -1
            if relation in RELATIVE:
                return above
            if relation not in SHARED:
                return -1
            if relation == "xcomp" and "obj" in self.children[above]:
                return self.children[above]["obj"]
            word = above
        return -1

    def meant(self, child: int, verb: int) -> int:
        """For "who" and "that" in a relative clause: the word they stand for."""
        if child >= 0 and self.relation[verb] == "acl:relcl" and self.lemma[child] in {"who", "whom", "that", "which"}:
            return self.head[verb]
        return child


def _mentions_by_head(story: Story, mentions: Mentions, syntax: Syntax) -> dict[int, int]:
    """The widest mention whose grammatical head each word is."""
    first = np.searchsorted(story.tokens.start, [m.span.start for m in mentions], "right") - 1
    last = np.searchsorted(story.tokens.end, [m.span.end for m in mentions])
    out: dict[int, int] = {}
    above: list[int] = syntax.head.tolist()
    for i, (a, b) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        head = next((t for t in range(a, min(b + 1, len(above))) if not a <= above[t] <= b), None)
        if head is not None:
            # Mentions come longer first where they start together, so the first to claim a word is the widest.
            out.setdefault(head, i)
    return out
