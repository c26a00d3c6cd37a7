"""A reader keeps a shelf: drops stories, watches them being read, finds, opens, sets right, asks all of them at once.

The program itself runs, in a process of its own, and a real browser asks it.
"""

import os
from pathlib import Path

import pytest

from ingest import documents
from journeys.shelf.hands import PATIENCE, drop, mending, open_story, people, speakers, until

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[3] / "examples"


def test_a_stranger_without_the_token_sees_nothing(browser, home):
    context = browser.new_context()
    page = context.new_page()
    page.goto(home)
    text = page.inner_text("body")
    context.close()
    assert text.startswith("This shelf is locked.")


def test_a_page_of_another_site_cannot_send_it_a_form(browser, home, filled):
    context = browser.new_context()
    page = context.new_page()
    page.goto("data:text/html,<form method=post action='" + home + "/story/1/remove'><button>go</button></form>")
    page.click("button")
    page.wait_for_load_state()
    text = page.inner_text("body")
    context.close()
    assert "asked for by another site" in text


def test_a_folder_is_taken_with_the_folders_in_it_and_without_what_is_no_story(filled):
    assert filled == "6 stories taken."


def test_all_sources_are_read_and_what_is_torn_says_why(shelf):
    titles = sorted(shelf.locator(".card h3 a").all_inner_texts())
    assert titles == [
        "The Lantern",
        "The Lantern",
        "The Lantern on the Sill",
        "The Lantern on the Sill",
        "tide",
        "torn",
    ]
    assert "damaged or cut short" in shelf.inner_text(".card.failed")


def test_nothing_is_asked_of_any_other_host(shelf, home):
    shelf.goto(f"{home}/lines")
    assert shelf.asked <= {home.split("/")[2], "data"}


def test_files_dropped_on_the_page_are_taken(shelf):
    drop(shelf, {"raft.txt": "“Row,” said Mara. Odo rowed the raft.", "film.mp4": "x"})
    until(shelf, "document.querySelector('#outcome').textContent.includes('1 story taken')")
    refused = shelf.inner_text("#outcome li")
    shelf.wait_for_selector(".card.read h3 a:has(:text-is('raft'))")
    assert "film.mp4" in refused


def test_a_story_taken_while_older_news_is_on_its_way_is_shown_when_it_is_read(shelf):
    held = []

    def hold(route):
        if held:
            return route.continue_()
        return held.append((route, route.fetch()))

    shelf.route("**/events", hold)
    shelf.route("**/list*", lambda route: route.fulfill(body=""))  # so that the list can come with the news alone
    drop(shelf, {"film.mp4": "x"})
    until(shelf, "document.querySelector('#outcome').textContent.includes('1 file not')")
    while not held:
        shelf.wait_for_timeout(100)
    drop(shelf, {"skiff.txt": "“Row,” said Mara. Odo rowed the skiff."})
    until(shelf, "document.querySelector('#outcome').textContent.includes('1 story taken')")
    shelf.unroute("**/list*")
    route, news = held[0]
    route.fulfill(response=news)
    shelf.wait_for_selector(".card.read h3 a:has(:text-is('skiff'))")
    assert shelf.is_hidden("#progress")


def test_a_story_is_found_by_words_and_the_words_are_marked(shelf):
    shelf.fill("#q", "always raining")
    shelf.keyboard.press("Enter")
    shelf.wait_for_selector("mark")
    assert shelf.locator(".card h3 a").all_inner_texts() == ["tide"]


def test_what_narrows_is_taken_away_by_a_click(shelf, home):
    shelf.goto(f"{home}/?person=Tobin&most=50")
    shelf.click(".asked a >> nth=1")
    shelf.wait_for_url("**/?person=Tobin")


def test_a_tag_on_a_card_leads_to_all_stories_with_it(shelf):
    shelf.click(".chips a:has(:text-is('Lighthouses')) >> nth=0")
    shelf.wait_for_url("**/?tag=Lighthouses")
    assert set(shelf.locator(".card h3 a").all_inner_texts()) == {"The Lantern on the Sill"}


def test_names_are_suggested_as_one_types(shelf):
    shelf.locator("#person").press_sequentially("Tob")
    shelf.wait_for_selector("#people option[value='Tobin']", state="attached")


def test_the_list_is_saved_as_csv(shelf):
    with shelf.expect_download() as download:
        shelf.click(".csv")
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert "title" in rows[0] and len(rows) > 5


def test_doubles_are_shown_and_one_can_be_let_go(shelf, home):
    shelf.goto(f"{home}/doubles")
    assert "both name one address" in shelf.inner_text("main")


def test_a_line_is_found_with_its_speaker_and_leads_to_its_place(shelf, home):
    shelf.goto(f"{home}/lines")
    shelf.fill("#words", "I will protect you")
    shelf.keyboard.press("Enter")
    shelf.wait_for_selector(".hits")
    said = shelf.inner_text(".hits .meta b")
    shelf.click(".hits .said a")
    shelf.wait_for_url("**#q*")
    assert (said, shelf.inner_text(".q:target")) == ("Mara Quill", "“I will protect you.”")


def test_feelings_are_asked_for_by_plain_words(shelf, home):
    shelf.goto(f"{home}/feelings")
    shelf.select_option("#felt", "grief")
    shelf.select_option("#masked", "yes")
    shelf.click("button.main")
    shelf.wait_for_url("**felt=grief*")
    assert "0 places" in shelf.inner_text("main")


