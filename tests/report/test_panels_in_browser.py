"""A reader goes from the pictures to the words and back, in a real browser."""

import os

import pytest

from underneath.report.page import files
from underneath.sample import full_reading

pytestmark = pytest.mark.slow

TABS = ["Cast", "Scenes", "Ties", "Feelings", "Knowledge", "Missions", "Words", "Notes"]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "saltglass.html"
    path.write_bytes(files(full_reading())[".html"])
    return path.as_uri()


@pytest.fixture
def window(window):
    return window | {"reduced_motion": "reduce"}


def focused(page):
    page.wait_for_timeout(60)
    return page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href')")


def before(page, selector, what="content"):
    return page.eval_on_selector(selector, f"node => getComputedStyle(node, '::before').{what}")


def test_a_click_on_every_mark_and_tab_raises_no_error_and_asks_for_nothing(page, address):
    for tab in TABS:
        page.click(f"[role=tab]:has-text('{tab}')")
        for link in page.locator(".panel.on a:visible").all():
            link.dispatch_event("click")
            page.click(f"[role=tab]:has-text('{tab}')")
    for mark in page.locator("#story [id^=f], #story [id^=k], #story [id^=c]").all():
        mark.dispatch_event("click")
    for key in ["f", "F", "b", *"12345678"]:
        page.keyboard.press(key)
    assert (page.troubles, page.asked) == ([], [address])


def test_every_layer_has_its_tab(page):
    assert page.locator("[role=tab]").all_inner_texts() == TABS


def test_one_panel_is_seen_at_a_time(page):
    page.click("#tab-ties")
    assert page.locator(".panel:visible h2").all_inner_texts() == ["Ties"]


def test_arrows_go_from_tab_to_tab(page):
    page.focus("#tab-cast")
    page.keyboard.press("ArrowRight")
    assert (focused(page), page.is_visible("#v-scenes")) == ("tab-scenes", True)


def test_a_number_opens_a_panel(page):
    page.keyboard.press("4")
    assert page.is_visible("#v-feelings")


def test_a_feeling_stands_in_the_margin_felt_over_shown(page):
    assert page.get_attribute("#f1", "data-f") == "B ▼ disappointment\n△ joy"
    assert before(page, "#f1", "display") == "block"


def test_the_margin_can_be_cleared(page):
    page.click("#margin")
    assert before(page, "#f1", "display") == "none"


def test_hovering_felt_words_tells_whose_they_are(page):
    page.hover("#f1")
    assert page.inner_text("#tip b") == "Bryn: disappointment, shows joy"


def test_hovering_felt_words_tells_that_it_is_a_mask_and_toward_whom(page):
    page.hover("#f1")
    assert "masked · toward Odo" in page.inner_text("#tip")


def test_felt_words_lead_to_the_arc(page):
    page.click("#f1")
    assert (page.is_visible("#v-feelings"), focused(page)) == (True, "#f1")


def test_a_mark_of_the_arc_leads_to_the_words(page):
    page.click("#tab-feelings")
    page.locator("#v-feelings .arc a[href='#f5']").dispatch_event("click")
    assert focused(page) == "f5"


def test_and_back_again(page):
    page.click("#tab-feelings")
    page.locator("#v-feelings .arc a[href='#f5']").dispatch_event("click")
    page.wait_for_timeout(60)
    page.keyboard.press("b")
    assert focused(page) == "#f5"


def test_enter_on_words_with_a_mark_leads_to_the_picture(page):
    page.keyboard.press("f")
    page.wait_for_timeout(60)
    page.keyboard.press("Enter")
    assert focused(page) == "#f0"


def test_arrows_go_from_mark_to_mark_of_a_picture(page):
    page.click("#tab-scenes")
    page.focus("#v-scenes svg a >> nth=0")
    page.keyboard.press("ArrowRight")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert page.locator("#v-scenes svg a").nth(1).get_attribute("aria-label") == label


def test_a_cell_of_the_grid_leads_to_where_the_person_is_named_in_the_scene(page):
    page.click("#tab-scenes")
    page.locator("#v-scenes svg a[href='#s3'][aria-label^='Odo']").click()
    page.wait_for_timeout(60)
    assert page.evaluate("document.activeElement.closest('section').id + document.activeElement.innerText") == "s3Odo"


def test_a_tie_leads_to_its_words(page):
    page.click("#tab-ties")
    page.click("#b0 .ev a >> nth=0")
    page.wait_for_timeout(60)
    assert page.evaluate("document.activeElement.innerText") == "sick with shame"


def test_a_line_of_the_network_leads_to_its_tie(page):
    page.click("#tab-ties")
    page.locator(".net .edge >> nth=0").dispatch_event("click")
    assert "lit" in page.get_attribute("#b0", "class")


