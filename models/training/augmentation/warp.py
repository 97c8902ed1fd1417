"""Crops, turns and stretches."""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.training.augmentation.chance import Chance

SMALLEST_CROP = 0.6
"""Side of the smallest crop, as a share of the picture's; small crops are rare."""
WIDER_SHARE, WIDEST = 0.08, 1.3
"""Share of pictures shown with a mirrored border around them, and the widest of these."""
STRETCH = 0.2
"""Largest logarithm of the ratio of sides: inference squashes pictures to a square, whatever their shape."""
TURN_SHARE, TURN = 0.15, 0.175
"""Share of pictures that are turned, and the largest angle in radians."""


def warp(pairs: Tensor, side: int, chance: Chance) -> Tensor:
    """Crops, flips, turns and stretches each pair at random. B x 4 x S x S to B x 4 x side x side, both 0 to 1."""
    count = pairs.shape[0]
    crop = 1 - (1 - SMALLEST_CROP) * chance.uniform(count) ** 4
    crop = torch.where(chance.uniform(count) < WIDER_SHARE, 1 + (WIDEST - 1) * chance.uniform(count), crop)
    ratio = torch.exp((chance.uniform(count) * 2 - 1) * STRETCH)
    sx, sy = crop * ratio.sqrt(), crop / ratio.sqrt()
    flip = chance.sign(count)
    angle = (chance.uniform(count) * 2 - 1) * TURN * (chance.uniform(count) < TURN_SHARE)
    cos, sin = torch.cos(angle), torch.sin(angle)
    tx = (chance.uniform(count) * 2 - 1) * (1 - sx).clamp(min=0)
    ty = (chance.uniform(count) * 2 - 1) * (1 - sy).clamp(min=0)
    rows = [torch.stack([flip * sx * cos, -sy * sin, tx], 1), torch.stack([flip * sx * sin, sy * cos, ty], 1)]
    if pairs.shape[-1] >= 2 * side:
        # The grid below looks at four pixels only: from much larger ones it would make noise.
        pairs = F.avg_pool2d(pairs, 2)
    grid = F.affine_grid(torch.stack(rows, 1), [count, 4, side, side], align_corners=False)
    return F.grid_sample(pairs, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
