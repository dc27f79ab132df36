"""Dividing the cases of an assessing organisation among its people.

By hand, several at once, or spread evenly. Who is involved in a case is not assigned it; a
replacement takes over what was not handed in, the draft included.
See docs/decisions/0221-one-person-of-an-organisation-judges-a-case.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind
from applications.models import Application, ApplicationState
from assessments.models import (
    OF_ANOTHER,
    Assignment,
    Awaits,
    Coordinator,
    Involvement,
    PanelMember,
    involvements,
)
from assessments.panel_permissions import why_not_assign
from common.refusal import Refusal, refuse
from regions.models import Organisation

from . import mails
from .impartiality import require_kind


def to_judge(organisation: Organisation) -> QuerySet[PanelMember]:
    """The cases that an organisation still has to judge, what is due first first."""
    current = Assignment.objects.current().select_related("role__user")
    return (
        PanelMember.objects.filter(
            organisation=organisation,
            awaited__what=Awaits.ASSESSMENT,
            panel__application__state=ApplicationState.IN_BEOORDELING,
        )
        .select_related("panel__application__plan", "panel__application__round")
        .prefetch_related(Prefetch("assignments", current, to_attr="assigned"))
        .order_by("awaited__due_on", "pk")
    )


def people_of(organisation: Organisation) -> list[Role]:
    """The assessors of an organisation, by name; one query."""
    roles = Role.objects.current().filter(kind=RoleKind.ASSESSOR, organisation=organisation)
    return list(roles.select_related("user", "organisation").order_by("user__name", "pk"))


def assigned_role(member: PanelMember) -> Role | None:
    """Who judges a case of `to_judge`, if it was assigned; no query."""
    assigned: list[Assignment] = member.assigned  # type: ignore[attr-defined]  # the prefetch
    return assigned[0].role if assigned else None


@dataclass(frozen=True)
class Load:
    """How many cases somebody has to judge, and how many when the plan is carried out."""

    role: Role
    before: int
    after: int


@dataclass
class Caseload:
    """The cases of an organisation and its people, for who divides them: no case in which that
    person is involved. Five queries, and one for each person.
    """

    organisation: Organisation
    by: Role

    @cached_property
    def cases(self) -> list[PanelMember]:
        """What is still to be judged."""
        found = list(to_judge(self.organisation))
        own = involvements(self.by, [member.panel.application_id for member in found])
        return [member for member in found if member.panel.application_id not in own]

    @cached_property
    def people(self) -> list[Role]:
        """Who can be assigned something."""
        return people_of(self.organisation)

    @cached_property
    def shut_out(self) -> Mapping[tuple[int, int], Involvement]:
        """Why somebody judges not a case, by the keys of the role and the application."""
        keys = [member.panel.application_id for member in self.cases]
        re_too = set(
            Role.objects.of_re()
            .filter(user__in=[role.user_id for role in self.people])
            .values_list("user", flat=True)
        )
        found: dict[tuple[int, int], Involvement] = {}
        for role in self.people:
            of_role = dict.fromkeys(keys, Involvement.HANDLED) if role.user_id in re_too else {}
            of_role |= involvements(role, keys)
            found |= {(role.pk, case): why for case, why in of_role.items()}
        return found

    @property
    def before(self) -> Counter[int]:
        """How many cases each has now, by the key of the role."""
        roles = (assigned_role(member) for member in self.cases)
        return Counter(role.pk for role in roles if role is not None)

    def why_not(self, role: Role, case: Application) -> StrOrPromise | None:
        """Why somebody is not assigned a case."""
        found = self.shut_out.get((role.pk, case.pk))
        if found is None:
            return None
        return _("%(name)s %(why)s.") % {"name": role.user, "why": OF_ANOTHER[found]}


@dataclass(frozen=True)
class Plan:
    """Who would judge what: pairs of a case and a person, and the cases left, each with why."""

    caseload: Caseload
    given: Sequence[tuple[PanelMember, Role]]
    left: Sequence[tuple[PanelMember, StrOrPromise]]

    @property
    def loads(self) -> list[Load]:
        """How many cases each has before and after."""
        before = self.caseload.before
        after = Counter(before)
        for member, role in self.given:
            if (now := assigned_role(member)) is not None:
                after[now.pk] -= 1
            after[role.pk] += 1
        return [Load(one, before[one.pk], after[one.pk]) for one in self.caseload.people]


def by_hand(caseload: Caseload, members: Iterable[PanelMember], to: Role) -> Plan:
    """These cases to one person, but those in which the person is involved."""
    given, left = [], []
    for member in members:
        why_not = caseload.why_not(to, member.panel.application)
        if why_not is None:
            given.append((member, to))
        else:
            left.append((member, why_not))
    return Plan(caseload, given, left)


def spread(
    caseload: Caseload, members: Iterable[PanelMember], among: Sequence[Role] | None = None
) -> Plan:
    """These cases over the people, each to who is free and then has the fewest."""
    people = caseload.people if among is None else list(among)
    members = list(members)
    load = caseload.before
    for member in members:
        if (now := assigned_role(member)) is not None:
            load[now.pk] -= 1
    given: list[tuple[PanelMember, Role]] = []
    left: list[tuple[PanelMember, StrOrPromise]] = []
    for member in members:
        case = member.panel.application
        free = [role for role in people if caseload.why_not(role, case) is None]
        if not free:
            left.append((member, _("Nobody is free to judge this application.")))
            continue
        chosen = min(free, key=lambda role: (load[role.pk], people.index(role)))
        load[chosen.pk] += 1
        given.append((member, chosen))
    return Plan(caseload, given, left)


@transaction.atomic
def carry_out(*, organisation: Organisation, given: Mapping[int, int], by: Role) -> int:
    """Assign cases to people, by the keys of the invitation and the role; how many were assigned.

    Who judged them until now no longer does; what was written stays for who takes over. What has
    been handed in meanwhile, or went to this person already, is left as it is.
    Raises `Refusal`: `role_ended`, `wrong_role`, `not_coordinator`, `involved`.
    """
    require_kind(by, (*RE_KINDS, RoleKind.ASSESSOR))
    refuse(why_not_assign(by, organisation), code="not_coordinator")
    # One after the other, in one order, so that no two divide the same cases.
    keys = sorted(given)
    list(PanelMember.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    caseload = Caseload(organisation, by)
    people = {role.pk: role for role in caseload.people}
    told: Counter[int] = Counter()
    for member in caseload.cases:
        role = people.get(given.get(member.pk, 0))
        if role is None or assigned_role(member) == role:
            continue
        why_not = caseload.why_not(role, member.panel.application)
        if why_not is not None:
            raise Refusal(why_not, code="involved")
        Assignment.objects.filter(member=member, ended_at=None).update(ended_at=timezone.now())
        Assignment.objects.create(member=member, role=role, assigned_by=by)
        told[role.pk] += 1
    for key, count in told.items():
        mails.assigned(people[key], count, assigned_by=by)
    return told.total()


@transaction.atomic
def name_coordinators(*, organisation: Organisation, roles: Iterable[Role], by: Role) -> None:
    """Have these assessors divide the cases of their organisation, and nobody else there.

    Raises `Refusal`: `role_ended`, `wrong_role`.
    """
    require_kind(by, RE_KINDS)
    keys = {role.pk for role in roles}
    Coordinator.objects.filter(role__organisation=organisation).exclude(role__in=keys).delete()
    for role in people_of(organisation):
        if role.pk in keys:
            Coordinator.objects.get_or_create(role=role, defaults={"named_by": by})
