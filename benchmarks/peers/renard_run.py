"""Renard's co-occurrence network as it comes, with its NLTK steps: `python renard_run.py TEXT DATA NOTE`.

DATA is a folder of NLTK's data, its own or the stand-ins of renard_data.py, and NOTE says which.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def main() -> None:
    text, note = Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[3]
    os.environ["NLTK_DATA"] = sys.argv[2]
    import nltk  # noqa: PLC0415 - it takes the folder when it is imported
    from renard.pipeline.preconfigured import co_occurrence_pipeline  # noqa: PLC0415

    nltk.download = lambda *_asked, **_how: True  # nobody looks for newer data while the clock runs
    start = time.perf_counter()
    pipeline = co_occurrence_pipeline(progress_report=None, warn=False)
    loaded = time.perf_counter()
    state = pipeline(text)
    done = time.perf_counter()
    found = f"{len(state.entities)} names in {len(state.tokens)} tokens, {len(state.characters)} characters"
    print(json.dumps({"load": loaded - start, "read": done - loaded, "note": f"{note}; {found}"}))


if __name__ == "__main__":
    main()
