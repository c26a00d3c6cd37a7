"""Gold in the one layout (`ID.txt` + `ID.json`) and Universal Dependencies, as documents with labels in columns.

Layers a corpus does not mark are None and cost nothing in training: LitBank has no syntax, the stories no events.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from deep import IGNORE, add_columns, add_people
from disguise import disguised, names_in
from held import read_gold_of
from passages import read_passages
from underneath.encode.heads import DEPRELS, KINDS, QUOTATION, TYPES, UPOS
from underneath.encode.pieces import cut_words
from underneath.ingest.tokens import segment
from underneath.layers.feelings import FEELINGS
from underneath.layers.notes import NOTES
from underneath.story.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

    from underneath.encode.windows import Pieces
    from underneath.story.story import Tokens

# LitBank's document heads and the like; a span longer than this is not scored by the mention head either.
WIDEST = 48
GATHERED = 25  # short texts that make a document


@dataclass
class Document:
    """One labelled text. Columns have one entry a word; `spans` rows are first word, last word, type, kind.

    `deep`: columns of the deep layers by name. `who`: rows of first word, last word, entity; `lines`: first word, last
    word, speaker, hearers of each quotation; `linked`: whether every mention is in `who`, those of narration too.
    `bearers`: first word, last word, entity of each feeling and piece of knowledge; `ties`: see `deep`.
    `disguises`: the same text with its people under other names (see disguise.py); training takes one of them at times.
    """

    id: str
    corpus: str
    pieces: Pieces
    words: list[str]
    spans: np.ndarray | None = None
    event: np.ndarray | None = None
    quotation: np.ndarray | None = None
    upos: np.ndarray | None = None
    head: np.ndarray | None = None
    deprel: np.ndarray | None = None
    deep: dict[str, np.ndarray] = field(default_factory=dict)
    who: np.ndarray | None = None
    lines: list[tuple[int, int, int, tuple[int, ...]]] = field(default_factory=list)
    linked: bool = False
    bearers: list[tuple[int, int, int]] = field(default_factory=list)
    ties: dict[tuple[int, int], int] = field(default_factory=dict)
    disguises: list[Document] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)


def read_gold(folder: Path, ids: list[str], tokenizer: Tokenizer, disguises: int = 0) -> list[Document]:
    """Documents of one gold folder; `disguises`: how many times each is also read under other names."""
    every = {id_: read_gold_of(folder, id_) for id_ in ids}
    names = sorted({name for gold, text in every.values() for name in names_in(gold, text)}) if disguises else []
    docs = []
    for id_, (gold, text) in every.items():
        doc = _gold(folder.name, id_, gold, text, tokenizer)
        for k in range(disguises):
            other = disguised(gold, text, names, random.Random(f"{k}-{id_}"))
            doc.disguises.append(_gold(folder.name, id_, *other, tokenizer))
        docs.append(doc)
    return docs


def _gold(corpus: str, id_: str, gold: dict[str, Any], text: str, tokenizer: Tokenizer) -> Document:
    blocks = [Span(p["start"], p["end"]) for p in gold["paragraphs"]]
    doc, tokens = _words_of(corpus, id_, text, blocks, tokenizer)
    start, end, words = tokens.start, tokens.end, doc.words
    first = {int(a): i for i, a in enumerate(start)}
    last = {int(b): i for i, b in enumerate(end)}
    layers = set(gold["layers"])
    if "mentions" in layers:
        _mentions(doc, gold["mentions"], first, last)
    if "events" in layers:
        doc.event = np.zeros(len(words), np.int64)
        at = [first.get(e["start"]) for e in gold["events"]]
        doc.lost["events"] = sum(i is None for i in at)
        doc.event[[i for i in at if i is not None]] = 1
    add_columns(doc, gold, text, (start, end))
    doc.quotation = np.zeros(len(words), np.int64)
    for q in gold["quotes"]:
        doc.quotation[(start >= q["start"]) & (end <= q["end"])] = QUOTATION.index(q["kind"])
    add_people(doc, gold, text, (start, end))
    return doc


def _words_of(corpus: str, id_: str, text: str, blocks: list[Span], tokenizer: Tokenizer) -> tuple[Document, Tokens]:
    """A text's words, nothing known of them yet, and where they stand."""
    _, tokens = segment(text, blocks)
    start, end = tokens.start, tokens.end
    words = [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    opens = np.array([b.start for b in blocks], np.int32)
    paragraph = np.searchsorted(opens, start, "right").astype(np.int32)
    glued = start == np.concatenate([[-1], end[:-1]])
    return Document(id_, corpus, cut_words(tokenizer, words, tokens.sentence, paragraph, glued), words), tokens


def noted_passages(folder: Path, tokenizer: Tokenizer) -> list[Document]:
    """Documents of short passages, each a paragraph, with the first content note they give cause for."""
    passages, docs = read_passages(folder), []
    for k in range(GATHERED):  # kinds mixed in each
        part = passages[k::GATHERED]
        doc, where = _gathered(f"passages-{k}", "passages", [one.text for one in part], tokenizer)
        doc.deep["note"] = np.array([1 + NOTES.index(one.kinds[0]) if one.kinds else 0 for one in part])[where]
        docs.append(doc)
    return docs


def read_comments(path: Path, tokenizer: Tokenizer) -> list[Document]:
    """Documents of GoEmotions' comments with one label, each a paragraph; every fourth word carries it.

    The labels are those of `layers.feelings`; a comment's mood is a teller's own, a story's a person's.
    """
    names = (path.parent / "labels.txt").read_text(encoding="utf-8").split()
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if "," not in row[1]]
    docs = []
    for a in range(0, len(rows), GATHERED):
        part = rows[a : a + GATHERED]
        doc, where = _gathered(f"{path.stem}-{a}", "goemotions", [row[0].strip() for row in part], tokenizer)
        felt = np.array([FEELINGS.index(names[int(row[1])]) for row in part])[where]
        doc.deep["felt"] = np.where(np.arange(len(where)) % 4 == 0, felt, IGNORE)
        docs.append(doc)
    return docs


