"""The household: one row a person, the places to add one, how to reach them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.household import Custody, PersonStatus, ProtectionKind, Role
from planner.tui.entry.cells import PERSON, TEXT, TEXT_NEEDED, add, choice, field, yes_no
from planner.tui.entry.fields import DateKind, SeveralKind, TextKind
from planner.tui.entry.rows import Cell, Page, Row
from planner.tui.entry.words import ANSWERS, answers
from planner.views.i18n import N_, _

__all__ = ["household"]


def household(dossier: Dossier, page: Page) -> Iterator[Row]:
    """Who lives there."""
    for index, person in enumerate(dossier.household.persons):
        base = f"household.persons[{index}]"
        label = _(ANSWERS[Role][person.role])
        yield Row(base, "line", label, _person_cells(base))
        if base in page.detailed:
            yield field(f"{base}.last_name", N_("Nom"), TEXT, indent=3)
            yield field(f"{base}.role", N_("Place dans le ménage"), choice(Role), indent=3)
            several = SeveralKind(answers=lambda _c: answers(PersonStatus))
            yield field(f"{base}.statuses", N_("Situation"), several, indent=3)
            yield field(f"{base}.custody", N_("Garde"), choice(Custody), indent=3)
            counted = yes_no(empty=None)
            yield field(f"{base}.dependant", N_("À charge pour la CAF"), counted, indent=3)
    roles = {person.role for person in dossier.household.persons}
    waiting = [] if Role.APPLICANT in roles else [Role.APPLICANT.value]
    if not dossier.household.persons or roles == {Role.APPLICANT}:
        waiting.append(Role.CHILD.value)
    waiting += [kind for kind in page.asked_kinds("household.persons") if kind not in waiting]
    for role in waiting:
        base = f"household.persons[+{role}]"
        yield Row(base, "line", _(ANSWERS[Role][role]), _person_cells(base), quiet=True)
    yield add("household.persons", N_("Ajouter une personne"), lambda _context: answers(Role))
    yield from _signers(dossier, page)
    yield field("household.phone", N_("Téléphone"), TEXT)
    yield field("household.address.lines", N_("Adresse"), TextKind(empty=(), form="lines"))
    yield field("household.address.postal_code", N_("Code postal"), TextKind(longest=10))
    yield field("household.address.city", N_("Ville"), TEXT)


def _person_cells(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.first_name", TEXT, 18, _("prénom")),
        Cell(f"{base}.last_name", TEXT, 18, _("nom")),
        Cell(
            f"{base}.birth",
            DateKind(birth=True),
            12,
            _("naissance"),
            N_("Livret de famille, ou carte d’identité. Jour/mois/année."),
        ),
    )


def _signers(dossier: Dossier, page: Page) -> Iterator[Row]:
    """Who signs besides the adults: who protects one of them, a co-tenant; and the guarantor."""
    for index, measure in enumerate(dossier.household.protections):
        base = f"household.protections[{index}]"
        yield Row(base, "line", _(ANSWERS[ProtectionKind][measure.kind]), _measure_cells(base))
    for index, _each in enumerate(dossier.household.cotenants):
        base = f"household.cotenants[{index}]"
        yield Row(base, "line", _("cotitulaire du bail"), _cotenant_cells(base))
    for kind in page.asked_kinds("household.protections"):
        base = f"household.protections[+{kind}]"
        label = _(ANSWERS[ProtectionKind][kind])
        yield Row(base, "line", label, _measure_cells(base), quiet=True)
    for kind in page.asked_kinds("household.cotenants"):
        base = f"household.cotenants[+{kind}]"
        yield Row(base, "line", _("cotitulaire du bail"), _cotenant_cells(base), quiet=True)
    if dossier.household.persons:
        measures = N_("Ajouter une mesure de protection")
        yield add("household.protections", measures, lambda _context: answers(ProtectionKind))
    cotenant = [("cotenant", _("cotitulaire du bail"))]
    yield add(
        "household.cotenants", N_("Ajouter un cotitulaire du bail"), lambda _context: cotenant
    )
    yield field("household.guarantor.name", N_("Caution, garant"), TEXT)


def _measure_cells(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.guardian", TEXT_NEEDED, 24, _("qui protège et signe")),
        Cell(f"{base}.person", PERSON, 16, _("personne protégée")),
    )


def _cotenant_cells(base: str) -> tuple[Cell, ...]:
    return (Cell(f"{base}.name", TEXT_NEEDED, 34, _("nom")),)
