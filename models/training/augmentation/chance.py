"""Random numbers, one or more for each picture of a batch."""
from __future__ import annotations

import torch
from torch import Tensor


class Chance:
    """Uniform numbers on one device."""

    def __init__(self, device: torch.device) -> None:
        self.device = device

    def uniform(self, *shape: int) -> Tensor:
        """Numbers of this shape in 0 to 1."""
        return torch.rand(*shape, device=self.device)

    def between(self, low: float, high: float, count: int) -> Tensor:
        """One number in low to high for each picture: count x 1 x 1 x 1."""
        return low + (high - low) * self.uniform(count, 1, 1, 1)

    def happens(self, share: float, count: int) -> Tensor:
        """True for about this share of the pictures: count x 1 x 1 x 1."""
        return self.uniform(count, 1, 1, 1) < share

    def sign(self, count: int) -> Tensor:
        """-1 or 1 for each picture: count."""
        return torch.where(self.uniform(count) < 0.5, -1.0, 1.0)
