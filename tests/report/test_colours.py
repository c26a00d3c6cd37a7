"""Speakers' colours can be read on, and told apart by people who see colours differently."""

from itertools import combinations

import numpy as np
import pytest

from underneath.report.colours import (
    COLOURS,
    DARK_DIM,
    DARK_INK,
    DARK_PAPER,
    DIM,
    INK,
    NEUTRAL,
    PAPER,
    theme,
)

AA = 4.5  # WCAG 2.2, success criterion 1.4.3, for text of ordinary size

# Full colour blindness after Machado, Oliveira and Fernandes (2009), on linear sRGB.
SIGHT = {
    "usual": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_LMS = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
TO_LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


def linear(colour):
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    light, dark = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def oklab(colour, sight):
    seen = np.clip(np.array(SIGHT[sight]) @ linear(colour), 0, 1)
    return np.array(TO_LAB) @ np.cbrt(np.array(TO_LMS) @ seen)


def least_distance(colours, sight):
    return min(np.linalg.norm(oklab(a, sight) - oklab(b, sight)) for a, b in combinations(colours, 2))


def test_contrast_of_black_on_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colour", [*COLOURS, NEUTRAL])
def test_the_text_can_be_read_on_every_tint(colour):
    assert min(contrast(INK, colour.tint), contrast(DARK_INK, colour.dark_tint)) >= AA


@pytest.mark.parametrize("colour", [*COLOURS, NEUTRAL])
def test_every_mark_can_be_read_on_paper_and_on_its_tint(colour):
    light = [contrast(colour.ink, ground) for ground in (PAPER, colour.tint)]
    dark = [contrast(colour.dark_ink, ground) for ground in (DARK_PAPER, colour.dark_tint)]
    assert min(light + dark) >= AA


def test_dimmed_text_can_still_be_read():
    assert min(contrast(DIM, PAPER), contrast(DARK_DIM, DARK_PAPER)) >= AA


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("which", ["tint", "dark_tint"])
def test_all_twelve_tints_differ_in_every_sight(sight, which):
    # 0.02 in OKLab is about the least difference that is seen side by side.
    assert least_distance([getattr(c, which) for c in COLOURS], sight) > 0.02


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("which", ["tint", "dark_tint"])
def test_the_first_six_differ_clearly_in_every_sight(sight, which):
    assert least_distance([getattr(c, which) for c in COLOURS[:6]], sight) > 0.035


def test_a_theme_names_each_colour_once():
    assert theme(dark=False).count("--t") == len(COLOURS) + 1


def test_the_dark_theme_is_another():
    assert DARK_PAPER in theme(dark=True)
