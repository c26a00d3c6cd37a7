"""Every error this package raises on purpose. Each says what was seen, what was expected and what to try.

UnderneathError
├── UnreadableSource      a file that cannot become a story
│   ├── UnknownKind           neither text nor a document we read
│   ├── BrokenFile            a document of a known kind that is damaged
│   ├── TooLarge              beyond a safety limit (zip bomb, nesting, size)
│   ├── EmptySource           no text in it
│   └── NotAStory             not English, not prose, or no story in it
├── BadCastFile           the user's cast list cannot be used
├── BadCorrections        a file of corrections that cannot be used
├── BadStoryFile          a story JSON that is not one of ours
├── BadGold               annotations, or predictions beside them, that cannot be scored
├── MissingModel          a library the encoder needs is not installed
├── MissingExtra          a library an optional format needs is not installed
├── CannotServe           the shelf cannot be served where it was asked for
├── UnknownFormat         `--to` names no format
├── BadLibrary            a folder that cannot be used as a library
├── NoSuchStory           a number that no story of the library has
├── NotRead               a story of the library that has no reading (yet)
└── StageError            the table of stages does not hold together
"""

from __future__ import annotations


class UnderneathError(Exception):
    """The root: `except UnderneathError` catches all that this package raises on purpose.

    Parameters
    ----------
    saw
        What was found, in plain words.
    expected
        What would have been right.
    advice
        What to try next.
    """

    def __init__(self, saw: str, *, expected: str = "", advice: str = "") -> None:
        super().__init__(saw, expected, advice)
        self.saw, self.expected, self.advice = saw, expected, advice

    def __str__(self) -> str:
        parts = [self.saw, self.expected and f"Expected {self.expected}", self.advice and f"Try: {self.advice}"]
        return ". ".join(p.rstrip(".") for p in parts if p) + "."

    def __reduce__(self) -> tuple[object, ...]:
        # An exception with keyword-only arguments does not survive pickling between processes by itself.
        return _rebuild, (type(self), self.saw, self.expected, self.advice)


def _rebuild(kind: type[UnderneathError], saw: str, expected: str, advice: str) -> UnderneathError:
    return kind(saw, expected=expected, advice=advice)


class UnreadableSource(UnderneathError):  # noqa: N818 - named for what it is
    """A source that cannot become a story."""


class UnknownKind(UnreadableSource):
    """Neither text nor a document of a kind we read."""


class BrokenFile(UnreadableSource):
    """A document of a known kind that is damaged or incomplete."""


class TooLarge(UnreadableSource):
    """Beyond a safety limit."""


class EmptySource(UnreadableSource):
    """Nothing to read in it."""


class NotAStory(UnreadableSource):
    """Text that is not English, not prose, or holds no story."""


class BadCastFile(UnderneathError):  # noqa: N818
    """The user's cast list cannot be used."""


class BadCorrections(UnderneathError):  # noqa: N818
    """A file of corrections cannot be used."""


class BadStoryFile(UnderneathError):  # noqa: N818
    """A story JSON that this version cannot take back."""


class BadGold(UnderneathError):  # noqa: N818
    """Annotations, or predictions beside them, that cannot be scored."""


class MissingModel(UnderneathError):  # noqa: N818
    """A library that the encoder needs is not installed."""


class MissingExtra(UnderneathError):  # noqa: N818
    """A library that an optional format needs is not installed."""


class CannotServe(UnderneathError):  # noqa: N818
    """The shelf cannot be served where it was asked for."""


class UnknownFormat(UnderneathError):  # noqa: N818
    """A name given to `--to` that no format has."""


class BadLibrary(UnderneathError):  # noqa: N818
    """A folder cannot be used as a library."""


class NoSuchStory(UnderneathError):  # noqa: N818
    """No story of the library has this number."""


class NotRead(UnderneathError):  # noqa: N818
    """A story of the library has not been read yet, or could not be."""


class StageError(UnderneathError):
    """A stage asks for something that no stage makes."""
