"""How fast the page of a long novel is drawn, opens and scrolls, in headless Chromium.

    python benchmarks/page.py [WORDS]

Makes a novel of 150,000 words with every layer a page may show, by hand, so that no reading is measured. Prints the
figures beside their bounds; exit status 1 when one is beyond its bound. Needs Chromium and the package playwright.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from underneath.layers.cast import Cast, Character
from underneath.layers.feelings import FEELINGS, Feeling, Feelings
from underneath.layers.knowledge import STANCES, Knowing, Knowledge
from underneath.layers.mentions import Mention
from underneath.layers.notes import NOTES, Note, Notes
from underneath.layers.scenes import Scene, Stage
from underneath.layers.speech import Attribution, Quote
from underneath.layers.terms import Term, Terms
from underneath.layers.ties import TIES, Tie, Ties
from underneath.reading.reading import Reading
from underneath.report.page import files
from underneath.story.spans import Span
from underneath.testing import hand_made_reading, tiny_story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
NAMES = [a + b for a in ("Mar", "Od", "Bryn", "Tob", "Sel", "Ank") for b in ("a", "o", "is", "ette")]
WORDS = [
    "the",
    "tide",
    "went",
    "out",
    "nobody",
    "on",
    "a",
    "quay",
    "said",
    "anything",
    "until",
    "lamp",
    "was",
    "lit",
    "slowly",
]
SCENE = 1250  # words
OPENS, FRAME = (
    2.0,
    16.0,
)  # seconds until the first frame; milliseconds of the page's own thread a frame, of processor time

# Waits for the page's first frame, then scrolls it by a screen a frame and takes the time of each frame.
SCROLL = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const times = [];
  let last = await frame();
  for (let i = 0; i < 120; i++) {
    scrollBy(0, innerHeight * 0.4);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times.sort((a, b) => a - b);
}"""
OPENED = (
    "async () => { await new Promise((d) => requestAnimationFrame(() => setTimeout(d))); return performance.now(); }"
)
TAB = """async (id) => {
  const start = performance.now();
  document.getElementById(id).click();
  document.body.offsetHeight;
  await new Promise((d) => requestAnimationFrame(() => setTimeout(d)));
  return performance.now() - start;
}"""


class Figures(NamedTuple):
    """Seconds until it is open; milliseconds a frame of work and by the clock while scrolling; and of each tab."""

    opened: float
    work: float
    slow: float
    tabs: dict[str, float]


def novel(words: int) -> Reading:
    """A novel of about so many words: a line every other paragraph, and marks as dense as in the annotated stories."""
    rng = random.Random(7)
    parts: list[str] = []
    at, spans, mentions, quotes = 0, [], [], []
    for i in range(words // 25):
        told = " ".join(rng.choice(WORDS) for _ in range(24)) + "."
        who = rng.randrange(len(NAMES))
        text = f"“{told}” said {NAMES[who]}." if i % 2 else f"{NAMES[who]} knew that {told}"
        name = at + text.index(NAMES[who])
        mentions.append((Mention(Span(name, name + len(NAMES[who])), "PER", "PROP"), f"p{who}"))
        if i % 2:
            said = Attribution(f"p{who}", (f"p{(who + 1) % 24}",), None, "explicit", rng.random())
            quotes.append((Quote(Span(at, at + len(told) + 2)), said))
        spans.append(Span(at, at + len(text)))
        parts.append(text)
        at += len(text) + 2
    text = "\n\n".join(parts)
    each = max(len(spans) * SCENE // words, 1)
    groups = [spans[i : i + each] for i in range(0, len(spans), each)]
    scenes = [(Scene(Span(g[0].start, g[-1].end)), _stage(rng)) for g in groups]
    cast = Cast(tuple(Character(f"p{i}", name, (name,)) for i, name in enumerate(NAMES)))
    reading = hand_made_reading(tiny_story(text), cast=cast, mentions=mentions, quotes=quotes, scenes=scenes)
    return Reading(reading.story, {**reading.layers, **_deep(spans, len(scenes), rng)})


def _stage(rng: random.Random) -> Stage:
    people = rng.sample(range(len(NAMES)), 9)
    return Stage(tuple(f"p{i}" for i in people[:5]), tuple(f"p{i}" for i in people[5:]), f"p{people[0]}")


def _deep(spans: list[Span], scenes: int, rng: random.Random) -> dict[type, Any]:
    def some(every: int) -> list[Span]:
        return [Span(s.start + 5, s.start + 40) for s in spans[::every]]

    def who() -> str:
        return f"p{min(int(rng.expovariate(0.25)), len(NAMES) - 1)}"

    return {
        Feelings: Feelings(
            Feeling(s, who(), rng.choice(FEELINGS), rng.choice((None, *FEELINGS)), rng.random() < 0.2) for s in some(4)
        ),
        Knowledge: Knowledge(
            Knowing(s, who(), rng.choice(STANCES), f"the lamp of scene {i} is cracked", who()) for i, s in
            enumerate(some(12))
        ),
        Notes: Notes(Note(s, rng.choice(NOTES)) for s in some(60)),
        Ties: Ties(tuple(
            Tie(f"p{a}", f"p{b}", rng.choice(TIES), None, None, rng.random(),
                tuple(rng.uniform(-1, 1) for _ in range(scenes)), tuple(some(900)))
            for a in range(12) for b in range(a) if rng.random() < 0.5
        )),
        Terms: Terms(tuple(Term(f"term {i}", 3, s) for i, s in enumerate(some(90)))),
    }  # fmt: skip


def main() -> None:
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 150_000
    reading = novel(words)
    start = time.perf_counter()
    page = files(reading)[".html"]
    print(f"{words:,} words: drawn in {time.perf_counter() - start:.2f} s, {len(page) / 1e6:.1f} MB")
    found = in_browser(page)
    print(f"opens in {found.opened:.2f} s (bound {OPENS})")
    print(
        f"scrolls with {found.work:.1f} ms of work a frame (bound {FRAME}); slow ones {found.slow:.0f} ms by the clock"
    )
    print("tabs: " + ", ".join(f"{name} {ms:.0f} ms" for name, ms in found.tabs.items()))
    sys.exit(found.opened > OPENS or found.work > FRAME)


def in_browser(page: bytes) -> Figures:
    """Open the page three times (the best counts), scroll it by forty screens, open every tab."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this benchmark needs it

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder) / "novel.html"
        file.write_bytes(page)
        browser = chromium(play)
        opened = []
        for _ in range(3):
            tab = browser.new_page(viewport={"width": 1360, "height": 860})
            tab.goto(file.as_uri())
            opened.append(tab.evaluate(OPENED) / 1000)
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = busy(session)
        frames = tab.evaluate(SCROLL)
        work = (busy(session) - before) / len(frames) * 1000
        ids = tab.eval_on_selector_all("[role=tab]", "all => all.map((one) => one.id)")
        tabs = {id_[4:]: tab.evaluate(TAB, id_) for id_ in ids}
        browser.close()
    return Figures(min(opened), work, frames[int(len(frames) * 0.95)], tabs)


def chromium(play: Playwright) -> Browser:
    """The system's own Chromium."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return play.chromium.launch(executable_path=path, args=FLAGS)


def busy(session: CDPSession) -> float:
    """Seconds of processor time that the page's own thread has taken."""
    return next(m["value"] for m in session.send("Performance.getMetrics")["metrics"] if m["name"] == "TaskDuration")


if __name__ == "__main__":
    main()
