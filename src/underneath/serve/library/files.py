"""The files of a library: stories by the hash of their bytes, corrections beside them, readings by step."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

from underneath.corpus import whole
from underneath.corpus.collection import ENDINGS
from underneath.reading.corrections import SUFFIX

_FRESH: Final = 3600.0  # seconds in which a file without a record may be one that is just being added
LONGEST_NAME: Final = 200  # characters of a file's name that are kept; file systems allow 255 bytes


def plain_name(name: str) -> str:
    """A file's own name: without folders, of any system, and without what cannot be shown."""
    own = "".join(c for c in re.split(r"[/\\]", name)[-1] if c.isprintable()).strip(" .")
    return own[:LONGEST_NAME] or "story"


def ending_of(name: str) -> str:
    """The ending to keep of a file's name, after the hash; none where it is not one of a story's.

    The name a stranger gave a file is never part of a path.
    """
    ending = PurePath(name).suffix.lower()
    return ending if ending in ENDINGS else ""


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner alone, and on the disk when this returns."""
    whole.put(path, data, mode=whole.PRIVATE, sync=True)


class Files:
    """Where everything lies below a library's folder. Makes the folders."""

    def __init__(self, folder: Path) -> None:
        self.stories, self.readings = folder / "stories", folder / "readings"
        for inner in (self.stories, self.readings):
            inner.mkdir(parents=True, exist_ok=True)

    def story(self, sha256: str, suffix: str) -> Path:
        """A story's file."""
        return self.stories / f"{sha256}{suffix}"

    def sidecar(self, sha256: str) -> Path:
        """The corrections beside it, where `underneath read` finds them too."""
        return self.stories / f"{sha256}{SUFFIX}"

    def reading(self, sha256: str, step: int) -> Path:
        """The story JSON made with the corrections up to a step of their log."""
        return self.readings / f"{sha256}.{step}.json"

    def drop_readings(self, sha256: str, keep: Iterable[int] = ()) -> None:
        """Delete a story's readings but those of the steps named."""
        kept = {self.reading(sha256, step) for step in keep}
        for path in self.readings.glob(f"{sha256}.*.json"):
            if path not in kept:
                _delete(path)

    def drop_story(self, sha256: str, suffix: str) -> None:
        """Delete all of a story."""
        self.drop_readings(sha256)
        _delete(self.sidecar(sha256))
        _delete(self.story(sha256, suffix))

    def sweep(self, known: Iterable[str]) -> None:
        """Delete what an earlier process left when it was killed: halves of files, files of stories that are gone.

        Parameters
        ----------
        known
            The hashes of all stories that there are. Young files are spared: they may be being added.
        """
        hashes = set(known)
        for path in (*self.stories.iterdir(), *self.readings.iterdir()):
            if path.name.partition(".")[0] not in hashes and _is_old(path):
                _delete(path)


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > _FRESH
    except OSError:
        return False


def _delete(path: Path) -> None:
    with suppress(OSError):  # open elsewhere (Windows), or gone already: the next sweep takes it
        path.unlink()
