"""The Realisatie Eenheid records a signature on paper, and opens the scan of one."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.content import submitting
from applications.forms.signing import PaperForm
from applications.models import Signature
from assessments.domain.paper_signing import record_on_paper
from common.acts import attempt, form_status
from common.unsent_forms import bind
from documents.downloads import offered

from .lookup import get_case


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def record_signature(request: PortalRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Record that a partner signed on paper, with the scan."""
    found = get_case(request, pk)
    partner = found.partners.filter(pk=partner_pk).first()
    if partner is None or partner == submitting(found):
        raise Http404
    partner.application = found
    form = bind(PaperForm, request, partner=partner)
    if request.method == "POST" and form.is_valid():
        record = partial(
            record_on_paper,
            partner=partner,
            by=request.role,
            at=request.received_at,
            **form.as_recorded(),
        )
        if attempt(request, record, form=form, success=_("The signature has been recorded.")):
            return redirect("assessments:case", pk)
    context = {"case": found, "partner": partner, "form": form}
    status = form_status(form)
    return render(request, "assessments/record_signature.html", context, status=status)


@for_roles(*RE_KINDS)
@require_safe
def paper_signature(request: PortalRequest, pk: int, signature_pk: int) -> HttpResponseBase:
    """Give the scan of a signature on paper."""
    found = get_case(request, pk)
    given = Signature.objects.filter(partner__application=found, pk=signature_pk)
    signature = given.select_related("paper").first()
    if signature is None or signature.paper is None or not signature.paper.is_fit:
        raise Http404
    return offered(signature.paper)
