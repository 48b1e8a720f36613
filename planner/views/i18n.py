"""The language of what is shown: French sentences are the source, English is a catalogue.

A message is written in French in the code and is its own key, so that a missing catalogue still
gives a true French sentence. ``N_`` marks a sentence kept in a table and translated later, where it
is shown (``_``); ``n_`` chooses between one and several. The language of the process is chosen once
(``use``); ``speaking`` changes it for one piece of work, for instance a legal document, which is
French whatever the screen speaks.

Only the standard library is needed here, so that a screen may paint before Babel is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

__all__ = ["DOMAIN", "LANGUAGES", "N_", "_", "chosen", "language", "n_", "speaking", "use"]

DOMAIN = "planner"
FRENCH = "fr"
LANGUAGES: Mapping[str, str] = {FRENCH: "fr_FR", "en": "en_GB"}
"""Each language with the locale that writes its numbers and dates."""

LOCALES = Path(__file__).parent.parent / "locale"

_process = FRENCH
_here: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """The language in force here: ``fr`` or ``en``."""
    return _here.get() or _process


def use(wanted: str | None) -> str:
    """Choose the language of the process and give it back; an unknown one is French."""
    global _process  # noqa: PLW0603 - one process speaks one language
    _process = wanted if wanted is not None and wanted in LANGUAGES else FRENCH
    return _process


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Another language for the work inside the block only."""
    token = _here.set(wanted if wanted in LANGUAGES else FRENCH)
    try:
        yield
    finally:
        _here.reset(token)


def chosen(wanted: str | None = None, environment: Mapping[str, str] | None = None) -> str:
    """The language asked for: an option first, then ``PLANNER_LANG``, else French.

    A town hall works in French whatever the locale of the machine; ``auto`` follows that locale.
    """
    given = os.environ if environment is None else environment
    asked = wanted or given.get("PLANNER_LANG") or FRENCH
    if asked == "auto":
        asked = next(
            (given[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if given.get(name)), ""
        )
    code = asked[:2].lower()
    return code if code in LANGUAGES else FRENCH


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(code: str) -> NullTranslations:
    path = LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if code == FRENCH or not path.is_file():
        return NullTranslations()
    with path.open("rb") as stream:
        return GNUTranslations(stream)


def N_(message: str) -> str:  # noqa: N802 - the usual name of the mark
    """Mark a message kept in a table: it is translated by ``_`` where it is shown."""
    return message


def _(message: str) -> str:
    """The message in the language in force."""
    code = language()
    return message if code == FRENCH or not message else _catalogue(code).gettext(message)


def n_(one: str, several: str, count: int) -> str:
    """The message for a count; in French zero and one are singular."""
    code = language()
    if code == FRENCH:
        return one if abs(count) < 2 else several
    return _catalogue(code).ngettext(one, several, count)
