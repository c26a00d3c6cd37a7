"""Tiny stories with hand-made syntax, and a lexicon of a few words, for the tests of supersenses."""

import numpy as np

from underneath.encode.heads import DEPRELS, UPOS
from underneath.encode.signals import Signals
from underneath.infer.supersenses.lexicon import lexicon_of
from underneath.layers.syntax import Syntax
from underneath.testing import tiny_story

# Letters are sorts, in the order of `SUPERSENSES`: d artifact, m location, p person, x state; L possession, N stative.
LEXICON = lexicon_of("door\td\nduchess\tp\ngarden\td5m4\ngive_up\tN\ngive\tL\nwait\tdN\nwaiting_room\td\nof_age\tx")


def parsed(text, words):
    """A story and its syntax: `words` has a row "word lemma POS relation head" for each token, head counted from 0."""
    story = tiny_story(text)
    rows = [line.split() for line in words.strip().splitlines()]
    assert [row[0] for row in rows] == [text[a:b] for a, b in zip(story.tokens.start, story.tokens.end, strict=True)]
    _, lemma, upos, deprel, head = zip(*rows, strict=True)
    return story, Syntax(lemma, upos, np.array(head, np.int32), deprel)


def signals_of(syntax, vectors=None):
    """Signals that say what the syntax says, and nothing else."""
    n = len(syntax)
    none, ints = np.zeros(n, np.float32), np.zeros(0, np.int32)
    upos = np.array([UPOS.index(pos) for pos in syntax.upos], np.int8)
    deprel = np.array([DEPRELS.index(relation) for relation in syntax.deprel], np.int8)
    return Signals(
        vectors, none, np.zeros((n, 6), np.float32), upos, syntax.head, deprel, ints, ints,
        np.zeros(0, np.float32), np.zeros((0, 7), np.float32), np.zeros((0, 3), np.float32), "made by hand",
    )  # fmt: skip


GIVES_UP = (
    "The duchess gave up. She stood at the garden door.",
    """
The the DET det 1
duchess duchess NOUN nsubj 2
gave give VERB root -1
up up ADP compound:prt 2
. . PUNCT punct 2
She she PRON nsubj 6
stood stand VERB root -1
at at ADP case 10
the the DET det 10
garden garden NOUN compound 10
door door NOUN obl 6
. . PUNCT punct 6
""",
)
NAMES = (
    "Anna Lind waited. Tom had waited in the waiting room.",
    """
Anna Anna PROPN nsubj 2
Lind Lind PROPN flat 0
waited wait VERB root -1
. . PUNCT punct 2
Tom Tom PROPN nsubj 6
had have AUX aux 6
waited wait VERB root -1
in in ADP case 10
the the DET det 10
waiting waiting NOUN compound 10
room room NOUN obl 6
. . PUNCT punct 6
""",
)
