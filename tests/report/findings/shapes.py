"""What other programs accept of us, written from their documentation: every key that we give, and no other.

SARIF: OASIS SARIF 2.1.0, section 3. GitLab: "Code Quality report format". rdjson: reviewdog's `reviewdog.proto`.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

strict = with_config(ConfigDict(extra="forbid", strict=True))
Count = Annotated[int, Field(ge=1)]
Filled = Annotated[str, Field(min_length=1)]


@strict
class Text(TypedDict):
    text: str


@strict
class Artifact(TypedDict):
    uri: Annotated[
        str, Field(pattern=r"^[A-Za-z0-9._~%/:!$&'()*+,;=@-]+$")
    ]  # RFC 3986, without query and fragment
    uriBaseId: NotRequired[Literal["%SRCROOT%"]]


@strict
class Region(TypedDict):
    startLine: Count
    startColumn: Count
    endLine: Count
    endColumn: Count


@strict
class Physical(TypedDict):
    artifactLocation: Artifact
    region: Region


@strict
class Logical(TypedDict):
    fullyQualifiedName: Filled


@strict
class Location(TypedDict):
    id: NotRequired[Annotated[int, Field(ge=0)]]
    message: NotRequired[Text]
    physicalLocation: Physical
    logicalLocations: NotRequired[list[Logical]]


@strict
class Replacement(TypedDict):
    deletedRegion: Region
    insertedContent: Text


@strict
class ArtifactChange(TypedDict):
    artifactLocation: Artifact
    replacements: Annotated[list[Replacement], Field(min_length=1)]


@strict
class SarifFix(TypedDict):
    description: Text
    artifactChanges: Annotated[list[ArtifactChange], Field(min_length=1)]


@strict
class Result(TypedDict):
    ruleId: Filled
    ruleIndex: Annotated[int, Field(ge=0)]
    level: Literal["error", "warning"]
    message: Text
    locations: Annotated[list[Location], Field(min_length=1, max_length=1)]
    relatedLocations: NotRequired[list[Location]]
    partialFingerprints: dict[str, Filled]
    fixes: NotRequired[list[SarifFix]]


@strict
class Configuration(TypedDict):
    level: Literal["error", "warning"]


@strict
class Descriptor(TypedDict):
    id: Filled
    name: Filled
    shortDescription: NotRequired[Text]
    fullDescription: NotRequired[Text]
    help: NotRequired[Text]
    defaultConfiguration: NotRequired[Configuration]


@strict
class Driver(TypedDict):
    name: Filled
    version: Filled
    rules: list[Descriptor]


@strict
class Tool(TypedDict):
    driver: Driver


@strict
class Base(TypedDict):
    description: Text


@strict
class Run(TypedDict):
    tool: Tool
    columnKind: Literal["unicodeCodePoints"]
    originalUriBaseIds: dict[str, Base]
    results: list[Result]


Sarif = TypedDict("Sarif", {"$schema": str, "version": Literal["2.1.0"], "runs": list[Run]})


@strict
class Begin(TypedDict):
    begin: Count
    end: Count


@strict
class Place(TypedDict):
    line: Count
    column: NotRequired[Count]


@strict
class Positions(TypedDict):
    begin: Place
    end: Place


@strict
class GitlabLocation(TypedDict):
    path: Filled
    lines: Begin
    positions: Positions


@strict
class Violation(TypedDict):
    description: str
    check_name: Filled
    fingerprint: Filled
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    location: GitlabLocation


@strict
class Range(TypedDict):
    start: Place
    end: Place


@strict
class RdLocation(TypedDict):
    path: Filled
    range: Range


@strict
class Code(TypedDict):
    value: Filled


@strict
class Suggestion(TypedDict):
    range: Range
    text: str


@strict
class Diagnostic(TypedDict):
    message: str
    location: RdLocation
    severity: Literal["ERROR", "WARNING", "INFO"]
    code: Code
    suggestions: list[Suggestion]


@strict
class Source(TypedDict):
    name: Filled


@strict
class DiagnosticResult(TypedDict):
    source: Source
    diagnostics: list[Diagnostic]


SARIF = TypeAdapter(Sarif)
GITLAB = TypeAdapter(list[Violation])
RDJSON = TypeAdapter(DiagnosticResult)
