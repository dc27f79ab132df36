"""What one may do with an application or as a partner of it: one predicate each.

`why_not_x` gives the reason why not, or None when one may; it is the only place of that sentence.
Acts refuse with it, and views ask the same one for the buttons of a page.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from accounts.permissions import why_not_current
from applications.afterwards import DECISION_COMING, is_decision_coming, known_state
from applications.models import (
    Application,
    ApplicationState,
    Completion,
    Merging,
    Partner,
    SectionKind,
    Signature,
    SignatureOutcome,
    SigningLink,
    TeamLevel,
)
from applications.models.partner import PartnerQuerySet
from applications.workflow import COMPLETION_FLOW, FLOW, REOPENING_FLOW
from common.dates import amsterdam_date, day_text, moment_text

# As long as a status can still become definitive, a signature can still be given.
SIGNING_STATES = (
    ApplicationState.CONCEPT,
    ApplicationState.INGEDIEND,
    ApplicationState.IN_BEOORDELING,
    ApplicationState.VOORLOPIG,
)


def is_own(role: Role | None, application: Application) -> bool:
    """The person works on applications for the penvoerder of this one."""
    return (
        role is not None
        and role.is_current
        and role.is_penvoerder
        and role.organisation_id == application.penvoerder_id
    )


def level_in_team(role: Role | None, application: Application) -> str | None:
    """What somebody may do with the plan (`TeamLevel`); None for who has nothing to do with it.

    Colleagues of the penvoerder write along, unless they were held back; its signatories always do.
    One query at most, asked once of the same application.
    """
    if role is None or not role.is_current or not role.is_penvoerder:
        return None
    own = is_own(role, application)
    if own and role.kind == RoleKind.PENVOERDER_SIGNATORY:
        return TeamLevel.EDITOR
    return application.team_levels.get(role.pk) or (TeamLevel.EDITOR if own else None)


def why_not_lead_team(role: Role | None, application: Application) -> StrOrPromise | None:
    """Who may act for the penvoerder towards the outside says who works along."""
    if role is not None and is_own(role, application) and role.kind == _LEADS:
        return None
    return _("Only an authorised signatory of the penvoerder can change the team.")


_LEADS = RoleKind.PENVOERDER_SIGNATORY
_READS_ALONG = _(
    "You read along with this application, so you cannot change it. An authorised signatory of the "
    "penvoerder can let you write along."
)


def why_not_start(role: Role | None) -> StrOrPromise | None:
    """Who works on applications for a penvoerder may."""
    if role is not None and role.is_current and role.is_penvoerder:
        return None
    return _("Only people of a penvoerder can start an application.")


def why_not_edit(role: Role | None, application: Application, section: str) -> StrOrPromise | None:
    """Who writes along may change a section that is open; who takes part, the penvoerder alone."""
    level = level_in_team(role, application)
    who_takes_part = section == SectionKind.PARTNERS and not is_own(role, application)
    if level is None or who_takes_part:
        return _("Only people of the penvoerder can change this application.")
    if level == TeamLevel.READER:
        return _READS_ALONG
    if not application.plan.is_open(section):
        if application.plan.open_sections and application.is_draft:
            return _("This round does not ask this part.")
        if application.plan.open_sections:
            return _("You were not asked to complete this part, so it stays as it was submitted.")
        return _("This application is no longer a draft, so it can no longer be changed.")
    return None


def may_edit(role: Role | None, application: Application, section: str) -> bool:
    """It is an own application, and this section of its plan is open."""
    return why_not_edit(role, application, section) is None


def why_not_ask_to_sign(role: Role | None, application: Application) -> StrOrPromise | None:
    """The penvoerder may, as long as signatures can still be given."""
    if not is_own(role, application):
        return _("Only people of the penvoerder can change this application.")
    if level_in_team(role, application) == TeamLevel.READER:
        return _READS_ALONG
    known = known_state(application)
    if known.state in SIGNING_STATES:
        return None
    if known.state == DECISION_COMING:
        return _("The decision is being prepared, so nobody can be asked to sign now.")
    return _("Signatures for this application are no longer gathered by you.")


def may_ask_to_sign(role: Role | None, application: Application) -> bool:
    """It is an own application for which signatures can still be given."""
    return why_not_ask_to_sign(role, application) is None


def why_not_sign(role: Role | None, partner: Partner) -> StrOrPromise | None:
    """Who was named to sign for this partner may, as long as it can sign; at most one query.

    `signable_by` is the same as a query.
    """
    is_named = (
        role is not None
        and role.is_current
        and role.kind == RoleKind.PARTNER_SIGNATORY
        and role.organisation_id == partner.organisation_id
        and role.user.email.lower() in partner.signers
    )
    can = is_named and role is not None and _can_be_signed_for(partner, role.user.email)
    return None if can else _CANNOT_SIGN


def may_sign(role: Role | None, partner: Partner) -> bool:
    """The person was named to sign for this partner, which can still sign."""
    return why_not_sign(role, partner) is None


def why_not_sign_by_link(
    link: SigningLink, partner: Partner, *, at: datetime
) -> StrOrPromise | None:
    """Who is named to sign for this partner now may, by a link sent to them that still works."""
    is_named = (
        link.request.partner_id == partner.pk
        and link.email.lower() in partner.signers
        and link.withdrawn_at is None
        and at <= link.expires_at
    )
    return None if is_named and _can_be_signed_for(partner, link.email) else _CANNOT_SIGN


_CANNOT_SIGN = _("You cannot sign this application for this organisation (any more).")


def _can_be_signed_for(partner: Partner, address: str) -> bool:
    """Nobody signs what they ask themselves: not the penvoerder, and none of its people."""
    application = partner.application
    return (
        partner.removed_at is None
        and partner.left_on is None
        and known_state(application).state in SIGNING_STATES
        and partner.organisation_id != application.penvoerder_id
        and not Role.objects.current()
        .filter(
            user__email__iexact=address,
            organisation=application.penvoerder_id,
            kind__in=PENVOERDER_KINDS,
        )
        .exists()
    )


def why_not_submit(role: Role | None, application: Application) -> StrOrPromise | None:
    """Who may act for the penvoerder towards the outside may submit an own draft."""
    if application.state == ApplicationState.INGETROKKEN:
        return _("This application has been withdrawn, so it can no longer be submitted.")
    if application.is_reopened:
        return why_not_end_reopening(role, application)
    if role is None or not is_own(role, application) or not application.is_draft:
        return _("You cannot submit this application.")
    if not FLOW.allows(application, "submit", kind=role.kind):
        return _(
            "Only an authorised signatory of the penvoerder can submit. Ask a colleague who is one."
        )
    return None


def why_not_reopen(
    role: Role | None, application: Application, at: datetime
) -> StrOrPromise | None:
    """Who may submit for the penvoerder may reopen an own case until it closes.

    Not once it is handled: judged, or asked to be completed. One query at most where it may.
    """
    if application.state != ApplicationState.INGEDIEND:
        return _(
            "Only an application that was submitted and is not being assessed yet can be reopened: "
            "this one is “%(state)s”."
        ) % {"state": known_state(application).get_state_display()}
    if application.is_closed(at):
        return _(
            "The closing moment was %(moment)s, so this application can no longer be reopened. "
            "What you submitted counts."
        ) % {"moment": moment_text(application.closes_at)}
    if reason := why_not_end_reopening(role, application):
        return reason
    if application.completions.exists():
        return _(
            "The Realisatie Eenheid has asked you to complete this application, so it is being "
            "handled and can no longer be reopened."
        )
    return None


def why_not_end_reopening(role: Role | None, application: Application) -> StrOrPromise | None:
    """Who may submit for the penvoerder may submit again what was reopened, or put it back."""
    if role is None or not is_own(role, application):
        return _("Only people of the penvoerder can reopen this application or submit it again.")
    if role.kind not in REOPENING_FLOW.who("submit_again"):
        return _(
            "Only an authorised signatory of the penvoerder can reopen the application or submit "
            "it again. Ask a colleague who is one."
        )
    return None


SETTLED_AFTER = timedelta(minutes=5)
"""How long after the closing moment a submission that came in before it can still be written."""


def why_not_while_reopened(application: Application, at: datetime) -> StrOrPromise | None:
    """Nobody judges or merges what its penvoerder is rewriting, until it has closed."""
    if application.is_closed(at - SETTLED_AFTER) or not application.is_reopened:
        return None
    return _(
        "The penvoerder reopened this application and can submit it again until %(moment)s. A few "
        "minutes after that moment the last submitted version is what counts, by itself."
    ) % {"moment": moment_text(application.closes_at)}


def why_not_complete(
    role: Role | None, application: Application, completion: Completion
) -> StrOrPromise | None:
    """Who may submit for the penvoerder may hand in what was asked to complete an own case."""
    if role is None or not is_own(role, application):
        return _("Only people of the penvoerder can complete this application.")
    if role.kind not in COMPLETION_FLOW.who("complete"):
        return _(
            "Only an authorised signatory of the penvoerder can hand this in. Ask a colleague who "
            "is one."
        )
    return COMPLETION_FLOW.why_not(completion, "complete", kind=role.kind)


def is_signable(role: Role, partner: str = "") -> Q:
    """`may_sign` as a filter; `partner` is the path to the partner, with `__` at its end.

    Who may sign for nobody gets a filter that nothing fits.
    """
    if not role.is_current or role.kind != RoleKind.PARTNER_SIGNATORY:
        return Q(pk__in=[])
    asks = Role.objects.current().filter(
        user=role.user_id,
        organisation=OuterRef(f"{partner}application__penvoerder"),
        kind__in=PENVOERDER_KINDS,
    )
    fits = {
        "removed_at": None,
        "left_on": None,
        "organisation": role.organisation_id,
        "application__state__in": SIGNING_STATES,
    }
    email = role.user.email.lower()
    is_named = Q(**{f"{partner}contact_email": email}) | Q(**{f"{partner}second_email": email})
    asks_itself = Q(**{f"{partner}application__penvoerder": role.organisation_id})
    return (
        ~Exists(asks)
        & is_named
        & ~is_decision_coming(f"{partner}application__")
        & Q(**{f"{partner}{key}": value for key, value in fits.items()})
        & ~asks_itself
    )


def signable_by(role: Role) -> PartnerQuerySet:
    """The partners for which `may_sign` holds, as a query."""
    return Partner.objects.get_queryset().filter(is_signable(role))


def why_not_withdraw(role: Role | None, application: Application) -> StrOrPromise | None:
    """Kinds of role that the workflow names may withdraw an own application."""
    if role is None or not is_own(role, application):
        return _("Only people of the penvoerder can withdraw this application.")
    if level_in_team(role, application) == TeamLevel.READER:
        return _READS_ALONG
    return FLOW.why_not(known_state(application), "withdraw", kind=role.kind)


def may_withdraw(role: Role | None, application: Application) -> bool:
    """It is an own application that this kind of role can withdraw from its present state."""
    return why_not_withdraw(role, application) is None


def why_not_merge(role: Role, application: Application) -> StrOrPromise | None:
    """Kinds of role that the workflow names may merge it from its present state."""
    return why_not_current(role) or FLOW.why_not(application, "merge", kind=role.kind)


def why_not_undo_merge(role: Role, merging: Merging) -> StrOrPromise | None:
    """Kinds of role that may merge, until a partner signs or the merged plan is handed in.

    When its day passes and it was not handed in, a signature holds it no longer: nothing ends by
    itself, and who signed must not wait for ever for who does not hand in.
    When the leading application was withdrawn, nothing goes on in it, so then it always can be.
    """
    if role.kind not in FLOW.who("merge"):
        return why_not_current(role) or _("Your role does not allow this.")
    if merging.undone_at is not None:
        return _("This merging was undone already.")
    if merging.application.state == ApplicationState.INGETROKKEN:
        return why_not_current(role)
    return why_not_current(role) or _why_stands(merging)


def _why_stands(merging: Merging) -> StrOrPromise | None:
    if not merging.completion.is_open:
        return _("The merged plan was handed in, so the merging can no longer be undone.")
    signed = Signature.objects.filter(
        partner__application=merging.application_id,
        outcome=SignatureOutcome.SIGNED,
        signed_at__gte=merging.merged_at,
    ).select_related("partner")
    is_late = merging.completion.due_on < amsterdam_date(timezone.now())
    if is_late or (first := signed.order_by("signed_at").first()) is None:
        return None
    return _(
        "%(name)s has signed the merged plan. The merging can only be undone when it was not "
        "handed in by %(day)s."
    ) % {"name": first.partner.name, "day": day_text(merging.completion.due_on)}
