"""Questions to all stories: who says it to whom; where it is felt, shown, hidden."""

import pytest
from selectolax.lexbor import LexborHTMLParser


def said(page):
    return [node.text() for node in LexborHTMLParser(page).css(".said a")]


def test_before_anything_is_asked_there_are_examples(desk):
    assert "I will protect you" in desk.page("/lines") and "hides grief" in desk.page("/feelings")


def test_a_line_is_found_with_who_says_it(desk, tale):
    page = desk.page("/lines?words=I+will+protect+you")
    assert said(page) == ["“I will protect you.”"] and "<b><bdi>Mara Quill</bdi></b>" in page


def test_lines_of_one_person_are_found_without_words(desk, tale):
    assert "“Is it raining?”" in said(desk.page("/lines?speaker=Tobin"))


def test_a_line_nobody_says_is_not_found(desk, tale):
    assert "Nobody says that" in desk.page("/lines?words=protect&speaker=Tobin")


def test_a_line_leads_to_its_place_in_the_story(desk, tale):
    link = LexborHTMLParser(desk.page("/lines?words=protect")).css_first(".said a").attributes["href"]
    where = desk.get(link, follow_redirects=False).headers["location"]
    marked = LexborHTMLParser(desk.page(where)).css_first("#" + where.partition("#")[2])
    assert marked.text() == "“I will protect you.”"


def test_hidden_feelings_are_found_with_what_is_shown(desk, glass):
    page = desk.page("/feelings?masked=yes&who=Bryn")
    assert "shows joy" in page and "smiled as if it cost him nothing" in page


def test_a_feeling_leads_to_its_place_in_the_story(desk, glass):
    link = LexborHTMLParser(desk.page("/feelings?felt=disappointment")).css_first(".said a").attributes["href"]
    assert desk.get(link, follow_redirects=False).headers["location"] == f"/story/{glass}#f1"


def test_a_feeling_that_is_none_asks_nothing(desk, glass):
    assert desk.get("/feelings?felt=hunger").status_code == 200


def test_a_place_that_is_gone_leads_to_its_scene(desk, tale):
    assert desk.get(f"/story/{tale}/felt/3-5", follow_redirects=False).headers["location"] == f"/story/{tale}#s0"


@pytest.mark.parametrize("place", ["x-y", "1-", "-1-2", "9" * 20 + "-1"])
def test_a_place_that_is_none_is_no_page(desk, tale, place):
    assert desk.get(f"/story/{tale}/said/{place}").status_code == 404


def test_many_lines_have_pages(desk):
    desk.put("long.txt", "\n\n".join(f"“Row {i},” said Mara." for i in range(60)))
    page = desk.page("/lines?words=row")
    assert (len(said(page)), "page=2" in page) == (50, True)


def test_the_same_text_twice_is_shown_as_doubles(desk, tale):
    text = desk.library.source(tale)[1]
    desk.put("again.txt", text + b"\n\n")
    names = [node.text() for node in LexborHTMLParser(desk.page("/doubles")).css(".rows .meta bdi")]
    assert sorted(names) == ["again.txt", "tide.txt"]


def test_without_doubles_the_page_says_so(desk, tale):
    assert "No story is here twice" in desk.page("/doubles")


def test_without_series_the_page_says_so(desk, tale):
    assert "No series" in desk.page("/series")


def test_parts_of_a_series_stand_in_its_order(desk):
    for part in (2, 1):
        desk.put(
            f"part{part}.md",
            f"---\ntitle: Lamp {part}\nseries: Lamps\nseries_part: {part}\n---\n\n“Row {part},” said Mara. Odo rowed the boat.",
        )
    page = desk.page("/series")
    assert [node.text() for node in LexborHTMLParser(page).css(".rows p a")] in (["Lamp 1", "Lamp 2"], [])
