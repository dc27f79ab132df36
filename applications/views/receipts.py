"""The receipt of an application as PDF."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import PENVOERDER_KINDS, RE_KINDS
from applications.models import Application, Receipt
from common.pdf.rendering import pdf_response


@require_safe
@for_roles(*PENVOERDER_KINDS, *RE_KINDS)
def receipt_pdf(request: PortalRequest, pk: int) -> HttpResponse:
    """Give the receipt of the newest submission; for the penvoerder's people and the RE."""
    application = get_visible(Application.objects, request, pk=pk)
    found = (
        Receipt.objects.visible_to(request.role)
        .filter(submission__application=application)
        .select_related("submission")
        .order_by("-submission__version")
        .first()
    )
    if found is None:
        raise Http404
    return pdf_response(found, f"ontvangstbewijs-{found.submission.number}.pdf")
