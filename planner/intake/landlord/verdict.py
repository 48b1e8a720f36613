"""What one row of the account is: a kind, a cancellation, or a doubt with its reason.

Two questions are asked of a label. ``leaning``: do the words alone say that the debt rises or
falls? It serves to prove signs. ``verdict``: the side being known, what is the movement?
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from planner.intake.landlord.labels import Group, Match, matches, vocabulary
from planner.intake.landlord.model import CREDIT_KINDS, Sense
from planner.intake.words import tokens

__all__ = ["Verdict", "called_and_received", "hinted", "leaning", "verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a row, or why it has none.

    ``cancels`` is the kind of the earlier receipt that this row takes back. ``offsets`` is the
    kind of debit that a remission gives up, when its label names it.
    """

    kind: str | None = None
    doubt: str | None = None
    likely: str | None = None
    cancels: str | None = None
    offsets: str | None = None
    together: bool = False


def _best(found: tuple[Match, ...], strength: Callable[[Group], int]) -> Group | None:
    """The strongest group; among equals the means of payment if it comes first, else the longest.

    *Règlement quittance d'octobre* is a receipt, *appel de loyer, prélèvement le 5* is a call.
    """
    usable = [match for match in found if strength(match.group)]
    if not usable:
        return None
    most = max(strength(match.group) for match in usable)
    top = [match for match in usable if strength(match.group) == most]
    means = [match for match in top if match.group.kind == "payment"]
    others = [match for match in top if match.group.kind != "payment"]
    if means and (not others or min(m.start for m in means) < min(m.start for m in others)):
        return means[0].group
    return max(others, key=lambda match: match.letters).group


@lru_cache(maxsize=65_536)
def leaning(label: str) -> int:
    """1 when the words alone say that the debt rises, -1 that it falls, 0 when they do not."""
    best = _best(matches(label), lambda group: group.debit)
    return best.leans if best else 0


@lru_cache(maxsize=65_536)
def called_and_received(label: str) -> bool:
    """Whether the one word *loyer* stands alone: a call on one side, a receipt on the other."""
    best = _best(matches(label), lambda group: group.debit)
    return best is not None and best.id == "rent"


@lru_cache(maxsize=65_536)
def verdict(label: str, sense: Sense, reversed_: bool) -> Verdict:
    """What a row is on its side. ``reversed_``: a negative amount in the other side's column."""
    found = matches(label)
    if sense is Sense.DEBIT:
        return _debit(found, _best(found, lambda group: group.debit), reversed_)
    return _credit(found, _best(found, lambda group: group.credit), reversed_)


def _debit(found: tuple[Match, ...], best: Group | None, reversed_: bool) -> Verdict:
    if best is None:
        return Verdict(doubt="unknown_label")
    if best.doubt:
        return Verdict(doubt=best.doubt, likely=best.likely)
    if best.action:
        return Verdict(cancels=_receipt(found))
    if best.kind == "payment":
        if reversed_:
            return Verdict(cancels="payment")
        return Verdict(doubt="receipt_on_debit", likely="payment")
    if best.kind == "housing_benefit":
        return Verdict(doubt="allowance_recovered", likely="housing_benefit")
    if best.kind in CREDIT_KINDS:
        return Verdict(doubt="credit_on_debit", likely=best.kind)
    return Verdict(kind=best.kind, together=best.together)


def _receipt(found: tuple[Match, ...]) -> str:
    kinds = {match.group.kind for match in found}
    return next((kind for kind in ("housing_benefit", "fsl") if kind in kinds), "payment")


def _credit(found: tuple[Match, ...], best: Group | None, reversed_: bool) -> Verdict:
    if best is None:
        return Verdict(doubt="unknown_label", likely="payment")
    if best.doubt:
        return Verdict(doubt=best.doubt, likely=best.likely)
    if best.action == "reject":
        return Verdict(doubt="reversal_on_credit")
    if best.action == "cancel" or best.kind == "remission":
        given_up = _given_up(found)
        if given_up is None and any(match.group.action == "reject" for match in found):
            return Verdict(doubt="reversal_on_credit")
        return Verdict(kind="remission", offsets=given_up)
    if best.kind in CREDIT_KINDS:
        return Verdict(kind=best.kind)
    if reversed_ or best.kind in ("regularisation", "sls"):
        return Verdict(kind="remission", offsets=best.kind)
    if best.id in ("rent", "rent_named", "rent_with_charges"):
        return Verdict(kind="payment")
    return Verdict(doubt="debit_on_credit", likely="remission")


def _given_up(found: tuple[Match, ...]) -> str | None:
    best = _best(
        tuple(m for m in found if m.group.kind and m.group.kind not in CREDIT_KINDS),
        lambda group: group.debit,
    )
    return best.kind if best else None


@lru_cache(maxsize=65_536)
def hinted(label: str, hint: str) -> bool:
    """Whether words of a list of hints are in the label."""
    words = tokens(label)
    wanted = vocabulary().hints[hint]
    return any(
        words[start : start + len(phrase)] == phrase
        for start, word in enumerate(words)
        if word in wanted
        for phrase in wanted[word]
    )
