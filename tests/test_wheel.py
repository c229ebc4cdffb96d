"""The wheel, as a user gets it: built from the sdist, installed where nothing else is.

Both archives are built once, by the build tools that pyproject.toml asks for; xdist_group keeps the
tests on one worker, so that it is once.
"""

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

import ilma_data
from ilma_data.cli import main

pytestmark = [pytest.mark.outside, pytest.mark.xdist_group("wheel")]

ROOT = Path(__file__).parents[1]
VERSION = ilma_data.__version__


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    # Without --sdist and --wheel, `build` makes the sdist and then the wheel out of that.
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(built / f"ilma_data-{VERSION}-py3-none-any.whl")


@pytest.fixture(scope="module")
def environment(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment with nothing but the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    wheel = built / f"ilma_data-{VERSION}-py3-none-any.whl"
    run(commands / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return commands


def test_the_wheel_has_the_package_the_records_the_schemas_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "ilma_data").rglob("*.py")}
    schemas = {f"ilma_data/_packaged/schemas/{path.name}" for path in (ROOT / "schemas").glob("*.json")}
    about = {"METADATA", "RECORD", "WHEEL", "entry_points.txt"}
    licences = {f"licenses/LICENSES/{name}.txt" for name in ("CC-BY-4.0", "MIT")}
    assert len(schemas) > 5
    assert set(wheel.namelist()) == (
        package
        | {"ilma_data/py.typed", "ilma_data/_packaged/records.snapshot"}
        | schemas
        | {f"ilma_data-{VERSION}.dist-info/{name}" for name in about | licences}
    )


def test_the_wheel_is_under_a_megabyte_and_depends_on_pydantic_alone(
    built: Path, wheel: zipfile.ZipFile
) -> None:
    assert (built / f"ilma_data-{VERSION}-py3-none-any.whl").stat().st_size < 1_000_000
    metadata = HeaderParser().parsestr(wheel.read(f"ilma_data-{VERSION}.dist-info/METADATA").decode())
    needed = [one for one in metadata.get_all("Requires-Dist", []) if "extra ==" not in one]
    assert [one.partition(">")[0] for one in needed] == ["pydantic"]


def test_the_wheel_has_the_schemas_and_licences_as_they_are_here(wheel: zipfile.ZipFile) -> None:
    for schema in (ROOT / "schemas").glob("*.json"):
        assert wheel.read(f"ilma_data/_packaged/schemas/{schema.name}") == schema.read_bytes()
    for licence in (ROOT / "LICENSES").iterdir():
        assert (
            wheel.read(f"ilma_data-{VERSION}.dist-info/licenses/LICENSES/{licence.name}")
            == licence.read_bytes()
        )


def test_the_sdist_has_what_builds_the_wheel_and_runs_the_tests(built: Path) -> None:
    with tarfile.open(built / f"ilma_data-{VERSION}.tar.gz") as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    files = [ROOT / "pyproject.toml", ROOT / "hatch_build.py", ROOT / "CITATION.cff", ROOT / "scripts/test"]
    for folder, kind in (
        ("ilma_data", "*.py"),
        ("records", "*.json"),
        ("schemas", "*.json"),
        ("tests", "*.py"),
    ):
        files += (ROOT / folder).rglob(kind)
    assert {file.relative_to(ROOT).as_posix() for file in files} - names == set()
    assert [
        name for name in names if {".git", ".venvs", "node_modules", "__pycache__"} & set(name.split("/"))
    ] == []


def test_the_sdist_and_the_tree_give_the_same_wheel_byte_for_byte(tmp_path: Path) -> None:
    wheels = []
    for name, way in {"by-way-of-sdist": [], "from-tree": ["--wheel"]}.items():
        folder = tmp_path / name
        # Not isolated, so that both come from one release of hatchling, which signs the wheel.
        run(sys.executable, "-m", "build", "--no-isolation", *way, "--outdir", folder, ROOT, cwd=tmp_path)
        wheels += [wheel.read_bytes() for wheel in folder.glob("*.whl")]
    assert len(wheels) == 2
    assert wheels[0] == wheels[1]


def test_the_installed_wheel_loads_the_records_of_this_tree(environment: Path, tmp_path: Path) -> None:
    code = (
        "import ilma_data, json;"
        "print(json.dumps({record.id: record.model_dump_json() for record in ilma_data.load().records}))"
    )
    loaded = json.loads(run(environment / "python", "-c", code, cwd=tmp_path))
    here = {record.id: record.model_dump_json() for record in ilma_data.load().records}
    assert here
    assert list(loaded) == list(here)
    assert loaded == here


def test_the_installed_wheel_gives_its_schemas(environment: Path, tmp_path: Path) -> None:
    code = "import ilma_data, json; print(json.dumps(ilma_data.schema('agreement')))"
    expected = json.loads((ROOT / "schemas/agreement.schema.json").read_bytes())
    assert json.loads(run(environment / "python", "-c", code, cwd=tmp_path)) == expected


def test_the_installed_command_knows_its_version_and_finds_its_records_sound(
    environment: Path, tmp_path: Path
) -> None:
    assert run(environment / "ilma", "--version", cwd=tmp_path).split()[-1] == VERSION
    run(environment / "ilma", "validate", cwd=tmp_path)


@pytest.mark.parametrize(
    "arguments",
    ["list", "list agreements --one-origin", "show agreement/defence-memorandum-2021", "timeline"],
)
def test_the_installed_command_looks_at_records_without_pydantic(
    arguments: str, environment: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = (
        f"import sys; from ilma_data.cli import main; main({arguments.split()!r}); print('---', *sys.modules)"
    )
    shown, _, loaded = run(environment / "python", "-c", code, cwd=tmp_path).rpartition("--- ")
    assert not {"pydantic", "pydantic_core", "ilma_data.model.agreement"} & set(loaded.split())
    assert main(arguments.split()) == 0
    assert shown == capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "lists", "standard"),
    [
        ("list agreements", {"stages"}, set()),
        (
            "show agreement/defence-memorandum-2021",
            {"domains", "sources", "stages"},
            {"warnings"},
        ),
        ("timeline", set(), {"collections.abc"}),
    ],
)
def test_the_installed_command_loads_no_more_than_it_shows(
    arguments: str, lists: set[str], standard: set[str], environment: Path, tmp_path: Path
) -> None:
    code = (
        "import collections, re, sys, types; before = {*sys.modules}; from ilma_data.cli import main; "
        f"main({arguments.split()!r}); print('---', *({{*sys.modules}} - before))"
    )
    loaded = set(run(environment / "python", "-c", code, cwd=tmp_path).rpartition("--- ")[2].split())
    beyond = {name for name in loaded if name.partition(".")[0] != "ilma_data"}
    assert beyond <= {"__future__", "_json", "gc"} | standard
    made = {name.rpartition(".")[2] for name in loaded if name.startswith("ilma_data.model.vocabulary.")}
    assert made - {"vague", "word"} <= lists
    assert not any(name.startswith(("ilma_data.dataset.filters", "ilma_data.cli.parser")) for name in loaded)


def run(*command: str | Path, cwd: Path) -> str:
    """What a command printed; one that fails, fails the test with all its output.

    It is kept from finding this tree: it runs elsewhere, and without a search path from outside.
    """
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    ran = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout
