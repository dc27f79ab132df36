"""What may never stand in the database about objections, in plain SQL: the part of `forbidden` that
is about Awb chapters 6 and 7.
"""

from __future__ import annotations

PARTS = """
, founded AS (
    SELECT * FROM assessments_objection WHERE state = 'besloten'
    AND outcome IN ('gegrond', 'deels_gegrond') AND outcome_letter_id IS NOT NULL
), handled AS (
    SELECT o.id, o.application_id, by_whom.id AS role_id, by_whom.at FROM assessments_objection o,
        LATERAL (VALUES (handled_by_id, taken_up_at), (adjourned_by_id, adjourned_at),
            (prepared_by_id, prepared_at), (settled_by_id, settled_at)) AS by_whom (id, at)
    UNION ALL SELECT o.id, o.application_id, r.id, o.withdrawn_at FROM assessments_objection o
        JOIN accounts_role r ON r.id = o.withdrawn_by_id AND r.kind IN ('re_adviser', 're_lead')
), parts AS (
    SELECT application_id, opened_by_id AS role_id, opened_at AS at FROM assessments_panel
    UNION ALL SELECT p.application_id, j.written_by_id, '-infinity'
        FROM assessments_jointoutcome j JOIN assessments_panel p ON p.id = j.panel_id
        -- Once a decision was revoked it is written anew, and nobody knows when.
        WHERE NOT EXISTS (SELECT FROM assessments_decision d
            WHERE d.application_id = p.application_id AND d.revoked_at IS NOT NULL)
    UNION ALL SELECT p.application_id, s.author_id, s.handed_in_at FROM assessments_assessment s
        JOIN assessments_panelmember m ON m.id = s.member_id
        JOIN assessments_panel p ON p.id = m.panel_id
    UNION ALL SELECT application_id, prepared_by_id, prepared_at FROM assessments_decision
    UNION ALL SELECT application_id, prepared_by_id, prepared_at FROM assessments_decisionevent
    UNION ALL SELECT application_id, granted_by_id, granted_at FROM assessments_decision
    UNION ALL SELECT w.application_id, by_whom.id, by_whom.at FROM assessments_withdrawal w,
        LATERAL (VALUES (intended_by_id, intended_at), (prepared_by_id, prepared_at),
            (settled_by_id, settled_at), (dropped_by_id, dropped_at)) AS by_whom (id, at)
    UNION ALL SELECT n.application_id, by_whom.id, by_whom.at FROM assessments_changenotice n,
        LATERAL (VALUES (prepared_by_id, prepared_at), (settled_by_id, settled_at))
            AS by_whom (id, at)
    UNION ALL SELECT d.application_id, by_whom.id, by_whom.at FROM assessments_correction c
        JOIN assessments_decisionletter k ON k.letter_id = c.letter_id
        JOIN assessments_decision d ON d.id = k.decision_id,
        LATERAL (VALUES (c.prepared_by_id, c.prepared_at), (c.issued_by_id, c.issued_at),
            (c.dropped_by_id, c.dropped_at)) AS by_whom (id, at)
)
"""

ACTED = """
    UNION ALL SELECT 'objection ' || id, application_id, role_id FROM handled
    UNION ALL SELECT 'objection ' || o.id, o.application_id, r.id FROM assessments_objection o
        JOIN accounts_role r ON r.id = o.recorded_by_id AND r.kind IN ('re_adviser', 're_lead')
    UNION ALL SELECT 'carrying out ' || id, application_id, carried_out_by_id
        FROM assessments_objection WHERE carried_out_by_id IS NOT NULL
"""

SIGNED = """
    UNION ALL SELECT 'objection ' || o.id, o.application_id, by_whom.id, 'bezwaar', by_whom.at
        FROM assessments_objection o, LATERAL (VALUES (handled_by_id, taken_up_at),
            (adjourned_by_id, adjourned_at), (settled_by_id, settled_at)) AS by_whom (id, at)
        WHERE by_whom.id IS NOT NULL
"""

