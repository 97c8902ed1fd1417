"""The exported graph computes what PyTorch does, in the service's onnxruntime."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper

from models.training.errors import InputError
from models.training.graph.equality import largest_difference, run_graph, sample_input
from models.training.graph.onnx_graph import OPSET, AlphaNet, export_graph, halve_weights
from models.training.net.u2net import U2Net

SIDE = 64


@pytest.fixture(scope="module")
def net() -> U2Net:
    """With statistics of the sample, so that its matte is not flat."""
    torch.manual_seed(1)
    net = U2Net("s")
    with torch.no_grad():
        for _ in range(20):
            net(sample_input(SIDE).repeat(2, 1, 1, 1))
    return net.eval()


def test_the_sample_has_a_matte_to_compare(net: U2Net) -> None:
    with torch.no_grad():
        assert AlphaNet(net)(sample_input(SIDE)).std() > 0.01


def test_both_graphs_equal_the_net(net: U2Net, tmp_path: Path) -> None:
    file = tmp_path / "net.onnx"
    graph = export_graph(net, SIDE)
    onnx.save(graph, str(file))
    whole = file.stat().st_size
    assert largest_difference(net, file, SIDE) < 1e-4
    onnx.save(halve_weights(graph), str(file))
    assert 0 < largest_difference(net, file, SIDE) < 1e-2
    assert file.stat().st_size < 0.55 * whole


def test_another_net_is_told_apart(net: U2Net, tmp_path: Path) -> None:
    file = tmp_path / "net.onnx"
    onnx.save(export_graph(net, SIDE), str(file))
    other = U2Net("s")
    other.load_state_dict(net.state_dict())
    with torch.no_grad():
        other.fuse.weight *= 2
    assert largest_difference(other, file, SIDE) > 1e-2


def test_the_graph_says_what_it_takes_and_gives(net: U2Net) -> None:
    graph = halve_weights(export_graph(net, SIDE))
    assert [version.version for version in graph.opset_import] == [OPSET]
    shapes = {
        value.name: [axis.dim_value for axis in value.type.tensor_type.shape.dim]
        for value in [*graph.graph.input, *graph.graph.output]
    }
    assert shapes == {"image": [1, 3, SIDE, SIDE], "alpha": [1, 1, SIDE, SIDE]}
    large = [numpy_helper.to_array(w) for w in graph.graph.initializer]
    assert all(w.dtype == np.float16 for w in large if w.dtype != np.int64 and w.size >= 256)


def test_what_does_not_run_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.onnx"
    file.write_bytes(b"no graph")
    with pytest.raises(InputError, match=r"onnxruntime does not run .*broken\.onnx.*Error"):
        run_graph(file, np.zeros((1, 3, SIDE, SIDE), np.float32))
