"""`.tokens`, `.entities`, `.quotes`, `.supersense`, `.offsets`: tables parted by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from underneath.export.booknlp.ids import Numbers, Words
from underneath.layers.events import Events
from underneath.layers.speech import Attribution, Attributions
from underneath.layers.supersenses import Supersenses
from underneath.layers.syntax import Syntax
from underneath.reading.reading import Reading
from underneath.story.spans import Span

TOKENS = (
    "paragraph_ID", "sentence_ID", "token_ID_within_sentence", "token_ID_within_document", "word", "lemma",
    "byte_onset", "byte_offset", "POS_tag", "fine_POS_tag", "dependency_relation", "syntactic_head_ID", "event",
)  # fmt: skip
ENTITIES = ("COREF", "start_token", "end_token", "prop", "cat", "text")
QUOTES = ("quote_start", "quote_end", "mention_start", "mention_end", "mention_phrase", "char_id", "quote")
SUPERSENSE = ("start_token", "end_token", "supersense_category", "text")
OFFSETS = ("kind", "number", "start", "end", "id", "confidence")
Cells = Iterable[object]


def table(header: Iterable[str], rows: Iterable[Cells]) -> str:
    """A header line and a line for each row."""
    return "".join("\t".join(map(str, row)) + "\n" for row in (header, *rows))


def tokens(reading: Reading, words: Words) -> Iterator[Cells]:
    """One row a word. What BookNLP calls bytes are characters, there as here; the root is its own head."""
    story, syntax = reading.story, reading.layer(Syntax) if reading.has(Syntax) else None
    happens = _events(reading)
    paragraph_of = [story.paragraphs.index_before(s.span.start) for s in story.sentences]
    heads = syntax.head.tolist() if syntax else []
    first, last = 0, -1
    # numpy hands out single numbers slowly; as lists they cost a tenth
    places = (column.tolist() for column in (story.tokens.sentence, story.tokens.start, story.tokens.end))
    for i, (sentence, *at) in enumerate(zip(*places, strict=True)):
        if sentence != last:
            first, last = i, sentence
        lemma, pos, relation, head = words.text[i], "X", "dep", i
        if syntax:
            lemma, pos, relation = _lemma(syntax.lemma[i]), syntax.upos[i], syntax.deprel[i]
            head = heads[i] if heads[i] >= 0 else i
        place = (paragraph_of[sentence], sentence, i - first, i)
        # No Penn tags are made here; the column holds the universal one again, so that it is never empty.
        yield *place, words.text[i], lemma, *at, pos, pos, relation, head, "EVENT" if happens[i] else "O"


def _lemma(lemma: str) -> str:
    return "".join(lemma.split()) or "_"


def _events(reading: Reading) -> list[bool]:
    happens = np.zeros(len(reading.story.tokens), bool)
    for event in reading.layer(Events) if reading.has(Events) else ():
        within = reading.story.tokens.indices_within(event.span)
        happens[within.start : within.stop] = True
    told: list[bool] = happens.tolist()
    return told


def entities(reading: Reading, words: Words, numbers: Numbers) -> Iterator[tuple[int, int, int, str, str, str]]:
    """One row a mention, by place; token ends are inclusive."""
    rows = []
    for mention, number in zip(reading.mentions, numbers.mentions, strict=True):
        at = words.of(mention.span)
        if at:
            rows.append((number, *at, mention.kind, mention.type, words.said(*at)))
    yield from sorted(rows, key=lambda row: row[1:])


def quotes(reading: Reading, words: Words, numbers: Numbers) -> Iterator[Cells]:
    """One row a quotation; the mention is the words that name the speaker, None where there are none."""
    for quote, said in zip(reading.quotes, reading.layer(Attributions).rows, strict=True):
        at = words.of(quote.span)
        if at:
            number = None if said.speaker is None else numbers.of(said.speaker)
            yield *at, *_named(said, words), number, words.said(*at)


def _named(said: Attribution, words: Words) -> tuple[int | None, int | None, str | None]:
    at = words.of(said.cue) if said.cue and said.speaker is not None else None
    return (*at, words.said(*at)) if at else (None, None, None)


def supersenses(reading: Reading, words: Words) -> Iterator[Cells]:
    """One row a noun or verb that has a sort; none where they were not asked for."""
    for row in reading.layer(Supersenses) if reading.has(Supersenses) else ():
        at = words.of(row.span)
        if at:
            yield *at, row.label, words.said(*at)


def offsets(reading: Reading, words: Words, numbers: Numbers) -> Iterator[Cells]:
    """Where mentions and quotations stand in characters of the story's text, and whom they mean, by our ids."""
    ids = numbers.ids
    sure = reading.layer(Attributions).rows
    for mention, number in zip(reading.mentions, numbers.mentions, strict=True):
        if words.of(mention.span):
            yield _offset("entity", number, mention.span, ids.get(number), mention.confidence)
    for quote, said in zip(reading.quotes, sure, strict=True):
        if words.of(quote.span):
            speaker = None if said.speaker is None else numbers.of(said.speaker)
            yield _offset("quote", speaker, quote.span, said.speaker, said.confidence)


def _offset(kind: str, number: int | None, span: Span, id_: str | None, confidence: float) -> Cells:
    return kind, number, span.start, span.end, id_, round(confidence, 3)
