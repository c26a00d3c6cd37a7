"""The "I" who tells the story."""

from __future__ import annotations

from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import People, Ref


def give_teller(people: People, refs: list[Ref]) -> None:
    """Enter a narrator nobody names, where the narration says "I" as a habit."""
    said = sum(1 for ref in refs if ref.form == Form.I and ref.quote < 0)
    if people.narrator < 0 and said >= 3 and said * 60 > len(refs):  # noqa: PLR2004 - not for a stray unmarked thought
        people.narrator = people.add("narrator", 0)
