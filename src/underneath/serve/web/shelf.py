"""What every page needs: the library, who reads for it, this run's secrets, and how much may be sent."""

from __future__ import annotations

from dataclasses import dataclass, field

from underneath.serve.library.library import Library
from underneath.serve.reader import Reader
from underneath.serve.web.drawn import DrawnPages
from underneath.serve.web.keys import Keys


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one request may bring. Scripts send file by file, so that these bind only forms without a script.

    `most_bytes` of the whole request; `most_files` in it; `most_fields`: other fields of a form.
    """

    most_bytes: int = 256 * 2**20
    most_files: int = 500
    most_fields: int = 5_000


@dataclass(frozen=True)
class Shelf:
    """Everything the routes work on; one for each running shelf."""

    library: Library
    reader: Reader
    keys: Keys
    bounds: Bounds = field(default_factory=Bounds)
    pages: DrawnPages = field(default_factory=DrawnPages)
