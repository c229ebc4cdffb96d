"""The three validators of other people, each with our exported schemas: jsonschema, jsonschema-rs and Ajv."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.metadata import version
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs

from ilma_data.model.records import MODELS
from tests.fuzzing.pool import ROOT, SCHEMAS

AJV = ROOT / "tests/ajv"


class Word(StrEnum):
    """What a validator says of a file."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_JSON = "not-json"


class Answer(NamedTuple):
    """What Ajv says of a file, and the digest of what V8 read; see `digest`."""

    word: Word
    digest: str | None


class AjvMissingError(RuntimeError):
    """Node or Ajv is not installed."""


class Ajv:
    """Ajv in strict mode, in a process of its own that lives as long as this object."""

    def __init__(self) -> None:
        node = shutil.which("node", path=str(_bin())) or shutil.which("node")
        if node is None or not (AJV / "node_modules/ajv").exists():
            raise AjvMissingError(
                "Ajv is not installed: run scripts/test once, or `npm ci --prefix tests/ajv`"
            )
        schemas = [f"{name}={SCHEMAS / f'{name}.schema.json'}" for name in MODELS]
        self._process = subprocess.Popen(
            [node, AJV / "stream.mjs", *schemas], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def judge(self, files: Iterable[tuple[str, bytes]]) -> list[Answer]:
        """What it says of each file, of which the record type is named. Raises `RuntimeError` where Node has died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = [(record_type, base64.b64encode(raw).decode()) for record_type, raw in files]
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"Node ended with status {self._process.wait()}")
        return [Answer(Word(word), digest) for word, digest in json.loads(line)]

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def judge_by_jsonschema(record_type: str, value: Any) -> Word:
    """What the Python package jsonschema says."""
    return Word.ACCEPTED if _jsonschema(record_type).is_valid(value) else Word.REFUSED


def judge_by_jsonschema_rs(record_type: str, value: Any) -> Word:
    """What jsonschema-rs says. Raises `ValueError` for what it can't hold, such as half a surrogate pair."""
    return Word.ACCEPTED if _jsonschema_rs(record_type).is_valid(value) else Word.REFUSED


def digest(value: Any) -> str | None:
    """SHA-256 of a value as `JSON.stringify` writes it with 0 for every number; `tests/ajv/stream.mjs` has the same.

    None where the two languages write the same value otherwise: JavaScript puts keys that are indexes first.
    """
    if _has_indexes_as_keys(value):
        return None
    text = json.dumps(_without_numbers(value), ensure_ascii=False, separators=(",", ":"))
    # JSON.stringify writes half a surrogate pair as an escape.
    text = re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)
    return hashlib.sha256(text.encode()).hexdigest()


def versions() -> dict[str, str]:
    """The versions of the four, and of what they stand on."""
    node = shutil.which("node", path=str(_bin())) or "node"
    ajv = json.loads((AJV / "node_modules/ajv/package.json").read_bytes())["version"]
    node_version = subprocess.run(
        [node, "--version"], capture_output=True, encoding="ascii", check=True
    ).stdout
    named = {name: version(name) for name in ("pydantic", "jsonschema", "jsonschema-rs")}
    python = ".".join(map(str, sys.version_info[:3]))
    return {**named, "Ajv": ajv, "Python": python, "Node": node_version.strip().removeprefix("v")}


@cache
def _schema(record_type: str) -> Any:
    return json.loads((SCHEMAS / f"{record_type}.schema.json").read_bytes())


@cache
def _jsonschema(record_type: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(_schema(record_type))


@cache
def _jsonschema_rs(record_type: str) -> Any:
    return jsonschema_rs.validator_for(_schema(record_type))


def _bin() -> Any:
    from pathlib import Path

    return Path(sys.executable).parent


def _has_indexes_as_keys(value: Any) -> bool:
    if isinstance(value, dict):
        return any(key.isdecimal() or _has_indexes_as_keys(member) for key, member in value.items())
    return isinstance(value, list) and any(map(_has_indexes_as_keys, value))


def _without_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_numbers(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_without_numbers(item) for item in value]
    return 0 if isinstance(value, int | float) and not isinstance(value, bool) else value
