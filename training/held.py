"""Gold documents by id: those held out, those kept from the encoder, and what lies in a folder under one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SEEN = 4  # of so many documents that the encoder has learned from, one is fitted on


def listed(path: Path) -> set[str]:
    """The ids in a file, one a line; none where there is no file."""
    return set(path.read_text(encoding="utf-8").split()) if path.exists() else set()


def unseen_in(folders: Iterable[Path]) -> set[str]:
    """Ids of the documents that the encoder has not learned from."""
    return {id_ for folder in folders for id_ in listed(folder / "unseen.ids")}


def read_ids(folder: Path, *, dev: bool) -> list[str]:
    """Ids of a gold folder: those of `dev.ids`, or all others but those of `unseen.ids`.

    The unseen are kept from the encoder, so that what is fitted on it meets documents that it has not learned from.
    """
    held, unseen = listed(folder / "dev.ids"), unseen_in([folder])
    every = sorted(p.stem for p in folder.glob("*.json"))
    return [i for i in every if (i in held if dev else i not in held | unseen)]


def texts_to_fit_on(folder: Path) -> list[Path]:
    """The texts of a gold folder that scorers on top of the encoder are fitted on, and those of `dev.ids`.

    Where some are kept from the encoder, those, and one in `SEEN` of the rest: coreference fitted on 1,030 documents
    drawn at random, or on all 3,358, links the stories, vignettes and LitBank (dev) alike (0.676, 0.742, 0.679; 0.673,
    0.740, 0.676).
    """
    every = sorted(folder.glob("*.txt"))
    unseen = listed(folder / "unseen.ids")
    wanted = unseen | listed(folder / "dev.ids")
    return [path for n, path in enumerate(every) if not unseen or path.stem in wanted or n % SEEN == 0]


def read_gold_of(folder: Path, id_: str) -> tuple[dict[str, Any], str]:
    """A document's gold and its text, line ends as they are."""
    gold = json.loads((folder / f"{id_}.json").read_text(encoding="utf-8"))
    return gold, (folder / f"{id_}.txt").read_bytes().decode("utf-8")
