"""Train all heads together: `python training/train.py training/small.toml --data FOLDER --out FOLDER`."""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from batches import batches, cuts, people, spans, tensors
from corpora import Document, noted_passages, read_comments, read_conllu, read_gold
from held import read_ids
from larger_net import LargerEncoder
from losses import depths, total
from measure import figures
from model import Network, apart, aside_in, grown
from reader import TorchReader
from shipped import state_at, weights_in
from underneath.encode.windows import LIMIT

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

GOLD = ("litbank", "stories", "vignettes")
DEPTHS = ("speaker", "antecedent", "feel")


def settings_in(path: Path) -> dict[str, Any]:
    """The settings of one run: with `like`, those of the file named, and over them, key by key, what this one says."""
    own = tomllib.loads(path.read_text(encoding="utf-8"))
    settings = settings_in(path.parent / own.pop("like")) if "like" in own else {}
    return settings | {k: settings.get(k, {}) | v if isinstance(v, dict) else v for k, v in own.items()}


def load(data: Path, config: dict[str, Any], *, dev: bool) -> dict[str, list[Document]]:
    """Documents by corpus: those held out, or all others."""
    where = config["data"]
    tokenizer = tokenizer_in(data / where["base"])
    docs = {}
    for name in GOLD if dev else where.get("corpora", GOLD):
        folder = data / where["gold"] / name
        disguises = 0 if dev else config.get("disguises", {}).get(name, 0)
        docs[name] = read_gold(folder, read_ids(folder, dev=dev), tokenizer, disguises)
    if not dev and where.get("passages"):
        docs["passages"] = noted_passages(data / where["passages"], tokenizer)
        docs["goemotions"] = read_comments(data / where["comments"], tokenizer)
    part = "dev" if dev else "train"
    docs["ewt"] = read_conllu(data / where["treebank"] / f"en_ewt-ud-{part}.conllu", tokenizer)
    return docs


