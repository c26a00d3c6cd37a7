import csv
import io
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serve.shelf_desk import RAIN, read_all, read_deeply, titles
from underneath.layers.notes import NOTES
from underneath.serve.library.answers import CLOSES, OPENS, Query


def asked(shelf, **what):
    return titles(shelf.find(Query(sort="title", **what)))


def test_without_a_question_the_newest_comes_first(shelf):
    assert titles(shelf.find(Query())) == ["Ebb", "The Lantern (mended)", "A Wake", "The Lantern", "rain"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("orchard", ["The Lantern", "A Wake"]),
        ("orchard lantern", ["The Lantern"]),
        ("orch", ["The Lantern", "A Wake"]),
        ("orch ", []),
        ('"cold orchard"', ["A Wake"]),
        ("“cold orchard”", ["A Wake"]),
        ("orchard -grave", ["The Lantern"]),
        ("-orchard", ["Ebb", "The Lantern (mended)", "rain"]),
        ("slow burn", ["The Lantern"]),
        ("curlew", ["A Wake"]),
        ("harbour lights", ["The Lantern", "A Wake"]),
        ("* ( ) - :", ["Ebb", "The Lantern", "The Lantern (mended)", "rain", "A Wake"]),
    ],
)
def test_words_are_found_in_title_author_tags_and_text(shelf, words, found):
    assert asked(shelf, words=words) == sorted(found, key=lambda t: t.lower().removeprefix("the ").removeprefix("a "))


def test_a_story_is_found_by_its_name_before_it_is_read(library):
    library.add("the_heron-and-the-eel.txt", b"...")
    assert titles(library.find(Query(words="heron"))) == ["the_heron-and-the-eel"]


def test_a_word_of_the_title_weighs_more_than_one_of_the_text(shelf):
    assert titles(shelf.find(Query(words="lantern")))[0].startswith("The Lantern")


def test_a_snippet_marks_what_was_found(shelf):
    (record,) = shelf.find(Query(words="grave")).records
    assert f"by the {OPENS}grave{CLOSES}." in record.snippet


def test_a_snippet_of_a_phrase_marks_all_of_it(shelf):
    (record,) = shelf.find(Query(words='"she is gone"')).records
    assert f"{OPENS}She is gone{CLOSES}" in record.snippet


@pytest.mark.parametrize(
    ("name", "found"),
    [("Mara", ["Ebb", "rain"]), ("quill", ["Ebb", "rain"]), ("MARA Q", ["Ebb", "rain"]), ("zebedee", ["The Lantern"]), ("ara", [])],
)  # fmt: skip
def test_a_person_is_found_by_the_beginning_of_any_of_their_names(shelf, name, found):
    assert asked(shelf, person=name) == found


@pytest.mark.parametrize("pair", [("Edda", "Bram"), ("holt", "edda vale")])
def test_a_pairing_that_the_author_states_is_found_either_way_round(shelf, pair):
    assert asked(shelf, pairing=pair) == ["The Lantern"]


def test_two_people_of_one_story_are_no_pairing(shelf):
    assert asked(shelf, pairing=("Mara", "Tobin")) == []


def test_a_tie_of_love_is_a_pairing(library):
    read_deeply(library, RAIN, ties=[("tobin", "mara-quill", "friend", "romantic", 0)])
    assert asked(library, pairing=("Quill", "Tobin")) == ["deep"]


def test_a_tag_is_taken_at_its_word(shelf):
    assert asked(shelf, tag="fluff") == ["The Lantern"]


def test_a_tag_that_nobody_stated_just_so_is_a_beginning(shelf):
    assert asked(shelf, tag="fluf") == ["The Lantern", "A Wake"]


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ({"fandom": "the harbour", "author": "heron"}, ["The Lantern", "The Lantern (mended)"]),
        ({"series": "Harbour Lights"}, ["The Lantern", "A Wake"]),
        ({"shortest": 18, "longest": 26}, ["The Lantern", "A Wake"]),
        ({"state": "failed"}, []),
    ],
)
def test_stories_are_found_by_what_is_stated_and_counted(shelf, what, found):
    assert asked(shelf, **what) == found


def test_notes_that_must_be_there_were_found_not_only_warned_of(library, shelf):
    read_deeply(library, RAIN, notes=[("laughed", "panic")])
    assert (asked(library, notes=("panic",)), asked(shelf, notes=("death",))) == (["deep"], [])


def test_what_nobody_looked_at_is_left_out_where_a_reader_wants_none_of_it(shelf):
    found = shelf.find(Query(without=("blood",)))
    assert (found.total, found.unlooked) == (0, 5)


def test_what_was_found_is_left_out_and_what_was_not_stays(library):
    read_deeply(library, RAIN, notes=[("laughed", "panic")])
    assert (asked(library, without=("panic",)), asked(library, without=("blood",))) == ([], ["deep"])


def test_what_the_author_warns_of_is_left_out(shelf):
    assert "A Wake" not in asked(shelf, without=("major character death",))


def test_what_was_never_read_is_left_out_too(library):
    library.add("new.txt", RAIN.encode())
    assert library.find(Query(without=("Fluff",))).unlooked == 1


@pytest.mark.parametrize(
    ("sort", "first"), [("title", "Ebb"), ("author", "A Wake"), ("words", "Ebb"), ("added", "Ebb"), ("match", "Ebb")]
)
def test_every_order_begins_where_people_expect_it(shelf, sort, first):
    assert titles(shelf.find(Query(sort=sort)))[0] == first


def test_an_order_can_be_turned_round(shelf):
    up = titles(shelf.find(Query(sort="title", descending=False)))
    assert titles(shelf.find(Query(sort="title", descending=True))) == up[::-1]


def test_the_best_match_may_come_last(shelf):
    best = titles(shelf.find(Query(words="orchard")))
    assert titles(shelf.find(Query(words="orchard", sort="match", descending=False))) == best[::-1]


def test_pages_hold_every_story_once(shelf):
    pages = [titles(shelf.find(Query(page=page, size=2))) for page in (1, 2, 3, 4)]
    assert list(chain.from_iterable(pages)) == titles(shelf.find(Query())) and pages[3] == []


def test_pages_are_bounded(shelf):
    assert len(shelf.find(Query(page=-3, size=10**9)).records) == 5


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_is_an_answer_and_no_error(shelf, typed):
    assert shelf.find(Query(words=typed, person=typed, tag=typed, without=(typed,))).total >= 0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_for_a_line_is_an_answer_and_no_error(shelf, typed):
    assert shelf.lines(typed, speaker=typed, hearer=typed).total >= 0


def test_the_list_as_csv_has_a_line_for_each_story_of_all_pages(shelf):
    rows = list(csv.DictReader(io.StringIO("".join(shelf.export_csv(Query(size=1, sort="title"))))))
    assert [row["title"] for row in rows] == asked(shelf)


def test_a_cell_of_the_csv_is_never_a_formula(library):
    library.add("=HYPERLINK(1).txt", RAIN.encode())
    assert "'=HYPERLINK(1)" in "".join(library.export_csv(Query()))


def test_tags_are_completed_the_commonest_first(shelf):
    assert [row.name for row in shelf.tags("flu")] == ["Fluff", "Fluff and Angst"]


def test_names_to_complete_are_counted_by_story(shelf):
    assert [(row.name, row.count) for row in shelf.people("b")] == [("Bram Holt", 2)]


def test_fandoms_are_counted_and_cut_at_the_most_wanted(shelf):
    assert [(row.name, row.count) for row in shelf.fandoms(most=1)] == [("The Harbour", 3)]


def test_what_is_removed_is_not_counted_any_more(library):
    story = library.add("rain.txt", RAIN.encode()).id
    read_all(library).remove(story)
    assert library.people() == ()


def test_a_series_is_in_its_order(shelf):
    (series,) = shelf.series()
    assert [record.title for record in series.records] == ["A Wake", "The Lantern"]


def test_doubles_have_one_address_or_one_text(shelf):
    found = {double.why: sorted(record.title for record in double.records) for double in shelf.doubles()}
    assert found == {"url": ["The Lantern", "The Lantern (mended)"], "text": ["Ebb", "rain"]}


def sentences(start, end):
    return "\n\n".join(
        f"Mara counted boat number {i} of the grey fleet that came in past light {i * 7}." for i in range(start, end)
    )


def test_a_chapter_more_makes_a_near_double(library):
    library.add("one.txt", sentences(0, 100).encode())
    library.add("two.txt", sentences(0, 115).encode())
    library.add("other.txt", RAIN.encode())
    (double,) = read_all(library).doubles()
    assert (double.why, len(double.records), 0.6 <= double.likeness < 1) == ("near", 2, True)


def test_three_that_are_nearly_one_are_one_group(library):
    for start in (0, 4, 8):
        library.add(f"{start}.txt", sentences(start, start + 120).encode())
    (double,) = read_all(library).doubles()
    assert len(double.records) == 3


def test_half_a_story_more_is_another_story(library):
    library.add("one.txt", sentences(0, 60).encode())
    library.add("two.txt", sentences(40, 140).encode())
    assert read_all(library).doubles() == ()


def test_all_kinds_of_notes_can_be_asked_for(shelf):
    assert shelf.find(Query(notes=NOTES)).total == 0
