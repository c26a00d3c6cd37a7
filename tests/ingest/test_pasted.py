"""Headers pasted from archives' pages fill the metadata, and stay out of the tale."""

import pytest

from underneath.ingest.assemble import assemble
from underneath.ingest.fields import ffn_metadata, fields_in, merged, metadata_of
from underneath.ingest.manuscript import Manuscript
from underneath.story.story import Metadata, Origin, SeriesPart

AO3 = """Work Header
Rating:

    Teen And Up Audiences

Archive Warning:

    No Archive Warnings Apply

Categories:

    F/F
    Gen

Fandom:

    Original Work

Relationships:

    Mara Quill/Ivo
    Dace & Tobin

Characters:

    Mara Quill
    Ivo

Additional Tags:

    Fluff
    Angst

Language:

    English

Stats:

    Published:
    2020-01-01
    Words:
    5,432
    Chapters:
    1/1
    Kudos:
    340

Low Tide
saltmarsh
Summary:

    Mara waits for the tide.

Notes:

    For the swap. Enjoy!

    (See the end of the work for more notes.)

Work Text:

Mara stood on the pier. She waited for the bell.

“Ivo,” she said.

It was late and the sea was out.

She went home by the long road, and did not look back at the lamp.



In the morning the boat was gone. She had known it would be.

“Well,” said Ivo. “Well.”

He had nothing more to say than that, and she had less.

Notes:

    Thank you for reading!
"""

DOWNLOADED = """


Low Tide

by saltmarsh


Category: Naruto
Genre: Angst, Drama
Language: English
Status: In-Progress
Published: 2010-01-01
Updated: 2010-02-01
Packaged: 2020-01-01 10:00:00
Rating: T
Chapters: 2
Words: 5,234
Publisher: www.fanfiction.net
Story URL: https://www.fanfiction.net/s/1/1
Author URL: https://www.fanfiction.net/u/1
Summary: Mara waits for the tide, which is late, and for Ivo, who is later than
the tide by some hours.


	1. Festival

Mara stood on the pier.

“Ivo,” she said.

	2. Home

They went home.


End file.
"""

FFN = """Follow/Fav
Low Tide
By: saltmarsh
Mara waits for the tide. Ivo is late.
Rated: Fiction T - English - Hurt/Comfort/Angst - [Mara Q., Ivo] Dace - Chapters: 22 - Words: 114,414 - Reviews: 5 - Updated: Jan 3, 2012 - Published: Dec 1, 2010 - Status: Complete - id: 123

Disclaimer: I own nothing.

Mara stood on the pier.

"Ivo," she said.
"""


def story_of(text):
    return assemble(Manuscript(text, "text"), Origin("quay.txt", "text", "utf-8", ""), "quay")


def paratext(text):
    return [(p.kind, p.span.of(text)) for p in story_of(text).paratext]


def stated(text):
    return [span.of(text) for span in story_of(text).stated]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Low Tide"),
        ("authors", ("saltmarsh",)),
        ("summary", "Mara waits for the tide."),
        ("rating", "Teen And Up Audiences"),
        ("warnings", ("No Archive Warnings Apply",)),
        ("categories", ("F/F", "Gen")),
        ("fandoms", ("Original Work",)),
        ("relationships", ("Mara Quill/Ivo", "Dace & Tobin")),
        ("characters", ("Mara Quill", "Ivo")),
        ("tags", ("Fluff", "Angst")),
        ("language", "English"),
        ("published", "2020-01-01"),
        ("words", 5432),
        ("chapters_have", 1),
        ("chapters_of", 1),
    ],
)
def test_a_pasted_ao3_page_states_the_work(field, value):
    assert getattr(story_of(AO3).metadata, field) == value


def test_the_labels_of_a_pasted_page_are_headers():
    assert [words for kind, words in paratext(AO3) if kind == "header"] == ["Work Header", "Work Text:"]


def test_the_tags_of_a_pasted_page_are_stated_metadata():
    assert stated(AO3)[:2] == ["Rating:", "Teen And Up Audiences"]


def test_title_byline_summary_and_notes_of_a_pasted_page_are_told_apart():
    kinds = [kind for kind, _ in paratext(AO3) if kind != "header"]
    assert kinds == ["title", "byline", "summary", "summary", "note", "note", "note", "note", "note"]


def test_the_tale_of_a_pasted_page_begins_after_its_label():
    assert story_of(AO3).paragraphs[0].span.of(AO3).startswith("Mara stood on the pier")


def test_a_pasted_page_keeps_its_gaps_between_scenes():
    assert [b.kind for b in story_of(AO3).breaks] == ["gap"]


