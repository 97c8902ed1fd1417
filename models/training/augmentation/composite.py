"""Cut-outs put on other backgrounds."""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.training.augmentation.chance import Chance

SIZES = (0.35, 0.95)
"""Smallest and largest size on the background, as a share of its side."""


def composite(foreground: Tensor, background: Tensor, chance: Chance) -> Tensor:
    """Puts each cut-out, scaled, flipped and shifted at random, on a background.

    :param foreground: B x 4 x S x S, RGB not multiplied by alpha, and alpha; 0 to 1
    :param background: B x 4 x S x S, of which the alpha is not looked at
    :returns: B x 4 x S x S, the picture and the alpha of its subject
    """
    count = foreground.shape[0]
    scale = 1 / (SIZES[0] + (SIZES[1] - SIZES[0]) * chance.uniform(count))
    tx, ty = ((chance.uniform(count) * 2 - 1) * (scale - 1) * 0.9 for _ in range(2))
    zero = torch.zeros_like(scale)
    rows = [torch.stack([chance.sign(count) * scale, zero, tx], 1), torch.stack([zero, scale, ty], 1)]
    grid = F.affine_grid(torch.stack(rows, 1), list(foreground.shape), align_corners=False)
    moved = F.grid_sample(foreground, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    alpha = moved[:, 3:]
    return torch.cat([moved[:, :3] * alpha + background[:, :3] * (1 - alpha), alpha], 1)
