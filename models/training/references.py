"""Writes what a net makes of inputs, for `npm run eval` to compare the service with:
`python3 -m models.training.references --help`."""
from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from models.training.errors import InputError, run_command
from models.training.graph.onnx_graph import AlphaNet
from models.training.measures.photos import read_picture
from models.training.net.normalise import normalise
from models.training.net.matting_net import MattingNet
from models.training.optimisation.checkpoint import load_weights


def main() -> None:
    arguments = parse_arguments()
    net = MattingNet()
    load_weights(net, arguments.weights)
    inputs = sorted(arguments.inputs.glob("*.input.png"))
    if not inputs:
        raise InputError(f"there is no NAME.input.png in {arguments.inputs}")
    arguments.out.mkdir(parents=True, exist_ok=True)
    for file in inputs:
        write_reference(net, file, arguments.out, arguments.side)
    print(f"{len(inputs)} alphas in {arguments.out}")


def write_reference(net: MattingNet, file: Path, folder: Path, side: int) -> None:
    """Copies NAME.input.png to the folder and writes the net's matte of it beside it, NAME.alpha.png, 0 to 255.

    :raises InputError: for an input of another size, which the service would resample in a way of its own
    """
    image = read_picture(file, "RGB")
    if image.shape[-2:] != (side, side):
        raise InputError(f"{file} is {image.shape[-1]} x {image.shape[-2]}, not the net's {side} x {side}")
    with torch.no_grad():
        alpha = AlphaNet(net).eval()(normalise(image))[0, 0]
    shutil.copyfile(file, folder / file.name)
    matte = alpha.mul(255).round().numpy().astype(np.uint8)
    Image.fromarray(matte, "L").save(folder / file.name.replace(".input.png", ".alpha.png"))


def parse_arguments() -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="python3 -m models.training.references",
        description="Writes a net's mattes of inputs of its own size, for `REFERENCE_DIR=OUT npm run eval`.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("weights", type=Path, help="what was exported: a run's best.pt or last.pt")
    add("inputs", type=Path, help="a folder with NAME.input.png")
    add("out", type=Path, help="the folder to write to")
    add("--side", type=int, default=256, help="at which the net sees pictures, in pixels")
    return parser.parse_args()


if __name__ == "__main__":
    run_command("references", main)
