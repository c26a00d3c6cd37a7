"""The shelf: what is on it, and what narrows it."""

import csv
import io

import pytest
from selectolax.lexbor import LexborHTMLParser

from underneath.serve.web.asking import asked_of

OTHER = "“Bring the lamp,” said Odo. He was cold. “I will not,” said Mara, and Odo wept for the old quay."


def titles(page):
    return [node.text() for node in LexborHTMLParser(page).css(".card h3 a")]


@pytest.fixture
def two(desk, tale):
    desk.put("lamp.txt", OTHER)
    return desk


def test_an_empty_shelf_says_what_to_do(desk):
    assert "choose files" in desk.page("/") and "Archive of Our Own" in desk.page("/")


def test_an_empty_shelf_has_nothing_to_search(desk):
    assert 'id="find"' not in desk.page("/")


def test_stories_stand_newest_first(two):
    assert titles(two.page("/")) == ["lamp", "tide"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=quay", ["lamp"]),
        ("q=%22old+quay%22", ["lamp"]),
        ("person=Tobin", ["tide"]),
        ("person=Ma", ["lamp", "tide"]),
        ("least=25", ["tide"]),
        ("most=25", ["lamp"]),
        ("q=nothing+like+it", []),
        ("state=failed", []),
        ("tag=Angst", []),
        ("sort=title", ["lamp", "tide"]),
        ("sort=longest", ["tide", "lamp"]),
        ("sort=oldest", ["tide", "lamp"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(two, asked, found):
    assert titles(two.page(f"/?{asked}")) == found


def test_what_is_asked_stands_in_the_form_again(two):
    field = LexborHTMLParser(two.page("/?q=%22%3E%3Cb%3E")).css_first("#q")
    assert field.attributes["value"] == '"><b>'


def test_what_narrows_can_be_taken_away_one_by_one(two):
    chips = LexborHTMLParser(two.page("/?q=lamp&person=Odo&without=war")).css(".asked a")
    assert [node.attributes["href"] for node in chips] == [
        "/?person=Odo&without=war",
        "/?q=lamp&without=war",
        "/?q=lamp&person=Odo",
        "/",
    ]


def test_a_note_looked_for_can_be_taken_away_too(two):
    chips = LexborHTMLParser(two.page("/?note=blood&q=lamp")).css(".asked a")
    assert [node.attributes["href"] for node in chips] == ["/?note=blood", "/?q=lamp", "/"]


def test_words_found_are_marked_in_their_place(two):
    assert "<mark>quay</mark>" in two.page("/?q=quay")


def test_a_length_that_is_no_number_is_said_and_left_out(two):
    page = two.page("/?least=many")
    assert "“many” is no number" in page and len(titles(page)) == 2


def test_a_pairing_of_one_is_said_and_left_out(two):
    assert "Mara/Odo" in LexborHTMLParser(two.page("/?pairing=Mara")).css_first(".wrong").text()


def test_what_nobody_looked_for_is_said_when_it_is_left_out(two):
    page = two.page("/?without=grief")
    assert titles(page) == [] and "2 more stories are left out" in page


def test_the_list_alone_is_the_same_list(two):
    assert titles(two.page("/list?q=lamp")) == titles(two.page("/?q=lamp"))


def test_the_list_can_be_saved(two):
    rows = list(csv.DictReader(io.StringIO(two.page("/shelf.csv?q=quay"))))
    assert [row["title"] for row in rows] == ["lamp"]


def test_a_saved_list_is_a_file_and_no_page(two):
    headers = two.get("/shelf.csv").headers
    assert headers["content-type"].startswith("text/csv") and headers["content-disposition"].startswith("attachment")


def test_a_long_list_has_pages(desk):
    for i in range(52):
        desk.put(f"tale {i:02}.txt", f"{OTHER} {i}")
    first, second = desk.page("/?sort=title"), desk.page("/?sort=title&page=2")
    assert (len(titles(first)), titles(second)) == (50, ["tale 50", "tale 51"])
    assert 'rel="next" href="/?sort=title&amp;page=2"' in first


def test_names_are_suggested_as_one_types(two):
    assert 'value="Tobin"' in two.page("/suggest/person?start=To")


def test_nothing_is_suggested_for_a_field_that_is_none(two):
    assert two.page("/suggest/sha256?start=a").strip() == ""


def test_a_story_that_failed_says_why_on_its_card(desk):
    desk.put("torn.epub", b"PK\x03\x04 torn")
    assert "Could not be read." in desk.page("/")


def test_a_story_that_waits_says_so(desk):
    desk.reader.asleep = True
    desk.put("tide.txt", OTHER)
    assert "waits to be read" in desk.page("/")


class Given(dict):
    def getlist(self, key):
        return [self[key]] if key in self else []


@pytest.mark.parametrize(
    ("text", "number"),
    [("10,000", 10_000), ("10k", 10_000), ("1.200", 1200), ("0", 0), ("", None), ("-5", None), ("9" * 30, None)],
)
def test_numbers_are_taken_as_people_write_them(text, number):
    assert asked_of(Given(least=text)).query.shortest == number


@pytest.mark.parametrize("text", ["Mara/Odo", "Mara & Odo", "Mara x Odo", "Mara and Odo", "Mara × Odo"])
def test_a_pairing_is_taken_as_readers_write_it(text):
    assert asked_of(Given(pairing=text)).query.pairing == ("Mara", "Odo")


def test_several_things_not_to_meet_may_stand_in_one_field():
    assert asked_of(Given(without="spiders, war , ")).without == ("spiders", "war")


@pytest.mark.parametrize("page", ["0", "-1", "x", ""])
def test_a_page_that_is_none_is_the_first(page):
    assert asked_of(Given(page=page)).query.page == 1


def test_order_by_match_needs_words():
    assert asked_of(Given(sort="match")).query.sort is None


def test_an_address_comes_back_as_the_same_question():
    asked = asked_of(Given(q="a&b", note="grief", without="war", least="1k"))
    assert asked.address("/") == "/?q=a%26b&least=1k&note=grief&without=war"


ODD = [
    '"',
    "-",
    "*",
    "NEAR(",
    "a AND",
    '"a" OR',
    "title:",
    "\x00",
    "(",
    "^a",
    "'; DROP TABLE story; --",
    "—",
    "x" * 5000,
]


@pytest.mark.parametrize("words", ODD)
def test_whatever_is_asked_gets_an_answer(two, words):
    asked = {
        "q": words,
        "person": words,
        "pairing": f"{words}/b",
        "tag": words,
        "series": words,
        "without": words,
        "page": "999999999",
    }
    pages = [
        two.get("/", params=asked),
        two.get("/shelf.csv", params=asked),
        two.get("/lines", params={"words": words, "speaker": words, "page": "999999999"}),
        two.get("/feelings", params={"who": words}),
        two.get("/suggest/tag", params={"start": words}),
    ]
    assert {page.status_code for page in pages} == {200}
