"""spaCy's DocBin: the story as a `Doc` with its layers. Needs spaCy: `pip install "underneath[docbin]"`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as DocSpan
from spacy.vocab import Vocab

from underneath.layers.mentions import Coreference
from underneath.layers.speech import Attributions
from underneath.layers.syntax import Syntax
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions
from underneath.story.spans import Span


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.spacy`, as spaCy's own corpora are kept."""
    return {".spacy": DocBin(docs=[doc_of(reading)], store_user_data=True).to_bytes()}


def doc_of(reading: Reading) -> Doc:
    """The story as a Doc: `doc.text` is the story's; `doc.spans` holds `quotes`, `mentions`, `scenes`.

    A quote's label is its kind and its `kb_id_` the speaker; a mention's are its type and the one it stands for.
    """
    words = _words(reading)
    doc = Doc(Vocab(), words=words.text, spaces=words.space, **_annotated(reading, words))
    doc.user_data["story"] = reading.story.id
    rows, entities = reading.layer(Attributions).rows, reading.layer(Coreference).entities
    found: dict[str, list[tuple[Span, str, str | None]]] = {
        "quotes": [(q.span, q.kind, row.speaker) for q, row in zip(reading.quotes, rows, strict=True)],
        "mentions": [(m.span, m.type, entity) for m, entity in zip(reading.mentions, entities, strict=True)],
        "scenes": [(s.span, "scene", None) for s in reading.scenes],
    }
    for name, spans in found.items():
        doc.spans[name] = list(_spans(doc, spans))
    return doc


@dataclass(slots=True)
class _Words:
    """spaCy's words: ours, and one for each stretch of white space that is more than one space.

    `ours`: index of our token, or None for white space. `at`: our token → spaCy's.
    """

    text: list[str] = field(default_factory=list)
    space: list[bool] = field(default_factory=list)
    ours: list[int | None] = field(default_factory=list)
    at: list[int] = field(default_factory=list)

    def gap(self, between: str) -> None:
        """Take in what stands between two words."""
        if between.startswith(" ") and self.text and not self.space[-1]:
            self.space[-1], between = True, between[1:]
        if between:
            self._add(between, None)

    def word(self, text: str, i: int) -> None:
        self.at.append(len(self.text))
        self._add(text, i)

    def _add(self, text: str, ours: int | None) -> None:
        self.text.append(text)
        self.space.append(False)
        self.ours.append(ours)


def _words(reading: Reading) -> _Words:
    words, here, text = _Words(), 0, reading.text
    for i, (start, end) in enumerate(zip(reading.story.tokens.start, reading.story.tokens.end, strict=True)):
        words.gap(text[here:start])
        words.word(text[start:end], i)
        here = int(end)
    words.gap(text[here:])
    return words


def _annotated(reading: Reading, words: _Words) -> dict[str, Any]:
    """Sentence starts, and syntax where it was looked for."""
    sentence = reading.story.tokens.sentence
    starts = [i is not None and (i == 0 or sentence[i] != sentence[i - 1]) for i in words.ours]
    if not reading.has(Syntax):
        return {"sent_starts": starts}
    syntax = reading.layer(Syntax)
    heads = [at if i is None or syntax.head[i] < 0 else words.at[syntax.head[i]] for at, i in enumerate(words.ours)]
    heads = [max(0, at - 1) if words.ours[at] is None else head for at, head in enumerate(heads)]
    return {
        "heads": heads,
        "deps": ["dep" if i is None else _dep(syntax.deprel[i]) for i in words.ours],
        "lemmas": [text if i is None else syntax.lemma[i] for text, i in zip(words.text, words.ours, strict=True)],
        "pos": ["SPACE" if i is None else syntax.upos[i] for i in words.ours],
    }


def _dep(deprel: str) -> str:
    return "ROOT" if deprel == "root" else deprel


def _spans(doc: Doc, found: Iterable[tuple[Span, str, str | None]]) -> Iterable[DocSpan]:
    """The words that touch each span; a span without any has none."""
    for span, label, who in found:
        made = doc.char_span(span.start, span.end, label=label, kb_id=who or "", alignment_mode="expand")
        if made is not None:
            yield made
