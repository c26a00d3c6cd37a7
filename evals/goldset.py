"""Documents with gold to measure on: the stories in this folder, and any folder in the same layout.

    python evals/goldset.py OUT [KINDS…]     write OUT/KIND/ID.txt and ID.json, and dev.ids, as the trainers read them

The stories' XML (`stories/*.xml`) carries prose and truth together; `gold.py` turns it into text and stand-off rows.
`facts.json` adds what is known of each document besides: which layers were annotated, whether the two leads share
pronouns, and each quotation's type (explicit, anaphoric, implicit) in order. The sketches and the tales have neither
`facts.json` nor `dev.ids`: they are for training alone, annotated as the vignettes and as the stories are; the encoder
does not see the tales of `unseen.ids`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import gold as xml_gold

HERE = Path(__file__).parent
KINDS = ("stories", "vignettes", "sketches", "tales")
SKETCHED = ("paragraphs", "mentions", "quotes", "feelings", "knowledge", "acts", "characters", "ties")
LAYERS = {"sketches": SKETCHED, "tales": (*SKETCHED, "scenes", "terms", "notes", "paratext")}
TYPES = {"e": "explicit", "a": "anaphoric", "i": "implicit", "-": None}


class Document(NamedTuple):
    """A text, the truth about it, and whether it is one of those to tune on."""

    id: str
    text: str
    gold: dict[str, Any]
    dev: bool


def written_here(kind: str) -> Iterator[Document]:
    """The documents of `stories`, `vignettes`, `sketches` or `tales`, in order of their ids."""
    folder = HERE / kind
    dev = _ids(folder)
    facts = folder / "facts.json"
    known = json.loads(facts.read_text()) if facts.exists() else None
    for path in sorted(folder.glob("*.xml")):
        reader = xml_gold.Reader(ET.parse(path).getroot())
        row = reader.read() | {"corpus": kind, "layers": list(LAYERS.get(kind, ()))}
        if known:
            _add(row, known[path.stem])
        yield Document(path.stem, reader.text, row, path.stem in dev)


def _ids(folder: Path) -> set[str]:
    """The ids to tune on; none where a folder is for training alone."""
    path = folder / "dev.ids"
    return set(path.read_text().split()) if path.exists() else set()


def _add(row: dict[str, Any], about: dict[str, Any]) -> None:
    """Put what `facts.json` tells of a document into its row."""
    row |= {"layers": about["layers"].split(), "leads_share_pronouns": about["leads_share_pronouns"]}
    for quote, letter in zip(row["quotes"], about["types"], strict=True):
        quote["type"] = TYPES[letter]


def lay_out(kind: str, out: Path) -> int:
    """Write a kind's documents as a folder that `in_layout` reads; returns how many."""
    folder = out / kind
    folder.mkdir(parents=True, exist_ok=True)
    documents = list(written_here(kind))
    for document in documents:
        (folder / f"{document.id}.txt").write_bytes(document.text.encode())
        (folder / f"{document.id}.json").write_text(json.dumps(document.gold, ensure_ascii=False), encoding="utf-8")
    dev = [document.id for document in documents if document.dev]
    (folder / "dev.ids").write_text("".join(f"{id_}\n" for id_ in dev))
    unseen = HERE / kind / "unseen.ids"
    if unseen.exists():
        shutil.copy(unseen, folder)
    return len(documents)


def in_layout(folder: Path) -> Iterator[Document]:
    """The documents of a folder of `ID.txt` and `ID.json`, with `dev.ids` where there is one."""
    dev = _ids(folder)
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        yield Document(path.stem, text, json.loads(path.read_text(encoding="utf-8")), path.stem in dev)


def fingerprint(kind: str) -> str:
    """A hash of all the documents of a kind, so that a floor belongs to a known corpus."""
    digest = hashlib.sha256()
    for path in sorted((HERE / kind).glob("*.xml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main() -> int:
    """Lay the kinds out; returns the exit status."""
    words = sys.argv[1:]
    if not words or not set(words[1:]) <= set(KINDS):
        print(__doc__)
        return 2
    for kind in words[1:] or KINDS:
        print(kind, lay_out(kind, Path(words[0])), "documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
