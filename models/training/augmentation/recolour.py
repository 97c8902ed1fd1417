"""Light and colour."""
from __future__ import annotations

import torch
from torch import Tensor

from models.training.augmentation.chance import Chance

LUMA = (0.299, 0.587, 0.114)
EXPOSURE = CONTRAST = (0.85, 1.15)
SATURATION = (0.75, 1.25)
GREY_SHARE = 0.05
"""Share of pictures that lose their colour altogether."""
TINT = 0.04
"""Largest change of one channel against the others."""


def recolour(image: Tensor, chance: Chance) -> Tensor:
    """Changes exposure, contrast, saturation and tint of each picture at random. B x 3 x H x W, 0 to 1, as given.

    Mild: nets of this size, trained for a few passes, fit too little rather than too much.
    """
    count = image.shape[0]
    image = image * chance.between(*EXPOSURE, count)
    mean = image.mean((1, 2, 3), keepdim=True)
    image = (image - mean) * chance.between(*CONTRAST, count) + mean
    luma = torch.tensor(LUMA, device=image.device).view(1, 3, 1, 1)
    grey = (image * luma).sum(1, keepdim=True)
    saturation = chance.between(*SATURATION, count) * ~chance.happens(GREY_SHARE, count)
    image = (image - grey) * saturation + grey
    image = image * (1 + (chance.uniform(count, 3, 1, 1) * 2 - 1) * TINT)
    return image.clamp(0, 1)
