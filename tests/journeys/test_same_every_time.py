"""The same file gives the same bytes, whatever order this run of Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldset import written_here

READ = [sys.executable, "-m", "underneath", "read", "stories", "--quiet", "--jobs", "1", "--out"]


@pytest.mark.slow
@pytest.mark.parametrize("model", ["none", "small"])
def test_stories_read_alike_under_any_order_of_sets(tmp_path, model):
    (tmp_path / "stories").mkdir()
    documents = [*written_here("stories"), *written_here("vignettes")]
    for document in documents if model == "none" else documents[::4]:
        (tmp_path / "stories" / f"{document.id}.txt").write_bytes(document.text.encode())
    for seed in ("0", "1"):
        subprocess.run(
            [*READ, seed, "--model", model], cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}, check=True
        )
    written = sorted(Path(tmp_path, "0").iterdir())
    assert len(written) == 2 * (171 if model == "none" else 43)
    assert [path.name for path in written if path.read_bytes() != (tmp_path / "1" / path.name).read_bytes()] == []
