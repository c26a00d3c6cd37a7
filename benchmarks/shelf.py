"""How long the shelf's library takes to answer, with thousands of made-up records.

    python benchmarks/shelf.py [--stories 10000] [--folder KEPT] [--plans] [--cpu]

Prints, for each kind of question, the median, the 95th percentile and the longest of many different ones, in
milliseconds, beside what it may take: 100 for a search, 300 for the first page (the library opened and listed).
The records are as varied as those of an archive: lengths log-normal with a median of 1,500 words, words and tags by
Zipf's law, a line for every 16 words, half of them between people who are in hundreds of stories. `--plans` prints
SQLite's plans of the statements too. With `--folder` the made-up library is kept and used again.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from underneath.layers.feelings import FEELINGS
from underneath.layers.notes import NOTES
from underneath.serve.library.answers import Query
from underneath.serve.library.facts import Facts
from underneath.serve.library.folding import endings, fold, parties
from underneath.serve.library.library import Library
from underneath.serve.library.shelving import shelve
from underneath.serve.library.sketch import hash_of, sketch_of

Clock = Callable[[], float]
SEARCH_MS, FIRST_MS = 100, 300
ROUNDS = 12
AT_ONCE = 250
COMMON = re.findall(
    r"\w+",
    """
the and to of a he i his in was she it you that her had with for on not but at as said him be they is from have
me this all what my were so out one up there when could them into then we if would been do like back no know
will your over about don t just eyes who did their or hand down are time an now more by how
""",
)
RARE = ("protect", "promise", "lantern", "kunai", "harbour", "forgive", "bandage", "moonlight", "treaty", "orchard")
GIVEN = ("Mara", "Tobin", "Ilvane", "Kestrel", "Ansa", "Bram", "Corin", "Dessa", "Edda", "Fenn", "Greta", "Hale")
FAMILY = ("Quill", "Ash", "Marsh", "Thorne", "Vale", "Wren", "Holt", "Sable", "Pike", "Reed")


class Maker:
    """Makes stories, the same ones each time."""

    def __init__(self, seed: int) -> None:
        self.dice, self.numbers = random.Random(seed), np.random.default_rng(seed)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "ir", "os")]
        made = (
            "".join(self.dice.choice(syllables) for _ in range(self.dice.choice((2, 2, 3, 3, 4))))
            for _ in range(40_000)
        )
        self.vocabulary = np.array([*COMMON, *dict.fromkeys(made)], dtype=object)
        # The rare ones are as frequent as such words are: about one in 20,000.
        self.vocabulary[1_500 : 1_500 + len(RARE)] = RARE
        weights = 1 / (np.arange(len(self.vocabulary)) + 2.7)
        self.sums = np.cumsum(weights / weights.sum())
        self.tags = [" ".join(self.words(self.dice.choice((1, 2, 3)))).title() for _ in range(4_000)]
        self.fandoms = [" ".join(self.words(2)).title() for _ in range(300)]
        self.authors = ["".join(self.words(2)) for _ in range(3_000)]
        self.names = [f"{a} {b}" for a in GIVEN for b in FAMILY]

    def words(self, n: int) -> list[str]:
        """Some words, the common ones oftener."""
        return list(self.vocabulary[np.searchsorted(self.sums, self.numbers.random(n))])

    def often(self, names: list[str], n: int) -> list[str]:
        """Some of the names, the first ones oftener."""
        return list(
            dict.fromkeys(names[min(int(self.dice.expovariate(12 / len(names))), len(names) - 1)] for _ in range(n))
        )

    def story(self, number: int) -> Facts:
        """All that a story is found by; the same for the same number."""
        self.dice.seed(number)
        self.numbers = np.random.default_rng(number)
        length = int(min(120_000, max(120, self.dice.lognormvariate(7.3, 1.0))))
        words = self.words(length)
        people = self.often(self.names, self.dice.randint(3, 14))
        body = " ".join(words)
        title = " ".join(self.words(3)).title()
        stated = {
            "tag": self.often(self.tags, self.dice.randint(2, 15)),
            "fandom": self.often(self.fandoms, self.dice.choice((1, 1, 2))),
            "author": self.often(self.authors, 1),
        }
        love = f"{people[0]}/{people[-1]}"
        notes = [
            (kind, self.dice.random() < 0.6, self.dice.random() < 0.3) for kind in NOTES if self.dice.random() < 0.3
        ]
        labels = [(kind, fold(name), name, None) for kind, names in stated.items() for name in names]
        labels += [("person", fold(name), name, None) for name in people]
        labels += [("series", fold(title[:6]), title[:6], "1")] if self.dice.random() < 0.1 else []
        metadata = {"title": title} | {f"{kind}s": names for kind, names in stated.items()}
        card = {
            "metadata": metadata, "words": length, "scenes": length // 700 + 1, "quotes": length // 16,
            "people": people[:12], "found": [kind for kind, found, _ in notes if found],
        }  # fmt: skip
        return Facts(
            card=json.dumps(card), title=title, author=stated["author"][0], summary=" ".join(self.words(40)),
            tags="\n".join(stated["tag"] + stated["fandom"]), body=body, words=length, looked=True,
            address=f"archiveofourown.org/works/{number}", text_hash=hash_of(words), sketch=sketch_of(words),
            labels=labels, aliases=list(dict.fromkeys((k, i) for i, n in enumerate(people) for k in endings(n))),
            parties=[(k, 0, side) for side, name in enumerate(parties(love)) for k in endings(name)],
            notes=notes, lines=self.lines(length // 16, people, words), feelings=self.feelings(length // 60, people),
        )  # fmt: skip

    def lines(self, n: int, people: list[str], words: list[str]) -> list[tuple[object, ...]]:
        """Lines of the story's words; one in 2,000 is what somebody looks for."""
        rows = []
        for _ in range(n):
            at = self.dice.randrange(max(1, len(words) - 12))
            said = words[at : at + self.dice.randint(2, 12)]
            if self.dice.random() < 0.0005:
                said = ["i", "will", "protect", "you"]
            one, other = self.dice.choice(people), self.dice.choice(people)
            rows.append((at * 5, at * 5 + 40, "speech", " ".join(said), one, "" if one == other else other))
        return rows

    def feelings(self, n: int, people: list[str]) -> list[tuple[object, ...]]:
        """Feelings, some hidden."""
        rows = []
        for _ in range(n):
            felt, shown = self.often(list(FEELINGS), 1)[0], self.dice.choice([None, None, "neutral", "joy"])
            who = self.dice.randrange(len(people))
            masked = shown is not None and shown != felt and self.dice.random() < 0.5
            sure = round(self.dice.random(), 3)
            rows.append((0, 10, who, people[who], felt, shown, masked, None, "a smile that stayed too long", sure))
        return rows


