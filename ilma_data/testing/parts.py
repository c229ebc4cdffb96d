"""Any part of any record, drawn from the models themselves: a field that a model gains is drawn at once."""

import types
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from ilma_data.model.base import Part
from ilma_data.model.dates import EdtfDate
from ilma_data.model.evidence import Locator
from ilma_data.model.ids import Kinds, RecordId
from ilma_data.model.text import Form
from ilma_data.testing.dates import dates
from ilma_data.testing.links import Anywhere, Links
from ilma_data.testing.texts import text_of

PartT = TypeVar("PartT", bound=Part)

MOST_ITEMS = 3  # in a list; long ones are slow to draw and show nothing new


def parts(model: type[PartT], links: Links, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[PartT]:
    """An instance of a model: each field from its strategy in `given` or, where it has none, from its type.

    There is nothing to draw where a required link finds no target.
    """
    if model is Locator:
        return _locators()  # type: ignore[return-value]
    fields = {
        field.alias or name: given[name] if name in given else values(field, links)
        for name, field in model.model_fields.items()
    }
    if any(strategy.is_empty for strategy in fields.values()):
        return st.nothing()
    return _made(_Recipe(model, fields))


def lists(items: st.SearchStrategy[Any], *, at_least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """A list as the models take it: no item stands twice. It is empty where there is no item to draw."""
    if items.is_empty:
        return st.nothing() if at_least else st.just(())
    drawn = st.lists(items, min_size=at_least, max_size=MOST_ITEMS, unique_by=_identity)
    return drawn.map(tuple)


def values(field: FieldInfo, links: Links) -> st.SearchStrategy[Any]:
    """A value of a field of a model."""
    return _of(field.annotation, tuple(field.metadata), links)


class _Recipe(Generic[PartT]):
    """A model and what to make it from; shown by its name, since the strategies of a record fill pages."""

    def __init__(self, model: type[PartT], fields: dict[str, st.SearchStrategy[Any]]) -> None:
        self.model = model
        self.fields = fields

    def __repr__(self) -> str:
        return f"any {self.model.__name__}"


@st.composite
def _made(draw: st.DrawFn, recipe: _Recipe[PartT]) -> PartT:
    return recipe.model.model_validate({key: draw(strategy) for key, strategy in recipe.fields.items()})


def _identity(item: object) -> object:
    """By what the items of a list differ; see `Part`."""
    return item.keys()[-1] if isinstance(item, Part) and item.keys() else item


_ANYWHERE = Anywhere()


def _of(annotation: Any, metadata: tuple[Any, ...], links: Links) -> st.SearchStrategy[Any]:
    """The strategy of a type, made once for all links where it holds none."""
    made = (links if _holds_link(annotation) else _ANYWHERE).made
    if (annotation, metadata) not in made:
        made[annotation, metadata] = _make(annotation, metadata, links)
    return made[annotation, metadata]


def _make(annotation: Any, metadata: tuple[Any, ...], links: Links) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(arguments[0], (*metadata, *annotation.__metadata__), links)
    if origin in (Union, types.UnionType):
        unknown_first = sorted(arguments, key=lambda one: one is not type(None))
        return st.one_of(*(_of(argument, metadata, links) for argument in unknown_first))
    if origin is tuple:
        return lists(_of(arguments[0], (), links), at_least=_bound(metadata, "min_length") or 0)
    if origin is Literal:
        return st.sampled_from(arguments)
    if annotation is type(None):
        return st.none()
    if annotation is int:
        return st.integers(_bound(metadata, "ge"), _bound(metadata, "le"))
    if annotation is str:
        return text_of(next(member for member in metadata if isinstance(member, Form)))
    if issubclass(annotation, StrEnum):
        return st.sampled_from(annotation)
    if issubclass(annotation, EdtfDate):
        return dates()
    if issubclass(annotation, RecordId):
        kinds = next((member.allowed for member in metadata if isinstance(member, Kinds)), ())
        return links.targets(annotation, kinds)
    if issubclass(annotation, Part):
        return parts(annotation, links)
    raise TypeError(f"no strategy for a field of {annotation}")


def _bound(metadata: tuple[Any, ...], name: str) -> int | None:
    return next((getattr(member, name) for member in metadata if hasattr(member, name)), None)


@cache
def _holds_link(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, RecordId):
        return True
    if isinstance(annotation, type) and issubclass(annotation, Part):
        annotations: tuple[Any, ...] = tuple(field.annotation for field in annotation.model_fields.values())
        return any(map(_holds_link, annotations))
    arguments: tuple[Any, ...] = get_args(annotation)
    return any(map(_holds_link, arguments))


@cache
def _locators() -> st.SearchStrategy[Locator]:
    """A locator names one place at least; most name one."""
    fields = {
        name: _of(known, tuple(field.metadata), _ANYWHERE)
        for name, field in Locator.model_fields.items()
        for known in get_args(field.annotation)
        if known is not type(None)
    }
    combinations = (*((name,) for name in fields), ("page", "section"), ("headline", "paragraph"))
    recipes = [_Recipe(Locator, {name: fields[name] for name in names}) for names in combinations]
    # Not one_of: beside a null it would be taken apart, and the null be one choice of many.
    return st.sampled_from(recipes).flatmap(_made)
