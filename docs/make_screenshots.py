"""Save the pictures of the page that the README and the documentation show.

Reads an example story, opens its page in Chromium and writes `docs/pictures/page-{light,dark,phone}.png`; then, of the
sample story that is annotated by hand, `panel-*.png`, one for each picture; then those of the shelf, `shelf-*.png`
(with the word `shelf` those alone). Each is under 300 KB. Run from anywhere:
`python docs/make_screenshots.py [STORY | shelf]`. Needs Chromium, the package playwright and the extra `serve`.
"""

# ruff: noqa: INP001
from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shelf_screenshots import take_shelf
from shots import EXAMPLES, PICTURES, Shot, take

import underneath
from underneath.report.page import files
from underneath.sample import full_reading

if TYPE_CHECKING:
    from playwright.sync_api import Page

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@dataclass(frozen=True)
class PageShot(Shot):
    """A picture of a story's page, and what is done first.

    `chosen`: the person clicked on; `line`: the line hovered over; `panel`: the tab opened; `scene`: where one reads.
    """

    chosen: int | None
    line: int | None
    panel: str | None = None
    scene: int = 0


SHOTS = (
    PageShot("page-light", 1280, 860, "light", 1.25, None, 3),
    PageShot("page-dark", 1280, 860, "dark", 1.25, 0, 4),
    PageShot("page-phone", 390, 780, "light", 2, None, 2),
)
PANELS = (
    PageShot("panel-person", 1280, 860, "light", 1.25, 1, None, scene=2),
    PageShot("panel-ties", 1280, 860, "light", 1.25, None, None, "ties", 1),
    PageShot("panel-feelings", 1280, 860, "dark", 1.25, None, None, "feelings"),
    PageShot("panel-knowledge", 820, 1100, "light", 1.25, None, None, "knowledge"),
    PageShot("panel-scenes", 390, 780, "dark", 2, None, None, "scenes"),
)


def main() -> None:
    """Take all pictures of one story."""
    shelf_alone = sys.argv[1:] == ["shelf"]
    story = Path(sys.argv[1]) if len(sys.argv) > 1 and not shelf_alone else _example()
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser_path is None:
        sys.exit("no Chromium found; on Debian: apt-get install chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this script needs it

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=FLAGS)
        take_shelf(browser)
        pages = () if shelf_alone else ((underneath.read(story), SHOTS), (full_reading(), PANELS))
        for reading, shots in pages:
            page = Path(folder) / f"{shots[0].name}.html"
            page.write_bytes(files(reading)[".html"])
            for shot in shots:
                take(browser, page.as_uri(), shot, _arrange)
        browser.close()


def _example() -> Path:
    stories = [EXAMPLES / "the-queens-left-side.html", *sorted(EXAMPLES.glob("*.txt"))]
    found = next((path for path in stories if path.exists()), None)
    if found is None:
        sys.exit(f"no story in {EXAMPLES.name}/; name one: python docs/make_screenshots.py STORY")
    return found


def _arrange(page: Page, shot: PageShot) -> None:
    """Scroll to where the talk begins, choose a person if asked, and show who says one line."""
    page.wait_for_timeout(200)
    page.evaluate(f"document.getElementById('s{shot.scene}')?.scrollIntoView()")
    if shot.chosen is not None:
        page.locator(".who").nth(shot.chosen).click()
    if shot.line is not None:
        page.locator(f"#q{shot.line}").hover()
    if shot.panel is not None:
        if page.is_visible("#castbtn"):
            page.click("#castbtn")
        page.click(f"#tab-{shot.panel}")
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