OBJECTIONS_FORBIDDEN = {
    "who had a part in the decision did something about the objection to it": """
        SELECT h.id FROM handled h JOIN accounts_role r ON r.id = h.role_id
        JOIN parts p ON p.application_id = h.application_id AND p.at < h.at
        JOIN accounts_role had ON had.id = p.role_id AND had.user_id = r.user_id""",
    "who prepared the decision on an objection took it": """
        SELECT o.id FROM assessments_objection o JOIN accounts_role s ON s.id = o.settled_by_id
        WHERE s.user_id IN (
            SELECT r.user_id FROM accounts_role r WHERE r.id = o.prepared_by_id
            UNION SELECT r.user_id FROM assessments_objectionevent e
            JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = o.id)""",
    "somebody who is no lead decided on an objection": """
        SELECT o.id FROM assessments_objection o
        LEFT JOIN accounts_role r ON r.id = o.settled_by_id
        WHERE o.state = 'besloten' AND r.kind IS DISTINCT FROM 're_lead'""",
    "what was decided on an objection, or on a withdrawal, is not what was prepared": """
        SELECT o.id FROM assessments_objection o WHERE o.state = 'besloten' AND NOT EXISTS (
            SELECT FROM assessments_objectionevent e
            WHERE e.pgh_obj_id = o.id AND e.state = 'voorgesteld'
            AND (e.outcome, e.reasons, e.replacement, e.lapsing, e.to_do, e.costs, e.costs_reasons,
                e.is_excused, e.late_reasons, e.prepared_by_id, e.prepared_at) IS NOT DISTINCT FROM
            (o.outcome, o.reasons, o.replacement, o.lapsing, o.to_do, o.costs, o.costs_reasons,
                o.is_excused, o.late_reasons, o.prepared_by_id, o.prepared_at))
        UNION ALL SELECT w.id FROM assessments_withdrawal w
        WHERE w.state = 'ingetrokken' AND NOT EXISTS (
            SELECT FROM assessments_withdrawalevent e
            WHERE e.pgh_obj_id = w.id AND e.state = 'voorgesteld'
            AND (e.reasons, e.weighing, e.prepared_by_id, e.prepared_at) IS NOT DISTINCT FROM
            (w.reasons, w.weighing, w.prepared_by_id, w.prepared_at))""",
    "an objection was written down, or ended, by neither its maker nor the RE": """
        SELECT o.id FROM assessments_objection o JOIN correspondence_letter l ON l.id = o.letter_id
        JOIN accounts_role r ON r.id IN (o.recorded_by_id, o.withdrawn_by_id)
        WHERE r.kind NOT IN ('re_adviser', 're_lead') AND (o.name <> '' OR r.kind NOT IN
            ('penvoerder_signatory', 'penvoerder_editor')
            OR r.organisation_id IS DISTINCT FROM l.addressee_id)""",
    "an objection came in before its letter, or is to no decision in its case": """
        SELECT o.id FROM assessments_objection o JOIN correspondence_letter l ON l.id = o.letter_id
        WHERE o.received_on < l.dated_on OR l.objection_until IS NULL OR o.application_id NOT IN (
            SELECT d.application_id FROM assessments_decision d
            JOIN assessments_decisionletter k ON k.decision_id = d.id WHERE k.letter_id = l.id
            UNION SELECT w.application_id FROM assessments_withdrawal w WHERE w.letter_id = l.id
            UNION SELECT n.application_id FROM assessments_changenotice n
            JOIN assessments_noticeletter k ON k.notice_id = n.id WHERE k.letter_id = l.id)""",
    "an objection is in time that is not, or came in after it was written down": """
        SELECT o.id FROM assessments_objection o JOIN correspondence_letter l ON l.id = o.letter_id
        WHERE o.received_on > (o.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date
        OR o.in_time AND o.received_on > l.objection_until
            AND (o.posted_on IS NULL OR o.posted_on > l.objection_until
                OR o.received_on > l.objection_until + 14)
        OR NOT o.in_time AND o.received_on <= l.objection_until""",
    "decided on an objection that was late without excuse, or has no grounds": """
        SELECT id FROM assessments_objection WHERE state IN ('voorgesteld', 'besloten')
        AND outcome <> 'niet_ontvankelijk' AND (grounds = '' OR NOT in_time AND NOT is_excused)""",
    "decided on an objection before it was confirmed, mended and heard": """
        SELECT id FROM assessments_objection WHERE state IN ('voorgesteld', 'besloten') AND (
            receipt_letter_id IS NULL OR heard_on IS NULL AND no_hearing = ''
            OR lacks <> '' AND mended_on IS NULL
                AND mend_by >= (prepared_at AT TIME ZONE 'Europe/Amsterdam')::date)""",
    "a decision on an objection was taken before it was prepared": """
        SELECT id FROM assessments_objection WHERE settled_at < prepared_at""",
    "an objection is told of by a letter that is not about it": """
        SELECT o.id FROM assessments_objection o, LATERAL (VALUES
            ('bezwaar_ontvangen ' || o.id, receipt_letter_id),
            ('bezwaar_verdaagd ' || o.id, adjournment_letter_id),
            ('bezwaar_besluit ' || o.id, outcome_letter_id),
            ('bezwaar_besluit ' || o.id || ' copy', copy_letter_id)) AS told (occasion, letter)
        JOIN correspondence_letter l ON l.id = told.letter
        JOIN correspondence_letternumber n ON n.id = l.number_id
        WHERE n.occasion <> told.occasion""",
    "the decision on one objection took the place of that on another": """
        SELECT o.id FROM assessments_objection o
        JOIN correspondence_letter l ON l.replaces_id = o.outcome_letter_id
        JOIN assessments_objection other ON other.outcome_letter_id = l.id""",
    "a decision was revoked without an objection to it that is founded": """
        SELECT d.id FROM assessments_decision d WHERE d.revoked_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM founded f JOIN assessments_decisionletter k ON k.letter_id = f.letter_id
            WHERE k.decision_id = d.id)""",
    "a refusal stands to which an objection is founded": """
        SELECT d.id FROM standing d JOIN assessments_decisionletter k ON k.decision_id = d.id
        JOIN founded f ON f.letter_id = k.letter_id
        JOIN applications_application a ON a.id = d.application_id
        WHERE d.outcome IN ('afgewezen', 'niet_behandeld') AND NOT EXISTS (
            SELECT FROM standing later WHERE later.application_id = d.application_id
            AND later.granted_at > d.granted_at)
        -- Another application of the region may go on in its place.
        AND NOT (d.outcome = 'niet_behandeld' AND EXISTS (
            SELECT FROM applications_application other WHERE other.round_id = a.round_id
            AND other.region_id = a.region_id AND other.id <> a.id))""",
    "somebody else was found right, and the penvoerder not heard": """
        SELECT id FROM assessments_objection WHERE state IN ('voorgesteld', 'besloten')
        AND name <> '' AND outcome IN ('gegrond', 'deels_gegrond') AND heard_on IS NULL""",
    "a condition lapsed without a founded objection to its decision that says so, or was met": """
        SELECT c.id FROM assessments_condition c
        WHERE num_nonnulls(c.lapsed_at, c.lapsed_by_id, c.met_at) > 1 + (c.met_at IS NULL)::int
        OR c.lapsed_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM founded f JOIN assessments_decisionletter k ON k.letter_id = f.letter_id
            JOIN correspondence_letter l ON l.id = f.outcome_letter_id
            WHERE f.id = c.lapsed_by_id AND k.decision_id = c.decision_id
            AND l.made_at = c.lapsed_at AND c.id = ANY(f.lapsing))""",
    "a founded objection was made known, and a condition that it lets lapse is still open": """
        SELECT f.id FROM founded f JOIN assessments_condition c ON c.id = ANY(f.lapsing)
        WHERE c.met_at IS NULL AND c.lapsed_at IS NULL""",
    "an objection changes something that is not founded": """
        SELECT id FROM assessments_objection WHERE outcome NOT IN ('gegrond', 'deels_gegrond')
        AND (cardinality(lapsing) > 0 OR to_do <> '')""",
    "costs are paid that were not asked in time, or of an objection that is not founded": """
        SELECT id FROM assessments_objection WHERE costs IS NOT NULL AND (costs <= 0
            OR costs_asked_on IS NULL OR outcome NOT IN ('gegrond', 'deels_gegrond'))
        UNION ALL SELECT id FROM assessments_objection WHERE costs_asked_on < received_on
            OR costs_asked_on > (settled_at AT TIME ZONE 'Europe/Amsterdam')::date""",
    "decided on an objection and not on the costs that were asked, or on costs that were not": """
        SELECT id FROM assessments_objection
        WHERE state = 'besloten' AND (costs_asked_on IS NULL) <> (costs_reasons = '')""",
    "something was noted as carried out that was not left to do, or not by the RE": """
        SELECT o.id FROM assessments_objection o
        LEFT JOIN accounts_role r ON r.id = o.carried_out_by_id
        WHERE num_nonnulls(o.carried_out_at, o.carried_out_by_id) > 0 AND (
            o.to_do = '' AND o.costs IS NULL
            OR o.id NOT IN (SELECT id FROM founded) OR o.carried_out_note = ''
            OR r.kind IS DISTINCT FROM 're_lead' AND r.kind IS DISTINCT FROM 're_adviser')""",
}

