"""U-blocks: small U-Nets that take the place of single convolutions."""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def upsample(x: Tensor, like: Tensor) -> Tensor:
    """Enlarges x (N x C x h x w) bilinearly to the height and width of the other tensor, whole multiples of its own.

    By a factor, not to a size: an exported graph then has no sizes to work out.
    """
    factor = int(like.shape[-1]) / int(x.shape[-1])
    return F.interpolate(x, scale_factor=factor, mode="bilinear", align_corners=False)


def halve(x: Tensor) -> Tensor:
    """Halves height and width by the maximum of 2 x 2; an odd side is rounded up."""
    return F.max_pool2d(x, 2, stride=2, ceil_mode=True)


class ConvBNReLU(nn.Sequential):
    """Convolution that keeps the size, batch normalisation, ReLU. kernel: 3 or 1."""

    def __init__(self, cin: int, cout: int, dilation: int = 1, kernel: int = 3) -> None:
        super().__init__(
            nn.Conv2d(cin, cout, kernel, padding=dilation * (kernel // 2), dilation=dilation, bias=False),
            nn.BatchNorm2d(cout),
            nn.ReLU(inplace=True),
        )


class RSU(nn.Module):
    """Residual U-block of the given height (U²-Net, section 3.1): a small U-Net whose output is added to its
    projected input. N x cin x H x W to N x cout x H x W."""

    def __init__(self, height: int, cin: int, mid: int, cout: int) -> None:
        super().__init__()
        self.project = ConvBNReLU(cin, cout)
        self.down = nn.ModuleList([ConvBNReLU(cout if i == 0 else mid, mid) for i in range(height - 1)])
        self.bottom = ConvBNReLU(mid, mid, dilation=2)
        self.up = nn.ModuleList([ConvBNReLU(2 * mid, cout if i == 0 else mid) for i in range(height - 1)])

    def forward(self, x: Tensor) -> Tensor:
        x = self.project(x)
        skips: list[Tensor] = []
        y = x
        for i, conv in enumerate(self.down):
            y = conv(halve(y) if i else y)
            skips.append(y)
        y = self.bottom(y)
        for conv, skip in zip(reversed(self.up), reversed(skips)):
            if y.shape[-2:] != skip.shape[-2:]:
                y = upsample(y, skip)
            y = conv(torch.cat([y, skip], 1))
        return x + y


class DilatedRSU(nn.Module):
    """RSU-4F (U²-Net, section 3.2): dilation in place of pooling, for the coarsest stages."""

    def __init__(self, cin: int, mid: int, cout: int) -> None:
        super().__init__()
        self.project = ConvBNReLU(cin, cout)
        self.d1 = ConvBNReLU(cout, mid)
        self.d2 = ConvBNReLU(mid, mid, 2)
        self.d3 = ConvBNReLU(mid, mid, 4)
        self.bottom = ConvBNReLU(mid, mid, 8)
        self.u3 = ConvBNReLU(2 * mid, mid, 4)
        self.u2 = ConvBNReLU(2 * mid, mid, 2)
        self.u1 = ConvBNReLU(2 * mid, cout)

    def forward(self, x: Tensor) -> Tensor:
        x = self.project(x)
        a = self.d1(x)
        b = self.d2(a)
        c = self.d3(b)
        y = self.u3(torch.cat([self.bottom(c), c], 1))
        y = self.u2(torch.cat([y, b], 1))
        return x + self.u1(torch.cat([y, a], 1))
