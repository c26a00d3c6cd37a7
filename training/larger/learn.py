"""The larger network's upper half learns whom words mean, in the small one's terms.

PYTHONPATH=training python training/larger/learn.py SETTINGS --data DATA --out RUN --start FORMS.pt --small WEIGHTS

The small network's heads are fixed and read a mean of both networks' vectors, whose share of the larger is drawn anew
for each batch: so that the larger learns to stand alone, and to mend what the small one gets wrong. The lower half is
fixed too; what it says is kept in a file.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from kept import Kept

from batches import batches, cuts, people, tensors
from corpora import noted_passages, read_gold
from held import listed, read_ids
from larger_net import BRIDGED, LAYERS, LOWER, SIZE, Larger
from losses import depths
from model import network_of
from shipped import larger_in, state_at, weights_in
from train import Log, say, set_rate, settings_in, tokenizer_in
from underneath.encode.windows import window

if TYPE_CHECKING:
    from torch import Tensor

    from batches import Cut
    from model import Network

CHECKED = 600  # steps from one look at the unseen to the next


def windows_of(data: Path, config: dict[str, Any], rng: random.Random) -> tuple[list[Cut], list[Cut]]:
    """Windows to learn from, cut once and for all, and those of documents that no encoder has seen."""
    tokenizer = tokenizer_in(data / "minilm")
    gold, limit, learned = data / "gold", config["limit"], []
    for name, times in config["times"].items():
        docs = read_gold(gold / name, read_ids(gold / name, dev=False), tokenizer, disguises=1)
        for _ in range(times):
            learned += cuts(docs, rng, limit, disguised=config["disguised"])
    learned += cuts(noted_passages(data / "passages", tokenizer), rng, limit)
    unseen = sorted(listed(gold / "tales" / "unseen.ids"))
    held = random.Random(5).sample(unseen, min(config["held"], len(unseen)))
    return learned, cuts(read_gold(gold / "tales", held, tokenizer), limit=limit)


class Lesson:
    """Both networks, what is kept of them, and the loss of a batch."""

    def __init__(self, larger: Larger, small: Network, windows: list[Cut], config: dict[str, Any], out: Path) -> None:
        self.larger, self.small, self.weights = larger, small, config["weights"]
        larger.eval()
        small.eval()
        self.lower = Kept(out / "lower.bin", windows, lambda c: len(window(c[0].pieces, *c[1:]).ids), self._low, SIZE)
        self.known = Kept(out / "small.bin", windows, lambda c: c[2] - c[1], self._small, BRIDGED)

    def _low(self, x: dict[str, Tensor]) -> Tensor:
        encoder = self.larger.encoder
        with torch.autocast("cpu", torch.bfloat16):
            return encoder.run(encoder.begin(x["ids"], x["shapes"]), 0, LOWER, x["mask"])

    def _small(self, x: dict[str, Tensor]) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            return self.small.words(x["ids"], x["shapes"], x["head"], x["tail"], x["mask"])[0]

    def loss(self, batch: list[Cut], share: float) -> tuple[Tensor, dict[str, float]]:
        """The weighed sum, and each part by name; `share`: of the larger network in the mean."""
        x = tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            high = self.larger.encoder.run(self.lower.batch(batch), LOWER, LAYERS, x["mask"])
            words = share * self.larger.words(high, x["head"], x["tail"]) + (1 - share) * self.known.batch(batch)
            parts = depths(self.small, words, x, people(batch))
        loss = torch.stack([self.weights.get(name, 0.0) * value.float() for name, value in parts.items()]).sum()
        return loss, {name: float(value.detach()) for name, value in parts.items()}

    @torch.no_grad()
    def held(self, windows: list[Cut], size: int, share: float) -> dict[str, float]:
        """Mean losses over some windows, nothing dropped."""
        self.larger.eval()
        self.small.eval()
        log = Log()
        for batch in batches(windows, size):
            log.add(batch, self.loss(batch, share)[1])
        return {name: round(value / max(1, log.steps), 4) for name, value in log.sums.items()}

    def learning(self) -> None:
        """From here on parts of what is learned, and of the heads, are dropped."""
        self.larger.train()
        self.small.depths.train()
        for layer in self.larger.encoder.layers[:LOWER]:
            layer.eval()


def optimiser(larger: Larger, config: dict[str, Any]) -> torch.optim.Optimizer:
    """AdamW over the upper half and the bridge."""
    larger.requires_grad_(requires_grad=False)
    groups = []
    for part, rate in ((larger.encoder.layers[LOWER:], config["rate_layers"]), (larger.bridge, config["rate_bridge"])):
        part.requires_grad_()
        for wide in (True, False):
            some = [p for p in part.parameters() if (p.ndim > 1) == wide]
            groups.append({"params": some, "lr": rate, "weight_decay": config["decay"] if wide else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def learn(lesson: Lesson, learned: list[Cut], unseen: list[Cut], config: dict[str, Any], out: Path) -> None:
    """Learn for `minutes`, and save `net.pt` whenever the unseen are looked at."""
    rng, best = random.Random(config["seed"]), optimiser(lesson.larger, config)
    taught = [p for group in best.param_groups for p in group["params"]]
    began, done, steps, log = time.time(), 0.0, 0, Log()
    while done < 1:
        for batch in batches(learned, config["batch"], rng):
            if steps % CHECKED == 0:
                say_unseen(lesson, unseen, config, out, steps)
                lesson.learning()
            done = min(1.0, (time.time() - began) / (60 * config["minutes"]))
            if done >= 1:
                break
            set_rate(best, config, done)
            loss, parts = lesson.loss(batch, rng.choice(config["drawn"]))
            best.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(taught, 1.0)
            best.step()
            log.add(batch, parts)
            steps += 1
            if steps % 50 == 0:
                print(steps, round(done, 3), log.row(), flush=True)
    say_unseen(lesson, unseen, config, out, steps)


def say_unseen(lesson: Lesson, unseen: list[Cut], config: dict[str, Any], out: Path, steps: int) -> None:
    """Losses of the unseen, by how much the larger network has a say; and its weights on disk."""
    for share in config["shares"]:
        say(out, {"steps": steps, "share": share, "unseen": lesson.held(unseen, config["batch"], share)})
    torch.save(lesson.larger.state_dict(), out / "net.pt")


def begun(start: Path) -> Larger:
    """The larger network as it is before it learns people: the layers of `start`, and its bridge if it has one.

    `start`: a net.pt, or a folder of exported weights.
    """
    larger = Larger()
    state = state_at(start, larger_in)
    larger.load_state_dict({k: v for k, v in state.items() if k.startswith(("encoder.", "bridge."))}, strict=False)
    return larger


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="as for train.py")
    parser.add_argument("--start", type=Path, required=True, help="a net.pt or exported weights to begin with")
    parser.add_argument("--small", type=Path, required=True, help="folder of the small network's exported weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, help="instead of the settings'")
    args = parser.parse_args()
    config = settings_in(args.config)
    config["minutes"] = args.minutes or config["minutes"]
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    learned, unseen = windows_of(args.data, config, random.Random(config["seed"]))
    lesson = Lesson(begun(args.start), network_of(weights_in(args.small)), learned + unseen, config, args.out)
    lesson.small.requires_grad_(requires_grad=False)
    learn(lesson, learned, unseen, config, args.out)


if __name__ == "__main__":
    main()
