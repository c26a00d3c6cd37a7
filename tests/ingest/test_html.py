import re
from html.parser import HTMLParser

import pytest
from documents import HTML_MAKERS
from hypothesis import given
from hypothesis import strategies as st

from underneath.errors import EmptySource
from underneath.ingest.html import declared_charset, read_html
from underneath.settings import Settings


def read(html):
    return read_html(html.encode(), Settings())


def words(manuscript, role=None):
    return [b.span.of(manuscript.text) for b in manuscript.blocks if role in {None, b.role}]


def roles(html):
    manuscript = read(html)
    return [(b.kind or b.role, b.span.of(manuscript.text)) for b in manuscript.blocks]


# --- layout -----------------------------------------------------------------------------------------------------


def test_white_space_is_collapsed_as_a_browser_does():
    assert read("<p> Mara \n\n  ran \t off. </p>").text == "Mara ran off."


def test_a_space_between_tags_is_kept_once():
    assert read("<p>Mara <i> ran</i> <b>off</b>.</p>").text == "Mara ran off."


def test_words_in_neighbouring_tags_are_not_parted():
    assert read("<p>M<i>ar</i>a</p>").text == "Mara"


def test_a_no_break_space_is_ordinary_text():
    assert read("<p>Mr.&nbsp;Venn  ran.</p>").text == "Mr.\xa0Venn ran."


@pytest.mark.parametrize("soft", ["&shy;", "\u200b", "\u2060", "\ufeff"])
def test_what_leaves_no_trace_in_a_word_is_left_out(soft):
    assert read(f"<p>lan{soft}tern</p>").text == "lantern"


def test_the_marks_that_a_browser_writes_around_a_quotation_are_read():
    assert read("<p><q>He is <b>late</b>,</q> she said.</p>").text == "“He is late,” she said."


def test_preformatted_text_keeps_its_spaces_and_lines():
    assert read("<pre>a   b\n  c</pre>").text == "a   b\n  c"


def test_blocks_are_parted_by_a_blank_line():
    assert read("<p>Mara ran.</p><p>Tobin sat.</p>").text == "Mara ran.\n\nTobin sat."


def test_one_line_break_stays_within_the_block():
    assert read("<p>Mara ran.<br/> Tobin sat.</p>").text == "Mara ran.\nTobin sat."


def test_two_line_breaks_part_paragraphs_in_a_chapter_that_is_one_paragraph():
    assert words(read("<p>Mara ran.<br><br>Tobin sat.<br />\n<br />Ilse slept.</p>")) == [
        "Mara ran.",
        "Tobin sat.",
        "Ilse slept.",
    ]


def test_each_further_line_break_widens_the_gap():
    assert read("<p>Mara ran.<br><br><br><br>Tobin sat.</p>").text == "Mara ran.\n\n\n\nTobin sat."


@pytest.mark.parametrize(
    "empty", ["<p>&nbsp;</p>", "<p></p>", "<p><br></p>", "<br>", "<div>&nbsp;</div>", "<p>\u200b</p>"]
)
def test_an_empty_paragraph_widens_the_gap(empty):
    assert read(f"<p>Mara ran.</p>{empty}<p>Tobin sat.</p>").text == "Mara ran.\n\n\nTobin sat."


def test_a_line_break_at_the_end_of_a_paragraph_shows_nothing():
    assert read("<p>Mara ran.<br></p><p>Tobin sat.</p>").text == "Mara ran.\n\nTobin sat."


def test_text_straight_in_a_division_is_a_paragraph():
    assert words(read("<div>Mara ran.<p>Tobin sat.</p>Ilse slept.</div>")) == ["Mara ran.", "Tobin sat.", "Ilse slept."]


def test_lists_quotations_and_tables_give_blocks():
    html = "<ul><li>one<li>two</ul><blockquote>three</blockquote><table><tr><td>four<td>five</table>"
    assert words(read(html)) == ["one", "two", "three", "four", "five"]


