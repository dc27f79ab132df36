"""What may never stand in the database about judging and deciding, in plain SQL.

Worked out from the rules as people read them, not from the code that keeps them: each query finds
the rows that break one of them. `frozen` is what may never read otherwise once it stands.
"""

from __future__ import annotations

from django.db import connection

from tests.assessments.forbidden_objections import (
    ACTED,
    FROZEN_OBJECTIONS,
    OBJECTIONS_FORBIDDEN,
    PARTS,
    SIGNED,
)

_COMMON = f"""
WITH taken AS (
    SELECT d.*, r.user_id AS taker, (d.granted_at AT TIME ZONE 'Europe/Amsterdam')::date AS day
    FROM assessments_decision d LEFT JOIN accounts_role r ON r.id = d.granted_by_id
    WHERE d.state = 'verleend'
), standing AS (
    SELECT * FROM taken WHERE revoked_at IS NULL
){PARTS}, judges AS (
    SELECT p.application_id, r.user_id FROM assessments_panel p
    JOIN assessments_panelmember m ON m.panel_id = p.id
    JOIN (SELECT member_id, author_id FROM assessments_assessment
        UNION SELECT member_id, given_by_id FROM assessments_endorsement
        UNION SELECT member_id, given_by_id FROM assessments_reendorsement
        UNION SELECT member_id, given_by_id FROM assessments_concurrence) said
        ON said.member_id = m.id
    JOIN accounts_role r ON r.id = said.author_id
), conflicted AS (
    SELECT p.application_id, r.user_id, i.declared_at FROM assessments_interestdeclaration i
    JOIN accounts_role r ON r.id = i.role_id
    JOIN assessments_panelmember m ON m.id = i.member_id
    JOIN assessments_panel p ON p.id = m.panel_id WHERE i.has_interest
), parties AS (
    SELECT a.id AS application_id, r.user_id FROM applications_application a
    JOIN accounts_role r ON r.ended_at IS NULL AND (r.organisation_id = a.penvoerder_id
        OR r.organisation_id IN (SELECT organisation_id FROM applications_partner t
            WHERE t.application_id = a.id AND t.removed_at IS NULL))
), kept_off AS (
    SELECT application_id, user_id FROM judges
    UNION SELECT application_id, user_id FROM conflicted
    UNION SELECT application_id, user_id FROM parties
), acted AS (
    SELECT 'decision ' || id AS what, application_id, prepared_by_id AS role_id
        FROM assessments_decision
    UNION ALL SELECT 'decision ' || id, application_id, granted_by_id FROM taken
    UNION ALL SELECT 'condition ' || c.id, d.application_id, c.met_by_id
        FROM assessments_condition c JOIN assessments_decision d ON d.id = c.decision_id
    UNION ALL SELECT 'withdrawal ' || w.id, w.application_id, by_whom.id
        FROM assessments_withdrawal w,
        unnest(ARRAY[intended_by_id, prepared_by_id, settled_by_id, dropped_by_id]) AS by_whom (id)
    UNION ALL SELECT 'notice ' || n.id, n.application_id, by_whom.id
        FROM assessments_changenotice n,
        unnest(ARRAY[prepared_by_id, settled_by_id]) AS by_whom (id)
    UNION ALL SELECT 'talk ' || t.id, t.application_id, by_whom.id
        FROM assessments_talk t, unnest(ARRAY[proposed_by_id, recorded_by_id]) AS by_whom (id)
    UNION ALL SELECT 'correction ' || c.id, d.application_id, by_whom.id
        FROM assessments_correction c
        JOIN assessments_decisionletter l ON l.letter_id = c.letter_id
        JOIN assessments_decision d ON d.id = l.decision_id,
        unnest(ARRAY[c.prepared_by_id, c.issued_by_id]) AS by_whom (id)
    {ACTED}
), signed AS (
    SELECT 'decision ' || id AS what, application_id, granted_by_id AS role_id,
        outcome::text AS kind, granted_at AS at FROM taken
    UNION ALL SELECT 'withdrawal ' || id, application_id, settled_by_id, 'intrekking', settled_at
        FROM assessments_withdrawal WHERE state = 'ingetrokken'
    UNION ALL SELECT 'intention ' || id, application_id, intended_by_id, 'voornemen', intended_at
        FROM assessments_withdrawal
    UNION ALL SELECT 'notice ' || id, application_id, settled_by_id, 'wijziging', settled_at
        FROM assessments_changenotice WHERE state IN ('akkoord', 'niet_akkoord')
    UNION ALL SELECT 'delay ' || id, application_id, told_by_id, 'verdaging', told_at
        FROM applications_delay
    UNION ALL SELECT 'letter ' || l.id, d.application_id, l.asked_by_id, 'voldaan', l.asked_at
        FROM assessments_conditionletter l JOIN assessments_condition c ON c.id = l.condition_id
        JOIN assessments_decision d ON d.id = c.decision_id
    UNION ALL SELECT 'correction ' || c.id, d.application_id, c.issued_by_id, d.outcome::text,
        c.issued_at FROM assessments_correction c
        JOIN assessments_decisionletter l ON l.letter_id = c.letter_id
        JOIN assessments_decision d ON d.id = l.decision_id WHERE c.issued_at IS NOT NULL
    {SIGNED}
), known AS (
    SELECT a.region_id, d.granted_at AS decided_at, d.outcome::text AS status
        FROM taken d JOIN applications_application a ON a.id = d.application_id
        -- A region that was not granted stays so until the next decision, also once revoked.
        WHERE d.outcome <> 'niet_behandeld' AND EXISTS (
            SELECT FROM assessments_decisionletter l WHERE l.decision_id = d.id)
        AND (d.revoked_at IS NULL OR NOT EXISTS (SELECT FROM standing e
            WHERE e.application_id = d.application_id AND e.granted_at < d.granted_at))
    UNION ALL SELECT a.region_id, w.settled_at, 'afgewezen' FROM assessments_withdrawal w
        JOIN applications_application a ON a.id = w.application_id
        WHERE w.state = 'ingetrokken' AND w.letter_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM founded f WHERE f.letter_id = w.letter_id)
)
"""

