"""``planner protocol``: check a protocol that an organisation writes, or read one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.files import read_file
from planner.cli.output import show
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.views.blocks import Blocks

__all__ = ["check", "read"]

LARGEST = 1_000_000


def check(path: str) -> int:
    """Say that every protocol of a file can be used, or every fault with its place."""
    from planner.law.protocol_check import check_protocols
    from planner.views.words.protocols import called

    file = Path(path)
    for protocol in check_protocols(file.name, read_file(file, largest=LARGEST)):
        told = _("{label} ({id}) : le protocole peut être utilisé.")
        print(told.format(label=called(protocol), id=protocol.id))
    return 0


def read(id: str | None, *, flat: bool = False) -> int:
    """The steps of a protocol, or the list of protocols."""
    show(_steps(id) if id is not None else _list(), flat=flat)
    return 0


def _list() -> Blocks:
    from planner.services.portfolio import protocols_of
    from planner.views.blocks import Column, Row, Table
    from planner.views.words.protocols import called

    rows = tuple(Row((id, called(one))) for id, one in sorted(protocols_of().items()))
    return (Table((Column(_("Identifiant")), Column(_("Protocole"), grows=True)), rows),)


def _steps(id: str) -> Blocks:
    from planner.services.portfolio import protocol_named
    from planner.views.protocols import protocol_blocks

    return protocol_blocks(protocol_named(id))
