"""Merging applications: what becomes of each, of the plan, and how it is undone."""

from __future__ import annotations

import pytest
from django.core import serializers
from django.db import DatabaseError, connection, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications.content import essential_sha256, frozen_content
from applications.domain import completion
from applications.domain.merging import merge, undo
from applications.domain.receipts import ReceiptText
from applications.domain.reopening import reopen
from applications.domain.signing import ask_to_sign, decline, sign
from applications.domain.withdrawing import withdraw
from applications.models import Application, ApplicationState, Merging, Partner, Plan, SectionKind
from applications.requirements import facts_of
from applications.signature_states import partner_signatures
from assessments.merging_queries import merge_targets, prepared_in_round
from common.refusal import Refusal
from regions.models import Municipality, PartnerKind, Partnership, RegionStatus
from tests import factories
from tests.assessments import factories as make
from tests.mails import text_of
from tests.stages import staged

pytestmark = pytest.mark.django_db

S = ApplicationState


@staged
def three_in_a_round() -> list[Application]:
    round_ = make.lenient_round()
    return [make.submitted(round=round_) for _time in range(3)]


@pytest.fixture
def trio():
    return three_in_a_round()


def merged(leading, *others, **fields):
    fields = {"due_on": factories.merge_day(), "by": make.lead()} | fields
    return merge(leading=leading, others=others, **fields)


def fresh(application):
    return Application.objects.get(pk=application.pk)


def refused(code, act, *args, **fields):
    with pytest.raises(Refusal) as found:
        act(*args, **fields)
    assert found.value.code == code
    return str(found.value)


def told(template):
    return {mail.to[0] for mail in Email.objects.filter(context__template=template)}


def rows(*applications):
    """All that says how applications and their regions stand, but for counters of versions."""
    keys = [one.pk for one in applications]
    regions = [one.region_id for one in applications]
    found = [
        *Application.objects.filter(pk__in=keys).order_by("pk"),
        *Plan.objects.filter(application__in=keys).order_by("pk"),
        *(fresh(one).region for one in applications),
        *Partnership.objects.filter(region__in=regions).order_by("pk"),
        *Partner.objects.filter(application__in=keys).order_by("pk"),
    ]
    return serializers.serialize("json", found), [
        frozen_content(fresh(one)) for one in applications
    ]


def hand_in(application, at=None):
    by = application.created_by
    moment = at or application.completions.open().get().asked_at
    return completion.complete(application=application, by=by, received_at=moment)


# --- what becomes of each ---------------------------------------------------------------------


def test_three_become_one_with_all_parties_and_areas_and_its_own_texts(trio):
    leading, *others = trio
    texts = frozen_content(leading)["governance"]
    area = {pk for one in trio for pk in one.plan.municipalities.values_list("pk", flat=True)}
    organisations = {p.organisation_id for one in trio for p in one.partners.all()}

    act = merged(leading, *others)

    for one in map(fresh, others):
        assert (one.state, one.merged_into) == (S.SAMENGEVOEGD, leading)
        assert (one.region.status, one.region.merged_into) == (
            RegionStatus.SAMENGEVOEGD,
            leading.region,
        )
        assert one.submissions.count() == 1
    now = fresh(leading)
    assert now.state == S.INGEDIEND
    assert set(now.plan.open_sections) == set(SectionKind.values)
    assert {p.organisation_id for p in now.partners.all()} == organisations
    assert set(now.plan.municipalities.values_list("pk", flat=True)) == area
    assert frozen_content(now)["governance"] == texts
    references = [p.reference for p in now.partners.order_by("pk")]
    assert references == [f"P{n}" for n in range(1, len(references) + 1)]
    assert act.completion.is_open


def test_a_party_of_both_stays_once_in_the_capacity_that_the_leading_one_gave_it(trio):
    leading, other, _third = trio
    here = leading.partners.exclude(organisation=leading.penvoerder).first()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        Partner.objects.filter(application=other).exclude(organisation=other.penvoerder).filter(
            pk=other.partners.exclude(organisation=other.penvoerder).first().pk
        ).update(organisation=here.organisation, kind=PartnerKind.OTHER)
        cursor.execute("SET session_replication_role = DEFAULT")

    merged(leading, other)

    (now,) = Partner.objects.filter(application=leading, organisation=here.organisation)
    assert (now.pk, now.kind, now.contact_email) == (here.pk, here.kind, here.contact_email)


def test_others_overlap_with_what_was_merged_until_the_merged_plan_is_handed_in(trio):
    leading, other, third = trio
    names = {leading.name, other.name}
    assert set(facts_of(fresh(third)).sharing) == names
    merged(leading, other)
    assert set(facts_of(fresh(third)).sharing) == names
    assert other.name not in facts_of(fresh(leading)).sharing
    hand_in(leading)
    assert set(facts_of(fresh(third)).sharing) == {fresh(leading).name}


