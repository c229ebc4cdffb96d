"""One part of a fuzz run in a process of its own: python -m tests.fuzzing.worker ENGINE SEED NUMBER INPUTS FOLDER.

Writes its tally to FOLDER. A process that hangs where no signal reaches ends with a traceback on stderr; the input is
then in FOLDER, under the part's name with the ending `.current`.
"""

import faulthandler
import sys
from pathlib import Path

from tests.fuzzing.tally import Part


def main(arguments: list[str]) -> None:
    """Do the part that the arguments say."""
    engine, *numbers, place = arguments
    part, folder = Part(engine, *map(int, numbers)), Path(place)
    current = folder / f"{part.name}.current"
    faulthandler.enable()
    if engine == "atheris":
        from tests.fuzzing.coverage import fuzz

        fuzz(part, folder, current)
    from tests.fuzzing.engines import run
    from tests.fuzzing.validators import Ajv

    ajv = Ajv()
    tally = run(part, ajv, current)
    ajv.close()
    tally.save(folder / f"{part.name}.json")
    current.unlink(missing_ok=True)


if __name__ == "__main__":
    main(sys.argv[1:])
