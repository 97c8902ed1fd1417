"""Shapes and costs of the nets."""
from __future__ import annotations

import pytest
import torch

from models.training.errors import InputError
from models.training.net.cost import multiply_adds, parameters
from models.training.net.u2net import U2Net


def test_maps_have_the_sizes_that_the_loss_expects() -> None:
    fused, sides = U2Net("s")(torch.zeros(2, 3, 96, 64))
    assert fused.shape == (2, 1, 96, 64)
    assert [side.shape for side in sides] == [(2, 1, 48, 32)] * 6


@pytest.mark.parametrize(("size", "millions", "billions"), [("p", 1.15, 3.45), ("s", 2.77, 1.74), ("m", 7.65, 3.68)])
def test_costs_are_those_of_the_model_cards(size: str, millions: float, billions: float) -> None:
    net = U2Net(size)
    assert parameters(net) / 1e6 == pytest.approx(millions, abs=0.01)
    assert multiply_adds(net, 256) / 1e9 == pytest.approx(billions, abs=0.01)


def test_unknown_sizes_are_refused() -> None:
    with pytest.raises(InputError, match='^there is no net of size "xl": choose one of p, s, m, l$'):
        U2Net("xl")
