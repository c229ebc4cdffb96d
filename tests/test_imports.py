"""What imports what: the package is light until it is used, and imports run one way."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "ilma_data"

LIGHT = {"ilma_data"}
"""All that `import ilma_data` may load besides what every Python program has loaded by then."""

START_OF_PYTHON = "import importlib, os, re, sys, types, warnings"
"""Modules of the standard library that cost nothing beside Python's own start."""

ROOMS = ["cli", "report", "export", "release", "checks", "dataset", "draw", "store", "model"]
"""The rooms, from the top down: each may import from itself and from those after it."""

LOW = {"collector", "packaged", "untyped"}
"""Single modules that any room may import, and that import from none."""

EXTRAS = {"altair", "networkx", "pandas", "polars", "pyarrow"}
"""Libraries that the package does without: they are imported where they are asked for, never with a module."""

ALONE = {"draw"}
"""Rooms that know nothing of records: they import from themselves only."""

SIDE_BY_SIDE = {"report", "export", "release"}
"""Rooms that don't import from one another."""


def modules_loaded_by(statement: str) -> set[str]:
    script = f"{START_OF_PYTHON}; before = set(sys.modules); {statement}; "
    script += "print(*(name for name in sys.modules if name not in before))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


def test_import_loads_nothing_but_the_face() -> None:
    assert modules_loaded_by("import ilma_data") == LIGHT


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], []])
def test_version_and_help_load_no_model(arguments: list[str]) -> None:
    script = "import contextlib, sys, ilma_data.cli\n"
    script += f"with contextlib.suppress(SystemExit): ilma_data.cli.main({arguments!r})\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.splitlines()[-1].split())
    assert not {
        name for name in loaded if name.partition(".")[0] in {"pydantic", "pydantic_core", "hypothesis"}
    }
    assert not {name for name in loaded if name.startswith(("ilma_data.model", "ilma_data.dataset"))}


def test_validation_of_clean_records_loads_only_what_it_uses(tmp_path: Path) -> None:
    (tmp_path / "domains").mkdir()
    statement = f"import ilma_data.cli as cli; cli.main(['validate', {str(tmp_path)!r}, '--no-settings'])"
    assert not modules_loaded_by(statement) & {"concurrent.futures", "subprocess", "tempfile", "tomllib"}


def test_schema_needs_no_pydantic() -> None:
    loaded = modules_loaded_by("import ilma_data; ilma_data.schema('agreement')")
    assert "pydantic" not in loaded


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def imports_with_the_module(path: Path) -> Iterator[str]:
    """What is imported when the module is, without what only a type checker reads."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(module: str) -> str:
    return module.split(".")[1] if module.startswith("ilma_data.") else ""


@pytest.mark.parametrize("room", ROOMS)
def test_imports_run_one_way(room: str) -> None:
    allowed = {*ROOMS[ROOMS.index(room) :], *LOW, ""} - (
        SIDE_BY_SIDE - {room} if room in SIDE_BY_SIDE else set()
    )
    allowed &= {room, ""} if room in ALONE else allowed
    for path in (PACKAGE / room).rglob("*.py"):
        for module in imports_of(path):
            assert room_of(module) in allowed, f"{path.relative_to(PACKAGE)} imports {module}"


def test_every_room_is_in_the_order() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name[0] not in "_."}
    assert folders <= {*ROOMS, "testing"}
    modules = {path.stem for path in PACKAGE.glob("*.py")}
    assert modules == {"__init__", "__main__", *LOW}


def test_run_time_depends_on_pydantic_alone() -> None:
    standard = {*sys.stdlib_module_names, "ilma_data", "pydantic", "pydantic_core"}
    for path in PACKAGE.rglob("*.py"):
        if "testing" in path.relative_to(PACKAGE).parts:
            continue
        for module in imports_of(path):
            assert module.partition(".")[0] in standard | EXTRAS, (
                f"{path.relative_to(PACKAGE)} imports {module}"
            )
        for module in imports_with_the_module(path):
            assert module.partition(".")[0] not in EXTRAS, (
                f"{path.relative_to(PACKAGE)} imports {module} at once"
            )


def test_model_and_checks_print_nothing_and_open_no_file() -> None:
    for room in ("model", "checks", "dataset", "draw"):
        for path in (PACKAGE / room).rglob("*.py"):
            called = {
                node.func.id
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            assert not called & {"print", "open", "input"}, path
