"""The commands of the shell door and how a command line reaches one of them.

Each command has its own module, imported when it runs. Typer reads the options; what it refuses
is told again in one sentence of ours, and the help is our own text.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from planner.cli.schemes import add_schemes
from planner.errors import UsageError

__all__ = ["command"]

_HELP = ("--help", "-h", "--aide")

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_help_option=False,
)
law = typer.Typer(rich_markup_mode=None, add_help_option=False)
app.add_typer(law, name="law")
fsl = typer.Typer(rich_markup_mode=None, add_help_option=False)
app.add_typer(fsl, name="fsl")
sheet = typer.Typer(rich_markup_mode=None, add_help_option=False)
app.add_typer(sheet, name="sheet")
add_schemes(app)
asll = typer.Typer(rich_markup_mode=None, add_help_option=False)
app.add_typer(asll, name="asll")

Dossier = Annotated[str, typer.Argument(metavar="DOSSIER.json")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE")]
AsJson = Annotated[bool, typer.Option("--json")]
Flat = Annotated[bool, typer.Option("--flat")]
Out = Annotated[str, typer.Option("-o", "--out", metavar="SORTIE")]
Months = Annotated[int | None, typer.Option("--months", min=1, max=60, metavar="MOIS")]
Start = Annotated[str | None, typer.Option("--start", metavar="DATE")]
Sheet = Annotated[str, typer.Argument(metavar="FEUILLE")]


@app.callback()
def _root() -> None:
    pass


@app.command("plan", add_help_option=False)
def _plan(
    dossier: Dossier,
    on: On = None,
    as_json: AsJson = False,
    contract: Annotated[str | None, typer.Option("--contract", metavar="SORTIE.pdf")] = None,
    annex: Annotated[bool, typer.Option("--annex")] = False,
    flat: Flat = False,
) -> int:
    from planner.cli.plan import run

    return run(dossier, on=on, as_json=as_json, contract=contract, annex=annex, flat=flat)


@app.command("scenarios", add_help_option=False)
def _scenarios(dossier: Dossier, on: On = None, flat: Flat = False) -> int:
    from planner.cli.scenarios import run

    return run(dossier, on=on, flat=flat)


@app.command("explain", add_help_option=False)
def _explain(
    dossier: Dossier,
    figure: Annotated[str | None, typer.Argument(metavar="FIGURE")] = None,
    on: On = None,
    names: Annotated[bool, typer.Option("--list")] = False,
    annex: Annotated[bool, typer.Option("--annex")] = False,
    as_json: AsJson = False,
    flat: Flat = False,
) -> int:
    from planner.cli.explain import run

    return run(dossier, figure, on=on, names=names, annex=annex, as_json=as_json, flat=flat)


@app.command("statement", add_help_option=False)
def _statement(
    file: Annotated[str, typer.Argument(metavar="RELEVE.csv")],
    as_json: AsJson = False,
    flat: Flat = False,
) -> int:
    from planner.cli.statement import run

    return run(file, as_json=as_json, flat=flat)


@app.command("schema", add_help_option=False)
def _schema(name: Annotated[str | None, typer.Argument(metavar="NOM")] = None) -> int:
    from planner.cli.schema import run

    return run(name)


@app.command("calc", add_help_option=False)
def _calc(
    function: Annotated[str | None, typer.Argument(metavar="FONCTION")] = None,
) -> int:
    from planner.cli.calc import run

    return run(function)


@app.command("document", add_help_option=False)
def _document(
    kind: Annotated[str, typer.Argument(metavar="GENRE")],
    dossier: Dossier,
    out: Annotated[str, typer.Option("-o", "--out", metavar="SORTIE")],
    on: On = None,
    report: Annotated[str | None, typer.Option("--report", metavar="RAPPORT.txt")] = None,
) -> int:
    from planner.cli.document import run

    return run(kind, dossier, out=out, on=on, report=report)


@asll.command("plan", add_help_option=False)
def _asll_plan(
    dossier: Dossier,
    on: On = None,
    start: Start = None,
    months: Months = None,
    flat: Flat = False,
) -> int:
    from planner.cli.asll import propose

    return propose(dossier, on=on, start=start, months=months, flat=flat)


@asll.command("sign", add_help_option=False)
def _asll_sign(
    dossier: Dossier, out: Out, on: On = None, start: Start = None, months: Months = None
) -> int:
    from planner.cli.asll import sign

    return sign(dossier, out=out, on=on, start=start, months=months)


@asll.command("review", add_help_option=False)
def _asll_review(
    dossier: Dossier,
    out: Out,
    on: On = None,
    reached: Annotated[list[str] | None, typer.Option("--reached", metavar="OBJECTIF=ETAT")] = None,
    done: Annotated[str, typer.Option("--done", metavar="TEXTE")] = "",
    says: Annotated[str, typer.Option("--says", metavar="TEXTE")] = "",
    stops: Annotated[bool, typer.Option("--stops")] = False,
    flat: Flat = False,
) -> int:
    from planner.cli.asll import review

    return review(
        dossier, out=out, on=on, reached=reached, done=done, says=says, stops=stops, flat=flat
    )


@asll.command("renew", add_help_option=False)
def _asll_renew(dossier: Dossier, out: Out, on: On = None, months: Months = None) -> int:
    from planner.cli.asll import renew

    return renew(dossier, out=out, on=on, months=months)


@asll.command("stop", add_help_option=False)
def _asll_stop(
    dossier: Dossier,
    out: Out,
    on: On = None,
    redirect: Annotated[bool, typer.Option("--redirect")] = False,
) -> int:
    from planner.cli.asll import stop

    return stop(dossier, out=out, on=on, redirect=redirect)


@fsl.command("check", add_help_option=False)
def _fsl_check(file: Annotated[str, typer.Argument(metavar="REGLEMENT.toml")]) -> int:
    from planner.cli.fsl import check

    return check(file)


@fsl.command("new", add_help_option=False)
def _fsl_new(
    code: Annotated[str, typer.Argument(metavar="CODE")],
    name: Annotated[str | None, typer.Option("--name", metavar="NOM")] = None,
    out: Annotated[str | None, typer.Option("-o", "--out", metavar="REGLEMENT.toml")] = None,
) -> int:
    from planner.cli.fsl import new

    return new(code, name=name, out=out)


@law.command("check", add_help_option=False)
def _law_check(on: On = None, as_json: AsJson = False, flat: Flat = False) -> int:
    from planner.cli.law import check

    return check(on=on, as_json=as_json, flat=flat)


@law.command("diff", add_help_option=False)
def _law_diff(
    first: Annotated[str, typer.Argument(metavar="DATE1")],
    second: Annotated[str, typer.Argument(metavar="DATE2")],
    dossier: Annotated[str | None, typer.Option("--dossier", metavar="DOSSIER.json")] = None,
    as_json: AsJson = False,
    flat: Flat = False,
) -> int:
    from planner.cli.law import diff

    return diff(first, second, dossier=dossier, as_json=as_json, flat=flat)


@app.command("delete", add_help_option=False)
def _delete(
    dossier: Annotated[str, typer.Argument(metavar="IDENTIFIANT")],
    yes: Annotated[bool, typer.Option("--yes", "--oui")] = False,
) -> int:
    from planner.cli.delete import run

    return run(dossier, confirmed=yes)


@app.command("demo", add_help_option=False)
def _demo(
    flat: Flat = False,
    no_screen: Annotated[bool, typer.Option("--no-screen")] = False,
) -> int:
    from planner.cli.demo import run

    return run(flat=flat, offer=not no_screen)


@app.command("export", add_help_option=False)
def _export(
    dossier: Dossier,
    on: On = None,
    xlsx: Annotated[str | None, typer.Option("--xlsx", metavar="BUDGET.xlsx")] = None,
    ics: Annotated[str | None, typer.Option("--ics", metavar="DATES.ics")] = None,
) -> int:
    from planner.cli.export import run

    return run(dossier, on=on, xlsx=xlsx, ics=ics)


@sheet.command("new", add_help_option=False)
def _sheet_new(file: Sheet) -> int:
    from planner.cli.sheet import new

    return new(file)


@sheet.command("read", add_help_option=False)
def _sheet_read(file: Sheet, flat: Flat = False) -> int:
    from planner.cli.sheet import read

    return read(file, flat=flat)


@sheet.command("apply", add_help_option=False)
def _sheet_apply(
    file: Sheet,
    dossier: Annotated[str, typer.Argument(metavar="IDENTIFIANT")],
    yes: Annotated[bool, typer.Option("--yes", "--oui")] = False,
    flat: Flat = False,
) -> int:
    from planner.cli.sheet import apply

    return apply(file, dossier, confirmed=yes, flat=flat)


@app.command("web", add_help_option=False)
def _web(port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 0) -> int:
    from planner.cli.web import run

    return run(port=port)


@app.command("texte", add_help_option=False)
def _texte(
    dossier: Annotated[str | None, typer.Argument(metavar="DOSSIER")] = None,
) -> int:
    from planner.cli.texte.home import run

    return run(dossier)


def command(arguments: list[str]) -> int:
    """Run one command line and return its status; UsageError when it is not understood."""
    if _asks_for_help(arguments):
        from planner.cli.help import COMMANDS, help_blocks
        from planner.cli.output import show

        path = tuple(word for word in arguments if not word.startswith("-"))
        if path and path[0] not in COMMANDS:
            from planner.cli.usage import unknown

            raise UsageError(unknown(path))
        show(help_blocks(path))
        return 0
    try:
        status: Any = _named(arguments[0])(
            args=arguments, prog_name="planner", standalone_mode=False
        )
    except typer.Exit as left:
        return int(left.exit_code)
    except typer.TyperException as error:
        from planner.cli.usage import told

        raise UsageError(told(error, arguments)) from None
    return int(status or 0)


def _named(word: str) -> typer.Typer:
    """The interface with the command of that name alone, whole when there is none: the options of
    forty others take longer to read than a plan to compute.
    """
    commands = [each for each in app.registered_commands if each.name == word]
    groups = [each for each in app.registered_groups if each.name == word]
    if not commands and not groups:
        return app
    alone = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        add_help_option=False,
    )
    alone.registered_callback = app.registered_callback
    alone.registered_commands, alone.registered_groups = commands, groups
    return alone


def _asks_for_help(arguments: list[str]) -> bool:
    before_end = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if arguments[0] == "help":
        arguments.pop(0)
        return True
    return any(word in _HELP for word in before_end)
