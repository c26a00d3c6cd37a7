"""All settings in one frozen value, each default with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. Pass to `underneath.read`; the defaults suit nearly everyone."""

    language_check: bool = True
    """Refuse text that is not English or not prose: the layers would be nonsense, and look like sense."""

    model: str | None = "small"
    """The encoder to read with; its weights are in the package. It finds mentions better, and adds events with who
    does them, and every word's lemma, part of speech and syntax. None: by rule alone, ten times as fast."""

    threads: int | None = None
    """Threads the encoder may use; None: as many as the process may use of the machine, at most 8. The same bytes
    come out whatever their number; a run of several processes shares the cores out by it."""

    max_bytes: int = 256 * 2**20
    """Largest file taken, in bytes; the longest works posted are about 30 MB of text."""

    max_unpacked: int = 512 * 2**20
    """Most that a zip container (EPUB, DOCX, ODT) may unpack to, in bytes: the guard against zip bombs."""

    longest: int | None = None
    """Most words a story may have; None: any number. Reading takes some 5 MB of memory a thousand words, so that this
    is the bound on the memory of a worker that reads a whole archive."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What every format's writer is told; each takes what concerns it."""

    tokens: bool = False
    """Write the token columns too: they make a novel's JSON about three times as large."""
