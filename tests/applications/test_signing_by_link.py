"""Who has no account answers by a link that proves an address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import RoleKind
from applications.domain.partners import set_contact
from applications.domain.signers import make_signing_link, prove_address
from applications.domain.signing import ask_to_sign, decline, sign
from applications.models import Application, Signature, SigningLink
from applications.signature_states import SignatureState, partner_signatures
from common.refusal import Refusal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return factories.make_application(complete=True)


def ask(application, kind="teacher_training"):
    (request,) = ask_to_sign(
        application=application,
        partners=[application.partners.get(kind=kind)],
        by=application.created_by,
    )
    return request


def link_for(request, *, days=14):
    at = timezone.now()
    return make_signing_link(
        request=request,
        by=request.partner.application.created_by,
        at=at,
        expires_at=at + timedelta(days=days),
    )


def proven(request):
    _link, token = link_for(request)
    return prove_address(token=token, at=timezone.now())


def answer(request, by, act=sign, **fields):
    values = {"agrees": True} if act is sign else {"reason": "Eerst het bestuur."}
    return act(
        partner=request.partner,
        version=request.version,
        by=by,
        **{"name": "Kim", "job_title": "Bestuurder", **values, **fields},
    )


def code(act, *arguments, **values):
    with pytest.raises(Refusal) as refused:
        act(*arguments, **values)
    return refused.value.code


def test_a_partner_signs_by_link_without_an_account(application):
    request = ask(application)
    by = proven(request)
    signature = answer(request, by)
    assert (signature.signed_by, signature.link) == (None, by.link)
    assert by.email == request.partner.contact_email
    stands = {
        one.partner.pk: one.signature_state for one in partner_signatures(application).partners
    }
    assert stands[request.partner_id] == SignatureState.SIGNED


def test_signing_twice_by_the_same_link_gives_one_signature(application):
    request = ask(application)
    by = proven(request)
    assert answer(request, by) == answer(request, by)


def test_a_partner_declines_by_link_once(application):
    request = ask(application)
    by = proven(request)
    assert answer(request, by, decline) == answer(request, by, decline)
    assert Signature.objects.get().outcome == "declined"


def test_the_token_is_kept_nowhere(application):
    link, token = link_for(ask(application))
    kept = SigningLink.objects.values().get(pk=link.pk)
    assert token not in [str(value) for value in kept.values()]


def test_a_link_ends(application):
    request = ask(application)
    link, token = link_for(request, days=1)
    by = prove_address(token=token, at=link.expires_at)
    late = link.expires_at + timedelta(seconds=2)
    assert code(prove_address, token=token, at=late) == "link_expired"
    assert code(answer, request, by, at=late) == "may_not_sign"


def test_a_link_that_was_tampered_with_proves_nothing(application):
    _link, token = link_for(ask(application))
    assert code(prove_address, token=token[:-1], at=timezone.now()) == "link_invalid"


def test_a_link_to_who_no_longer_signs_for_the_partner_is_of_no_use(application):
    request = ask(application)
    by = proven(request)
    set_contact(
        partner=request.partner,
        name="Een ander",
        email="ander@voorbeeld.example",
        by=application.created_by,
    )
    assert code(answer, request, by) == "may_not_sign"


def test_a_link_for_one_partner_does_not_sign_for_another(application):
    by = proven(ask(application))
    assert code(answer, ask(application, "beroepsgroep"), by) == "may_not_sign"


def test_somebody_of_the_penvoerder_does_not_sign_by_link(application):
    request = ask(application)
    by = proven(request)
    user = factories.person(email=by.email)
    factories.role(RoleKind.PENVOERDER_EDITOR, user, application.penvoerder)
    assert code(answer, request, by) == "may_not_sign"


def test_only_who_gathers_signatures_makes_a_link(application):
    request = ask(application)
    at = timezone.now()
    values = {"request": request, "at": at, "expires_at": at + timedelta(days=1)}
    stranger = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    assert code(make_signing_link, by=stranger, **values) == "not_editable"


@pytest.mark.parametrize("change", ["both", "neither", "of another"])
def test_the_database_knows_by_whom_a_signature_was_given(application, change):
    request = ask(application)
    link = proven(request).link
    role = factories.signatory_of(request.partner)
    other = ask(application, "beroepsgroep").partner
    fields = {
        "both": {"partner": request.partner, "signed_by": role, "link": link},
        "neither": {"partner": request.partner},
        "of another": {"partner": other, "link": link},
    }[change]
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.create(
            version=request.version,
            outcome="signed",
            signer_name="Kim",
            signer_job_title="Bestuurder",
            **fields,
        )


def test_who_signed_can_be_erased_but_not_that_or_what_was_signed(application):
    request = ask(application)
    by = proven(request)
    signature = answer(request, by)
    Signature.objects.update(signer_name="", signer_job_title="")
    SigningLink.objects.update(email="")
    signature.refresh_from_db()
    assert signature.outcome == "signed"
    assert str(signature.signer) == "persoonsgegevens niet meer bewaard"
    for change in ({"signer_name": "Een ander"}, {"outcome": "declined", "reason": "Nee."}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Signature.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        SigningLink.objects.update(email="ander@voorbeeld.example")