def test_a_penvoerder_that_becomes_a_party_is_asked_through_who_handed_in(trio):
    leading, other, _third = trio
    merged(leading, other)
    party = Partner.objects.get(application=leading, organisation=other.penvoerder)
    assert party.contact_email == other.latest_submission.submitted_by.user.email.lower()


def test_everybody_is_told_once_by_what_it_means_to_them(trio):
    leading, *others = trio
    contacts = {
        p.contact_email
        for one in trio
        for p in one.partners.exclude(organisation=one.penvoerder)
        if p.contact_email
    }
    merged(leading, *others)
    assert told("applications/merged") == {one.created_by.user.email for one in others}
    assert told("applications/merged_leading") == {leading.created_by.user.email}
    mails = Email.objects.filter(context__template="applications/partner_merged")
    assert {mail.to[0] for mail in mails} == contacts
    assert len(contacts) == len(mails)
    text = text_of(Email.objects.get(context__template="applications/merged_leading"))
    assert all(one.name in text for one in others)


def test_the_same_again_changes_nothing(trio):
    leading, other, _third = trio
    act = merged(leading, other)
    sent = Email.objects.count()
    assert merged(leading, other) == act
    assert Email.objects.count() == sent


# --- who may, and of what ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", [RoleKind.PENVOERDER_SIGNATORY, RoleKind.ADMIN])
def test_only_the_realisatie_eenheid_merges(trio, kind):
    refused("wrong_role", merged, trio[0], trio[1], by=factories.role(kind))


def test_only_what_is_not_decided_on_in_the_same_round_and_not_being_merged(trio):
    leading, other, third = trio
    draft = factories.make_application(round=leading.round)
    for others, code in (
        ([], "nothing_to_merge"),
        ([leading], "merge_with_self"),
        ([make.submitted()], "other_round"),
        ([draft], "wrong_state"),
    ):
        refused(code, merged, leading, *others)
    refused("target_not_open", merged, draft, leading)
    merged(leading, other)
    refused("already_merging", merged, leading, third)
    refused("already_merging", merged, third, leading)


# --- the merged plan --------------------------------------------------------------------------


def test_the_merged_plan_is_handed_in_also_late_and_asks_every_partner_anew(trio):
    leading, other, _third = trio
    merged(leading, other)
    submission = hand_in(fresh(leading))

    now = fresh(leading)
    assert (submission.version, now.plan.open_sections) == (2, [])
    assert now.postponed_to is None
    stands = partner_signatures(now)
    assert not stands.signed
    assert {one.signature_state for one in stands.who_sign} == {"asked"}


def test_no_term_ends_a_merged_plan(trio):
    leading, other, _third = trio
    act = merged(leading, other)
    late = act.merged_at.replace(year=act.merged_at.year + 1)
    assert completion.end_terms(now=late) == 0
    assert hand_in(fresh(leading), at=late).version == 2


# --- undoing ----------------------------------------------------------------------------------


def test_undoing_puts_back_everything_and_tells_everybody(trio):
    leading, *others = trio
    partnership = Partnership.objects.create(
        region=others[0].region,
        organisation=others[0].penvoerder,
        kind="school_board",
        started_on="2026-01-01",
    )
    before = rows(*trio)
    signed = essential_sha256(leading)
    act = merged(leading, *others)
    partnership.refresh_from_db()
    assert partnership.ended_on is not None
    leading.plan.municipalities.add(*Municipality.objects.all()[:3])

    undone = undo(merging=act, by=make.adviser())

    assert rows(*trio) == before
    assert undone.undone_at is not None
    assert all(one.has_signed for one in partner_signatures(fresh(leading), sha256=signed).partners)
    assert told("applications/merge_undone") == {one.created_by.user.email for one in trio}
    assert told("applications/partner_merge_undone") == told("applications/partner_merged")
    sent = Email.objects.count()
    undo(merging=act, by=make.adviser())
    assert Email.objects.count() == sent


def test_what_was_undone_can_be_merged_again_the_other_way(trio):
    leading, other, _third = trio
    undo(merging=merged(leading, other), by=make.lead())
    act = merged(other, leading)
    assert fresh(leading).merged_into == other
    undo(merging=act, by=make.lead())
    assert fresh(leading).state == S.INGEDIEND


def asked_partner(leading):
    partner = leading.partners.exclude(organisation=leading.penvoerder).order_by("pk").first()
    (request,) = ask_to_sign(application=leading, partners=[partner], by=leading.created_by)
    return request, factories.signatory_of(partner)


