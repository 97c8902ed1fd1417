"""Whether onnxruntime computes what PyTorch does."""
from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from models.training.errors import InputError
from models.training.graph.onnx_graph import AlphaNet
from models.training.net.matting_net import MattingNet
from models.training.net.normalise import normalise

RUN_GRAPH = Path(__file__).with_name("run-graph.mjs")


def largest_difference(net: MattingNet, graph: Path, side: int) -> float:
    """Largest difference of the mattes, 0 to 1, for one picture: a disc on a slope of colour, with some noise.

    Random noise alone would not do: nets find no subject in it, and all-zero mattes are alike whatever the weights.

    :raises InputError: where Node or the packages of package.json are missing
    """
    image = sample_input(side)
    with torch.no_grad():
        expected = AlphaNet(net).eval()(image).numpy()
    return float(np.abs(run_graph(graph, image.numpy()).reshape(expected.shape) - expected).max())


def sample_input(side: int) -> torch.Tensor:
    """1 x 3 x side x side, normalised."""
    rows = torch.linspace(-1, 1, side)
    y, x = torch.meshgrid(rows, rows, indexing="ij")
    disc = ((x - 0.1) ** 2 + (y + 0.1) ** 2 < 0.3).float()
    slope = torch.stack([x, y, -x])
    noise = torch.randn(3, side, side, generator=torch.Generator().manual_seed(1))
    return (slope * (1 - disc) + torch.tensor([2.0, -1.0, -1.0]).view(3, 1, 1) * disc + 0.1 * noise)[None]


@torch.no_grad()
def error_added(net: MattingNet, graph: Path, pairs: torch.Tensor) -> float:
    """What a graph adds to the net's mean absolute error on pairs: what folding and rounding cost.

    :param pairs: B x 4 x side x side, 0 to 1
    """
    images, masks = normalise(pairs[:, :3]), pairs[:, 3:]
    of_net = AlphaNet(net).eval()(images)
    of_graph = torch.from_numpy(run_graph(graph, images.numpy()).reshape(of_net.shape).copy())
    return float((of_graph - masks).abs().mean() - (of_net - masks).abs().mean())


def run_graph(graph: Path, image: NDArray[np.float32]) -> NDArray[np.float32]:
    """Runs the graph in the service's onnxruntime, one picture after the other; float32 in, flat float32 out."""
    node = shutil.which("node")
    if node is None:
        raise InputError("there is no node: it runs the check against onnxruntime")
    done = subprocess.run([node, str(RUN_GRAPH), str(graph)], input=image.tobytes(), capture_output=True)
    if done.returncode != 0:
        lines = done.stderr.decode().strip().splitlines()
        fault = next((line for line in lines if "Error" in line), lines[-1] if lines else "no message")
        raise InputError(f"onnxruntime does not run {graph} (is `npm install` done?): {fault}")
    return np.frombuffer(done.stdout, np.float32)
