"""The pictures of the guide: ``python -m tests.tui.pictures`` paints them again in docs/fr/images.

Each is the real interface on an example household, 100 columns by 30 lines.
"""

from __future__ import annotations

import asyncio
import os
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.calc.money import Money
from planner.services.dossiers import open_example
from planner.services.living import record_payment, sign_plan
from planner.services.screen.organisation import tell
from planner.services.session import open_session
from planner.tui.app import PlannerApp

FOLDER = Path(__file__).parents[2] / "docs" / "fr" / "images"
ON = date(2026, 11, 22)
EXAMPLES = ("personne-seule-commandement", "couple-surendettement")
SHEET = """Ligne;Montant;Fréquence
Revenus;;
Salaire net;1 040,00;par mois
Dépenses;;
Eau;57,30;par trimestre
Forfait mobile;15,99;par mois
Forfait mobile;19,99;par mois
"""
FILE = [{"/": "slash", ".": "full_stop"}.get(char, char) for char in "feuille.csv"]
"""The name of a family's sheet, as it is typed; it is in the folder that pictures are taken in."""

STEPS: dict[str, tuple[str, ...]] = {
    "saisie": ("ctrl+o", "r"),
    "diagnostic": ("f3",),
    "pourquoi": ("f7",),
    "propositions": ("escape", "f4"),
    "plan": ("f5", "right"),
    "scenarios": ("s", "space"),
    "qui-tient": ("q",),
    "contrat": ("f6",),
    "suivi": ("alt+v",),
    "famille": ("f9",),
    "voix": ("l",),
    "aide": ("escape", "f2", "f1"),
    "pas-a-pas": ("escape", "alt+g", *("pagedown",) * 8),
    "feuille": ("escape", "alt+i", *FILE, "enter", "f"),
}
"""The keys that lead from each picture to the next."""


async def paint(home: str, folder: Path = FOLDER, last: str = "feuille") -> None:
    """Sit at the keyboard and take every picture, up to the last one asked."""
    os.environ |= {"PLANNER_HOME": home, "PLANNER_TODAY": "2026-11-22"}
    tell({"name": "CCAS d’Angoulême"})
    for name in EXAMPLES:
        id = open_example(name)
        if name == EXAMPLES[0]:
            sign_and_pay(id)
    app = PlannerApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause(1.0)
        save(app, folder, "dossiers")
        await pilot.press("v", "a", "s", "enter")
        await pilot.pause(0.5)
        for name, keys in STEPS.items():
            await pilot.press(*keys)
            await pilot.pause(0.3)
            save(app, folder, name)
            if name == last:
                break
        await pilot.press("escape", "ctrl+q")


def sign_and_pay(id: str) -> None:
    """A plan signed and a first payment, for the page of follow-up."""
    work = open_session(id, ON)
    sign_plan(work)
    record_payment(work, Money(5000), ON)
    work.close()


def save(app: PlannerApp, folder: Path, name: str) -> None:
    """One picture, without what changes from one run to the next."""
    picture = app.export_screenshot(title="planner")
    mark = re.search(r"terminal-(\d+)-matrix", picture)
    if mark is not None:
        picture = picture.replace(mark[1], "0")
    picture = re.sub(r"(enregistré(?:&#160;| ))[0-9:]{8}", r"\g<1>10:12:30", picture)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.svg").write_text(f"{picture.rstrip()}\n", "utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("feuille.csv").write_text(SHEET, "utf-8")
        asyncio.run(paint(folder))
