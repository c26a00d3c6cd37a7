"""What must hold, as sessions: `nox` runs all of them, `.ci/run` runs `nox`."""

from __future__ import annotations

import os
from pathlib import Path

import nox

PYPROJECT = nox.project.load_toml("pyproject.toml")
HERE = Path(__file__).parent
nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "tests", "evals", "wheel", "docs"]


def group(name: str) -> list[str]:
    return list(nox.project.dependency_groups(PYPROJECT, name))


@nox.session
def lint(session: nox.Session) -> None:
    """Style, types, who may import what, unused dependencies."""
    session.install("-e", ".", *group("lint"))
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports")
    session.run("deptry", "src")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests, fast and slow, on the installed package, with branch coverage. Words after `--` go to pytest."""
    session.install(".", "./extras/big", *group("test"), *group("formats"), *group("archives"), *group("browser"))
    if session.posargs:
        session.run("pytest", *session.posargs)
        return
    # Not by pytest-cov: it drops modules to measure their import, and numpy may be loaded but once.
    session.run("coverage", "run", "-m", "pytest", "-m", "slow or not slow", "-p", "no:cacheprovider")
    session.run("coverage", "report", f"--fail-under={coverage_floor()}")


def coverage_floor() -> str:
    """Branch coverage may only rise: raise the number in the file when it has."""
    return (HERE / "tests" / "coverage_floor.txt").read_text().strip()


@nox.session
def evals(session: nox.Session) -> None:
    """The gate: no figure on the gold stories may fall below its floor."""
    session.install(".", "./extras/big", "scipy>=1.11")
    session.run("python", "evals/gate.py", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel, install it alone, read an example with it; measure size, import time and foreign wheels."""
    session.install("build")
    out = Path(session.create_tmp()) / "dist"
    session.run("python", "-m", "build", "--outdir", str(out), silent=True)
    session.run("python", "benchmarks/footprint.py", str(out), env={"PIP_DISABLE_PIP_VERSION_CHECK": "1", **os.environ})


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a broken link or reference is an error."""
    session.install(".", *group("docs"))
    session.run("mkdocs", "build", "--strict")


@nox.session
def bench(session: nox.Session) -> None:
    """Speed and memory, as curves; takes minutes. Words after `--` name folders of long texts."""
    session.install(".", "psutil")
    session.run("python", "benchmarks/linearity.py")
    session.run("python", "benchmarks/reading.py", *session.posargs)
