"""The task list of a draft: which step is where, why, and who has to act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import ALWAYS_ASKED, Application, Question, RequirementLevel, Section
from applications.permissions import why_not_submit
from applications.requirements import (
    SIGNING,
    Facts,
    Finding,
    RequirementOutcome,
    Result,
    Sum,
    blocking,
    evaluate,
    facts_of,
)
from applications.sections import asked_in, section_after, section_of
from applications.signature_states import PartnerSignatures, SignatureState, signed_words
from common.dates import moment_text
from regions.domain.deliveries import Delivery


class StepState(models.TextChoices):
    """How far a step is, in words that people understand."""

    LOCKED = "locked", _("Cannot start yet")
    TODO = "todo", _("To do")
    BUSY = "busy", _("Busy")
    DONE = "done", _("Done")
    ATTENTION = "attention", _("Needs attention")


TONES = {
    StepState.LOCKED: "neutral",
    StepState.TODO: "info",
    StepState.BUSY: "info",
    StepState.DONE: "ok",
    StepState.ATTENTION: "warning",
}


@dataclass(frozen=True)
class Step:
    """A row of the task list."""

    title: StrOrPromise
    url: str
    state: StepState
    hint: StrOrPromise = ""
    is_voluntary: bool = False
    # Where an answer stands that came after the last change of this part, if one did.
    answer_url: str = ""

    @property
    def status(self) -> StrOrPromise:
        """The words on the badge."""
        return self.state.label

    @property
    def tone(self) -> str:
        """The colour of the badge."""
        return TONES[self.state]


@dataclass(frozen=True)
class Shown:
    """A finding as the list of requirements shows it."""

    title: StrOrPromise
    outcome: str
    reason: StrOrPromise
    source: StrOrPromise
    url: str
    link_text: StrOrPromise
    sum: Sum | None
    deliveries: Sequence[Delivery]


@dataclass(frozen=True)
class Progress:
    """All that the task list shows."""

    steps: Sequence[Step]
    findings: Sequence[Finding]
    facts: Facts

    @property
    def partner_signatures(self) -> PartnerSignatures:
        """Where the partners stand."""
        return self.facts.partner_signatures

    @property
    def blocking(self) -> list[Finding]:
        """What keeps it from being submitted."""
        return blocking(self.findings)

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(1 for step in self.steps if step.state == StepState.DONE)


def step_url(application: Application, step: str) -> str:
    """The address where a step is done."""
    if step == SIGNING:
        return reverse("applications:signatures", args=[application.pk])
    return section_of(step).url(application)


def step_title(step: str) -> StrOrPromise:
    """The name of a step."""
    return _("Signatures of the partners") if step == SIGNING else section_of(step).title


def step_after(application: Application, section: str) -> str:
    """The step that follows a section: the next that is asked, and signing after the last."""
    following = section_after(section_of(section), application.round)
    return SIGNING if following is None else following.kind


def shown(
    application: Application, findings: Sequence[Finding], *, facts: Facts, here: str = ""
) -> list[Shown]:
    """Findings for the screen: what is missing first, then why it is asked.

    `facts` are what was judged. No link leads to `here`, the step that the page is about.
    """
    return [
        Shown(
            title=finding.requirement.title,
            outcome=requirement_outcome(finding),
            reason=f"{finding.problem} {finding.requirement.reason}"
            if finding.problem
            else finding.requirement.reason,
            source=finding.requirement.source,
            url="" if finding.step == here else step_url(application, finding.step),
            link_text=_("Go to: %(step)s") % {"step": step_title(finding.step)},
            sum=finding.sum,
            deliveries=facts.deliveries,
        )
        for finding in findings
    ]


def requirement_outcome(of: Finding | Result) -> str:
    """The outcome as the list of requirements shows it: what only warns is a warning.

    What is not about a draft at all does not apply.
    """
    if of.outcome == RequirementOutcome.NOT_MET and of.level == RequirementLevel.WARN:
        return "warning"
    if isinstance(of, Finding) and of.is_met and not of.applies:
        return "not_applicable"
    return of.outcome


def progress(application: Application, role: Role) -> Progress:
    """Work out the task list of a draft for this role, in a constant number of queries."""
    facts = facts_of(application)
    findings = evaluate(application, facts=facts)
    answers = (
        Question.objects.visible_to(role)
        .filter(application=application.pk, section=OuterRef("kind"), answers__isnull=False)
        .order_by("-answers__answered_at")
        .values("answers__answered_at")
    )
    rows = application.plan.sections.select_related("changed_by__user")
    sections = {
        section.kind: section for section in rows.annotate(last_answer_at=Subquery(answers[:1]))
    }
    steps = [
        _section_step(application, sections[one.kind], findings)
        for one in asked_in(application.round)
    ]
    steps.append(_signing_step(application, facts.partner_signatures))
    steps.append(_submit_step(application, role, findings))
    return Progress(steps=steps, findings=findings, facts=facts)


def _section_step(application: Application, section: Section, findings: Sequence[Finding]) -> Step:
    here = of_step(findings, section.kind)
    if section.version == 0:
        state = StepState.TODO
    elif blocking(here):
        state = StepState.BUSY
    elif any(finding.warns for finding in here):
        state = StepState.ATTENTION
    else:
        state = StepState.DONE
    return Step(
        title=step_title(section.kind),
        url=step_url(application, section.kind),
        state=state,
        hint=last_change(section),
        is_voluntary=is_voluntary(findings, section.kind),
        answer_url=_answer_url(application, section),
    )


def _answer_url(application: Application, section: Section) -> str:
    answered_at = vars(section)["last_answer_at"]
    if answered_at is None or (section.changed_at and section.changed_at > answered_at):
        return ""
    return reverse("applications:questions", args=[application.pk, section.kind])


def is_voluntary(findings: Sequence[Finding], section: str) -> bool:
    """Whether one can submit without this section: nothing that blocks is about it.

    Source: Wmebv, nobody is made to fill in what the decision does not need.
    """
    demanded = (one for one in of_step(findings, section) if one.level == RequirementLevel.BLOCK)
    return section not in ALWAYS_ASKED and not any(demanded)


def needed_fields(findings: Sequence[Finding], section: str) -> set[str]:
    """What must be filled in of a section before one can submit."""
    return {
        name
        for one in of_step(findings, section)
        if one.level == RequirementLevel.BLOCK
        for name in one.requirement.fields
    }


def of_step(findings: Sequence[Finding], step: str) -> list[Finding]:
    """The findings that are mended at a step."""
    return [finding for finding in findings if finding.step == step]


def unmet_in(findings: Sequence[Finding], step: str) -> list[Finding]:
    """What keeps a step from being ready, or deserves attention there."""
    return [finding for finding in of_step(findings, step) if not finding.is_met]


def unmet_before_signing(findings: Sequence[Finding]) -> list[Finding]:
    """What is not in order yet in the parts that partners sign: to mend it, these must change."""
    return [
        finding
        for finding in findings
        if not finding.is_met and finding.step != SIGNING and section_of(finding.step).is_essential
    ]


def last_change(section: Section) -> StrOrPromise:
    """Who changed a part last, and when; nothing when nobody did."""
    if section.changed_by is None or section.changed_at is None:
        return ""
    return _("Last changed by %(name)s on %(moment)s") % {
        "name": section.changed_by.user,
        "moment": moment_text(section.changed_at, weekday=False),
    }


def _signing_step(application: Application, partner_signatures: PartnerSignatures) -> Step:
    others = partner_signatures.who_sign
    states = {one.signature_state for one in others}
    if not others:
        state = StepState.LOCKED
    elif states & {SignatureState.LAPSED, SignatureState.OUTDATED, SignatureState.DECLINED}:
        state = StepState.ATTENTION
    elif not partner_signatures.all_signed:
        state = StepState.TODO if states == {SignatureState.NOT_ASKED} else StepState.BUSY
    else:
        state = StepState.DONE
    hint = signed_words(partner_signatures) or _("First add the partners.")
    return Step(step_title(SIGNING), step_url(application, SIGNING), state, hint)


def _submit_step(application: Application, role: Role, findings: Sequence[Finding]) -> Step:
    missing = len(blocking(findings))
    lacks = ngettext(
        "%(count)s thing is still missing.", "%(count)s things are still missing.", missing
    ) % {"count": missing}
    # Who may not submit hears that before everything is there.
    hints = [lacks if missing else "", why_not_submit(role, application) or ""]
    hint = " ".join(str(one) for one in hints if one)
    return Step(
        title=_("Check and submit"),
        url=reverse("applications:review", args=[application.pk]),
        state=StepState.LOCKED if missing else StepState.TODO,
        hint=hint,
    )


def who_acts(role: Role, progress: Progress) -> list[tuple[StrOrPromise, StrOrPromise]]:
    """Who has to do what now: the penvoerder, and the partners by name; who declined comes first.

    Parts that may be left out are nobody's turn.
    """
    unsigned = progress.partner_signatures.unsigned
    acts: list[tuple[Any, Any]] = [
        (_("You and your team"), _("talk to %s, which declined") % one.partner.name)
        for one in unsigned
        if one.refusal is not None
    ]
    open_parts = [
        str(step.title)
        for step in progress.steps[:-2]
        if step.state in (StepState.TODO, StepState.BUSY) and not step.is_voluntary
    ]
    if open_parts:
        acts.append((_("You and your team"), _("fill in: %s") % ", ".join(open_parts)))
    to_ask = [
        one.partner.name
        for one in unsigned
        if one.signature_state
        in (SignatureState.NOT_ASKED, SignatureState.OUTDATED, SignatureState.LAPSED)
    ]
    if to_ask and not open_parts:
        acts.append((_("You and your team"), _("ask to sign: %s") % ", ".join(to_ask)))
    acts.extend(
        (one.partner.name, _("sign the application"))
        for one in unsigned
        if one.signature_state in (SignatureState.ASKED, SignatureState.PARTLY)
    )
    if not progress.blocking:
        acts.append((_("An authorised signatory"), _("check and submit the application")))
    return acts
