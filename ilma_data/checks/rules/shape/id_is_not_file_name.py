"""ILMA111: a record's id fits its file: it has the type of the folder and the slug of the file's name."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.fixes.mending import rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault


@rule(
    "ILMA111",
    name="id-is-not-file-name",
    why="Whoever has an id finds the file, and no two records can have the same id.",
    mend="Correct the id or rename the file. An id that was published stays: retire it, and name its successor.",
    example=Example("domains/water.json", '"id": "domain/water"', '"id": "domain/waters"'),
    errors=("file_name",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the id, with that of the file as the nearest."""
    expected = str(fault.file.record_id)
    if belongs := fault.context.get("belongs"):
        yield Finding(
            fault.place,
            f"The record of {fault.value} belongs in {belongs}, and lies in {fault.file.name}",
            found=fault.shown,
            expected=[f"the file {belongs}"],
            nearest=belongs,
        )
        return
    yield Finding(
        fault.place,
        f"The id {fault.quoted} does not belong to the file {fault.file.name}",
        found=fault.shown,
        expected=[expected],
        nearest=expected,
        fix=rewrite(fault.place, expected),
    )
