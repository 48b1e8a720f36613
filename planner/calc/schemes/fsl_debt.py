"""The part of a rent debt that a fund may take, and in which form.

A fund pays rent and charges, their yearly regularisation among them; fees are struck from the
debt beforehand, and repairs, surloyer and court costs are asked only where the regulation says it
takes them. The amount is then held under the caps of the regulation: a maximum, so many residual
rents, what earlier aids have left of a sliding window; a share by kind of landlord where there is
one. Grant and loan come from the shares that the regulation writes; where it writes none, only the
whole is known. Grant + loan + remainder = the debt.
"""

from __future__ import annotations

from typing import TypeVar

from planner.calc.arrears.account import Payment
from planner.calc.calendar import Month, add_months
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.account import DEBITS, AccountKind
from planner.calc.dossier.casework import AidKind, FundPart, PastAid
from planner.calc.dossier.dwelling import LandlordKind
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Rate, Rounding
from planner.calc.operations import Recorder
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_rules import Shares
from planner.calc.schemes.fsl_words import DebtLine, LandlordType
from planner.calc.values import dataclass

__all__ = [
    "AskedAid",
    "asked_aid",
    "asked_debt",
    "grant_of",
    "landlord_type",
    "oldest_month",
    "past_aids",
    "received_before",
]

N = TypeVar("N")

_LINE: dict[AccountKind, DebtLine] = {
    AccountKind.RENT: DebtLine.RENT,
    AccountKind.CHARGES: DebtLine.CHARGES,
    AccountKind.REGULARISATION: DebtLine.REGULARISATION,
    AccountKind.SLS: DebtLine.SLS,
    AccountKind.REPAIRS: DebtLine.REPAIRS,
    AccountKind.COURT_COSTS: DebtLine.COURT_COSTS,
}
_WHOLE = 1_000_000
_USUAL = frozenset({DebtLine.RENT, DebtLine.CHARGES, DebtLine.REGULARISATION})


@dataclass(frozen=True, slots=True)
class AskedAid:
    """What may be asked: ``grant`` and ``loan`` are None where the regulation does not say."""

    amount: Figure
    grant: Figure | None
    loan: Figure | None
    remainder: Figure


def _taken(profile: FslProfile) -> frozenset[DebtLine]:
    """The lines that the fund takes, as far as its regulation says."""
    rule = profile.debt
    if rule is None:
        return _USUAL
    taken = _USUAL | frozenset(rule.included or ())
    if DebtLine.BAILIFF_FEES in taken:
        taken |= {DebtLine.COURT_COSTS}
    return taken - frozenset(rule.excluded or ())


def asked_debt(r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile) -> Figure:
    """The unpaid lines that the fund takes; a debt without lines is asked as a whole."""
    account = diagnosis.account
    payable = diagnosis.arrears.payable
    if account is None:
        return r.sum("debt_asked", payable)
    taken = _taken(profile)
    struck = {line.position for line in account.struck}
    paid: dict[int, list[Payment]] = {}
    for payment in account.payments:
        paid.setdefault(payment.debit, []).append(payment)
    unpaid: list[Figure] = []
    for position, line in enumerate(diagnosis.dossier.account.lines):
        kind = _LINE.get(line.kind)
        if line.kind not in DEBITS or position in struck or line.date > diagnosis.on:
            continue
        payments = paid.get(position, [])
        settled = sum(payment.amount.cents for payment in payments) == line.amount.cents
        if kind not in taken or settled:
            continue
        amount = r.given("debit", line.amount, field=f"account.lines[{position}].amount")
        imputed = [
            r.given("imputed", payment.amount, field=f"account.lines[{payment.credit}].amount")
            for payment in payments
        ]
        unpaid.append(r.difference("unpaid", amount, *imputed))
    return r.minimum("debt_asked", r.sum("unpaid_lines", *unpaid), payable)


def oldest_month(diagnosis: Diagnosis) -> Month | None:
    """The first month that is not fully paid."""
    return diagnosis.account.oldest_unpaid if diagnosis.account else None


