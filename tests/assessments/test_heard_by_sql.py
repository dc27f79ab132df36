"""Being heard, by whoever writes SQL with the role of the portal: the region answers for itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Role, RoleKind
from assessments.domain import letters, withdrawals
from assessments.domain.withdrawal_letters import issue_intention_letter
from assessments.models import HeardFirst, Withdrawal
from correspondence.models import Letter
from subsidies.domain import hearings, later
from subsidies.domain.later_letters import issue_hearing_letter
from subsidies.models import Hearing
from tests.assessments import factories as make
from tests.factories import role
from tests.subsidies import factories as subsidies

pytestmark = pytest.mark.django_db

PENVOERDER = (RoleKind.PENVOERDER_EDITOR, RoleKind.PENVOERDER_SIGNATORY)
ANSWERED = "UPDATE {t} SET zienswijze = 'Best.', zienswijze_by_id = {by}, zienswijze_at = {at}"
TOLD = "UPDATE {t} SET told = 'Best.', told_by_id = {by}, told_at = {at}"


def said(statement: str, row: HeardFirst, by: Role | None = None, at: str = "now()") -> str:
    """What PostgreSQL answers when the portal sends a statement about a row; nothing when it does
    as it says.
    """
    written = statement.format(t=row._meta.db_table, by=by and by.pk, at=at)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL SESSION AUTHORIZATION portal; {written} WHERE id = {row.pk}")
            transaction.set_rollback(True)
    except IntegrityError as error:
        return str(error)
    return ""


def only_the_region_answers(row: HeardFirst, name: str) -> None:
    """Nobody else, and now; what it told is written down by the Realisatie Eenheid alone."""
    own, gone = (role(kind, at=row.application.penvoerder) for kind in PENVOERDER)
    Role.objects.filter(pk=gone.pk).update(ended_at=timezone.now())
    stranger, adviser = role(PENVOERDER[0], at=make.organisation()), make.adviser()
    for by in (adviser, gone, stranger):
        assert "its penvoerder responds" in said(ANSWERED, row, by)
    for by in (own, stranger):
        assert f"{name}_by_re" in said(TOLD, row, by)
    earlier = "now() - interval '1 day'"
    assert "it responds now" in said(ANSWERED, row, own, earlier)
    assert "now" in said(TOLD, row, adviser, earlier)
    assert said(ANSWERED, row, own) == said(TOLD, row, adviser) == ""


def brings_nothing_along(row: HeardFirst, letter: str, other: Letter) -> None:
    """An intention is written without an answer, without what was told and without a letter."""
    row.pk, by, at = None, make.adviser(), row.intended_at
    for along in (
        {"zienswijze": "Best.", "zienswijze_by": by, "zienswijze_at": at},
        {"told": "Best.", "told_by": by, "told_at": at},
        {letter: other},
    ):
        written = {field.name: getattr(row, field.name) for field in row._meta.fields}
        with pytest.raises(IntegrityError, match="intended first"), transaction.atomic():
            type(row).objects.create(**{**written, **along})


def test_nobody_answers_an_intention_to_withdraw_a_status_for_the_region():
    decision = make.granted(outcome="voorlopig")
    other = letters.issue_letter(decision_id=decision.pk, tell=False)
    with make.later():
        words = {"intention": "Geen zetel.", "respond_by": make.soon(90), "by": make.adviser()}
        row = withdrawals.intend(application=decision.application, **words)
    own = role(RoleKind.PENVOERDER_EDITOR, at=row.application.penvoerder)
    assert "once it was told" in said(ANSWERED, row, own)
    for letter in ("intention_letter_id", "letter_id"):
        assert "not made for it" in said(f"UPDATE {{t}} SET {letter} = {other.pk}", row)
    with make.later():
        issue_intention_letter(withdrawal_id=row.pk)
    only_the_region_answers(Withdrawal.objects.get(pk=row.pk), "withdrawal")
    brings_nothing_along(row, "intention_letter", other)


def test_nobody_answers_an_intention_about_a_subsidy_for_the_applicant():
    share = subsidies.known()
    row = hearings.intend(
        application=share.application,
        about="verlaging",
        ground="activiteiten",
        amount=share.granted - 1,
        intention="De werkplaats is niet gestart.",
        respond_by=timezone.localdate() + timedelta(days=14),
        by=make.adviser(),
    )
    assert "not made for it" in said(f"UPDATE {{t}} SET letter_id = {share.letter_id}", row)
    issue_hearing_letter(hearing_id=row.pk)
    only_the_region_answers(Hearing.objects.get(pk=row.pk), "subsidy_hearing")
    brings_nothing_along(row, "letter", share.letter)
    told = Hearing.objects.get(letter__isnull=False)
    own = role(RoleKind.PENVOERDER_SIGNATORY, at=share.application.penvoerder)
    heard = hearings.respond(hearing=told, zienswijze="Dat is niet zo.", by=own)
    words = {"reasons": "Niet gestart.", "weighing": "Gewogen.", "by": make.adviser()}
    decision = later.prepare_later(
        share=share, kind="verlaging", amount=heard.amount, hearing=heard, **words
    )
    later.settle(decision=decision, by=make.lead())
    assert "not made for it" in said(f"UPDATE {{t}} SET letter_id = {share.letter_id}", decision)