def test_blank_lines_between_values_make_no_difference():
    text = AO3.replace("    F/F\n    Gen", "    F/F\n\n    Gen")
    assert story_of(text).metadata.categories == ("F/F", "Gen")


def test_a_header_pasted_as_one_paragraph_is_one_header():
    text = "Work Header\n\nRating: Mature Archive Warning: Major Character Death Fandom: Original Work\n\nWork Text:\n\nShe slept on the quay."
    story = story_of(text)
    assert (story.metadata.rating, story.metadata.fandoms, len(story.stated)) == ("Mature", ("Original Work",), 0)


def test_the_word_work_text_alone_still_ends_a_header():
    assert paratext("Low Tide\n\nWork Text:\n\nShe slept on the quay.")[-1] == ("header", "Work Text:")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Low Tide"),
        ("authors", ("saltmarsh",)),
        ("rating", "T"),
        ("words", 5234),
        ("publisher", "www.fanfiction.net"),
        ("url", "https://www.fanfiction.net/s/1/1"),
        ("tags", ("Angst", "Drama")),
        ("chapters_have", 2),
    ],
)
def test_a_downloaded_file_states_the_work(field, value):
    assert getattr(story_of(DOWNLOADED).metadata, field) == value


def test_a_wrapped_summary_runs_on():
    assert ("summary", "the tide by some hours.") in paratext(DOWNLOADED)


def test_the_last_line_of_a_downloaded_file_is_its_end():
    assert paratext(DOWNLOADED)[-1] == ("end_marker", "End file.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Low Tide"),
        ("authors", ("saltmarsh",)),
        ("summary", "Mara waits for the tide. Ivo is late."),
        ("rating", "T"),
        ("language", "English"),
        ("tags", ("Hurt/Comfort", "Angst")),
        ("characters", ("Mara Q.", "Ivo", "Dace")),
        ("relationships", ("Mara Q./Ivo",)),
        ("words", 114414),
        ("chapters_have", 22),
        ("updated", "Jan 3, 2012"),
        ("published", "Dec 1, 2010"),
    ],
)
def test_a_pasted_ffn_page_states_the_work(field, value):
    assert getattr(story_of(FFN).metadata, field) == value


def test_an_ffn_line_without_genres_names_characters():
    assert ffn_metadata("Rated: K+ - English - Mara - Words: 900").characters == ("Mara",)


def test_another_line_is_no_ffn_line():
    assert ffn_metadata("Rated: poorly, by everyone") is None


def test_barred_fields_are_read_one_by_one():
    assert fields_in("Rating: T | Category: F/F | Tags: a, b") == [
        ("rating", "T"),
        ("category", "F/F"),
        ("tags", "a, b"),
    ]


def test_a_series_tells_its_part():
    assert metadata_of([("series", "Part 2 of the Quay series")]).series == (SeriesPart("Quay", "2"),)


def test_a_series_without_a_part_is_kept_as_it_stands():
    assert metadata_of([("series", "Quay")]).series == (SeriesPart("Quay"),)


def test_an_open_count_of_chapters_has_no_total():
    found = metadata_of([("chapters", "3/?")])
    assert (found.chapters_have, found.chapters_of) == (3, None)


def test_words_that_are_no_number_state_none():
    assert metadata_of([("words", "a few"), ("chapters", "some"), ("hits", "9")]) == Metadata()


def test_what_is_stated_first_stands():
    assert merged(Metadata(title="Low Tide"), Metadata(title="High Tide", rating="T")) == Metadata(
        title="Low Tide", rating="T"
    )


def test_a_one_paragraph_header_states_the_work_too():
    text = "Fandom: Original Work | Rating: T | Words: 900\n\nShe slept on the quay."
    story = story_of(text)
    assert (story.metadata.fandoms, story.metadata.rating, story.metadata.words) == (("Original Work",), "T", 900)


def test_an_unlabelled_title_and_byline_state_the_work():
    found = story_of("Low Tide\n\nby saltmarsh\n\nShe slept on the quay.").metadata
    assert (found.title, found.authors) == ("Low Tide", ("saltmarsh",))


def test_a_labelled_title_is_stated_without_its_label():
    assert story_of("Title: Low Tide\nAuthor: saltmarsh\n\nShe slept on the quay.").metadata.title == "Low Tide"


def test_what_the_format_states_outweighs_the_text():
    text = "Low Tide\n\nby saltmarsh\n\nShe slept on the quay."
    story = assemble(
        Manuscript(text, "text", metadata=Metadata(title="The Tide")), Origin("quay.txt", "text", None, ""), "quay"
    )
    assert (story.metadata.title, story.metadata.authors) == ("The Tide", ("saltmarsh",))
