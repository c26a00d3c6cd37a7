"""Markdown is read in place: the text is the source, and its markup says what each block is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.ingest.frontmatter import read_front_matter
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.markdown import read_markdown
from underneath.settings import Settings
from underneath.story.story import SeriesPart


def read(source: str) -> Manuscript:
    return read_markdown(source.encode(), Settings())


def roles(source: str) -> list[tuple[str, str]]:
    return [(block.role, block.span.of(source)) for block in read(source).blocks]


def test_text_is_the_source_untouched():
    assert read("# Rain\r\n\r\nMara *ran*.\r\n").text == "# Rain\r\n\r\nMara *ran*.\r\n"


def test_paragraphs_part_at_blank_lines():
    assert roles("Mara ran\nto the pier.\n\n \nIt rained.") == [
        ("prose", "Mara ran\nto the pier."),
        ("prose", "It rained."),
    ]


def test_a_heading_keeps_its_sign():
    assert roles("Rain.\n## Chapter 1 ##\nMore rain.")[1] == ("heading", "## Chapter 1 ##")


@pytest.mark.parametrize(("line", "role"), [("=====", "heading"), ("---", "heading"), ("-", "prose")])
def test_an_underlined_line_is_a_heading(line, role):
    assert (role, f"Chapter Two\n{line}") in roles(f"Rain.\n\nChapter Two\n{line}\n\nIt rained.")


@pytest.mark.parametrize("above", ["It rained.", "“No,”", "*No!*", "word " * 30, "Two\nlines"])
def test_a_rule_under_a_paragraph_is_a_break(above):
    assert roles(f"{above}\n---\nIt rained.")[1] == ("break", "---")


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "___", " - - -", "#", "-----"])
def test_a_rule_is_a_break(rule):
    assert roles(f"Rain.\n\n{rule}\n\nMore.") == [("prose", "Rain."), ("break", rule.strip()), ("prose", "More.")]


def test_the_lone_first_heading_is_the_title():
    manuscript = read("# *Low Water*\n\n## One\n\nRain.\n\n## Two\n\nRain.")
    assert (manuscript.metadata.title, manuscript.blocks[0].kind) == ("Low Water", "title")


def test_a_lone_first_heading_that_says_chapter_is_no_title():
    assert roles("# Chapter 1\n\nRain.")[0][0] == "heading"


def test_several_first_headings_are_chapters():
    assert [role for role, _ in roles("# One\n\nRain.\n\n# Two\n\nRain.")] == ["heading", "prose"] * 2


def test_a_heading_below_the_chapters_must_speak_for_itself():
    assert roles("## One\n\nRain.\n\n### Later\n\nRain.\n\n## Two\n\nRain.")[2] == ("prose", "### Later")


@pytest.mark.parametrize("words", ["Author's Note", "A/N", "Notes:", "**Disclaimer**", "Content warnings"])
def test_a_notes_heading_is_left_to_the_reader_of_notes(words):
    assert ("prose", f"## {words}") in roles(f"## One\n\nRain.\n\n## Two\n\nRain.\n\n## {words}\n\nThanks!")


def test_a_blockquote_is_prose():
    assert roles("> It rained.\n> Hard.") == [("prose", "> It rained.\n> Hard.")]


def test_a_comment_is_metadata():
    assert roles("<!-- a\n\nb --> <!-- c -->\nRain.") == [
        ("metadata", "<!-- a\n\nb -->"),
        ("metadata", "<!-- c -->"),
        ("prose", "Rain."),
    ]


def test_text_after_a_comment_is_not_lost():
    assert roles("<!-- a\nb --> Rain.\nMore.") == [("metadata", "<!-- a\nb -->"), ("prose", "Rain.\nMore.")]


def test_a_comment_never_closed_is_prose():
    assert roles("<!-- a\n\n<!-- b\n\nRain.") == [("prose", "<!-- a"), ("prose", "<!-- b"), ("prose", "Rain.")]


def test_emphasis_is_found_in_prose_alone():
    source = "---\ntitle: _x_ y\n---\n# *A*\n\n## One\n\nMara *ran*."
    assert [e.span.of(source) for e in read(source).emphasis] == ["ran"]


def test_front_matter_is_metadata():
    assert roles("---\ntitle: Rain\n---\n\nMara ran.") == [
        ("metadata", "---\ntitle: Rain\n---"),
        ("prose", "Mara ran."),
    ]


@pytest.mark.parametrize("source", ["---\n\nMara ran.\n\n---\nMore.", "---\n---\nMara ran.", "---\nMara ran."])
def test_a_rule_at_the_top_is_a_break(source):
    assert roles(source)[0] == ("break", "---")


def test_a_stated_title_wins_over_the_heading():
    assert read("---\ntitle: Rain\n---\n# Storm\n\nMara ran.").metadata.title == "Rain"


def stated(source: str) -> object:
    return read_front_matter(source.split("\n"))


def test_flat_keys_are_read():
    found = stated(
        'title: "Low: Water"\nBy: Nell Ostra\nRating: Teen\nlang: en\ndate: 2020-01-02\nword_count: 1,234\nchapters: 3/?'
    )
    assert (found.title, found.authors, found.rating, found.language) == ("Low: Water", ("Nell Ostra",), "Teen", "en")
    assert (found.published, found.words, found.chapters_have, found.chapters_of) == ("2020-01-02", 1234, 3, None)


def test_lists_are_read_in_both_shapes():
    found = stated("tags: [rain, 'boats, small', \"x\"]\nfandoms:\n  - Original Work\n- Sea Tales\nseries: Tides")
    assert (found.tags, found.fandoms) == (("rain", "boats, small", "x"), ("Original Work", "Sea Tales"))
    assert found.series == (SeriesPart("Tides"),)


def test_a_summary_may_run_over_lines():
    assert stated("summary: >\n  A boat.\n\n  - A pier.\nrating: T").summary == "A boat. - A pier."


def test_a_value_may_stand_under_its_key():
    assert stated("author:\n  name: Nell Ostra").authors == ("Nell Ostra",)


def test_what_is_not_understood_is_passed_over():
    assert (
        stated("  stray\n- stray\n???\ntitle:\ntitle: Rain\ntitle: Storm\nwords: many\nchapters: all").title == "Rain"
    )


PIECES = st.sampled_from(
    ["# a", "---", "===", "<!--", "-->", "title: x", "Rain.", "", " ", "* * *", "> b", "#", "\t", "*c*"]
)


@given(st.lists(PIECES, min_size=1), st.sampled_from(["\n", "\r\n", "\r"]))
def test_blocks_cover_all_but_white_space_once(lines, end):
    source = end.join([*lines, "Rain"])
    blocks = read(source).blocks
    assert "".join("".join(b.span.of(source).split()) for b in blocks) == "".join(source.split())


@given(st.lists(PIECES, min_size=1))
def test_blocks_are_sorted_trimmed_and_apart(lines):
    source = "\n".join([*lines, "Rain"])
    spans = [b.span for b in read(source).blocks]
    assert spans == sorted(spans)
    assert all(s.of(source).strip() == s.of(source) != "" for s in spans)
