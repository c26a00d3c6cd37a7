"""underneath: reads prose fiction and lays open what is underneath it.

>>> import underneath
>>> reading = underneath.read("story.epub")        # doctest: +SKIP
>>> reading.cast["Mara"].aliases                   # doctest: +SKIP
>>> reading.speaker_of(reading.quotes[0])          # doctest: +SKIP

Every offset is a character (code point) of `reading.text`, ends exclusive. All errors raised on purpose are
`UnderneathError`; see `underneath.errors`.

The names below are loaded when first used: importing the package costs a few milliseconds, reading costs the rest.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from underneath._version import __version__

if TYPE_CHECKING:
    from underneath.errors import UnderneathError, UnreadableSource
    from underneath.layers.cast import KnownCast, KnownPerson
    from underneath.layers.corrections import Corrections
    from underneath.reading.castfile import load_cast
    from underneath.reading.corrections import dump_corrections, line_of, load_corrections
    from underneath.reading.read import read
    from underneath.reading.reading import Reading
    from underneath.reading.rows import to_dict
    from underneath.reading.stages import STAGES
    from underneath.reading.store import load
    from underneath.settings import Settings
    from underneath.story.spans import Span

__all__ = [
    "STAGES",
    "Corrections",
    "KnownCast",
    "KnownPerson",
    "Reading",
    "Settings",
    "Span",
    "UnderneathError",
    "UnreadableSource",
    "__version__",
    "dump_corrections",
    "line_of",
    "load",
    "load_cast",
    "load_corrections",
    "read",
    "to_dict",
]

_HOMES = {
    "STAGES": "underneath.reading.stages",
    "Corrections": "underneath.layers.corrections",
    "KnownCast": "underneath.layers.cast",
    "KnownPerson": "underneath.layers.cast",
    "Reading": "underneath.reading.reading",
    "Settings": "underneath.settings",
    "Span": "underneath.story.spans",
    "UnderneathError": "underneath.errors",
    "UnreadableSource": "underneath.errors",
    "dump_corrections": "underneath.reading.corrections",
    "line_of": "underneath.reading.corrections",
    "load": "underneath.reading.store",
    "load_cast": "underneath.reading.castfile",
    "load_corrections": "underneath.reading.corrections",
    "read": "underneath.reading.read",
    "to_dict": "underneath.reading.rows",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'underneath' has no attribute {name!r}; it has: {', '.join(__all__)}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """All public names, loaded or not."""
    return sorted({*globals(), *__all__})
