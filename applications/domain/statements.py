"""What a partner declares by signing, as one text with a version.

Who signs agrees to exactly this text, which is kept with the signature. Whoever changes the text
gives it a new version: `tests/applications/test_signing.py` knows the digest of each.
Source: DUS-I, form for the voorlopers 2023 (joint commitment, authority of the penvoerder, data on
request).
"""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext_lazy as _

VERSION = "2"
LEAD = _("On behalf of my organisation I declare that:")
PARTS = (
    _("we take part in this application and carry it out together with the other partners;"),
    _("the penvoerder may apply for us, and act for us towards the Realisatie Eenheid;"),
    _("we provide on request the data needed to follow and assess the results;"),
    _("I am authorised to declare this for my organisation."),
)


def statement() -> str:
    """The text as it is kept and mailed: in Dutch, a line for each part."""
    with translation.override("nl"):
        return "\n".join([str(LEAD), *(f"- {part}" for part in PARTS)])
