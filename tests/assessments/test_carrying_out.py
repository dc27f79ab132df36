"""A founded objection to a decision that stands is carried out: conditions lapse with its letter,
and what else it leaves to do stays a task until somebody notes that it was done (Awb 7:11).
"""

from __future__ import annotations

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from applications.models import Application, Criterion, Signature
from assessments import events
from assessments.afterwards import outcomes_known
from assessments.condition_obligations import (
    complete_for_definitive,
    conditions_to_check,
    meet_conditions,
)
from assessments.condition_permissions import asked_again, why_not_answer, why_not_extend
from assessments.domain import (
    conditions,
    correcting,
    deciding,
    letters,
    objection_letters,
    objections,
)
from assessments.domain.case_facts import CaseFacts
from assessments.domain.corrected_letters import preview_correction
from assessments.domain.objection_effects import take_effect
from assessments.models import Condition, Decision, Objection
from assessments.objection_obligations import carry_out_objections
from assessments.withdrawal_permissions import why_still_time
from common.refusal import Refusal
from regions.models import PartnerKind
from tests.assessments import factories as make
from tests.assessments.test_objection_rules import refused_by_sql
from tests.assessments.test_objections import letter_of, proposed, refused, signatory
from tests.assessments.test_revived_cases import committed
from tests.factories import signed_in
from tests.stages import staged

pytestmark = pytest.mark.django_db

FOUNDED = {"outcome": "deels_gegrond", "replacement": "Wij passen ons besluit aan."}


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@staged
def provisional_case() -> Application:
    """A provisional status with three conditions, two of which are about the beroepsgroep."""
    application = make.ready()
    first, second = Criterion.objects.filter(round=application.round_id).order_by("position")
    Criterion.objects.filter(pk=first.pk).update(about_beroepsgroep=True)
    decision = make.granted_with(
        application,
        [
            ("Geef de beroepsgroep een zetel.", make.soon(10), first),
            ("Regel een vervanger.", make.soon(20), first),
            ("Werk het plan uit.", make.soon(30), second),
        ],
    )
    letters.issue_letter(decision_id=decision.pk, tell=False)
    return application


@pytest.fixture
def case() -> Application:
    return Application.objects.get(pk=provisional_case().pk)


def conditions_of(case) -> list[Condition]:
    found = Condition.objects.filter(decision__application=case)
    return list(found.select_related("decision__application", "criterion").order_by("due_on"))


def prepared(case, lapsing=(), to_do="", **values) -> Objection:
    return proposed(case, **{**FOUNDED, "lapsing": lapsing, "to_do": to_do, **values})


def decided(case, lapsing=(), to_do="") -> Objection:
    objection = prepared(case, lapsing, to_do)
    seen = objections.mark_of(objection)
    objections.decide(objection=objection, seen=seen, by=make.lead())
    return objection


def made_known(case, lapsing=(), to_do="") -> Objection:
    objection = decided(case, lapsing, to_do)
    objection_letters.issue_decision(objection_id=objection.pk)
    committed()
    return Objection.objects.get(pk=objection.pk)


def test_conditions_lapse_with_the_letter_which_names_them_and_nothing_is_asked_of_them(case):
    zetel, vervanger, plan = conditions_of(case)
    objection = decided(case, [zetel, plan])
    assert Condition.objects.filter(closed_at=None).count() == 3

    letter = objection_letters.issue_decision(objection_id=objection.pk)
    committed()
    stays = list(Condition.objects.open())
    zetel, _vervanger, plan = conditions_of(case)
    assert stays == [vervanger]
    assert zetel.lapsed_by_id == plan.lapsed_by_id == objection.pk
    assert zetel.lapsed_at == letter.made_at == zetel.closed_at
    for words in (
        "Wij herroepen ons besluit van",
        "voor zover het anders is dan wat hieronder staat.",
        "Deze voorwaarden vervallen:",
        "Geef de beroepsgroep een zetel.",
        "Werk het plan uit.",
        "De andere voorwaarden in dat besluit blijven gelden.",
    ):
        assert words in letter.body_html
    assert "Regel een vervanger." not in letter.body_html
    assert "nieuw besluit over de status" not in letter.body_html

    now, by = timezone.now(), signatory(case)
    (left,) = meet_conditions(by, now, 9)
    assert "vervanger" in str(left.what)
    assert "vervallen" in str(why_not_answer(by, zetel))
    assert "vervallen" in str(why_not_extend(make.adviser(), zetel))
    case.refresh_from_db()
    assert (case.next_step.step, case.next_step.done, case.next_step.total) == ("conditions", 2, 3)
    with make.later(50):
        assert list(conditions_to_check(make.adviser(), make.soon())) == [vervanger]
    (known,) = outcomes_known(case, by)
    assert [one.text for one in known.open_conditions] == [vervanger.text]
    assert known.has_lapsed
    assert "vervallen" in next(events.of_condition(zetel)).what


