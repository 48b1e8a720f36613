"""Drive a program in a terminal of its own, as a person at a keyboard would.

`PtyApp` starts a command on a pseudo-terminal of a given size, sends it keys and reads what it
paints through a terminal emulator (pyte), so that a test or a bench asks "is this text on the
screen?" and never parses escape sequences:

    with PtyApp(["planner"], columns=100, lines=30) as app:
        app.wait_for("Dossiers")
        app.press("down", "enter")
        app.type("12,50")
        print(app.screen())

Waiting is by content with a time limit, never by sleeping. The child is a session leader whose
controlling terminal is the pseudo-terminal: Ctrl-C, resizing and hanging up reach it as they would
in a real terminal. Leaving the `with` block ends the whole session of the child, whatever it
became.
"""

import contextlib
import os
import re
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

__all__ = ["KEYS", "PtyApp", "ScreenTimeoutError", "python"]

KEYS: Mapping[str, bytes] = {
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "escape": b"\x1b",
    "space": b" ",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "insert": b"\x1b[2~",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "ctrl+up": b"\x1b[1;5A",
    "ctrl+down": b"\x1b[1;5B",
    "ctrl+right": b"\x1b[1;5C",
    "ctrl+left": b"\x1b[1;5D",
    "shift+up": b"\x1b[1;2A",
    "shift+down": b"\x1b[1;2B",
    "shift+right": b"\x1b[1;2C",
    "shift+left": b"\x1b[1;2D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "f10": b"\x1b[21~",
    "f11": b"\x1b[23~",
    "f12": b"\x1b[24~",
}
"""The bytes an xterm sends for each named key; `ctrl+<letter>` and `alt+<key>` are derived."""

# Sequences that pyte would partly paint as text: keyboard protocol requests (CSI < or = … u),
# device control and application strings, colours and underlines with colons. They move nothing.
_UNPAINTED = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[a-z]|\x1b[P_^][^\x1b]*\x1b\\|\x1b\[[0-9;]*:[0-9;:]*m"
)
# What a chunk may end with when the rest of a sequence is still to come.
_UNFINISHED = re.compile(rb"\x1b(?:\[[<-?]?[0-9;:]*|[P_^][^\x1b]*\x1b?)?\Z")
_ALTERNATE = re.compile(rb"\x1b\[\?(?:1049|1047|47)([hl])")

_POLL = 0.005


class ScreenTimeoutError(AssertionError):
    """What was waited for did not come in time; the message ends with the screen as it was."""


class PtyApp:
    """A command running in a pseudo-terminal, with the screen it paints.

    `command` is the program and its arguments, found on PATH. `columns` and `lines` are the size
    of the terminal in character cells. `env` adds to the environment of this process, or takes
    away what it maps to None; what would make a run depend on the terminal of the person who runs
    the tests is already taken away. `cwd` is the folder to start in. `timeout` is the default
    limit, in seconds, of every wait.
    """

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        *,
        columns: int = 80,
        lines: int = 24,
        env: Mapping[str, str | None] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        timeout: float = 10.0,
    ) -> None:
        self.command = [os.fspath(part) for part in command]
        self.timeout = timeout
        self.output = bytearray()
        """Every byte the program has written, for what a screen does not show."""
        self.last_change = 0.0
        """`time.perf_counter()` when the last bytes came; this emulator's own time is not in it."""
        self._status: int | None = None
        self._carry = b""
        self._main = _Display(columns, lines)
        self._alternate = _Display(columns, lines)
        self._shown = self._main
        self._master, slave = os.openpty()
        _set_size(self._master, columns, lines)
        terminal = os.ttyname(slave)
        spawned = self.command if cwd is None else ["env", "-C", os.fspath(cwd), *self.command]
        # A session leader that opens a terminal without one of its own gets it as its controlling
        # terminal: posix_spawn does both without running Python between fork and exec.
        self.started = time.perf_counter()
        try:
            self.pid = os.posix_spawnp(
                _program(spawned[0]),
                spawned,
                _environment(env),
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, terminal, os.O_RDWR, 0),
                    (os.POSIX_SPAWN_DUP2, 0, 1),
                    (os.POSIX_SPAWN_DUP2, 0, 2),
                ],
                setsid=True,
                setsigdef=[signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE],
            )
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys by name ("enter", "ctrl+q", "alt+left", "f1") or single characters."""
        for key in keys:
            self.send(_bytes_of(key))

    def type(self, text: str) -> None:
        """Type a text, character by character as far as the program can tell."""
        self.send(text.encode())

    def paste(self, text: str) -> None:
        """Paste a text as a terminal with bracketed paste does."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def send(self, data: bytes) -> None:
        """Write raw bytes to the terminal; painting goes on while the program reads them."""
        while data:
            readable, writable, _ = select.select([self._master], [self._master], [])
            if readable:
                self._read()
            if writable:
                data = data[os.write(self._master, data[:1024]) :]

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size; the program is told as by a window being dragged."""
        self._read_ready(0)
        for display in (self._main, self._alternate):
            display.resize(columns, lines)
        _set_size(self._master, columns, lines)

    # The screen

    def screen(self) -> str:
        """What a person sees now: the lines without trailing blanks, joined by newlines."""
        self._read_ready(0)
        return "\n".join(self._shown.lines()).rstrip("\n")

    def line(self, number: int) -> str:
        """One line of the screen, 0 at the top, without trailing blanks."""
        self._read_ready(0)
        return self._shown.lines()[number]

    def cell(self, line: int, column: int) -> Any:
        """One cell as pyte holds it: `data`, `fg`, `bg`, `bold`, `reverse`, `underscore`…"""
        self._read_ready(0)
        return self._shown.screen.buffer[line][column]

    @property
    def cursor(self) -> tuple[int, int]:
        """Line and column of the cursor, from 0."""
        self._read_ready(0)
        return self._shown.screen.cursor.y, self._shown.screen.cursor.x

    def full_screen(self) -> bool:
        """Whether the program holds the alternate screen, as full-screen programs do."""
        self._read_ready(0)
        return self._shown is self._alternate

    # Waiting

    def wait_for(self, text: str, *, timeout: float | None = None) -> str:
        """Wait until `text` is on the screen, within one line; return the screen."""
        return self.wait_until(lambda screen: text in screen, f"text {text!r}", timeout=timeout)

    def wait_gone(self, text: str, *, timeout: float | None = None) -> str:
        """Wait until `text` is no longer on the screen; return the screen."""
        return self.wait_until(
            lambda screen: text not in screen, f"no more of {text!r}", timeout=timeout
        )

    def wait_until(
        self,
        condition: Callable[[str], bool],
        what: str = "a condition",
        *,
        timeout: float | None = None,
    ) -> str:
        """Wait until `condition(screen)` holds; return that screen.

        Raises ScreenTimeoutError with `what` and the last screen when it does not come in time, at
        once when the program has ended and so can paint nothing more.
        """
        limit = self.timeout if timeout is None else timeout
        deadline = time.monotonic() + limit
        while True:
            screen = self.screen()
            if condition(screen):
                return screen
            left = deadline - time.monotonic()
            if left <= 0:
                raise ScreenTimeoutError(self._complaint(f"{what}: not within {limit:g} s"))
            if not self._read_ready(left):
                screen = self.screen()
                if condition(screen):
                    return screen
                raise ScreenTimeoutError(self._complaint(f"{what}: the program has ended"))

    def settle(self, quiet: float = 0.1, *, timeout: float | None = None) -> str:
        """Wait until nothing was painted for `quiet` seconds; return the screen.

        For a look at a whole screen. To know that something happened, wait for its text.
        """
        limit = self.timeout if timeout is None else timeout
        deadline = time.monotonic() + limit
        while self._has_output(quiet):
            if not self._read():
                break
            if time.monotonic() > deadline:
                raise ScreenTimeoutError(self._complaint(f"quiet: not within {limit:g} s"))
        return self.screen()

    def wait_exit(self, *, timeout: float | None = None) -> int:
        """Wait until the program ends; return its exit status, negative for a signal."""
        limit = self.timeout if timeout is None else timeout
        deadline = time.monotonic() + limit
        while (status := self.exit_status()) is None:
            if time.monotonic() > deadline:
                raise ScreenTimeoutError(self._complaint(f"its end: not within {limit:g} s"))
            if not self._read_ready(_POLL):
                time.sleep(_POLL)
        while self._has_output(0) and self._read():
            pass
        return status

    def exit_status(self) -> int | None:
        """The exit status, negative for a signal, or None while the program runs."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status

    # Endings

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the program alone, SIGKILL unless told."""
        if self.exit_status() is None:
            os.kill(self.pid, number)

    def close(self) -> None:
        """End the program and what it left in its session, and give the terminal back."""
        if self._master < 0:
            return
        with contextlib.suppress(ProcessLookupError):  # it may have ended by itself
            os.killpg(self.pid, signal.SIGKILL)
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self._master)
        self._master = -1

    # Reading

    def _has_output(self, timeout: float) -> bool:
        if self._master < 0:
            return False
        return bool(select.select([self._master], [], [], timeout)[0])

    def _read(self) -> bool:
        """Paint what is there to read; False at the end of the program's output."""
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says EIO once no process holds the other end
            return False
        if data:
            self.last_change = time.perf_counter()
            self.output += data
            self._paint(data)
        return bool(data)

    def _read_ready(self, timeout: float) -> bool:
        """Paint all that comes without waiting more than `timeout` for its first bytes.

        False when the output has ended, True otherwise, even if nothing came.
        """
        if self._master < 0:
            return False
        wait = timeout
        while self._has_output(wait):
            if not self._read():
                return False
            wait = 0
        return True

    def _paint(self, data: bytes) -> None:
        data = self._carry + data
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self._carry = data[cut:]
        position = 0
        painted = _UNPAINTED.sub(b"", data[:cut])
        for switch in _ALTERNATE.finditer(painted):
            self._shown.stream.feed(painted[position : switch.start()])
            position = switch.end()
            if switch[1] == b"h":
                self._alternate.screen.reset()
                self._shown = self._alternate
            else:
                self._shown = self._main
        self._shown.stream.feed(painted[position:])

    def _complaint(self, what: str) -> str:
        ended = "" if self._status is None else f" (exit status {self._status})"
        return f"{' '.join(self.command)}{ended}: waited for {what}. The screen:\n{self.screen()}"


