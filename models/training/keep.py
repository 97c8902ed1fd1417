"""Keeps what a run has learnt in a small file: `python3 -m models.training.keep --help`."""
from __future__ import annotations

import argparse
from pathlib import Path

from models.training.errors import InputError, run_command
from models.training.net.matting_net import MattingNet
from models.training.optimisation import checkpoint


def main() -> None:
    arguments = parse_arguments()
    state = checkpoint.load(arguments.last)
    if not isinstance(state, dict) or "seen" not in state:
        raise InputError(f"{arguments.last} is no last.pt of a run")
    net = MattingNet()
    checkpoint.load_weights(net, arguments.last)
    weights = {name: value.half() if value.is_floating_point() else value for name, value in net.state_dict().items()}
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    checkpoint.save({"average": weights, "seen": state["seen"]}, arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size} bytes, {state['seen']} pictures seen")


def parse_arguments() -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="python3 -m models.training.keep",
        description="Writes a run's running average in half precision, with how many pictures it has seen. "
        "`train --init FILE --seen PICTURES` goes on from it.",
    )
    add = parser.add_argument
    add("last", type=Path, help="a run's last.pt")
    add("out", type=Path, help="the file to write, *.pt")
    return parser.parse_args()


if __name__ == "__main__":
    run_command("keep", main)
