import documents
import pytest

from underneath.ingest.epub import read_epub
from underneath.ingest.html import read_html
from underneath.ingest.sites.ffnet import parse_header
from underneath.ingest.sites.site import chapters, merge, number
from underneath.settings import Settings
from underneath.story.story import Metadata, SeriesPart


def page(html):
    return read_html(html if isinstance(html, bytes) else html.encode(), Settings())


def book(data):
    return read_epub(data, Settings())


def pick(manuscript, kind):
    return [b.span.of(manuscript.text) for b in manuscript.blocks if (b.kind or b.role) == kind]


PROSE = [
    "Mara set the lantern on the sill. “He is late,” she said.",
    "“He is always late,” said Tobin.",
    "In the morning the sill was empty.",
    "Rain came. Nobody spoke of the lantern.",
    "Ilse spoke of it at last.",
]
WHOLE = {
    "ao3_html": lambda: page(documents.ao3_html()),
    "ao3_epub": lambda: book(documents.ao3_epub()),
    "ao3_page": lambda: page(documents.ao3_page()),
    "fanficfare_html": lambda: page(documents.fanficfare_html()),
    "fanficfare_epub": lambda: book(documents.fanficfare_epub()),
    "article": lambda: page(documents.article()),
}


@pytest.fixture(params=["ao3_html", "ao3_epub"])
def download(request):
    return WHOLE[request.param]()


# --- every site -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
def test_the_tale_and_nothing_but_the_tale_is_prose(name):
    assert pick(WHOLE[name](), "prose") == PROSE


@pytest.mark.parametrize("name", WHOLE)
def test_a_rule_in_the_tale_is_a_break(name):
    manuscript = WHOLE[name]()
    assert [manuscript.text[b.span.end :].startswith("In the morning") for b in manuscript.breaks] == [True]


@pytest.mark.parametrize("name", WHOLE)
def test_italics_in_the_tale_are_emphasis(name):
    manuscript = WHOLE[name]()
    assert [e.span.of(manuscript.text) for e in manuscript.emphasis if e.kind == "italic"] == ["always"]


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "article"])
def test_chapter_titles_are_headings(name):
    heads = pick(WHOLE[name](), "heading")
    assert [head.split()[-1] for head in heads] == ["Festival", "Rain"]


@pytest.mark.parametrize("name", WHOLE)
def test_a_gap_in_the_tale_is_wider_than_the_usual_one(name):
    text = WHOLE[name]().text
    assert "lantern.\n\n\n\nIlse" in text


# --- AO3 downloads ----------------------------------------------------------------------------------------------


def test_a_download_s_preface_is_paratext_by_kind(download):
    assert [pick(download, kind)[:2] for kind in ("title", "byline")] == [
        ["The Lantern on the Sill"],
        ["by saltwife, venn"],
    ]


def test_a_summary_goes_with_its_label(download):
    assert pick(download, "summary")[:3] == ["Summary", "A lamp goes missing.", "So does a man."]


def test_notes_at_every_place_are_the_author_s(download):
    assert pick(download, "authors_note") == [
        "Notes", "For my sister.", "See the end of the work for more notes", "Chapter Notes", "Be kind to 1.",
        "Chapter End Notes", "More of 1 soon.", "Chapter Notes", "Be kind to 2.", "Chapter End Notes", "More of 2 soon.",
        "End Notes", "Thanks for reading.",
    ]  # fmt: skip


def test_the_message_of_the_archive_is_a_header(download):
    assert [line.split()[0] for line in pick(download, "header")] == ["The", "Please"]


def test_tags_are_the_texts_of_links_and_never_split_on_commas(download):
    assert download.metadata.tags == ("Slow Burn, but not very", "Lighthouses")


