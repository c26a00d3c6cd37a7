"""float16 to float32, whole and in stretches."""

from __future__ import annotations

import numpy as np
import pytest

from underneath.encode.halves import stretches, widened

EVERY = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
FINITE = EVERY[np.isfinite(EVERY)]


def test_every_finite_half_is_the_same_number_as_a_single():
    wide = widened(FINITE)
    assert wide.dtype == np.float32
    assert np.array_equal(wide.view(np.uint32), FINITE.astype(np.float32).view(np.uint32))


def test_the_shape_is_kept_even_where_rows_are_picked_out():
    rows = np.arange(24, dtype=np.float16).reshape(6, 4)[::2]
    assert np.array_equal(widened(rows), rows.astype(np.float32))


@pytest.mark.parametrize("n", [0, 3, 5000])
def test_stretches_are_the_rows_asked_for(n):
    vectors = np.arange(2 * n, dtype=np.int64).reshape(n, 2).astype(np.float16)
    first = np.arange(0, n, 3)
    last = np.minimum(first + 5, n)
    parts = list(stretches(vectors, first, last))
    assert all(np.array_equal(part, vectors[a:b]) for part, a, b in zip(parts, first, last, strict=True))


def test_an_empty_stretch_has_no_rows():
    assert next(stretches(np.ones((4, 2), np.float16), np.array([3]), np.array([3]))).shape == (0, 2)
