"""Words for scenarios, the referee, shocks, the debts in their order, and the plan once signed.

The person is the subject; nothing judges. A lever says what would change, never that it will.
"""

from __future__ import annotations

from planner.calc.dossier.debts import DebtStage
from planner.calc.living.follow import LineState, Standing
from planner.calc.scenarios.levers import LeverKind
from planner.calc.scenarios.referee import FactKind
from planner.calc.scenarios.shocks import ShockKind
from planner.views.i18n import N_

__all__ = [
    "CONTENDERS",
    "CRITERIA",
    "FACTS",
    "LEVERS",
    "LINES",
    "LIVING",
    "RANKS",
    "SHOCKS",
    "STAGES",
    "STANDINGS",
    "TERMS",
]

CONTENDERS = {
    "landlord": N_("Demande du bailleur"),
    "household": N_("Proposition du ménage"),
    "proposed": N_("Plan proposé"),
    "chosen": N_("Plan choisi"),
    "cohesion_protocol": N_("Protocole de cohésion sociale : deux ans"),
    "statutory": N_("Repère légal : 36 mensualités égales"),
    "judge": N_("Délais du juge : 36 mois, loyer courant repris"),
}

LEVERS = {
    LeverKind.RIGHT_OPENED: N_("ouvrir un droit : {kind}, {monthly} par mois dès {start}"),
    LeverKind.ALLOWANCE_RESTORED: N_("aide au logement versée de nouveau : {monthly} dès {start}"),
    LeverKind.BACK_PAYMENT: N_("rappel d’aide au logement versé au bailleur : {amount}"),
    LeverKind.DIRECT_PAYMENT: N_("aide au logement versée directement au bailleur"),
    LeverKind.LUMP_SPREAD: N_("étaler sur l’année : {line} ({amount})"),
    LeverKind.CHARGE_LOWERED: N_("réduire à {monthly} par mois : {line}"),
    LeverKind.INSTALMENT_RENEGOTIATED: N_("renégocier à {monthly} par mois : {line}"),
    LeverKind.PLAN_REVIEWED: N_("revoir la mensualité du plan par un avenant : {monthly}"),
    LeverKind.REMISSION: N_("remise accordée par le bailleur : {amount}"),
    LeverKind.FSL_GRANT: N_("aide du FSL sans remboursement : {amount}"),
    LeverKind.FSL_LOAN: N_("prêt du FSL : {amount}, remboursé {monthly} par mois"),
    LeverKind.CHEAPER_DWELLING: N_("logement moins cher dès {start} : {amount} par mois"),
    LeverKind.OVER_INDEBTEDNESS: N_("dossier de surendettement recevable"),
}

CRITERIA = {
    "holds": N_("Le budget et le plan tiennent"),
    "below_floor": N_("Mois sous le minimum pour vivre"),
    "lowest_month": N_("Mois le plus serré"),
    "lowest_left": N_("Ce qui reste ce mois-là"),
    "left_average": N_("Ce qui reste par mois, en moyenne"),
    "left_after_plan": N_("Ce qui reste par mois, plan payé"),
    "debt": N_("Dette de loyer à rembourser"),
    "instalment": N_("Mensualité possible"),
    "duration": N_("Durée"),
    "ends": N_("Fin"),
    "other_debts": N_("Autres dettes que rien ne rembourse encore"),
    "all_end": N_("Fin de toutes ces dettes, au plus tôt"),
    "total_debts": N_("Ensemble des dettes"),
    "frozen": N_("Dettes qui ne doivent plus être payées"),
    "net_rent": N_("Loyer à charge, aide déduite"),
}

