"""Consistent data sets: they pass every check, their files hold them, and they have every kind of link."""

from collections.abc import Iterator

from hypothesis import given, settings

from ilma_data.checks.runner import check
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import dataset_from
from ilma_data.model.base import Part, item_type
from ilma_data.model.ids import ID_TYPES, AnyRecordId, RecordId
from ilma_data.model.paths import nodes
from ilma_data.model.records import MODELS
from ilma_data.testing import FilesInMemory, RecordSet, files_of, record_sets


@given(record_sets())
def test_consistent_set_has_no_finding_and_its_files_hold_it(records: RecordSet) -> None:
    assert {type(record).__name__ for record in records} >= {"State", "Domain", "Source"}
    assert len(records) <= 20
    files = FilesInMemory(files_of(records))
    report = check(files)
    assert report.findings == ()
    assert report.files == report.records == len(records)
    assert report.facts == report.supported > 0
    assert dataset_from(files) == Dataset.of(records)


def test_sets_have_every_kind_of_link() -> None:
    seen: set[tuple[str, str]] = set()

    @settings(max_examples=100)
    @given(record_sets())
    def draw(records: RecordSet) -> None:
        for record in records:
            for node in nodes(record):
                if isinstance(node.value, RecordId):
                    seen.add((type(node.owner).__name__, node.path.rpartition(".")[2].partition("[")[0]))

    draw()
    assert seen == set(links_of_the_models())


def links_of_the_models() -> Iterator[tuple[str, str]]:
    """The fields that hold ids, with their models."""
    models: list[type[Part]] = [model for held in MODELS.values() for model in held]
    ids = [AnyRecordId.__name__, *(id_type.__name__ for id_type in ID_TYPES.values())]
    for model in models:  # it grows on the way
        for name, field in model.model_fields.items():
            if any(kind in str(field.annotation) for kind in ids):
                yield model.__name__, name
            below = item_type(field.annotation)
            if below is not None and below not in models:
                models.append(below)
