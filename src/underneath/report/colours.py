"""Twelve colours for twelve speakers, in light and in dark, told apart by the colour-blind."""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """One speaker's colours: behind their lines (tint) and for their mark in the margin (ink), by theme."""

    tint: str
    ink: str
    dark_tint: str
    dark_ink: str


PAPER, INK, DIM = "#fbf9f4", "#26231f", "#6f675c"
DARK_PAPER, DARK_INK, DARK_DIM = "#1b1a18", "#e9e4da", "#a0978a"

# Found by hill climbing in OKLCH (light 0.84–0.945, chroma 0.04–0.085, twelve hues each free by 16 degrees) for the
# largest least distance in normal sight and in full protan, deutan and tritan blindness (Machado et al. 2009); the
# light ones then mixed with a fifth of paper, to read calmly. Least OKLab distance: light 0.036 among the first six,
# 0.023 among all twelve; dark 0.070 and 0.038.
COLOURS: tuple[Colour, ...] = (
    Colour("#f8ddb3", "#825200", "#4d2303", "#e09c71"),
    Colour("#addbfd", "#00588e", "#1f2f57", "#90adee"),
    Colour("#d3efe6", "#306d5f", "#156051", "#7bddc4"),
    Colour("#fbc2cc", "#89334b", "#30212d", "#c0a4ba"),
    Colour("#f9f0ba", "#7a6900", "#664f1b", "#e6c27a"),
    Colour("#e3cbe6", "#6e4177", "#534b79", "#cabfff"),
    Colour("#c3f1fa", "#006f81", "#004853", "#5abed1"),
    Colour("#fde3d6", "#875946", "#5f3528", "#e69c84"),
    Colour("#c5ebc2", "#286b2a", "#263021", "#a1b598"),
    Colour("#d8dff7", "#4f5b89", "#40406c", "#aeaff6"),
    Colour("#ebd3a3", "#744d00", "#4b3700", "#c9aa60"),
    Colour("#e1dede", "#615c5e", "#383535", "#b2acad"),
)
NEUTRAL = Colour("#efeae0", "#635b50", "#2b2926", "#ada496")


def theme(*, dark: bool) -> str:
    """The CSS variables of one theme: paper, ink, dim; `--t0`, `--i0` … for speakers, `--tn`, `--in` for others."""
    paper, ink, dim = (DARK_PAPER, DARK_INK, DARK_DIM) if dark else (PAPER, INK, DIM)
    named = [(str(i), colour) for i, colour in enumerate(COLOURS)] + [("n", NEUTRAL)]
    pairs = [(key, (c.dark_tint, c.dark_ink) if dark else (c.tint, c.ink)) for key, c in named]
    tints = "".join(f"--t{key}:{tint};--i{key}:{mark};" for key, (tint, mark) in pairs)
    return f"--paper:{paper};--ink:{ink};--dim:{dim};{tints}"
