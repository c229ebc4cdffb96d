"""Settings are read whatever they hold, and each mistake in them is one finding at its place."""

import datetime
import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.checks.catalogue import settings_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.checks.runner import validate
from ilma_data.checks.settings.choice import HIDING
from ilma_data.checks.settings.judging import judged
from ilma_data.checks.settings.reader import FAIL_ON, read_settings
from ilma_data.checks.settings.search import settings_above, settings_in
from ilma_data.checks.settings.settings import EXCEPTION_KEYS, KEYS, Settings

EXAMPLE = Path(__file__).parents[1] / "example"
EXAMPLE_SETTINGS = (Path(__file__).parents[1] / "example-settings.toml").read_text("utf-8")
TODAY = datetime.date(2026, 11, 22)
RULES = {rule.code: rule for rule in settings_rules()}
COMPLETE = (
    'code = "ILMA406"\nrecord = "domain/water"\nreason = "The map is in print."\nexpires = 2099-12-31\n'
)


HEADER = "[[tool.ilma.exceptions]]"


def with_exception(good: str = "", bad: str = "") -> str:
    """Settings with an exception in which one thing stands in place of another."""
    assert good in COMPLETE
    return f"{HEADER}\n{COMPLETE.replace(good, bad) if good else COMPLETE}"


@pytest.fixture(scope="module")
def sound() -> Report:
    """The report on the example records, which have no finding."""
    return validate([EXAMPLE])


def read(text: str | bytes | OSError) -> Settings:
    return read_settings("pyproject.toml", "pyproject.toml", text.encode() if isinstance(text, str) else text)


def findings(report: Report, text: str | bytes | OSError) -> tuple[Finding, ...]:
    return judged(report, read(text), today=TODAY).findings


def one(report: Report, text: str) -> tuple[str, str, str | None]:
    """The code, the text under the caret and the nearest value of the one finding."""
    (finding,) = findings(report, text)
    document = finding.place.file.document
    assert document is not None
    marked = document.text[document.offset(finding.span.start) : document.offset(finding.span.end)]
    return finding.code, marked, finding.nearest


def test_example_settings_have_every_setting_and_no_finding(sound: Report) -> None:
    settings = read(EXAMPLE_SETTINGS)
    assert settings.source is not None
    assert isinstance(settings.source.table, dict)
    assert set(settings.source.table) == set(KEYS)
    assert judged(sound, settings, today=TODAY) == sound


@pytest.mark.parametrize("code", RULES)
def test_bad_example_gives_one_finding_of_its_rule(code: str, sound: Report) -> None:
    rule = RULES[code]
    assert rule.example.file == "pyproject.toml"
    assert rule.example.good in EXAMPLE_SETTINGS
    text = EXAMPLE_SETTINGS.replace(rule.example.good, rule.example.bad, 1)
    (finding,) = findings(sound, text)
    assert (finding.code, finding.rule, finding.file) == (code, rule.name, "pyproject.toml")
    assert finding.expected
    assert finding.fingerprint
    assert finding.line > EXAMPLE_SETTINGS[: EXAMPLE_SETTINGS.index("[tool.ilma]")].count("\n") + 1


@pytest.mark.parametrize("code", RULES)
def test_a_finding_survives_a_moved_line_and_other_line_ends(code: str, sound: Report) -> None:
    example = RULES[code].example
    text = EXAMPLE_SETTINGS.replace(example.good, example.bad, 1)
    (before,) = findings(sound, text)
    (moved,) = findings(sound, f"# first\n{text}")
    (windows,) = findings(sound, text.replace("\n", "\r\n"))
    assert before.fingerprint == moved.fingerprint == windows.fingerprint
    assert (before.line + 1, before.column) == (moved.line, moved.column)
    assert before.span == windows.span


