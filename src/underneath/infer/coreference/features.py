"""What is known of a pair of mentions, apart from the encoder's vectors: one row of numbers a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.infer.coreference.forms import Form
from underneath.infer.coreference.table import APPOSITION, POSSESSOR, ROLE_COUNT, SUBJECT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.coreference.candidates import Pairs
    from underneath.infer.coreference.table import Table

    Floats = NDArray[np.float32]
    Columns = list[NDArray[Any]]

FORMS: Final = len(Form)
DETERMINERS: Final = 11
MANNER: Final = ("words a paragraph", "words a sentence", "share in lines", "words a mention")
EXCHANGE: Final = 8  # paragraphs between two lines of one exchange


def one_hot(values: NDArray[np.int32], count: int) -> Floats:
    """(n, count) of zeros and ones."""
    return np.eye(count, dtype=np.float32)[np.clip(values, 0, count - 1)]


def mention_features(table: Table) -> Floats:
    """(n, m) what is known of each mention by itself."""
    n = len(table)
    quoted = table.quote >= 0
    nominal = table.form == 0
    often = _often(table.words)
    width = (table.last - table.first).astype(np.float32)
    columns = [
        one_hot(table.kind, 3), one_hot(table.type, 6), one_hot(table.form, FORMS), one_hot(table.told, 5),
        one_hot(table.number, 3), one_hot(table.determiner, DETERMINERS) * nominal[:, None],
        one_hot(table.role, ROLE_COUNT),
        np.stack(
            [
                quoted, table.reflexive, table.possessive, table.copular, table.outer >= 0, table.links >= 0,
                np.log1p(width), width > 4, table.sure, often * nominal, _firsts(table.words) * nominal,  # noqa: PLR2004
                _firsts(table.heads) * nominal, np.arange(n) / max(n, 1) < 0.02,  # noqa: PLR2004
            ],
            axis=1,
        ),
        np.broadcast_to(manner(table), (n, len(MANNER))),
    ]  # fmt: skip
    return np.concatenate(columns, axis=1).astype(np.float32)


def manner(table: Table) -> Floats:
    """How the story is told, (len(MANNER),): novels of older days name many people in passing, posted fiction few."""
    if not len(table):
        return np.zeros(len(MANNER), np.float32)
    words = float(table.last.max()) + 1
    long = [np.log(words / (1.0 + float(column.max()))) for column in (table.paragraph, table.sentence)]
    return np.array([*long, np.mean(table.quote >= 0), np.log(words / len(table))], np.float32)


def _often(words: NDArray[np.int32]) -> Floats:
    """How often the same words stand for something in this story, as a logarithm."""
    counts = np.bincount(words + 1, minlength=1)
    counts[0] = 0
    return np.log1p(counts[words + 1]).astype(np.float32)


def _firsts(values: NDArray[np.int32]) -> Floats:
    """1 where a value is met for the first time."""
    out = np.zeros(len(values), np.float32)
    out[np.unique(values, return_index=True)[1]] = 1.0
    return out


def pair_features(table: Table, pairs: Pairs) -> Floats:
    """(p, f) what is known of each pair."""
    return side_by_side(pair_columns(table, pairs))


def pair_columns(table: Table, pairs: Pairs) -> Columns:
    """The same, column by column."""
    i, j = pairs.mention, pairs.antecedent
    return [*_near(table, pairs), *_words(table, i, j), *_grammar(table, i, j), *_quoted(table, i, j)]


def side_by_side(columns: Columns) -> Floats:
    """(p, f) of f columns, each in one piece: filled so, and multiplied by, in half the time of rows in one piece."""
    out = np.empty((len(columns), len(columns[0])), np.float32)
    for row, column in zip(out, columns, strict=True):
        row[:] = column
    wide: Floats = out.T
    return wide


def _log1p(counts: NDArray[np.int32]) -> NDArray[np.float64]:
    """log(1 + n), looked up: there are few different n."""
    most = int(counts.max(initial=0))
    if most > len(counts):
        return np.asarray(np.log1p(counts), np.float64)
    return np.asarray(np.log1p(np.arange(most + 1, dtype=np.int32))[counts], np.float64)


def _near(table: Table, pairs: Pairs) -> Columns:
    i, j = pairs.mention, pairs.antecedent
    sentences, paragraphs = table.sentence[i] - table.sentence[j], table.paragraph[i] - table.paragraph[j]
    subject = table.role[j] == SUBJECT
    before = np.cumsum(subject) - subject
    subjects = before - before[pairs.offset[i]] if len(i) else before  # nearer candidates that are subjects
    return [
            _log1p(i - j), _log1p(sentences), _log1p(np.maximum(paragraphs, 0)), _log1p(pairs.rank),
            pairs.rank == 0, pairs.rank == 1, pairs.rank == 2, sentences == 0, sentences == 1, sentences == 2,  # noqa: PLR2004
            sentences > 8, paragraphs == 0, paragraphs == 1, paragraphs == 2, paragraphs > 12,  # noqa: PLR2004
            table.scene[i] != table.scene[j], subject & (subjects == 0), subject & (subjects == 1),
            _log1p(subjects), np.log1p(np.maximum(table.start[i] - table.end[j], 0)) / 4,
    ]  # fmt: skip


def _words(table: Table, i: NDArray[np.int32], j: NDArray[np.int32]) -> Columns:
    same = (table.words[i] == table.words[j]) & (table.words[i] >= 0)
    head = (table.heads[i] == table.heads[j]) & (table.heads[i] >= 0)
    a, b = table.links[i], table.links[j]
    linked, unlinked = (a == b) & (a >= 0), (a != b) & (a >= 0) & (b >= 0)
    nominal = (table.form[i] == 0) & (table.form[j] == 0)
    gender = (table.told[i] == table.told[j]) & (table.told[i] > 0)
    clash = (table.told[i] != table.told[j]) & (table.told[i] > 0) & (table.told[j] > 0)
    number = (table.number[i] == table.number[j]) & (table.number[i] > 0)
    part = shares_name(table, i, j)
    proper = (table.kind[i] == 0) & (table.kind[j] == 0)
    form = (table.form[i] == table.form[j]) & (table.form[i] > 0)
    return [
            same, head, head & ~same, linked, unlinked, nominal & ~head, gender, clash, number, ~number,
            table.type[i] == table.type[j], part, part & ~same, proper & ~part, proper & same, form,
            same & (table.kind[i] == 1), head & (table.determiner[i] == 1), head & (table.determiner[i] == 2),  # noqa: PLR2004
            head & (table.determiner[i] == 3), head & (table.determiner[i] == table.determiner[j]),  # noqa: PLR2004
            (table.last[i] - table.first[i]) > (table.last[j] - table.first[j]),
    ]  # fmt: skip


def shares_name(table: Table, i: NDArray[np.int32], j: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether two names have a word in common."""
    out = np.zeros(len(i), bool)
    at = np.flatnonzero((table.kind[i] == 0) & (table.kind[j] == 0))
    names = table.names
    both = zip(i[at].tolist(), j[at].tolist(), strict=True)
    out[at] = [not names[a].isdisjoint(names[b]) for a, b in both]
    return out


