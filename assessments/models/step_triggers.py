"""How PostgreSQL works out the next step of a case: the one definition of what is next.

A row of `NextStep` works itself out whenever it is written; every table on which a step depends
writes the row of its case when it changes. So acts, the demo and bulk loading need not think of
it, and a step can never be older than the facts. It refuses nothing: the rules stay in
`assessments.domain`. See docs/decisions/0065-the-next-step-is-stored.md.
"""

from __future__ import annotations

import pgtrigger

from common.search import words_of

_FACTS = """
    SELECT a.state, COALESCE(a.postponed_to, a.decide_by),
            region.adviser_id, concat_ws(' ', a.number, plan.name, region.name, penvoerder.name)
        INTO case_state, decide_by, adviser, names
        FROM applications_application a
        JOIN regions_region region ON region.id = a.region_id
        JOIN regions_organisation penvoerder ON penvoerder.id = a.penvoerder_id
        LEFT JOIN applications_plan plan ON plan.application_id = a.id
        WHERE a.id = NEW.application_id;
    SELECT c.due_on, c.for_merging INTO completion, merging FROM applications_completion c
        WHERE c.application_id = NEW.application_id AND c.state = 'gevraagd';
    SELECT c.not_handled_by INTO last_day FROM applications_completion c
        WHERE c.application_id = NEW.application_id AND c.letter_id IS NOT NULL
        ORDER BY c.asked_at DESC, c.id DESC LIMIT 1;
    SELECT EXISTS (SELECT FROM applications_reopening r
        WHERE r.application_id = NEW.application_id AND r.state = 'heropend') INTO reopened;
    SELECT p.id, j.version INTO panel, proposed FROM assessments_panel p
        LEFT JOIN assessments_jointoutcome j ON j.panel_id = p.id AND j.proposed_at IS NOT NULL
        WHERE p.application_id = NEW.application_id;
    SELECT count(*),
            count(*) FILTER (WHERE s.state = 'ingeleverd'), count(e.id)
        INTO members, handed_in, answered
        FROM assessments_panelmember m
        LEFT JOIN assessments_assessment s ON s.member_id = m.id
        LEFT JOIN assessments_endorsement e ON e.member_id = m.id AND e.version = proposed
        WHERE m.panel_id = panel;
    SELECT r.ocw_concurs AND NOT EXISTS (SELECT FROM assessments_jointoutcome j
            JOIN assessments_concurrence c ON c.joint_outcome_id = j.id AND c.version = j.version
            WHERE j.panel_id = panel)
        INTO to_concur FROM applications_application a
        JOIN applications_round r ON r.id = a.round_id WHERE a.id = NEW.application_id;
    SELECT d.state, d.outcome INTO decision, decides FROM assessments_decision d
        WHERE d.application_id = NEW.application_id AND d.state <> 'verleend';
    SELECT min(n.decide_by) INTO change_by FROM assessments_changenotice n
        WHERE n.application_id = NEW.application_id AND n.state IN ('gemeld', 'voorgesteld');
    SELECT count(*), count(c.closed_at), min(c.due_on) FILTER (WHERE c.closed_at IS NULL)
        INTO conditions, met, first_due
        FROM assessments_condition c JOIN assessments_decision d ON d.id = c.decision_id
        WHERE d.application_id = NEW.application_id AND d.state = 'verleend';
    SELECT count(m.id) + count(DISTINCT d.id),
            count(r.id) + count(DISTINCT d.id) FILTER (WHERE EXISTS (
                SELECT FROM assessments_confirmation f WHERE f.decision_id = d.id
                AND f.voice <> 'no' AND NOT EXISTS (SELECT FROM assessments_confirmation newer
                    WHERE newer.decision_id = f.decision_id AND newer.partner_id = f.partner_id
                    AND newer.id > f.id)))
        INTO to_confirm, confirmed
        FROM assessments_decision d
        LEFT JOIN assessments_panelmember m ON m.panel_id = panel
        LEFT JOIN assessments_reendorsement r ON r.decision_id = d.id AND r.member_id = m.id
        WHERE d.application_id = NEW.application_id AND d.state = 'verleend'
        AND d.outcome = 'voorlopig' AND EXISTS (
            SELECT FROM assessments_condition c
            JOIN applications_criterion k ON k.id = c.criterion_id
            WHERE c.decision_id = d.id AND k.about_beroepsgroep AND c.lapsed_at IS NULL);
"""

