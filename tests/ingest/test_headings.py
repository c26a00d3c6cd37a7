"""Chapter headings: the line itself, what stands under it, the chapters they open."""

import pytest

from underneath.ingest.blocks import find_pieces, pieces_of_blocks
from underneath.ingest.breaks import mark_breaks
from underneath.ingest.headings import chapters_of, mark_headings, mark_numbered
from underneath.ingest.headwords import is_title_case, numeral_of, parse_heading
from underneath.ingest.manuscript import Block
from underneath.ingest.numerals import number_of
from underneath.story.spans import Span

SCENE = (
    "Sefa put the kettle on and waited for the ferry.\n\n“You’re late,” said Ivo.\n\n"
    "She did not turn round. The lamp had gone out an hour ago.\n\nThey ate bread until the bell rang.\n\n"
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("XIV", 14),
        ("xl", 40),
        ("twelve", 12),
        ("Twenty-One", 21),
        ("third", 3),
        ("thirty-second", 32),
        ("sea", None),
        ("iiii", None),
        ("", None),
    ],
)
def test_numbers_are_read_in_every_dress(words, value):
    assert number_of(words) == value


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("CHAPTER I", 1, None),
        ("Chapter 1: Festival", 1, "Festival"),
        ("Chapter One", 1, None),
        ("Prologue", None, "Prologue"),
        ("Epilogue: Home Again", None, "Epilogue: Home Again"),
        ("Part Two", 2, None),
        ("CHAPTER XIV. The Wire", 14, "The Wire"),
        ("Chapter 1 - Festival", 1, "Festival"),
        ("**Chapter 3**", 3, None),
        ("~Chapter 3~", 3, None),
        ("Book the Third", 3, None),
        ("Second Part", 2, None),
        ("Chapter the Last", None, None),
        ("PART ONE--The Old Boat", 1, "The Old Boat"),
        ("Ch 12: Bread", 12, "Bread"),
        ("Chapter 2 (of 9)", 2, "(of 9)"),
        ("Low Tide - Chapter 3", 3, "Low Tide"),
        ("_Chapter I_", 1, None),
        ("CHAPTER I PARIS: 1792", 1, "PARIS: 1792"),
        ("Act II", 2, None),
        ("Chapter Three, in which bread is eaten", 3, "in which bread is eaten"),
        ("Phase the Second: Maiden No More", 2, "Maiden No More"),
    ],
)
def test_a_heading_tells_its_number_and_title(line, number, title):
    assert (parse_heading(line).number, parse_heading(line).title) == (number, title)


@pytest.mark.parametrize(
    "line",
    [
        "Part of her wanted to laugh.",
        "Chapter and verse, he gave her.",
        "Part one was easy.",
        "Chapter 3 was the hardest to read.",
        "Book clubs bored her.",
        "Act one more time and I will leave",
        "Letter I wrote to her",
        "Chapter One of her life was over.",
        "“Chapter One,” she read.",
        "Part Two of the plan failed.",
        "Prologue to a disaster, she thought.",
        "Chapter 1 " + "sea " * 60,
    ],
)
def test_a_sentence_that_begins_like_a_heading_is_none(line):
    assert parse_heading(line) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("IV.", ("roman", 4)),
        ("- 2 -", ("digit", 2)),
        ("Three", ("word", 3)),
        ("1941", None),
        ("“2”", None),
        ("six", ("word", 6)),
    ],
)
def test_a_bare_number_tells_its_style(line, found):
    assert numeral_of(line) == found


@pytest.mark.parametrize(
    ("line", "is_one"), [("What We Owe the Sea", True), ("He went home with nothing", False), ("the last ferry", False)]
)
def test_a_title_is_capitalised(line, is_one):
    assert is_title_case(line) == is_one


def labelled(text):
    pieces = find_pieces(text)
    mark_numbered(pieces)
    mark_breaks(pieces)
    mark_headings(pieces)
    return pieces


def chapters(text):
    return [(c.number, c.title) for c in chapters_of(labelled(text))]


def words_with(text, role):
    return [p.words for p in labelled(text) if p.role == role]


def test_headings_open_chapters():
    assert chapters(f"Chapter 1: Bread\n\n{SCENE}Chapter 2: Salt\n\n{SCENE}") == [(1, "Bread"), (2, "Salt")]


def test_a_text_without_headings_has_no_chapters():
    assert chapters(SCENE) == []


def test_prose_before_the_first_heading_is_a_chapter_without_one():
    assert chapters(f"{SCENE}Chapter 1\n\n{SCENE}") == [(None, None), (1, None)]


def test_a_chapter_holds_its_heading():
    text = f"Chapter 1\n\n{SCENE}Chapter 2\n\n{SCENE}"
    first, second = chapters_of(labelled(text))
    assert (first.span.start, text[second.heading.start : second.heading.end], second.span.start) == (
        0,
        "Chapter 2",
        second.heading.start,
    )


def test_a_part_and_its_first_chapter_open_one_chapter():
    assert chapters(f"PART ONE\n\nTHE QUAY\n\nChapter 1\n\n{SCENE}Chapter 2\n\n{SCENE}") == [(1, None), (2, None)]


def test_the_line_under_a_bare_heading_is_its_title():
    assert chapters(f"CHAPTER I\n\nTHERE IS NO ONE LEFT\n\n\n{SCENE}") == [(1, "THERE IS NO ONE LEFT")]


def test_a_title_right_under_its_heading_may_have_a_full_stop():
    assert chapters(f"Chapter I.\nThe Missing Heir.\n\n\n{SCENE}") == [(1, "The Missing Heir.")]


