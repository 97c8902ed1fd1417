"""What makes a run what it is: all that has to be given again to repeat it."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Recipe:
    """init: weights to begin with, or none. images: pictures to see in all. seen: how many of these a run saw that was
    cut and whose weights `init` are; this one goes on at its place in schedule and step sizes. schedule: see
    optimisation/schedule.py. step_size: the full one. average: share that the running average keeps at each step.
    side: at which pairs are kept. workers: processes; each takes its part of a batch. bfloat16: whether maps are
    computed with half the bits."""

    init: Path | None
    images: int
    seen: int
    schedule: str
    step_size: float
    weight_decay: float
    average: float
    side: int
    seed: int
    workers: int
    bfloat16: bool
