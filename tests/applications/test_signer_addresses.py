"""One person, two hats: an address that is not of the partner stands out, and the partner hears."""

import pytest
from django.utils import timezone
from post_office.models import Email

from accounts.domain.invitations import accept, invite
from accounts.models import RoleKind
from applications.domain.own_words import OwnWords
from applications.domain.partners import set_contact
from applications.domain.signing import ask_to_sign, sign
from applications.domain.submission import submit
from common.refusal import Refusal
from tests import factories
from tests.mails import text_of

pytestmark = pytest.mark.django_db
PARTNER_SITE = "https://www.partner.example/over-ons"


@pytest.fixture
def draft():
    application = factories.make_application(complete=True)
    partner = others(application).first()
    partner.organisation.website = PARTNER_SITE
    partner.organisation.save()
    application.created_by.user.email = "baas@penvoerder.example"
    application.created_by.user.save()
    return application


def others(application):
    return application.partners.exclude(organisation=application.penvoerder).order_by("pk")


def signed_by(application, email):
    """Have the penvoerder name `email` for the first partner, invite, and that address sign."""
    partner, by = others(application).first(), application.created_by
    partner = set_contact(partner=partner, name="Kim", email=email, by=by)
    (request,) = ask_to_sign(application=application, partners=[partner], by=by)
    user = factories.person(email=email)
    invitation = invite(
        email=email,
        organisation=partner.organisation,
        kind=RoleKind.PARTNER_SIGNATORY,
        invited_by=by,
    )
    role = accept(invitation=invitation, by=user)
    Email.objects.all().delete()
    return sign(
        partner=partner,
        version=request.version,
        by=role,
        name="Kim",
        job_title="Bestuurder",
        agrees=True,
        is_authorised=True,
        own_words=OwnWords("Leraren.", "Leraren beslissen mee.", "yes"),
    )


def test_an_address_in_the_domain_of_the_partner_does_not_stand_out(draft):
    assert signed_by(draft, "kim@bestuur.partner.example").stands_out == ""


def test_a_second_address_of_the_penvoerder_stands_out_once_it_signed(draft):
    assert signed_by(draft, "tweede@elders.example").stands_out == "outside"


def test_an_address_in_the_domain_of_the_penvoerder_stands_out(draft):
    assert signed_by(draft, "kim@penvoerder.example").stands_out == "by_penvoerder"


def test_an_open_provider_tells_nothing_of_an_organisation(draft):
    partner = others(draft).first()
    known = factories.person(email="bestuur@gmail.com")
    factories.role(RoleKind.PENVOERDER_EDITOR, known, partner.organisation)
    assert signed_by(draft, "iemand@gmail.com").stands_out == "outside"


def test_a_partner_of_which_nothing_is_known_is_named_so(draft):
    partner = others(draft).first()
    partner.organisation.website = ""
    partner.organisation.save()
    assert signed_by(draft, "kim@elders.example").stands_out == "nothing_known"


def test_somebody_of_the_penvoerder_cannot_be_named_for_a_partner(draft):
    partner = others(draft).first()
    with pytest.raises(Refusal) as refused:
        set_contact(
            partner=partner, name="Baas", email="Baas@Penvoerder.example", by=draft.created_by
        )
    assert (refused.value.code, refused.value.field) == ("contact_of_penvoerder", "email")


@pytest.mark.parametrize("kind", [RoleKind.RE_LEAD, RoleKind.RE_ADVISER, RoleKind.ASSESSOR])
def test_an_applicant_does_not_shut_out_who_judges_by_naming_them_to_sign(draft, kind):
    partner, judge = others(draft).first(), factories.role(kind)
    own = draft.partners.get(organisation=draft.penvoerder)
    for named_for in (partner, own):
        with pytest.raises(Refusal) as refused:
            set_contact(partner=named_for, name="Baas", email=judge.user.email, by=draft.created_by)
        assert (refused.value.code, refused.value.field) == ("contact_judges", "email")
    factories.role(RoleKind.PARTNER_SIGNATORY, judge.user, partner.organisation)
    named = set_contact(partner=partner, name="Baas", email=judge.user.email, by=draft.created_by)
    assert named.contact_email == judge.user.email


def test_the_people_of_a_partner_are_told_of_every_signature(draft):
    partner = others(draft).first()
    registered = factories.role(
        RoleKind.PENVOERDER_EDITOR,
        factories.person("Bo", email="bo@partner.example"),
        partner.organisation,
    )
    signed_by(draft, "tweede@elders.example")
    mail = Email.objects.get(to=registered.user.email)
    words = " ".join(text_of(mail).split())
    assert "tweede@elders.example" in words
    assert "Het adres valt buiten het domein van deze organisatie." in words


def test_whom_the_penvoerder_let_in_is_not_told_of_the_own_doing(draft):
    signature = signed_by(draft, "tweede@elders.example")
    assert signature.told == 0
    assert not Email.objects.filter(to="tweede@elders.example").exists()


def test_the_realisatie_eenheid_sees_what_stands_out_and_the_penvoerder_does_not(draft, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    found = signed_by(draft, "kim@penvoerder.example")
    application = submit(
        application=draft, by=draft.created_by, received_at=timezone.now()
    ).application
    browser = factories.signed_in(factories.role(RoleKind.RE_ADVISER))
    # In the list of partners, and in the list of signatures of what was submitted.
    for part in ("partners", "aanvraag"):
        page = browser.get(f"/zaken/{application.pk}/{part}/").content.decode()
        assert page.count(found.address) == 1
        assert page.count("Het adres is van een domein van de penvoerder.") == 1
    own = factories.signed_in(application.created_by)
    submitted = own.get(f"/aanvragen/{application.pk}/ingediend/").content.decode()
    assert "domein van" not in submitted
