"""Who is meant where the narration says "you"."""

from __future__ import annotations

from underneath.infer.staged.cues import NUMBER
from underneath.infer.staged.features import StoryCues


def second_person(cues: StoryCues, number: int) -> str | None:
    """Whom the lines name and the narration hardly ever does: all others are told of by name.

    None where nobody is like that.
    """
    del number

    def hidden(who: str) -> float:
        counts = cues.sums[who]
        called = counts[NUMBER["spoken of"]] + counts[NUMBER["hears"]]
        return float(called / (1 + counts[NUMBER["name"]] + counts[NUMBER["described"]]))

    people = sorted(who for who in cues.sums if who not in cues.groups)
    best = max(people, key=hidden, default=None)
    return best if best is not None and hidden(best) > 0 else None
