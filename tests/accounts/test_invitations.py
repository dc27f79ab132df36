"""Being invited by mail, and everything that can go differently."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO
from threading import Barrier

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from accounts.domain.invitations import accept, accept_as_new, digest, find, invite, withdraw
from accounts.models import Invitation, Role, RoleKind, User
from common.refusal import Refusal
from tests import factories
from tests.mails import html_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]
NEW = {"name": "Nieuw Persoon", "password": "lang en onbekend 42"}


@pytest.fixture
def signatory():
    return factories.role(RoleKind.PENVOERDER_SIGNATORY)


def invited(by, email="nieuw@voorbeeld.example", kind=RoleKind.PENVOERDER_EDITOR, **kwargs):
    """Invite somebody and return the invitation and the path of the link in the mail."""
    kwargs.setdefault("organisation", by.organisation)
    invitation = invite(email=email, kind=kind, invited_by=by, **kwargs)
    mail = Email.objects.order_by("pk").last()
    assert mail.to == [email]
    return invitation, re.search(r"/uitnodiging/[\w-]+/", text_of(mail)).group()


def token_of(path):
    return path.split("/")[2]


def expired(invitation):
    long_ago = timezone.now() - timedelta(days=20)
    Invitation.objects.filter(pk=invitation.pk).update(
        created_at=long_ago, expires_at=long_ago + timedelta(days=14)
    )


def test_only_the_mail_has_the_token(signatory):
    invitation, path = invited(signatory)
    token = token_of(path)
    assert len(token) >= 43
    assert invitation.token_sha256 == digest(token)
    assert token not in str(Invitation.objects.values().get())
    mail = Email.objects.get()
    assert html_of(mail).count(token) == 1
    assert "&#x27;" not in text_of(mail)


def test_newcomer_makes_an_account_and_lands_where_the_work_is(signatory):
    invitation, path = invited(signatory, name="Nieuw", next_path="/penvoerder/note/")
    client = Client()
    page = client.get(path)
    assert page.status_code == 200
    assert (
        page.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    )
    done = client.post(path, NEW)
    assert done.url == "/penvoerder/note/"
    assert client.get(done.url).status_code == 200
    user = User.objects.get(email="nieuw@voorbeeld.example")
    assert EmailAddress.objects.filter(user=user, verified=True, primary=True).count() == 1
    invitation.refresh_from_db()
    assert invitation.accepted_by == Role.objects.get(user=user)


def test_weak_password_is_told_and_the_name_stays(signatory):
    _, path = invited(signatory)
    response = Client().post(path, {"name": "Nieuw Persoon", "password": "kort"})
    assert response.status_code == 422
    assert 'value="Nieuw Persoon"' in response.content.decode()
    assert response.context["form"].errors["password"]
    assert not User.objects.filter(email="nieuw@voorbeeld.example").exists()


def test_person_with_an_account_signs_in_and_accepts_with_one_click(signatory):
    person = factories.person(email="Nieuw@Voorbeeld.example")
    _, path = invited(signatory)
    client = Client()
    page = client.get(path)
    assert f"/account/login/?next={path}" in page.content.decode()
    back = client.post(
        f"/account/login/?next={path}", {"login": person.email, "password": factories.PASSWORD}
    )
    assert back.url == path
    assert client.get(path).templates[0].name == "accounts/invitation_accept.html"
    assert client.post(path).status_code == 302
    assert client.session["role"] == Role.objects.get(user=person).pk


def test_second_click_accepts_once(signatory):
    person = factories.person(email="nieuw@voorbeeld.example")
    _, path = invited(signatory)
    client = factories.signed_in(person)
    assert [client.post(path).status_code for _ in range(2)] == [302, 302]
    assert Role.objects.filter(user=person).count() == 1


def test_second_click_on_making_an_account_makes_one(signatory):
    _, path = invited(signatory)
    token = token_of(path)
    roles = {
        accept_as_new(invitation=find(token), name="Nieuw", password=NEW["password"]).pk
        for _ in range(2)
    }
    assert len(roles) == 1
    with pytest.raises(Refusal) as refusal:
        accept_as_new(invitation=find(token), name="Nieuw", password="iets heel anders 9")
    assert refusal.value.code == "accepted"


def test_link_works_once(signatory):
    _, path = invited(signatory)
    Client().post(path, NEW)
    response = Client().get(path)
    assert response.status_code == 410
    assert response.context["state"] == "accepted"
    expired(Invitation.objects.get())
    late = Client().post(path, NEW)
    assert late.status_code == 302
    assert "_auth_user_id" not in Client().session


@pytest.mark.parametrize("state", ["expired", "withdrawn"])
def test_closed_invitation_says_what_to_do(signatory, state):
    invitation, path = invited(signatory)
    if state == "expired":
        expired(invitation)
    else:
        withdraw(invitation=invitation, by=signatory)
    response = Client().get(path)
    assert response.status_code == 410
    assert response.context["state"] == state
    assert Client().post(path, NEW).status_code == 302
    assert not User.objects.filter(email="nieuw@voorbeeld.example").exists()


def test_unknown_token_says_so():
    response = Client().get("/uitnodiging/onbekend/")
    assert response.status_code == 404
    assert response.context["state"] == "unknown"


def test_somebody_else_is_told_kindly_and_can_sign_out(signatory):
    _, path = invited(signatory)
    client = factories.signed_in(factories.person())
    page = client.get(path)
    assert page.status_code == 403
    assert f'name="next" value="{path}"' in page.content.decode()
    assert client.post(path).status_code == 403
    out = client.post("/account/logout/", {"next": path})
    assert out.url == path
    assert client.get(path).status_code == 200


def test_inviting_again_withdraws_the_older_one(signatory):
    older, _ = invited(signatory)
    newer, _ = invited(signatory)
    older.refresh_from_db()
    assert older.withdrawn_at is not None
    assert newer.withdrawn_at is None


def test_invitation_for_a_role_one_has_is_refused(signatory):
    with pytest.raises(Refusal) as refusal:
        invited(signatory, email=signatory.user.email.upper(), kind=RoleKind.PENVOERDER_SIGNATORY)
    assert refusal.value.code == "has_role"


@pytest.mark.parametrize(
    ("kind", "organisation_kind", "fits"),
    [
        (RoleKind.ASSESSOR, "national_partner", True),
        (RoleKind.ASSESSOR, "ocw", True),
        (RoleKind.ASSESSOR, "school_board", False),
        (RoleKind.RE_LEAD, "re", True),
        (RoleKind.RE_LEAD, "ocw", False),
        (RoleKind.ADMIN, "ocw", True),
        (RoleKind.ADMIN, "school_board", False),
        (RoleKind.PENVOERDER_EDITOR, "teacher_training", True),
        (RoleKind.PARTNER_SIGNATORY, "beroepsgroep", True),
        (RoleKind.PARTNER_SIGNATORY, "re", False),
    ],
)
def test_role_must_fit_the_organisation(kind, organisation_kind, fits):
    admin, _second = factories.role(RoleKind.ADMIN), factories.role(RoleKind.ADMIN)
    at = factories.organisation(organisation_kind)
    if fits:
        assert invite(email="a@voorbeeld.example", organisation=at, kind=kind, invited_by=admin)
    else:
        with pytest.raises(Refusal) as refusal:
            invite(email="a@voorbeeld.example", organisation=at, kind=kind, invited_by=admin)
        assert refusal.value.code == "kind_does_not_fit"


def test_penvoerder_makes_its_own_team_only(signatory):
    elsewhere = factories.organisation()
    with pytest.raises(Refusal) as refusal:
        invited(signatory, organisation=elsewhere)
    assert refusal.value.code == "may_not_invite"
    assert invited(signatory, kind=RoleKind.PARTNER_SIGNATORY, organisation=elsewhere)


@pytest.mark.parametrize("kind", [RoleKind.PARTNER_SIGNATORY, RoleKind.ASSESSOR])
def test_who_invites_nobody_is_refused(kind):
    by = factories.role(kind)
    with pytest.raises(Refusal) as refusal:
        invited(by, kind=kind)
    assert refusal.value.code == "may_not_invite"


def test_invitation_of_a_deactivated_person_is_refused(signatory):
    person = factories.person(email="nieuw@voorbeeld.example", is_active=False)
    _, path = invited(signatory)
    with pytest.raises(Refusal):
        accept(invitation=find(token_of(path)), by=person)


def test_name_with_template_code_stays_what_it_is(signatory):
    invited(signatory, name='{% now "Y" %} {{ link }} <b>&')
    mail = Email.objects.get()
    assert '{% now "Y" %} {{ link }} <b>&' in text_of(mail)
    assert "{{ link }} &lt;b&gt;&amp;" in html_of(mail)


def test_link_leads_to_the_configured_host(signatory, settings):
    settings.SITE_URL = "https://portaal.voorbeeld.example"
    invited(signatory)
    assert "https://portaal.voorbeeld.example/uitnodiging/" in text_of(Email.objects.get())


def test_first_administrator_is_invited_from_the_command_line():
    call_command("invite_admin", "baas@voorbeeld.example", stdout=StringIO())
    assert Invitation.objects.get().kind == RoleKind.ADMIN
    assert Email.objects.get().to == ["baas@voorbeeld.example"]


def test_history_tells_the_role_and_not_the_token(signatory):
    person = factories.person(email="nieuw@voorbeeld.example")
    _, path = invited(signatory)
    factories.signed_in(person).post(path)
    client = factories.signed_in(signatory)
    role = Role.objects.get(user=person)
    client.post(f"/mijn-organisatie/rol/{role.pk}/beeindigen/")
    event = role.events.select_related("pgh_context").latest("pgh_id")
    assert event.ended_at is not None
    assert event.pgh_context.metadata["role"] == signatory.pk
    assert event.pgh_context.metadata["user"] == signatory.user_id
    created = role.events.select_related("pgh_context").earliest("pgh_id")
    assert created.pgh_context.metadata["url"] == "/uitnodiging/…/"


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_account(signatory):
    _, path = invited(signatory)
    at_once = Barrier(2)

    def click(_):
        client = Client()
        at_once.wait(timeout=10)
        try:
            return client.post(path, NEW).url
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        led_to = list(pool.map(click, range(2)))
    assert led_to == ["/", "/"]
    assert User.objects.filter(email="nieuw@voorbeeld.example").count() == 1
    assert Role.objects.filter(user__email="nieuw@voorbeeld.example").count() == 1
