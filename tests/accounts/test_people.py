"""Administrators and penvoerders manage who acts for whom."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from post_office.models import STATUS, Email, Log

from accounts.domain.invitations import invite
from accounts.domain.roles import end_role
from accounts.filters import PeopleFilter
from accounts.models import Invitation, Role, RoleKind, User
from accounts.queries import people
from common.refusal import Refusal
from tests import factories
from tests.mails import a_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_factor_off(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def admin():
    return factories.role(RoleKind.ADMIN)


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_people_list_reads_as_much_for_one_as_for_fifty(admin):
    client = factories.signed_in(admin)
    client.get("/beheer/mensen/")
    counts = []
    for more in (0, 2, 47):
        for _ in range(more):
            role = factories.role(RoleKind.PENVOERDER_EDITOR)
            factories.role(RoleKind.PARTNER_SIGNATORY, role.user)
            invite(
                email=f"gast{role.pk}@voorbeeld.example",
                organisation=role.organisation,
                kind=RoleKind.PENVOERDER_EDITOR,
                invited_by=factories.role(RoleKind.ADMIN),
            )
        counts.append(queries(client, "/beheer/mensen/"))
    assert counts == [8, 8, 8]


def test_team_page_reads_as_much_for_one_as_for_fifty():
    signatory = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    client = factories.signed_in(signatory)
    client.get("/mijn-organisatie/")
    counts = []
    for more in (0, 2, 47):
        for _ in range(more):
            factories.role(RoleKind.PENVOERDER_EDITOR, at=signatory.organisation)
        counts.append(queries(client, "/mijn-organisatie/"))
    assert counts == [5, 5, 5]


def test_outbox_reads_as_much_for_one_as_for_fifty(admin):
    client = factories.signed_in(admin)
    client.get("/beheer/post/")
    counts = []
    for more in (1, 2, 47):
        for _ in range(more):
            mail = a_mail(to="a@voorbeeld.example", subject="x", text="y")
            Log.objects.create(email=mail, status=STATUS.failed, message="no")
        counts.append(queries(client, "/beheer/post/"))
    assert counts == [6, 6, 6]


def test_administrator_finds_people_by_name_organisation_and_role(admin):
    board = factories.organisation(name="Stichting Noorderlicht")
    found = factories.role(RoleKind.PENVOERDER_EDITOR, factories.person("Bea Baas"), board)
    client = factories.signed_in(admin)
    for query in ("q=bea", "q=noorderlicht+baas", "kind=penvoerder_editor"):
        page = client.get(f"/beheer/mensen/?{query}").context["page"]
        assert [person.pk for person in page] == [found.user_id]


def test_administrator_invites_for_an_organisation(admin):
    board = factories.organisation("national_partner", name="Lerarenraad")
    client = factories.signed_in(admin)
    found = client.get("/beheer/mensen/uitnodigen/?q=lerarenr").context["organisations"]
    assert [organisation.pk for organisation in found] == [board.pk]
    path = f"/beheer/mensen/uitnodigen/{board.pk}/"
    offered = client.get(path).context["form"].fields["kind"].choices
    assert [value for value, _ in offered] == ["assessor"]
    wrong = client.post(path, {"email": "geen adres", "kind": "assessor"})
    assert wrong.status_code == 422
    assert "geen adres" in wrong.content.decode()
    assert client.post(path, {"email": "a@voorbeeld.example", "kind": "admin"}).status_code == 422
    assert (
        client.post(path, {"email": "a@voorbeeld.example", "kind": "assessor"}).status_code == 302
    )
    assert Invitation.objects.get().organisation == board


def test_administrator_ends_a_role_after_being_asked(admin):
    role = factories.role(RoleKind.RE_ADVISER)
    client = factories.signed_in(admin)
    path = f"/beheer/mensen/rol/{role.pk}/beeindigen/"
    assert client.get(path).status_code == 200
    role.refresh_from_db()
    assert role.ended_at is None
    assert client.post(path).url == f"/beheer/mensen/{role.user_id}/"
    role.refresh_from_db()
    assert role.ended_at is not None


def test_administrator_withdraws_an_invitation(admin):
    board = factories.organisation()
    invitation = invite(
        email="a@voorbeeld.example",
        organisation=board,
        kind=RoleKind.PARTNER_SIGNATORY,
        invited_by=admin,
    )
    client = factories.signed_in(admin)
    assert client.post(f"/beheer/mensen/uitnodiging/{invitation.pk}/intrekken/").status_code == 302
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None


def test_nobody_ends_their_own_last_admin_role(admin):
    with pytest.raises(Refusal) as refusal:
        end_role(role=admin, by=admin)
    assert refusal.value.code == "last_admin"
    factories.role(RoleKind.ADMIN)
    with pytest.raises(Refusal) as refusal:
        end_role(role=admin, by=admin)
    assert refusal.value.code == "own_last_admin"


def test_administrator_ends_the_role_of_another_administrator(admin):
    other = factories.role(RoleKind.ADMIN)
    assert end_role(role=other, by=admin).ended_at is not None
    with pytest.raises(Refusal) as refusal:
        end_role(role=other, by=admin)
    assert refusal.value.code == "has_ended"


def test_last_signatory_stays_until_there_is_another():
    signatory = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    with pytest.raises(Refusal) as refusal:
        end_role(role=signatory, by=signatory)
    assert refusal.value.code == "last_signatory"
    client = factories.signed_in(signatory)
    own = f"/mijn-organisatie/rol/{signatory.pk}/beeindigen/"
    page = client.get("/mijn-organisatie/").content.decode()
    assert "Nog niet: de laatste tekenbevoegde" in page
    assert own not in page
    factories.role(RoleKind.PENVOERDER_SIGNATORY, at=signatory.organisation)
    page = client.get("/mijn-organisatie/").content.decode()
    assert "Nog niet: de laatste tekenbevoegde" not in page
    assert own in page
    assert end_role(role=signatory, by=signatory).ended_at is not None


def test_two_signatories_do_not_end_each_other(admin):
    one = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    other = factories.role(RoleKind.PENVOERDER_SIGNATORY, at=one.organisation)
    end_role(role=other, by=one)
    # The other pressed the button at the same moment, with a role that was current then.
    with pytest.raises(Refusal) as refusal:
        end_role(role=one, by=other)
    assert refusal.value.code == "last_signatory"
    assert end_role(role=one, by=admin).ended_at is not None


def test_signatory_invites_to_the_own_team_and_ends_roles():
    signatory = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    editor = factories.role(RoleKind.PENVOERDER_EDITOR, at=signatory.organisation)
    client = factories.signed_in(signatory)
    sent = client.post(
        "/mijn-organisatie/uitnodigen/",
        {"email": "a@voorbeeld.example", "kind": RoleKind.PENVOERDER_EDITOR},
    )
    assert sent.url == "/mijn-organisatie/"
    assert Invitation.objects.get().organisation == signatory.organisation
    assert client.post(f"/mijn-organisatie/rol/{editor.pk}/beeindigen/").status_code == 302
    editor.refresh_from_db()
    assert editor.ended_at is not None


def test_signatory_reaches_nobody_of_another_organisation():
    signatory = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    other = factories.role(RoleKind.PENVOERDER_EDITOR)
    client = factories.signed_in(signatory)
    assert client.post(f"/mijn-organisatie/rol/{other.pk}/beeindigen/").status_code == 404
    with pytest.raises(Refusal) as refusal:
        end_role(role=other, by=signatory)
    assert refusal.value.code == "may_not_end"


def test_editor_sees_the_team_but_invites_nobody():
    editor = factories.role(RoleKind.PENVOERDER_EDITOR)
    client = factories.signed_in(editor)
    assert client.get("/mijn-organisatie/").status_code == 200
    assert client.get("/mijn-organisatie/uitnodigen/").status_code == 403


def test_failed_mail_is_sent_once_more(admin):
    mail = a_mail(to="a@voorbeeld.example", subject="Bericht", text="y")
    client = factories.signed_in(admin)
    client.post(f"/beheer/post/{mail.pk}/opnieuw/")
    mail.refresh_from_db()
    assert mail.status == STATUS.queued
    Email.objects.filter(pk=mail.pk).update(status=STATUS.failed, number_of_retries=8)
    client.post(f"/beheer/post/{mail.pk}/opnieuw/")
    mail.refresh_from_db()
    assert (mail.status, mail.number_of_retries) == (STATUS.queued, None)


def test_text_of_mail_is_readable_in_the_demo_only(admin, settings):
    mail = a_mail(to="a@voorbeeld.example", subject="Bericht", text="geheime link")
    client = factories.signed_in(admin)
    settings.DEMO = True
    assert "geheime link" in client.get(f"/beheer/post/{mail.pk}/").content.decode()
    settings.DEMO = False
    assert client.get(f"/beheer/post/{mail.pk}/").status_code == 404
    assert "geheime link" not in client.get("/beheer/post/").content.decode()


@pytest.mark.parametrize("status", ["sent", "failed", "waiting", ""])
def test_outbox_filters_by_status(admin, status):
    mails = {
        "sent": a_mail(to="a@voorbeeld.example", subject="een", text="y"),
        "failed": a_mail(to="b@voorbeeld.example", subject="twee", text="y"),
        "waiting": a_mail(to="c@voorbeeld.example", subject="drie", text="y"),
    }
    Email.objects.filter(pk=mails["sent"].pk).update(status=STATUS.sent)
    Email.objects.filter(pk=mails["failed"].pk).update(status=STATUS.failed)
    page = factories.signed_in(admin).get(f"/beheer/post/?status={status}").context["page"]
    expected = (
        [mails[status].pk] if status else sorted((m.pk for m in mails.values()), reverse=True)
    )
    assert [mail.pk for mail in page] == expected


def found(text):
    return [person.name for person in PeopleFilter({"q": text}, people()).qs]


def test_people_are_found_by_what_they_are_called_now_and_where_they_work_now():
    board = factories.organisation(name="Stichting Noorderlicht")
    role = factories.role(RoleKind.PENVOERDER_EDITOR, factories.person("Béa Baas"), board)
    assert found("bea noorder") == ["Béa Baas"]

    role.organisation.name = "Stichting Zuiderlicht"
    role.organisation.save()
    assert (found("noorder"), found("zuider")) == ([], ["Béa Baas"])

    User.objects.filter(pk=role.user_id).update(name="Bea de Boer", email="boer@elders.example")
    assert (found("baas"), found("elders zuiderlicht boer")) == ([], ["Bea de Boer"])

    Role.objects.filter(pk=role.pk).update(ended_at=timezone.now())
    assert (found("zuider"), found("boer")) == ([], ["Bea de Boer"])


def test_a_search_for_people_is_one_index_however_many_words_are_typed():
    asked = PeopleFilter({"q": "a b c d e f g h i j " * 20}, people()).qs
    sql = str(asked.query)
    assert (sql.count("JOIN"), sql.count('"search"')) == (0, 1)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        assert "user_search" in asked.explain()


def test_searching_people_writes_no_history():
    role = factories.role(RoleKind.PENVOERDER_EDITOR)
    before = apps.get_model("accounts", "UserEvent").objects.count()
    role.organisation.name = "Stichting Zuiderlicht"
    role.organisation.save()
    assert apps.get_model("accounts", "UserEvent").objects.count() == before
