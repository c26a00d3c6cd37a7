"""Story JSON, the program's own format: everything, in one object. The contract is docs/reference/story-json.md."""

from __future__ import annotations

import json

from underneath.reading.reading import Reading
from underneath.reading.rows import to_dict
from underneath.settings import ExportOptions


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:
    """One file: `.json`, UTF-8, one line a layer's row is not promised, key order is."""
    text = json.dumps(to_dict(reading, tokens=options.tokens), ensure_ascii=False, separators=(",", ":"))
    return {".json": _encode(text)}


def _encode(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text).encode("utf-8")
