"""Trains a net on pairs: `python3 -m models.training.train --help`."""
from __future__ import annotations

import argparse
import os
from pathlib import Path

import torch

from models.training.batches import Material
from models.training.errors import InputError, run_command
from models.training.net.matting_net import MattingNet
from models.training.optimisation.half_bits import has_bfloat16
from models.training.optimisation.schedule import parse_schedule
from models.training.optimisation.workers import run_workers
from models.training.pairs.split import held_out_names, split_pairs
from models.training.pairs.store import open_store
from models.training.recipe import Recipe
from models.training.run import Run, begin_with


def work(rank: int, count: int, recipe: Recipe, material: Material, folder: Path, resume: bool, every: int) -> None:
    """What each worker does."""
    run = Run(recipe, material, folder, rank, count)
    if resume:
        run.resume()
    run.train(every)


def main() -> None:
    arguments = parse_arguments()
    recipe = recipe_of(arguments)
    out: Path = arguments.out
    last = out / "last.pt"
    if arguments.resume != last.exists():
        raise InputError(
            f"{last} is there already: say --resume, or another --out" if last.exists() else f"there is no {last}"
        )
    check_recipe(recipe, last if arguments.resume else recipe.init)
    if recipe.bfloat16 and not torch.cuda.is_available() and not has_bfloat16():
        print("this processor has no instructions for bfloat16: without --bfloat16 a run is several times as fast")
    out.mkdir(parents=True, exist_ok=True)
    cache = arguments.cache or out
    pairs = open_store(cache, "pairs", arguments.pairs, recipe.side)
    cut_outs = open_store(cache, "fg", arguments.fg, recipe.side) if arguments.fg else None
    backgrounds = open_store(cache, "bg", arguments.bg, recipe.side) if arguments.bg else None
    split = split_pairs(pairs.names, held_out_names())
    print(f"{len(split.training)} pairs to train on, {len(split.held)} held out; {recipe}", flush=True)
    material = Material(pairs, split, cut_outs, backgrounds)
    run_workers(recipe.workers, work, recipe, material, out, arguments.resume, arguments.check)


def check_recipe(recipe: Recipe, before: Path | None) -> None:
    """Finds faults of the recipe before workers start, of which each would tell it in its own words.

    :param before: weights that the run begins with, or goes on from
    :raises InputError: naming the fault
    """
    phases = parse_schedule(recipe.schedule)
    if before is not None:
        begin_with(MattingNet(), before)
    if not 0 <= recipe.seen < recipe.images:
        raise InputError(f"of {recipe.images} pictures in all {recipe.seen} cannot have been seen before")
    if recipe.workers < 1 or any(phase.batch % recipe.workers for phase in phases):
        raise InputError(f"{recipe.workers} workers cannot part batches of {recipe.schedule} evenly")


def recipe_of(arguments: argparse.Namespace) -> Recipe:
    """The recipe that the arguments ask for."""
    return Recipe(
        init=None if arguments.resume else arguments.init,
        images=arguments.images,
        seen=0 if arguments.resume else arguments.seen,
        schedule=arguments.schedule,
        step_size=arguments.step_size,
        weight_decay=arguments.weight_decay,
        average=arguments.average,
        side=arguments.store,
        seed=arguments.seed,
        workers=arguments.workers,
        bfloat16=arguments.bfloat16,
    )


def parse_arguments() -> argparse.Namespace:
    """Reads the command line; its defaults are the recipe of the embedded model."""
    cores = 1 if torch.cuda.is_available() else len(os.sched_getaffinity(0))
    parser = argparse.ArgumentParser(
        prog="python3 -m models.training.train",
        description="Trains a net on pairs of picture and mask, on one GPU if there is one, else on the CPU.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("--pairs", required=True, metavar="GLOB", help="tars of RGBA pictures, alpha the mask")
    add("--fg", metavar="GLOB", help="tars of cut-outs; with --bg, some are put on other backgrounds")
    add("--bg", metavar="GLOB", help="tars of backgrounds")
    add("--out", required=True, type=Path, metavar="FOLDER", help="gets best.pt, last.pt and log.jsonl")
    add("--cache", type=Path, metavar="FOLDER", help="where decoded pairs are kept; if missing, with --out")
    add("--init", type=Path, metavar="FILE", help="weights to begin with: a net's, or an encoder's (.npz)")
    add("--resume", action="store_true", help="go on from the last.pt in --out")
    add("--images", type=int, default=100_000, help="pictures to see in all")
    add("--seen", type=int, default=0, metavar="IMAGES", help="of these, what a run that was cut saw before --init")
    add("--schedule", default="192:35:16,256:50:16,320:15:16", help="phases, side:share:batch")
    add("--step-size", type=float, default=1e-3, help="of AdamW, at its largest")
    add("--weight-decay", type=float, default=1e-2, help="of AdamW")
    add("--average", type=float, default=0.999, help="share that the running average keeps at each step")
    add("--store", type=int, default=320, metavar="SIDE", help="at which decoded pairs are kept, in pixels")
    add("--check", type=int, default=4_000, metavar="IMAGES", help="pictures between checks")
    add(
        "--bfloat16",
        action="store_true",
        default=torch.cuda.is_available(),
        help="half the bits for the maps: always on a GPU, worth it on a CPU with instructions for it (avx512_bf16)",
    )
    add("--workers", type=int, default=cores, help="processes, each with its part of a batch")
    add("--seed", type=int, default=1, help="of what is drawn at random")
    return parser.parse_args()


if __name__ == "__main__":
    run_command("train", main)
