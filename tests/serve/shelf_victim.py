"""What processes do that are to be killed in the middle of it; each tells through a pipe what it has done."""

import os
import random
import threading

from serve.shelf_desk import PLAIN, RAIN
from underneath.layers.corrections import Corrections, Rename
from underneath.serve.library.library import Library
from underneath.serve.reader import Reader
from underneath.serve.reader_worker import attempt


def text_of(number):
    return f"{RAIN}\n\n“This is tale {number},” said Mara.\n".encode()


def read_on(folder, first, told):
    """Add stories and read them, one after the other, by the steps that the reader takes."""
    library = Library.open(folder)
    library.give_back()
    told.send(("ready", 0))
    for number in range(first, first + 1_000):
        told.send(("added", library.add(f"{number}.txt", text_of(number)).id))
        task = library.take()
        library.keep(task, attempt(task, PLAIN))
        told.send(("read", task.id))


def correct_on(folder, story, told):
    """Set right, take back and do again, at random."""
    library, dice = Library.open(folder), random.Random(story)
    told.send(("ready", 0))
    for number in range(10_000):
        ask = dice.choice(["correct", "correct", "undo", "redo"])
        if ask == "correct":
            library.correct(story, Corrections(renames=(Rename("Tobin", f"Tob {number}"),)))
        if ask == "correct" or getattr(library, ask)(story):
            told.send((ask, number))


def serve_on(folder, told):
    """Read what waits as the shelf does, with a process for it; tell the number of that process."""
    reader = Reader(Library.open(folder), PLAIN)
    reader.start()
    told.send(("ready", os.getpid()))
    while reader._worker is None:
        threading.Event().wait(0.005)
    told.send(("worker", reader._worker._process.pid))
    threading.Event().wait()
