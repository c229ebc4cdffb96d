"""One file of a records folder by itself: read, and what is wrong with it."""

from collections.abc import Iterator

from ilma_data.checks.catalogue import file_rules, shape_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.shape.reader import read_shape
from ilma_data.store.document import parse
from ilma_data.store.files import RecordFiles


def read_file(files: RecordFiles, name: str) -> RecordFile:
    """A file with its document, or with the reason why it can't be read."""
    path = f"{files.label}/{name}"
    try:
        return RecordFile(name, path, parse(files.read(name), path=path))
    except OSError as error:
        return RecordFile(name, path, error=error)


def file_findings(file: RecordFile) -> Iterator[Finding]:
    """What is wrong with a file by itself, its record's shape included; afterwards it holds what could be read."""
    for rule in file_rules():
        yield from rule.findings(file)
    if file.record_type is not None and file.document is not None and file.document.readable:
        by_error = {error: rule for rule in shape_rules() for error in rule.errors}
        for fault in read_shape(file):
            yield from by_error[fault.error].findings(fault)
