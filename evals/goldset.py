"""Documents with gold to measure on: the stories in this folder, and any folder in the same layout.

The stories' XML (`stories/*.xml`) carries prose and truth together; `gold.py` turns it into text and stand-off rows.
`facts.json` adds what is known of each document besides: which layers were annotated, whether the two leads share
pronouns, and each quotation's type (explicit, anaphoric, implicit) in order.
"""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import gold as xml_gold

HERE = Path(__file__).parent
TYPES = {"e": "explicit", "a": "anaphoric", "i": "implicit", "-": None}


class Document(NamedTuple):
    """A text, the truth about it, and whether it is one of those to tune on."""

    id: str
    text: str
    gold: dict[str, Any]
    dev: bool


def written_here(kind: str) -> Iterator[Document]:
    """The documents of `stories` or `vignettes`, in order of their ids."""
    folder = HERE / kind
    dev = set((folder / "dev.ids").read_text().split())
    facts = json.loads((folder / "facts.json").read_text())
    for path in sorted(folder.glob("*.xml")):
        reader = xml_gold.Reader(ET.parse(path).getroot())
        row = reader.read() | {"corpus": kind}
        about = facts[path.stem]
        row |= {"layers": about["layers"].split(), "leads_share_pronouns": about["leads_share_pronouns"]}
        for quote, letter in zip(row["quotes"], about["types"], strict=True):
            quote["type"] = TYPES[letter]
        yield Document(path.stem, reader.text, row, path.stem in dev)


def in_layout(folder: Path) -> Iterator[Document]:
    """The documents of a folder of `ID.txt` and `ID.json`, with `dev.ids` where there is one."""
    ids = folder / "dev.ids"
    dev = set(ids.read_text().split()) if ids.exists() else set()
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        yield Document(path.stem, text, json.loads(path.read_text(encoding="utf-8")), path.stem in dev)


def fingerprint(kind: str) -> str:
    """A hash of all the documents of a kind, so that a floor belongs to a known corpus."""
    digest = hashlib.sha256()
    for path in sorted((HERE / kind).glob("*.xml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
