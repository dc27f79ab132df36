"""What somebody sees and changes about themselves."""

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse

from accounts.models import RoleKind, User
from accounts.templatetags.sessions import browser_name
from tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/account/gegevens/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def role():
    return factories.role(RoleKind.PENVOERDER_SIGNATORY)


def typed(role, **changes):
    job_title = {f"job_title_{role.pk}": "Bestuurder"}
    return {
        "name": "Noor Voorbeeldsma",
        "phone": "06 1234",
        "language": "nl",
        **job_title,
        **changes,
    }


def test_somebody_changes_their_own_details_and_nobody_elses(role):
    other = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    browser = factories.signed_in(role)

    sent = typed(role, **{f"job_title_{other.pk}": "Baas", "email": "ander@voorbeeld.example"})
    answer = browser.post(PAGE, sent, follow=True)

    assert "Uw gegevens zijn opgeslagen." in answer.content.decode()
    before = role.user.email
    role.refresh_from_db()
    other.refresh_from_db()
    assert (role.user.name, role.user.phone, role.user.email) == (
        "Noor Voorbeeldsma",
        "06 1234",
        before,
    )
    assert (role.job_title, other.job_title) == ("Bestuurder", "")


@pytest.mark.parametrize(("field", "text"), [("name", " "), ("name", "kijk op www.lokaas.example")])
def test_a_name_that_cannot_be_is_told_and_the_rest_stays_typed(role, field, text):
    answer = factories.signed_in(role).post(PAGE, typed(role, **{field: text}))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "06 1234" in answer.content.decode()
    assert User.objects.get(pk=role.user_id).phone == ""


def test_the_language_that_is_chosen_is_that_of_the_next_page(role):
    answer = factories.signed_in(role).post(PAGE, typed(role, language="en"), follow=True)

    assert "<h1>Your details</h1>" in answer.content.decode()


def test_a_colleague_sees_the_phone_number(role):
    factories.signed_in(role).post(PAGE, typed(role))
    colleague = factories.role(RoleKind.PENVOERDER_EDITOR, None, role.organisation)

    page = factories.signed_in(colleague).get(reverse("accounts:team"))

    assert "06 1234" in page.content.decode()


def test_a_session_is_told_by_its_browser_and_from_where(role):
    browsers = [factories.signed_in(role) for _ in range(2)]
    for browser, address in zip(browsers, ("192.0.2.1", "192.0.2.7"), strict=True):
        key = browser.session.session_key
        UserSession.objects.create(user=role.user, session_key=key, ip=address, user_agent=FIREFOX)

    sessions = reverse("usersessions_list")
    page = browsers[0].get(sessions, REMOTE_ADDR="192.0.2.1").content.decode()

    assert page.count("Firefox, Linux") == 2
    assert page.count("dezelfde internetverbinding als nu") == 1
    assert page.count("een andere internetverbinding") == 1
    assert "Mozilla" not in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 (KHTML, like Gecko) "
            "Version/18.0 Safari/605",
            "Safari, Mac OS X",
        ),
        ("", "een browser die wij niet kennen"),
        ("wat dan ook", "een browser die wij niet kennen"),
    ],
)
def test_a_browser_has_a_name(sent, told):
    assert browser_name(sent) == told
