"""Any series of edits, undone to the start, redone to the end, and found again after a kill."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from planner.calc.dossier import Dossier, Income
from planner.errors import PlannerError
from planner.intake.dossier_file import read_dossier, write_dossier
from planner.law import load_law
from planner.services.session import Session
from planner.storage.file_store import FileStore
from planner.storage.repository import Codec, Summary
from tests.dossier.strategies import amounts, dossiers, model, texts
from tests.services.conftest import DAY

FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "reference": texts(8),
    "dwelling.rent": st.none() | amounts,
    "dwelling.rent_day": st.none() | st.integers(0, 32),
    "household.address.city": st.none() | texts(8),
    "bank.on": st.none() | st.dates(),
    "bank.balance": st.none() | amounts.map(str) | st.just("12,50"),
    "casework.private_notes": texts(20),
    "incomes[0].amount": amounts | st.none(),
    "incomes[1].private": st.booleans(),
}


class Working(RuleBasedStateMachine):
    """A person who types, goes back and forth, saves, and whose program dies now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        codec = Codec(read_dossier, write_dossier)
        self.store = FileStore(self.home, codec, lambda one: Summary(one.reference, ""))
        self.past: list[Dossier] = []
        self.future: list[Dossier] = []
        self.first = 0
        self.last = 0

    @initialize(dossier=dossiers())
    def begin(self, dossier: Dossier) -> None:
        self.id = self.store.create(dossier.but(id="working"))
        self.open()
        self.past = [self.session.dossier]

    def open(self) -> None:
        self.session = Session(self.store.open(self.id), load_law(), DAY)

    def did(self, before: Dossier) -> None:
        if self.session.dossier != before:
            self.past.append(self.session.dossier)
            self.future.clear()
            self.last = 0

    def saved(self) -> None:
        """The draft begins again: what can be undone to from the disk begins here."""
        self.first = len(self.past) - 1
        self.last = len(self.future)

    @rule(data=st.data(), path=st.sampled_from(sorted(FIELDS)))
    def edit(self, data: st.DataObject, path: str) -> None:
        before = self.session.dossier
        try:
            self.session.edit(path, data.draw(FIELDS[path]))
        except PlannerError:
            assert self.session.dossier is before
        self.did(before)

    @rule(income=model(Income))
    def add(self, income: Income) -> None:
        before = self.session.dossier
        self.session.add("incomes", income)
        self.did(before)

    @rule(index=st.integers(0, 3))
    def remove(self, index: int) -> None:
        before = self.session.dossier
        if index < len(before.incomes):
            self.session.remove(f"incomes[{index}]")
        self.did(before)

    @rule(dossier=dossiers())
    def replace(self, dossier: Dossier) -> None:
        before = self.session.dossier
        self.session.replace(dossier)
        self.did(before)

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.future.append(self.past.pop())
        self.first = min(self.first, len(self.past) - 1)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.past.append(self.future.pop())
        self.last = min(self.last, len(self.future))

    @rule(letters=st.lists(texts(3), min_size=1, max_size=4))
    def type(self, letters: list[str]) -> None:
        going_on = False
        for n, word in enumerate(letters):
            before = self.session.dossier
            self.session.edit("casework.cause", word, amend=n > 0)
            if self.session.dossier == before:
                continue
            if going_on:
                self.past.pop()
            self.did(before)
            going_on = True

    @rule(text=texts(5))
    def stand(self, text: str) -> None:
        self.session.stand("incomes[0].amount", text)

    @rule()
    def mark(self) -> None:
        assert self.session.mark("point")
        self.saved()

    @rule()
    def die_and_open_again(self) -> None:
        assert self.session.flush()
        place = (self.session.focus, self.session.text)
        self.session._opened.close()
        self.open()
        assert (self.session.focus, self.session.text) == place
        self.past, self.future = self.past[self.first :], self.future[self.last :]
        self.first = self.last = 0
        assert [state.dossier for state in self.session._past] == self.past
        assert [state.dossier for state in self.session._future] == self.future

    @rule()
    def close_and_open_again(self) -> None:
        assert self.session.close()
        self.open()
        self.past, self.future = self.past[-1:], []
        self.first = self.last = 0

    @invariant()
    def the_present_is_the_last_of_the_past(self) -> None:
        if self.past:
            assert self.session.dossier == self.past[-1]
            assert self.session.can_undo == (len(self.past) > 1)
            assert self.session.can_redo == bool(self.future)

    def teardown(self) -> None:
        if self.past:
            while self.session.undo() is not None:
                pass
            assert self.session.dossier == self.past[0]
            self.session.close()
            assert self.store.read(self.id) == self.past[0]
        shutil.rmtree(self.home)


TestWorking = pytest.mark.slow(Working.TestCase)
TestWorking.settings = settings(max_examples=20, stateful_step_count=20)
