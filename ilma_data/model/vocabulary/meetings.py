"""The words of meetings."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """What kind of occasion it was."""

    VISIT = "visit"
    TALKS = "talks"
    SIGNING_CEREMONY = "signing-ceremony"
    COMMITTEE_SESSION = "committee-session"
    EXERCISE = "exercise"
    SUMMIT = "summit"
    CONFERENCE = "conference"
    CALL = "call"
    VIDEO_CONFERENCE = "video-conference"
    CEREMONY = "ceremony"
    FAIR = "fair"


class MeetingStatus(StrEnum):
    """Whether it took place. A planned meeting is announced until a source says that it was held."""

    HELD = "held"
    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class ParticipantPart(StrEnum):
    """The part that somebody took in a meeting."""

    HOST = "host"
    GUEST = "guest"
    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    ATTENDEE = "attendee"
    OBSERVER = "observer"
    MEDIATOR = "mediator"
