"""A whole dossier: everything known of one household on one day (schema ``planner/dossier/1``)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.calc.dossier.account import RentAccount
from planner.calc.dossier.answers import Answers
from planner.calc.dossier.casework import Casework
from planner.calc.dossier.common import COMMON, Identifier, Model, Name
from planner.calc.dossier.debts import Bank, Debt, Saving
from planner.calc.dossier.dwelling import Dwelling
from planner.calc.dossier.followup import Followup
from planner.calc.dossier.household import Household
from planner.calc.dossier.lines import Charge, Income
from planner.calc.dossier.procedure import ProcedureEvent

__all__ = ["SCHEMA", "Dossier"]

SCHEMA: Literal["planner/dossier/1"] = "planner/dossier/1"


class Dossier(Model):
    """The household, its budget, its dwelling, its debts and its procedure.

    Every part may be empty: a first picture needs nothing but what is there, and each result says
    what it lacks.
    """

    schema_: Annotated[Literal["planner/dossier/1"], Field(alias="schema")] = SCHEMA
    id: Identifier = "dossier"
    reference: Name = ""
    household: Household = Household()
    incomes: Annotated[tuple[Income, ...], Field(max_length=200)] = ()
    charges: Annotated[tuple[Charge, ...], Field(max_length=300)] = ()
    dwelling: Dwelling = Dwelling()
    account: RentAccount = RentAccount()
    debts: Annotated[tuple[Debt, ...], Field(max_length=100)] = ()
    savings: Annotated[tuple[Saving, ...], Field(max_length=50)] = ()
    bank: Bank = Bank()
    events: Annotated[tuple[ProcedureEvent, ...], Field(max_length=200)] = ()
    answers: Answers = Answers()
    casework: Casework = Casework()
    followup: Followup = Followup()

    @model_validator(mode="after")
    def _names_agree(self) -> Self:
        return self.names_agree()

    def names_agree(self) -> Self:
        """The dossier itself; the problem as pydantic tells it when a name designates nobody."""
        persons = [person.id for person in self.household.persons]
        debts = [debt.id for debt in self.debts]
        for ids, part in ((persons, "household.persons"), (debts, "debts")):
            twice = next((id for id in ids if ids.count(id) > 1), None)
            if twice is not None:
                raise PydanticCustomError("same_id_twice", "same id twice", {"part": part})
        known = {COMMON, *persons}
        owners = {
            "incomes": [line.whose for line in self.incomes],
            "charges": [line.whose for line in self.charges],
            "debts": [line.whose for line in self.debts],
            "savings": [line.whose for line in self.savings],
        }
        for part, whose in owners.items():
            for index, owner in enumerate(whose):
                if owner not in known:
                    path = f"{part}[{index}].whose"
                    raise PydanticCustomError("unknown_person", "unknown person", {"path": path})
        for index, measure in enumerate(self.household.protections):
            if measure.person not in persons:
                path = f"household.protections[{index}].person"
                raise PydanticCustomError("unknown_person", "unknown person", {"path": path})
        for index, charge in enumerate(self.charges):
            if charge.debt is not None and charge.debt not in debts:
                path = f"charges[{index}].debt"
                raise PydanticCustomError("unknown_debt", "unknown debt", {"path": path})
        return self
