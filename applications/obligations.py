"""What penvoerders, partners and administrators must do about rounds and applications."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import (
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from common.dates import moment_text
from common.obligations import Obligation, only_when

from . import permissions
from .content import digest, essential, frozen_contents
from .models import (
    Application,
    ApplicationState,
    Completion,
    LeadTransfer,
    LeadTransferState,
    Reopening,
    Round,
    Section,
    Signature,
    SigningRequest,
    Submission,
)
from .models.application import closing_moment, is_not_closed
from .requirements import not_filled_in
from .signature_states import declined_words, partner_signatures, prefetch_signing, signed_words


def drafts_to_finish(at: datetime) -> QuerySet[Any]:
    """What can still be submitted at this moment, the first to close first.

    Drafts, and what was reopened: of those `rewritten` is true, and `counts` when what counts
    meanwhile was submitted. `since` is when it was started or reopened.
    """
    reopened = Reopening.objects.open().filter(application=OuterRef("pk"))
    last = Submission.objects.filter(application=OuterRef("pk")).order_by("-version")
    return (
        Application.objects.filter(
            is_not_closed(at), Q(state=ApplicationState.CONCEPT) | Exists(reopened)
        )
        .annotate(
            rewritten=Exists(reopened),
            counts=Subquery(last.values("submitted_at")[:1]),
            since=Coalesce(Subquery(reopened.values("reopened_at")[:1]), F("created_at")),
        )
        .order_by(closing_moment(), "plan__name")
    )


def requests_to_sign(role: Role, at: datetime) -> QuerySet[SigningRequest]:
    """The last requests to this person, not answered yet, that can be answered with effect.

    A draft whose round has closed is signed in vain; once submitted, signing helps as long as
    `permissions.may_sign` says.
    """
    # Where two sign, the answer of the one leaves the other something to do.
    one_signs = Exact(OuterRef("partner__application__round__signers_per_party"), 1)
    # Their keys, which PostgreSQL reads once: it would join the roles to every request anew.
    own_roles = Role.objects.filter(user=role.user_id).values("pk")
    answered = Signature.objects.filter(
        Q(one_signs) | Q(signed_by__in=own_roles),
        partner=OuterRef("partner_id"),
        version=OuterRef("version_id"),
    ).order_by()
    newer = SigningRequest.objects.filter(
        partner=OuterRef("partner_id"), requested_at__gt=OuterRef("requested_at")
    )
    in_time = ~Q(partner__application__state=ApplicationState.CONCEPT) | is_not_closed(
        at, "partner__application__"
    )
    return (
        # As values of one row: of an `Exists` PostgreSQL would first read all signatures there are.
        SigningRequest.objects.alias(
            answer=Subquery(answered.values("pk")[:1]), newer=Subquery(newer.values("pk")[:1])
        )
        .filter(
            in_time,
            permissions.is_signable(role, "partner__"),
            answer__isnull=True,
            newer__isnull=True,
        )
        .select_related("partner__application__round", "partner__application__plan")
        .order_by(closing_moment("partner__application__"), "pk")
    )


def _drafts(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    mine = drafts_to_finish(at).filter(penvoerder=role.organisation_id)
    drafts = list(mine.select_related("round", "plan")[:most])
    lacks = _lacking(drafts)
    for application in drafts:
        yield Obligation(
            _("Submit again what you reopened")
            if application.rewritten
            else _("Finish and submit the application"),
            application.name,
            reverse("applications:detail", args=[application.pk]),
            moment=application.closes_at,
            lacks=_counts_meanwhile(application.counts)
            if application.rewritten
            else lacks[application.pk],
        )


def _lacking(drafts: Sequence[Application]) -> dict[int, StrOrPromise]:
    """What each draft lacks: who declined, else its empty parts, else the signatures.

    As many queries for any number. Whether a signature counts depends on what the draft says now,
    so that is read.
    """
    if not drafts:
        return {}
    prefetch_signing(drafts)
    prefetch_related_objects(drafts, Prefetch("plan__sections", Section.objects.order_by("pk")))
    contents = frozen_contents(drafts)
    return {one.pk: _lacks(one, digest(essential(contents[one.pk]))) for one in drafts}


def _counts_meanwhile(submitted_at: datetime) -> str:
    return gettext("What was submitted on %(moment)s counts until then.") % {
        "moment": moment_text(submitted_at)
    }


def _lacks(draft: Application, sha256: str) -> StrOrPromise:
    standing = partner_signatures(draft, sha256=sha256)
    if declined := declined_words(standing):
        return declined
    empty = not_filled_in(draft)
    if empty:
        return gettext("Not filled in yet: %(parts)s") % {"parts": ", ".join(empty)}
    return signed_words(standing)


def _signing(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    for request in requests_to_sign(role, at)[:most]:
        application = request.partner.application
        yield Obligation(
            _("Sign the application, or say why not"),
            application.name,
            reverse("applications:sign", args=[request.partner_id]),
            moment=application.closes_at if application.is_being_written else None,
        )


@only_when(Completion.objects.open)
def _completions(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    asked = Completion.objects.open().filter(application__in=Application.objects.visible_to(role))
    found = asked.select_related("application__plan").prefetch_related("items")
    for completion in found.order_by("due_on", "pk")[:most]:
        parts = ", ".join(str(item.get_section_display()) for item in completion.items.all())
        if completion.for_merging:
            what, lacks = _("Make the merged plan and hand it in"), ""
        else:
            what, lacks = _("Complete the application"), gettext("Asked: %(parts)s")
        yield Obligation(
            what,
            completion.application.name,
            reverse("applications:detail", args=[completion.application_id]),
            day=completion.due_on,
            lacks=lacks and lacks % {"parts": parts},
        )


def _next_round(_role: Role, at: datetime, _most: int) -> Iterator[Obligation]:
    if not Round.objects.not_closed(at).exists():
        yield Obligation(_("Make the next round"), "", reverse("applications:rounds"))


@only_when(lambda: LeadTransfer.objects.filter(state=LeadTransferState.GEVRAAGD))
def _asked_to_lead(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    waiting = LeadTransfer.objects.visible_to(role).filter(
        is_not_closed(at, "application__"), state=LeadTransferState.GEVRAAGD
    )
    for one in waiting.select_related("application__plan", "application__round")[:most]:
        yield Obligation(
            _("Say whether your organisation becomes penvoerder"),
            one.application.name,
            reverse("applications:lead_answer", args=[one.pk]),
            moment=one.application.closes_at,
        )


OBLIGATIONS: Mapping[str, tuple[Callable[[Role, datetime, int], Iterable[Obligation]], ...]] = {
    **dict.fromkeys(PENVOERDER_KINDS, (_drafts, _completions)),
    RoleKind.PENVOERDER_SIGNATORY: (_drafts, _completions, _asked_to_lead),
    RoleKind.PARTNER_SIGNATORY: (_signing,),
    RoleKind.ADMIN: (_next_round,),
}
"""By kind of role what there can be to do: (role, at, most) gives at most so many, by date."""
