"""A reader opens a page in a real browser: with the mouse, with the keys alone, on a telephone, in the dark."""

import os

import pytest

from underneath.layers.cast import Cast, Character
from underneath.layers.mentions import Mention
from underneath.layers.scenes import Scene, Stage
from underneath.layers.speech import Attribution, Quote
from underneath.report.page import files
from underneath.story.spans import Span
from underneath.testing import hand_made_reading, span_of, tiny_reading, tiny_story

pytestmark = pytest.mark.slow

FILLING = "\n\n".join(["The tide went out and the tide came in, and nobody on the quay said anything at all."] * 40)
TEXT = f"""“You are late,” said Mara.

“The ferry sank.” Odo wrung out his hat.

{FILLING}

***

“Was it your ferry?” somebody asked.

“It was,” he said, “until noon.”

“Then row,” said Mara."""
CAST = Cast((Character("mara", "Mara <b>Venn</b>", ("Mara",), "she/her"), Character("odo", "Odo")))


def story():
    """Two people and one unknown, six lines, two scenes, far enough apart that one has to scroll."""
    said = [
        ("“You are late,”", Attribution("mara", ("odo",), span_of(TEXT, "Mara"), "explicit", 0.98)),
        ("“The ferry sank.”", Attribution("odo", ("mara",), None, "action", 0.8)),
        ("“Was it your ferry?”", Attribution()),
        ("“It was,”", Attribution("odo", (), None, "turn", 0.5)),
        ("“until noon.”", Attribution("odo", (), None, "turn", 0.5)),
        ("“Then row,”", Attribution("mara", (), None, "explicit", 0.95)),
    ]
    parts = {"“It was,”": 1, "“until noon.”": 1}
    cut = TEXT.index("***")
    return hand_made_reading(
        tiny_story(TEXT),
        cast=CAST,
        mentions=[(Mention(span_of(TEXT, "Mara"), "PER", "PROP"), "mara")],
        quotes=[(Quote(span_of(TEXT, words), part=parts.get(words)), row) for words, row in said],
        scenes=[
            (Scene(Span(0, cut - 2)), Stage(("mara", "odo"), (), "mara", time="dusk")),
            (Scene(Span(cut + 5, len(TEXT))), Stage(("mara",), ("odo",))),
        ],
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "tale.html"
    path.write_bytes(files(story())[".html"])
    return path.as_uri()


def ground(page, selector):
    return page.eval_on_selector(selector, "node => getComputedStyle(node).backgroundColor")


CLEAR = "rgba(0, 0, 0, 0)"


def test_the_page_asks_for_nothing_but_itself(page, address):
    page.click(".who >> nth=0")
    page.keyboard.press("n")
    assert page.asked == [address]


def test_a_walk_over_everything_raises_no_error(page):
    for key in ["j", "k", "n", "N", "s", "S", "m", "t", "c", "?", "Escape", "Escape"]:
        page.keyboard.press(key)
    page.hover("#q0")
    page.click(".who >> nth=0")
    assert page.troubles == []


def test_hovering_a_line_names_its_speaker_and_hearer(page):
    page.hover("#q0")
    assert page.inner_text("#tip b") == "Mara <b>Venn</b> → Odo"


def test_hovering_a_line_says_how_it_is_known_and_how_surely(page):
    page.hover("#q0")
    assert "named beside it “Mara” · sure (98 %)" in page.inner_text("#tip")


def test_leaving_a_line_takes_the_label_away(page):
    page.hover("#q0")
    page.hover("#title")
    page.wait_for_selector("#tip", state="hidden")
    assert page.is_hidden("#tip")


def test_focus_names_the_speaker_too(page):
    page.focus("#q0")
    assert page.inner_text("#tip b") == "Mara <b>Venn</b> → Odo"


def test_focus_is_spoken_to_those_who_do_not_see(page):
    page.focus("#q0")
    assert page.text_content("#say").startswith("Mara <b>Venn</b> → Odo.")


def test_a_line_of_nobody_says_so_plainly(page):
    page.locator("#q2").hover()
    assert page.inner_text("#tip b") == "Unknown speaker"


def test_both_parts_of_one_utterance_light_up(page):
    page.locator("#q3").hover()
    assert page.locator(".q.o").all_inner_texts() == ["“It was,”", "“until noon.”"]


def test_choosing_a_person_leaves_only_their_lines_lit(page):
    page.click(".who:has-text('Odo')")
    assert (ground(page, "#q0"), ground(page, "#q1") == CLEAR) == (CLEAR, False)


def test_choosing_again_shows_everybody(page):
    page.click(".who:has-text('Odo')")
    page.click(".who:has-text('Odo')")
    assert ground(page, "#q0") != CLEAR


def test_one_can_step_through_a_persons_lines(page):
    page.click(".who:has-text('Odo')")
    for _ in range(2):
        page.click("#next")
    assert page.inner_text("#stepat") == "line 2 of 3"


def test_a_scene_in_the_strip_leads_to_the_scene(page):
    page.click("#t1 a")
    page.wait_for_timeout(300)
    assert page.locator("#q2").bounding_box()["y"] < 800


def test_the_scene_being_read_is_the_current_one(page):
    page.mouse.wheel(0, 4000)
    page.wait_for_selector("#t1 a[aria-current]")
    assert page.locator("#strip a[aria-current]").count() == 1


def test_a_scene_in_the_strip_says_who_is_there(page):
    page.hover("#t0 a")
    assert "with Mara <b>Venn</b>, Odo" in page.inner_text("#tip")


def test_lines_in_doubt_can_be_stepped_through(page):
    page.click("#doubts")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("n")
    assert (first, page.evaluate("document.activeElement.id")) == ("q2", "q3")


def test_by_keyboard_alone_one_skips_to_the_story_and_hears_a_line(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.matches('.q')"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#tip b") == "Odo → Mara <b>Venn</b>"


def test_by_keyboard_alone_one_chooses_a_person_and_lets_go(page):
    page.keyboard.press("c")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    chosen = page.is_visible("#step")
    page.keyboard.press("Escape")
    assert (chosen, page.is_visible("#step")) == (True, False)


def test_by_keyboard_alone_one_walks_the_strip(page):
    page.focus("#t0 a")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.get_attribute("#t1 a", "aria-current") == "true"


def test_single_keys_can_be_turned_off(page):
    page.keyboard.press("?")
    page.click("#keyson")
    page.click("#help form button")
    page.keyboard.press("n")
    assert not page.evaluate("document.activeElement.matches('.q')")


def test_dark_follows_the_system(open_page):
    assert ground(open_page(color_scheme="dark"), "body") == "rgb(27, 26, 24)"


def test_dark_can_be_turned_to_light(open_page):
    page = open_page(color_scheme="dark")
    page.click("#theme")
    assert ground(page, "body") == "rgb(251, 249, 244)"


def test_names_can_be_written_before_the_lines(page):
    page.keyboard.press("m")
    shown = page.eval_on_selector("#q1", "node => getComputedStyle(node, '::before').content")
    assert "Odo" in shown


@pytest.mark.parametrize("width", [320, 390, 820, 1360])
def test_nothing_sticks_out_at_any_width(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_telephone_the_cast_opens_and_closes(open_page):
    page = open_page(viewport={"width": 390, "height": 800})
    seen = [page.is_visible("#side")]
    for button in ("#castbtn", "#castclose"):
        page.click(button)
        seen.append(page.is_visible("#side"))
    assert seen == [False, True, False]


def test_on_a_telephone_a_tap_names_the_speaker(open_page):
    page = open_page(viewport={"width": 390, "height": 800}, has_touch=True)
    page.tap("#q0")
    assert page.inner_text("#tip b") == "Mara <b>Venn</b> → Odo"


def test_print_leaves_the_controls_out_and_adds_the_key(page):
    page.emulate_media(media="print")
    assert [page.is_visible(part) for part in ("#bar", "#sidetop", ".key")] == [False, False, True]


def test_without_scripts_the_story_and_the_cast_can_be_read(open_page):
    page = open_page(java_script_enabled=False, viewport={"width": 390, "height": 800})
    assert page.is_visible("#q0")
    assert page.is_visible("#w0")


def test_a_story_read_by_the_program_opens_without_trouble(open_page, tmp_path):
    path = tmp_path / "read.html"
    path.write_bytes(files(tiny_reading(TEXT))[".html"])
    page = open_page()
    page.goto(path.as_uri())
    page.keyboard.press("j")
    assert (page.is_visible("#tip"), page.troubles) == (True, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(browser, address, scheme):
    script = os.environ.get("UNDERNEATH_AXE", "")
    if not script:
        pytest.skip("UNDERNEATH_AXE does not name an axe.min.js (npm: axe-core)")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.click(".who >> nth=0")
    page.add_script_tag(path=script)
    faults = page.evaluate("axe.run().then(found => found.violations.map(v => v.id))")
    context.close()
    assert faults == []
