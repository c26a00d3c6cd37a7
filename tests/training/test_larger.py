"""The larger network: in parts it is the whole, eased it is the same, and what is kept of it is what it said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
sys.path.append(str(Path(__file__).parents[2] / "training" / "larger"))


@pytest.fixture(scope="module")
def net() -> Any:
    from larger_net import Larger

    torch.manual_seed(0)
    return Larger().eval()


def pieces(count: int) -> tuple[Any, Any]:
    ids = torch.randint(1000, 30000, (1, count), generator=torch.Generator().manual_seed(count))
    return ids, torch.zeros_like(ids)


def test_how_far_apart_two_pieces_stand_falls_into_32_buckets_by_side_and_by_distance() -> None:
    from larger_net import bucket

    far = bucket(200)
    assert (far[5, 5], far[5, 4], far[4, 5], far[7, 0], far[0, 7]) == (0, 1, 17, 7, 23)
    assert far[199, 0] == 15 and far[0, 199] == 31
    assert int(far.max()) == 31 and int(far.min()) == 0


def test_layers_run_in_parts_say_what_all_say_at_once(net: Any) -> None:
    from larger_net import LAYERS

    ids, shapes = pieces(30)
    with torch.no_grad():
        whole = net.encoder(ids, shapes)[0]
        parts = net.encoder.begin(ids, shapes)
        for first, last in ((0, 2), (2, 7), (7, LAYERS)):
            parts = net.encoder.run(parts, first, last)
    assert torch.allclose(whole, parts, atol=1e-5)


def test_what_pads_a_window_changes_nothing(net: Any) -> None:
    ids, shapes = pieces(20)
    padded, mask = torch.nn.functional.pad(ids, (0, 7)), torch.arange(27)[None, None, None] < 20
    with torch.no_grad():
        alone = net.encoder(ids, shapes)[0]
        beside = net.encoder(padded, torch.zeros_like(padded), mask)[0][:, :20]
    assert torch.allclose(alone, beside, atol=1e-4)


def test_a_product_whose_input_is_eased_is_the_same_product() -> None:
    from ship import Eased

    torch.manual_seed(1)
    product, x = torch.nn.Linear(6, 4), torch.randn(5, 6) * torch.tensor([50.0, 1, 1, 0.1, 1, 0])
    eased = Eased(product, x.abs().amax(0))
    assert torch.allclose(product(x), eased(x), atol=1e-4)
    assert (x * eased.by).abs().amax(0).max() < x.abs().max() / 5


def test_windows_are_kept_as_they_were_said_and_not_asked_again(tmp_path: Path, tokenizer: Any) -> None:
    from kept import Kept

    from corpora import Document
    from underneath.encode.pieces import cut_words

    words = ["rain", "on", "the", "gate", "rain"]
    flat = np.zeros(5, np.int32)
    doc = Document("one", "tales", cut_words(tokenizer, words, flat, flat, flat.astype(bool)), words)
    windows, asked = [(doc, 0, 2), (doc, 2, 5)], []

    def said(x: dict[str, Any]) -> Any:
        asked.append(len(x["head"]))
        return x["head"][..., None].float() + torch.arange(4)

    for _ in range(2):
        kept = Kept(tmp_path / "kept.bin", windows, lambda cut: cut[2] - cut[1], said, 4)
    both = kept.batch(windows)
    assert both.shape == (2, 3, 4)
    assert both[0, :2, 0].tolist() == [1, 5] and both[0, 2].tolist() == [0, 0, 0, 0]
    assert asked == [2]


def test_the_second_look_by_both_networks_is_the_mean_of_what_each_says() -> None:
    from ship import SHARES, BothLabels

    from model import Heads

    small, larger = Heads(8, label=4).eval(), Heads(12, label=4).eval()
    spans = small.span(torch.rand(6, 8)), larger.span(torch.rand(6, 12))
    first, last = torch.tensor([0, 2, 5]), torch.tensor([1, 4, 5])
    theirs, ours = (h.label_spans(s, first, last) for h, s in zip((small, larger), spans, strict=True))
    both = BothLabels(small, larger)(torch.cat(spans, 1), first, last)
    torch.testing.assert_close(both, (1 - SHARES["forms"]) * theirs + SHARES["forms"] * ours)


def test_the_larger_network_taken_back_from_what_ships_says_what_ships() -> None:
    extra = pytest.importorskip("underneath_big")
    from ship import SHARES

    from larger_net import Larger
    from shipped import larger_in
    from underneath.encode.pieces import cut_words
    from underneath.encode.session import Encoder
    from underneath.encode.windows import window

    tokenizer = Encoder("small").tokenizer
    words = ["Mossa", "looked", "at", "the", "gate", "and", "did", "not", "open", "it", "."]
    flat = np.zeros(len(words), np.int32)
    one = window(cut_words(tokenizer, words, flat, flat, flat.astype(bool)), 0, len(words))
    both, small = (Encoder(name, vectors=True).run(one)["vectors"] for name in ("big", "small"))
    theirs = (both - (1 - SHARES["vectors"]) * small) / SHARES["vectors"]
    net = Larger().eval()
    net.load_state_dict(larger_in(Path(extra.__file__).parent / "weights"))
    ids, shapes, head, tail = (
        torch.from_numpy(column.astype(np.int64))[None] for column in (one.ids, one.shapes, one.head, one.tail)
    )
    with torch.no_grad():
        ours = net.words(net.encoder(ids, shapes)[0], head, tail)[0].numpy()
    cosine = (ours * theirs).sum(1) / np.linalg.norm(ours, axis=1) / np.linalg.norm(theirs, axis=1)
    assert cosine.min() > 0.98