class _Display:
    """One of the two screens of a terminal, with the stream that paints on it."""

    def __init__(self, columns: int, lines: int) -> None:
        self.screen: Any = pyte.Screen(columns, lines)
        self.stream: Any = pyte.ByteStream(self.screen)

    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)


def _program(name: str) -> str:
    """The program to start; posix_spawn alone would blame the wrong file when it is missing."""
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"no such program: {name}")
    return found


def _environment(changes: Mapping[str, str | None] | None) -> dict[str, str]:
    """This process's environment as a plain UTF-8 terminal with true colours would give it."""
    theirs = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TERM_PROGRAM", "TMUX")
    environment: dict[str, str | None] = dict(os.environ)
    environment |= dict.fromkeys(theirs)
    environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    environment |= changes or {}
    return {name: value for name, value in environment.items() if value is not None}


def _set_size(descriptor: int, columns: int, lines: int) -> None:
    ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def _bytes_of(key: str) -> bytes:
    if key in KEYS:
        return KEYS[key]
    if len(key) == 1:
        return key.encode()
    modifier, _, rest = key.partition("+")
    if modifier == "alt" and rest:
        return b"\x1b" + _bytes_of(rest)
    if modifier == "ctrl" and len(rest) == 1 and rest.isascii() and rest.isalpha():
        return bytes([ord(rest.upper()) - 64])
    raise ValueError(f"unknown key: {key}")


def python(*arguments: str | Path) -> list[str]:
    """The command that runs this very Python with `arguments`."""
    return [sys.executable, *map(str, arguments)]