FACTS = {
    FactKind.LEVER: N_("Il tiendrait avec un seul changement : {lever}."),
    FactKind.INCOME_GOES_ON: N_("Il tiendrait si ce revenu continuait après {month} : {line}."),
    FactKind.INSTALMENT_AT_MOST: N_(
        "Il tiendrait à {amount} par mois au plus, jusqu’à la fin de {month}."
    ),
    FactKind.MONTH_LACKS: N_(
        "Il manque {amount} en {month} ; aucun changement étudié n’y suffit seul."
    ),
    FactKind.MARGIN: N_(
        "Il tient tant qu’une dépense nouvelle de {month} ne dépasse pas {amount}."
    ),
    FactKind.RESUME_RENT: N_(
        "Le juge peut l’accorder si le loyer courant ({amount}) est payé en entier avant le {on}."
    ),
    FactKind.RENT_RESUMED_UNKNOWN: N_(
        "Le juge demandera si le loyer courant ({amount}) est payé en entier : le vérifier sur le "
        "compte avant le {on}."
    ),
}

SHOCKS = {
    ShockKind.BENEFIT_ENDS: N_("Fin d’une prestation : {line}"),
    ShockKind.WAGE_LOST: N_("Perte d’un salaire : {line}"),
    ShockKind.SEPARATION: N_("Séparation"),
    ShockKind.SICK_LEAVE: N_("Arrêt maladie à demi-salaire pendant {months} : {line}"),
    ShockKind.HEATING_UP: N_("Énergie : hausse de {percent} %"),
}

STANDINGS = {
    Standing.HOLDS: N_("Le plan tient."),
    Standing.WAITING: N_("Le plan tient : une mensualité est attendue."),
    Standing.CAUGHT_UP: N_("Le retard est rattrapé : le bailleur peut encore l’invoquer."),
    Standing.BROKEN: N_("Le plan n’est plus respecté : proposer un avenant sans attendre."),
    Standing.STOPPED: N_("Le plan est arrêté par le dossier de surendettement."),
    Standing.SETTLED: N_("La dette est payée."),
}

LINES = {
    LineState.TO_COME: N_("à venir"),
    LineState.STARTED: N_("payée en partie, à venir"),
    LineState.PAID: N_("payée"),
    LineState.PAID_LATE: N_("payée dans le délai accordé"),
    LineState.PAID_TOO_LATE: N_("payée après le délai"),
    LineState.SHORT: N_("payée, petit reste à verser"),
    LineState.WAITING: N_("attendue"),
    LineState.MISSED: N_("non payée"),
}

LIVING = {
    "living_settled": N_("Le dernier paiement date du {on}."),
    "living_stopped": N_("Dossier recevable le {on} : la dette d’avant ne doit plus être payée."),
    "living_missed": N_(
        "La mensualité n° {n} du {due} attend encore {missing} (jours écoulés : {days})."
    ),
    "living_too_late": N_("La mensualité n° {n} du {due} a été payée le {paid_on}."),
    "living_waiting": N_("La mensualité n° {n} du {due} peut être payée jusqu’au {limit}."),
    "living_short": N_("Il reste {missing} à verser sur la mensualité n° {n} du {due}."),
    "living_judge_strict": N_("Un plan du juge s’arrête au premier retard : joindre le bailleur."),
    "living_ahead": N_("Mensualités payées d’avance : {months}."),
    "living_in_time": N_("Tout ce qui était dû à ce jour est payé."),
}

TERMS = {
    "instalment": N_("Mensualité"),
    "next_due": N_("Prochaine échéance"),
    "instalments_left": N_("Mensualités restantes"),
    "last_amount": N_("Dernière mensualité"),
    "ends": N_("Dernière échéance"),
    "rent": N_("Loyer courant à payer en plus"),
}

RANKS = {
    "roof": N_("1. Le toit, la lumière, les enfants, la liberté"),
    "needed": N_("2. Ce que l’État peut saisir, ce dont on a besoin"),
    "contract": N_("3. Les contrats"),
    "private": N_("4. Les proches et les recouvrements amiables"),
    "apart": N_("Hors de l’ordre"),
}

STAGES = {
    DebtStage.AMICABLE: N_("amiable"),
    DebtStage.FORMAL_NOTICE: N_("mise en demeure"),
    DebtStage.JUDGMENT: N_("jugement"),
    DebtStage.SEIZURE: N_("saisie en cours"),
}
