"""What to call an entity: the cast's id where it is someone of the cast, else `x1`, `x2`, …."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from underneath.infer.coreference.beliefs import Beliefs


def ids_of(beliefs: Beliefs, known: Sequence[tuple[str | None, float]], *, taken: int = 0) -> list[str]:
    """One id a mention.

    Parameters
    ----------
    known
        For each mention the id it is known by (its own name, its speaker) and how sure that is.
    taken
        How many ids `x1`, … are taken already.
    """
    votes: dict[int, dict[str, float]] = defaultdict(dict)
    for first, (name, sure) in zip(beliefs.first.tolist(), known, strict=True):
        if name:
            votes[first][name] = votes[first].get(name, 0.0) + sure
    out: list[str] = []
    names: dict[int, str] = {}
    for first in beliefs.first.tolist():
        if first not in names:
            best = max(votes[first].items(), key=lambda row: row[1], default=None)
            taken += best is None
            names[first] = best[0] if best else f"x{taken}"
        out.append(names[first])
    return out
