import pytest

from underneath.errors import TooLarge
from underneath.ingest.markup import dom, nesting
from underneath.ingest.markup.dom import as_html, parse
from underneath.ingest.markup.nesting import tame
from underneath.ingest.markup.styles import Style, class_rules, declaration


def depth(tree):
    node, found = tree.body, 0
    while node is not None:
        node, found = node.child, found + 1
    return found


def test_ordinary_markup_is_left_as_it_is():
    html = "<div><p>Mara <i>ran</i>.</p><!-- <b> --><script>'<div>'</script></div>" * 500
    assert tame(html) == html


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul", "blockquote", "made-up", "font"])
def test_tags_inside_themselves_are_kept_to_a_bearable_depth(tag):
    assert depth(parse(f"<{tag}>" * 5000 + "Mara")) < 200


def test_what_the_parser_does_not_close_is_counted_as_open():
    assert depth(parse("<div><table><td></div></table>" * 5000)) < 200


@pytest.mark.parametrize(
    "blind",
    [
        "<svg><title>",
        "<select><style></select>",
        "<!-->",
        "<!--->",
        "<!-- --!>",
        "<style-x>",
        "<svg><script>",
        "<a title='>'>",
        "</title>",
    ],
)
def test_no_markup_hides_what_follows_it_from_the_count(blind):
    html = blind + "<div>" * 5000
    assert tame(html).count("<div>") < 100


def test_a_name_without_end_is_read_in_good_time():
    assert as_html("<" + "a" * 300_000) == "<" + "a" * 300_000


def test_a_declaration_without_end_is_read_in_good_time():
    assert declaration("font:" * 300_000) == Style()


def test_tags_that_end_are_not_counted_as_open():
    html = "<div><b>Mara</b></div>" * 5000
    assert tame(html) == html


def test_inline_tags_that_end_crosswise_are_not_counted_as_open():
    html = "<b><i>Mara</b></i>" * 5000
    assert tame(html) == html


def test_text_is_never_taken_out():
    assert parse("<div>a" * 5000).body.text().count("a") == 5000


def test_formatting_left_open_and_never_alike_is_taken_out(monkeypatch):
    monkeypatch.setattr(nesting, "MOST_REOPENED", 1000)
    assert "<font" not in tame("".join(f"<p><font size={i}>x" for i in range(600)))


def test_millions_of_tags_are_too_many(monkeypatch):
    monkeypatch.setattr(dom, "MOST_TAGS", 10)
    with pytest.raises(TooLarge, match="more than 10 tags"):
        parse("<br>" * 11)


@pytest.mark.parametrize(
    ("xml", "html"),
    [
        ("<a id='x'/>", "<a id='x'></a>"), ("<br/>", "<br/>"), ('<p title="a/>b"/>', '<p title="a/>b"></p>'),
        ("<![CDATA[a<b&c]]>", "a&lt;b&amp;c"), ("<![CDATA[open", "<![CDATA[open"), ("a / > b", "a / > b"),
    ],
)  # fmt: skip
def test_what_only_xml_has_is_written_as_html(xml, html):
    assert as_html(xml) == html


def test_a_page_of_html_may_not_close_a_tag_in_itself():
    assert parse("<p>Mara <i/>ran.</p>").css_first("i").text() == "ran."


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("font-style: italic", Style(on=("italic",))), ("FONT-WEIGHT:700", Style(on=("bold",))),
        ("font: italic bold 12px serif", Style(on=("italic", "bold"))), ("font-weight: 400", Style(off=("bold",))),
        ("text-decoration: underline line-through", Style(on=("underline", "strike"))), ("color: red", Style()),
        ("font-style: normal", Style(off=("italic",))), ("display:none", Style(hidden=True)),
        ("white-space: pre-wrap", Style(keep=True)), ("font-family: 'Bold Italics'", Style()),
    ],
)  # fmt: skip
def test_a_declaration_says_what_changes(text, style):
    assert declaration(text) == style


def test_class_rules_are_found_by_name():
    css = "/* .no {font-style:italic} */ .a, p.b { font-style: italic } @media screen { .c {font-weight:bold} } .d p {font-weight:bold} .e{color:red} .f"
    assert class_rules(css) == {"a": Style(on=("italic",)), "b": Style(on=("italic",)), "c": Style(on=("bold",))}


def test_a_style_sheet_without_end_is_read_in_good_time():
    assert class_rules("{" * 300_000 + "/*" * 300_000 + ".a" * 100_000) == {}
