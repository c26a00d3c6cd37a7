"""Which files to read, and what to call what comes of each."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

STDIN = "-"
# One for each kind of file, to name to people.
KINDS = (".txt", ".md", ".html", ".epub", ".docx", ".odt")
# In a folder only files with these endings are taken (or with none); a file named outright is judged by content alone.
ENDINGS = frozenset({"", *KINDS, ".text", ".markdown", ".htm", ".xhtml"})
GLOB = re.compile(r"[*?\[]")
# Names that Windows keeps for devices, whatever their ending.
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])$")


@dataclass(frozen=True, slots=True)
class Source:
    """One story to read. `path` is None for standard input. `stem` names what is written: `STEM.json`."""

    path: Path | None
    stem: str
    asked: str

    @property
    def name(self) -> str:
        """The file's own name, for the story's `source`."""
        return self.path.name if self.path else "stdin"


@dataclass(frozen=True, slots=True)
class Missing:
    """Something asked for that is not there, and why not."""

    asked: str
    reason: str


def collect(asked: Sequence[str]) -> tuple[list[Source], list[Missing]]:
    """Expand files, folders, globs and `-`; each file once, in the order asked for, folders in sorted order."""
    paths: dict[str, tuple[Path | None, str]] = {}
    missing: list[Missing] = []
    for word in asked:
        found = list(_expand(word))
        if not found:
            missing.append(Missing(word, _why_nothing(word)))
        for path in found:
            paths.setdefault(str(path.resolve()) if path else STDIN, (path, word))
    stems = _stems([path for path, _ in paths.values()])
    return [Source(path, stem, word) for (path, word), stem in zip(paths.values(), stems, strict=True)], missing


def _expand(word: str) -> Iterator[Path | None]:
    path = Path(word)
    if word == STDIN:
        yield None
    elif path.is_dir():
        yield from files_below(path)
    elif os.path.lexists(path):
        yield path
    elif GLOB.search(word):
        # Path.glob takes no absolute pattern
        for hit in sorted(glob.glob(word, recursive=True)):  # noqa: PTH207
            yield from files_below(Path(hit)) if Path(hit).is_dir() else [Path(hit)]


def files_below(top: Path, endings: Collection[str] = ENDINGS, skip: Path | None = None) -> Iterator[Path]:
    """Files below a folder, sorted; hidden ones, links to folders, and the folder `skip` are left out."""
    for folder, inner, names in os.walk(top):
        inner[:] = sorted(name for name in inner if not name.startswith(".") and Path(folder, name) != skip)
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in endings:
                yield Path(folder, name)


def _why_nothing(word: str) -> str:
    if Path(word).is_dir():
        kinds = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
        return f"the folder holds no file that ends in {kinds}; name other files outright"
    if GLOB.search(word):
        return "no file matches this pattern; quote it, and check the folder it starts from"
    return "there is no such file; check the spelling and the folder"


def _stems(paths: Sequence[Path | None]) -> list[str]:
    """A stem for each, all different even where case does not count: told apart by folder, ending, number."""
    tries = [list(names_for(path)) for path in paths]
    level = [0] * len(paths)
    while clash := _clashing([t[min(n, len(t) - 1)] for t, n in zip(tries, level, strict=True)]):
        movable = [i for i in clash if level[i] < len(tries[i]) - 1]
        if not movable:
            break
        for i in movable:
            level[i] += 1
    return list(_numbered(t[n] for t, n in zip(tries, level, strict=True)))


def names_for(path: Path | None) -> Iterator[str]:
    """Names from short to long: `tide`, `drafts-tide`, …, then with the ending: `tide-html`, `drafts-tide-html`, …."""
    if path is None:
        yield "stdin"
        return
    full = path.resolve()
    stem = full.stem.strip() or "story"
    folders = full.parent.parts[:0:-1]
    for name in dict.fromkeys((stem, f"{stem}-{full.suffix.lstrip('.')}" if full.suffix else stem)):
        longer = f"{name}_" if RESERVED.match(name) else name
        yield longer
        for folder in folders:
            longer = f"{folder}-{longer}"
            yield longer


def _clashing(names: Sequence[str]) -> list[int]:
    met = Counter(name.casefold() for name in names)
    return [i for i, name in enumerate(names) if met[name.casefold()] > 1]


def _numbered(names: Iterable[str]) -> Iterator[str]:
    taken: set[str] = set()
    for name in names:
        numbers = (f"{name}-{number}" for number in count(2))
        free = next(each for each in chain([name], numbers) if each.casefold() not in taken)
        taken.add(free.casefold())
        yield free
