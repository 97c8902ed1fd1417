"""Made pairs: discs of one colour on a background of another."""
from __future__ import annotations

import io
import tarfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def disc_pair(side: int, seed: int) -> NDArray[np.uint8]:
    """A bright disc somewhere on a darker slope: side x side x 4, RGB and mask."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:side, 0:side] / side
    centre = rng.uniform(0.35, 0.65, 2)
    mask = (x - centre[0]) ** 2 + (y - centre[1]) ** 2 < rng.uniform(0.15, 0.3) ** 2
    background = np.stack([60 + 60 * x, 60 + 60 * y, np.full_like(x, 80)], -1)
    colour = np.where(mask[..., None], rng.uniform(170, 250, 3), background)
    return np.dstack([colour, mask * 255]).astype(np.uint8)


def as_webp(pair: NDArray[np.uint8]) -> bytes:
    """The pair as a lossless file that keeps colours under an alpha of 0."""
    out = io.BytesIO()
    Image.fromarray(pair, "RGBA").save(out, "WEBP", lossless=True, exact=True)
    return out.getvalue()


def write_tar(path: Path, files: dict[str, bytes]) -> None:
    """Writes files by name into a tar."""
    with tarfile.open(path, "w") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
