"""Blocks are found by white space alone."""

from hypothesis import given
from hypothesis import strategies as st

from underneath.ingest.blocks import find_pieces, pieces_of_blocks
from underneath.ingest.lines import layout_of, lines_of, runs_of
from underneath.ingest.manuscript import Block
from underneath.story.spans import Span

WRAPPED = (
    "Sefa put the kettle on and waited for the ferry, which was late, as it\n"
    "had been every night since the lamp on the far pier went out and no one\n"
    "could be found to climb up and light it again.\n"
)
MORE = (
    "Ivo said he would. Ivo said a great many things, and some of them were\n"
    "even true, but the ladder was long and the wind had not dropped for a\n"
    "week together.\n"
)


def words_of(text):
    return [piece.words for piece in find_pieces(text)]


def test_blank_lines_part_paragraphs():
    assert words_of("One gull.\n\nTwo gulls.\n\n\nThree.") == ["One gull.", "Two gulls.", "Three."]


def test_a_piece_tells_the_blank_lines_before_it():
    assert [p.blanks for p in find_pieces("One.\n\nTwo.\n\n\n\nThree.")] == [0, 1, 3]


def test_without_blank_lines_each_line_is_a_paragraph():
    long = "Sefa looked at the lamp for a long time and then she looked at the water, and neither of them helped her."
    assert words_of(f"{long}\n“No,” she said.\n{long}") == [long, "“No,” she said.", long]


def test_wrapped_lines_make_one_paragraph():
    assert words_of(f"{WRAPPED}\n{MORE}") == [WRAPPED.strip(), MORE.strip()]


def test_windows_line_ends_make_no_difference():
    assert len(find_pieces(f"{WRAPPED}\n{MORE}".replace("\n", "\r\n"))) == 2


def test_in_wrapped_text_an_indent_opens_a_paragraph():
    text = "".join("    " + part for part in (WRAPPED, MORE) * 4)
    assert len(find_pieces(text)) == 8


def test_in_wrapped_text_without_blanks_or_indents_a_short_line_closes_a_paragraph():
    assert len(find_pieces((WRAPPED + MORE) * 8)) == 16


def test_a_stray_indent_in_wrapped_text_opens_nothing():
    text = f"{WRAPPED}\n{MORE}\n{WRAPPED}\n{MORE}".replace("could be", " could be", 1)
    assert len(find_pieces(text)) == 4


def test_verse_in_a_wrapped_text_stays_together():
    verse = "    The lamp is out,\n      the boat is in,\n    and who will row\n      the widow's kin?"
    assert words_of(f"{WRAPPED}\n{verse}\n\n{MORE}")[1] == verse.strip()


def test_verse_is_set_off():
    verse = "    The lamp is out,\n      the boat is in,\n    and who will row\n      the widow's kin?"
    assert find_pieces(f"{WRAPPED}\n{verse}\n\n{MORE}")[1].set_off


def test_verse_between_unwrapped_paragraphs_stays_together():
    long = "Sefa sang, because there was nobody on the quay to hear her and because the wind took it away at once. " * 2
    assert words_of(f"{long}\n\nThe lamp is out,\nthe boat is in\n\n{long}")[1] == "The lamp is out,\nthe boat is in"


def test_dialogue_line_by_line_does_not_stay_together():
    long = "Sefa sang, because there was nobody on the quay to hear her and because the wind took it away at once. " * 2
    assert len(find_pieces(f"{long}\n\n“Stop.”\n“Why?”\n“Ivo is asleep.”\n\n{long}")) == 5


def test_a_wrapped_note_over_unwrapped_prose_is_one_block():
    long = "Sefa sang, because there was nobody on the quay to hear her and because the wind took it away at once. " * 2
    text = f"{WRAPPED}\n" + f"{long}\n\n“Hush,” said Ivo.\n\n" * 6
    assert find_pieces(text)[0].words == WRAPPED.strip()


def test_an_unwrapped_paragraph_in_a_wrapped_file_is_cut_at_its_line_ends():
    long = "Sefa sang, because there was nobody on the quay to hear her and because the wind took it away at once. " * 2
    text = f"{WRAPPED}\n{MORE}\n{WRAPPED}\n{long}\n“Hush,” said Ivo, who was trying to sleep.\n\n{MORE}"
    assert len(find_pieces(text)) == 6


def test_a_mark_stands_alone_without_blank_lines_around_it():
    assert words_of("She slept.\n***\nShe woke.") == ["She slept.", "***", "She woke."]


def test_the_short_last_line_of_a_wrapped_paragraph_is_no_mark():
    text = WRAPPED.replace("again.\n", "again, not even Ivo, who was afraid of nothing but an\nox.\n")
    assert words_of(f"{text}\n{MORE}")[0].endswith("ox.")


def test_labels_line_by_line_stand_alone():
    assert words_of("Title: Low Tide\nAuthor: saltmarsh\nRating: T\n\nShe slept.")[:2] == [
        "Title: Low Tide",
        "Author: saltmarsh",
    ]


def test_invisible_characters_join_the_line_before():
    assert find_pieces("One.\n\u200b\nTwo.")[0].span == Span(0, 6)


def test_invisible_characters_at_the_front_join_the_first_line():
    assert find_pieces("\u200b\n\nOne.")[0].span == Span(0, 7)


def test_invisible_characters_alone_still_belong_somewhere():
    assert find_pieces("\n\u200b\n")[0].span == Span(1, 2)


def test_the_markups_blocks_are_taken_as_they_are():
    pieces = pieces_of_blocks("Chapter 1\n\nShe slept.", [Block(Span(11, 21)), Block(Span(0, 9), "heading")])
    assert [(p.words, p.role, p.final) for p in pieces] == [
        ("Chapter 1", "heading", True),
        ("She slept.", "prose", False),
    ]


def test_a_final_role_cannot_be_changed():
    piece = pieces_of_blocks("Chapter 1", [Block(Span(0, 9), "heading")])[0]
    piece.label("break")
    assert piece.role == "heading"


def test_the_layout_of_a_wrapped_spaced_text_is_seen():
    layout = layout_of("", [])
    text = f"{WRAPPED}\n{MORE}\n" * 3
    seen = layout_of(text, runs_of(lines_of(text)))
    assert (layout.width, seen.spaced, seen.indented, 60 <= (seen.width or 0) <= 75) == (None, True, False, True)


@given(st.text(alphabet="aA .*\n\r\t\u200b\u2028“”—x1", max_size=300))
def test_every_visible_character_is_in_exactly_one_piece(text):
    at = 0
    for piece in find_pieces(text):
        assert not text[at : piece.span.start].strip()
        assert piece.span.of(text) == piece.words
        at = piece.span.end
    assert not text[at:].strip()
