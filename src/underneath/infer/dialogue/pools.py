"""The encoder's vectors, gathered: of each turn's words, of the narration beside it, of mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from underneath.encode.halves import widened
from underneath.infer.attribution.cues import Turn
from underneath.infer.dialogue.setting import Setting
from underneath.infer.dialogue.tower import Looks
from underneath.layers.mentions import Mentions
from underneath.story.spans import Span
from underneath.story.story import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONGEST = 400  # words of one stretch that are looked at; a speech of pages tells no more of its speaker

POOLS = ("line", "first", "last", "narration")


def pools_of(story: Story, setting: Setting, vectors: NDArray[np.float16]) -> NDArray[np.float32]:
    """Means over each turn's stretches, shape (turns, len(POOLS), d).

    Parameters
    ----------
    vectors
        (n, d) one row a token.
    """
    turns = [turn for talk in setting.talks for turn in talk.turns]
    out = np.zeros((len(turns), len(POOLS), vectors.shape[1]), np.float32)
    for t, turn in enumerate(turns):
        lines = [_range(story, setting.layout.spans[q]) for q in turn.quotes]
        _mean(out[t, 0], vectors, lines)
        _mean(out[t, 1], vectors, [(lines[0][0], min(lines[0][0] + 1, lines[0][1]))])
        _mean(out[t, 2], vectors, [(max(lines[-1][1] - 1, lines[-1][0]), lines[-1][1])])
        _mean(out[t, 3], vectors, _around(story, setting, turn, lines))
    return out


def looks_of(story: Story, setting: Setting, mentions: Mentions, vectors: NDArray[np.float16]) -> Looks:
    """All that the scorers take of the encoder's vectors (n, d)."""
    pools = pools_of(story, setting, vectors)
    spans = np.array([m.span for m in mentions], np.int64).reshape(-1, 2)
    turns = [turn for talk in setting.talks for turn in talk.turns]
    starts = np.array([setting.layout.spans[turn.quotes[0]].start for turn in turns], np.int32)
    return Looks(
        pools[:, :3].reshape(len(pools), 3 * vectors.shape[1]),
        pools[:, 3],
        edge_tokens(story, spans),
        vectors,
        marked_turns(setting),
        np.searchsorted(story.tokens.end, starts, "right").astype(np.int64),
    )


def _range(story: Story, span: Span) -> tuple[int, int]:
    within = story.tokens.indices_within(span)
    return within.start, min(within.stop, within.start + _LONGEST)


def _around(story: Story, setting: Setting, turn: Turn, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The narration of the turn's paragraph, near its quotations."""
    whole = story.tokens.indices_within(setting.layout.paragraphs[turn.paragraph])
    edges = [max(whole.start, lines[0][0] - _LONGEST), *(e for line in lines for e in line)]
    edges.append(min(whole.stop, lines[-1][1] + _LONGEST))
    return [(a, min(b, a + _LONGEST)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _mean(out: NDArray[np.float32], vectors: NDArray[np.float16], ranges: list[tuple[int, int]]) -> None:
    count = sum(max(0, b - a) for a, b in ranges)
    if count:
        out[:] = sum(widened(vectors[a:b]).sum(0) for a, b in ranges if b > a) / count


def edge_tokens(story: Story, spans: NDArray[np.int64]) -> NDArray[np.int64]:
    """First and last token of each span (n, 2), shape (n, 2)."""
    most = max(0, len(story.tokens) - 1)
    first = np.searchsorted(story.tokens.start, spans[:, 0].astype(np.int32), "right") - 1
    last = np.searchsorted(story.tokens.end, spans[:, 1].astype(np.int32), "left")
    return np.clip(np.stack([first, last], 1), 0, most).astype(np.int64)


def marked_turns(setting: Setting) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Turns whose tag surely means someone, and who: what is known of each one's way of speaking."""
    turns = [turn for talk in setting.talks for turn in talk.turns]
    rows = [
        (t, setting.told[turn.tag.mention][0])
        for t, turn in enumerate(turns)
        if turn.tag is not None and setting.told.get(turn.tag.mention, (-1, 0.0))[1] >= _SURE
    ]
    both = np.array(rows, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


_SURE = 0.8
