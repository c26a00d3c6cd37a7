"""Chains as a value."""

from __future__ import annotations

import pytest

from underneath.layers.chains import Chains


def test_chains_cannot_be_changed():
    with pytest.raises(AttributeError):
        Chains((None,), (0.0,)).entities = ("mara",)  # type: ignore[misc]
