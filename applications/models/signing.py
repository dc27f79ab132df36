"""Who was asked to sign which exact version, and what they answered."""

from __future__ import annotations

from uuid import uuid4

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from common import lengths
from common.database_guards import append_only
from documents.models import Version

from .application import Application
from .guards import link_is_of_this_partner, recorded_by_the_re, signers_differ
from .partner import Partner


class ContentVersion(models.Model):
    """The essential content as it read at some moment: what partners sign.

    `content` is self-contained (names, not keys) and carries a `schema` number; `sha256` is over
    its canonical JSON. A signature counts as long as the application still reads the same.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="content_versions")
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    content = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version of the content")
        verbose_name_plural = _("versions of the content")
        constraints = [
            models.UniqueConstraint(fields=["application", "sha256"], name="content_version_once"),
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return self.sha256[:12]


@pghistory.track()
class SigningRequest(models.Model):
    """A partner was asked to sign a version."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="signing_requests")
    version = models.ForeignKey(ContentVersion, models.PROTECT, related_name="+")
    requested_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(_("asked at"), default=timezone.now)

    class Meta:
        verbose_name = _("request to sign")
        verbose_name_plural = _("requests to sign")
        constraints = [
            models.UniqueConstraint(fields=["partner", "version"], name="signing_request_once"),
        ]
        triggers = [
            # Who asks again asks anew: the moment moves.
            pgtrigger.ReadOnly(name="request_stays", fields=["partner", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.version}"


class SigningLink(models.Model):
    """A link by which who has no account answers a request to sign, sent to one address.

    The link itself is made when its mail is sent, and stored nowhere. Who answers by it has proven
    to read mail at `email`; the address can be erased, so that the person can be pseudonymised.
    `opened_at` is when somebody first asked to read behind it; a mere visit is no such thing.
    """

    request = models.ForeignKey(SigningRequest, models.CASCADE, related_name="links")
    email = models.EmailField(_("e-mail address"))
    made_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("good until"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)

    class Meta:
        verbose_name = _("link to sign")
        verbose_name_plural = _("links to sign")
        indexes = [models.Index(fields=["email"], name="signing_link_email")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="signing_link_expires_later"
            ),
        ]
        triggers = [append_only(but_erasing=["email"], but_noting=["withdrawn_at", "opened_at"])]

    def __str__(self) -> str:
        return f"{self.request}: {self.email}"


class SigningCode(models.Model):
    """A code that was sent to the address of a link, at the moment of signing by it.

    The digits are worked out from the primary key and the secret key of the portal, and stored
    nowhere. `tries` counts the wrong ones that were typed.
    """

    MOST_TRIES = 5

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    link = models.ForeignKey(SigningLink, models.CASCADE, related_name="codes")
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("good until"))
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("code to sign")
        verbose_name_plural = _("codes to sign")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="signing_code_expires_later"
            ),
            models.CheckConstraint(condition=Q(tries__lte=5), name="signing_code_tries_limited"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="signing_code_stays", fields=["id", "link", "made_at", "expires_at"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link}: {self.made_at}"


class SignatureOutcome(models.TextChoices):
    """What a partner answered."""

    SIGNED = "signed", _("signed")
    DECLINED = "declined", _("declined")


class StandsOut(models.TextChoices):
    """Why the address of who signed is worth a look; it proves nothing."""

    OF_PENVOERDER = "of_penvoerder", _("The address is of somebody of the penvoerder.")
    BY_PENVOERDER = "by_penvoerder", _("The address is in a domain of the penvoerder.")
    NOTHING_KNOWN = "nothing_known", _("No domain of this organisation is known to compare with.")
    OUTSIDE = "outside", _("The address is outside the domain of this organisation.")


class FullVoice(models.TextChoices):
    """Whether the beroepsgroep finds that it has a full voice."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class Signature(models.Model):
    """A partner's answer to one version; the newest answer to the present version counts.

    `confirmation` is what the beroepsgroep says for itself: how teachers and school leaders take
    part with a full voice. `statement` is the text that was agreed to, as it was shown, with its
    version. It was given by somebody in a role, or else by a link that proved the address it was
    sent to, and then with a code that was sent there as they signed, or else on paper. Who signed
    can be erased, so that the person can be pseudonymised; that was signed cannot.
    """

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="signatures")
    version = models.ForeignKey(ContentVersion, models.PROTECT, related_name="signatures")
    outcome = models.CharField(_("answer"), max_length=10, choices=SignatureOutcome)
    reason = models.CharField(_("reason"), blank=True, max_length=lengths.TEXT)
    confirmation = models.CharField(
        _("confirmation by the beroepsgroep"), blank=True, max_length=lengths.LONG_TEXT
    )
    # The rest of the form of the beroepsgroep, empty for others.
    represents = models.CharField(
        _("whom the beroepsgroep represents"), blank=True, max_length=lengths.TEXT
    )
    voice = models.CharField(_("has a full voice"), blank=True, max_length=10, choices=FullVoice)
    voice_words = models.CharField(_("about its voice"), blank=True, max_length=lengths.TEXT)
    remarks = models.CharField(_("remarks"), blank=True, max_length=lengths.TEXT)
    statement = models.CharField(_("statement"), blank=True, max_length=lengths.TEXT)
    statement_version = models.CharField(max_length=lengths.CODE, blank=True)
    signed_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    link = models.ForeignKey(
        SigningLink, models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    # A scan of what was signed on paper, and who of the Realisatie Eenheid recorded it.
    paper = models.OneToOneField(Version, models.PROTECT, null=True, blank=True, related_name="+")
    paper_signed_on = models.DateField(_("signed on paper on"), null=True, blank=True)
    recorded_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    # Who signs by link typed it; to decline nobody needs one.
    code = models.OneToOneField(
        SigningCode, models.PROTECT, null=True, blank=True, related_name="signature"
    )
    signer_name = models.CharField(_("name"), max_length=150)
    signer_job_title = models.CharField(_("job title"), max_length=120)
    signed_at = models.DateTimeField(_("signed at"), default=timezone.now)
    # What was known of the partner as it signed; see `applications.domain.signer_addresses`.
    stands_out = models.CharField(max_length=15, choices=StandsOut, blank=True)
    told = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["signed_at"]
        indexes = [
            models.Index(fields=["partner", "version"], name="signature_of_version"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="signed") | ~Q(reason=""), name="declined_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=False, link__isnull=True, paper__isnull=True)
                | Q(signed_by__isnull=True, link__isnull=False, paper__isnull=True)
                | Q(signed_by__isnull=True, link__isnull=True, paper__isnull=False),
                name="signature_by_role_by_link_or_on_paper",
            ),
            models.CheckConstraint(
                condition=Q(
                    paper__isnull=True, recorded_by__isnull=True, paper_signed_on__isnull=True
                )
                | Q(
                    outcome="signed",
                    paper__isnull=False,
                    recorded_by__isnull=False,
                    paper_signed_on__isnull=False,
                ),
                name="signature_on_paper_is_recorded",
            ),
            models.CheckConstraint(
                condition=Q(link__isnull=True, code__isnull=True)
                | Q(outcome="declined", code__isnull=True)
                | Q(outcome="signed", link__isnull=False, code__isnull=False),
                name="signature_by_link_with_code",
            ),
        ]
        triggers = [
            append_only(but_erasing=["signer_name", "signer_job_title"]),
            link_is_of_this_partner(),
            signers_differ(),
            recorded_by_the_re(),
        ]

    def __str__(self) -> str:
        return f"{self.signer}, {self.partner}: {self.get_outcome_display()}"

    @property
    def confirms(self) -> bool:
        """Whether the beroepsgroep confirms by it how it takes part.

        Who says to have no full voice confirms nothing. What "partly" is worth is for who judges.
        """
        return bool(self.confirmation.strip()) and self.voice != FullVoice.NO

    @property
    def address(self) -> str:
        """The address that was proven by who signed; nothing once that was erased."""
        if self.link is not None:
            return self.link.email
        return self.signed_by.user.email if self.signed_by else ""

    @property
    def signer(self) -> StrOrPromise:
        """Who signed, for the screen; nobody by name once that was erased."""
        return self.signer_name or _("personal data no longer kept")
