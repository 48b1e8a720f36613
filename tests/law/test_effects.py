"""What two dates change for a household: by the law, or because time passes."""

from datetime import date

from planner.calc.dossier import AccountKind, Allowance, Dwelling, PaidTo
from planner.calc.plan import plan
from planner.law import load_law
from planner.law.effects import effects
from planner.views.law_effects import for_the_household
from planner.views.text import lines
from tests.documents.conftest import household
from tests.support.households import alone, debt_of, euros, income, month

LAW = load_law()


def shift(dossier, first, second):
    return effects(plan(dossier, LAW, first), plan(dossier, LAW, second))


def told(dossier, first, second):
    found = shift(dossier, first, second)
    some = [(each.label, each.before, each.after, each.parameters) for each in found.effects]
    return " ".join(lines(for_the_household(some, found.rules, first, second, dossier, LAW)))


def home():
    allowance = Allowance(
        amount=euros("168.00"), resource_base=euros("9600.00"), paid_to=PaidTo.LANDLORD
    )
    return Dwelling(zone=2, rent=euros("520.00"), allowance=allowance)


def test_the_october_revaluation_is_put_down_to_the_law_with_its_values():
    found = shift(alone(dwelling=home()), date(2026, 9, 30), date(2026, 10, 1))
    by_label = {each.label: each for each in found.effects}
    paid = by_label["housing_allowance.paid"]
    assert (str(paid.before.money), str(paid.after.money)) == ("168.00", "172.00")
    assert "al.locatif.plafond_loyer.zone2.personne_seule" in paid.parameters
    assert "al.locatif.charges.base" in paid.parameters
    assert all("tf" not in id for id in paid.parameters)
    assert found.effects[0].by_law


def test_an_income_that_ends_is_put_down_to_time():
    dossier = alone(
        incomes=(
            income("wage", "1000.00"),
            income("ppa", "200.00", until=month("2026-11")),
        )
    )
    found = shift(dossier, date(2026, 11, 22), date(2026, 12, 1))
    [resources] = [each for each in found.effects if each.label == "budget.resources"]
    assert not resources.by_law


def test_the_change_of_regime_is_told_as_a_rule():
    account = debt_of(
        (date(2026, 11, 1), AccountKind.RENT, "520.00"),
        (date(2026, 12, 1), AccountKind.RENT, "200.00"),
    )
    dossier = alone(dwelling=home(), account=account)
    found = shift(dossier, date(2026, 12, 31), date(2027, 1, 1))
    rules = {rule.id: rule for rule in found.rules}
    unpaid = rules["unpaid_rent"]
    assert (unpaid.before, unpaid.after) == ("two-months", "450-or-3-months")
    assert str(unpaid.threshold_after) == "450.00"
    assert unpaid.since_after == date(2027, 1, 1)
    assert rules["suspension"].before.startswith("payer:")
    assert rules["suspension"].after.startswith("ccapex:")
    text = " ".join(told(dossier, date(2026, 12, 31), date(2027, 1, 1)).split())
    assert "la CCAPEX décide" in text
    assert "450 € de dette" in text


def test_nothing_changes_between_a_day_and_itself():
    dossier = household("p3")
    found = shift(dossier, date(2026, 11, 22), date(2026, 11, 22))
    assert (found.effects, found.rules) == ((), ())
    assert "Aucun chiffre ne change." in told(dossier, date(2026, 11, 22), date(2026, 11, 22))
