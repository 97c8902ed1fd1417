"""Mattes to compare the service with."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.training.errors import InputError
from models.training.net.normalise import normalise
from models.training.net.matting_net import MattingNet
from models.training.references import write_reference
from models.training.tests.made_pairs import disc_pair


def test_the_matte_lies_beside_its_input(tmp_path: Path) -> None:
    torch.manual_seed(1)
    net = MattingNet()
    colours = disc_pair(64, 1)[..., :3]
    Image.fromarray(colours).save(tmp_path / "disc.input.png")
    (tmp_path / "out").mkdir()
    write_reference(net, tmp_path / "disc.input.png", tmp_path / "out", 64)
    assert (tmp_path / "out" / "disc.input.png").read_bytes() == (tmp_path / "disc.input.png").read_bytes()
    image = torch.from_numpy(colours).permute(2, 0, 1)[None].float() / 255
    with torch.no_grad():
        expected = torch.sigmoid(net.eval()(normalise(image)).fused)[0, 0].numpy() * 255
    assert np.abs(np.asarray(Image.open(tmp_path / "out" / "disc.alpha.png"), np.float32) - expected).max() <= 0.51


def test_inputs_of_another_size_are_refused(tmp_path: Path) -> None:
    Image.new("RGB", (32, 64)).save(tmp_path / "a.input.png")
    with pytest.raises(InputError, match=r"a\.input\.png is 32 x 64, not the net's 64 x 64$"):
        write_reference(MattingNet(), tmp_path / "a.input.png", tmp_path, 64)
