"""Half-open spans of characters, and tables of things that have one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar, overload


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of a story's text (code points)."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


class Spanned(Protocol):
    """Anything that says where it stands."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


T_co = TypeVar("T_co", bound=Spanned, covariant=True)


def _place(row: Spanned) -> tuple[int, int]:
    return row.span.start, -row.span.end


class SpanTable(Sequence[T_co], Generic[T_co]):
    """Immutable rows sorted by start (longer first where starts are equal), with look-ups by place.

    A row's position in the table is its id within the story. Look-ups cost O(log n + rows found), given
    that no single row is very long; nested rows are allowed.

    Parameters
    ----------
    rows
        Any iterable of values with a `span`; sorted here, stably.
    """

    __slots__ = ("_longest", "_rows", "_starts")

    def __init__(self, rows: Iterable[T_co] = ()) -> None:
        self._rows = tuple(sorted(rows, key=_place))
        self._starts = [row.span.start for row in self._rows]
        self._longest = max((row.span.length for row in self._rows), default=0)

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, index: int | slice) -> T_co | tuple[T_co, ...]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)} rows)"

    def indices_touching(self, span: Span) -> list[int]:
        """Positions of the rows that share a character with `span`, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [i for i in range(first, last) if self._rows[i].span.end > span.start]

    def touching(self, span: Span) -> list[T_co]:
        """Rows that share a character with `span`, in order."""
        return [self._rows[i] for i in self.indices_touching(span)]

    def indices_within(self, span: Span) -> list[int]:
        """Positions of the rows that lie wholly inside `span`, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [i for i in range(first, last) if self._rows[i].span.end <= span.end]

    def within(self, span: Span) -> list[T_co]:
        """Rows that lie wholly inside `span`, in order."""
        return [self._rows[i] for i in self.indices_within(span)]

    def index_before(self, offset: int) -> int:
        """Position of the last row that starts at or before `offset`; -1 where none does."""
        return bisect_right(self._starts, offset) - 1
