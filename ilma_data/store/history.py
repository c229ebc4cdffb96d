"""What git knows of a records folder: which of its files differ from those of a revision, and what they held then.

Git is run as a program, and reads alone: the files on disk are compared with the revision by their bytes, not by
`git diff`. So neither the index nor a setting of the repository has a say (`assume-unchanged`, sparse checkouts), and
nothing that a repository can set is run: no filter, hook, textconv, external diff or file system monitor. No network.
"""

import difflib
import hashlib
import os
import posixpath
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from ilma_data.store.document import MAX_BYTES
from ilma_data.store.files import RecordFiles

_LINK = b"120000"  # mode of a symbolic link in a tree
_MOST_LINKS = 40  # links that lead to links, as many as Linux follows

_OF_ANOTHER_REPOSITORY = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
)
"""Variables that a hook has, or a user set for another folder: the repository is that in which the records lie."""

_QUIET = {
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # its messages are read
}


class HistoryError(Exception):
    """Git can't tell what has changed. `hints` are lines that say what to do."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.message = message
        self.hints = hints


def former_contents(files: RecordFiles, folder: Path, revision: str = "HEAD") -> dict[str, bytes | None]:
    """Each file of a records folder that differs from a revision, with the bytes it held there; None where it was not.

    `files` are those of the folder. Changed, added, untracked, ignored, renamed and deleted files differ, staged or
    not; a file that differs in the ends of its lines alone does not. Names that begin with a dot are passed over, as in
    `Folder`. Of a file larger than `MAX_BYTES` there is one byte more than that. A symbolic link holds what it leads
    to, and nothing where that is no file of the folder. What lies in a submodule below the folder counts as added.

    Raises `HistoryError` where git is not there or the folder in no repository of the user's, and for a revision that
    is not there.
    """
    commit = _commit(folder, revision)
    blobs = {name: blob for name, blob in _tree(folder, commit) if not _is_passed_over(name)}
    there = frozenset(files.names())
    contents = {name: _content(files, name) for name in there}
    differing: dict[str, _Blob | None] = dict.fromkeys(there - blobs.keys())
    differing.update((name, blob) for name, blob in blobs.items() if not _is_blob(contents.get(name), blob))
    links = _stored(folder, {blob.oid for blob in blobs.values() if blob.mode == _LINK})
    wanted = {name: _followed(blobs, links, name) for name, blob in differing.items() if blob is not None}
    stored = _stored(folder, {oid for oid in wanted.values() if oid is not None})
    former: dict[str, bytes | None] = {}
    for name, blob in sorted(differing.items()):
        oid = wanted.get(name)
        held = None if blob is None else b"" if oid is None else stored[oid]
        content = contents.get(name)
        is_unreadable_still = blob is not None and oid is None and name in there and content is None
        if not is_unreadable_still and (held is None or held != content):
            former[name] = held
    return former


class _Blob(NamedTuple):
    """A file in a tree: its mode, and the name of what it holds."""

    mode: bytes
    oid: str


def _is_passed_over(name: str) -> bool:
    return "/." in f"/{name}"


def _content(files: RecordFiles, name: str) -> bytes | None:
    try:
        return files.read(name)
    except OSError:
        return None


def _is_blob(content: bytes | None, blob: _Blob) -> bool:
    """Whether these bytes, or the same with the ends of lines that git gives them on Windows, are the blob's."""
    if content is None or blob.mode == _LINK:
        return False
    return _oid(content, blob.oid) == blob.oid or (
        b"\r\n" in content and _oid(content.replace(b"\r\n", b"\n"), blob.oid) == blob.oid
    )


