"""Random changes keep picture and mask together."""
from __future__ import annotations

import numpy as np
import torch

from models.training.augmentation.chance import Chance
from models.training.augmentation.composite import composite
from models.training.augmentation.recolour import recolour
from models.training.augmentation.warp import warp
from models.training.batches import Material, make_batch
from models.training.pairs.split import Split
from models.training.pairs.store import PairStore
from models.training.tests.made_pairs import disc_pair

CHANCE = Chance(torch.device("cpu"))


def flagged(count: int, side: int) -> torch.Tensor:
    """Pairs whose red channel is their mask, so that any shift of one against the other shows."""
    pairs = torch.from_numpy(np.stack([disc_pair(side, i) for i in range(count)])).permute(0, 3, 1, 2).float() / 255
    return torch.cat([pairs[:, 3:], pairs[:, 1:]], 1)


def test_warp_moves_picture_and_mask_alike() -> None:
    torch.manual_seed(1)
    pairs = flagged(16, 64)
    warped = warp(pairs, 48, CHANCE)
    assert warped.shape == (16, 4, 48, 48)
    assert torch.equal(warped[:, 0], warped[:, 3])
    assert not torch.allclose(warped[0], warp(pairs, 48, CHANCE)[0])


def test_warp_averages_much_larger_pictures_first() -> None:
    torch.manual_seed(1)
    y, x = torch.meshgrid(torch.arange(64), torch.arange(64), indexing="ij")
    checks = ((x + y) % 2).float().expand(4, 4, 64, 64)
    assert torch.allclose(warp(checks, 32, CHANCE), torch.tensor(0.5), atol=1e-5)


def test_recolour_changes_colours_within_range() -> None:
    torch.manual_seed(1)
    image = flagged(16, 32)[:, :3]
    changed = recolour(image, CHANCE)
    assert changed.min() >= 0 and changed.max() <= 1
    assert (changed - image).abs().mean((1, 2, 3)).min() > 0


def test_composites_show_the_background_outside_of_the_subject() -> None:
    torch.manual_seed(1)
    cut_outs = flagged(8, 64)
    background = torch.full((8, 4, 64, 64), 0.25)
    made = composite(cut_outs, background, CHANCE)
    outside = made[:, 3:] == 0
    assert outside.float().mean() > 0.3
    assert torch.allclose(made[:, :3][outside.expand(-1, 3, -1, -1)], torch.tensor(0.25))
    assert (made[:, 3].flatten(1).max(1).values > 0.9).all()


def test_a_batch_has_only_pairs_to_train_on() -> None:
    torch.manual_seed(1)
    # The only pair to train on has nothing but foreground, the held-out one nothing but background.
    pixels = np.zeros((2, 64, 64, 4), np.uint8)
    pixels[1] = 255
    split = Split(np.array([1]), np.array([1.0]), np.array([0]))
    material = Material(PairStore(["a/0", "a/1"], pixels), split, None, None)
    image, mask = make_batch(material, 6, 64, np.random.default_rng(1), CHANCE)
    assert image.shape == (6, 3, 64, 64) and mask.shape == (6, 1, 64, 64)
    assert torch.allclose(mask, torch.tensor(1.0))
