"""The rent account, the other debts with savings and the bank, the acts and dates."""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.dossier.account import AccountKind, Imputation
from planner.calc.dossier.debts import DebtStage
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.procedure import EventKind
from planner.tui.entry.cells import (
    AMOUNT,
    DAY,
    DAY_NEEDED,
    DELAYS,
    MONEY,
    MONEY_OR_ZERO,
    MONTH,
    NOTE,
    PROOF,
    TEXT,
    WHOSE,
    action,
    add,
    choice,
    field,
    kinds,
    named,
    with_own_name,
    yes_no,
)
from planner.tui.entry.fields import ChoiceKind, MoneyKind
from planner.tui.entry.rows import Cell, Page, Row
from planner.tui.entry.words import ANSWERS, answers
from planner.views.i18n import N_, _

__all__ = ["account", "debts", "events"]


def account(dossier: Dossier, page: Page) -> Iterator[Row]:
    """What the landlord's statement says."""
    lines = dossier.account.lines
    if not lines:
        yield field(
            "account.rough_balance",
            N_("Dette de loyer annoncée, en gros"),
            MONEY,
            N_("Ce que la personne ou la lettre du bailleur en dit ; à préciser ensuite."),
        )
    for index, line in enumerate(lines):
        base = f"account.lines[{index}]"
        label = _(ANSWERS[AccountKind].get(line.kind, line.kind))
        shown = with_own_name(label, line.label)
        yield Row(base, "line", shown, _account_cells(base))
    for kind in page.asked_kinds("account.lines"):
        base = f"account.lines[+{kind}]"
        yield Row(base, "line", _(ANSWERS[AccountKind][kind]), _account_cells(base), quiet=True)
    yield action("statement", N_("Lire le relevé du bailleur (fichier CSV)"))
    yield add("account.lines", N_("Ajouter une ligne du compte"), lambda _c: answers(AccountKind))
    yield field("account.opening_balance", N_("Solde antérieur, contenu inconnu"), MONEY)
    yield field("account.statement_on", N_("Relevé arrêté au"), DAY)
    yield field("account.imputation", N_("Un versement paie"), choice(Imputation))
    yield field("account.evidence", N_("Preuve"), PROOF)


def _account_cells(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.date", DAY_NEEDED, 12, _("date")),
        Cell(f"{base}.amount", AMOUNT, 16, _("montant")),
    )


def debts(dossier: Dossier, page: Page) -> Iterator[Row]:
    """The other debts, savings and the bank."""
    for index, debt in enumerate(dossier.debts):
        base = f"debts[{index}]"
        label = named("debts", debt.kind, debt.creditor)
        yield Row(base, "line", label, _debt_cells(base), private=debt.private)
        if base in page.detailed:
            yield field(f"{base}.creditor", N_("Créancier"), TEXT, indent=3)
            yield field(f"{base}.until", N_("Dernière mensualité"), MONTH, indent=3)
            yield field(f"{base}.stage", N_("Où en est le créancier"), choice(DebtStage), indent=3)
            yield field(f"{base}.born_on", N_("Dette née le"), DAY, indent=3)
            yield field(f"{base}.agreed", N_("Plan accepté"), yes_no(empty=None), indent=3)
            yield field(f"{base}.whose", N_("À qui"), WHOSE, indent=3)
            yield field(f"{base}.rough", N_("Montant en gros"), yes_no(), indent=3)
            yield field(f"{base}.private", N_("Ligne privée"), yes_no(), indent=3)
            yield field(f"{base}.note", N_("Remarque (non imprimée)"), NOTE, indent=3)
    for kind in page.asked_kinds("debts"):
        base = f"debts[+{kind}]"
        yield Row(base, "line", named("debts", kind), _debt_cells(base), quiet=True)
    yield add("debts", N_("Ajouter une dette"), kinds("debts"))
    for index, saving in enumerate(dossier.savings):
        base = f"savings[{index}]"
        yield Row(
            base, "line", saving.label or _("Épargne"), _saving_cells(base), private=saving.private
        )
    if not dossier.savings or page.asked_kinds("savings"):
        yield Row(
            "savings[+saving]", "line", _("Épargne"), _saving_cells("savings[+saving]"), quiet=True
        )
    yield field(
        "bank.balance",
        N_("Solde du compte en banque"),
        MoneyKind(below_zero=True),
        N_("Relevé de compte ; avec un signe moins s’il est à découvert."),
    )
    yield field("bank.on", N_("Solde au"), DAY)
    yield field("bank.overdraft_limit", N_("Découvert autorisé"), MONEY_OR_ZERO)


def _debt_cells(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.balance", AMOUNT, 16, _("reste dû"), "kind:debts"),
        Cell(f"{base}.instalment", MONEY, 14, _("par mois")),
        Cell(f"{base}.evidence", PROOF, 14, _("preuve")),
    )


def _saving_cells(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.amount", AMOUNT, 16, _("montant")),
        Cell(f"{base}.label", TEXT, 14, _("nom")),
    )


def events(dossier: Dossier, page: Page) -> Iterator[Row]:
    """Acts and dates: what starts a delay."""
    for index, event in enumerate(dossier.events):
        base = f"events[{index}]"
        yield Row(base, "line", _(ANSWERS[EventKind][event.kind]), _event_cells(base, event.kind))
        if base in page.detailed:
            if event.kind is EventKind.COMMANDEMENT:
                yield field(f"{base}.amount", N_("Somme demandée"), MONEY, indent=3)
            yield field(f"{base}.reference", N_("Référence"), TEXT, indent=3)
            yield field(f"{base}.note", N_("Remarque (non imprimée)"), NOTE, indent=3)
    waiting = [] if dossier.events else [EventKind.COMMANDEMENT.value]
    waiting += [kind for kind in page.asked_kinds("events") if kind not in waiting]
    for kind in waiting:
        base = f"events[+{kind}]"
        cells = _event_cells(base, EventKind(kind))
        yield Row(base, "line", _(ANSWERS[EventKind][kind]), cells, quiet=True)
    yield add("events", N_("Ajouter un acte ou une date"), lambda _context: answers(EventKind))


def _event_cells(base: str, kind: EventKind) -> tuple[Cell, ...]:
    """The date; then the delay that an order to pay prints, or the sum asked for."""
    day = N_("La date écrite par le commissaire de justice sur l’acte, ou celle de l’audience.")
    date = Cell(f"{base}.date", DAY_NEEDED, 14, _("date"), day)
    if kind is not EventKind.COMMANDEMENT:
        return (date, Cell(f"{base}.amount", MONEY, 16, _("somme demandée")))
    delays = ChoiceKind(empty=None, answers=lambda _c: [(id, _(text)) for id, text in DELAYS])
    return (date, Cell(f"{base}.printed_delay", delays, 16, _("délai imprimé dans l’acte")))
