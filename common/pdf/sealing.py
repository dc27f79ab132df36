"""A seal on a finished PDF: who made it, and that nothing in it changed since.

Letters and receipts get one when a certificate is configured (`common.pdf.certificates`), and else
stay as they are. Drafts get none: only what is issued is sealed.
"""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings

from .certificates import credentials
from .rendering import Pdf


def sealed(pdf: Pdf) -> Pdf:
    """Return the PDF with a seal, and the hash of it with that seal.

    The network is asked only for a time stamp, when `SEAL_TSA_URL` names a service for it. Raises
    `CannotSeal` when the certificate cannot be used: a letter is not issued without its seal.
    """
    found = credentials()
    if found is None:
        return pdf
    found.require_valid()
    # pyHanko is large, and most processes never seal.
    from .signatures import sign

    content = sign(pdf.content, found, tsa=settings.SEAL["tsa"])
    return Pdf(content, sha256(content).hexdigest())
