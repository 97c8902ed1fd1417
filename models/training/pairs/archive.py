"""Tars of pictures."""
from __future__ import annotations

import glob
import tarfile
from pathlib import Path
from typing import Iterator

from models.training.errors import InputError


def tars(pattern: str) -> list[Path]:
    """The files that a glob pattern finds, in the order of their names.

    :raises InputError: where it finds nothing
    """
    paths = sorted(glob.glob(pattern))
    if not paths:
        raise InputError(f"there is no file {pattern}")
    return [Path(path) for path in paths]


def members(pattern: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file in the tars that a glob pattern finds, tar by tar in the order of their names.

    :raises InputError: where the pattern finds nothing, or something that is no tar
    """
    for path in tars(pattern):
        try:
            with tarfile.open(path) as tar:
                for info in tar:
                    file = tar.extractfile(info)
                    if file is not None:
                        yield info.name, file.read()
        except (tarfile.TarError, OSError) as error:
            raise InputError(f"{path} cannot be read as a tar: {error}") from error
