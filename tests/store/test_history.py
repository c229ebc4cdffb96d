"""What git says has changed in a records folder, in repositories of every kind, and that it runs nothing of theirs."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ilma_data.store.document import MAX_BYTES
from ilma_data.store.files import Folder
from ilma_data.store.history import HistoryError, former_contents

ONE = "domains/one.json"
TWO = "domains/two.json"


@pytest.fixture(autouse=True)
def settings_of_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of whoever runs the tests; a folder above is no repository."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(tmp_path.parent),
        **{
            f"GIT_{role}_{what}": "who@example.org"
            for role in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


def git(folder: Path, *arguments: str) -> str:
    run = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def commit(folder: Path, message: str = "records") -> str:
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A records folder with two files, in a repository around it."""
    folder = tmp_path / "repository" / "records"
    write(folder, {ONE: b"one\n", TWO: b"two\n"})
    git(folder.parent, "init", "--quiet", "--initial-branch=main")
    commit(folder.parent)
    return folder


def changed(folder: Path, revision: str = "HEAD") -> dict[str, bytes | None]:
    return former_contents(Folder(folder), folder, revision)


def refusal(folder: Path, revision: str = "HEAD") -> str:
    with pytest.raises(HistoryError) as refused:
        changed(folder, revision)
    return "\n".join([refused.value.message, *refused.value.hints])


def test_nothing_has_changed_in_a_fresh_commit(records: Path) -> None:
    assert changed(records) == {}


def test_edited_added_deleted_and_renamed_files_staged_or_not(records: Path) -> None:
    (records / ONE).write_bytes(b"other\n")
    assert changed(records) == {ONE: b"one\n"}
    write(records, {"sources/new.json": b"new\n"})
    (records / TWO).rename(records / "domains" / "three.json")
    expected = {ONE: b"one\n", TWO: b"two\n", "domains/three.json": None, "sources/new.json": None}
    assert changed(records) == expected
    git(records, "add", "--all")
    assert changed(records) == expected
    (records / ONE).write_bytes(b"one\n")  # staged, and taken back on disk: what counts is on disk
    del expected[ONE]
    assert changed(records) == expected


def test_revisions_are_commits_branches_and_tags(records: Path) -> None:
    first = git(records, "rev-parse", "HEAD")
    git(records, "tag", "--annotate", "-m", "first", "v1")
    (records / ONE).write_bytes(b"other\n")
    commit(records)
    for revision in (first, first[:10], "HEAD~1", "HEAD^", "v1"):
        assert changed(records, revision) == {ONE: b"one\n"}
    assert changed(records, "main") == {}


def test_index_has_no_say(records: Path) -> None:
    git(records, "update-index", "--assume-unchanged", ONE)
    git(records, "update-index", "--skip-worktree", TWO)
    write(records, {ONE: b"other\n", TWO: b"another\n"})
    assert changed(records) == {ONE: b"one\n", TWO: b"two\n"}
    (records.parent / ".git" / "index").write_bytes(b"no index")
    assert changed(records) == {ONE: b"one\n", TWO: b"two\n"}


def test_ignored_or_untracked_folder_is_new_as_a_whole(records: Path) -> None:
    (records.parent / ".gitignore").write_text("private/\n", "utf-8")
    for name in ("private", "untracked"):
        write(records.parent / name, {ONE: b"one\n"})
        assert changed(records.parent / name) == {ONE: None}


