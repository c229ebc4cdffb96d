"""Find links that lead nowhere in a file of JSON Lines, with DuckDB: duckdb_references.py FILE THREADS LINK...

Each LINK is a JSON path to ids, such as `$.parties[*].signatory`. Prints JSON: the records, and the links that lead
to none of them.
"""

import json
import sys
from importlib import import_module

_LINKS = """
WITH documents AS MATERIALIZED (
  SELECT json ->> '$.id' AS id, flatten([{lists}]) AS targets FROM read_ndjson_objects(?)
)
SELECT
  (SELECT count(*) FROM documents),
  count(*)
FROM (SELECT unnest(targets) AS target FROM documents) AS links
WHERE target NOT LIKE 'null' AND NOT EXISTS (SELECT 1 FROM documents WHERE documents.id = links.target)
"""


def main(file: str, threads: str, *links: str) -> None:
    """Look the links up, and print what was found."""
    connection = import_module("duckdb").connect()
    connection.execute(f"SET threads = {int(threads)}")
    lists = ", ".join(_list(link) for link in links)
    records, dangling = connection.execute(_LINKS.format(lists=lists), [file]).fetchone()
    print(json.dumps({"records": records, "dangling": dangling}))


def _list(link: str) -> str:
    """The ids at a path, as a list: one where the path has no asterisk."""
    extracted = f"json ->> '{link}'"
    return f"({extracted})" if "*" in link else f"[{extracted}]"


if __name__ == "__main__":
    main(*sys.argv[1:])
