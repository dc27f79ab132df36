"""Recording a mandate that was given in writing, and ending it. Nothing else ever changes it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.dates import amsterdam_date, day_text
from common.refusal import Refusal, refuse, refuse_all
from correspondence import mandate_kinds
from correspondence.models import Mandate
from correspondence.permissions import why_not_end_mandate, why_not_give_mandate


@transaction.atomic
def record_mandate(
    *,
    role: Role,
    kinds: Collection[str],
    on_behalf_of: str,
    source: str,
    given_on: date,
    published_in: str = "",
    starts_on: date,
    ends_on: date | None = None,
    by: Role,
) -> Mandate:
    """Record that `role` may sign `kinds` on behalf of a body, from `starts_on` to `ends_on`.

    `source` is the decision of that body (Awb 10:5), `given_on` its date, `published_in` where it
    was made known. Raises `Refusal`: `may_not_give`, `kinds`, `on_behalf_of`, `source`,
    `starts_before_given`, `ends_before_start`.
    """
    current = Role.objects.select_related("user").get(pk=role.pk)
    refuse(why_not_give_mandate(by, current), code="may_not_give", field="role")
    given = {"on_behalf_of": on_behalf_of.strip(), "source": source.strip()}
    refuse_all(
        [*_lacks_of_words(kinds, **given), *_lacks_of_days(given_on, starts_on, ends_on)],
    )
    return Mandate.objects.create(
        role=current,
        kinds=sorted(set(kinds)),
        given_on=given_on,
        published_in=published_in.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_by=by,
        **given,
    )


@transaction.atomic
def end_mandate(*, mandate: Mandate, on: date, by: Role) -> Mandate:
    """Let a mandate end; `on` is its last day, today or later. What was signed stands.

    Raises `Refusal`: `may_not_end`, `in_the_past`, `ends_before_start`.
    """
    locked = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    refuse(why_not_end_mandate(by, locked, on), code="may_not_end", field="on")
    now = timezone.now()
    if on < amsterdam_date(now):
        raise Refusal(
            _(
                "What was signed before stands, so the last day is today or later. Must somebody "
                "sign nothing more today? Then end their role."
            ),
            code="in_the_past",
            field="on",
        )
    refuse_all(_lacks_of_days(locked.given_on, locked.starts_on, on, field="on"))
    locked.ends_on, locked.ended_by, locked.ended_at = on, by, now
    locked.save(update_fields=["ends_on", "ended_by", "ended_at"])
    return locked


def _lacks_of_words(kinds: Collection[str], *, on_behalf_of: str, source: str) -> list[Refusal]:
    known = {kind for kind, _name in mandate_kinds.choices()}
    lacks = []
    if not kinds or not known.issuperset(kinds):
        lacks.append(Refusal(_("Choose what may be signed."), code="kinds", field="kinds"))
    if not on_behalf_of:
        message = _("Write on whose behalf is signed.")
        lacks.append(Refusal(message, code="on_behalf_of", field="on_behalf_of"))
    if not source:
        message = _("Name the decision in which the mandate was given: it is given in writing.")
        lacks.append(Refusal(message, code="source", field="source"))
    return lacks


def _lacks_of_days(
    given_on: date, starts_on: date, ends_on: date | None, *, field: str = "ends_on"
) -> list[Refusal]:
    lacks = []
    if starts_on < given_on:
        message = _("The mandate was given on %(day)s, so it starts on that day or later.") % {
            "day": day_text(given_on, weekday=False)
        }
        lacks.append(Refusal(message, code="starts_before_given", field="starts_on"))
    if ends_on is not None and ends_on < starts_on:
        message = _("The mandate starts on %(day)s, so it ends on that day or later.") % {
            "day": day_text(starts_on, weekday=False)
        }
        lacks.append(Refusal(message, code="ends_before_start", field=field))
    return lacks
