"""A value of calc behaves as the dataclass of the standard library that it stands for."""

import dataclasses
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from planner.calc.values import dataclass as ours


def twins(make: Any) -> Any:
    class One:
        amount: int
        name: str = "x"
        beside: int = field(default=0, compare=False)
        hidden: int = field(default=0, repr=False)

        def double(self) -> int:
            return self.amount * 2

    return make(frozen=True, slots=True)(One)


OURS, THEIRS = twins(ours), twins(dataclasses.dataclass)


@pytest.mark.parametrize("other", [(1, "x"), (1, "y"), (2, "x"), (1, "x", 5), (1, "x", 0, 3)])
def test_two_values_are_equal_and_hashed_as_two_dataclasses(other: tuple[Any, ...]) -> None:
    equal = THEIRS(1) == THEIRS(*other)
    assert (OURS(1) == OURS(*other)) is equal
    assert (OURS(1) != OURS(*other)) is not equal
    assert hash(OURS(*other)) == hash(THEIRS(*other))


def test_a_value_equals_no_value_of_another_class() -> None:
    assert OURS(1) != THEIRS(1)
    assert OURS(1) != (1, "x", 0)


def test_a_value_is_written_copied_and_frozen_as_a_dataclass() -> None:
    assert repr(OURS(1, "y")) == repr(THEIRS(1, "y"))
    assert replace(OURS(1), name="z") == OURS(1, "z")
    assert [each.name for each in fields(OURS)] == [each.name for each in fields(THEIRS)]
    assert OURS(4).double() == 8
    with pytest.raises(FrozenInstanceError):
        OURS(1).amount = 2
    with pytest.raises(AttributeError):
        object.__setattr__(OURS(1), "unknown", 2)


def test_what_may_change_has_no_hash() -> None:
    @ours(slots=True)
    class Open:
        amount: int

    one = Open(1)
    one.amount = 2
    assert one == Open(2)
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_a_value_may_be_equal_to_itself_alone() -> None:
    @ours(frozen=True, slots=True, eq=False)
    class Alone:
        amount: int

    one, other = Alone(1), Alone(1)
    assert [other, one].index(one) == 1
    assert one != other


def test_a_value_of_one_field_or_none_is_compared_and_hashed_too() -> None:
    def one(make: Any) -> Any:
        class One:
            amount: int

        return make(frozen=True, slots=True)(One)

    def none(make: Any) -> Any:
        class Nothing:
            pass

        return make(frozen=True, slots=True)(Nothing)

    assert one(ours)(1) != one(ours)(1)
    single, empty = one(ours), none(ours)
    assert single(1) == single(1) != single(2)
    assert hash(single(1)) == hash(one(dataclasses.dataclass)(1))
    assert empty() == empty()
    assert hash(empty()) == hash(none(dataclasses.dataclass)())


def test_two_values_that_hold_the_same_object_do_not_look_into_it() -> None:
    class Silent:
        def __eq__(self, other: object) -> bool:
            raise AssertionError("looked into")

        __hash__ = object.__hash__

    @ours(frozen=True, slots=True)
    class Holder:
        held: Any
        name: str

    same = Silent()
    assert Holder(same, "x") == Holder(same, "x")
