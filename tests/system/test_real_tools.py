"""What only other people's programs can tell: a real terminal, and a reader of PDF not our own.

These need the Debian packages tmux and poppler-utils: `make test-system`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLANNER = str(Path(sys.executable).with_name("planner"))
EXAMPLES = sorted((ROOT / "examples").glob("*.json"))

pytestmark = pytest.mark.system


def run(*command: str | Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class Tmux:
    """A terminal of tmux that no other session shares."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.socket = folder / "tmux"
        environment = {**os.environ, "PLANNER_HOME": str(folder / "home"), "LC_ALL": "C.UTF-8"}
        environment.pop("TMUX", None)
        # The shell stays after the program, so that what it leaves on the screen can be seen.
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", env=environment)
        # One literal string: a ";" of its own would be tmux's own separator.
        self._tmux("send-keys", "-l", " ".join(command))
        self.keys("Enter")

    def _tmux(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        return run("tmux", "-S", self.socket, *arguments, env=env)

    def keys(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def wait_for(self, text: str, limit: float = 20) -> str:
        deadline = time.monotonic() + limit
        while text not in (screen := self.screen()):
            assert time.monotonic() < deadline, f"{text!r} is not on the screen:\n{screen}"
            time.sleep(0.05)
        return screen

    def close(self) -> None:
        self._tmux("kill-server")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Tmux]:
    tmux = Tmux(tmp_path, f"'{PLANNER}'", ";", "echo", "status=$?")
    yield tmux
    tmux.close()


def test_the_planner_opens_in_tmux_and_gives_the_terminal_back(terminal: Tmux) -> None:
    terminal.wait_for("Dossiers")
    terminal.keys("C-q")
    screen = terminal.wait_for("status=0")
    assert "Dossiers" not in screen


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def contract(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contract")
    example: Path = request.param
    environment = {**os.environ, "PLANNER_HOME": str(folder / "home")}
    target = folder / "contract.pdf"
    run(PLANNER, "plan", example, "--contract", target, env=environment)
    return target


def test_poppler_reads_a_tagged_a4_contract(contract: Path) -> None:
    told = dict(line.split(":", 1) for line in run("pdfinfo", contract).splitlines() if ":" in line)
    assert told["Tagged"].strip() == "yes"
    assert told["Title"].strip()
    assert "(A4)" in told["Page size"]


def test_poppler_finds_every_font_embedded(contract: Path) -> None:
    fonts = run("pdffonts", contract).splitlines()[2:]
    assert fonts
    for font in fonts:
        embedded, subset, unicode_ = font.split()[-5:-2]
        assert (embedded, subset, unicode_) == ("yes", "yes", "yes"), font


def test_poppler_extracts_the_words_of_the_contract(contract: Path) -> None:
    text = run("pdftotext", "-layout", contract, "-")
    assert "€" in text
    assert "signature" in text.lower()
