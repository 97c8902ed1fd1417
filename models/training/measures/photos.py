"""Measuring on photos of any size, each with its mask: the protocol that publications use."""
from __future__ import annotations

from pathlib import Path
from typing import Iterator

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from models.training.errors import InputError
from models.training.measures.scores import totals
from models.training.net.normalise import normalise
from models.training.net.matting_net import MattingNet


def list_photos(folder: Path) -> list[tuple[str, Path, Path]]:
    """Name, photo and mask of each photo in `im` with its mask in `gt`, by name without ending.

    :raises InputError: where a folder or a mask is missing
    """
    photos, masks = ({path.stem: path for path in sorted((folder / name).glob("*.*"))} for name in ("im", "gt"))
    if not photos:
        raise InputError(f"there are no photos in {folder / 'im'}")
    missing = [name for name in photos if name not in masks]
    if missing:
        raise InputError(f"there is no mask for {missing[0]} in {folder / 'gt'}")
    return [(name, path, masks[name]) for name, path in photos.items()]


def read_picture(path: Path, mode: str) -> Tensor:
    """A picture as 1 x C x H x W, 0 to 1. mode: "RGB" or "L".

    :raises InputError: where it cannot be read
    """
    try:
        picture = Image.open(path).convert(mode)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read as a picture: {error}") from error
    values = np.asarray(picture, np.float32) / 255
    return torch.from_numpy(values.reshape(*values.shape[:2], -1)).permute(2, 0, 1)[None]


@torch.no_grad()
def photo_totals(net: MattingNet, folder: Path, side: int) -> Iterator[tuple[str, Tensor]]:
    """Name and totals of each photo: squashed to side x side for the net, its alpha enlarged bilinearly to the mask's
    size and compared there."""
    net.eval()
    device = next(net.parameters()).device
    for name, photo, truth in list_photos(folder):
        image, mask = read_picture(photo, "RGB").to(device), read_picture(truth, "L").to(device)
        image = F.interpolate(image, size=(side, side), mode="bilinear", align_corners=False, antialias=True)
        alpha = torch.sigmoid(net(normalise(image.clamp(0, 1))).fused)
        alpha = F.interpolate(alpha, size=mask.shape[-2:], mode="bilinear", align_corners=False)
        yield name, totals(alpha, mask)
