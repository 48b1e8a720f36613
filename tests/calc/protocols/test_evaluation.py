"""The figures of a scheme: those that the four sheets publish, and what must hold of any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples.schemes.make import SETS, written
from planner.calc.dossier import Dossier
from planner.calc.dossier.followup import SchemeExit, StepRecord
from planner.calc.protocols.cases import Case, cases_of
from planner.calc.protocols.counted import Cell, Counted
from planner.calc.protocols.evaluation import Report, evaluate
from planner.calc.protocols.states import EntryState, state_on
from planner.calc.protocols.suppression import hidden
from planner.documents.evaluation import evaluation_csv
from planner.intake.dossier_file import read_dossier
from tests.calc.protocols.entries import FIRST, PROTOCOLS, days, followups
from tests.dossier.strategies import dossiers

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "schemes"
YEARS = {
    "allonnes-2016": ("mediation-expulsion", date(2016, 1, 1), date(2016, 12, 31)),
    "besancon-2008": ("rencontre-impayes", date(2008, 9, 1), date(2009, 8, 31)),
    "coulaines-2016": ("plateforme-logement", date(2016, 1, 1), date(2016, 12, 31)),
    "gardanne-2008": ("asll", date(2008, 1, 1), date(2008, 12, 31)),
}


def cases(name: str) -> Iterator[Case]:
    for line in (FOLDER / f"{name}.jsonl").read_bytes().splitlines():
        yield from cases_of(read_dossier(line), PROTOCOLS)


def year(name: str, *, internal: bool = True) -> Report:
    protocol, first, last = YEARS[name]
    return evaluate(cases(name), PROTOCOLS[protocol], first, last, internal=internal)


def cells(figure: Counted) -> dict[str, int | None]:
    return {cell.key: cell.count for cell in figure.cells}


@pytest.mark.parametrize("name", sorted(SETS))
def test_the_sets_are_those_that_their_script_writes(name: str) -> None:
    assert (FOLDER / f"{name}.jsonl").read_text("utf-8") == written(SETS[name]())


def test_coulaines_publishes_fifteen_situations_and_where_they_stand() -> None:
    report = year("coulaines-2016")
    assert report.figure("followed").count == 15
    assert report.figure("tenants").count == 21
    assert report.figure("persons").count == 49
    assert cells(report.figure("states")) == {
        "positive": 3, "on_watch": 1, "negative": 1, "neutral": 0, "ongoing": 10
    }  # fmt: skip
    lengths = cells(report.figure("durations"))
    assert lengths == {"0": 1, "6": 4, "12": 10, "24": 0}


def test_allonnes_publishes_nineteen_entries_and_thirty_three_households() -> None:
    report = year("allonnes-2016")
    assert report.figure("entries").count == 19
    assert report.figure("followed").count == 33
    exits = cells(report.figure("exits_by_kind"))
    assert (exits["debt_paid"], exits["personal_support"], exits["no_involvement"]) == (3, 2, 2)
    assert (report.figure("accompanied_after_exit").count, exits["court"]) == (2, 2)
    assert report.figure("unsafe").count == 2


def test_gardanne_publishes_twenty_eight_persons_of_whom_three_were_prolonged() -> None:
    report = year("gardanne-2008")
    assert report.figure("followed").count == 28
    assert report.figure("prolonged").count == 3


def test_besancon_will_publish_plans_measures_procedures_and_who_was_met() -> None:
    """169 designated; one in nine is never met and one in thirteen of the others does not sign."""
    report = year("besancon-2008")
    assert report.figure("entries").count == 169
    met = report.figure("met")
    assert (met.count, met.of) == (155, 169)
    plans = sum(n % 9 != 0 and n % 13 != 7 for n in range(169))
    late = sum(case.done[-1][1] > "2009-08-31" for case in cases("besancon-2008") if case.done)
    assert plans - late <= (report.figure("aid_plans").count or 0) <= plans
    court = report.figure("court_procedures")
    assert court.before == sum(n % 6 == 0 for n in range(169)) == 29
    assert court.count == sum(
        any(case.entered <= day <= "2009-08-31" for day in case.court)
        for case in cases("besancon-2008")
    )
    assert (court.count or 0) < court.before
    known = report.figure("better_known")
    assert 0 < (known.count or 0) < (known.of or 0)


def test_half_a_year_and_a_year_count_different_days() -> None:
    protocol = PROTOCOLS["rencontre-impayes"]
    half = evaluate(
        cases("besancon-2008"), protocol, date(2008, 9, 1), date(2009, 2, 28), internal=True
    )
    whole = year("besancon-2008")
    for id in ("entries", "aid_plans"):
        assert 0 < (half.figure(id).count or 0) < (whole.figure(id).count or 0)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        evaluate((), PROTOCOLS["asll"], date(2016, 2, 1), date(2016, 1, 1))


def test_small_cells_of_a_trait_are_hidden_and_cannot_be_found_by_subtracting() -> None:
    shown = year("coulaines-2016", internal=False)
    assert cells(shown.figure("states"))["on_watch"] == 1
    assert cells(shown.figure("designators")) == {"ccas": None, "landlord": None}
    assert shown.figure("designators").suppressed
    assert all(cell.count is not None for cell in shown.figure("topics").cells)


def figure_of(counts: tuple[int, ...], *, parts: bool = True) -> Counted:
    cells_ = tuple(Cell(str(n), count) for n, count in enumerate(counts))
    return Counted("households", sum(counts), cells=cells_, parts=parts)


@pytest.mark.parametrize(
    ("lines", "most", "below"), [(2, 9, 4), (3, 7, 3), (3, 7, 5), (4, 5, 3), (5, 3, 3)]
)
def test_who_knows_the_rule_finds_no_hidden_line_from_the_others_and_the_total(
    lines: int, most: int, below: int
) -> None:
    """Every table is tried: what is shown of it is shown of another, line by hidden line."""
    could: dict[tuple[int, tuple[int | None, ...]], list[set[int]]] = {}
    for counts in product(range(most + 1), repeat=lines):
        seen = hidden(figure_of(counts), below)
        assert seen.count == sum(counts)
        shown = tuple(cell.count for cell in seen.cells)
        assert all(n == 0 or n >= below for n in shown if n is not None)
        assert None not in shown or 0 not in shown
        assert seen.suppressed is (None in shown)
        found = could.setdefault((sum(counts), shown), [set() for _ in counts])
        for values, count in zip(found, counts, strict=True):
            values.add(count)
    for (total, shown), found in could.items():
        if total > most:  # tables with a larger line, which were not tried, look the same
            continue
        for place, values in enumerate(found):
            assert shown[place] is not None or len(values) > 1, (total, shown, found)


def test_a_scheme_of_few_households_shows_no_line() -> None:
    seen = hidden(figure_of((12, 0)), 5, few=True)
    assert [cell.count for cell in seen.cells] == [None, None]


@pytest.mark.parametrize(
    ("count", "of", "shown"),
    [(0, 20, 0), (1, 20, None), (4, 20, None), (5, 20, 5), (16, 20, None), (20, 20, 20)],
)
def test_a_share_of_people_is_hidden_when_they_or_the_others_are_few(
    count: int, of: int, shown: int | None
) -> None:
    seen = hidden(Counted("earners", count, of), 5)
    assert (seen.count, seen.suppressed) == (shown, shown is None)
    assert hidden(Counted("earners", count, of), 5, few=True).count is None
    assert hidden(Counted("entries", count, of), 5).count == count


def test_the_households_that_nobody_may_visit_are_not_counted_out_when_few() -> None:
    report = year("allonnes-2016", internal=False)
    assert report.figure("unsafe").count is None
    text = evaluation_csv(report).decode("utf-8-sig")
    assert "Ménages sans visite possible, par sécurité;;;;oui;" in text


@pytest.mark.slow
@settings(max_examples=25)
@given(st.sampled_from(sorted(PROTOCOLS)), st.data(), dossiers())
def test_a_report_repeats_no_word_of_a_dossier(
    id: str, data: st.DataObject, dossier: Dossier
) -> None:
    """Ids that somebody typed, of an exit or a step, could be a name: none reaches an export."""
    protocol = PROTOCOLS[id]
    drawn = data.draw(followups(protocol))
    entry = drawn.entries[0].but(
        entered_on=FIRST,
        referent="marque-referent",
        exit=SchemeExit(on=FIRST, kind="marque-sortie", reason="marque-raison"),
        steps=(StepRecord(step=protocol.steps[0].id, on=FIRST, outcome="marque-issue"),),
    )
    whole = dossier.but(
        id="marque-id", reference="marque-ref", followup=drawn.but(entries=(entry,))
    )
    report = evaluate(cases_of(whole, PROTOCOLS), protocol, FIRST, FIRST, internal=True)
    assert report.figure("states").count == 1
    told_ = f"{report.figures}{evaluation_csv(report).decode('utf-8-sig')}"
    assert "marque" not in told_


@pytest.mark.slow
@settings(max_examples=50)
@given(st.sampled_from(sorted(PROTOCOLS)), st.data(), days, st.integers(0, 400))
def test_the_states_share_out_those_followed_and_agree_with_the_clock(
    id: str, data: st.DataObject, first: date, length: int
) -> None:
    protocol = PROTOCOLS[id]
    last = first + timedelta(days=length)
    drawn = [data.draw(followups(protocol)) for _ in range(3)]
    found = [
        case
        for n, one in enumerate(drawn)
        for case in cases_of(Dossier(id=f"d{n}", followup=one), PROTOCOLS)
    ]
    evaluation = protocol.evaluation.but(
        figures=(
            *protocol.evaluation.figures,
            *PROTOCOLS["mediation-expulsion"].evaluation.figures,
        )
    )
    report = evaluate(found, protocol.but(evaluation=evaluation), first, last, internal=True)
    states = report.figure("states")
    assert states.count == report.figure("followed").count
    expected: dict[str, int] = {}
    for one in drawn:
        entry = one.entries[0]
        if entry.entered_on <= last and (entry.exit is None or entry.exit.on >= first):
            state = state_on(entry, protocol, last)
            assert state is not EntryState.NOT_YET
            expected[state.value] = expected.get(state.value, 0) + 1
    assert {key: count for key, count in cells(states).items() if count} == expected
    assert report.figure("exits_by_kind").count == sum(
        expected.get(sign, 0) for sign in ("positive", "negative", "neutral")
    )
    for figure in report.figures:
        if figure.parts:
            assert sum(cell.count or 0 for cell in figure.cells) == figure.count
        if figure.of is not None and figure.before is None:
            assert 0 <= (figure.count or 0) <= figure.of