def test_settings_are_read() -> None:
    settings = read(
        '[tool.ilma]\nrecords = ["records", "more/records"]\nselect = ["ILMA1", "ILMA4"]\nignore = ["ILMA40"]\n'
        f'fail-on = "error"\nwith-packaged = true\n[[tool.ilma.exceptions]]\n{COMPLETE}'
    )
    assert settings.records == ("records", "more/records")
    assert settings.fail_on == "error"
    assert settings.with_packaged
    assert "ILMA406" in settings.ignored
    assert "ILMA201" in settings.ignored
    assert "ILMA104" not in settings.ignored
    (entry,) = settings.exceptions
    assert (entry.code, entry.record) == ("ILMA406", "domain/water")
    assert (entry.reason, entry.expires) == ("The map is in print.", datetime.date(2099, 12, 31))
    assert entry.is_complete


@pytest.mark.parametrize(
    "text",
    [
        f"[[tool.ilma.exceptions]]\n{COMPLETE}",
        f"[tool]\n[[tool.'ilma'.\"exceptions\"]]\n{COMPLETE}",
        "tool.ilma.exceptions = [\n  # why\n  {" + COMPLETE.strip().replace("\n", ", ") + " },\n]",
        "tool = {ilma = {exceptions = [{" + COMPLETE.strip().replace("\n", ", ") + "}]}}",
        with_exception("2099-12-31", '"2099-12-31"').replace("\n", "\r\n"),
    ],
)
def test_all_ways_to_write_an_exception_mean_the_same(text: str, sound: Report) -> None:
    (entry,) = read(text).exceptions
    assert entry.is_complete
    assert entry.expires == datetime.date(2099, 12, 31)
    (finding,) = findings(sound, text)
    assert finding.code == "ILMA509"
    document = finding.place.file.document
    assert document is not None
    marked = document.text[document.offset(finding.span.start) :]
    assert marked.startswith(("[[tool", "{code"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tool = 1", None),
        ("[tool.other]\nilma = 1", None),
        ("[tool]\nilma = 3", ("ILMA503", "3", None)),
        ("[[tool.ilma]]", ("ILMA503", "[[tool.ilma]]", None)),
        ("[tool.ilma]\nselect = 'ILMA4'", ("ILMA503", "'ILMA4'", "['ILMA4']")),
        ("[tool.ilma]\nselect = []", ("ILMA503", "[]", None)),
        ("[tool.ilma]\nselect = [\n  'ILMA4',\n  4,\n]", ("ILMA503", "4", None)),
        ("[tool.ilma]\nselect = ['ilma4']", ("ILMA504", "'ilma4'", "ILMA4")),
        ("[tool.ilma]\nselect = ['ILMA9']", ("ILMA504", "'ILMA9'", None)),
        ("[tool.ilma]\nselect = ['']", ("ILMA504", "''", None)),
        ("[tool.ilma]\nignore = ['unused-record']", ("ILMA504", "'unused-record'", "ILMA406")),
        ("[tool.ilma]\nignore = ['ILMA5']", ("ILMA505", "'ILMA5'", None)),
        ("[tool.ilma]\nignore = ['ILMA0']", None),
        ("[tool.ilma]\nselect = ['ILMA003', 'ILMA5']", None),
        ("[tool.ilma]\nfail-on = 'Warning'", ("ILMA503", "'Warning'", "warning")),
        ("[tool.ilma]\nfail-on = true", ("ILMA503", "true", None)),
        ("[tool.ilma]\nwith-packaged = 'True'", ("ILMA503", "'True'", "true")),
        ("[tool.ilma]\nwith-packaged = 1", ("ILMA503", "1", None)),
        ("[tool.ilma]\nwith_packaged = true", ("ILMA502", "with_packaged", "with-packaged")),
        ("[tool.ilma]\n'no such thing' = true", ("ILMA502", "'no such thing'", None)),
        ("tool.ilma.exception = []", ("ILMA502", "exception", "exceptions")),
        ("[tool.ilma.exceptions]\ncode = 'ILMA406'", ("ILMA503", "[tool.ilma.exceptions]", HEADER)),
        ("[tool.ilma]\nexceptions = ['ILMA406']", ("ILMA503", "'ILMA406'", None)),
        ("[tool.ilma]\nrecords = ['/etc']", ("ILMA503", "'/etc'", None)),
        ("[tool.ilma]\nrecords = ['a/../../b']", ("ILMA503", "'a/../../b'", None)),
        ("[tool.ilma]\nrecords = ['C:\\x', '.']", ("ILMA503", "'C:\\x'", None)),
        ("[tool.ilma]\nrecords = ['..\\x']", ("ILMA503", "'..\\x'", None)),
        ('[tool.ilma]\nrecords = ["a\\u0000b"]', ("ILMA503", '"a\\u0000b"', None)),
        ("[tool.ilma]\nrecords = [' ']", ("ILMA503", "' '", None)),
        ("[tool.ilma]\nexceptions = [{}]", ("ILMA506", "{}", None)),
        (with_exception("reason", "raeson"), ("ILMA502", "raeson", "reason")),
        (with_exception("expires", "expiry"), ("ILMA502", "expiry", "expires")),
        (f"{with_exception()}owner = 'me'", ("ILMA502", "owner", None)),
        (with_exception("The map is in print.", " "), ("ILMA506", HEADER, None)),
        (with_exception("2099-12-31", "'2099-02-30'"), ("ILMA503", "'2099-02-30'", "2099-02-28")),
        (with_exception("2099-12-31", "'2099-12'"), ("ILMA503", "'2099-12'", "2099-12-31")),
        (with_exception("2099-12-31", "2099"), ("ILMA503", "2099", None)),
        (with_exception("2099-12-31", "07:32:00"), ("ILMA503", "07:32:00", None)),
        (with_exception("2099-12-31", "2099-12-31 07:32:00"), ("ILMA503", "2099-12-31 07:32:00", "2099-12-31")),
        (with_exception("2099-12-31", "2026-11-21"), ("ILMA508", "2026-11-21", None)),
        (with_exception("2099-12-31", "2026-11-22"), ("ILMA509", HEADER, None)),
        (with_exception("ILMA406", "ILMA4O6"), ("ILMA504", '"ILMA4O6"', "ILMA406")),
        (with_exception("ILMA406", "ILMA40"), ("ILMA504", '"ILMA40"', None)),
        (with_exception("ILMA406", "ILMA001"), ("ILMA505", '"ILMA001"', None)),
        (with_exception("ILMA406", "ILMA509"), ("ILMA505", '"ILMA509"', None)),
        (with_exception("domain/water", "water"), ("ILMA507", '"water"', "domain/water")),
        (with_exception("domain/water", "x" * 5000), ("ILMA507", f'"{"x" * 5000}"', None)),
    ],
)  # fmt: skip
def test_a_mistake_is_one_finding_at_its_place(
    text: str, expected: tuple[str, str, str | None] | None, sound: Report
) -> None:
    if expected is None:
        assert findings(sound, text) == ()
    else:
        assert one(sound, text) == expected


