"""What is said and what is answered, one line at a time.

Everything said is letters, digits and the punctuation of a keyboard: what a braille table or an old
console knows. A question ends its line and waits for one line. A line that begins with ``/`` is an
order (``/aide``, ``/annuler``…), understood at any question from its first letters.
"""

from __future__ import annotations

import re
import select
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO, TypeVar

from planner.intake.words import folded
from planner.views.blocks import Block
from planner.views.formats import flat, typographic
from planner.views.i18n import _
from planner.views.text import Style, lines, sentence
from planner.views.wrapping import wrap

__all__ = ["Back", "Gone", "Talk", "plain"]

T = TypeVar("T")

LONGEST_LIST = 12
"""Beyond that many answers one is asked for a few letters first."""

_WIDEST = 100
_NARROWEST = 30
_SWEPT = 60
_UNREADABLE = "\ufffd"

_BLANKS = re.compile("…+")
"""The dots of a blank to fill by hand: once is enough to hear."""

_ASCII = Style(columns=10_000, unicode=False, flat=True)
_FLAT = Style(columns=10_000, flat=True)


class Gone(Exception):
    """The input ended, or the person left."""


class Back(Exception):
    """The person goes back to where this question was asked from."""


def plain(text: str, *, ascii_only: bool = False) -> str:
    """A text in letters, digits and keyboard punctuation; ``ascii_only`` takes accents away."""
    text = _BLANKS.sub("…", flat(sentence(text, _FLAT)))
    text = text.replace("« ", '"').replace(" »", '"')
    if ascii_only:
        return sentence(text, _ASCII)
    return "".join(char if _known(char) else sentence(char, _ASCII) for char in text)


def _known(char: str) -> bool:
    return char.isascii() or char.isalpha() or char in "€°"


