"""``planner log``: what happens in a scheme, noted in a dossier kept here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.days import day_given
from planner.cli.output import narrate
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.calc.money import Money
    from planner.services.portfolio_log import Change

__all__ = [
    "advise",
    "contact",
    "danger",
    "enter",
    "facts",
    "goal",
    "leave",
    "refer",
    "renew",
    "share",
    "step",
    "suspend",
    "tell",
    "waive",
]


def _noted(id: str, change: Change) -> int:
    from planner.services.portfolio_log import noted

    noted(id, change)
    narrate(_("Noté au dossier {dossier}.").format(dossier=id))
    return 0


def enter(
    id: str,
    protocol: str,
    *,
    by: str,
    on: str | None,
    topics: list[str],
    months: int | None,
    referent: str,
    known: bool | None,
    asks: bool | None,
    supported: bool | None,
    asked_by_department: bool | None,
    arrears: str | None,
) -> int:
    """Note a designation."""
    from planner.services.portfolio_log import entered

    return _noted(
        id,
        entered(
            protocol,
            day_given(on),
            by,
            topics=topics,
            months=months,
            referent=referent,
            known=known,
            asks=asks,
            supported=supported,
            asked_by_department=bool(asked_by_department),
            arrears=_amount(arrears),
        ),
    )


def facts(
    id: str,
    *,
    topics: list[str],
    referent: str | None,
    known: bool | None,
    asks: bool | None,
    supported: bool | None,
    asked_by_department: bool | None,
    arrears: str | None,
    entry: str | None,
) -> int:
    """Note what is learnt of a situation after its designation."""
    from planner.services.portfolio_log import facts as learnt

    return _noted(
        id,
        learnt(
            topics=topics,
            referent=referent,
            known=known,
            asks=asks,
            supported=supported,
            asked_by_department=asked_by_department,
            arrears=_amount(arrears),
            entry=entry,
        ),
    )


def _amount(text: str | None) -> Money | None:
    from planner.errors import PlannerError
    from planner.intake.reading import Understood
    from planner.intake.typed import read_amount

    if text is None:
        return None
    found = read_amount(text, field="--arrears")
    if isinstance(found, Understood):
        return found.value
    raise PlannerError(found.problem)


def contact(
    id: str, channel: str, *, result: str | None, on: str | None, hour: int | None, by: str,
    note: str, entry: str | None,
) -> int:  # fmt: skip
    """Note a letter, a call, a visit, a meeting."""
    from planner.services.portfolio_log import contacted

    change = contacted(channel, result, day_given(on), hour=hour, by=by, note=note, entry=entry)
    return _noted(id, change)


def step(
    id: str, name: str, *, outcome: str | None, on: str | None, entry: str | None, note: str
) -> int:
    """Note a step done."""
    from planner.services.portfolio_log import step_done

    return _noted(id, step_done(name, day_given(on), outcome=outcome, entry=entry, note=note))


def waive(id: str, name: str, *, reason: str, on: str | None, entry: str | None) -> int:
    """Note that a step will not be done, and why."""
    from planner.services.portfolio_log import waived

    return _noted(id, waived(name, day_given(on), reason, entry=entry))


def leave(
    id: str, kind: str, *, reason: str, on: str | None, entry: str | None, agreed: tuple[str, ...]
) -> int:
    """Note the exit."""
    from planner.services.portfolio_log import left

    change = left(kind, day_given(on), entry=entry, reason=reason, agreed_by=agreed)
    return _noted(id, change)


def danger(id: str, *, on: str | None, until: str | None, note: str) -> int:
    """Note that nobody is visited at home."""
    from planner.services.portfolio_log import danger as flag

    end = day_given(until, field="--until") if until is not None else None
    return _noted(id, flag(day_given(on), until=end, note=note))


def share(id: str, partner: str, *, matters: list[str], on: str | None, entry: str | None) -> int:
    """Note what a partner may be told, and when the household was told so."""
    from planner.services.portfolio_log import shared_with

    return _noted(id, shared_with(partner, matters, day_given(on), entry=entry))


def tell(id: str, matter: str, text: str, *, entry: str | None) -> int:
    """Write the words that the commission reads on a matter."""
    from planner.services.portfolio_log import told_to_commission

    return _noted(id, told_to_commission(matter, text, entry=entry))


def renew(id: str, months: int, *, reason: str, on: str | None, entry: str | None) -> int:
    """Note that a measure is prolonged."""
    from planner.services.portfolio_measures import prolonged

    return _noted(id, prolonged(months, day_given(on), entry=entry, reason=reason))


def advise(id: str, aid: str, *, entry: str | None) -> int:
    """Note an aid that the aid plan advises."""
    from planner.services.portfolio_measures import advised

    return _noted(id, advised(aid, entry=entry))


def goal(id: str, text: str, *, state: str, by: str | None, entry: str | None) -> int:
    """Note an objective, or where it stands."""
    from planner.services.portfolio_measures import aimed

    day = day_given(by, field="--by") if by is not None else None
    return _noted(id, aimed(text, state=state, by=day, entry=entry))


def suspend(id: str, *, on: str | None, until: str | None, landlord: str, entry: str | None) -> int:
    """Note that the landlord suspends its pursuit."""
    from planner.services.portfolio_measures import suspended

    end = day_given(until, field="--until") if until is not None else None
    return _noted(id, suspended(day_given(on), until=end, landlord=landlord, entry=entry))


def refer(
    id: str, to: str, *, kind: str, on: str | None, accepted: str | None, reason: str,
    entry: str | None,
) -> int:  # fmt: skip
    """Note a referral or a hand-over."""
    from planner.services.portfolio_measures import handed_over

    day = day_given(accepted, field="--accepted") if accepted is not None else None
    change = handed_over(to, kind, day_given(on), accepted_on=day, reason=reason, entry=entry)
    return _noted(id, change)
