"""English is complete: every sentence of the sources has its words, with the same holes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

import hatch_build
from planner.views import i18n
from planner.views.catalogue import KEYWORDS

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "planner" / "locale" / "en" / "LC_MESSAGES" / "planner.po"
Key = str | tuple[str, ...]


@pytest.fixture(scope="module")
def wanted() -> dict[Key, str]:
    """Every sentence of the sources, with a place where it stands."""
    with (ROOT / "requirements" / "babel.cfg").open(encoding="utf-8") as stream:
        mapping, options = parse_mapping_cfg(stream)
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(KEYWORDS)}
    found: dict[Key, str] = {}
    for file, line, message, _comments, _context in extract_from_dir(
        ROOT / "planner", mapping, options, keywords
    ):
        if message:
            found.setdefault(message, f"{file}:{line}")
    return found


@pytest.fixture(scope="module")
def english() -> Catalog:
    with ENGLISH.open("rb") as stream:
        return read_po(stream, locale="en", abort_invalid=True)


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _holes(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_no_sentence_is_without_english_words(wanted: dict[Key, str], english: Catalog) -> None:
    known = {message.id: message for message in _messages(english)}
    missing = [
        f"{place} {key}"
        for key, place in sorted(wanted.items(), key=lambda pair: pair[1])
        if key not in known or not all(_strings(known[key]))
    ]
    assert missing == []


def test_no_words_are_kept_for_a_sentence_that_is_gone(
    wanted: dict[Key, str], english: Catalog
) -> None:
    assert [message.id for message in _messages(english) if message.id not in wanted] == []
    assert not english.obsolete


def test_no_translation_is_a_guess(english: Catalog) -> None:
    assert [message.id for message in _messages(english) if message.fuzzy] == []


def _strings(message: Message) -> tuple[str, ...]:
    found = message.string or ""
    return (found,) if isinstance(found, str) else tuple(found)


def test_a_translation_has_the_holes_of_its_sentence(english: Catalog) -> None:
    for message in _messages(english):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        holes = _holes(ids[-1])
        for string in _strings(message):
            assert _holes(string) == holes, message.id


FRENCH = re.compile(r"[éèêàâçîôûœ«»]| : | ; | \?", re.IGNORECASE)
NAMES = re.compile(
    r"prime d’activité|département|Complément familial|complément familial|réduction de loyer de "
    r"solidarité|Île-de-France|Libellé|Débit|Crédit|crèche|“oui”|RSA and|in-work|PAJE|Majored|"
    r"reste à vivre|mission locale|1 234,00|retenues|par semestre|Bordeaux",
    re.IGNORECASE,
)
"""Names of French institutions and words quoted from French papers."""


def test_english_words_are_not_french_ones(english: Catalog) -> None:
    for message in _messages(english):
        for string in _strings(message):
            assert not FRENCH.search(NAMES.sub("x", string)), string


def test_what_a_screen_reads_is_what_the_catalogue_says() -> None:
    hatch_build.compile_catalogues(ROOT)
    i18n._catalogue.cache_clear()
    with i18n.speaking("en"):
        assert i18n._("Reste à vivre") == "Reste à vivre"
        assert i18n._("Propositions") == "Proposals"
        assert i18n.n_("{n} jour", "{n} jours", 0).format(n=0) == "0 days"


def test_the_names_of_the_law_are_among_the_sentences(wanted: dict[Key, str]) -> None:
    for file in (ROOT / "planner" / "law" / "national").glob("*.toml"):
        for parameter in tomllib.loads(file.read_text("utf-8")).get("parameter", ()):
            assert parameter["label"] in wanted


def test_records_carry_both_languages() -> None:
    data = files("planner.law").joinpath("usage/budget_lines.toml").read_text("utf-8")
    for records in tomllib.loads(data).values():
        for record in records:
            assert record["label"]
            assert record["label_en"]
