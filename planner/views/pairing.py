"""What goes together: the ways that may be combined, the best first, and what may not be.

Short on purpose. Of the lawful combinations the first few are told with why they come there; of
those that may not be, only the smallest are, since whatever holds one of them may not be either.
One that is closed only because one of its ways is not open today says nothing that the proposals
do not say.
"""

from __future__ import annotations

from planner.calc.dossier.casework import AidKind
from planner.calc.results import Pairing, PairingState, Plan, Reason, Verdict
from planner.views import formats, words
from planner.views.blocks import Block, Blocks, Heading, List, Mark, Note
from planner.views.i18n import _
from planner.views.words.verdicts import SHORT_AIDS

__all__ = ["MOST_SHOWN", "pairings"]

MOST_SHOWN = 3
_OPEN = frozenset({Verdict.RECOMMENDED, Verdict.POSSIBLE, Verdict.IN_PROGRESS})
_FIRST = "pairing_rights_first"
_SAID_BY_THE_PROPOSALS = "pairing_part_not_open"


def pairings(plan: Plan) -> Blocks:
    """The combinations as blocks; nothing where there is no way at all to combine."""
    lawful = [one for one in plan.pairings if one.rank is not None]
    found: list[Block] = []
    best = [one for one in lawful if one.settles] or lawful
    if best:
        found.append(List(tuple(_ranked(one) for one in best[:MOST_SHOWN]), ordered=True))
    if any(why.id == _FIRST for one in best[:MOST_SHOWN] for why in one.reasons):
        found.append(Note(words.reason(Reason(_FIRST))))
    found += [Note(text, Mark.ALERT) for text in _not_together(plan)]
    return (Heading(_("Ce qui va ensemble")), *found) if found else ()


def _ranked(one: Pairing) -> str:
    """The rights go with every combination and are told once, below."""
    reasons = [why for why in one.reasons if why.id != _FIRST]
    why = " ".join(words.reason(reason, indicative=False) for reason in reasons)
    kinds = [kind for kind in one.kinds if kind is not AidKind.RIGHTS]
    ways = " + ".join(_(SHORT_AIDS[kind]) for kind in kinds)
    return _("{ways}. {why}").format(ways=f"{ways[:1].upper()}{ways[1:]}", why=why)


def _not_together(plan: Plan) -> list[str]:
    """One sentence for each smallest combination that may not be, with its article."""
    told: list[tuple[frozenset[AidKind], frozenset[str]]] = []
    sentences = []
    open_today = frozenset(each.kind for each in plan.proposals if each.verdict in _OPEN)
    closed = [one for one in plan.pairings if one.state is not PairingState.LAWFUL]
    for one in sorted(closed, key=lambda each: len(each.kinds)):
        kinds = frozenset(one.kinds) - {AidKind.RIGHTS}
        reasons = _own(one, open_today)
        ids = frozenset(why.id for why in reasons)
        if not ids or any(kinds >= less and ids <= known for less, known in told):
            continue
        told.append((kinds, ids))
        ways = formats.listed([_(SHORT_AIDS[kind]) for kind in one.kinds if kind in kinds])
        why = " ".join(words.reason(reason, indicative=False) for reason in reasons)
        forbidden = one.state is PairingState.FORBIDDEN
        template = (
            _("Interdit par la loi : {ways}. {why}")
            if forbidden
            else _("Pas ensemble : {ways}. {why}")
        )
        sentences.append(template.format(ways=ways, why=why))
    return sentences


def _own(one: Pairing, open_today: frozenset[AidKind]) -> tuple[Reason, ...]:
    """Why the parts do not go together, when that is worth a line today."""
    reasons = tuple(why for why in one.reasons if why.id != _SAID_BY_THE_PROPOSALS)
    if one.state is PairingState.FORBIDDEN or open_today >= set(one.kinds) - {AidKind.RIGHTS}:
        return reasons
    if AidKind.OVER_INDEBTEDNESS in open_today & set(one.kinds):
        return tuple(why for why in reasons if why.reference)
    return ()
