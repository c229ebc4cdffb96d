"""Check every record file of a folder by its schema: check_schema.py jsonschema|jsonschema_rs SCHEMAS FOLDER."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_TYPES = {
    "agreements": "agreement",
    "domains": "domain",
    "meetings": "meeting",
    "retired": "retired",
    "signatories": "signatory",
    "sources": "source",
}


def main(library: str, schemas: str, folder: str) -> None:
    """Check, and print how many files were refused."""
    refused = checked = 0
    for collection in sorted(Path(folder).iterdir()):
        schema = json.loads((Path(schemas) / f"{_TYPES[collection.name]}.schema.json").read_bytes())
        validator = _validator(library, schema)
        for path in sorted(collection.iterdir()):
            checked += 1
            refused += not validator.is_valid(json.loads(path.read_bytes()))
    print(json.dumps({"records": checked, "refused": refused}))


def _validator(library: str, schema: Any) -> Any:
    module = import_module(library)
    return module.validator_for(schema) if library == "jsonschema_rs" else module.Draft202012Validator(schema)


if __name__ == "__main__":
    main(*sys.argv[1:])
