"""Who is called what by whom: the names and descriptions in the story, by the voice that uses them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from underneath.layers.mentions import Coreference
from underneath.layers.speech import Attributions
from underneath.reading.reading import SPOKEN, Reading
from underneath.report.safe import label

LONGEST = 32  # characters of a description worth showing
SHOWN = 5  # names by each voice


@dataclass(frozen=True, slots=True)
class Calls:
    """What one voice calls someone, most used first. `by`: an index into `View.people`; None: the telling itself."""

    by: int | None
    names: tuple[tuple[str, int], ...]


def calls_of(reading: Reading, at: Mapping[str, int]) -> dict[int, tuple[Calls, ...]]:
    """For each person what every voice calls them; lines whose speaker nobody knows are left out."""
    counted: dict[int, dict[int | None, Counter[str]]] = {}
    for whom, by, name in _names(reading, at):
        counted.setdefault(whom, {}).setdefault(by, Counter())[name] += 1
    return {
        whom: tuple(
            Calls(by, tuple(names.most_common(SHOWN)))
            for by, names in sorted(voices.items(), key=lambda item: (item[0] is not None, -sum(item[1].values())))
        )
        for whom, voices in counted.items()
    }


def _names(reading: Reading, at: Mapping[str, int]) -> Iterator[tuple[int, int | None, str]]:
    """Every name and description of someone in the cast: whom it means, whose voice it is, the words."""
    quotes = reading.quotes
    starts = [quote.span.start for quote in quotes]
    said = reading.layer(Attributions).rows
    for mention, entity in zip(reading.mentions, reading.layer(Coreference).entities, strict=True):
        whom = at.get(entity or "")
        if whom is None or mention.kind == "PRON" or mention.span.length > LONGEST:
            continue
        i = bisect_right(starts, mention.span.start) - 1
        inside = i >= 0 and quotes[i].span.end >= mention.span.end
        by = at.get(said[i].speaker or "") if inside else None
        if not inside or (by is not None and by != whom and quotes[i].kind in SPOKEN):
            yield whom, by, label(mention.span.of(reading.text))