def _oid(content: bytes, like: str) -> str:
    """The name that git gives to these bytes: SHA-1, or SHA-256 in repositories that use it."""
    make = hashlib.sha1 if len(like) == 40 else hashlib.sha256
    return make(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def _followed(blobs: Mapping[str, _Blob], links: Mapping[str, bytes], name: str) -> str | None:
    """Git's name of what a file holds or, where it is a link, the file to which it leads; None where that is none."""
    for _ in range(_MOST_LINKS):
        blob = blobs.get(name)
        if blob is None or blob.mode != _LINK:
            return blob.oid if blob else None
        target = os.fsdecode(links[blob.oid])
        name = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    return None


def _commit(folder: Path, revision: str) -> str:
    """The commit that a revision names, in the repository in which the folder lies."""
    inside = _git(folder, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise _refusal(folder, inside.stderr)
    if inside.stdout.strip() != b"true":
        raise HistoryError(
            f"{folder}: lies in a git folder without a work tree",
            "A bare repository has no files that could have changed; clone it first.",
        )
    if revision and not revision.startswith("-") and "\0" not in revision:
        found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found.returncode == 0:
            return found.stdout.decode().strip()
    raise _unknown_revision(folder, revision)


def _unknown_revision(folder: Path, revision: str) -> HistoryError:
    message = f"no commit {revision} in the repository of {folder}"
    if revision == "HEAD":
        return HistoryError(
            f"{message}: nothing is committed yet", "Without --changed, all records are checked."
        )
    if _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return HistoryError(
            f"{message}, which is a shallow clone",
            "`git fetch --unshallow` brings all commits, `git fetch --depth=1 origin REV` that one;",
            "in a workflow, give the checkout step `fetch-depth: 0`.",
        )
    refs = (
        _git(folder, "for-each-ref", "--format=%(refname:short)")
        .stdout.decode("utf-8", "replace")
        .split("\n")
    )
    near = difflib.get_close_matches(revision, [ref for ref in refs if ref], n=1, cutoff=0.5)
    expected = "REV is a commit, a branch or a tag, such as HEAD~1, main or v1.0."
    return HistoryError(f"{message}; did you mean {near[0]}?" if near else message, expected)


def _refusal(folder: Path, error: bytes) -> HistoryError:
    """Why git does not read a repository."""
    text = error.decode("utf-8", "replace").strip()
    if "dubious ownership" in text:
        return HistoryError(
            f"{folder}: the repository belongs to another user, and git does not read it",
            "If you trust it: `git config --global --add safe.directory FOLDER`, with the folder that has `.git`.",
        )
    if "not a git repository" in text:
        return HistoryError(
            f"{folder}: not in a git repository", "Without --changed, all records are checked."
        )
    return HistoryError(f"{folder}: git says: {text.splitlines()[0] if text else 'nothing'}")


def _tree(folder: Path, commit: str) -> Iterator[tuple[str, _Blob]]:
    """The files of a commit below a folder, by their names from there."""
    listed = _git(folder, "ls-tree", "-r", "-z", commit)
    if listed.returncode:
        raise _refusal(folder, listed.stderr)
    for entry in listed.stdout.split(b"\0"):
        described, _, name = entry.partition(b"\t")
        if name:
            mode, kind, oid = described.split(b" ")
            if kind == b"blob":
                yield os.fsdecode(name), _Blob(mode, oid.decode())


def _stored(folder: Path, oids: set[str]) -> dict[str, bytes]:
    """What the repository has under these names: at most one byte more than `MAX_BYTES` of each."""
    if not oids:
        return {}
    process = subprocess.Popen(
        [*_program(folder), "cat-file", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    with process:
        assert process.stdin is not None and process.stdout is not None
        try:
            return {oid: _blob(process.stdin, process.stdout, oid) for oid in sorted(oids)}
        except (BrokenPipeError, ValueError):
            raise HistoryError(
                f"{folder}: the repository lacks what a file held in that revision",
                "A clone that was made with `--filter` leaves files out; make one without it.",
            ) from None


def _blob(requests: IO[bytes], answers: IO[bytes], oid: str) -> bytes:
    """Ask a running `git cat-file --batch` for a blob. Raises `ValueError` where there is none."""
    requests.write(oid.encode() + b"\n")
    requests.flush()
    header = answers.readline().split()  # the name, "blob", the size; or the name and "missing"
    if len(header) != 3:
        raise ValueError(oid)
    size = int(header[2])
    content = answers.read(min(size, MAX_BYTES + 1))
    left = size - len(content) + 1  # and a line feed
    while left and (passed := answers.read(min(left, MAX_BYTES))):
        left -= len(passed)
    return content


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*_program(folder), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=_environment(),
        check=False,
    )


def _program(folder: Path) -> list[str]:
    found = shutil.which("git")
    if found is None:
        raise HistoryError(
            "git is not installed here, or not on the PATH", "Without --changed, all records are checked."
        )
    # Absolute, for git goes to the folder first: a relative entry of PATH must not lead into it.
    return [str(Path(found).absolute()), "-C", str(folder.absolute())]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    return {**kept, **_QUIET}
