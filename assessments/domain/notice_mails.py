"""Whom a change after the status is told by mail: who decides, who reported it, and the party."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from applications.domain.mails import facts, penvoerder_people
from applications.domain.participants import participants
from assessments.models import ChangeNotice, NoticeState
from common.links import absolute
from common.mail import Addressee, notify
from correspondence.models import Letter

from .mails import keepers


def reported(notice: ChangeNotice) -> None:
    """To who follows the case; and to the party, which may know of nothing, to be heard."""
    values = _values(notice)
    address = absolute(reverse("assessments:notice", args=[notice.pk]))
    for user in keepers(notice.application):
        notify(
            to=user,
            template="assessments/change_reported",
            values={**values, "is_party": False, "address": address},
        )
    contact = notice.application.region.adviser
    asked = {
        **values,
        "hear_by": notice.hear_by,
        "contact": contact.email if contact is not None else settings.CONTACT["email"],
    }
    _tell_party(notice, "assessments/change_reported", asked)


def decided(notice: ChangeNotice, letter: Letter) -> None:
    """To the people of the penvoerder, with the letter; to the party what was decided."""
    values = {
        **_values(notice),
        "starts_on": notice.counts_from,
        "agrees": notice.state == NoticeState.AKKOORD,
        "dated_on": letter.dated_on,
        "objection_until": letter.objection_until,
    }
    address = absolute(reverse("letters:letter", args=[letter.reference]))
    for user in penvoerder_people(notice.application):
        notify(
            to=user,
            template="assessments/change_decided",
            values={**values, "is_party": False, "address": address},
        )
    _tell_party(notice, "assessments/change_decided", values)


def _values(notice: ChangeNotice) -> dict[str, Any]:
    return {
        **facts(notice.application),
        "kind": notice.kind,
        "party": notice.organisation.name if notice.organisation else "",
        "starts_on": notice.starts_on,
        "what": notice.what,
    }


def _tell_party(notice: ChangeNotice, template: str, values: dict[str, Any]) -> None:
    page = absolute(reverse("regions:detail", args=[notice.application.region.slug]))
    told = {**values, "is_party": True, "address": page}
    for one in _people_of_party(notice):
        notify(to=one, template=template, values=told)


def _people_of_party(notice: ChangeNotice) -> list[Addressee | str]:
    """Who acts for the party in the portal, or took part for it; each address once."""
    if notice.organisation_id is None:
        return []
    roles = Role.objects.current().filter(
        kind__in=(*PENVOERDER_KINDS, RoleKind.PARTNER_SIGNATORY),
        organisation=notice.organisation_id,
        user__is_active=True,
    )
    found: dict[str, Addressee | str] = {
        role.user.email.lower(): role.user for role in roles.select_related("user").order_by("pk")
    }
    for one in participants(notice.application):
        if one.partner.organisation_id == notice.organisation_id:
            found.setdefault(one.email.lower(), one)
    return list(found.values())
