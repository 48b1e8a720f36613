"""How a command line reaches ``planner log``."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["log"]

log = typer.Typer(rich_markup_mode=None, add_help_option=False)

Id = Annotated[str, typer.Argument(metavar="IDENTIFIANT")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE")]
Entry = Annotated[str | None, typer.Option("--entry", metavar="ENTREE")]
Note = Annotated[str, typer.Option("--note", metavar="TEXTE")]
Topics = Annotated[list[str] | None, typer.Option("--topic", metavar="SUJET")]
Known = Annotated[bool | None, typer.Option("--known/--unknown")]
Asks = Annotated[bool | None, typer.Option("--asks/--asks-not")]
Supported = Annotated[bool | None, typer.Option("--supported/--unsupported")]
ByDepartment = Annotated[bool | None, typer.Option("--asked-by-department/--asked-by-none")]
Arrears = Annotated[str | None, typer.Option("--arrears", metavar="MONTANT")]
StepId = Annotated[str, typer.Argument(metavar="ETAPE")]


@log.command("enter", add_help_option=False)
def _enter(
    dossier: Id,
    protocol: Annotated[str, typer.Argument(metavar="PROTOCOLE")],
    by: Annotated[str, typer.Option("--by", metavar="QUI")],
    on: On = None,
    topic: Topics = None,
    months: Annotated[int | None, typer.Option("--months", metavar="MOIS")] = None,
    referent: Annotated[str, typer.Option("--referent", metavar="NOM")] = "",
    known: Known = None,
    asks: Asks = None,
    supported: Supported = None,
    asked_by_department: ByDepartment = None,
    arrears: Arrears = None,
) -> int:
    from planner.cli.log import enter

    return enter(
        dossier,
        protocol,
        by=by,
        on=on,
        topics=topic or [],
        months=months,
        referent=referent,
        known=known,
        asks=asks,
        supported=supported,
        asked_by_department=asked_by_department,
        arrears=arrears,
    )


@log.command("facts", add_help_option=False)
def _facts(
    dossier: Id,
    topic: Topics = None,
    referent: Annotated[str | None, typer.Option("--referent", metavar="NOM")] = None,
    known: Known = None,
    asks: Asks = None,
    supported: Supported = None,
    asked_by_department: ByDepartment = None,
    arrears: Arrears = None,
    entry: Entry = None,
) -> int:
    from planner.cli.log import facts

    return facts(
        dossier,
        topics=topic or [],
        referent=referent,
        known=known,
        asks=asks,
        supported=supported,
        asked_by_department=asked_by_department,
        arrears=arrears,
        entry=entry,
    )


@log.command("contact", add_help_option=False)
def _contact(
    dossier: Id,
    channel: Annotated[str, typer.Argument(metavar="GENRE")],
    result: Annotated[str | None, typer.Option("--result", metavar="RESULTAT")] = None,
    on: On = None,
    hour: Annotated[int | None, typer.Option("--hour", metavar="HEURE", min=0, max=23)] = None,
    by: Annotated[str, typer.Option("--by", metavar="QUI")] = "",
    note: Note = "",
    entry: Entry = None,
) -> int:
    from planner.cli.log import contact

    return contact(dossier, channel, result=result, on=on, hour=hour, by=by, note=note, entry=entry)


@log.command("step", add_help_option=False)
def _step(
    dossier: Id,
    name: StepId,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="ISSUE")] = None,
    on: On = None,
    entry: Entry = None,
    note: Note = "",
) -> int:
    from planner.cli.log import step

    return step(dossier, name, outcome=outcome, on=on, entry=entry, note=note)


@log.command("waive", add_help_option=False)
def _waive(
    dossier: Id,
    name: StepId,
    reason: Annotated[str, typer.Option("--reason", metavar="RAISON")],
    on: On = None,
    entry: Entry = None,
) -> int:
    from planner.cli.log import waive

    return waive(dossier, name, reason=reason, on=on, entry=entry)


@log.command("exit", add_help_option=False)
def _exit(
    dossier: Id,
    kind: Annotated[str, typer.Argument(metavar="SORTIE")],
    reason: Annotated[str, typer.Option("--reason", metavar="RAISON")] = "",
    on: On = None,
    entry: Entry = None,
    agreed: Annotated[list[str] | None, typer.Option("--agreed", metavar="QUI")] = None,
) -> int:
    from planner.cli.log import leave

    return leave(dossier, kind, reason=reason, on=on, entry=entry, agreed=tuple(agreed or ()))


@log.command("danger", add_help_option=False)
def _danger(
    dossier: Id,
    on: On = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    note: Note = "",
) -> int:
    from planner.cli.log import danger

    return danger(dossier, on=on, until=until, note=note)


@log.command("share", add_help_option=False)
def _share(
    dossier: Id,
    partner: Annotated[str, typer.Argument(metavar="MEMBRE")],
    matter: Annotated[list[str] | None, typer.Option("--matter", metavar="SUJET")] = None,
    on: On = None,
    entry: Entry = None,
) -> int:
    from planner.cli.log import share

    return share(dossier, partner, matters=matter or [], on=on, entry=entry)


@log.command("tell", add_help_option=False)
def _tell(
    dossier: Id,
    matter: Annotated[str, typer.Argument(metavar="SUJET")],
    text: Annotated[str, typer.Argument(metavar="TEXTE")],
    entry: Entry = None,
) -> int:
    from planner.cli.log import tell

    return tell(dossier, matter, text, entry=entry)


@log.command("renew", add_help_option=False)
def _renew(
    dossier: Id,
    months: Annotated[int, typer.Option("--months", metavar="MOIS", min=1, max=36)],
    reason: Annotated[str, typer.Option("--reason", metavar="RAISON")] = "",
    on: On = None,
    entry: Entry = None,
) -> int:
    from planner.cli.log import renew

    return renew(dossier, months, reason=reason, on=on, entry=entry)


@log.command("advise", add_help_option=False)
def _advise(
    dossier: Id,
    aid: Annotated[str, typer.Argument(metavar="AIDE")],
    entry: Entry = None,
) -> int:
    from planner.cli.log import advise

    return advise(dossier, aid, entry=entry)


@log.command("goal", add_help_option=False)
def _goal(
    dossier: Id,
    text: Annotated[str, typer.Argument(metavar="TEXTE")],
    state: Annotated[str, typer.Option("--state", metavar="ETAT")] = "open",
    by: Annotated[str | None, typer.Option("--by", metavar="DATE")] = None,
    entry: Entry = None,
) -> int:
    from planner.cli.log import goal

    return goal(dossier, text, state=state, by=by, entry=entry)


@log.command("suspend", add_help_option=False)
def _suspend(
    dossier: Id,
    on: On = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    landlord: Annotated[str, typer.Option("--landlord", metavar="NOM")] = "",
    entry: Entry = None,
) -> int:
    from planner.cli.log import suspend

    return suspend(dossier, on=on, until=until, landlord=landlord, entry=entry)


@log.command("refer", add_help_option=False)
def _refer(
    dossier: Id,
    to: Annotated[str, typer.Argument(metavar="SERVICE")],
    kind: Annotated[str, typer.Option("--kind", metavar="GENRE")] = "referral",
    on: On = None,
    accepted: Annotated[str | None, typer.Option("--accepted", metavar="DATE")] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="RAISON")] = "",
    entry: Entry = None,
) -> int:
    from planner.cli.log import refer

    return refer(dossier, to, kind=kind, on=on, accepted=accepted, reason=reason, entry=entry)
