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
from models.training.net.u2net import U2Net
from models.training.optimisation.checkpoint import load_weights

SAME_WEIGHTS = 1e-4
"""How far the graph with full weights may be from PyTorch: float32 sums in another order."""
HALF_WEIGHTS = 1e-2
"""How far the one with half-precision weights may be: under three levels of 255, at the worst of all pixels."""


def main() -> None:
    arguments = parse_arguments()
    net = U2Net(arguments.size)
    load_weights(net, arguments.weights)
    graph = export_graph(net, arguments.side)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(graph, str(whole))
        require_equal(largest_difference(net, whole, arguments.side), SAME_WEIGHTS, "full weights")
        half = Path(folder) / "half.onnx"
        onnx.save(halve_weights(graph), str(half))
        require_equal(largest_difference(net, half, arguments.side), HALF_WEIGHTS, "half-precision weights")
        content = half.read_bytes()
    arguments.out.write_bytes(content)
    print(f"{arguments.out}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


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
    add("weights", type=Path, help="a run's best.pt or last.pt (of which the running average is exported)")
    add("out", type=Path, help="the file to write, *.onnx")
    add("--size", default="s", help="of the net: p, s, m or l")
    add("--side", type=int, default=256, help="at which the net is to see pictures, in pixels")
    return parser.parse_args()


if __name__ == "__main__":
    run_command("export", main)
