"""Write every export of the packaged records, and let the users' own tools judge them: see `scripts/interop`."""

import logging
import sys
import tempfile
import time
from pathlib import Path

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.formats import FORMATS, write_export
from tests.interop.exports import CHECKS, Check, NotRunError

_SHOWN = 5  # problems of one check


def main() -> int:
    """A line for each check; 1 where one failed, otherwise 0."""
    logging.disable(logging.WARNING)  # mlcroissant repeats there what its check says
    dataset = load()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="ilma-interop-") as made:
        folder = Path(made)
        for form in FORMATS:
            write_export(form, folder / form, dataset)
        for name, check in CHECKS.items():
            began = time.monotonic()
            verdict, problems = _verdict(check, folder, dataset)
            failed += verdict == "failed"
            print(f"{verdict:8} {name} ({time.monotonic() - began:.1f} s)", flush=True)
            for problem in problems[:_SHOWN]:
                print(f"         {problem}")
            if len(problems) > _SHOWN:
                print(f"         and {len(problems) - _SHOWN} more")
    return 1 if failed else 0


def _verdict(check: Check, folder: Path, dataset: Dataset) -> tuple[str, list[str]]:
    try:
        problems = check(folder, dataset)
    except NotRunError as reason:
        return "not run:", [str(reason)]
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(("ilma_data", "tests")):
            raise
        return "not run:", [f"{error.name} is not installed"]
    except Exception as error:  # noqa: BLE001 - a tool that stumbles over an export is what is looked for
        return "failed", [f"{type(error).__name__}: {error}"]
    return ("failed" if problems else "passed"), problems


if __name__ == "__main__":
    sys.exit(main())
