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

from django.apps import apps
from django.db.models import Case, CharField, Exists, Q, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Application
from common.once import once

Way = Mapping[str, object]
"""A filter of applications; in those that fit it the person is involved."""

# What was merged into a case goes on in it, also when it had taken in another one itself.
PARTS = ("", "merged_from__", "merged_from__merged_from__")


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


def involvement(role: Role, case: str = "") -> Case:
    """Which `Involvement` keeps the person of `role` away from a case; empty when none does.

    `case` is the path to the application from the rows to annotate, with `__` at its end.
    """
    keys: dict[Involvement, list[int]] = {found: [] for found, _ways in _all(role)}
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
    for found, _ways in _all(role):
        involved |= _always(found, role)
    return involved


def involvement_in(role: Role, application: Application) -> str:
    """As `involvement`, of one case and as it is at this moment: for acts. One or two queries."""
    found = involvements(role, Application.objects.filter(pk=application.pk)).get(application.pk)
    if found is None and not role.is_re and _works_for_re(role).exists():
        found = Involvement.HANDLED
    return found or ""


def _known(role: Role) -> dict[int, Involvement]:
    """The cases in which the person is involved; asked once for a page.

    A query of its own: PostgreSQL takes longer to plan it than to run it, and guesses badly how
    many rows are left when it is a part of another one.
    """
    key = ("involvements", role.user_id, role.is_re)
    return once(key, lambda: involvements(role, Application.objects.all()))


def involvements(role: Role, cases: QuerySet[Application]) -> dict[int, Involvement]:
    """Which of `cases` the person is involved in, by key, and the first reason why. One query."""
    kinds = list(Involvement)
    first, *others = (
        cases.filter(**way).order_by().values_list("pk", Value(kinds.index(found)))
        for found, ways in _all(role)
        for way in ways
    )
    by_key: dict[int, Involvement] = {}
    for key, number in sorted(first.union(*others)):
        by_key.setdefault(key, kinds[number])
    return by_key


def _all(role: Role) -> Iterator[tuple[Involvement, Iterable[Way]]]:
    """Each involvement that counts for this role. The Realisatie Eenheid decides on what a panel
    finds, so the two are kept apart in both directions.
    """
    yield Involvement.ORGANISATION, _takes_part(role)
    yield Involvement.APPLICANT, _worked_for_applicant(role)
    yield Involvement.INTEREST, _with_parts(_declared(role, has_interest=True))
    if role.is_re:
        yield Involvement.JUDGED, [_declared(role, has_interest=False)]
    else:
        yield Involvement.HANDLED, _handled(role)


def _always(found: Involvement, role: Role) -> Q:
    """Who works for the Realisatie Eenheid judges no case at all in another role."""
    return Q(Exists(_works_for_re(role))) if found == Involvement.HANDLED else Q()


def _works_for_re(role: Role) -> QuerySet[Role]:
    return Role.objects.current().filter(user=role.user_id, kind__in=RE_KINDS)


def _with_parts(way: Way) -> Iterator[Way]:
    """The same, of what was merged into a case as well."""
    for part in PARTS:
        yield {f"{part}{key}": value for key, value in way.items()}


def _takes_part(role: Role) -> Iterator[Way]:
    """An organisation for which the person now acts takes part in the case or in its region."""
    roles = Role.objects.current().filter(user=role.user_id)
    own = roles.values("organisation")
    for part in PARTS:
        yield {f"{part}penvoerder__in": own}
        yield {f"{part}partners__organisation__in": own, f"{part}partners__removed_at": None}
    yield {"region__partnerships__organisation__in": own, "region__partnerships__ended_on": None}


def _worked_for_applicant(role: Role) -> Iterator[Way]:
    """The person started, wrote, submitted or signed it, or is named to sign it."""
    user, email = role.user_id, role.user.email.lower()
    yield {"created_by__user": user}
    yield {"plan__sections__changed_by__user": user}
    yield {"submissions__submitted_by__user": user}
    yield {"partners__signing_requests__requested_by__user": user}
    yield {"partners__signatures__signed_by__user": user}
    yield {"partners__signatures__link__email": email}
    yield {"partners__contact_email": email, "partners__removed_at": None}


def _declared(role: Role, *, has_interest: bool) -> Way:
    """The person declared, for whichever organisation: an interest, or else could judge.

    Read from the history, which keeps what was declared for an organisation that left the panel.
    """
    declared = apps.get_model("assessments", "InterestDeclarationEvent").objects.filter(
        role__user=role.user_id, has_interest=has_interest
    )
    invited = apps.get_model("assessments", "PanelMemberEvent").objects.filter(
        pgh_obj__in=declared.values("member")
    )
    return {"panel__in": invited.values("panel")}


def _handled(role: Role) -> Iterator[Way]:
    """The person once did something about the case for the Realisatie Eenheid."""
    user = role.user_id
    yield {"region__adviser": user}
    yield {"panel__opened_by__user": user}
    yield {"panel__joint_outcome__written_by__user": user}
    yield {"decisions__prepared_by__user": user}
    yield {"decisions__events__prepared_by__user": user}
    yield {"decisions__granted_by__user": user}
    yield {"decisions__conditions__met_by__user": user}
    yield {"decision_draft__written_by__user": user}
    yield {"decisions__letters__corrections__prepared_by__user": user}
    yield {"decisions__letters__corrections__issued_by__user": user}
    yield {"decisions__letters__corrections__dropped_by__user": user}
