"""Words compared as people mean them: without accents, case, dots or small linking words.

``A.P.L.`` is ``apl``, ``Régul. de charges`` and ``REGUL CHARGES`` are the same words. Used for the
labels of landlords' statements, for months and for frequencies; never to change a text that is
kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["folded", "foreign_digits", "tokens"]

_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b|\b(?:[a-z]\.){2,}")
_TOGETHER = re.compile(r"[+&]")
_OWED = re.compile(r"\bd(?:û|u\u0302)(?:e?s?)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    ("de", "d", "du", "des", "la", "le", "les", "l", "sur", "pour", "au", "aux", "a")
)


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Lower case, no accents, ligatures opened, every space plain and single."""
    text = text.lower()
    if text.isascii():
        return " ".join(text.split())
    text = text.replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    text = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


@lru_cache(maxsize=65_536)
def tokens(text: str) -> tuple[str, ...]:
    """The words that count, in order, each without its plural s.

    ``+`` and ``&`` read as *et*, and *dû* is kept apart from the linking word *du*.
    """
    text = folded(text if text.isascii() else _OWED.sub("due", text))
    if "+" in text or "&" in text:
        text = _TOGETHER.sub(" et ", text)
    if "." in text:
        text = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", text)
    words = _WORD.findall(text)
    return tuple(_singular(word) for word in words if word not in _SMALL or len(words) == 1)


def foreign_digits(text: str) -> bool:
    """Whether a digit is written in another script, or raised: it must be refused, not read."""
    return not text.isascii() and any(c.isnumeric() and not c.isascii() for c in text)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
