"""Fit the weights of the cast: which names are second names, and which named people belong to it.

    python training/rules/fit_cast.py GOLD_DIR … > weights.py      then move it to casting/

Each folder holds ID.txt, ID.json and dev.ids; no document of dev.ids is fitted on. Plain logistic regressions with a
ridge, thresholds chosen by five-fold cross-validation over the training documents.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))

import underneath
from goldset import Document, in_layout
from score import names_of
from underneath.infer.casting import belong
from underneath.infer.casting.forms import plain
from underneath.infer.casting.people import gather_by_name
from underneath.infer.casting.person import Person
from underneath.infer.casting.second import FEATURES, Scene, candidates, may_be_second, pair_features
from underneath.infer.casting.styles import is_style
from underneath.layers.cast import KnownCast
from underneath.layers.mentions import Mentions
from underneath.layers.speech import Quotes

RIDGE, FOLDS = 3.0, 5
INSIST = underneath.Settings(language_check=False, model=None)


@dataclass
class Name:
    """A name that may be a second one: its candidates' features, and which of them are right."""

    document: str
    dev: bool
    name: str
    others: list[str]
    rows: np.ndarray
    right: np.ndarray


def read(document: Document) -> tuple:
    reading = underneath.read(document.text.encode(), name=f"{document.id}.txt", settings=INSIST)
    story, quotes, mentions = reading.story, reading.layer(Quotes), reading.layer(Mentions)
    people, narration = gather_by_name(story, quotes, mentions, KnownCast())
    return people, narration, _owners(document, mentions)


def _owners(document: Document, mentions: Mentions) -> dict[str, str]:
    """The gold entity most often meant by each form of name."""
    at = {(m["start"], m["end"]): m["entity"] for m in document.gold["mentions"]}
    counts: dict[str, Counter] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind == "PROP" and mention.type == "PER":
            counts[plain(mention.span.of(document.text))][at.get((mention.span.start, mention.span.end))] += 1
    return {key: row.most_common(1)[0][0] for key, row in counts.items()}


def owner(person: Person, owners: dict[str, str], gold: dict) -> str | None:
    counts: Counter = Counter()
    for form in person.forms:
        counts[owners.get(form.key)] += form.n
    if person.narrator and not counts:
        return next((c["id"] for c in gold["characters"] if c.get("narrator")), "narrator")
    return counts.most_common(1)[0][0] if counts else None


def names(documents: list[Document]) -> list[Name]:
    out = []
    for document in documents:
        people, narration, owners = read(document)
        scene = Scene(people, narration)
        for person in people:
            if not may_be_second(person):
                continue
            mine = owner(person, owners, document.gold)
            others = candidates(person, scene)
            if not others:
                continue
            rows = np.array([pair_features(person, other, scene) for other in others])
            right = np.array([mine is not None and owner(o, owners, document.gold) == mine for o in others])
            out.append(
                Name(
                    document.id,
                    document.dev,
                    person.forms[0].key,
                    [o.name or o.forms[0].key for o in others],
                    rows,
                    right,
                )
            )
    return out


