"""``planner law``: may these values still be relied on, and what changes between two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.days import day_given
from planner.cli.output import print_json, show

if TYPE_CHECKING:
    from datetime import date

    from planner.calc.law import LawValue

__all__ = ["check", "diff"]


def check(*, on: str | None = None, as_json: bool = False, flat: bool = False) -> int:
    """List what is overlapping, out of date or unverified; 1 when periods overlap or break off."""
    from planner.law.check import FindingKind, check_law
    from planner.services.settings import law_of
    from planner.views.law import findings

    day = day_given(on)
    law = law_of()
    found = check_law(law, day)
    if as_json:
        print_json(
            [
                {
                    "kind": each.kind.value,
                    "parameter": each.parameter,
                    "territory": each.territory,
                    "value": each.value,
                    "day": each.day.isoformat(),
                }
                for each in found
            ]
        )
    else:
        told = [(each.kind.value, each.territory, each.parameter, each.day) for each in found]
        show(findings(told, law, day), flat=flat)
    broken = (FindingKind.OVERLAP, FindingKind.GAP)
    return 1 if any(each.kind in broken for each in found) else 0


def diff(
    first: str,
    second: str,
    *,
    dossier: str | None = None,
    as_json: bool = False,
    flat: bool = False,
) -> int:
    """List the values that are not the same on two dates, and what they change for a household."""
    from planner.law.check import diff_law
    from planner.services.settings import law_of
    from planner.views.law import changes

    before, after = day_given(first, field="DATE1"), day_given(second, field="DATE2")
    if dossier is not None:
        return _for_a_household(dossier, before, after, as_json=as_json, flat=flat)
    found = diff_law(law_of(), before, after)
    if as_json:
        print_json(
            [
                {
                    "parameter": each.parameter,
                    "territory": each.territory,
                    "before": _described(each.before),
                    "after": _described(each.after),
                }
                for each in found
            ]
        )
        return 0
    told = [(each.label, each.territory, each.before, each.after) for each in found]
    show(changes(told, before, after), flat=flat)
    return 0


def _for_a_household(path: str, before: date, after: date, *, as_json: bool, flat: bool) -> int:
    """The plan of a dossier on both dates, with the same facts: what differs, and by which law."""
    from planner.calc.figure import written
    from planner.cli.plan import opened, planned
    from planner.law.effects import effects
    from planner.views.law_effects import for_the_household

    dossier, law = opened(path)
    found = effects(planned(dossier, law, before), planned(dossier, law, after))
    if as_json:
        from planner.calc.requests.plain import plain

        print_json(
            {
                "figures": [
                    {
                        "figure": each.label,
                        "before": written(each.before),
                        "after": written(each.after),
                        "parameters": list(each.parameters),
                    }
                    for each in found.effects
                ],
                "rules": plain(found.rules),
            }
        )
        return 0
    told = [(each.label, each.before, each.after, each.parameters) for each in found.effects]
    show(for_the_household(told, found.rules, before, after, dossier, law), flat=flat)
    return 0


def _described(value: LawValue | None) -> dict[str, object] | None:
    from planner.law.check import written

    return None if value is None else {**value.described(), "value": written(value)}
