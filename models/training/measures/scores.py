"""Figures of salient-object detection: mean absolute error, F over thresholds, IoU.

As `bench/metrics` counts them: F with beta² = 0.3 (Achanta et al., CVPR 2009), the highest over 49 levels of precision
and recall that were averaged over the pictures first; IoU at one half.
"""
from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

LEVELS = 49
BETA_SQUARED = 0.3


@dataclass(frozen=True)
class Scores:
    """Means over pictures, 0 to 1; mae is the better the smaller, the others the larger."""

    pictures: int
    mae: float
    max_f: float
    mean_iou: float

    def __str__(self) -> str:
        return f"MAE {self.mae:.4f}, max F {self.max_f:.4f}, mean IoU {self.mean_iou:.4f}, {self.pictures} pictures"


def totals(alpha: Tensor, mask: Tensor) -> Tensor:
    """Sums over pictures of what Scores are made of; they can be added up.

    :param alpha: B x 1 x H x W, 0 to 1
    :param mask: as many; foreground above one half
    :returns: 3 + 2 * LEVELS: pictures, errors, IoU, precision and recall at each level
    """
    truth = mask > 0.5
    found = alpha > 0.5
    real = truth.sum((1, 2, 3)).clamp(min=1)
    error = (alpha - mask).abs().mean((1, 2, 3)).sum()
    iou = ((found & truth).sum((1, 2, 3)) / (found | truth).sum((1, 2, 3)).clamp(min=1)).sum()
    precision, recall = [], []
    for level in range(1, LEVELS + 1):
        above = alpha > level / (LEVELS + 1)
        hits = (above & truth).sum((1, 2, 3))
        precision.append((hits / above.sum((1, 2, 3)).clamp(min=1)).sum())
        recall.append((hits / real).sum())
    count = torch.tensor(float(len(alpha)), device=alpha.device)
    return torch.stack([count, error, iou, *precision, *recall]).double()


def scores(total: Tensor) -> Scores:
    """The figures of added-up totals. There has to be one picture."""
    means = (total[1:] / total[0]).cpu()
    precision, recall = means[2 : 2 + LEVELS], means[2 + LEVELS :]
    f = (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall).clamp(min=1e-6)
    return Scores(int(total[0]), float(means[0]), float(f.max()), float(means[1]))
