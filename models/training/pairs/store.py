"""Decoded pairs, kept in a file that is mapped into memory."""
from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.training.errors import InputError
from models.training.pairs.archive import members, tars
from models.training.pairs.decode import decode_pair

DECODERS = 4


@dataclass(frozen=True)
class PairStore:
    """names: one a pair. pixels: N x side x side x 4 of 0 to 255, RGB and mask."""

    names: Sequence[str]
    pixels: NDArray[np.uint8] | Tensor

    def __len__(self) -> int:
        return len(self.names)

    def take(self, indices: NDArray[np.int64]) -> Tensor:
        """The pairs at these places: B x 4 x side x side, 0 to 1, where the pixels are."""
        if isinstance(self.pixels, Tensor):
            taken = self.pixels[torch.from_numpy(indices).to(self.pixels.device)]
        else:
            taken = torch.from_numpy(self.pixels[indices])
        return taken.permute(0, 3, 1, 2).float().div_(255)

    def on(self, device: torch.device) -> PairStore:
        """The same on a GPU, as bytes, so that nothing waits for loading. On a CPU the file stays where it is: all
        workers map it, and the system may drop its pages."""
        if device.type == "cpu":
            return self
        return PairStore(self.names, torch.from_numpy(np.ascontiguousarray(self.pixels)).to(device))


def open_store(folder: Path, name: str, pattern: str, side: int) -> PairStore:
    """Maps the decoded pairs of the tars that the pattern finds; decodes them first where that has not been done, or
    was done with other tars.

    :param folder: where decoded pairs are kept, side * side * 4 bytes each
    :param name: of the store in this folder
    :raises InputError: where the tars are missing, or hold what is no picture
    """
    pixels, index = folder / f"{name}-{side}.npy", folder / f"{name}-{side}.json"
    # Neither folders nor times: copies of the tars on another machine are the same tars.
    sources = [[tar.name, tar.stat().st_size] for tar in tars(pattern)]
    kept = read_index(index)
    if kept is None or kept["tars"] != sources:
        # The index goes first and comes last: without it the pixels are those of a run that was cut short.
        index.unlink(missing_ok=True)
        kept = {"tars": sources, "names": decode_all(pattern, side, pixels)}
        index.write_text(json.dumps(kept))
    return PairStore(kept["names"], np.load(pixels, mmap_mode="r"))


def read_index(index: Path) -> dict[str, Any] | None:
    """What is known of decoded pairs: `tars`, name and size each, and `names`. None where there is nothing, or a bare
    list of names, which does not tell the tars."""
    kept = json.loads(index.read_text()) if index.exists() else None
    return kept if isinstance(kept, dict) else None


def decode_all(pattern: str, side: int, pixels: Path) -> list[str]:
    """Decodes every pair of the tars into one file of pixels.

    :returns: the pairs' names
    """
    files = list(members(pattern))
    if not files:
        raise InputError(f"there are no pictures in {pattern}")
    pixels.parent.mkdir(parents=True, exist_ok=True)
    # Not written over: a run that maps the old pixels keeps them.
    pixels.unlink(missing_ok=True)
    out = np.lib.format.open_memmap(pixels, "w+", np.uint8, (len(files), side, side, 4))
    with ThreadPoolExecutor(DECODERS) as pool:
        for i, pair in enumerate(pool.map(lambda file: decode_pair(file[0], file[1], side), files)):
            out[i] = pair
    out.flush()
    return [name for name, _ in files]
