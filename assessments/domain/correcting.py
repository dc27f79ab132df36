"""Correcting a letter: one person prepares it, another issues it, a worker makes the new letter.

The decision itself does not change, nor does the day from which it counts.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from assessments.correction_permissions import (
    why_not_drop,
    why_not_issue,
    why_not_prepare_correction,
)
from assessments.models import Correction, Term, made_known_by
from common.jobs import enqueue
from common.refusal import Refusal, refuse, written
from correspondence.models import Letter

from . import cases, mails


@transaction.atomic
def prepare_correction(*, letter: Letter, why: str, term: str, by: Role) -> Correction:
    """Lay the correction of a letter before the leads; `why` is printed in the new letter.

    `term` says what it means for the term for objection (`Term`). Raises `Refusal`: those of
    `cases.hold`, `may_not_prepare`, `why`, `term`.
    """
    cases.hold(made_known_by(letter).application_id, by=by, kinds=RE_KINDS)
    current = Letter.objects.defer("pdf").get(pk=letter.pk)
    refuse(why_not_prepare_correction(by, current), code="may_not_prepare")
    why = written(why, _("Say why the letter is corrected."), code="why")
    if term not in Term.values:
        raise Refusal(_("Choose what it means for the term."), code="term", field="term")
    correction = Correction.objects.create(
        letter=current, why=why, term=term, prepared_by=by, prepared_at=timezone.now()
    )
    mails.correction_prepared(correction)
    return correction


@transaction.atomic
def issue_correction(*, correction: Correction, by: Role) -> Correction:
    """Have a prepared correction made and sent. Raises `Refusal`: those of
    `cases.hold`, `may_not_issue`.
    """
    locked = _locked(correction, by)
    refuse(why_not_issue(by, locked), code="may_not_issue")
    locked.issued_by, locked.issued_at = by, timezone.now()
    locked.save(update_fields=["issued_by", "issued_at"])
    enqueue("assessments.tasks.make_correction", locked.pk)
    return locked


@transaction.atomic
def drop_correction(*, correction: Correction, by: Role) -> Correction:
    """Leave a letter as it is after all. Raises `Refusal`: those of `cases.hold`,
    `may_not_drop`.
    """
    locked = _locked(correction, by)
    refuse(why_not_drop(by, locked), code="may_not_drop")
    locked.dropped_by, locked.dropped_at = by, timezone.now()
    locked.save(update_fields=["dropped_by", "dropped_at"])
    return locked


def _locked(correction: Correction, by: Role) -> Correction:
    """The correction as stored, locked with its case. Raises as `cases.hold` does."""
    cases.hold(correction.known.application_id, by=by, kinds=RE_KINDS)
    return (
        Correction.objects.select_for_update(of=("self",))
        .select_related("letter", "prepared_by__user")
        .get(pk=correction.pk)
    )
