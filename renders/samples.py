"""The sample pictures of the tool and the pages: a subject each, in a place where one might photograph it."""

from functools import partial
from pathlib import Path
from typing import Callable, NamedTuple

from renders import room, surfaces
from renders.stage import View


class Sample(NamedTuple):
    """One picture: the subject, what is around it, and how it is looked at."""

    model: str
    # Its longest side, in metres.
    length: float
    size: tuple[int, int]
    view: View
    exposure: float
    set_up: Callable[[Path], None]


def _table_in_a_room(backdrops: Path) -> None:
    board = surfaces.wood(backdrops / "wood_table_worn.jpg", 0.9, 1.9, 0.85, 0.5)
    room.box("table", (-0.9, -0.6, -0.04), (0.9, 0.42, 0), board, 0.006)
    room.environment(backdrops / "home_office_1k.exr", 0.75, 205)
    room.window((-1.3, 0.2, 1.1), (0, 0, 0.05), (0.9, 0.9), 22, (1.0, 0.97, 0.92))


def _desk(backdrops: Path, turn: float) -> None:
    board = surfaces.wood(backdrops / "wood_rosewood.jpg", 0.5, 1.0, 0.95, 0.4)
    room.box("desk", (-0.7, -0.5, -0.03), (0.7, 0.30, 0), board, 0.004)
    room.environment(backdrops / "home_office_1k.exr", 0.8, turn)
    room.window((-0.5, 0.25, 0.5), (0, 0, 0.02), (0.4, 0.4), 3.2, (1.0, 0.96, 0.9))


def _table_and_curtain(backdrops: Path) -> None:
    board = surfaces.wood(backdrops / "wood_table_worn.jpg", 0.7, 1.5, 0.9, 0.5)
    room.box("table", (-0.8, -0.6, -0.03), (0.8, 0.36, 0), board, 0.006)
    room.curtain(0.45, 1.2, 1.4, 0.13, surfaces.linen((0.34, 0.42, 0.42), 0.0016))
    room.environment(backdrops / "home_office_1k.exr", 0.6, 20)
    room.window((-0.9, -0.25, 0.75), (0, 0, 0.12), (0.6, 0.8), 13, (1.0, 0.96, 0.9))


def _room(backdrops: Path, wall: surfaces.Color) -> None:
    boards = surfaces.wood(backdrops / "wood_table_worn.jpg", 1.6, 1.5, 0.8, 0.55)
    room.box("floor", (-4, -4, -0.04), (4, 1.3, 0), boards, 0.002)
    room.box("wall", (-4, 1.2, 0), (4, 1.3, 3), surfaces.linen(wall, 0.004), 0.002)
    room.box("skirting", (-4, 1.17, 0), (4, 1.2, 0.09), surfaces.linen((0.8, 0.78, 0.74), 0.02), 0.004)
    room.environment(backdrops / "home_office_1k.exr", 0.7, 60)
    room.window((-2.6, -1.6, 2.4), (0, 0, 0.4), (1.6, 1.8), 150, (1.0, 0.97, 0.92))


def _white_table(backdrops: Path) -> None:
    cloth = surfaces.linen((0.86, 0.86, 0.85), 0.0012)
    room.box("table", (-0.9, -0.6, -0.04), (0.9, 0.42, 0), cloth, 0.006)
    room.box("wall", (-2, 0.42, -0.4), (2, 0.5, 1.6), surfaces.linen((0.84, 0.84, 0.83), 0.003), 0.002)
    room.environment(backdrops / "home_office_1k.exr", 0.9, 20)
    room.window((-0.9, -0.25, 0.75), (0, 0, 0.1), (0.7, 0.9), 9, (1.0, 0.98, 0.95))


SAMPLES = {
    "shoe": Sample("shoe", 0.29, (1200, 900), View(-28, 12, 0.78, 0.068, 70, 5.6, 0.03), 0.1, _table_in_a_room),
    "camera": Sample(
        "camera-body", 0.19, (1200, 900), View(25, 12, 0.71, 0.074, 70, 5.6, 0.02), 0.0, _table_and_curtain
    ),
    "toy-car": Sample(
        "toy-car", 0.11, (1200, 800), View(-48, 11, 0.33, 0.018, 75, 11, 0.01), 0.0, partial(_desk, turn=110)
    ),
    "bottle": Sample(
        "water-bottle", 0.26, (900, 1200), View(50, 8, 0.85, 0.13, 70, 4.0), 0.6, partial(_desk, turn=80)
    ),
    "fish": Sample("fish", 0.26, (800, 600), View(-110, 9, 0.66, 0.06, 70, 5.6), 0.5, partial(_desk, turn=110)),
    "sofa": Sample(
        "sofa", 2.1, (960, 720), View(15, 8, 3.9, 0.46, 50, 8.0), 0.3, partial(_room, wall=(0.36, 0.42, 0.4))
    ),
    "chair": Sample(
        "chair", 0.85, (600, 800), View(25, 10, 2.6, 0.42, 70, 8.0), 0.3, partial(_room, wall=(0.55, 0.53, 0.48))
    ),
    "vase": Sample(
        "glass-vase-flowers", 0.36, (600, 800), View(20, 8, 1.0, 0.17, 70, 8.0), 0.2, _table_and_curtain
    ),
    "tea-set-white": Sample("tea-set", 0.4, (720, 540), View(15, 20, 0.86, 0.045, 70, 8.0), 0.0, _white_table),
}
