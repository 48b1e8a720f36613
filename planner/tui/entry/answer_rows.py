"""What only the rules of rights ask: shown when a right waits for it, or once it was answered."""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.dossier.answers import HowHoused, OtherParent
from planner.calc.dossier.dossier import Dossier
from planner.tui.entry.cells import MONEY, choice, field, yes_no
from planner.tui.entry.fields import FieldKind, NumberKind
from planner.tui.entry.rows import Page, Row
from planner.views.i18n import N_, _

__all__ = ["INCOME", "YEAR", "answers", "income_of"]

INCOME = "answers.net_taxable_n2"
YEAR = "answers.income_year"

_ASKED: tuple[tuple[str, str, FieldKind, str], ...] = (
    (
        "answers.two_earners_n2",
        N_("Les deux du couple travaillaient cette année-là"),
        yes_no(empty=None),
        N_("Les deux salaires se lisent sur l’avis d’impôt de cette année-là."),
    ),
    (
        "answers.reference_tax_income",
        N_("Revenu fiscal de référence"),
        MONEY,
        N_("Dernier avis d’impôt, première page : « revenu fiscal de référence »."),
    ),
    (
        "answers.other_parent",
        N_("Pension versée par l’autre parent"),
        choice(OtherParent, empty=None),
        N_("Le jugement, ou ce que la personne en dit ; la CAF peut avancer l’ASF."),
    ),
    (
        "answers.recently_separated",
        N_("Séparation depuis moins de 18 mois"),
        yes_no(empty=None),
        N_("Le RSA est plus élevé dans les 18 mois qui suivent une séparation, avec un enfant."),
    ),
    (
        "answers.housing",
        N_("Façon d’être logé"),
        choice(HowHoused, empty=None),
        N_("À demander quand aucun loyer n’est écrit."),
    ),
    (
        "answers.young_worker",
        N_("3 214 heures de travail en trois ans"),
        yes_no(empty=None),
        N_("Bulletins de paie : c’est l’équivalent de deux ans à temps plein."),
    ),
    (
        "answers.unfit_for_work",
        N_("Inaptitude reconnue par la caisse de retraite"),
        yes_no(empty=None),
        N_("Notification de la caisse de retraite."),
    ),
)


def income_of(dossier: Dossier, page: Page) -> str:
    """The words of the taxable income: the year it is of, or the one that counts this year."""
    year = dossier.answers.income_year or page.year - 2
    return _("Revenu net imposable de {year}, par an").format(year=year)


def answers(dossier: Dossier, page: Page) -> Iterator[Row]:
    """The facts that a right waits for."""
    if INCOME in page.needed:
        text = income_of(dossier, page)
        yield field(INCOME, text, MONEY, N_("Avis d’impôt de l’année suivante, abattement déduit."))
        counts = _("Année du revenu ({year} compte)").format(year=page.year - 2)
        hint = N_("Les prestations familiales regardent les revenus d’il y a deux ans.")
        yield field(YEAR, counts, NumberKind(low=1990, high=2099), hint)
    for path, label, kind, hint in _ASKED:
        if path in page.needed:
            yield field(path, label, kind, hint)
