"""Check a CSV data package, foreign keys included, with frictionless: check_tables.py DATAPACKAGE."""

import json
import sys
from importlib import import_module
from pathlib import Path


def main(package: str) -> None:
    """Check, and print whether it is valid."""
    frictionless = import_module("frictionless")
    path = Path(package)
    report = frictionless.Package(path.name, basepath=str(path.parent)).validate()
    print(json.dumps({"valid": report.valid, "tasks": len(report.tasks)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
