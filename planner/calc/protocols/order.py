"""The steps of a protocol in an order in which each comes after those it hangs on."""

from __future__ import annotations

from planner.calc.protocols.protocol import END, ENTRY, EXIT, Protocol, Step

__all__ = ["depends_on", "in_order"]

_ANCHORS = frozenset({ENTRY, EXIT, END})


def depends_on(step: Step) -> frozenset[str]:
    """The other steps that a step hangs on, by its delay or by a condition."""
    named = {*step.after, *(condition.step for condition in step.when if condition.step)}
    return frozenset(named - _ANCHORS)


def in_order(protocol: Protocol) -> tuple[Step, ...]:
    """The steps, those that hang on others after them; ``ValueError`` when that cannot be."""
    waiting = list(protocol.steps)
    done: dict[str, Step] = {}
    while waiting:
        ready = [step for step in waiting if depends_on(step) <= set(done)]
        if not ready:
            raise ValueError("the steps hang on one another in a circle, or on an unknown step")
        done |= {step.id: step for step in ready}
        waiting = [step for step in waiting if step.id not in done]
    return tuple(done.values())
