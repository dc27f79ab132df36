"""What lists and pages about applications read, each in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from post_office.models import STATUS, Email

from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from applications.afterwards import KnownState, known_state, makes_room, with_known_state
from applications.domain.starting import own_regions
from applications.models import (
    Application,
    ContentVersion,
    Partner,
    Reopening,
    Round,
    Section,
    Signature,
    SigningLink,
    SigningRequest,
    TeamLevel,
)
from applications.permissions import level_in_team, signable_by
from applications.requirements import not_filled_in
from applications.signature_states import PartnerSignature, PartnerSignatures
from common.dates import moment_text
from regions.models import Region


@dataclass(frozen=True)
class OwnApplication:
    """A row of the penvoerder's list; `empty` are the parts of a draft nobody has filled in yet."""

    application: Application
    empty: Sequence[str]

    @property
    def is_draft(self) -> bool:
        """Whether it still has to be submitted."""
        return self.application.is_draft

    @property
    def state(self) -> KnownState:
        """Its state, as far as it was made known."""
        return known_state(self.application)

    @property
    def words(self) -> str:
        """Its state in words, and whether it was reopened."""
        state = self.state.get_state_display()
        if not self.application.is_reopened:
            return state
        return gettext("%(state)s, and reopened") % {"state": state}


def own_applications(role: Role) -> QuerySet[Application]:
    """The applications that the people of this penvoerder see, the newest first: two queries."""
    sections = Section.objects.order_by("pk")
    return (
        with_known_state(Application.objects.of_team(role))
        .annotate(rewritten=Exists(Reopening.objects.open().filter(application=OuterRef("pk"))))
        .select_related("round", "plan")
        .prefetch_related(Prefetch("plan__sections", sections))
        .order_by("-created_at", "-pk")
    )


def rows(applications: Sequence[Application]) -> list[OwnApplication]:
    """Rows of the list for a page of `own_applications`."""
    return [
        OwnApplication(
            application,
            not_filled_in(application) if application.is_draft else [],
        )
        for application in applications
    ]


def rounds_to_start(at: datetime) -> QuerySet[Round]:
    """Rounds that have not closed, the first to close first: one query."""
    return Round.objects.not_closed(at).order_by("closes_at")


def regions_to_start(role: Role, rounds: QuerySet[Round]) -> QuerySet[Region]:
    """The regions of one's own for which an application can be started in one of `rounds`."""
    going = Application.objects.filter(
        round=OuterRef("pk"), region=OuterRef(OuterRef("pk"))
    ).exclude(makes_room())
    free = rounds.filter(~Exists(going))
    return (
        Region.objects.filter(own_regions(role), Exists(free), merged_into__isnull=True)
        .distinct()
        .order_by("name")
    )


def asked_to_sign(role: Role) -> QuerySet[Partner]:
    """What the organisation of this role was asked to sign, the last asked first: three queries."""
    requests = SigningRequest.objects.select_related("version").order_by("requested_at", "pk")
    answers = Signature.objects.select_related("version", "signed_by").order_by("signed_at", "pk")
    return (
        Partner.objects.visible_to(role)
        .select_related("application__round", "application__penvoerder", "application__plan")
        .prefetch_related(Prefetch("signing_requests", requests), Prefetch("signatures", answers))
        .annotate(asked_at=Max("signing_requests__requested_at"))
        .order_by("-asked_at", "-pk")
    )


@dataclass(frozen=True)
class Asked:
    """One who was asked to sign: how far the mail came, as far as the outbox knows, and the link.

    `mail` is None once the outbox was cleared, `link` for who signs with an account.
    """

    email: str
    mail: Email | None
    link: SigningLink | None

    @property
    def words(self) -> StrOrPromise:
        """How far the question came."""
        if self.link is not None and self.link.opened_at is not None:
            return _("opened on %s") % moment_text(self.link.opened_at, weekday=False)
        if self.mail is None:
            return ""
        if self.mail.status == STATUS.failed:
            return _("the mail could not be delivered: check the address")
        if self.mail.status == STATUS.sent:
            return _("mail delivered on %s") % moment_text(self.mail.last_updated, weekday=False)
        return _("mail is waiting to be sent")


@dataclass(frozen=True)
class Standing:
    """How a partner stands with signing; `asked` are those who can still answer."""

    signing: PartnerSignature
    asked: Sequence[Asked]

    @property
    def has_link(self) -> bool:
        """Whether there is a link by which somebody can answer."""
        return any(one.link is not None for one in self.asked)


