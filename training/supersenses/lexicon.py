r"""Make the lexicon of supersenses from WordNet 3.0's own files.

    python training/supersenses/lexicon.py /usr/share/wordnet [--out FOLDER]

The folder is that of Debian's package `wordnet-base` (`apt-get install wordnet-base`). A sort's share of a word is how
often its senses of that sort were marked in WordNet's own corpus (`cntlist.rev`), and a little for each sense by its
rank, since most were never seen. Names of several words are left out (the encoder finds names).
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from fits import add_out, keep_file
from underneath.infer.supersenses.lexicon import FILE, LETTERS, NINTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

POS = ("noun", "verb")
# WordNet numbers its files; nouns' begin with 3, Tops.
FIRST_FILE = 3
# Sense r counts as (r + 1) to this power beside what was seen of it.
FALL = -1.5
MOST = 4  # sorts kept of a word
LEAST = 0.03


def files_of(folder: Path, pos: str) -> dict[str, tuple[int, bool]]:
    """By a synset's offset: its file's number, and whether it is a name (an instance of something)."""
    out = {}
    for line in (folder / f"data.{pos}").read_text(encoding="latin-1").splitlines():
        if not line.startswith(" "):
            offset, number, rest = line.split(" ", 2)
            out[offset] = int(number), " @i " in rest
    return out


def seen(folder: Path) -> Counter[tuple[str, int]]:
    """How often a word was marked with a sense of a file."""
    counts: Counter[tuple[str, int]] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, _, times = line.split()
        word, rest = key.split("%")
        counts[word, int(rest.split(":")[1])] += int(times)
    return counts


def entries(folder: Path) -> Iterator[tuple[str, list[tuple[int, float]]]]:
    """Words with their sorts and shares, largest first."""
    counts = seen(folder)
    for pos in POS:
        files = files_of(folder, pos)
        for line in (folder / f"index.{pos}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue
            word, _, number, *rest = line.split()
            senses = [files[offset] for offset in rest[-int(number) :]]
            if "_" in word and all(name for _, name in senses):
                continue
            yield word, shares(word, [file for file, _ in senses], counts)


def shares(word: str, files: list[int], counts: Counter[tuple[str, int]]) -> list[tuple[int, float]]:
    """A word's sorts and shares, from the files of its senses in order."""
    weight: Counter[int] = Counter()
    for rank, file in enumerate(files):
        weight[file] += (rank + 1) ** FALL
    for file in weight:
        weight[file] += counts[word, file]
    total = weight.total()
    return [(file - FIRST_FILE, w / total) for file, w in weight.most_common(MOST) if w / total >= LEAST]


def code(sorts: list[tuple[int, float]]) -> str:
    """A word's sorts as the package reads them."""
    if len(sorts) == 1:
        return LETTERS[sorts[0][0]]
    return "".join(LETTERS[sort] + str(min(9, max(1, round(share * NINTHS)))) for sort, share in sorts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=Path)
    add_out(parser)
    args = parser.parse_args()
    codes: dict[str, str] = {}
    for word, sorts in entries(args.wordnet):
        codes[word] = codes.get(word, "") + code(sorts)
    text = "\n".join(f"{word}\t{sorts}" for word, sorts in sorted(codes.items()))
    keep_file(FILE, lzma.compress(text.encode("ascii"), preset=9 | lzma.PRESET_EXTREME), args.out)
    print(f"{len(codes):,} words")


if __name__ == "__main__":
    main()
