"""Faults of JSON as findings, for the rules that each report some kinds of them."""

from collections.abc import Callable, Iterator

from ilma_data.checks.finding import Finding, Fix, Related
from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.store.document import Document, FaultKind, JsonFault


def json_findings(
    file: RecordFile,
    *kinds: FaultKind,
    fix: Callable[[Document, JsonFault], Fix | None] = lambda document, fault: None,  # noqa: ARG005 - none
) -> Iterator[Finding]:
    """The faults of these kinds in the JSON of a record's file, as findings; a stray file has another.

    `fix` says what mends a fault, and is asked only where the document is readable.
    """
    if file.record_type is None or file.document is None:
        return
    for fault in file.document.faults:
        if fault.kind in kinds:
            yield Finding(
                Place(file, fault.pointer),
                fault.message,
                expected=[fault.expected] if fault.expected else [],
                related=_related(file, fault),
                spot=fault.span,
                fix=fix(file.document, fault) if file.document.readable else None,
            )


def _related(file: RecordFile, fault: JsonFault) -> list[Related]:
    if fault.other is None:
        return []
    message = "the first of the two" if fault.kind == "duplicate-key" else "it begins here"
    return [Related(Place(file, fault.pointer), message, fault.other)]
