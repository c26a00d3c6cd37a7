"""Project Gutenberg's licence stays out of the tale; its fields state the work."""

from underneath.ingest.assemble import assemble
from underneath.ingest.manuscript import Manuscript
from underneath.story.story import Origin

BOOK = """The Project Gutenberg EBook of The Salt Wife, by Ann Lee

This eBook is for the use of anyone anywhere at no cost and with
almost no restrictions whatsoever.

Title: The Salt Wife

Author: Ann Lee

Release Date: May 1, 2005 [EBook #1234]
Language: English

*** START OF THIS PROJECT GUTENBERG EBOOK THE SALT WIFE ***

Produced by A Volunteer

THE SALT WIFE

BY

ANN LEE

CONTENTS

I. The Shore
II. The Boat
III. The Storm


CHAPTER I. The Shore

The sea was out and the sand lay bare for a mile or more before the
house. Nobody walked on it.

“Where is she?” asked the boy.

CHAPTER II. The Boat

The boat was old. It had been old when his father was young, and
nobody had painted it since the war.

THE END

*** END OF THIS PROJECT GUTENBERG EBOOK THE SALT WIFE ***

***** This file should be named 1234.txt *****

Updated editions will replace the previous one.
"""


def story_of(text):
    return assemble(Manuscript(text, "text"), Origin("quay.txt", "text", "utf-8", ""), "quay")


def paratext(text):
    return [(p.kind, p.span.of(text)) for p in story_of(text).paratext]


def stated(text):
    return [span.of(text) for span in story_of(text).stated]


def test_the_fields_in_the_licence_state_the_work():
    found = story_of(BOOK).metadata
    assert (found.title, found.authors, found.language, found.published) == (
        "The Salt Wife",
        ("Ann Lee",),
        "English",
        "May 1, 2005",
    )


def test_the_lines_of_fields_are_stated_metadata():
    assert stated(BOOK)[:2] == ["Title: The Salt Wife", "Author: Ann Lee"]


def test_the_licences_before_and_after_are_one_kind():
    kinds = [kind for kind, _ in paratext(BOOK)]
    assert (kinds[0], kinds[-1], kinds.count("license")) == ("license", "license", 7)


def test_the_volunteers_credit_is_part_of_the_licence():
    assert ("license", "Produced by A Volunteer") in paratext(BOOK)


def test_the_title_page_is_told_from_the_tale():
    assert [kind for kind, _ in paratext(BOOK) if kind in {"title", "byline", "toc"}] == [
        "title",
        "byline",
        "byline",
        "toc",
        "toc",
    ]


def test_the_chapters_after_the_table_of_contents_are_the_real_ones():
    assert [(c.number, c.title) for c in story_of(BOOK).chapters] == [(1, "The Shore"), (2, "The Boat")]


def test_the_tale_holds_nothing_of_the_licence():
    assert [p.span.of(BOOK)[:12] for p in story_of(BOOK).paragraphs] == ["The sea was ", "“Where is sh", "The boat was"]


def test_the_old_end_line_before_the_new_one_is_licence_too():
    text = BOOK.replace("*** END OF", "End of Project Gutenberg's The Salt Wife, by Ann Lee\n\n*** END OF")
    assert ("license", "End of Project Gutenberg's The Salt Wife, by Ann Lee") in paratext(text)


def test_a_first_line_alone_is_licence():
    assert paratext("The Project Gutenberg EBook of The Salt Wife\n\nShe slept on the quay.")[0][0] == "license"


def test_an_end_without_a_start_is_licence():
    assert paratext("She slept on the quay.\n\n*** END OF THIS PROJECT GUTENBERG EBOOK ***\n\nUse it freely.") == [
        ("license", "*** END OF THIS PROJECT GUTENBERG EBOOK ***"),
        ("license", "Use it freely."),
    ]


def test_a_tale_that_speaks_of_gutenberg_is_a_tale():
    assert paratext("She had read about Gutenberg in a book.\n\nIt was a project of hers.") == []
