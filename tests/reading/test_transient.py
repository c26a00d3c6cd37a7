"""Layers that stages hand to stages are gone once the story is read."""

import pytest

from underneath.layers.transient import Transient
from underneath.testing import tiny_reading


@pytest.fixture(scope="module")
def reading():
    return tiny_reading("Mara shut the door. “Late,” she said.", model="small")


def test_a_reading_keeps_no_transient_layer(reading):
    assert not [kind for kind in reading.layers if issubclass(kind, Transient)]


def test_a_reading_says_which_model_read_it(reading):
    assert reading.model.startswith("small-")
