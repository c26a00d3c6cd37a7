"""The public originals → the one gold layout: `python training/originals.py LITBANK_REPO PDNC_DATA OUT`.

LitBank (github.com/dbamman/litbank) gives words; its `original` folder gives the text they were cut from. Here the
words are found again in that text, so that labels become character offsets into natural prose. PDNC
(github.com/Priya22/project-dialogism-novel-corpus, folder `data`) gives offsets already. The project's own stories
come from `evals/gold.py convert`.
"""

from __future__ import annotations

import ast
import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

LAYERS = ("paratext", "scenes", "paragraphs", "mentions", "quotes", "events", "feelings", "knowledge", "acts", "notes")
# LitBank's words and its originals differ in these marks and in white space.
SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "`": "'", "—": "-", "–": "-", "_": "", "*": ""})
Row = dict[str, Any]
Place = tuple[int, int] | None


def empty(id_: str, corpus: str) -> Row:
    lists = ("layers", "characters", "groups", "places", "terms", "ties", *LAYERS)
    return {"id": id_, "corpus": corpus, **{name: [] for name in lists}}


def squash(text: str) -> tuple[str, list[int]]:
    """Text without white space and fancy marks, and for each character kept its place in the source."""
    kept = [(k, i) for i, c in enumerate(text) if not c.isspace() for k in c.translate(SAME)]
    return "".join(k for k, _ in kept), [i for _, i in kept]


def find_words(words: list[str], text: str) -> list[Place]:
    """Start and end of each word in the text; None for a word that is not there."""
    flat, where = squash(text)
    keys = [squash(word)[0].replace("''", '"') for word in words]
    out: list[Place] = []
    at = 0
    for i, key in enumerate(keys):
        hit = flat.find(key, at, at + len(key) + 12) if key else -1
        if hit >= 0:
            out.append((where[hit], where[hit + len(key) - 1] + 1))
            at = hit + len(key)
            continue
        # Where a word is missing, go on at the next run of six that is there.
        ahead = "".join(keys[i + 1 : i + 7])
        on = flat.find(ahead, at, at + 400) if key and ahead else -1
        out.append((where[at], where[on - 1] + 1) if on > at else None)
        at = max(at, on)
    return out


