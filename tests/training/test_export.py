"""What is exported says the same as what was trained. Needs torch; seconds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch")
pytest.importorskip("onnxscript")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def net() -> Any:
    from model import Network

    torch.manual_seed(0)
    net = Network(aside=2).eval()
    with torch.no_grad():
        for value in net.parameters():
            if value.ndim <= 1:  # the exporter keeps equal parts once; none are equal once they have learned
                value.add_(torch.randn_like(value), alpha=0.01)
    return net


@pytest.fixture(scope="module")
def exported(net: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    from tokenizers import models

    from export import write
    from underneath.encode.session import Encoder

    folder = tmp_path_factory.mktemp("models")
    Tokenizer(models.WordPiece({"[UNK]": 0}, unk_token="[UNK]")).save(str(folder / "tokenizer.json"))
    encoders = {}
    for name in ("fp32", "int8"):
        write(net, folder / "tokenizer.json", folder / name, {"name": name}, int8=name == "int8")
        encoders[name] = Encoder(folder / name, threads=1)
    return encoders


def some_window(words: int) -> Any:
    from underneath.encode.windows import Window

    draw = np.random.default_rng(words)
    ids = draw.integers(1000, 30000, words + 2).astype(np.int32)
    place = np.arange(1, words + 1, dtype=np.int32)
    shapes = draw.integers(0, 64, words + 2).astype(np.int32)
    return Window(0, words, ids, shapes, place, place, np.zeros(words, np.int32))


def said(net: Any, window: Any) -> dict[str, np.ndarray]:
    columns = (window.ids, window.shapes, window.head, window.tail)
    with torch.no_grad():
        people, forms = net.words(*(torch.from_numpy(c.astype(np.int64))[None] for c in columns))
        out = {"vectors": people, **net.heads(forms)}
    return {name: value[0].numpy() for name, value in out.items()}


@pytest.mark.parametrize("words", [1, 7, 254])
def test_fp32_says_what_torch_says(net: Any, exported: dict[str, Any], words: int) -> None:
    window = some_window(words)
    want, got = said(net, window), exported["fp32"].run(window)
    assert max(float(np.abs(want[name] - got[name]).max()) for name in want) < 2e-3


def test_int8_is_close_to_torch(net: Any, exported: dict[str, Any]) -> None:
    window = some_window(200)
    want, got = said(net, window)["upos"], exported["int8"].run(window)["upos"]
    assert np.corrcoef(want.ravel(), got.ravel())[0, 1] > 0.95


def test_the_second_looks_say_what_torch_says(net: Any, exported: dict[str, Any]) -> None:
    draw = np.random.default_rng(0)
    span = draw.normal(size=(9, net.heads.span.out_features)).astype(np.float32)
    first, last = np.array([0, 2, 8]), np.array([0, 5, 8])
    with torch.no_grad():
        want = net.heads.label_spans(torch.from_numpy(span), torch.from_numpy(first), torch.from_numpy(last)).numpy()
    assert np.abs(want - exported["fp32"].label_spans(span, first, last)).max() < 1e-3


def test_a_relation_is_read_from_child_and_parent(net: Any, exported: dict[str, Any]) -> None:
    rel = np.random.default_rng(0).normal(size=(5, net.heads.rel.out_features)).astype(np.float32)
    parent = np.array([1, 1, 0, 4, 1])
    with torch.no_grad():
        want = net.heads.label_arcs(torch.from_numpy(rel), torch.arange(5), torch.from_numpy(parent)).numpy()
    assert np.abs(want - exported["fp32"].label_arcs(rel, parent)).max() < 1e-3


@pytest.mark.parametrize(("name", "apart"), [("fp32", 2e-3), ("int8", 0.02)])
def test_exported_weights_come_back_as_the_network_they_were(
    net: Any, exported: dict[str, Any], name: str, apart: float
) -> None:
    from shipped import weights_in

    back, was = weights_in(exported[name].weights.folder), net.state_dict()
    assert back.keys() == was.keys()
    for key, value in was.items():
        assert float((back[key] - value).abs().max()) <= apart * float(value.abs().max()) + 1e-6, key
