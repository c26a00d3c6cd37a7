"""Where layers of their own for forms come from, and what hangs on them. Needs torch; seconds."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def a_window(words: int = 12) -> tuple[Any, ...]:
    ids = torch.arange(1000, 1002 + words)[None]
    place = torch.arange(1, words + 1)[None]
    return ids, torch.zeros_like(ids), place, place


def trunk() -> Any:
    from model import Network

    torch.manual_seed(0)
    return Network().eval()


def grown_from(net: Any, aside: int) -> Any:
    from model import Network, grown

    more = Network(aside=aside).eval()
    more.load_state_dict(grown(net.state_dict(), aside))
    return more


@torch.no_grad()
def test_a_network_that_has_just_been_grown_says_what_it_said() -> None:
    net = trunk()
    people, forms = grown_from(net, 2).words(*a_window())
    assert torch.equal(people, net.words(*a_window())[0])
    assert torch.equal(forms, people)


@torch.no_grad()
def test_learning_forms_leaves_the_vectors_of_people_as_they_are() -> None:
    net = trunk()
    more = grown_from(net, 2)
    for value in more.encoder.aside.parameters():
        value.add_(0.1)
    people, forms = more.words(*a_window())
    assert torch.equal(people, net.words(*a_window())[0])
    assert not torch.allclose(forms, people)


@torch.no_grad()
def test_forms_alone_are_read_without_the_trunks_last_layers() -> None:
    more = grown_from(trunk(), 2)
    whole = more.words(*a_window())[1]
    more.encoder.layers[-1].up.weight.fill_(float("nan"))
    people, forms = more.words(*a_window(), people=False)
    assert people is forms
    assert torch.equal(forms, whole)


def test_layers_that_a_network_has_for_forms_are_not_taken_from_the_trunk_again() -> None:
    from model import aside_in, grown

    state = grown_from(trunk(), 2).state_dict()
    assert aside_in(state) == 2
    assert grown(state, 3).keys() == state.keys()


REST = ("intermediate.dense", "output.dense", "output.LayerNorm")
PUBLISHED = {
    "BERT": (*(f"attention.self.{x}" for x in ("query", "key", "value")), "attention.output.dense",
             "attention.output.LayerNorm", *REST),
    "MPNET": (*(f"attention.attn.{x}" for x in "qkvo"), "attention.LayerNorm", *REST),
}  # fmt: skip


@pytest.mark.parametrize("base", PUBLISHED)
def test_published_layers_come_over_whole_their_queries_keys_and_values_in_one_product(base: str) -> None:
    import larger_net
    from model import Layer, published

    shapes = {"intermediate.dense": (8, 4), "output.dense": (4, 8)}
    raw = {}
    for k, part in enumerate(PUBLISHED[base]):
        shape = (4,) if part.endswith("LayerNorm") else shapes.get(part, (4, 4))
        raw[f"there.5.{part}.weight"] = torch.full(shape, float(k))
        raw[f"there.5.{part}.bias"] = torch.full(shape[:1], -float(k))
    mine = published(raw, "here", "there.5", getattr(larger_net, base))
    layer = Layer(4, 8, 2, 0.0)
    layer.load_state_dict({name.removeprefix("here."): value for name, value in mine.items()})
    assert layer.qkv.weight[:, 0].tolist() == [0.0] * 4 + [1.0] * 4 + [2.0] * 4
    assert layer.qkv.bias.tolist() == [0.0] * 4 + [-1.0] * 4 + [-2.0] * 4
    firsts = [part.weight.flatten()[0].item() for part in (layer.out, layer.norm1, layer.up, layer.down, layer.norm2)]
    assert firsts == [3.0, 4.0, 5.0, 6.0, 7.0]


@torch.no_grad()
def test_layers_for_forms_apart_begin_as_published_and_leave_the_trunk_as_it_is(tmp_path: Any) -> None:
    from safetensors.torch import save_file

    from model import BERT, Network, apart, aside_in

    net, raw = trunk(), {}
    for i, layer in enumerate(net.encoder.layers):
        for ours, theirs in BERT.items():
            part = getattr(layer, ours)
            for name, weight in zip(theirs, part.weight.chunk(len(theirs)), strict=True):
                raw[f"encoder.layer.{i}.{name}.weight"] = torch.full_like(weight, 0.01 * i)
            for name, bias in zip(theirs, part.bias.chunk(len(theirs)), strict=True):
                raw[f"encoder.layer.{i}.{name}.bias"] = torch.zeros_like(bias)
    save_file(raw, tmp_path / "base.safetensors")
    state = apart(grown_from(net, 2).state_dict(), tmp_path / "base.safetensors")
    more = Network(aside=aside_in(state)).eval()
    more.load_state_dict(state)
    assert [layer.up.weight.flatten()[0].item() for layer in more.encoder.aside] == pytest.approx(
        [0.01 * i for i in range(6)]
    )
    assert torch.equal(more.words(*a_window())[0], net.words(*a_window())[0])
