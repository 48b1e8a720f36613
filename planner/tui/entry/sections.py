"""The sections of the entry page and what each holds, in the order of an appointment.

Any of them may come first; none is mandatory. A section is a function from the dossier and the
state of the page to rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from planner.calc.dossier.account import AccountKind, Imputation
from planner.calc.dossier.casework import Wish
from planner.calc.dossier.common import COMMON, EvidenceStatus
from planner.calc.dossier.debts import DebtStage
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus, LandlordKind, PaidTo, Payer
from planner.calc.dossier.household import Custody, PersonStatus, Role
from planner.calc.dossier.procedure import EventKind
from planner.calc.money import ZERO
from planner.tui.entry.fields import (
    REQUIRED,
    AmountPerKind,
    ChoiceKind,
    Context,
    DateKind,
    EvidenceKind,
    FieldKind,
    MoneyKind,
    MonthKind,
    MonthsKind,
    NumberKind,
    Option,
    SeveralKind,
    TextKind,
)
from planner.tui.entry.rows import Cell, Page, Row
from planner.tui.entry.words import ANSWERS, answers
from planner.views import words
from planner.views.i18n import N_, _
from planner.views.words.kinds import CHARGES, DEBTS, INCOMES

__all__ = ["LETTERS", "SECTIONS", "USUAL", "rows"]

USUAL = {
    "incomes": (
        "wage", "unemployment_benefit", "rsa", "ppa", "af", "asf", "child_support_received",
        "aah", "sick_pay", "retirement_pension",
    ),
    "charges": (
        "electricity_gas", "water", "home_insurance", "mobile_phone", "internet_phone",
        "transit_pass", "fuel", "car_insurance", "health_insurance", "school_canteen", "childcare",
        "food", "child_support_paid", "credit_instalment", "income_tax",
    ),
    "debts": (),
}  # fmt: skip
"""The kinds whose empty rows wait without being asked for."""

TOTALS = {"incomes": "income_total", "charges": "charges_total"}
"""A rough answer for a whole section, a legal one."""

KINDS = {"incomes": INCOMES, "charges": CHARGES, "debts": DEBTS}

_YES_NO = ((True, N_("oui")), (False, N_("non")))
_DELAYS = (("6-weeks", N_("6 semaines")), ("2-months", N_("2 mois")))


def _choice(kind: Any, *, empty: Any = REQUIRED) -> ChoiceKind:
    return ChoiceKind(empty=empty, answers=lambda _context: answers(kind))


def _yes_no(*, empty: Any = False) -> ChoiceKind:
    return ChoiceKind(empty=empty, answers=lambda _c: [(value, _(text)) for value, text in _YES_NO])


def _persons(context: Context) -> Sequence[Option]:
    people = context.dossier.household.persons
    return [
        (COMMON, _("commun")),
        *((person.id, person.first_name or person.name or person.id) for person in people),
    ]


def _kinds(part: str) -> Callable[[Context], Sequence[Option]]:
    def known(_context: Context) -> Sequence[Option]:
        return sorted(
            ((id, _(label)) for id, label in KINDS[part].items()), key=lambda each: each[1]
        )

    return known


MONEY = MoneyKind()
MONEY_OR_ZERO = MoneyKind(empty=ZERO)
AMOUNT = MoneyKind(empty=REQUIRED)
PER = AmountPerKind()
TEXT = TextKind()
NOTE = TextKind(longest=20_000)
DAY = DateKind()
DAY_NEEDED = DateKind(empty=REQUIRED)
MONTH = MonthKind()
PROOF = EvidenceKind(empty=REQUIRED, answers=lambda _context: answers(EvidenceStatus))
WHOSE = ChoiceKind(empty=COMMON, answers=_persons)


def _field(path: str, label: str, kind: FieldKind, hint: str = "", indent: int = 1) -> Row:
    text = _(label)
    return Row(path, "field", text, (Cell(path, kind, 0, text, hint),), indent)


def _add(part: str, label: str, answered: Callable[[Context], Sequence[Option]]) -> Row:
    path = f"{part}[+]"
    kind = ChoiceKind(empty=None, answers=answered)
    return Row(path, "add", _(label), (Cell(path, kind, 0, _(label)),), quiet=True)


def household(dossier: Dossier, page: Page) -> Iterator[Row]:
    """Who lives there."""
    for index, person in enumerate(dossier.household.persons):
        base = f"household.persons[{index}]"
        label = _(ANSWERS[Role][person.role])
        yield Row(base, "line", label, _person_cells(base))
        if base in page.detailed:
            yield _field(f"{base}.last_name", N_("Nom"), TEXT, indent=3)
            yield _field(f"{base}.role", N_("Place dans le ménage"), _choice(Role), indent=3)
            several = SeveralKind(answers=lambda _c: answers(PersonStatus))
            yield _field(f"{base}.statuses", N_("Situation"), several, indent=3)
            yield _field(f"{base}.custody", N_("Garde"), _choice(Custody), indent=3)
            counted = _yes_no(empty=None)
            yield _field(f"{base}.dependant", N_("À charge pour la CAF"), counted, indent=3)
    roles = {person.role for person in dossier.household.persons}
    waiting = [] if Role.APPLICANT in roles else [Role.APPLICANT.value]
    if not dossier.household.persons or roles == {Role.APPLICANT}:
        waiting.append(Role.CHILD.value)
    waiting += [kind for kind in page.asked_kinds("household.persons") if kind not in waiting]
    for role in waiting:
        base = f"household.persons[+{role}]"
        yield Row(base, "line", _(ANSWERS[Role][role]), _person_cells(base), quiet=True)
    yield _add("household.persons", N_("Ajouter une personne"), lambda _context: answers(Role))
    yield _field("household.phone", N_("Téléphone"), TEXT)
    yield _field("household.address.lines", N_("Adresse"), TextKind(empty=(), form="lines"))
    yield _field("household.address.postal_code", N_("Code postal"), TextKind(longest=10))
    yield _field("household.address.city", N_("Ville"), TEXT)


def _person_cells(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.first_name", TEXT, 18, _("prénom")),
        Cell(f"{base}.last_name", TEXT, 18, _("nom")),
        Cell(f"{base}.birth", DateKind(birth=True), 12, _("naissance"),
             N_("Livret de famille, ou carte d’identité. Jour/mois/année.")),
    )  # fmt: skip


def _budget(part: str, dossier: Dossier, page: Page) -> Iterator[Row]:
    lines = getattr(dossier, part)
    known = KINDS[part]
    usual = [kind for kind in USUAL[part]]
    order = {kind: place for place, kind in enumerate(usual)}
    present = {line.kind for line in lines}
    found: list[tuple[tuple[int, int], list[Row]]] = []
    for index, line in enumerate(lines):
        base = f"{part}[{index}]"
        name = _(known.get(line.kind, line.kind))
        label = f"{name} ({line.label})" if line.label else name
        row = Row(base, "line", label, _line_cells(base, part), private=line.private)
        shown = [row, *(_line_details(base) if base in page.detailed else ())]
        found.append(((order.get(line.kind, len(usual)), index), shown))
    waiting = [*usual, *(kind for kind in page.asked_kinds(part) if kind not in usual)]
    whole = TOTALS[part] in present
    for place, kind in enumerate(waiting):
        asked = kind in page.asked_kinds(part)
        if (kind in present and not asked) or (whole and not asked):
            continue
        base = f"{part}[+{kind}]"
        row = Row(base, "line", _(known[kind]), _line_cells(base, part), quiet=True)
        found.append(((order.get(kind, len(usual)), len(lines) + place), [row]))
    for _place, shown in sorted(found, key=lambda each: each[0]):
        yield from shown
    if TOTALS[part] not in present and not lines:
        base = f"{part}[+{TOTALS[part]}]"
        yield Row(base, "line", _(known[TOTALS[part]]), _line_cells(base, part), quiet=True)
    label = N_("Ajouter un revenu") if part == "incomes" else N_("Ajouter une charge")
    yield _add(part, label, _kinds(part))


def _line_cells(base: str, part: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.amount", PER, 20, _("montant"), f"kind:{part}"),
        Cell(f"{base}.evidence", PROOF, 14, _("preuve")),
        Cell(f"{base}.whose", WHOSE, 10, _("à qui")),
    )


def _line_details(base: str) -> Iterator[Row]:
    yield _field(f"{base}.label", N_("Précision"), TEXT, indent=3)
    yield _field(f"{base}.start", N_("Premier mois"), MONTH, indent=3)
    yield _field(f"{base}.until", N_("Dernier mois"), MONTH, indent=3)
    months = MonthsKind()
    hint = N_("Les mois de l’année où cette somme tombe, par exemple 9, ou 3, 6, 9, 12.")
    yield _field(f"{base}.months", N_("Mois de l’année"), months, hint, indent=3)
    yield _field(f"{base}.day", N_("Jour du mois"), NumberKind(low=1, high=31), indent=3)
    yield _field(f"{base}.rough", N_("Montant en gros"), _yes_no(), indent=3)
    yield _field(f"{base}.private", N_("Ligne privée"), _yes_no(), indent=3)
    yield _field(f"{base}.evidence.paper", N_("Papier vu"), TEXT, indent=3)
    yield _field(f"{base}.evidence.on", N_("Vu le"), DAY, indent=3)
    yield _field(f"{base}.note", N_("Remarque (non imprimée)"), NOTE, indent=3)


def incomes(dossier: Dossier, page: Page) -> Iterator[Row]:
    """What comes in, in the hand."""
    return _budget("incomes", dossier, page)


def charges(dossier: Dossier, page: Page) -> Iterator[Row]:
    """What goes out, but for the rent."""
    return _budget("charges", dossier, page)


def dwelling(dossier: Dossier, page: Page) -> Iterator[Row]:
    """The rent, the landlord, the housing allowance as notified."""
    yield _field("dwelling.rent", N_("Loyer sans les charges, par mois"), MONEY,
                 N_("Avis d’échéance : ligne « loyer » ou « loyer principal »."))  # fmt: skip
    yield _field("dwelling.charges", N_("Charges, par mois"), MONEY_OR_ZERO,
                 N_("Avis d’échéance : « provisions sur charges »."))  # fmt: skip
    yield _field("dwelling.allowance.amount", N_("Aide au logement, par mois"), MONEY,
                 N_("Notification de la CAF ou de la MSA : « montant mensuel ». "
                    "Suspendue : le montant d’avant."))  # fmt: skip
    yield _field("dwelling.allowance.status", N_("État de l’aide"), _choice(AllowanceStatus))
    yield _field("dwelling.allowance.suspended_since", N_("Suspendue depuis"), MONTH)
    yield _field("dwelling.allowance.paid_to", N_("Versée à qui"), _choice(PaidTo))
    yield _field("dwelling.allowance.payer", N_("Caisse"), _choice(Payer))
    yield _field("dwelling.allowance.resource_base", N_("Base de ressources, par an"), MONEY,
                 N_("Attestation de la caisse : « ressources retenues »."))  # fmt: skip
    yield _field("dwelling.allowance.withheld", N_("Retenue de la caisse, par mois"), MONEY_OR_ZERO)
    yield _field("dwelling.rls", N_("Réduction de loyer (RLS), par mois"), MONEY_OR_ZERO)
    yield _field("dwelling.sls", N_("Surloyer (SLS), par mois"), MONEY_OR_ZERO)
    yield _field("dwelling.landlord.kind", N_("Bailleur"), _choice(LandlordKind))
    yield _field("dwelling.landlord.name", N_("Nom du bailleur"), TEXT)
    yield _field("dwelling.landlord.phone", N_("Téléphone du bailleur"), TEXT)
    yield _field("dwelling.conventioned", N_("Logement conventionné"), _yes_no())
    yield _field("dwelling.commune", N_("Commune (code INSEE)"), TextKind(empty=None, longest=5),
                 N_("Le code INSEE à 5 chiffres, et non le code postal : 33063 est Bordeaux."))  # fmt: skip
    zones = ChoiceKind(
        empty=None, answers=lambda _c: [(n, _("zone {n}").format(n=n)) for n in (1, 2, 3)]
    )
    yield _field("dwelling.zone", N_("Zone"), zones)
    yield _field("dwelling.rent_day", N_("Jour du loyer"), NumberKind(empty=5, low=1, high=31))
    signed = DateKind(first_year=1900)
    yield _field("dwelling.lease_signed", N_("Bail signé le"), signed)
    yield _field("dwelling.lease_ended", N_("Bail résilié le"), DAY)
    yield _field("dwelling.furnished", N_("Meublé"), _yes_no())
    yield _field("dwelling.flat_share", N_("Colocation"), _yes_no())
    yield _field("dwelling.whole_rent", N_("Loyer entier de la colocation"), MONEY)


def account(dossier: Dossier, page: Page) -> Iterator[Row]:
    """What the landlord's statement says."""
    lines = dossier.account.lines
    if not lines:
        yield _field("account.rough_balance", N_("Dette de loyer annoncée, en gros"), MONEY,
                     N_("Ce que la personne ou la lettre du bailleur en dit ; à préciser ensuite."))  # fmt: skip
    for index, line in enumerate(lines):
        base = f"account.lines[{index}]"
        label = _(ANSWERS[AccountKind].get(line.kind, line.kind))
        shown = f"{label} ({line.label})" if line.label else label
        yield Row(base, "line", shown, _account_cells(base))
    for kind in page.asked_kinds("account.lines"):
        base = f"account.lines[+{kind}]"
        yield Row(base, "line", _(ANSWERS[AccountKind][kind]), _account_cells(base), quiet=True)
    yield _add("account.lines", N_("Ajouter une ligne du compte"), lambda _c: answers(AccountKind))
    yield _field("account.opening_balance", N_("Solde antérieur, contenu inconnu"), MONEY)
    yield _field("account.statement_on", N_("Relevé arrêté au"), DAY)
    yield _field("account.imputation", N_("Un versement paie"), _choice(Imputation))
    yield _field("account.evidence", N_("Preuve"), PROOF)


