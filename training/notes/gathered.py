"""Gold documents and passages as rows of signs, with the notes they truly have."""

from __future__ import annotations

import json
import pickle
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from cache import SETTINGS, signals_of
from held import listed
from passages import Passage, read_passages
from underneath.encode.encode import encode_story
from underneath.encode.session import Encoder
from underneath.encode.signals import Signals
from underneath.infer.labels import label_words
from underneath.infer.warned.features import count_cues, sentence_vectors
from underneath.ingest.ingest import ingest
from underneath.layers.notes import NOTES
from underneath.story.story import Story

PASSAGES = Path(__file__).parents[2] / "evals" / "passages"
LEVELS = ("low", "medium", "high")


@dataclass
class Shown:
    """One document: `vectors` (k, d) and `cues` (k, CUES) of its sentences, `truth` (k, 13), `grave` (k,), -1 none."""

    corpus: str
    id: str
    dev: bool
    words: int
    vectors: np.ndarray
    cues: np.ndarray
    truth: np.ndarray
    grave: np.ndarray

    @property
    def kinds(self) -> np.ndarray:
        """(13,) whether the document has each kind."""
        return self.truth.max(0) if len(self.truth) else np.zeros(len(NOTES))


def documents(folder: Path, cache: Path) -> list[Shown]:
    """All documents of a gold folder whose signals are kept."""
    dev = listed(folder / "dev.ids")
    out = []
    for path in sorted(folder.glob("*.txt")):
        if not path.with_suffix(".json").exists() or not (cache / folder.name / f"{path.stem}.pickle").exists():
            continue
        story = ingest(path.read_bytes(), path.name, SETTINGS)
        notes = json.loads(path.with_suffix(".json").read_text())["notes"]
        signals = signals_of(cache, folder.name, path.stem)
        shown = _shown(folder.name, story, signals, path.stem in dev)
        for note in notes:
            for i, sentence in enumerate(story.sentences):
                if sentence.span.start < note["end"] and note["start"] < sentence.span.end:
                    shown.truth[i, NOTES.index(note["kind"])] = 1
                    shown.grave[i] = LEVELS.index(note["severity"])
        out.append(shown)
    return out


def passages(cache: Path, model: str) -> list[Shown]:
    """The written passages, each a document of one row; encoded once for a cache."""
    kept = cache / "passages" / "notes.pickle"
    written = read_passages(PASSAGES)
    texts = [one.text for one in written]
    known = pickle.loads(kept.read_bytes()) if kept.exists() else {}
    missing = [text for text in texts if text not in known]
    if missing:
        encoder = Encoder(Path(model) if Path(model).is_dir() else model, 1, vectors=True)
        known |= {text: encode_story(ingest(text.encode(), "p.txt", SETTINGS), encoder) for text in missing}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(known, protocol=5))
    return [_passage(one, known[one.text]) for one in written]


def _passage(one: Passage, signals: Signals) -> Shown:
    story = ingest(one.text.encode(), "p.txt", SETTINGS)
    shown = _shown("passages", story, signals, dev=False)
    length = np.bincount(story.tokens.sentence, minlength=len(story.sentences))
    shown.vectors = np.average(shown.vectors, axis=0, weights=length)[None]
    shown.cues = shown.cues.sum(0, keepdims=True)
    shown.truth, shown.grave = shown.truth[:1], shown.grave[:1]
    if one.severity is not None:
        shown.truth[0, [NOTES.index(kind) for kind in one.kinds]] = 1
        shown.grave[0] = LEVELS.index(one.severity)
    return shown


def _shown(corpus: str, story: Story, signals: Signals, dev: bool) -> Shown:
    k = len(story.sentences)
    vectors, cues = sentence_vectors(story, signals, label_words(signals)), count_cues(story)
    truth = np.zeros((k, len(NOTES)))
    return Shown(corpus, story.id, dev, len(story.tokens), vectors, cues, truth, np.full(k, -1))
