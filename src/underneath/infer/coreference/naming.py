"""What to call an entity: the id in the cast where it is someone of the cast, else `x1`, `x2` and so on."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from underneath.infer.coreference.beliefs import Beliefs

    Votes = dict[int, dict[str, float]]

# Without a name in it, a chain is taken for a speaker who says at least this share of it.
SHARE: Final = 0.3


def ids_of(
    beliefs: Beliefs,
    named: Sequence[str | None],
    heard: Sequence[tuple[str | None, float]] = (),
    *,
    single: frozenset[str] = frozenset(),
    taken: int = 0,
) -> list[str]:
    """One id a mention.

    Parameters
    ----------
    named
        For each mention the id that its own words give.
    heard
        For each mention the id that speakers and hearers give, and how sure that is.
    single
        Ids that go to the largest of the chains that claim them and to no other: places, say, of which a name alone
        tells little (LitBank, dev: 0.676 against 0.673).
    taken
        How many ids `x1`, … are taken already.
    """
    firsts = beliefs.first.tolist()
    sizes = Counter(firsts)
    names, voices = _votes(firsts, [(name, 1.0) for name in named]), _votes(firsts, heard)
    owner: dict[str, int] = {}
    out: dict[int, str] = {}
    for first in sorted(sizes, key=lambda f: (-sizes[f], f)):
        best = _best(names[first]) or _best(voices[first], SHARE * sizes[first])
        if best is not None and (best not in single or owner.setdefault(best, first) == first):
            out[first] = best
    for first in dict.fromkeys(firsts):
        if first not in out:
            taken += 1
            out[first] = f"x{taken}"
    return [out[first] for first in firsts]


def seeds_of(named: Sequence[str | None]) -> NDArray[np.int32]:
    """(n,) the first mention with the same id, -1 where a mention's words tell none."""
    first: dict[str, int] = {}
    return np.array([-1 if name is None else first.setdefault(name, i) for i, name in enumerate(named)], np.int32)


def _votes(firsts: Sequence[int], known: Sequence[tuple[str | None, float]]) -> Votes:
    votes: Votes = defaultdict(dict)
    for first, (name, sure) in zip(firsts, known, strict=False):
        if name:
            votes[first][name] = votes[first].get(name, 0.0) + sure
    return votes


def _best(votes: dict[str, float], least: float = 0.0) -> str | None:
    """The id with most votes, where they are enough."""
    name = max(votes, key=lambda n: votes[n], default=None)
    return name if name is not None and votes[name] >= least else None