def _account_cells(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.date", DAY_NEEDED, 12, _("date")),
        Cell(f"{base}.amount", AMOUNT, 16, _("montant")),
    )


def debts(dossier: Dossier, page: Page) -> Iterator[Row]:
    """The other debts, savings and the bank."""
    for index, debt in enumerate(dossier.debts):
        base = f"debts[{index}]"
        name = _(DEBTS.get(debt.kind, debt.kind))
        label = f"{name} ({debt.creditor})" if debt.creditor else name
        yield Row(base, "line", label, _debt_cells(base), private=debt.private)
        if base in page.detailed:
            yield _field(f"{base}.creditor", N_("Créancier"), TEXT, indent=3)
            yield _field(f"{base}.until", N_("Dernière mensualité"), MONTH, indent=3)
            yield _field(
                f"{base}.stage", N_("Où en est le créancier"), _choice(DebtStage), indent=3
            )
            yield _field(f"{base}.born_on", N_("Dette née le"), DAY, indent=3)
            yield _field(f"{base}.agreed", N_("Plan accepté"), _yes_no(empty=None), indent=3)
            yield _field(f"{base}.whose", N_("À qui"), WHOSE, indent=3)
            yield _field(f"{base}.rough", N_("Montant en gros"), _yes_no(), indent=3)
            yield _field(f"{base}.private", N_("Ligne privée"), _yes_no(), indent=3)
            yield _field(f"{base}.note", N_("Remarque (non imprimée)"), NOTE, indent=3)
    for kind in page.asked_kinds("debts"):
        base = f"debts[+{kind}]"
        yield Row(base, "line", _(DEBTS[kind]), _debt_cells(base), quiet=True)
    yield _add("debts", N_("Ajouter une dette"), _kinds("debts"))
    for index, saving in enumerate(dossier.savings):
        base = f"savings[{index}]"
        yield Row(base, "line", saving.label or _("Épargne"), _saving_cells(base),
                  private=saving.private)  # fmt: skip
    if not dossier.savings or page.asked_kinds("savings"):
        yield Row(
            "savings[+saving]", "line", _("Épargne"), _saving_cells("savings[+saving]"), quiet=True
        )
    yield _field("bank.balance", N_("Solde du compte en banque"), MoneyKind(below_zero=True),
                 N_("Relevé de compte ; avec un signe moins s’il est à découvert."))  # fmt: skip
    yield _field("bank.on", N_("Solde au"), DAY)
    yield _field("bank.overdraft_limit", N_("Découvert autorisé"), MONEY_OR_ZERO)


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
        yield Row(base, "line", _(ANSWERS[EventKind][event.kind]), _event_cells(base))
        if base in page.detailed:
            delays = ChoiceKind(
                empty=None, answers=lambda _c: [(id, _(text)) for id, text in _DELAYS]
            )
            yield _field(f"{base}.printed_delay", N_("Délai imprimé dans l’acte"), delays, indent=3)
            yield _field(f"{base}.reference", N_("Référence"), TEXT, indent=3)
            yield _field(f"{base}.note", N_("Remarque (non imprimée)"), NOTE, indent=3)
    waiting = [] if dossier.events else [EventKind.COMMANDEMENT.value]
    waiting += [kind for kind in page.asked_kinds("events") if kind not in waiting]
    for kind in waiting:
        base = f"events[+{kind}]"
        yield Row(base, "line", _(ANSWERS[EventKind][kind]), _event_cells(base), quiet=True)
    yield _add("events", N_("Ajouter un acte ou une date"), lambda _context: answers(EventKind))


