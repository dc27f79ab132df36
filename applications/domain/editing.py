"""Saving a part of a draft, without two people overwriting each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application, BudgetLine, OnderwijsFunction, Section, SectionKind
from applications.permissions import is_own, may_edit
from common.refusal import Refusal
from regions.models import Sector

from .locking import locked

Data = Mapping[str, Any]
FIELDS = {
    SectionKind.BEROEPSGROEP: ("beroepsgroep_involvement", "beroepsgroep_voice"),
    SectionKind.GOVERNANCE: ("governance",),
    SectionKind.LEARNING: ("learning_approach",),
    SectionKind.CONTACT: ("project_leader_name", "project_leader_email", "project_leader_phone"),
}


class Stale(Refusal):
    """Somebody else saved this part in the meantime; `section` is how it stands now."""

    def __init__(self, section: Section) -> None:
        super().__init__(
            _(
                "Somebody else changed this part while you were working on it. "
                "Nothing you typed is lost: compare both below and save again."
            ),
            code="stale",
        )
        self.section = section


@transaction.atomic
def save_section(
    *, application: Application, kind: str, version: int, data: Data, by: Role
) -> Section:
    """Store `data` as part `kind` of a draft and return its bookkeeping.

    `version` is the version of the part that the person had before them. `data` holds what
    `read_section` gives for this part. What does not differ from what is stored is not saved anew.
    Saving is possible after the closing moment too: only submitting is not.
    Raises `Refusal` (`not_editable`) and `Stale`.
    """
    current = locked(application)
    refuse_unless_editable(current, by)
    section = _section(current, kind)
    if read_section(current, kind) == _plain(kind, data):
        return section
    if section.version != version:
        raise Stale(section)
    _WRITE[SectionKind(kind)](current, _plain(kind, data))
    return note_change(section, by)


def read_section(application: Application, kind: str) -> dict[str, Any]:
    """Return what is stored of part `kind`, in the form in which `save_section` takes it."""
    return _READ[SectionKind(kind)](application)


def refuse_unless_editable(application: Application, by: Role) -> None:
    """Raise `Refusal` (`not_editable`) unless `by` may change this application now."""
    if may_edit(by, application):
        return
    if is_own(by, application):
        message = _("This application is no longer a draft, so it can no longer be changed.")
    else:
        message = _("Only people of the penvoerder can change this application.")
    raise Refusal(message, code="not_editable")


def note_change(section: Section, by: Role) -> Section:
    """Count a new version of a part whose application is locked."""
    section.version += 1
    section.changed_at = timezone.now()
    section.changed_by = by
    section.save(update_fields=["version", "changed_at", "changed_by"])
    return section


def _section(application: Application, kind: str) -> Section:
    return Section.objects.select_related("changed_by__user").get(
        application=application, kind=kind
    )


def _plain(kind: str, data: Data) -> dict[str, Any]:
    """The data in the form in which it is compared and stored."""
    if kind == SectionKind.REGION:
        return {
            "name": " ".join(data["name"].split()),
            "sectors": [sector for sector in Sector.values if sector in data["sectors"]],
            "is_national": bool(data["is_national"]),
            "municipalities": sorted(data["municipalities"]),
        }
    return dict(data)


def _read_region(application: Application) -> dict[str, Any]:
    through = Application.municipalities.through.objects.filter(application=application)
    return {
        "name": application.name,
        "sectors": list(application.sectors),
        "is_national": application.is_national,
        "municipalities": sorted(through.values_list("municipality_id", flat=True)),
    }


def _write_region(application: Application, data: Data) -> None:
    application.name = data["name"]
    application.sectors = data["sectors"]
    application.is_national = data["is_national"]
    application.save(update_fields=["name", "sectors", "is_national"])
    application.municipalities.set(data["municipalities"])


def _read_functions(application: Application) -> dict[str, Any]:
    plans = {plan.function: plan for plan in application.function_plans.all()}
    return {
        function: {"activities": plans[function].activities, "result": plans[function].result}
        for function in OnderwijsFunction.values
    }


def _write_functions(application: Application, data: Data) -> None:
    for plan in application.function_plans.all():
        typed = data[plan.function]
        if (plan.activities, plan.result) != (typed["activities"], typed["result"]):
            plan.activities, plan.result = typed["activities"], typed["result"]
            plan.save(update_fields=["activities", "result"])


def _read_budget(application: Application) -> dict[str, Any]:
    lines = application.budget_lines.order_by("position", "pk")
    return {"lines": [{"description": ln.description, "amount": ln.amount} for ln in lines]}


def _write_budget(application: Application, data: Data) -> None:
    application.budget_lines.all().delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(application=application, position=position, **line)
        for position, line in enumerate(data["lines"], start=1)
    )


def _reader(fields: tuple[str, ...]) -> Callable[[Application], dict[str, Any]]:
    return lambda application: {field: getattr(application, field) for field in fields}


def _writer(fields: tuple[str, ...]) -> Callable[[Application, Data], None]:
    def write(application: Application, data: Data) -> None:
        for field in fields:
            setattr(application, field, data[field])
        application.save(update_fields=fields)

    return write


_READ: dict[SectionKind, Callable[[Application], dict[str, Any]]] = {
    SectionKind.REGION: _read_region,
    SectionKind.FUNCTIONS: _read_functions,
    SectionKind.BUDGET: _read_budget,
    **{kind: _reader(fields) for kind, fields in FIELDS.items()},
}
_WRITE: dict[SectionKind, Callable[[Application, Data], None]] = {
    SectionKind.REGION: _write_region,
    SectionKind.FUNCTIONS: _write_functions,
    SectionKind.BUDGET: _write_budget,
    **{kind: _writer(fields) for kind, fields in FIELDS.items()},
}
