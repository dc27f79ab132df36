"""What a message says is stored when it is written, and rendered by who sends it."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail as outgoing
from post_office.models import STATUS, Email, Log

from accounts.models import RoleKind
from common.mail import _revived, notify, queue_all, write_alike
from correspondence.domain.outbox import retry
from correspondence.domain.sending import rendered, send_pending
from tests import factories
from tests.mails import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "iemand@voorbeeld.example"
INVITATION = {
    "name": "Sanne",
    "organisation": "Stichting <Noord> & Co",
    "kind": RoleKind.PENVOERDER_EDITOR.label,
    "invited_by": "",
    "expires_at": datetime(2026, 6, 30, 22, 5, tzinfo=UTC),
    "link": "https://portaal.voorbeeld.example/uitnodiging/x/",
}


def invite(**values) -> Email:
    return notify(to=ADDRESS, template="invitation", values={**INVITATION, **values})


def break_template(email: Email) -> None:
    """Leave a message whose template is no longer there."""
    Email.objects.filter(pk=email.pk).update(context={**email.context, "template": "weg"})


def test_message_is_stored_as_template_and_plain_values():
    invite()

    stored = Email.objects.get()
    assert (stored.message, stored.html_message, stored.status) == ("", "", None)
    assert stored.subject == "Uitnodiging om te werken voor Stichting <Noord> & Co"
    assert stored.context["template"] == "invitation"
    assert stored.context["values"]["expires_at"] == {"__moment__": "2026-06-30T22:05:00+00:00"}


def test_what_is_sent_is_what_was_written_in_the_language_of_mails():
    invite()

    send_pending()

    (sent,) = outgoing.outbox
    assert "Beste Sanne" in sent.body
    assert "woensdag 1 juli 2026, 00.05 uur" in sent.body
    assert "Stichting <Noord> & Co" in sent.body
    assert "Stichting &lt;Noord&gt; &amp; Co" in sent.alternatives[0].content
    assert Email.objects.get().status == STATUS.sent


def test_what_changes_later_does_not_change_a_message():
    role = factories.role(RoleKind.PENVOERDER_EDITOR)
    email = notify(
        to=role.user,
        template="applications/withdrawn",
        values={"application": {"name": "Regio Oost"}, "by": role.user.name, "link": "/"},
    )
    before = text_of(email)

    role.user.name = "Iemand anders"
    role.user.save()

    assert text_of(Email.objects.get()) == before


def test_sent_message_keeps_its_text_whatever_its_template_becomes():
    email = invite()
    send_pending()
    before = rendered(Email.objects.get())

    break_template(email)

    assert rendered(Email.objects.get()) == before
    assert before.text == outgoing.outbox[0].body


def test_message_holds_no_rows_of_the_database():
    with pytest.raises(TypeError, match="not User"):
        invite(name=factories.person())


@pytest.mark.parametrize("value", [None, True, 3, 2.5, "x", date(2026, 7, 1), ["x", {"y": [1]}]])
def test_values_come_back_as_they_were_given(value):
    email = invite(more=value)
    email.refresh_from_db()

    assert _revived(email.context["values"])["more"] == value


def test_template_that_fails_is_told_in_the_outbox_and_holds_up_nobody(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    broken, good = invite(), invite()
    break_template(broken)

    send_pending()

    assert [mail.status for mail in Email.objects.order_by("pk")] == [STATUS.failed, STATUS.sent]
    assert len(outgoing.outbox) == 1
    assert Log.objects.get(email=broken).exception_type == "TemplateDoesNotExist"
    page = factories.signed_in(factories.role(RoleKind.ADMIN)).get("/beheer/post/?status=failed")
    assert "mail/weg.txt" in page.content.decode()
    assert good.pk not in [mail.pk for mail in page.context["page"]]


def test_message_that_could_not_be_rendered_is_rendered_anew_when_sent_again():
    email = invite()
    break_template(email)
    send_pending()
    Email.objects.filter(pk=email.pk).update(context=email.context)

    retry(email=email)
    send_pending()

    assert Email.objects.get().status == STATUS.sent
    assert "Beste Sanne" in outgoing.outbox[0].body


def test_demo_shows_the_text_of_a_message_that_no_worker_has_rendered(settings):
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    email = invite()

    page = factories.signed_in(factories.role(RoleKind.ADMIN)).get(f"/beheer/post/{email.pk}/")

    assert "Beste Sanne" in page.content.decode()


def test_messages_alike_are_written_in_one_go(django_assert_num_queries):
    people = [factories.person() for _ in range(30)]
    values = {"round": {"name": "Ronde", "closes_at": INVITATION["expires_at"]}, "drafts": []}
    with django_assert_num_queries(1):
        queue_all(write_alike(to=people, template="applications/reminder", values=values))

    assert [mail.to for mail in Email.objects.order_by("pk")] == [[one.email] for one in people]
    assert "Ronde" in text_of(Email.objects.first())


def test_mail_of_the_account_is_written_like_any_other():
    person = factories.person()
    factories.Client().post("/account/password/reset/", {"email": person.email})

    stored = Email.objects.get()
    assert stored.message == ""
    assert stored.context["values"]["message"] == "account/email/password_reset_key"
    assert "request" not in stored.context["values"]
    assert "<a href=" in rendered(stored).html
