"""The appointment line by line: by a pipe, at a terminal, in French and in English."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from planner.calc.calendar import Frequency
from planner.calc.dossier import Dossier, EvidenceStatus
from planner.calc.money import Money
from planner.cli.texte.home import Home
from planner.cli.texte.talk import Gone, Talk
from planner.intake.dossier_file import read_dossier
from planner.views.i18n import speaking
from tests.cli.commands import DAY, ROOT, STATEMENT, Ran, planner
from tests.support.ptyapp import PtyApp

pytestmark = pytest.mark.slow

WORDS = (
    ("nouveau", "ménage"),
    ("personne reçue", "Aïcha", "Benali", "4/5/88"),
    ("enfant", "Lina", "", "03/02/2015", ""),
    ("revenus",),
    ("salaire", "1240", "vu", ""),
    ("prime", "180,50", "", "", ""),
    ("charges",),
    ("électricité", "85", "", ""),
    ("eau", "45+12,30 t", "", ""),
    ("alimentation", "90 s", "", "", ""),
    ("logement", "loyer sans", "520", "charges", "60", ""),
    ("relevé", str(STATEMENT), "oui"),
    ("actes", "commandement", "27/10/2026", "2 mois", ""),
    ("ce que", "famille propose", "50", ""),
    ("plan", "autre", "40", "5 € de plus", "mois par mois", ""),
    ("contrat", "entendre", "écrire le contrat", "écrire la page", ""),
    ("vue", ""),
)
APPOINTMENT = "\n".join(line for part in WORDS for line in part) + "\n"
"""One hour, as it is typed."""


@dataclass(frozen=True)
class Told:
    out: str


@pytest.fixture(autouse=True)
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path))
    monkeypatch.setenv("PLANNER_TODAY", DAY)


class Stream(StringIO):
    encoding = "utf-8"


def talked(lines: str) -> Told:
    """What is said to a person who answers these lines."""
    told = Stream()
    with contextlib.suppress(Gone):
        Home(Talk(StringIO(lines), told)).run()
    return Told(told.getvalue())


def only_dossier(home: Path) -> Dossier:
    (file,) = (home / "dossiers").glob("*/dossier.json")
    return read_dossier(file.read_bytes())


def said(ran: Ran | Told) -> str:
    """Everything said, as running text."""
    return " ".join(ran.out.split())


def test_a_whole_appointment_goes_from_an_empty_dossier_to_the_contract(tmp_path: Path) -> None:
    ran = planner("--texte", home=tmp_path, stdin=APPOINTMENT.encode())
    assert (ran.status, ran.err) == (0, "")
    dossier = only_dossier(tmp_path)
    mother, child = dossier.household.persons
    assert (mother.name, mother.birth) == ("Aïcha Benali", date(1988, 5, 4))
    assert (child.first_name, child.last_name, child.birth) == ("Lina", "", date(2015, 2, 3))
    wage, ppa = dossier.incomes
    assert (wage.amount, wage.evidence.status) == (Money(124000), EvidenceStatus.SEEN)
    assert ppa.amount == Money(18050)
    energy, water, food = dossier.charges
    assert energy.amount == Money(8500)
    assert (water.amount, water.frequency) == (Money(5730), Frequency.QUARTER)
    assert (food.amount, food.frequency) == (Money(9000), Frequency.WEEK)
    assert (dossier.dwelling.rent, dossier.dwelling.charges) == (Money(52000), Money(6000))
    assert len(dossier.account.lines) > 5
    assert dossier.events[0].date == date(2026, 10, 27)
    assert dossier.casework.household_offer == Money(5000)
    assert dossier.casework.chosen_instalment == Money(4500)
    text = said(ran)
    for told in (
        "Compris : 57,30 € par trimestre, soit 19,10 € par mois. Enregistré.",
        "Compris : mercredi 4 mai 1988. Enregistré.",
        "Ce qui ne sera pas imprimé",
        "Où nous en sommes",
        "45,00 € par mois (plan choisi).",
        "Échéance : Il reste",
        "Au revoir. Tout est enregistré.",
    ):
        assert told in text, told
    prints = sorted(path.name for path in (tmp_path / "impressions").iterdir())
    assert [name.split("-", 1)[1] for name in prints if name.startswith(dossier.id)] or prints
    assert all(
        path.read_bytes().startswith(b"%PDF") for path in (tmp_path / "impressions").iterdir()
    )
    assert len(prints) == 2


def test_nothing_is_drawn_coloured_or_beyond_a_keyboard(tmp_path: Path) -> None:
    ran = talked(APPOINTMENT)
    odd = {
        char
        for char in ran.out
        if not (char.isascii() or char.isalpha() or char in "€°") or char in "\x1b\t\r"
    }
    assert odd == set()
    assert max(map(len, ran.out.splitlines())) <= 100


def test_an_old_terminal_gets_ascii_alone(tmp_path: Path) -> None:
    lines = b"exemple\npersonne\ndiagnostic\n"
    ran = planner("texte", home=tmp_path, stdin=lines, environment={"PLANNER_ASCII": "1"})
    assert ran.status == 0
    assert ran.out.isascii()
    assert "Capacite de remboursement : 261,05 EUR" in ran.out


def test_a_doubt_is_a_sentence_and_the_value_stays(tmp_path: Path) -> None:
    ran = talked("nouveau\nlogement\nloyer sans\n1,234\n12,505\n\n")
    text = said(ran)
    assert text.count("Loyer sans les charges, par mois ?") == 3
    assert only_dossier(tmp_path).dwelling.rent is None
    assert "1,234" in text
    assert "12,505" in text


def test_a_line_may_be_private_changed_emptied_and_removed(tmp_path: Path) -> None:
    first = "nouveau\nrevenus\nsalaire\n1000\n\n\n"
    ran = talked(f"{first}salaire\nrendre\n\n\nvue famille\n\n")
    assert only_dossier(tmp_path).incomes[0].private
    assert "Ligne privée : elle ne sera ni montrée à la famille ni imprimée." in said(ran)
    assert "1 ligne privée." in said(ran)
    family = said(ran).partition("Où nous en sommes")[2]
    assert "1 000" not in family.partition("Entrée pour continuer")[0]

    again = "ouvrir\n1\nrevenus\nsalaire\n"
    talked(f"{again}remettre\nmontant :\n1100 q\n")
    wage = only_dossier(tmp_path).incomes[0]
    assert (wage.amount, wage.frequency, wage.private) == (
        Money(110000),
        Frequency.FORTNIGHT,
        False,
    )
    talked(f"{again}retirer\n")
    assert only_dossier(tmp_path).incomes == ()


def test_a_removed_line_comes_back(tmp_path: Path) -> None:
    ran = talked("nouveau\nrevenus\nsalaire\n1000\n\n\nsalaire\nretirer\n/annuler\n")
    assert "Ligne retirée ; /annuler la remet. Enregistré." in said(ran)
    assert only_dossier(tmp_path).incomes[0].amount == Money(100000)


def test_a_field_can_be_emptied_and_an_edit_undone_from_any_question(tmp_path: Path) -> None:
    talked("nouveau\nlogement\nloyer sans\n520\n21\n/effacer\nnon\n")
    ran = talked("ouvrir\n1\nlogement\nloyer sans\n/effacer\n600\n/annuler\n/retablir\n")
    assert only_dossier(tmp_path).dwelling.rent == Money(60000)
    assert "Champ vidé. Enregistré." in said(ran)
    assert "C'est fait. Loyer sans les charges, par mois : 600,00 €. Enregistré." in said(ran)


def test_every_question_of_a_section_can_be_asked_in_a_row(tmp_path: Path) -> None:
    talked("nouveau\nce que\ntoutes\n50\n120\n12\n\n/retour\n\n")
    casework = only_dossier(tmp_path).casework
    assert casework.household_offer == Money(5000)
    assert (casework.landlord_demand, casework.landlord_months) == (Money(12000), 12)


def test_an_account_is_begun_line_by_line(tmp_path: Path) -> None:
    rent, payment = "ajouter\nloyer\n1/10/2026\n520\n", "ajouter\nversement\n5/10/26\n300\n"
    talked(f"nouveau\ncompte locatif\n{rent}{payment}")
    called, paid = only_dossier(tmp_path).account.lines
    assert (called.date, called.amount) == (date(2026, 10, 1), Money(52000))
    assert (paid.date, paid.amount) == (date(2026, 10, 5), Money(30000))


def test_why_explains_a_figure_and_leads_to_its_field(tmp_path: Path) -> None:
    ran = talked("exemple\npersonne\npourquoi\n1\nprovisions\n100\n")
    assert "622,59 / 30 = 20,75 €" in said(ran)
    assert only_dossier(tmp_path).dwelling.charges == Money(10000)


def test_english_is_complete(tmp_path: Path) -> None:
    lines = "new\nhousehold\n1\nMary\n\n\n\nincome\n1\n1240\n\n\n\n/undo\n/help\n/quit\n"
    with speaking("en"):
        ran = talked(lines)
    assert "Understood: €1,240.00" in said(ran)
    for french in ("Entrée", "Compris", "Enregistré", "Numéro", "Revenus"):
        assert french not in ran.out
    assert only_dossier(tmp_path).household.persons[0].first_name == "Mary"


def test_unreadable_bytes_are_asked_again(tmp_path: Path) -> None:
    ran = planner("texte", home=tmp_path, stdin=b"nouveau\nm\xe9nage\nm\xc3\xa9nage\n")
    assert ran.status == 0
    assert "illisible" in ran.out


def test_a_wrong_file_and_an_unknown_order_are_sentences(tmp_path: Path) -> None:
    ran = talked("importer\n/nulle/part.json\n/zut\n99\n")
    text = said(ran)
    assert "n'a pas pu être lu" in text
    assert '"/zut" n\'est pas un ordre.' in text
    assert '"99" n\'est pas une des réponses.' in text


def test_textual_is_never_loaded(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom planner.cli.texte.home import run\nrun()\n"
        "assert not {'textual', 'rich'} & set(sys.modules), 'loaded'"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="exemple\npersonne\ncharges\n\nplan\n",
        text=True,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PLANNER_HOME": str(tmp_path), "PLANNER_TODAY": DAY},
    )
    assert done.returncode == 0, done.stderr


def at_a_terminal(home: Path, *arguments: str) -> PtyApp:
    return PtyApp(
        [sys.executable, "-m", "planner", *arguments],
        columns=80,
        lines=40,
        cwd=ROOT,
        env={"PLANNER_HOME": str(home), "PLANNER_TODAY": DAY},
        timeout=30,
    )


def test_a_killed_conversation_begins_again_at_the_same_field(tmp_path: Path) -> None:
    with at_a_terminal(tmp_path, "--texte") as app:
        app.wait_for("Quitter")
        for line in ("nouveau", "logement", "loyer sans", "520"):
            app.type(f"{line}\r")
        app.wait_for("Compris : 520,00 €. Enregistré.")
        assert not app.full_screen()
        app.type("bail signé\r")
        app.wait_for("Bail signé le ?")
        app.type("32/13/20\r")
        app.wait_for("32/13/20")
        app.settle(0.3)
        assert b"\x1b[" not in bytes(app.output)
        app.kill()
        app.wait_exit()
    with at_a_terminal(tmp_path, "texte") as app:
        app.wait_for("Quitter")
        app.type("ouvrir\r1\r")
        screen = app.wait_for("Reprendre à : Bail signé le")
        assert "Tapé avant l'arrêt et à vérifier, Bail signé le : 32/13/20" in screen
        app.type("reprendre\r")
        app.wait_for("Bail signé le ?")
        app.type("3/2/2020\r")
        app.wait_for("Compris : lundi 3 février 2020. Enregistré.")
        app.type("/quitter\r")
        assert app.wait_exit() == 0
    dossier = only_dossier(tmp_path)
    assert (dossier.dwelling.rent, dossier.dwelling.lease_signed) == (
        Money(52000),
        date(2020, 2, 3),
    )


def test_the_screen_is_emptied_by_an_order_and_for_the_family(tmp_path: Path) -> None:
    with at_a_terminal(tmp_path, "--texte") as app:
        app.wait_for("Quitter")
        app.type("exemple\rpersonne\r")
        app.wait_for("Points de reprise")
        app.type("/ecran\r")
        app.wait_for("Écran vide. Entrée pour continuer.")
        assert "Vasseur" not in app.screen()
        app.type("\r")
        app.type("vue famille\r")
        app.wait_for("Où nous en sommes")
        screen = app.wait_for("Entrée pour continuer.")
        assert "Relevé du bailleur" not in screen
        app.press("ctrl+c")
        assert app.wait_exit() == 130


def test_a_fault_is_said_the_dossier_kept_and_the_list_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("Vasseur")

    monkeypatch.setattr("planner.cli.texte.pages.show_diagnosis", broken)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    ran = said(talked("nouveau\nlogement\nloyer sans\n520\n\ndiagnostic\nquitter\n"))
    assert "Rien n'est perdu" in ran
    assert "Copie de secours du dossier" in ran
    assert "Traceback" not in ran
    assert "Vasseur" not in ran
    assert only_dossier(tmp_path).dwelling.rent == Money(52000)


FOLLOWED = (
    ("exemple", "personne"),
    ("et si", "quel montant", "ce qui peut", "1", "", "moins de changements", "dettes", ""),
    ("contrat", "écrire le contrat", "bailleur", "tableur", "agenda", ""),
    ("suivi", "contrat", "", "paiement", "50", "10/12/2026", "", "rendez-vous", "15/1/2027"),
    ("préparer", "45", "", "retirer", "paiement de", "redire", ""),
)


def test_what_might_be_and_what_follows_the_signature_are_spoken_too(tmp_path: Path) -> None:
    lines = "\n".join(line for part in FOLLOWED for line in part) + "\n"
    text = said(talked(lines))
    for told in (
        "Quel montant tient ?",
        "Compter ou ne plus compter quel changement ?",
        "Ce qui change",
        "Signature notée. Le contrat imprimé est gardé avec ses chiffres.",
        "Paiement noté : 50,00 €, le 10 décembre 2026.",
        "Avenant au plan",
        "cet avenant n'est pas encore signé",
        "Retiré ; /annuler le remet.",
    ):
        assert told in text, told
    casework = only_dossier(tmp_path).casework
    assert casework.signed_plan is not None
    assert date(2027, 1, 15) in casework.review_dates
    assert casework.plan_payments == ()
    assert len(list((tmp_path / "impressions").iterdir())) == 5
    assert len(list((tmp_path / "dossiers").glob("*/contracts/*"))) >= 1


def test_a_paper_that_cannot_be_made_is_a_sentence_and_the_menu_goes_on(tmp_path: Path) -> None:
    text = said(talked("nouveau\ncontrat\nbailleur\n\n\nquitter\n"))
    assert "n'a pas été écrit" in text
    assert "Au revoir" not in text
    assert not list(tmp_path.glob("impressions/*bailleur*"))
