"""Renard's co-occurrence network with its NLTK steps: `python renard_run.py TEXT`, in an environment with it.

Its tokenizer and its name finder need NLTK's data (punkt, averaged_perceptron_tagger_eng, maxent_ne_chunker_tab,
words), which it downloads when it is made. Where they cannot be had, those two steps are left out: it is handed words
and capitalised names found by a regular expression, and only what comes after is measured, which the note says.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from renard.pipeline.character_unification import GraphRulesCharacterUnifier
from renard.pipeline.core import Pipeline
from renard.pipeline.graph_extraction import CoOccurrencesGraphExtractor
from renard.pipeline.ner import NEREntity
from renard.pipeline.preconfigured import co_occurrence_pipeline

DISTANCE = (1, "sentences")
WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
NAME = re.compile(r"[A-Z][a-z]+$")


def whole(text: str) -> Any:  # noqa: ANN401 - a pipeline's state, untyped there
    """The pipeline as it comes, with NLTK's steps."""
    return co_occurrence_pipeline(progress_report=None, warn=False)(text)


def rest(text: str) -> Any:  # noqa: ANN401
    """What follows NLTK's steps."""
    sentences = [WORD.findall(line) for line in re.split(r"(?<=[.!?])\s+", text)]
    tokens = [word for sentence in sentences for word in sentence]
    inside = [bool(i) and bool(NAME.match(word)) for sentence in sentences for i, word in enumerate(sentence)]
    entities = [NEREntity([tokens[i]], i, i + 1, "PER") for i, named in enumerate(inside) if named]
    steps = [GraphRulesCharacterUnifier(), CoOccurrencesGraphExtractor(co_occurrences_dist=DISTANCE)]
    pipeline = Pipeline(steps, progress_report=None, warn=False)
    return pipeline(text, tokens=tokens, sentences=sentences, entities=entities)


def main() -> None:
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    start = time.perf_counter()
    try:
        state, note = whole(text), "with NLTK's steps"
    except LookupError as error:
        missing = re.search(r"Resource \W*(?:\[\d+m)*([\w-]+)", str(error))
        start = time.perf_counter()
        state = rest(text)
        note = (
            f"without NLTK's steps, for want of its data ({missing[1] if missing else 'punkt'}): only what follows them"
        )
    read = time.perf_counter() - start
    print(json.dumps({"load": 0.0, "read": read, "note": f"{note}; {len(state.characters)} characters"}))


if __name__ == "__main__":
    main()
