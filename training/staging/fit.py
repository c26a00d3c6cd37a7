"""Fit what tells a scene's point of view and who is there.

    python training/staging/fit.py --cache CACHE --gold GOLD/stories GOLD/vignettes GOLD/sketches
        [--out FOLDER] [--novels FOLDER] [--dry]

`CACHE` is made by `training/cache.py`; of the documents in a folder's `dev.ids` nothing is fitted. `--novels`: a folder
of public-domain novels (.txt), to count anew which verbs and nouns go with "I" and "my"; else the counts are kept.
Figures by five-fold cross-validation over documents and on dev are printed; `--dry` writes nothing. Two minutes on one
core.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from cases import Case, read_cases  # noqa: E402
from odds import count_odds  # noqa: E402

from fits import add_out, keep  # noqa: E402
from held import listed  # noqa: E402
from underneath.infer.staged.cues import quoted  # noqa: E402
from underneath.infer.staged.features import POV, PRESENCE  # noqa: E402
from underneath.infer.staged.parsed import MindScorer, mention_vectors, parsed_signs  # noqa: E402
from underneath.infer.staged.second import second_person  # noqa: E402
from underneath.infer.staged.signs import Odds, plain_signs  # noqa: E402
from underneath.infer.staged.telling import narration_of, person_of  # noqa: E402
from underneath.infer.staged.weights import Weights, load_weights  # noqa: E402
from underneath.infer.staging import gathered, point_of_view, present  # noqa: E402
from underneath.layers.cast import Cast  # noqa: E402
from underneath.layers.mentions import Coreference, Mentions  # noqa: E402
from underneath.layers.scenes import Scenes  # noqa: E402
from underneath.layers.speech import Attributions, Quotes  # noqa: E402
from underneath.layers.syntax import Syntax  # noqa: E402
from underneath.story.story import Story  # noqa: E402

Floats = NDArray[np.float64]
FOLDS = 5
# Penalties: the best of 1, 3, 10, 30, 100 (mind: 300 to 5,000) by cross-validation over all kinds.
L2_POV, L2_PRESENCE, L2_MIND = 10.0, 3.0, 1000.0
# Log-odds of being there from which someone counts as there: best of -0.6 to 0.3 for F1 by cross-validation.
THERE = -0.2


def logistic(columns: Floats, right: Floats, penalty: float) -> Floats:
    """Weights and, last, the bias of a logistic regression on columns scaled to unit variance."""
    mean, spread = columns.mean(0), columns.std(0) + 1e-6
    scaled = (columns - mean) / spread

    def loss(w: Floats) -> tuple[float, Floats]:
        z = scaled @ w[:-1] + w[-1]
        off = 1 / (1 + np.exp(-z)) - right
        value = np.logaddexp(0, np.where(right > 0, -z, z)).sum() + penalty * (w[:-1] @ w[:-1])
        return float(value), np.append(scaled.T @ off + 2 * penalty * w[:-1], off.sum())

    w = minimize(loss, np.zeros(scaled.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x
    return np.append(w[:-1] / spread, w[-1] - (mean / spread) @ w[:-1])


def choice(groups: list[tuple[Floats, NDArray[np.bool_]]], penalty: float) -> Floats:
    """Weights of a conditional logit: of each group's rows those that are right, against the others."""
    groups = [(columns, right) for columns, right in groups if right.any() and not right.all()]
    columns, right = np.concatenate([c for c, _ in groups]), np.concatenate([r for _, r in groups])
    sizes = np.array([len(r) for _, r in groups])
    first, group = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    spread = columns.std(0) + 1e-6
    scaled = (columns - columns.mean(0)) / spread

    def loss(w: Floats) -> tuple[float, Floats]:
        z = scaled @ w
        e = np.exp(z - np.maximum.reduceat(z, first)[group])
        all_, good = np.add.reduceat(e, first), np.add.reduceat(e * right, first)
        value = -np.log(good / all_).sum() + penalty * (w @ w)
        return float(value), scaled.T @ (e / all_[group] - e * right / good[group]) + 2 * penalty * w

    return minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x / spread