def fit(found: list[Name], ridge: float) -> np.ndarray:
    """Conditional logit: the right candidate, or none of them (score 0), out of all of one name's."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = 0.5 * ridge * (w @ w), ridge * w
        for name in found:
            z = name.rows @ w
            e = np.exp(z - z.max())
            value += np.log(e.sum()) - np.log(e[name.right].sum())
            pull = e / e.sum() - np.where(name.right, e, 0) / e[name.right].sum()
            slope = slope + pull @ name.rows
        return value, slope

    return minimize(
        loss,
        np.zeros(len(FEATURES)),
        jac=True,
        method="L-BFGS-B",
        bounds=[_BOUNDS.get(f, (None, None)) for f in FEATURES],
    ).x


# With so few examples, signs that reason fixes are kept to.
_UP, _DOWN = (0.0, None), (None, 0.0)
_BOUNDS = {
    **dict.fromkeys(("their told", "hears"), _UP),
    **dict.fromkeys(("says", "called near", "heard together", "they are called", "their full"), _DOWN),
}


def decide(name: Name, w: np.ndarray) -> tuple[float, bool, str]:
    z = name.rows @ w
    e = np.exp(z - z.max())
    best = int(np.argmax(z))
    return float(e[best] / e.sum()), bool(name.right[best]), name.others[best]


def note(*words: object) -> None:
    """Progress and figures, apart from the tables."""
    print(*words, file=sys.stderr)


def second_names(found: list[Name]) -> np.ndarray:
    train = [n for n in found if not n.dev and n.right.any()]
    note(len(train), "names,", sum(n.right.any() for n in train), "are second names")
    folds = {d: i % FOLDS for i, d in enumerate(sorted({n.document for n in train}))}
    for ridge in (0.3, 1.0, 3.0, 10.0):
        ruled = []
        for k in range(FOLDS):
            w = fit([n for n in train if folds[n.document] != k], ridge)
            ruled += [decide(n, w)[:2] for n in train if folds[n.document] == k]
        note(
            "ridge",
            ridge,
            [
                (t, sum(ok for p, ok in ruled if p > t), sum(not ok for p, ok in ruled if p > t))
                for t in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
            ],
        )
    return fit(train, RIDGE)


def members(documents: list[Document]) -> list[tuple]:
    """Each name with its features, and whether it is somebody of the gold cast, by this name more than by another."""
    out = []
    for document in documents:
        people, narration, owners = read(document)
        scene = Scene(people, narration)
        named = {c["id"] for c in document.gold["characters"] if names_of(c) and c.get("named", True)}
        seen = set()
        for person in sorted(people, key=lambda p: (-len(p.told), -p.weight)):
            if not person.forms or is_style(person):
                continue
            mine = owner(person, owners, document.gold)
            ok = mine in named and mine not in seen
            seen.add(mine)
            out.append(
                (
                    document.id,
                    document.dev,
                    person.name or person.forms[0].key,
                    belong.features(person, scene),
                    ok,
                    len(named),
                )
            )
    return out


def logistic(rows: np.ndarray, right: np.ndarray, ridge: float) -> np.ndarray:
    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = rows @ w
        pull = ridge * w
        pull[0] = 0
        value = np.sum(np.logaddexp(0, z) - right * z) + 0.5 * pull @ w
        return value, rows.T @ (1 / (1 + np.exp(-z)) - right) + pull

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x


def membership(found: list[tuple]) -> np.ndarray:
    def table(part: list[tuple]) -> tuple[np.ndarray, np.ndarray]:
        return np.array([r[3] for r in part]), np.array([float(r[4]) for r in part])

    train = [r for r in found if not r[1]]
    folds = {d: i % FOLDS for i, d in enumerate(sorted({r[0] for r in train}))}
    for ridge in (0.3, 1.0, 3.0, 10.0):
        ruled = []
        for k in range(FOLDS):
            w = logistic(*table([r for r in train if folds[r[0]] != k]), ridge)
            ruled += [(r[0], float(1 / (1 + np.exp(-np.dot(r[3], w)))), r[4]) for r in train if folds[r[0]] == k]
        report(f"cv, ridge {ridge}", ruled, train)
    w = logistic(*table(train), RIDGE)
    report(
        "dev",
        [(r[0], float(1 / (1 + np.exp(-np.dot(r[3], w)))), r[4]) for r in found if r[1]],
        [r for r in found if r[1]],
    )
    return w


def report(title: str, ruled: list[tuple], rows: list[tuple]) -> None:
    for kind in "sv":
        gold = sum({r[0]: r[5] for r in rows if r[0][0] == kind}.values())
        line = []
        for t in (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6):
            kept = [ok for d, p, ok in ruled if p >= t and d[0] == kind]
            line.append(f"{t}: {sum(kept)}/{len(kept)} {2 * sum(kept) / (len(kept) + gold):.3f}")
        note(title, kind, gold, line)


def main() -> None:
    documents = [d for folder in sys.argv[1:] if folder[0] != "-" for d in in_layout(Path(folder))]
    print(
        f'"""Weights of the cast, as `training/rules/{Path(__file__).name}` fits them on the training documents."""\n'
    )
    print("from __future__ import annotations")
    write(
        "SECOND", "Of a second name and the one who may bear it: `second.py`.", FEATURES, second_names(names(documents))
    )
    write("BELONG", "Of a name and the cast: `belong.py`.", belong.FEATURES, membership(members(documents)))


def write(title: str, about: str, features: tuple[str, ...], weights: np.ndarray) -> None:
    print(f"\n# {about}\n{title}: dict[str, float] = {{")
    for name, weight in zip(features, weights, strict=True):
        if abs(weight) >= 0.01:
            print(f'    "{name}": {weight:.2f},')
    print("}")


if __name__ == "__main__":
    main()
