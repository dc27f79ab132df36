"""How the criteria of a round are judged: guidance and what each verdict means, in versions.

See docs/decisions/0218-a-rubric-has-versions-and-a-case-keeps-its-own.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Criterion, Round
from assessments.models import Panel, Rubric, RubricLine
from common.refusal import Refusal

from .impartiality import require_kind


class Line(NamedTuple):
    """What a rubric says about a criterion; the last three are named after the verdicts."""

    guidance: str = ""
    voldoet: str = ""
    deels: str = ""
    niet: str = ""


def newest(round_id: int) -> Rubric | None:
    """The version that counts for panels opened from now on, with its lines; two queries."""
    return Rubric.objects.filter(round=round_id).prefetch_related("lines").first()


def of_panel(panel: Panel) -> Rubric | None:
    """The version by which a panel judges, with its lines, and whether it is the `newest` of its
    round. At most two queries.
    """
    if panel.rubric_id is None:
        return None
    later = Rubric.objects.filter(round=OuterRef("round"), number__gt=OuterRef("number"))
    found = Rubric.objects.annotate(is_newest=~Exists(later)).prefetch_related("lines")
    return found.get(pk=panel.rubric_id)


def needs_reason(round_id: int) -> bool:
    """Whether a panel of the round has begun, so that a change is for later cases only."""
    return Panel.objects.filter(application__round=round_id).exists()


@transaction.atomic
def write_rubric(
    *, round_id: int, lines: Mapping[int, Line], reason: str, number: int, by: Role
) -> Rubric | None:
    """Have the criteria of a round be judged so, by cases of which the panel is still to open.

    `lines` are by the key of their criterion; `number` is that of the version the form was filled
    with (0: none yet). A version by which no panel judges is changed itself. Saving the same once
    more changes nothing. Raises `Refusal`: `role_ended`, `wrong_role`, `stale`, `reason`.
    """
    require_kind(by, RE_KINDS)
    locked = Round.objects.select_for_update(no_key=True).get(pk=round_id)
    # Who opens a panel meanwhile holds it too, and so does not judge by half a version.
    list(Rubric.objects.select_for_update().filter(round=locked).values_list("pk"))
    current = newest(locked.pk)
    if (current.number if current else 0) != number:
        raise Refusal(
            _(
                "A colleague has saved the rubric in the meantime. Below is what you typed. "
                "Compare the two and save again."
            ),
            code="stale",
        )
    wanted = {key: Line(*(text.strip() for text in line)) for key, line in lines.items()}
    if wanted == _lines_of(current, wanted):
        return current
    reason = reason.strip()
    if needs_reason(locked.pk) and not reason:
        raise Refusal(
            _("A panel has begun already. Say why later applications are judged otherwise."),
            code="reason",
            field="reason",
        )
    if current is None or current.panels.exists():
        current = Rubric(round=locked, number=number + 1)
    current.reason, current.written_by, current.written_at = reason, by, timezone.now()
    current.save()
    current.lines.all().delete()
    criteria = Criterion.objects.filter(round=locked, pk__in=wanted)
    RubricLine.objects.bulk_create(
        RubricLine(rubric=current, criterion=criterion, **wanted[criterion.pk]._asdict())
        for criterion in criteria
        if any(wanted[criterion.pk])
    )
    return newest(locked.pk)


def as_lines(rubric: Rubric | None) -> dict[int, Line]:
    """What a version says, by the key of the criterion; nothing of what it leaves empty."""
    found = rubric.by_criterion if rubric else {}
    return {
        key: Line(**{name: getattr(line, name) for name in Line._fields})
        for key, line in found.items()
    }


def _lines_of(rubric: Rubric | None, wanted: Mapping[int, Line]) -> dict[int, Line]:
    """What a version says about the same criteria as `wanted`."""
    known = as_lines(rubric)
    return {key: known.get(key, Line()) for key in wanted}