def test_lines_chosen_in_the_story_are_given_to_another_and_taken_back(shelf):
    open_story(shelf, "tide")
    before = speakers(shelf)
    shelf.click("#mendbtn")
    shelf.click("#q0")
    shelf.click("#q3", modifiers=["Shift"])
    assert shelf.inner_text("#chosen") == "4 lines chosen"
    shelf.select_option("#mspeaker", label="Tobin")
    mending(shelf, lambda: shelf.click("#give"))
    tobin = people(shelf).index("Tobin")
    given = speakers(shelf)
    assert given[:4] == [tobin] * 4
    assert shelf.is_visible("#mend")  # one goes on setting right where one was
    mending(shelf, lambda: shelf.click("#undo"))
    assert speakers(shelf) == before


def test_by_keys_alone_a_line_is_chosen(shelf):
    open_story(shelf, "tide")
    shelf.keyboard.press("j")
    shelf.keyboard.press("x")
    chosen = shelf.inner_text("#chosen")
    shelf.keyboard.press("Escape")
    assert (chosen, shelf.inner_text("#chosen")) == ("1 line chosen", "No line chosen")


def test_a_person_is_renamed_in_the_cast_and_merged_with_another(shelf):
    open_story(shelf, "tide")
    shelf.click("#mendbtn")
    shelf.click(".mendone[aria-label='Set right: Tobin']")
    shelf.fill("#pname", "Tobin Hale")
    mending(shelf, lambda: shelf.click("#person button[value=rename]"))
    assert "Tobin Hale" in people(shelf)
    shelf.click(".mendone[aria-label='Set right: Tobin Hale']")
    shelf.select_option("#pmerge", label="Ilvane")
    mending(shelf, lambda: shelf.click("#person button[value=merge]"))
    assert "Ilvane" not in people(shelf)
    for _ in range(2):
        mending(shelf, lambda: shelf.click("#undo"))
    assert {"Tobin", "Ilvane"} <= set(people(shelf))


def test_the_shelf_finds_what_was_set_right(shelf, home):
    open_story(shelf, "tide")
    shelf.click("#mendbtn")
    shelf.click("#q0")
    shelf.select_option("#mspeaker", "+")
    shelf.fill("#mnew", "Captain Holt")
    mending(shelf, lambda: shelf.click("#give"))
    shelf.goto(f"{home}/lines?speaker=Holt")
    assert shelf.locator(".hits .said a").all_inner_texts() == ["“Is it raining?”"]


def test_what_failed_can_be_tried_again_and_then_removed(shelf):
    shelf.click(".card.failed h3 a")
    shelf.click("button:text-is('Try again')")
    shelf.wait_for_selector("button:text-is('Try again')")
    shelf.click("summary:text-is('Remove…')")
    shelf.click("button:text-is('Yes, for good')")
    shelf.wait_for_url("**/")
    assert shelf.locator(".card.failed").count() == 0


def test_without_a_script_a_story_is_added_found_and_set_right(browser, address, home, filled, tmp_path):
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    (tmp_path / "quay.txt").write_text("“Wait,” said Mara. Odo waited on the quay.", encoding="utf-8")
    page.set_input_files("#files", tmp_path / "quay.txt")
    page.click("button:text-is('Add them')")
    page.wait_for_selector(".card.read h3 a:has(:text-is('quay'))")  # the page comes anew by itself
    open_story(page, "quay")
    page.click("#mendlink")
    page.check("input[name=line] >> nth=0")
    page.select_option("#gs", label="Odo")
    page.click("button:text-is('Give them')")
    page.wait_for_selector(".steps li")
    told = page.inner_text(".steps li")
    context.close()
    assert told == "“Wait,”: Odo says it"


PAGES = [
    "/",
    "/?q=lantern&without=war",
    "/lines?words=late",
    "/feelings",
    "/series",
    "/doubles",
    "/story/1",
    "/story/1/right",
]


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_nothing_sticks_out_at_any_width(shelf, home, width):
    shelf.set_viewport_size({"width": width, "height": 800})
    wide = {}
    for path in PAGES:
        shelf.goto(home + path)
        wide[path] = shelf.evaluate("document.documentElement.scrollWidth")
    assert {path: at for path, at in wide.items() if at > width} == {}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_no_fault(browser, address, home, filled, scheme, width):
    script = os.environ.get("UNDERNEATH_AXE", "")
    if not script:
        pytest.skip("UNDERNEATH_AXE does not name an axe.min.js (npm: axe-core)")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    faults = []
    for path in PAGES:
        page.goto(home + path)
        if path == "/story/1":
            page.click("#mendbtn")
        page.add_script_tag(path=script)
        found = "axe.run().then(found => found.violations.map(v => v.id + ' ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 90) + n.failureSummary.slice(0, 160)).join()))"
        faults += [f"{path}: {fault}" for fault in page.evaluate(found)]
    context.close()
    assert faults == []


@pytest.mark.parametrize(
    ("name", "opens"),
    [
        ("lantern-of-gutenberg.html", "Mara set the lantern"),
        ("you-have-been-here-before.docx", "Threadgold did it himself, with a spoon."),
        ("out-of-tune.md", "The dead man had folded his towel."),
        ("the-queens-left-side.html", "The gallery was packed to the pillars."),
    ],
)
def test_a_story_of_every_other_source_is_dropped_read_and_opened(shelf, home, tmp_path, name, opens):
    data = documents.gutenberg() if "gutenberg" in name else (EXAMPLES / name).read_bytes()
    (tmp_path / name).write_bytes(data)
    before = shelf.locator(".card").count()
    shelf.set_input_files("#files", tmp_path / name)
    until(shelf, "document.querySelector('#outcome')?.textContent.includes('taken')")
    shelf.goto(home + "/?sort=added&descending=on")
    until(shelf, f"document.querySelectorAll('.card:not(.waiting, .reading)').length > {before}")
    shelf.click(".card h3 a >> nth=0")
    shelf.wait_for_selector("#mendbtn:visible, #mendlink")
    assert opens in shelf.inner_text("body")
