"""Where each key, value and table of a TOML text stands; `tomllib` reads such a text and tells no places.

One pass over the characters, which takes all that TOML 1.0 takes, and more: whether a text is TOML at all, `tomllib`
decides. What would make `tomllib` slow or end it is found here first: keys of many parts, deep nesting, long numbers.
It counts in offsets; `toml_document` turns them into lines and columns.
"""

from dataclasses import dataclass

from ilma_data.store.positions import MAX_DEPTH
from ilma_data.store.toml_text import EndOfScanError, KeyPart, TomlFlaw, TomlReader


@dataclass(slots=True)
class TomlNode:
    """The place of a value, and of the part of a key that names it.

    The place of a table is its header, or that part of a key which makes it; the root has an empty one.
    """

    start: int
    end: int
    key: tuple[int, int] | None = None
    children: "dict[str, TomlNode] | list[TomlNode] | None" = None
    has_header: bool = False


def scan_toml(text: str) -> tuple[TomlNode, TomlFlaw | None]:
    """Give the places in a text, and what is beyond the limits or there twice.

    Where the text is no TOML, the places are those of what comes before.
    """
    scanner = _Scanner(text)
    try:
        scanner.run()
    except EndOfScanError as end:
        return scanner.root, end.flaw
    return scanner.root, None


class _Scanner(TomlReader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.root = TomlNode(0, 0, children={})

    def run(self) -> None:
        table = self.root
        self.skip_blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._read_header()
            else:
                self._read_pair(table, depth=0)
            self.skip_blank()

    def _read_header(self) -> TomlNode:
        """The table to which the pairs after a header belong."""
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        *outer, last = self.read_key()
        self.take("]" * brackets)
        around = self._enter(self.root, outer)
        there = around.get(last.name)
        if brackets == 2:
            if there is None:
                there = TomlNode(start, self.at, last[1:], [], has_header=True)
                around[last.name] = there
            if not isinstance(there.children, list) or not there.has_header:
                raise EndOfScanError
            there.children.append(TomlNode(start, self.at, last[1:], {}, has_header=True))
            return there.children[-1]
        if there is None:
            there = TomlNode(start, self.at, last[1:], {})
            around[last.name] = there
        elif there.has_header and isinstance(there.children, dict):
            first = (there.start, there.end)
            raise EndOfScanError(TomlFlaw(start, self.at, "A table is there twice", "each table once", first))
        if not isinstance(there.children, dict):
            raise EndOfScanError
        there.start, there.end, there.key, there.has_header = start, self.at, last[1:], True
        return there

    def _read_pair(self, table: TomlNode, depth: int) -> None:
        *outer, last = self.read_key()
        self.take("=")
        self.skip_space()
        value = self._read_value(depth)
        value.key = last[1:]
        around = self._enter(table, outer)
        if first := around.get(last.name):
            other = first.key or (first.start, first.end)
            raise EndOfScanError(TomlFlaw(*last[1:], "A key is there twice", "each key once", other))
        around[last.name] = value

    def _read_value(self, depth: int) -> TomlNode:
        start = self.at
        children: dict[str, TomlNode] | list[TomlNode] | None = None
        if self.text.startswith(("[", "{"), start):
            if depth == MAX_DEPTH:
                message = f"Lists and tables stand more than {MAX_DEPTH} deep inside each other"
                raise EndOfScanError(TomlFlaw(start, start + 1, message, "a flatter value"))
            children = self._read_list(depth + 1) if self.text[start] == "[" else self._read_table(depth + 1)
        else:
            self.read_scalar()
        return TomlNode(start, self.at, children=children)

    def _read_list(self, depth: int) -> list[TomlNode]:
        items: list[TomlNode] = []
        self.at += 1
        self.skip_blank()
        while not self.text.startswith("]", self.at):
            items.append(self._read_value(depth))
            self._end_item("]")
        self.at += 1
        return items

    def _read_table(self, depth: int) -> dict[str, TomlNode]:
        table = TomlNode(0, 0, children={})
        self.at += 1
        self.skip_blank()
        while not self.text.startswith("}", self.at):
            self._read_pair(table, depth)
            self._end_item("}")
        self.at += 1
        return table.children if isinstance(table.children, dict) else {}

    def _end_item(self, closing: str) -> None:
        self.skip_blank()
        if self.text.startswith(",", self.at):
            self.at += 1
            self.skip_blank()
        elif not self.text.startswith(closing, self.at):
            raise EndOfScanError

    def _enter(self, table: TomlNode, parts: list[KeyPart]) -> dict[str, TomlNode]:
        """What is in the table to which the parts of a key lead from another; tables that are missing are made."""
        node = table
        for part in parts:
            inside = self._inside(node)
            node = inside.setdefault(part.name, TomlNode(part.start, part.end, part[1:], {}))
        return self._inside(node)

    def _inside(self, node: TomlNode) -> dict[str, TomlNode]:
        """What is in a table; of a list of tables the last one counts."""
        if isinstance(node.children, list) and node.children:
            node = node.children[-1]
        if not isinstance(node.children, dict):
            raise EndOfScanError
        return node.children
