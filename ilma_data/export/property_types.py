"""What a value is, in the words of FollowTheMoney, the model behind OpenSanctions: entity, date, name and others."""

from typing import Any, get_args

from ilma_data.export.linked.vocabulary import members
from ilma_data.model import text
from ilma_data.model.base import Part
from ilma_data.model.dates import EdtfDate
from ilma_data.model.domain import AlternativeLabel, Label
from ilma_data.model.ids import RecordId
from ilma_data.model.places import Place
from ilma_data.model.signatory import Office

_BY_FORM: dict[text.Form, str] = {
    mark: name
    for name, forms in {
        "language": (text.LanguageTag,),
        "country": (text.CountryCode,),
        "identifier": (text.WikidataId, text.RorId),
        "url": (text.Url,),
    }.items()
    for form in forms
    for mark in get_args(form)
    if isinstance(mark, text.Form)
}
_NAMES = {"name", "text", "title", "other_titles"}
_OWNERS_WITHOUT_NAMES = (Place, Office, AlternativeLabel, Label)


def type_of(owner: type[Part], field: str) -> str:
    """The type of a field's values; of a list of parts, that of what each is picked by.

    >>> from ilma_data.model.agreement import Agreement, Milestone
    >>> type_of(Milestone, "date"), type_of(Agreement, "parties"), type_of(Agreement, "instrument")
    ('date', 'entity', 'string')
    """
    declared = owner.model_fields[field]
    first = members(declared.annotation)[0]
    if isinstance(first, type):
        if issubclass(first, Part):
            return "string" if first.key_field is None else type_of(first, first.key_field)
        if first is EdtfDate:
            return "date"
        if issubclass(first, RecordId):
            return "entity"
        if first is int:
            return "number"
    for form in (*declared.metadata, *_forms(declared.annotation)):
        if form in _BY_FORM:
            return _BY_FORM[form]
    return "name" if field in _NAMES and not issubclass(owner, _OWNERS_WITHOUT_NAMES) else "string"


def _forms(annotation: Any) -> list[text.Form]:
    found = [annotation] if isinstance(annotation, text.Form) else []
    return found + [form for argument in get_args(annotation) for form in _forms(argument)]
