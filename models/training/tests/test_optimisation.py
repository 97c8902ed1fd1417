"""Losses, schedule, running average, checkpoints."""
from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models.training.errors import InputError
from models.training.net.matting_net import Maps, MattingNet
from models.training.optimisation import checkpoint
from models.training.optimisation.average import RunningAverage
from models.training.optimisation.half_bits import has_bfloat16
from models.training.optimisation.losses import boundary_weight, edge_loss, map_loss, total_loss
from models.training.optimisation.schedule import Phase, parse_schedule, phase_at, step_size


def square() -> torch.Tensor:
    mask = torch.zeros(1, 1, 16, 16)
    mask[..., 4:12, 4:12] = 1
    return mask


def test_losses_are_least_for_the_mask_itself() -> None:
    mask = square()
    right, shifted = (mask * 2 - 1) * 20, (mask.roll(2, 3) * 2 - 1) * 20
    assert float(map_loss(right, mask)) == pytest.approx(0, abs=1e-3)
    assert float(edge_loss(right, mask)) == pytest.approx(0, abs=1e-6)
    assert float(map_loss(shifted, mask)) > 1
    # Two of four edges are two pixels away: 2 * 2 * 8 differences of 1 among 16 * 15.
    assert float(edge_loss(shifted, mask)) == pytest.approx(32 / 240 + 8 / 240, abs=1e-3)


def test_soft_iou_counts_overlap() -> None:
    mask = torch.ones(1, 1, 2, 2)
    undecided = torch.zeros(1, 1, 2, 2)
    # log 2, plus what (2 + 1) / (4 + 1) lacks of 1
    assert float(map_loss(undecided, mask)) == pytest.approx(0.6931 + (1 - 3 / 5), abs=1e-4)


def test_pixels_near_the_boundary_weigh_more() -> None:
    weight = boundary_weight(square())[0, 0]
    assert weight[0, 0] == weight[8, 8] == 1
    # Of the three by three around a pixel at a straight edge, three lie on the other side.
    assert float(weight[8, 4]) == pytest.approx(1 + 5 / 3)


def test_every_map_counts() -> None:
    mask = square()
    half = torch.nn.functional.avg_pool2d(mask, 2)
    good = Maps((mask * 2 - 1) * 20, [(half * 2 - 1) * 20] * 5)
    least = float(total_loss(good, mask))
    worse = [float(total_loss(good._replace(fused=-good.fused), mask)) - least]
    for k in range(5):
        sides = [-side if i == k else side for i, side in enumerate(good.sides)]
        worse.append(float(total_loss(good._replace(sides=sides), mask)) - least)
    # The finest counts most: 1 and .5 .35 .25 .15 .1 of it.
    assert worse == sorted(worse, reverse=True)
    assert worse[-1] > 1


def test_phases_follow_each_other() -> None:
    phases = parse_schedule("160:3:16,256:1:8")
    assert phases == [Phase(160, 3, 16), Phase(256, 1, 8)]
    assert [phase_at(at, phases).side for at in (0, 0.74, 0.76, 1)] == [160, 160, 256, 256]


@pytest.mark.parametrize("text", ["", "256", "256:1", "a:1:2", "256:0:8", "32:1:8", "256:1:0"])
def test_what_is_no_schedule_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=f'^"{text}" is no schedule'):
        parse_schedule(text)


def test_steps_grow_and_then_shrink() -> None:
    assert step_size(1.0, 0, 0.0) == pytest.approx(1 / 200)
    assert step_size(1.0, 199, 0.0) == pytest.approx(1)
    assert step_size(1.0, 1000, 0.5) == pytest.approx(0.505)
    assert step_size(1.0, 1000, 1.0) == pytest.approx(0.01)


def test_the_running_average_follows() -> None:
    net = MattingNet()
    average = RunningAverage(net, 0.9)
    mean = "bridge.project.1.running_mean"
    before = average.net.detail.weight.clone()
    with torch.no_grad():
        net.detail.weight += 1
        net.get_buffer(mean).add_(1)
    average.follow(net, 0)
    # 1 / 20 is kept of the old at the first step, .9 at late ones.
    assert torch.allclose(average.net.detail.weight, before + 19 / 20)
    assert torch.allclose(average.net.get_buffer(mean), torch.tensor(19 / 20))
    average.follow(net, 10_000)
    assert torch.allclose(average.net.detail.weight, before + 1 - 0.9 / 20)


def test_weights_of_another_net_are_refused(tmp_path: Path) -> None:
    checkpoint.save(MattingNet().encoder.state_dict(), tmp_path / "encoder.pt")
    with pytest.raises(InputError, match=r"encoder\.pt does not fit this net"):
        checkpoint.load_weights(MattingNet(), tmp_path / "encoder.pt")


@pytest.mark.parametrize("content", [None, b"no weights"])
def test_what_is_no_checkpoint_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "last.pt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError, match=r"last\.pt cannot be read as weights"):
        checkpoint.load_weights(MattingNet(), file)


@pytest.mark.parametrize(
    "flags, expected",
    [
        ("flags\t\t: fma avx avx2 avx512f", False),
        ("flags\t\t: fma avx avx2 avx512_bf16 clzero", True),
        ("Features\t: fp asimd bf16 i8mm", True),
        ("Features\t: fp asimd fphp", False),
    ],
)
def test_half_the_bits_are_for_processors_that_calculate_with_them(tmp_path: Path, flags: str, expected: bool) -> None:
    cpu_info = tmp_path / "cpuinfo"
    cpu_info.write_text(f"processor\t: 0\nmodel name\t: bf16 of a name\n{flags}\n")
    assert has_bfloat16(cpu_info) is expected
    assert has_bfloat16(tmp_path / "no such file")
