"""The page of the keys, made from their table: ``python -m planner.tui.keys_page`` prints it."""

from __future__ import annotations

import sys

from planner.tui.keys import KEYS, WHERE, shown
from planner.views.i18n import _

__all__ = ["page"]

_INTRO = """\
# Les touches

Page écrite à partir de la table des touches du programme (`planner/tui/keys.py`) ; un test la tient
à jour. Aucune touche ne demande un caractère caché derrière AltGr. Chaque touche de fonction a une
seconde touche, car certains terminaux prennent F1, F10 ou F11 ; chaque touche qu’un navigateur
garde pour lui (Ctrl+N, Ctrl+T, Ctrl+W) en a une aussi, pour « planner web ».

Pour changer une touche, écrivez dans `touches.toml`, dans le dossier des données de planner :

```toml
[touches]
undo = "ctrl+z,ctrl+u"
```

Le nom à gauche est l’identifiant de la dernière colonne ; plusieurs touches se séparent par une
virgule. Entrée, qui valide partout, ne se change pas. Une ligne qui ne va pas (action inconnue,
touche déjà prise) est laissée de côté, et la liste des dossiers le dit.
"""

_TYPING = """\
## Dans un champ

| Touche | Ce qu’elle fait |
|---|---|
| Entrée | Prend la valeur et va à la ligne suivante |
| Tab, Maj+Tab | Case suivante, case précédente |
| ↑, ↓ | Ligne précédente, ligne suivante, dans la même colonne |
| Page préc., Page suiv. | Un écran plus haut, plus bas |
| ←, →, Début, Fin | Corriger la valeur au lieu de la remplacer |
| Échap | Rend la valeur d’avant |
| Espace | Dans un choix, la réponse suivante ; ou quelques lettres de la réponse, puis Entrée |
"""


def page() -> str:
    """The whole page, in Markdown."""
    parts = [_INTRO]
    for where, title in WHERE.items():
        parts.append(f"## {_(title)}\n")
        parts.append("| Touches | Action | Ce qu’elle fait | Identifiant |\n|---|---|---|---|")
        for each in KEYS:
            if each.where == where:
                id = "" if each.fixed else f"`{each.id}`"
                parts.append(f"| {shown(each.keys)} | {_(each.label)} | {_(each.help)} | {id} |")
        parts[-1] += "\n"
    return "\n".join([*parts, _TYPING])


if __name__ == "__main__":
    sys.stdout.write(page())
