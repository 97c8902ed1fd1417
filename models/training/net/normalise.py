"""From colours to what a net takes."""
from __future__ import annotations

import torch
from torch import Tensor

MEAN = STD = (0.5, 0.5, 0.5)
"""What the encoder was trained with; `manifest.json` of a model gives the same to whoever runs it."""


def normalise(image: Tensor) -> Tensor:
    """B x 3 x H x W of RGB in 0 to 1, less the mean, over the deviation."""
    mean = torch.tensor(MEAN, device=image.device).view(1, 3, 1, 1)
    std = torch.tensor(STD, device=image.device).view(1, 3, 1, 1)
    return (image - mean) / std
