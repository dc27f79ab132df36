"""What is secret is taken out of texts, wherever it stands."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from common.masking import SECRET_PATHS, Masker

MASKER = Masker(["de-sleutel-van-het-portaal", "kort"])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("/uitnodiging/abc-DEF_123/", "/uitnodiging/…/"),
        ("/account/password/reset/key/2-abc-def/", "/account/password/reset/key/…/"),
        ("/account/confirm-email/MQ:1abc:xyz/", "/account/confirm-email/…/"),
        ("/uitnodiging/abc/?next=/uitnodiging/def/", "/uitnodiging/…/?next=/uitnodiging/…/"),
        ("/login/?next=%2Fuitnodiging%2Fabc%2F", "/login/?next=%2Fuitnodiging%2F…%2F"),
        ("<WSGIRequest: GET '/uitnodiging/abc'>", "<WSGIRequest: GET '/uitnodiging/…'>"),
        ("/account/confirm-email/MQ%3A1abc%3Axyz/", "/account/confirm-email/…/"),
        ("GET /%75itnodiging/abc/ HTTP/1.1", "GET /%75itnodiging/…/ HTTP/1.1"),
        ("/zaken/12/", "/zaken/12/"),
        ("redis://:ge@heim@valkey:6379/0", "redis://:…@valkey:6379/0"),
        ("postgresql://portal:geheim@db/portal", "postgresql://portal:…@db/portal"),
        ("https://portaal.example:8443/a@b", "https://portaal.example:8443/a@b"),
        ("host=db password=geheim dbname=portal", "host=db password=… dbname=portal"),
        ("{'password1': 'geheim', 'name': 'x'}", "{'password1': '…', 'name': 'x'}"),
        ('"csrfmiddlewaretoken": "abc"', '"csrfmiddlewaretoken": "…"'),
        ("Cookie: __Host-sessionid=abc; taal=nl", "Cookie: …; taal=nl"),
        ("signed with de-sleutel-van-het-portaal!", "signed with …!"),
        ("kort", "kort"),
        (
            'duplicate key violates "x"\nDETAIL:  Key (email)=(a@b.example) exists.\n',
            'duplicate key violates "x"',
        ),
        (r"Error('no\nLINE 1: INSERT INTO x VALUES (1)\n ^')", "Error('no"),
        ('invalid input value for enum soort: "typed"', 'invalid input value for enum soort: "…'),
    ],
)
def test_secret_part_of_a_text_is_left_out(written, read):
    assert MASKER.text(written) == read


class Thing:
    """Something that JSON has no words for."""

    def __repr__(self) -> str:
        return "<Thing /uitnodiging/abc/>"


def test_secrets_are_found_at_any_depth():
    written = {
        "event": "x",
        "count": 3,
        "form": [{"new_password": ["a", "b"], "fields": ({"SECRET_KEY": 1, "name": "/"},)}],
        "session_key": None,
        "thing": Thing(),
        "/uitnodiging/abc/": True,
    }

    assert MASKER.anything(written) == {
        "event": "x",
        "count": 3,
        "form": [{"new_password": "…", "fields": [{"SECRET_KEY": "…", "name": "/"}]}],
        "session_key": "…",
        "thing": "<Thing /uitnodiging/…/>",
        "/uitnodiging/…/": True,
    }


def secret_addresses(resolver: URLResolver, before: str = "/") -> set[str]:
    """What stands in an address before a part that is a key or a token."""
    found = set()
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLPattern):
            secret = {"key", "token"} & set(pattern.pattern.converters) or (
                {"key", "token"} & set(getattr(pattern.pattern.regex, "groupindex", {}))
            )
            if secret:
                found.add(address.split("<uidb36", 1)[0].split("<", 1)[0].split("(?P", 1)[0])
        else:
            found |= secret_addresses(pattern, address)
    return found


def test_every_address_with_a_token_in_it_is_known_as_secret():
    assert secret_addresses(get_resolver()) == set(SECRET_PATHS)
