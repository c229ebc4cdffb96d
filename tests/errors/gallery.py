"""Cases of the gallery: what is done to sound records, and what the command then says.

A case is a text file that reads like a session:

    Why the case is here, in a sentence or two.

    edit records/domains/water.json
    - "fr": "eau"
    + "fr": "eau "

    $ ilma validate records
    (what it prints)
    exit 1

The records are those of `tests/checks/example/`, in a folder `records`. What can be done to them stands in `DEEDS`.
Several commands may follow one another. What goes to standard error comes after the rest, behind `! `.
"""

import os
import shlex
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

RECORDS = Path(__file__).parents[1] / "checks" / "example"
SETTINGS = Path(__file__).parents[1] / "checks" / "example-settings.toml"

Run = Callable[[list[str]], tuple[int, str, str]]
"""Runs `ilma` with these arguments, and gives the exit code, standard output and standard error."""


class CaseError(ValueError):
    """A case that can't be played: its text is wrong."""


@dataclass(frozen=True)
class Deed:
    """Something done to the records: a verb, what it is done to, and the lines behind `- ` and `+ `."""

    verb: str
    arguments: tuple[str, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A case: the text before the first command, what it does, and the commands."""

    head: str
    deeds: tuple[Deed, ...]
    commands: tuple[str, ...]


def read_case(text: str) -> Case:
    """Read a case. Raises `CaseError`."""
    before, *sessions = ("\n" + text).split("\n$ ")
    paragraphs = before.strip("\n").split("\n\n")
    if len(paragraphs) < 1 or not sessions:
        raise CaseError("a case has a reason, deeds and a command")
    deeds = tuple(_deed(lines) for paragraph in paragraphs[1:] for lines in _split(paragraph.split("\n")))
    return Case(before.strip("\n"), deeds, tuple(session.split("\n", 1)[0] for session in sessions))


def play(case: Case, run: Run) -> str:
    """Play a case in a folder of its own, and give its text with what the commands say now."""
    played = [case.head]
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(RECORDS, "records")
        for deed in case.deeds:
            _do(deed)
        for command in case.commands:
            program, *arguments = shlex.split(command)
            if program != "ilma":
                raise CaseError(f"{program}: a case runs ilma")
            code, out, err = run(arguments)
            lines = [
                f"$ {command}",
                *out.splitlines(),
                *(f"! {line}" for line in err.splitlines()),
                f"exit {code}",
            ]
            played.append("\n".join(line.rstrip() for line in lines))
    return "\n\n".join(played) + "\n"


def _split(lines: list[str]) -> Iterator[list[str]]:
    """The deeds of a paragraph: each begins with a line of its own."""
    current: list[str] = []
    for line in lines:
        if current and not line.startswith(("-", "+")):
            yield current
            current = []
        current.append(line)
    yield current


def _deed(lines: list[str]) -> Deed:
    verb, *arguments = shlex.split(lines[0])
    if verb not in DEEDS:
        raise CaseError(f"{verb}: no such deed; there are {', '.join(DEEDS)}")
    old = tuple(line[2:] for line in lines[1:] if line.startswith("-"))
    new = tuple(line[2:] for line in lines[1:] if line.startswith("+"))
    return Deed(verb, tuple(arguments), old, new)


def _do(deed: Deed) -> None:
    DEEDS[deed.verb](deed)


def _edit(deed: Deed) -> None:
    """Put the text behind `+ ` in the place of that behind `- `, which must stand there once."""
    _replace(Path(deed.arguments[0]), "\n".join(deed.old).encode(), "\n".join(deed.new).encode())


def _edit_bytes(deed: Deed) -> None:
    r"""The same with escapes: `\xff` is a byte, `\u202e` the UTF-8 of a character, `\n` a line end."""
    _replace(Path(deed.arguments[0]), _bytes("".join(deed.old)), _bytes("".join(deed.new)))


def _replace(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    if content.count(old) != 1:
        raise CaseError(f"{path}: {old!r} stands there {content.count(old)} times, and not once")
    path.write_bytes(content.replace(old, new))


def _write(deed: Deed) -> None:
    """Write a file with the lines behind `+ `."""
    _new(deed).write_text("".join(f"{line}\n" for line in deed.new), "utf-8")


def _write_bytes(deed: Deed) -> None:
    r"""Write a file with escapes, as in `edit-bytes`; a number before it repeats it: `write-bytes FILE 100000`."""
    times = int(deed.arguments[1]) if len(deed.arguments) > 1 else 1
    _new(deed).write_bytes(_bytes("".join(deed.new)) * times)


def _bytes(text: str) -> bytes:
    pieces = text.encode("utf-8").split(b"\\")
    found, pieces = [pieces[0]], pieces[1:]
    for piece in pieces:
        if piece[:1] == b"x":
            found.append(bytes([int(piece[1:3], 16)]) + piece[3:])
        elif piece[:1] == b"u":
            found.append(chr(int(piece[1:5], 16)).encode("utf-8", "surrogatepass") + piece[5:])
        else:
            found.append({b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\\"}[piece[:1]] + piece[1:])
    return b"".join(found)


def _new(deed: Deed) -> Path:
    path = Path(deed.arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _remove(deed: Deed) -> None:
    path = Path(deed.arguments[0])
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _copy(deed: Deed) -> None:
    path, target = map(Path, deed.arguments)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)


def _move(deed: Deed) -> None:
    path, target = map(Path, deed.arguments)
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def _link(deed: Deed) -> None:
    path, target = deed.arguments
    Path(path).unlink(missing_ok=True)
    _new(deed).symlink_to(target)


def _pipe(deed: Deed) -> None:
    os.mkfifo(_new(deed))


def _folder(deed: Deed) -> None:
    Path(deed.arguments[0]).mkdir(parents=True)


def _grow(deed: Deed) -> None:
    """Make a file this many bytes long, without writing them."""
    with _new(deed).open("ab") as file:
        file.truncate(int(deed.arguments[1]))


def _settings(_: Deed) -> None:
    """Put the sound settings beside the records, as `pyproject.toml`."""
    shutil.copy(SETTINGS, "pyproject.toml")


DEEDS: dict[str, Callable[[Deed], None]] = {
    "edit": _edit,
    "edit-bytes": _edit_bytes,
    "write": _write,
    "write-bytes": _write_bytes,
    "remove": _remove,
    "copy": _copy,
    "move": _move,
    "link": _link,
    "pipe": _pipe,
    "folder": _folder,
    "grow": _grow,
    "settings": _settings,
}
"""What a case may do to the records."""
