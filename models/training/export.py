"""Exports a net as ONNX: `python3 -m models.training.export --help`."""
from __future__ import annotations

import argparse
import hashlib
import tempfile
from pathlib import Path

import onnx

from models.training.errors import InputError, run_command
from models.training.graph.equality import largest_difference
from models.training.graph.onnx_graph import export_graph, halve_weights
from models.training.net.matting_net import MattingNet
from models.training.optimisation.checkpoint import load_weights

SAME_WEIGHTS = 1e-4
"""How far the graph with full weights may be from PyTorch: float32 sums in another order."""
HALF_WEIGHTS = 1e-2
"""How far the one with half-precision weights may be: under three levels of 255, at the worst of all pixels."""


def main() -> None:
    arguments = parse_arguments()
    net = MattingNet()
    load_weights(net, arguments.weights)
    content = exported(net, arguments.side)
    arguments.out.write_bytes(content)
    print(f"{arguments.out}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


def exported(net: MattingNet, side: int) -> bytes:
    """The net as an ONNX file with half-precision weights.

    :raises InputError: where onnxruntime computes something else than PyTorch
    """
    graph = export_graph(net, side)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(graph, str(whole))
        require_equal(largest_difference(net, whole, side), SAME_WEIGHTS, "full weights")
        half = Path(folder) / "half.onnx"
        onnx.save(halve_weights(graph), str(half))
        require_equal(largest_difference(net, half, side), HALF_WEIGHTS, "half-precision weights")
        return half.read_bytes()


def require_equal(difference: float, allowed: float, which: str) -> None:
    """Prints how far onnxruntime is from PyTorch.

    :raises InputError: where that is too far
    """
    print(f"onnxruntime against PyTorch, {which}: {difference:.2g} at most")
    if not difference <= allowed:
        raise InputError(f"onnxruntime is {difference:.2g} from PyTorch, more than {allowed:g}: nothing was written")


def parse_arguments() -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="python3 -m models.training.export",
        description="Writes a net as ONNX with half-precision weights, if onnxruntime computes the same as PyTorch.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("weights", type=Path, help="what `keep` wrote, or a run's best.pt or last.pt (its running average)")
    add("out", type=Path, help="the file to write, *.onnx")
    add("--side", type=int, default=256, help="at which the net is to see pictures, in pixels")
    return parser.parse_args()


if __name__ == "__main__":
    run_command("export", main)
