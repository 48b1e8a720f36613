"""What a person meets in a fresh clone: the README's commands, and no trace of our machines."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Absolute folders of one person's machine, and folders beside the checkout. A path in the middle
# of a web address is none of them.
MACHINE_PATH = re.compile(r"(?<![\w.\-])/(?:root|home/\w+|Users/\w+|opt|work)/\w|\.\./shared")


def committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def test_no_committed_file_names_a_path_of_a_machine() -> None:
    assert committed()
    met = []
    for path in committed():
        text = path.read_bytes().decode("utf-8", errors="replace")
        met += [f"{path.relative_to(ROOT)}: {found[0]}" for found in MACHINE_PATH.finditer(text)]
    assert met == []


def test_the_readme_begins_with_the_two_commands_and_make_knows_them() -> None:
    top = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("demo", "test"):
        assert any(line.strip().removeprefix("$ ") == f"make {command}" for line in top)
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)
