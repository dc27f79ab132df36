"""Why somebody may not act on a case, nor read what its panel finds: in one place, as a query.

Who has an interest in a case keeps away from it as a person, in whatever role they sign in.
Source: Awb 2:4. Every act on a case asks this when it takes the case in hand
(`assessments.domain.cases`), every page when it fetches the case (`assessments.views.lookup`), and
every list as a filter.

Each way of being involved is looked up from the person, whose cases are few, and not from each row
of a list: so a list costs no more with many cases in it. Lists and pages ask once while a page is
made (`common.once`), acts at the moment itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Case, CharField, Exists, F, Q, QuerySet, TextChoices, Value, When
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role
from applications.models import Application
from common.once import once

from .asking import SOMEBODY, THEIR_ADDRESS, ask
from .change_notice import NoticeState

Way = Mapping[str, object]
"""A filter of applications, all along one relation; in those that fit the person is involved."""

DECIDED_ABOVE: list[Way] = []
"""How somebody has a part in what a floor above decides in a case; that floor adds it."""


class Involvement(TextChoices):
    """What a person has to do with a case; the label says why somebody else must take it."""

    ORGANISATION = (
        "own_organisation",
        _("You also act for an organisation that takes part in this application."),
    )
    APPLICANT = "own_application", _("You worked on this application for those who submitted it.")
    INTEREST = "declared_interest", _("You declared that you have an interest in this application.")
    JUDGED = "judged_before", _("You were asked to judge this application for its panel.")
    HANDLED = (
        "works_for_re",
        _(
            "You work for the Realisatie Eenheid, which reads the assessments of others, or did "
            "something about this application there."
        ),
    )


OF_ANOTHER: Mapping[str, StrOrPromise] = {
    Involvement.ORGANISATION: _("also acts for an organisation that takes part"),
    Involvement.APPLICANT: _("worked on this application for those who submitted it"),
    Involvement.INTEREST: _("declared an interest in this application"),
    Involvement.JUDGED: _("was asked to judge this application"),
    Involvement.HANDLED: _("works for the Realisatie Eenheid, or did something about it there"),
}
"""What somebody else has to do with a case, by `Involvement`: said after their name."""


def involvement(role: Role, case: str = "") -> Case:
    """Which `Involvement` keeps the person of `role` away from a case; empty when none does.

    `case` is the path to the application from the rows to annotate, with `__` at its end.
    """
    keys: dict[Involvement, list[int]]
    keys = {found: [] for found in _counting(for_re=role.is_re)}
    for key, found in _known(role).items():
        keys[found].append(key)
    whens = [
        When(Q(**{f"{case}pk__in": of_these}) | _always(found, role), then=Value(found.value))
        for found, of_these in keys.items()
    ]
    return Case(*whens, default=Value(""), output_field=CharField())


def is_involved(role: Role, case: str = "") -> Q:
    """Whether anything keeps the person of `role` away from a case; `case` as above."""
    involved = Q(**{f"{case}pk__in": list(_known(role))})
    for found in _counting(for_re=role.is_re):
        involved |= _always(found, role)
    return involved


def letters_of_involved(role: Role) -> Q:
    """The letters about cases that anything keeps the person of `role` away from."""
    cases = Application.objects.filter(is_involved(role), number__isnull=False)
    return Q(answers__in=cases.values("number"))


def involvement_in(role: Role, application: Application) -> str:
    """As `involvement`, of one case and as it is at this moment: for acts. One or two queries."""
    found = involvements(role, [application.pk]).get(application.pk)
    if found is None and not role.is_re and _works_for_re(role).exists():
        found = Involvement.HANDLED
    return found or ""


def had_part(role: Role, case: str = "") -> Q:
    """Whether the person of `role` had a part in a decision in a case; `case` as above.

    Who had, does not handle an objection to it. Source: Awb 7:5, 10:3(3).
    """
    return Q(**{f"{case}pk__in": list(once(("parts", role.user_id), lambda: _parts(role)))})


def had_part_in(role: Role, application: Application) -> bool:
    """As `had_part`, of one case and as it is at this moment: for acts. One query."""
    return application.pk in _parts(role, [application.pk])


def _parts(role: Role, cases: Iterable[int] | None = None) -> set[int]:
    """The keys of the cases in which the person had a part in a decision. One query."""
    return {key for key, _way in ask(_question_of_parts, role, cases)}


@cache
def _question_of_parts() -> tuple[str, tuple[Any, ...]]:
    judged: Way = {"panel__members__assessment__author__user": SOMEBODY}
    return _of_each([(Involvement.HANDLED, [*_decided(), judged])])


def _known(role: Role) -> dict[int, Involvement]:
    """The cases in which the person is involved; asked once for a page.

    A query of its own: PostgreSQL takes longer to plan it than to run it, and guesses badly how
    many rows are left when it is a part of another one.
    """
    return once(("involvements", role.user_id, role.is_re), lambda: involvements(role))


def involvements(role: Role, cases: Iterable[int] | None = None) -> dict[int, Involvement]:
    """Which cases the person is involved in, by key, and the first reason why; of all cases when
    no keys of `cases` are given. One query.
    """
    asking = _question_for_re if role.is_re else _question_for_others
    kinds = list(Involvement)
    found = sorted(ask(asking, role, cases), reverse=True)
    return {pk: kinds[number] for pk, number in found}


def _question_for_re() -> tuple[str, tuple[Any, ...]]:
    return question(for_re=True)


def _question_for_others() -> tuple[str, tuple[Any, ...]]:
    return question(for_re=False)


@cache
def question(*, for_re: bool) -> tuple[str, tuple[Any, ...]]:
    """The query of `involvements` about `SOMEBODY`, and its parameters.

    Django takes longer to write it, from twenty queries, than PostgreSQL to answer it. What was
    merged into a case goes on in it, however often: who took part in the one is followed from
    there, which costs nothing while hardly any case was merged.
    """
    taking_part, taken = _of_each(_lasting())
    others, others_asked = _of_each(_all_others(for_re=for_re))
    sql = f"""
        WITH RECURSIVE taking_part (pk, way) AS (
            ({taking_part})
            UNION
            SELECT merged.merged_into_id, taking_part.way
            FROM applications_application merged JOIN taking_part ON merged.id = taking_part.pk
            WHERE merged.merged_into_id IS NOT NULL
        )
        SELECT pk, way FROM taking_part UNION ({others})
    """  # noqa: S608 - ours
    return sql, (*taken, *others_asked)


def _of_each(
    involvements: Iterable[tuple[Involvement, Iterable[Way]]],
) -> tuple[str, tuple[Any, ...]]:
    """The cases in which each way fits, with the number of its involvement, as one query."""
    kinds = list(Involvement)
    first, *others = (
        _keys_of(way).values_list("key", Value(kinds.index(found)))
        for found, ways in involvements
        for way in ways
    )
    return first.union(*others).query.sql_with_params()


def _keys_of(way: Way) -> QuerySet[Any]:
    """The cases that a way fits, as rows with their `key`.

    Asked of the rows that refer to the case, where there are such: joining the case itself tells
    nothing more, and PostgreSQL may read all cases for it.
    """
    paths = {path.partition("__"): value for path, value in way.items()}
    (first,) = {first for first, _separator, _rest in paths}
    relation = Application._meta.get_field(first)  # noqa: SLF001
    rows: QuerySet[Any] = Application.objects.filter(**way)
    key = "pk"
    if isinstance(relation, ForeignObjectRel):
        asked = {rest: value for (_first, _separator, rest), value in paths.items()}
        rows = relation.related_model._base_manager.filter(**asked)  # noqa: SLF001
        key = relation.field.attname
    keyed: QuerySet[Any] = rows.order_by().annotate(key=F(key))
    return keyed


@cache
def _counting(*, for_re: bool) -> tuple[Involvement, ...]:
    every = (*_lasting(), *_all_others(for_re=for_re))
    return tuple(dict.fromkeys(found for found, _ways in every))


def _lasting() -> Iterator[tuple[Involvement, Iterable[Way]]]:
    """What goes on in the case that another one was merged into."""
    yield Involvement.ORGANISATION, _takes_part()
    yield Involvement.INTEREST, [_declared(has_interest=True)]


def _all_others(*, for_re: bool) -> Iterator[tuple[Involvement, Iterable[Way]]]:
    """What else counts for somebody in a role of the Realisatie Eenheid, or not there.

    It decides on what a panel finds, so the two are kept apart in both directions.
    """
    yield Involvement.ORGANISATION, _takes_part_in_region()
    yield Involvement.APPLICANT, _worked_for_applicant()
    if for_re:
        yield Involvement.JUDGED, [_declared(has_interest=False)]
    else:
        yield Involvement.HANDLED, _handled()


def _always(found: Involvement, role: Role) -> Q:
    """Who works for the Realisatie Eenheid judges no case at all in another role."""
    return Q(Exists(_works_for_re(role))) if found == Involvement.HANDLED else Q()


def _works_for_re(role: Role) -> QuerySet[Role]:
    return Role.objects.of_re().filter(user=role.user_id)


def _own_organisations() -> QuerySet[Role, Any]:
    return Role.objects.current().filter(user=SOMEBODY).values("organisation")


def _takes_part() -> Iterator[Way]:
    """An organisation for which the person now acts takes part in the case."""
    own = _own_organisations()
    yield {"penvoerder__in": own}
    yield {"partners__organisation__in": own, "partners__removed_at": None}


def _takes_part_in_region() -> Iterator[Way]:
    """Such an organisation takes part in the region of the case."""
    own = _own_organisations()
    yield {"region__partnerships__organisation__in": own, "region__partnerships__ended_on": None}
    # Or was reported to join, leave or lead it; what was taken back names nobody any more.
    stands = [one for one in NoticeState if one != NoticeState.INGETROKKEN]
    yield {"change_notices__organisation__in": own, "change_notices__state__in": stands}
    # Or led the case once, or was asked to.
    yield {"lead_transfers__from_organisation__in": own}
    yield {"lead_transfers__to_organisation__in": own}


def _worked_for_applicant() -> Iterator[Way]:
    """The person started, wrote, submitted or signed it, or is named to sign it."""
    user, email = SOMEBODY, THEIR_ADDRESS
    yield {"created_by__user": user}
    yield {"plan__sections__changed_by__user": user}
    # Also of who was in the team once, and acts for none of the parties any more.
    yield {"team__role__user": user}
    yield {"submissions__submitted_by__user": user}
    yield {"change_notices__notified_by__user": user}
    yield {"decisions__conditions__answers__written_by__user": user}
    yield {"decisions__conditions__answers__handed_in_by__user": user}
    yield {"withdrawals__zienswijze_by__user": user}
    # The Realisatie Eenheid calls talks off as well.
    yield {"talks__answered_by__user": user, "talks__answered_by__kind__in": PENVOERDER_KINDS}
    yield {
        "objections__recorded_by__user": user,
        "objections__recorded_by__kind__in": PENVOERDER_KINDS,
    }
    yield {"decisions__confirmations__given_by__user": user}
    yield {"decisions__confirmations__by_address": email}
    yield {"lead_transfers__asked_by__user": user}
    yield {"lead_transfers__answered_by__user": user}
    yield {"partners__signing_requests__requested_by__user": user}
    yield {"partners__signatures__signed_by__user": user}
    yield {"partners__signatures__link__email": email}
    yield {"partners__contact_email": email, "partners__removed_at": None}
    yield {"partners__second_email": email, "partners__removed_at": None}


def _declared(*, has_interest: bool) -> Way:
    """The person declared, for whichever organisation: an interest, or else could judge.

    Read from the history, which keeps what was declared for an organisation that left the panel.
    """
    declared = apps.get_model("assessments", "InterestDeclarationEvent").objects.filter(
        role__user=SOMEBODY, has_interest=has_interest
    )
    invited = apps.get_model("assessments", "PanelMemberEvent").objects.filter(
        pgh_obj__in=declared.values("member")
    )
    return {"panel__pk__in": invited.values("panel")}


def _handled() -> Iterator[Way]:
    """The person once did something about the case for the Realisatie Eenheid."""
    user = SOMEBODY
    yield from _decided()
    yield {"region__adviser": user}
    yield {"notes__written_by__user": user}
    yield {"partners__signatures__recorded_by__user": user}
    yield {"notes__done_by__user": user}
    yield {"decisions__conditions__met_by__user": user}
    yield {"decisions__conditions__answers__checked_by__user": user}
    yield {"decisions__conditions__extensions__extended_by__user": user}
    yield {"decisions__conditions__met_letter__asked_by__user": user}
    yield {"talks__proposed_by__user": user}
    yield {"talks__recorded_by__user": user}
    yield {"withdrawals__events__told_by__user": user}
    yield {"delay__told_by__user": user}
    yield {"default_notices__recorded_by__user": user}
    yield {"lead_transfers__decided_by__user": user}
    yield {"change_notices__answer_noted_by__user": user}
    yield {"objections__recorded_by__user": user, "objections__recorded_by__kind__in": RE_KINDS}
    yield {"objections__handled_by__user": user}
    yield {"objections__adjourned_by__user": user}
    yield {"objections__events__prepared_by__user": user}
    yield {"objections__settled_by__user": user}
    yield {"objections__carried_out_by__user": user}


def _decided() -> Iterator[Way]:
    """The person had a part for the RE in a decision in the case, or in what it rests on.

    `objection_guards` says the same in SQL, with those who judged.
    """
    user = SOMEBODY
    yield {"panel__opened_by__user": user}
    yield {"panel__joint_outcome__events__written_by__user": user}
    yield {"decisions__prepared_by__user": user}
    yield {"decisions__events__prepared_by__user": user}
    yield {"decisions__granted_by__user": user}
    yield {"decision_draft__written_by__user": user}
    yield {"withdrawals__intended_by__user": user}
    yield {"withdrawals__events__prepared_by__user": user}
    yield {"withdrawals__settled_by__user": user}
    yield {"withdrawals__dropped_by__user": user}
    yield {"change_notices__events__prepared_by__user": user}
    yield {"change_notices__settled_by__user": user}
    for letter in ("decisions__letters", "change_notices__notice_letters__letter"):
        yield {f"{letter}__corrections__prepared_by__user": user}
        yield {f"{letter}__corrections__issued_by__user": user}
        yield {f"{letter}__corrections__dropped_by__user": user}
    yield from DECIDED_ABOVE