class Talk:
    """A conversation on two streams. ``orders`` are the words after ``/``, in the language of now,
    with what each one does.
    """

    def __init__(self, given: TextIO | None = None, told: TextIO | None = None) -> None:
        self.given = given or sys.stdin
        self.told = told or sys.stdout
        self.ascii_only = not (self.told.encoding or "").lower().replace("-", "").startswith("utf")
        self.orders: dict[str, tuple[str, Callable[[], None]]] = {}
        self._heard: dict[str, tuple[object, ...]] = {}
        self.minutes = 0
        """Minutes without an answer before the screen is emptied; 0 for never."""
        self.idle: Callable[[], None] = self.sweep
        """What is done then."""

    # What is said

    def say(self, text: str = "") -> None:
        """A sentence, cut between words where the terminal is narrower, its indent kept."""
        indent = " " * (len(text) - len(text.lstrip(" ")))
        for line in wrap(typographic(text.strip(" ")), self.columns, first=indent, then=indent):
            self._put(line[: len(indent)] + plain(line[len(indent) :], ascii_only=self.ascii_only))

    def show(self, blocks: Iterable[Block]) -> None:
        """Blocks of the views, told row by row."""
        for line in lines(blocks, _FLAT):
            self.say(line)

    def sweep(self) -> None:
        """Empty the screen, with what can be scrolled back to where the terminal allows it."""
        if self.told.isatty():
            self.told.write("\x1b[H\x1b[2J\x1b[3J")
            self.told.flush()
        else:
            self._put("\n" * _SWEPT)

    @property
    def columns(self) -> int:
        """The width to cut lines at."""
        if not self.told.isatty():
            return _WIDEST
        size = shutil.get_terminal_size((_WIDEST, 24)).columns
        return max(_NARROWEST, min(_WIDEST, size))

    def _put(self, line: str) -> None:
        self.told.write(f"{line}\n")
        self.told.flush()

    # What is answered

    def ask(self, question: str, *, path: bool = False) -> str:
        """The line answered, as it was typed; orders are obeyed and the question asked again.

        ``path`` is for the name of a file, which may begin with ``/`` too.
        """
        while True:
            self.say(question)
            line = self._line()
            names = {folded(name) for name in self.orders}
            if not line.startswith("/") or (path and folded(line[1:]) not in names):
                return line
            self._obey(line[1:])

    def _line(self) -> str:
        while True:
            self._wait()
            line = self.given.readline()
            if not line:
                raise Gone
            line = line.rstrip("\r\n")
            if _UNREADABLE not in line:
                return line
            self.say(_("Un caractère de cette ligne est illisible. Tapez-la de nouveau."))

    def _wait(self) -> None:
        """Wait for a line; after too long without one, empty the screen and wait on."""
        if not (self.minutes and self.given.isatty()):
            return
        while not select.select([self.given], [], [], self.minutes * 60)[0]:
            self.idle()

    def _obey(self, word: str) -> None:
        wanted = folded(word)
        known = [name for name in self.orders if folded(name).startswith(wanted)]
        exact = [name for name in known if folded(name) == wanted]
        found = exact or known
        if len(found) == 1:
            self.orders[found[0]][1]()
            return
        self.say(
            _("« /{word} » n’est pas un ordre. /aide donne les ordres.").format(word=word[:40])
        )

    def help(self) -> None:
        """Say every order."""
        self.say(_("Ces ordres se tapent à toute question ; leurs premières lettres suffisent :"))
        for name, (what, _do) in self.orders.items():
            self.say(_("/{order} : {what}").format(order=name, what=_(what)))

    def pause(self) -> None:
        """Wait for Enter."""
        self.ask(_("Entrée pour continuer."))

    def choose(
        self,
        title: str,
        answers: Sequence[tuple[T, str]],
        *,
        back: str = "",
        long: bool = False,
        again: str = "",
    ) -> T | None:
        """The answer chosen by its number or its first letters; None for Enter alone.

        ``back`` says what Enter does. With many answers (unless ``long``, for those that one wants
        to hear whole) some letters are asked first. ``again`` names a menu that comes back: it is
        not said a second time as long as its answers have the same numbers; ``*`` says it.
        """
        by_letters = len(answers) > LONGEST_LIST and not long
        shown: Sequence[tuple[T, str]] = () if by_letters else answers
        numbers = tuple(value for value, _label in answers)
        known = bool(again) and self._heard.get(again) == numbers
        if again:
            self._heard[again] = numbers
        if title:
            self.say(title)
        back = back or _("Entrée : revenir")
        say_them = not known
        while True:
            if say_them:
                for number, (_value, label) in enumerate(shown, 1):
                    self.say(f"{number}. {label}")
            wanted = self.ask(_question(len(answers), by_letters and not shown, say_them, back))
            wanted = wanted.strip()
            if not wanted:
                return None
            if wanted == "*":
                shown, say_them = answers, True
                continue
            found = _matching(wanted, shown, answers)
            if len(found) == 1:
                return found[0][0]
            say_them = bool(found)
            if found:
                self.say(_("Plusieurs réponses conviennent :"))
                shown = found
            else:
                self.say(_("« {text} » n’est pas une des réponses.").format(text=wanted[:60]))
                shown = () if by_letters else answers

    def forget(self, menu: str) -> None:
        """Say a menu again the next time it comes."""
        self._heard.pop(menu, None)

    def yes(self, question: str) -> bool:
        """Whether the person says yes; no answer is no."""
        answer = folded(self.ask(_("{question} (oui ou non)").format(question=question)))
        return answer in ("o", "oui", "y", "yes")


def _question(count: int, by_letters: bool, said: bool, back: str) -> str:
    if by_letters:
        told = _("{n} réponses possibles. Quelques lettres, ou * pour toutes ({back}) ?")
    elif said:
        told = _("Numéro ou premières lettres ({back}) ?")
    else:
        told = _("Numéro ou premières lettres (* : redire, {back}) ?")
    return told.format(n=count, back=back)


def _matching(
    wanted: str, shown: Sequence[tuple[T, str]], answers: Sequence[tuple[T, str]]
) -> Sequence[tuple[T, str]]:
    """The answers that a number or some letters designate."""
    if wanted.isascii() and wanted.isdigit():
        place = int(wanted) if len(wanted) < 6 else 0
        return shown[place - 1 : place] if place else ()
    letters = folded(wanted)
    exact = [each for each in answers if folded(each[1]) == letters]
    starting = [each for each in answers if folded(each[1]).startswith(letters)]
    inside = [each for each in answers if _in_words(letters.split(), folded(each[1]))]
    return exact or starting or inside


def _in_words(wanted: Sequence[str], label: str) -> bool:
    """Whether each word wanted begins a word of the label."""
    words = label.replace("'", " ").replace("(", " ").split()
    return all(any(word.startswith(each) for word in words) for each in wanted)
