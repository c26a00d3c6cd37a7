import pytest
from documents import odt, story_odt, zipped

from underneath.errors import BrokenFile, EmptySource, TooLarge
from underneath.ingest.odt import read_odt
from underneath.settings import Settings


def read(body, **more):
    return read_odt(odt(body, **more), Settings())


def roles(body):
    manuscript = read(body)
    return [(b.kind or b.role, b.span.of(manuscript.text)) for b in manuscript.blocks]


def emphasis(body):
    manuscript = read(body)
    return [(e.kind, e.span.of(manuscript.text)) for e in manuscript.emphasis]


def p(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(text, style):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def test_a_whole_story_is_read():
    assert read_odt(story_odt(), Settings()).text == (
        "The Lantern\n\nChapter 1\n\nMara set the lantern on the sill. “He is late,” she said.\n\n“He is always late,” said Tobin."
        "\n\nIn the morning the sill was empty.\n\nChapter 2\n\nRain came.\n\nHe is."
    )


def test_styles_tell_title_chapters_and_notes():
    assert [b.kind or b.role for b in read_odt(story_odt(), Settings()).blocks] == [
        "title", "heading", "prose", "prose", "prose", "heading", "prose", "note",
    ]  # fmt: skip


def test_a_border_under_an_empty_paragraph_is_a_break():
    manuscript = read_odt(story_odt(), Settings())
    assert [manuscript.text[b.span.end :][:14] for b in manuscript.breaks] == ["In the morning"]


def test_properties_are_metadata():
    stated = read_odt(story_odt(), Settings()).metadata
    assert (stated.title, stated.authors, stated.tags) == ("The Lantern", ("Perpetua Varn",), ("lamps",))


def test_automatic_styles_give_emphasis():
    assert emphasis(p(f"He {span('is', 'T1')} {span('late', 'T2')}.")) == [("italic", "is"), ("bold", "late")]


def test_a_span_in_a_span_adds_to_its_emphasis():
    assert emphasis(p(span(f"He {span('is', 'T2')}", "T1"))) == [("italic", "He is"), ("bold", "is")]


def test_italics_can_be_switched_off_within_italics():
    assert emphasis(p(span(f"He {span('is', 'T4')} late", "T1"))) == [("italic", "He"), ("italic", "late")]


def test_spaces_tabs_and_line_breaks_are_white_space():
    assert read(p('Mara<text:s text:c="3"/>ran<text:tab/>off<text:line-break/>home.')).text == "Mara ran off\nhome."


def test_a_space_without_a_count_is_one():
    assert read(p("Mara<text:s/>ran.")).text == "Mara ran."


def test_line_ends_in_the_file_are_spaces():
    assert read(p("Mara\n   ran.")).text == "Mara ran."


def test_hidden_text_is_not_read():
    assert read(p(f"Mara {span('never ', 'T3')}ran.")).text == "Mara ran."


@pytest.mark.parametrize(
    "unseen",
    [
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>",
        "<text:p><office:annotation><text:p>gone</text:p></office:annotation></text:p>",
        "<draw:frame><svg:title>gone</svg:title><svg:desc>gone</svg:desc></draw:frame>",
    ],
)
def test_what_does_not_print_is_not_read(unseen):
    assert read(unseen + p("Mara ran.")).text == "Mara ran."


def test_the_title_in_a_field_is_read():
    assert read(p("<text:title>The Lantern</text:title>")).text == "The Lantern"


def test_a_note_stands_at_the_end_and_its_mark_nowhere():
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>To the<text:line-break/>quay.</text:p><text:p>Or so.</text:p></text:note-body></text:note>"
    assert roles(p(f"Mara{note} ran.")) == [("prose", "Mara ran."), ("note", "To the\nquay."), ("note", "Or so.")]


def test_a_text_box_is_a_block_and_leaves_no_empty_line():
    box = f"<draw:frame><draw:text-box>{p('A sign.')}</draw:text-box></draw:frame>"
    assert read(p("Mara ran.") + p(box) + p("Tobin sat.")).text == "Mara ran.\n\nA sign.\n\nTobin sat."


def test_a_picture_alone_is_a_break():
    assert len(read(p("a") + p("<draw:frame><draw:image/></draw:frame>") + p("b")).breaks) == 1


def test_a_paragraph_that_begins_a_page_has_a_break_before_it():
    assert [b.span for b in read(p("Mara ran.") + p("Tobin sat.", "P2")).breaks] == [(9, 11)]


def test_an_empty_paragraph_widens_the_gap():
    assert read(p("a") + p("") + p("b")).text == "a\n\n\nb"


def test_a_table_of_contents_is_one():
    body = f"<text:table-of-content><text:index-body>{p('Chapter 1 3')}</text:index-body></text:table-of-content>{p('Mara ran.')}"
    assert roles(body) == [("toc", "Chapter 1 3"), ("prose", "Mara ran.")]


def test_links_within_the_document_make_a_table_of_contents():
    body = "".join(p(f'<text:a xlink:href="#{i}">Chapter {i}</text:a>') for i in range(3)) + p("Mara ran.")
    assert [role for role, _ in roles(body)] == ["toc", "toc", "toc", "prose"]


@pytest.mark.parametrize("level", ['text:outline-level="2"', 'text:outline-level="99"', ""])
def test_headings_of_any_level_are_headings(level):
    body = f"<text:h {level}>I</text:h>{p('a')}<text:h {level}>II</text:h>{p('b')}"
    assert [role for role, _ in roles(body)] == ["heading", "prose", "heading", "prose"]


def test_a_document_locked_with_a_password_is_said_to_be():
    with pytest.raises(BrokenFile, match="password"):
        read(p("Mara"), extra={"META-INF/manifest.xml": "<manifest:encryption-data/>"})


def test_a_document_without_text_is_empty():
    with pytest.raises(EmptySource):
        read(p(" "))


@pytest.mark.parametrize("xml", ["<office", "", '<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>', "\0"])
def test_a_document_of_broken_or_hostile_xml_is_broken(xml):
    with pytest.raises(BrokenFile):
        read("", extra={"content.xml": xml})


def test_a_document_without_its_text_is_broken():
    with pytest.raises(BrokenFile, match=r"lacks 'content\.xml'"):
        read_odt(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), Settings())


def test_a_bomb_is_too_large():
    with pytest.raises(TooLarge):
        read_odt(odt(p("x" * 3_000_000)), Settings(max_unpacked=1_000_000))


def test_a_huge_count_of_spaces_is_not_believed():
    assert read(p('a<text:s text:c="999999999999"/>b')).text == "a b"


def test_a_hundred_thousand_nested_spans_are_read():
    assert read(p("<text:span>" * 100_000 + "Mara ran." + "</text:span>" * 100_000)).text == "Mara ran."


def test_styles_based_on_each_other_do_no_harm():
    styles = '<style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B" style:parent-style-name="A"/>'
    assert read(styles + p("Mara ran.", "A")).text == "Mara ran."


def test_stray_text_and_tags_do_no_harm():
    assert read("stray<text:span>x</text:span>" + p("Mara ran.")).text == "x\n\nMara ran."