FORBIDDEN = {
    "who prepared a decision took it": """
        SELECT d.id FROM taken d WHERE d.taker IN (
            SELECT r.user_id FROM accounts_role r WHERE r.id = d.prepared_by_id
            UNION SELECT r.user_id FROM assessments_decisionevent e
            JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = d.id)""",
    "who intended or prepared a withdrawal decided on it": """
        SELECT w.id FROM assessments_withdrawal w JOIN accounts_role s ON s.id = w.settled_by_id
        JOIN accounts_role o ON o.id IN (w.intended_by_id, w.prepared_by_id)
        WHERE o.user_id = s.user_id""",
    "who prepared a correction issued it": """
        SELECT c.id FROM assessments_correction c JOIN accounts_role i ON i.id = c.issued_by_id
        JOIN accounts_role p ON p.id = c.prepared_by_id WHERE i.user_id = p.user_id""",
    "who judged, has an interest or takes part did something for the RE": """
        SELECT a.what FROM acted a JOIN accounts_role r ON r.id = a.role_id
        JOIN kept_off k ON k.application_id = a.application_id AND k.user_id = r.user_id""",
    "somebody who is not of the RE acted for it": """
        SELECT a.what FROM acted a JOIN accounts_role r ON r.id = a.role_id
        WHERE r.kind NOT IN ('re_adviser', 're_lead')""",
    "somebody who is no lead decided": """
        SELECT d.id FROM taken d LEFT JOIN accounts_role r ON r.id = d.granted_by_id
        WHERE r.kind IS DISTINCT FROM 're_lead'
        UNION ALL SELECT w.id FROM assessments_withdrawal w
        JOIN accounts_role r ON r.id = w.settled_by_id WHERE r.kind <> 're_lead'""",
    "somebody signed outside a mandate": """
        SELECT s.what FROM signed s JOIN applications_application a ON a.id = s.application_id
        JOIN applications_round o ON o.id = a.round_id
        WHERE EXISTS (SELECT FROM unnest(ARRAY[s.at, now()]) AS moment WHERE NOT EXISTS (
            SELECT FROM correspondence_mandate m
            WHERE m.role_id = s.role_id AND s.kind = ANY(m.kinds)
            AND m.on_behalf_of = o.on_behalf_of
            AND (moment AT TIME ZONE 'Europe/Amsterdam')::date
                BETWEEN m.starts_on AND COALESCE(m.ends_on, 'infinity')))""",
    "a decision was taken before it was prepared": """
        SELECT id FROM taken WHERE granted_at < prepared_at""",
    "definitive with a condition still open": """
        SELECT d.id FROM taken d JOIN taken e ON e.application_id = d.application_id
        JOIN assessments_condition c ON c.decision_id = e.id
        WHERE d.outcome = 'definitief' AND c.met_at IS NULL AND c.lapsed_at IS NULL""",
    "definitive below a knock-out, or below what no condition mended": """
        SELECT d.id FROM taken d JOIN assessments_panel p ON p.application_id = d.application_id
        JOIN assessments_jointoutcome j ON j.panel_id = p.id
        JOIN assessments_jointjudgement v ON v.joint_outcome_id = j.id AND v.verdict <> 'voldoet'
        JOIN applications_criterion k ON k.id = v.criterion_id
        WHERE d.outcome = 'definitief' AND (k.is_knock_out OR NOT EXISTS (
            SELECT FROM taken e JOIN assessments_condition c ON c.decision_id = e.id
            WHERE e.application_id = d.application_id AND c.criterion_id = k.id
            AND (c.met_at IS NOT NULL OR c.lapsed_at IS NOT NULL)))""",
    "definitive while the beroepsgroep did not sign for itself": """
        SELECT d.id FROM taken d WHERE d.outcome = 'definitief' AND NOT EXISTS (
            SELECT FROM applications_partner t JOIN applications_signature s ON s.partner_id = t.id
            WHERE t.application_id = d.application_id AND t.kind = 'beroepsgroep'
            AND s.outcome = 'signed' AND s.voice IN ('yes', 'partly'))""",
    "definitive while who judged did not answer about the beroepsgroep again": """
        SELECT d.id FROM taken d JOIN taken e ON e.application_id = d.application_id
        JOIN assessments_condition c ON c.decision_id = e.id
        JOIN applications_criterion k ON k.id = c.criterion_id AND k.about_beroepsgroep
        JOIN assessments_panel p ON p.application_id = d.application_id
        JOIN assessments_panelmember m ON m.panel_id = p.id
        WHERE d.outcome = 'definitief' AND NOT EXISTS (SELECT FROM assessments_reendorsement r
            WHERE r.decision_id = e.id AND r.member_id = m.id)""",
    "definitive while the beroepsgroep did not confirm, or said no last": """
        SELECT d.id FROM taken d JOIN taken e ON e.application_id = d.application_id
        JOIN assessments_condition c ON c.decision_id = e.id
        JOIN applications_criterion k ON k.id = c.criterion_id AND k.about_beroepsgroep
        WHERE d.outcome = 'definitief' AND COALESCE((SELECT f.voice
            FROM assessments_confirmation f WHERE f.decision_id = e.id
            ORDER BY f.id DESC LIMIT 1), 'no') = 'no'""",
    "decided without what the panel answered": """
        SELECT d.id FROM standing d WHERE d.outcome <> 'niet_behandeld' AND (
            NOT EXISTS (SELECT FROM assessments_panel p
                JOIN assessments_jointoutcome j ON j.panel_id = p.id
                WHERE p.application_id = d.application_id AND j.proposed_at IS NOT NULL)
            OR EXISTS (SELECT FROM assessments_panel p
                JOIN assessments_jointoutcome j ON j.panel_id = p.id
                JOIN assessments_panelmember m ON m.panel_id = p.id
                WHERE p.application_id = d.application_id AND (NOT EXISTS (
                    SELECT FROM assessments_endorsement e WHERE e.joint_outcome_id = j.id
                    AND e.member_id = m.id AND e.version = j.version)
                OR NOT EXISTS (SELECT FROM assessments_assessment s
                    WHERE s.member_id = m.id AND s.state = 'ingeleverd'))))""",
    "decided while OCW did not say whether it concurs": """
        SELECT d.id FROM standing d JOIN applications_application a ON a.id = d.application_id
        JOIN applications_round o ON o.id = a.round_id AND o.ocw_concurs
        WHERE d.outcome <> 'niet_behandeld' AND NOT EXISTS (SELECT FROM assessments_panel p
            JOIN assessments_jointoutcome j ON j.panel_id = p.id
            JOIN assessments_concurrence c ON c.joint_outcome_id = j.id AND c.version = j.version
            JOIN assessments_panelmember m ON m.id = c.member_id
            JOIN regions_organisation g ON g.id = m.organisation_id AND g.kind = 'ocw'
            WHERE p.application_id = d.application_id)""",
    "not handled without a term to complete that passed": """
        SELECT d.id FROM taken d WHERE d.outcome = 'niet_behandeld' AND NOT EXISTS (
            SELECT FROM applications_completion c WHERE c.application_id = d.application_id
            AND c.letter_id IS NOT NULL AND c.due_on < d.day)""",
    "withdrawn before the region answered or its term passed": """
        SELECT w.id FROM assessments_withdrawal w WHERE w.state = 'ingetrokken'
        AND (NOT EXISTS (SELECT FROM correspondence_letter l
                JOIN correspondence_letternumber n ON n.id = l.number_id
                WHERE l.id = w.intention_letter_id AND n.occasion = 'voornemen ' || w.id)
            OR w.zienswijze = ''
            AND GREATEST(w.respond_by, (SELECT l.dated_on + 14 FROM correspondence_letter l
                WHERE l.id = w.intention_letter_id))
                >= (w.settled_at AT TIME ZONE 'Europe/Amsterdam')::date)""",
    "a region was answered for, or what it told written down, by somebody else": """
        SELECT w.id FROM assessments_withdrawal w
        JOIN applications_application a ON a.id = w.application_id
        LEFT JOIN accounts_role answered ON answered.id = w.zienswijze_by_id
        LEFT JOIN accounts_role noted ON noted.id = w.told_by_id
        WHERE answered.organisation_id <> a.penvoerder_id
        OR answered.kind NOT IN ('penvoerder_editor', 'penvoerder_signatory')
        OR noted.kind NOT IN ('re_adviser', 're_lead')""",
    "an organisation was answered for by somebody else": """
        SELECT e.id FROM (SELECT id, member_id, given_by_id FROM assessments_endorsement
            UNION ALL SELECT id, member_id, given_by_id FROM assessments_concurrence
            UNION ALL SELECT id, member_id, given_by_id FROM assessments_reendorsement) e
        WHERE NOT EXISTS (SELECT FROM assessments_panelmember m
            JOIN accounts_role r ON r.organisation_id = m.organisation_id AND r.kind = 'assessor'
            JOIN assessments_interestdeclaration i ON i.member_id = m.id AND i.role_id = r.id
            WHERE m.id = e.member_id AND r.id = e.given_by_id)""",
    "somebody judged for an organisation of which they are no assessor": """
        SELECT s.id FROM assessments_assessment s
        JOIN assessments_panelmember m ON m.id = s.member_id
        JOIN accounts_role r ON r.id = s.author_id WHERE s.state = 'ingeleverd'
        AND (r.kind <> 'assessor' OR r.organisation_id <> m.organisation_id)""",
    "who has an interest judged, or answered after saying so": """
        SELECT s.id FROM assessments_assessment s JOIN accounts_role r ON r.id = s.author_id
        JOIN assessments_panelmember m ON m.id = s.member_id
        JOIN assessments_panel p ON p.id = m.panel_id
        JOIN conflicted c ON c.user_id = r.user_id AND c.application_id = p.application_id
        UNION ALL SELECT e.id FROM (
            SELECT id, member_id, given_by_id, given_at FROM assessments_endorsement
            UNION ALL SELECT id, member_id, given_by_id, given_at FROM assessments_concurrence
            UNION ALL SELECT id, member_id, given_by_id, given_at FROM assessments_reendorsement) e
        JOIN accounts_role r ON r.id = e.given_by_id
        JOIN assessments_panelmember m ON m.id = e.member_id
        JOIN assessments_panel p ON p.id = m.panel_id
        JOIN conflicted c ON c.user_id = r.user_id AND c.application_id = p.application_id
        WHERE e.given_at > c.declared_at""",
    "a decision has two letters, or a correction nobody issued": """
        SELECT l.decision_id FROM assessments_decisionletter l
        JOIN correspondence_letter of ON of.id = l.letter_id WHERE of.replaces_id IS NULL
        GROUP BY l.decision_id HAVING count(*) > 1
        UNION ALL SELECT l.decision_id FROM assessments_decisionletter l
        JOIN correspondence_letter of ON of.id = l.letter_id
        WHERE of.replaces_id IS NOT NULL AND NOT EXISTS (SELECT FROM assessments_correction c
            WHERE c.letter_id = of.replaces_id AND c.issued_at IS NOT NULL)""",
    "a letter makes known what was not decided": """
        SELECT l.decision_id FROM assessments_decisionletter l
        WHERE NOT EXISTS (SELECT FROM taken d WHERE d.id = l.decision_id)""",
    "an application stands elsewhere than its last decision": """
        SELECT a.id FROM applications_application a WHERE a.state::text IS DISTINCT FROM COALESCE(
            (SELECT 'beeindigd' FROM assessments_withdrawal w
                WHERE w.application_id = a.id AND w.state = 'ingetrokken'
                AND NOT EXISTS (SELECT FROM founded f WHERE f.letter_id = w.letter_id)),
            (SELECT d.outcome::text FROM standing d WHERE d.application_id = a.id
                ORDER BY d.granted_at DESC LIMIT 1),
            (SELECT a.state::text WHERE a.state NOT IN
                ('voorlopig', 'definitief', 'afgewezen', 'niet_behandeld', 'beeindigd')))""",
    "a region stands elsewhere than what was last made known": """
        SELECT r.id FROM regions_region r JOIN applications_application a ON a.region_id = r.id
        WHERE r.status::text IS DISTINCT FROM COALESCE(
            (SELECT k.status FROM known k WHERE k.region_id = r.id
                ORDER BY k.decided_at DESC LIMIT 1),
            (SELECT r.status::text WHERE r.status NOT IN
                ('voorlopig', 'definitief', 'afgewezen')))""",
    "a letter says that a condition is met which was not": """
        SELECT l.id FROM assessments_conditionletter l
        JOIN assessments_condition c ON c.id = l.condition_id WHERE c.met_at IS NULL""",
    "somebody else spoke for the beroepsgroep": """
        SELECT f.id FROM assessments_confirmation f
        JOIN applications_partner t ON t.id = f.partner_id
        LEFT JOIN accounts_role r ON r.id = f.given_by_id
        WHERE f.by_address = '' AND (r.kind IS DISTINCT FROM 'partner_signatory'
            OR r.organisation_id <> t.organisation_id)""",
    "somebody else answered a condition for the penvoerder": """
        SELECT n.id FROM assessments_conditionanswer n
        JOIN assessments_condition c ON c.id = n.condition_id
        JOIN assessments_decision d ON d.id = c.decision_id
        JOIN applications_application a ON a.id = d.application_id
        JOIN accounts_role r ON r.id = n.handed_in_by_id
        WHERE r.kind <> 'penvoerder_signatory' OR r.organisation_id <> a.penvoerder_id""",
    **OBJECTIONS_FORBIDDEN,
}

