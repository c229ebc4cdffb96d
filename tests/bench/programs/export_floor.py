"""The least that an export can cost with its library: export_floor.py sqlite|csv|parquet FOLDER EXPORT OUT.

Reads and parses every record file of FOLDER, and writes to OUT the rows that the export in EXPORT has, with no thought
between the two. Prints JSON: the records, and the seconds of processor, without those of reading the export back.
"""

import csv
import json
import sqlite3
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def main(form: str, folder: str, export: str, out: str) -> None:
    """Read, write, and print what it cost."""
    from pydantic_core import from_json

    began = time.process_time()
    held = [from_json(path.read_bytes()) for path in sorted(Path(folder).rglob("*.json"))]
    parsing = time.process_time() - began
    number = len(held)
    held.clear()
    Path(out).mkdir(parents=True, exist_ok=True)
    write = _FORMS[form](Path(export), Path(out))
    began = time.process_time()
    write()
    print(json.dumps({"records": number, "processor": parsing + time.process_time() - began}))


def _sqlite(export: Path, out: Path) -> Callable[[], None]:
    with sqlite3.connect(next(export.glob("*.sqlite"))) as source:
        made = source.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        shadows = {
            shadow
            for _, name, sql in made
            if sql.startswith("CREATE VIRTUAL")
            for shadow in (
                name,
                *(f"{name}_{part}" for part in ("data", "idx", "content", "docsize", "config")),
            )
        }
        tables = [name for kind, name, _ in made if kind == "table" and name not in shadows]
        rows = {name: source.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}

    def write() -> None:
        path = out / "floor.sqlite"
        path.unlink(missing_ok=True)
        target = sqlite3.connect(path)
        for kind, name, sql in made:
            if kind == "table" and name in rows:
                target.execute(sql)
                if rows[name]:
                    places = ", ".join("?" * len(rows[name][0]))
                    target.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows[name])
        for kind, _, sql in made:
            if kind == "index":
                target.execute(sql)
        target.commit()
        target.close()

    return write


def _csv(export: Path, out: Path) -> Callable[[], None]:
    tables: dict[str, list[list[str]]] = {}
    for path in sorted(export.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.name] = list(csv.reader(file))

    def write() -> None:
        for name, rows in tables.items():
            with (out / name).open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)

    return write


def _parquet(export: Path, out: Path) -> Callable[[], None]:
    parquet, pyarrow = import_module("pyarrow.parquet"), import_module("pyarrow")
    columns: dict[str, tuple[Any, dict[str, list[Any]]]] = {}
    for path in sorted(export.glob("*.parquet")):
        table = parquet.read_table(path)
        columns[path.name] = table.schema, table.to_pydict()

    def write() -> None:
        for name, (schema, values) in columns.items():
            parquet.write_table(pyarrow.table(values, schema=schema), out / name)

    return write


_FORMS = {"sqlite": _sqlite, "csv": _csv, "parquet": _parquet}


if __name__ == "__main__":
    main(*sys.argv[1:])
