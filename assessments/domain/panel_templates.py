"""Panels that the Realisatie Eenheid keeps under a name with a round, to begin others with.

See docs/decisions/0125-templates-of-panels.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Round
from assessments.models import PanelTemplate
from common.refusal import Refusal
from regions.models import Organisation

from . import panels
from .impartiality import require_kind

MOST_TEMPLATES = 20


@transaction.atomic
def keep_template(
    *, round_id: int, name: str, organisations: Sequence[Organisation], by: Role
) -> PanelTemplate:
    """Keep a panel under a name with a round.

    Raises `Refusal`: `role_ended`, `wrong_role`, `too_many`, `name_taken`, and those of
    `panels.refuse_unfit`.
    """
    return _written(PanelTemplate(round_id=round_id), name, organisations, by)


@transaction.atomic
def change_template(
    *, template: PanelTemplate, name: str, organisations: Sequence[Organisation], by: Role
) -> PanelTemplate:
    """Have a template be called `name` and hold these organisations. Panels stay as they are.

    Raises `Refusal` as `keep_template` does.
    """
    return _written(template, name, organisations, by)


@transaction.atomic
def drop_template(*, template: PanelTemplate, by: Role) -> None:
    """Forget a template. Panels stay as they are. Raises `Refusal`: `role_ended`, `wrong_role`."""
    require_kind(by, RE_KINDS)
    template.delete()


def _written(
    template: PanelTemplate, name: str, organisations: Sequence[Organisation], by: Role
) -> PanelTemplate:
    require_kind(by, RE_KINDS)
    # One after the other, so that no two get one name and none is one too many.
    locked = Round.objects.select_for_update(no_key=True).get(pk=template.round_id)
    others = locked.panel_templates.exclude(pk=template.pk)
    if others.count() >= MOST_TEMPLATES:
        raise Refusal(
            _("This round has %(most)d templates. Delete one first.") % {"most": MOST_TEMPLATES},
            code="too_many",
        )
    if others.filter(name__iexact=name).exists():
        raise Refusal(
            _("This round has a template of this name already. Choose another name."),
            code="name_taken",
            field="name",
        )
    panels.refuse_unfit(organisations)
    template.name = name
    template.save()
    template.organisations.set(organisations)
    return template
