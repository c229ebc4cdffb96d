"""Answers: what a text means for a question, whether it may stand, and what to suggest where nothing was said."""

from collections import Counter
from collections.abc import Sequence

from ilma_data.checks.finding import Finding
from ilma_data.cli.new.addresses import host_of, tidied
from ilma_data.cli.new.draft import Draft
from ilma_data.cli.new.notation import value_of
from ilma_data.cli.new.questions import SOURCE, Question
from ilma_data.cli.new.slugs import free, slug_of_address, slug_of_name, slug_of_title, year_of
from ilma_data.cli.new.surroundings import Surroundings
from ilma_data.model.characters import composed
from ilma_data.model.ids import ID_TYPES
from ilma_data.model.records import file_name
from ilma_data.model.retired import Retired
from ilma_data.model.source import Source
from ilma_data.report.findings.wording import choices

_OF_A_SITE = ("publisher", "language")
"""What the pages of one site mostly share. Only suggested: somebody must look and say yes."""


def give(
    draft: Draft, question: Question, texts: Sequence[str], surroundings: Surroundings
) -> tuple[str, ...]:
    """Put an answer into the draft, and give the lines that say why it can't stand; then the draft is as before.

    `texts` are the items of a list, or the one answer.
    """
    before = draft.answer(question)
    values = [_read(question, text, surroundings) for text in texts]
    draft.put(question, values if question.is_list else values[0])
    refused = _refused(draft, question, surroundings)
    if refused and before is None:
        draft.drop(question)
    elif refused:
        draft.put(question, before)
    return refused


def told(finding: Finding) -> tuple[str, ...]:
    """What a finding says, in the words of `ilma validate`: what is wrong, what was expected, what was meant."""
    lines = [finding.message]
    if finding.expected:
        lines.append(f"expected: {choices(finding)}")
    if finding.nearest is not None:
        lines.append(f"did you mean {finding.nearest}?")
    return tuple(lines)


def suggestion(draft: Draft, question: Question, surroundings: Surroundings, *, guess: bool) -> str | None:
    """What to answer where nothing was said: the default of the question, or an id made from the other answers.

    With `guess` also what the other pages of the same site have, for somebody to say yes to.
    """
    if question.name == "id":
        return _derived_slug(draft, surroundings) or None
    if guess and draft.model is Source and question.name in _OF_A_SITE:
        host = host_of(str(draft.at("url") or ""))
        known = [
            str(value)
            for one in surroundings.sources
            if host
            and one.url
            and host_of(one.url) == host
            and (value := getattr(one, question.name)) is not None
        ]
        return Counter(known).most_common(1)[0][0] if known else None
    return question.default


def _read(question: Question, text: str, surroundings: Surroundings) -> object:
    text = composed(text)  # some keyboards give an accent as a character of its own
    if question.name == "url":
        return tidied(text)
    if question.steps == SOURCE and "://" in text:
        return surroundings.source_at(tidied(text)) or text
    return value_of(question, text)


def _refused(draft: Draft, question: Question, surroundings: Surroundings) -> tuple[str, ...]:
    value = draft.answer(question)
    if question.steps == SOURCE and "://" in str(value):
        return ("no source has this address", "`ilma new source URL` makes one")
    if faults := surroundings.faults(draft, question):
        return told(faults[0])
    if question.name == "url" and (other := surroundings.source_at(value)) is not None:
        return (f"{other} has this address already: one page is one source",)
    if question.name == "id":
        if (holder := surroundings.holder(draft.file_name)) is not None:
            return (f"{value} is there already: {holder}",)
        if (holder := surroundings.holder(file_name(Retired.type, value))) is not None:
            return (f"{value} was retired, and an id is never used twice: {holder}",)
    return ()


def _derived_slug(draft: Draft, surroundings: Surroundings) -> str:
    url, title, name, label = (
        draft.at(*steps) for steps in (("url",), ("title",), ("name",), ("label", "en"))
    )
    if draft.model is Source:
        published = draft.at("published")
        slug = slug_of_address(url, published) if url else slug_of_title(title or "", year_of([published]))
    elif title is not None:
        milestones = draft.at("milestones") or []
        slug = slug_of_title(title, year_of([draft.at("period"), *(one.get("date") for one in milestones)]))
    else:
        slug = slug_of_name(name or label or "")
    record_type = draft.model.type
    id_type = ID_TYPES[record_type]
    return free(slug, lambda one: surroundings.is_free(record_type, id_type(f"{record_type}/{one}")))