def paragraphs(text: str) -> list[Row]:
    found = re.finditer(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", text, re.DOTALL)
    return [{"start": m.start(), "end": m.end()} for m in found]


class LitBank:
    """One LitBank document: its words, and where they stand in the original."""

    def __init__(self, repo: Path, id_: str) -> None:
        self.repo, self.id = repo, id_
        rows = [r.split() for r in (repo / f"coref/tsv/{id_}_brat.txt").read_text(encoding="utf-8").splitlines()]
        self.words = [word for row in rows for word in row]
        self.first = [0]
        for row in rows:
            self.first.append(self.first[-1] + len(row))
        raw = (repo / f"original/{id_}.txt").read_text(encoding="utf-8").replace("\r\n", "\n").lstrip("\ufeff")
        self.places = find_words(self.words, raw)
        self.text = raw[: max(p[1] for p in self.places if p)]

    def span(self, *at: str) -> Row | None:
        """Offsets of sentence and word of the first, sentence and word of the last (both included)."""
        a, b = self.first[int(at[0])] + int(at[1]), self.first[int(at[2])] + int(at[3])
        known = [p for p in self.places[a : b + 1] if p]
        return {"start": known[0][0], "end": known[-1][1]} if known else None

    def rows(self, path: str) -> list[list[str]]:
        """Lines of a table, cut at tabs."""
        return [
            line.split("\t") for line in (self.repo / path).read_text(encoding="utf-8").splitlines() if line.strip()
        ]

    def gold(self) -> Row:
        """The whole gold of the document."""
        gold = empty(f"litbank-{self.id}", "litbank")
        gold["mentions"], gold["characters"] = self.mentions()
        gold["quotes"], gold["events"] = self.quotes(), self.events()
        gold["paragraphs"] = paragraphs(self.text)
        gold["layers"] = ["paragraphs", "mentions", "quotes", "events"]
        return gold

    def mentions(self) -> tuple[list[Row], list[Row]]:
        """Mentions, and the characters whom names name."""
        rows = self.rows(f"coref/tsv/{self.id}_brat.ann")
        entity = {r[1]: r[2] for r in rows if r[0] == "COREF"}
        out, names = [], defaultdict(set)
        for r in rows:
            where = self.span(*r[2:6]) if r[0] == "MENTION" else None
            if where:
                who = entity.get(r[1], f"single-{r[1]}")
                out.append({**where, "entity": who, "type": r[7], "kind": r[8]})
                if (r[7], r[8]) == ("PER", "PROP"):
                    names[who].add(self.text[where["start"] : where["end"]].replace("\n", " "))
        cast = [{"id": who, "name": max(sorted(n), key=len), "aliases": sorted(n)} for who, n in names.items()]
        return by_place(out), cast

    def quotes(self) -> list[Row]:
        """Quotations with their speakers."""
        rows = self.rows(f"quotations/tsv/{self.id}_brat.ann")
        by = {r[1]: r[2] for r in rows if r[0] == "ATTRIB"}
        found = [(r[1], self.span(*r[2:6])) for r in rows if r[0] == "QUOTE"]
        more = {"addressees": [], "kind": "speech"}
        return by_place([{**where, "speaker": by.get(i), **more, "part": i} for i, where in found if where])

    def events(self) -> list[Row]:
        """Words that are events."""
        rows = self.rows(f"events/tsv/{self.id}_brat.tsv")
        marked = [(p, r[0]) for p, r in zip(self.places, rows, strict=True) if p and r[1] == "EVENT"]
        return [{"start": p[0], "end": p[1], "word": word} for p, word in marked]


def by_place(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda r: (r["start"], -r["end"]))


def ident(name: str) -> str:
    return re.sub(r"\W+", "_", name.strip()).strip("_").lower() or "unknown"


def literal(text: str, default: Any) -> Any:
    """A Python literal of a PDNC cell; some cells are empty or broken."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return default


def pdnc(folder: Path) -> tuple[Row, str]:
    """Gold and text of one novel of PDNC; mentions are marked inside quotations only."""
    text = (folder / "novel_text.txt").read_bytes().decode("utf-8")
    gold = empty(f"pdnc-{folder.name}", "pdnc")
    for r in table(folder / "character_info.csv"):
        gold["characters"].append({
            "id": ident(r["Main Name"]), "name": r["Main Name"], "aliases": sorted(literal(r["Aliases"], [])),
            "pronouns": {"M": "he/him", "F": "she/her"}.get(r["Gender"]), "category": r["Category"],
        })  # fmt: skip
    for r in table(folder / "quotation_info.csv"):
        kind = r["quoteType"].lower()
        shared = {
            "speaker": ident(r["speaker"]), "addressees": [ident(a) for a in literal(r["addressees"], [])],
            "kind": "speech", "part": r["quoteID"], "cue": r["referringExpression"] or None,
            "type": kind if kind in {"explicit", "anaphoric", "implicit"} else None,
        }  # fmt: skip
        gold["quotes"] += [{"start": a, "end": b, **shared} for a, b in literal(r["quoteByteSpans"], [])]
        groups = zip(literal(r["mentionSpansList"], []), literal(r["mentionEntitiesList"], []), strict=False)
        gold["mentions"] += [
            {"start": a, "end": b, "entity": "+".join(map(ident, who)), "type": "PER", "kind": None}
            for places, people in groups
            for (a, b), who in zip(places, people, strict=False)
        ]
    gold["quotes"], gold["mentions"] = by_place(gold["quotes"]), by_place(gold["mentions"])
    gold["paragraphs"], gold["layers"] = paragraphs(text), ["paragraphs", "quotes"]
    return gold, text


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(folder: Path, gold: Row, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{gold['id']}.txt").write_bytes(text.encode())
    (folder / f"{gold['id']}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=0), encoding="utf-8")


def main(litbank_repo: str, pdnc_data: str, out: str) -> None:
    for path in sorted(Path(litbank_repo).glob("coref/tsv/*_brat.txt")):
        doc = LitBank(Path(litbank_repo), path.stem.removesuffix("_brat"))
        write(Path(out) / "litbank", doc.gold(), doc.text)
    for folder in sorted(p for p in Path(pdnc_data).iterdir() if p.is_dir()):
        write(Path(out) / "pdnc", *pdnc(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