def test_a_shout_under_a_heading_is_no_title():
    assert chapters(f"CHAPTER I\n\n“TOM!”\n\n{SCENE}") == [(1, None)]


def test_a_date_under_a_heading_is_no_title():
    assert chapters(f"Chapter 1\n\nMonday\n\n{SCENE}") == [(1, None)]


def test_a_numbered_letter_line_under_a_heading_is_no_title():
    assert chapters(f"Letter 1\n\nSt. Aubin, 11th December\n\n{SCENE}") == [(1, None)]


def test_numbers_over_short_sections_part_scenes():
    assert words_with(f"{SCENE}2.\n\n{SCENE}3.\n\n{SCENE}", "break") == ["2.", "3."]


def test_numbers_over_long_sections_are_chapters():
    assert chapters(f"I\n\n{SCENE * 40}II\n\n{SCENE * 40}III\n\n{SCENE * 40}") == [(1, None), (2, None), (3, None)]


def test_numbers_within_named_chapters_part_scenes():
    assert words_with(f"Chapter 1\n\n{SCENE * 40}2\n\n{SCENE * 40}3\n\n{SCENE * 40}", "break") == ["2", "3"]


def test_thirty_in_roman_is_a_chapter_among_chapters_and_a_mark_elsewhere():
    roman = [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
        "XVII",
        "XVIII",
        "XIX",
        "XX",
        "XXI",
        "XXII",
        "XXIII",
        "XXIV",
        "XXV",
        "XXVI",
        "XXVII",
        "XXVIII",
        "XXIX",
        "XXX",
    ]
    text = "".join(f"{number}\n\n{SCENE * 40}" for number in roman)
    assert (len(chapters(text)), words_with(f"{SCENE}XXX\n\n{SCENE}", "break")) == (30, ["XXX"])


def test_a_long_count_may_miss_one_number():
    text = "".join(f"{number}.\n\n{SCENE}" for number in (1, 2, 3, 5, 6))
    assert len(words_with(text, "break")) == 5


def test_a_tale_that_opens_with_a_one_counts_its_sections():
    text = "I.\n\nShe slept.\n\nHe did not.\n\nII.\n\nIt rained.\n\nIII.\n\nThey ate bread.\n\nIt was good."
    assert words_with(text, "break") == ["I.", "II.", "III."]


def test_a_lone_two_parts_a_story_in_two():
    assert words_with(f"{SCENE}II\n\n{SCENE}", "break") == ["II"]


def test_a_count_aloud_is_the_tale():
    assert words_with(f"{SCENE}One.\n\nTwo.\n\nThree.\n\n{SCENE}", "prose")[4:7] == ["One.", "Two.", "Three."]


def test_numbered_stanzas_are_the_tale():
    stanza = "    The lamp is out, the boat is in,\n      and who will row the widow's kin,\n    and who will call the children in,\n      and who will ring the bell?\n\n"
    assert (
        words_with(f"{SCENE}" + "".join(f"    {n}\n\n{stanza * 4}" for n in ("I", "II", "III")) + SCENE, "break") == []
    )


def test_titled_numbers_are_chapters():
    assert chapters(f"1. The Shore\n\n{SCENE}2. The Boat\n\n{SCENE}") == [(1, "The Shore"), (2, "The Boat")]


def test_a_list_in_the_tale_is_no_heading():
    assert words_with(f"{SCENE}1. Bread\n\n2. Salt\n\n3. Lamp oil\n\n{SCENE}", "heading") == []


def test_titles_in_capitals_after_wide_gaps_head_an_unnumbered_collection():
    body = SCENE * 4
    assert chapters(f"THE QUAY\n\n{body}\n\n\nTHE LAMP\n\n{body}") == [(None, "THE QUAY"), (None, "THE LAMP")]


def test_a_sign_in_capitals_heads_nothing():
    assert chapters(f"{SCENE}NO SWIMMING\n\n{SCENE}") == []


def test_a_word_and_its_number_may_stand_on_two_lines():
    assert chapters(f"CHAPTER\n\n1\n\n{SCENE}CHAPTER\n\n2\n\n{SCENE}") == [(1, None), (2, None)]


def test_a_table_of_contents_opens_no_chapters():
    toc = "Contents\n\nChapter 1: Bread\n\nChapter 2: Salt\n\n"
    text = f"{toc}Chapter 1: Bread\n\n{SCENE}Chapter 2: Salt\n\n{SCENE}"
    assert (chapters(text), words_with(text, "paratext")) == (
        [(1, "Bread"), (2, "Salt")],
        ["Contents", "Chapter 1: Bread", "Chapter 2: Salt"],
    )


def test_a_table_of_contents_may_be_one_block():
    toc = "CONTENTS\n\n    I. Bread\n    II. Salt\n    III. Lamps\n\n"
    assert chapters(f"{toc}CHAPTER I\n\n{SCENE}CHAPTER II\n\n{SCENE}") == [(1, None), (2, None)]


def test_a_list_of_chapters_needs_no_word_over_it():
    toc = "".join(f"Chapter {n}\n\n" for n in (1, 2, 3))
    assert len(words_with(toc + "".join(f"Chapter {n}\n\n{SCENE}" for n in (1, 2, 3)), "paratext")) == 3


def test_the_word_contents_in_a_tale_lists_nothing():
    assert words_with(f"Contents\n\n{SCENE}", "paratext") == []


def test_a_heading_the_markup_gives_keeps_its_words_as_title():
    text = "The Shore\n\nShe slept."
    pieces = pieces_of_blocks(text, [Block(Span(0, 9), "heading"), Block(Span(11, 21))])
    assert chapters_of(pieces)[0].title == "The Shore"