def _event_cells(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.date", DAY_NEEDED, 14, _("date"),
             N_("La date écrite par le commissaire de justice sur l’acte, ou celle de l’audience.")),
        Cell(f"{base}.amount", MONEY, 16, _("somme demandée")),
    )  # fmt: skip


def offers(dossier: Dossier, page: Page) -> Iterator[Row]:
    """What each one proposes, what was decided."""
    yield _field("casework.household_offer", N_("Ce que la famille propose, par mois"), MONEY,
                 N_("Le chiffre dit par la personne, avant de montrer le calcul."))  # fmt: skip
    yield _field("casework.landlord_demand", N_("Ce que le bailleur demande, par mois"), MONEY)
    yield _field("casework.landlord_months", N_("… ou en combien de mois"), NumberKind(high=1200))
    yield _field("casework.chosen_instalment", N_("Mensualité choisie ensemble"), MONEY)
    yield _field("casework.first_due", N_("Première échéance"), DAY)
    yield _field("casework.rent_resumed_since", N_("Loyer repris en entier depuis"), MONTH)
    yield _field("casework.floor", N_("Minimum à garder, par mois"), MONEY)
    yield _field(
        "casework.asll_wish", N_("Accompagnement (ASLL) : avis"), _choice(Wish, empty=None)
    )
    yield _field("casework.over_indebtedness_wish", N_("Surendettement : avis"), _choice(Wish, empty=None))  # fmt: skip
    yield _field("casework.cause", N_("Ce qui s’est passé"), NOTE)


