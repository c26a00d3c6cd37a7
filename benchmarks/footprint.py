"""What the installed program weighs: disk, import time, and whether every need has a wheel for every system.

    python benchmarks/footprint.py DIST_FOLDER

Installs the wheel from DIST_FOLDER into a fresh environment, reads an example with it, and prints the figures beside
their bounds. Exit status 1 when one is beyond its bound.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST_MB = 250
MOST_IMPORT_SECONDS = 0.3
SYSTEMS = {"Linux": "manylinux2014_x86_64 manylinux_2_28_x86_64", "macOS": "macosx_11_0_arm64 macosx_10_13_universal2",
           "Windows": "win_amd64"}  # fmt: skip
TIMER = "import time; a = time.perf_counter(); import underneath; print(time.perf_counter() - a)"


def run(*words: object) -> str:
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def fresh_environment(folder: Path, wheel: Path) -> Path:
    """Install the wheel alone; returns the environment's folder of programs."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel)
    return programs


def megabytes(folder: Path) -> float:
    """What the program and its needs take on disk, compiled files included, the installer itself left out."""
    left_out = ("pip", "setuptools")
    packages = next(folder.glob("lib*/**/site-packages"))
    files = (path for path in packages.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(p.stat().st_size for p in files if not p.relative_to(packages).parts[0].startswith(left_out)) / 1e6


def import_seconds(python: Path) -> float:
    """The best of seven, so that a busy machine does not count."""
    return min(float(run(python, "-c", TIMER)) for _ in range(7))


def wheels_for(python: Path, wheel: Path, platforms: str) -> bool:
    """Whether every need can be installed on another system without building anything."""
    options = [word for name in platforms.split() for word in ("--platform", name)]
    with tempfile.TemporaryDirectory() as target:
        command = [python, "-m", "pip", "install", "--quiet", "--dry-run", "--only-binary=:all:", *options]
        command += ["--python-version", "3.12", "--implementation", "cp", "--target", target, wheel]
        return subprocess.run([str(word) for word in command], capture_output=True, check=False).returncode == 0


def main() -> int:
    wheel = next(Path(sys.argv[1]).glob("*.whl"))
    with tempfile.TemporaryDirectory() as folder:
        programs = fresh_environment(Path(folder) / "env", wheel)
        python = programs / "python"
        print(
            run(
                programs / "underneath", "read", ROOT / "examples" / "cold-nose.txt", "--out", Path(folder) / "readings"
            )
        )
        size, seconds = megabytes(Path(folder) / "env"), import_seconds(python)
        missing = [name for name, platforms in SYSTEMS.items() if not wheels_for(python, wheel, platforms)]
    print(f"wheel          {wheel.stat().st_size / 1e6:8.2f} MB")
    print(f"installed      {size:8.1f} MB   (at most {MOST_MB})")
    print(f"import         {seconds:8.3f} s    (at most {MOST_IMPORT_SECONDS})")
    print(f"wheels missing {', '.join(missing) or 'nowhere'}")
    return 1 if size > MOST_MB or seconds > MOST_IMPORT_SECONDS or missing else 0


if __name__ == "__main__":
    sys.exit(main())
