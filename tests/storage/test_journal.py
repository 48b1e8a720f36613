"""The draft: whole lines count, a cut one ends it, a refused one leaves no trace."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.storage.journal import Journal, Record, changes, played

BASE = "a" * 64

trees = st.dictionaries(st.sampled_from("abcd"), st.integers() | st.text(max_size=3), max_size=4)


def recorded(path: Path, *records: Record) -> None:
    journal = Journal(path)
    assert journal.records(BASE) is not None
    journal.append(BASE, records)
    journal.close()


@given(st.lists(trees, min_size=1, max_size=6))
def test_the_changes_between_states_lead_from_one_to_the_next(states: list[Any]) -> None:
    records = [Record("edit", changes(before, after)) for before, after in pairwise(states)]
    assert list(played(states[0], records).past) == states


@given(st.lists(st.sampled_from(["edit", "amend", "undo", "redo"]), max_size=20), st.data())
def test_steps_played_again_give_the_same_states_to_undo_and_redo_to(
    kinds: list[str], data: st.DataObject
) -> None:
    past: list[Any] = [{"a": 0}]
    future: list[Any] = []
    records = []
    for wanted in kinds:
        before = past[-1]
        kind = "edit" if wanted == "amend" and len(past) == 1 else wanted
        if kind == "undo" and len(past) > 1:
            future.append(past.pop())
        elif kind == "redo" and future:
            past.append(future.pop())
        elif kind in ("edit", "amend"):
            state = data.draw(trees)
            past[len(past) - (kind == "amend") :] = [state]
            future.clear()
        else:
            continue
        records.append(Record(kind, changes(before, past[-1])))
    draft = played({"a": 0}, records)
    assert list(draft.past) == past
    assert list(draft.future) == future


def test_a_line_cut_by_a_power_failure_ends_the_draft_and_the_next_step_replaces_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "draft.jsonl"
    recorded(path, Record("edit", {"a": 1}), Record("edit", {"a": 2}))
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        journal = Journal(path)
        records = journal.records(BASE)
        assert records is not None
        assert len(records) == max(0, whole[:cut].count(b"\n") - 1)
        journal.append(BASE, [Record("edit", {"a": 3})])
        journal.close()
        again = Journal(path).records(BASE)
        assert again is not None
        assert again[-1].parts == {"a": 3}
        assert len(again) == len(records) + 1


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "draft.jsonl"
    recorded(path, Record("edit", {"a": 1}))
    data = bytearray(path.read_bytes())
    data[-5] ^= 1
    path.write_bytes(bytes(data))
    assert Journal(path).records(BASE) == ()


def test_a_draft_of_another_content_is_not_played(tmp_path: Path) -> None:
    path = tmp_path / "draft.jsonl"
    recorded(path, Record("edit", {"a": 1}))
    assert Journal(path).records("b" * 64) is None


def test_steps_that_the_file_already_holds_are_not_played_twice(tmp_path: Path) -> None:
    path = tmp_path / "draft.jsonl"
    journal = Journal(path)
    journal.records(BASE)
    journal.append(BASE, [Record("edit", {"a": 1})])
    journal.replacing("b" * 64)
    journal.append(BASE, [Record("edit", {"a": 2})])
    journal.close()
    replaced = Journal(path).records("b" * 64)
    kept = Journal(path).records(BASE)
    assert replaced is not None
    assert kept is not None
    assert [record.parts for record in replaced] == [{"a": 2}]
    assert [record.parts for record in kept] == [{"a": 1}, {"a": 2}]
