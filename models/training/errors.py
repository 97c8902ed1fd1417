"""Faults of what the commands are given."""
from __future__ import annotations

import sys
from typing import Callable


class InputError(Exception):
    """What was given cannot be used; the message says what and why, in one line."""


def run_command(name: str, main: Callable[[], None]) -> None:
    """Runs a command. An InputError ends it with 2 and one line on standard error."""
    try:
        main()
    except InputError as error:
        print(f"{name}: {error}", file=sys.stderr)
        sys.exit(2)
