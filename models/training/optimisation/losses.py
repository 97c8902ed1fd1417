"""How far a net's maps are from the mask."""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.training.net.matting_net import Maps

SIDE_WEIGHTS = (0.5, 0.35, 0.25, 0.15, 0.1)
"""Of the side maps, the finest first: coarse maps cannot show what the fine ones are to learn."""
BOUNDARY_WEIGHT = 5.0
"""How much more a pixel at the middle of a straight boundary counts is half of this."""
BOUNDARY_SHARE = 10
"""A map's side over that of the square whose mean tells how near the boundary is."""


def map_loss(logits: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy, plus what the boundary-weighted soft IoU lacks of 1 (F3Net, Wei et al., AAAI 2020, section 3.3).

    :param logits: B x 1 x H x W
    :param mask: as many, 0 to 1
    """
    weight = boundary_weight(mask)
    p = torch.sigmoid(logits)
    both = (p * mask * weight).sum((1, 2, 3))
    either = ((p + mask - p * mask) * weight).sum((1, 2, 3))
    cross_entropy = F.binary_cross_entropy_with_logits(logits, mask)
    return cross_entropy + (1 - (both + 1) / (either + 1)).mean()


def boundary_weight(mask: Tensor) -> Tensor:
    """1 in the middle of areas, more the nearer a pixel is to the boundary. B x 1 x H x W, as the mask."""
    side = max(3, mask.shape[-1] // BOUNDARY_SHARE | 1)
    mean = F.avg_pool2d(mask, side, stride=1, padding=side // 2, count_include_pad=False)
    return 1 + BOUNDARY_WEIGHT * (mean - mask).abs()


def edge_loss(logits: Tensor, mask: Tensor) -> Tensor:
    """Mean distance of the matte's gradients from the mask's: sharp edges where the mask has them, none elsewhere."""
    p = torch.sigmoid(logits)
    dx = (p[..., 1:] - p[..., :-1]) - (mask[..., 1:] - mask[..., :-1])
    dy = (p[..., 1:, :] - p[..., :-1, :]) - (mask[..., 1:, :] - mask[..., :-1, :])
    return dx.abs().mean() + dy.abs().mean()


def total_loss(maps: Maps, mask: Tensor) -> Tensor:
    """The fused map's loss, its edges', and the side maps' (deep supervision, U²-Net, section 3.3).

    :param mask: B x 1 x H x W, 0 to 1; side maps are compared with it at half its size
    """
    half = F.avg_pool2d(mask, 2)
    sides = torch.stack([weight * map_loss(side, half) for weight, side in zip(SIDE_WEIGHTS, maps.sides)]).sum()
    return map_loss(maps.fused, mask) + edge_loss(maps.fused, mask) + sides
