"""What stands before a tale without any label is told from the tale's own first words."""

import numpy as np
import pytest

from underneath.ingest.assemble import assemble
from underneath.ingest.blocks import find_pieces
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.paratext.openings import BUCKETS, KINDS, chances, kind_of_opening, signs_of
from underneath.story.story import Origin

TALE = """Marrick wound the east clock at six, as he did every night, and Oda wound the west one, and neither of them looked round.

"You're slow," she said, when he had come down the ladder.

"It is fast," said Marrick. He wiped his hands on the rag and hung it on its nail. "It has been fast since you cleaned it."

The rain had got in under the door. She put down the sack that they kept for it, and stood on the sack, and listened to the two of them ticking, a little apart, like two people on a stair. He had told the council that it could not be done with one pair of hands, and the council had sent her, and that had been eleven years ago.

"They'll lock us in again," said Oda. "It's the festival. They always do."

"Then we shall sit here," he said, and he fetched the lamp, and the bread, and the other cup.

She watched him cut the loaf. He did it badly, and he gave her the larger half, and went round the table to the draughty side before she could get up. Below them the square had filled with people, all looking up, waiting to be told what time it was.

At ten the key turned in the lock, and nobody said that they had been forgotten. Oda laughed first."""

OPENINGS = [
    ("summary", "Two rival clockmakers are locked in for the night. Only one of them minds."),
    ("summary", "There are two clocks, one tower, and a festival. Somebody has forgotten the key."),
    ("warning", "past drowning, a cruel father, one broken hand. Nobody dies."),
    ("warning", "Mentions of a past death. Some blood."),
    ("header", "M/F, rivals to lovers, clocks, one (1) lamp | T"),
    ("header", "Oda/Marrick, past Oda/Pell. Slow burn, only one chair."),
]


def story_of(text):
    return assemble(Manuscript(text, "text", "utf-8"), Origin("tale.txt", "text", "utf-8", ""), "tale")


def marked(text):
    return [(row.kind, row.span.of(text)) for row in story_of(text).paratext]


@pytest.mark.parametrize(("kind", "words"), OPENINGS)
def test_a_writer_may_leave_the_label_out(kind, words):
    assert marked(f"{words}\n\n{TALE}") == [(kind, words)]


def test_what_a_label_follows_stands_before_the_tale_too():
    blurb, label = "They have one tower between them, and one night.", "Warnings: heights. A cruel father."
    assert [words for _, words in marked(f"{blurb}\n\n{label}\n\n{TALE}")] == [blurb, label]


@pytest.mark.parametrize(
    "words",
    [
        "The ferry was late again.",
        "It had been raining for three days when Oda came.",
        "She had not slept.",
        "Nobody had wound the clock.",
        "“You’re late,” said Oda.",
        "‘Again.’",
        "In the winter of that year the river froze, and Marrick walked across it with the clock upon his back.",
    ],
)
def test_a_tales_own_first_words_stay_in_it(words):
    assert marked(f"{words}\n\n{TALE}") == []


def test_a_dedication_names_no_writer():
    assert story_of(f"for M., who winds the clocks\n\n{TALE}").metadata.authors == ()


def test_a_byline_in_jest_is_a_byline():
    assert story_of(f"by a person who cries at clocks\n\n{TALE}").metadata.authors == ("a person who cries at clocks",)


def test_a_blurb_is_the_summary_that_a_text_states():
    assert story_of(f"{OPENINGS[0][1]}\n\n{TALE}").metadata.summary == OPENINGS[0][1]


def test_the_same_words_within_a_tale_stay_in_it():
    _, blurb = OPENINGS[0]
    assert marked(f"{TALE}\n\n{blurb}\n\n{TALE}") == []


def test_before_a_few_lines_nothing_is_taken():
    assert marked(f"{OPENINGS[0][1]}\n\nMarrick wound the clock.\n\nOda laughed.") == []


def test_a_long_paragraph_is_the_tale():
    assert kind_of_opening(find_pieces(f"{OPENINGS[0][1] * 10}\n\n{TALE}"), 0) is None


def test_of_every_piece_the_chances_add_up_to_one():
    pieces = find_pieces(f"{OPENINGS[0][1]}\n\n{TALE}")
    for i in range(len(pieces)):
        chance = chances(signs_of(pieces, i))
        assert chance.shape == (1 + len(KINDS),)
        assert np.isclose(chance.sum(), 1)


def test_names_and_numbers_are_all_alike_to_it():
    of = [
        signs_of(find_pieces(f"It is {n} and {name} has lied.\n\n{TALE}"), 0) for n, name in ((5, "Pell"), (66, "Vey"))
    ]
    assert of[0].buckets == of[1].buckets
    assert max(of[0].buckets) < BUCKETS
