"""The terminal driver does what a person at a keyboard expects of a terminal."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.ptyapp import KEYS, PtyApp, ScreenTimeoutError, python

ECHO = """
import sys, termios, tty
tty.setraw(0)
print("ready", end="\\r\\n", flush=True)
while (data := sys.stdin.buffer.raw.read(64)) != b"q":
    print(data, end="\\r\\n", flush=True)
"""


@pytest.fixture(scope="module")
def echo() -> Iterator[PtyApp]:
    with PtyApp(python("-c", ECHO), lines=100) as app:
        app.wait_for("ready")
        yield app


def test_what_a_program_prints_is_on_the_screen() -> None:
    with PtyApp(python("-c", "print('deux mots'); input()")) as app:
        assert app.wait_for("deux mots").splitlines()[0] == "deux mots"
        app.wait_until(lambda _: app.cursor == (1, 0), "the cursor on the next line")
        assert app.line(0) == "deux mots"


def test_the_exit_status_and_the_last_words_are_kept() -> None:
    with PtyApp(python("-c", "print('fini'); raise SystemExit(3)")) as app:
        assert app.wait_exit() == 3
        assert app.screen() == "fini"
    assert app.exit_status() == 3


def test_a_signal_is_a_negative_status() -> None:
    with PtyApp(python("-c", "print('ready'); input()")) as app:
        app.wait_for("ready")
        app.kill(signal.SIGTERM)
        assert app.wait_exit() == -signal.SIGTERM


def test_ctrl_c_reaches_the_program_as_in_a_terminal() -> None:
    with PtyApp(python("-c", "print('ready'); input()")) as app:
        app.wait_for("ready")
        app.press("ctrl+c")
        assert app.wait_exit() != 0
        assert "KeyboardInterrupt" in app.screen()


@pytest.mark.parametrize(
    ("key", "data"),
    [*KEYS.items(), ("a", b"a"), ("€", "€".encode()), ("ctrl+s", b"\x13"), ("alt+x", b"\x1bx")],
)
def test_a_key_is_sent_as_an_xterm_sends_it(key: str, data: bytes, echo: PtyApp) -> None:
    echo.press(key)
    echo.wait_for(repr(data))


def test_an_unknown_key_is_refused() -> None:
    with PtyApp(python("-c", "input()")) as app, pytest.raises(ValueError, match="ctrl\\+é"):
        app.press("ctrl+é")


def test_text_typed_and_pasted_arrives_whole() -> None:
    long = "0123456789" * 1000
    program = "import sys\nprint('ready')\nprint(len(sys.stdin.readline()))"
    unbuffered = ["sh", "-c", 'stty -icanon -echo; exec "$@"', "sh"]
    with PtyApp([*unbuffered, *python("-c", program)]) as app:
        app.wait_for("ready")
        app.type(long + "\n")
        app.wait_for("10001")
    with PtyApp(python("-c", ECHO)) as app:
        app.wait_for("ready")
        app.paste("12,50")
        app.wait_for(repr(b"\x1b[200~12,50\x1b[201~"))


def test_the_program_sees_the_size_of_its_terminal_and_its_changes() -> None:
    program = (
        "import os, signal, time\n"
        "show = lambda *_: print(*os.get_terminal_size(0), flush=True)\n"
        "signal.signal(signal.SIGWINCH, show)\n"
        "show()\n"
        "while True: signal.pause()"
    )
    with PtyApp(python("-c", program), columns=100, lines=30) as app:
        app.wait_for("100 30")
        app.resize(60, 20)
        app.wait_for("60 20")


def test_what_disappears_can_be_waited_for() -> None:
    program = "print('here', end='', flush=True); input(); print('\\x1b[2J\\x1b[Hgone'); input()"
    with PtyApp(python("-c", program)) as app:
        app.wait_for("here")
        app.press("enter")
        app.wait_gone("here")
        app.wait_for("gone")


def test_waiting_in_vain_says_what_was_on_the_screen() -> None:
    with PtyApp(python("-c", "print('something else'); input()")) as app:
        app.wait_for("something else")
        with pytest.raises(ScreenTimeoutError, match=r"'Dossiers'(.|\n)*something else"):
            app.wait_for("Dossiers", timeout=0.05)


def test_waiting_for_a_program_that_has_ended_does_not_last() -> None:
    begin = time.monotonic()
    with (
        PtyApp(python("-c", "print('bye')")) as app,
        pytest.raises(ScreenTimeoutError, match="has ended"),
    ):
        app.wait_for("never", timeout=30)
    assert time.monotonic() - begin < 10


def test_a_program_that_does_not_exist_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-program"):
        PtyApp(["no-such-program"])


def test_the_text_under_a_full_screen_program_comes_back() -> None:
    program = (
        "import sys\n"
        "w = lambda s: (sys.stdout.write(s), sys.stdout.flush())\n"
        "w('before\\n'); w('\\x1b[?10'); w('49h\\x1b[2J\\x1b[5;5Hinside')\n"
        "input(); w('\\x1b[?1049lafter'); input()"
    )
    with PtyApp(python("-c", program)) as app:
        screen = app.wait_for("inside")
        assert app.full_screen()
        assert "before" not in screen
        app.press("enter")
        screen = app.wait_for("after")
        assert not app.full_screen()
        assert "before" in screen
        assert "inside" not in screen


@pytest.mark.parametrize(
    "sequence",
    [
        "\\x1b[<u",
        "\\x1b[=1;1u",
        "\\x1b[>1u",
        "\\x1b[?2026$p",
        "\\x1bP+q54\\x1b\\\\",
        "\\x1b[38:2::1:2:3m",
    ],
)
def test_sequences_that_paint_nothing_paint_nothing(sequence: str) -> None:
    with PtyApp(python("-c", f"print('{sequence}clear', end='', flush=True); input()")) as app:
        assert app.wait_for("clear") == "clear"


def test_colours_can_be_read_from_a_cell() -> None:
    with PtyApp(python("-c", "print('\\x1b[1;31mrouge\\x1b[0m'); input()")) as app:
        app.wait_for("rouge")
        cell = app.cell(0, 0)
    assert (cell.data, cell.fg, cell.bold) == ("r", "red", True)


def test_the_environment_is_that_of_a_plain_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "7")
    monkeypatch.setenv("KEPT", "kept")
    monkeypatch.setenv("REMOVED", "removed")
    program = (
        "import os\n"
        "print(*(os.environ.get(n) for n in ('COLUMNS', 'KEPT', 'REMOVED', 'ADDED', 'TERM')))\n"
        "print(os.getcwd())"
    )
    env = {"REMOVED": None, "ADDED": "added"}
    with PtyApp(python("-c", program), env=env, cwd=tmp_path, columns=200) as app:
        app.wait_exit()
        assert app.line(0) == "None kept None added xterm-256color"
        assert app.line(1) == str(tmp_path)


def test_settling_waits_for_the_end_of_the_painting() -> None:
    program = "import time\nfor i in range(5): print(i, flush=True); time.sleep(0.02)\ninput()"
    with PtyApp(python("-c", program)) as app:
        app.wait_for("0")
        assert app.settle(0.5).splitlines() == ["0", "1", "2", "3", "4"]


def test_closing_ends_the_children_of_the_program() -> None:
    program = (
        "import subprocess, sys\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        "print(child.pid, 'started', flush=True); input()"
    )
    with PtyApp(python("-c", program)) as app:
        child = int(app.wait_for("started").split()[0])
    deadline = time.monotonic() + 5
    while runs(child):
        assert time.monotonic() < deadline, "the child outlived its terminal"
        time.sleep(0.01)


def runs(pid: int) -> bool:
    """Whether a process is there and is more than an entry that nobody has collected."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
