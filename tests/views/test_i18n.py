"""The language is French unless another one is asked for, and never half of each."""

import pytest

from planner.views import i18n


@pytest.mark.parametrize(
    ("option", "environment", "language"),
    [
        (None, {}, "fr"),
        (None, {"LANG": "en_GB.UTF-8"}, "fr"),
        (None, {"PLANNER_LANG": "en"}, "en"),
        ("fr", {"PLANNER_LANG": "en"}, "fr"),
        ("en", {}, "en"),
        ("de", {}, "fr"),
        ("auto", {"LANG": "en_GB.UTF-8"}, "en"),
        ("auto", {"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"),
        ("auto", {}, "fr"),
        (None, {"PLANNER_LANG": "auto", "LANG": "C.UTF-8"}, "fr"),
    ],
)
def test_an_option_comes_before_the_variable_and_french_before_the_machine(
    option: str | None, environment: dict[str, str], language: str
) -> None:
    assert i18n.chosen(option, environment) == language


def test_speaking_another_language_ends_with_its_block() -> None:
    assert i18n.language() == "fr"
    with i18n.speaking("en"):
        assert i18n.language() == "en"
        with i18n.speaking("fr"):
            assert i18n.language() == "fr"
        assert i18n.language() == "en"
    assert i18n.language() == "fr"


def test_a_sentence_without_translation_stays_french() -> None:
    with i18n.speaking("en"):
        assert i18n._("une phrase que personne n’a traduite") == (
            "une phrase que personne n’a traduite"
        )


def test_choosing_an_unknown_language_gives_french() -> None:
    try:
        assert i18n.use("xx") == "fr"
        assert i18n.use("en") == "en"
        assert i18n.language() == "en"
    finally:
        i18n.use(None)
