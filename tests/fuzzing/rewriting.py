"""What must hold of `ilma format` and `ilma validate --fix`: they keep what a file says, and end at the first time."""

from collections import Counter
from collections.abc import Mapping

from ilma_data.checks.finding import Finding
from ilma_data.checks.fixes.fixing import Fixed, fixed
from ilma_data.checks.fixes.formatting import formatted
from ilma_data.checks.one_file import file_findings
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.runner import check
from ilma_data.store.document import parse
from ilma_data.testing import FilesInMemory
from tests.fuzzing.bound import failure_of
from tests.fuzzing.failure import Failure, Kind, failed
from tests.fuzzing.strict_json import same


def faults_of_format(file: str, raw: bytes, findings: list[Finding], *, is_record: bool) -> list[Failure]:
    """What is wrong with the formatted file; whether it holds a record is known already, and what is found in it."""
    found: list[Failure] = []
    broken = failure_of(lambda: found.extend(_of_format(file, raw, findings, is_record)))
    return found if broken is None else [broken]


def _of_format(file: str, raw: bytes, findings: list[Finding], is_record: bool) -> list[Failure]:
    document = parse(raw)
    if any(fault.kind != "byte-order-mark" for fault in document.faults):
        if isinstance(formatted(RecordFile(file, file, document)), bytes):
            return [
                failed(Kind.NOT_CANONICAL, "a file is formatted that can't be parsed", f"{document.faults}")
            ]
        return []
    once = formatted(RecordFile(file, file, document))
    if not isinstance(once, bytes):
        return [failed(Kind.NOT_CANONICAL, "a file is not formatted that can be parsed", f"{once}")]
    again = parse(once)
    if formatted(RecordFile(file, file, again)) != once:
        return [failed(Kind.NOT_CANONICAL, "formatted twice", once.decode())]
    if is_record:
        return []  # its round trip is another test
    if not same(_sorted(again.value), _sorted(document.value)):
        return [failed(Kind.NOT_CANONICAL, "another value when formatted", once.decode())]
    before = Counter((one.code, one.pointer) for one in findings if one.code != "ILMA002")
    after = Counter((one.code, one.pointer) for one in file_findings(RecordFile(file, file, again)))
    if before != after:
        detail = f"only before: {list(before - after)}\nonly after: {list(after - before)}\n{once.decode()}"
        return [failed(Kind.NOT_CANONICAL, "other findings when formatted", detail)]
    return []


def faults_of_fixing(files: Mapping[str, bytes], *, unsafe: bool) -> list[Failure]:
    """What is wrong with how the files of a folder are fixed, all together."""
    title = "unsafe" if unsafe else "safe"
    done: list[Fixed] = []
    if broken := failure_of(lambda: done.append(_fixed(files, unsafe=unsafe))):
        return [broken]
    after = {**files, **done[0].after}
    if broken := failure_of(lambda: done.append(_fixed(after, unsafe=unsafe))):
        return [broken]
    if done[1].after:
        detail = "\n".join(f"{name}:\n{raw!r}" for name, raw in done[1].after.items())
        return [failed(Kind.BAD_FIX, f"{title} fixes change what was fixed", detail)]
    unreadable = [name for name in done[0].after if not parse(files[name]).readable]
    if unreadable:
        return [failed(Kind.BAD_FIX, f"{title}: a file that can't be parsed is changed", f"{unreadable}")]
    broken_by_it = [name for name, raw in done[0].after.items() if not parse(raw).readable]
    if broken_by_it:
        return [failed(Kind.BAD_FIX, f"{title}: a file can't be parsed any more", f"{broken_by_it}")]
    return []


def _fixed(files: Mapping[str, bytes], *, unsafe: bool) -> Fixed:
    return fixed(FilesInMemory(files), lambda changed: check(changed).findings, unsafe=unsafe)


def _sorted(value: object) -> object:
    """The value with its keys in one order: to format means to put them in another."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value
