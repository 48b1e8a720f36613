"""Compile the message catalogues whenever the package is built or installed.

Git keeps the readable `.po` files only. gettext reads `.mo` files at run time, so every build, the
editable one of `make install` included, first writes `planner/locale/*/LC_MESSAGES/*.mo` beside
their sources; `pyproject.toml` declares them as artifacts of the wheel. The example dossiers, which
stand at the top of the tree for a person to find, travel in the wheel as `planner/examples`.
"""

import os
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> list[Path]:
    """Write the `.mo` beside each `.po` under `root`/planner/locale; return those that changed.

    A reader never meets half a catalogue: each is written aside, then put in its place.
    """
    written = []
    for source in sorted(root.glob("planner/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.parent.name, abort_invalid=True)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        target = source.with_suffix(".mo")
        if not target.exists() or target.read_bytes() != compiled.getvalue():
            aside = target.with_suffix(f".{os.getpid()}.mo")
            aside.write_bytes(compiled.getvalue())
            aside.replace(target)
            written.append(target)
    return written


class CatalogueHook(BuildHookInterface[Any]):
    """Hatchling calls `initialize` before it collects the files of any target."""

    PLUGIN_NAME = "catalogues"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_catalogues(root)
        examples = root / "examples"
        if self.target_name == "wheel" and version == "standard" and examples.is_dir():
            build_data["force_include"][str(examples)] = "planner/examples"


if __name__ == "__main__":
    for path in compile_catalogues(Path(__file__).parent):
        print(path.relative_to(Path(__file__).parent))
