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
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from shots import EXAMPLES, Shot, take

from underneath.corpus.collection import KINDS
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

WAITING = {"The Ferryman.txt": "“Row,” said Mara. Odo rowed.", "Low Water.txt": "“Wait,” said Odo. Mara waited."}


@dataclass(frozen=True)
class ShelfShot(Shot):
    """A picture of a page of the shelf."""

    path: str


SHOTS = (
    ShelfShot("shelf-desktop", 1280, 900, "light", 1.25, "/"),
    ShelfShot("shelf-lines", 820, 760, "light", 1.25, "/lines?words=you"),
    ShelfShot("shelf-feelings", 820, 760, "dark", 1.25, "/feelings?masked=yes"),
    ShelfShot("shelf-set-right", 1280, 860, "light", 1.25, "/story/6"),
    ShelfShot("shelf-phone", 390, 780, "dark", 2, "/?q=glass"),
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
                take(browser, home + shot.path, shot, _arrange, [cookie])


def _fill(library: Library) -> None:
    for path in sorted(EXAMPLES.iterdir(), key=lambda path: path.suffix != ".html"):
        if path.suffix in KINDS and path.stem != "README":
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


def _arrange(page: Page, shot: ShelfShot) -> None:
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