def test_a_download_states_its_metadata(download):
    stated = download.metadata
    assert stated == Metadata(
        title="The Lantern on the Sill", authors=("saltwife", "venn"), summary="A lamp goes missing.\n\nSo does a man.",
        rating="Teen And Up Audiences", warnings=("Creator Chose Not To Use Archive Warnings",),
        categories=("F/M", "Gen"), fandoms=("The Salt Road - P. Varn",),
        relationships=("Mara Venn/Tobin Hale", "Mara Venn & Ilse"), characters=("Mara Venn", "Tobin Hale"),
        tags=stated.tags, language="English", series=(SeriesPart("Lamps", "2"), SeriesPart("Salt", "1")),
        published="2021-03-04", updated="2022-05-06", words=7526, chapters_have=2, chapters_of=None,
        url="http://archiveofourown.org/works/123", publisher="Archive of Our Own",
    )  # fmt: skip


def test_a_work_of_one_chapter_has_its_title_for_a_heading_no_chapter():
    manuscript = page(documents.ao3_html(chapters=1))
    assert (pick(manuscript, "title"), pick(manuscript, "heading")) == (["The Lantern on the Sill"] * 2, [])


def test_an_anonymous_author_is_named_so():
    html = documents.ao3_html().decode()
    start, end = html.index('<div class="byline">'), html.index("<p>Summary</p>")
    assert page(html[:start] + '<div class="byline">by Anonymous</div>' + html[end:]).metadata.authors == ("Anonymous",)


def test_a_letter_quoted_in_a_chapter_stays_in_the_tale():
    html = (
        documents.ao3_html()
        .decode()
        .replace("<p>Rain came.", "<p>Notes</p><blockquote><p>Come home.</p></blockquote><p>Rain came.")
    )
    assert {"Notes", "Come home."} <= set(pick(page(html), "prose"))


# --- AO3 pages --------------------------------------------------------------------------------------------------


def test_a_saved_page_states_its_metadata():
    stated = page(documents.ao3_page()).metadata
    assert stated == Metadata(
        title="The Lantern on the Sill", authors=("saltwife",), summary="A lamp goes missing.", rating="Mature",
        warnings=("No Archive Warnings Apply",), relationships=("Mara Venn/Tobin Hale", "Mara Venn & Ilse"),
        tags=("Storms, mostly",), language="English", series=(SeriesPart("Lamps", "2"),), published="2021-03-04",
        completed="2022-05-06", words=7526, chapters_have=2, chapters_of=2, url="https://archiveofourown.org/works/123",
        publisher="Archive of Our Own",
    )  # fmt: skip


def test_comments_below_a_saved_work_are_metadata():
    assert "“Lovely,” said I." in pick(page(documents.ao3_page()), "metadata")


def test_landmarks_of_a_saved_page_are_headers():
    assert pick(page(documents.ao3_page()), "header") == ["Work Header", "Chapter Text", "Chapter Text", "Actions"]


# --- FanFiction.net ---------------------------------------------------------------------------------------------


def test_the_chosen_chapter_is_the_heading_and_the_others_are_not():
    manuscript = page(documents.ffnet())
    assert (pick(manuscript, "heading"), "1. Festival" in pick(manuscript, "metadata")) == (["2. Rain"], True)


def test_only_the_story_text_is_prose():
    assert pick(page(documents.ffnet()), "prose") == [
        "Mara ran. “Wait,” said Tobin.",
        "She did not wait.",
        "Rain came.",
    ]


def test_a_story_page_states_its_metadata():
    assert page(documents.ffnet()).metadata == Metadata(
        title="The Lantern", authors=("saltwife",), summary="A lamp goes missing. So does a man.", rating="Fiction T",
        fandoms=("Salt Road",), relationships=("Mara V., Tobin H.",), characters=("Mara V.", "Tobin H.", "Ilse"),
        tags=("Hurt/Comfort", "Romance"), language="English", published="Jun 1, 2012", updated="Jan 3, 2015",
        completed="Jan 3, 2015", words=114414, chapters_have=22, chapters_of=22,
        url="https://www.fanfiction.net/s/55/2/The-Lantern", publisher="FanFiction.net",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("middle", "genres", "names"),
    [
        ("English - Angst - Mara V.", ("Angst",), ("Mara V.",)),
        ("English - Hurt/Comfort/Angst", ("Hurt/Comfort", "Angst"), ()),
        ("English - Mara V., Agent - 9", (), ("Mara V.", "Agent - 9")),
        ("English - General - [Mara V., Tobin H.] [Ilse, OC]", ("General",), ("Mara V.", "Tobin H.", "Ilse", "OC")),
        ("English", (), ()),
    ],
)
def test_a_header_line_is_split_with_care(middle, genres, names):
    stated = parse_header(f"Rated: Fiction K+ - {middle} - Words: 1,234 - Published: May 1 - id: 5")
    assert (stated.rating, stated.language, stated.tags, stated.characters) == ("Fiction K+", "English", genres, names)


