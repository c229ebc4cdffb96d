"""The record types by name: which folder holds the files of each, and what they are called. No model is loaded."""

COLLECTIONS: dict[str, str] = {
    "agreement": "agreements",
    "meeting": "meetings",
    "signatory": "signatories",
    "domain": "domains",
    "source": "sources",
    "retired": "retired",
}
"""The folder and collection of each record type, in the order in which everything lists them."""

TYPES: dict[str, str] = {collection: record_type for record_type, collection in COLLECTIONS.items()}
"""The record type of each collection."""

RETIRED = "retired"
"""The type of the ids that are no longer records of their own."""


def file_name(record_type: str, record_id: str) -> str:
    """The file of a record below the records folder: `agreements/<slug>.json`, `retired/<type>-<slug>.json`.

    >>> file_name("domain", "domain/water"), file_name("retired", "domain/water")
    ('domains/water.json', 'retired/domain-water.json')
    """
    slug = record_id.replace("/", "-", 1) if record_type == RETIRED else record_id.partition("/")[2]
    return f"{COLLECTIONS[record_type]}/{slug}.json"


def id_in(file: str) -> str:
    """The id in the name of a file that is known to be a record's; `ilma_data.model.records.record_name` takes any.

    >>> id_in("domains/water.json"), id_in("retired/domain-water.json")
    ('domain/water', 'domain/water')
    """
    folder, _, name = file.partition("/")
    slug = name[: -len(".json")]
    return slug.replace("-", "/", 1) if TYPES[folder] == RETIRED else f"{TYPES[folder]}/{slug}"
