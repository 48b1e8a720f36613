"""What is wrong with a command line, in one sentence that says how to write it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from planner.cli.help import COMMANDS, TOPICS
from planner.errors import Problem

__all__ = ["told", "too_many", "unknown"]


def told(error: Any, arguments: list[str]) -> Problem:
    """The refusal of the option reader as a problem of ours."""
    context = getattr(error, "ctx", None)
    path = str(getattr(context, "command_path", "")) or _typed_path(arguments)
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    values = {
        "path": path,
        "name": str(getattr(error, "option_name", "") or _metavar(parameter) or path),
        "near": _near(getattr(error, "possibilities", None)),
    }
    if kind == "NoSuchOption":
        return Problem(
            "unknown_option",
            "« {path} » ne connaît pas l’option « {name} »{near}. « {path} --help » donne les "
            "options.",
            None,
            values,
        )
    if kind == "BadOptionUsage":
        return Problem(
            "bad_option",
            "L’option « {name} » est mal écrite : il manque sa valeur, ou elle n’en prend pas. "
            "« {path} --help » donne un exemple.",
            None,
            values,
        )
    if kind == "MissingParameter":
        return Problem(
            "missing_argument",
            "Il manque {name} après « {path} ». « {path} --help » donne un exemple.",
            None,
            values,
        )
    if kind == "BadParameter":
        return Problem(
            "bad_value",
            "La valeur donnée à {name} ne convient pas. « {path} --help » donne un exemple.",
            None,
            values,
        )
    return _without_kind(path, arguments)


def unknown(path: tuple[str, ...]) -> Problem:
    """The refusal of a command whose help was asked for and that does not exist."""
    return _without_kind("planner", list(path))


def _metavar(parameter: Any) -> str:
    return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or "")


def _typed_path(arguments: list[str]) -> str:
    known = [word for word in arguments[:1] if word in COMMANDS]
    return " ".join(["planner", *known])


def _without_kind(path: str, arguments: list[str]) -> Problem:
    """A command that is missing or unknown, or one word too many."""
    depth = len(path.split()) - 1
    group = path.split()[1] if depth == 1 else ""
    within = tuple(known[1] for known in TOPICS if len(known) > 1 and known[0] == group)
    known = COMMANDS if depth == 0 else within
    words = [word for word in arguments if not word.startswith("-")]
    word = words[depth] if len(words) > depth else ""
    is_group = bool(known)
    values = {"path": path, "name": word, "known": ", ".join(known)}
    if is_group and not word:
        return Problem(
            "missing_command", "Il manque une commande après « {path} » : {known}.", None, values
        )
    if is_group and word not in known:
        return Problem(
            "unknown_command",
            "« {path} » ne connaît pas la commande « {name} »{near}. Commandes : {known}.",
            None,
            {**values, "near": _near(get_close_matches(word, known, 1))},
        )
    return too_many(path)


def too_many(path: str) -> Problem:
    """The refusal of a command line with more words than its command takes."""
    return Problem(
        "too_many",
        "« {path} » a reçu plus de mots qu’il n’en attend. « {path} --help » donne un exemple.",
        None,
        {"path": path},
    )


def _near(possible: Any) -> str:
    options = [str(option) for option in possible or ()]
    return f" ({', '.join(options)} ?)" if options else ""
