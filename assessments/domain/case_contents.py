"""What somebody may see of a case, put together: the content of the case as a file.

Every part is asked of the predicate that guards its page. What is still being written is nobody's
record yet: no drafts of assessments, joint outcomes or decisions, and no internal notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role, RoleKind
from applications.attached import attached, ever_attached
from applications.content import Content
from applications.domain.people import readable
from applications.models import Application, Partner, Receipt, Submission
from applications.permissions import is_own
from assessments.models import (
    Assessment,
    ChangeNotice,
    Concurrence,
    Condition,
    Decision,
    Endorsement,
    InterestDeclaration,
    JointJudgement,
    JointOutcome,
    Judgement,
    MarginNote,
    PanelMember,
    ThreadPost,
    involvement_in,
)
from correspondence.models import Letter
from documents.models import Version


@dataclass(frozen=True)
class Frozen:
    """The frozen document: as it was hashed, the people beside it, and as one reads it."""

    document: Content
    sha256: str
    readable: Content
    people: Content
    submitted_at: datetime | None = None


@dataclass(frozen=True)
class Contents:
    """All that a role may see of a case at this moment."""

    application: Application
    frozen: Frozen
    declarations: Sequence[InterestDeclaration] = ()
    assessments: Sequence[Assessment] = ()
    joint: JointOutcome | None = None
    endorsements: Sequence[Endorsement] = ()
    concurrence: Concurrence | None = None
    posts: Sequence[ThreadPost] = ()
    margin_notes: Sequence[MarginNote] = ()
    decisions: Sequence[Decision] = ()
    letters: Sequence[Letter] = ()
    notices: Sequence[ChangeNotice] = ()
    receipts: Sequence[Receipt] = ()
    attachments: Sequence[Version] = ()

    @property
    def name(self) -> str:
        """What files about it are called, such as aanvraag-VL-2026-0001."""
        return f"aanvraag-{self.application.number or self.application.pk}"

    @property
    def parts(self) -> list[str]:
        """What is in it, in words."""
        found = [_("the application as it was frozen, with who signed it")]
        if count := len(self.attachments):
            found.append(
                ngettext("%(count)d attachment", "%(count)d attachments", count) % {"count": count}
            )
        if self.receipts:
            found.append(_("the receipt"))
        if self.declarations:
            found.append(_("the declarations of interest"))
        if count := len(self.assessments):
            found.append(
                ngettext("%(count)d assessment", "%(count)d assessments", count) % {"count": count}
            )
        if self.joint is not None:
            found.append(_("the joint outcome"))
        found.extend(self._written)
        if self.decisions:
            found.append(_("the decision with its conditions"))
        if count := len(self.notices):
            found.append(
                ngettext("%(count)d reported change", "%(count)d reported changes", count)
                % {"count": count}
            )
        if count := len(self.letters):
            found.append(
                ngettext("%(count)d letter", "%(count)d letters", count) % {"count": count}
            )
        return found

    @property
    def _written(self) -> Iterator[str]:
        """What was written on criteria and beside passages, in words."""
        if count := len(self.posts):
            yield ngettext(
                "%(count)d post on the criteria", "%(count)d posts on the criteria", count
            ) % {"count": count}
        if count := len(self.margin_notes):
            yield ngettext("%(count)d margin note", "%(count)d margin notes", count) % {
                "count": count
            }


def contents_for(role: Role, application: Application) -> Contents | None:
    """What `role` may see of a case, or None when that is nothing. At most 23 queries."""
    frozen = frozen_for(role, application)
    if frozen is None:
        return None
    joint = _joint(role, application)
    receipts = Receipt.objects.visible_to(role).filter(submission__application=application)
    return Contents(
        application=application,
        frozen=frozen,
        declarations=_declarations(role, application),
        assessments=_assessments(role, application),
        joint=joint,
        endorsements=_endorsements(role, joint),
        concurrence=joint.concurrence if joint else None,
        posts=list(
            ThreadPost.objects.visible_to(role)
            .filter(panel__application=application)
            .select_related("criterion", "written_by__user", "written_by__organisation")
            .order_by("criterion__position", "written_at", "pk")
        ),
        margin_notes=list(
            MarginNote.objects.visible_to(role)
            .filter(member__panel__application=application)
            .select_related("member__organisation", "written_by__user")
        ),
        decisions=_decisions(role, application),
        letters=list(
            # Of which case a letter is, it says itself.
            Letter.objects.visible_to(role).filter(answers=application.number).order_by("made_at")
        ),
        notices=list(
            ChangeNotice.objects.visible_to(role)
            .filter(application=application)
            .select_related("organisation", "notified_by__user", "letter")
            .defer("letter__pdf", "letter__body_html")
        ),
        receipts=list(receipts.select_related("submission")),
        attachments=list(attached(application, frozen.document).values()),
    )


def attachment_for(role: Role, application: Application, sha256: str) -> Version | None:
    """The attachment with this hash, as far as `role` reads a document in which it stands.

    The penvoerder's people also get what is in their draft.
    """
    if is_own(role, application):
        return ever_attached(application).filter(sha256=sha256).first()
    frozen = frozen_for(role, application)
    return None if frozen is None else attached(application, frozen.document).get(sha256)


def frozen_for(role: Role, application: Application) -> Frozen | None:
    """The document that this role reads on its own page of the case."""
    if role.is_re and involvement_in(role, application):
        return None
    if role.kind == RoleKind.PARTNER_SIGNATORY:
        return _signed(role, application)
    submission: Submission | None
    if role.kind == RoleKind.ASSESSOR:
        members = PanelMember.objects.visible_to(role).filter(panel__application=application)
        member = members.select_related("panel__submission").first()
        submission = None if member is None else member.panel.submission
    else:
        seen = Application.objects.visible_to(role).filter(pk=application.pk)
        submission = Submission.objects.filter(application__in=seen).order_by("version").last()
    if submission is None:
        return None
    return Frozen(
        submission.content,
        submission.sha256,
        readable(submission),
        # Who may sign for each partner, with their addresses, stands on no page of an assessor.
        {} if role.kind == RoleKind.ASSESSOR else submission.people,
        submission.submitted_at,
    )


def _signed(role: Role, application: Application) -> Frozen | None:
    """The version that a partner answered last, else the one it was asked to sign last."""
    partner = Partner.objects.visible_to(role).filter(application=application).first()
    if partner is None:
        return None
    answers = partner.signatures.select_related("version").order_by("-signed_at", "-pk")
    requests = partner.signing_requests.select_related("version").order_by("-requested_at", "-pk")
    found = answers.first() or requests.first()
    if found is None:
        return None
    return Frozen(found.version.content, found.version.sha256, found.version.content, {})


def _declarations(role: Role, application: Application) -> list[InterestDeclaration]:
    """What was declared: all for the Realisatie Eenheid, for an assessor the own declaration."""
    declared = InterestDeclaration.objects.visible_to(role).filter(
        member__panel__application=application
    )
    return list(
        declared.select_related("role__user", "member__organisation").order_by("declared_at")
    )


def _assessments(role: Role, application: Application) -> list[Assessment]:
    judgements = Judgement.objects.select_related("criterion").order_by("criterion__position")
    return list(
        Assessment.objects.visible_to(role)
        .handed_in()
        .filter(member__panel__application=application)
        .select_related("member__organisation")
        .prefetch_related(Prefetch("judgements", judgements), "earlier")
        .order_by("-member__organisation__kind", "member__organisation__name")
    )


def _joint(role: Role, application: Application) -> JointOutcome | None:
    judgements = JointJudgement.objects.select_related("criterion").order_by("criterion__position")
    return (
        JointOutcome.objects.visible_to(role)
        .filter(panel__application=application, proposed_at__isnull=False)
        .prefetch_related(Prefetch("judgements", judgements))
        .first()
    )


def _endorsements(role: Role, joint: JointOutcome | None) -> list[Endorsement]:
    """The answers: all for the Realisatie Eenheid, for an assessor that of the own organisation."""
    if joint is None:
        return []
    members = PanelMember.objects.visible_to(role).filter(panel=joint.panel_id)
    given = joint.endorsements.filter(version=joint.version, member__in=members)
    return list(given.select_related("member__organisation").order_by("member__organisation__name"))


def _decisions(role: Role, application: Application) -> list[Decision]:
    """Decisions taken that the role may know; a partner those that were made known."""
    if role.kind == RoleKind.PARTNER_SIGNATORY:
        known = Decision.objects.made_known()
    else:
        known = Decision.objects.visible_to(role).granted()
    conditions = Condition.objects.order_by("due_on", "pk")
    found = known.filter(application=application).prefetch_related(
        Prefetch("conditions", conditions)
    )
    return list(found.order_by("granted_at"))
