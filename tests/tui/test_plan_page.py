"""The page of the plan: the amount under the arrows, scenarios, who holds, what if life changes."""

from __future__ import annotations

import random
from datetime import date

import pytest
from textual.widgets import Input

from planner.calc.money import Money
from planner.calc.scenarios.levers import LeverKind
from planner.services.dossiers import new_dossier, open_example
from planner.services.screen.running import Running
from planner.services.session import open_session
from planner.tui.widgets.curve import Drawing
from planner.tui.widgets.plan import PlanView
from planner.views.formats import flat
from tests.tui.driving import Person, on_a_new_dossier, on_an_example

pytestmark = pytest.mark.slow

ALONE = "personne-seule-commandement"
SUSPENDED = "parent-seul-allocation-suspendue"
COUPLE = "couple-surendettement"
SIZES = [(80, 24), (100, 30), (120, 36), (160, 48)]


def pointed(page: PlanView) -> str | None:
    return page.figure


def chosen(person: Person) -> Money | None:
    return person.work.dossier.casework.chosen_instalment


async def shocks_are_known(person: Person) -> None:
    await person.app.workers.wait_for_complete()
    await person.settle()


def test_an_arrow_moves_the_amount_its_end_and_its_worst_month_at_once() -> None:
    async def move(person: Person) -> None:
        await person.press("f5")
        head = person.screen("planhead")
        assert "← 50,00 € → par mois  29 mois, fin avr. 2029 · tient" in head
        assert "mars 2027 : reste 511,05 €" in head
        await person.press("right")
        assert chosen(person) == Money(5500)
        head, page = person.screen("planhead"), person.screen("plan")
        # 1409,53 ÷ 55 = 25,6: 26 mois; mars laisse 561,05 − 55 = 506,05.
        assert "← 55,00 € → par mois  26 mois, fin janv. 2029 · tient" in head
        assert "mars 2027 : reste 506,05 €" in head
        assert "La dette est finie le 10 janvier 2029, en 26 mois" in page
        assert "18,92 € par personne et par jour" in " ".join(page.split())
        assert "à 55,00 € par mois" in person.screen("strip")
        await person.press("ctrl+z")
        assert chosen(person) is None
        assert "← 50,00 € →" in person.screen("planhead")

    on_an_example(move, ALONE)


def test_the_moves_of_one_run_are_undone_together_and_the_plan_is_then_whole() -> None:
    async def run(person: Person) -> None:
        await person.press("f5", "right", "right", "left", "right")
        assert chosen(person) == Money(6000)
        await person.press("f4")
        assert "60,00 €" in person.screen("proposals")
        kept = person.work.plan.schedule("chosen")
        assert kept is not None
        assert kept.instalment.money == Money(6000)
        await person.press("ctrl+z")
        assert chosen(person) is None

    on_an_example(run, ALONE)


def test_the_end_of_the_plan_can_be_moved_instead() -> None:
    async def move(person: Person) -> None:
        await person.press("f5", "f", "left")
        # 28 mois demandent 1409,53 ÷ 28 = 50,34: 51 € en euros entiers.
        assert chosen(person) == Money(5100)
        assert "28 mois" in person.screen("planhead")
        await person.press("right", "right")
        assert "30 mois" in person.screen("planhead")
        assert chosen(person) == Money(4700)
        assert "← → : fin" in person.screen("plan")
        await person.press("f", "right")
        assert chosen(person) == Money(5000)

    on_an_example(move, ALONE)


def test_one_key_goes_to_the_shortest_plan_that_holds_and_one_comes_back() -> None:
    async def jump(person: Person) -> None:
        await person.press("f5", "p")
        assert chosen(person) == Money(23500)
        assert "6 mois, fin mai 2027 · tient" in person.screen("planhead")
        await person.press("ctrl+k")
        assert chosen(person) is None

    on_an_example(jump, ALONE)


def test_no_plan_that_holds_is_said_and_changes_nothing() -> None:
    async def jump(person: Person) -> None:
        await person.press("f5", "p")
        assert chosen(person) is None
        assert not person.work.can_undo

    on_an_example(jump, COUPLE)