def standings(
    application: Application, signatures: PartnerSignatures, at: datetime
) -> list[Standing]:
    """How each partner stands, for the page on which they are asked: two queries."""
    links = SigningLink.objects.filter(
        request__partner__application=application, withdrawn_at=None, expires_at__gte=at
    ).select_related("request")
    by_address = {(link.request.partner_id, link.email): link for link in links}
    waiting = {one.partner.pk: one for one in signatures.partners if one.is_asked}
    mails = _asked_mails(list(waiting.values()))
    return [
        Standing(
            one,
            [
                Asked(
                    email,
                    _first_since(mails.get(email, ()), one.request),
                    by_address.get((one.partner.pk, email)),
                )
                for email in one.still_to_sign
            ]
            if one.partner.pk in waiting
            else [],
        )
        for one in signatures.partners
    ]


def _asked_mails(waiting: Sequence[PartnerSignature]) -> dict[str, list[Email]]:
    """The mails in the outbox that asked them to sign, by address, the oldest first: one query."""
    requested = [one.request.requested_at for one in waiting if one.request is not None]
    found: dict[str, list[Email]] = {}
    if not requested:
        return found
    mails = Email.objects.filter(
        to__in=[email for one in waiting for email in one.still_to_sign],
        created__gte=min(requested),
        context__template="applications/asked_to_sign",
    ).defer("context", "message", "html_message")
    for mail in mails.order_by("created", "pk"):
        found.setdefault(mail.to[0], []).append(mail)
    return found


def _first_since(mails: Sequence[Email], request: SigningRequest | None) -> Email | None:
    """The mail of a request: the first written since; the same person may be asked elsewhere."""
    if request is None:
        return None
    return next((mail for mail in mails if mail.created >= request.requested_at), None)


def last_answer(partner: Partner, role: Role) -> Signature | None:
    """The newest answer to the newest version asked, of a partner from `asked_to_sign`.

    Where two sign for a partner, it is that of this person.
    """
    requests = list(partner.signing_requests.all())
    if not requests:
        return None
    version: ContentVersion = requests[-1].version
    is_alone = partner.application.round.signers_per_party == 1
    answers = [
        one
        for one in partner.signatures.all()
        if one.version_id == version.pk
        and (is_alone or (one.signed_by is not None and one.signed_by.user_id == role.user_id))
    ]
    return answers[-1] if answers else None


@dataclass(frozen=True)
class AskedToSign:
    """What an organisation was asked to sign: the newest answer, and whether this person may."""

    partner: Partner
    answer: Signature | None
    can_answer: bool

    @property
    def words(self) -> StrOrPromise:
        """How it stands, in words."""
        if self.answer is not None:
            return self.answer.get_outcome_display()
        return _("no answer yet") if self.can_answer else _("no longer needed")


def asked_rows(role: Role, partners: Sequence[Partner]) -> list[AskedToSign]:
    """Rows of the list for some of `asked_to_sign`. One query."""
    signable = signable_by(role).filter(pk__in=[partner.pk for partner in partners])
    to_sign = set(signable.values_list("pk", flat=True))
    return [
        AskedToSign(partner, last_answer(partner, role), partner.pk in to_sign)
        for partner in partners
    ]


@dataclass(frozen=True)
class Member:
    """Somebody of the team of an application: what they may do, and whether that can be changed."""

    role: Role
    level: str
    is_colleague: bool

    @property
    def may_sign(self) -> bool:
        """Whether they submit and sign for the penvoerder; that comes with their role."""
        return self.role.kind == RoleKind.PENVOERDER_SIGNATORY and self.is_colleague

    @property
    def words(self) -> StrOrPromise:
        """What they may do, in words."""
        if self.may_sign:
            return _("writes along, submits and signs")
        return TeamLevel(self.level).label

    @property
    def reads_only(self) -> bool:
        """Whether they cannot change anything."""
        return self.level == TeamLevel.READER


def team_of(application: Application) -> list[Member]:
    """Who works with an application, colleagues of the penvoerder first: two queries."""
    levels = application.team_levels
    roles = (
        Role.objects.current()
        .filter(
            Q(organisation=application.penvoerder_id, kind__in=PENVOERDER_KINDS)
            | Q(pk__in=levels.keys())
        )
        .select_related("user", "organisation")
        .order_by("user__name", "pk")
    )
    members = [
        Member(
            role,
            level_in_team(role, application) or TeamLevel.READER,
            role.organisation_id == application.penvoerder_id,
        )
        for role in roles
    ]
    return sorted(members, key=lambda one: not one.is_colleague)
