"""From a net to an ONNX graph with half-precision weights."""
from __future__ import annotations

import io
import warnings

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from models.training.graph.convolutions import merge_heads, split_concats
from models.training.net.matting_net import MattingNet

OPSET = 17
"""The newest that PyTorch 1.13 writes; onnxruntime 1.30 reads it in Node and in browsers."""
SMALLEST_HALVED = 256
"""Weights of fewer values stay as they are: halving them saves nothing."""


class AlphaNet(nn.Module):
    """N x 3 x H x W as the net takes it, to the matte: N x 1 x H x W, 0 to 1."""

    def __init__(self, net: MattingNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, image: Tensor) -> Tensor:
        return torch.sigmoid(self.net(image).fused)


def export_graph(net: MattingNet, side: int) -> onnx.ModelProto:
    """The graph of a net: input "image", 1 x 3 x side x side, output "alpha", 1 x 1 x side x side, both float32. Batch
    normalisation is folded in, and convolutions are laid out as onnxruntime likes them."""
    file = io.BytesIO()
    newer = {"dynamo": False} if hasattr(torch.onnx, "dynamo_export") else {}
    with warnings.catch_warnings():
        # That sizes become constants, as they are meant to; whether the graph is right is measured.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            AlphaNet(net).eval(),
            (torch.zeros(1, 3, side, side),),
            file,
            input_names=["image"],
            output_names=["alpha"],
            opset_version=OPSET,
            do_constant_folding=True,
            **newer,
        )
    return split_concats(merge_heads(onnx.load_from_string(file.getvalue())))


def halve_weights(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Stores the larger float32 weights in half precision. A cast before each keeps the arithmetic in float32, so the
    file is half as large and every runtime reads it.

    :returns: the same graph, changed
    """
    casts = []
    for weights in list(graph.graph.initializer):
        values = numpy_helper.to_array(weights)
        if values.dtype != np.float32 or values.size < SMALLEST_HALVED:
            continue
        half = numpy_helper.from_array(values.astype(np.float16), f"{weights.name}_half")
        casts.append(helper.make_node("Cast", [half.name], [weights.name], to=onnx.TensorProto.FLOAT))
        graph.graph.initializer.remove(weights)
        graph.graph.initializer.append(half)
    nodes = [*casts, *graph.graph.node]
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)
    onnx.checker.check_model(graph)
    return graph
