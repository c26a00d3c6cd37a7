"""Who is meant where the narration says "you"."""

from __future__ import annotations

from collections import Counter
from typing import Final

from underneath.infer.lexicon.bag import bag
from underneath.infer.staged.cues import NUMBER, quoted
from underneath.infer.staged.features import StoryCues
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.speech import Quotes

YOU: Final = bag("you your yours yourself")
# Of the narration's "you"s this share must mean one person, for their word to be taken.
AGREED: Final = 0.5


def second_person(
    text: str, mentions: Mentions, coreference: Coreference, quotes: Quotes, cues: StoryCues
) -> str | None:
    """Whom most of the narration's "you"s mean, else whom the lines name and the narration does not; None: nobody."""
    spoken = quoted(quotes, [m.span.start for m in mentions])
    meant = Counter(
        entity
        for mention, entity, said in zip(mentions, coreference.entities, spoken, strict=True)
        if not said and mention.kind == "PRON" and mention.span.of(text).lower() in YOU
    )
    best = max((who for who in meant if who in cues.sums), key=lambda who: meant[who], default=None)
    if best is not None and meant[best] >= AGREED * meant.total():
        return best
    return _hidden(cues)


def _hidden(cues: StoryCues) -> str | None:
    """All others are told of by name or description."""

    def hidden(who: str) -> float:
        counts = cues.sums[who]
        called = counts[NUMBER["spoken of"]] + counts[NUMBER["hears"]]
        return float(called / (1 + 4 * (counts[NUMBER["name"]] + counts[NUMBER["described"]])))

    best = max(sorted(who for who in cues.sums if who not in cues.groups), key=hidden, default=None)
    return best if best is not None and hidden(best) > 0 else None