def test_what_a_browser_does_not_show_is_not_read():
    html = "<p>Mara<script>x</script><style>y</style><template>z</template><span hidden>q</span><b style='display:none'>r</b> ran.</p>"
    assert read(html).text == "Mara ran."


def test_xhtml_may_close_a_tag_in_itself():
    html = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p><a id="x"/><i/>Mara ran.</p><p/><p>On.</p></body></html>'
    manuscript = read(html)
    assert (manuscript.text, manuscript.emphasis) == ("Mara ran.\n\n\nOn.", ())


def test_character_data_of_xhtml_is_text():
    assert read('<?xml version="1.0"?><html><body><p><![CDATA[a < b & c]]></p></body></html>').text == "a < b & c"


def test_a_page_that_shows_nothing_is_empty():
    with pytest.raises(EmptySource):
        read("<html><head><title>The Lantern</title></head><body><p>&nbsp;</p></body></html>")


# --- breaks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule", ["<hr>", "<p><img src='a.png'></p>", "<img src=a.png>", "<div><a href=x><img src=a></a></div>"]
)
def test_a_rule_or_a_lone_image_is_a_break_that_spans_the_white_space(rule):
    manuscript = read(f"<p>Mara ran.</p>{rule}<p>Tobin sat.</p>")
    assert [(b.kind, b.span.of(manuscript.text), b.span.start) for b in manuscript.breaks] == [("rule", "\n\n", 9)]


@pytest.mark.parametrize(
    "html", ["<hr><p>a</p>", "<p>a</p><hr>", "<p>a</p><hr><h2>b</h2><p>c</p>", "<p>a<img src=x> b</p><p>c</p>"]
)
def test_what_stands_not_between_paragraphs_is_no_break(html):
    assert read(html).breaks == ()


def test_a_counter_s_tiny_image_is_no_break():
    assert read("<p>a</p><p><img width=1 height=1 src=x></p><p>b</p>").breaks == ()


# --- emphasis ---------------------------------------------------------------------------------------------------


def emphasis(html):
    manuscript = read(html)
    return [(e.kind, e.span.of(manuscript.text)) for e in manuscript.emphasis]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [("i", "italic"), ("em", "italic"), ("b", "bold"), ("strong", "bold"), ("u", "underline"), ("s", "strike")],
)
def test_tags_of_emphasis_give_spans(tag, kind):
    assert emphasis(f"<p>He is <{tag}> always </{tag}>late.</p>") == [(kind, "always")]


def test_a_style_attribute_gives_emphasis():
    assert emphasis('<p>He is <span style="color:red; font-style: italic">late</span>.</p>') == [("italic", "late")]


def test_a_class_rule_gives_emphasis():
    assert emphasis(
        "<style>.c7, p.q {font-weight:bold} .c8 {}</style><p>He <span class='x c7'>is</span> late.</p>"
    ) == [("bold", "is")]


def test_italics_can_be_switched_off_within_italics():
    assert emphasis('<p><i>He is <span style="font-style:normal">not</span> late.</i></p>') == [
        ("italic", "He is"),
        ("italic", "late."),
    ]


def test_emphasis_over_two_paragraphs_gives_a_span_in_each():
    assert emphasis("<i><p>He is</p><p>late.</p></i>") == [("italic", "He is"), ("italic", "late.")]


def test_emphasis_may_run_over_a_line_s_end():
    assert emphasis("<p><i>He is<br>late.</i></p>") == [("italic", "He is\nlate.")]


def test_nested_tags_of_one_kind_give_one_span():
    assert emphasis("<p><i>He <em>is</em> late</i>.</p>") == [("italic", "He is late")]


# --- roles ------------------------------------------------------------------------------------------------------


def test_a_single_first_heading_is_the_title_and_the_next_level_chapters():
    html = "<h1>The Lantern</h1><h2>One Night</h2><p>a</p><h2>Another Night</h2><p>b</p>"
    assert roles(html) == [
        ("title", "The Lantern"), ("heading", "One Night"), ("prose", "a"), ("heading", "Another Night"), ("prose", "b"),
    ]  # fmt: skip


