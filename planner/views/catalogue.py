"""Finds the sentences of the law data for the catalogues, as Babel asks an extractor to.

A legal parameter is named in French by its record; its English name is a translation like any
other. Records that carry both languages are left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

__all__ = ["KEYWORDS", "law_labels"]

KEYWORDS = ("n_:1,2", "Problem:2", "Phrase:1", "refuse:3")
"""What marks a sentence beside the usual ``_`` and ``N_``.

``n_``, the template of a problem, a part of one, and what a reader of law files refuses.
"""


def law_labels(
    fileobj: IO[bytes],
    _keywords: Mapping[str, Any],
    _comment_tags: Sequence[str],
    **_options: Any,
) -> Iterator[tuple[int, str, str, list[str]]]:
    """The label of each parameter of a TOML file, with the line where it stands."""
    data = fileobj.read().decode("utf-8")
    lines = data.splitlines()
    for parameter in tomllib.loads(data).get("parameter", ()):
        label = parameter["label"]
        place = next((n for n, line in enumerate(lines, 1) if label in line), 1)
        yield place, "_", label, []
