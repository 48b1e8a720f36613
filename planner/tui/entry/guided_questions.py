"""The words of the guided steps, and the gates that spare a family what does not concern it.

A gate is a question answered by yes or no before the questions that it opens: nobody is asked what
a car costs before having said that there is one. A line that the dossier holds already is asked
whatever the gate says.
"""

from __future__ import annotations

from typing import NamedTuple

from planner.calc.dossier.household import Role
from planner.views.i18n import N_

__all__ = [
    "ANOTHER_CHILD",
    "ANSWERS",
    "CHAPTERS",
    "CHILDREN",
    "COUPLE",
    "FIELDS",
    "GATES",
    "LINES",
    "MORE",
    "OTHER",
    "PERSONS",
    "SAVINGS",
    "Gate",
]


class Gate(NamedTuple):
    """A question, the kinds of lines that a yes opens, and whether it needs a child."""

    id: str
    question: str
    kinds: tuple[str, ...]
    with_children: bool = False


PERSONS = {
    Role.APPLICANT: (N_("Quel est votre prénom ?"), N_("Quelle est votre date de naissance ?")),
    Role.PARTNER: (
        N_("Le prénom de la personne avec qui vous vivez en couple ?"),
        N_("Sa date de naissance ?"),
    ),
    Role.CHILD: (
        N_("Le prénom d’un enfant qui vit avec vous ?"),
        N_("La date de naissance de cet enfant ?"),
    ),
}
OTHER = (N_("Le prénom d’une autre personne qui vit avec vous ?"), N_("Sa date de naissance ?"))
COUPLE = N_("Vivez-vous en couple ?")
CHILDREN = N_("Des enfants vivent-ils avec vous ?")
ANOTHER_CHILD = N_("Un autre enfant vit-il avec vous ?")

FIELDS = {
    "dwelling.rent": N_("Le loyer, sans les charges : combien par mois ?"),
    "dwelling.charges": N_("Les charges de l’immeuble : combien par mois ?"),
    "dwelling.allowance.amount": N_(
        "L’aide de la CAF ou de la MSA pour le logement : combien par mois ?"
    ),
    "dwelling.allowance.paid_to": N_("Cette aide est-elle versée au bailleur, ou à vous ?"),
    "account.rough_balance": N_("Combien devez-vous au bailleur, à peu près ?"),
    "casework.household_offer": N_("Combien pensez-vous pouvoir payer chaque mois sur la dette ?"),
}

ANSWERS = {
    "answers.net_taxable_n2": N_(
        "L’avis d’impôt sur les revenus d’il y a deux ans : quel revenu imposable ?"
    ),
    "answers.income_year": N_("De quelle année est ce revenu ?"),
    "answers.two_earners_n2": N_("Cette année-là, travailliez-vous tous les deux ?"),
    "answers.reference_tax_income": N_("Le dernier avis d’impôt : quel revenu fiscal ?"),
    "answers.other_parent": N_("L’autre parent verse-t-il une pension pour les enfants ?"),
    "answers.recently_separated": N_("Êtes-vous séparés depuis moins d’un an et demi ?"),
    "answers.housing": N_("Comment êtes-vous logés ?"),
    "answers.young_worker": N_("Avez-vous travaillé deux ans dans les trois dernières années ?"),
    "answers.unfit_for_work": N_("La caisse de retraite dit-elle que vous ne pouvez travailler ?"),
}

CHAPTERS = {
    "household": N_("Qui vit ici"),
    "incomes": N_("Ce qui rentre"),
    "dwelling": N_("Le logement"),
    "charges": N_("Ce qui sort"),
    "account": N_("Le loyer en retard"),
    "debts": N_("Les autres dettes"),
    "events": N_("Les lettres et les dates"),
    "answers": N_("Vos droits"),
    "offers": N_("Votre idée"),
}
"""The sections of the page that are asked, in the order in which they are."""

LINES = {
    "incomes": N_("{line} : combien recevez-vous ?"),
    "charges": N_("{line} : combien payez-vous ?"),
    "debts": N_("{line} : combien reste-t-il à payer ?"),
    "events": N_("{line} : à quelle date ?"),
}
SAVINGS = N_("{line} : combien avez-vous de côté ?")

GATES: dict[str, tuple[Gate, ...]] = {
    "incomes": (
        Gate("work", N_("Avez-vous un salaire en ce moment ?"), ("wage",)),
        Gate("unemployed", N_("Recevez-vous le chômage ?"), ("unemployment_benefit",)),
        Gate(
            "benefits",
            N_("Recevez-vous de l’argent de la CAF ou de la MSA, en plus de l’aide au logement ?"),
            ("rsa", "ppa", "af", "asf"),
        ),
        Gate(
            "support",
            N_("Recevez-vous une pension pour les enfants ?"),
            ("child_support_received",),
            with_children=True,
        ),
        Gate(
            "pension",
            N_("Recevez-vous de l’argent pour la retraite, une maladie ou un handicap ?"),
            ("aah", "sick_pay", "retirement_pension"),
        ),
    ),
    "charges": (
        Gate(
            "travel",
            N_("Payez-vous pour vous déplacer : un abonnement, une voiture ?"),
            ("transit_pass", "fuel", "car_insurance"),
        ),
        Gate(
            "children",
            N_("Payez-vous une cantine ou une garde d’enfant ?"),
            ("school_canteen", "childcare"),
            with_children=True,
        ),
        Gate(
            "repaid",
            N_("Payez-vous chaque mois une pension, un crédit ou un impôt ?"),
            ("child_support_paid", "credit_instalment", "income_tax"),
        ),
    ),
    "events": (
        Gate(
            "act",
            N_("Un commissaire de justice (huissier) vous a-t-il remis un commandement de payer ?"),
            ("commandement",),
        ),
    ),
}

MORE: dict[str, tuple[str, str]] = {
    "incomes": (
        N_("Autre chose rentre-t-il, même de temps en temps ?"),
        N_("De quoi s’agit-il ? Tapez quelques lettres du mot."),
    ),
    "charges": (
        N_("Payez-vous autre chose, même une fois par an ?"),
        N_("De quoi s’agit-il ? Tapez quelques lettres du mot."),
    ),
    "debts": (
        N_("Devez-vous de l’argent à quelqu’un d’autre ?"),
        N_("Quelle dette ? Tapez quelques lettres du mot."),
    ),
    "events": (
        N_("Avez-vous reçu une autre lettre avec une date : tribunal, expulsion, surendettement ?"),
        N_("Quelle lettre ? Tapez quelques lettres du mot."),
    ),
}
"""What is asked at the end of a chapter: whether there is anything else, then what."""
