"""The trained weights: where they lie, and whether they are the ones that were measured."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from underneath.errors import UnderneathError

SHIPPED: Final = Path(__file__).parent / "weights"
BIG: Final = "big"
"""The small model, and beside it the larger network of the extra package."""
EXTRA: Final = "underneath_big"


class BrokenWeights(UnderneathError):  # noqa: N818 - named for what it is, like its kin
    """A model's files are missing or not the ones its manifest names."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A checked model: its folder, its name, one hash for all its files; and the larger network's folder, if any."""

    folder: Path
    name: str
    hash: str
    larger: Path | None = None


def find_weights(model: str | Path = "small") -> Weights:
    """Find and check a model.

    Parameters
    ----------
    model
        The name of a model in this package, or a folder made by `training/export.py`. "big": the folder is the small
        one's, the hash stands for it and for the extra package's.

    Raises
    ------
    BrokenWeights
        If there is none, or a file's hash is not what the manifest says.
    """
    if model == BIG:
        return _both(find_weights("small"), find_weights(extra_folder("weights")))
    folder = model if isinstance(model, Path) else SHIPPED / model
    manifest = _manifest(folder)
    for name, facts in sorted(manifest["files"].items()):
        path = folder / name
        seen = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
        if seen != facts["sha256"]:
            raise BrokenWeights(
                f"the model file {name} has hash {seen[:12]}",
                expected=f"{facts['sha256'][:12]}, as its manifest says",
                advice="install the package again",
            )
    joined = "".join(facts["sha256"] for _, facts in sorted(manifest["files"].items()))
    return Weights(folder, str(manifest["name"]), hashlib.sha256(joined.encode()).hexdigest())


def find_extra() -> Path | None:
    """Where the extra package lies, if it is installed."""
    found = importlib.util.find_spec(EXTRA)
    return Path(found.submodule_search_locations[0]) if found and found.submodule_search_locations else None


def extra_folder(part: str) -> Path:
    """Where the extra package keeps the larger network ("weights"), or its own scorers ("scorers").

    Raises
    ------
    BrokenWeights
        If it is not installed.
    """
    found = find_extra()
    if found is None:
        raise BrokenWeights(
            f"the model {BIG} is not installed",
            expected="the package underneath-big beside this one",
            advice="install it (from the repository: pip install ./extras/big), or read with the small one",
        )
    return found / part


def _both(small: Weights, larger: Weights) -> Weights:
    """What stands for both, when the larger network learned beside this small one."""
    beside = str(_manifest(larger.folder).get("beside"))
    if beside != small.hash:
        raise BrokenWeights(
            f"the model {BIG} belongs with small-{beside[:12]}",
            expected=f"small-{small.hash[:12]}, which this version reads with",
            advice="install the version of underneath-big that came with this one",
        )
    joined = hashlib.sha256((small.hash + larger.hash).encode()).hexdigest()
    return Weights(small.folder, BIG, joined, larger.folder)


def part_of(file: str, model: str = "small") -> Path:
    """The path of one file of a model in this package, checked by itself: the others need not be read for it.

    Raises
    ------
    BrokenWeights
        If there is no such file, or its hash is not what the manifest says.
    """
    folder = SHIPPED / model
    facts = _manifest(folder)["files"].get(file, {"sha256": "none, for the manifest names no such file"})
    return checked(folder / file, facts["sha256"], f"the model's {file}")


def checked(path: Path, sha256: str, what: str) -> Path:
    """The path of a file of weights, when it is the one that was measured.

    Raises
    ------
    BrokenWeights
        If the file is missing or has another hash; the message names `what` it weighs.
    """
    seen = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
    if seen != sha256:
        raise BrokenWeights(
            f"the weights of {what} have hash {seen[:12]}",
            expected=f"{sha256[:12]}, as this version was measured with",
            advice="install the package again",
        )
    return path


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = sorted(p.parent.name for p in SHIPPED.glob("*/manifest.json"))
        raise BrokenWeights(
            f"no model in {folder.name!r}",
            expected=f"one of {', '.join(known) or 'none (this copy ships no weights)'}",
            advice="install the package again, or name a folder made by training/export.py",
        ) from None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict) or "name" not in manifest:
        raise BrokenWeights(f"the manifest in {folder.name!r} does not list its files", advice="export the model again")
    return manifest