_FOUND = _COMMON + " UNION ALL ".join(
    f"SELECT '{words}', broken::text FROM ({sql}) AS broken" for words, sql in FORBIDDEN.items()
)

_FROZEN = (
    """
SELECT 'letter ' || id, md5(row(reference, sha256, body_html, dated_on, objection_until,
    addressee_id, replaces_id)::text) FROM correspondence_letter
UNION ALL SELECT 'decision ' || id, md5((to_jsonb(d) - 'revoked_at')::text)
    FROM assessments_decision d WHERE state = 'verleend'
UNION ALL SELECT 'condition ' || c.id, md5(row(c.text, c.criterion_id, c.decision_id)::text)
    FROM assessments_condition c JOIN assessments_decision d ON d.id = c.decision_id
    WHERE d.state = 'verleend'
UNION ALL SELECT 'met ' || id, md5(row(met_at, met_by_id, met_note)::text)
    FROM assessments_condition WHERE met_at IS NOT NULL
UNION ALL SELECT 'lapsed ' || id, md5(row(due_on, lapsed_at, lapsed_by_id)::text)
    FROM assessments_condition WHERE lapsed_at IS NOT NULL
UNION ALL SELECT 'answer ' || id, md5(row(condition_id, number, text, sha256, handed_in_at,
    handed_in_by_id)::text) FROM assessments_conditionanswer WHERE state <> 'concept'
UNION ALL SELECT 'checked ' || id, md5(n::text) FROM assessments_conditionanswer n
    WHERE state IN ('voldoet', 'nog_niet')
UNION ALL SELECT 'earlier ' || id, md5(e::text) FROM assessments_earlierassessment e
UNION ALL SELECT 'interest ' || id, md5(i::text) FROM assessments_interestdeclaration i
    WHERE has_interest
UNION ALL SELECT 'withdrawal ' || id, md5((to_jsonb(w) - 'letter_id')::text)
    FROM assessments_withdrawal w WHERE state IN ('ingetrokken', 'vervallen')
UNION ALL SELECT 'response ' || id, md5(row(intention, respond_by, zienswijze)::text)
    FROM assessments_withdrawal WHERE zienswijze <> ''
UNION ALL SELECT 'confirmation ' || id, md5(f::text) FROM assessments_confirmation f
UNION ALL SELECT 'extension ' || id, md5(x::text) FROM assessments_conditionextension x
UNION ALL SELECT 'correction ' || id, md5(c::text) FROM assessments_correction c
    WHERE issued_at IS NOT NULL OR dropped_at IS NOT NULL
UNION ALL SELECT 'notice ' || id,
    md5((to_jsonb(n) - 'letter_id' - 'carried_out_at' - 'lapsed_at')::text)
    FROM assessments_changenotice n WHERE state IN ('akkoord', 'niet_akkoord', 'ingetrokken')
UNION ALL SELECT 'talk ' || id, md5(t::text) FROM assessments_talk t
    WHERE state IN ('gehouden', 'afgezegd')
"""
    + FROZEN_OBJECTIONS
)

