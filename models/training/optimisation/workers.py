"""Several processes that train one net, each on its part of a batch.

On a CPU this is faster than one process with as many threads (README.md has the figures): the net's many small
layers make threads wait for each other hundreds of times a step, and processes once.
"""
from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from datetime import timedelta
from typing import Any, Callable, Sequence

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import Tensor, nn

LONGEST_PAUSE = timedelta(days=7)
"""A run that is paused (SIGSTOP) for longer ends when it goes on: a worker then takes the others for dead."""


def run_workers(count: int, work: Callable[..., None], *arguments: Any) -> None:
    """Runs work(rank, count, *arguments) in each of `count` processes with one thread each, or in this one if one is
    asked for, which then has all threads. Where one fails the others are stopped, and ProcessRaisedException is raised.
    """
    if count == 1:
        work(0, 1, *arguments)
        return
    with tempfile.TemporaryDirectory() as folder:
        # Forked, they keep this process's name, by which they can be paused.
        mp.start_processes(
            join, (count, os.path.join(folder, "meeting"), work, arguments), nprocs=count, start_method="fork"
        )


def join(rank: int, count: int, meeting: str, work: Callable[..., None], arguments: Sequence[Any]) -> None:
    """One worker: meets the others at a file, works, leaves."""
    torch.set_num_threads(1)
    dist.init_process_group("gloo", f"file://{meeting}", LONGEST_PAUSE, world_size=count, rank=rank)
    with suppress(KeyboardInterrupt):
        work(rank, count, *arguments)
    dist.destroy_process_group()


def agree(net: nn.Module, count: int) -> None:
    """Gives every worker's copy of the net the mean of all workers' gradients, and of their batch statistics."""
    if count == 1:
        return
    parts = [p.grad for p in net.parameters() if p.grad is not None]
    parts += [buffer for buffer in net.buffers() if buffer.is_floating_point()]
    flat = torch.cat([part.reshape(-1) for part in parts])
    dist.all_reduce(flat)
    flat /= count
    for part, mean in zip(parts, flat.split([part.numel() for part in parts])):
        part.copy_(mean.view_as(part))


def sum_over_workers(values: Tensor, count: int) -> Tensor:
    """The sum of what each worker has, for all of them."""
    if count > 1:
        dist.all_reduce(values)
    return values
