"""The pages of follow-up and of the contract: sign, pay, amend, meet, word, print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from planner.calc.dossier import Commitment, PaymentSource, Side, SignedPlan
from planner.calc.living.follow import Living, Standing
from planner.calc.money import Money
from planner.services import living, support
from planner.services.dossiers import dossier_store, open_example
from planner.services.screen import commitments, papers
from planner.services.screen.follow import Following, Signing
from planner.services.screen.organisation import tell
from planner.services.session import Session, open_session
from planner.tui.dialogs.checked import Checked
from planner.tui.screens.dossier import DossierScreen
from planner.tui.widgets.follow import FollowView
from planner.views.formats import flat
from tests.tui.driving import Person, at_the_keyboard, on_a_new_dossier, on_an_example

pytestmark = pytest.mark.slow

ALONE = "personne-seule-commandement"
COUPLE = "couple-surendettement"
SUSPENDED = "parent-seul-allocation-suspendue"
ON = date(2026, 11, 22)


async def fill(person: Person, *texts: str) -> None:
    """Fill the lines of a question, one Enter after each."""
    for text in texts:
        field = person.app.screen.focused
        assert isinstance(field, Input)
        field.value = text
        await person.press("enter")
    await person.settle()


def on_the_page(person: Person) -> FollowView:
    return person.dossier_screen.query_one(FollowView)


def the_plan(work: Session) -> SignedPlan | None:
    return work.dossier.casework.signed_plan


def days(person: Person) -> list[date]:
    return list(person.work.dossier.casework.review_dates)


def signed(work: Session) -> Living:
    now = living.living(work)
    assert isinstance(now, Living)
    return now


def test_a_contract_is_signed_paid_amended_and_every_step_undone(home: Path) -> None:
    tell({"name": "CCAS de Lanester"})

    async def appointment(person: Person) -> None:
        await person.press("alt+v")
        assert "Aucun plan n’est signé" in person.screen("follow")
        assert "50,00 € par mois, 29 mois" in person.screen("follow")
        await person.press("s")
        await fill(person, "22/11/2026")
        assert the_plan(person.work) is None
        await person.press("ctrl+s", "s")
        await fill(person, "22/11/2026")
        plan = the_plan(person.work)
        assert plan is not None
        assert (plan.instalment, plan.debt) == (Money(5000), Money(140953))
        assert len(dossier_store().contracts(person.work.id)) == 1
        assert "Le plan tient." in person.screen("follow")
        await person.press("p")
        await fill(person, "45+5", "8/12/2026")
        form = person.app.screen
        assert isinstance(form, Checked)
        assert "Ce jour n’est pas encore venu : 8 décembre 2026" in flat(form.told())
        await fill(person, "22/11/2026", "menage", "")
        (payment,) = person.work.dossier.casework.plan_payments
        assert (payment.amount, payment.date) == (Money(5000), ON)
        await person.press("ctrl+z")
        assert person.work.dossier.casework.plan_payments == ()
        await person.press("ctrl+y")
        assert len(person.work.dossier.casework.plan_payments) == 1

    on_an_example(appointment, ALONE)


def test_a_payment_is_corrected_and_taken_away() -> None:
    async def correct(person: Person) -> None:
        living.sign_plan(person.work)
        await person.press("alt+v", "p")
        await fill(person, "30", "22/11/2026", "caf", "01/2027")
        (payment,) = person.work.dossier.casework.plan_payments
        assert payment.source is PaymentSource.ALLOWANCE
        assert str(payment.for_month) == "2027-01"
        page = person.screen("follow")
        assert "la CAF ou la MSA" in page
        assert "n° 2" in page
        on_the_page(person).to_place("casework.plan_payments")
        await person.press("enter")
        assert isinstance(person.app.screen, Checked)
        await fill(person, "35,50", "22/11/2026", "fsl", "")
        (payment,) = person.work.dossier.casework.plan_payments
        assert (payment.amount, payment.source) == (Money(3550), PaymentSource.FSL)
        assert payment.for_month is None
        assert signed(person.work).remaining.money == Money(140953 - 3550)
        on_the_page(person).to_place("casework.plan_payments")
        await person.press("ctrl+d")
        assert person.work.dossier.casework.plan_payments == ()

    on_an_example(correct, ALONE)


def test_what_is_not_understood_is_said_and_never_kept() -> None:
    async def mistype(person: Person) -> None:
        living.sign_plan(person.work)
        await person.press("alt+v", "p")
        screen = person.app.screen
        assert isinstance(screen, Checked)
        form: Checked = screen
        await person.type("50")
        assert flat(form.told()) == "Compris : 50,00 €"
        await person.press("backspace", "backspace")
        await person.type("1,234")
        assert "1,234" in form.told()
        await person.press("enter")
        assert person.app.screen is form
        field = form.focused
        assert isinstance(field, Input)
        assert field.value == "1,234"
        await fill(person, "0")
        assert "Il manque un montant" in form.told()
        await fill(person, "50", "31/02/2026")
        assert person.app.screen is form
        assert "31/02/2026" in form.told()
        await fill(person, "20/11/2026", "le voisin")
        assert "le voisin" in form.told()
        await person.press("escape")
        assert isinstance(person.app.screen, DossierScreen)
        assert person.work.dossier.casework.plan_payments == ()

    on_an_example(mistype, ALONE)


def test_a_missed_instalment_is_named_and_the_amendment_says_only_what_changes(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell({"name": "CCAS de Lanester"})
    work = open_session(open_example(ALONE), ON)
    living.sign_plan(work)
    id = work.id
    work.close()
    monkeypatch.setenv("PLANNER_TODAY", "2027-01-30")

    async def amend(person: Person) -> None:
        await person.press("alt+v")
        page = person.screen("follow")
        assert "Le plan n’est plus respecté" in page
        assert "La mensualité n° 1 du 10 décembre 2026 attend encore 50,00 €" in page
        assert signed(person.work).standing is Standing.BROKEN
        await person.press("v")
        await fill(person, "40", "10/01/2027")
        form = person.app.screen
        assert isinstance(form, Checked)
        assert "Ce jour est passé : 10 janvier 2027" in flat(form.told())
        await fill(person, "10/02/2027")
        page = person.screen("follow")
        assert "cet avenant n’est pas encore signé" in page
        assert "Mensualité 50,00 € 40,00 €" in " ".join(page.split())
        (written,) = (home / "impressions").glob("*avenant.pdf")
        assert written.read_bytes().startswith(b"%PDF")
        before = person.work.dossier.casework.signed_plan
        assert before is not None
        assert before.instalment == Money(5000)
        await person.press("s")
        after = person.work.dossier.casework.signed_plan
        assert after is not None
        assert (after.instalment, after.amends) == (Money(4000), before.signed_on)
        assert "Le plan tient." in person.screen("follow")
        await person.press("ctrl+z")
        assert person.work.dossier.casework.signed_plan == before

    at_the_keyboard(amend, id=id)


def test_an_amendment_given_up_leaves_the_plan_and_one_that_changes_nothing_is_said() -> None:
    async def give_up(person: Person) -> None:
        await person.press("alt+v", "v")
        assert isinstance(person.app.screen, DossierScreen)
        living.sign_plan(person.work)
        await person.press("v", "escape")
        assert on_the_page(person).following.draft is None
        assert "avenant n’est pas encore signé" not in person.screen("follow")

    on_an_example(give_up, ALONE)


def test_a_contract_whose_figures_changed_since_it_was_printed_is_not_kept_as_signed() -> None:
    tell({"name": "CCAS"})
    work = open_session(open_example(ALONE), ON)
    following = Following(work)
    assert following.sign(ON) is Signing.NOT_PRINTED
    papers.export(work, "contract")
    work.edit("casework.chosen_instalment", Money(6000))
    assert following.sign(ON) is Signing.NOT_PRINTED
    work.undo()
    assert following.sign(ON) is Signing.KEPT
    work.close()


def test_where_no_plan_is_kept_there_is_nothing_to_sign() -> None:
    work = open_session(open_example(COUPLE), ON)
    assert Following(work).sign(ON) is Signing.NOTHING_TO_SIGN
    work.close()


def test_meetings_are_written_in_order_moved_and_taken_away() -> None:
    async def meet(person: Person) -> None:
        await person.press("alt+v")
        for day in ("20/01/2027", "5/12/2026"):
            await person.press("r")
            await fill(person, day)
        assert days(person) == [date(2026, 12, 5), date(2027, 1, 20)]
        assert "samedi 5 décembre 2026" in person.screen("follow")
        assert "dans 13 jours" in person.screen("follow")
        on_the_page(person).to_place("casework.review_dates[0]")
        await person.press("enter")
        await fill(person, "7/12/2026")
        assert days(person)[0] == date(2026, 12, 7)
        on_the_page(person).to_place("casework.review_dates[1]")
        await person.press("ctrl+d")
        assert days(person) == [date(2026, 12, 7)]
        await person.press("ctrl+d", "ctrl+d")
        assert days(person) == []

    on_a_new_dossier(meet)


def test_what_remains_of_a_signed_plan_can_be_explained() -> None:
    async def why(person: Person) -> None:
        living.sign_plan(person.work)
        await person.press("alt+v")
        on_the_page(person).to_place("living.remaining")
        await person.press("enter")
        assert "1 409,53 €" in person.screen("why")

    on_an_example(why, ALONE)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 48)])
def test_the_follow_up_page_fits_every_terminal(size: tuple[int, int]) -> None:
    async def look(person: Person) -> None:
        living.sign_plan(person.work)
        living.record_payment(person.work, Money(5000), ON)
        await person.press("alt+v")
        widest = max(len(line.rstrip()) for line in person.screen("follow", "pages").splitlines())
        assert widest <= size[0]
        assert "Suivi" in person.screen("pages")

    on_an_example(look, ALONE, size=size)


def test_the_usual_commitments_are_taken_over_worded_and_withdrawn() -> None:
    async def word(person: Person) -> None:
        await person.press("f6")
        assert "les phrases habituelles sont imprimées" in person.screen("contract")
        await person.press("u")
        written = person.work.dossier.casework.commitments
        assert {each.side for each in written} == {Side.HOUSEHOLD, Side.CCAS}
        assert written[1].text == commitments.INSTALMENT
        assert not any("€" in each.text for each in written)
        await person.press("enter")
        await fill(person, "Payer le loyer le 8 de chaque mois.")
        assert person.work.dossier.casework.commitments[0].text == (
            "Payer le loyer le 8 de chaque mois."
        )
        assert person.screen("contract").count("Payer le loyer le 8 de chaque mois.") == 2
        before = len(person.work.dossier.casework.commitments)
        await person.press("ctrl+d")
        assert len(person.work.dossier.casework.commitments) == before - 1
        await person.press("u")
        assert len(person.work.dossier.casework.commitments) == before - 1

    on_an_example(word, ALONE)


def test_a_commitment_in_ones_own_words_is_printed() -> None:
    async def add(person: Person) -> None:
        await person.press("f6", "a", "down", "enter")
        await fill(person, "Appeler la CAF avant le 5 décembre.")
        (commitment,) = person.work.dossier.casework.commitments
        assert commitment == Commitment(side=Side.CCAS, text="Appeler la CAF avant le 5 décembre.")
        assert "Appeler la CAF avant le 5 décembre." in person.screen("contract")

    on_an_example(add, ALONE)


def test_taking_over_twice_changes_nothing() -> None:
    work = open_session(open_example(ALONE), ON)
    assert commitments.take_over(work) > 3
    once = work.dossier
    assert commitments.take_over(work) == 0
    assert work.dossier is once
    work.close()


@pytest.mark.parametrize("what", papers.PAPERS)
def test_every_paper_is_written_from_one_menu(home: Path, what: str) -> None:
    tell({"name": "CCAS"})
    letters = {"contract": "c", "family": "f", "landlord": "b", "fsl": "s", "asll": "a",
               "bills": "e", "review": "i",
               "budget": "t", "dates": "d"}  # fmt: skip

    async def write(person: Person) -> None:
        if what == "review":
            work = person.work
            signed = support.sign(work.dossier, work.law, work.on, start=work.on)
            work.replace(support.write_review(signed, work.law, work.on, {})[0])
        await person.press("alt+e")
        await person.press(letters[what])
        await person.settle()
        (written,) = (home / "impressions").iterdir()
        assert written == papers.path_of(person.work, what)
        assert written.stat().st_size > 300

    on_an_example(write, SUSPENDED)


def test_a_paper_that_cannot_be_made_says_why_and_writes_nothing(home: Path) -> None:
    tell({"name": "CCAS"})

    async def refuse(person: Person) -> None:
        await person.press("alt+e", "b")
        await person.settle()
        assert not (home / "impressions").exists()
        assert isinstance(person.app.screen, DossierScreen)

    on_an_example(refuse, COUPLE)


def test_a_plan_that_breaks_is_not_offered_to_be_signed() -> None:
    async def look(person: Person) -> None:
        await person.press("f5", "right", "alt+v")
        page = " ".join(person.screen("follow").split())
        assert "Le plan prêt à signer" not in page
        assert "Ce plan de paiement casse en décembre 2026" in page
        assert on_the_page(person).following.sign(ON) is Signing.NOTHING_TO_SIGN

    on_an_example(look, COUPLE)


def test_what_is_signed_is_what_is_printed_whatever_lines_are_hidden() -> None:
    work = open_session(open_example(ALONE), ON)
    work.add("incomes", {"kind": "family_help", "amount": "100.00", "private": True})
    work.edit("casework.household_offer", None)
    work.edit("casework.landlord_demand", None)
    work.edit("casework.landlord_months", None)
    printed = work.shared()[1].schedule("proposed")
    assert printed is not None
    signed_plan = living.sign_plan(work)
    assert signed_plan is not None
    assert signed_plan.instalment == printed.instalment.money
    own = work.plan.schedule("proposed")
    assert own is not None
    assert own.instalment.money != printed.instalment.money
    work.close()


def test_another_paper_is_read_on_the_screen_as_it_would_be_printed() -> None:
    async def look(person: Person) -> None:
        await person.press("f6", "p", "b")
        page = person.screen("contract")
        assert "Plan d’apurement de la dette de loyer" in page
        assert "mille sept cent" in page
        assert "Pour vivre" not in page
        await person.press("p", "c")
        assert "Ce qui ne sera pas imprimé" in person.screen("contract")

    on_an_example(look, SUSPENDED)


def test_a_paper_that_cannot_be_made_says_why_where_it_would_be_read() -> None:
    async def look(person: Person) -> None:
        await person.press("f6", "p", "b")
        assert "Le plan d’apurement n’a pas été écrit" in person.screen("contract")

    on_an_example(look, COUPLE)


def test_what_is_done_here_is_found_by_its_name_too() -> None:
    async def search(person: Person) -> None:
        living.sign_plan(person.work)
        await person.press("alt+v", "ctrl+p")
        await person.type("un paiement", "enter")
        await person.settle()
        assert isinstance(person.app.screen, Checked)
        await person.press("escape", "f6", "ctrl+p")
        await person.type("engagements habituels", "enter")
        await person.settle()
        assert person.work.dossier.casework.commitments

    on_an_example(search, ALONE)
