import pytest

from underneath.ingest.html import read_html
from underneath.settings import Settings


def roles(html):
    manuscript = read_html(html.encode(), Settings())
    return [(b.kind or b.role, b.span.of(manuscript.text)) for b in manuscript.blocks]


def test_a_first_heading_that_the_head_states_as_title_is_the_title_whatever_its_level():
    html = "<title>The  Lantern</title><h1>THE LANTERN</h1><h1>One Night</h1><p>a</p><h1>Later</h1><p>b</p>"
    assert [role for role, _ in roles(html)] == ["title", "heading", "prose", "heading", "prose"]


def test_a_chapter_is_not_the_title_even_where_the_head_says_so():
    assert roles("<title>Prologue</title><h1>Prologue</h1><p>a</p>")[0][0] == "heading"


def test_numbers_under_chapters_part_scenes():
    html = "<h2>Chapter 1</h2><p>a</p><h3>2.</h3><p>b</p><h2>Chapter 2</h2><p>c</p><h3>2.</h3><p>d</p>"
    assert [role for role, text in roles(html) if text == "2."] == ["break", "break"]


@pytest.mark.parametrize(
    "name", ["Prologue", "EPILOGUE", "Chapter Twenty-One", "Part II", "Book the First", "ch. 3: Rain", "Interlude"]
)
def test_a_heading_that_names_a_part_opens_it_at_any_level(name):
    html = f"<h2>One</h2><p>a</p><h2>Two</h2><p>b</p><h4>{name}</h4><p>c</p>"
    assert roles(html)[4] == ("heading", name)


@pytest.mark.parametrize("mark", ["***", "* * *", "~", "—", "oOo", "xXx", "o0o0o", "###"])
def test_signs_in_a_heading_are_a_mark(mark):
    assert roles(f"<h2>I</h2><p>a</p><h3>{mark}</h3><p>b</p>")[2] == ("break", mark)


@pytest.mark.parametrize("number", ["1", "12.", "IV", "iv."])
def test_a_number_alone_is_a_chapter(number):
    assert roles(f"<h2>{number}</h2><p>a</p><h2>{number}</h2><p>b</p>")[0] == ("heading", number)


def test_a_heading_of_a_hundred_thousand_signs_is_read_in_good_time():
    assert roles(f"<h2>{'-' * 100_000}x</h2><p>a</p>")[1] == ("prose", "a")


def test_a_heading_after_prose_is_no_title():
    assert roles("<p>a</p><h1>Later</h1><p>b</p>")[1][0] == "heading"


def test_two_links_in_a_row_are_no_table_of_contents():
    assert [role for role, _ in roles("<p><a href=#a>I</a></p><p><a href=#b>II</a></p><p>a</p>")] == ["prose"] * 3


def test_links_to_other_pages_are_no_table_of_contents():
    html = "<ul><li><a href=/a>I</a><li><a href=/b>II</a><li><a href=/c>III</a></ul><p>a</p>"
    assert roles(html)[0][0] == "prose"
