"""Fitted scorers → the folder that the package reads them from, or another of its kind: files, and a hash of each."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.scorers import SHIPPED, hashes_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from underneath.infer.casting.trees import Forest


def add_out(parser: argparse.ArgumentParser) -> None:
    """The option where to: the package's own folder of scorers, if no other is named."""
    parser.add_argument("--out", type=Path, default=SHIPPED, help="folder of scorers; the package's, if not given")


def keep(name: str, arrays: Mapping[str, np.ndarray], folder: Path) -> None:
    """Write a scorer's arrays, and note its hash."""
    packed = io.BytesIO()
    np.savez_compressed(packed, **arrays)
    keep_file(f"{name}.npz", packed.getvalue(), folder)


def columns_of(name: str, forest: Forest) -> dict[str, np.ndarray]:
    """A forest's arrays under its name, as `casting.forests.forest_of` takes them."""
    return {f"{name} {column.name}": np.asarray(getattr(forest, column.name)) for column in fields(forest)}


def keep_file(file: str, data: bytes, folder: Path) -> None:
    """Write a file of any kind, and note its hash in the folder's manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(data)
    known = hashes_in(folder) | {file: hashlib.sha256(data).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n", encoding="utf-8")
    print(folder / file, f"{len(data):,} bytes", flush=True)