def test_the_drawing_marks_the_cursor_the_amounts_on_the_table_and_what_breaks() -> None:
    async def look(person: Person) -> None:
        await person.press("f5")
        lines = person.screen("plan").splitlines()
        axis = next(line for line in lines if "└" in line)
        below = next(line for line in lines if "mois serré" in line)
        first = next(line for line in lines if "█" in line)
        for sign in "▲*BCL":
            assert axis.count(sign) == 1
        assert axis.index("L") < axis.index("▲") < axis.index("B") < axis.index("*")
        assert axis.index("*") < axis.index("C")
        # 262 € and more break in March: light columns, a cross below.
        assert below.index("×") > axis.index("C")
        assert "░" not in first
        assert any(line.rstrip().endswith("░") for line in lines)
        moved = person.screen("plan")
        await person.press("right", "right", "right", "right")
        again = next(line for line in person.screen("plan").splitlines() if "└" in line)
        assert again.index("▲") > axis.index("▲")
        assert again.replace("▲", "─").count("M") == 1
        assert person.screen("plan") != moved

    on_an_example(look, ALONE)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("part", ["m", "s", "q", "v"])
def test_every_part_fits_every_terminal(size: tuple[int, int], part: str) -> None:
    async def look(person: Person) -> None:
        await person.press("f5", "a", "a", part)
        await shocks_are_known(person)
        page = person.app.screen.query_one(PlanView)
        assert page.count() > 3
        widest = max(len(line.rstrip()) for line in person.screen("plan").splitlines())
        assert widest <= size[0]
        assert "Calcul en cours" not in person.screen("plan")

    on_an_example(look, SUSPENDED, size=size)


def test_a_lever_is_switched_on_and_its_column_follows() -> None:
    async def switch(person: Person) -> None:
        await person.press("f5", "s")
        page = person.screen("plan")
        assert "▸ aide au logement versée de nouveau : 392,00 €" in page
        assert "seul : mois le plus serré +329,90 €" in page
        await person.press("down", "space")
        page = person.screen("plan")
        assert "563,00 € (-1 176,00 €)" in page
        assert page.index("Ce qui change\n") < page.index("Ce qui ne change pas")
        await person.press("a", "up", "space")
        shown = person.app.screen.query_one(PlanView).running.board.comparison()
        assert [len(each.levers) for each in shown.scenarios] == [0, 1, 2]
        assert [str(it.amount("instalment")) for it in shown.assessments] == [
            "126.00",
            "126.00",
            "456.00",
        ]
        await person.press("e", "space")
        shown = person.app.screen.query_one(PlanView).running.board.comparison()
        assert [len(each.levers) for each in shown.scenarios] == [0, 2]

    on_an_example(switch, SUSPENDED, size=(120, 36))


def test_what_was_switched_stays_when_the_dossier_changes() -> None:
    work = open_session(open_example(SUSPENDED), date(2026, 11, 22))
    running = Running(work)
    lever = next(
        place
        for place, each in enumerate(running.board.levers)
        if each.kind is LeverKind.BACK_PAYMENT
    )
    assert running.board.switch(lever, 0)
    running.keep()
    work.edit("dwelling.rent", Money(60000))
    assert [running.board.levers[place].kind for place in running.board.columns[0]] == [
        LeverKind.BACK_PAYMENT
    ]
    work.close()


def test_a_loan_is_not_put_beside_a_file_that_forbids_it() -> None:
    work = open_session(open_example(COUPLE), date(2026, 11, 22))
    board = Running(work).board
    kinds = [each.kind for each in board.levers]
    assert board.switch(kinds.index(LeverKind.OVER_INDEBTEDNESS), 0)
    assert not board.switch(kinds.index(LeverKind.INSTALMENT_RENEGOTIATED), 0)
    assert len(board.columns[0]) == 1
    for _ in range(3):
        board.add()
    assert len(board.columns) == 3
    assert not board.add()
    assert all(board.drop(0) for _ in range(3))
    assert board.columns == [set()]
    assert not board.drop(0)
    work.close()