def test_who_has_no_condition_left_reads_that_a_new_decision_follows(case):
    objection = decided(case, conditions_of(case))
    letter = objection_letters.issue_decision(objection_id=objection.pk)
    assert "Daarmee staat er geen voorwaarde meer open." in letter.body_html
    assert "Wij nemen een nieuw besluit over de status. U krijgt" in letter.body_html
    assert list(complete_for_definitive(signatory(case), timezone.now(), 9)) == []


def test_who_has_no_condition_left_reads_what_the_definitive_status_still_asks(case):
    with pgtrigger.ignore():
        Signature.objects.filter(partner__kind=PartnerKind.BEROEPSGROEP).delete()
    objection = decided(case, conditions_of(case))
    letter = objection_letters.issue_decision(objection_id=objection.pk)
    assert "Voor de definitieve status is dit nog wel nodig:" in letter.body_html
    assert "een bevestiging van de beroepsgroep zelf" in letter.body_html
    assert "Daarvoor geldt geen vaste datum. Is dat er? Dan nemen wij een" in letter.body_html
    (task,) = complete_for_definitive(signatory(case), timezone.now(), 9)
    assert "De beroepsgroep heeft" in str(task.lacks)


def test_a_corrected_letter_does_not_ask_again_for_a_condition_that_lapsed(case):
    zetel, _vervanger, _plan = conditions_of(case)
    letter = letter_of(case)
    made_known(case, [zetel])
    act = {"letter": letter, "why": "Uw naam was fout.", "term": "kept"}
    correction = correcting.prepare_correction(**act, by=make.adviser())
    assert preview_correction(correction).count("vervallen door ons besluit op een bezwaar") == 1


def test_no_status_is_withdrawn_for_a_condition_that_lapsed(case):
    zetel, vervanger, plan = conditions_of(case)
    made_known(case, [zetel])
    with make.later(15):
        assert why_still_time(case, timezone.localdate()) is not None
    made = {"note": "Gezien.", "by": make.adviser()}
    for one in (vervanger, plan):
        conditions.meet_condition(condition=one, **made)
    # Nothing is open any more: then for what else lacks.
    assert why_still_time(case, timezone.localdate()) is None


def test_when_all_conditions_lapse_nothing_of_them_stands_in_the_way_of_the_definitive_status(case):
    made_known(case, conditions_of(case))
    case.refresh_from_db()
    assert case.next_step.step == "definitive"
    assert asked_again(case.pk) is None
    facts = CaseFacts(case)
    assert (facts.open_conditions, facts.provisional, facts.falls_short) == ([], None, [])
    again = make.prepared(case, reasons="Niets staat nog in de weg.", dissent_response="")
    deciding.grant(decision=again, by=make.lead())
    letter = letters.issue_letter(decision_id=again.pk, tell=False)
    committed()
    case.refresh_from_db()
    assert case.state == "definitief"
    case_page = reverse("assessments:case", args=[case.pk])
    shown = signed_in(make.adviser()).get(case_page).content.decode()
    assert "vervallen door een besluit op een bezwaar" in shown
    assert "die zijn vervallen, omdat een bezwaar tegen dat besluit gegrond was" in letter.body_html


def test_what_was_met_about_the_beroepsgroep_is_confirmed_once_the_rest_of_it_lapsed(case):
    zetel, vervanger, plan = conditions_of(case)
    conditions.meet_condition(condition=zetel, note="Gezien.", by=make.adviser())
    assert asked_again(case.pk) is None
    made_known(case, [vervanger, plan])
    assert asked_again(case.pk) == zetel.decision


def test_what_was_met_meanwhile_does_not_lapse_and_who_decides_sees_that(case):
    zetel, vervanger, _plan = conditions_of(case)
    objection = prepared(case, [zetel, vervanger])
    seen, lead = objections.mark_of(objection), make.lead()
    conditions.meet_condition(condition=zetel, note="Gezien.", by=make.adviser())
    refused("stale", objections.decide, objection=objection, seen=seen, by=lead)
    seen = objections.mark_of(objection)
    objections.decide(objection=objection, seen=seen, by=lead)
    with pytest.raises(Refusal) as refusal:
        take_effect(objection, "", [zetel, vervanger], at=timezone.now())
    assert refusal.value.code == "moved_on"

    letter = objection_letters.issue_decision(objection_id=objection.pk)
    committed()
    zetel.refresh_from_db()
    assert zetel.lapsed_at is None
    assert "Deze voorwaarde vervalt:" in letter.body_html
    assert zetel.text not in letter.body_html


