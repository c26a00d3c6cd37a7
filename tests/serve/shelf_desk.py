"""Tiny stories for the shelf, and hands to read them without a process."""

import html

from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.notes import Note, Notes
from underneath.layers.ties import Tie, Ties
from underneath.reading.reading import Reading
from underneath.serve.library.facts import facts_of
from underneath.serve.library.library import Library
from underneath.serve.reader_worker import attempt
from underneath.settings import Settings
from underneath.testing import span_of, tiny_reading

PLAIN = Settings(model=None, language_check=False)
RAIN = """Mara Quill came in out of the rain. Tobin looked up from the net on his knees.

“Is it raining?” asked Tobin.

“It is always raining,” said Mara.

“I will protect you,” said Tobin. “Shall we?”

“Ilvane,” said Mara, “do not laugh.” The Queen laughed all the same.
"""
TIDE = """Mara Quill came in out of the rain. Tobin looked up from the net on his knees.

“Is it raining?” asked Tobin.

“It is always raining,” said Mara. “I will protect you.”

“Then we shall go in the rain.”

“Shall we?”

The Queen laughed. “Ilvane never comes,” said the Queen.
"""


def ao3(title, body, *, tags=(), author="heron", series=None, number=1, **stated):
    """A page as an archive gives it out: what the source states, and the tale."""
    rows = {"Fandom:": ["The Harbour"], "Additional Tags:": list(tags), **stated}
    told = "".join(
        f"<dt>{name}</dt><dd>{', '.join(f'<a>{html.escape(value)}</a>' for value in values)}</dd>"
        for name, values in rows.items()
        if values
    )
    if series:
        told += f'<dt>Series:</dt><dd>Part {series[1]} of <a href="/series/9">{series[0]}</a></dd>'
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in body.split("\n\n"))
    return f"""<html><head><title>{title}</title></head><body><div id="preface"><p class="message">
<b>Posted originally on the <a href="http://archiveofourown.org/">Archive of Our Own</a> at
<a href="http://archiveofourown.org/works/{number}">http://archiveofourown.org/works/{number}</a>.</b></p>
<div class="meta"><dl class="tags">{told}</dl><h1>{title}</h1>
<div class="byline">by <a rel="author" href="#">{author}</a></div></div></div>
<div id="chapters" class="userstuff">{paragraphs}</div></body></html>""".encode()


STORIES = {
    "rain.txt": RAIN.encode(),
    "lantern.html": ao3(
        "The Lantern",
        "Edda Vale carried the lantern down to the orchard. “Come here,” said Edda. Bram Holt ran.\n\n"
        "“I promise,” said Bram. “I will always protect you, Edda.”",
        tags=["Fluff", "Slow Burn"],
        series=("Harbour Lights", 2),
        number=7,
        **{"Relationship:": ["Edda Vale/Bram Holt"], "Characters:": ["Edda Vale", "Old Zebedee"]},
    ),
    "wake.html": ao3(
        "A Wake",
        "Bram Holt stood by the grave. “She is gone,” said Bram Holt. Nobody spoke in the cold orchard.",
        tags=["Fluff and Angst"],
        author="curlew",
        series=("Harbour Lights", 1),
        number=8,
        **{"Archive Warning:": ["Major Character Death"]},
    ),
    "lantern again.html": ao3("The Lantern (mended)", "Edda Vale put the lamp out. “Good night,” said Edda.", number=7),
    "ebb.txt": ("Ebb\n\n" + RAIN).encode(),
}


def read_all(library):
    """Read whatever waits, in this process and by rule."""
    while (task := library.take()) is not None:
        outcome = attempt(task, PLAIN)
        if hasattr(outcome, "reason"):
            library.fail(task.id, outcome.reason)
        else:
            library.keep(task, outcome)
    return library


def filled(folder, stories=None):
    """A library of these stories, read."""
    library = Library.open(folder)
    for name, data in (STORIES if stories is None else stories).items():
        library.add(name, data)
    return read_all(library)


def titles(found):
    return [record.title for record in found.records]


def read_deeply(library, text, *, feelings=(), notes=(), ties=()):
    """Add a story and keep a reading of it with layers that only the encoder makes, given outright."""
    story = library.add("deep.txt", text.encode()).id
    plain = tiny_reading(text)
    layers = dict(plain.layers) | {
        Feelings: Feelings(Feeling(span_of(text, words), *what) for words, *what in feelings),
        Notes: Notes(Note(span_of(text, words), kind) for words, kind in notes),
        Ties: Ties(tuple(Tie(*tie) for tie in ties)),
    }
    task = library.take()
    attempt(task, PLAIN)
    library.keep(task, facts_of(Reading(plain.story, layers, None)))
    return story
