"""MobileNetV2 1.0 (Sandler et al., CVPR 2018) as an encoder, with batch normalisation folded into its convolutions."""
from __future__ import annotations

from pathlib import Path
from typing import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from models.training.errors import InputError

STEM = 32
"""Channels of the first convolution."""
LAYOUT = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
"""Expansion, channels, repeats and stride of the first repeat (table 2 of the paper)."""
FEATURES = {0: 16, 2: 24, 5: 32, 12: 96, 16: 320}
"""Blocks whose outputs are the features at strides 2, 4, 8, 16 and 32, and their channels."""
FROZEN = 2
"""First blocks that stay, like the stem, as ImageNet has made them: edges and colours are the same everywhere."""


def relu6(x: Tensor) -> Tensor:
    """0 to 6. Not PyTorch's own, of which 1.13 has no gradient in half the bits on a CPU."""
    return x.clamp(0, 6)


class InvertedResidual(nn.Module):
    """Expands, filters each channel, projects (section 3.3). N x cin x H x W to N x cout x H/stride x W/stride."""

    def __init__(self, cin: int, cout: int, expansion: int, stride: int) -> None:
        super().__init__()
        mid = cin * expansion
        self.expand = nn.Conv2d(cin, mid, 1) if expansion > 1 else None
        self.depthwise = nn.Conv2d(mid, mid, 3, stride=stride, padding=1, groups=mid)
        self.project = nn.Conv2d(mid, cout, 1)
        self.residual = stride == 1 and cin == cout

    def forward(self, x: Tensor) -> Tensor:
        y = x if self.expand is None else relu6(self.expand(x))
        y = self.project(relu6(self.depthwise(y)))
        return x + y if self.residual else y


class MobileNetV2(nn.Module):
    """N x 3 x H x W, -1 to 1, to the features of FEATURES, the finest first."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, STEM, 3, stride=2, padding=1)
        blocks: list[nn.Module] = []
        cin = STEM
        for expansion, cout, repeats, stride in LAYOUT:
            for i in range(repeats):
                blocks.append(InvertedResidual(cin, cout, expansion, stride if i == 0 else 1))
                cin = cout
        self.blocks = nn.ModuleList(blocks)
        for frozen in (self.stem, *self.blocks[:FROZEN]):
            frozen.requires_grad_(False)

    def forward(self, image: Tensor) -> list[Tensor]:
        x = relu6(self.stem(image))
        features = []
        for i, block in enumerate(self.blocks):
            x = block(x)
            if i in FEATURES:
                features.append(x)
        return features

    def convolutions(self) -> Iterator[nn.Conv2d]:
        """Stem, then expand, depthwise and project of each block: the order of `load_backbone`'s file."""
        return (module for module in self.modules() if isinstance(module, nn.Conv2d))


def load_backbone(encoder: MobileNetV2, file: Path) -> None:
    """Gives the encoder weights that were trained for ImageNet.

    :param file: .npz with NN.weight and NN.bias for each of `convolutions`
    :raises InputError: where the file is missing, or has other weights
    """
    try:
        with np.load(file) as data, torch.no_grad():
            for i, conv in enumerate(encoder.convolutions()):
                assert conv.bias is not None
                for name, value in (("weight", conv.weight), ("bias", conv.bias)):
                    value.copy_(read_values(data[f"{i:02d}.{name}"], value))
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{file} does not fit this encoder: {error}") from error


def read_values(values: NDArray[np.float32], like: Tensor) -> Tensor:
    """Values as a tensor of the same shape as the other.

    :raises ValueError: where they have another shape
    """
    if values.shape != tuple(like.shape):
        raise ValueError(f"expected {tuple(like.shape)} values but found {values.shape}")
    return torch.from_numpy(values)
