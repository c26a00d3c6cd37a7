"""Ours over a text, all layers, and what is asked for written. `python ours_run.py TEXT FORMAT OUT`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from underneath.export.formats import format_named, stages_for
from underneath.reading.learned import encoder_named
from underneath.reading.read import read
from underneath.settings import ExportOptions, Settings


def main() -> None:
    text, name, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    settings = Settings()
    start = time.perf_counter()
    encoder_named("small")
    stages = stages_for([name], settings)
    loaded = time.perf_counter()
    reading = read(text, settings=settings, stages=stages)
    for suffix, data in format_named(name)(reading, ExportOptions()).items():
        (out / f"ours{suffix}").write_bytes(data)
    done = time.perf_counter()
    note = (
        f"{len(reading.cast.characters)} characters, {len(reading.mentions)} mentions, {len(reading.quotes)} quotations"
    )
    print(json.dumps({"load": loaded - start, "read": done - loaded, "note": note}))


if __name__ == "__main__":
    main()
