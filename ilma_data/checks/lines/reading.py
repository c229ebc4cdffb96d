"""A line as a record: what it is by itself, in the plain way that files are read."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache

from pydantic_core import SchemaValidator, core_schema, from_json

from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.lines.census import named_in
from ilma_data.checks.lines.line import Block, Line, LineDocument
from ilma_data.checks.one_file import file_findings
from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.checks.rule import Rule
from ilma_data.checks.settings.choice import HIDING
from ilma_data.checks.tree import Tree
from ilma_data.model.ids import is_id
from ilma_data.model.records import MODELS, TYPES, file_name
from ilma_data.model.retired import Retired
from ilma_data.store.document import MAX_BYTES, JsonValue

_DIGITS = bytes(48 if byte in b"0123456789" else 32 for byte in range(256))
_LONG_NUMBER = b"0" * 100  # when all digits are 0; some readers refuse numbers much longer than that
_NO_NUMBERS = b"NaN", b"Infinity"

ALONE = ("ILMA301", "ILMA302", "ILMA303", "ILMA304")
"""The rules that look at one record alone, but for the ids that a dispute reports."""

TOGETHER = ("ILMA201", "ILMA202", "ILMA208", "ILMA209", "ILMA211")
"""The rules about links and ids."""

KINDS = "ILMA202"
"""That of them which asks what a record is, and not only whether there is one."""


def read_line(line: Line) -> tuple[RecordFile, list[Finding]]:
    """The file that a line would be, and what is wrong with it as JSON and as a record."""
    document = line.document()
    value = document.value if document.readable else None
    file = RecordFile(_name(line, value), line.file.path, document)
    return file, list(file_findings(file))


def is_json(line: Line) -> bool:
    """Whether a line can be read for certain, equal keys aside; False says nothing."""
    if len(line.raw) > MAX_BYTES or _LONG_NUMBER in line.raw.translate(_DIGITS):
        return False
    try:
        from_json(line.raw, allow_inf_nan=False)
    except ValueError:
        return False
    return True


def are_readable(block: Block) -> bool:
    """Whether each of some lines can be read for certain, equal keys aside; False says nothing.

    As `is_json` says of each, sooner: no value is made of what pydantic's core reads.
    """
    text = block.text
    if len(text) > MAX_BYTES or _LONG_NUMBER in text.translate(_DIGITS):
        return False
    # The reader below takes these for numbers; within a text, one word is as good as another.
    for word in _NO_NUMBERS:
        text = text.replace(word, word.lower())
    try:
        deque(map(_pass_over(), filter(None, text.split(b"\n"))), maxlen=0)
    except ValueError:
        return False
    return True


@cache
def _pass_over() -> Callable[[bytes], object]:
    """What reads a JSON object and makes nothing of what it holds; raises `ValueError` for anything else."""
    return SchemaValidator(core_schema.typed_dict_schema({}, extra_behavior="ignore")).validate_json


def unreadable(found: Iterable[Finding]) -> list[Finding]:
    """Of what is wrong with a line itself, what keeps it from being read."""
    return [finding for finding in found if finding.code in HIDING]


def findings_of(file: RecordFile, tree: Tree, codes: Iterable[str]) -> Iterator[Finding]:
    """What some rules find in one file of a tree."""
    wanted = frozenset(codes)
    rules: list[Rule[Tree]] = [rule for rule in tree_rules() if rule.code in wanted]
    for rule in rules:
        yield from (finding for finding in rule.findings(tree) if finding.place.file is file)


class Known(frozenset[str]):
    """Ids of which it can be said whether there is a record, and not what they are: whoever looks through finds none.

    `has` says whether there is one.
    """

    has: Callable[[str], bool]

    def __new__(cls, has: Callable[[str], bool]) -> "Known":
        """The ids of which `has` is true."""
        made = super().__new__(cls)
        made.has = has
        return made

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self.has(record_id)

    def __or__(self, other: AbstractSet[object]) -> "Known":
        return Known(lambda record_id: record_id in self or record_id in other)

    def __sub__(self, other: AbstractSet[object]) -> "Known":
        return Known(lambda record_id: record_id in self and record_id not in other)


def shown(finding: Finding) -> Finding:
    """A finding with its place worked out, that holds of its record no more than the text; without a fix."""
    return replace(
        finding,
        place=_slim(finding.place),
        spot=finding.span,
        related=tuple(Related(_slim(one.place), one.message, one.span) for one in finding.related),
        nearest=None if finding.pointer == "/id" else finding.nearest,
        fix=None,
    )


def _slim(place: Place) -> Place:
    file, document = place.file, place.file.document
    if isinstance(document, LineDocument):
        document = LineDocument(document.path, document.text, None, (), document.readable, document.before)
    return Place(RecordFile(file.name, file.path, document), place.pointer, place.of_key)


def _name(line: Line, value: JsonValue) -> str:
    """The name of the file that it would be: by its id, or else by the file of lines, or by its keys."""
    found = named_in(line)
    if found is not None and is_id(found.own.decode()):
        record_id = found.own.decode()
        return file_name(Retired.type if found.is_retired else record_id.partition("/")[0], record_id)
    record_type = TYPES[line.file.collection] if line.file.collection else _likeliest_type(value)
    return file_name(
        record_type, f"{'source' if record_type == Retired.type else record_type}/line-{line.number}"
    )


def _likeliest_type(value: JsonValue) -> str:
    """The type with which the keys have most in common."""
    keys = frozenset(value if isinstance(value, dict) else ())
    shared = {
        record_type: max(len(keys & model.model_fields.keys()) / len(model.model_fields) for model in models)
        for record_type, models in MODELS.items()
    }
    return max(shared, key=shared.__getitem__)
