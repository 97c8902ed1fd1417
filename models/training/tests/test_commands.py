"""Train, go on, evaluate and export, as from a command line."""
from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from PIL import Image

from models.training.net.matting_net import MattingNet
from models.training.optimisation import checkpoint
from models.training.pairs.split import held_out_names
from models.training.shipping.card import BEGIN, END
from models.training.tests.made_pairs import as_webp, disc_pair, write_tar

SIDE = 64
TRAIN = ["--schedule", "64:1:4", "--store", str(SIDE), "--check", "4", "--workers", "2"]


def command(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs one of the package's commands."""
    return subprocess.run(
        [sys.executable, "-m", f"models.training.{name}", *map(str, arguments)], capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tars of made pairs, of which three are on the list of those held out."""
    folder = tmp_path_factory.mktemp("run")
    names = [*(f"made/{i}.webp" for i in range(5)), *held_out_names()[:3]]
    write_tar(folder / "pairs-0.tar", {name: as_webp(disc_pair(SIDE, i)) for i, name in enumerate(names)})
    return folder


def test_a_run_trains_goes_on_and_is_exported(folder: Path) -> None:
    pairs, out = ["--pairs", folder / "pairs-*.tar"], ["--out", folder / "out"]
    first = command("train", *pairs, *out, *TRAIN, "--images", 8)
    assert first.returncode == 0, first.stderr
    assert "5 pairs to train on, 3 held out" in first.stdout
    begun = torch.load(folder / "out" / "last.pt")
    assert (begun["seen"], begun["step"]) == (8, 2)

    on = command("train", *pairs, *out, *TRAIN, "--images", 16, "--resume")
    assert on.returncode == 0, on.stderr
    gone_on = torch.load(folder / "out" / "last.pt")
    assert (gone_on["seen"], gone_on["step"]) == (16, 4)
    assert not torch.equal(gone_on["net"]["detail.weight"], begun["net"]["detail.weight"])
    log = [json.loads(line) for line in (folder / "out" / "log.jsonl").read_text().splitlines()]
    assert [line["seen"] for line in log] == [4, 8, 12, 16]
    assert min(line["mae"] for line in log) == pytest.approx(gone_on["best"])

    best = folder / "out" / "best.pt"
    cache = ["--cache", folder / "out", "--store", SIDE, "--side", SIDE]
    measured = command("evaluate", best, *pairs, *cache)
    assert measured.returncode == 0, measured.stderr
    assert measured.stdout.splitlines()[-1].endswith("3 pictures")
    # The very weights whose figures were best: measured alone and by two workers alike.
    assert f"MAE {gone_on['best']:.4f}" in measured.stdout.splitlines()[-1]

    kept = command("keep", folder / "out" / "last.pt", folder / "kept.pt")
    assert kept.returncode == 0, kept.stderr
    assert kept.stdout.endswith("16 pictures seen\n")
    net = MattingNet()
    checkpoint.load_weights(net, folder / "kept.pt")
    for name, value in net.state_dict().items():
        assert torch.allclose(value, gone_on["average"][name], rtol=1e-3, atol=1e-6), name
    assert (folder / "kept.pt").stat().st_size < 7_000_000

    exported = command("export", best, folder / "net.onnx", "--side", SIDE)
    assert exported.returncode == 0, exported.stderr
    assert (folder / "net.onnx").stat().st_size < 7_100_000


@pytest.mark.skipif(torch.cuda.is_available(), reason="a GPU always takes half the bits")
def test_half_the_bits_learn_nearly_the_same(folder: Path) -> None:
    # New weights are drawn at random, and would differ between the runs by far more than the bits make.
    torch.manual_seed(1)
    net = MattingNet()
    # The encoder has no normalisation of its own: in weights that are too small the signal sinks below the bits.
    for conv in net.encoder.convolutions():
        torch.nn.init.kaiming_normal_(conv.weight)
    checkpoint.save(net.state_dict(), folder / "first.pt")
    same = ["--pairs", folder / "pairs-*.tar", *TRAIN, "--images", 8, "--init", folder / "first.pt"]
    runs = {}
    options: dict[str, list[str]] = {"full": [], "again": [], "half": ["--bfloat16"]}
    for name, further in options.items():
        out = folder / name
        done = command("train", *same, "--out", out, *further)
        assert done.returncode == 0, done.stderr
        runs[name] = torch.load(out / "last.pt")["net"], json.loads((out / "log.jsonl").read_text().splitlines()[-1])
    (full, full_log), (half, half_log) = runs["full"], runs["half"]
    # What differs is the bits' doing: without them it is the very same run.
    assert runs["again"][1]["loss"] == full_log["loss"]
    assert half_log["loss"] != full_log["loss"]
    assert half_log["loss"] == pytest.approx(full_log["loss"], rel=0.01)
    # What is kept is whole.
    assert {name: value.dtype for name, value in half.items()} == {name: value.dtype for name, value in full.items()}


def test_weights_are_installed_with_all_that_goes_with_them(folder: Path) -> None:
    torch.manual_seed(1)
    checkpoint.save(MattingNet().state_dict(), folder / "first.pt")
    repository, photos = folder / "repository", folder / "photos"
    model = repository / "models" / "clearcut-m"
    model.mkdir(parents=True)
    (repository / "bench").mkdir()
    (repository / "bench" / "expected.json").write_text('{ "u2netp": { "mae": 0.075 } }')
    pair = disc_pair(SIDE, 1)
    for part, pixels in (("im", pair[..., :3]), ("gt", pair[..., 3])):
        (photos / part).mkdir(parents=True)
        Image.fromarray(pixels).save(photos / part / "disc.png")
    pairs = ["--pairs", folder / "pairs-*.tar", "--cache", folder / "out", "--store", SIDE, "--side", SIDE]
    options = [*pairs, "--photos", photos, "--repository", repository]

    refused = command("install", folder / "first.pt", *options)
    assert refused.returncode == 2
    assert "has no place for figures" in refused.stderr
    assert not (model / "model.onnx").exists()

    (model / "MODEL_CARD.md").write_text(f"# clearcut-m\n\n{BEGIN}\nold\n{END}\n\nWords.\n")
    done = command("install", folder / "first.pt", *options)
    assert done.returncode == 0, done.stderr
    graph = (model / "model.onnx").read_bytes()
    manifest = json.loads((model / "manifest.json").read_text())
    assert (manifest["bytes"], manifest["sha256"]) == (len(graph), hashlib.sha256(graph).hexdigest())
    assert (manifest["input"]["width"], manifest["input"]["std"]) == (SIDE, [0.5, 0.5, 0.5])
    expected = json.loads((repository / "bench" / "expected.json").read_text())
    assert list(expected) == ["u2netp", "clearcut-m"]
    card = (model / "MODEL_CARD.md").read_text()
    assert f"| 1 photos of DUTS-TE | {expected['clearcut-m']['mae']:.4f} |" in card
    assert "old" not in card and card.endswith(f"{END}\n\nWords.\n")


def test_faults_of_what_is_given_are_one_line(folder: Path) -> None:
    begun = folder / "begun"
    begun.mkdir()
    weights = MattingNet().encoder.state_dict()
    checkpoint.save({"net": weights, "average": weights}, begun / "last.pt")
    pairs = ["--pairs", folder / "pairs-*.tar", "--out", folder / "other"]
    faults = {
        "train: of 8 pictures in all 8 cannot": ["train", *pairs, "--images", 8, "--seen", 8],
        'train: "256" is no schedule': ["train", *pairs, "--schedule", "256"],
        "train: there is no ": ["train", *pairs, "--resume"],
        f"train: {begun / 'last.pt'} does not fit this net: ": [
            *["train", "--pairs", folder / "pairs-*.tar", "--out", begun, "--resume"]
        ],
        "train: 3 workers cannot part batches": ["train", *pairs, "--schedule", "64:1:4", "--workers", 3],
        "evaluate: --pairs needs --cache": ["evaluate", folder / "none.pt", "--pairs", "x.tar"],
        "keep: ": ["keep", folder / "none.pt", folder / "kept.pt"],
        "export: ": ["export", folder / "none.pt", folder / "net.onnx"],
    }
    for message, arguments in faults.items():
        done = command(str(arguments[0]), *arguments[1:])
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.startswith(message)