def test_a_founded_objection_says_what_changes_and_only_of_its_own_decision(case):
    zetel = conditions_of(case)[0]
    elsewhere = make.granted(outcome="voorlopig").conditions.get()
    refused("to_do", prepared, case=case)
    objection = Objection.objects.get()
    said = {"objection": objection, "by": objection.handled_by, "reasons": "Het klopt.", **FOUNDED}
    refused("lapsing", objections.propose, lapsing=[elsewhere], **said)
    conditions.meet_condition(condition=zetel, note="Gezien.", by=make.adviser())
    refused("lapsing", objections.propose, lapsing=[zetel], **said)
    unfounded = {**said, "outcome": "ongegrond", "lapsing": [zetel], "to_do": "Bel."}
    found = objections.propose(**unfounded)
    assert (found.lapsing, found.to_do) == ([], "")


def test_a_condition_that_lapses_says_what_changes_without_other_words(case):
    zetel = conditions_of(case)[0]
    refused("replacement", prepared, case=case, to_do="Bel de regio.", replacement=" ")
    objection = Objection.objects.get()
    change = {"replacement": "", "state": "voorgesteld", "outcome": "gegrond", "reasons": "x"}
    by = {"prepared_by": objection.handled_by, "prepared_at": timezone.now()}
    refused_by_sql(objection, "objection_replaces", **change, **by)
    said = {"objection": objection, "by": objection.handled_by, "reasons": "Het klopt."}
    found = objections.propose(outcome="gegrond", lapsing=[zetel], **said)
    objections.decide(objection=found, seen=objections.mark_of(found), by=make.lead())
    letter = objection_letters.issue_decision(objection_id=found.pk)
    committed()
    after = letter.body_html.split("Wat komt daarvoor in de plaats?")[1].split("<h2>")[0]
    assert after.count(zetel.text) == 1
    assert "Deze voorwaarde vervalt:" in after
    assert "<p></p>" not in after


def test_what_was_met_before_the_letter_is_said_where_nothing_is_left_to_lapse(case):
    zetel = conditions_of(case)[0]
    objection = prepared(case, [zetel], replacement="")
    conditions.meet_condition(condition=zetel, note="Gezien.", by=make.adviser())
    seen = objections.mark_of(objection)
    objections.decide(objection=objection, seen=seen, by=make.lead())
    letter = objection_letters.issue_decision(objection_id=objection.pk)
    assert "Aan de voorwaarden waar het om gaat, is intussen voldaan." in letter.body_html


def test_what_is_left_to_do_stays_a_task_until_somebody_notes_how_it_was_done(case):
    objection, adviser = decided(case, to_do="Verleng de voorwaarde."), make.adviser()
    now, had_part = timezone.now(), case.decisions.get().granted_by
    assert not list(carry_out_objections(adviser, now, 9))
    act = {"objection": objection, "by": adviser}
    refused("cannot_carry_out", objections.carry_out, note="Gedaan.", **act)
    objection_letters.issue_decision(objection_id=objection.pk)
    assert "Verleng de voorwaarde." not in Objection.objects.get().outcome_letter.body_html
    for one in (adviser, had_part):
        (left,) = carry_out_objections(one, now, 9)
        assert "bezwaar" in str(left.what)
    assert not list(carry_out_objections(signatory(case), now, 9))

    refused("note", objections.carry_out, note=" ", **act)
    done = objections.carry_out(note="Verlengd tot 1 mei.", **act)
    refused("cannot_carry_out", objections.carry_out, note="Nog eens.", **act)
    assert not list(carry_out_objections(adviser, now, 9))
    told = [one for one in events.of_objection(done) if one.more == "Verlengd tot 1 mei."]
    assert [one.by for one in told] == [adviser.user_id]


def test_nothing_lapses_and_nothing_is_carried_out_but_by_the_acts_whoever_writes(case):
    zetel, vervanger, _plan = conditions_of(case)
    elsewhere = make.granted(outcome="voorlopig").conditions.get()
    objection = decided(case, [zetel], "Bel de regio.")
    lapse = "UPDATE assessments_condition SET lapsed_by_id = %s, lapsed_at = %s WHERE id = %s"
    wrong = [
        # Before its letter.
        ("condition_lapses", lapse, [objection.pk, timezone.now(), zetel.pk]),
        (
            "objection_stands",
            "UPDATE assessments_objection SET lapsing = %s",
            [[zetel.pk, vervanger.pk]],
        ),
        (
            "carried_out_by_someone",
            "UPDATE assessments_objection SET carried_out_note = 'x', carried_out_at = now(), "
            "carried_out_by_id = settled_by_id",
            [],
        ),
    ]
    for message, statement, values in wrong:
        assert message in execute(statement, values)
    letter = objection_letters.issue_decision(objection_id=objection.pk)
    committed()
    wrong = [
        # Not named by it, of another decision, at another moment, once more, and back.
        ("condition_lapses", lapse, [objection.pk, letter.made_at, vervanger.pk]),
        ("condition_lapses", lapse, [objection.pk, letter.made_at, elsewhere.pk]),
        ("condition_", lapse, [objection.pk, timezone.now(), zetel.pk]),
        ("condition_final", lapse, [None, None, zetel.pk]),
        (
            "condition_final",
            "UPDATE assessments_condition SET met_at = now(), met_note = 'x', met_by_id = %s "
            "WHERE id = %s",
            [make.adviser().pk, zetel.pk],
        ),
        ("condition_final", "UPDATE assessments_condition SET due_on = due_on + 9", []),
        ("objection_stands", "UPDATE assessments_objection SET to_do = ''", []),
    ]
    for message, statement, values in wrong:
        assert message in execute(statement, values)
    objections.carry_out(objection=objection, note="Gebeld.", by=make.adviser())
    note = "UPDATE assessments_objection SET carried_out_note = 'Niet gebeld.'"
    assert "objection_stands" in execute(note, [])


