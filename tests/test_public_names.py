"""The public names: pinned, so that none comes or goes unnoticed."""

import ast
import pickle
from importlib import import_module
from pathlib import Path

import pytest

import ilma_data

PUBLIC = {
    "Agreement",
    "Collection",
    "Dataset",
    "Domain",
    "EdtfDate",
    "EdtfError",
    "ExportError",
    "InvalidRecordsError",
    "Meeting",
    "MissingExtraError",
    "Organization",
    "PathError",
    "Person",
    "Reference",
    "Retired",
    "RetiredIdWarning",
    "Source",
    "State",
    "Timeline",
    "TimelineEntry",
    "Truth",
    "UnknownFormatError",
    "UnknownIdError",
    "UnknownSchemaError",
    "UnknownStyleError",
    "UnknownTableError",
    "UnknownWordError",
    "__version__",
    "UnreadableExportError",
    "cite",
    "load",
    "read_export",
    "schema",
    "tables",
    "write_export",
}


def test_public_names_are_those_that_are_pinned() -> None:
    assert set(ilma_data.__all__) == PUBLIC
    assert len(ilma_data.__all__) == len(PUBLIC)
    assert set(dir(ilma_data)) == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC - {"__version__"}))
def test_public_name_is_defined_where_it_says(name: str) -> None:
    found = getattr(ilma_data, name)
    assert found is getattr(import_module(found.__module__), name)
    assert found.__doc__


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        ilma_data.lod  # noqa: B018 - asking for it is the test


def test_type_checkers_see_the_same_names_as_programs() -> None:
    tree = ast.parse(Path(str(ilma_data.__file__)).read_text("utf-8"))
    typed = {
        alias.asname: node.module
        for statement in tree.body
        if isinstance(statement, ast.If)
        for node in statement.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == ilma_data._HOME


def test_errors_survive_pickling() -> None:
    for error in (
        ilma_data.UnknownIdError("agreement/x", ["agreement/y"]),
        ilma_data.InvalidRecordsError("records", ["a.json: not a record file"]),
        ilma_data.PathError("a.b", "no field `b`", "a.c"),
        ilma_data.UnknownSchemaError("agrement", ("agreement", "meeting")),
    ):
        copy = pickle.loads(pickle.dumps(error))
        assert type(copy) is type(error)
        assert str(copy) == str(error)
        assert vars(copy) == vars(error)
