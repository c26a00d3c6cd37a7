"""The "I" who tells the story."""

from __future__ import annotations

from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import People, Ref


def give_teller(people: People, refs: list[Ref]) -> None:
    """Enter a narrator nobody names, where the narration says "I" as a habit."""
    if people.narrator >= 0:
        return
    told = [ref for ref in refs if ref.quote < 0]
    said = sum(1 for ref in told if ref.form == Form.I)
    if said >= 2 and said * 12 > len(told):  # noqa: PLR2004 - not for a stray unmarked thought
        people.narrator = people.add("narrator", 0)
