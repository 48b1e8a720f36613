"""The words of a household's own sheet: its parts, its usual lines, how people call them at home.

They are French whatever the screen speaks: the sheet is filled by the family.
"""

from __future__ import annotations

__all__ = ["EVERYDAY", "PERIODS", "TEMPLATE", "TITLES"]

TITLES = {
    "Ce qui entre": "incomes",
    "Revenus": "incomes",
    "Ressources": "incomes",
    "Recettes": "incomes",
    "Rentrées": "incomes",
    "Ce qui sort": "charges",
    "Charges": "charges",
    "Dépenses": "charges",
    "Sorties": "charges",
    "Le logement": "dwelling",
    "Logement": "dwelling",
    "Mes dettes": "debts",
    "Dettes": "debts",
    "Crédits": "debts",
}
"""The name of a part, alone on its line; the first of each is the one of the template."""

PERIODS = ("par mois", "par semaine", "tous les 2 mois", "par trimestre", "par an", "une fois")

EVERYDAY = {
    "incomes": {
        "Salaire": "wage",
        "Paie": "wage",
        "Chômage": "unemployment_benefit",
        "France Travail": "unemployment_benefit",
        "RSA": "rsa",
        "Prime d’activité": "ppa",
        "Allocations familiales": "af",
        "Pension alimentaire reçue": "child_support_received",
        "AAH": "aah",
        "Indemnités de la Sécu": "sick_pay",
        "Retraite": "retirement_pension",
        "Autre revenu": "other_income",
    },
    "charges": {
        "Électricité et gaz": "electricity_gas",
        "Électricité": "electricity",
        "Gaz": "gas",
        "Eau": "water",
        "Assurance du logement": "home_insurance",
        "Assurance habitation": "home_insurance",
        "Téléphone portable": "mobile_phone",
        "Internet, box": "internet_phone",
        "Internet": "internet_phone",
        "Bus, train": "transit_pass",
        "Transport": "transit_pass",
        "Essence": "fuel",
        "Carburant": "fuel",
        "Assurance de la voiture": "car_insurance",
        "Mutuelle": "health_insurance",
        "Cantine": "school_canteen",
        "Garde des enfants": "childcare",
        "Courses, nourriture": "food",
        "Courses": "food",
        "Nourriture": "food",
        "Alimentation": "food",
        "Pension alimentaire versée": "child_support_paid",
        "Crédit (mensualité)": "credit_instalment",
        "Impôts": "income_tax",
        "Autre dépense": "other_charge",
    },
    "dwelling": {
        "Loyer sans les charges": "rent",
        "Loyer": "rent",
        "Charges du loyer": "charges",
        "Charges locatives": "charges",
        "Aide au logement": "allowance.amount",
        "APL": "allowance.amount",
    },
    "debts": {},
}
"""What people write → the kind of line, or the place of the dwelling."""

TEMPLATE = {
    "incomes": (
        "Salaire", "Chômage", "RSA", "Prime d’activité", "Allocations familiales",
        "Pension alimentaire reçue", "AAH", "Indemnités de la Sécu", "Retraite", "Autre revenu",
    ),
    "dwelling": ("Loyer sans les charges", "Charges du loyer", "Aide au logement"),
    "charges": (
        "Électricité et gaz", "Eau", "Assurance du logement", "Téléphone portable",
        "Internet, box", "Bus, train", "Essence", "Assurance de la voiture", "Mutuelle",
        "Cantine", "Garde des enfants", "Courses, nourriture", "Pension alimentaire versée",
        "Crédit (mensualité)", "Impôts", "Autre dépense",
    ),
    "debts": (),
}  # fmt: skip
"""The lines of the template, in the order of its parts."""
