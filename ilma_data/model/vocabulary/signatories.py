"""The words of signatories."""

from enum import StrEnum


class NameKind(StrEnum):
    """What a form of a name is."""

    OFFICIAL = "official"
    ALIAS = "alias"
    TRANSLITERATION = "transliteration"
    AS_PRINTED = "as-printed"


class Sector(StrEnum):
    """What kind of organization it is."""

    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    MILITARY = "military"
    POLICE = "police"
    COMPANY = "company"
    UNIVERSITY = "university"
    HOSPITAL = "hospital"
    ASSOCIATION = "association"
    LOCAL_GOVERNMENT = "local-government"
    INTERNATIONAL = "international"
