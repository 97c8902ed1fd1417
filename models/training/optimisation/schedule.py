"""Which pictures a net sees when, and how far each step goes. All of it counts pictures, so a run may be paused."""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Sequence

from models.training.errors import InputError

WARM_UP = 200
"""Steps in which the step size grows to its full one."""
LAST_SHARE = 0.01
"""Share of the step size that is left at the end."""


@dataclass(frozen=True)
class Phase:
    """side: of the pictures, in pixels. share: of all pictures, up to the others' shares. batch: pictures a step."""

    side: int
    share: float
    batch: int


def parse_schedule(text: str) -> list[Phase]:
    """Reads phases, "side:share:batch" with commas between them.

    :raises InputError: for anything else
    """
    try:
        fields = [part.split(":") for part in text.split(",")]
        phases = [Phase(int(side), float(share), int(batch)) for side, share, batch in fields]
    except ValueError as error:
        raise InputError(f'"{text}" is no schedule: expected side:share:batch, with commas between phases') from error
    if any(phase.side < 64 or phase.share <= 0 or phase.batch < 1 for phase in phases):
        raise InputError(f'"{text}" is no schedule: sides are 64 or more, shares and batches more than 0')
    return phases


def phase_at(progress: float, phases: Sequence[Phase]) -> Phase:
    """The phase that a run is in. progress: 0 to 1 of all pictures."""
    whole = sum(phase.share for phase in phases)
    end = 0.0
    for phase in phases:
        end += phase.share / whole
        if progress < end:
            return phase
    return phases[-1]


def step_size(full: float, step: int, progress: float) -> float:
    """Grows to the full one over the first steps, then falls along a cosine (Loshchilov and Hutter, ICLR 2017)."""
    cosine = 0.5 * (1 + math.cos(math.pi * progress))
    return full * min(1.0, (step + 1) / WARM_UP) * (LAST_SHARE + (1 - LAST_SHARE) * cosine)
