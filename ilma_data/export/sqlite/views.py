"""Views: the joins that most questions begin with."""

from typing import NamedTuple


class View(NamedTuple):
    """A view: its name, what it shows, and the query that it is."""

    name: str
    description: str
    query: str


VIEWS = (
    View(
        "signed_agreements",
        "Agreements that were signed, the earliest first, with their parties. One row for each signing.",
        """
        SELECT agreements.id, agreements.title, agreements.instrument, agreements.existence,
          milestones.date AS signed, milestones.date_earliest AS signed_earliest,
          milestones.date_latest AS signed_latest, milestones.date_precision AS signed_precision,
          milestones.meeting,
          (SELECT group_concat(name, '; ') FROM
            (SELECT records.name FROM parties JOIN records ON records.id = parties.signatory
              WHERE parties.agreement_id = agreements.id AND parties.role = 'party'
              ORDER BY parties.position)) AS parties
        FROM agreements JOIN milestones
          ON milestones.agreement_id = agreements.id AND milestones.stage = 'signed'
        ORDER BY milestones.date_earliest IS NULL, milestones.date_earliest, agreements.id, milestones.position
        """,
    ),
    View(
        "signatures_with_names",
        "Who signed which agreement, for whom and in what capacity, with the names of all.",
        """
        SELECT signatures.agreement_id, agreements.title, signatures.position, signatures.signatory,
          signer.name AS signatory_name, signatures.capacity, signatures.on_behalf_of,
          principal.name AS on_behalf_of_name
        FROM signatures JOIN agreements ON agreements.id = signatures.agreement_id
          JOIN signatories AS signer ON signer.id = signatures.signatory
          LEFT JOIN signatories AS principal ON principal.id = signatures.on_behalf_of
        ORDER BY signatures.agreement_id, signatures.position
        """,
    ),
    View(
        "participants_with_names",
        "Who took part in which meeting, for whom and in what capacity, with the names of all.",
        """
        SELECT participants.meeting_id, meetings.title, meetings.period, participants.position,
          participants.signatory, taker.name AS signatory_name, participants.part, participants.capacity,
          participants.on_behalf_of, principal.name AS on_behalf_of_name
        FROM participants JOIN meetings ON meetings.id = participants.meeting_id
          JOIN signatories AS taker ON taker.id = participants.signatory
          LEFT JOIN signatories AS principal ON principal.id = participants.on_behalf_of
        ORDER BY participants.meeting_id, participants.position
        """,
    ),
    View(
        "timeline",
        "Every dated step of an agreement and every dated meeting, the earliest first.",
        """
        SELECT date, date_earliest, date_latest, date_precision, act, event, title, status, existence, states,
          record_id, path
        FROM events
        ORDER BY date_earliest, date_latest IS NULL, date_latest, record_id, path
        """,
    ),
    View(
        "evidence_with_sources",
        "On whose word: each path that evidence supports, with the source and the place in it.",
        """
        SELECT supports.record_id, records.name AS record_name, supports.path, evidence.basis, evidence.source,
          sources.title AS source_title, sources.publisher, sources.published, sources.url,
          evidence.locator_paragraph, evidence.locator_page, evidence.locator_section,
          evidence.locator_article, evidence.locator_headline, evidence.locator_caption, evidence.note
        FROM supports JOIN evidence
            ON evidence.record_id = supports.record_id AND evidence.position = supports.evidence
          JOIN records ON records.id = supports.record_id
          JOIN sources ON sources.id = evidence.source
        ORDER BY supports.record_id, supports.evidence, supports.position
        """,
    ),
)


def create_view(view: View) -> str:
    """The statement that makes a view."""
    return f'CREATE VIEW "{view.name}" AS{view.query.rstrip()}'