def fit_mind(cases: list[Case]) -> MindScorer:
    """Whether a mention in narration means the point of view: by gold mentions, so that coreference does no harm."""
    rows, right = [], []
    for case in cases:
        columns, truth = mind_rows(case)
        rows.append(columns)
        right.append(truth)
    w = logistic(np.concatenate(rows).astype(np.float64), np.concatenate(right), L2_MIND)
    return MindScorer(w[:-1].astype(np.float32), float(w[-1]))


def mind_rows(case: Case) -> tuple[Floats, Floats]:
    """Vectors and truths of a document's gold people in third-person narration."""
    story, mentions, syntax, scenes, quotes = case.take(Story, Mentions, Syntax, Scenes, Quotes)
    vectors = mention_vectors(story, mentions, syntax, case.signals.vectors)
    spoken = quoted(quotes, [m.span.start for m in mentions])
    keep, truth = [], []
    for scene, pov in zip(scenes, case.pov, strict=True):
        if not pov or person_of(narration_of(story.text, scene.span, quotes)) == "first":
            continue
        for i in mentions.indices_within(scene.span):
            who = case.meant.get(mentions[i].span)
            if who and not spoken[i]:
                keep.append(i)
                truth.append(float(bool(pov & set(who.split("+")))))
    return vectors[keep].astype(np.float64), np.array(truth)


def set_cues(cases: list[Case], odds: Odds, mind: MindScorer | None) -> None:
    """Count each document's signs: with `mind` by the parser, without by the next words."""
    for case in cases:
        story, mentions = case.take(Story, Mentions)
        signs: Any = plain_signs(story, mentions, odds)
        if mind:
            syntax = case.layers[Syntax]
            told = mind.signs(story, mentions, syntax, case.signals)
            signs = chain(parsed_signs(story, mentions, syntax, odds), told)
        case.cues = gathered(*case.take(Scenes, Quotes, Mentions, Cast, Coreference, Attributions), signs)


def fit_both(cases: list[Case]) -> tuple[Floats, Floats]:
    """Weights of the point of view, and of being there with the threshold in its bias."""
    groups, columns, right = [], [], []
    for case in cases:
        for number, (pov, here) in enumerate(zip(case.pov, case.present, strict=True)):
            viewers = case.cues.viewers(number)
            # By rule alone the tales mislead about the point of view: 0.61 for 0.72 of the stories (dev).
            if pov and viewers and (case.signals is not None or case.kind != "tales"):
                groups.append((case.cues.pov(number), np.array([case.gold(who) in pov for who in viewers])))
            columns.append(case.cues.presence(number))
            right += [float(case.gold(who) in here) for who in case.cues.scenes[number].people]
    presence = logistic(np.concatenate(columns), np.array(right), L2_PRESENCE)
    presence[-1] -= THERE
    return choice(groups, L2_POV), presence


def measure(cases: list[Case], weights: Weights, counts: Counter[tuple[str, str]]) -> None:
    """Count right points of view and people there, as the scorer does, by kind of document."""
    for case in cases:
        story, scenes, quotes, mentions, links = case.take(Story, Scenes, Quotes, Mentions, Coreference)
        you = second_person(story.text, mentions, links, quotes, case.cues)
        for number, (scene, true, here) in enumerate(zip(scenes, case.pov, case.present, strict=True)):
            person = person_of(narration_of(story.text, scene.span, quotes))
            pov = point_of_view(case.cues, weights, number, person, you)
            got = {case.gold(who) for who in present(case.cues, weights, number, pov)}
            counts[case.kind, "scenes"] += bool(true)
            counts[case.kind, "pov"] += bool(true) and pov is not None and case.gold(pov) in true
            counts[case.kind, "found"] += len(got & here)
            counts[case.kind, "either"] += len(got) + len(here)