def _gathered(id_: str, corpus: str, texts: Sequence[str], tokenizer: Tokenizer) -> tuple[Document, np.ndarray]:
    """Short texts as the paragraphs of one document, and for each word the number of its text."""
    ends = np.cumsum([len(text) + 2 for text in texts])
    blocks = [Span(b - len(text) - 2, b - 2) for text, b in zip(texts, ends.tolist(), strict=True)]
    doc, tokens = _words_of(corpus, id_, "\n\n".join(texts), blocks, tokenizer)
    return doc, np.searchsorted(ends, tokens.start, "right")


def _mentions(doc: Document, rows: list[dict], first: dict[int, int], last: dict[int, int]) -> None:
    spans, doc.lost["mentions"], doc.lost["mentions across sentences"] = {}, 0, 0
    for m in rows:
        a, b = first.get(m["start"]), last.get(m["end"])
        if a is None or b is None:
            doc.lost["mentions"] += 1
        elif doc.pieces.sentence[a] != doc.pieces.sentence[b]:
            doc.lost["mentions across sentences"] += 1
        else:
            spans[a, b] = TYPES.index(m["type"]), KINDS.index(m["kind"])
    doc.spans = np.array([(*k, *v) for k, v in sorted(spans.items())], np.int64).reshape(-1, 4)


def read_conllu(path: Path, tokenizer: Tokenizer) -> list[Document]:
    """One document for each source document of a CoNLL-U file (or for the file, where it tells of none)."""
    groups = _documents(path.read_text(encoding="utf-8"))
    return [_syntax(f"{path.stem}-{i}", path.parent.name, g, tokenizer) for i, g in enumerate(groups)]


def _documents(text: str) -> Iterator[list[tuple[bool, list[list[str]]]]]:
    """Sentences as (whether a paragraph begins, rows of ten fields), grouped by document."""
    group: list[tuple[bool, list[list[str]]]] = []
    for block in text.strip().split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith("# newdoc") for line in lines) and group:
            yield group
            group = []
        new = any(line.startswith("# newpar") for line in lines)
        group.append((new, [line.split("\t") for line in lines if line[:1].isdigit()]))
    yield group


def _syntax(id_: str, corpus: str, group: list[tuple[bool, list[list[str]]]], tokenizer: Tokenizer) -> Document:
    words, sentence, paragraph, glued, upos, head, deprel = [], [], [], [], [], [], []
    block, stuck = 0, False
    for s, (new, rows) in enumerate(group):
        block += new
        base, rest, inside = len(words), "", 0
        for row in rows:
            if "-" in row[0]:  # several words written as one: don't, gonna
                inside, rest = int(row[0].split("-")[1]), row[9]
                continue
            if "." in row[0]:  # a word that is understood, not written
                continue
            words.append(row[1])
            sentence.append(s)
            paragraph.append(block)
            glued.append(stuck)
            upos.append(UPOS.index(row[3]))
            up = int(row[6])
            head.append(base + up - 1 if up else len(words) - 1)
            deprel.append(DEPRELS.index(row[7]))
            last = int(row[0]) >= inside
            stuck = "SpaceAfter=No" in (rest if inside and last else row[9]) or (inside and not last)
            if inside and last:
                inside, rest = 0, ""
    columns = [np.array(c, np.int32) for c in (sentence, paragraph)]
    pieces = cut_words(tokenizer, words, *columns, np.array(glued, bool))
    return Document(id_, corpus, pieces, words, upos=np.array(upos), head=np.array(head), deprel=np.array(deprel))
