"""What a run keeps, to go on from and to export."""
from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from models.training.errors import InputError

Weights = dict[str, Tensor]


def save(content: Any, file: Path) -> None:
    """Writes the file in two steps, so that a run that is stopped meanwhile leaves the one before."""
    part = file.with_suffix(".part")
    torch.save(content, part)
    os.replace(part, file)


def load(file: Path) -> Any:
    """Reads what `save` wrote, to the CPU.

    :raises InputError: where there is no such file, or something else
    """
    try:
        return torch.load(file, map_location="cpu")
    except Exception as error:  # torch.load throws whatever the bytes make pickle and zip throw
        raise InputError(f"{file} cannot be read as weights: {error}") from error


def load_weights(net: nn.Module, file: Path) -> None:
    """Gives a net the weights of a file: bare ones, or the running average of a run's `last.pt`.

    :raises InputError: where the file has other weights, or none
    """
    content = load(file)
    weights = content.get("average", content) if isinstance(content, dict) else content
    try:
        net.load_state_dict(weights)
    except (RuntimeError, TypeError, AttributeError) as error:
        raise InputError(f"{file} does not fit this net: {str(error).splitlines()[0]}") from error
