"""The running average of the weights, which is what is exported."""
from __future__ import annotations

import copy

import torch
from torch import Tensor, nn

from models.training.net.matting_net import MattingNet


class RunningAverage:
    """A copy of a net whose weights and statistics follow the net's step by step (Polyak and Juditsky, 1992)."""

    def __init__(self, net: MattingNet, decay: float) -> None:
        self.net = copy.deepcopy(net)
        self.decay = decay

    def follow(self, other: MattingNet, step: int) -> None:
        """Takes one step towards the other net: short ones at `decay`, longer ones while only few have been taken."""
        decay = min(self.decay, (step + 1) / (step + 20))
        mine, theirs = floats(self.net), floats(other)
        with torch.no_grad():
            # Not _foreach_lerp_, which PyTorch 1.13 lacks.
            torch._foreach_mul_(mine, decay)
            torch._foreach_add_(mine, theirs, alpha=1 - decay)


def floats(net: nn.Module) -> list[Tensor]:
    """The net's weights and statistics, without its counters."""
    return [value for value in net.state_dict().values() if value.is_floating_point()]