def show(title: str, counts: Counter[tuple[str, str]]) -> None:
    for kind in sorted({kind for kind, _ in counts}):
        pov, f1 = (
            counts[kind, "pov"] / max(1, counts[kind, "scenes"]),
            2 * counts[kind, "found"] / counts[kind, "either"],
        )
        print(f"{title:24} {kind:12} point of view {pov:.3f} of {counts[kind, 'scenes']}   present F1 {f1:.3f}")


def fitted(cases: list[Case], odds: Odds, *, parsed: bool) -> tuple[MindScorer | None, Weights]:
    """All weights from some documents; the mind's scores that others are fitted on come from other documents' minds."""
    mind = None
    if parsed:
        for fold in range(FOLDS):
            mind = fit_mind([case for i, case in enumerate(cases) if i % FOLDS != fold])
            set_cues(cases[fold::FOLDS], odds, mind)
        mind = fit_mind(cases)
    else:
        set_cues(cases, odds, None)
    pov, presence = fit_both(cases)
    none = MindScorer(np.zeros(1, np.float32), 0.0)
    return mind, Weights(odds, mind or none, pov, presence[:-1], -float(presence[-1]))


def cross_validate(cases: list[Case], odds: Odds, *, parsed: bool) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        mind, weights = fitted([case for i, case in enumerate(cases) if i % FOLDS != fold], odds, parsed=parsed)
        set_cues(cases[fold::FOLDS], odds, mind)
        measure(cases[fold::FOLDS], weights, counts)
    show(f"cross-validated, {'parsed' if parsed else 'plain'}", counts)


def fit_mode(cases: list[Case], odds: Odds, *, parsed: bool) -> Weights:
    """Cross-validate, fit on all but dev, measure on dev."""
    train, dev = [case for case in cases if not case.dev], [case for case in cases if case.dev]
    train = [train[i] for i in np.random.default_rng(1).permutation(len(train))]
    cross_validate(train, odds, parsed=parsed)
    mind, weights = fitted(train, odds, parsed=parsed)
    set_cues(dev, odds, mind)
    counts: Counter[tuple[str, str]] = Counter()
    measure(dev, weights, counts)
    show(f"dev, {'parsed' if parsed else 'plain'}", counts)
    return weights


def write(out: Path, parsed: Weights, plain: Weights) -> None:
    """Keep both."""
    arrays: dict[str, Any] = {"mind": np.append(parsed.mind.weights, parsed.mind.bias).astype(np.float32)}
    for mode, weights in (("parsed", parsed), ("plain", plain)):
        arrays[f"pov {mode}"] = weights.pov.astype(np.float32)
        arrays[f"presence {mode}"] = np.append(weights.presence, -weights.there).astype(np.float32)
    for name, table in (("verbs", parsed.odds.verbs), ("nouns", parsed.odds.nouns)):
        arrays[name] = np.frombuffer(" ".join(table).encode(), np.uint8)
        arrays[f"{name} odds"] = np.array(list(table.values()), np.float16)
    keep("staging", arrays, out)


def drawn(gold: Path, most: int) -> set[str]:
    """At most so many ids of a folder, those of `dev.ids` among them: a thousand tales outweigh the stories."""
    held = listed(gold / "dev.ids")
    rest = sorted({path.stem for path in gold.glob("*.txt")} - held)
    return held | {rest[i] for i in np.random.default_rng(1).permutation(len(rest))[:most]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    add_out(parser)
    parser.add_argument("--novels", type=Path)
    parser.add_argument("--most", type=int, default=400, help="documents of a folder, drawn where there are more")
    parser.add_argument("--dry", action="store_true")
    args = parser.parse_args()
    odds = count_odds(args.novels) if args.novels else load_weights("plain").odds
    assert len(POV) == len(set(POV))
    assert len(PRESENCE) == len(set(PRESENCE))
    some = [(gold, drawn(gold, args.most)) for gold in args.gold]
    parsed = fit_mode([case for gold, ids in some for case in read_cases(gold, args.cache, ids)], odds, parsed=True)
    plain = fit_mode([case for gold, ids in some for case in read_cases(gold, None, ids)], odds, parsed=False)
    if not args.dry:
        write(args.out, parsed, plain)


if __name__ == "__main__":
    main()
