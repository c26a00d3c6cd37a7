import pytest
from documents import W, docx, story_docx, w_par, w_run, zipped

from underneath.errors import BrokenFile, EmptySource, TooLarge
from underneath.ingest.docx import read_docx
from underneath.settings import Settings


def read(*paragraphs, **more):
    return read_docx(docx(*paragraphs, **more), Settings())


def roles(*paragraphs, **more):
    manuscript = read(*paragraphs, **more)
    return [(b.kind or b.role, b.span.of(manuscript.text)) for b in manuscript.blocks]


def emphasis(*paragraphs):
    manuscript = read(*paragraphs)
    return [(e.kind, e.span.of(manuscript.text)) for e in manuscript.emphasis]


def test_a_whole_story_is_read():
    manuscript = read_docx(story_docx(), Settings())
    assert manuscript.text == (
        "The Lantern\n\nChapter 1\n\nMara set the lantern on the sill. “He is late,” she said.\n\n“He is always late,” said Tobin."
        "\n\nIn the morning the sill was empty.\n\nChapter 2\n\nRain came.\n\nA kind of lamp."
    )


def test_styles_tell_title_chapters_and_notes():
    manuscript = read_docx(story_docx(), Settings())
    assert [b.kind or b.role for b in manuscript.blocks] == [
        "title", "heading", "prose", "prose", "prose", "heading", "prose", "note",
    ]  # fmt: skip


def test_a_border_under_an_empty_paragraph_is_a_break():
    manuscript = read_docx(story_docx(), Settings())
    assert [manuscript.text[b.span.end :][:14] for b in manuscript.breaks] == ["In the morning"]


def test_the_core_properties_are_metadata():
    stated = read_docx(story_docx(), Settings()).metadata
    assert (stated.title, stated.authors, stated.tags) == ("The Lantern", ("Perpetua Varn",), ("lamps, salt",))


@pytest.mark.parametrize(
    ("props", "kinds"),
    [
        ("<w:i/>", ["italic"]),
        ('<w:i w:val="1"/>', ["italic"]),
        ('<w:i w:val="0"/>', []),
        ('<w:b w:val="false"/>', []),
        ("<w:b/>", ["bold"]),
        ('<w:u w:val="single"/>', ["underline"]),
        ('<w:u w:val="none"/>', []),
        ("<w:strike/>", ["strike"]),
        ("<w:iCs/>", []),
        ('<w:rStyle w:val="Emphasis"/>', ["italic"]),
        ('<w:rStyle w:val="Unknown"/>', []),
    ],
)
def test_a_run_s_properties_give_emphasis(props, kinds):
    assert emphasis(w_par("He is ", w_run("late", props), ".")) == [(kind, "late") for kind in kinds]


def test_a_paragraph_s_style_gives_emphasis_that_a_run_can_switch_off():
    assert emphasis(w_par("Come ", w_run("home", '<w:i w:val="0"/>'), " now.", style="Letter")) == [
        ("italic", "Come"),
        ("italic", "now."),
    ]


def test_a_style_based_on_a_heading_is_one():
    assert (
        roles(w_par("One Night", style="berschrift1"), w_par("a"), w_par("Later", style="MyHead"), w_par("b"))[2][0]
        == "heading"
    )


def test_a_style_based_on_itself_does_no_harm():
    assert roles(w_par("Mara ran.", style="Loop")) == [("prose", "Mara ran.")]


def test_an_outline_level_makes_a_heading():
    level = '<w:outlineLvl w:val="0"/>'
    assert [role for role, _ in roles(w_par("I", props=level), w_par("a"), w_par("II", props=level), w_par("b"))] == [
        "heading", "prose", "heading", "prose",
    ]  # fmt: skip


def test_a_line_break_stays_within_the_paragraph():
    assert read(w_par("Mara", "<w:r><w:br/></w:r>", "ran", "<w:r><w:cr/></w:r>", "off.")).text == "Mara\nran\noff."


def test_a_tab_is_a_space_and_none_at_the_start():
    assert read(w_par("<w:r><w:tab/></w:r>", "Mara", "<w:r><w:tab/></w:r>", "ran.")).text == "Mara ran."


def test_a_tab_stop_is_no_tab():
    assert read(w_par("Mara.", props='<w:tabs><w:tab w:val="left" w:pos="700"/></w:tabs>')).text == "Mara."


@pytest.mark.parametrize(
    "between",
    [w_par('<w:r><w:br w:type="page"/></w:r>'), w_par("<w:r><w:drawing/></w:r>"), w_par("<w:r><w:pict/></w:r>")],
)
def test_a_page_break_or_picture_alone_is_a_break(between):
    assert [(b.kind, b.span) for b in read(w_par("Mara ran."), between, w_par("Tobin sat.")).breaks] == [
        ("rule", (9, 11))
    ]


def test_a_paragraph_that_begins_a_page_has_a_break_before_it():
    assert len(read(w_par("Mara ran."), w_par("Tobin sat.", props="<w:pageBreakBefore/>")).breaks) == 1


