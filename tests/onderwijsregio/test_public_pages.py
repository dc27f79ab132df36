"""The pages that the law asks, and what programs look for at fixed addresses."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from accounts.models import RoleKind
from common.signed_links import make_token
from development.stack.process import ROOT
from regions.models import Region
from tests.factories import role, signed_in

pytestmark = pytest.mark.django_db

PAGES = (
    "accessibility",
    "privacy",
    "cookies",
    "contact",
    "who_does_what",
    "disclaimer",
    "open_data",
)


def read(name: str, *arguments: object) -> str:
    return Client().get(reverse(name, args=arguments)).content.decode()


def told(text: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]+)"', text)
    return found[1] if found else ""


def test_every_page_says_what_it_is_and_where_and_is_reached_from_the_home_page():
    home = read("home")
    texts = {name: read(name) for name in PAGES}
    descriptions = {told(text, "description") for text in texts.values()}

    assert len(descriptions) == len(PAGES)
    assert all(30 < len(description) < 160 for description in descriptions)
    for name, text in texts.items():
        url = f"http://testserver{reverse(name)}"
        assert f'<link rel="canonical" href="{url}">' in text
        assert told(text, "og:image") == "http://testserver/static/img/share.png"
        assert told(text, "og:url") == url
        assert told(text, "og:title") in text[text.index("<title>") : text.index("</title>")]
        assert told(text, "og:description") == told(text, "description")
        assert told(text, "og:locale") == "nl_NL"
        assert f'href="{reverse(name)}"' in home


def test_searches_are_the_same_page_and_what_is_not_public_is_not_to_be_found():
    searched = Client().get(f"{reverse('regions:list')}?q=noord").content.decode()
    own = signed_in(role(RoleKind.PENVOERDER_EDITOR)).get(reverse("applications:list"))
    expires = timezone.now() + timedelta(days=1)
    token = make_token(purpose="outcome", subject="1", expires_at=expires)
    linked = Client().get(reverse("assessments:outcome_by_link", args=[token]))

    assert f'rel="canonical" href="http://testserver{reverse("regions:list")}"' in searched
    for text in (own.content.decode(), linked.content.decode()):
        assert told(text, "robots") == "noindex"
        assert "canonical" not in text


def test_the_picture_beside_a_link_has_the_size_that_it_says():
    with Image.open(ROOT / "static" / "img" / "share.png") as picture:
        assert picture.size == (1200, 630)


def test_names_and_addresses_come_from_the_settings(settings):
    settings.OWNER = {
        "name": "Bureau Regio", "address": "Plein 9", "controller": "de minister van Iets",
        "privacy_email": "fg@iets.example", "security_email": "cert@iets.example",
        "accessibility_url": "https://register.example/7",
    }  # fmt: skip
    settings.CONTACT = {"name": "de balie", "email": "balie@iets.example", "phone": "070 1"}

    for asked in ("de minister van Iets", "fg@iets.example", "Plein 9", "070 1"):
        assert asked in read("privacy")
    for asked in ("balie@iets.example", "https://register.example/7", "Bureau Regio"):
        assert asked in read("accessibility")
    assert "Geen onafhankelijke deskundige" not in read("accessibility")
    assert "cert@iets.example" in read("contact")
    assert "Contact: mailto:cert@iets.example" in read("security")


def test_without_an_examination_no_status_is_claimed():
    assert "Geen onafhankelijke deskundige heeft het portaal onderzocht" in read("accessibility")


def test_how_long_something_is_kept_is_what_the_portal_does(settings):
    settings.MAIL_KEPT_DAYS, settings.INVITATION_KEPT_DAYS = 41, 17

    assert "41 dagen" in read("privacy")
    assert "17 dagen" in read("privacy")


def test_security_txt_ends_within_a_year():
    lines = dict(line.split(": ", 1) for line in read("security").splitlines())
    expires = datetime.fromisoformat(lines["Expires"])

    assert reverse("security") == "/.well-known/security.txt"
    assert timedelta(days=90) < expires - timezone.now() < timedelta(days=365)
    assert lines["Canonical"] == "http://testserver/.well-known/security.txt"


def test_search_engines_find_the_public_pages_and_nothing_of_a_demo(settings):
    public = Region.objects.create(name="Noord", slug="noord", status="definitief")
    Region.objects.create(name="Plan", slug="plan")
    settings.DEMO = False
    robots, sitemap = read("robots"), read("sitemap")

    assert "Sitemap: http://testserver/sitemap.xml" in robots
    assert "Disallow: /\n" not in robots
    assert f"<loc>http://testserver{reverse('regions:detail', args=[public.slug])}</loc>" in sitemap
    assert "plan" not in sitemap
    assert all(reverse(name) in sitemap for name in PAGES)
    settings.DEMO = True
    assert "Disallow: /\n" in read("robots")


def test_who_is_asked_to_sign_and_who_gets_mail_can_read_what_is_done_with_their_data():
    footer = (ROOT / "templates" / "mail" / "footer.txt").read_text()

    assert "privacy/" in footer
    assert "url 'privacy'" in (ROOT / "templates" / "applications" / "sign.html").read_text()


def test_an_english_page_names_whom_to_ask_in_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(reverse("contact")).content.decode()
    assert "the Realisatie Eenheid" in page
    assert "de Realisatie Eenheid" not in page
