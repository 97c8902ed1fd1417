"""Whether half the bits for the maps save time on this processor."""
from __future__ import annotations

from pathlib import Path

INSTRUCTIONS = ("avx512_bf16", "amx_bf16", "bf16")
"""As Linux names them in its list of what a processor has: x86's two, and ARM's."""


def has_bfloat16(cpu_info: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the processor calculates with bfloat16. True where the system does not tell.

    :param cpu_info: what Linux says of its processors
    """
    if not cpu_info.exists():
        return True
    flags: set[str] = set()
    for line in cpu_info.read_text().splitlines():
        if line.startswith(("flags", "Features")):
            flags.update(line.split(":", 1)[1].split())
    return any(name in flags for name in INSTRUCTIONS)
