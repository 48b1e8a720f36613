"""Every commune of France and its zone for the housing allowance (1, 2 or 3).

The zone is a public legal fact (arrêté of 17 March 1978, amended), kept as it stood on 2011-09-14
and carried over to today's communes (COG 2026). It is the zone of the allowance, not the A/B/C one.
A zone is known, or several are possible (communes merged from different zones), or it is unknown:
it is never guessed, and never read from a postal code, since some 300 postal codes mix zones. On
"several" or "unknown", the CAF's notice says it.

The table is read on the first search, never at import.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Commune", "ZoneKnowledge", "by_insee", "find"]

_ARRONDISSEMENT = re.compile(r"75(1[01][0-9]|120)|6938[1-9]|132(0[1-9]|1[0-6])")
_INSEE = re.compile(r"[0-9][0-9AB][0-9]{3}", re.ASCII)
_WHOLE_CITY = {"75": "75056", "69": "69123", "13": "13055"}
_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_NOT_NAME = {"cedex"}


class ZoneKnowledge(StrEnum):
    """What is known of a commune's zone."""

    KNOWN = "known"
    SEVERAL = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune of today.

    ``zones`` holds one zone, the several ones of a merged commune, or none. ``status`` says how
    the zone is known: D direct, A merged from communes of one zone, M matched by its name, O set by
    a later text, X merged from communes of different zones, N none found.
    """

    insee: str
    name: str
    postal_codes: tuple[str, ...]
    department: str
    zones: tuple[int, ...]
    status: str

    @property
    def zone(self) -> int | None:
        """The zone when it is known, else None."""
        return self.zones[0] if len(self.zones) == 1 else None

    @property
    def knowledge(self) -> ZoneKnowledge:
        """Whether the zone is known, one of several, or unknown."""
        if not self.zones:
            return ZoneKnowledge.UNKNOWN
        return ZoneKnowledge.KNOWN if len(self.zones) == 1 else ZoneKnowledge.SEVERAL

    @property
    def overseas(self) -> bool:
        """Whether the metropolitan rules do not apply there."""
        return self.department.startswith(("97", "98"))


class _Table(NamedTuple):
    """The table by line, and folded (no accent, hyphen or capital) in one text to search in."""

    lines: list[str]
    folded: str
    starts: list[int]

    def holding(self, word: str) -> Iterator[tuple[str, str]]:
        """Each line that holds a word, as it is and folded."""
        position = self.folded.find(word)
        while position >= 0:
            index = bisect_right(self.starts, position) - 1
            end = self.folded.find("\n", position)
            end = len(self.folded) if end < 0 else end
            yield self.lines[index], self.folded[self.starts[index] : end]
            position = self.folded.find(word, end)


@lru_cache(maxsize=1)
def _text() -> str:
    """The table as it is written, its heading included."""
    packed = files("planner.law").joinpath("communes.csv.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-8")


@lru_cache(maxsize=1)
def _table() -> _Table:
    lines = _text().splitlines()[1:]
    folded = _fold("\n".join(lines))
    starts = [0, *(match.end() for match in re.finditer("\n", folded))]
    return _Table(lines, folded, starts)


def _fold(text: str) -> str:
    text = text.lower().replace("œ", "oe").replace("’", " ").replace("'", " ").replace("-", " ")
    return unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode("ascii")


def _commune(line: str) -> Commune:
    insee, name, codes, department, zones, status = line.split(",")
    return Commune(
        insee,
        name,
        tuple(codes.split()),
        department,
        tuple(int(zone) for zone in zones.split("/") if zone),
        status,
    )


@lru_cache(maxsize=1024)
def by_insee(code: str) -> Commune | None:
    """The commune of an INSEE code; an arrondissement of Paris, Lyon or Marseille gives the city.

    None for a code that is no longer, or never was, a commune's.
    """
    code = code.strip().upper()
    if _ARRONDISSEMENT.fullmatch(code):
        code = _WHOLE_CITY[code[:2]]
    if not _INSEE.fullmatch(code):
        return None
    text = _text()
    start = text.find(f"\n{code},") + 1
    return _commune(text[start : text.index("\n", start)]) if start else None


def find(text: str, limit: int = 20) -> list[Commune]:
    """The communes that a person may mean by a name, a postal code, both, or an INSEE code.

    Accents, capitals, hyphens and "St" for "Saint" do not matter. Exact names come first, then
    names that begin so, then names that contain every word, then an INSEE code; at most ``limit``.
    An empty list when nothing fits or when less than two letters or digits are given.
    """
    words = [_SHORT.get(word, word) for word in re.split(r"[\s,()]+", _fold(text)) if word]
    codes = [word for word in words if re.fullmatch(r"[0-9]{2,5}|2[ab][0-9]{3}", word)]
    names = [word for word in words if word not in codes and word not in _NOT_NAME]
    if len("".join(codes + names)) < 2:
        return []
    wanted = " ".join(names)
    ranked: list[tuple[int, str, Commune]] = []
    longest = max(codes + names, key=len)
    for line, folded in _table().holding(longest):
        insee, name, postal, _ = folded.split(",", 3)
        if codes and not _code_fits(codes, insee, postal):
            continue
        own = re.split(r"[\s()]+", name)
        if not all(any(part.startswith(word) for part in own) for word in names):
            continue
        rank = 0 if name == wanted else 1 if name.startswith(wanted) else 2
        ranked.append((3 if insee in codes else rank, name, _commune(line)))
    ranked.sort(key=lambda entry: (entry[0], entry[1], entry[2].insee))
    return [commune for _, _, commune in ranked[:limit]]


def _code_fits(codes: list[str], insee: str, postal: str) -> bool:
    postal_codes = postal.split()
    return all(insee == code or any(own.startswith(code) for own in postal_codes) for code in codes)
