"""The support measure by keyboard alone: chosen with the family, signed, reviewed, renewed."""

from __future__ import annotations

from datetime import date

import pytest

from planner.calc.dossier import GoalKind, Next, Reached, SupportMeasure, Wish
from planner.calc.dossier.casework import FundPart
from planner.storage.organisation import Organisation, write_organisation
from planner.storage.places import home
from planner.tui.dialogs.checked import Checked
from tests.tui.driving import Person, on_an_example

EXAMPLE = "personne-seule-commandement"


async def choose(person: Person, *keys: str) -> None:
    await person.press(*keys)
    await person.settle()


def written(person: Person, name: str) -> bool:
    return (home() / "impressions" / f"{person.work.id}-{name}").is_file()


def measure_of(person: Person) -> SupportMeasure | None:
    return person.work.dossier.casework.asll


def named() -> None:
    write_organisation(home(), Organisation(name="CCAS d’essai"))


@pytest.mark.slow
def test_a_measure_is_chosen_worded_signed_reviewed_and_renewed_without_a_mouse() -> None:
    async def scene(person: Person) -> None:
        named()
        await choose(person, "alt+u")
        assert await person.sees("Payer de nouveau le loyer entier", "support")
        assert await person.sees("Rendez-vous prévus", "support")
        # Nothing is signed without the household's own yes.
        await choose(person, "enter", "a")
        assert await person.sees("Le ménage souhaite-t-il cet accompagnement ?")
        await choose(person, "down", "enter")
        await choose(person, "enter", "s")
        assert measure_of(person) is None
        await choose(person, "enter", "a")
        await choose(person, "enter")
        assert person.work.dossier.casework.asll_wish is Wish.YES
        # A goal of their own, then another in their words, another left out.
        await choose(person, "enter", "o")
        assert await person.sees("Quel objectif ?")
        await choose(person, "up", "enter")  # the last one
        assert await person.sees("Vivre en paix avec le voisinage", "support")
        await choose(person, "enter", "m")
        await choose(person, "enter")  # the first goal
        await person.type("Payer le 5 du mois", "enter")
        await person.press("enter", "enter")
        await person.settle()
        assert await person.sees("Payer le 5 du mois", "support")
        await choose(person, "enter", "d")
        await person.type("6", "enter")
        await person.press("enter")
        await person.settle()
        assert person.work.dossier.casework.asll_choices.for_months == 6
        await choose(person, "enter", "p")
        assert written(person, "demande-asll.pdf")
        await choose(person, "enter", "s")
        await choose(person, "enter")
        kept = measure_of(person)
        assert kept is not None
        assert (kept.for_months, kept.signed_on) == (6, person.work.on)
        assert kept.goals[0].text == "Payer le 5 du mois"
        assert GoalKind.NEIGHBOURHOOD in {goal.kind for goal in kept.goals}
        assert len(person.work.dossier.followup.entries) == 1
        await person.press("escape")
        await person.settle()
        await person.press("ctrl+z")
        assert measure_of(person) is None
        await person.press("ctrl+y")
        assert measure_of(person) is not None

    on_an_example(scene, EXAMPLE)


@pytest.mark.slow
def test_a_review_is_written_with_the_family_and_decides_what_comes_next() -> None:
    async def scene(person: Person) -> None:
        named()
        from planner.services import support

        work = person.work
        agreed = work.dossier.but(casework=work.dossier.casework.but(asll_wish=Wish.YES))
        before = support.sign(agreed, work.law, work.on, start=date(2026, 6, 1), months=6)
        work.replace(before, "casework.asll")
        await choose(person, "alt+v")
        await choose(person, "a")  # from the follow-up page too
        assert await person.sees("bilan à mi-parcours", "support")
        goals = before.casework.asll.goals if before.casework.asll else ()
        await choose(person, "enter", "b")
        assert isinstance(person.app.screen, Checked)
        for _goal in goals:
            await person.type("en partie", "enter")
        await person.type("relevé ouvert ensemble", "enter")
        await person.type("ça avance", "enter")
        await person.press("enter")
        await person.settle()
        kept = measure_of(person)
        assert kept is not None
        review = kept.reviews[-1]
        assert {one.reached for one in review.results} == {Reached.PARTLY}
        assert (review.done, review.household_says) == ("relevé ouvert ensemble", "ça avance")
        assert await person.sees("Suite proposée : renouveler", "support")
        assert await person.sees("Le ménage dit : ça avance", "support")
        await choose(person, "enter", "i")
        assert written(person, "bilan-asll.pdf")
        await choose(person, "enter", "c")
        decided = measure_of(person)
        assert decided is not None
        assert decided.reviews[-1].decided is Next.GO_ON
        await choose(person, "enter", "r")
        await choose(person, "enter")
        renewed = measure_of(person)
        assert renewed is not None
        assert len(renewed.renewals) == 1
        assert renewed.reviews[-1].decided is Next.RENEW
        await choose(person, "enter", "t")
        await choose(person, "o")
        stopped = measure_of(person)
        assert stopped is not None
        assert stopped.stopped_on == person.work.on

    on_an_example(scene, EXAMPLE)


@pytest.mark.slow
def test_an_aid_of_the_fund_is_noted_with_what_it_paid_and_corrected() -> None:
    async def scene(person: Person) -> None:
        await choose(person, "alt+u")
        await choose(person, "enter", "f")
        await person.type("energie", "enter")
        await person.type("10/03/2026", "enter")
        await person.type("180", "enter")
        await person.press("enter")
        await person.settle()
        (_old, aid) = person.work.dossier.casework.past_aids
        assert (aid.part, aid.on) == (FundPart.ENERGY, date(2026, 3, 10))
        assert await person.sees("180,00 €", "support")
        await choose(person, *["tab"] * 12)  # the last place of the page
        await choose(person, "enter", "u")
        await person.type("eau", "enter")
        await person.press("enter", "enter", "enter")
        await person.settle()
        (_old, aid) = person.work.dossier.casework.past_aids
        assert aid.part is FundPart.WATER
        await person.press("escape")
        await person.settle()
        await person.press("f9")
        assert await person.sees("€")
        assert "180,00" not in person.screen()

    on_an_example(scene, EXAMPLE)
