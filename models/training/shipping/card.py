"""The part of a model card that a command can know: file and figures."""
from __future__ import annotations

import hashlib
from pathlib import Path

from models.training.errors import InputError
from models.training.measures.scores import Scores

BEGIN, END = "<!-- figures: written by models/training/install.py -->", "<!-- /figures -->"


def write_figures(card: Path, graph: bytes, figures: dict[str, Scores]) -> None:
    """Writes the table of file and figures between the card's two markers.

    :raises InputError: where the card lacks them
    """
    text = card.read_text() if card.exists() else ""
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise InputError(f"{card} has no place for figures: expected {BEGIN} and {END}")
    card.write_text(f"{head}{BEGIN}\n\n{table(graph, figures)}\n\n{END}{tail}")


def table(graph: bytes, figures: dict[str, Scores]) -> str:
    """Markdown, aligned as Prettier leaves it."""
    file = f"`model.onnx`, {len(graph):,} bytes, sha256 `{hashlib.sha256(graph).hexdigest()}`"
    rows = [("set", "MAE", "max F", "mean IoU at 0.5")]
    rows += [
        (f"{one.pictures:,} {name}", f"{one.mae:.4f}", f"{one.max_f:.4f}", f"{one.mean_iou:.4f}")
        for name, one in figures.items()
    ]
    widths = [max(len(cells[i]) for cells in rows) for i in range(4)]
    lines = [line(cells, widths) for cells in rows]
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    return "\n".join([file, "", lines[0], rule, *lines[1:]])


def line(cells: tuple[str, ...], widths: list[int]) -> str:
    """One row of a table."""
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths)) + " |"
