"""Every key of the interface, in one table: its id, its keys, its French label, where it works.

No key needs a character that an AZERTY keyboard hides behind AltGr, and every function key has a
second binding, since terminals take some of them (F1, F10, F11); so has every key that a browser
keeps for itself (Ctrl+N, Ctrl+T, Ctrl+W). A person may choose other keys for any id but those of
Enter in ``touches.toml``; the page ``docs/fr/touches.md`` is made from this table.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.tui.key import (
    ANYWHERE,
    CONTRACT,
    DOSSIER,
    ENTRY,
    FAMILY,
    FOLLOW,
    HOME,
    PLAN,
    READING,
    TOGETHER,
    WHERE,
    Key,
)
from planner.tui.keys_of_plan import KEYS_OF_PLAN
from planner.views.i18n import N_

__all__ = [
    "ANYWHERE",
    "CONTRACT",
    "DOSSIER",
    "ENTRY",
    "FAMILY",
    "FOLLOW",
    "HOME",
    "KEYS",
    "PLAN",
    "READING",
    "TOGETHER",
    "WHERE",
    "Key",
    "key",
    "shown",
]

KEYS: tuple[Key, ...] = (
    Key(
        "help", ("f1", "ctrl+g"), "help", N_("Aide"), ANYWHERE,
        N_("L’aide de l’endroit où l’on est."), footer=True,
    ),
    Key(
        "palette", ("ctrl+p", "f10"), "palette", N_("Actions"), ANYWHERE,
        N_("Chercher une action par son nom, sans accents."), footer=True,
    ),
    Key(
        "blank", ("f12", "ctrl+b"), "blank", N_("Écran vide"), ANYWHERE,
        N_("Vider l’écran ; la même touche, Entrée ou Échap ramène au même champ."),
    ),
    Key(
        "theme", ("f11", "alt+t"), "theme", N_("Clair ou sombre"), ANYWHERE,
        N_("Passer du thème sombre au thème clair, et retour."),
    ),
    Key(
        "quit", ("ctrl+q", "alt+q"), "quit", N_("Quitter"), ANYWHERE,
        N_("Quitter ; tout est enregistré."),
    ),
    Key(
        "open", ("enter",), "open", N_("Ouvrir"), HOME, N_("Ouvrir le dossier choisi."),
        footer=True, fixed=True,
    ),
    Key(
        "new", ("ctrl+n", "alt+n"), "new", N_("Nouveau"), HOME,
        N_("Ouvrir un dossier vide."), footer=True,
    ),
    Key(
        "example", ("ctrl+e",), "example", N_("Exemple"), HOME,
        N_("Ouvrir une copie d’un dossier d’exemple."), footer=True,
    ),
    Key(
        "import", ("ctrl+o",), "import", N_("Importer"), HOME,
        N_("Lire un dossier, un relevé du bailleur ou la feuille d’un ménage."), footer=True,
    ),
    Key(
        "portfolio", ("f2", "alt+v"), "portfolio", N_("Service"), HOME,
        N_("Le service : les dispositifs, ce qui est en retard, qui attend d’être rencontré."),
        footer=True,
    ),
    Key(
        "remove", ("ctrl+d",), "remove", N_("Supprimer"), HOME,
        N_("Supprimer un dossier et ses versions, après confirmation."),
    ),
    Key(
        "view_entry", ("f2", "alt+s"), "view('entry')", N_("Saisie"), DOSSIER,
        N_("La page de saisie."),
    ),
    Key(
        "view_diagnosis", ("f3", "alt+d"), "view('diagnosis')", N_("Diagnostic"), DOSSIER,
        N_("Le budget, les mois, la dette, l’aide au logement, les dates."),
    ),
    Key(
        "view_proposals", ("f4", "alt+p"), "view('proposals')", N_("Propositions"), DOSSIER,
        N_("Ce qui peut être demandé, et pourquoi."),
    ),
    Key(
        "view_plan", ("f5", "alt+l"), "view('plan')", N_("Plan"), DOSSIER,
        N_("La mensualité et son échéancier."),
    ),
    Key(
        "view_contract", ("f6", "alt+c"), "view('contract')", N_("Contrat"), DOSSIER,
        N_("Ce qui sera imprimé, ce qui ne le sera pas, l’export."),
    ),
    Key(
        "view_follow", ("alt+v", "ctrl+a"), "view('follow')", N_("Suivi"), DOSSIER,
        N_("Le plan signé, les paiements, l’avenant, les rendez-vous."),
    ),
    Key(
        "next_view", ("ctrl+n", "alt+n"), "next_view", N_("Page suivante"), DOSSIER,
        N_("La page suivante : saisie, diagnostic, propositions, plan, contrat, suivi."),
        footer=True,
    ),
    Key(
        "why", ("f7", "ctrl+w", "alt+w"), "why", N_("Pourquoi ?"), DOSSIER,
        N_("Expliquer le chiffre montré ; depuis l’explication, aller au champ qui le nourrit."),
        footer=True,
    ),
    Key(
        "strip", ("f8", "ctrl+r"), "strip", N_("Résultats"), DOSSIER,
        N_("Cacher ou montrer le bandeau des résultats."),
    ),
    Key(
        "family", ("f9", "ctrl+f"), "family", N_("Vue famille"), DOSSIER,
        N_("Les mêmes chiffres en grand et en mots simples, sans rien de privé."), footer=True,
    ),
    Key(
        "guided", ("alt+g",), "guided", N_("Pas à pas"), DOSSIER,
        N_("Une question à la fois, en mots simples, pour que la famille réponde elle-même."),
    ),
    Key(
        "aloud", ("l", "space"), "aloud", N_("Lire à voix haute"), FAMILY,
        N_("Ce qui peut se dire à voix haute, phrase par phrase, et retour aux chiffres."),
    ),
    Key(
        "undo", ("ctrl+z",), "undo", N_("Annuler"), DOSSIER,
        N_("Annuler la dernière modification, sans limite."), footer=True,
    ),
    Key(
        "redo", ("ctrl+y",), "redo", N_("Rétablir"), DOSSIER,
        N_("Rétablir ce qui vient d’être annulé."),
    ),
    Key(
        "export_contract", ("ctrl+s",), "export('contract')", N_("Contrat en PDF"), DOSSIER,
        N_("Écrire le contrat en PDF et dire où il est."),
    ),
    Key(
        "papers", ("alt+e",), "papers", N_("Tous les papiers"), DOSSIER,
        N_("Écrire un papier : contrat, bailleur, FSL, ASLL, budget, dates ; dire où il est."),
    ),
    Key(
        "export_family", ("alt+f",), "export('family')", N_("Page de la famille"), DOSSIER,
        N_("Écrire la page que la famille emporte, en PDF, et dire où elle est."),
    ),
    Key(
        "export_budget", ("alt+b",), "export('budget')", N_("Budget en tableur"), DOSSIER,
        N_("Écrire le budget et l’échéancier en XLSX et dire où ils sont."),
    ),
    Key(
        "export_dates", ("alt+a",), "export('dates')", N_("Dates pour l’agenda"), DOSSIER,
        N_("Écrire les dates à tenir en ICS et dire où elles sont."),
    ),
    Key(
        "statement", ("alt+r",), "statement", N_("Relevé du bailleur"), DOSSIER,
        N_("Lire un relevé en CSV, voir ce qui est compris, puis le mettre dans le compte ou non."),
    ),
    Key(
        "bring", ("alt+i",), "bring", N_("Lire un fichier"), DOSSIER,
        N_("Feuille du ménage, relevé, dossier : voir ce qui changerait, puis l’appliquer ou non."),
    ),
    Key(
        "changes", ("alt+h",), "changes", N_("Ce qui a changé"), DOSSIER,
        N_("Ce qui a changé depuis un état antérieur, et le retour à cet état."),
    ),
    Key(
        "seen", ("escape",), "seen", N_("Fermer le rappel"), DOSSIER,
        N_("Fermer ce qui a changé depuis la dernière visite, montré à l’ouverture."),
    ),
    Key(
        "mark", ("alt+m",), "mark", N_("Nommer ce moment"), DOSSIER,
        N_("Garder l’état présent sous un nom."),
    ),
    Key(
        "schemes", ("alt+k",), "schemes", N_("Dispositifs"), DOSSIER,
        N_("Les dispositifs du ménage : étapes, délais, et noter un contact ou une étape."),
    ),
    Key(
        "support", ("alt+u", "alt+y"), "support", N_("Accompagnement"), DOSSIER,
        N_("L’accompagnement ASLL : objectifs, signature, bilans ; les aides du FSL déjà reçues."),
    ),
    Key(
        "organisation", ("alt+o",), "organisation", N_("Votre service"), DOSSIER,
        N_("Le nom et l’adresse qui s’impriment en tête des documents."),
    ),
    Key(
        "home", ("ctrl+l",), "leave", N_("Liste des dossiers"), DOSSIER,
        N_("Revenir à la liste des dossiers."),
    ),
    Key(
        "jump", ("ctrl+o",), "jump", N_("Rubriques"), ENTRY,
        N_("Aller à une rubrique : une lettre suffit."), footer=True,
    ),
    Key(
        "details", ("ctrl+e",), "details", N_("Détails"), ENTRY,
        N_("Ouvrir ou fermer les détails de la ligne : mois, dates, papier, remarque."),
    ),
    Key(
        "private", ("ctrl+k",), "private", N_("Ligne privée"), ENTRY,
        N_("Garder la ligne hors de la vue partagée et de toute impression, ou la remettre."),
    ),
    Key(
        "evidence", ("ctrl+t", "alt+j"), "evidence", N_("Preuve"), ENTRY,
        N_("Déclaré, vu aujourd’hui, copié : passer de l’un à l’autre."),
    ),
    Key(
        "remove_line", ("ctrl+d",), "remove_line", N_("Retirer la ligne"), ENTRY,
        N_("Retirer la ligne ; Ctrl+Z la remet."),
    ),
    Key(
        "fold", ("ctrl+u",), "fold", N_("Plier"), ENTRY,
        N_("Plier ou déplier la rubrique."),
    ),
    Key(
        "next_section", ("ctrl+down", "ctrl+pagedown"), "section(1)", N_("Rubrique suivante"),
        ENTRY, N_("Aller à la rubrique suivante."),
    ),
    Key(
        "previous_section", ("ctrl+up", "ctrl+pageup"), "section(-1)", N_("Rubrique précédente"),
        ENTRY, N_("Aller à la rubrique précédente."),
    ),
    Key(
        "copy", ("c",), "copy", N_("Copier"), READING,
        N_("Copier le chiffre sous le curseur, avec son nom."),
    ),
    Key(
        "explain", ("enter",), "answer", N_("Pourquoi ?"), READING,
        N_("Expliquer le chiffre sous le curseur."), fixed=True,
    ),
    *KEYS_OF_PLAN,
)  # fmt: skip

_NAMES = {
    "ctrl": N_("Ctrl"),
    "alt": N_("Alt"),
    "shift": N_("Maj"),
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "minus": "−",
    "plus": "+",
    "pageup": N_("Page préc."),
    "pagedown": N_("Page suiv."),
    "enter": N_("Entrée"),
    "escape": N_("Échap"),
    "space": N_("Espace"),
    "tab": "Tab",
}


def key(id: str) -> Key:
    """The key of that id."""
    return next(each for each in KEYS if each.id == id)


def shown(keys: str | Iterable[str]) -> str:
    """Keys as a person reads them: ``F1``, ``Ctrl+P``, ``Alt+S``."""
    from planner.views.i18n import _

    each = keys.split(",") if isinstance(keys, str) else keys
    written = []
    for name in each:
        parts = [_(_NAMES[part]) if part in _NAMES else part.upper() for part in name.split("+")]
        written.append("+".join(parts))
    return ", ".join(written)
