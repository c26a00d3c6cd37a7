"""A desk for tests of the trained speakers: hand-made cast and mentions, still vectors, weights that only know the rules."""

from __future__ import annotations

import numpy as np

from infer.attribution_desk import desk
from underneath.encode.deep_heads import shipped_heads
from underneath.encode.signals import Signals
from underneath.infer import learned_speakers
from underneath.infer.attribution.weights import WEIGHTS
from underneath.infer.coref import link_chains
from underneath.infer.dialogue.hearing import HEARD
from underneath.infer.dialogue.lines import LINE
from underneath.infer.dialogue.neighbours import LAYERS, REACH
from underneath.infer.dialogue.persons import PERSON
from underneath.infer.dialogue.pointed import POINTED, TWINS, with_pointing
from underneath.infer.dialogue.pointers import POINT
from underneath.infer.dialogue.pools import looks_of
from underneath.infer.dialogue.setting import set_up
from underneath.infer.dialogue.sheet import sheet_of
from underneath.layers.corrections import NOTHING_FIXED

D, RANK, OWN, HIDDEN, SECOND, STEP, GLANCE = 384, 4, 3, 6, 5, 4, 2
AROUND = (
    ("near", "weight", (HIDDEN, (2 * REACH + 1) * HIDDEN)), ("near", "bias", (HIDDEN,)),
    ("others", "weight", (HIDDEN, 2 * HIDDEN)), ("mix", "weight", (HIDDEN, HIDDEN)), ("mix", "bias", (HIDDEN,)),
)  # fmt: skip
ROW, TURN = len(PERSON) + len(POINTED), len(LINE) + len(TWINS)


def still_signals(n):
    """Signals that say nothing: vectors of noughts."""
    none = np.zeros(0, np.int32)
    return Signals(
        np.zeros((n, D), np.float16), np.zeros(n, np.float32), np.zeros((n, 6), np.float32), np.zeros(n, np.int8),
        np.full(n, -1, np.int32), np.zeros(n, np.int8), none, none, np.zeros(0, np.float32),
        np.zeros((0, 7), np.float32), np.zeros((0, 3), np.float32), "still",
    )  # fmt: skip


def shapes(extra):
    """Names and shapes of a tower's arrays."""
    return {
        "rule": (len(WEIGHTS), 1), "sign": (len(WEIGHTS), HIDDEN), "trust": (), "person.weight": (HIDDEN, ROW + extra),
        "person.bias": (HIDDEN,), "line.weight": (HIDDEN, TURN), "ask.weight": (RANK, 3 * D), "own.weight": (OWN, 3 * D),
        "beat.weight": (GLANCE, D), "key.weight": (RANK, 2 * D), "point.weight": (1, len(POINT)), "point.bias": (1,),
        "glance.weight": (GLANCE, len(POINT)), "glance.bias": (GLANCE,), "glance_cross.weight": (GLANCE, RANK),
        "glance_out.weight": (1, GLANCE), "glance_out.bias": (1,), "cross.weight": (HIDDEN, OWN + GLANCE + 2),
        "second.weight": (SECOND, HIDDEN), "second.bias": (SECOND,), "out.weight": (1, SECOND), "out.bias": (1,),
        "step.weight": (STEP, 2 * TURN + 3 * OWN), "step.bias": (STEP,), "same.weight": (1, STEP), "same.bias": (1,),
        "far.weight": (STEP, 3 * TURN + 3 * OWN), "far.bias": (STEP,), "back.weight": (1, STEP), "back.bias": (1,),
        **{f"{name}.{layer}.{part}": size for layer in range(LAYERS) for name, part, size in AROUND},
    }  # fmt: skip


def plain_weights():
    """Weights that know the rules of speakers, and nothing of hearers but that the next speaker is one."""
    arrays = {f"says.0.{k}": np.zeros(s, np.float32) for k, s in shapes(0).items()}
    arrays |= {f"hears.0.{k}": np.zeros(s, np.float32) for k, s in shapes(len(HEARD)).items()}
    arrays["says.0.rule"] = WEIGHTS[:, None].astype(np.float32)
    arrays["hears.0.person.weight"][0, ROW + HEARD.index("speaks:+1")] = 4.0
    arrays["hears.0.second.weight"][0, 0] = arrays["hears.0.out.weight"][0, 0] = 1.0
    arrays["hears.0.out.bias"][0] = -2.0
    more = {"says.said": [0.0, 1.0], "says.true": [0.0, 0.9], "hears.bounds": [0.0, -1.0]}
    return arrays | {name: np.array(row, np.float32) for name, row in more.items()}


def trained(text, monkeypatch, *, fixed=NOTHING_FIXED, **cast):
    """A desk whose attributions are the trained stage's, with plain weights."""
    d = desk(text, **cast)
    monkeypatch.setattr(learned_speakers, "load_weights", lambda _: plain_weights())
    chains = link_chains(d.story, d.quotes, d.mentions, d.cast, d.links)
    d.attributions = learned_speakers.attribute_quotes(
        d.story, still_signals(len(d.story.tokens)), d.quotes, d.mentions, d.cast, d.links, d.scenes, chains, fixed
    )
    return d


def setting(text, **cast):
    """What scoring starts from, of a few lines."""
    d = desk(text, **cast)
    chains = link_chains(d.story, d.quotes, d.mentions, d.cast, d.links)
    return d, set_up(d.story, d.quotes, d.mentions, d.cast, d.links, d.scenes, chains)


def pointed_sheet(d, made, signals=None):
    """A sheet with the pointing of vectors that say nothing, and the looks it takes."""
    looks = looks_of(d.story, made, d.mentions, (signals or still_signals(len(d.story.tokens))).vectors)
    return with_pointing(sheet_of(made), looks, shipped_heads()), looks
