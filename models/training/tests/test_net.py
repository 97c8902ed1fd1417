"""Shapes, costs and beginnings of the net."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.training.errors import InputError
from models.training.net.cost import multiply_adds, parameters
from models.training.net.matting_net import MattingNet
from models.training.net.mobilenet import MobileNetV2, load_backbone


def write_backbone(file: Path, encoder: MobileNetV2, without: str = "") -> None:
    """Writes an encoder's weights as they are published, but for one of them."""
    values = {}
    for i, conv in enumerate(encoder.convolutions()):
        assert conv.bias is not None
        values[f"{i:02d}.weight"], values[f"{i:02d}.bias"] = conv.weight.detach().numpy(), conv.bias.detach().numpy()
    np.savez(file, **{name: value for name, value in values.items() if name != without})


def test_maps_have_the_sizes_that_the_loss_expects() -> None:
    fused, sides = MattingNet()(torch.zeros(2, 3, 96, 64))
    assert fused.shape == (2, 1, 96, 64)
    assert [side.shape for side in sides] == [(2, 1, 48, 32)] * 5


def test_costs_are_those_of_the_model_card() -> None:
    net = MattingNet()
    assert parameters(net) / 1e6 == pytest.approx(3.29, abs=0.01)
    assert multiply_adds(net, 256) / 1e9 == pytest.approx(0.99, abs=0.01)
    assert multiply_adds(net, 320) / 1e9 == pytest.approx(1.55, abs=0.01)


def test_detail_sets_single_pixels() -> None:
    torch.manual_seed(1)
    net = MattingNet().eval()
    image = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        plain = net(image).fused
        assert net.detail.bias is not None
        net.detail.bias[1] = 3
        raised = net(image).fused - plain
    # The second of four values is the upper right pixel of each two by two.
    assert torch.allclose(raised[..., 0::2, 1::2], torch.tensor(3.0), atol=1e-4)
    assert torch.allclose(raised[..., 1::2, :], torch.tensor(0.0), atol=1e-4)


def test_an_encoder_takes_published_weights(tmp_path: Path) -> None:
    trained, encoder = MobileNetV2(), MobileNetV2()
    write_backbone(tmp_path / "backbone.npz", trained)
    load_backbone(encoder, tmp_path / "backbone.npz")
    image = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        for mine, theirs in zip(encoder(image), trained(image)):
            assert torch.equal(mine, theirs)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    write_backbone(tmp_path / "cut.npz", MobileNetV2(), without="50.bias")
    for file in ("cut.npz", "none.npz"):
        with pytest.raises(InputError, match=f"{file} does not fit this encoder"):
            load_backbone(MobileNetV2(), tmp_path / file)


def test_the_first_layers_stay_as_they_are() -> None:
    net = MattingNet()
    net(torch.rand(2, 3, 64, 64)).fused.sum().backward()
    still = {name for name, value in net.encoder.named_parameters() if value.grad is None}
    assert {name.split(".")[0] for name in still} == {"stem", "blocks"}
    assert {name.split(".")[1] for name in still if name.startswith("blocks")} == {"0", "1"}
