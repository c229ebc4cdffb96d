"""The four validators about file after file: verdicts are counted, and a disagreement must be a written one."""

import faulthandler
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ilma_data.model.reading import from_json
from ilma_data.model.records import record_name as name_of
from tests.fuzzing.failure import Failure, Kind, failed
from tests.fuzzing.known import names_of
from tests.fuzzing.one_file import OneFile, judged
from tests.fuzzing.validators import Ajv, Answer, Word, digest, judge_by_jsonschema, judge_by_jsonschema_rs

_AT_ONCE = 256
"""Files that Ajv is asked about in one go."""

_HANG_SECONDS = 900
"""For so many files in a process of their own, on the clock: after that it hangs, and no signal has reached it."""


class Verdicts(NamedTuple):
    """What each says of one file."""

    ours: Word
    jsonschema: Word
    jsonschema_rs: Word
    ajv: Word


class Judge:
    """Judges files, counts, and keeps what failed. `ajv` may be absent: then the other three are compared.

    Ajv's answers come later: `finish` gets the last ones. Before a file is judged it is written to `current`, where
    whoever started the process finds it if that dies.
    """

    def __init__(self, ajv: Ajv | None, current: Path | None = None) -> None:
        self._current = current
        self.counts: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self._ajv = ajv
        self._waiting: list[OneFile] = []

    def judge(self, file: str, raw: bytes) -> OneFile:
        """Judge one file by itself; its name must be that of a record's file."""
        name = name_of(file)
        assert name is not None
        if self._current is not None:
            self._current.write_bytes(file.encode() + b"\n" + raw)
        one = judged(file, raw, self.counts)
        one.record_type = name.record_type
        self.counts["inputs"] += 1
        self.failures += one.failures
        if one.document is not None:
            self._waiting.append(one)
        if len(self._waiting) >= _AT_ONCE:
            self.finish()
        return one

    def judge_any(self, file: str, raw: bytes) -> None:
        """Judge a file by itself where its name is that of a record's file; others have no type to be judged by."""
        if name_of(file) is not None:
            self.judge(file, raw)

    def finish(self) -> None:
        """Ask Ajv about the files that wait, and compare what all say."""
        files, self._waiting = self._waiting, []
        if self._current is not None:
            faulthandler.dump_traceback_later(_HANG_SECONDS, exit=True)  # begins anew with each call
        if self._ajv is None:
            for one in files:
                self._compare(one, None)
            return
        answers = self._ajv.judge((one.record_type, one.raw) for one in files)
        for one, answer in zip(files, answers, strict=True):
            self._compare(one, answer)

    def _compare(self, one: OneFile, answer: Answer | None) -> None:
        try:
            found = self._compared(one, answer)
        except Exception as error:  # noqa: BLE001 - another validator may break on anything
            found = failed(Kind.DISAGREEMENT, f"a validator breaks: {type(error).__name__}", repr(error))
        if found is not None:
            self.failures.append(found.about({one.file: one.raw}))

    def _compared(self, one: OneFile, answer: Answer | None) -> Failure | None:
        reading = one.reading
        if reading.refused & {"syntax", "encoding"}:
            self.counts["no JSON"] += 1
            if answer is not None and answer.word is not Word.NOT_JSON:
                return failed(Kind.READ_OTHERWISE, "V8 reads what is no JSON", f"{sorted(reading.refused)}")
            return None
        self.counts["over a limit" if reading.refused else "JSON"] += 1
        if answer is not None and not reading.refused:
            ours = digest(reading.value)
            if answer.word is Word.NOT_JSON or (ours and answer.digest and ours != answer.digest):
                return failed(Kind.READ_OTHERWISE, "V8 reads another value", f"{answer}; ours: {ours}")
        verdicts = _verdicts(one, answer)
        accepted = [name for name, word in verdicts._asdict().items() if word is Word.ACCEPTED]
        if len(accepted) == len(verdicts):
            self.counts["accepted by all"] += 1
        elif not accepted:
            self.counts["refused by all"] += 1
        else:
            names = _explanation(one, verdicts)
            if names is None:
                return failed(Kind.DISAGREEMENT, f"accepted by {', '.join(accepted)}", _said(one, verdicts))
            self.counts["disagreements"] += 1
            self.counts.update(f"disagreement {name}" for name in names)
        return None


def _verdicts(one: OneFile, answer: Answer | None) -> Verdicts:
    by_jsonschema = _or_given_up(one, judge_by_jsonschema)
    by_jsonschema_rs = _or_given_up(one, judge_by_jsonschema_rs)
    by_ajv = by_jsonschema_rs if answer is None else answer.word
    ours = Word.ACCEPTED if one.is_accepted else Word.REFUSED
    return Verdicts(
        ours, by_jsonschema, by_jsonschema_rs, Word.REFUSED if by_ajv is Word.NOT_JSON else by_ajv
    )


def _or_given_up(one: OneFile, judge: Callable[[str, Any], Word]) -> Word:
    """What a validator says; beyond our limits it may break off, which is a refusal."""
    try:
        return judge(one.record_type, one.reading.value)
    except Exception:
        if one.reading.refused:
            return Word.REFUSED
        raise


def _explanation(one: OneFile, verdicts: Verdicts) -> frozenset[str] | None:
    """The written disagreements that make ours the only refusal, or None where they don't."""
    if verdicts.ours is Word.ACCEPTED:
        return None
    if Word.REFUSED in verdicts[1:] and not one.reading.refused:
        return None
    names = names_of(_errors(one))
    return None if names is None else (one.reading.refused | one.reading.notes | names) or None


def _errors(one: OneFile) -> list[ErrorDetails]:
    """What the models have against the value, also where we refuse to read it."""
    refusal = one.refusal
    if one.reading.refused:
        try:
            from_json(one.record_type, json.dumps(one.reading.value))
        except ValidationError as error:
            refusal = error
    errors = [] if refusal is None else refusal.errors(include_url=False)
    return [error for error in errors if not (one.reading.refused and error["type"] == "json_invalid")]


def _said(one: OneFile, verdicts: Verdicts) -> str:
    """All that a reader needs to see who is right."""
    lines = [", ".join(f"{name}: {word}" for name, word in verdicts._asdict().items())]
    lines += [f"limits: {sorted(one.reading.refused)}, notes: {sorted(one.reading.notes)}"]
    lines += [f"finding: {finding.code} {finding.pointer}: {finding.message}" for finding in one.findings]
    lines += [f"model: {error['loc']}: {error['msg']}" for error in _errors(one)]
    return "\n".join(lines)
