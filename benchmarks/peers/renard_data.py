"""Stand-ins for NLTK's data, where NLTK's own cannot be had: `python renard_data.py LABELS.json FOLDER`, in renard's.

NLTK's server gives punkt_tab, averaged_perceptron_tagger_eng, maxent_ne_chunker_tab and words; of package registries
one has the first alone (in llama-index-core), and nobody the tagger and the chunker. So NLTK's own classes are trained
here, by NLTK's own training code, on the tags and names spaCy sees in the text (spacy_run.py label). The same code
then runs with models of the same form: the same features, tags, kinds of names and sizes of the tables' rows. They are
good for time and memory only. Being trained on some ten thousand words instead of a million, they are smaller than
NLTK's: its memory and loading come out too low rather than too high.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections import Counter
from importlib.metadata import files
from pathlib import Path
from typing import Any

PUNKT = "llama_index/core/_static/nltk_cache/tokenizers/punkt_tab/english/"
TAGGER = "taggers/averaged_perceptron_tagger_eng"
CHUNKER = "chunkers/maxent_ne_chunker_tab/english_ace_multiclass"
BASIC = 850  # words in NLTK's list of Basic English, of which the chunker asks whether a word is one
ACE = ("FACILITY", "GPE", "GSP", "LOCATION", "ORGANIZATION", "PERSON")
LABELS = ["O", *(f"{place}-{kind}" for place in "BI" for kind in ACE)]  # each costs the chunker time at every word
NEVER = -1e4  # the weight of a label that the text has no example of: it costs time and is not given
ROUNDS = 8  # of iterative scaling: names come out about as often as they were labelled

Sentence = list[tuple[str, str, str]]


def punkt(folder: Path) -> None:
    """NLTK's own sentence splitter, as llama-index-core carries it."""
    into = folder / "tokenizers/punkt_tab/english"
    into.mkdir(parents=True)
    for file in files("llama-index-core") or ():
        if str(file).startswith(PUNKT):
            shutil.copy(str(file.locate()), into / file.name)


def words(sentences: list[Sentence], folder: Path) -> None:
    """The commonest words for the list of Basic English."""
    counts = Counter(word.lower() for sentence in sentences for word, _, _ in sentence if word.isalpha())
    (folder / "corpora/words").mkdir(parents=True)
    text = "".join(f"{word}\n" for word, _ in counts.most_common(BASIC))
    (folder / "corpora/words/en-basic").write_text(text, encoding="utf-8")


def tagger(sentences: list[Sentence], folder: Path) -> None:
    """NLTK's averaged perceptron, five rounds as its own."""
    from nltk.tag.perceptron import PerceptronTagger  # noqa: PLC0415 - of its environment

    random.seed(0)  # it shuffles
    learner = PerceptronTagger(load=False)
    learner.train([[(word, tag) for word, tag, _ in sentence] for sentence in sentences])
    (folder / TAGGER).parent.mkdir(parents=True)
    learner.save_to_json("eng", str(folder / TAGGER))


def chunker(sentences: list[Sentence], folder: Path) -> None:
    """NLTK's maximum entropy chunker with its features and its labels."""
    import numpy as np  # noqa: PLC0415
    from nltk.chunk.named_entity import NEChunkParserTagger  # noqa: PLC0415
    from nltk.classify import MaxentClassifier  # noqa: PLC0415
    from nltk.classify.maxent import BinaryMaxentFeatureEncoding, save_maxent_params  # noqa: PLC0415

    class Quick(NEChunkParserTagger):  # type: ignore[misc, unused-ignore] # its base is untyped
        """The same, in fewer rounds and silent."""

        def _classifier_builder(self, train: Any) -> Any:  # noqa: ANN401
            encoding = BinaryMaxentFeatureEncoding.train(train, alwayson_features=True)
            return MaxentClassifier.train(train, algorithm="iis", trace=0, max_iter=ROUNDS, encoding=encoding)

    learned = Quick(train=[[((word, tag), iob) for word, tag, iob in sentence] for sentence in sentences])
    model = learned._classifier  # noqa: SLF001 - there is no other way to it
    mapping = model._encoding._mapping  # noqa: SLF001
    seen = model.labels()
    labels = [*seen, *(label for label in LABELS if label not in seen)]
    always = {label: len(mapping) + i for i, label in enumerate(labels)}
    weights = np.append(model.weights(), [NEVER] * (len(labels) - len(seen)))
    (folder / CHUNKER).mkdir(parents=True)
    save_maxent_params(weights, mapping, labels, always, tab_dir=str(folder / CHUNKER))


def main() -> None:
    labels, folder = Path(sys.argv[1]), Path(sys.argv[2])
    os.environ["NLTK_DATA"] = str(folder)  # NLTK reads and writes only where it is told its data is
    sentences = json.loads(labels.read_text(encoding="utf-8"))
    punkt(folder)
    words(sentences, folder)
    tagger(sentences, folder)
    chunker(sentences, folder)


if __name__ == "__main__":
    main()