_STEP = f"""
    NEW.adviser_id := adviser;
    NEW.search := {words_of("names")};
    NEW.done := 0;
    NEW.total := 0;
    NEW.due_on := decide_by;
    IF case_state IN ('ingediend', 'in_beoordeling') AND completion IS NOT NULL THEN
        NEW.step := CASE WHEN merging THEN 'merged_plan' ELSE 'completion' END;
        NEW.due_on := completion;
    ELSIF case_state = 'ingediend' AND reopened THEN
        NEW.step := 'reopened';
    ELSIF case_state = 'definitief' AND change_by IS NOT NULL THEN
        NEW.step := 'change';
    ELSIF case_state NOT IN ('ingediend', 'in_beoordeling', 'voorlopig') THEN
        NEW.step := 'done';
        NEW.due_on := NULL;
    ELSIF decision = 'voorbereid' THEN
        NEW.step := 'grant';
    ELSIF decision = 'teruggegeven' THEN
        NEW.step := 'returned';
    ELSIF case_state = 'ingediend' THEN
        NEW.step := 'panel';
    ELSIF case_state = 'voorlopig' AND met < conditions THEN
        NEW.step := 'conditions';
        NEW.done := met;
        NEW.total := conditions;
    ELSIF case_state = 'voorlopig' AND confirmed < to_confirm THEN
        NEW.step := 'confirmations';
        NEW.done := confirmed;
        NEW.total := to_confirm;
    ELSIF case_state = 'voorlopig' THEN
        NEW.step := 'definitive';
    ELSIF handed_in < members THEN
        NEW.step := 'assessments';
        NEW.done := handed_in;
        NEW.total := members;
    ELSIF proposed IS NULL THEN
        NEW.step := 'joint';
    ELSIF answered < members THEN
        NEW.step := 'answers';
        NEW.done := answered;
        NEW.total := members;
    ELSIF to_concur THEN
        NEW.step := 'concurrence';
    ELSE
        NEW.step := 'prepare';
    END IF;
    IF NEW.step = 'change' THEN
        NEW.due_on := change_by;
    ELSIF case_state = 'voorlopig' THEN
        NEW.due_on := LEAST(first_due, change_by);
    ELSIF decides = 'niet_behandeld' AND NEW.step IN ('grant', 'returned') THEN
        NEW.due_on := LEAST(decide_by, last_day);
    END IF;
"""

# An answer may be changed until a decision rests on it, but only a missing one is awaited. OCW
# concurs once all have answered.
_WANTED = """
    SELECT m.panel_id, m.id AS member_id, m.organisation_id,
        CASE WHEN s.state IS DISTINCT FROM 'ingeleverd' THEN 'assessment'
            WHEN e.id IS NULL THEN 'answer' ELSE 'concur' END AS what,
        decide_by AS due_on
    FROM assessments_panelmember m
    JOIN regions_organisation o ON o.id = m.organisation_id
    LEFT JOIN assessments_assessment s ON s.member_id = m.id
    LEFT JOIN assessments_endorsement e ON e.member_id = m.id AND e.version = proposed
    WHERE m.panel_id = panel AND case_state = 'in_beoordeling' AND (
        s.state IS DISTINCT FROM 'ingeleverd' OR (
            proposed IS NOT NULL AND decision IS DISTINCT FROM 'voorbereid' AND (
                e.id IS NULL OR o.kind = 'ocw' AND to_concur AND answered = members)))
"""

_AWAITED = f"""
    INSERT INTO assessments_awaited (panel_id, member_id, organisation_id, what, due_on) {_WANTED}
        ON CONFLICT (member_id) DO UPDATE SET what = EXCLUDED.what, due_on = EXCLUDED.due_on
        WHERE (assessments_awaited.what, assessments_awaited.due_on)
            IS DISTINCT FROM (EXCLUDED.what, EXCLUDED.due_on);
    DELETE FROM assessments_awaited w WHERE w.panel_id = panel
        AND w.member_id NOT IN (SELECT wanted.member_id FROM ({_WANTED}) wanted);
"""  # noqa: S608 - only what stands above


