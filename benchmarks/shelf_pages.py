"""What the shelf's pages weigh and how soon they are there, with thousands of made-up stories on it.

    python benchmarks/shelf_pages.py [--stories 10000] [--folder KEPT] [--browser] [--cpu]

Prints for each page the milliseconds until it has come whole (median of several), its bytes and requests, with
`--browser` also until the first words are painted and how far things shift, beside their budgets; exit status 1 when
one is beyond its budget. `--folder` keeps the library made (the same as `benchmarks/shelf.py` makes) for the next time.
`--cpu` counts processor time: for a machine that is busy. `--browser` needs Chromium and the package playwright.
"""

from __future__ import annotations

import http.client
import re
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from page import chromium
from shelf import Clock, asked_for, fill

from underneath.serve.library.answers import Query
from underneath.serve.library.library import Library
from underneath.serve.reader import Reader
from underneath.serve.web.app import make_app
from underneath.serve.web.hosts import hosts_of
from underneath.serve.web.keys import Keys, new_keys
from underneath.serve.web.run import bound

PAGES = (
    "/", "/?q=lantern", "/?person=mara&without=death", "/?sort=longest&page=40", "/lines?words=i+will+protect+you",
    "/feelings?felt=grief&masked=yes",
)  # fmt: skip
ROUNDS = 7
# Of one page: milliseconds until it is whole, kB with all it needs, requests; milliseconds to the first words, shift.
MOST_MS, MOST_KB, MOST_REQUESTS, MOST_PAINT_MS, MOST_SHIFT = 300, 200, 5, 1000, 0.1
OBSERVE = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  const told = () => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    if (paint) setTimeout(() => done([paint.startTime, shift]), 300); else setTimeout(told, 50);
  };
  told();
})"""


class Weight(NamedTuple):
    """What one page costs."""

    milliseconds: float
    kilobytes: float
    requests: int
    paint: float = 0.0
    shift: float = 0.0

    def good(self) -> bool:
        """Whether all of it is within its budget."""
        most = (MOST_MS, MOST_KB, MOST_REQUESTS, MOST_PAINT_MS, MOST_SHIFT)
        return all(value <= bound_ for value, bound_ in zip(self, most, strict=True))


@contextmanager
def served(library: Library) -> Iterator[tuple[int, Keys]]:
    """The shelf at a free port of this machine; nothing is read meanwhile."""
    listening = bound("127.0.0.1", 0)
    port = listening.getsockname()[1]
    keys = new_keys(port)
    app = make_app(library, Reader(library), keys, hosts_of("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield port, keys
    finally:
        server.should_exit = True
        thread.join()


def get(port: int, keys: Keys, path: str) -> bytes:
    """A page or file, whole."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": f"{keys.cookie}={keys.token}"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answers {answer.status}")
    return body


def weigh(port: int, keys: Keys, path: str, clock: Clock) -> Weight:
    """Ask for a page several times, and once for all it needs."""
    times = []
    for _ in range(ROUNDS):
        start = clock()
        page = get(port, keys, path)
        times.append((clock() - start) * 1000)
    needed = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.decode())
    size = len(page) + sum(len(get(port, keys, file)) for file in needed)
    return Weight(statistics.median(times), size / 1000, 1 + len(needed))


def look(port: int, keys: Keys, weights: dict[str, Weight]) -> dict[str, Weight]:
    """The same pages in a browser: when words are first seen, and how far they shift after."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only for --browser

    seen = {}
    with sync_playwright() as play:
        browser = chromium(play)
        context = browser.new_context(viewport={"width": 1280, "height": 860})
        context.add_cookies([{"name": keys.cookie, "value": keys.token, "url": f"http://127.0.0.1:{port}"}])
        for path, weight in weights.items():
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{port}{path}")
            seen[path] = weight._replace(**dict(zip(("paint", "shift"), page.evaluate(OBSERVE), strict=True)))
            page.close()
        browser.close()
    return seen


def main() -> int:
    told, clock = asked_for(__doc__, "--browser")
    with tempfile.TemporaryDirectory() as temporary:
        library = Library.open(told.folder or Path(temporary))
        if not library.find(Query(size=1)).total:
            fill(library, told.stories)
        with served(library) as (port, keys):
            weights = {path: weigh(port, keys, path, clock) for path in PAGES}
            if told.browser:
                weights = look(port, keys, weights)
        library.close()
    print(f"{'page':38} {'ms':>7} {'kB':>6} {'asks':>5} {'paint':>6} {'shift':>6}")
    print(f"{'at most':38} {MOST_MS:7} {MOST_KB:6} {MOST_REQUESTS:5} {MOST_PAINT_MS:6} {MOST_SHIFT:6}")
    for path, weight in weights.items():
        print(f"{path:38} {weight[0]:7.0f} {weight[1]:6.0f} {weight[2]:5} {weight[3]:6.0f} {weight[4]:6.2f}")
    return 0 if all(weight.good() for weight in weights.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
