"""What a partner signed, as a file to keep."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from applications.models import Signature
from common.pdf.rendering import LANGUAGE, Pdf, render_pdf
from regions.models import Origin

from .receipts import DEMO_MARK


def signed_copy(signature: Signature) -> Pdf:
    """The exact version that was signed, with the facts of the signature; tagged and in Dutch.

    Somebody waits for it, so it is made within `settings.PDF_PAGE_SECONDS` or not. Raises `Refusal`
    (`pdf_too_slow`).
    """
    application = signature.partner.application
    context = {
        "signature": signature,
        "partner": signature.partner,
        "application": application,
        "content": signature.version.content,
    }
    with translation.override(LANGUAGE):
        body = render_to_string("applications/signed_copy.html", context).strip()
        title = translation.gettext("What %(name)s signed") % {"name": signature.partner.name}
    return render_pdf(
        body,
        title=title,
        subject=application.round.name,
        footer=f"{title}, {signature.version.sha256[:12]}",
        mark=DEMO_MARK if application.round.origin == Origin.DEMO else "",
        within=settings.PDF_PAGE_SECONDS,
    )
