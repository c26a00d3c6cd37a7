"""CoNLL-U: every word with its lemma, part of speech and head, and whose quotation it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from underneath.export.plain import one_line, utf8
from underneath.layers.speech import Attributions
from underneath.layers.syntax import Syntax
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.conllu`. Read without the encoder, lemma to relation are `_`."""
    return {".conllu": utf8("".join(_blocks(reading)))}


def _blocks(reading: Reading) -> Iterator[str]:
    story, seen = reading.story, -1
    misc, syntax = _in_quotes(reading), reading.layer(Syntax) if reading.has(Syntax) else None
    yield f"# newdoc id = {one_line(story.id)}\n"
    for sentence, group in groupby(range(len(story.tokens)), key=story.tokens.sentence.__getitem__):
        words, span = list(group), story.sentences[int(sentence)].span
        paragraph = story.paragraphs.index_before(span.start)
        if paragraph != seen:
            yield f"# newpar id = p{paragraph}\n"
            seen = paragraph
        yield f"# sent_id = s{sentence}\n# text = {one_line(span.of(reading.text))}\n"
        tree = _Tree(syntax, words)
        for i in words:
            yield _word(reading, i, words, tree, int(misc[i]))
        yield "\n"


def _word(reading: Reading, i: int, words: list[int], tree: _Tree, quote: int) -> str:
    text, tokens = reading.text, reading.story.tokens
    start, end = int(tokens.start[i]), int(tokens.end[i])
    more = [f"start_char={start}", f"end_char={end}"]
    if i < words[-1] and int(tokens.start[i + 1]) == end:
        more.append("SpaceAfter=No")
    if quote >= 0:
        speaker = reading.layer(Attributions).rows[quote].speaker
        more += [f"Quote={quote}"] + ([f"Speaker={speaker}"] if speaker else [])
    lemma, upos, head, relation = tree.of(i)
    cells = (i - words[0] + 1, _cell(text[start:end]), lemma, upos, "_", "_", head, relation, "_", "|".join(more))
    return "\t".join(map(str, cells)) + "\n"


def _cell(word: str) -> str:
    return one_line(word) or "_"


class _Tree:
    """The words of one sentence as CoNLL-U wants them: heads counted from 1, and one root."""

    def __init__(self, syntax: Syntax | None, words: list[int]) -> None:
        self._syntax, self._first, self._last = syntax, words[0], words[-1]
        heads = syntax.head if syntax else ()
        self._root = next((i for i in words if syntax and not self._inside(int(heads[i]))), words[0])

    def _inside(self, i: int) -> bool:
        return self._first <= i <= self._last

    def of(self, i: int) -> tuple[str, str, str, str]:
        """Lemma, part of speech, head and relation of a word; `_` where syntax was not looked for."""
        if self._syntax is None:
            return "_", "_", "_", "_"
        head, relation = int(self._syntax.head[i]), self._syntax.deprel[i]
        if i == self._root:
            head, relation = self._first - 1, "root"
        elif not self._inside(head):  # a sentence longer than the encoder's window has a root in each piece
            head, relation = self._root, "parataxis"
        return _cell(self._syntax.lemma[i]), self._syntax.upos[i], str(head - self._first + 1), relation


def _in_quotes(reading: Reading) -> NDArray[np.int32]:
    """(n,) int32: the innermost quotation each word stands in; -1: none."""
    out = np.full(len(reading.story.tokens), -1, np.int32)
    for i, quote in enumerate(reading.quotes):  # outer ones come first, so inner ones have the last word
        within = reading.story.tokens.indices_within(quote.span)
        out[within.start : within.stop] = i
    return out
