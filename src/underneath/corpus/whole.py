"""A file that is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

PRIVATE: Final = 0o600  # as temporary files are made: need not be set, which some file systems refuse


def put(path: Path, data: bytes, *, mode: int | None = None, sync: bool = False) -> None:
    """Write a file whole or not at all: under another name first, then moved into place.

    Parameters
    ----------
    mode
        Its permissions; None: those that any new file gets.
    sync
        Whether it must be on the disk when this returns, even if the power goes.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        if mode != PRIVATE:
            Path(name).chmod(0o666 & ~_umask() if mode is None else mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
