"""The canonical text of a record's file, whether what it holds is right already or not."""

from ilma_data.checks.one_file import file_findings
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.shape.meant_model import meant_model, misplaced
from ilma_data.store.canonical import to_bytes
from ilma_data.store.document import JsonFault
from ilma_data.store.layout import laid_out


def formatted(file: RecordFile) -> bytes | JsonFault:
    """The file of a record in canonical form; or the fault for which it must be left alone.

    A record that has the right shape is written as the data set writes it, without optional keys that say nothing.
    Where something is wrong with the shape, every key and value stays, in the order and layout of the canonical form.
    Left alone is what can't be parsed, and an object that has a key twice: only one of the two could stay.
    """
    assert file.document is not None
    assert file.record_type is not None
    document = file.document
    for fault in document.faults:
        if fault.kind != "byte-order-mark":
            return fault
    for _ in file_findings(file):
        pass  # afterwards it holds the record
    if file.record is not None and file.faults <= {("id",)} and file.record.id == _id(file) is not None:
        return to_bytes(file.record)
    elsewhere = misplaced(file.record_type, document.value)
    return laid_out(document, (elsewhere or meant_model(file.record_type, document.value)).model)


def _id(file: RecordFile) -> object:
    value = file.document.value if file.document is not None else None
    return value.get("id") if isinstance(value, dict) else None
