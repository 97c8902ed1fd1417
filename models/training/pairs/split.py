"""Which pairs are trained on, how often, and which are held out."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
from numpy.typing import NDArray

from models.training.errors import InputError

HELD_OUT = Path(__file__).with_name("held-out.txt")

# How often a pair of a source is drawn against one of DUTS-TR, which so makes nine tenths of a batch. Few cars from
# many sides, video frames, cats of a few places, and pedestrians of whom some are not marked teach less than they
# weigh.
DRAWN = {
    "carvana_small": 0.25,
    "pennfudan": 0.3,
    "feralcat": 0.35,
    "butterfly": 0.4,
    "davis480": 0.4,
    "ccp": 0.45,
    "weizmann_horse": 0.6,
}


def source_of(name: str) -> str:
    """The source that a pair is from: its folder in the tar."""
    return name.split("/")[0]


@dataclass(frozen=True)
class Split:
    """Places of the pairs in their store; chances (they add up to 1) of those to train on."""

    training: NDArray[np.int64]
    chances: NDArray[np.float64]
    held: NDArray[np.int64]


def held_out_names() -> list[str]:
    """The fixed list of pairs that no training sees."""
    return HELD_OUT.read_text().split()


def split_pairs(names: Sequence[str], held_names: Sequence[str]) -> Split:
    """Parts pairs into those to train on and those held out, which keep the order of their list.

    :raises InputError: where either would be empty
    """
    places = {name: place for place, name in enumerate(names)}
    held = np.array([places[name] for name in held_names if name in places], np.int64)
    training = np.setdiff1d(np.arange(len(names)), held)
    if len(held) == 0 or len(training) == 0:
        raise InputError(f"{len(held)} of {len(names)} pairs are held out: there must be some, and not all")
    chances = np.array([DRAWN.get(source_of(names[i]), 1.0) for i in training])
    return Split(training, chances / chances.sum(), held)
