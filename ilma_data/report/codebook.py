"""The codebook: every field of every record type, from the models alone, as Markdown."""

import inspect
import json
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

from ilma_data.model.base import Part, Record, item_type, mark_of
from ilma_data.model.records import COLLECTIONS, MODELS
from ilma_data.model.schema import FORMS, export

_INTRODUCTION = (
    "Made from the models by `scripts/generate`; not edited by hand. **Factual** fields report something about the"
    " world, and each value in them needs evidence; **editorial** ones are the editors' own. A required key always"
    " stands, with `null` where nothing is known; the others stand only where they say something."
)


def codebook() -> str:
    """The whole codebook, with one section for each record type, then the parts, the words and the forms of text."""
    models = [model for listed in MODELS.values() for model in listed]
    parts = list(dict.fromkeys(part for model in models for part in _parts(model)))
    words = list(dict.fromkeys(one for model in [*models, *parts] for one in _enumerations(model)))
    lines = [
        "# Codebook",
        "",
        _INTRODUCTION,
        "",
        "## Record types",
        "",
        *(f"- [{_name(model)}](#{_anchor(model)}): {_summary(model)}" for model in models),
    ]
    for model in models:
        lines += [
            "",
            f"## {_name(model)}",
            "",
            *_about(model),
            "",
            f"Files: `records/{_file(model)}`.",
            "",
            *_table(model),
        ]
    lines += ["", "## Parts of records"]
    for part in parts:
        lines += ["", f"### {part.__name__}", "", *_about(part), "", *_table(part)]
    lines += ["", "## Words"]
    for enumeration in words:
        listed = ", ".join(f"`{member.value}`" for member in enumeration)
        lines += ["", f"### {enumeration.__name__}", "", *_about(enumeration), "", listed]
    lines += ["", "## Forms of text", "", *_forms()]
    return "\n".join(lines) + "\n"


def _name(model: type[Record]) -> str:
    return (
        model.__name__ if len(MODELS[model.type]) == 1 else f"{model.type.title()}: {model.__name__.lower()}"
    )


def _anchor(model: type[Record]) -> str:
    return _name(model).lower().replace(":", "").replace(" ", "-")


def _file(model: type[Record]) -> str:
    return f"{COLLECTIONS[model.type]}/{'<type>-' if model.type == 'retired' else ''}<slug>.json"


def _about(thing: type[Any]) -> list[str]:
    return inspect.cleandoc(thing.__doc__ or "").splitlines()


def _summary(thing: type[Any]) -> str:
    return _about(thing)[0]


def _table(model: type[Part]) -> Iterator[str]:
    yield "| field | holds | key | mark | meaning |"
    yield "|---|---|---|---|---|"
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        cells = (
            f"`{field.alias or name}`",
            _type(annotation, field.metadata),
            "required" if field.is_required() else "optional",
            mark_of(field).value,
            (field.description or "").replace("|", "\\|"),
        )
        yield f"| {' | '.join(cells)} |"


def _type(annotation: Any, metadata: list[Any]) -> str:
    """What a field holds, in words that lead to the section that explains it."""
    members = [member for member in get_args(annotation) if member is not type(None)]
    nullable = type(None) in get_args(annotation)
    if nullable:
        inner = " or ".join(_type(member, metadata) for member in members)
        return f"{inner}, or null"
    if getattr(annotation, "__origin__", None) is tuple:
        return f"list of {_type(members[0], [])}"
    if isinstance(annotation, type) and issubclass(annotation, Part | Enum):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    known = next((name for name, form in FORMS.items() if _is_form(form, annotation, metadata)), None)
    if known is not None:
        return f"[{known}](#forms-of-text)"
    if annotation is int:
        return "whole number"
    if get_origin(annotation) is Annotated:
        return _type(annotation.__origin__, [])
    return " or ".join(f"`{json.dumps(member)}`" for member in members)


def _is_form(form: Any, annotation: Any, metadata: list[Any]) -> bool:
    """Whether a field's type is one of the named forms: the class itself, or a text with the form's mark."""
    if form is annotation:
        return True
    marks = getattr(form, "__metadata__", ()) or ()
    described = [*metadata, *getattr(annotation, "__metadata__", ())]
    return bool(marks) and any(mark in described for mark in marks)


def _parts(model: type[Part]) -> Iterator[type[Part]]:
    for field in model.model_fields.values():
        part = item_type(field.annotation)
        if part is not None:
            yield part
            yield from _parts(part)


def _enumerations(model: type[Part]) -> Iterator[type[Enum]]:
    for field in model.model_fields.values():
        yield from _enumerations_in(field.annotation)


def _enumerations_in(annotation: Any) -> Iterator[type[Enum]]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield annotation
    for argument in get_args(annotation):
        yield from _enumerations_in(argument)


def _forms() -> Iterator[str]:
    """The named forms, with their pattern and examples as the JSON Schema has them."""
    definitions: dict[str, Any] = {}
    for document in export().values():
        defined = document["$defs"]
        assert isinstance(defined, dict)
        definitions |= defined
    yield "| form | meaning | longest | examples |"
    yield "|---|---|---|---|"
    for name in FORMS:
        form = definitions.get(name, {})
        examples = ", ".join(f"`{example}`" for example in form.get("examples", ()))
        meaning = str(form.get("description", "")).replace("|", "\\|")
        yield f"| {name} | {meaning} | {form.get('maxLength', '')} | {examples} |"
