"""Makes weights the shipped ones: `python3 -m models.training.install --help`."""
from __future__ import annotations

import argparse
import hashlib
import tempfile
from pathlib import Path

import torch

from models.training.errors import InputError, run_command
from models.training.export import exported
from models.training.graph.equality import error_added
from models.training.measures.pairs import pair_totals, pairs_at
from models.training.measures.photos import photo_totals
from models.training.measures.scores import Scores, scores
from models.training.net.matting_net import MattingNet
from models.training.optimisation.checkpoint import load_weights
from models.training.pairs.split import held_out_names, split_pairs
from models.training.pairs.store import open_store
from models.training.shipping.card import write_figures
from models.training.shipping.expected import write_expected
from models.training.shipping.manifest import write_manifest

MODEL = "clearcut-m"
MOST_ADDED = 0.001
"""Mean absolute error that folding and rounding may add."""
COMPARED_PAIRS = 200
"""Held-out pairs on which that is measured."""
REPOSITORY = Path(__file__).parents[2]


def main() -> None:
    arguments = parse_arguments()
    net = MattingNet().eval()
    load_weights(net, arguments.weights)
    store = open_store(arguments.cache, "pairs", arguments.pairs, arguments.store)
    held = split_pairs(store.names, held_out_names()).held
    content = exported(net, arguments.side)
    require_cheap(net, content, pairs_at(store, held[:COMPARED_PAIRS], arguments.side))
    figures = {"held-out pairs": scores(pair_totals(net, store, held, arguments.side))}
    if arguments.photos is not None:
        measured = [total for _, total in photo_totals(net, arguments.photos, arguments.side)]
        figures["photos of DUTS-TE"] = scores(torch.stack(measured).sum(0))
        write_expected(arguments.repository / "bench" / "expected.json", MODEL, figures["photos of DUTS-TE"])
    folder: Path = arguments.repository / "models" / MODEL
    write_figures(folder / "MODEL_CARD.md", content, figures)
    write_manifest(folder / "manifest.json", MODEL, content, arguments.side)
    (folder / "model.onnx").write_bytes(content)
    report(content, figures)


def require_cheap(net: MattingNet, graph: bytes, pairs: torch.Tensor) -> None:
    """Prints what folding and rounding cost.

    :raises InputError: where that is too much
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.onnx"
        file.write_bytes(graph)
        added = error_added(net, file, pairs)
    print(f"folding and rounding add {added:.6f} to the mean absolute error of {len(pairs)} held-out pairs")
    if not added <= MOST_ADDED:
        raise InputError(f"the graph adds {added:.4f} to the error, more than {MOST_ADDED}: nothing was installed")


def report(content: bytes, figures: dict[str, Scores]) -> None:
    """Prints what was installed."""
    print(f"{MODEL}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")
    for name, one in figures.items():
        print(f"{name}: {one}")


def parse_arguments() -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        prog="python3 -m models.training.install",
        description="Exports weights, measures them, and writes all that goes with them: graph, manifest, the card's "
        "figures, what `npm run eval` expects. Refuses a graph that is worse than the net.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("weights", type=Path, help="what `keep` wrote, or a run's best.pt or last.pt (its running average)")
    add("--pairs", required=True, metavar="GLOB", help="the tars that the held-out pairs are in")
    add("--cache", required=True, type=Path, metavar="FOLDER", help="where decoded pairs are kept")
    add("--photos", type=Path, metavar="FOLDER", help="photos in im/, masks in gt/, looked at once a choice is made")
    add("--side", type=int, default=256, help="at which the net is to see pictures, in pixels")
    add("--store", type=int, default=320, metavar="SIDE", help="at which decoded pairs are kept, in pixels")
    add("--repository", type=Path, default=REPOSITORY, metavar="FOLDER", help="where to install")
    return parser.parse_args()


if __name__ == "__main__":
    run_command("install", main)