def test_the_smallest_repair_is_put_in_the_scenario_or_what_is_missing_is_said() -> None:
    async def mend(person: Person) -> None:
        await person.press("f5", "r")
        assert "il manque encore 329,14 € en juin 2027" in person.screen("plan")

    on_an_example(mend, COUPLE)


def test_who_holds_until_when_and_the_one_fact_that_would_change_it() -> None:
    async def ask(person: Person) -> None:
        await person.press("f5", "q")
        page = " ".join(person.screen("plan").split())
        assert "Demande du bailleur 150,00 €" in page
        assert "Tient ? Non : en janv. 2027, il manque 23,03 €" in page
        assert "Il tiendrait avec un seul changement : aide au logement" in page
        assert "Repère légal : 36 mensualités égales 48,31 €" in page
        await person.press("right")
        assert "← 65,00 € →" in person.screen("planhead")
        assert "▲" in person.screen("plan")

    on_an_example(ask, SUSPENDED)


def test_what_life_may_change_names_the_month_and_what_repairs_it_first() -> None:
    async def ask(person: Person) -> None:
        await person.press("f5", "v")
        await shocks_are_known(person)
        page = " ".join(person.screen("plan").split())
        assert "Énergie : hausse de 20 %, dès décembre 2026 Le plan tient ? Oui." in page
        assert "Tient" not in page.split("droits à demander")[1]
        assert "Premier changement qui suffit : aide au logement versée de nouveau" in page

    on_an_example(ask, SUSPENDED)


def test_without_a_debt_nothing_is_moved_and_nothing_breaks() -> None:
    async def press(person: Person) -> None:
        for key in ("f5", "right", "left", "f", "right", "p", "s", "space", "a", "e", "r", "q"):
            await person.press(key)
        await person.press("v")
        await shocks_are_known(person)
        assert "Aucun changement à étudier" in person.screen("plan")
        await person.press("m")
        assert "Aucune dette de loyer" in person.screen("plan")
        assert chosen(person) is None

    on_a_new_dossier(press)


def test_the_parts_are_chosen_with_the_mouse_too() -> None:
    async def click(person: Person) -> None:
        await person.press("f5")
        head = person.screen("planhead").splitlines()[0]
        await person.pilot.click("#planhead", offset=(head.index("Qui tient") + 2, 0))
        await person.settle()
        assert "Quel montant tient ?" in person.screen("plan")

    on_an_example(click, ALONE)


def test_a_move_never_computes_the_whole_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    work = open_session(open_example(COUPLE), date(2026, 11, 22))
    running = Running(work)
    assert running.plan is work.plan
    assert running.curve.frontier.points

    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("the whole plan was computed")

    monkeypatch.setattr("planner.services.session.compute_plan", refuse)
    assert running.step(1)
    assert running.step(1)
    assert running.plan.schedule("chosen") is not None
    assert running.moved
    work.close()


def test_a_dossier_without_anything_has_a_page_of_plan() -> None:
    work = open_session(new_dossier(), date(2026, 11, 22))
    running = Running(work)
    assert not running.step(1)
    assert not running.end(1)
    assert not running.shortest()
    assert running.referee() == ()
    work.close()


def test_a_figure_of_the_scenarios_can_be_explained() -> None:
    async def why(person: Person) -> None:
        await person.press("f5", "s", "space")
        page = person.app.screen.query_one(PlanView)
        assert pointed(page) is None
        await person.press("tab")
        page.to_place("scenario.left_average")
        assert pointed(page) == "scenario.left_average"
        await person.press("f7")
        assert "962,70 €" in person.screen("why")
        await person.press("escape", "q", "enter")
        assert "150,00 €" in person.screen("why")

    on_an_example(why, SUSPENDED)


KEYS = [
    "left", "right", "up", "down", "space", "tab", "shift+tab", "pageup", "pagedown", "home", "end",
    "plus", "minus", "m", "s", "q", "v", "f", "p", "r", "a", "e", "c", "u", "enter", "escape",
    "ctrl+k", "ctrl+z", "ctrl+y", "ctrl+d", "f5", "f6", "f7", "f8", "f9", "alt+v", "alt+e", "1",
    "5", "f12", "ctrl+n",
]  # fmt: skip


