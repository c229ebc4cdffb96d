"""The files that come with the package, as a source tree and as a wheel have them."""

import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ilma_data
from ilma_data.packaged import UnknownSchemaError, schema

PACKAGE = Path(ilma_data.__file__).parent
SCHEMAS = sorted((PACKAGE.parent / "schemas").glob("*.schema.json"))


def test_a_schema_is_what_its_file_holds() -> None:
    assert len(SCHEMAS) > 5
    for file in SCHEMAS:
        assert schema(file.name.removesuffix(".schema.json")) == json.loads(file.read_bytes())


def test_a_schema_can_be_changed_without_changing_the_next() -> None:
    schema("agreement").clear()
    assert schema("agreement")["title"] == "Agreement"


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("agreements", "agreement"),
        ("Meeting", "meeting"),
        ("signatories", "signatory"),
        ("data set", "dataset"),
    ],
)
def test_an_unknown_name_offers_the_nearest(wrong: str, nearest: str) -> None:
    with pytest.raises(UnknownSchemaError) as raised:
        schema(wrong)
    assert raised.value.name == wrong
    assert raised.value.nearest[0] == nearest
    assert f"did you mean {nearest}" in str(raised.value)
    assert str(raised.value).startswith(wrong)


@pytest.mark.parametrize("wrong", ["", "../schemas/agreement", "agreement.schema.json", "zzz"])
def test_a_name_is_no_path(wrong: str) -> None:
    with pytest.raises(UnknownSchemaError, match="There are agreement, dataset, domain"):
        schema(wrong)


def test_the_error_survives_pickling() -> None:
    error = UnknownSchemaError("agrement", ("agreement", "meeting"))
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.name, again.nearest) == (str(error), "agrement", ("agreement",))


def test_reading_a_schema_loads_no_pydantic() -> None:
    code = "import sys; from ilma_data.packaged import schema; schema('agreement'); print(*sys.modules)"
    loaded = run(code, PACKAGE.parent).split()
    assert "ilma_data.packaged" in loaded
    assert [name for name in loaded if name.startswith(("pydantic", "ilma_data.model"))] == []


def test_a_wheel_has_its_own_schemas(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "ilma_data", ignore=shutil.ignore_patterns("__pycache__"))
    packaged = tmp_path / "ilma_data/_packaged/schemas"
    packaged.mkdir(parents=True)
    (packaged / "agreement.schema.json").write_text('{"title": "From the wheel"}', encoding="utf-8")
    assert run("from ilma_data.packaged import schema; print(schema('agreement'))", tmp_path) == (
        "{'title': 'From the wheel'}\n"
    )


def run(code: str, path: Path) -> str:
    """What some code prints, with the package taken from a folder."""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=path,
        env={"PYTHONPATH": str(path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
