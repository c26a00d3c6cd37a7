from itertools import chain

import pytest

from serve.shelf_desk import RAIN, filled, read_deeply


def said(hits):
    return [(hit.title, hit.speaker, hit.words) for hit in hits.hits]


def test_who_says_i_will_protect_you_to_whom(shelf):
    hits = shelf.lines("I will protect you").hits
    assert ("Tobin", ("Mara Quill",)) in {(hit.speaker, hit.hearers) for hit in hits}


def test_the_words_in_their_order_come_before_all_the_words_somewhere(shelf):
    assert [words for _, _, words in said(shelf.lines("I will protect you"))] == [
        "“I will protect you,”",
        "“I will protect you,”",
        "“I will always protect you, Edda.”",
    ]


def test_a_hit_leads_to_its_place(shelf):
    hit = shelf.lines("laugh").hits[0]
    assert shelf.reading(hit.id).text[hit.start : hit.end] == hit.words


@pytest.mark.parametrize(("name", "number"), [("mara", 2), ("Quill", 2), ("Mara Q", 2), ("tobin", 0)])
def test_lines_of_a_speaker_by_any_name(shelf, name, number):
    assert shelf.lines("always raining", speaker=name).total == number


def test_all_lines_of_somebody(shelf):
    assert {speaker for _, speaker, _ in said(shelf.lines(speaker="Tobin"))} == {"Tobin"}


def test_all_lines_to_somebody(shelf):
    assert {hit.hearers for hit in shelf.lines(hearer="Tobin").hits} == {("Tobin",)}


def test_lines_of_one_story(shelf):
    assert {hit.id for hit in shelf.lines("raining", story=1).hits} == {1}


def test_no_lines_of_a_story_that_is_not_there(shelf):
    assert shelf.lines("raining", story=99).total == 0


def test_nothing_asked_is_nothing_answered(shelf):
    assert shelf.lines(" * ").total == 0


def test_pages_of_lines_hold_each_once(shelf):
    pages = [said(shelf.lines("raining", page=page, size=2)) for page in (1, 2, 3)]
    assert list(chain.from_iterable(pages)) == said(shelf.lines("raining"))


def test_counting_stops_somewhere_and_says_so(tmp_path):
    many = "\n\n".join(f"“Rain on day {i},” said Mara." for i in range(1_005))
    library = filled(tmp_path, {"many.txt": many.encode()})
    found = library.lines("rain")
    library.close()
    assert (found.total, found.more) == (1_000, True)


GRIEF = [
    ("came in", "mara-quill", "grief", "neutral", True, "tobin", 0.5),
    ("laughed", "the-queen", "grief", "joy", True, None, 0.9),
    ("looked up", "tobin", "joy", None, False, None, 0.7),
]


@pytest.fixture
def moved(library):
    read_deeply(library, RAIN, feelings=GRIEF)
    return library


def test_where_does_anyone_hide_grief_the_surest_first(moved):
    assert [(hit.who, hit.words) for hit in moved.feelings("grief", masked=True).hits] == [
        ("the Queen", "laughed"),
        ("Mara Quill", "came in"),
    ]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"shown": "joy"}, ["laughed"]),
        ({"masked": False}, ["looked up"]),
        ({"who": "quill"}, ["came in"]),
        ({"felt": "grief", "who": "queen"}, ["laughed"]),
        ({"felt": "Joy", "story": 1}, ["looked up"]),
        ({"felt": "joy", "story": 2}, []),
        ({}, ["laughed", "looked up", "came in"]),
    ],
)
def test_feelings_are_found_by_what_is_felt_shown_hidden_and_by_whom(moved, asked, words):
    assert [hit.words for hit in moved.feelings(**asked).hits] == words


def test_a_feeling_says_towards_whom_and_where(moved):
    (hit,) = moved.feelings(who="mara").hits
    assert (hit.title, hit.toward, hit.masked, RAIN[hit.start : hit.end]) == ("deep", "Tobin", True, "came in")
