"""What somebody changes about themselves."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role, User
from common.refusal import written


@transaction.atomic
def change_profile(*, user: User, name: str, phone: str, job_titles: Mapping[int, str]) -> None:
    """Store name, phone number and, by key of a role, job title of `user`.

    Roles that are not theirs, or have ended, are passed over. What they signed keeps the name and
    job title of that moment. Raises `Refusal` (`name_missing`).
    """
    name = written(name, _("Enter your name."), code="name_missing", field="name")
    person = User.objects.select_for_update().get(pk=user.pk)
    person.name, person.phone = name, phone.strip()
    person.save(update_fields=["name", "phone"])
    for role in Role.objects.current().filter(user=user, pk__in=job_titles):
        if role.job_title != (title := job_titles[role.pk].strip()):
            role.job_title = title
            role.save(update_fields=["job_title"])
