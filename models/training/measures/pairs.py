"""Measuring on stored pairs."""
from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from models.training.measures.scores import LEVELS, totals
from models.training.net.normalise import normalise
from models.training.net.matting_net import MattingNet
from models.training.pairs.store import PairStore

BATCH = 8


def pairs_at(store: PairStore, places: NDArray[np.int64], side: int) -> Tensor:
    """The pairs at these places as a net of this side sees them: B x 4 x side x side, 0 to 1."""
    pairs = store.take(places)
    if pairs.shape[-1] == side:
        return pairs
    return F.interpolate(pairs, size=(side, side), mode="bilinear", align_corners=False, antialias=True)


@torch.no_grad()
def pair_totals(net: MattingNet, store: PairStore, places: NDArray[np.int64], side: int) -> Tensor:
    """Totals of the pairs at these places, seen and compared at side x side pixels. Leaves the net in training mode if
    it was."""
    training = net.training
    net.eval()
    device = next(net.parameters()).device
    total = torch.zeros(3 + 2 * LEVELS, dtype=torch.float64, device=device)
    for start in range(0, len(places), BATCH):
        pairs = pairs_at(store, places[start : start + BATCH], side).to(device)
        alpha = torch.sigmoid(net(normalise(pairs[:, :3])).fused)
        total += totals(alpha, pairs[:, 3:].clamp(0, 1))
    net.train(training)
    return total