def execute(statement: str, values: list[object]) -> str:
    """What PostgreSQL says when it refuses; empty when it does not."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        return str(error)
    return ""


def test_a_letter_without_its_effect_is_refused(case):
    objection = decided(case, conditions_of(case)[:1])
    letter = objection_letters.issue_decision(objection_id=objection.pk)
    assert letter.pk
    with pytest.raises(DatabaseError, match="condition_final"), transaction.atomic():
        Condition.objects.filter(lapsed_by=objection).update(lapsed_by=None, lapsed_at=None)


def test_the_pages_lead_from_choosing_what_lapses_to_noting_what_was_done(case):
    zetel, _vervanger, plan = conditions_of(case)
    objection = prepared(case, [zetel])
    objections.give_back(objection=objection, reason="Ook het plan.", by=make.lead())
    handler, lead, penvoerder = objection.handled_by, make.lead(), signatory(case)
    office, head, region = (signed_in(one) for one in (handler, lead, penvoerder))
    page = reverse("assessments:objection", args=[objection.pk])
    shown = office.get(page).content.decode()
    assert "Welke voorwaarden vervallen?" in shown
    typed = {"act": "propose", "outcome": "gegrond", "reasons": "Klopt.", "replacement": "Anders."}
    assert office.post(page, typed).status_code == 422
    chosen = {"lapsing": [zetel.pk, plan.pk], "to_do": "Bel de regio."}
    office.post(page, {**typed, **chosen})
    seen = head.get(page)
    for words in ("Voorwaarden die met de brief vervallen", plan.text, "Bel de regio."):
        assert words in seen.content.decode()
    assert "Deze voorwaarden vervallen:" in str(seen.context["preview"])
    head.post(page, {"act": "decide", "seen": seen.context["seen"]})
    objection_letters.issue_decision(objection_id=objection.pk)

    case_page = reverse("assessments:case", args=[case.pk])
    for address in (
        case_page,
        reverse("assessments:meet_condition", args=[zetel.pk]),
        reverse("assessments:objections"),
    ):
        assert page in office.get(address).content.decode()
    own = region.get(reverse("applications:detail", args=[case.pk])).content.decode()
    assert own.count("door ons besluit op een bezwaar") == 2
    assert "Aan 0 van 1 voorwaarde is voldaan" in own
    answer = region.get(reverse("assessments:answer_condition", args=[zetel.pk]))
    assert "vervallen" in answer.content.decode()
    assert "nog uit te voeren" in office.get(page).content.decode()
    listed = reverse("assessments:objections") + "?to_do=1"
    assert page in office.get(listed).content.decode()
    office.post(page, {"act": "carry_out", "note": "Gebeld op 3 mei."})
    assert "Gebeld op 3 mei." in head.get(page).content.decode()
    assert "nog uit te voeren" not in office.get(case_page).content.decode()
    assert page not in office.get(listed).content.decode()


def test_a_refusal_that_is_taken_back_leaves_nothing_to_choose():
    decision = Decision.objects.get(pk=make.granted(outcome="afgewezen").pk)
    letters.issue_letter(decision_id=decision.pk, tell=False)
    case = decision.application
    objection = proposed(case, to_do="Bel.")
    assert (objection.lapsing, objection.to_do) == ([], "")
    objections.give_back(objection=objection, reason="Korter.", by=make.lead())
    said = {"objection": objection, "by": objection.handled_by, "reasons": "Het klopt."}
    found = objections.propose(outcome="gegrond", **said)
    objections.give_back(objection=found, reason="Nog korter.", by=make.lead())
    page = reverse("assessments:objection", args=[objection.pk])
    shown = signed_in(objection.handled_by).get(page).content.decode()
    assert 'name="outcome"' in shown
    assert 'name="to_do"' not in shown
