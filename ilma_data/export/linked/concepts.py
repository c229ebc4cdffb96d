"""The domains as a concept scheme of their own (SKOS Reference, W3C 2009), for tools that read vocabularies.

It says what follows from the records too: narrower concepts, both directions of related ones, the top. A wording that
is also the preferred label stands once, as SKOS wants it (S13).
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from ilma_data.export.citations import facts
from ilma_data.export.linked.ontology import scheme_of
from ilma_data.export.linked.rdf import Literal, Object, Subject, Uri, english, uri
from ilma_data.export.linked.uris import DOMAINS, LICENCE, record_uri
from ilma_data.export.linked.vocabulary import word_uri
from ilma_data.model.domain import DefenceArea, Domain, PloverContext


def concept_scheme(domains: Iterable[Domain]) -> Iterator[Subject]:
    """The scheme, its concepts in the order of their ids, and the two vocabularies to which they are matched."""
    held = {str(domain.id): domain for domain in domains}
    top: list[Object] = [_uri(one) for one, domain in held.items() if _is_top(domain, held)]
    yield Subject(
        Uri(DOMAINS),
        _present(
            (uri("rdf:type"), [uri("skos:ConceptScheme")]),
            (uri("dcterms:title"), [english("Domains of cooperation between Israel and Morocco")]),
            (uri("dcterms:license"), [Uri(LICENCE)]),
            (uri("owl:versionInfo"), [Literal(facts.VERSION)]),
            (uri("skos:hasTopConcept"), top),
        ),
    )
    related = _related(held.values())
    for one, domain in held.items():
        narrower = [other for other, below in held.items() if below.broader == one]
        yield _concept(domain, narrower, sorted(related.get(one, ())), is_top=_is_top(domain, held))
    for vocabulary in (DefenceArea, PloverContext):
        yield from scheme_of(vocabulary)


def _concept(domain: Domain, narrower: list[str], related: list[str], *, is_top: bool) -> Subject:
    labels: list[Object] = [
        Literal(text, language=language)
        for language, text in domain.label.model_dump(exclude_none=True).items()
    ]
    others: list[Object] = [
        Literal(other.text, language=other.language) for other in domain.alternative_labels
    ]
    return Subject(
        _uri(str(domain.id)),
        _present(
            (uri("rdf:type"), [uri("skos:Concept")]),
            (uri("skos:inScheme"), [Uri(DOMAINS)]),
            (uri("skos:topConceptOf"), [Uri(DOMAINS)] if is_top else []),
            (uri("skos:notation"), [Literal(domain.id.slug)]),
            (uri("skos:prefLabel"), labels),
            (uri("skos:altLabel"), [other for other in others if other not in labels]),
            (uri("skos:definition"), [english(domain.definition)]),
            (uri("skos:broader"), [] if domain.broader is None else [_uri(domain.broader)]),
            (uri("skos:narrower"), [_uri(one) for one in narrower]),
            (uri("skos:related"), [_uri(one) for one in related]),
            *_matches(domain),
        ),
    )


def _matches(domain: Domain) -> Iterator[tuple[Uri, list[Object]]]:
    """A close match where the two have one name; otherwise a broader one, since many domains share each of these."""
    if domain.matches is None:
        return
    found: list[StrEnum] = [
        one for one in (domain.matches.kinne_2018, domain.matches.plover) if one is not None
    ]
    for relation, chosen in (
        ("skos:closeMatch", [one for one in found if one.value == domain.id.slug]),
        ("skos:broadMatch", [one for one in found if one.value != domain.id.slug]),
    ):
        yield uri(relation), [Uri(word_uri(one)) for one in chosen]


def _is_top(domain: Domain, held: dict[str, Domain]) -> bool:
    return domain.broader is None or domain.broader not in held


def _related(domains: Iterable[Domain]) -> dict[str, set[str]]:
    """The related domains of each, whichever of the two says so."""
    found: dict[str, set[str]] = {}
    for domain in domains:
        for other in domain.related:
            found.setdefault(str(domain.id), set()).add(str(other))
            found.setdefault(str(other), set()).add(str(domain.id))
    return found


def _uri(record_id: str) -> Uri:
    return Uri(record_uri(record_id))


def _present(*properties: tuple[Uri, list[Object]]) -> list[tuple[Uri, list[Object]]]:
    return [(predicate, objects) for predicate, objects in properties if objects]
