"""Batches of changed pairs."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from models.training.augmentation.chance import Chance
from models.training.augmentation.composite import composite
from models.training.augmentation.recolour import recolour
from models.training.augmentation.warp import warp
from models.training.pairs.split import Split
from models.training.pairs.store import PairStore

COMPOSITES = 1 / 16
"""Share of pictures that are made of a cut-out and another background."""


@dataclass(frozen=True)
class Material:
    """What batches are made of; cut-outs and backgrounds may be missing, both or neither."""

    pairs: PairStore
    split: Split
    cut_outs: PairStore | None
    backgrounds: PairStore | None

    def on(self, device: torch.device) -> Material:
        """The same with its pixels on the device."""
        stores = [store and store.on(device) for store in (self.cut_outs, self.backgrounds)]
        return Material(self.pairs.on(device), self.split, *stores)


def make_batch(
    material: Material, count: int, side: int, rng: np.random.Generator, chance: Chance
) -> tuple[Tensor, Tensor]:
    """Draws pairs and changes them at random.

    :returns: pictures, count x 3 x side x side, and masks, count x 1 x side x side, both 0 to 1
    """
    made = 0
    parts = []
    if material.cut_outs is not None and material.backgrounds is not None:
        made = int(rng.binomial(count, COMPOSITES))
        if made:
            cut_outs = material.cut_outs.take(rng.integers(0, len(material.cut_outs), made))
            backgrounds = material.backgrounds.take(rng.integers(0, len(material.backgrounds), made))
            parts.append(composite(cut_outs, backgrounds, chance))
    if made < count:
        parts.append(material.pairs.take(rng.choice(material.split.training, count - made, p=material.split.chances)))
    pairs = warp(torch.cat(parts), side, chance)
    return recolour(pairs[:, :3], chance), pairs[:, 3:].clamp(0, 1)
