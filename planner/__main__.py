"""``planner`` as a command: the terminal interface without arguments, else one of the commands.

The interface starts from here without the command-line library, so that its first screen paints
before models, law or typer are imported.
"""

from __future__ import annotations

import gc
import sys

from planner.cli.guard import guarded
from planner.cli.language import chosen_language

__all__ = ["main", "run"]


def main() -> None:
    """Run the command line of this process and leave with its status."""
    sys.exit(guarded(lambda: run(sys.argv[1:])))


def run(arguments: list[str]) -> int:
    """Run one command line (without the program's name) and return its exit status."""
    rest = chosen_language(arguments)
    if not rest:
        from planner.cli.interface import open_interface

        return open_interface()
    if rest[0] in ("--version", "-V"):
        from planner.cli.version import run as version

        return version(rest)
    if rest[0] == "--texte":
        rest[0] = "texte"
    # A command lives for less than a second: looking for garbage costs a tenth of it.
    gc.disable()
    from planner.cli.app import command

    return command(rest)


if __name__ == "__main__":
    main()
