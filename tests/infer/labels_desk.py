"""Labels for tests of what reads them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from underneath.encode.encode import _nothing
from underneath.encode.signals import Signals
from underneath.infer.labels import WordLabels, label_words


def no_vectors(words: int = 0) -> Signals:
    """What an encoder says that kept no vectors."""
    return replace(_nothing("none"), event=np.zeros(words, np.float32))


def even_labels(words: int) -> WordLabels:
    """Labels that say nothing, as of an encoder that kept no vectors."""
    return label_words(no_vectors(words))