def test_a_byline_under_the_title_is_one():
    assert roles("<h1>The Lantern</h1><h2>by Perpetua Varn</h2><p>a</p>")[1] == ("byline", "by Perpetua Varn")


def test_a_first_heading_that_names_a_chapter_is_no_title():
    assert roles("<h1>Chapter One</h1><p>a</p>")[0][0] == "heading"


def test_headings_under_chapters_are_breaks_between_scenes():
    html = "<h2>Chapter 1</h2><p>a</p><h3>Later</h3><p>b</p><h2>Chapter 2</h2><p>c</p><h3>Earlier</h3><p>d</p>"
    assert [role for role, text in roles(html) if text in {"Later", "Earlier"}] == ["break", "break"]


def test_a_heading_under_a_heading_belongs_to_it():
    html = "<h2>Chapter 1</h2><h3>Festival</h3><p>a</p><h2>Chapter 2</h2><p>c</p>"
    assert roles(html)[1] == ("heading", "Festival")


def test_parts_and_their_chapters_are_both_headings():
    html = "<h1>Part One</h1><h2>Chapter 1</h2><p>a</p><h2>Chapter 2</h2><p>b</p><h1>Part Two</h1><h2>Chapter 3</h2><p>c</p>"
    assert [role for role, _ in roles(html)] == [
        "heading",
        "heading",
        "prose",
        "heading",
        "prose",
        "heading",
        "heading",
        "prose",
    ]


def test_a_mark_written_as_a_heading_is_a_break():
    assert roles("<h2>Chapter 1</h2><p>a</p><h2>***</h2><p>b</p>")[2] == ("break", "***")


def test_a_heading_of_two_lines_is_one_block():
    assert roles("<h2>Chapter 1<br><br>Festival</h2><p>a</p>")[0] == ("heading", "Chapter 1\nFestival")


@pytest.mark.parametrize("tag", ["nav", "footer", "aside", "form", "menu", "header", "button"])
def test_what_stands_around_the_text_is_metadata(tag):
    assert roles(f"<{tag}>Home</{tag}><p>Mara ran.</p>") == [("metadata", "Home"), ("prose", "Mara ran.")]


def test_comments_by_other_readers_are_metadata():
    assert roles("<p>Mara ran.</p><div id=comments><p>“Lovely,” said I.</p></div>")[1][0] == "metadata"


def test_three_links_in_a_row_are_a_table_of_contents():
    html = "<h2>Contents</h2><ul><li><a href=#a>I</a><li><a href=#b>II</a><li><a href=#c>III</a></ul><p>Mara ran.</p>"
    assert [role for role, _ in roles(html)] == ["toc", "toc", "toc", "toc", "prose"]


# --- metadata ---------------------------------------------------------------------------------------------------


def test_the_head_states_title_and_author():
    stated = read("<title> The  Lantern</title><meta name=author content='Perpetua Varn'><p>Mara ran.</p>").metadata
    assert (stated.title, stated.authors) == ("The Lantern", ("Perpetua Varn",))


@pytest.mark.parametrize(
    "head",
    [
        b"<?xml version='1.0' encoding='ISO-8859-2'?><html>",
        b"<html><meta charset=iso-8859-2>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">',
    ],
)
def test_the_charset_a_page_declares_is_found(head):
    assert declared_charset(head).lower() == "iso-8859-2"


def test_a_page_in_its_declared_charset_is_read():
    data = "<meta charset=iso-8859-2><p>Łucja szła z Żanetą do źródła.</p>".encode("iso-8859-2")
    assert read_html(data, Settings()).text == "Łucja szła z Żanetą do źródła."


# --- nothing visible is lost ------------------------------------------------------------------------------------

HIDDEN = {"script", "style", "title", "template", "noscript"}
UNSEEN = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff\xad\0]")


