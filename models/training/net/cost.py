"""What the net costs: `python3 -m models.training.net.cost` prints it."""
from __future__ import annotations

import torch
from torch import Tensor, nn

from models.training.net.matting_net import MattingNet

SIDES = (256, 320, 384)


def parameters(net: nn.Module) -> int:
    """Number of trained values."""
    return sum(p.numel() for p in net.parameters())


def multiply_adds(net: nn.Module, side: int) -> int:
    """Multiply-adds of the convolutions for one picture of side x side pixels."""
    total = 0

    def count(module: nn.Module, _inputs: object, out: Tensor) -> None:
        nonlocal total
        assert isinstance(module, nn.Conv2d)
        total += module.weight.numel() * out.shape[-1] * out.shape[-2]

    hooks = [m.register_forward_hook(count) for m in net.modules() if isinstance(m, nn.Conv2d)]
    with torch.no_grad():
        net.eval()(torch.zeros(1, 3, side, side))
    for hook in hooks:
        hook.remove()
    return total


def main() -> None:
    net = MattingNet()
    costs = (f"{side} px: {multiply_adds(net, side) / 1e9:.2f} GMAC" for side in SIDES)
    print(f"{parameters(net) / 1e6:.2f} M parameters", *costs)


if __name__ == "__main__":
    main()
