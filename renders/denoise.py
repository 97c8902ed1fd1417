"""Takes the noise of few light paths out of a render, as Debian's Blender brings no denoiser.

Neighbours are averaged only where their surfaces look the same way and are of the same colour, so that edges and
textures stay sharp (an edge-avoiding à-trous wavelet, Dammertz et al., 2010).
"""

import numpy as np
from numpy.typing import NDArray

# Height × width × channels, or height × width.
Pixels = NDArray[np.float32]

# Weights of a B3 spline, over which each level spreads twice as far as the one before.
SPLINE = np.array([1, 4, 6, 4, 1], np.float32) / 16
LEVELS = 4
NORMAL_SIGMA = 0.18
ALBEDO_SIGMA = 0.04
# In standard deviations of the light around a pixel.
LIGHT_SIGMA = 1.6


def denoise(passes: dict[str, Pixels]) -> Pixels:
    """The colours without noise, from passes `color`, `albedo`, `gloss` and `normal`."""
    surface = passes["albedo"] + passes["gloss"]
    # As logarithms, bright specks weigh no more than dark ones.
    light = np.log1p(passes["color"])
    for level in range(LEVELS):
        light = _spread(light, passes["normal"], surface, 2**level)
    return np.asarray(np.expm1(light), np.float32)


def _spread(light: Pixels, normal: Pixels, albedo: Pixels, step: int) -> Pixels:
    grey = light.mean(axis=2)
    deviation = LIGHT_SIGMA * _deviation(grey, step) + 1e-3
    total = np.zeros_like(light)
    weights = np.zeros_like(grey)
    for row in range(-2, 3):
        for column in range(-2, 3):
            move = (row * step, column * step)
            far = _moved(light, move)
            weight = SPLINE[row + 2] * SPLINE[column + 2] * np.exp(
                -_distance(normal, move) / NORMAL_SIGMA**2
                - _distance(albedo, move) / ALBEDO_SIGMA**2
                - np.abs(_moved(grey, move) - grey) / deviation
            )
            total += far * weight[..., None]
            weights += weight
    return total / weights[..., None]


def _deviation(grey: Pixels, step: int) -> Pixels:
    """Standard deviation in 5 × 5 pixels around each, `step` pixels apart."""
    moves = [(row * step, column * step) for row in range(-2, 3) for column in range(-2, 3)]
    mean = sum(_moved(grey, move) for move in moves) / len(moves)
    square = sum(_moved(grey, move) ** 2 for move in moves) / len(moves)
    return np.sqrt(np.maximum(square - mean**2, 0))


def _distance(guide: Pixels, move: tuple[int, int]) -> Pixels:
    return np.asarray(((_moved(guide, move) - guide) ** 2).sum(axis=2))


def _moved(pixels: Pixels, move: tuple[int, int]) -> Pixels:
    """Each pixel's neighbour; beyond the border, the border's own."""
    height, width = pixels.shape[:2]
    rows = np.clip(np.arange(height) + move[0], 0, height - 1)
    columns = np.clip(np.arange(width) + move[1], 0, width - 1)
    return pixels[rows][:, columns]
