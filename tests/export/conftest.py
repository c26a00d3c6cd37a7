"""One small reading that has every layer, and one that has but the common ones."""

import pytest

from export.gate import common, deep, story
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions


@pytest.fixture(scope="session")
def options():
    return ExportOptions()


@pytest.fixture(scope="session")
def full():
    """Every layer there is."""
    made = common(story())
    return Reading(made.story, {**made.layers, **deep(made.story)}, "small-test")


@pytest.fixture(scope="session")
def bare():
    """What is read without the encoder: no syntax, no events, nothing deep."""
    return common(story())
