"""The exported graph computes what PyTorch does, in the service's onnxruntime."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper

from models.training.errors import InputError
from models.training.graph.equality import error_added, largest_difference, run_graph, sample_input
from models.training.graph.onnx_graph import OPSET, AlphaNet, export_graph, halve_weights
from models.training.net.matting_net import MattingNet
from models.training.tests.made_pairs import disc_pair

SIDE = 64


@pytest.fixture(scope="module")
def net() -> MattingNet:
    """With statistics of the sample, so that its matte is not flat."""
    torch.manual_seed(1)
    net = MattingNet()
    with torch.no_grad():
        net.detail.weight.normal_(std=0.1)
        for _ in range(20):
            net(sample_input(SIDE).repeat(2, 1, 1, 1))
    return net.eval()


def test_the_sample_has_a_matte_to_compare(net: MattingNet) -> None:
    with torch.no_grad():
        assert AlphaNet(net)(sample_input(SIDE)).std() > 0.01


def test_both_graphs_equal_the_net(net: MattingNet, tmp_path: Path) -> None:
    file = tmp_path / "net.onnx"
    graph = export_graph(net, SIDE)
    onnx.save(graph, str(file))
    whole = file.stat().st_size
    assert largest_difference(net, file, SIDE) < 1e-4
    onnx.save(halve_weights(graph), str(file))
    assert 0 < largest_difference(net, file, SIDE) < 1e-2
    assert file.stat().st_size < 0.55 * whole


def test_another_net_is_told_apart(net: MattingNet, tmp_path: Path) -> None:
    file = tmp_path / "net.onnx"
    onnx.save(export_graph(net, SIDE), str(file))
    other = MattingNet()
    other.load_state_dict(net.state_dict())
    with torch.no_grad():
        other.detail.weight += 1
    assert largest_difference(other, file, SIDE) > 1e-2


def test_the_graph_says_what_it_takes_and_gives(net: MattingNet) -> None:
    graph = halve_weights(export_graph(net, SIDE))
    assert [version.version for version in graph.opset_import] == [OPSET]
    shapes = {
        value.name: [axis.dim_value for axis in value.type.tensor_type.shape.dim]
        for value in [*graph.graph.input, *graph.graph.output]
    }
    assert shapes == {"image": [1, 3, SIDE, SIDE], "alpha": [1, 1, SIDE, SIDE]}
    large = [numpy_helper.to_array(w) for w in graph.graph.initializer]
    assert all(w.dtype == np.float16 for w in large if w.dtype != np.int64 and w.size >= 256)


def test_no_map_is_joined_for_a_convolution(net: MattingNet) -> None:
    graph = export_graph(net, SIDE).graph
    joined = {node.output[0] for node in graph.node if node.op_type == "Concat"}
    assert not [node.name for node in graph.node if node.op_type == "Conv" and node.input[0] in joined]
    weights = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    narrow = [node for node in graph.node if node.op_type == "Conv" and len(weights[node.input[1]]) <= 8]
    # One head gives the finest map and its detail.
    assert [len(weights[node.input[1]]) for node in narrow] == [5]


def test_what_rounding_adds_is_measured(net: MattingNet, tmp_path: Path) -> None:
    file = tmp_path / "net.onnx"
    pairs = torch.from_numpy(np.stack([disc_pair(SIDE, i) for i in range(3)])).permute(0, 3, 1, 2).float() / 255
    onnx.save(halve_weights(export_graph(net, SIDE)), str(file))
    assert 0 < abs(error_added(net, file, pairs)) < 1e-3
    # A net that says the contrary of this one's mattes is far off.
    contrary = MattingNet().eval()
    contrary.load_state_dict(net.state_dict())
    with torch.no_grad():
        contrary.side[0].bias += 5
    assert abs(error_added(contrary, file, pairs)) > 1e-2


def test_what_does_not_run_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.onnx"
    file.write_bytes(b"no graph")
    with pytest.raises(InputError, match=r"onnxruntime does not run .*broken\.onnx.*Error"):
        run_graph(file, np.zeros((1, 3, SIDE, SIDE), np.float32))
