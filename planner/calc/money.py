"""Amounts and rates: whole cents, exact rates, and roundings that have a name.

An amount of money is a whole number of cents in a nominal type, so that a float can never slip
in and euros can never be taken for cents. Fractions of a cent exist only inside an operation and
leave it by one of the named roundings below.

A ``Rate`` is an exact decimal (0.085 is 8.5 %), kept as a whole number of millionths: every rate
of French housing law has at most six decimals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = [
    "AMOUNT_PATTERN",
    "ZERO",
    "Money",
    "Rate",
    "Rounding",
    "round_fraction",
    "split",
]

AMOUNT_PATTERN = r"^-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,2})?$"
"""The only written form of an amount in JSON: ASCII digits, a dot, at most two decimals."""

_AMOUNT = re.compile(r"(-?)(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,2}))?", re.ASCII)


class Rounding(Enum):
    """The roundings this program knows. The law names them; nothing rounds without one.

    Each works on an exact number of units (cents for money, millionths for a rate).
    """

    HALF_UP = "half_up"
    """To the nearest, halves away from zero: the default of every result in euros."""
    DOWN = "down"
    """Towards minus infinity: the CRDS, and the allowance paid in whole euros."""
    UP = "up"
    """Towards plus infinity: the resource base, the regular instalment."""


_HALF_UP, _DOWN = Rounding.HALF_UP, Rounding.DOWN


def round_fraction(numerator: int, denominator: int, rounding: Rounding) -> int:
    """``numerator / denominator`` as a whole number by a named rounding (denominator > 0)."""
    if rounding is _HALF_UP:
        if numerator >= 0:
            return (2 * numerator + denominator) // (2 * denominator)
        return -((-2 * numerator + denominator) // (2 * denominator))
    if rounding is _DOWN:
        return numerator // denominator
    return -(-numerator // denominator)


class Money:
    """A whole number of cents. Adds, compares, multiplies by a whole number; refuses the rest.

    >>> str(Money.parse("412.3") * 2)
    '824.60'
    """

    __slots__ = ("cents",)

    cents: int

    def __init__(self, cents: int) -> None:
        if type(cents) is not int:
            raise TypeError(f"Money takes whole cents, not {type(cents).__name__}")
        object.__setattr__(self, "cents", cents)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read the exact written form (``AMOUNT_PATTERN``); ValueError for anything else."""
        if type(text) is not str:
            raise TypeError(f"an amount is written as a string, not {type(text).__name__}")
        match = _AMOUNT.fullmatch(text)
        if match is None:
            raise ValueError("not an amount")
        sign, euros, decimals = match.groups()
        cents = int(euros) * 100 + int((decimals or "0").ljust(2, "0"))
        return cls(-cents if sign else cents)

    @classmethod
    def euros(cls, amount: int) -> Money:
        """A whole number of euros."""
        return cls(amount * 100)

    @classmethod
    def of(cls, amount: Decimal) -> Money:
        """An exact decimal number of euros; ValueError when it holds fractions of a cent."""
        cents = amount * 100
        if cents != cents.to_integral_value():
            raise ValueError(f"{amount} euros is not a whole number of cents")
        return cls(int(cents))

    @classmethod
    def sum(cls, amounts: Sequence[Money] | Any) -> Money:
        """The sum of any number of amounts, zero for none."""
        return cls(sum(amount.cents for amount in amounts))

    @classmethod
    def rounded(cls, cents: Fraction, rounding: Rounding) -> Money:
        """An exact number of cents made whole by a named rounding."""
        return cls(round_fraction(cents.numerator, cents.denominator, rounding))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Money does not change")

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents) if isinstance(other, Money) else NotImplemented

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents) if isinstance(other, Money) else NotImplemented

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __abs__(self) -> Money:
        return Money(abs(self.cents))

    def __mul__(self, times: int) -> Money:
        return Money(self.cents * times) if type(times) is int else NotImplemented

    __rmul__ = __mul__

    def times(self, rate: Rate, rounding: Rounding) -> Money:
        """This amount multiplied by a rate, to the cent by a named rounding."""
        return Money(round_fraction(self.cents * rate.millionths, 1_000_000, rounding))

    def divided(self, by: int, rounding: Rounding) -> Money:
        """This amount divided by a whole number above zero, to the cent by a named rounding."""
        return Money(round_fraction(self.cents, by, rounding))

    def __eq__(self, other: object) -> bool:
        return self.cents == other.cents if isinstance(other, Money) else NotImplemented

    def __lt__(self, other: Money) -> bool:
        return self.cents < other.cents if isinstance(other, Money) else NotImplemented

    def __le__(self, other: Money) -> bool:
        return self.cents <= other.cents if isinstance(other, Money) else NotImplemented

    def __gt__(self, other: Money) -> bool:
        return self.cents > other.cents if isinstance(other, Money) else NotImplemented

    def __ge__(self, other: Money) -> bool:
        return self.cents >= other.cents if isinstance(other, Money) else NotImplemented

    def __hash__(self) -> int:
        return hash((Money, self.cents))

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        """The JSON form: ``-?digits.dd``."""
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d}"

    def __repr__(self) -> str:
        return f"Money({str(self)!r})"

    def __copy__(self) -> Money:
        return self

    def __deepcopy__(self, memo: object) -> Money:
        return self

    def __reduce__(self) -> tuple[type[Money], tuple[int]]:
        return (Money, (self.cents,))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema as cs

        def read(text: str) -> Money:
            from pydantic_core import PydanticCustomError

            try:
                return cls.parse(text)
            except ValueError:
                raise PydanticCustomError("bad_amount", "not an amount") from None

        text = cs.no_info_after_validator_function(read, cs.str_schema(strict=True))
        return cs.json_or_python_schema(
            json_schema=text,
            python_schema=cs.union_schema([cs.is_instance_schema(cls), text]),
            serialization=cs.plain_serializer_function_ser_schema(
                str, return_schema=cs.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": AMOUNT_PATTERN, "description": "EUR"}


ZERO = Money(0)


class Rate:
    """An exact ratio in millionths: ``Rate.parse("0.085")`` is 8.5 %."""

    __slots__ = ("millionths",)

    millionths: int

    def __init__(self, millionths: int) -> None:
        if type(millionths) is not int:
            raise TypeError(f"Rate takes whole millionths, not {type(millionths).__name__}")
        object.__setattr__(self, "millionths", millionths)

    @classmethod
    def of(cls, value: Decimal) -> Rate:
        """An exact decimal; ValueError when it has more than six decimals."""
        if not isinstance(value, Decimal):
            raise TypeError(f"a rate is a Decimal, not {type(value).__name__}")
        scaled = value * 1_000_000
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value} has more than six decimals")
        return cls(int(scaled))

    @classmethod
    def parse(cls, text: str) -> Rate:
        """Read a decimal string such as ``"0.0283"``."""
        return cls.of(Decimal(text))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Rate does not change")

    @property
    def decimal(self) -> Decimal:
        """The exact decimal value."""
        return Decimal(self.millionths) / 1_000_000

    @property
    def fraction(self) -> Fraction:
        """The exact value as a fraction."""
        return Fraction(self.millionths, 1_000_000)

    def text(self, decimals: int) -> str:
        """The value written with a fixed number of decimals (which must hold it exactly)."""
        return f"{self.decimal:.{decimals}f}"

    def __add__(self, other: Rate) -> Rate:
        if not isinstance(other, Rate):
            return NotImplemented
        return Rate(self.millionths + other.millionths)

    def __eq__(self, other: object) -> bool:
        return self.millionths == other.millionths if isinstance(other, Rate) else NotImplemented

    def __lt__(self, other: Rate) -> bool:
        return self.millionths < other.millionths if isinstance(other, Rate) else NotImplemented

    def __le__(self, other: Rate) -> bool:
        return self.millionths <= other.millionths if isinstance(other, Rate) else NotImplemented

    def __hash__(self) -> int:
        return hash((Rate, self.millionths))

    def __str__(self) -> str:
        text = f"{self.decimal:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def __repr__(self) -> str:
        return f"Rate({str(self)!r})"

    def __copy__(self) -> Rate:
        return self

    def __deepcopy__(self, memo: object) -> Rate:
        return self

    def __reduce__(self) -> tuple[type[Rate], tuple[int]]:
        return (Rate, (self.millionths,))


def split(total: Money, weights: Sequence[int], step: Money | None = None) -> list[Money]:
    """Share ``total`` in proportion to whole weights, by largest remainder; parts sum to it.

    Shares are multiples of ``step`` (one cent by default) but for what does not fill a step,
    which goes to the first share of the largest remainder. Ties go in the order given. The
    weights are not negative and at least one is above zero; ``total`` is not negative.
    """
    step_cents = step.cents if step is not None else 1
    whole = sum(weights)
    if total.cents < 0 or step_cents <= 0 or whole <= 0 or min(weights) < 0:
        raise ValueError("split takes a total of zero or more and weights that are not all zero")
    steps, odd = divmod(total.cents, step_cents)
    shares = [steps * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(steps * weights[i] % whole), i))
    for i in order[: steps - sum(shares)]:
        shares[i] += 1
    parts = [share * step_cents for share in shares]
    if odd:
        first = max(
            range(len(weights)),
            key=lambda i: (weights[i] > 0, steps * weights[i] % whole),
        )
        parts[first] += odd
    return [Money(part) for part in parts]