@pytest.mark.parametrize("name", [ALONE, SUSPENDED, COUPLE])
def test_the_pages_of_the_plan_take_any_keys_and_undo_returns_to_the_start(name: str) -> None:
    keys = random.Random(name).choices(KEYS, k=150)  # noqa: S311 - the same keys at each run

    async def soak(person: Person) -> None:
        work = person.work
        start = work.dossier
        await person.press("f5")
        for start_of in range(0, len(keys), 10):
            await person.hurry(keys[start_of : start_of + 10])
            assert not person.app.return_code
            assert person.app.crash is None
        await shocks_are_known(person)
        while len(person.app.screen_stack) > 2:
            await person.app.screen.dismiss()
            await person.settle()
        while work.can_undo:
            work.undo()
        assert work.dossier == start

    on_an_example(soak, name, size=(80, 24))


async def fill(person: Person, *texts: str) -> None:
    """Fill the lines of a question, one Enter after each."""
    for text in texts:
        field = person.app.screen.focused
        assert isinstance(field, Input)
        field.value = text
        await person.press("enter")
    await person.settle()


def test_a_change_of_ones_own_is_studied_and_stays() -> None:
    async def study(person: Person) -> None:
        await person.press("f5", "s", "i", "r")
        await fill(person, "300")
        page = person.screen("plan")
        assert "▸ remise accordée par le bailleur : 300,00 €" in page
        assert "seul : dette -300,00 €" in page
        assert "1 439,00 € (-300,00 €)" in page
        await person.press("i", "d")
        await person.type("activite", "enter")
        await fill(person, "120", "02/2027")
        assert "120,00 € par mois dès février 2027" in person.screen("plan")
        await person.press("i", "l")
        await fill(person, "480", "", "03/2027")
        assert "logement moins cher dès mars 2027 : 480,00 € par mois" in person.screen("plan")
        board = person.app.screen.query_one(PlanView).running.board
        assert len(board.own) == 3
        person.work.edit("dwelling.rent_day", 5)
        assert [each.kind for each in person.app.screen.query_one(PlanView).running.board.own] == [
            LeverKind.REMISSION,
            LeverKind.RIGHT_OPENED,
            LeverKind.CHEAPER_DWELLING,
        ]
        await person.press("i", "r", "escape", "i", "escape")
        assert len(person.app.screen.query_one(PlanView).running.board.own) == 3

    on_an_example(study, SUSPENDED, size=(120, 36))


def test_the_family_drives_with_the_arrows_and_sees_nothing_private() -> None:
    async def drive(person: Person) -> None:
        work = person.work
        work.add("incomes", {"kind": "family_help", "amount": "123.45", "private": True})
        work.edit("casework.private_notes", "elle a peur de lui")
        before = work.dossier
        await person.press("f5", "f9")
        told = person.screen("family")
        assert "Payer 288,98 € chaque mois" in told
        await person.press("right", "right")
        assert work.dossier.casework.chosen_instalment == Money(6000)
        told = person.screen("family")
        assert "Payer 298,98 € chaque mois" in told
        assert "La dette est finie le 10 novembre 2028" in told
        for secret in ("123", "peur", "privé"):
            assert secret not in told
        await person.press("escape")
        assert "← 60,00 € →" in person.screen("planhead")
        assert "à 60,00 € par mois" in person.screen("strip")
        await person.press("ctrl+z")
        assert work.dossier == before

    on_an_example(drive, ALONE)


def test_the_family_cannot_move_a_debt_that_is_not_there() -> None:
    async def drive(person: Person) -> None:
        await person.press("f9", "right", "left", "escape")
        assert not person.work.can_undo

    on_a_new_dossier(drive)


