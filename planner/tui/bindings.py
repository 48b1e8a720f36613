"""The table of keys as Textual bindings, and the choices of the person over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.binding import Binding

from planner.tui.keys import KEYS, READING, Key, key

__all__ = ["bindings", "everywhere", "is_key", "keys_of", "own_keys"]


def bindings(*where: str) -> list[Binding]:
    """The bindings of some places, each with the id by which it may be changed."""
    return [
        Binding(",".join(each.keys), _action(each), each.label, show=False, id=each.id)
        for each in KEYS
        if each.where in where
    ]


def everywhere() -> list[Binding]:
    """What a dialog must let through: the screen is emptied in one key, whatever is open, and
    the planner left.
    """
    return [
        Binding(",".join(each.keys), each.action_path, each.label, show=False, id=each.id)
        for each in (key("blank"), key("theme"), key("quit"))
    ]


def is_key(id: str, pressed: str, own: dict[str, str]) -> bool:
    """Whether a key is one of those of an action, as the person chose them."""
    return pressed in keys_of(key(id), own)


def _action(each: Key) -> str:
    """A page of reading asks the screen; every other place does its own."""
    return each.action_path if each.where == READING else each.action


def own_keys(path: Path) -> dict[str, str]:
    """What the person wrote in ``touches.toml``: ``[touches]`` then ``undo = "ctrl+z"``.

    An unknown id, a fixed one or a value that is not a text is left out: a bad file never keeps
    the interface from opening.
    """
    if not path.is_file():
        return {}
    import tomllib

    try:
        tree: Any = tomllib.loads(path.read_text("utf-8")).get("touches", {})
    except (OSError, ValueError):
        return {}
    known = {each.id for each in KEYS if not each.fixed}
    items = tree.items() if isinstance(tree, dict) else ()
    return {id: keys for id, keys in items if id in known and isinstance(keys, str) and keys}


def keys_of(each: Key, own: dict[str, str]) -> tuple[str, ...]:
    """The keys of an action, with the person's own choice."""
    return tuple(own[each.id].split(",")) if each.id in own else each.keys
