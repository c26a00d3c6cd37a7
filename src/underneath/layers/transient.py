"""The mark of layers that only other stages read."""

from __future__ import annotations


class Transient:
    """A layer that stages hand to stages: large, of no use to anyone after, so a reading does not keep it."""

    __slots__ = ()