def test_a_story_in_progress_has_no_end_date():
    assert parse_header("Rated: T - English - Words: 5 - Published: May 1").completed is None


def test_a_line_that_is_no_header_states_nothing():
    assert parse_header("Mara ran to the quay.") == Metadata()


# --- FanFicFare, Project Gutenberg, any page --------------------------------------------------------------------


@pytest.mark.parametrize(
    "manuscript",
    [
        lambda: book(documents.fanficfare_epub()),
        lambda: book(documents.fanficfare_epub(table=True)),
        lambda: page(documents.fanficfare_html()),
    ],
)
def test_a_title_page_states_the_metadata(manuscript):
    assert manuscript().metadata == Metadata(
        title="The Lantern", authors=("saltwife",), summary="A lamp goes missing.", rating="T", fandoms=("Salt Road",),
        characters=("Mara V.", "Tobin H."), tags=("Angst", "Romance"), language="English",
        series=(SeriesPart("Lamps", "2"),), published="2012-06-01", updated="2015-01-03", words=1234, chapters_have=2,
        url="https://www.fanfiction.net/s/55/1/", publisher="www.fanfiction.net",
    )  # fmt: skip


def test_notes_that_the_downloader_set_apart_are_the_author_s():
    assert pick(book(documents.fanficfare_epub()), "authors_note") == ["Author's Note:", "For my sister."]


@pytest.mark.parametrize("name", ["fanficfare_html", "fanficfare_epub"])
def test_the_downloader_s_contents_are_a_table_of_contents(name):
    assert pick(WHOLE[name](), "toc") == ["Table of Contents", "Festival\nRain"]


def test_a_gutenberg_page_has_its_licence_set_apart():
    licence = pick(page(documents.gutenberg()), "license")
    assert (licence[0], licence[-1]) == (
        "The Project Gutenberg eBook of The Lantern",
        "*** END OF THE PROJECT GUTENBERG EBOOK ***",
    )


def test_a_page_number_does_not_part_a_paragraph():
    assert pick(page(documents.gutenberg()), "prose")[0] == "Mara set the lantern on the sill."


def test_an_illustration_in_a_gutenberg_book_is_no_break():
    assert page(documents.gutenberg()).breaks == ()


def test_a_gutenberg_page_states_its_metadata():
    stated = page(documents.gutenberg()).metadata
    assert (stated.title, stated.authors, stated.published) == (
        "The Lantern",
        ("Perpetua Varn",),
        "May 1, 2008 [eBook #1]",
    )


def test_the_article_s_own_heading_is_the_title():
    manuscript = page(documents.article())
    assert (pick(manuscript, "title"), manuscript.metadata.title) == (["The Lantern"], "The Lantern")


def test_a_small_article_beside_the_text_is_not_taken_for_it():
    manuscript = page("<article>Ad.</article><p>Mara ran to the quay and Tobin sat where he was.</p>")
    assert "Mara ran to the quay and Tobin sat where he was." in pick(manuscript, "prose")


# --- small tools ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"), [("7,526", 7526), ("Words: 12", 12), ("none", None), (None, None), ("1 234", 1234)]
)
def test_a_number_may_have_its_thousands_parted(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("3/?", (3, None)), ("3/12", (3, 12)), ("22", (22, None)), ("", (None, None))]
)
def test_chapters_are_those_there_are_of_those_to_be(text, value):
    assert chapters(text) == value


def test_what_one_source_leaves_out_another_may_state():
    assert merge(Metadata(title="a"), Metadata(title="b", language="en")) == Metadata(title="a", language="en")
