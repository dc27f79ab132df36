"""Why somebody may not act on a case, nor read what its panel finds: in one place, as a query.

Who has an interest in a case keeps away from it as a person, in whatever role they sign in.
Source: Awb 2:4. Every act on a case asks this when it takes the case in hand
(`assessments.domain.cases`), every page when it fetches the case (`assessments.views.lookup`), and
every list as a filter.

Each way of being involved is looked up from the person, whose cases are few, and not from each row
of a list: so a list costs no more with many cases in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.apps import apps
from django.db.models import Case, CharField, Exists, Q, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Application

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
    whens = [When(is_so, then=Value(found.value)) for found, is_so in _all(role, case)]
    return Case(*whens, default=Value(""), output_field=CharField())


def is_involved(role: Role, case: str = "") -> Q:
    """Whether anything keeps the person of `role` away from a case; `case` as above."""
    found = Q()
    for _found, is_so in _all(role, case):
        found |= is_so
    return found


def _all(role: Role, case: str) -> Iterator[tuple[Involvement, Q]]:
    """Each involvement that counts for this role. The Realisatie Eenheid decides on what a panel
    finds, so the two are kept apart in both directions.
    """
    yield Involvement.ORGANISATION, _one_of(case, _takes_part(role))
    yield Involvement.APPLICANT, _one_of(case, _worked_for_applicant(role))
    interest = _with_parts(_declared(role, has_interest=True))
    yield Involvement.INTEREST, _one_of(case, interest)
    if role.is_re:
        yield Involvement.JUDGED, _one_of(case, [_declared(role, has_interest=False)])
    else:
        yield Involvement.HANDLED, _works_for_re(role) | _one_of(case, _handled(role))


def _one_of(case: str, ways: Iterable[Way]) -> Q:
    found = Q()
    for way in ways:
        fitting = Application.objects.filter(**way).order_by().values("pk")
        found |= Q(**{f"{case}pk__in": fitting})
    return found


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


def _works_for_re(role: Role) -> Q:
    return Q(Exists(Role.objects.current().filter(user=role.user_id, kind__in=RE_KINDS)))


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
