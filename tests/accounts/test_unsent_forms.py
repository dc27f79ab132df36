"""What somebody typed survives the end of the session, for that person only."""

import re
import time

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Count, RoleKind
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]

TYPED = {"title": "Plan", "text": "Regel één\nregel twee & meer"}


@pytest.fixture(autouse=True)
def second_factor_off(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def assessor():
    return factories.role(RoleKind.ASSESSOR)


def idle(client, seconds):
    """Have the last request of this browser been `seconds` ago."""
    session = client.session
    session["seen_at"] = int(time.time()) - seconds
    session.save()


def sign_in(client, user, path="/account/login/"):
    return client.post(path, {"login": user.email, "password": factories.PASSWORD})


def values(page):
    html = page.content.decode()
    title = re.search(r'name="title"[^>]*value="([^"]*)"', html)
    text = re.search(r"<textarea[^>]*>\s*([^<]*)</textarea>", html)
    return (title and title.group(1), text and text.group(1).strip())


def test_staff_stay_signed_in_within_fifteen_minutes(assessor):
    client = factories.signed_in(assessor)
    client.get("/note/")
    idle(client, 899)
    assert client.get("/note/").status_code == 200


def test_staff_are_signed_out_after_fifteen_minutes(assessor):
    client = factories.signed_in(assessor)
    client.get("/note/")
    key = client.session.session_key
    idle(client, 901)
    assert client.get("/note/").status_code == 302
    assert "_auth_user_id" not in client.session
    assert not client.session.__class__().exists(key)


def test_staff_who_act_as_partner_are_signed_out_too(assessor):
    partner = factories.role(RoleKind.PARTNER_SIGNATORY, assessor.user)
    client = factories.signed_in(partner)
    idle(client, 901)
    assert client.get("/note/").status_code == 302


def started(client, seconds):
    """Have this browser have signed in `seconds` ago."""
    session = client.session
    session["signed_in_at"] = int(time.time()) - seconds
    session.save()


def test_staff_sign_in_anew_after_twelve_hours_however_busy_they_are(assessor):
    client = factories.signed_in(assessor)
    started(client, 12 * 3600 - 60)
    assert client.get("/note/").status_code == 200
    started(client, 12 * 3600 + 1)
    page = client.post("/note/", TYPED, follow=True)
    assert "_auth_user_id" not in client.session
    assert "meer dan 12 uur geleden ingelogd" in page.content.decode()


def test_keeping_a_session_of_staff_alive_says_how_long_it_still_lasts(assessor):
    client = factories.signed_in(assessor)
    assert client.post("/account/actief/").headers["Session-Seconds"] == "900"
    started(client, 12 * 3600 - 300)
    assert 295 <= int(client.post("/account/actief/").headers["Session-Seconds"]) <= 300


def test_who_is_signed_out_cannot_fill_the_database_with_forms():
    person = factories.role(RoleKind.PENVOERDER_EDITOR)
    client = factories.signed_in(person)
    client.get("/note/")
    known = client.cookies["portal_person"].value
    before = Session.objects.count()
    for number in range(15):
        stranger = Client()
        stranger.cookies["portal_person"] = known
        stranger.post("/note/", {**TYPED, "title": f"{number}"})
    assert Session.objects.count() - before == 10


def test_posts_of_strangers_store_nothing_large():
    large = "x" * 500_000
    for path in ("/account/login/", "/account/password/reset/", "/uitnodiging/niets/", "/note/"):
        Client().post(path, {"login": large, "email": large, "password": large, "text": large})
    sizes = [len(session.session_data) for session in Session.objects.all()]
    sizes += [len(count.value) for count in Count.objects.all()]
    assert sum(sizes) < 5_000


def test_penvoerder_stays_signed_in_for_longer():
    client = factories.signed_in(factories.role(RoleKind.PENVOERDER_EDITOR))
    idle(client, 3600)
    assert client.get("/note/").status_code == 200


def test_keepalive_prolongs_the_session(assessor):
    client = factories.signed_in(assessor)
    idle(client, 800)
    assert client.post("/account/actief/").status_code == 204
    assert time.time() - client.session["seen_at"] < 5


def test_keepalive_tells_that_the_session_has_ended(assessor):
    client = factories.signed_in(assessor)
    idle(client, 901)
    assert client.post("/account/actief/").status_code == 401


def test_typed_form_comes_back_after_signing_in_again(assessor):
    client = factories.signed_in(assessor)
    client.get("/staff/note/")
    idle(client, 901)

    late = client.post("/staff/note/", TYPED)
    assert late.url == "/account/login/?next=/staff/note/"
    back = sign_in(client, assessor.user, late.url)
    assert back.url == "/staff/note/"

    page = client.get(back.url)
    assert values(page) == ("Plan", "Regel één\nregel twee &amp; meer")
    assert "niet opgeslagen" in page.content.decode() or "not been saved" in page.content.decode()
    assert values(client.get(back.url)) == (None, "")


def test_form_with_gaps_comes_back_without_reproach(assessor):
    client = factories.signed_in(assessor)
    idle(client, 901)
    late = client.post("/staff/note/", {"title": "", "text": "half"})
    sign_in(client, assessor.user, late.url)
    page = client.get("/staff/note/")
    assert values(page)[1] == "half"
    assert "errorlist" not in page.content.decode()


def test_typed_form_survives_a_session_that_is_wholly_gone(assessor):
    client = factories.signed_in(assessor)
    client.get("/note/")
    client.session.delete()
    late = client.post("/note/", TYPED)
    sign_in(client, assessor.user, late.url)
    assert values(client.get("/note/"))[0] == "Plan"


def test_typed_form_is_not_shown_to_somebody_else(assessor):
    other = factories.person()
    client = factories.signed_in(assessor)
    client.get("/note/")
    idle(client, 901)
    late = client.post("/note/", TYPED)
    sign_in(client, other, late.url)
    assert values(client.get("/note/")) == (None, "")
    assert "unsent_forms" not in client.session


def test_form_of_an_unknown_browser_is_not_kept():
    client = Client()
    client.post("/note/", TYPED)
    assert "unsent_forms" not in client.session


def test_forged_cookie_keeps_nothing(assessor):
    client = Client()
    client.cookies["portal_person"] = f"{assessor.user.pk}:forged:signature"
    client.post("/note/", TYPED)
    assert "unsent_forms" not in client.session


def test_secrets_and_oversized_forms_are_not_kept(assessor):
    client = factories.signed_in(assessor)
    client.get("/note/")
    idle(client, 901)
    client.post("/note/", {**TYPED, "password": "geheim", "new_token": "x"})
    (kept,) = client.session["unsent_forms"]
    assert "geheim" not in kept["data"]
    assert "token" not in kept["data"]

    client = factories.signed_in(assessor)
    idle(client, 901)
    client.post("/note/", {"title": "x" * 300_000})
    assert "unsent_forms" not in client.session


def test_form_without_valid_token_is_not_kept_and_not_stored(assessor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(assessor.user)
    client.get("/note/")
    idle(client, 901)
    response = client.post("/note/", TYPED, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert "unsent_forms" not in client.session


def test_form_opened_before_signing_in_elsewhere_comes_back(assessor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(assessor.user)
    client.get("/note/")
    response = client.post(
        "/note/",
        {**TYPED, "csrfmiddlewaretoken": "a" * 64},
        headers={"Origin": "http://testserver", "Referer": "http://testserver/note/"},
    )
    assert response.status_code == 302
    assert response.url == "/note/"
    assert values(client.get("/note/"))[0] == "Plan"


def test_form_that_is_sent_elsewhere_comes_back_on_its_page(assessor):
    client = factories.signed_in(assessor)
    client.get("/elsewhere/")
    idle(client, 901)
    late = client.post("/note/sent/", TYPED, headers={"Referer": "http://testserver/elsewhere/"})
    assert late.url == "/account/login/?next=/elsewhere/"
    sign_in(client, assessor.user, late.url)
    assert values(client.get("/elsewhere/"))[0] == "Plan"


@pytest.mark.parametrize(
    "referrer",
    ["https://evil.example/note/", "http://testserver//evil.example/", "http://testserver", "x:/y"],
)
def test_page_of_another_site_is_not_returned_to(assessor, referrer):
    client = factories.signed_in(assessor)
    idle(client, 901)
    late = client.post("/note/", TYPED, headers={"Referer": referrer})
    assert late.url == "/account/login/?next=/note/"


def test_page_that_does_not_take_it_back_is_followed_by_one_that_shows_it(assessor):
    client = factories.signed_in(assessor)
    client.get("/deaf/")
    idle(client, 901)
    late = client.post("/deaf/", TYPED)
    sign_in(client, assessor.user, late.url)
    shown = client.get("/deaf/", follow=True)
    assert shown.redirect_chain == [("/account/bewaard/?page=%2Fdeaf%2F", 302)]
    assert "regel twee &amp; meer" in shown.content.decode()
    done = client.post(shown.redirect_chain[0][0])
    assert done.url == "/deaf/"
    assert client.get("/deaf/").content == b"nothing here"


def test_typed_form_survives_switching_roles():
    partner = factories.role(RoleKind.PARTNER_SIGNATORY)
    penvoerder = factories.role(RoleKind.PENVOERDER_EDITOR, partner.user)
    client = factories.signed_in(partner)
    assert client.post("/penvoerder/note/", TYPED).status_code == 403
    chosen = client.post("/rollen/kiezen/", {"role": penvoerder.pk, "next": "/penvoerder/note/"})
    assert values(client.get(chosen.url))[0] == "Plan"


def test_kept_form_is_forgotten_after_an_hour(assessor):
    client = factories.signed_in(assessor)
    idle(client, 901)
    late = client.post("/note/", TYPED)
    session = client.session
    session["unsent_forms"] = [
        {**form, "at": form["at"] - 3601} for form in session["unsent_forms"]
    ]
    session.save()
    sign_in(client, assessor.user, late.url)
    assert values(client.get("/note/")) == (None, "")


def test_part_of_a_page_is_kept_for_the_page(assessor):
    client = factories.signed_in(assessor)
    idle(client, 901)
    late = client.post(
        "/note/",
        TYPED,
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/note/"},
    )
    assert late.status_code == 401
    sign_in(client, assessor.user, late.headers["HX-Redirect"])
    assert values(client.get("/note/"))[0] == "Plan"


def test_pages_of_staff_say_when_the_session_ends(assessor):
    page = " ".join(factories.signed_in(assessor).get("/rollen/").content.decode().split())
    assert 'data-idle-seconds="900" data-session-seconds="900"' in page
    assert 'data-keepalive-url="/account/actief/"' in page
    partner = factories.signed_in(factories.role(RoleKind.PARTNER_SIGNATORY))
    assert "data-idle-seconds" not in partner.get("/rollen/").content.decode()


def test_a_page_within_a_minute_saves_nothing_and_says_when_the_session_really_ends(
    assessor,
):
    client = factories.signed_in(assessor)
    idle(client, 50)

    with CaptureQueriesContext(connection) as queries:
        page = client.get("/rollen/").content.decode()

    assert [query["sql"] for query in queries if "UPDATE" in query["sql"]] == []
    (left,) = re.findall(r'data-session-seconds="(\d+)"', page)
    assert 845 <= int(left) <= 850


def test_a_page_after_a_minute_saves_the_session_with_one_statement(assessor):
    client = factories.signed_in(assessor)
    client.get("/rollen/")
    idle(client, 61)

    with CaptureQueriesContext(connection) as queries:
        page = client.get("/rollen/").content.decode()

    saved = [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]
    assert [sql.split()[:2] for sql in saved] == [["UPDATE", '"django_session"']]
    assert 'data-session-seconds="900"' in page


def test_keepalive_prolongs_the_session_within_a_minute_too(assessor):
    client = factories.signed_in(assessor)
    idle(client, 30)
    assert client.post("/account/actief/").status_code == 204
    assert time.time() - client.session["seen_at"] < 5


def test_a_session_that_was_ended_elsewhere_is_not_brought_back(assessor):
    client = factories.signed_in(assessor)
    store = client.session
    store["role"] = 1
    client.session.flush()
    with pytest.raises(UpdateError):
        store.save()


def test_idle_time_counts_from_signing_in(assessor):
    client = Client()
    sign_in(client, assessor.user)
    assert abs(time.time() - client.session["seen_at"]) < 5
