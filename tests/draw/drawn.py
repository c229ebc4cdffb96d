"""What a picture holds, read back from its SVG."""

import re
from typing import Any
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"

ALLOWED = {
    "svg", "title", "desc", "defs", "pattern", "g", "rect", "circle", "line", "path", "polygon", "text"
}  # fmt: skip


def parsed(svg: str) -> ElementTree.Element:
    """The root of a picture, after looking at what every picture must be."""
    root = ElementTree.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ALLOWED
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert root.get("direction") == "ltr"
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert "href" not in name
            if not name.startswith("data-"):
                assert all(target.startswith("#ilma-") for target in re.findall(r"url\((.*?)\)", value))
    return root


def marked(root: ElementTree.Element, *names: str) -> list[tuple[str, ...]]:
    """The values of these `data-` attributes of each element that has the first of them."""
    return [
        tuple(element.attrib[f"data-{name}"] for name in names)
        for element in root.iter()
        if f"data-{names[0]}" in element.attrib
    ]


def values(specification: dict[str, object], *path: str | int) -> list[dict[str, Any]]:
    """The facts in a specification, in the data at a path."""
    found: Any = specification
    for step in (*path, "data", "values"):
        found = found[step]
    assert isinstance(found, list)
    return found


def texts(element: ElementTree.Element) -> list[str]:
    """The lines of text in an element, without its tooltip."""
    return [text.text or "" for text in element.iter(f"{SVG}text")]
