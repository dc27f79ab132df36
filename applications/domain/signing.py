"""Asking partners to sign, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind, User
from applications.content import Content, digest, essential, frozen_content
from applications.models import (
    Application,
    ContentVersion,
    Partner,
    Signature,
    SignatureOutcome,
    SigningRequest,
)
from applications.permissions import why_not_ask_to_sign
from applications.signature_states import PartnerSignature, partner_signatures
from common.refusal import Refusal, refuse

from . import mails
from .locking import locked
from .own_words import OwnWords, said_by
from .signer_addresses import check_signer, own_addresses
from .signers import (
    Signer,
    address_of,
    as_it_is_now,
    code_of,
    lacks_code,
    signed_as,
    standing_signature,
    was_asked,
    why_not_answer,
)
from .signing_links import make_link
from .statements import VERSION, statement

# A second click arrives within this time; later it is a reminder that somebody meant to send.
DOUBLE_CLICK = timedelta(minutes=1)


@transaction.atomic
def ask_to_sign(
    *,
    application: Application,
    partners: Iterable[Partner],
    by: Role,
    at: datetime | None = None,
) -> list[SigningRequest]:
    """Ask partners to sign the application as it reads now, and mail their contacts a link.

    Who has signed this version already is passed over. A contact who has no role to sign in gets a
    link of their own, by which they need no account. Raises `Refusal` (`not_editable`,
    `contact_missing`, `contact_of_penvoerder`, and those of `make_link`).
    """
    at = at or timezone.now()
    current = locked(application)
    refuse(why_not_ask_to_sign(by, current), code="not_editable")
    content = essential(frozen_content(current))
    now = partner_signatures(current, sha256=digest(content))
    wanted = {partner.pk for partner in partners}
    asked = [one for one in now.partners if one.partner.pk in wanted and one.can_be_asked]
    _refuse_without_contact(current, asked)
    version = kept_version(current, content, at)
    return [_request(one, version, by, at) for one in asked]


def kept_version(application: Application, content: Content, at: datetime) -> ContentVersion:
    """The version that says `content`, which is `essential`; made now if nobody was asked it."""
    version, _created = ContentVersion.objects.get_or_create(
        application=application,
        sha256=digest(content),
        defaults={"content": content, "created_at": at},
    )
    return version


def tell_of(signature: Signature, told: Sequence[User], application: Application) -> None:
    """Mail `told` of a signature for them, and the penvoerder when it was the last one."""
    mails.signed_on_behalf(signature, told)
    # Read again: what was read before this act lacks its signature.
    fresh = Application.objects.get(pk=application.pk)
    if partner_signatures(fresh, sha256=signature.version.sha256).all_signed:
        mails.all_signed(application)


def _refuse_without_contact(application: Application, asked: Sequence[PartnerSignature]) -> None:
    missing = [one.partner.name for one in asked if len(one.partner.signers) < one.needed]
    if missing:
        raise Refusal(
            _("First enter who signs and the e-mail address for: %(names)s.")
            % {"names": ", ".join(missing)},
            code="contact_missing",
            field="contact_email",
        )
    own = own_addresses(application)
    clash = [one.partner.name for one in asked if own & set(one.partner.signers)]
    if clash:
        raise Refusal(
            _("Somebody of the penvoerder cannot sign for: %(names)s. Enter another person.")
            % {"names": ", ".join(clash)},
            code="contact_of_penvoerder",
            field="contact_email",
        )


def _request(
    one: PartnerSignature, version: ContentVersion, by: Role, at: datetime
) -> SigningRequest:
    request, created = SigningRequest.objects.get_or_create(
        partner=one.partner,
        version=version,
        defaults={"requested_by": by, "requested_at": at},
    )
    if not created:
        if at - request.requested_at < DOUBLE_CLICK:
            return request
        request.requested_by, request.requested_at = by, at
        request.save(update_fields=["requested_by", "requested_at"])
    for email in one.still_to_sign:
        _send(request, email, at, is_reminder=not created)
    return request


def _send(request: SigningRequest, email: str, at: datetime, *, is_reminder: bool) -> None:
    """Mail who signs: to sign in when they have the role already, else with a link of their own."""
    partner = request.partner
    signatory = (
        Role.objects.current()
        .filter(
            organisation=partner.organisation_id,
            kind=RoleKind.PARTNER_SIGNATORY,
            user__email__iexact=email,
        )
        .select_related("user")
        .first()
    )
    if signatory is not None:
        mails.asked_to_sign(request, signatory.user, is_reminder=is_reminder)
    else:
        link = make_link(request=request, email=email, by=request.requested_by, at=at)
        mails.asked_by_link(link, is_reminder=is_reminder)


@transaction.atomic
def sign(
    *,
    partner: Partner,
    version: ContentVersion,
    by: Signer,
    name: str,
    job_title: str,
    agrees: bool,
    is_authorised: bool,
    own_words: OwnWords | None = None,
    at: datetime | None = None,
) -> Signature:
    """Sign exactly `version` for `partner`; the beroepsgroep adds its own form.

    `by` signs in a role, or by a link that proved an address, with the code sent there. Signing
    the same version twice gives the first signature; of two who sign each gives one. Raises
    `Refusal` (`may_not_sign`, `changed`, `name_missing`, `job_title_missing`, `must_agree`,
    `must_be_authorised`, `code_missing`, and those of `OwnWords.columns`).
    """
    at = at or timezone.now()
    partner, current, by = _answerable(partner, version, by, at)
    earlier = standing_signature(by, partner, version)
    if earlier is not None:
        return earlier
    refuse_unnamed(name, job_title)
    refuse_unticked(agrees=agrees, is_authorised=is_authorised)
    said = said_by(partner, own_words)
    if lacks_code(by):
        raise Refusal(_("Type the code that we mailed you."), code="code_missing", field="code")
    stands_out, told = check_signer(partner, address_of(by))
    signature = Signature.objects.create(
        partner=partner,
        version=version,
        outcome=SignatureOutcome.SIGNED,
        **said,
        statement=statement(),
        statement_version=VERSION,
        code=code_of(by),
        **signed_as(by),
        signer_name=name.strip(),
        signer_job_title=job_title.strip(),
        signed_at=at,
        stands_out=stands_out or "",
        told=len(told),
    )
    if signature.link is not None:
        mails.signed_by_link(signature, signature.link)
    tell_of(signature, told, current)
    return signature


@transaction.atomic
def decline(
    *,
    partner: Partner,
    version: ContentVersion,
    by: Signer,
    reason: str,
    name: str,
    job_title: str,
    at: datetime | None = None,
) -> Signature:
    """Answer that `partner` does not sign `version`, with the reason; the penvoerder is told.

    Raises `Refusal` (`may_not_sign`, `changed`, `already_signed`, `name_missing`,
    `job_title_missing`, `reason_missing`).
    """
    at = at or timezone.now()
    partner, current, by = _answerable(partner, version, by, at)
    answers = Signature.objects.filter(partner=partner, version=version)
    if standing_signature(by, partner, version) is not None:
        raise Refusal(
            _("Your organisation has already signed this version."), code="already_signed"
        )
    refuse_unnamed(name, job_title)
    refuse_without_reason(reason)
    same = answers.filter(reason=reason.strip(), **signed_as(by)).first()
    if same is not None:
        return same
    signature = Signature.objects.create(
        partner=partner,
        version=version,
        outcome=SignatureOutcome.DECLINED,
        reason=reason.strip(),
        **signed_as(by),
        signer_name=name.strip(),
        signer_job_title=job_title.strip(),
        signed_at=at,
    )
    mails.declined(current, signature)
    return signature


def _answerable(
    partner: Partner, version: ContentVersion, by: Signer, at: datetime
) -> tuple[Partner, Application, Signer]:
    """Lock the application; refuse unless `by` may answer and `version` is what it still says."""
    current = locked(partner.application)
    by = as_it_is_now(by)
    stored = Partner.including_removed.select_related("organisation").get(pk=partner.pk)
    stored.application = current
    refuse(why_not_answer(by, stored, at=at), code="may_not_sign")
    asked = was_asked(by, stored, version)
    if not asked or digest(essential(frozen_content(current))) != version.sha256:
        raise Refusal(
            _(
                "The penvoerder has changed the application since you were asked to sign. "
                "You get a mail when the new version is ready to be signed."
            ),
            code="changed",
        )
    return stored, current, by


def refuse_unnamed(name: str, job_title: str) -> None:
    """Raise `Refusal` (`name_missing`, `job_title_missing`) when who signs is not named in full."""
    if not name.strip():
        raise Refusal(_("Enter your name."), code="name_missing", field="name")
    if not job_title.strip():
        raise Refusal(_("Enter your job title."), code="job_title_missing", field="job_title")


def refuse_unticked(*, agrees: bool, is_authorised: bool) -> None:
    """Raise `Refusal` (`must_agree`, `must_be_authorised`) when who signs did not tick both."""
    if not agrees:
        raise Refusal(
            _("Tick that you agree, or decline with a reason."), code="must_agree", field="agrees"
        )
    if not is_authorised:
        raise Refusal(
            _("Only who is authorised can sign. Tick that you are, or ask who is."),
            code="must_be_authorised",
            field="is_authorised",
        )


def refuse_without_reason(reason: str) -> None:
    """Raise `Refusal` (`reason_missing`) when who declines does not say why."""
    if not reason.strip():
        raise Refusal(
            _("Say why your organisation does not sign."), code="reason_missing", field="reason"
        )
