"""A model's `manifest.json`, as `lib/models/manifest.ts` reads it."""
from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from models.training.net.normalise import MEAN, STD


def write_manifest(file: Path, model: str, graph: bytes, side: int) -> None:
    """Writes what describes the graph. What was fitted to the weights before is left out: it does not fit these."""
    manifest: dict[str, Any] = {
        "id": model,
        "file": "model.onnx",
        "bytes": len(graph),
        "sha256": hashlib.sha256(graph).hexdigest(),
        "licence": "Apache-2.0",
        "input": {
            "name": "image",
            "width": side,
            "height": side,
            "layout": "nchw",
            "scale": "unit",
            "mean": list(MEAN),
            "std": list(STD),
        },
        "output": {"name": "alpha", "activation": "none", "rescale": False},
    }
    text = json.dumps(manifest, indent=2)
    # Triples in one line, as Prettier leaves them.
    file.write_text(re.sub(r"\[\s+(\S+)\s+(\S+)\s+(\S+)\s+\]", r"[\1 \2 \3]", text) + "\n")
