"""Tiny datasets to test with."""

from dataclasses import replace

from export.gate import common, deep, story
from underneath.corpus import part
from underneath.corpus.archive import Staff, begin, finish
from underneath.corpus.dataset import Recipe, files_of
from underneath.corpus.listing import Listing
from underneath.layers.ties import Tie, Ties
from underneath.reading.reading import Reading
from underneath.settings import Settings

TALE = "“It is raining,” said Mara.\n\n“It is,” said Tobin, and he looked out at the sea for a long time.\n"
HERE = Staff(workers=0)
ONE_EACH = Recipe(Settings(language_check=False, model=None), part_bytes=1)


def write(folder, **texts):
    """Stories as files; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def read_here(folder, out, recipe=ONE_EACH, **more):
    """Read a folder of stories in this process; returns the dataset."""
    run = begin(Listing((str(folder),), **more), out, recipe)
    list(finish(run, HERE))
    return run.dataset


def data_of(dataset):
    """Every file of the data and its bytes."""
    return {str(path.relative_to(dataset.folder)): path.read_bytes() for path in files_of(dataset)}


def gate(id_, **metadata):
    """A reading with every layer, and what its source says of it."""
    made = story()
    made = common(replace(made, id=id_, metadata=replace(made.metadata, **metadata)))
    return Reading(made.story, {**made.layers, **deep(made.story)}, "small-test")


def gates():
    """Two stories with the same words: one tagged as a romance that is found, one with a warning."""
    pair = gate("gate", relationships=("Mara/Tobin Ash", "Mara & Tobin Ash"), warnings=("No Archive Warnings Apply",))
    tie = Tie("mara", "tobin", "friend", "romantic", 1, 0.8, (0.5,), (), 0.6)
    pair = Reading(pair.story, {**pair.layers, Ties: Ties((tie,))}, pair.model)
    return {
        "gate": pair,
        "wall": gate("wall", warnings=("Graphic Depictions Of Violence",), fandoms=("Own World", "Walls")),
    }


def full_dataset(tmp_path, monkeypatch):
    """A dataset in which every table has rows, and one story failed."""
    monkeypatch.setattr(part, "_read", lambda one, *_: gates()[one.id])
    folder = write(tmp_path / "in", gate="-", wall="-", zero="-")
    return read_here(folder, tmp_path / "data", replace(ONE_EACH, part_bytes=2, tokens=True))
