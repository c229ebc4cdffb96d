"""The example of a rule is put where it belongs, and what is shown of it is what anyone would see."""

from pathlib import Path

import pytest

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.rule import Example
from ilma_data.testing.examples import SETTINGS, copy_examples, put_bad_example, tried

SOURCE = Path(__file__).parents[1] / "checks" / "example"
RULES = {rule.code: rule for rule in all_rules()}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the example records."""
    return copy_examples(SOURCE, tmp_path)


def changed(records: Path) -> dict[str, bytes]:
    """The files that are not as in the example records, by their names."""
    files = {path.relative_to(records).as_posix(): path for path in records.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if not (SOURCE / name).exists() or path.read_bytes() != (SOURCE / name).read_bytes()
    }


def test_a_bad_piece_takes_the_place_of_the_good_one(records: Path) -> None:
    assert (
        put_bad_example(Example("domains/water.json", '"eau"', '"\udce9au"'), records) == "domains/water.json"
    )
    before = (SOURCE / "domains/water.json").read_bytes()
    assert changed(records) == {"domains/water.json": before.replace(b'"eau"', b'"\xe9au"')}


def test_a_bad_name_is_one_more_file(records: Path) -> None:
    assert put_bad_example(Example(None, "domains/water.json", "a/b/water.json"), records) == "a/b/water.json"
    assert changed(records) == {"a/b/water.json": (SOURCE / "domains/water.json").read_bytes()}


def test_a_bad_link_takes_the_place_of_the_file(records: Path) -> None:
    put_bad_example(Example(None, "domains/water.json", "domains/water.json -> ../nowhere"), records)
    assert (records / "domains/water.json").is_symlink()
    assert str((records / "domains/water.json").readlink()) == str(Path("../nowhere"))


def test_a_piece_that_is_not_there_is_an_error(records: Path) -> None:
    with pytest.raises(ValueError, match=r"domains/water.json has no \"wine\""):
        put_bad_example(Example("domains/water.json", '"wine"', '"beer"'), records)


def test_settings_lie_beside_the_records(tmp_path: Path) -> None:
    source = tmp_path / "some"
    source.mkdir()
    (tmp_path / "some-settings.toml").write_text("[tool.ilma]\nselect = []\n", "utf-8")
    records = copy_examples(source, tmp_path, settings=True)
    assert put_bad_example(Example(SETTINGS, "select", "selct"), records) == SETTINGS
    assert (tmp_path / SETTINGS).read_text("utf-8") == "[tool.ilma]\nselct = []\n"


def test_what_is_printed_does_not_depend_on_where_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tried(RULES["ILMA204"], SOURCE)
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "200", "GITHUB_ACTIONS": "true"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    assert tried(RULES["ILMA204"], SOURCE) == plain
    assert Path.cwd() == tmp_path
    assert "records/agreements/water-accord-2021.json:28:15: " in plain.printed
    assert "\x1b" not in plain.printed
    assert max(map(len, plain.printed.splitlines()[1:])) <= 80
    assert plain.before is not None
    assert plain.after == plain.before.replace('"date": "2021-05-04"', '"date": "2021-05-06"', 1)
