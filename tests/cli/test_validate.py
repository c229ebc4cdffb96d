"""`ilma validate`: exit codes, and that both formats say what was found."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def faulty(folder: Path, tmp_path: Path) -> Path:
    """The records with one slip: a word that is not in the list."""
    root = tmp_path / "records"
    shutil.copytree(folder, root)
    file = root / "agreements/irrigation-protocol-2021.json"
    file.write_bytes(file.read_bytes().replace(b'"instrument": "protocol"', b'"instrument": "protocoll"'))
    return root


def test_records_without_a_finding(run: Run, folder: Path) -> None:
    code, out, err = run("validate", folder)
    assert (code, err) == (0, "")
    assert out == f"16 records in {folder}: no finding; 72 of 72 factual values with evidence (100 %)\n"


def test_a_finding_says_where_and_what_to_write(run: Run, faulty: Path) -> None:
    code, out, err = run("validate", faulty)
    assert (code, err) == (1, "")
    first, source, carets, *_ = out.splitlines()
    place = faulty / "agreements/irrigation-protocol-2021.json"
    assert first.startswith(f"{place}:4:17: ILMA104 unknown-word: ")
    assert source == '      "instrument": "protocoll",'
    assert carets == "                    ^^^^^^^^^^^"
    assert "  did you mean protocol?\n" in out
    assert out.splitlines()[-2:] == [
        "  1  ILMA104 unknown-word  error  --unsafe-fixes mends 1",
        "`ilma rule ILMA104` explains the rule.",
    ]


def test_the_json_says_the_same(run: Run, faulty: Path) -> None:
    code, out, err = run("validate", "--format", "json", faulty)
    assert (code, err) == (1, "")
    (finding,) = json.loads(out)["findings"]
    assert (finding["code"], finding["line"], finding["column"]) == ("ILMA104", 4, 17)
    assert (finding["end_line"], finding["end_column"], finding["pointer"]) == (4, 28, "/instrument")
    assert (finding["found"], finding["nearest"]) == ('"protocoll"', "protocol")
    assert finding["source_line"] == '  "instrument": "protocoll",'


def test_a_part_of_a_folder_is_reported_alone(run: Run, faulty: Path) -> None:
    code, out, _ = run("validate", faulty / "domains")
    assert code == 0
    assert out.startswith(f"3 records in {faulty / 'domains'}: no finding; ")


def test_a_fix_is_shown_and_then_written(run: Run, faulty: Path) -> None:
    file = faulty / "agreements/irrigation-protocol-2021.json"
    before = file.read_bytes()
    code, out, err = run("validate", "--unsafe-fixes", "--diff", faulty)
    assert code == 1
    assert '-  "instrument": "protocoll",\n+  "instrument": "protocol",' in out
    assert err == "1 finding in 1 file would be mended\n"
    assert file.read_bytes() == before
    code, out, err = run("validate", "--unsafe-fixes", faulty)
    assert code == 0
    assert "no finding" in out
    assert err.splitlines()[-1] == "1 finding in 1 file mended"
    assert file.read_bytes() == before.replace(b"protocoll", b"protocol")
    assert run("validate", "--unsafe-fixes", "--diff", faulty)[0] == 0


def test_a_guess_is_not_written_unasked(run: Run, faulty: Path) -> None:
    file = faulty / "agreements/irrigation-protocol-2021.json"
    before = file.read_bytes()
    code, _, err = run("validate", "--fix", faulty)
    assert (code, err) == (1, "0 findings in 0 files mended\n")
    assert file.read_bytes() == before


def test_settings_decide_what_counts_and_what_is_mended(run: Run, faulty: Path) -> None:
    settings = faulty.parent / "pyproject.toml"
    settings.write_text('[tool.ilma]\nignore = ["ILMA104"]\n', "utf-8")
    code, out, _ = run("validate", faulty)
    assert code == 0
    assert "1 ignored" in out
    assert run("validate", "--unsafe-fixes", "--diff", faulty)[1] == ""
    assert run("validate", "--no-settings", faulty)[0] == 1
    assert run("validate", "--no-settings", "--fail-on", "never", faulty)[0] == 0


def test_records_of_one_s_own_may_lead_to_the_packaged_ones(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own" / "domains"
    own.mkdir(parents=True)
    record = {
        "id": "domain/date-palms", "label": {"en": "date palms"}, "definition": "The growing of dates.",
        "broader": "domain/agriculture",
    }  # fmt: skip
    (own / "date-palms.json").write_text(json.dumps(record), "utf-8")
    code, out, _ = run("validate", own.parent, "--select", "ILMA2")
    assert code == 1
    assert "ILMA201" in out
    code, out, _ = run("validate", own.parent, "--with-packaged", "--select", "ILMA2")
    assert (code, "no finding" in out) == (0, True)
    (own / "agriculture.json").write_text(
        json.dumps({**record, "id": "domain/agriculture", "broader": None}), "utf-8"
    )
    code, out, _ = run("validate", own.parent, "--with-packaged", "--select", "ILMA2")
    assert code == 1
    assert (
        "ILMA211 taken-id: The id domain/agriculture is taken: the packaged records/domains/agriculture.json"
        in out
    )


def test_the_packaged_records_are_no_base_of_themselves(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("validate", "--with-packaged")
    assert code == 2
    assert err.startswith("ilma validate: --with-packaged is for records of your own")
    code, _, err = run("validate", "--fix")
    assert code == 2
    assert "the packaged records are never changed" in err


def test_watching_checks_until_it_is_stopped(run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", stop)
    code, out, _ = run("validate", "--watch", faulty)
    assert code == 130
    assert "ILMA104 unknown-word" in out
    assert "Waiting for changes" in out


@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes", "--diff"])
def test_watching_writes_nothing(run: Run, faulty: Path, option: str) -> None:
    code, _, err = run("validate", "--watch", option, faulty)
    assert (code, err) == (2, f"ilma validate: --watch writes nothing: leave out {option}\n")


def test_watching_a_file_looks_at_the_records_beside_it(
    run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched: list[Path] = []

    def stop(check: Callable[[], object], roots: list[Path]) -> None:  # noqa: ARG001 - as `watch` is called
        watched.extend(roots)
        raise KeyboardInterrupt

    monkeypatch.setattr("ilma_data.cli.validate.watch", stop)
    assert run("validate", "--watch", faulty / "domains/water.json")[0] == 130
    assert watched == [faulty, faulty.parent / "pyproject.toml"]