def test_after_a_signature_a_merging_stands_and_the_reason_names_who_signed(trio):
    leading, other, _third = trio
    act = merged(leading, other)
    request, signatory = asked_partner(fresh(leading))
    name = {"name": "Kim", "job_title": "Bestuurder"}
    decline(partner=request.partner, version=request.version, by=signatory, reason="Nee.", **name)
    sign(
        partner=request.partner,
        version=request.version,
        by=signatory,
        agrees=True,
        is_authorised=True,
        **name,
    )
    assert request.partner.name in refused("cannot_undo", undo, merging=act, by=make.lead())
    assert "signed" in refused_by_database(
        "UPDATE applications_merging SET undone_at = now(), undone_by_id = merged_by_id"
    )
    # When the day by which the plan is wanted passes without it, who signed need not wait for it.
    with make.later(days=60):
        undone = undo(merging=act, by=make.lead())
    assert undone.undone_at is not None
    assert fresh(other).state == S.INGEDIEND
    assert signatory.user.email in told("applications/partner_merge_undone")


def test_once_handed_in_a_merging_stands_unless_the_leading_one_is_withdrawn(trio):
    leading, other, _third = trio
    act = merged(leading, other)
    hand_in(fresh(leading))
    refused("cannot_undo", undo, merging=act, by=make.lead())

    withdraw(application=fresh(leading), by=leading.created_by, reason="Wij stoppen.")
    undo(merging=act, by=make.lead())

    assert fresh(other).state == S.INGEDIEND
    assert fresh(leading).state == S.INGETROKKEN


# --- the database -----------------------------------------------------------------------------


def refused_by_database(sql, *values):
    with pytest.raises(DatabaseError) as found, transaction.atomic():
        connection.cursor().execute(sql, values)
    return str(found.value)


def test_only_what_the_round_asks_is_opened(trio):
    leading, other, _third = trio
    asked = leading.round.sections
    act = merged(leading, other)
    assert fresh(leading).plan.open_sections == asked
    assert [item.section for item in act.completion.items.order_by("pk")] == asked


def test_what_came_in_with_the_merged_plan_is_called_so(trio):
    leading, other, _third = trio
    merged(leading, other)
    plan = hand_in(fresh(leading))
    assert (plan.is_merged_plan, plan.completes) == (True, False)
    assert (plan.application.submissions.get(version=1).completes) is False
    receipt = render_to_string("letters/receipt.html", {"receipt": ReceiptText(plan)})
    assert "Wij hebben het samengevoegde plan ontvangen" in receipt
    assert "stond stil" not in receipt


def test_what_is_being_rewritten_is_not_offered_to_merge_with(trio):
    leading, other, third = trio
    reopen(application=other, by=other.created_by, at=timezone.now())
    assert list(merge_targets(make.adviser(), fresh(leading))) == [third]


def test_what_is_being_decided_on_is_not_offered_to_merge_with(trio):
    leading, other, third = trio
    lead = make.lead()
    make.prepared(make.answered(make.proposed(make.all_handed_in(make.panel(other)))).application)
    assert list(merge_targets(lead, fresh(leading))) == [third]
    assert list(prepared_in_round(lead, fresh(leading))) == [other]


def test_the_database_takes_into_an_act_only_what_stands_by_itself(trio):
    leading, other, third = trio
    act = merged(leading, other)
    insert = """INSERT INTO applications_mergedapplication (merging_id, application_id, state_was,
        region_status_was, region_status_since, partnerships_ended)
        VALUES (%s, %s, %s, 'in_oprichting', now(), '{}')"""
    assert "stands by itself" in refused_by_database(insert, act.pk, third.pk, "in_beoordeling")
    undo(merging=act, by=make.lead())
    again = merged(leading, third)
    assert "stands by itself" in refused_by_database(insert, act.pk, third.pk, "ingediend")
    assert "stands by itself" in refused_by_database(insert, again.pk, leading.pk, "ingediend")


def test_the_database_lets_come_back_only_what_was_undone(trio):
    leading, other, third = trio
    merged(leading, other)
    back = "UPDATE applications_application SET state = %s, merged_into_id = NULL WHERE id = %s"
    assert "stands" in refused_by_database(back, "ingediend", other.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE applications_merging SET undone_at = now(), undone_by_id = merged_by_id"
        )
    assert "stands" in refused_by_database(back, "in_beoordeling", other.pk)
    assert "stands" in refused_by_database(
        "UPDATE applications_application SET merged_into_id = %s WHERE id = %s",
        third.pk,
        other.pk,
    )
    assert "undone already" in refused_by_database(
        "UPDATE applications_merging SET undone_at = NULL, undone_by_id = NULL"
    )
    for table in ("applications_merging", "applications_mergedapplication"):
        refused_by_database(f"DELETE FROM {table}")
    assert Merging.objects.count() == 1
