"""The roles of lead and administrator take two administrators."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from post_office.models import Email

from accounts.domain.invitations import find, invite
from accounts.domain.mailed_links import invitation_token
from accounts.models import Invitation, RoleKind, User
from common.refusal import Refusal
from tests import factories
from tests.mails import text_of

pytestmark = pytest.mark.django_db
NEW = "nieuw@voorbeeld.example"


@pytest.fixture(autouse=True)
def second_factor_off(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def admin():
    return factories.role(RoleKind.ADMIN)


@pytest.fixture
def other():
    return factories.role(RoleKind.ADMIN, factories.person("Bo", email="bo@voorbeeld.example"))


def propose(by, kind=RoleKind.RE_LEAD, email=NEW):
    return invite(email=email, organisation=by.organisation, kind=kind, invited_by=by)


def confirm_path(proposal):
    return f"/beheer/mensen/uitnodiging/{proposal.pk}/bevestigen/"


@pytest.mark.parametrize("kind", [RoleKind.RE_LEAD, RoleKind.ADMIN])
def test_one_administrator_alone_gives_nobody_the_role_of_lead_or_administrator(admin, other, kind):
    re = factories.organisation("re")
    client = factories.signed_in(admin)
    sent = client.post(f"/beheer/mensen/uitnodigen/{re.pk}/", {"email": NEW, "kind": kind})
    assert sent.status_code == 302
    assert [mail.to for mail in Email.objects.all()] == [["bo@voorbeeld.example"]]
    proposal = Invitation.objects.get()
    client.post(confirm_path(proposal))
    proposal.refresh_from_db()
    assert proposal.confirmed_at is None
    assert not Email.objects.filter(to=NEW).exists()


def test_the_invitation_goes_out_when_another_administrator_confirms(admin, other):
    proposal = propose(admin)
    page = factories.signed_in(other).get("/beheer/mensen/")
    assert confirm_path(proposal) in page.content.decode()
    factories.signed_in(other).post(confirm_path(proposal))
    mail = Email.objects.latest("pk")
    assert mail.to == [NEW]
    assert f"/uitnodiging/{invitation_token(proposal.pk)}/" in text_of(mail)
    factories.signed_in(other).post(confirm_path(proposal))
    assert Email.objects.filter(to=NEW).count() == 1


def test_nobody_confirms_a_role_for_oneself(admin, other):
    proposal = propose(admin, email=other.user.email)
    factories.signed_in(other).post(confirm_path(proposal))
    proposal.refresh_from_db()
    assert proposal.confirmed_at is None


def test_the_link_of_a_proposal_lets_nobody_in(client, admin, other):
    proposal = propose(admin)
    assert find(invitation_token(proposal.pk)) == proposal
    client.post(
        f"/uitnodiging/{invitation_token(proposal.pk)}/",
        {"name": "Nieuw", "password": "lang en onbekend 42"},
    )
    proposal.refresh_from_db()
    assert proposal.accepted_at is None
    assert not User.objects.filter(email=NEW).exists()


def test_the_only_administrator_reads_what_is_needed(admin):
    with pytest.raises(Refusal) as refusal:
        propose(admin)
    assert refusal.value.code == "nobody_to_confirm"


def test_either_administrator_withdraws_a_proposal(admin, other):
    proposal = propose(admin)
    factories.signed_in(other).post(f"/beheer/mensen/uitnodiging/{proposal.pk}/intrekken/")
    proposal.refresh_from_db()
    assert proposal.withdrawn_at is not None


def test_a_lead_is_invited_from_the_command_line():
    call_command("invite_admin", NEW, "--role", "re_lead", stdout=StringIO())
    assert Invitation.objects.get().kind == RoleKind.RE_LEAD
    assert Email.objects.get().to == [NEW]


def test_the_database_refuses_a_role_that_nobody_confirmed(admin, other):
    proposal = propose(admin)
    for columns in (
        {"accepted_at": timezone.now(), "accepted_by": other},
        {"confirmed_by": admin, "confirmed_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=proposal.pk).update(**columns)


def test_proposals_are_listed_with_as_many_queries_for_one_as_for_fifty(admin, other):
    client = factories.signed_in(other)
    counts = []
    for more in (1, 2, 47):
        for _ in range(more):
            by = factories.role(RoleKind.ADMIN)
            propose(by, email=f"n{by.pk}@voorbeeld.example")
        client.get("/beheer/mensen/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/beheer/mensen/")
        counts.append(len(captured))
    assert counts == [8, 8, 8]