# Until somebody changes it into a next version, which is kept in `earlier`; and what a decision
# rests on until that is revoked.
_HANDED_IN = """
SELECT 'assessment ' || s.id || ' version ' || s.revision, md5(row(s.author_id, s.remark,
    s.handed_in_at, (SELECT string_agg(j::text, '|' ORDER BY j.id) FROM assessments_judgement j
    WHERE j.assessment_id = s.id))::text)
FROM assessments_assessment s WHERE s.state = 'ingeleverd'
UNION ALL SELECT 'decision ' || d.id || ' rests on', md5(row(
    (SELECT string_agg(row(j.version, j.advises, j.advice, v.criterion_id, v.verdict,
        v.reasons)::text, '|' ORDER BY v.id) FROM assessments_jointoutcome j
        JOIN assessments_jointjudgement v ON v.joint_outcome_id = j.id WHERE j.panel_id = p.id),
    (SELECT string_agg(e::text, '|' ORDER BY e.id) FROM assessments_jointoutcome j
        JOIN assessments_endorsement e ON e.joint_outcome_id = j.id WHERE j.panel_id = p.id),
    (SELECT string_agg(c::text, '|' ORDER BY c.id) FROM assessments_jointoutcome j
        JOIN assessments_concurrence c ON c.joint_outcome_id = j.id WHERE j.panel_id = p.id),
    (SELECT string_agg(m::text, '|' ORDER BY m.id) FROM assessments_panelmember m
        WHERE m.panel_id = p.id))::text)
    FROM assessments_decision d LEFT JOIN assessments_panel p USING (application_id)
    WHERE d.state = 'verleend' AND d.outcome <> 'niet_behandeld' AND d.revoked_at IS NULL
UNION ALL SELECT 'panel of decision ' || d.id, md5((SELECT string_agg(m::text, '|' ORDER BY m.id)
    FROM assessments_panelmember m JOIN assessments_panel p ON p.id = m.panel_id
    WHERE p.application_id = d.application_id))
    FROM assessments_decision d WHERE d.state = 'verleend' AND d.revoked_at IS NULL
"""

Rows = dict[str, str]
Frozen = tuple[Rows, Rows]


def broken() -> list[tuple[str, str]]:
    """What breaks a rule now: the rule, and the row. One query."""
    return _asked("found", _FOUND)


def frozen() -> Frozen:
    """What stands for good, and what stands until it is a next version: rows by their names."""
    return dict(_asked("frozen", _FROZEN)), dict(_asked("handed_in", _HANDED_IN))


def changed(before: Frozen, now: Frozen) -> list[str]:
    """What stood before and reads otherwise now, or is gone."""
    for_good = [name for name, mark in before[0].items() if now[0].get(name) != mark]
    return for_good + [name for name, mark in before[1].items() if now[1].get(name, mark) != mark]


def _asked(name: str, sql: str) -> list[tuple[str, str]]:
    """Ask it, planned once for a connection: planning takes longer than looking."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_prepared_statements WHERE name = %s", [name])
        if not cursor.rowcount:
            cursor.execute(f"PREPARE {name} AS {sql}")
        cursor.execute(f"EXECUTE {name}")
        return cursor.fetchall()
