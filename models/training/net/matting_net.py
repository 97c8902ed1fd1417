"""The net: an encoder that has learnt from ImageNet, and a light decoder of U²-Net's blocks.

Encoder: MobileNetV2 (`mobilenet.py`). Bridge and decoder: residual U-blocks of U²-Net (Qin et al., Pattern Recognition
2020), thin where maps are large. The finest stage has half the picture's resolution; what its four pixels differ by
comes from a detail head by pixel shuffle (Shi et al., CVPR 2016).
"""
from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.training.net.blocks import RSU, ConvBNReLU, DilatedRSU, upsample
from models.training.net.mobilenet import FEATURES, MobileNetV2

OUTER = (20, 32, 48, 96, 128)
"""Channels of the decoder's stages at strides 2, 4, 8, 16, and of the bridge at stride 32."""
INNER = (12, 16, 24, 48, 64)
"""Channels inside of their U-blocks."""
HEIGHTS = (5, 5, 4)
"""Heights of the U-blocks at strides 2, 4 and 8; the coarser ones dilate."""


class Maps(NamedTuple):
    """Logits of the mask. fused: N x 1 x H x W. sides: one N x 1 x H/2 x W/2 for each stage, the finest first."""

    fused: Tensor
    sides: list[Tensor]


class MattingNet(nn.Module):
    """N x 3 x H x W, RGB / 255 less .5 over .5, to Maps. H and W are multiples of 32.

    Side maps stay at half the resolution, where they are made: the loss compares them with the mask there, and nothing
    else sees them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = MobileNetV2()
        skips = tuple(FEATURES.values())
        self.bridge = DilatedRSU(skips[4], INNER[4], OUTER[4])
        # The coarser stage is narrowed before it is enlarged: what is large is thin.
        self.narrow = nn.ModuleList([ConvBNReLU(OUTER[k + 1], OUTER[k], kernel=1) for k in range(4)])
        self.decode = nn.ModuleList([stage(k, OUTER[k] + skips[k]) for k in range(4)])
        self.side = nn.ModuleList([nn.Conv2d(channels, 1, 3, padding=1) for channels in OUTER])
        self.detail = nn.Conv2d(OUTER[0], 4, 3, padding=1)
        nn.init.zeros_(self.detail.weight)
        assert self.detail.bias is not None
        nn.init.zeros_(self.detail.bias)

    def forward(self, image: Tensor) -> Maps:
        features = self.encoder(image)
        x = self.bridge(features[4])
        coarse = [self.side[4](x)]
        for k in (3, 2, 1, 0):
            x = self.decode[k](torch.cat([upsample(self.narrow[k](x), features[k]), features[k]], 1))
            coarse.append(self.side[k](x))
        finest = coarse[-1]
        sides = [finest, *(upsample(one, finest) for one in reversed(coarse[:-1]))]
        return Maps(upsample(finest, image) + F.pixel_shuffle(self.detail(x), 2), sides)


def stage(index: int, cin: int) -> nn.Module:
    """U-block of a decoder's stage."""
    if index == len(HEIGHTS):
        return DilatedRSU(cin, INNER[index], OUTER[index])
    return RSU(HEIGHTS[index], cin, INNER[index], OUTER[index])
