"""Why a story was not read, in words for whoever asked for it."""

from __future__ import annotations

import traceback

from underneath.errors import UnderneathError


def blame(error: Exception, unreachable: str = "check that it exists and that you may read it") -> tuple[str, str]:
    """Why a story was not read and what to try; and the trace, where the fault is the program's own.

    `unreachable`: what to try where the system refuses a file.
    """
    if isinstance(error, UnderneathError):
        return str(error), ""
    if isinstance(error, OSError):
        return f"{error.strerror or error}. Try: {unreachable}.", ""
    if isinstance(error, MemoryError):
        return "not enough memory. Try: split the story.", ""
    told = f"a fault of ours ({type(error).__name__}: {error}). Try: report it."
    return told, "".join(traceback.format_exception(error))