FROZEN_OBJECTIONS = """
UNION ALL SELECT 'objection ' || id, md5(row(application_id, letter_id, name, address, way,
    received_on, posted_on, in_time, recorded_by_id, recorded_at)::text) FROM assessments_objection
UNION ALL SELECT 'objection ' || id || ' in hand', md5(row(handled_by_id, taken_up_at, lacks,
    mend_by)::text) FROM assessments_objection WHERE handled_by_id IS NOT NULL
UNION ALL SELECT 'objection ' || id || ' costs asked', costs_asked_on::text
    FROM assessments_objection WHERE costs_asked_on IS NOT NULL
UNION ALL SELECT 'objection ' || id || ' adjourned', md5(row(adjournment, adjourned_by_id,
    adjourned_at)::text) FROM assessments_objection WHERE adjourned_at IS NOT NULL
UNION ALL SELECT 'objection ' || o.id || ' ended', md5((to_jsonb(o)
    - 'outcome_letter_id' - 'copy_letter_id'
    - 'carried_out_by_id' - 'carried_out_at' - 'carried_out_note')::text)
    FROM assessments_objection o WHERE state IN ('besloten', 'ingetrokken')
UNION ALL SELECT 'objection ' || id || ' carried out', md5(row(carried_out_by_id, carried_out_at,
    carried_out_note)::text) FROM assessments_objection WHERE carried_out_at IS NOT NULL
UNION ALL SELECT 'objection ' || o.id || ' letter ' || l.id, '' FROM assessments_objection o
    JOIN correspondence_letter l
    ON l.id IN (o.receipt_letter_id, o.adjournment_letter_id, o.outcome_letter_id, o.copy_letter_id)
UNION ALL SELECT 'revoked ' || id, revoked_at::text FROM assessments_decision
    WHERE revoked_at IS NOT NULL
"""
