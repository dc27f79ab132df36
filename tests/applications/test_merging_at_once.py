"""Merging and undoing it while somebody else does something, each on a connection of their own."""

from __future__ import annotations

from functools import partial

import pytest
from django.utils import timezone

from applications.domain.merging import merge, undo
from applications.domain.signing import ask_to_sign, sign
from applications.domain.submission import submit
from applications.domain.withdrawing import withdraw
from applications.models import Application, Completion, Merging, Signature
from regions.models import PartnerKind
from tests import factories
from tests.assessments import factories as make

from .test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pair():
    round_ = make.lenient_round()
    return [make.submitted(round=round_) for _time in range(2)]


def fresh(application):
    return Application.objects.get(pk=application.pk)


def merging_into(leading, *others, by):
    day = factories.merge_day()
    return lambda: merge(leading=fresh(leading), others=list(map(fresh, others)), due_on=day, by=by)


def signing(application):
    """The act of a partner that was asked to sign what the plan of `application` says now."""
    of_kind = application.partners.filter(kind=PartnerKind.TEACHER_TRAINING)
    partner = of_kind.order_by("pk")[0]
    by = factories.signatory_of(partner)
    now = fresh(application)
    (asked,) = ask_to_sign(application=now, partners=[partner], by=application.created_by)
    return partial(
        sign,
        partner=asked.partner,
        version=asked.version,
        by=by,
        name="Kim",
        job_title="Rector",
        agrees=True,
        is_authorised=True,
    )


def all_stands(leading, other):
    """What must hold, whoever came first: an open merged plan has its members and nobody else."""
    standing = Merging.objects.standing()
    is_merged = fresh(other).merged_into_id is not None
    assert is_merged == (fresh(other).state == "samengevoegd") == standing.exists()
    is_open = Completion.objects.open().filter(application=leading).exists()
    assert bool(fresh(leading).plan.open_sections) == is_open
    if not is_merged:
        assert not is_open


def test_ten_who_merge_each_into_the_other_at_once_merge_once(pair):
    one, two = pair
    by = [make.lead() for _time in range(10)]
    acts = [merging_into(one, two, by=role) for role in by[:5]]
    acts += [merging_into(two, one, by=role) for role in by[5:]]

    answers = at_once(*acts)

    assert len({answer.pk for answer in answers if isinstance(answer, Merging)}) == 1
    assert Merging.objects.count() == 1
    assert sorted(fresh(case).state for case in pair) == ["ingediend", "samengevoegd"]


@pytest.mark.parametrize("which", ["leading", "other"])
def test_who_withdraws_while_it_is_merged_comes_before_or_after_it(pair, which):
    leading, other = pair
    withdrawn = leading if which == "leading" else other
    stop = partial(withdraw, by=withdrawn.created_by, reason="Wij stoppen.")

    merged, _gone = at_once(
        merging_into(leading, other, by=make.lead()),
        lambda: stop(application=fresh(withdrawn)),
    )

    states = (fresh(leading).state, fresh(other).state)
    if not isinstance(merged, Merging):
        assert "ingetrokken" in states
        assert "samengevoegd" not in states
    elif which == "leading":
        assert states == ("ingetrokken", "samengevoegd")
    else:
        assert states == ("ingediend", "samengevoegd")


def test_what_is_signed_while_it_is_merged_is_what_was_submitted_or_nothing():
    round_ = make.lenient_round()
    leading, other = make.draft(round=round_), make.submitted(round=round_)
    act = signing(leading)
    submit(application=leading, by=leading.created_by, received_at=timezone.now())
    before = set(Signature.objects.values_list("pk", flat=True))

    merged, signed = at_once(merging_into(leading, other, by=make.lead()), act)

    assert isinstance(merged, Merging)
    assert isinstance(signed, Signature) or signed in {"changed", "may_not_sign"}
    all_stands(leading, other)
    for one in Signature.objects.exclude(pk__in=before).select_related("version"):
        assert one.version == act.keywords["version"]


def test_who_signs_while_it_is_undone_signs_or_it_is_undone_and_never_both(pair):
    leading, other = pair
    merging = merging_into(leading, other, by=make.lead())()
    act, start = signing(leading), timezone.now()

    at_once(partial(undo, merging=merging, by=make.lead()), act)

    merging.refresh_from_db()
    signed = Signature.objects.filter(partner__application=leading, signed_at__gte=start)
    assert (merging.undone_at is None) == signed.exists()
    all_stands(leading, other)


def test_four_who_undo_at_once_undo_once(pair):
    leading, other = pair
    merging = merging_into(leading, other, by=make.lead())()

    answers = at_once(*[partial(undo, merging=merging, by=make.lead()) for _time in range(4)])

    assert len({answer.undone_at for answer in answers}) == 1
    assert [fresh(case).state for case in pair] == ["ingediend", "ingediend"]
    all_stands(leading, other)
