"""The family's view: the same figures in plain words, at most twelve lines, nothing private.

It takes the plan computed from the *shared* dossier, so that a hidden line cannot be found by
subtracting. It names no third party, shows no doubt about anyone, and no word of the trade.
"""

from __future__ import annotations

from planner.calc.money import ZERO
from planner.calc.results import Plan
from planner.views import formats, words
from planner.views.blocks import Block, Blocks, Heading, List, Paragraph
from planner.views.countdown import next_deadline, told
from planner.views.i18n import N_, _

__all__ = ["MOST_LINES", "equation", "family", "family_lines", "family_parts", "told_budget"]

MOST_LINES = 12


def family(plan: Plan) -> Blocks:
    """The view as blocks: what is true now, then what we do."""
    now, then = family_parts(plan)
    found: list[Block] = [Heading(_("Où nous en sommes"), 1)]
    found += [Paragraph(line) for line in now]
    found += [Heading(_("Ce que nous faisons")), List(tuple(then), ordered=True)]
    return tuple(found)


def family_lines(plan: Plan) -> tuple[str, ...]:
    """The view as lines, at most ``MOST_LINES`` of them."""
    now, then = family_parts(plan)
    numbered = [f"{index}. {action}" for index, action in enumerate(then, 1)]
    return (*now, *numbered)[:MOST_LINES]


def family_parts(plan: Plan) -> tuple[list[str], list[str]]:
    """What is true now, then what we do."""
    budget = plan.budget
    now = []
    due = next_deadline(plan)
    if due is not None:
        now.append(f"{told(due, plan.on, plain=True)}.")
    if not told_budget(plan):
        now.append(_("Ce qui rentre chaque mois n’est pas encore écrit."))
        return _with_debt(plan, now), words.family_actions(plan)
    now.append(equation(plan))
    left = words.left_to_live(plan)
    if left:
        now.append(left)
    lowest = budget.lowest.left.money
    if lowest < budget.reste_a_vivre.money:
        template = (
            N_("Le mois le plus serré est {month} : il reste {left}.")
            if lowest >= ZERO
            else N_("Le mois le plus serré est {month} : il manque {left}.")
        )
        month = formats.month(budget.lowest.month)
        now.append(words.elided(_(template).format(month=month, left=formats.money(abs(lowest)))))
    now = _with_debt(plan, now)
    now += _plan_lines(plan)
    return now, words.family_actions(plan)


def told_budget(plan: Plan) -> bool:
    """Whether what comes in was told at all: what is not known is never shown as zero."""
    return any(item.side == "income" for item in plan.budget.items)


def _with_debt(plan: Plan, now: list[str]) -> list[str]:
    debt = plan.arrears.balance.money
    if debt <= ZERO:
        return now
    return [*now, _("La dette de loyer est de {amount}.").format(amount=formats.money(debt))]


def equation(plan: Plan) -> str:
    """What comes in, less what goes out, is what one lives on: with its figures."""
    budget = plan.budget
    return _("{resources} − {rent} − {charges} = {left} pour vivre chaque mois.").format(
        resources=formats.short_money(budget.resources.money),
        rent=formats.short_money(budget.net_rent.money),
        charges=formats.short_money(budget.other_charges.money),
        left=formats.money(budget.reste_a_vivre.money),
    )


def _plan_lines(plan: Plan) -> list[str]:
    schedule = words.kept_schedule(plan)
    if schedule is None or not schedule.holds or not schedule.lines:
        return [words.no_schedule(plan, schedule)] if plan.arrears.balance.money > ZERO else []
    lines = [f"{words.to_pay(plan, schedule.lines[0])}."]
    if schedule.ends is not None:
        lines.append(_("La dette est finie le {day}.").format(day=formats.day(schedule.ends)))
    return lines
