"""How far a net's maps are from the mask."""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.training.net.u2net import Maps

IOU_WEIGHT = 0.5
EDGE_WEIGHT = 2.0
SIDE_WEIGHT = 0.5


def map_loss(logits: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy plus the soft IoU's distance from 1, as in BASNet (Qin et al., CVPR 2019, section 3.3).

    :param logits: B x 1 x H x W
    :param mask: as many, 0 to 1
    """
    p = torch.sigmoid(logits)
    both = (p * mask).sum((1, 2, 3))
    either = (p + mask - p * mask).sum((1, 2, 3))
    cross_entropy = F.binary_cross_entropy_with_logits(logits, mask)
    return cross_entropy + IOU_WEIGHT * (1 - (both + 1) / (either + 1)).mean()


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
    sides = torch.stack([map_loss(side, half) for side in maps.sides]).sum()
    return map_loss(maps.fused, mask) + EDGE_WEIGHT * edge_loss(maps.fused, mask) + SIDE_WEIGHT * sides