class Visible(HTMLParser):
    """An independent reckoning of a page's visible characters."""

    def __init__(self):
        super().__init__()
        self.text, self.hidden = "", 0

    def handle_starttag(self, tag, _attrs):
        self.hidden += tag in HIDDEN

    def handle_endtag(self, tag):
        self.hidden -= tag in HIDDEN

    def handle_data(self, data):
        if not self.hidden:
            self.text += data


def visible(html):
    parser = Visible()
    parser.feed(html)
    parser.close()
    return UNSEEN.sub("", parser.text)


@pytest.mark.parametrize("make", HTML_MAKERS)
def test_every_visible_character_of_a_saved_page_is_in_the_text_once(make):
    html = make()
    assert sorted(UNSEEN.sub("", read_html(html, Settings()).text)) == sorted(visible(html.decode()))


NAMES = (
    "p",
    "div",
    "span",
    "i",
    "b",
    "blockquote",
    "ul",
    "li",
    "h2",
    "section",
    "article",
    "em",
    "center",
    "pre",
    "font",
    "nav",
)
TAGS = st.sampled_from(
    [f"<{slash}{name}>" for name in NAMES for slash in ("", "/")] + ["<br>", "<hr>", "<img src=x>", "<a href=#x>"]
)
TEXTS = st.text("ab“ \n\xa0\u3000.&<é", max_size=6).map(lambda s: s.replace("&", "&amp;").replace("<", "&lt;"))
SOUP = st.lists(st.one_of(TAGS, TEXTS), max_size=25).map("".join)


@given(SOUP)
def test_every_visible_character_of_any_markup_is_in_the_text_once_and_in_order(soup):
    html = "<body><p>x" + soup
    assert UNSEEN.sub("", read(html).text) == visible(html)


@given(SOUP)
def test_blocks_are_trimmed_never_overlap_and_hold_all_that_is_not_white_space(soup):
    manuscript = read("<p>x" + soup)
    text, at = manuscript.text, 0
    for block in manuscript.blocks:
        words = block.span.of(text)
        assert block.span.start >= at
        assert words == words.strip() != ""
        assert set(text[at : block.span.start]) <= {"\n"}
        at = block.span.end
    assert at == len(text)


@given(SOUP)
def test_emphasis_lies_within_one_block(soup):
    manuscript = read("<p>x" + soup)
    assert all(any(b.span.holds(e.span) for b in manuscript.blocks) for e in manuscript.emphasis)


@given(SOUP)
def test_breaks_span_the_white_space_between_two_blocks(soup):
    manuscript = read("<p>x" + soup)
    ends = {a.span.end: b.span.start for a, b in zip(manuscript.blocks, manuscript.blocks[1:], strict=False)}
    assert all(ends[b.span.start] == b.span.end for b in manuscript.breaks)


# --- hostile pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000, "<ul><li>" * 50_000, "<b>" * 50_000 + "<div></div>" * 20_000, "<table><tr><td>" * 30_000,
        "<svg>" * 100_000, "<!--" * 100_000, "<a " * 100_000, "<div><table><td></div></table>" * 10_000,
        "".join(f"<x{i}>" for i in range(50_000)), "</p>" * 50_000, "<select>" + "<option>a" * 100_000, "<rt>a" * 50_000, "<optgroup>" * 50_000, "<i><b><u>" * 20_000 + "</i></b></u>" * 20_000,
    ],
)  # fmt: skip
def test_markup_without_end_is_read_in_good_time(markup):
    assert read("<p>Mara ran.</p>" + markup).text.startswith("Mara ran.")


def test_formatting_left_open_and_never_alike_does_not_fill_the_memory():
    html = "".join(f"<p><font size={i}>x" for i in range(33_000))
    assert read(html).text.count("x") == 33_000


def test_lone_surrogates_and_zeros_do_no_harm():
    assert read_html(b"<p>Mara &#xD800; r\0an." + b" Tobin sat." * 20, Settings()).text.startswith(
        "Mara \ufffd ran. Tobin"
    )