def fill(library: Library, stories: int) -> None:
    """Put made-up stories in, past the files: only the index is measured."""
    maker, start = Maker(7), time.perf_counter()
    there = sum(library.states().values())
    library._base.connection.execute("PRAGMA synchronous = OFF")  # noqa: SLF001
    for first in range(there, stories, AT_ONCE):
        with library._base.writing() as base:  # noqa: SLF001 - what `add` and `keep` do, without files
            for number in range(first, min(stories, first + AT_ONCE)):
                facts = maker.story(number)
                row = (f"story-{number}.txt", f"{number}", facts.words * 6, f"2026-01-01T{number:06}")
                columns = "name, sha256, size, added, suffix, title_key, state, kept"
                story = base.execute(
                    f"INSERT INTO story ({columns}) VALUES (?, ?, ?, ?, '', '', 'read', 0)", row
                ).lastrowid
                shelve(base, story or 0, row[0], facts)
        print(f"{number + 1:,} stories put in, {time.perf_counter() - start:.0f} s", flush=True)


def questions(library: Library, maker: Maker) -> dict[str, list[Callable[[], object]]]:
    """Kinds of questions, each with many of its kind."""
    dice = random.Random(1)

    def found(**asked: object) -> Callable[[], object]:
        return lambda: library.find(Query(**asked))  # type: ignore[arg-type]

    def each(make: Callable[[int], Callable[[], object]]) -> list[Callable[[], object]]:
        return [make(i) for i in range(ROUNDS)]

    middle = list(maker.vocabulary[200:4_000])
    return {
        "list, newest": each(lambda i: found(page=i + 1)),
        "list, by title": each(lambda i: found(sort="title", page=i + 1)),
        "list, by author": each(lambda i: found(sort="author", page=i + 1)),
        "list, longest": each(lambda i: found(sort="words", page=i + 1)),
        "words, one": each(lambda _: found(words=dice.choice(middle) + " ")),
        "words, three": each(lambda _: found(words=" ".join(dice.sample(middle, 3)))),
        "words, common": each(lambda i: found(words=" ".join(COMMON[i : i + 2]))),
        "words, common, by title": each(lambda i: found(words=" ".join(COMMON[i : i + 2]), sort="title")),
        "words, beginning of 2": each(lambda _: found(words=dice.choice(middle)[:2])),
        "words, beginning of 3": each(lambda _: found(words=dice.choice(middle)[:3])),
        "words, phrase": each(lambda _: found(words=f'"{dice.choice(COMMON)} {dice.choice(middle)}"')),
        "words, and not": each(lambda _: found(words=f"{dice.choice(RARE)} -{dice.choice(COMMON)}")),
        "person": each(lambda _: found(person=dice.choice(maker.names))),
        "person, beginning": each(lambda _: found(person=dice.choice(GIVEN)[:2])),
        "pairing": each(lambda _: found(pairing=(dice.choice(GIVEN), dice.choice(GIVEN)))),
        "tag": each(lambda _: found(tag=dice.choice(maker.tags[:200]))),
        "tag, length, without": each(
            lambda _: found(tag=dice.choice(maker.tags[:50]), shortest=1_000, without=("death", "abuse"))
        ),
        "note": each(lambda i: found(notes=(NOTES[i],))),
        "without, by title": each(lambda i: found(without=(NOTES[i], "Major Character Death"), sort="title")),
        "lines, phrase": each(lambda _: lambda: library.lines("I will protect you")),
        "lines, phrase by": each(lambda _: lambda: library.lines("I will protect you", speaker=dice.choice(GIVEN))),
        "lines, common": each(lambda i: lambda: library.lines(" ".join(COMMON[i : i + 3]))),
        "lines, rare": each(lambda i: lambda: library.lines(RARE[i % len(RARE)])),
        "lines, words by to": each(
            lambda i: lambda: library.lines(COMMON[i], speaker=dice.choice(maker.names), hearer=dice.choice(GIVEN))
        ),
        "lines, by": each(lambda _: lambda: library.lines(speaker=dice.choice(maker.names))),
        "feelings, felt": each(lambda i: lambda: library.feelings(FEELINGS[i])),
        "feelings, masked grief": each(lambda _: lambda: library.feelings("grief", masked=True)),
        "feelings, masked": each(lambda _: lambda: library.feelings(masked=True)),
        "feelings, of": each(lambda i: lambda: library.feelings(FEELINGS[i], who=dice.choice(GIVEN))),
        "feelings, all of": each(lambda _: lambda: library.feelings(who=dice.choice(maker.names))),
        "tags to complete": each(lambda _: lambda: library.tags(dice.choice("abdefgkl"))),
        "people to complete": each(lambda _: lambda: library.people(dice.choice("abdefgkl"))),
    }


