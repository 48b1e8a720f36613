# mypy: ignore-errors
"""The same households through OpenFisca-France, in an environment of its own.

Run by `make bench-peer` with the Python of `build/peer`, which holds `openfisca-france` and nothing
of ours: this file imports nothing from the planner. It reads households as the interface writes
them (one JSON object a line: month, zone, rent…), computes them all at once, month by month, and
writes as JSON how long each of five runs took, its set-up left out, and what each household gets.
"""

import json
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import numpy as np
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_france import CountryTaxBenefitSystem

__all__: list[str] = []

RUNS = 5
ROLES = {"famille": "demandeur", "foyer_fiscal": "declarant", "menage": "personne_de_reference"}
INPUTS = {
    "dependants": "al_nb_personnes_a_charge",
    "couple": "al_couple",
}
HOUSING = {
    "rent": "loyer",
    "room": "logement_chambre",
    "flat_share": "coloc",
    "conventioned": "logement_conventionne",
    "overseas": "residence_dom",
}


def simulation_of(system, households, month):
    """One family and one dwelling for each household, its facts pinned."""
    count = len(households)
    builder = SimulationBuilder()
    builder.create_entities(system)
    for entity, role in ROLES.items():
        builder.declare_person_entity("individu", range(count))
        instance = builder.declare_entity(entity, range(count))
        builder.join_with_persons(instance, np.arange(count), np.full(count, role))
    simulation = builder.build(system)

    def pin(variable, values):
        simulation.set_input(variable, month, np.array(values))

    for name, variable in (INPUTS | HOUSING).items():
        values = [household.get(name, False) for household in households]
        pin(variable, [float(value) if isinstance(value, str) else value for value in values])
    furnished = [household.get("furnished", False) for household in households]
    status = system.get_variable("statut_occupation_logement").possible_values
    pin(
        "statut_occupation_logement",
        [(status.locataire_meuble if each else status.locataire_vide).index for each in furnished],
    )
    # The package rounds the base to the next hundred inside the formula that is pinned here.
    hundreds = [-(-float(household["annual_resources"]) // 100) * 100 for household in households]
    pin("aide_logement_base_ressources", hundreds)
    disabled = [household.get("aah_or_aeeh", False) for household in households]
    pin("handicap", disabled)
    pin("reduction_loyer_solidarite", [reduction(household) for household in households])
    zones = system.get_variable("zone_apl").possible_values
    names = {1: zones.zone_1, 2: zones.zone_2, 3: zones.zone_3}
    pin("zone_apl", [names[household["zone"]].index for household in households])
    return simulation


def reduction(household):
    """The RLS counts in conventioned dwellings of a social landlord only, as the planner counts it.

    The reference package would give one to every conventioned dwelling.
    """
    social = household.get("conventioned", False) and household.get("social_landlord", False)
    return float(household.get("rls", "0.00")) if social else 0.0


def main():
    source, result = map(Path, sys.argv[1:3])
    households = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    by_month = defaultdict(list)
    for rank, household in enumerate(households):
        by_month[household["month"]].append(rank)
    system = CountryTaxBenefitSystem()
    paid, taken = ["0.00"] * len(households), []
    for _ in range(RUNS):
        total = 0.0
        for month, ranks in by_month.items():
            simulation = simulation_of(system, [households[rank] for rank in ranks], month)
            begin = perf_counter()
            net = simulation.calculate("aide_logement", month)
            total += perf_counter() - begin
            for rank, amount in zip(ranks, net.tolist(), strict=True):
                paid[rank] = f"{amount:.2f}"
        taken.append(total)
    package = f"openfisca-france {version('openfisca-france')}"
    found = {"package": package, "seconds": taken, "paid": paid}
    result.write_text(json.dumps(found), encoding="utf-8")
    each = sorted(taken)[RUNS // 2] / len(households)
    print(f"{package}: {1 / each:,.0f} households a second")


if __name__ == "__main__":
    main()
