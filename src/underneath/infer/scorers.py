"""The fitted scorers, a file each: where they lie, and whether they are the ones that were measured.

`scorers/` holds them, and `manifest.json` there the hash of each; `training/fits.py` writes both. The extra package has
a folder of the same kind, with scorers of its own for what the larger network says.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.encode.weights import BIG, checked, extra_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHIPPED: Final = Path(__file__).parent / "scorers"
SMALL: Final = "small"


def scorer_file(file: str, model: str = SMALL) -> Path:
    """The path of a scorer's file, checked.

    Parameters
    ----------
    file
        Its name in `scorers/`.
    model
        Whose vectors it is to weigh (`Signals.model`). The larger network's have a scorer of their own where the extra
        package brings one, else that of the small one serves: the larger speaks in the small one's terms.

    Raises
    ------
    BrokenWeights
        If the file is missing, or is not the one its manifest names.
    """
    own = [extra_folder(SHIPPED.name)] if model.startswith(f"{BIG}-") else []
    noted = {folder: hashes_in(folder) for folder in (*own, SHIPPED)}
    folder = next((folder for folder, hashes in noted.items() if file in hashes), SHIPPED)
    return checked(folder / file, noted[folder].get(file, "a hash"), Path(file).stem)


def scorer_arrays(name: str, model: str = SMALL) -> dict[str, NDArray[Any]]:
    """All arrays of a scorer by name, as they were kept; parameters and errors as `scorer_file`, without ".npz"."""
    return arrays_in(scorer_file(f"{name}.npz", model))


def arrays_in(file: Path) -> dict[str, NDArray[Any]]:
    """All arrays of any scorer's file, unchecked."""
    with np.load(file) as kept:
        return {name: kept[name] for name in kept.files}


def hashes_in(folder: Path) -> dict[str, str]:
    """The hashes that a folder's manifest notes, by file; none where there is no manifest."""
    try:
        noted = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(file): str(sha256) for file, sha256 in noted.items()} if isinstance(noted, dict) else {}
