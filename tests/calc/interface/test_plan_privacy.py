"""What one partner told alone counts in the sums of an answer, and is named nowhere in it."""

import json

from planner.calc.calendar import Month
from planner.calc.dossier import Debt
from planner.calc.plan import plan
from planner.calc.requests.plan import written_plan
from planner.law import load_law
from tests.calc.interface.door import ask
from tests.support.households import ON, alone, charge, euros, income

TOLD = "ménages chez une voisine"


def household():
    return alone(
        incomes=(
            income("wage", "1000.00"),
            income(
                "casual_wage", "77.13", label=TOLD, private=True, until=Month(2027, 3), rough=True
            ),
        ),
        charges=(
            charge("electricity", "60.00"),
            charge("car_insurance", "613.37", months=(3,), label=TOLD, private=True),
        ),
        debts=(
            Debt(
                id="d",
                kind="personal_loan",
                creditor=TOLD,
                balance=euros("431.19"),
                instalment=euros("41.23"),
                private=True,
            ),
        ),
    )


def test_a_private_line_is_in_the_totals_and_nowhere_by_name():
    made = plan(household(), load_law(), ON)
    assert str(made.budget.resources.money) == "1077.13"
    text = json.dumps(written_plan(made), ensure_ascii=False)
    for hidden in (TOLD, '"77.13"', '"613.37"', '"41.23"', "casual_wage", "incomes[1]"):
        assert hidden not in text, hidden
    assert '"1077.13"' in text


def test_the_derivations_of_an_answer_keep_private_amounts_to_themselves():
    fields = json.loads(household().model_dump_json())
    reply = ask({"on": ON.isoformat(), "explain": True, **fields}, "plan")
    text = json.dumps(reply["explain"], ensure_ascii=False)
    for hidden in (TOLD, '"77.13"', '"613.37"', "incomes[1]"):
        assert hidden not in text, hidden
    assert '{"figure": "private"}' in text
