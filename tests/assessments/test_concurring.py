"""OCW's concurrence with a joint outcome: separate, required, and never taken for granted."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from applications.models import Round
from assessments.assessor_obligations import Duty
from assessments.domain import concurring, deciding, joint
from assessments.models import Awaited, Concurrence, Decision, Endorsement, NextStep
from assessments.obligations import OBLIGATIONS
from assessments.timeline import of_assessor
from common.refusal import Refusal
from tests.factories import signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


def answered(**values):
    """A panel that answered its joint outcome in a round in which OCW concurs."""
    panel = make.proposed()
    Round.objects.update(ocw_concurs=True)
    panel.refresh_from_db()
    NextStep.objects.update(step="")
    return make.answered(panel, **values)


def of_ocw(panel):
    return panel.members.get(organisation=make.ministry())


def concur(panel, **values):
    member = values.pop("member", None) or of_ocw(panel)
    values = {"version": 1, "agrees": True, "by": member.assessment.author} | values
    return concurring.concur(member=member, **values)


def refused(act, **values):
    with pytest.raises(Refusal) as refusal:
        act(**values)
    return refusal.value.code


def duties(role):
    return [str(one.what) for one in OBLIGATIONS["assessor"][0](role, timezone.now(), 9)]


def prepare(panel, **values):
    values = {"outcome": "definitief", "reasons": "Goed plan.", "by": make.adviser()} | values
    return deciding.prepare_decision(application=panel.application, **values)


def test_once_everyone_answered_ocw_is_asked_and_nobody_else():
    panel = answered()
    others = panel.members.exclude(pk=of_ocw(panel).pk)

    assert list(Awaited.objects.values_list("member", "what")) == [(of_ocw(panel).pk, "concur")]
    assert panel.application.next_step.step == "concurrence"
    assert duties(of_ocw(panel).assessment.author) == [str(Duty.CONCUR.label)]
    assert [duties(one.assessment.author) for one in others] == [[]]


def test_silence_of_ocw_is_no_consent_for_act_nor_database():
    panel = answered()

    assert refused(prepare, panel=panel) == "concurrence"
    with pytest.raises(IntegrityError, match="decision_concurrence"), transaction.atomic():
        Decision.objects.create(
            application=panel.application,
            outcome="definitief",
            reasons="Goed plan.",
            prepared_by=make.adviser(),
            prepared_at=timezone.now(),
        )
    concur(panel)

    assert NextStep.objects.get().step == "prepare"
    assert prepare(panel).state == "voorbereid"


def test_when_ocw_does_not_concur_the_decision_says_how_that_was_weighed():
    panel = answered()
    assert refused(concur, panel=panel, agrees=False) == "remark"
    concur(panel, agrees=False, remark="De begroting klopt niet.")

    assert refused(prepare, panel=panel) == "ocw_dissent"
    made = prepare(panel, dissent_response="De begroting is daarna verduidelijkt.")

    shown = signed_in(make.lead()).get(reverse("assessments:decision", args=[made.pk]))
    for words in (
        "OCW stemt niet in met het gezamenlijke",
        "De begroting is daarna verduidelijkt.",
    ):
        assert words in " ".join(shown.content.decode().split())
    with pytest.raises(IntegrityError, match="decision_ocw"), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(dissent_response="")
    assert refused(concur, panel=panel) == "decision_prepared"


def test_only_ocw_concurs_and_not_before_all_have_answered():
    panel = make.proposed()
    Round.objects.update(ocw_concurs=True)
    panel.refresh_from_db()
    ministry = of_ocw(panel)
    other = panel.members.exclude(pk=ministry.pk).get()
    joint.endorse(member=ministry, version=1, agrees=True, by=ministry.assessment.author)

    assert refused(concur, panel=panel) == "cannot_concur"
    joint.endorse(member=other, version=1, agrees=True, by=other.assessment.author)
    assert refused(concur, panel=panel, member=other) == "cannot_concur"
    assert refused(concur, panel=panel, version=2) == "stale"
    for member in (other, ministry):
        row = Concurrence(
            joint_outcome=panel.joint_outcome,
            member=member,
            version=1 if member == other else 2,
            agrees=True,
            given_by=member.assessment.author,
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_the_line_of_ocw_waits_for_others_before_it_says_that_ocw_is_to_act():
    panel = make.proposed()
    Round.objects.update(ocw_concurs=True)
    panel.refresh_from_db()
    ministry = of_ocw(panel)
    role, version = ministry.assessment.author, panel.joint_outcome.version
    others = panel.members.exclude(pk=ministry.pk)

    def now():
        (found,) = [one for one in of_assessor(of_ocw(panel), role) if one.is_now]
        return str(found.who)

    before = now()
    joint.endorse(member=ministry, version=version, agrees=True, by=role)
    waiting = now()
    for one in others:
        joint.endorse(member=one, version=version, agrees=True, by=one.assessment.author)

    assert (before, waiting, now()) == (
        str(ministry.organisation),
        "De organisaties in het panel",
        "OCW",
    )


def test_a_new_version_asks_ocw_again():
    panel = answered()
    concur(panel)
    judgements = make.verdicts(panel)
    joint.write_joint_outcome(
        panel=panel,
        judgements=judgements,
        advice="Anders.",
        advises="definitief",
        version=1,
        by=make.adviser(),
    )
    joint.propose(panel=panel, by=make.adviser())
    for member in panel.members.all():
        joint.endorse(member=member, version=2, agrees=True, by=member.assessment.author)

    assert refused(prepare, panel=panel) == "concurrence"


def test_another_answer_asks_ocw_again():
    panel = answered()
    concur(panel)
    other = panel.members.exclude(pk=of_ocw(panel).pk)[0]
    with pytest.raises(IntegrityError, match="endorsement_concurred"), transaction.atomic():
        Endorsement.objects.filter(member=other).update(agrees=False, remark="Toch niet.")
    answer = {"member": other, "version": 1, "by": other.assessment.author}
    joint.endorse(agrees=True, **answer)
    assert panel.application.next_step.step == "prepare"
    joint.endorse(agrees=False, remark="Toch niet.", **answer)

    assert refused(prepare, panel=panel) == "concurrence"
    assert NextStep.objects.get(application=panel.application).step == "concurrence"


def test_a_round_in_which_ocw_does_not_concur_goes_on_without():
    panel = make.answered()

    assert panel.application.next_step.step == "prepare"
    assert refused(concur, panel=panel) == "cannot_concur"


def test_ocw_reads_the_answers_and_says_so_on_a_page_of_its_own():
    panel = answered(disagreeing=0)
    member = of_ocw(panel)
    client = signed_in(member.assessment.author)
    page = reverse("assessments:concur", args=[member.pk])

    shown = client.get(page)
    assert [one.member_id for one in shown.context["answers"]] == list(
        panel.members.order_by("organisation__name").values_list("pk", flat=True)
    )
    lacking = client.post(page, {"version": 1, "agrees": "no", "remark": ""})
    assert lacking.status_code == 422
    client.post(page, {"version": 1, "agrees": "no", "remark": "De begroting klopt niet."})

    assert "De begroting klopt niet." in client.get(page).content.decode()
    adviser = signed_in(make.adviser())
    for name in ("joint_outcome", "case", "prepare"):
        seen = adviser.get(reverse(f"assessments:{name}", args=[panel.application_id]))
        assert "De begroting klopt niet." in seen.content.decode(), name


def test_another_organisation_has_no_such_page():
    panel = answered()
    other = panel.members.exclude(pk=of_ocw(panel).pk).get()

    seen = signed_in(other.assessment.author).get(reverse("assessments:concur", args=[other.pk]))

    assert seen.status_code == 404