@pytest.mark.parametrize("props", ['<w:pageBreakBefore w:val="0"/>', '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'])
def test_a_property_switched_off_is_no_break(props):
    assert read(w_par("Mara ran."), w_par("Tobin sat.", props=props), w_par("On.")).breaks == ()


def test_an_empty_paragraph_widens_the_gap():
    assert read(w_par("Mara ran."), w_par(), w_par(), w_par("Tobin sat.")).text == "Mara ran.\n\n\n\nTobin sat."


def test_inserted_text_stays_and_deleted_text_goes():
    change = f"<w:ins>{w_run('fast')}</w:ins><w:del><w:r><w:delText>slowly</w:delText></w:r></w:del>"
    assert read(w_par("Mara ran ", change, ".")).text == "Mara ran fast."


def test_the_look_before_a_tracked_change_is_not_the_look():
    assert emphasis(w_par(w_run("Mara", "<w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>"))) == []


def test_text_that_was_moved_stands_at_its_new_place_only():
    assert (
        read(
            w_par(f"<w:moveFrom>{w_run('gone')}</w:moveFrom>", "Mara ", f"<w:moveTo>{w_run('ran')}</w:moveTo>", ".")
        ).text
        == "Mara ran."
    )


def test_hidden_text_is_not_read():
    assert read(w_par("Mara ", w_run("never ", "<w:vanish/>"), "ran.")).text == "Mara ran."


def test_field_codes_are_not_read_and_their_results_are():
    assert read(w_par("Page ", "<w:r><w:instrText> PAGE </w:instrText></w:r>", "3")).text == "Page 3"


def test_the_second_form_of_a_text_box_is_not_read():
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{w_par('A sign.')}</w:txbxContent></mc:Choice>"
    box += f"<mc:Fallback><w:txbxContent>{w_par('A sign.')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    assert read(w_par("Mara ran.", box), w_par("Tobin sat.")).text == "Mara ran.\n\nA sign.\n\nTobin sat."


@pytest.mark.parametrize(("code", "shown"), [("2042", "⁂"), ("F04A", "•"), ("zz", ""), ("FFFFFFFF", "•")])
def test_symbols_are_characters(code, shown):
    assert read(w_par("a", f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>', "b")).text == f"a{shown}b"


def test_a_hyphen_that_does_not_break_is_kept():
    assert read(w_par("well", "<w:r><w:noBreakHyphen/></w:r>", "known")).text == "well\u2011known"


def test_a_table_gives_blocks():
    assert (
        read(f"<w:tbl><w:tr><w:tc>{w_par('one')}</w:tc><w:tc>{w_par('two')}</w:tc></w:tr></w:tbl>").text == "one\n\ntwo"
    )


def test_links_within_the_document_make_a_table_of_contents():
    links = [w_par(f'<w:hyperlink w:anchor="_{i}">{w_run(f"Chapter {i}")}</w:hyperlink>') for i in range(3)]
    assert [role for role, _ in roles(*links, w_par("Mara ran."))] == ["toc", "toc", "toc", "prose"]


def test_notes_stand_at_the_end_and_their_separator_nowhere():
    assert roles(w_par("Mara ran."), notes=w_par("To the quay.")) == [("prose", "Mara ran."), ("note", "To the quay.")]


def test_lines_and_breaks_in_notes_are_kept():
    note = w_par("One", "<w:r><w:br/></w:r>", "two.") + w_par("<w:r><w:br w:type='page'/></w:r>") + w_par("Three.")
    assert [text for _, text in roles(w_par("Mara."), notes=note)] == ["Mara.", "One\ntwo.", "Three."]


def test_an_old_word_file_is_said_to_be_one():
    with pytest.raises(BrokenFile, match="old Word file"):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, Settings())


def test_a_document_without_text_is_empty():
    with pytest.raises(EmptySource):
        read(w_par())


def test_a_document_without_its_text_is_broken():
    with pytest.raises(BrokenFile, match=r"lacks 'word/document\.xml'"):
        read_docx(zipped({"[Content_Types].xml": ""}), Settings())


@pytest.mark.parametrize("xml", ["<w:document", "", '<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>'])
def test_a_document_of_broken_or_hostile_xml_is_broken(xml):
    with pytest.raises(BrokenFile):
        read(extra={"word/document.xml": xml})


def test_a_document_without_styles_or_properties_is_read():
    body = f'<w:document xmlns:w="{W}"><w:body>{w_par("Mara ran.", style="Titel")}</w:body></w:document>'
    assert read_docx(zipped({"word/document.xml": body}), Settings()).text == "Mara ran."


def test_a_bomb_is_too_large():
    with pytest.raises(TooLarge):
        read_docx(docx(w_par("x" * 3_000_000)), Settings(max_unpacked=1_000_000))


def test_a_hundred_thousand_nested_tags_are_read():
    deep = "<w:ins>" * 100_000 + w_run("Mara ran.") + "</w:ins>" * 100_000
    assert read(w_par(deep)).text == "Mara ran."


def test_text_outside_any_paragraph_does_no_harm():
    assert read(w_run("stray"), w_par("Mara ran."), "</w:body><w:p/><w:body>").text == "Mara ran."
