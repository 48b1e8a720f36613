"""The reference households, read once, as the rules take them."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

from planner.calc.calendar import Month
from planner.calc.figure import WithDerivation
from planner.calc.money import Money
from planner.calc.operations import Number
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.af import family_allowances
from planner.calc.rights.answers import OtherParent
from planner.calc.rights.asf import child_support
from planner.calc.rights.cf import family_supplement
from planner.calc.rights.children import Child
from planner.calc.rights.family import Family
from planner.calc.rights.foyer import CountedBenefits, Earner, Foyer, Housing, Majoration
from planner.calc.rights.paje import young_child
from planner.law import load_law

LAW = load_law()
CASES = files("tests") / "cases" / "rights"
REFERENCE = [
    json.loads(line, parse_float=Decimal)
    for line in (CASES / "reference.jsonl").read_text("utf-8").splitlines()
]
PUBLISHED = json.loads((CASES / "published.json").read_text("utf-8"))
TOLERANCE = Fraction(2, 100)

HOUSING = {
    "tenant": Housing.TENANT,
    "hosted": Housing.FREE,
    "owner": Housing.FREE,
    "hosted_paying": Housing.PAYING,
    "owner_repaying": Housing.PAYING,
}
NONE: CountedBenefits[Number] = CountedBenefits()


def euros(amount):
    """An amount of a case as Money."""
    return Money.of(Decimal(amount).quantize(Decimal("0.01")))


def born(*days):
    return tuple(Child(birth=date.fromisoformat(day)) for day in days)


def three(something):
    return (something, something, something)


def told(amount):
    """A fact as a figure, for a rule that explains itself."""
    return WithDerivation("case").given("fact", euros(amount))


def figure_of(what):
    """The amount of a benefit, 0 where it is not due."""
    return 0 if isinstance(what, NotApplicable) else what.gross.raw


def near(cents, amount):
    """Whether bare cents are an amount of a case, within its single precision."""
    return abs(Fraction(cents) / 100 - Fraction(amount)) <= TOLERANCE


class Case:
    """A reference household with each right computed on it and explained."""

    def __init__(self, read):
        self.id, self.tag, self.steps = read["id"], read["tag"], read["steps"]
        self.amounts = read["amounts"]
        self.given = given = read["input"]
        self.month = month = Month.parse(read["month"])
        self.lone = given["composition"] == "lone_parent"
        self.family = Family(
            children=born(*given["children_birth"]),
            lone=self.lone,
            resources=sum((euros(one["pf_base_n2"]) for one in given["adults"]), Money(0)),
            two_earners=given["biactive"],
        )
        self.af = family_allowances(LAW, month, self.family)
        self.cf = family_supplement(LAW, month, self.family)
        self.paje = young_child(LAW, month, self.family)
        maintenance = given.get("alimony_received")
        other = OtherParent.PAYS_LESS if maintenance else OtherParent.DOES_NOT_PAY
        if not given.get("asf_right", True):
            other = OtherParent.PAYS_ENOUGH
        paid = told(maintenance) if maintenance else None
        self.asf = child_support(LAW, month, self.family, other, paid)
        self.foyer = self._foyer(maintenance)

    def _benefits(self):
        of = {"af": self.af, "cf": self.cf, "paje": self.paje, "asf": self.asf}
        due = {name: one for name, one in of.items() if not isinstance(one, NotApplicable)}
        if "paje" in due:
            due.pop("cf", None)
        return CountedBenefits(
            af=due["af"].base if "af" in due else None,
            cf=due["cf"].counted if "cf" in due else None,
            asf=due["asf"].gross if "asf" in due else None,
            asf_children=due["asf"].children if "asf" in due else 0,
            paje=due["paje"].counted if "paje" in due else None,
        )

    def _foyer(self, maintenance):
        given = self.given
        ages = [child.months(self.month) for child in self.family.children]
        majored = self.lone and (
            any(age < 36 for age in ages) or given.get("recent_separation", False)
        )
        other = sum(
            (euros(one.get("unemployment_benefit", 0)) for one in given["adults"]), Money(0)
        )
        other += euros(maintenance or 0)
        benefits = self._benefits()
        return Foyer(
            adults=2 if given["composition"] == "couple" else 1,
            children=sum(age < 12 * 25 for age in ages),
            majoration=Majoration.CHILDREN if majored else Majoration.NONE,
            housing=HOUSING[given["housing"]],
            allowance=told(given["housing_benefit"]),
            earners=tuple(Earner(earned=wages(one)) for one in given["adults"]),
            other=three(told(str(other))),
            benefits=benefits,
            quarter=three(benefits),
        )


def wages(adult):
    """The wage of M-4, M-3, M-2: only those months count."""
    by_lag = adult.get("wage_by_lag")
    if by_lag is None:
        return three(told(adult["wage"]))
    return tuple(told(by_lag[lag]) for lag in ("4", "3", "2"))


def by_label(figure, prefix):
    """Every step of a derivation, by its name without the prefix; the last one wins."""
    from planner.calc.figure import walk

    return {
        step.label.removeprefix(f"{prefix}."): step
        for step in walk(figure)
        if step.label.startswith(f"{prefix}.")
    }