def _grammar(table: Table, i: NDArray[np.int32], j: NDArray[np.int32]) -> Columns:
    role, other = table.role[i], table.role[j]
    verb = (table.verb[i] == table.verb[j]) & (table.verb[i] >= 0)
    hangs, holds = table.governor[i] == table.head[j], table.governor[j] == table.head[i]
    within = (table.outer[i] >= 0) & (table.outer[i] == table.outer[j])
    around = (table.first[i] <= table.first[j]) & (table.last[i] >= table.last[j])
    return [
            verb, verb & (table.reflexive[i] == 1), verb & (table.reflexive[i] == 0), role == other,
            (role == SUBJECT) & (other == SUBJECT), hangs, hangs & (role == APPOSITION), holds,
            holds & (table.copular[i] == 1), table.governor[i] == table.governor[j],
            table.copular[i] == 1, (table.form[i] == Form.WHO) & (table.first[i] - table.last[j] <= 3),  # noqa: PLR2004
            within, around, table.outer[j] >= 0, (role == POSSESSOR) & (other == SUBJECT),
            table.copular[j] == 1, table.first[i] - table.last[j] <= 2,  # noqa: PLR2004
    ]  # fmt: skip


def _quoted(table: Table, i: NDArray[np.int32], j: NDArray[np.int32]) -> Columns:
    a, b = table.quote[i] >= 0, table.quote[j] >= 0
    here = table.paragraph[i] == table.paragraph[j]
    same = a & b & (table.utterance[i] == table.utterance[j])
    first, other = table.form[i], table.form[j]
    me, you, my, your = first == Form.I, first == Form.YOU, other == Form.I, other == Form.YOU
    alike, crossed = (me & my) | (you & your), (me & your) | (you & my)
    third, told = (first < Form.I) & (other < Form.I), ~a & ~b
    acts, acted = table.role[j] == SUBJECT, table.role[i] == SUBJECT
    near, turns = _turns(table, i, j, same)
    replies = [pair & near & (turns == n) for n in (1, 2, 3) for pair in (alike, crossed)]
    return [
        told, a & b, same, a & ~b, ~a & b, ~a & b & here, a & ~b & here, alike & same, crossed & same, *replies,
        alike & told, (me | my) & told, (me | you) & third, third & a & b & same, near,
        (me | you) & ~b & here & (other > 0), (my | your) & ~a & here, me & a & ~b & here & acts,
        my & b & ~a & here & acted, alike & here, crossed & here,
    ]  # fmt: skip


def _turns(
    table: Table, i: NDArray[np.int32], j: NDArray[np.int32], same: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.int32]]:
    """Whether two lines belong to one exchange, and how many quotations apart they are."""
    quoted = (table.quote[i] >= 0) & (table.quote[j] >= 0)
    near = quoted & ~same & (table.paragraph[i] - table.paragraph[j] < EXCHANGE)
    return near, np.where(quoted, table.quote[i] - table.quote[j], 0)
