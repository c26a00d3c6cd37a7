"""Whether odd and hostile texts cost what their length costs: each shape at two lengths, and the ratio of the times.

    python benchmarks/linearity.py [SHAPES…]

A shape is read whole (every stage, the page, the JSON) at one length and at four times that: a straight line gives 4, a
square 16. Exit status 1 when a ratio is above 8. The times are of the processor, so a busy machine does little harm.
"""

from __future__ import annotations

import sys
import time

import underneath
from underneath.export.formats import format_named
from underneath.settings import ExportOptions, Settings

INSIST = Settings(language_check=False)
SHORT, TIMES, MOST = 60_000, 4, 8.0
PROSE = "It was late. “Come in,” said Mara. “You are wet,” and she shut the door behind him. "
SHAPES = {
    "prose on one line": PROSE,
    "a page of prose": PROSE + "\n\n“No,” he said.\n\n",
    "one letter": "a",
    "spaces": " x" + " " * 60,
    "full stops": ". ",
    "initials": "A. ",
    "opening marks": "“",
    "straight marks": '"',
    "apostrophes": "' ",
    "nested marks": "“a ‘b ",
    "stars": "*a ",
    "underscores": "_a ",
    "brackets": "[",
    "colons": "::",
    "dashes": "— a ",
    "tags": ", said Oda ",
    "thoughts": "No, thought Oda ",
    "names": "Oda Brenn Calder ",
    "calls": "“Oda, Brenn!” ",
    "titles": "Captain Mr. Dr. ",
    "pronouns": "he she him her ",
    "breaks": "a\n\n***\n\n",
    "headings": "CHAPTER I\n\na\n\n",
    "labels": "A/N: a\n\n",
    "lines": "a\n",
    "blank lines": "a\n\n\n\n",
    "numbers": "1.\n\n",
}
MARKUP = {"tags in tags": "<div>", "empty paragraphs": "<p>a</p>", "open italics": "<i>a", "entities": "&amp;"}


def seconds(data: bytes, name: str) -> float:
    """Processor time of reading and writing; what is refused counts as it stands."""
    begin = time.process_time()
    try:
        reading = underneath.read(data, name=name, settings=INSIST)
        for form in ("json", "html"):
            format_named(form)(reading, ExportOptions())
    except underneath.UnderneathError as error:
        print(f"    ({error.saw})")
    return time.process_time() - begin


def ratio(unit: str, start: str, name: str) -> float:
    """How much longer four times the length takes."""
    count = SHORT // len(unit) + 1
    once = seconds((start + unit * count).encode(), name)
    more = seconds((start + unit * count * TIMES).encode(), name)
    grown = more / max(once, 0.05)  # below that the clock is too coarse
    print(f"{unit[:24]!r:30} {once:7.2f} s {more:7.2f} s  ×{grown:.1f}", flush=True)
    return grown


def main() -> int:
    wanted = set(sys.argv[1:])
    shapes = [(unit, PROSE * 5 + "\n\n", "x.txt") for name, unit in SHAPES.items() if not wanted or name in wanted]
    shapes += [
        (unit, "<!DOCTYPE html>" + PROSE, "x.html") for name, unit in MARKUP.items() if not wanted or name in wanted
    ]
    worst = max(ratio(*shape) for shape in shapes)
    print(f"worst ×{worst:.1f} (at most ×{MOST})")
    return 1 if worst > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
