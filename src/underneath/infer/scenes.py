"""Scenes: the stretches of the tale between its breaks."""

from __future__ import annotations

import itertools
from bisect import bisect_left

from underneath.layers.scenes import Scene, Scenes
from underneath.story.spans import Span
from underneath.story.story import Story


def find_scenes(story: Story) -> Scenes:
    """Cut the tale at its breaks.

    Each scene runs from its first paragraph's start to its last one's end, so paratext and marks between
    scenes are in none, and breaks at the ends or one upon another make no empty scene.
    """
    starts = [p.span.start for p in story.paragraphs]
    cuts = sorted({bisect_left(starts, b.span.start) for b in story.breaks} | {0, len(starts)})
    return Scenes(Scene(Span(starts[a], story.paragraphs[b - 1].span.end)) for a, b in itertools.pairwise(cuts))
