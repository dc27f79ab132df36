"""What happened in a case and who did it, put together from what its page reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from . import events
from .case import CaseView
from .events import Event
from .models import PanelMember


def history_of(view: CaseView) -> list[Event]:
    """What happened, the newest first. No query more than what the page asks of `view`."""
    return sorted(_events(view), key=lambda event: event.at, reverse=True)


def _events(view: CaseView) -> Iterator[Event]:
    yield from chain.from_iterable(map(events.of_submission, view.versions))
    yield from chain.from_iterable(map(events.of_completion, view.completions))
    yield from chain.from_iterable(map(events.of_reopening, view.reopenings))
    yield from chain.from_iterable(map(events.of_closing_move, view.moves))
    yield from chain.from_iterable(map(events.of_merging, view.mergings))
    yield from chain.from_iterable(map(events.of_going_on, view.going_on))
    yield from chain.from_iterable(map(events.of_notice, view.notices))
    yield from chain.from_iterable(map(events.of_default, view.default_notices))
    if view.delay is not None:
        yield events.of_delay(view.delay)
    if view.panel is not None:
        yield from events.of_panel(view.panel)
    for progress in view.members:
        yield from _events_of_member(progress.member)
    if view.outcome is not None:
        yield from events.of_outcome(view.outcome)
    if view.concurrence is not None:
        yield from events.of_concurrence(view.concurrence)
    for decision in view.decisions:
        yield from events.of_decision(decision)
        for condition in decision.conditions.all():
            yield from events.of_condition(condition)
    yield from _events_of_conditions(view)
    yield from chain.from_iterable(map(events.of_letter, view.letters))


def _events_of_conditions(view: CaseView) -> Iterator[Event]:
    """What became of its conditions, and who confirmed that they are met."""
    yield from chain.from_iterable(map(events.of_condition_answer, view.answers))
    yield from chain.from_iterable(map(events.of_extension, view.extensions))
    yield from chain.from_iterable(map(events.of_withdrawal, view.withdrawals))
    yield from chain.from_iterable(map(events.of_objection, view.objections))
    if view.asks_again:
        facts = view.case_facts
        yield from chain.from_iterable(map(events.of_reendorsement, facts.reendorsements))
        yield from chain.from_iterable(map(events.of_confirmation, facts.confirmations))


def _events_of_member(member: PanelMember) -> Iterator[Event]:
    """What an organisation in the panel declared, judged and answered."""
    yield from chain.from_iterable(map(events.of_declaration, member.declarations.all()))
    if hasattr(member, "assessment"):
        yield from events.of_assessment(member.assessment)
    yield from chain.from_iterable(map(events.of_answer, member.endorsements.all()))
