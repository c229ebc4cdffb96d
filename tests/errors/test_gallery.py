"""Every message that a contributor may meet, as it was read and approved.

`scripts/approve-errors` writes what the commands say now into the cases; what it changed is to be read, case by case.
"""

import os
from pathlib import Path

import pytest

from ilma_data.checks.catalogue import all_rules
from ilma_data.cli import main
from tests.errors.gallery import CaseError, play, read_case

GALLERY = Path(__file__).parent
CASES = sorted(GALLERY.rglob("*.txt"))
LEAST = 150
APPROVE = os.environ.get("ILMA_APPROVE_ERRORS") == "1"


@pytest.mark.skipif(os.name == "nt", reason="paths and links are those of POSIX systems")
@pytest.mark.parametrize("path", CASES, ids=[path.relative_to(GALLERY).as_posix() for path in CASES])
def test_the_output_is_the_approved_one(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "ILMA_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def run(arguments: list[str]) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    text = path.read_text("utf-8")
    played = play(read_case(text), run)
    if APPROVE:
        path.write_text(played, "utf-8")
    else:
        assert played == text, (
            "scripts/approve-errors writes the new output, to be read before it is committed"
        )


def test_the_gallery_is_large_and_knows_every_rule() -> None:
    texts = [path.read_text("utf-8") for path in CASES]
    assert len(texts) >= LEAST
    for rule in all_rules():
        assert any(f"{rule.code} {rule.name}" in text for text in texts), (
            f"no case of {rule.code} {rule.name}"
        )


@pytest.mark.parametrize(
    "text", ["", "A reason alone.", "A reason.\n\nbend records\n\n$ ilma validate records"]
)
def test_a_case_that_can_not_be_played_says_so(text: str) -> None:
    with pytest.raises(CaseError):
        read_case(text)
