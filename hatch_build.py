"""Compile the message catalogues whenever the package is built or installed.

Git keeps the readable `.po` files only. gettext reads `.mo` files at run time, so every build, the
editable one of `make install` included, first writes `planner/locale/*/LC_MESSAGES/*.mo` beside
their sources; `pyproject.toml` declares them as artifacts of the wheel.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> list[Path]:
    """Write the `.mo` beside each `.po` under `root`/planner/locale; return what was written."""
    written = []
    for source in sorted(root.glob("planner/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.parent.name, abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as output:
            write_mo(output, catalogue)
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface[Any]):
    """Hatchling calls `initialize` before it collects the files of any target."""

    PLUGIN_NAME = "catalogues"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogues(Path(self.root))


if __name__ == "__main__":
    for path in compile_catalogues(Path(__file__).parent):
        print(path.relative_to(Path(__file__).parent))
