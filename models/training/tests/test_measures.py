"""Figures that can be worked out by hand."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.training.errors import InputError
from models.training.measures.pairs import pair_totals
from models.training.measures.photos import photo_totals
from models.training.measures.scores import scores, totals
from models.training.net.matting_net import MattingNet
from models.training.pairs.store import PairStore
from models.training.tests.made_pairs import disc_pair


def test_figures_of_a_half_right_matte() -> None:
    mask = torch.zeros(1, 1, 4, 4)
    mask[..., :2] = 1
    alpha = torch.zeros(1, 1, 4, 4)
    alpha[..., 1:3] = 1
    measured = scores(totals(alpha, mask))
    assert measured.mae == pytest.approx(0.5)
    assert measured.mean_iou == pytest.approx(4 / 12)
    assert measured.max_f == pytest.approx(1.3 * 0.25 / (0.3 * 0.5 + 0.5))


def test_f_is_the_highest_over_levels() -> None:
    mask = torch.zeros(1, 1, 2, 2)
    mask[..., 0] = 1
    # Cut at .5 it would be empty.
    assert scores(totals(mask * 0.4, mask)).max_f == pytest.approx(1)


def test_totals_add_up() -> None:
    pairs = torch.from_numpy(np.stack([disc_pair(32, i) for i in range(4)])).permute(0, 3, 1, 2).float() / 255
    alpha, mask = pairs[:, :1], pairs[:, 3:]
    parts = totals(alpha[:1], mask[:1]) + totals(alpha[1:], mask[1:])
    assert torch.allclose(parts, totals(alpha, mask))
    assert scores(parts).pictures == 4


def test_pairs_and_photos_are_measured_alike(tmp_path: Path) -> None:
    torch.manual_seed(1)
    net = MattingNet()
    pairs = np.stack([disc_pair(64, i) for i in range(3)])
    for folder, channels in (("im", slice(0, 3)), ("gt", 3)):
        (tmp_path / folder).mkdir()
        for i, pair in enumerate(pairs):
            Image.fromarray(pair[..., channels]).save(tmp_path / folder / f"{i}.png")
    store = PairStore([f"made/{i}" for i in range(3)], pairs)
    stored = pair_totals(net, store, np.arange(3), 64)
    photos = torch.stack([one for _, one in photo_totals(net, tmp_path, 64)]).sum(0)
    assert torch.allclose(stored, photos, atol=1e-3)


def test_missing_masks_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="^there are no photos in"):
        list(photo_totals(MattingNet(), tmp_path, 64))
    (tmp_path / "im").mkdir()
    Image.new("RGB", (8, 8)).save(tmp_path / "im" / "cat.png")
    with pytest.raises(InputError, match="^there is no mask for cat in"):
        list(photo_totals(MattingNet(), tmp_path, 64))


def test_photos_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    for folder in ("im", "gt"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "cat.png").write_bytes(b"no picture")
    with pytest.raises(InputError, match=r"im/cat\.png cannot be read as a picture"):
        list(photo_totals(MattingNet(), tmp_path, 64))
