"""``planner web``: the screens in a browser of this machine."""

from __future__ import annotations

import asyncio
import gc

from planner.cli.output import narrate
from planner.views.i18n import _

__all__ = ["run"]


def run(*, port: int = 0) -> int:
    """Say the address, then serve until Ctrl+C."""
    from planner.tui.web.server import WebDoor, bound, serve

    gc.enable()
    listening = bound(port)
    door = WebDoor(listening.getsockname()[1])
    print(door.address, flush=True)
    narrate(
        _(
            "Ouvrez cette adresse dans un navigateur de cette machine. Elle est secrète et change "
            "à chaque lancement. Ctrl+C arrête."
        )
    )
    asyncio.run(serve(door, listening))
    narrate(_("Arrêté. Tout est enregistré."))
    return 0
