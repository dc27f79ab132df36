"""Preparing, returning and taking decisions, and what each outcome asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application, Criterion, RoundRequirement, Submission
from assessments.domain import deciding
from assessments.domain.case_facts import CaseFacts
from assessments.domain.conditions import meet_condition
from assessments.domain.judging import Typed
from assessments.domain.letters import issue_letter
from assessments.models import Condition, Decision
from common.refusal import Refusal
from regions.models import Organisation, Region
from tests.mails import text_of

from . import factories as make

pytestmark = pytest.mark.django_db


def refused(code, act, *arguments, **values):
    with pytest.raises(Refusal) as refusal:
        act(*arguments, **values)
    assert refusal.value.code == code
    return refusal.value


def prepare_again(decision, **values):
    return deciding.prepare_again(
        decision=decision,
        **{
            "outcome": "definitief",
            "reasons": "Nu wel.",
            "departure_reasons": "Wij wegen de partners zwaarder.",
            "by": make.adviser(),
            **values,
        },
    )


def test_a_decision_waits_for_another_lead(mails):
    lead = make.lead()
    ready = make.ready()
    before = len(mails())

    decision = make.prepared(ready)

    assert decision.state == "voorbereid"
    assert lead.user.email in [mail.to[0] for mail in mails()[before:]]


def test_the_region_is_what_was_decided_once_its_letter_is_there_and_not_before():
    decision = make.granted()
    region = decision.application.region
    region.refresh_from_db()
    assert (decision.state, decision.application.state) == ("verleend", "definitief")
    assert region.status == "idea"
    assert not region.partnerships.exists()

    letter = issue_letter(decision_id=decision.pk)

    region.refresh_from_db()
    assert (region.status, region.status_since) == ("definitief", letter.made_at)
    current = region.partnerships.filter(ended_on=None)
    assert current.count() == 4
    assert current.get(is_penvoerder=True).organisation == decision.application.penvoerder


def test_the_lead_who_decided_may_have_left_when_the_letter_is_made():
    decision = make.granted()
    Role.objects.filter(pk=decision.granted_by_id).update(ended_at=timezone.now())

    issue_letter(decision_id=decision.pk)

    decision.application.region.refresh_from_db()
    assert decision.application.region.status == "definitief"


def test_a_letter_that_is_made_late_does_not_undo_the_decision_after_it():
    first = make.granted(outcome="voorlopig")
    meet_condition(condition=first.conditions.get(), note="Gezien.", by=make.adviser())
    second = make.granted(first.application)
    issue_letter(decision_id=second.pk)

    issue_letter(decision_id=first.pk)

    region = Region.objects.get(pk=first.application.region_id)
    assert region.status == "definitief"


@pytest.mark.parametrize("find", [Decision, Condition])
def test_the_penvoerder_knows_no_decision_before_its_letter(find):
    decision = make.granted(outcome="voorlopig")
    reader = decision.application.created_by
    assert not find.objects.visible_to(reader).exists()

    issue_letter(decision_id=decision.pk)

    assert find.objects.visible_to(reader).exists()


def test_a_refused_region_gets_no_partners():
    decision = make.granted(outcome="afgewezen")
    issue_letter(decision_id=decision.pk)

    region = decision.application.region
    region.refresh_from_db()
    assert region.status == "afgewezen"
    assert not region.partnerships.exists()


def test_no_decision_on_a_region_that_was_merged_meanwhile():
    decision = make.prepared()
    Region.objects.filter(pk=decision.application.region_id).update(status="samengevoegd")

    refused("merged", deciding.grant, decision=decision, by=make.lead())


def test_the_letter_is_asked_for_once_it_is_committed(django_capture_on_commit_callbacks):
    decision, lead = make.prepared(), make.lead()

    with django_capture_on_commit_callbacks() as callbacks:
        deciding.grant(decision=decision, by=lead)

    asked = [callback.args for callback in callbacks if hasattr(callback, "args")]
    assert asked == [("assessments.tasks.make_letter", (decision.pk,))]


def test_only_a_lead_takes_a_decision():
    refused("wrong_role", deciding.grant, decision=make.prepared(), by=make.adviser())


@pytest.mark.parametrize("role", [make.adviser, make.lead])
def test_who_prepared_does_not_take_it_in_another_role_either(role):
    preparer = role()
    decision = make.prepared(by=preparer)
    lead = preparer if preparer.kind == RoleKind.RE_LEAD else make.lead(preparer.user)

    refused("four_eyes", deciding.grant, decision=decision, by=lead)


def test_who_prepared_an_earlier_version_does_not_take_it():
    first = make.lead()
    decision = make.prepared(by=first)
    deciding.return_decision(decision=decision, reason="Korter.", by=make.lead())
    decision = prepare_again(decision)

    refused("four_eyes", deciding.grant, decision=decision, by=first)
    assert deciding.grant(decision=decision, by=make.lead()).state == "verleend"


def test_a_returned_decision_tells_the_preparer_why(mails):
    decision = make.prepared()
    before = len(mails())

    deciding.return_decision(decision=decision, reason="Noem de termijn.", by=make.lead())

    (mail,) = mails()[before:]
    assert mail.to == [decision.prepared_by.user.email]
    assert "Noem de termijn." in text_of(mail)


def test_returning_needs_a_reason():
    decision = make.prepared()
    refused("reason", deciding.return_decision, decision=decision, reason=" ", by=make.lead())


def test_a_decision_is_taken_once():
    decision = make.granted()
    refused("wrong_state", deciding.grant, decision=decision, by=make.lead())


def test_one_decision_at_a_time():
    decision = make.prepared()
    refused("already_prepared", make.prepared, decision.application)


@pytest.mark.parametrize("outcome", ["definitief", "voorlopig", "afgewezen"])
def test_no_decision_is_prepared_for_which_no_letter_can_be_made(outcome):
    case = make.ready(round=make.lenient_round(kind="subsidie"))

    refused("decided_by_dividing", make.prepared, case, outcome)

    assert not Decision.objects.exists()


def test_no_decision_on_the_own_organisation():
    application = make.ready()
    adviser = make.adviser()
    make.role(RoleKind.PARTNER_SIGNATORY, adviser.user, application.penvoerder)
    refused("own_organisation", make.prepared, application, by=adviser)

    decision = make.prepared(application)
    lead = make.lead()
    make.role(RoleKind.PARTNER_SIGNATORY, lead.user, application.penvoerder)
    refused("own_organisation", deciding.grant, decision=decision, by=lead)
    refused("own_organisation", deciding.return_decision, decision=decision, reason="Nee", by=lead)


def test_no_decision_without_an_answered_joint_outcome():
    refused("joint_outcome", make.prepared, make.all_handed_in().application)
    refused("joint_outcome", make.prepared, make.proposed().application)


def test_no_decision_without_reasons():
    refused("reasons", make.prepared, reasons="  ")


def test_disagreement_is_answered():
    application = make.answered(disagreeing=1).application

    refused("dissent", make.prepared, application)
    assert make.prepared(application, dissent_response="Gewogen.").dissent_response == "Gewogen."


def test_definitief_asks_every_signature():
    refused("signed", make.prepared, make.ready(signed=False))


def test_a_partner_that_signs_after_submission_counts_for_definitief():
    application = make.ready(signed=False)
    make.sign_all(application, application.created_by)
    assert make.granted(application).outcome == "definitief"


def test_signing_that_was_frozen_as_missing_does_not_keep_definitief_away():
    content = make.submitted(signed=False).submissions.get().content
    for result in content["requirements"]["results"]:
        result["level"] = "block"
    unmet = CaseFacts(Application(), submission=Submission(content=content)).unmet_requirements
    assert unmet == ["Genoeg leerlingen in één sector (po of vo)"]


def test_a_party_that_was_missing_keeps_definitief_away_although_it_only_warned():
    content = make.submitted().submissions.get().content
    for result in content["requirements"]["results"]:
        if result["code"] == "party_teacher_training":
            result["outcome"] = "not_met"
    unmet = CaseFacts(Application(), submission=Submission(content=content)).unmet_requirements
    assert unmet == ["Er doet een lerarenopleiding mee"]


def test_an_application_that_lacks_signatures_can_end_as_voorlopig():
    application = make.ready(signed=False, round=make.make_round(criteria=2))
    assert make.granted(application, outcome="voorlopig").outcome == "voorlopig"


def test_a_requirement_that_grows_stricter_after_submission_does_not_keep_definitief_away():
    application = make.ready()
    RoundRequirement.objects.filter(round=application.round, code="size").update(level="block")
    assert make.granted(application).outcome == "definitief"


def test_pupils_that_leave_the_register_after_submission_change_no_requirement():
    application = make.submitted()
    before = CaseFacts(application).requirements
    RoundRequirement.objects.filter(round=application.round).update(threshold=1)
    Organisation.objects.update(ended_on=timezone.localdate())
    assert CaseFacts(Application.objects.get(pk=application.pk)).requirements == before


def test_definitief_asks_the_beroepsgroep_to_confirm_for_itself():
    application = make.ready(confirmed=False)
    refused("beroepsgroep", make.prepared, application)


def test_definitief_has_no_conditions():
    refused("surplus_conditions", make.prepared, conditions=[("Iets", make.soon(), None)])


def test_voorlopig_and_afgewezen_do_without_signatures():
    assert make.granted(make.ready(signed=False), "voorlopig").outcome == "voorlopig"
    assert make.granted(make.ready(signed=False, weak=True), "afgewezen").outcome == "afgewezen"


@pytest.mark.parametrize(
    "conditions",
    [
        [],
        [("Werk uit.", make.soon(0), None)],
        [("Werk uit.", None, None)],
        [("Werk uit.", make.soon(), None), ("", make.soon(), None)],
    ],
)
def test_voorlopig_asks_conditions_with_a_date_to_come(conditions):
    refused("conditions", make.prepared, outcome="voorlopig", conditions=conditions)


def test_conditions_are_kept_with_their_criterion():
    application = make.ready()
    criterion = Criterion.objects.filter(round=application.round).first()

    decision = make.prepared(
        application, "voorlopig", conditions=[(" Werk uit. ", make.soon(), criterion)]
    )

    condition = decision.conditions.get()
    assert (condition.text, condition.criterion) == ("Werk uit.", criterion)


def test_preparing_again_replaces_the_conditions():
    decision = make.prepared(outcome="voorlopig")
    deciding.return_decision(decision=decision, reason="Anders.", by=make.lead())

    decision = prepare_again(
        decision, outcome="voorlopig", conditions=[("Iets anders.", make.soon(9), None)]
    )

    assert [condition.text for condition in decision.conditions.all()] == ["Iets anders."]


def test_definitief_after_voorlopig_when_every_condition_is_met():
    decision = make.granted(outcome="voorlopig")
    application = decision.application
    refused("open_conditions", make.prepared, application)

    meet_condition(condition=decision.conditions.get(), note="Plan gezien.", by=make.adviser())
    make.granted(application)

    application.refresh_from_db()
    assert application.state == "definitief"
    assert application.decisions.count() == 2


def test_a_provisional_status_ends_by_a_withdrawal_and_not_by_a_refusal():
    """It could be refused without a letter with the intention, or time to respond."""
    application = make.granted(outcome="voorlopig").application

    with make.later():
        refused("wrong_state", make.prepared, application, "afgewezen")


def test_definitief_is_not_given_below_the_mark():
    """A definitive status could be given while the panel found a criterion not met."""
    refused("verdicts", make.prepared, make.ready(weak=True))


def test_afgewezen_asks_a_criterion_that_is_not_met():
    """A refusal could be prepared while every criterion was met."""
    refused("ground", make.prepared, make.ready(), "afgewezen")
    refused("ground", make.prepared, make.ready(signed=False), "afgewezen")


def test_voorlopig_asks_a_condition_about_every_criterion_that_is_not_met():
    application = make.ready(weak=True)
    short, other = application.round.criteria.all()

    for about in (None, other):
        conditions = [("Werk uit.", make.soon(), about)]
        refused(
            "criteria_conditions", make.prepared, application, "voorlopig", conditions=conditions
        )
    conditions = [("Werk uit.", make.soon(), short)]
    assert make.granted_with(application, conditions).outcome == "voorlopig"


def test_definitief_follows_once_every_condition_about_the_criterion_is_met():
    application = make.ready(weak=True)
    short = application.round.criteria.first()
    conditions = [("Werk uit.", make.soon(), short), ("Leg vast.", make.soon(), short)]
    first, second = make.granted_with(application, conditions).conditions.order_by("pk")

    meet_condition(condition=first, note="Gezien.", by=make.adviser())
    assert CaseFacts(application).falls_short == [short]
    meet_condition(condition=second, note="Gezien.", by=make.adviser())

    assert CaseFacts(application).falls_short == []
    assert make.granted(application).outcome == "definitief"


@pytest.mark.parametrize(
    ("weak", "outcome"), [(False, "voorlopig"), (True, "afgewezen")], ids=["milder", "harder"]
)
def test_who_departs_from_the_joint_advice_says_why(weak, outcome):
    """A decision against the advice told the applicant nothing about it."""
    application = make.ready(weak=weak)
    refused("departure", make.prepared, application, outcome, departure_reasons=" ")

    decision = make.prepared(application, outcome, departure_reasons=" Te weinig partners. ")
    assert decision.departure_reasons == "Te weinig partners."


def test_a_decision_as_advised_and_a_second_decision_need_no_reasons_for_departing():
    decision = make.granted(outcome="voorlopig", application=make.ready(signed=False))
    meet_condition(condition=decision.conditions.get(), note="Gezien.", by=make.adviser())

    refused("signed", make.prepared, decision.application, departure_reasons="")
    assert make.prepared(make.ready(), departure_reasons="").departure_reasons == ""


def test_voorlopig_is_not_given_twice():
    application = make.granted(outcome="voorlopig").application
    refused("wrong_state", make.prepared, application, "voorlopig")


def test_a_rule_that_no_longer_holds_stops_the_granting():
    decision = make.prepared(outcome="voorlopig")
    Condition.objects.update(due_on=make.soon(-1))

    refused("conditions", deciding.grant, decision=decision, by=make.lead())


def test_a_condition_is_met_once_with_a_note():
    condition = make.granted(outcome="voorlopig").conditions.get()
    refused("note", meet_condition, condition=condition, note=" ", by=make.adviser())

    meet_condition(condition=condition, note="Gezien.", by=make.adviser())

    refused("not_open", meet_condition, condition=condition, note="Weer.", by=make.adviser())


def test_a_condition_of_a_decision_not_taken_cannot_be_met():
    condition = make.prepared(outcome="voorlopig").conditions.get()
    refused("not_open", meet_condition, condition=condition, note="Vast.", by=make.adviser())


def visible(role):
    return Decision.objects.visible_to(role).count()


def test_who_sees_a_decision_before_and_after_it_is_taken():
    decision = make.prepared()
    application = decision.application
    penvoerder = make.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    assessor = application.panel.members.first().assessment.author
    stranger = make.role(RoleKind.PENVOERDER_SIGNATORY)
    outsider = make.assessor(make.ministry())
    admin = make.role(RoleKind.ADMIN)
    everyone = [make.adviser(), make.lead(), penvoerder, assessor, stranger, outsider, admin, None]

    assert [visible(role) for role in everyone] == [1, 1, 0, 0, 0, 0, 0, 0]
    deciding.grant(decision=decision, by=make.lead())
    issue_letter(decision_id=decision.pk, tell=False)
    assert [visible(role) for role in everyone] == [1, 1, 1, 1, 0, 0, 0, 0]


# What PostgreSQL refuses, whoever writes.


def execute(statement, *values):
    with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(error.value)


GRANT = """
    UPDATE assessments_decision SET state = 'verleend', granted_at = now(), granted_by_id = %s
