"""Figures of exported weights, read by the package itself, on held-out documents.

`python training/evaluate.py MODEL_FOLDER --data FOLDER [--predictions FOLDER] [--all]`. With `--predictions`, story
JSON with mentions and events is written for the project's scorer; there, files go through the whole of `ingest`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpora import Document, read_conllu, read_gold
from held import read_ids
from measure import confusions, figures
from underneath.encode.encode import encode_story
from underneath.encode.look import look
from underneath.encode.pairs import uncrossed
from underneath.encode.session import Encoder
from underneath.infer.events import SURE as EVENT
from underneath.infer.events import find_events
from underneath.infer.learned_mentions import find_mentions, least_sure
from underneath.infer.quotes import find_quotes
from underneath.ingest.ingest import ingest
from underneath.settings import Settings

if TYPE_CHECKING:
    from underneath.encode.windows import Window
    from underneath.story.story import Story

GOLD = ("litbank", "stories", "vignettes")


class Reader:
    """`read(window)` as `measure.predict` wants it, with the shipped decoding; `sure`: another bound for all types."""

    def __init__(self, encoder: Encoder, sure: float | None = None, event: float = EVENT) -> None:
        self.encoder, self.sure, self.event = encoder, sure, event

    def __call__(self, win: Window) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """Mentions (rows first, last, type, kind) and columns by head."""
        g = look(self.encoder, win)
        at = np.flatnonzero(g.sure >= (least_sure(g.type[:, 1:], g.kind) if self.sure is None else self.sure))
        at = at[uncrossed(g.first[at], g.last[at], g.sure[at])]
        rows = np.column_stack([g.first[at], g.last[at], g.type[at, 1:].argmax(1), g.kind[at].argmax(1)])
        return rows.astype(np.int64), {
            "event": g.event >= self.event,
            "quotation": g.quotation.argmax(1),
            "upos": g.upos,
            "head": g.head,
            "deprel": g.deprel,
        }


def documents(data: Path, encoder: Encoder, *, dev: bool) -> dict[str, list[Document]]:
    """Gold by corpus; the treebanks on their gold tokens."""
    docs = {}
    for name in GOLD:
        folder = data / "gold" / name
        docs[name] = read_gold(folder, read_ids(folder, dev=dev), encoder.tokenizer)
    part = "dev" if dev else "test"
    docs["ewt"] = read_conllu(data / "ud_ewt" / f"en_ewt-ud-{part}.conllu", encoder.tokenizer)
    gum = sorted((data / "ud_gum_fiction").glob("*.conllu"))
    docs["gum fiction"] = [d for path in gum for d in read_conllu(path, encoder.tokenizer)]
    return docs


def story_json(story: Story, encoder: Encoder) -> dict[str, Any]:
    """The part of the story JSON that the encoder fills."""
    signals = encode_story(story, encoder)
    mentions = [
        {"start": m.span.start, "end": m.span.end, "entity": None, "type": m.type, "kind": m.kind}
        for m in find_mentions(story, signals, find_quotes(story))
    ]
    events = [{"start": e.span.start, "end": e.span.end} for e in find_events(story, signals)]
    return {"id": story.id, "text": story.text, "mentions": mentions, "events": events}


def predict(folder: Path, ids: list[str], encoder: Encoder, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for id_ in ids:
        story = ingest((folder / f"{id_}.txt").read_bytes(), f"{id_}.txt", Settings(language_check=False))
        (out / f"{id_}.json").write_text(json.dumps(story_json(story, encoder)), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--tune", action="store_true", help="show what other thresholds would give")
    args = parser.parse_args()
    encoder = Encoder(args.model)
    if args.predictions:
        for name in GOLD:
            folder = args.data / "gold" / name
            predict(folder, read_ids(folder, dev=True), encoder, args.predictions / name)
        return
    docs = documents(args.data, encoder, dev=True)
    for sure in (0.3, 0.4, 0.5, 0.6, 0.7) if args.tune else ():
        for name in GOLD:
            got = figures(docs[name], Reader(encoder, sure, sure))
            print(sure, name, {k: round(v, 2) for k, v in got.items() if k in {"mentions", "people", "events"}})
    for name, group in docs.items():
        print(name, {k: round(v, 2) for k, v in figures(group, Reader(encoder)).items()})


if __name__ == "__main__":
    main()


__all__ = ["Reader", "confusions", "documents", "predict", "story_json"]
