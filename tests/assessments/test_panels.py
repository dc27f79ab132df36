"""Setting up a panel."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from applications.models import Partner, Round
from assessments.domain import assessing, panels
from assessments.models import Panel
from assessments.obligations import steps_of_adviser
from common.refusal import Refusal
from regions.models import PartnerKind
from tests.factories import signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


def refused(code, act, **arguments):
    with pytest.raises(Refusal) as refusal:
        act(**arguments)
    assert refusal.value.code == code


def test_panel_of_ocw_and_a_national_partner_moves_the_application():
    application = make.submitted()

    panel = make.panel(application)

    application.refresh_from_db()
    assert application.state == "in_beoordeling"
    assert panel.submission == application.latest_submission
    assert panel.members.count() == 2


def test_assessors_of_the_invited_organisations_are_told_once(mails):
    partner = make.national_partner()
    invited = make.assessor(partner)
    make.assessor(make.national_partner())
    application = make.submitted()
    make.able(application, [make.ministry()], by=make.adviser())
    before = len(mails())

    make.panel(application, partners=[partner])

    ours = make.ministry().roles.get().user.email
    assert [mail.to for mail in mails()[before:]] == [[ours], [invited.user.email]]


def test_an_assessor_who_also_acts_for_a_partner_is_not_told(mails):
    application = make.submitted()
    partner = make.national_partner()
    assessor = make.assessor(partner)
    make.role(RoleKind.PARTNER_SIGNATORY, assessor.user, application.penvoerder)

    before = len(mails())

    make.panel(application, partners=[partner])

    ours = make.ministry().roles.get().user.email
    assert [mail.to for mail in mails()[before:]] == [[ours]]


def test_ocw_is_always_in_the_panel():
    refused(
        "no_ocw",
        panels.open_panel,
        application=make.submitted(),
        organisations=[make.national_partner()],
        by=make.adviser(),
    )


def test_a_national_organisation_of_the_beroepsgroep_is_always_in_the_panel():
    council = make.organisation("national_partner", "Sectorraad", speaks_for_beroepsgroep=False)
    application = make.submitted()
    refused(
        "no_beroepsgroep",
        panels.open_panel,
        application=application,
        organisations=[make.ministry(), council],
        by=make.adviser(),
    )
    union = make.national_partner()
    panel = make.panel(application, partners=[council, union])
    refused(
        "no_beroepsgroep",
        panels.remove_organisation,
        member=panel.members.get(organisation=union),
        by=make.adviser(),
    )


def test_ocw_alone_is_no_panel():
    refused(
        "no_national_partner",
        panels.open_panel,
        application=make.submitted(),
        organisations=[make.ministry()],
        by=make.adviser(),
    )


def test_an_organisation_that_takes_part_does_not_assess():
    application = make.draft()
    partner = make.national_partner()
    Partner.objects.create(application=application, organisation=partner, kind=PartnerKind.OTHER)
    application = make.submit_draft(application)

    refused(
        "own_application",
        panels.open_panel,
        application=application,
        organisations=[make.ministry(), make.national_partner(), partner],
        by=make.adviser(),
    )


def test_a_school_board_does_not_assess():
    refused(
        "not_assessing",
        panels.open_panel,
        application=make.submitted(),
        organisations=[make.ministry(), make.national_partner(), make.organisation()],
        by=make.adviser(),
    )


def test_only_the_realisatie_eenheid_opens_a_panel():
    refused(
        "wrong_role",
        panels.open_panel,
        application=make.submitted(),
        organisations=[make.ministry(), make.national_partner()],
        by=make.assessor(make.ministry()),
    )


def test_a_second_panel_is_refused():
    panel = make.panel()

    refused(
        "wrong_state",
        panels.open_panel,
        application=panel.application,
        organisations=[make.ministry(), make.national_partner()],
        by=make.adviser(),
    )


def test_nobody_opens_a_panel_for_the_own_organisation():
    application = make.submitted()
    adviser = make.adviser()
    make.role(RoleKind.PENVOERDER_EDITOR, adviser.user, application.penvoerder)

    refused(
        "own_organisation",
        panels.open_panel,
        application=application,
        organisations=[make.ministry(), make.national_partner()],
        by=adviser,
    )


def test_an_organisation_can_be_added_until_a_joint_outcome_is_proposed():
    panel, third = make.panel(), make.national_partner()
    make.assessor(third)
    panels.add_organisation(panel=panel, organisation=third, by=make.adviser())
    assert panel.members.count() == 3

    make.proposed(make.all_handed_in(panel))

    refused(
        "already_proposed",
        panels.add_organisation,
        panel=panel,
        organisation=make.national_partner(),
        by=make.adviser(),
    )


def test_an_organisation_is_invited_once():
    panel = make.panel()
    refused(
        "already_invited",
        panels.add_organisation,
        panel=panel,
        organisation=make.ministry(),
        by=make.adviser(),
    )


def test_an_organisation_that_cannot_judge_leaves_the_panel_and_the_history_keeps_it():
    one, two = make.national_partner(), make.national_partner()
    panel = make.panel(partners=[one, two])
    member = make.member_of(panel, two)
    key = member.pk

    panels.remove_organisation(member=member, by=make.adviser())

    assert panel.members.count() == 2
    events = apps.get_model("assessments", "PanelMemberEvent").objects.filter(pgh_obj_id=key)
    assert list(events.values_list("pgh_label", flat=True)) == ["insert", "delete"]


@pytest.mark.parametrize(
    ("which", "code"), [("ministry", "no_ocw"), ("one", "no_national_partner")]
)
def test_the_panel_stays_complete(which, code):
    one = make.national_partner()
    panel = make.panel(partners=[one])
    organisation = one if which == "one" else make.ministry()

    refused(
        code,
        panels.remove_organisation,
        member=make.member_of(panel, organisation),
        by=make.adviser(),
    )


def test_who_handed_in_stays_in_the_panel():
    one, two = make.national_partner(), make.national_partner()
    panel = make.panel(partners=[one, two])
    member = make.member_of(panel, one)
    make.handed_in(member)

    refused("handed_in", panels.remove_organisation, member=member, by=make.adviser())
    assert assessing.Assessment.objects.filter(member=member).exists()


def test_no_panel_opens_before_the_round_has_closed():
    round_ = make.lenient_round(handled_as_received=False)
    application = make.submitted(round=round_)

    refused(
        "round_open",
        panels.open_panel,
        application=application,
        organisations=[make.ministry(), make.national_partner()],
        by=make.adviser(),
    )

    assert not Panel.objects.exists()


def test_a_panel_opens_once_the_round_has_closed():
    round_ = make.lenient_round(handled_as_received=False)
    application = make.submitted(round=round_)
    Round.objects.update(closes_at=timezone.now() - timedelta(seconds=2))

    make.panel(application)

    assert Panel.objects.get().application_id == application.pk


def test_before_a_panel_is_set_up_it_says_that_the_penvoerder_can_then_no_longer_reopen():
    application, able = make.submitted(), make.national_partner()
    by = make.adviser()
    make.able(application, [make.ministry(), able], by=by)
    address = reverse("assessments:panel", args=[application.pk])
    chosen = {"step": "preview", "organisations": [make.ministry().pk, able.pk]}

    assert "niet meer heropenen" in signed_in(by).get(address, chosen).content.decode()

    Round.objects.update(closes_at=timezone.now() - timedelta(seconds=2))
    assert "niet meer heropenen" not in signed_in(by).get(address, chosen).content.decode()


def test_the_page_says_until_when_the_panel_waits_and_the_adviser_has_nothing_to_do():
    round_ = make.lenient_round(handled_as_received=False)
    application = make.submitted(round=round_)
    by = make.adviser()

    page = signed_in(by).get(reverse("assessments:panel", args=[application.pk]))

    assert page.context["why_not"] is not None
    assert "<button" not in page.content.decode().split("<main")[1].split("</main")[0]
    assert list(steps_of_adviser(by, timezone.now())) == []
    Round.objects.update(handled_as_received=True)
    assert [row.application_id for row in steps_of_adviser(by, timezone.now())] == [application.pk]


def test_an_organisation_without_assessors_cannot_be_picked():
    application, silent, able = make.submitted(), make.national_partner(), make.national_partner()
    by = make.adviser()
    make.able(application, [make.ministry(), able], by=by)

    refused(
        "no_assessors",
        panels.open_panel,
        application=application,
        organisations=[make.ministry(), able, silent],
        by=by,
    )
    page = signed_in(by).get(reverse("assessments:panel", args=[application.pk]))

    offered = page.context["form"].fields["organisations"].queryset
    assert set(offered) == {make.ministry(), able}
    _form, unable = page.content.decode().split("Deze organisaties hebben nog geen beoordelaars.")
    assert f"<li>{silent}</li>" in unable


def test_an_organisation_without_assessors_cannot_be_added():
    panel, silent = make.panel(), make.national_partner()

    refused(
        "no_assessors",
        panels.add_organisation,
        panel=panel,
        organisation=silent,
        by=make.adviser(),
    )


def test_a_case_has_an_adviser_before_its_panel():
    application, partner, by = make.submitted(), make.national_partner(), make.adviser()
    make.assessor(make.ministry())
    make.assessor(partner)
    set_up = {"application": application, "organisations": [make.ministry(), partner], "by": by}
    url = reverse("assessments:panel", args=[application.pk])

    refused("no_adviser", panels.open_panel, **set_up)
    page = signed_in(by).get(url).content.decode()
    assert ("Niemand volgt deze regio" in page, 'name="organisations"' in page) == (True, False)
    signed_in(by).post(reverse("assessments:claim", args=[application.pk]))

    assert 'name="organisations"' in signed_in(by).get(url).content.decode()
    assert panels.open_panel(**set_up).members.count() == 2
