"""Finding every name, description and pronoun."""

from __future__ import annotations

from collections.abc import Iterator

from underneath.infer.casting.capitals import Run, find_runs
from underneath.infer.casting.evidence import count_words, weigh
from underneath.infer.casting.kinds import Sorter
from underneath.infer.casting.nominals import find_nominals, find_pronouns
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
    rows = {(row.span.start, row.span.end): row for row in find_nominals(story)}
    rows.update({(row.span.start, row.span.end): row for row in find_pronouns(story)})
    rows.update({(row.span.start, row.span.end): row for row in _find_names(story, quotes)})
    return Mentions(rows.values())


def _find_names(story: Story, quotes: Quotes) -> Iterator[Mention]:
    runs = find_runs(story, quotes)
    evidence = count_words(story.text, runs)
    sorter = Sorter(evidence)
    names = [_cut(run, sorter) for run in runs]
    weigh(story.text, names, evidence)
    for name in names:
        kind = sorter.kind(name.words)
        if kind is not None:
            start = _with_article(story.text, name.start)
            yield Mention(Span(start, name.end), kind, "PROP", 0.9)


def _cut(run: Run, sorter: Sorter) -> Run:
    """Drop a common word that owes its capital to the sentence's start ("Then Mara")."""
    if not run.first or len(run.words) == 1 or sorter.begins_name(run.words[0]):
        return run
    words = run.words[1:]
    length = sum(map(len, words)) + len(words) - 1
    return Run(run.end - length, run.end, words, first=False, quoted=run.quoted)


def _with_article(text: str, start: int) -> int:
    """Take "the" into the mention: "the Warden"."""
    before = text[max(0, start - 4) : start]
    return start - 4 if before in ("the ", "The ") else start
