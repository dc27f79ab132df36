"""What PostgreSQL refuses, whoever asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from applications.models import (
    Application,
    BudgetLine,
    ContentVersion,
    FunctionPlan,
    Governance,
    Partner,
    Plan,
    PlanMunicipality,
    SectionKind,
    Signature,
    Submission,
)
from tests import factories

pytestmark = pytest.mark.django_db


def refuses(change) -> bool:
    """Whether the database refuses it."""
    try:
        with transaction.atomic():
            change()
    except DatabaseError:
        return True
    return False


CHANGES = {
    "the name": lambda a: Plan.objects.update(name="Anders"),
    "the text": lambda a: Governance.objects.update(governance="Anders"),
    "a section open again": lambda a: Plan.objects.update(open_sections=SectionKind.values),
    "the round": lambda a: Application.objects.update(round=factories.make_round()),
    "a function": lambda a: FunctionPlan.objects.update(result="Anders"),
    "a budget line": lambda a: BudgetLine.objects.update(requested=1),
    "a budget line less": lambda a: BudgetLine.objects.all().delete(),
    "a municipality less": lambda a: a.plan.municipalities.clear(),
    "a partner less": lambda a: Partner.objects.update(removed_at=a.submitted_at),
    "a partner more": lambda a: Partner.objects.create(
        application=a, organisation=factories.organisation(), kind="other"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_was_submitted_does_not_change(change):
    application = factories.make_submitted()
    assert refuses(lambda: change(application))


def test_a_draft_does_change():
    application = factories.make_application(complete=True)
    for change in list(CHANGES.values())[:-2]:
        assert not refuses(lambda change=change: change(application))


ANSWERS = (Submission, Signature, ContentVersion)


@pytest.mark.parametrize("model", ANSWERS)
def test_what_was_signed_and_submitted_is_not_rewritten_or_removed(model):
    factories.make_submitted()
    assert refuses(
        lambda: (
            model.objects.update(sha256="0" * 64)
            if model is not Signature
            else model.objects.update(signer_name="Een ander")
        )
    )
    assert refuses(lambda: model.objects.all()._raw_delete("default"))


@pytest.mark.parametrize("state", ["in_beoordeling", "definitief", "samengevoegd"])
def test_a_draft_does_not_skip_a_state(state):
    factories.make_application()
    assert refuses(lambda: Application.objects.update(state=state))


def test_every_change_of_the_area_is_kept():
    application = factories.make_application(complete=True)
    application.plan.municipalities.clear()
    labels = PlanMunicipality.pgh_event_model.objects.values_list("pgh_label", flat=True)
    assert sorted(labels) == ["delete", "delete", "insert", "insert"]
