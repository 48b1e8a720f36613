"""The same question put to a general solver of integer programs: the referee of larger cases.

Each flexible debt is paid whole steps ``k[j][m]`` and, in the month that settles it (``z[j][m]``),
its odd cents. Contracts are taken out of the budget beforehand.
"""

from typing import Any

import highspy

from planner.calc.repayment.problem import Problem


def feasible(problem: Problem, latest=None) -> bool:
    """Whether some plan keeps the floor and settles each flexible debt by its latest month."""
    latest = [one.latest for one in problem.flexible] if latest is None else latest
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    months = range(problem.horizon + 1)
    step = problem.step
    spent: list[list[Any]] = [[] for _ in months]
    for one, late in zip(problem.flexible, latest, strict=True):
        whole, odd = divmod(one.balance, step)
        least = -(-one.minimum // step)
        paid = [model.addIntegral(lb=0, ub=whole if month <= late else 0) for month in months]
        ends = [model.addIntegral(lb=0, ub=1 if month <= late else 0) for month in months]
        model.addConstr(sum(paid) == whole)
        model.addConstr(sum(ends) == 1)
        for month in months:
            settled = sum(ends[: month + 1])
            model.addConstr(sum(paid[: month + 1]) >= whole * settled)
            if least:
                model.addConstr(paid[month] >= least - least * settled)
            spent[month].append(step * paid[month] + odd * ends[month])
    net = problem.net
    for month in months:
        if problem.carry:
            total = [cell for row in spent[: month + 1] for cell in row]
            if total:
                model.addConstr(sum(total) <= sum(net[: month + 1]))
        elif spent[month]:
            model.addConstr(sum(spent[month]) <= net[month])
    model.run()
    return model.getModelStatus() == highspy.HighsModelStatus.kOptimal


def earliest_end(problem: Problem) -> int | None:
    """The earliest month by which every flexible debt can be settled."""
    for end in range(problem.horizon + 1):
        if feasible(problem, [min(one.latest, end) for one in problem.flexible]):
            return end
    return None
