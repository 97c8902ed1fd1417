"""A run that is taken up again."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.training.batches import Material
from models.training.pairs.split import split_pairs
from models.training.pairs.store import PairStore
from models.training.recipe import Recipe
from models.training.run import Run
from models.training.tests.made_pairs import disc_pair

RECIPE = Recipe(
    init=None,
    images=4,
    seen=0,
    schedule="64:1:4",
    step_size=1e-3,
    weight_decay=1e-2,
    average=0.99,
    side=64,
    seed=1,
    workers=1,
    bfloat16=False,
)


def test_a_resumed_run_decays_weights_as_it_is_told(tmp_path: Path) -> None:
    names = ["made/0", "made/1"]
    pairs = PairStore(names, np.stack([disc_pair(64, i) for i in range(2)]))
    material = Material(pairs, split_pairs(names, names[1:]), None, None)
    Run(RECIPE, material, tmp_path, 0, 1).save()
    on = Run(replace(RECIPE, weight_decay=0.3), material, tmp_path, 0, 1)
    on.resume()
    # Of encoder and decoder; scales and offsets, the second group of each, never decay.
    assert [group["weight_decay"] for group in on.optimiser.param_groups] == [0.3, 0.0, 0.3, 0.0]


def test_the_encoder_takes_smaller_steps(tmp_path: Path) -> None:
    names = ["made/0", "made/1"]
    pairs = PairStore(names, np.stack([disc_pair(64, i) for i in range(2)]))
    run = Run(RECIPE, Material(pairs, split_pairs(names, names[1:]), None, None), tmp_path, 0, 1)
    run.train(4)
    sizes = [group["lr"] for group in run.optimiser.param_groups]
    assert sizes == [sizes[2] / 5, sizes[2] / 5, sizes[2], sizes[2]]


def test_a_cut_run_goes_on_at_its_place(tmp_path: Path) -> None:
    names = ["made/0", "made/1"]
    pairs = PairStore(names, np.stack([disc_pair(64, i) for i in range(2)]))
    material = Material(pairs, split_pairs(names, names[1:]), None, None)
    run = Run(replace(RECIPE, images=16, seen=12), material, tmp_path, 0, 1)
    run.train(4)
    assert (run.seen, run.step) == (16, 1)
    # The one step that was left: three quarters down the cosine, and the first of the warm-up.
    assert run.optimiser.param_groups[2]["lr"] == pytest.approx(1e-3 / 200 * (0.01 + 0.99 * 0.1464), rel=1e-3)
