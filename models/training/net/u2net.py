"""U²-Net in several widths, with a stem that halves the working resolution.

Qin et al., "U2-Net: Going Deeper with Nested U-Structure for Salient Object Detection", Pattern Recognition 2020. The
stem of stride 2 is that of IS-Net (Qin et al., "Highly Accurate Dichotomous Image Segmentation", ECCV 2022): a picture
costs a quarter of what it would without.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

from models.training.errors import InputError
from models.training.net.blocks import RSU, ConvBNReLU, DilatedRSU, halve, upsample

STAGES = 6


@dataclass(frozen=True)
class Widths:
    """Channels of the stem, and of each encoder stage: outside, and inside of its U-block. The decoder mirrors it."""

    stem: int
    outer: tuple[int, ...]
    inner: tuple[int, ...]


SIZES = {
    "p": Widths(32, (64,) * STAGES, (16,) * STAGES),
    "s": Widths(24, (32, 48, 64, 96, 128, 128), (12, 16, 24, 32, 48, 64)),
    "m": Widths(32, (48, 64, 96, 160, 224, 224), (16, 24, 32, 56, 80, 112)),
    "l": Widths(64, (64, 128, 256, 512, 512, 512), (32, 32, 64, 128, 256, 256)),
}


class Maps(NamedTuple):
    """Logits of the mask. fused: N x 1 x H x W. sides: one N x 1 x H/2 x W/2 for each stage, the finest first."""

    fused: Tensor
    sides: list[Tensor]


def stage(index: int, cin: int, mid: int, cout: int) -> nn.Module:
    """U-block of the stage: heights 7, 6, 5, 4, then two that dilate."""
    return RSU(7 - index, cin, mid, cout) if index < 4 else DilatedRSU(cin, mid, cout)


class U2Net(nn.Module):
    """N x 3 x H x W, RGB / 255 less the ImageNet mean over the deviation, to Maps.

    Side maps stay at half the resolution, where they are made: the loss compares them with the mask there, and nobody
    else sees them.

    :raises InputError: for a size that is not in SIZES
    """

    def __init__(self, size: str = "s") -> None:
        super().__init__()
        if size not in SIZES:
            raise InputError(f'there is no net of size "{size}": choose one of {", ".join(SIZES)}')
        widths = SIZES[size]
        out, mid = widths.outer, widths.inner
        self.stem = ConvBNReLU(3, widths.stem, stride=2)
        cin = (widths.stem, *out[:-1])
        self.encode = nn.ModuleList([stage(k, cin[k], mid[k], out[k]) for k in range(STAGES)])
        # Stage k takes the enlarged stage below it and what the encoder had there.
        self.decode = nn.ModuleList([stage(k, out[k + 1] + out[k], mid[k], out[k]) for k in range(STAGES - 1)])
        self.side = nn.ModuleList([nn.Conv2d(channels, 1, 3, padding=1) for channels in out])
        self.fuse = nn.Conv2d(STAGES, 1, 1)
        nn.init.constant_(self.fuse.weight, 1 / STAGES)
        assert self.fuse.bias is not None
        nn.init.zeros_(self.fuse.bias)

    def forward(self, image: Tensor) -> Maps:
        x = self.stem(image)
        skips: list[Tensor] = []
        for k, encode in enumerate(self.encode):
            x = encode(halve(x) if k else x)
            skips.append(x)
        coarse = [self.side[-1](x)]
        for decode, side, skip in zip(reversed(self.decode), reversed(self.side[:-1]), reversed(skips[:-1])):
            x = decode(torch.cat([upsample(x, skip), skip], 1))
            coarse.append(side(x))
        finest = coarse[-1]
        sides = [finest, *(upsample(one, finest) for one in reversed(coarse[:-1]))]
        return Maps(upsample(self.fuse(torch.cat(sides, 1)), image), sides)
