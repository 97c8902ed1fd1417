"""One run of training, from its first step or from where it was stopped."""
from __future__ import annotations

import json
import math
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from models.training.augmentation.chance import Chance
from models.training.batches import Material, make_batch
from models.training.measures.pairs import pair_totals
from models.training.measures.scores import Scores, scores
from models.training.net.normalise import normalise
from models.training.net.matting_net import MattingNet
from models.training.net.mobilenet import load_backbone
from models.training.optimisation import checkpoint
from models.training.optimisation.average import RunningAverage
from models.training.optimisation.losses import total_loss
from models.training.optimisation.schedule import Phase, parse_schedule, phase_at, step_size
from models.training.optimisation.workers import agree, sum_over_workers
from models.training.recipe import Recipe

LARGEST_GRADIENT = 5.0
ENCODER_SCALE = 0.2
"""The encoder's share of the step size."""
CHECKED_PAIRS = 200
"""Held-out pairs that a run looks at to tell its best weights; `evaluate` looks at all."""


class Run:
    """A net on its way, in one of the workers.

    The folder gets `last.pt` (all that is needed to go on), `best.pt` (the running average that was best on held-out
    pairs, at the side of the last phase) and `log.jsonl` (a line a check).
    """

    def __init__(self, recipe: Recipe, material: Material, folder: Path, rank: int, count: int) -> None:
        self.recipe, self.folder, self.rank, self.count = recipe, folder, rank, count
        self.phases = parse_schedule(recipe.schedule)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.material = material.on(self.device)
        self.net = MattingNet().to(self.device)
        # Convolutions are faster so, with half the bits above all. PyTorch 1.13 does not declare what it takes.
        self.net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        if recipe.init is not None:
            begin_with(self.net, recipe.init)
        self.average = RunningAverage(self.net, recipe.average)
        self.optimiser = make_optimiser(self.net, recipe)
        self.seen, self.step = recipe.seen, 0
        self.best = float("inf")
        self.loss = float("nan")

    def resume(self) -> None:
        """Goes on from the folder's `last.pt`. The recipe may ask for other pictures, schedules and weight decay
        than it was for."""
        state: dict[str, Any] = checkpoint.load(self.folder / "last.pt")
        self.net.load_state_dict(state["net"])
        self.average.net.load_state_dict(state["average"])
        decays = [group["weight_decay"] for group in self.optimiser.param_groups]
        self.optimiser.load_state_dict(state["optimiser"])
        # The state brings the weight decay of the recipe that it was saved with.
        for group, decay in zip(self.optimiser.param_groups, decays):
            group["weight_decay"] = decay
        self.seen, self.step, self.best = state["seen"], state["step"], state["best"]

    def train(self, check_every: int) -> None:
        """Takes steps until all pictures were seen; checks and saves each time so many more were."""
        # Every worker draws its own, and a run that goes on does not draw again what it has drawn.
        rng = np.random.default_rng([self.recipe.seed, self.step, self.rank])
        torch.manual_seed(int(rng.integers(2**31)))
        chance = Chance(self.device)
        began, first, checked = time.monotonic(), self.seen, self.seen
        while self.seen < self.recipe.images:
            self.take_step(phase_at(self.seen / self.recipe.images, self.phases), rng, chance)
            if self.seen - checked >= check_every or self.seen >= self.recipe.images:
                checked = self.seen
                pace = (self.seen - first) / (time.monotonic() - began)
                self.check(pace)

    def take_step(self, phase: Phase, rng: np.random.Generator, chance: Chance) -> None:
        """One batch: forward, backward, agreement with the other workers, one step of net and running average."""
        size = step_size(self.recipe.step_size, self.step, self.seen / self.recipe.images)
        for group in self.optimiser.param_groups:
            group["lr"] = size * group["scale"]
        part = phase.batch // self.count
        image, mask = make_batch(self.material, part, phase.side, rng, chance)
        self.net.train()
        image = normalise(image).contiguous(memory_format=torch.channels_last)
        # Half the bits are enough for the maps; the loss is summed up in full.
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.recipe.bfloat16):
            maps = self.net(image)
        maps = type(maps)(maps.fused.float(), [side.float() for side in maps.sides])
        loss = total_loss(maps, mask)
        if not torch.isfinite(loss):
            raise FloatingPointError("the loss is no number any more: begin again with a smaller step size")
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        agree(self.net, self.count)
        nn.utils.clip_grad_norm_(self.net.parameters(), LARGEST_GRADIENT)
        self.optimiser.step()
        self.average.follow(self.net, self.step)
        self.step += 1
        self.seen += part * self.count
        self.loss = loss.item() if math.isnan(self.loss) else 0.98 * self.loss + 0.02 * loss.item()

    def check(self, pace: float) -> None:
        """Measures the running average on held-out pairs, all workers a part each; saves; prints a line."""
        places = self.material.split.held[:CHECKED_PAIRS][self.rank :: self.count]
        side = self.phases[-1].side
        measured = scores(
            sum_over_workers(pair_totals(self.average.net, self.material.pairs, places, side), self.count)
        )
        if self.rank > 0:
            return
        if measured.mae < self.best:
            self.best = measured.mae
            checkpoint.save(self.average.net.state_dict(), self.folder / "best.pt")
        self.save()
        self.report(measured, pace)

    def save(self) -> None:
        """Writes `last.pt`."""
        content = {
            "net": self.net.state_dict(),
            "average": self.average.net.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "seen": self.seen,
            "step": self.step,
            "best": self.best,
            "recipe": {name: str(value) for name, value in asdict(self.recipe).items()},
        }
        checkpoint.save(content, self.folder / "last.pt")

    def report(self, measured: Scores, pace: float) -> None:
        """Prints how far the run is, and adds it to `log.jsonl`."""
        print(f"{self.seen}/{self.recipe.images} pictures, {pace:.1f}/s, loss {self.loss:.3f}; {measured}", flush=True)
        line = {"seen": self.seen, "step": self.step, "loss": self.loss, "pace": pace, **asdict(measured)}
        with (self.folder / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")


def begin_with(net: MattingNet, file: Path) -> None:
    """Gives a net the weights that a run begins with: an encoder's (.npz), or a whole net's.

    :raises InputError: where they do not fit
    """
    if file.suffix == ".npz":
        load_backbone(net.encoder, file)
    else:
        checkpoint.load_weights(net, file)


def make_optimiser(net: MattingNet, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW (Loshchilov and Hutter, ICLR 2019). Scales and offsets do not decay; the encoder, which has learnt already,
    takes smaller steps. `scale` of a group is its share of the step size."""
    encoder = list(net.encoder.parameters())
    ids = {id(parameter) for parameter in encoder}
    decoder = [parameter for parameter in net.parameters() if id(parameter) not in ids]
    groups = []
    for parameters, scale in ((encoder, ENCODER_SCALE), (decoder, 1.0)):
        trained = [parameter for parameter in parameters if parameter.requires_grad]
        decaying = [parameter for parameter in trained if parameter.ndim > 1]
        others = [parameter for parameter in trained if parameter.ndim <= 1]
        groups.append({"params": decaying, "weight_decay": recipe.weight_decay, "scale": scale})
        groups.append({"params": others, "weight_decay": 0.0, "scale": scale})
    return torch.optim.AdamW(groups, lr=recipe.step_size)
