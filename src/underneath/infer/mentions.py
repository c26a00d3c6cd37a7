"""Finding every name, description and pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from underneath.infer.casting.capitals import Run, find_runs
from underneath.infer.casting.evidence import count_words, weigh
from underneath.infer.casting.kinds import Sorter
from underneath.infer.casting.nominals import find_nominals, find_pronouns, find_styles, in_style
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.speech import Quotes
from underneath.story.spans import Span
from underneath.story.story import Story


def find_mentions(story: Story, quotes: Quotes) -> Mentions:
    """Find all mentions of people, places, buildings, bodies of people and vehicles, by rule.

    Parameters
    ----------
    story
        Its paragraphs alone are searched.
    quotes
        Tell an address ("Yes, Captain") from a subject.
    """
    rows: dict[tuple[int, int], Mention] = {}
    for found in (find_nominals(story, quotes), find_pronouns(story), _find_names(story, quotes), find_styles(story)):
        rows.update(((row.span.start, row.span.end), row) for row in found)
    return Mentions(rows.values())


def _find_names(story: Story, quotes: Quotes) -> Iterator[Mention]:
    runs = find_runs(story, quotes)
    evidence = count_words(story.text, runs)
    sorter = Sorter(evidence)
    names = [_cut(run, sorter) for run in runs]
    weigh(story.text, names, evidence)
    for name in names:
        kind = sorter.kind(name.words)
        if kind is not None and not in_style(story.text, name.start, name.words):
            start = _lead(story.text, name.start)
            yield Mention(Span(start, name.end), kind, "PROP", 0.9)


def _cut(run: Run, sorter: Sorter) -> Run:
    """Drop a common word that owes its capital to the sentence's start ("Then Mara")."""
    if not run.first or len(run.words) == 1 or sorter.begins_name(run.words[0]):
        return run
    words = run.words[1:]
    length = sum(map(len, words)) + len(words) - 1
    return Run(run.end - length, run.end, words, first=False, quoted=run.quoted)


_LEAD = re.compile(
    r"(?:(?:[Tt]he|[Tt]hat|[Tt]his|[Aa]|[Mm]y|[Oo]ur)\s)?"
    r"(?:(?:[Oo]ld|[Yy]oung|[Pp]oor|[Ll]ittle|[Dd]ear|[Dd]earest|[Gg]ood|[Bb]ig|[Ss]weet|[Ww]ee|late)\s)+$|[Tt]he\s$"
)


def _lead(text: str, start: int) -> int:
    """Where a name begins with its article and fond words: "the Warden", "poor little Tom"."""
    at = max(0, start - 24)
    match = _LEAD.search(text, at, start)
    if match is None or (match.start() > 0 and text[match.start() - 1].isalnum()):
        return start
    return match.start()
