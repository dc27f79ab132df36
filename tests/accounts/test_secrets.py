"""Secret links do not end up in the logs."""

import io
import logging

import pytest
from django.test import Client

from onderwijsregio.settings.logs import without_secret_links


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/uitnodiging/abc-DEF_123/", "/uitnodiging/…/"),
        ("/account/password/reset/key/2-abc-def/", "/account/password/reset/key/…/"),
        ("/account/confirm-email/MQ:1abc:xyz/", "/account/confirm-email/…/"),
        ("/uitnodiging/abc/?next=/uitnodiging/def/", "/uitnodiging/…/?next=/uitnodiging/…/"),
        ("/zaken/12/", "/zaken/12/"),
    ],
)
def test_secret_part_of_a_link_is_left_out(path, logged):
    event = without_secret_links(None, "info", {"event": f"Gone: {path}", "status": 410})
    assert event == {"event": f"Gone: {logged}", "status": 410}


@pytest.mark.django_db
def test_unknown_invitation_is_logged_without_its_token():
    logger = logging.getLogger("django.request")
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.getLogger().handlers[0].formatter)
    logger.addHandler(handler)
    try:
        Client().get("/uitnodiging/geheim-en-onbekend/")
    finally:
        logger.removeHandler(handler)
    assert "/uitnodiging/…/" in written.getvalue()
    assert "geheim-en-onbekend" not in written.getvalue()
