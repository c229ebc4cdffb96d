"""What a fuzz run must never find."""

import base64
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any


class Kind(StrEnum):
    """What went wrong with an input."""

    EXCEPTION = "exception"
    TOO_SLOW = "too slow"
    READ_OTHERWISE = "read otherwise than strict JSON"
    NO_FINDING = "refused without a finding"
    MODELS_DIFFER = "findings and models differ"
    DISAGREEMENT = "a disagreement that is not written down"
    WRONG_ACCEPT = "wrong accept"
    MISPLACED = "a finding outside its file"
    BAD_MESSAGE = "a message that nobody should read"
    BAD_FIX = "a fix that does not fit"
    NOT_CANONICAL = "an unstable canonical form"
    DIFFERENT_TOGETHER = "other findings in a folder than alone"
    BAD_REPORT = "a report that can't be shown"


@dataclass(frozen=True)
class Failure:
    """What went wrong, and with which files: `detail` says it in full, `key` is the same for what is alike."""

    kind: Kind
    key: str
    detail: str
    files: Mapping[str, bytes]

    def about(self, files: Mapping[str, bytes]) -> "Failure":
        """The same, of other files."""
        return replace(self, files=files)

    def as_json(self) -> dict[str, Any]:
        """A value that JSON can hold."""
        files = {file: base64.b64encode(raw).decode() for file, raw in self.files.items()}
        return {"kind": self.kind.value, "key": self.key, "detail": self.detail, "files": files}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Failure":
        """The inverse of `as_json`."""
        files = {file: base64.b64decode(raw) for file, raw in value["files"].items()}
        return cls(Kind(value["kind"]), value["key"], value["detail"], files)


def failed(kind: Kind, key: str, detail: str) -> Failure:
    """A failure of which the files are not said yet."""
    return Failure(kind, f"{kind}: {key}", detail, {})


def of_exception(error: BaseException) -> Failure:
    """The failure that an exception is: its traceback, and the last place of ours that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "ilma_data" in frame.filename] or frames
    place = f"{Path(ours[-1].filename).stem}.{ours[-1].name}" if ours else "nowhere"
    detail = "".join(traceback.format_exception(error))
    return failed(Kind.EXCEPTION, f"{type(error).__name__} in {place}", detail)
