"""What pages of floors below tell of the decisions on a subsidy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.afterwards import Outcome
from applications.models import Application, RoundKind
from assessments.afterwards import objections_known, with_objections
from assessments.domain.known_outcomes import KnownOutcome
from assessments.models import Objection
from common.amounts import euros
from common.dates import day_text
from correspondence import kinds
from correspondence.models import Letter

from .domain.balance import balance_of
from .models import Share, SubsidyLetter


def subsidy_known(application: Application, role: Role) -> list[Outcome]:
    """The decisions on a subsidy of which `role` can read the letter, the newest first.

    Of a decision with a corrected letter it is the newest one that counts. Two queries in a subsidy
    round, none in others.
    """
    if application.round.kind != RoundKind.SUBSIDIE:
        return []
    shares = Share.objects.visible_to(role).filter(application=application)
    links = SubsidyLetter.objects.filter(
        share__in=shares, letter__in=Letter.objects.visible_to(role)
    )
    by_decision: dict[tuple[int, int | None], list[SubsidyLetter]] = {}
    heavy = ("letter__pdf", "letter__body_html")
    for link in links.select_related("share", "letter").defer(*heavy).order_by("pk"):
        by_decision.setdefault((link.share_id, link.later_id), []).append(link)
    objections = objections_known(application, role)
    outcomes = [_outcome(found, objections) for found in by_decision.values()]
    return sorted(outcomes, key=lambda one: one.dated_on, reverse=True)


def _outcome(links: Sequence[SubsidyLetter], objections: Sequence[Objection]) -> Outcome:
    letters, share = [one.letter for one in links], links[-1].share
    newest = letters[-1]
    outcome = Outcome(
        name=kinds.of(newest.kind).name,
        letter_url=reverse("letters:letter", args=[newest.reference]),
        letter_subject=newest.subject,
        dated_on=newest.dated_on,
        objection_until=newest.objection_until,
        conditions=(),
        more_url=reverse("subsidies:grant", args=[share.pk]) if share.is_award else "",
    )
    return with_objections(outcome, letters, objections)


def subsidy_coming(path: str) -> Q:
    """Which applications have a decision on a subsidy that was taken and not made known."""
    taken = Share.objects.without_letter().filter(application=OuterRef(f"{path}pk"))
    return Q(Exists(taken))


def outcome_of_subsidy(application: Application) -> KnownOutcome | None:
    """What was decided on a subsidy and made known, for who took part in the application."""
    shares = Share.objects.made_known().filter(application=application)
    share = shares.select_related("letter", "division__round__subsidy_rules").first()
    if share is None or share.letter is None:
        return None
    last = share.later_decisions.made_known().select_related("letter").order_by("settled_at").last()
    letter = last.letter if last and last.letter else share.letter
    sentence: StrOrPromise = _("The subsidy is refused.")
    if share.is_award:
        sentence = _("A subsidy of at most %(amount)s is granted.") % {
            "amount": euros(share.granted)
        }
    return KnownOutcome(
        sentence=sentence,
        made_known_on=letter.dated_on,
        objection_until=letter.objection_until,
        facts=list(_facts(share)) if share.is_award else (),
    )


def _facts(share: Share) -> Iterator[tuple[StrOrPromise, str]]:
    """What was granted brings with it, and what it comes to now."""
    rules, balance = share.division.round.subsidy_rules, balance_of(share, made_known=True)
    if balance.settled is not None:
        yield _("Settled"), euros(balance.settled)
    elif balance.is_lowered:
        yield _("Lowered to"), euros(balance.stands)
    if balance.claimed:
        yield _("Reclaimed"), euros(balance.claimed)
    yield _("Activities until and including"), day_text(rules.activities_until)
    if rules.report_by:
        yield _("Progress report by"), day_text(rules.report_by)
    if rules.account_by:
        yield _("Accounted for by"), day_text(rules.account_by)
