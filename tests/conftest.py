"""A real browser, for all tests that open pages; and no test that fails because the machine is slow."""

import os
import shutil

import pytest
from hypothesis import settings

# A slow machine is no failure; all else of the profile at hand (in CI another) stays.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def missing(what):
    """Skip, or fail where the tests were asked for."""
    (pytest.fail if os.environ.get("UNDERNEATH_BROWSER_TESTS") == "1" else pytest.skip)(what)


@pytest.fixture(scope="module")
def browser():
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        missing("no Chromium found; install it (Debian: apt-get install chromium) to test the page in a browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("the package playwright is not installed")
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def window():
    return {"viewport": {"width": 1360, "height": 800}}


@pytest.fixture
def open_page(browser, address, window):
    """Opens a page of the module's own fixture `address`, which notes what goes wrong on it and what it asks for."""
    contexts = []

    def opened(**how):
        context = browser.new_context(**(window | how))
        contexts.append(context)
        page = context.new_page()
        page.troubles, page.asked = [], []
        page.on("console", lambda message: page.troubles.append(message.text))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    return open_page()
