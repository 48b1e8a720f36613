"""What is typed is never dropped and never read otherwise than it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import Frequency
from planner.calc.dossier import (
    AccountLine,
    Evidence,
    EvidenceStatus,
    PersonStatus,
    ProtectionKind,
    Side,
)
from planner.calc.money import Money
from planner.intake.typed import Understood, read_amount
from planner.services.dossiers import new_dossier
from planner.services.session import Session, open_session
from planner.tui.entry.editor import Editor
from planner.tui.entry.fields import Context, MoneyKind, MonthsKind, NumberKind
from planner.views.formats import flat

CHARACTERS = st.text(alphabet="0123456789,.+- €sm\u202f\u00a0abé", max_size=12)


def editor_on(path: str) -> Editor:
    editor = Editor(open_session(new_dossier(), date(2026, 11, 22)))
    assert editor.go(path)
    return editor


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One editor for all the examples of a property: opening a dossier takes time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_HOME", str(tmp_path_factory.mktemp("home")))
        editor = editor_on("dwelling.rent")
        yield editor
        editor.work.close()


def write(editor: Editor, text: str) -> None:
    for character in text:
        editor.insert(character)


def context(work: Session) -> Context:
    return Context(work.dossier, work.on, "dwelling.rent")


def test_twelve_fifty_is_twelve_euros_fifty() -> None:
    editor = editor_on("dwelling.rent")
    write(editor, "12,50")
    assert editor.text == "12,50"
    assert editor.work.dossier.dwelling.rent == Money(1250)
    editor.work.close()


def test_each_key_is_a_value_at_once_and_one_step_of_undo() -> None:
    editor = editor_on("dwelling.rent")
    seen = []
    for character in "520,5":
        editor.insert(character)
        seen.append(editor.work.dossier.dwelling.rent)
    assert seen == [Money(500), Money(5200), Money(52000), Money(52000), Money(52050)]
    assert editor.undo()
    assert editor.work.dossier.dwelling.rent is None
    assert not editor.work.can_undo
    assert editor.redo()
    assert editor.work.dossier.dwelling.rent == Money(52050)
    editor.work.close()


def test_a_doubtful_amount_is_asked_again_and_the_value_before_is_kept() -> None:
    editor = editor_on("dwelling.rent")
    write(editor, "520")
    editor.validate()
    editor.go("dwelling.rent")
    write(editor, "1,234")
    assert "peut se lire" in editor.message
    editor.validate()
    assert editor.work.dossier.dwelling.rent == Money(52000)
    assert editor.pending == {"dwelling.rent": "1,234"}
    editor.go("dwelling.rent")
    assert editor.text == "1,234"
    assert "peut se lire" in editor.message
    editor.work.close()


def test_nothing_is_said_of_an_amount_that_is_not_finished() -> None:
    editor = editor_on("dwelling.rent")
    write(editor, "12,")
    assert editor.message == ""
    write(editor, "x")
    assert "n’est pas un montant" in editor.message
    editor.work.close()


@given(texts=st.lists(CHARACTERS, min_size=1, max_size=3))
def test_no_character_is_ever_dropped(kept: Editor, texts: list[str]) -> None:
    editor = kept
    for text in texts:
        editor.go("dwelling.rent")
        while editor.text:
            editor.erase()
        editor.go("dwelling.charges")
        editor.go("dwelling.rent")
        before = editor.work.dossier.dwelling.rent
        if not text:
            continue
        for count, character in enumerate(text, 1):
            editor.insert(character)
            assert editor.text == text[:count]
        editor.validate()
        found = read_amount(text)
        now = editor.work.dossier.dwelling.rent
        if isinstance(found, Understood):
            assert now == found.value
            assert "dwelling.rent" not in editor.pending
        elif text.strip():
            assert now == before
            assert editor.pending["dwelling.rent"] == text


@given(cents=st.integers(min_value=0, max_value=99_999_999_999))
def test_what_a_money_field_shows_and_offers_to_correct_reads_back(
    kept: Editor, cents: int
) -> None:
    kind = MoneyKind()
    work = kept.work
    amount = Money(cents)
    for text in (kind.typed(amount, context(work)), kind.shown(amount, context(work))):
        found = kind.read(text, context(work))
        assert isinstance(found, Understood)
        assert found.value == amount


def test_an_amount_carries_its_frequency() -> None:
    editor = editor_on("incomes[+wage].amount")
    write(editor, "45+12,30 s")
    (line,) = editor.work.dossier.incomes
    assert (line.amount, line.frequency) == (Money(5730), Frequency.WEEK)
    assert editor.path == "incomes[0].amount"
    editor.validate()
    editor.go("incomes[0].amount")
    assert flat(editor.text) == "57,30 s"
    write(editor, "60")
    (line,) = editor.work.dossier.incomes
    assert (line.amount, line.frequency) == (Money(6000), Frequency.WEEK)
    editor.work.close()


def test_a_line_that_falls_in_some_months_says_which_and_a_typed_rhythm_replaces_them() -> None:
    editor = editor_on("incomes[+]")
    write(editor, "rentree scolaire")
    editor.leave()
    assert editor.path == "incomes[+ars].amount"
    write(editor, "450,41")
    (line,) = editor.work.dossier.incomes
    assert line.months == (8,)
    editor.validate()
    editor.go("incomes[0].amount")
    kind, value = editor.kind, editor.value("incomes[0].amount")
    assert kind is not None
    assert flat(kind.shown(value, editor.context())) == "450,41 € en août"
    assert flat(editor.text) == "450,41"
    write(editor, "40 m")
    (line,) = editor.work.dossier.incomes
    assert (line.months, line.frequency) == (None, Frequency.MONTH)
    editor.work.close()


def test_a_rough_total_is_a_legal_answer() -> None:
    editor = editor_on("charges[+charges_total].amount")
    write(editor, "900")
    (line,) = editor.work.dossier.charges
    assert line.rough
    assert line.evidence == Evidence()
    editor.work.close()


def test_an_erased_amount_takes_its_line_away_and_undo_brings_it_back() -> None:
    editor = editor_on("incomes[+wage].amount")
    write(editor, "1240")
    editor.validate()
    editor.go("incomes[0].amount")
    editor.erase()
    assert editor.work.dossier.incomes[0].amount == Money(124000)
    editor.validate()
    assert not list(editor.work.dossier.incomes)
    assert editor.undo()
    amounts = [line.amount for line in list(editor.work.dossier.incomes)]
    assert amounts == [Money(124000)]
    editor.work.close()


def test_escape_gives_the_value_from_before_back() -> None:
    editor = editor_on("dwelling.rent")
    write(editor, "520")
    editor.validate()
    editor.go("dwelling.rent")
    write(editor, "98")
    assert editor.give_up()
    assert editor.work.dossier.dwelling.rent == Money(52000)
    assert editor.path == "dwelling.rent"
    assert not editor.give_up()
    editor.work.close()


def test_evidence_goes_from_declared_to_seen_to_copied() -> None:
    editor = editor_on("incomes[+wage].amount")
    write(editor, "1240")
    states = []
    for _press in range(3):
        editor.evidence()
        proof = editor.work.dossier.incomes[0].evidence
        states.append((proof.status, proof.on))
    today = date(2026, 11, 22)
    assert states == [
        (EvidenceStatus.SEEN, today),
        (EvidenceStatus.COPIED, today),
        (EvidenceStatus.DECLARED, None),
    ]
    editor.work.close()


def test_a_choice_is_made_by_some_letters_without_accents() -> None:
    editor = editor_on("incomes[+]")
    write(editor, "chomage")
    editor.leave()
    assert editor.path == "incomes[+unemployment_benefit].amount"
    editor.go("dwelling.landlord.kind")
    write(editor, "societe")
    editor.validate()
    assert editor.work.dossier.dwelling.landlord.kind == "private_company"
    editor.work.close()


def test_several_answers_may_be_chosen_and_taken_away() -> None:
    editor = editor_on("household.persons[+applicant].first_name")
    write(editor, "Aïcha")
    editor.details()
    editor.go("household.persons[0].statuses")
    for text in ("etud", "rsa", "etud"):
        write(editor, text)
        editor.leave()
        editor.go("household.persons[0].statuses")
    assert editor.work.dossier.household.persons[0].statuses == (PersonStatus.RSA,)
    editor.work.close()


def test_months_and_whole_numbers_are_read_by_closed_grammars(kept: Editor) -> None:
    work = kept.work
    months = MonthsKind().read("9, 3 ;6", context(work))
    assert isinstance(months, Understood)
    assert months.value == (3, 6, 9)
    for text in ("13", "0", "mars", "3.5", "٣"):
        assert not isinstance(MonthsKind().read(text, context(work)), Understood)
    for text in ("32", "0", "1e1", "١", "5,0"):
        assert not isinstance(NumberKind().read(text, context(work)), Understood)


def test_a_person_who_leaves_takes_no_line_along() -> None:
    editor = editor_on("household.persons[+applicant].first_name")
    write(editor, "Aïcha")
    editor.go("incomes[+wage].amount")
    write(editor, "1240")
    editor.next_cell()
    editor.next_cell()
    editor.cycle()
    assert editor.work.dossier.incomes[0].whose == "p1"
    editor.go("household.persons[0].first_name")
    editor.remove_line()
    assert editor.work.dossier.household.persons == ()
    assert editor.work.dossier.incomes[0].whose == "common"
    assert "retirée" in editor.message
    editor.work.close()


def test_commitments_consents_and_meetings_are_written_for_the_contract() -> None:
    editor = editor_on("casework.commitments[+]")
    write(editor, "menage")
    editor.leave()
    write(editor, "payer le loyer le 5")
    editor.next_cell()
    write(editor, "5/12/26")
    editor.go("casework.consents[+]")
    write(editor, "bailleur")
    editor.leave()
    assert editor.path == "casework.consents[0].given"
    editor.cycle()
    editor.go("casework.review_dates[+day].day")
    write(editor, "11/01/2027")
    assert editor.path == "casework.review_dates[0]"
    editor.validate()
    write(editor, "8/2/27")
    casework = editor.work.dossier.casework
    (commitment,) = casework.commitments
    assert (commitment.side, commitment.text) == (Side.HOUSEHOLD, "payer le loyer le 5")
    assert commitment.by == date(2026, 12, 5)
    (consent,) = casework.consents
    assert (consent.partner, consent.given) == ("le bailleur", True)
    assert casework.review_dates == (date(2027, 1, 11), date(2027, 2, 8))
    editor.go("casework.review_dates[0]")
    editor.erase()
    editor.validate()
    assert editor.work.dossier.casework.review_dates == (date(2027, 2, 8),)
    editor.work.close()


def test_whoever_must_sign_is_written_with_the_household() -> None:
    editor = editor_on("household.persons[+applicant].first_name")
    write(editor, "Aïcha")
    editor.go("household.protections[+]")
    write(editor, "curatelle renf")
    editor.leave()
    write(editor, "UDAF 33")
    editor.go("household.cotenants[+]")
    write(editor, "cot")
    editor.leave()
    write(editor, "Karim Benali")
    editor.go("household.guarantor.name")
    write(editor, "Visale")
    household = editor.work.dossier.household
    (measure,) = household.protections
    assert (measure.guardian, measure.person) == ("UDAF 33", "p1")
    assert measure.kind is ProtectionKind.CURATELLE_RENFORCEE
    assert [each.name for each in household.cotenants] == ["Karim Benali"]
    assert household.guarantor is not None
    assert household.guarantor.name == "Visale"
    editor.work.close()


@pytest.mark.parametrize("leave", ["enter", "up"])
def test_a_line_born_of_a_text_that_is_no_amount_after_all_waits_with_it(leave: str) -> None:
    editor = editor_on("incomes[+wage].evidence")
    start = editor.work.dossier
    editor.accept(EvidenceStatus.SEEN)
    editor.go("incomes[+wage].amount")
    write(editor, "12")
    assert len(editor.work.dossier.incomes) == 1
    write(editor, ",,")
    if leave == "enter":
        editor.validate()
    else:
        editor.move(-1)
    assert editor.work.dossier == start
    assert editor.pending["incomes[+wage].amount"] == "12,,"
    editor.go("incomes[+wage].amount")
    assert editor.text == "12,,"
    editor.erase()
    editor.erase()
    (line,) = editor.work.dossier.incomes
    assert line.amount == Money(1200)
    assert line.evidence.status is EvidenceStatus.SEEN
    editor.work.close()


def test_a_date_and_an_amount_typed_apart_are_both_kept_when_one_is_no_more() -> None:
    editor = editor_on("account.lines[+]")
    editor.to_new("account.lines", "rent")
    editor.go("account.lines[+rent].amount")
    write(editor, "520")
    editor.go("account.lines[+rent].date")
    write(editor, "5/10/2026")
    assert len(account(editor)) == 1
    write(editor, "9")
    editor.leave()
    assert account(editor) == ()
    assert editor.pending["account.lines[+rent].date"] == "5/10/20269"
    editor.go("account.lines[+rent].date")
    editor.erase()
    (line,) = account(editor)
    assert (line.date, line.amount) == (date(2026, 10, 5), Money(52000))
    editor.work.close()


def account(editor: Editor) -> tuple[AccountLine, ...]:
    return editor.work.dossier.account.lines