def test_what_is_painted_is_what_is_there_after_every_move() -> None:
    async def move(person: Person) -> None:
        await person.press("f5")
        page = person.app.screen.query_one(PlanView)
        for key in ("right", "right", "p", "left", "f", "left", "right", "tab", "f", "end", "home"):
            await person.press(key)
            await person.settle()
            height = page.scrollable_content_region.height
            top = round(page.scroll_offset.y)
            painted = [
                person.app.screen._compositor.render_strips()[page.content_region.y + y].text
                for y in range(height)
            ]
            wanted = ["".join(text for text, _style in page.pieces(top + y)) for y in range(height)
                      if top + y < page.count()]  # fmt: skip
            for shown, line in zip(painted, wanted, strict=False):
                assert line.rstrip() in shown

    on_an_example(move, ALONE, size=(100, 30))


def test_the_mouse_points_at_an_amount_of_the_curve_and_turns_a_switch() -> None:
    async def click(person: Person) -> None:
        await person.press("f5")
        lines = person.screen("plan").splitlines()
        y = next(place for place, line in enumerate(lines) if "└" in line)
        await person.pilot.click("#plan", offset=(lines[y].index("*") + 1, y))
        await person.settle()
        assert chosen(person) == Money(23500)
        await person.press("s")
        lines = person.screen("plan").splitlines()
        await person.pilot.click("#plan", offset=(lines[1].index("[ ]") + 2, 3))
        await person.settle()
        board = person.app.screen.query_one(PlanView).running.board
        assert board.columns == [{1}]
        assert "[x]" in person.screen("plan").splitlines()[2]

    on_an_example(click, ALONE)


def test_where_nothing_is_kept_the_end_starts_from_the_legal_reference() -> None:
    async def move(person: Person) -> None:
        await person.press("f5", "f", "left")
        # 3043,64 ÷ 35 = 86,96: 87 € en euros entiers, un mois de moins que le repère.
        assert chosen(person) == Money(8700)
        assert "35 mois" in person.screen("planhead")

    on_an_example(move, COUPLE)


def drawing(cents: int, offer: int | None = None) -> list[str]:
    """The lines of the curve at an amount, 90 columns by 8 lines."""
    work = open_session(open_example(ALONE), date(2026, 11, 22))
    running = Running(work)
    others = {} if offer is None else {"household": Money(offer)}
    point = running.curve.point(Money(cents))
    lines = Drawing().lines(running.curve, point, others, 90, 8)
    work.close()
    return [flat("".join(part.text for part in line)) for line in lines]


def heights(lines: list[str]) -> list[int]:
    """How many of the eight lines each column fills."""
    columns = [line[11:] for line in lines[:8]]
    return [sum(row[x : x + 1].strip() != "" for row in columns) for x in range(70)]


def test_an_instalment_of_a_few_euros_leaves_the_useful_plans_readable() -> None:
    usual, tiny = drawing(5000), drawing(200, offer=200)
    # À 2 €, la dette dure 705 mois : la hauteur reste celle de 60 mois.
    assert usual[0].strip().startswith("59 mois")
    assert tiny[0].strip().startswith("60 mois +")
    assert "↑" in tiny[0]
    assert "↑ plus long que le dessin" in "".join(tiny)
    assert "↑ plus long" not in "".join(usual)
    assert len({height for height in heights(tiny) if height}) > 3
    assert max(heights(drawing(4000))) == 8


def test_an_arrow_over_the_top_moves_no_column() -> None:
    assert len({len(line) for line in drawing(200, offer=200)[:9]}) == 1


def test_the_debts_that_nothing_repays_stand_under_who_holds() -> None:
    """500.00 of energy beside the rent debt: a few durations, each with its amount a month."""

    async def look(person: Person) -> None:
        person.work.add("debts", {"id": "d9", "kind": "electricity_debt", "balance": "500.00"})
        person.dossier_screen.refresh_page()
        await person.press("f5", "q")
        page = " ".join(person.screen("plan").split())
        assert "Quel montant tient ?" in page
        assert "Rembourser ensemble les dettes que rien ne rembourse encore" in page
        assert "Au plus par mois" in page

    on_an_example(look, ALONE)
