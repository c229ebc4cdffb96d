"""Reports for tests: built of a few words, or of what a hostile contributor would write."""

from dataclasses import replace

from hypothesis import strategies as st

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.finding import Edit, Finding, Fix, Related
from ilma_data.checks.outcome import Report
from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.store.document import Document, Position, Span, parse

WORDS = ("treaty", "agreement", "protocol", "contract", "arrangement", "other")

HOSTILE = (
    "\x1b[31m", "\n", "\r", "\r\n", "::error::", "##[error]", "::stop-commands::x", "%0A", "%", "]]>", "<script>",
    "<!--", "-->", "&amp;", "&", "|", "`", "``", "*", "_", "[a](b)", "](javascript:x)", "![", "{0}", "@user", "#1",
    "https://evil.example", "www.evil.example", "a@evil.example", "\ud800", "\udc80", "\u202e", "\u200b", "\ufeff",
    "\ufffe", "\uffff", "\x00", "\x85", "\u2028", "\t", ",", ":", "=", " ", "\\", '"', "'", "-", "1.", "$x$", "~~",
    "x", "特", "e\u0301", "עדה", "الرباط", "😀",
)  # fmt: skip

texts = st.lists(st.sampled_from(HOSTILE), max_size=6).map("".join)


def a_file(text: str, name: str = "agreements/a.json") -> RecordFile:
    return RecordFile(name, f"records/{name}", parse(text.encode()))


def a_report(*findings: Finding, records: int = 2, facts: int = 0, supported: int = 0) -> Report:
    return Report("records", findings, 2, records, facts, supported)


def a_finding(**changes: object) -> Finding:
    """A word that is not in the list, at 2:17."""
    file = a_file('{\n  "instrument": "protocoll"\n}')
    known = {
        "message": "no such word", "found": '"protocoll"', "expected": WORDS, "nearest": "protocol",
        "code": "ILMA104", "rule": "unknown-word", "fingerprint": "0123456789abcdef",
    }  # fmt: skip
    return Finding(file.at("instrument"), **(known | changes))  # type: ignore[arg-type]


def a_fix(*, safe: bool = True) -> Fix:
    """What mends the finding of `a_finding`."""
    edit = Edit(Span(Position(2, 17), Position(2, 28)), '"protocol"')
    return Fix('Write "protocol"', (edit,), safe)


def many(number: int) -> Report:
    """A report with so many findings, in a hundred files at most; every third is a warning."""
    files = [
        a_file('{\n  "instrument": "protocoll"\n}', f"agreements/a{place:02}.json") for place in range(100)
    ]
    findings = [
        replace(
            a_finding(fix=a_fix(safe=index % 2 == 0)),
            place=files[index * 100 // number].at("instrument"),
            level="warning" if index % 3 == 2 else "error",
            fingerprint=f"{index:016x}",
        )
        for index in range(number)
    ]
    return replace(a_report(*findings), files=100, records=100)


@st.composite
def spans(draw: st.DrawFn, document: Document | None) -> Span:
    if document is None:
        return Span(Position(1, 1), Position(1, 1))
    place = st.integers(0, len(document.text))
    start, end = sorted([draw(place), draw(place)])
    return document.stretch(start, end)


@st.composite
def fixes(draw: st.DrawFn, document: Document) -> Fix:
    places = sorted(draw(st.lists(st.integers(0, len(document.text)), max_size=6)))
    pairs = zip(places[::2], places[1::2], strict=False)
    edits = tuple(Edit(document.stretch(start, end), draw(texts)) for start, end in pairs)
    return Fix(draw(texts), edits, draw(st.booleans()))


@st.composite
def hostile_findings(draw: st.DrawFn, file: RecordFile) -> Finding:
    rule = draw(st.sampled_from(all_rules()))
    spot = draw(spans(file.document))
    return Finding(
        Place(file, draw(st.sampled_from(["", "/a", "/a~1b/0"]))),
        draw(texts),
        found=draw(st.none() | texts),
        expected=draw(st.lists(texts, max_size=6)),
        nearest=draw(st.none() | texts),
        related=[
            Related(Place(file), draw(texts), draw(spans(file.document)))
            for _ in range(draw(st.sampled_from([0, 1, 7])))
        ],
        spot=spot,
        fix=draw(st.none() | fixes(file.document)) if file.document else None,
        code=rule.code,
        rule=rule.name,
        level=draw(st.sampled_from(["error", "warning"])),
        fingerprint=f"{draw(st.integers(0, 3)):016x}",
    )


@st.composite
def hostile_reports(draw: st.DrawFn) -> Report:
    """Reports of files whose names, contents and findings try to break every form."""
    findings: list[Finding] = []
    for number in range(draw(st.integers(0, 3))):
        path = f"records/{number}{draw(texts)}"
        raw = draw(texts).encode("utf-8", "surrogatepass")
        readable = draw(st.booleans())
        file = RecordFile(path, path, parse(raw) if readable else None)
        spotted = draw(st.lists(hostile_findings(file), max_size=8))
        findings += sorted(spotted, key=lambda finding: (finding.span, finding.code))
    return replace(a_report(*findings), label=draw(texts))
