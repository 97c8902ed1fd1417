"""Measures a net: `python3 -m models.training.evaluate --help`."""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from models.training.errors import InputError, run_command
from models.training.measures.pairs import pair_totals
from models.training.measures.photos import photo_totals
from models.training.measures.scores import scores
from models.training.net.matting_net import MattingNet
from models.training.optimisation.checkpoint import load_weights
from models.training.optimisation.workers import run_workers, sum_over_workers
from models.training.pairs.split import held_out_names, source_of, split_pairs
from models.training.pairs.store import PairStore, open_store


def main() -> None:
    arguments = parse_arguments()
    if arguments.pairs is not None and arguments.cache is None:
        raise InputError("--pairs needs --cache, where decoded pairs are kept")
    net = MattingNet()
    load_weights(net, arguments.weights)
    if arguments.photos is not None:
        measure_photos(net, arguments.photos, arguments.side, arguments.each)
    else:
        store = open_store(arguments.cache, "pairs", arguments.pairs, arguments.store)
        run_workers(arguments.workers, measure_pairs, net, store, arguments.side)


def measure_photos(net: MattingNet, folder: Path, side: int, each: bool) -> None:
    """Prints the figures of a folder of photos, and of each of them if wanted."""
    net.to(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    measured = list(photo_totals(net, folder, side))
    if each:
        for name, one in sorted(measured, key=lambda item: -float(item[1][1])):
            print(f"MAE {float(one[1]):.4f}, IoU {float(one[2]):.4f}  {name}")
    print(scores(torch.stack([one for _, one in measured]).sum(0)))


def measure_pairs(rank: int, count: int, net: MattingNet, store: PairStore, side: int) -> None:
    """Prints the figures of the held-out pairs, by source and of all."""
    net.to(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    held = split_pairs(store.names, held_out_names()).held
    sources = np.array([source_of(store.names[i]) for i in held])
    parts = []
    for source in sorted(set(sources)):
        places = held[sources == source][rank::count]
        total = sum_over_workers(pair_totals(net, store, places, side), count)
        parts.append(total)
        if rank == 0:
            print(f"{source:15s} {scores(total)}", flush=True)
    if rank == 0:
        print(f"{'all':15s} {scores(torch.stack(parts).sum(0))}")


def parse_arguments() -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="python3 -m models.training.evaluate",
        description="Measures a net on the held-out pairs, or on photos with masks at their own size.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--pairs", metavar="GLOB", help="the tars that the held-out pairs are in")
    what.add_argument("--photos", type=Path, metavar="FOLDER", help="photos in im/, masks in gt/")
    add("weights", type=Path, help="a run's best.pt or last.pt (of which the running average is measured)")
    add("--side", type=int, default=256, help="at which the net sees pictures, in pixels")
    add("--cache", type=Path, metavar="FOLDER", help="where decoded pairs are kept")
    add("--store", type=int, default=320, metavar="SIDE", help="at which decoded pairs are kept, in pixels")
    add("--each", action="store_true", help="each photo's figures, too, the worst first")
    add("--workers", type=int, default=2, help="processes, each with its part of the pairs")
    return parser.parse_args()


if __name__ == "__main__":
    run_command("evaluate", main)