def milliseconds(ask: Callable[[], object], clock: Clock) -> float:
    """What one question takes."""
    start = clock()
    ask()
    return (clock() - start) * 1_000


def ask_all(library: Library, clock: Clock) -> bool:
    """Print a line for each kind; whether all are within what they may take."""
    good = True
    print(f"{'kind of question':28} {'median':>8} {'95 %':>8} {'longest':>8}  ms")
    for kind, asked in questions(library, Maker(7)).items():
        took = sorted(milliseconds(ask, clock) for ask in asked)
        high = took[min(len(took) - 1, int(len(took) * 0.95))]
        good &= high <= SEARCH_MS
        over = "" if high <= SEARCH_MS else f"  over {SEARCH_MS}"
        print(f"{kind:28} {statistics.median(took):8.1f} {high:8.1f} {took[-1]:8.1f}{over}", flush=True)
    for kind, ask in (("doubles", library.doubles), ("series", library.series)):
        print(f"{kind:28} {milliseconds(ask, clock):8.1f}   (a page of its own)")
    return good


def first_page(folder: Path, clock: Clock) -> bool:
    """Open the library and list it, as the first request after a start does."""
    took = []
    for _ in range(5):
        start = clock()
        library = Library.open(folder)
        library.find(Query())
        library.states()
        took.append((clock() - start) * 1_000)
        library.close()
    print(f"{'first page, library opened':28} {statistics.median(took):8.1f} {'':8} {max(took):8.1f}")
    return max(took) <= FIRST_MS


def plans(library: Library) -> None:
    """Print SQLite's plan of every statement that a round of questions makes."""
    seen: dict[str, None] = {}
    connection = library._base.connection  # noqa: SLF001
    connection.set_trace_callback(lambda sql: seen.setdefault(sql.split("--")[0].strip()))
    for asked in questions(library, Maker(7)).values():
        asked[0]()
    connection.set_trace_callback(None)
    for sql in seen:
        if sql.startswith("SELECT"):
            print(f"\n{sql[:300]}")
            print("\n".join(f"    {row['detail']}" for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")))


def asked_for(told: str | None, flag: str) -> tuple[argparse.Namespace, Clock]:
    """What the command line asks for, with one flag of the script's own; and the clock to measure with."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument(flag, action="store_true")
    parser.add_argument("--cpu", action="store_true", help="count the processor's time: for a machine that is busy")
    asked = parser.parse_args()
    return asked, time.process_time if asked.cpu else time.perf_counter


def main() -> int:
    asked, clock = asked_for(__doc__, "--plans")
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        library = Library.open(folder)
        if sum(library.states().values()) < asked.stories:
            fill(library, asked.stories)
        size = (folder / "shelf.sqlite").stat().st_size / 2**20
        words = library._base.connection.execute("SELECT sum(words) FROM story").fetchone()[0]  # noqa: SLF001
        print(f"{asked.stories:,} stories, {words:,} words, {size:,.0f} MiB\n")
        if asked.plans:
            plans(library)
        good = ask_all(library, clock)
        library.close()
        return 0 if first_page(folder, clock) and good else 1


if __name__ == "__main__":
    sys.exit(main())
