"""Dossiers kept as files: whole or not at all, found again, versioned, removed for good."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from planner.calc.dossier import Dossier, Household, Person, Role
from planner.errors import PlannerError
from planner.storage import files
from planner.storage.file_store import FileStore
from planner.storage.index import Deadline, read_index
from planner.storage.journal import Record
from planner.storage.locks import AlreadyOpen
from planner.storage.repository import Damaged, Summary, Unknown
from planner.storage.versions import KEPT
from tests.storage.conftest import store_in


def named(last_name: str, **more: str) -> Dossier:
    person = Person(id="a", last_name=last_name, role=Role.APPLICANT)
    return Dossier(household=Household(persons=(person,)), **more)  # type: ignore[arg-type]


def saved(store: FileStore, id: str, *references: str) -> None:
    opened = store.open(id)
    for reference in references:
        opened.save(store.read(id).but(reference=reference))
    opened.close()


def test_a_new_dossier_is_listed_with_its_name_and_its_next_date(store: FileStore) -> None:
    id = store.create(named("Duval", reference="2026-014"))
    (entry,) = store.entries()
    assert (entry.id, entry.name, entry.reference) == (id, "Duval", "2026-014")
    assert entry.next_deadline("2026-11-22") == Deadline("2026-12-01", "review")
    assert entry.next_deadline("2026-12-02") == Deadline("2027-01-04", "commandement_expires")
    assert entry.next_deadline("2027-01-05") is None
    assert store.read(id) == named("Duval", reference="2026-014").but(id=id)


def test_a_chosen_id_is_kept_when_it_is_free_and_replaced_when_it_is_not(store: FileStore) -> None:
    first = store.create(Dossier(id="duval"))
    second = store.create(Dossier(id="duval", reference="other"))
    assert first == "duval"
    assert second != "duval"
    assert store.read(second).id == second
    assert store.read("duval").reference == ""


def test_only_the_owner_can_read_anything(store: FileStore, home: Path) -> None:
    id = store.create(named("Duval"))
    opened = store.open(id)
    opened.record([Record("edit", {"reference": "b"})])
    opened.save(named("Duval", reference="c").but(id=id), "avant la CAF")
    opened.keep_contract(b"{}", b"%PDF")
    opened.close()
    for path in [home, *home.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_steps_recorded_are_there_when_the_dossier_is_opened_again(store: FileStore) -> None:
    id = store.create(Dossier())
    opened = store.open(id)
    opened.record([Record("edit", {"reference": "a"}, "reference")])
    opened.record(
        [
            Record("edit", {"reference": "b"}, "reference"),
            Record("undo", {"reference": "a"}, "incomes[0].amount", "12,"),
        ]
    )
    opened.close()
    assert store.read(id).reference == "a"
    steps = store.open(id).steps
    assert [state.reference for state in steps.past] == ["", "a"]
    assert [state.reference for state in steps.future] == ["b"]
    assert (steps.focus, steps.text) == ("incomes[0].amount", "12,")


def test_saving_keeps_the_content_before_as_a_version_and_empties_the_draft(
    store: FileStore,
) -> None:
    id = store.create(Dossier(reference="one"))
    opened = store.open(id)
    opened.record([Record("edit", {"reference": "two"})])
    assert opened.waiting > 0
    opened.save(Dossier(id=id, reference="two"))
    assert opened.waiting == 0
    opened.close()
    (version,) = store.versions(id)
    assert store.read_version(id, version.number).reference == "one"
    assert store.read(id).reference == "two"
    assert len(store.open(id).steps.past) == 1


def test_saving_the_same_content_again_makes_no_version(store: FileStore) -> None:
    id = store.create(Dossier(reference="one"))
    saved(store, id, "one", "one")
    assert store.versions(id) == ()


def test_the_last_twenty_versions_are_kept_and_a_named_one_outlives_the_others(
    store: FileStore,
) -> None:
    id = store.create(Dossier(reference="0"))
    opened = store.open(id)
    for n in range(1, 40):
        opened.save(Dossier(id=id, reference=str(n)), "avant la CAF" if n == 5 else "")
    opened.close()
    versions = store.versions(id)
    assert len(versions) == KEPT == 20
    assert [version.number for version in versions] == sorted(
        (version.number for version in versions), reverse=True
    )
    references = [store.read_version(id, version.number).reference for version in versions]
    assert references == [str(n) for n in range(38, 19, -1)] + ["5"]
    assert [version.label for version in versions if version.label] == ["avant la CAF"]


def test_restoring_a_version_keeps_what_it_replaces(store: FileStore) -> None:
    id = store.create(Dossier(reference="one"))
    saved(store, id, "two")
    store.restore(id, store.versions(id)[0].number)
    assert store.read(id).reference == "one"
    newest = store.versions(id)[0]
    assert store.read_version(id, newest.number).reference == "two"


def test_restoring_a_version_keeps_the_steps_that_were_not_saved_yet(store: FileStore) -> None:
    id = store.create(Dossier(reference="one"))
    saved(store, id, "two")
    opened = store.open(id)
    opened.record([Record("edit", {"reference": "three"})])
    opened.close()
    store.restore(id, 1)
    assert store.read(id).reference == "one"
    assert store.read_version(id, store.versions(id)[0].number).reference == "three"


def test_a_version_that_is_not_kept_is_a_sentence(store: FileStore) -> None:
    id = store.create(Dossier())
    with pytest.raises(PlannerError, match="version n° 7"):
        store.read_version(id, 7)


def test_a_dossier_opens_once_at_a_time_and_the_sentence_says_where(store: FileStore) -> None:
    id = store.create(Dossier())
    opened = store.open(id)
    with pytest.raises(AlreadyOpen, match="déjà ouvert") as refused:
        store.open(id)
    assert refused.value.problems[0].values["pid"] == os.getpid()
    with pytest.raises(AlreadyOpen):
        store.delete(id)
    opened.close()
    store.open(id).close()


def test_a_damaged_dossier_offers_its_last_good_version(store: FileStore, home: Path) -> None:
    id = store.create(named("Duval", reference="one"))
    saved(store, id, "two", "three")
    file = home / "dossiers" / id / "dossier.json"
    (home / "dossiers" / id / "versions" / "000002.json").write_bytes(b"\0\0")
    file.write_bytes(b'{"schema": "planner/dossier/1", "refe')
    with pytest.raises(Damaged, match="dernière version lisible") as refused:
        store.open(id)
    (entry,) = store.entries()
    assert (entry.damaged, entry.name) == (True, "Duval")
    assert refused.value.last_good is not None
    store.restore(id, refused.value.last_good.number)
    assert store.read(id).reference == "one"
    assert store.entries()[0].damaged is False
    (kept,) = (home / "dossiers" / id).glob("damaged-*.json")
    assert kept.read_bytes().endswith(b'"refe')


def test_a_damaged_dossier_without_a_version_says_so(store: FileStore, home: Path) -> None:
    id = store.create(Dossier())
    (home / "dossiers" / id / "dossier.json").write_bytes(b"")
    with pytest.raises(Damaged, match="aucune version lisible") as refused:
        store.read(id)
    assert refused.value.last_good is None


def test_a_dossier_of_a_newer_planner_is_not_called_damaged(store: FileStore, home: Path) -> None:
    id = store.create(Dossier())
    file = home / "dossiers" / id / "dossier.json"
    file.write_bytes(b'{"schema": "planner/dossier/9"}')
    with pytest.raises(PlannerError, match="planner/dossier/9") as refused:
        store.open(id)
    assert refused.value.code == "other_schema"
    store.open(store.create(Dossier())).close()


def test_a_file_replaced_by_hand_wins_and_the_draft_is_set_aside(
    store: FileStore, home: Path
) -> None:
    id = store.create(Dossier(reference="one"))
    opened = store.open(id)
    opened.record([Record("edit", {"reference": "draft"})])
    opened.close()
    folder = home / "dossiers" / id
    tree = {"schema": "planner/dossier/1", "id": id, "reference": "by hand"}
    (folder / "dossier.json").write_text(json.dumps(tree), "utf-8")
    opened = store.open(id)
    assert opened.steps.past[-1].reference == "by hand"
    assert "draft-1.jsonl" in str(opened.notices[0])
    assert b"draft" in (folder / "draft-1.jsonl").read_bytes()


def test_deleting_removes_every_trace(store: FileStore, home: Path) -> None:
    id = store.create(named("Duval"))
    other = store.create(named("Martin"))
    saved(store, id, "two")
    opened = store.open(id)
    opened.record([Record("edit", {"reference": "x"})])
    opened.keep_contract(b"{}", b"%PDF")
    opened.close()
    store.delete(id)
    assert [entry.id for entry in store.entries()] == [other]
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Duval" not in everything
    assert id.encode() not in everything
    with pytest.raises(Unknown, match=id):
        store.open(id)


def test_a_removal_cut_short_is_finished_by_the_next_look_at_the_list(
    store: FileStore, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = store.create(named("Duval"))
    other = store.create(named("Martin"))
    saved(store, id, "two")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("planner.storage.file_store.shutil.rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            store.delete(id)
    assert [entry.id for entry in store.entries()] == [other]
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Duval" not in everything


def test_a_removal_that_another_process_finishes_first_is_a_removal(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = store.create(named("Duval"))
    erase = shutil.rmtree

    def swept(path: Path) -> None:
        erase(path)
        erase(path)

    monkeypatch.setattr("planner.storage.file_store.shutil.rmtree", swept)
    store.delete(id)
    assert store.entries() == ()


@pytest.mark.parametrize("id", ["nobody", "../home", "a/b", "", "A", ".door", "x" * 41, "é"])
def test_an_id_that_is_nobody_is_a_sentence_whatever_it_holds(store: FileStore, id: str) -> None:
    store.create(Dossier())
    for action in (store.open, store.read, store.delete, store.versions, store.contracts):
        with pytest.raises(Unknown):
            action(id)


def test_contracts_are_kept_with_the_pdf_that_was_signed(store: FileStore) -> None:
    id = store.create(Dossier())
    opened = store.open(id)
    assert opened.keep_contract(b'{"n":1}', b"%PDF-1") == 1
    assert opened.keep_contract(b'{"n":2}', b"%PDF-2") == 2
    opened.close()
    first, second = store.contracts(id)
    assert (first.record, first.pdf) == (b'{"n":1}', b"%PDF-1")
    assert (second.number, second.pdf) == (2, b"%PDF-2")


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"{",
        b"[]",
        b'{"schema":"planner/index/1"}',
        b'{"schema":"planner/index/9","dossiers":[]}',
        b'{"schema":"planner/index/1","dossiers":[{"id":3}]}',
    ],
)
def test_a_lost_or_damaged_index_is_made_again(
    store: FileStore, home: Path, content: bytes | None
) -> None:
    ids = {store.create(named("Duval")), store.create(named("Martin"))}
    index = home / "index.json"
    if content is None:
        index.unlink()
    else:
        index.write_bytes(content)
    assert read_index(home) is None
    assert {entry.id for entry in store_in(home).entries()} == ids
    again = read_index(home)
    assert again is not None
    assert {entry.name for entry in again} == {"Duval", "Martin"}


def test_the_list_follows_what_is_really_there(store: FileStore, home: Path) -> None:
    first, second = store.create(named("Duval")), store.create(named("Martin"))
    store_in(home).delete(first)
    opened = store.open(second)
    opened.record([Record("edit", {"reference": "typed"})])
    assert [(entry.id, entry.reference) for entry in store.entries()] == [(second, "typed")]
    opened.close()


def test_the_list_opens_no_dossier_when_nothing_changed(store: FileStore, home: Path) -> None:
    for n in range(5):
        store.create(named(f"Duval {n}"))
    before = store.entries()
    for path in home.glob("dossiers/*/dossier.json"):
        path.chmod(0)
    silent = FileStore(home, store._codec, opened)
    assert silent.entries() == before == read_index(home)


def opened(dossier: Dossier) -> Summary:
    pytest.fail(f"{dossier.id} was opened")


def test_a_list_made_by_other_rules_is_made_again_once(store: FileStore, home: Path) -> None:
    ids = [store.create(named(f"Duval {n}")) for n in range(3)]
    looked: list[str] = []

    def look(dossier: Dossier) -> Summary:
        looked.append(dossier.id)
        return Summary(dossier.household.name, "by new rules", ())

    by_new_rules = FileStore(home, store._codec, look, lambda: "new")
    store.entries()
    assert {entry.reference for entry in by_new_rules.entries()} == {"by new rules"}
    assert sorted(looked) == sorted(ids)
    by_new_rules.entries()
    assert len(looked) == 3
    # A dossier saved by a process of the old rules leaves the others to be made again.
    saved(store, ids[0], "typed")
    assert {entry.reference for entry in store.entries()} == {"", "typed"}
    assert {entry.reference for entry in by_new_rules.entries()} == {"by new rules"}


def test_an_empty_home_has_no_dossier_and_is_not_made_by_looking(
    store: FileStore, home: Path
) -> None:
    assert store.entries() == ()
    assert not home.exists()
    assert FileStore(home, store._codec, opened, lambda: "new").entries() == ()
    assert not home.exists()


def test_a_home_that_is_a_file_is_told_by_whatever_looks_into_it(
    store: FileStore, home: Path
) -> None:
    home.write_text("not a folder", encoding="utf-8")
    for action in (store.entries, lambda: store.create(Dossier())):
        with pytest.raises(PlannerError, match="PLANNER_HOME") as refused:
            action()
        assert refused.value.code == "not_a_folder"


def test_a_home_that_may_not_be_read_is_told_by_whatever_looks_into_it(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = store.create(Dossier())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    actions = (
        store.entries,
        lambda: store.read(id),
        lambda: store.open(id),
        lambda: store.versions(id),
        lambda: store.delete(id),
    )
    for action in actions:
        with monkeypatch.context() as shut:
            shut.setattr(os, "stat", refuse)
            shut.setattr(os, "scandir", refuse)
            with pytest.raises(PlannerError) as refused:
                action()
        assert refused.value.code == "not_allowed"
        assert "accessible" in str(refused.value)


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (errno.ENOSPC, "disk_full", "libérez de la place"),
        (errno.EROFS, "not_allowed", "PLANNER_HOME"),
        (errno.EACCES, "not_allowed", "accessible"),
        (errno.EIO, "disk_error", "disque"),
    ],
)
def test_a_disk_that_refuses_is_a_sentence_and_nothing_changes(
    store: FileStore,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: str,
    said: str,
) -> None:
    id = store.create(Dossier(reference="one"))
    opened = store.open(id)

    def refuse(handle: int, data: bytes) -> None:
        os.write(handle, data[:7])
        raise OSError(number, os.strerror(number))

    for module in ("planner.storage.files.write_all", "planner.storage.journal.write_all"):
        monkeypatch.setattr(module, refuse)
    for action in (
        lambda: opened.save(Dossier(id=id, reference="two")),
        lambda: opened.record([Record("edit", {"reference": "two"})]),
        lambda: opened.keep_contract(b"{}", b"%PDF"),
        lambda: store.create(Dossier()),
    ):
        with pytest.raises(PlannerError, match=said) as refused:
            action()
        assert refused.value.code == code
    monkeypatch.undo()
    left = [path.name for path in home.rglob("*") if path.name.startswith((".aside", ".coming"))]
    assert left == []
    opened.record([Record("edit", {"reference": "three"})])
    opened.close()
    assert store.read(id).reference == "three"
    assert [entry.id for entry in store.entries()] == [id]


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    with pytest.raises(PlannerError) as refused:
        store_in(tmp_path / "file").create(Dossier())
    assert refused.value.code == "not_a_folder"


def test_what_a_killed_writer_left_aside_is_swept_at_the_next_opening(
    store: FileStore, home: Path
) -> None:
    id = store.create(Dossier())
    folder = home / "dossiers" / id
    (folder / f"{files.ASIDE}deadbeef").write_bytes(b"half")
    (home / "dossiers" / ".coming-x").mkdir()
    (home / "dossiers" / ".removed-y").mkdir()
    (home / "dossiers" / ".removed-y" / "dossier.json").write_bytes(b"{}")
    store.open(id).close()
    store.create(Dossier())
    assert not list(home.glob("dossiers/*/.aside*"))
    assert {path.name for path in (home / "dossiers").glob(".*")} == {".door"}
    assert len(store.entries()) == 2