"""


def test_database_four_eyes_by_person():
    preparer = make.adviser()
    make.prepared(by=preparer)

    assert "decision_four_eyes" in execute(GRANT, make.lead(preparer.user).pk)


def test_database_four_eyes_counts_earlier_preparers():
    first = make.lead()
    decision = make.prepared(by=first)
    deciding.return_decision(decision=decision, reason="Korter.", by=make.lead())
    prepare_again(decision)

    assert "decision_four_eyes" in execute(GRANT, first.pk)


def test_database_no_decision_appears_as_taken():
    application = make.ready()

    assert "Cannot insert" in execute(
        """INSERT INTO assessments_decision (application_id, outcome, state, reasons,
        dissent_response, prepared_by_id, prepared_at, granted_by_id, granted_at, return_reason)
        VALUES (%s, 'definitief', 'verleend', 'x', '', %s, now(), %s, now(), '')""",
        application.pk,
        make.adviser().pk,
        make.lead().pk,
    )


@pytest.mark.parametrize(
    ("application", "rule"),
    [
        (lambda: make.panel().application, "decision_joint_outcome"),
        (lambda: make.all_handed_in().application, "decision_joint_outcome"),
        (lambda: make.proposed().application, "decision_answers"),
    ],
)
def test_database_no_decision_without_an_answered_joint_outcome(application, rule):
    with pytest.raises(DatabaseError, match=rule), transaction.atomic():
        Decision.objects.create(
            application=application(),
            outcome="afgewezen",
            reasons="x",
            prepared_by=make.adviser(),
        )


def test_database_no_decision_without_joint_verdict_on_each_criterion():
    application = make.ready()
    Criterion.objects.create(round=application.round, position=9, title="Nieuw")

    with pytest.raises(DatabaseError, match="decision_criteria"), transaction.atomic():
        Decision.objects.create(
            application=application, outcome="afgewezen", reasons="x", prepared_by=make.adviser()
        )


def test_database_definitief_without_signatures():
    make.prepared(make.ready(signed=False), "voorlopig")

    statement = GRANT + ", outcome = 'definitief'"
    assert "decision_signatures" in execute(statement, make.lead().pk)


def test_database_definitief_without_the_beroepsgroep():
    make.prepared(make.ready(confirmed=False), "voorlopig")

    statement = GRANT + ", outcome = 'definitief'"
    assert "decision_beroepsgroep" in execute(statement, make.lead().pk)


def test_database_definitief_with_an_open_condition():
    decision = prepared_after_voorlopig("definitief")

    statement = GRANT + " WHERE id = %s"
    assert "decision_open_condition" in execute(statement, make.lead().pk, decision.pk)


def prepared_after_voorlopig(outcome, *, weak=False):
    """A second decision that lies ready, though no rule lets anybody prepare it."""
    application = make.ready(weak=weak)
    about = application.round.criteria.first() if weak else None
    make.granted_with(application, [("Werk uit.", make.soon(), about)])
    return Decision.objects.create(
        application=application,
        outcome=outcome,
        reasons="Nee.",
        hearing="eigen_gegevens" if outcome == "afgewezen" else "",
        prepared_by=make.adviser(),
    )


def test_database_no_refusal_ends_a_status():
    decision = prepared_after_voorlopig("afgewezen", weak=True)

    statement = GRANT + " WHERE id = %s"
    assert "decision_ends_status" in execute(statement, make.lead().pk, decision.pk)


def test_database_voorlopig_without_a_condition():
    make.prepared(outcome="afgewezen")

    statement = GRANT + ", outcome = 'voorlopig'"
    assert "decision_no_condition" in execute(statement, make.lead().pk)


def test_database_voorlopig_with_a_condition_that_is_past():
    make.prepared(outcome="voorlopig")
    Condition.objects.update(due_on=make.soon(0))

    assert "decision_no_condition" in execute(GRANT, make.lead().pk)


@pytest.mark.parametrize(
    ("weak", "prepared", "written"),
    [(True, "afgewezen", "definitief"), (False, "voorlopig", "afgewezen")],
)
def test_database_no_outcome_against_the_joint_verdicts(weak, prepared, written):
    make.prepared(make.ready(weak=weak), prepared)

    statement = GRANT + ", outcome = %s"
    assert "decision_verdicts" in execute(statement, make.lead().pk, written)


def test_a_rejection_says_whether_the_region_was_heard_and_what_it_said():
    application = make.ready(weak=True)
    refused("hearing", make.prepared, application, "afgewezen", hearing="")
    refused("hearing_told", make.prepared, application, "afgewezen", hearing="gehoord")
    heard = {"hearing": "gehoord", "hearing_told": " Op 3 mei zei u dat het anders ligt. "}
    decision = make.prepared(application, "afgewezen", **heard)
    assert decision.hearing_told == "Op 3 mei zei u dat het anders ligt."
    for change, rule in (
        ("hearing = ''", "decision_heard"),
        ("hearing_told = ''", "decision_heard_is_told"),
        ("hearing = 'gelijk'", "decision_heard_is_told"),
        ("outcome = 'voorlopig'", "decision_hearing_of_rejection"),
    ):
        assert rule in execute(f"UPDATE assessments_decision SET {change}")
    # Of another outcome it is not asked.
    again = {"reasons": "Toch.", "outcome": "voorlopig", "by": make.adviser()}
    deciding.return_decision(decision=decision, reason="Anders.", by=make.lead())
    weak = application.panel.joint_outcome.judgements.exclude(verdict="voldoet").get().criterion
    conditions = [("Werk het uit.", make.soon(), weak)]
    decision = prepare_again(decision, conditions=conditions, **again, **heard)
    assert (decision.hearing, decision.hearing_told) == ("", "")


def test_database_no_departure_without_reasons():
    make.prepared(outcome="afgewezen")

    statement = GRANT + ", departure_reasons = ' '"
    assert "decision_departure" in execute(statement, make.lead().pk)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_decision SET reasons = 'anders'",
        """UPDATE assessments_decision
        SET state = 'voorbereid', granted_by_id = NULL, granted_at = NULL""",
        "DELETE FROM assessments_decision",
        "UPDATE assessments_condition SET text = 'anders'",
        "UPDATE assessments_condition SET due_on = due_on + 30",
        "DELETE FROM assessments_condition",
        """INSERT INTO assessments_condition (decision_id, text, due_on, met_note)
        SELECT id, 'nog iets', current_date + 9, '' FROM assessments_decision""",
    ],
)
def test_database_keeps_a_decision_that_was_taken(statement):
    make.granted(outcome="voorlopig")

    assert execute(statement)


def test_database_lets_a_condition_be_met_once():
    condition = make.granted(outcome="voorlopig").conditions.get()
    meet_condition(condition=condition, note="Gezien.", by=make.adviser())

    assert "condition_final" in execute("UPDATE assessments_condition SET met_note = 'anders'")
    assert "condition_final" in execute("UPDATE assessments_condition SET met_at = NULL")


def test_database_no_condition_met_before_the_decision():
    make.prepared(outcome="voorlopig")

    assert "condition_early" in execute(
        "UPDATE assessments_condition SET met_at = now(), met_note = 'x', met_by_id = %s",
        make.adviser().pk,
    )


def test_database_no_step_back():
    decision = make.prepared()
    deciding.return_decision(decision=decision, reason="Nee.", by=make.lead())

    assert execute(GRANT, make.lead().pk)


def test_database_only_impartial_assessing_organisations_in_a_panel():
    panel = make.panel()
    statement = """INSERT INTO assessments_panelmember (panel_id, organisation_id)
        VALUES (%s, %s)"""

    assert "panel_member_kind" in execute(statement, panel.pk, make.organisation().pk)


def test_outcomes_per_criterion_need_no_reasons_when_met():
    panel = make.all_handed_in()
    judgements = make.verdicts(panel) | {next(iter(make.verdicts(panel))): Typed("niet", "Vaag.")}
    application = make.answered(make.proposed(panel, judgements=judgements)).application

    assert make.prepared(application, "afgewezen").state == "voorbereid"
    assert make.soon() > make.timezone.localdate() + timedelta(days=1)
