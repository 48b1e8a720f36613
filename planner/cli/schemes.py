"""The commands of the schemes: what is due, commissions, evaluation, protocols."""

from __future__ import annotations

from typing import Annotated

import typer

from planner.cli.log_commands import log

__all__ = ["add_schemes"]

schemes = typer.Typer(rich_markup_mode=None, add_help_option=False)
commission = typer.Typer(rich_markup_mode=None, add_help_option=False)
protocol = typer.Typer(rich_markup_mode=None, add_help_option=False)

On = Annotated[str | None, typer.Option("--on", metavar="DATE")]
AsJson = Annotated[bool, typer.Option("--json")]
Flat = Annotated[bool, typer.Option("--flat")]
ProtocolId = Annotated[str, typer.Argument(metavar="PROTOCOLE")]
Partner = Annotated[str | None, typer.Option("--partner", metavar="MEMBRE")]
Out = Annotated[str | None, typer.Option("-o", "--out", metavar="SORTIE")]


def add_schemes(app: typer.Typer) -> None:
    """Put the commands of the schemes into the program."""
    app.registered_commands += schemes.registered_commands
    app.add_typer(commission, name="commission")
    app.add_typer(protocol, name="protocol")
    app.add_typer(log, name="log")


@schemes.command("due", add_help_option=False)
def _due(
    dossier: Annotated[str | None, typer.Argument(metavar="DOSSIER")] = None,
    on: On = None,
    days: Annotated[int, typer.Option("--days", metavar="JOURS", min=0, max=3660)] = 30,
    late: Annotated[bool, typer.Option("--late")] = False,
    as_json: AsJson = False,
    flat: Flat = False,
) -> int:
    from planner.cli.due import run

    return run(dossier, on=on, days=days, late=late, as_json=as_json, flat=flat)


@schemes.command("evaluate", add_help_option=False)
def _evaluate(
    protocol_id: ProtocolId,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIODE")] = None,
    source: Annotated[str | None, typer.Option("--from", metavar="DOSSIERS.jsonl")] = None,
    out: Out = None,
    internal: Annotated[bool, typer.Option("--internal")] = False,
    as_json: AsJson = False,
    flat: Flat = False,
) -> int:
    from planner.cli.evaluate import run

    return run(
        protocol_id,
        period=period,
        source=source,
        out=out,
        internal=internal,
        as_json=as_json,
        flat=flat,
    )


@commission.command("agenda", add_help_option=False)
def _commission_agenda(
    protocol_id: ProtocolId, on: On = None, partner: Partner = None, out: Out = None,
    flat: Flat = False,
) -> int:  # fmt: skip
    from planner.cli.commission import paper

    return paper(protocol_id, minutes=False, partner=partner, on=on, out=out, flat=flat)


@commission.command("minutes", add_help_option=False)
def _commission_minutes(
    protocol_id: ProtocolId, on: On = None, partner: Partner = None, out: Out = None,
    flat: Flat = False,
) -> int:  # fmt: skip
    from planner.cli.commission import paper

    return paper(protocol_id, minutes=True, partner=partner, on=on, out=out, flat=flat)


@commission.command("decide", add_help_option=False)
def _commission_decide(
    dossier: Annotated[str, typer.Argument(metavar="IDENTIFIANT")],
    decision: Annotated[str, typer.Argument(metavar="DECISION")],
    on: On = None,
    entry: Annotated[str | None, typer.Option("--entry", metavar="ENTREE")] = None,
    text: Annotated[str, typer.Option("--text", metavar="TEXTE")] = "",
    review: Annotated[str | None, typer.Option("--review", metavar="DATE")] = None,
    agreed: Annotated[list[str] | None, typer.Option("--agreed", metavar="QUI")] = None,
) -> int:
    from planner.cli.commission import decide

    return decide(
        dossier, decision, on=on, entry=entry, text=text, review=review, agreed=tuple(agreed or ())
    )


@commission.command("ask", add_help_option=False)
def _commission_ask(
    dossier: Annotated[str, typer.Argument(metavar="IDENTIFIANT")],
    on: On = None,
    entry: Annotated[str | None, typer.Option("--entry", metavar="ENTREE")] = None,
) -> int:
    from planner.cli.commission import ask

    return ask(dossier, on=on, entry=entry)


@protocol.command("check", add_help_option=False)
def _protocol_check(file: Annotated[str, typer.Argument(metavar="PROTOCOLE.toml")]) -> int:
    from planner.cli.protocol import check

    return check(file)


@protocol.command("show", add_help_option=False)
def _protocol_show(
    protocol_id: Annotated[str | None, typer.Argument(metavar="PROTOCOLE")] = None,
    flat: Flat = False,
) -> int:
    from planner.cli.protocol import read

    return read(protocol_id, flat=flat)
