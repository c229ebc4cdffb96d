"""What forges and pre-commit read from this repository: valid, harmless, and the same command as in the docs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
COMMAND = "ilma validate records/"
EXAMPLE = ROOT / "tests" / "checks" / "example"

SCHEMAS = {
    "action.yml": "github-actions",
    ".github/workflows/checks.yml": "github-workflows",
    ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ".github/ISSUE_TEMPLATE/fact.yml": "github-issue-forms",
    ".github/ISSUE_TEMPLATE/fault.yml": "github-issue-forms",
}


def read(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text("utf-8"))


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    # A tool of the environment that runs the tests, whether or not it is on the path.
    return subprocess.run(
        [Path(sys.executable).with_name(name), *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )


def scripts(name: str) -> list[str]:
    """Every script of an action or a workflow."""
    document = read(name)
    steps = document["runs"]["steps"] if "runs" in document else [
        step for job in document["jobs"].values() for step in job["steps"]
    ]  # fmt: skip
    return [step["run"] for step in steps if "run" in step]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_file_is_valid(name: str) -> None:
    run = tool("check-jsonschema", "--builtin-schema", f"vendor.{SCHEMAS[name]}", name)
    assert run.returncode == 0, run.stdout


def test_every_file_for_the_forge_is_checked() -> None:
    present = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").rglob("*.yml")}
    assert present == {name for name in SCHEMAS if name.startswith(".github/")}


def test_pre_commit_takes_the_hooks() -> None:
    run = tool("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert run.returncode == 0, run.stdout


def test_the_command_is_the_same_everywhere() -> None:
    hooks = {hook["id"]: hook for hook in read(".pre-commit-hooks.yaml")}
    hook = hooks["ilma-validate"]
    assert " ".join([hook["entry"], *hook["args"]]) == COMMAND
    assert hook["pass_filenames"] is False
    assert hook["always_run"] is True
    action = read("action.yml")
    assert action["inputs"]["records"]["default"] == "records/"
    assert action["runs"]["steps"][-1]["run"].splitlines()[-1] == (
        'ilma validate "${options[@]}" -- "$RECORDS"'
    )
    job = read(".github/workflows/checks.yml")["jobs"]["records"]
    [check] = [step for step in job["steps"] if step.get("uses") == "./base"]
    assert check["with"] == {"records": "records/", "working-directory": "base"}
    for page in (".github/pull_request_template.md", "docs/ci.md", "docs/contributing.md", "README.md"):
        assert COMMAND in (ROOT / page).read_text("utf-8"), page


def test_a_pull_request_can_do_no_harm() -> None:
    for name in ("action.yml", ".github/workflows/checks.yml"):
        text = (ROOT / name).read_text("utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text
        for script in scripts(name):
            assert "${{" not in script, "a value from outside would be a part of the script"
    workflow = read(".github/workflows/checks.yml")
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """What the job has checked out: the base branch, and the pull request with one record corrected."""
    for name in ("base", "change"):
        shutil.copytree(EXAMPLE, tmp_path / name / "records")
    path = tmp_path / "change" / "records" / "domains" / "water.json"
    path.write_text(path.read_text("utf-8").replace('"fr": "eau"', '"fr": "eaux"'), "utf-8")
    return tmp_path


def run_job(workspace: Path) -> list[subprocess.CompletedProcess[str]]:
    """Run the scripts of the job as a runner would, the action's last step in the place of the action."""
    put, say = scripts(".github/workflows/checks.yml")[1:]
    check = scripts("action.yml")[-1]
    commands = workspace / "commands"
    commands.mkdir()
    (commands / "ilma").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ilma_data "$@"\n', "utf-8")
    (commands / "ilma").chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "RECORDS": "records/",
        "WITH_PACKAGED": "false",
        "SARIF": "",
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(workspace / "summary.md"),
    }
    return [
        subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            check=False, cwd=folder, env=environment, capture_output=True, text=True,
        )
        for script, folder in ((put, workspace), (check, workspace / "base"), (say, workspace))
        if folder.exists()
    ]  # fmt: skip


def test_a_sound_pull_request_passes_and_its_change_is_told(workspace: Path) -> None:
    put, check, say = run_job(workspace)
    assert (put.returncode, check.returncode, say.returncode) == (0, 0, 0), (
        check.stdout + check.stderr + say.stderr
    )
    summary = (workspace / "summary.md").read_text("utf-8")
    assert re.search(r"corrected", summary, re.IGNORECASE)
    assert "domain/water" in summary
    assert "eaux" in summary


def test_a_pull_request_with_a_finding_fails_and_its_change_is_told_still(workspace: Path) -> None:
    (workspace / "change" / "records" / "domains" / "irrigation.json").unlink()
    put, check, say = run_job(workspace)
    assert (put.returncode, check.returncode, say.returncode) == (0, 1, 0)
    assert "::error file=records/" in check.stdout
    assert "domain/irrigation" in (workspace / "summary.md").read_text("utf-8")


def test_a_link_in_the_place_of_the_records_is_refused(workspace: Path) -> None:
    shutil.rmtree(workspace / "change" / "records")
    (workspace / "change" / "records").symlink_to(workspace / "base" / "records")
    assert run_job(workspace)[0].returncode == 1
