"""The shelf at work, in a process of its own, and a browser that is let in."""

import re
import signal
import subprocess
import sys

import pytest

from ingest import documents
from journeys.shelf.hands import PATIENCE, until
from serve.shelf_desk import TIDE


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder of stories from several sources, one in a folder within, one torn, and a film."""
    place = tmp_path_factory.mktemp("stories")
    (place / "ao3.html").write_bytes(documents.ao3_html())
    (place / "ffnet.html").write_bytes(documents.ffnet())
    (place / "fanficfare.epub").write_bytes(documents.fanficfare_epub())
    (place / "ao3.epub").write_bytes(documents.ao3_epub())
    (place / "torn.epub").write_bytes(b"PK\x03\x04 torn")
    (place / "film.mp4").write_bytes(b"no story")
    (place / "own").mkdir()
    (place / "own" / "tide.txt").write_text(TIDE, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    shelf = tmp_path_factory.mktemp("shelf")
    words = [sys.executable, "-m", "underneath", "serve", str(shelf), "--model", "none", "--language-check", "off"]
    with subprocess.Popen([*words, "--no-open", "--port", "0"], stdout=subprocess.PIPE, text=True) as served:
        try:
            yield re.search(r"http://\S+", served.stdout.readline())[0]
        finally:
            served.send_signal(signal.SIGINT)
            served.wait(30)


@pytest.fixture(scope="module")
def home(address):
    return address.partition("/?")[0]


@pytest.fixture(scope="module")
def context(browser, address):
    context = browser.new_context(
        viewport={"width": 1280, "height": 860}, reduced_motion="reduce", accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(context):
    page = context.new_page()
    page.troubles, page.asked = [], set()
    page.on("console", lambda message: page.troubles.append(message.text))
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("request", lambda request: page.asked.add(request.url.split("/")[2] if "//" in request.url else "data"))
    yield page
    assert page.troubles == []
    page.close()


@pytest.fixture(scope="module")
def filled(context, home, folder):
    """The shelf with the folder on it, all of it read; gives what was said of the taking."""
    page = context.new_page()
    page.goto(home)
    page.set_input_files("#folder", folder)
    until(page, "document.querySelector('#outcome')?.textContent.includes('taken')")
    said = page.inner_text("#outcome")
    page.wait_for_selector("#list")
    page.wait_for_selector(".card:not(.waiting, .reading) >> nth=5")
    page.close()
    return said


@pytest.fixture
def shelf(page, home, filled):
    page.goto(home)
    return page
