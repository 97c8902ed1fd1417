"""`bench/expected.json`: the figures that `npm run eval` holds a model to."""
from __future__ import annotations

import json
from pathlib import Path

from models.training.measures.scores import Scores


def write_expected(file: Path, model: str, figures: Scores) -> None:
    """Puts a model's figures in the place of those before; other models' stay."""
    models = json.loads(file.read_text()) if file.exists() else {}
    models[model] = {
        "mae": round(figures.mae, 4),
        "maxF": round(figures.max_f, 4),
        "meanIoU": round(figures.mean_iou, 4),
    }
    rows = ",\n".join(f'  "{name}": {row(one)}' for name, one in models.items())
    file.write_text(f"{{\n{rows}\n}}\n")


def row(figures: dict[str, float]) -> str:
    """One model's figures in one line, as Prettier leaves them."""
    return "{ " + ", ".join(f'"{name}": {json.dumps(value)}' for name, value in figures.items()) + " }"
