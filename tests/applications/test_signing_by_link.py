"""Who has no account answers by a link that proves an address."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS, Email

from accounts.models import RoleKind
from applications.domain.partners import set_contact
from applications.domain.signing import ask_to_sign, decline, sign
from applications.domain.signing_codes import digits_of, send_code, typed_code
from applications.domain.signing_links import prove_address, token_of, withdraw_link
from applications.domain.statements import VERSION, statement
from applications.models import Application, Signature, SigningCode, SigningLink, SigningRequest
from applications.signature_states import SignatureState, partner_signatures
from common.masking import without_secret_links
from common.refusal import Refusal
from tests import factories
from tests.mails import text_of

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://testserver(/ondertekenen/link/\S+)")


@pytest.fixture
def application() -> Application:
    return factories.make_application(complete=True)


def ask(application, kind="teacher_training", **fields):
    (request,) = ask_to_sign(
        application=application,
        partners=[application.partners.get(kind=kind)],
        by=application.created_by,
        **fields,
    )
    return request


def link_of(request):
    return SigningLink.objects.filter(request=request).latest("made_at")


def proven(request, at=None):
    return prove_address(token=token_of(link_of(request)), at=at or timezone.now())


def with_code(by, at=None):
    at = at or timezone.now()
    code = send_code(by=by, at=at)
    return typed_code(by=by, digits=digits_of(str(code.pk)), at=at)


def answer(request, by, act=sign, **fields):
    at = fields.get("at")
    values = {"agrees": True, "is_authorised": True}
    if act is sign:
        by = by if by.code else with_code(by, at)
    else:
        values = {"reason": "Eerst het bestuur."}
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


def path_from(mail):
    return LINK.search(text_of(mail))[1]


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


def test_link_and_code_are_kept_nowhere_and_logged_nowhere(application):
    request = ask(application)
    path = path_from(Email.objects.get(to=request.partner.contact_email))
    sent = send_code(by=proven(request), at=timezone.now())
    kept = str(list(Email.objects.values()) + list(SigningLink.objects.values()))
    kept += str(SigningCode.objects.values().get())
    assert path.split("/")[3] not in kept
    assert digits_of(str(sent.pk)) not in kept
    assert digits_of(str(sent.pk)) in text_of(Email.objects.latest("pk"))
    assert path.split("/")[3] not in without_secret_links(f"GET {path}aanvraag/ 200")


def test_a_link_ends(application):
    request = ask(application)
    link = link_of(request)
    by = proven(request, at=link.expires_at)
    late = link.expires_at + timedelta(seconds=2)
    assert code(proven, request, at=late) == "link_expired"
    assert code(answer, request, by, decline, at=late) == "may_not_sign"
    assert code(send_code, by=by, at=late) == "may_not_sign"


def test_a_link_that_was_tampered_with_proves_nothing(application):
    token = token_of(link_of(ask(application)))
    assert code(prove_address, token=token[:-1], at=timezone.now()) == "link_invalid"


def test_a_newer_link_takes_the_place_of_the_older(application):
    now = timezone.now()
    request = ask(application, at=now - timedelta(days=1))
    older = link_of(request)
    ask(application, at=now)
    assert code(prove_address, token=token_of(older), at=now) == "link_withdrawn"
    assert proven(request).email == request.partner.contact_email


def test_a_link_can_be_withdrawn_and_sent_again(application):
    now = timezone.now()
    request = ask(application, at=now - timedelta(days=1))
    by = proven(request)
    act = {"partner": request.partner, "by": application.created_by, "at": now}
    withdraw_link(**act)
    assert code(proven, request) == "link_withdrawn"
    assert code(answer, request, by, decline) == "may_not_sign"
    assert code(withdraw_link, **act) == "no_link"
    ask(application)
    assert answer(request, proven(request)).outcome == "signed"


def test_a_link_to_who_no_longer_signs_for_the_partner_is_of_no_use(application):
    request = ask(application)
    by = proven(request)
    set_contact(
        partner=request.partner,
        name="Een ander",
        email="ander@voorbeeld.example",
        by=application.created_by,
    )
    assert code(answer, request, by, decline) == "may_not_sign"
    assert code(proven, request) == "link_foreign"


def test_a_link_for_one_partner_does_not_sign_for_another(application):
    by = with_code(proven(ask(application)))
    assert code(answer, ask(application, "beroepsgroep"), by) == "may_not_sign"


def test_somebody_of_the_penvoerder_does_not_sign_by_link(application):
    request = ask(application)
    by = with_code(proven(request))
    user = factories.person(email=by.email)
    factories.role(RoleKind.PENVOERDER_EDITOR, user, application.penvoerder)
    assert code(answer, request, by) == "may_not_sign"


def test_only_who_gathers_signatures_withdraws_a_link(application):
    request = ask(application)
    stranger = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    act = {"partner": request.partner, "by": stranger, "at": timezone.now()}
    assert code(withdraw_link, **act) == "not_editable"


def test_nobody_can_have_the_portal_fill_a_mailbox_with_links(application):
    now = timezone.now()
    for hours in range(5):
        ask(application, at=now + timedelta(hours=hours))
    assert code(ask, application, at=now + timedelta(hours=6)) == "too_many_to_address"


# --- the code -------------------------------------------------------------------------------------


def test_nobody_signs_by_a_link_without_the_code(application):
    request = ask(application)
    by = proven(request)
    fields = {"name": "Kim", "job_title": "Rector", "agrees": True, "is_authorised": True}
    asked = {"partner": request.partner, "version": request.version, "by": by}
    assert code(sign, **asked, **fields) == "code_missing"


def test_after_five_wrong_codes_the_right_one_is_of_no_use_and_a_new_one_is(application):
    by, now = proven(ask(application)), timezone.now()
    right = digits_of(str(send_code(by=by, at=now).pk))
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    tries = [code(typed_code, by=by, digits=wrong, at=now) for _time in range(5)]
    assert tries == ["code_wrong"] * 5
    assert code(typed_code, by=by, digits=right, at=now) == "code_used_up"
    newer = send_code(by=by, at=now + timedelta(seconds=1))
    digits = digits_of(str(newer.pk))
    assert typed_code(by=by, digits=f" {digits[:3]} {digits[3:]}", at=now).code == newer


def test_a_code_lives_a_quarter_of_an_hour(application):
    by, now = proven(ask(application)), timezone.now()
    digits = digits_of(str(send_code(by=by, at=now).pk))
    late = now + timedelta(minutes=15, seconds=1)
    assert code(typed_code, by=by, digits=digits, at=late) == "code_expired"


def test_a_code_asked_for_twice_is_mailed_once_and_not_more_than_five_times_an_hour(application):
    by, now = proven(ask(application)), timezone.now()
    for minutes in (0, 0.5, 2, 4, 6, 8):
        send_code(by=by, at=now + timedelta(minutes=minutes))
    assert Email.objects.filter(subject__startswith="Uw code").count() == 5
    assert code(send_code, by=by, at=now + timedelta(minutes=10)) == "too_many_codes"


def test_a_code_is_for_one_link(application):
    request, other = ask(application), ask(application, "beroepsgroep")
    digits = digits_of(str(send_code(by=proven(other), at=timezone.now()).pk))
    by, at = proven(request), timezone.now()
    assert code(typed_code, by=by, digits=digits, at=at) == "code_expired"
    forged = replace(by, code=with_code(proven(other)).code)
    with pytest.raises(DatabaseError), transaction.atomic():
        answer(request, forged)


# --- the pages ------------------------------------------------------------------------------------


def pages(request):
    token = token_of(link_of(request))
    names = ("sign_by_link", "read_by_link", "signed_by_link")
    return [reverse(f"applications:{name}", args=[token]) for name in names]


TYPED = {"answer": "sign", "name": "Kim", "job_title": "Rector", "is_authorised": "on"}


def test_a_program_that_looks_at_mail_signs_and_opens_nothing(application):
    request = ask(application)
    scanner = Client()
    before = Email.objects.count()
    for page in pages(request):
        for visit in (scanner.head, scanner.get):
            assert visit(page).status_code in (200, 302)
    assert not Signature.objects.exists()
    assert link_of(request).opened_at is None
    assert Email.objects.count() == before
    assert application.name in scanner.get(pages(request)[0]).text
    assert "Een stuurgroep besluit." not in scanner.get(pages(request)[0]).text


def test_who_has_the_link_reads_all_signs_with_the_code_and_is_thanked(application):
    request = ask(application)
    browser = Client(enforce_csrf_checks=False)
    cover, reading, thanks = pages(request)
    cover = path_from(Email.objects.get(to=request.partner.contact_email))
    opened = browser.post(cover)
    assert link_of(request).opened_at is not None
    page = browser.get(opened["Location"])
    assert "Een stuurgroep besluit." in page.text
    assert page["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page["Cache-Control"]
    asked = browser.post(reading, TYPED)
    assert "Vul de code in" in asked.text
    # Who goes back to this page gets it from the browser, which would not keep it otherwise.
    assert "no-store" not in asked["Cache-Control"]
    copy = thanks.replace("bedankt/", "kopie.pdf")
    assert browser.get(copy).status_code == 404
    assert not Signature.objects.exists()
    refused = browser.post(reading, {**TYPED, "code": "1"})
    assert refused.status_code == 422
    assert "Rector" in refused.text
    digits = digits_of(str(SigningCode.objects.get().pk))
    signed = browser.post(reading, {**TYPED, "code": digits})
    assert reverse("applications:signed_by_link", args=["x"]).split("x")[1] in signed["Location"]
    assert request.version.sha256 in browser.get(thanks).text
    assert copy in browser.get(thanks).text
    kept = browser.get(copy)
    assert kept.content.startswith(b"%PDF")
    assert "no-store" in kept["Cache-Control"]
    given = Signature.objects.get()
    assert (given.statement, given.statement_version) == (statement(), VERSION)
    told = Email.objects.latest("pk")
    assert told.to == [request.partner.contact_email]
    assert request.version.sha256 in text_of(told)


def test_who_does_not_sign_gives_a_reason_and_needs_no_code(application):
    request = ask(application)
    _cover, reading, _thanks = pages(request)
    typed = {"answer": "decline", "name": "Kim", "job_title": "Rector"}
    assert Client().post(reading, typed).status_code == 422
    assert Client().post(reading, {**typed, "reason": "Te vroeg."}).status_code == 302
    assert Signature.objects.get().outcome == "declined"
    assert not SigningCode.objects.exists()


def test_who_is_not_authorised_does_not_get_a_code(application):
    request = ask(application)
    answer = Client().post(pages(request)[1], {**TYPED, "is_authorised": ""})
    assert answer.status_code == 422
    assert not SigningCode.objects.exists()


def test_a_link_that_does_not_work_says_whom_to_ask(application):
    request = ask(application)
    asker = request.requested_by
    cover = pages(request)[0]
    withdraw_link(partner=request.partner, by=asker, at=timezone.now())
    gone = Client().get(cover)
    assert gone.status_code == 410
    assert asker.user.email in gone.text
    unknown = Client().get(cover[:-2] + "/")
    assert unknown.status_code == 404
    assert "wie u vroeg" in unknown.text


def test_guessing_codes_from_one_place_has_an_end(application, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "code_typed": "1/m/key"}
    reading = pages(ask(application))[1]
    Client().post(reading, TYPED)
    digits = digits_of(str(SigningCode.objects.get().pk))
    first, second = (Client().post(reading, {**TYPED, "code": c}) for c in ("1", digits))
    assert "niet de code" in first.text
    assert "Wacht enkele minuten" in second.text
    assert not Signature.objects.exists()


def test_the_penvoerder_withdraws_a_link_on_the_page_of_signatures(application):
    request = ask(application)
    browser = factories.signed_in(application.created_by)
    listed = reverse("applications:signatures", args=[application.pk])
    page = reverse("applications:withdraw_signing_link", args=[application.pk, request.partner_id])
    assert page in browser.get(listed).text
    assert browser.get(page).status_code == 200
    assert link_of(request).withdrawn_at is None
    browser.post(page)
    assert link_of(request).withdrawn_at is not None
    assert page not in browser.get(listed).text


# --- how far it is, and reminding -----------------------------------------------------------------


def test_the_penvoerder_reads_how_far_each_question_came(application):
    request = ask(application)
    browser = factories.signed_in(application.created_by)
    page = reverse("applications:signatures", args=[application.pk])
    assert "e-mail wacht op verzending" in browser.get(page).text
    Email.objects.update(status=STATUS.sent)
    assert "e-mail afgeleverd op" in browser.get(page).text
    Email.objects.update(status=STATUS.failed)
    assert "kon niet worden afgeleverd" in browser.get(page).text
    Client().post(pages(request)[0])
    assert "geopend op" in browser.get(page).text


def test_one_or_all_who_have_not_answered_are_reminded_after_a_preview(application):
    long_ago = timezone.now() - timedelta(days=3)
    waiting, declined = (
        ask(application, kind, at=long_ago) for kind in ("teacher_training", "beroepsgroep")
    )
    answer(declined, proven(declined), decline)
    browser = factories.signed_in(application.created_by)
    preview = reverse("applications:remind_to_sign", args=[application.pk])
    before = Email.objects.count()
    shown = browser.get(preview).text.replace("<wbr>", "")
    assert waiting.partner.contact_email in shown
    assert declined.partner.contact_email not in shown
    assert Email.objects.count() == before
    browser.post(preview)
    reminder = Email.objects.latest("pk")
    assert reminder.to == [waiting.partner.contact_email]
    assert reminder.subject.startswith("Herinnering:")
    assert Email.objects.count() == before + 1
    listed = reverse("applications:signatures", args=[application.pk])
    assert "Stuur herinnering" in browser.get(listed).text
    SigningRequest.objects.update(requested_at=long_ago)
    browser.post(listed, {"remind": waiting.partner_id, "partner": declined.partner_id})
    assert Email.objects.count() == before + 2


# --- the database ---------------------------------------------------------------------------------


@pytest.mark.parametrize("change", ["both", "neither", "without code", "of another"])
def test_the_database_knows_by_whom_a_signature_was_given(application, change):
    request = ask(application)
    by = with_code(proven(request))
    link, typed = by.link, by.code
    role = factories.signatory_of(request.partner)
    other = ask(application, "beroepsgroep").partner
    fields = {
        "both": {"partner": request.partner, "signed_by": role, "link": link, "code": typed},
        "neither": {"partner": request.partner},
        "without code": {"partner": request.partner, "link": link},
        "of another": {"partner": other, "link": link, "code": typed},
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
