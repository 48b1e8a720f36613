"""The table of keys as Textual bindings, and the choices of the person over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.binding import Binding

from planner.tui.keys import KEYS, READING, TOGETHER, Key, key
from planner.views.i18n import _

__all__ = ["bindings", "everywhere", "is_key", "key_problems", "keys_of", "own_keys"]


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

    A line that cannot hold (``key_problems``) is left out: a bad file never keeps the interface
    from opening.
    """
    return _chosen(path)[0]


def key_problems(path: Path) -> tuple[str, ...]:
    """A sentence for each line of ``touches.toml`` that is left out, and why."""
    return tuple(_chosen(path)[1])


def _chosen(path: Path) -> tuple[dict[str, str], list[str]]:
    if not path.is_file():
        return {}, []
    import tomllib

    try:
        tree: Any = tomllib.loads(path.read_text("utf-8")).get("touches", {})
    except (OSError, ValueError):
        return {}, [
            _("Le fichier touches.toml n’a pas pu être lu : les touches sont les usuelles.")
        ]
    known = {each.id: each for each in KEYS if not each.fixed}
    own: dict[str, str] = {}
    told: list[str] = []
    for id, keys in tree.items() if isinstance(tree, dict) else ():
        if id not in known:
            text = _("touches.toml : « {id} » n’est pas une action que l’on peut changer.")
        elif not isinstance(keys, str) or not keys.strip():
            text = _("touches.toml : la touche de « {id} » s’écrit entre guillemets.")
        else:
            own[id] = ",".join(name.strip() for name in keys.split(",") if name.strip())
            continue
        told.append(text.format(id=str(id)[:40]))
    for id in list(own):
        other = _taken(known[id], own)
        if other is not None:
            text = _("touches.toml : la touche de « {id} » est déjà celle de « {other} ».")
            told.append(text.format(id=id, other=other))
            del own[id]
    return own, told


def _taken(each: Key, own: dict[str, str]) -> str | None:
    """Another action that answers to one of these keys in a place where both hold."""
    wanted = set(keys_of(each, own))
    for other in KEYS:
        together = each.where == other.where or any(
            {each.where, other.where} <= set(places) for places in TOGETHER
        )
        if other.id != each.id and together and wanted & set(keys_of(other, own)):
            return other.id
    return None


def keys_of(each: Key, own: dict[str, str]) -> tuple[str, ...]:
    """The keys of an action, with the person's own choice."""
    return tuple(own[each.id].split(",")) if each.id in own else each.keys
