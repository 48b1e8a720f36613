"""What is due, commissions and evaluation over the dossiers kept here."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from planner.calc.dossier import (
    Address,
    Dossier,
    EventKind,
    Household,
    Person,
    ProcedureEvent,
    Role,
)
from planner.calc.dossier.followup import (
    Followup,
    Safety,
    SchemeEntry,
    SchemeExit,
    Sharing,
    Told,
)
from planner.calc.dossier.followup_kinds import Designator, Matter, Topic
from planner.calc.protocols.cases import Case
from planner.errors import PlannerError
from planner.intake.dossier_file import read_dossier
from planner.services.commissions import decide, overview, paper, paper_pdf
from planner.services.dossiers import delete_dossier, dossier_store
from planner.services.evaluation import evaluated, exported
from planner.services.portfolio import CASES, protocols_of, stored_cases
from planner.services.portfolio_dues import Due, dossier_clock, dues
from planner.services.portfolio_log import contacted, entered, noted
from planner.services.screen.home import trued
from planner.services.session import open_session
from planner.views.due import due_in_words
from planner.views.dues import clock_blocks
from planner.views.i18n import speaking
from planner.views.protocols import protocol_blocks

TODAY = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "schemes"


def kept(id: str, name: str, entry: SchemeEntry, **more: object) -> str:
    household = Household(
        persons=(Person(id="a", last_name=name, role=Role.APPLICANT),),
        address=Address(lines=("3 rue des Lilas",), postal_code="72190", city="Coulaines"),
    )
    safety = (Safety(since=date(2026, 11, 1)),) if more.pop("danger", False) else ()
    dossier = Dossier(
        id=id, household=household, followup=Followup(entries=(entry,), safety=safety)
    )
    return dossier_store().create(dossier.but(**more))


def designated(on: date = date(2026, 11, 16)) -> SchemeEntry:
    return SchemeEntry(
        id="r1",
        protocol="rencontre-impayes",
        entered_on=on,
        designated_by=Designator.COMMISSION,
    )


def situated(*partners: str) -> SchemeEntry:
    return SchemeEntry(
        id="p1",
        protocol="plateforme-logement",
        entered_on=date(2026, 10, 6),
        designated_by=Designator.LANDLORD,
        topics=(Topic.HEALTH,),
        sharing=tuple(
            Sharing(partner=one, matters=tuple(Matter), informed_on=date(2026, 10, 6))
            for one in partners
        ),
        told=(Told(matter=Matter.HEALTH, text="secret de santé"),),
    )


def test_what_is_due_gathers_steps_and_dates_of_the_law_the_late_first() -> None:
    kept("a", "Tard", designated(date(2026, 10, 5)), danger=True)
    kept("b", "Bientôt", designated())
    event = ProcedureEvent(kind=EventKind.LEAVE_ORDER, date=date(2026, 10, 15))
    kept("c", "Loi", situated("ccas"), events=(event,))
    found = dues(TODAY)
    assert (found[0].name, found[0].what, found[0].late) == ("Tard", "home_visit", True)
    assert found[0].on == "2026-10-26"
    assert found[0].unsafe
    assert found[0].left == -27
    named = {(due.name, due.what) for due in found}
    assert ("Bientôt", "home_visit") in named
    assert ("Loi", "leave_order_expires") in named
    assert ("Loi", "presentation") in named
    assert [due.act_by for due in found if due.act_by] == sorted(
        due.act_by for due in found if due.act_by
    )
    assert not any(due.optional and due.late for due in found)


def test_the_list_of_dossiers_shows_the_steps_and_keeps_the_late_ones() -> None:
    kept("a", "Tard", designated(date(2026, 10, 5)))
    kept("b", "Bientôt", designated())
    lines = {line.name: line for line in trued(TODAY)}
    assert (lines["Tard"].deadline, lines["Tard"].left) == ("2026-10-26", -27)
    soon = lines["Bientôt"].dues[0]
    assert due_in_words(*soon) == "il reste 15 jours, 07/12/2026 : visite à domicile"
    late = lines["Tard"].dues[0]
    assert due_in_words(*late) == "en retard de 27 jours, 26/10/2026 : visite à domicile"
    with speaking("en"):
        assert due_in_words(*late).endswith("home visit")


def test_a_designation_noted_twice_is_told_once() -> None:
    referral = ProcedureEvent(kind=EventKind.CONTRACT_REFERRAL, date=date(2026, 11, 16))
    kept("a", "Deux", designated(), events=(referral,))
    assert [due.what for due in dues(TODAY) if due.what == "home_visit"] == ["home_visit"]
    clock = dossier_clock(dossier_store().read("a"), TODAY)
    assert "home_visit" not in {due.name for due in clock.legal}
    assert [step.step.id for step in clock.entries[0].steps][:2] == ["first_contact", "home_visit"]


def test_an_entry_into_a_protocol_that_nobody_wrote_is_told_and_breaks_nothing() -> None:
    kept("a", "Perdu", designated().but(protocol="disparu"))
    clock = dossier_clock(dossier_store().read("a"), TODAY)
    assert (clock.entries, clock.unknown) == ((), ("disparu",))
    assert [case.protocol for case in stored_cases()] == ["disparu"]
    assert [due for due in dues(TODAY) if due.protocol] == []


def test_the_cases_are_kept_read_again_when_a_dossier_changes_and_made_again_when_lost(
    home: Path,
) -> None:
    kept("a", "Un", designated())
    first = stored_cases()
    assert [case.name for case in first] == ["Un"]
    assert (home / CASES).stat().st_mode & 0o777 == 0o600
    again = stored_cases()
    assert [Case(*json.loads(json.dumps(case))) for case in first] == [
        Case(*json.loads(json.dumps(case))) for case in again
    ]
    work = open_session("a")
    work.edit("reference", "2026-7")
    work.close()
    assert [case.reference for case in stored_cases()] == ["2026-7"]
    whole = (home / CASES).read_bytes()
    for damaged in (
        b"{",
        b'{"schema":"planner/cases/1"}',
        b"[]",
        whole.replace(b"2026-7", b"2026-8"),
    ):
        (home / CASES).write_bytes(damaged)
        assert [case.reference for case in stored_cases()] == ["2026-7"]
    dossier_store().delete("a")
    assert stored_cases() == ()
    assert b"2026-7" not in (home / CASES).read_bytes()


@pytest.mark.parametrize("damaged", [None, b"{", b'{"dossiers": 3}'])
def test_a_deleted_dossier_leaves_nothing_in_the_cases(home: Path, damaged: bytes | None) -> None:
    kept("a", "Effacé", designated())
    kept("b", "Gardé", designated())
    assert len(stored_cases()) == 2
    assert "Effacé" in (home / CASES).read_text("utf-8")
    if damaged is not None:
        (home / CASES).write_bytes(damaged + "Effacé".encode())
    delete_dossier("a")
    assert "Effacé" not in (home / CASES).read_text("utf-8")
    assert [case.name for case in stored_cases()] == ["Gardé"]


def test_the_store_and_a_file_give_the_same_figures(home: Path) -> None:
    data = (EXAMPLES / "coulaines-2016.jsonl").read_bytes()
    for line in data.splitlines():
        tree = json.loads(line)
        path = home / "dossiers" / tree["id"]
        path.mkdir(parents=True)
        (path / "dossier.json").write_bytes(line)
    days = date(2016, 1, 1), date(2016, 12, 31)
    from_store = evaluated("plateforme-logement", *days)
    from_file = evaluated("plateforme-logement", *days, data=data)
    assert from_store == from_file
    assert from_store.figure("followed").count == 15


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
def test_a_report_is_exported_with_its_definitions_and_the_same_bytes(form: str) -> None:
    data = (EXAMPLES / "coulaines-2016.jsonl").read_bytes()
    report = evaluated("plateforme-logement", date(2016, 1, 1), date(2016, 12, 31), data=data)
    made = exported(report, form)
    assert made == exported(report, form)
    if form == "csv":
        text = made.decode("utf-8-sig")
        assert "Situations;;15;" in text
        assert "Où en sont les situations;en veille;1;;" in text
        assert "bailleur;;;oui" in text
        assert "chacun compte une fois" in text
    elif form == "xlsx":
        import zipfile
        from io import BytesIO

        names = zipfile.ZipFile(BytesIO(made)).namelist()
        tables = [figure for figure in report.figures if figure.cells]
        assert sum(name.startswith("xl/charts/chart") for name in names) == len(tables)
    else:
        import pypdfium2

        pages = pypdfium2.PdfDocument(made)
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
        for word in ("Plateforme logement", "sorties positives", "chacun compte une fois"):
            assert word in text


def test_an_internal_report_hides_nothing_and_says_so_in_its_file() -> None:
    data = (EXAMPLES / "coulaines-2016.jsonl").read_bytes()
    days = date(2016, 1, 1), date(2016, 12, 31)
    report = evaluated("plateforme-logement", *days, data=data, internal=True)
    assert all(cell.count is not None for figure in report.figures for cell in figure.cells)
    import pypdfium2

    pages = pypdfium2.PdfDocument(exported(report, "pdf"))
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "bilan interne" in text


def test_the_paper_of_a_partner_holds_what_it_may_know_down_to_the_bytes_of_the_pdf() -> None:
    kept("a", "Partagé", situated("bailleur-a", "psychologue"))
    kept("b", "Tu", situated())
    for partner, names, health in (
        ("bailleur-a", True, False),
        ("psychologue", True, True),
        ("bailleur-b", False, False),
    ):
        made = paper("plateforme-logement", partner, TODAY)
        import pypdfium2

        document = pypdfium2.PdfDocument(paper_pdf(made))
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert ("Partagé" in text) is names
        assert ("secret de santé" in text) is health
        assert "Situation 2" not in text
        assert "Tu" not in text.split()
    whole = overview("plateforme-logement", TODAY)
    assert [one.name for one in whole.listed] == ["Partagé", "Tu"]
    assert whole.listed[0].partners == ("bailleur-a", "psychologue")


def test_a_decision_is_kept_in_the_dossier_and_reaches_the_minutes_and_the_figures() -> None:
    id = kept("a", "Fini", situated("bailleur-a"))
    assert decide(id, "go_on", date(2026, 11, 17), text="à revoir") == "p1"
    assert decide(id, "solved", TODAY, text="dette réglée") == "p1"
    entry = dossier_store().read(id).followup.entries[0]
    assert [one.decision for one in entry.passages] == ["go_on", "solved"]
    made = paper("plateforme-logement", "bailleur-a", TODAY, minutes=True)
    assert [one.decision for one in made.situations] == ["solved"]
    assert paper("plateforme-logement", "bailleur-a", TODAY).situations == ()
    report = evaluated("plateforme-logement", date(2026, 1, 1), TODAY, internal=True)
    states = {cell.key: cell.count for cell in report.figure("states").cells}
    assert states["positive"] == 1
    with pytest.raises(PlannerError) as caught:
        decide(id, "dance", TODAY)
    assert caught.value.code == "which_entry"


def test_a_list_of_cases_from_elsewhere_is_made_again_and_never_an_error(home: Path) -> None:
    kept("a", "Un", designated())
    stored_cases()
    _mark, body = (home / CASES).read_bytes().split(b"\n")[:2]
    stamp = json.loads(body)["a"][0]
    other = json.dumps({"a": [stamp, [["x"]]]}).encode()
    for lines in ((_mark, other), (b"", other), (other,)):
        (home / CASES).write_bytes(b"\n".join(lines) + b"\n")
        assert [case.name for case in stored_cases()] == ["Un"]


def test_a_late_step_stays_in_the_list_although_an_exit_is_planned() -> None:
    """The exit is noted for January; in November the visit of October is late all the same."""
    exit_ = SchemeExit(on=date(2027, 1, 15), kind="left")
    kept("a", "Tard", designated(date(2026, 10, 5)).but(exit=exit_))
    (late,) = [due for due in dues(TODAY) if due.what == "home_visit"]
    assert (late.late, late.on) == (True, "2026-10-26")
    assert next(line.what.split("|")[0] for line in trued(TODAY)) == "step:visite à domicile"
    assert "home_visit" not in {due.what for due in dues(date(2027, 1, 15))}


def test_on_the_weekend_before_the_last_day_nothing_is_called_late() -> None:
    """Two months from 15 September end on Sunday 15 November: late from Monday on, by one day."""
    kept("a", "Dimanche", situated("ccas").but(entered_on=date(2026, 9, 15)))

    def found(on: date) -> Due:
        return next(due for due in dues(on) if due.what == "presentation")

    assert (found(date(2026, 11, 13)).left, found(date(2026, 11, 13)).late) == (0, False)
    assert (found(date(2026, 11, 14)).left, found(date(2026, 11, 14)).late) == (1, False)
    assert (found(date(2026, 11, 15)).left, found(date(2026, 11, 15)).late) == (0, False)
    assert (found(date(2026, 11, 16)).left, found(date(2026, 11, 16)).late) == (-1, True)


def test_a_report_says_how_many_dossiers_it_could_not_read(home: Path) -> None:
    kept("a", "Un", designated())
    kept("b", "Deux", designated())
    (home / "dossiers" / "b" / "dossier.json").write_bytes(b"{")
    report = evaluated("rencontre-impayes", date(2026, 1, 1), TODAY)
    assert (report.figure("entries").count, report.unread) == (1, 1)
    assert "1 dossier illisible n’est pas compté" in exported(report, "csv").decode("utf-8-sig")


def test_a_list_that_a_killed_program_left_aside_does_not_keep_names(home: Path) -> None:
    kept("a", "Un", designated())
    left, now = home / ".aside-0123456789ab", home / ".aside-ba9876543210"
    left.write_text("Un", "utf-8")
    now.write_text("Un", "utf-8")
    os.utime(left, (1, 1))
    stored_cases()
    assert (left.exists(), now.exists()) == (False, True)


def test_a_file_of_dossiers_counts_each_household_once() -> None:
    """Lines without an id are as many households; the same id twice is refused."""
    entry = {
        "id": "r1", "protocol": "rencontre-impayes", "entered_on": "2026-10-05",
        "designated_by": "landlord",
    }  # fmt: skip
    line = json.dumps({"followup": {"entries": [entry]}}).encode()
    days = date(2026, 1, 1), TODAY
    report = evaluated("rencontre-impayes", *days, data=b"\n".join([line] * 3), internal=True)
    assert report.figure("entries").count == report.figure("states").count == 3
    assert report.figure("households").count == 3
    named = json.dumps({"id": "d1", "followup": {"entries": [entry]}}).encode()
    with pytest.raises(PlannerError) as caught:
        evaluated("rencontre-impayes", *days, data=named + b"\n\n" + named, name="f.jsonl")
    assert "ligne 3 : le dossier « d1 » y est déjà, ligne 1" in str(caught.value)


def test_two_entries_of_one_name_are_refused() -> None:
    """A note could not tell them apart: writing in one would write in both."""
    entry = {
        "id": "r1", "protocol": "asll", "entered_on": "2026-10-05", "designated_by": "ccas",
    }  # fmt: skip
    with pytest.raises(PlannerError) as caught:
        read_dossier(json.dumps({"followup": {"entries": [entry, entry]}}).encode())
    assert "followup.entries[1].id" in str(caught.value)


def test_the_visitor_reads_the_safety_flag_on_the_line_of_the_visit() -> None:
    kept("a", "Tard", designated(date(2026, 10, 5)), danger=True)
    (line,) = dossier_clock(dossier_store().read("a"), TODAY).entries
    rows = clock_blocks(
        [(line.protocol, line.state, line.ready, line.steps, line.doubts)], (), (), TODAY
    )
    told = "\n".join(str(block) for block in rows)
    assert "visite à domicile (pas de visite au domicile)" in told
    assert "prise de contact par courrier et téléphone (pas de visite" not in told


def test_a_protocol_is_read_whole_in_english() -> None:
    with speaking("en"):
        for protocol in protocols_of().values():
            told = str(protocol_blocks(protocol))
            assert protocol.note is not None
            assert protocol.note not in told
            assert protocol.note_en is not None
            assert protocol.note_en in told


def test_what_came_of_a_step_is_told_in_words_whoever_decided_it() -> None:
    kept("a", "Un", situated("ccas"))
    decide("a", "go_on", TODAY)
    noted("a", contacted("home_visit", "no_answer", TODAY))
    noted("a", entered("rencontre-impayes", TODAY, "landlord"))
    found = dossier_clock(dossier_store().read("a"), TODAY).entries
    for language, decision, result in (
        ("fr", "accompagnement poursuivi", "pas de réponse"),
        ("en", "goes on", "no answer"),
    ):
        with speaking(language):
            entries = [(one.protocol, one.state, one.ready, one.steps, one.doubts) for one in found]
            told = str(clock_blocks(entries, (), (), TODAY))
        assert decision in told
        assert result in told
        assert "go_on" not in told


def test_a_scheme_whose_first_day_is_written_names_the_periods_of_its_evaluation() -> None:
    whole = protocols_of()["rencontre-impayes"]
    dated = whole.but(evaluation=whole.evaluation.but(started=date(2026, 9, 1)))
    told = str(protocol_blocks(dated))
    assert "(--period 2026-09-01+6 et 2026-09-01+12)" in told
    assert "(--period JOUR+MOIS)" in str(protocol_blocks(whole))
