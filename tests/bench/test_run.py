"""The bench judges medians fairly and puts its table where a page wants it."""

from pathlib import Path

import pytest

from bench.households import households
from bench.measure import Measure, alternate, calls
from bench.run import BEGIN, END, row, shown, table, write
from planner.calc.requests.housing_allowance import HousingAllowanceRequest, compute
from planner.calc.requests.reading import read_request
from planner.law import load_law

pytestmark = pytest.mark.slow


def test_a_duration_is_judged_by_its_median() -> None:
    assert Measure("plan", 0.010, [0.001, 0.009, 5.0]).within
    assert not Measure("plan", 0.010, [0.001, 0.011, 0.012]).within


def test_a_ratio_is_judged_by_the_two_medians() -> None:
    measure = Measure("import", 1.8, [0.15, 0.17, 9.0], [0.1, 0.1, 0.1], "pydantic")
    assert measure.judged == pytest.approx(1.7)
    assert measure.within
    assert "1.70 ×" in row(measure)
    assert row(Measure("import", 1.6, measure.seconds, measure.beside))[-1] == "OVER"


def test_two_things_are_timed_in_turn_after_a_first_run_of_each() -> None:
    order: list[str] = []

    def timed(name: str) -> float:
        order.append(name)
        return float(len(order))

    ours, theirs = alternate(lambda: timed("a"), lambda: timed("b"), 2)
    assert order == ["a", "b"] * 3
    assert (ours, theirs) == ([3.0, 5.0], [4.0, 6.0])


def test_a_warm_call_is_made_as_often_as_it_is_timed_and_warmed() -> None:
    made: list[None] = []
    taken = calls(lambda: made.append(None), runs=3, each=5)
    assert len(taken) == 3
    assert len(made) == 20


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(1.5, "1.5 s"), (0.0123, "12.3 ms"), (0.000_0149, "14.9 µs"), (2e-9, "2 ns")],
)
def test_a_duration_is_shown_in_the_unit_that_suits_it(seconds: float, text: str) -> None:
    assert shown(seconds) == text


def test_the_columns_of_the_table_are_aligned() -> None:
    lines = table([row(Measure("a", 1, [0.5])), row(Measure("a longer name", 1, [2.0]))]).split(
        "\n"
    )
    assert len({len(line) for line in lines}) == 1


def test_the_table_replaces_what_stood_between_the_markers(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write(page, "new")
    assert page.read_text(encoding="utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_a_page_without_the_markers_is_left_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("prose", encoding="utf-8")
    with pytest.raises(SystemExit, match="to write between"):
        write(page, "new")
    assert page.read_text(encoding="utf-8") == "prose"


def test_a_row_without_a_limit_is_shown_and_judges_nothing() -> None:
    other = Measure("the same elsewhere", float("inf"), [1.0, 2.0, 3.0])
    assert other.within
    assert row(other)[3:] == ("", "", "", "")


def test_the_households_timed_are_the_same_each_time_and_are_computed() -> None:
    drawn = households(50)
    assert drawn == households(50)
    for one in drawn:
        assert not (one["room"] and one["flat_share"])
        request = read_request(HousingAllowanceRequest, one)
        assert compute(request, load_law(), False)["paid"]