def test_an_exception_for_a_retired_id_is_for_a_record(sound: Report) -> None:
    text = with_exception("domain/water", "agreement/water-treaty-2021")
    assert one(sound, text)[0] == "ILMA509"


def test_unknown_and_missing_keys_of_an_exception_are_told_apart(sound: Report) -> None:
    text = "[[tool.ilma.exceptions]]\nreasn = 'It is late.'\nrecord = 'domain/water'\nzzz = 1\n"
    found = [(finding.code, finding.nearest, finding.message) for finding in findings(sound, text)]
    assert found == [
        ("ILMA506", None, "The exception for a rule in domain/water has no `code` and no `expires`"),
        ("ILMA502", "reason", "An exception has no `reasn`"),
        ("ILMA502", None, "An exception has no `zzz`"),
    ]


@pytest.mark.parametrize(
    ("raw", "place", "says"),
    [
        (b"[tool.ilma]\nselect = [", "2:11", "the file ends too early"),
        (b"\xef\xbb\xbf[tool.ilma]", "1:1", "the file begins with a byte order mark (U+FEFF)"),
        (b"[tool.ilma]\n# \xe9", "2:3", "the byte 0xE9 is not UTF-8 here"),
        (b"[tool.ilma]\nfail-on = '\x00'", "2:12", "a character stands here that TOML does not allow"),
        (b"[tool.ilma]\nx = " + b"1" * 5000, "2:5", "a value without quotes is 5,000 characters long"),
        (b"[tool.ilma]\nx = " + b"[" * 100_000, "2:69", "lists and tables stand more than 64 deep inside each other"),
        (b"[[tool.ilma.exceptions]]\nexpires = 2021-02-30", "2:11", "this day or time does not exist"),
        (b"[tool.ilma]\n[tool.ilma]", "2:1", "a table is there twice"),
        (b" " * 2_000_000, "1:1", "the file is larger than 1,048,576 bytes"),
        (PermissionError(13, "Permission denied"), "1:1", "Permission denied"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_one_finding(
    raw: bytes | OSError, place: str, says: str, sound: Report
) -> None:
    (finding,) = findings(sound, raw)
    assert (finding.code, str(finding.span.start)) == ("ILMA501", place)
    assert finding.message == f"The settings can't be read: {says}"
    settings = read(raw)
    assert (settings.ignored, settings.fail_on, settings.exceptions) == (frozenset(), "warning", ())


def test_the_first_of_two_tables_is_named(sound: Report) -> None:
    (finding,) = findings(sound, "[tool.ilma]\n[a]\n[tool.ilma]")
    assert [str(related.span.start) for related in finding.related] == ["1:1"]


ANYTHING = st.recursive(
    st.sampled_from(["1", "-2.5", "nan", "true", "''", "'ILMA4'", "'ILMA4O6'", "'records'", "'never'", "2021-02-28"])
    | st.sampled_from(["1979-05-27T07:32:00Z", "07:32:00", "'2021-02-30'", "'domain/water'", "'ILMA003'", "'\u202e'"]),
    lambda items: st.lists(items, max_size=3).map(lambda found: f"[{', '.join(found)}]")
    | st.dictionaries(st.sampled_from([*EXCEPTION_KEYS, "x"]), items, max_size=4).map(
        lambda found: "{" + ", ".join(f"{key} = {value}" for key, value in found.items()) + "}"
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([*KEYS, "selct", "x"]), ANYTHING, max_size=5))
def test_whatever_the_settings_hold_is_read_or_reported(sound: Report, values: dict[str, str]) -> None:
    text = "[tool.ilma]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
    settings = read(text)
    assert settings.fail_on in FAIL_ON
    found = judged(sound, settings, today=TODAY).findings
    assert all(finding.code in RULES and finding.expected for finding in found)
    places = [(finding.code, finding.span, finding.found) for finding in found]
    assert len(places) == len(set(places)), "no finding is there twice"
    lines = text.splitlines()
    for finding in found:
        key = lines[finding.line - 1].partition(" ")[0]
        assert finding.pointer.startswith(f"/tool/ilma/{key}")
    for key, value in values.items():
        if key not in KEYS or value in ("1", "nan"):
            assert any(finding.line == lines.index(f"{key} = {value}") + 1 for finding in found)


def test_many_mistakes_come_to_an_end(sound: Report) -> None:
    entry = "{code = 'ILMA4O%d', record = 'domain/watre-%d', reason = '.', expires = 2099-01-01}"
    text = "[tool.ilma]\nexceptions = [\n" + "".join(f"{entry % (n, n)},\n" for n in range(2000)) + "]\n"
    text += "select = [" + ", ".join(f"'ILMA_{n}'" for n in range(2000)) + "]\n"
    text += "".join(f"unknown-{n} = 1\n" for n in range(2000))
    assert len(findings(sound, text)) == 8000


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with records, without settings, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "work" / "records")
    return tmp_path


def source_of(settings: Settings | None) -> str | None:
    return settings.source.path if settings and settings.source else None


def test_the_nearest_file_with_the_table_is_taken(project: Path) -> None:
    assert source_of(settings_above(project / "work")) is None
    (project / "pyproject.toml").write_text("[tool.ilma]\n", "utf-8")
    (project / "work" / "pyproject.toml").write_text("[tool.other]\n", "utf-8")
    assert source_of(settings_above(project / "work")) == str(project / "pyproject.toml")
    assert source_of(settings_above(Path("work"))) == "pyproject.toml"
    assert source_of(settings_above(Path("work/records/.."))) == "pyproject.toml"
    (project / "work" / "pyproject.toml").write_text("tool.ilma.select = ['ILMA4']\n", "utf-8")
    assert source_of(settings_above(Path("work"))) == os.path.join("work", "pyproject.toml")  # noqa: PTH118


def test_a_file_is_named_from_where_one_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "pyproject.toml").write_text("[tool.ilma]\n", "utf-8")
    monkeypatch.chdir(project / "work" / "records")
    assert source_of(settings_above(Path())) == os.path.join("..", "..", "pyproject.toml")  # noqa: PTH118


def test_a_file_that_can_not_be_read_ends_the_search(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.ilma]\n", "utf-8")
    (project / "work" / "pyproject.toml").write_text("[tool.ilma", "utf-8")
    settings = settings_above(Path("work"))
    assert settings is not None
    assert settings.source is not None
    assert settings.source.fault is not None


def put_in_place(name: str, path: Path) -> None:
    if name == "folder":
        path.mkdir()
    elif name == "pipe":
        os.mkfifo(path)
    elif name == "device":
        path.symlink_to("/dev/zero")
    else:
        path.write_bytes(b"#" * 2_000_000)


@pytest.mark.skipif(os.name == "nt", reason="named pipes and devices are those of POSIX systems")
@pytest.mark.parametrize("name", ["folder", "pipe", "device", "large"])
def test_what_is_no_settings_file_is_a_finding(name: str, project: Path, sound: Report) -> None:
    put_in_place(name, project / "pyproject.toml")
    for settings in (settings_above(Path("work")), settings_in(Path("pyproject.toml"))):
        assert settings is not None
        (finding,) = judged(sound, settings, today=TODAY).findings
        assert (finding.code, finding.path, finding.file) == ("ILMA501", "pyproject.toml", "pyproject.toml")


def test_a_link_to_a_file_elsewhere_is_followed(project: Path) -> None:
    (project / "shared.toml").write_text("tool.ilma.select = ['ILMA4']\n", "utf-8")
    (project / "work" / "pyproject.toml").symlink_to("../shared.toml")
    settings = settings_above(Path("work"))
    assert settings is not None
    assert settings.select == ("ILMA4",)
    assert source_of(settings) == os.path.join("work", "pyproject.toml")  # noqa: PTH118


def test_a_link_that_leads_nowhere_is_no_file(project: Path) -> None:
    (project / "pyproject.toml").symlink_to("nowhere")
    assert settings_above(Path("work")) is None


def test_the_page_on_settings_explains_each_and_its_examples_are_sound(sound: Report) -> None:
    page = (Path(__file__).parents[3] / "docs" / "settings.md").read_text("utf-8")
    for key in (*KEYS, *EXCEPTION_KEYS):
        assert f"`{key}`" in page
    for rule in settings_rules():
        assert f"[{rule.code}](rules/{rule.code}.md)" in page
    for code in HIDING:
        assert f"[{code}](rules/{code}.md)" in page
    blocks = re.findall(r"(?ms)^```toml\n(.*?)^```$", page)
    assert {key for block in blocks for key in KEYS if key in block} == set(KEYS)
    for block in blocks:
        assert {finding.code for finding in findings(sound, block)} <= {"ILMA507"}, "the record is an example"