def tokenizer_in(base: Path) -> Tokenizer:
    """The tokenizer of a published base, which cuts off nothing and adds nothing."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def optimiser(net: Network, config: dict[str, Any]) -> torch.optim.Optimizer:
    """AdamW with two rates; `set_rate` warms them up and takes them straight down to nothing."""
    if config["freeze_words"]:
        net.encoder.word.weight.requires_grad_(requires_grad=False)
    groups = []
    rates = (config["rate_encoder"], config["rate_heads"], config.get("rate_depths", config["rate_heads"]))
    for module, rate in zip((net.encoder, net.heads, net.depths), rates, strict=True):
        named = [p for p in module.parameters() if p.requires_grad]
        groups.append({"params": [p for p in named if p.ndim > 1], "lr": rate, "weight_decay": config["decay"]})
        groups.append({"params": [p for p in named if p.ndim <= 1], "lr": rate, "weight_decay": 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def set_rate(best: torch.optim.Optimizer, config: dict[str, Any], done: float) -> None:
    """Rates for the share `done` (0–1) of the training."""
    warm = config["warmup"]
    scale = min(done / warm, (1 - done) / (1 - warm))
    for group in best.param_groups:
        group["lr"] = max(1e-3, scale) * group.setdefault("full", group["lr"])


def step(net: Network, batch: list, config: dict[str, Any]) -> tuple[torch.Tensor, dict[str, float]]:
    x, gold = tensors(batch), torch.from_numpy(spans(batch))
    with torch.autocast("cpu", torch.bfloat16):
        deep = any(config["weights"].get(name) for name in DEPTHS)
        words, forms = net.words(x["ids"], x["shapes"], x["head"], x["tail"], x["mask"], people=deep)
        loss, parts = total(net, net.heads(forms), x, gold, config["weights"])
        if deep:
            more = depths(net, words, x, people(batch))
            loss = loss + sum(config["weights"].get(name, 0.0) * value for name, value in more.items())
            parts |= {name: float(value.detach()) for name, value in more.items()}
        return loss, parts


def say(out: Path, row: dict[str, Any]) -> None:
    line = json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in row.items()})
    print(line, flush=True)
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def train(
    config: dict[str, Any],
    data: Path,
    out: Path,
    *,
    minutes: float | None = None,
    start: Path | None = None,
    check: int = 4,
) -> Network:
    """Train and save `net.pt` after every epoch; with `minutes`, for so long instead of `epochs`.

    `start`: a network to go on from instead of the published base, or a folder of exported weights.
    """
    rng = random.Random(config["seed"])
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    docs, held = load(data, config, dev=False), load(data, config, dev=True)
    for name, group in docs.items():
        lost = {k: sum(d.lost.get(k, 0) for d in group) for k in group[0].lost}
        say(out, {"corpus": name, "documents": len(group), "words": sum(len(d.words) for d in group), **lost})
    net = network(config, data, start)
    best, began, done, epoch = optimiser(net, config), time.time(), 0.0, 0
    while done < config.get("until", 1):
        net.train()
        net.encoder.train("only" not in config)
        for layer in (*net.encoder.layers, *net.encoder.aside):
            layer.train(learned(layer))  # what is not learned drops nothing
        opened, log = time.time(), Log()
        every = [doc for group in docs.values() for doc in group]
        windows = cuts(every, rng, config.get("limit", LIMIT), config.get("shares"), config.get("disguised", 0.0))
        groups = list(batches(windows, config["batch"], rng))
        for k, batch in enumerate(groups):
            share = (epoch + k / len(groups)) / config["epochs"]
            done = (time.time() - began) / (60 * minutes) if minutes else share
            if done >= config.get("until", 1):
                break
            set_rate(best, config, done)
            log.add(batch, update(net, best, batch, config))
            if k % 50 == 49:
                print(k + 1, round(done, 3), log.row(), flush=True)
        epoch += 1
        done = done if minutes else epoch / config["epochs"]
        torch.save(net.state_dict(), out / "net.pt")
        say(out, {"epoch": epoch, "done": done, "seconds": time.time() - opened, **log.row()})
        if epoch % check == 0 or done >= 1:
            say_held(out, net, held, config, epoch)
    return net


def network(config: dict[str, Any], data: Path, start: Path | None) -> Network:
    """The network a run begins with: that of `start`, or the published base; what it does not learn is frozen."""
    held = state_at(start, weights_in) if start else {}
    if config.get("apart"):
        held = apart(held, data / config["data"]["base"] / "model.safetensors")
    larger = config["data"].get("larger")  # the larger network's base, in the small one's place
    net = Network(config["dropout"], max(config.get("aside", 0), aside_in(held)), LargerEncoder() if larger else None)
    if larger:
        net.encoder.requires_grad_(requires_grad=False)
        net.encoder.layers[config["frozen"] :].requires_grad_()
        for part in (net.encoder.place, net.encoder.shape, net.encoder.norm):
            part.requires_grad_()
    if start:
        # A network from before the deep heads lacks them: they begin from nothing.
        net.load_state_dict(grown(held, len(net.encoder.aside)), strict=start.is_dir())
    else:
        net.encoder.load(data / (larger or config["data"]["base"]) / "model.safetensors")
    if "only" in config:
        for name, value in net.named_parameters():
            value.requires_grad_(name.startswith(tuple(config["only"])))
    return net


def learned(part: torch.nn.Module) -> bool:
    """Whether a part of the network is learned in this run."""
    return any(value.requires_grad for value in part.parameters())


def say_held(out: Path, net: Network, held: dict[str, list[Document]], config: dict[str, Any], epoch: int) -> None:
    """Figures and losses of the documents held out, by corpus."""
    for name, group in held.items():
        say(out, {"epoch": epoch, "dev": name, **figures(group, TorchReader(net), config.get("limit", LIMIT))})
        say(out, {"epoch": epoch, "dev": name, "losses": losses_on(net, group, config)})


class Log:
    """Mean of each loss, and wordpieces a second, since it was made."""

    def __init__(self) -> None:
        self.began, self.pieces, self.steps, self.sums = time.time(), 0, 0, Counter()

    def add(self, batch: list, parts: dict[str, float]) -> None:
        """Count one step."""
        self.pieces += sum(int(d.pieces.offset[b] - d.pieces.offset[a]) for d, a, b in batch)
        self.steps += 1
        self.sums.update(parts)

    def row(self) -> dict[str, float]:
        """Steps, rate and mean losses."""
        rate = round(self.pieces / (time.time() - self.began))
        return {
            "steps": self.steps,
            "rate": rate,
            **{k: round(v / max(1, self.steps), 4) for k, v in self.sums.items()},
        }


@torch.no_grad()
def losses_on(net: Network, docs: list[Document], config: dict[str, Any]) -> dict[str, float]:
    """Mean of each loss over the windows of some documents."""
    net.eval()
    log = Log()
    for batch in batches(cuts(docs, limit=config.get("limit", LIMIT)), config["batch"]):
        log.add(batch, step(net, batch, config)[1])
    return {name: round(value / max(1, log.steps), 4) for name, value in log.sums.items()}


def update(net: Network, best: torch.optim.Optimizer, batch: list, config: dict[str, Any]) -> dict[str, float]:
    """One step; returns the losses."""
    loss, parts = step(net, batch, config)
    best.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    best.step()
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds what [data] names")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, help="train for so long, however many epochs that makes")
    parser.add_argument("--start", type=Path, help="go on from this net.pt, or from this folder of exported weights")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE", help="change a setting for a trial")
    args = parser.parse_args()
    config = settings_in(args.config)
    for change in args.set:
        key, value = change.split("=", 1)
        config[key] = json.loads(value)
    args.out.mkdir(parents=True, exist_ok=True)
    train(config, args.data, args.out, minutes=args.minutes, start=args.start)


if __name__ == "__main__":
    sys.exit(main())
