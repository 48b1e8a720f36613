"""The family's view read aloud: whole sentences, amounts in words, no sign that the voice cannot
say. For a person who does not read, or not this language, or not today.

It is made of the very lines that the family sees, so that nothing else can be said.
"""

from __future__ import annotations

import re

from planner.calc.results import Plan
from planner.views import formats
from planner.views.family import equation, family_parts
from planner.views.i18n import N_, _

__all__ = ["aloud", "script"]

_AMOUNT = re.compile(
    rf"(?P<sign>{formats.MINUS})?(?:"
    r"€(?P<whole>[\d,]+)(?:\.(?P<part>\d\d))?"  # €1,240.50
    r"|(?P<entier>\d[\d\u202f\u00a0 ]*)(?:,(?P<reste>\d\d))?[\u202f\u00a0 ]€)"  # 1 240,50 €
)
_SIGNS = {f" {formats.MINUS} ": N_("moins"), " + ": N_("plus"), " = ": N_("font")}


def script(plan: Plan) -> tuple[str, ...]:
    """What to say, a sentence or two at a time; the person may stop it at each line."""
    now, then = family_parts(plan)
    budget = plan.budget
    told = [
        _("Je vous dis où nous en sommes. Ce n’est pas une note. Arrêtez-moi quand vous voulez."),
    ]
    for line in now:
        if line == equation(plan):
            told += [
                _("Chaque mois, il rentre {amount}.").format(
                    amount=formats.money(budget.resources.money)
                ),
                _("Le loyer, une fois l’aide retirée, prend {amount}.").format(
                    amount=formats.money(budget.net_rent.money)
                ),
                _("Les autres dépenses prennent {amount}.").format(
                    amount=formats.money(budget.other_charges.money)
                ),
                _("Pour vivre, il reste {amount} par mois.").format(
                    amount=formats.money(budget.reste_a_vivre.money)
                ),
            ]
        else:
            told.append(line)
    if then:
        told.append(_("Voici ce que nous faisons."))
        told += then
    told.append(_("Est-ce que cela vous paraît juste ? Vous avez le temps d’y penser."))
    return tuple(aloud(line) for line in told)


def aloud(text: str) -> str:
    """A text as it is said: ``9,40 €`` is ``9 euros 40``."""
    for sign, word in _SIGNS.items():
        text = text.replace(sign, f" {_(word)} ")
    return formats.flat(_AMOUNT.sub(_said, text))


def _said(found: re.Match[str]) -> str:
    whole = re.sub(r"\D", "", found["whole"] or found["entier"])
    part = found["part"] or found["reste"]
    euros = _("euro") if int(whole) < 2 else _("euros")
    number = int(part or 0)
    cents = f" {number}" if number else ""
    if 0 < number < 10:
        cents = _(" et {n} centimes").format(n=number) if number > 1 else _(" et 1 centime")
    minus = _("moins") if found["sign"] else ""
    return f"{minus} {whole} {euros}{cents}".strip()