def received_before(
    diagnosis: Diagnosis, part: FundPart = FundPart.RENT
) -> tuple[tuple[int, PastAid], ...]:
    """The aids of the fund for one part, up to the day, with their places in the dossier."""
    return tuple(
        (index, aid)
        for index, aid in enumerate(diagnosis.dossier.casework.past_aids)
        if aid.kind is AidKind.FSL
        and (aid.part or FundPart.RENT) is part
        and aid.on <= diagnosis.on
    )


def past_aids(
    r: WithDerivation, diagnosis: Diagnosis, months: int, part: FundPart = FundPart.RENT
) -> list[Figure]:
    """The amounts of the aids for one part received in the last so many months."""
    since = add_months(diagnosis.on, -months)
    return [
        r.given("past_aid", aid.amount, field=f"casework.past_aids[{index}].amount")
        for index, aid in received_before(diagnosis, part)
        if aid.amount is not None and since < aid.on
    ]


def asked_aid(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, debt: Figure
) -> AskedAid:
    """What may be asked under the caps of the regulation, EUR."""
    amount = _capped(r, diagnosis, profile, debt)
    grant = grant_of(r, profile.aid, amount)
    loan = None if grant is None else r.difference("loan", amount, grant)
    payable = diagnosis.arrears.payable
    return AskedAid(amount, grant, loan, r.difference("remainder", payable, amount))


def _capped(r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, debt: Figure) -> Figure:
    aid = profile.aid
    limits = [debt]
    kept = (profile.landlord_share or {}).get(landlord_type(diagnosis))
    if kept is not None:
        part = r.product("landlord_part", debt, r.given("landlord_share", kept), Rounding.UP)
        limits.append(r.difference("without_landlord_part", debt, part))
    if aid is None:
        return r.minimum("amount", *limits)
    share = (aid.coverage or {}).get(landlord_type(diagnosis))
    if share is not None:
        limits.append(r.product("covered", debt, r.given("coverage", share), Rounding.DOWN))
    if aid.max_amount is not None:
        limits.append(r.given("max_amount", aid.max_amount))
    if aid.max_residual_rents is not None:
        rents = r.given("max_residual_rents", aid.max_residual_rents)
        residual = r.at_least_zero("residual_rent", diagnosis.budget.net_rent)
        limits.append(r.times("max_by_rents", residual, rents))
    rolling = aid.rolling
    if rolling is not None and rolling.max_amount is not None:
        most = r.given("rolling_max", rolling.max_amount)
        past = past_aids(r, diagnosis, rolling.window_months)
        limits.append(r.at_least_zero("rolling_left", r.difference("rolling_room", most, *past)))
    return r.minimum("amount", *limits)


def landlord_type(diagnosis: Diagnosis) -> LandlordType:
    """The landlord, as regulations tell them apart."""
    social = diagnosis.dossier.dwelling.landlord.kind is LandlordKind.SOCIAL
    return LandlordType.PUBLIC if social else LandlordType.PRIVATE


def grant_of(r: Recorder[N], aid: Shares | None, amount: N, about: str = "") -> N | None:
    """The part of an aid that is not repaid; None where nothing says it. EUR."""
    if aid is None:
        return None
    share = _share_of(aid, int(r.bare(amount)))
    limits: list[N] = []
    if share is not None:
        given = r.given(f"grant_share{about}", share)
        limits.append(r.product(f"grant_by_share{about}", amount, given, Rounding.DOWN))
    if aid.grant_max is not None:
        limits.append(r.given(f"grant_max{about}", aid.grant_max))
    if aid.loan_min_share is not None:
        least = r.given(f"loan_min_share{about}", aid.loan_min_share)
        loan = r.product(f"loan_at_least{about}", amount, least, Rounding.UP)
        limits.append(r.difference(f"grant_at_most{about}", amount, loan))
    return r.minimum(f"grant{about}", amount, *limits) if limits else None


def _share_of(aid: Shares, cents: int) -> Rate | None:
    """The share granted of an aid of so many cents, by its band where there are bands."""
    for band in aid.bands:
        if band.max_amount is None or cents <= band.max_amount.cents:
            return band.grant_share
    if aid.grant_share is None and aid.loan_share is not None:
        return Rate(_WHOLE - aid.loan_share.millionths)
    return aid.grant_share
