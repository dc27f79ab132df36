"""Saving a part of a draft, without two people overwriting each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import (
    Application,
    BudgetLine,
    Governance,
    Involvement,
    LearningApproach,
    OnderwijsFunction,
    Plan,
    PlanMunicipality,
    ProjectLeader,
    Section,
    SectionKind,
)
from applications.models.plan import Written
from applications.permissions import why_not_edit
from common.refusal import Refusal, refuse
from regions.models import Sector

from .locking import locked

Data = Mapping[str, Any]
FIELDS: dict[SectionKind, tuple[type[Written], tuple[str, ...]]] = {
    SectionKind.BEROEPSGROEP: (Involvement, ("beroepsgroep_involvement", "beroepsgroep_voice")),
    SectionKind.GOVERNANCE: (Governance, ("governance",)),
    SectionKind.LEARNING: (LearningApproach, ("learning_approach",)),
    SectionKind.CONTACT: (
        ProjectLeader,
        ("project_leader_name", "project_leader_email", "project_leader_phone"),
    ),
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
    refuse_unless_editable(current, kind, by)
    section = _section(current, kind)
    if read_section(current, kind) == _plain(kind, data):
        return section
    if section.version != version:
        raise Stale(section)
    _WRITE[SectionKind(kind)](current.plan, _plain(kind, data))
    return note_change(section, by)


def read_section(application: Application, kind: str) -> dict[str, Any]:
    """Return what is stored of part `kind`, in the form in which `save_section` takes it."""
    return _READ[SectionKind(kind)](application.plan)


def refuse_unless_editable(application: Application, kind: str, by: Role) -> None:
    """Raise `Refusal` (`not_editable`) unless `by` may change this section now."""
    refuse(why_not_edit(by, application, kind), code="not_editable")


def note_change(section: Section, by: Role) -> Section:
    """Count a new version of a part whose application is locked."""
    section.version += 1
    section.changed_at = timezone.now()
    section.changed_by = by
    section.save(update_fields=["version", "changed_at", "changed_by"])
    return section


def _section(application: Application, kind: str) -> Section:
    return Section.objects.select_related("changed_by__user").get(
        plan__application=application, kind=kind
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


def _read_region(plan: Plan) -> dict[str, Any]:
    through = PlanMunicipality.objects.filter(plan=plan)
    return {
        "name": plan.name,
        "sectors": list(plan.sectors),
        "is_national": plan.is_national,
        "municipalities": sorted(through.values_list("municipality_id", flat=True)),
    }


def _write_region(plan: Plan, data: Data) -> None:
    plan.name = data["name"]
    plan.sectors = data["sectors"]
    plan.is_national = data["is_national"]
    plan.save(update_fields=["name", "sectors", "is_national"])
    plan.municipalities.set(data["municipalities"])


def _read_functions(plan: Plan) -> dict[str, Any]:
    plans = {row.function: row for row in plan.function_plans.all()}
    return {
        function: {"activities": plans[function].activities, "result": plans[function].result}
        for function in OnderwijsFunction.values
    }


def _write_functions(plan: Plan, data: Data) -> None:
    for row in plan.function_plans.all():
        typed = data[row.function]
        if (row.activities, row.result) != (typed["activities"], typed["result"]):
            row.activities, row.result = typed["activities"], typed["result"]
            row.save(update_fields=["activities", "result"])


def _read_budget(plan: Plan) -> dict[str, Any]:
    lines = plan.budget_lines.order_by("position", "pk")
    return {"lines": [{"description": ln.description, "amount": ln.amount} for ln in lines]}


def _write_budget(plan: Plan, data: Data) -> None:
    plan.budget_lines.all().delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(plan=plan, position=position, **line)
        for position, line in enumerate(data["lines"], start=1)
    )


def _reader(model: type[Written], fields: tuple[str, ...]) -> Callable[[Plan], dict[str, Any]]:
    def read(plan: Plan) -> dict[str, Any]:
        return model.objects.values(*fields).get(plan=plan)

    return read


def _writer(model: type[Written], fields: tuple[str, ...]) -> Callable[[Plan, Data], None]:
    def write(plan: Plan, data: Data) -> None:
        model.objects.filter(plan=plan).update(**{name: data[name] for name in fields})

    return write


_READ: dict[SectionKind, Callable[[Plan], dict[str, Any]]] = {
    SectionKind.REGION: _read_region,
    SectionKind.FUNCTIONS: _read_functions,
    SectionKind.BUDGET: _read_budget,
    **{kind: _reader(*where) for kind, where in FIELDS.items()},
}
_WRITE: dict[SectionKind, Callable[[Plan, Data], None]] = {
    SectionKind.REGION: _write_region,
    SectionKind.FUNCTIONS: _write_functions,
    SectionKind.BUDGET: _write_budget,
    **{kind: _writer(*where) for kind, where in FIELDS.items()},
}
