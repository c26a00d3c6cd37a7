"""Save the pictures of the shelf that the documentation shows; `make_screenshots.py` calls this.

A shelf in a temporary folder gets the example stories, read with the encoder, and the sample story that is annotated by
hand; two more wait, so that progress is seen. It is served on this machine, and Chromium takes `shelf-*.png`.
"""

# ruff: noqa: INP001
from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import uvicorn

from underneath.reading.rows import to_dict
from underneath.sample import full_reading
from underneath.serve.library.facts import Facts, facts_of
from underneath.serve.library.library import Library
from underneath.serve.reader import Progress, Reader
from underneath.serve.reader_worker import attempt
from underneath.serve.web.app import make_app
from underneath.serve.web.hosts import hosts_of
from underneath.serve.web.keys import new_keys
from underneath.serve.web.run import bound
from underneath.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).resolve().parent
PICTURES, EXAMPLES = DOCS / "pictures", DOCS.parent / "examples"
ENDINGS = {".txt", ".md", ".html", ".epub", ".docx"}
MOST_BYTES = 300_000  # what a README may reasonably load
WAITING = {"The Ferryman.txt": "“Row,” said Mara. Odo rowed.", "Low Water.txt": "“Wait,” said Odo. Mara waited."}


class Shot(NamedTuple):
    """One picture: its name, the page, the window's size, the theme, pixels for each CSS pixel."""

    name: str
    path: str
    width: int
    height: int
    scheme: str
    scale: float


SHOTS = (
    Shot("shelf-desktop", "/", 1280, 900, "light", 1.25),
    Shot("shelf-lines", "/lines?words=you", 820, 760, "light", 1.25),
    Shot("shelf-feelings", "/feelings?masked=yes", 820, 760, "dark", 1.25),
    Shot("shelf-set-right", "/story/6", 1280, 860, "light", 1.25),
    Shot("shelf-phone", "/?q=glass", 390, 780, "dark", 2),
)


class Standing(Reader):
    """A reader in the midst of a story, for as long as pictures are taken."""

    now: tuple[Progress, ...] = ()

    def progress(self) -> tuple[Progress, ...]:
        """What is being read, as the picture has it."""
        return self.now

    def wake(self) -> None:
        """Nothing is read any more."""


def take_shelf(browser: Browser) -> None:
    """Take all pictures of the shelf."""
    with tempfile.TemporaryDirectory() as folder, closing(Library.open(Path(folder))) as library:
        _fill(library)
        with _served(library) as (home, cookie):
            for shot in SHOTS:
                _take(browser, home, cookie, shot)


def _fill(library: Library) -> None:
    for path in sorted(EXAMPLES.iterdir(), key=lambda path: path.suffix != ".html"):
        if path.suffix in ENDINGS and path.stem != "README":
            library.add(path.name, path.read_bytes())
    while (task := library.take()) is not None:
        outcome = attempt(task, Settings())
        if isinstance(outcome, Facts):
            library.keep(task, outcome)
    library.add("saltglass.txt", b"the sample")
    task, sample = library.take(), full_reading()
    if task is not None:
        task.target.write_text(json.dumps(to_dict(sample)), encoding="utf-8")
        library.keep(task, facts_of(sample))
    for name, text in WAITING.items():
        library.add(name, text.encode())


@contextmanager
def _served(library: Library) -> Iterator[tuple[str, dict[str, str]]]:
    listening, reader = bound("127.0.0.1", 0), Standing(library)
    port = listening.getsockname()[1]
    keys, task = new_keys(port), library.take()
    if task is not None:
        reader.now = (Progress(task.id, "find_feelings", 0.62),)
    app = make_app(library, reader, keys, hosts_of("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    home = f"http://127.0.0.1:{port}"
    try:
        yield home, {"name": keys.cookie, "value": keys.token, "url": home}
    finally:
        server.should_exit = True
        thread.join()


def _take(browser: Browser, home: str, cookie: dict[str, str], shot: Shot) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,  # type: ignore[arg-type]
        device_scale_factor=shot.scale,
        reduced_motion="reduce",
    )
    context.set_default_timeout(120_000)
    context.add_cookies([cookie])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(home + shot.path)
    _arrange(page, shot)
    path = PICTURES / f"{shot.name}.png"
    page.screenshot(path=path)
    context.close()
    size = path.stat().st_size
    if size > MOST_BYTES:
        _take(browser, home, cookie, shot._replace(scale=shot.scale * 0.85))
    else:
        print(f"{path.relative_to(DOCS.parent)}  {size // 1000} KB")  # noqa: T201


def _arrange(page: Page, shot: Shot) -> None:
    """Where lines are set right, some are chosen."""
    page.wait_for_timeout(300)
    if shot.name == "shelf-set-right":
        page.click("#mendbtn")
        for line in (2, 3):
            page.locator(f"#q{line}").click()
        page.locator("#q2").evaluate("node => node.scrollIntoView({ block: 'center' })")
        page.mouse.move(5, 5)
        page.locator("#q2").evaluate("() => document.activeElement.blur()")
    page.wait_for_timeout(300)