def notes(dossier: Dossier, page: Page) -> Iterator[Row]:
    """What stays on the counsellor's side."""
    yield _field("reference", N_("Référence du dossier"), TEXT)
    yield _field("casework.counsellor", N_("Personne qui reçoit"), TEXT)
    yield _field("casework.met_on", N_("Rendez-vous du"), DAY)
    yield _field("casework.private_notes", N_("Notes privées (jamais imprimées)"), NOTE)


Build = Callable[[Dossier, Page], Iterator[Row]]

SECTIONS: tuple[tuple[str, str, Build], ...] = (
    ("household", N_("Ménage"), household),
    ("incomes", N_("Revenus"), incomes),
    ("charges", N_("Charges"), charges),
    ("dwelling", N_("Logement"), dwelling),
    ("account", N_("Compte locatif"), account),
    ("debts", N_("Autres dettes, épargne, banque"), debts),
    ("events", N_("Actes et dates"), events),
    ("offers", N_("Ce que chacun propose"), offers),
    ("notes", N_("Notes"), notes),
)

LETTERS = {
    "household": "m", "incomes": "r", "charges": "c", "dwelling": "l", "account": "o",
    "debts": "t", "events": "a", "offers": "p", "notes": "n",
}  # fmt: skip
"""The letter that jumps to each section."""


def rows(dossier: Dossier, page: Page) -> tuple[Row, ...]:
    """Every row of the page, the folded sections reduced to their title."""
    found: list[Row] = []
    for id, title, build in SECTIONS:
        head = Row(f"#{id}", "section", _(title), section=id, info=_summary(id, dossier))
        found.append(head)
        if id not in page.folded:
            found += [_in(row, id) for row in build(dossier, page)]
    return tuple(found)


def _in(row: Row, section: str) -> Row:
    return Row(
        row.key,
        row.form,
        row.label,
        row.cells,
        row.indent,
        row.private,
        row.quiet,
        section,
        row.info,
    )


def _summary(id: str, dossier: Dossier) -> str:
    counts = {
        "household": len(dossier.household.persons),
        "incomes": len(dossier.incomes),
        "charges": len(dossier.charges),
        "account": len(dossier.account.lines),
        "debts": len(dossier.debts),
        "events": len(dossier.events),
    }
    count = counts.get(id, 0)
    if not count:
        return ""
    from planner.views.i18n import n_

    if id == "household":
        return n_("{n} personne", "{n} personnes", count).format(n=count)
    return n_("{n} ligne", "{n} lignes", count).format(n=count)
