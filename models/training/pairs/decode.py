"""From a file to a pair."""
from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.training.errors import InputError


def decode_pair(name: str, data: bytes, side: int) -> NDArray[np.uint8]:
    """Reads an RGBA picture whose alpha is its mask and resizes both to side x side, by a cubic.

    Colour and alpha are resized apart. Together, Pillow multiplies colour by alpha on the way, and divides afterwards:
    wherever alpha is 0 the background comes out black, and a net learns to find what is not black.

    :returns: side x side x 4, 0 to 255
    :raises InputError: for what is no picture
    """
    try:
        picture = Image.open(io.BytesIO(data)).convert("RGBA")
    except (OSError, ValueError) as error:
        raise InputError(f"{name} cannot be read as a picture: {error}") from error
    colour, mask = picture.convert("RGB"), picture.getchannel("A")
    if picture.size != (side, side):
        colour = colour.resize((side, side), Image.Resampling.BICUBIC)
        mask = mask.resize((side, side), Image.Resampling.BICUBIC)
    return np.dstack([np.asarray(colour), np.asarray(mask)])
