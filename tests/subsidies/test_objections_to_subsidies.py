"""Objections to decisions on subsidies: as to any other, by people who had no part in them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application
from assessments.domain import correcting, objecting, objections
from assessments.domain.corrected_letters import make_correction
from assessments.models import Objection, had_part, had_part_in
from assessments.objection_obligations import carry_out_objections
from assessments.objection_permissions import why_not_handle
from correspondence.domain.checking import Standing, standing_by_code
from subsidies.afterwards import subsidy_known
from subsidies.models import Share
from tests.assessments import factories as cases
from tests.assessments.test_objections import GROUNDS, decided, refused, signatory
from tests.factories import role, signed_in
from tests.subsidies import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def share() -> Share:
    return Share.objects.select_related("application", "letter").get(pk=make.known().pk)


def came_in(share, letter=None) -> Objection:
    by = signatory(share.application)
    act = {"grounds": GROUNDS, "by": by, "received_at": timezone.now()}
    return objecting.hand_in(letter=letter or share.letter, **act)


def test_the_penvoerder_objects_to_a_subsidy_in_the_portal_and_the_re_records_one(share):
    browser = signed_in(signatory(share.application))
    to = reverse("assessments:object", args=[share.letter.reference])
    for page in (
        reverse("applications:detail", args=[share.application_id]),
        reverse("subsidies:grant", args=[share.pk]),
    ):
        assert to in browser.get(page).content.decode()
    browser.post(to, {"grounds": GROUNDS})
    assert Objection.objects.get().application == share.application
    assert "al bezwaar gemaakt" in browser.get(to).content.decode()
    office = signed_in(cases.adviser())
    record = reverse("assessments:record_objection", args=[share.letter.reference])
    assert record in office.get(page).content.decode()
    other = {"name": "Anders (fictief)", "address": "Kade 1", "way": "post", "grounds": GROUNDS}
    office.post(record, {**other, "received_on": timezone.localdate()})
    assert Objection.objects.exclude(name="").get().application == share.application


def test_a_founded_objection_to_a_subsidy_says_what_replaces_it_and_moves_nothing(share):
    objection = decided(share.application, letter=share.letter)
    assert "Een nieuw besluit." in objection.outcome_letter.body_html
    assert "voor zover het anders is dan wat hieronder staat" in objection.outcome_letter.body_html
    assert Application.objects.get(pk=share.application_id).state == "verleend"
    assert standing_by_code(share.letter.reference, share.letter.code) == Standing.CURRENT
    # So it stays a task until somebody notes what was done.
    adviser, now = cases.adviser(), timezone.now()
    assert len(list(carry_out_objections(adviser, now, 9))) == 1
    objections.carry_out(objection=objection, note="Nabetaald op 3 mei.", by=adviser)
    assert not list(carry_out_objections(adviser, now, 9))


def test_one_objects_to_the_letter_that_corrected_the_first(share):
    by, lead = cases.adviser(), cases.lead()
    act = {"letter": share.letter, "why": "Uw naam was fout.", "term": "kept"}
    correction = correcting.prepare_correction(**act, by=by)
    correcting.issue_correction(correction=correction, by=lead)
    newest = make_correction(correction_id=correction.pk)
    (outcome,) = subsidy_known(share.application, signatory(share.application))
    assert newest.reference in outcome.object_url
    assert came_in(share, newest).application == share.application
    for who in (by, lead):
        assert had_part_in(who, share.application)
    old = reverse("assessments:object", args=[share.letter.reference])
    shown = signed_in(signatory(share.application)).get(old).content.decode()
    assert reverse("assessments:object", args=[newest.reference]) in shown


def parts(share) -> list[Role]:
    """Everybody of the RE who had a part in a grant that was lowered after hearing."""
    hearing = make.heard(share.application, "verlaging", amount=Decimal("40000.00"))
    lowered = make.decided(share, "verlaging", Decimal("40000.00"), hearing=hearing)
    division = share.division
    return [
        division.prepared_by,
        division.settled_by,
        hearing.intended_by,
        lowered.prepared_by,
        lowered.settled_by,
    ]


def test_who_had_a_part_in_a_subsidy_handles_no_objection_to_it_whoever_writes(share):
    case = share.application
    had = parts(share)
    objection = came_in(share)
    for one in [*had, role(RoleKind.RE_LEAD, had[0].user)]:
        assert had_part_in(one, case)
        assert case in Application.objects.filter(had_part(one))
        assert "10:3" in str(why_not_handle(one, objection))
        refused("cannot_take_up", objections.take_up, objection=objection, by=one)
        with pytest.raises(DatabaseError, match="objection_part"), transaction.atomic():
            Objection.objects.filter(pk=objection.pk).update(
                handled_by=one, taken_up_at=timezone.now()
            )
    free = cases.lead()
    assert not had_part_in(free, case)
    assert objections.take_up(objection=objection, by=free).handled_by == free
