"""One part of a dossier read again alone is that part of the whole dossier read again."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.intake.dossier_file import dossier_of, dossier_with, tree_of
from tests.support.dossiers import dossiers

ODD: tuple[Any, ...] = (
    None,
    [],
    {},
    "",
    "0",
    "12345678",
    "-1.00",
    "1e400",
    3,
    True,
    "\ud800",
    {"x": 1},
    [None],
)


def outcome(read: Any) -> Any:
    """A dossier, or its problems."""
    try:
        return read()
    except PlannerError as error:
        return [(problem.code, problem.field, problem.values) for problem in error.problems]


def places(tree: Any, steps: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a tree."""
    found = [steps]
    inside = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    for key, value in inside:
        found += places(value, (*steps, key))
    return found


@settings(max_examples=20)
@given(dossiers(), dossiers(), st.data())
def test_a_part_read_alone_is_the_part_of_the_whole(one, other, data):
    whole = tree_of(other)
    part = data.draw(st.sampled_from(sorted(set(tree_of(one)) | set(whole) - {"schema"})))
    tree = {key: value for key, value in tree_of(one).items() if key != part}
    if part in whole:
        tree[part] = whole[part]
    assert outcome(lambda: dossier_with(one, part, tree)) == outcome(lambda: dossier_of(tree))


@pytest.mark.slow
@settings(max_examples=60)
@given(dossiers(), st.data())
def test_an_odd_value_in_a_part_is_refused_in_the_same_words(one, data):
    tree = copy.deepcopy(tree_of(one))
    part = data.draw(st.sampled_from(sorted(set(tree) - {"schema"})))
    steps = data.draw(st.sampled_from(places(tree[part], (part,))))
    here: Any = tree
    for step in steps[:-1]:
        here = here[step]
    here[steps[-1]] = data.draw(st.sampled_from(ODD))
    assert outcome(lambda: dossier_with(one, part, tree)) == outcome(lambda: dossier_of(tree))


def test_the_other_parts_are_the_same_objects():
    one = dossier_of({"incomes": [{"kind": "wage", "amount": "900.00"}], "charges": []})
    again = dossier_with(one, "incomes", {"incomes": [{"kind": "wage", "amount": "901.00"}]})
    assert again.incomes != one.incomes
    assert again.household is one.household
    assert again.account is one.account
