"""underneath: reads prose fiction and lays open what is underneath it.

>>> import underneath
>>> reading = underneath.read("story.epub")        # doctest: +SKIP
>>> reading.cast["Mara"].aliases                   # doctest: +SKIP
>>> reading.speaker_of(reading.quotes[0])          # doctest: +SKIP

Every offset is a character (code point) of `reading.text`, ends exclusive. All errors raised on purpose are
`UnderneathError`; see `underneath.errors`.
"""

from underneath._version import __version__
from underneath.errors import UnderneathError, UnreadableSource
from underneath.layers.cast import KnownCast, KnownPerson
from underneath.reading.castfile import load_cast
from underneath.reading.read import read
from underneath.reading.reading import Reading
from underneath.reading.rows import to_dict
from underneath.reading.stages import STAGES
from underneath.reading.store import load
from underneath.settings import Settings
from underneath.story.spans import Span

__all__ = [
    "STAGES",
    "KnownCast",
    "KnownPerson",
    "Reading",
    "Settings",
    "Span",
    "UnderneathError",
    "UnreadableSource",
    "__version__",
    "load",
    "load_cast",
    "read",
    "to_dict",
]