def _update_of(*columns: str) -> pgtrigger.Operation:
    found: pgtrigger.Operation = pgtrigger.UpdateOf(*columns)  # type: ignore[no-untyped-call]
    return found


def works_itself_out() -> pgtrigger.Trigger:
    """Set step, progress and day from the facts, whatever was written, and what is awaited."""
    return pgtrigger.Trigger(
        name="works_itself_out",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[
            ("case_state", "text"),
            ("decide_by", "date"),
            ("adviser", "bigint"),
            ("names", "text"),
            ("panel", "bigint"),
            ("proposed", "integer"),
            ("members", "integer"),
            ("handed_in", "integer"),
            ("answered", "integer"),
            ("to_concur", "boolean"),
            ("decision", "text"),
            ("decides", "text"),
            ("conditions", "integer"),
            ("met", "integer"),
            ("first_due", "date"),
            ("to_confirm", "integer"),
            ("confirmed", "integer"),
            ("change_by", "date"),
            ("completion", "date"),
            ("merging", "boolean"),
            ("last_day", "date"),
            ("reopened", "boolean"),
        ],
        func=f"{_FACTS}{_STEP}{_AWAITED} RETURN NEW;",
    )


def case_moved() -> pgtrigger.Trigger:
    """A submitted application has a next step, which follows its state."""
    return pgtrigger.Trigger(
        name="next_step_of_case",
        when=pgtrigger.After,
        operation=pgtrigger.Insert
        | _update_of(
            "state", "submitted_at", "number", "decide_by", "postponed_to", "penvoerder_id"
        ),
        condition=pgtrigger.Condition("NEW.submitted_at IS NOT NULL"),
        func="""
            INSERT INTO assessments_nextstep (application_id, step, done, total)
                VALUES (NEW.id, '', 0, 0)
                ON CONFLICT (application_id) DO UPDATE SET step = EXCLUDED.step;
            RETURN NULL;
        """,
    )


def plan_renamed() -> pgtrigger.Trigger:
    """A case is found by the name of its plan."""
    return _renamed("next_step_of_plan", "name", where="a.id = NEW.application_id")


def region_changed() -> pgtrigger.Trigger:
    """A case is found by its region, and belongs to the adviser of it."""
    return _renamed("next_steps_of_region", "name", "adviser_id", where="a.region_id = NEW.id")


def penvoerder_renamed() -> pgtrigger.Trigger:
    """A case is found by its penvoerder."""
    return _renamed("next_steps_of_penvoerder", "name", where="a.penvoerder_id = NEW.id")


def _renamed(name: str, *columns: str, where: str) -> pgtrigger.Trigger:
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=_update_of(*columns),
        condition=pgtrigger.Condition(changed),
        func=f"""
            UPDATE assessments_nextstep SET step = step WHERE application_id IN (
                SELECT a.id FROM applications_application a WHERE {where});
            RETURN NULL;
        """,  # noqa: S608 - `where` is one of those above
    )


def follows(path: str, *columns: str) -> pgtrigger.Trigger:
    """A trigger that works out the step anew when a row comes, goes, or changes in `columns`.

    `path` is SQL that gives the application of the row `changed`; without `columns` rows never
    change in what matters here.
    """
    operation = pgtrigger.Insert | pgtrigger.Delete
    if columns:
        operation |= _update_of(*columns)
    return pgtrigger.Trigger(
        name="next_step_follows",
        when=pgtrigger.After,
        operation=operation,
        declare=[("changed", "record")],
        func=f"""
            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;
            UPDATE assessments_nextstep SET step = step WHERE application_id = ({path});
            RETURN NULL;
        """,  # noqa: S608 - `path` is one of those below
    )


OF_PANEL = "SELECT p.application_id FROM assessments_panel p WHERE p.id = changed.panel_id"
OF_MEMBER = """SELECT p.application_id FROM assessments_panelmember m
    JOIN assessments_panel p ON p.id = m.panel_id WHERE m.id = changed.member_id"""
OF_DECISION = """SELECT d.application_id FROM assessments_decision d
    WHERE d.id = changed.decision_id"""
OF_CONDITION = """SELECT d.application_id FROM assessments_condition c
    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = changed.condition_id"""
OF_ITSELF = "changed.application_id"