def slide(page, scene):
    page.click("#tab-ties")
    page.eval_on_selector("#netscene", f"node => {{ node.value = {scene}; node.dispatchEvent(new Event('input')); }}")


@pytest.mark.parametrize(("scene", "words", "tone"), [(1, "rival", "cold"), (4, "friend", "warm")])
def test_the_slider_shows_the_ties_as_they_stand(page, scene, words, tone):
    slide(page, scene)
    edge = page.locator(".net .edge[data-b='0']")
    assert (edge.locator("text").text_content(), edge.get_attribute("class")) == (words, f"edge {tone}")


def test_the_slider_works_by_keys(page):
    page.click("#tab-ties")
    page.focus("#netscene")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#netat") == "3"


def test_a_disc_of_the_network_opens_the_persons_page(page):
    page.click("#tab-ties")
    page.click(".net .node[data-label^='Bryn']")
    assert page.locator("li.open .nm").inner_text() == "Bryn"


def choose(page, name):
    page.click(f".who:has-text('{name}')")


def test_a_person_chosen_shows_what_they_are_called_and_by_whom(page):
    choose(page, "Mara")
    assert "the harbour master" in page.inner_text("li.open .calls")


def test_at_the_start_nobody_knows_what_comes_later(page):
    choose(page, "Odo")
    assert page.locator("li.open .sofar li:visible").count() == 0


def test_further_on_they_know_it(page):
    choose(page, "Odo")
    for _ in range(3):
        page.keyboard.press("s")
    page.wait_for_timeout(60)
    assert page.locator("li.open .sofar li:visible").count() == 2


def test_what_comes_later_can_be_asked_for(page):
    choose(page, "Odo")
    page.click("li.open .later")
    assert page.locator("li.open .sofar li:visible").count() == 2


def test_the_feelings_of_others_fade_when_one_is_chosen(page):
    choose(page, "Odo")
    assert (before(page, "#f0", "opacity"), before(page, "#f1", "opacity")) == ("1", "0.25")


def test_notes_stand_beside_the_authors_warnings(page):
    page.click("#tab-notes")
    assert page.locator("#v-notes h3").all_inner_texts() == ["The author’s warnings", "Found in the text"]


def test_the_note_leads_to_its_words(page):
    page.click("#tab-notes")
    page.click("#v-notes a")
    assert focused(page) == "c0"


def test_a_line_tells_what_it_does(page):
    page.hover("#q6")
    assert page.inner_text("#tip").splitlines()[-1].startswith("apologise · ")


def test_on_a_telephone_a_mark_leads_to_the_words_and_a_button_back(open_page):
    page = open_page(viewport={"width": 390, "height": 800})
    page.click("#castbtn")
    page.click("#tab-feelings")
    page.click("#v-feelings .masks a >> nth=0")
    page.wait_for_timeout(60)
    seen = [page.is_visible("#side"), page.inner_text("#back")]
    page.click("#back")
    assert [*seen, page.is_visible("#side")] == [False, "‹ back to Feelings", True]


def test_on_a_telephone_a_first_touch_tells_and_a_second_leads_to_the_picture(open_page):
    page = open_page(viewport={"width": 390, "height": 800}, has_touch=True)
    page.tap("#f1")
    told = page.is_visible("#side")
    page.tap("#f1")
    assert (told, page.is_visible("#v-feelings")) == (False, True)


@pytest.mark.parametrize("width", [320, 390, 820, 1180, 1360])
def test_nothing_sticks_out_at_any_width(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_the_pictures_after_the_story(page):
    page.emulate_media(media="print")
    assert [page.is_visible(f"#v-{key}") for key in ("scenes", "ties", "feelings", "knowledge")] == [True] * 4


def test_without_scripts_every_picture_is_there(open_page):
    page = open_page(java_script_enabled=False)
    assert page.locator(".panel:visible").count() == len(TABS)


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1360), ("dark", 1360), ("light", 390)])
def test_axe_finds_no_fault_in_any_panel(browser, address, scheme, wide):
    script = os.environ.get("UNDERNEATH_AXE", "")
    if not script:
        pytest.skip("UNDERNEATH_AXE does not name an axe.min.js (npm: axe-core)")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": wide, "height": 2000})
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("c")
    page.click(".who >> nth=0")
    page.add_script_tag(path=script)
    faults = []
    for tab in TABS:
        page.click(f"[role=tab]:has-text('{tab}')")
        page.wait_for_timeout(250)
        found = "axe.run().then(found => found.violations.map(v => v.id + ' ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 90) + n.failureSummary.slice(0, 160)).join()))"
        faults += [f"{tab}: {fault}" for fault in page.evaluate(found)]
    context.close()
    assert faults == []