def test_hidden_files_are_passed_over(records: Path) -> None:
    write(records, {".draft.json": b"{", ".cache/one.json": b"{"})
    commit(records)
    write(records, {".draft.json": b"[", "domains/.two.json.swp": b""})
    assert changed(records) == {}


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
def test_hostile_names_are_names(records: Path) -> None:
    names = [
        "domains/a\nb.json",
        'domains/"q".json',
        "domains/-f.json",
        "domains/\x1b[31m.json",
        "domains/é ü.json",
        ":(top)x",
    ]
    write(records, dict.fromkeys(names, b""))
    git(records, "config", "core.quotePath", "true")
    assert changed(records) == dict.fromkeys(names)
    commit(records)
    assert changed(records) == {}
    for name in names:
        (records / name).write_bytes(b"now")
    assert changed(records) == dict.fromkeys(names, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems want UTF-8 in names")
def test_names_that_are_no_utf8(records: Path) -> None:
    (records / os.fsdecode(b"domains/\xff.json")).write_bytes(b"")
    commit(records)
    assert changed(records) == {}
    (records / os.fsdecode(b"domains/\xff.json")).unlink()
    assert changed(records) == {os.fsdecode(b"domains/\xff.json"): b""}


def test_ends_of_lines_alone_are_no_change(records: Path) -> None:
    write(records, {ONE: b"one\r\n", TWO: b"2\r\n"})
    assert changed(records) == {TWO: b"two\n"}


def test_files_over_the_limit_are_compared_as_far_as_they_are_read(records: Path) -> None:
    write(records, {ONE: b"a" * (2 * MAX_BYTES)})
    assert changed(records) == {ONE: b"one\n"}
    commit(records)
    assert changed(records) == {}
    write(records, {ONE: b"b" * (2 * MAX_BYTES), TWO: b"2\n"})
    assert changed(records) == {ONE: b"a" * (MAX_BYTES + 1), TWO: b"two\n"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_hold_what_they_lead_to(records: Path) -> None:
    links = {
        "domains/link.json": "one.json",
        "domains/far.json": "link.json",
        "domains/out.json": "../../out.json",
    }
    for name, target in {**links, "domains/loop.json": "loop.json", "domains/none.json": "gone.json"}.items():
        (records / name).symlink_to(target)
    commit(records)
    assert changed(records) == {}
    (records / ONE).write_bytes(b"other\n")
    assert changed(records) == {ONE: b"one\n", "domains/link.json": b"one\n", "domains/far.json": b"one\n"}
    (records / "domains/none.json").unlink()
    write(records, {"domains/none.json": b"now"})
    assert changed(records)["domains/none.json"] == b""


@pytest.mark.skipif(os.name == "nt", reason="pipes are those of POSIX systems")
def test_what_can_not_be_read_any_more_has_changed(records: Path) -> None:
    (records / ONE).unlink()
    os.mkfifo(records / ONE)
    assert changed(records) == {ONE: b"one\n"}


def test_linked_worktree_and_submodule_are_repositories_like_others(records: Path, tmp_path: Path) -> None:
    git(records, "worktree", "add", "--quiet", str(tmp_path / "tree"), "-b", "other")
    (tmp_path / "tree" / "records" / ONE).write_bytes(b"other\n")
    assert changed(tmp_path / "tree" / "records") == {ONE: b"one\n"}
    assert changed(records) == {}
    git(tmp_path, "init", "--quiet", "outer")
    add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(records.parent), "inner")
    git(tmp_path / "outer", *add)
    commit(tmp_path / "outer")
    inner = tmp_path / "outer" / "inner" / "records"
    (inner / TWO).unlink()
    assert changed(inner) == {TWO: b"two\n"}
    assert changed(tmp_path / "outer") == {f"inner/records/{ONE}": None}  # the outer one knows no file of it


def test_variables_of_a_hook_for_another_repository_do_not_count(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index.lock")
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    (records / ONE).write_bytes(b"other\n")
    assert changed(records) == {ONE: b"one\n"}


def test_repository_with_sha256(tmp_path: Path) -> None:
    write(tmp_path, {ONE: b"one\n", TWO: b"two\n"})
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    commit(tmp_path)
    write(tmp_path, {ONE: b"other\n"})
    assert changed(tmp_path) == {ONE: b"one\n"}


@pytest.mark.parametrize(
    "revision", ["", "-h", "--output=x", "no-such", "HEAD:records", "main..HEAD", "a\0b", "@{99}"]
)
def test_what_is_no_commit_is_said(records: Path, revision: str) -> None:
    said = refusal(records, revision)
    assert f"no commit {revision}" in said
    assert "a commit, a branch or a tag" in said
    assert not (records / "x").exists()


def test_misspelt_branch_has_a_suggestion(records: Path) -> None:
    assert "did you mean main?" in refusal(records, "mian")


def test_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert "nothing is committed yet" in refusal(tmp_path)


def test_shallow_clone_says_how_to_fetch(records: Path, tmp_path: Path) -> None:
    first = git(records, "rev-parse", "HEAD")
    (records / ONE).write_bytes(b"other\n")
    commit(records)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{records.parent}", "clone")
    clone = tmp_path / "clone" / "records"
    assert changed(clone) == {}
    said = refusal(clone, first)
    assert "shallow clone" in said
    assert "git fetch --unshallow" in said
    assert "fetch-depth: 0" in said


def test_partial_clone_fetches_nothing(records: Path, tmp_path: Path) -> None:
    git(records, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{records.parent}", "clone")
    clone = tmp_path / "clone" / "records"
    (records / ONE).write_bytes(b"other\n")
    commit(records)
    git(clone, "fetch", "--quiet")
    assert "made with `--filter`" in refusal(clone, "origin/main")


def test_folder_in_no_repository(tmp_path: Path) -> None:
    assert "not in a git repository" in refusal(tmp_path)


def test_bare_repository_and_git_folder_have_no_files(records: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(records.parent), "bare")
    for folder in (tmp_path / "bare", records.parent / ".git"):
        assert "without a work tree" in refusal(folder)


def test_git_is_not_installed(records: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in refusal(records)


def fake_git(folder: Path, script: str) -> None:
    path = folder / "git"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for git")
def test_repository_of_another_user_and_other_refusals(
    records: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    fake_git(tmp_path, "echo \"fatal: detected dubious ownership in repository at '/x'\" >&2; exit 128")
    said = refusal(records)
    assert "belongs to another user" in said
    assert "safe.directory" in said
    fake_git(tmp_path, "echo 'fatal: it rains' >&2; exit 128")
    assert "git says: fatal: it rains" in refusal(records)
    fake_git(tmp_path, "exit 1")
    assert "git says: nothing" in refusal(records)


@pytest.mark.skipif(os.name == "nt", reason="programs are shell scripts here")
def test_nothing_that_a_repository_sets_is_run(records: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\ncat\n", "utf-8")
    program.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in (
        "post-checkout",
        "pre-commit",
        "post-index-change",
        "reference-transaction",
        "fsmonitor-watchman",
    ):
        shutil.copy(program, hooks / hook)
    (records / ".gitattributes").write_text("*.json diff=evil filter=evil merge=evil\n", "utf-8")
    commit(records)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "credential.helper",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "merge.evil.driver",
        "pager.ls-tree",
        "pager.rev-parse",
        "uploadpack.packObjectsHook",
        "alias.ls-tree",
        "alias.cat-file",
    ):
        git(records, "config", key, str(program) if "alias" not in key else f"!{program}")
    git(records, "config", "core.hooksPath", str(hooks))
    git(records, "config", "filter.evil.required", "true")
    write(records, {ONE: b"other\n", "domains/new.json": b""})
    ran.unlink(missing_ok=True)
    assert changed(records) == {ONE: b"one\n", "domains/new.json": None}
    refusal(records, "no-such")
    assert not ran.exists()


@pytest.mark.skipif(os.name == "nt", reason="programs are shell scripts here")
def test_program_named_git_in_the_records_is_not_run(
    records: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    fake_git(records, f"touch '{ran}'")
    monkeypatch.setenv("PATH", ".", prepend=os.pathsep)
    assert set(changed(records)) == {"git"}
    assert not ran.exists()
