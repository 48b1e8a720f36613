"""The walls of the house: who may import whom, what calc may not touch, what loads when."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "planner"

MAY_IMPORT = {
    "errors": set(),
    "calc": {"errors"},
    "law": {"calc", "errors"},
    "intake": {"calc", "errors"},
    "views": {"calc", "errors"},
    "documents": {"views", "calc", "errors"},
    "storage": {"calc", "errors"},
    "services": {"calc", "law", "intake", "views", "documents", "storage", "errors"},
    "tui": {"services", "intake", "views", "calc", "errors"},
    "api": {"services", "intake", "views", "calc", "law", "errors"},
    "cli": {"services", "intake", "views", "calc", "law", "errors"},
}
"""The table of the architecture: a layer → the layers of ours it may import."""

DOORS = {("cli", "tui"), ("__main__", "cli"), ("__main__", "tui")}
"""The shell opens the terminal, and nothing else crosses from one door to another."""

CALC_ORDER = [
    {"values", "money", "calendar", "figure", "operations", "law", "outcomes"},
    {"dossier"},
    {"results", "aid_results", "allowance_results"},
    {"budget"},
    {"housing", "arrears", "debts"},
    {"rights"},
    {"repayment", "procedure"},
    {"diagnosis", "living"},
    {"schemes"},
    {"protocols"},
    {"plan", "glance", "vocabulary"},
    {"scenarios"},
    {"requests"},
    {"functions"},
]
"""Inside calc, a module never imports one of a later line."""

CALC_THIRD_PARTY = {
    "pydantic",
    "pydantic_core",
    "dateutil",
    "holidays",
    "numpy",
    "typing_extensions",
}
BANNED_MODULES = {"os", "io", "random", "secrets", "time", "locale", "pathlib", "subprocess",
                  "socket", "tempfile", "shutil", "logging", "sys"}  # fmt: skip
BANNED_CALLS = {"open", "print", "input", "float", "exec", "eval"}
BANNED_METHODS = {"today", "now", "utcnow", "fromtimestamp", "read_text", "write_text"}


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Every node of a module, read once for all the walls."""
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"), str(file))))


def modules(layer: Path) -> Iterator[tuple[Path, tuple[ast.AST, ...]]]:
    files = sorted(layer.rglob("*.py")) if layer.is_dir() else [layer]
    for file in files:
        yield file, nodes(file)


def imported(module: tuple[ast.AST, ...]) -> Iterator[str]:
    typing_only = {
        id(node)
        for block in module
        if isinstance(block, ast.If)
        and getattr(block.test, "id", getattr(block.test, "attr", "")) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in module:
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
            if node.module == "planner":
                yield from (f"planner.{alias.name}" for alias in node.names)


def layer_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_layer_imports_only_those_below_it() -> None:
    wrong = []
    for file, tree in modules(PACKAGE):
        layer = layer_of(file)
        if layer in ("__init__", "__main__", "examples"):
            continue
        assert layer in MAY_IMPORT, f"{layer} has no place in the architecture"
        for name in imported(tree):
            parts = name.split(".")
            if parts[0] != "planner" or len(parts) == 1 or parts[1] in ("__version__", layer):
                continue
            if parts[1] not in MAY_IMPORT[layer] and (layer, parts[1]) not in DOORS:
                wrong.append(f"{file.relative_to(ROOT)} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_inside_calc_the_lower_never_imports_the_higher() -> None:
    rank = {name: line for line, names in enumerate(CALC_ORDER) for name in names}
    wrong = []
    for file, tree in modules(PACKAGE / "calc"):
        own = file.relative_to(PACKAGE / "calc").parts[0].removesuffix(".py")
        if own == "__init__":
            continue
        assert own in rank, f"calc/{own} has no place in the order"
        for name in imported(tree):
            parts = name.split(".")
            if parts[:2] == ["planner", "calc"] and len(parts) > 2 and rank[parts[2]] > rank[own]:
                wrong.append(f"{file.relative_to(ROOT)} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_calc_touches_no_file_clock_chance_or_float() -> None:
    wrong = []
    for file, tree in modules(PACKAGE / "calc"):
        where = file.relative_to(ROOT)
        for name in imported(tree):
            top = name.split(".")[0]
            if top in BANNED_MODULES:
                wrong.append(f"{where} imports {name}")
            if (
                top not in sys.stdlib_module_names
                and top != "planner"
                and top not in CALC_THIRD_PARTY
            ):
                wrong.append(f"{where} imports {name}")
        for node in tree:
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                wrong.append(f"{where}:{node.lineno} writes the float {node.value}")
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Name) and node.func.id in BANNED_CALLS:
                wrong.append(f"{where}:{node.lineno} calls {node.func.id}")
            if isinstance(node.func, ast.Attribute) and node.func.attr in BANNED_METHODS:
                wrong.append(f"{where}:{node.lineno} calls .{node.func.attr}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("layer", ["views", "documents", "tui", "intake", "storage"])
def test_no_float_is_written_near_money(layer: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file, tree in modules(PACKAGE / layer)
        for node in tree
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_clock_reads_the_time() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno} calls .{node.func.attr}"
        for file, tree in modules(PACKAGE)
        if file != PACKAGE / "services" / "clock.py"
        for node in tree
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("today", "now", "utcnow")
        and ast.unparse(node.func.value).split(".")[-1] in ("date", "datetime")
    ]
    assert not wrong, "\n".join(wrong)


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint('\\n'.join(sys.modules))"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return {name.split(".")[0] for name in done.stdout.splitlines()}


HEAVY = {"textual", "rich", "sqlalchemy", "typst", "fastapi", "cryptography", "babel", "numpy",
         "holidays", "typer"}  # fmt: skip


def test_importing_calc_loads_nothing_that_it_may_not_need() -> None:
    assert not loaded_by("import planner.calc") & HEAVY


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    long = {
        str(file.relative_to(ROOT)): count
        for file in sorted(PACKAGE.rglob("*.py"))
        if (count := len(file.read_text("utf-8").splitlines())) > 400
    }
    assert not long, long
