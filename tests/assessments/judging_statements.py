"""What somebody could write about judging and deciding with SQL of their own."""

from __future__ import annotations

from itertools import product

# By the table whose rows they are tried on: what somebody could write. `%(role)s` and `%(at)s` are
# who is written as having done it, and when; `%(id)s` the row.
JUDGING_STATEMENTS: dict[str, list[str]] = {
    "assessments_decision": [
        "UPDATE {t} SET state = 'verleend', granted_by_id = %(role)s, granted_at = %(at)s"
        f"{also} WHERE id = %(id)s"
        for also in (
            "",
            ", outcome = 'definitief'",
            ", outcome = 'afgewezen', hearing = 'gelijk', departure_reasons = 'Anders.'",
            ", outcome = 'niet_behandeld'",
            ", prepared_by_id = %(role)s",
        )
    ]
    + [
        "UPDATE {t} SET state = 'verleend', granted_by_id = %(role)s, granted_at = %(at)s "
        "WHERE id = %(id)s; UPDATE applications_application a SET state = d.outcome "
        "FROM {t} d WHERE d.application_id = a.id AND d.id = %(id)s",
        "UPDATE {t} SET state = 'voorbereid', prepared_by_id = %(role)s, prepared_at = %(at)s "
        "WHERE id = %(id)s",
        "UPDATE {t} SET reasons = 'Anders.' WHERE id = %(id)s",
        "UPDATE {t} SET granted_at = %(at)s WHERE id = %(id)s",
        "UPDATE {t} SET granted_by_id = %(role)s WHERE id = %(id)s",
        "INSERT INTO assessments_condition (decision_id, text, due_on, met_note) "
        "VALUES (%(id)s, 'Nog iets.', current_date + 90, '')",
        "INSERT INTO assessments_decisionletter (decision_id, letter_id, position) "
        "SELECT %(id)s, max(id), 7 FROM correspondence_letter",
        "UPDATE assessments_decisionletter SET decision_id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
        "INSERT INTO assessments_reendorsement (decision_id, member_id, agrees, remark, "
        "given_by_id, given_at) SELECT %(id)s, m.id, TRUE, '', %(role)s, %(at)s "
        "FROM assessments_panelmember m JOIN assessments_panel p ON p.id = m.panel_id "
        "JOIN assessments_decision d ON d.application_id = p.application_id WHERE d.id = %(id)s",
        "INSERT INTO assessments_confirmation (decision_id, partner_id, represents, confirmation, "
        "voice, voice_words, remarks, given_by_id, by_address, name, job_title, given_at) "
        "SELECT %(id)s, t.id, 'Wij.', 'Ja.', 'yes', '', '', %(role)s, '', 'N.', 'B.', %(at)s "
        "FROM applications_partner t JOIN assessments_decision d USING (application_id) "
        "WHERE d.id = %(id)s AND t.kind = 'beroepsgroep'",
    ],
    "applications_application": [
        *(
            f"UPDATE {{t}} SET state = '{state}' WHERE id = %(id)s"
            for state in (
                "in_beoordeling",
                "voorlopig",
                "definitief",
                "afgewezen",
                "niet_behandeld",
                "beeindigd",
            )
        ),
        *(
            "INSERT INTO assessments_decision (application_id, outcome, state, reasons, "
            "hearing, hearing_told, departure_reasons, dissent_response, prepared_by_id, "
            "prepared_at, return_reason, granted_by_id, granted_at) "
            + f"VALUES (%(id)s, '{outcome}', {values})".replace(
                "HEARD", "'gelijk'" if outcome == "afgewezen" else "''"
            )
            for outcome, values in product(
                ("definitief", "voorlopig", "afgewezen"),
                (
                    "'voorbereid', 'X.', HEARD, '', 'X.', 'X.', %(role)s, %(at)s, '', NULL, NULL",
                    "'verleend', 'X.', HEARD, '', 'X.', 'X.', %(role)s, %(at)s, '', "
                    "%(role)s, %(at)s",
                ),
            )
        ),
        "INSERT INTO assessments_withdrawal (application_id, state, intention, respond_by, "
        "intended_by_id, intended_at, lacks, zienswijze, reasons, weighing, return_reason, "
        "drop_reason) VALUES (%(id)s, 'voorgenomen', 'Te laat.', %(at)s::date + 20, %(role)s, "
        "%(at)s, '{{voorwaarde}}', '', '', '', '', '')",
        "INSERT INTO applications_delay (application_id, new_day, reasons, told_by_id, told_at) "
        "VALUES (%(id)s, current_date + 200, 'Druk.', %(role)s, %(at)s)",
    ],
    "assessments_condition": [
        "UPDATE {t} SET met_at = %(at)s, met_by_id = %(role)s, met_note = 'Gezien.' "
        "WHERE id = %(id)s",
        "UPDATE {t} SET met_at = NULL, met_by_id = NULL, met_note = '' WHERE id = %(id)s",
        "UPDATE {t} SET due_on = due_on + 300 WHERE id = %(id)s",
        "UPDATE {t} SET due_on = due_on - 300 WHERE id = %(id)s",
        "UPDATE {t} SET criterion_id = NULL WHERE id = %(id)s",
        "UPDATE {t} SET text = 'Niets.' WHERE id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
        "INSERT INTO assessments_conditionletter (condition_id, asked_by_id, asked_at) "
        "VALUES (%(id)s, %(role)s, %(at)s)",
        "UPDATE {t} SET met_at = now(), met_by_id = (SELECT prepared_by_id FROM "
        "assessments_decision d WHERE d.id = decision_id), met_note = 'Gezien.' WHERE id = %(id)s "
        "AND met_at IS NULL; INSERT INTO assessments_conditionletter (condition_id, asked_by_id, "
        "asked_at) VALUES (%(id)s, %(role)s, %(at)s)",
    ],
    "assessments_conditionanswer": [
        "UPDATE {t} SET state = 'voldoet', checked_by_id = %(role)s, checked_at = %(at)s, "
        "finding = 'Goed.' WHERE id = %(id)s",
        "UPDATE {t} SET state = 'ingediend', handed_in_by_id = %(role)s, handed_in_at = %(at)s, "
        "sha256 = repeat('0', 64) WHERE id = %(id)s",
        "UPDATE {t} SET text = 'Anders.' WHERE id = %(id)s",
        "UPDATE {t} SET handed_in_by_id = %(role)s WHERE id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
    ],
    "assessments_panelmember": [
        "INSERT INTO assessments_interestdeclaration (member_id, role_id, has_interest, "
        "explanation, declared_at) VALUES (%(id)s, %(role)s, FALSE, '', %(at)s)",
        "INSERT INTO assessments_assessment (member_id, author_id, state, version, revision, "
        "remark, handed_in_at) VALUES (%(id)s, %(role)s, 'ingeleverd', 1, 1, '', %(at)s)",
        "INSERT INTO assessments_interestdeclaration (member_id, role_id, has_interest, "
        "explanation, declared_at) VALUES (%(id)s, %(role)s, TRUE, 'Familie.', %(at)s)",
        "UPDATE {t} SET panel_id = (SELECT max(id) FROM assessments_panel) WHERE id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
        "INSERT INTO assessments_endorsement (member_id, joint_outcome_id, version, agrees, remark,"
        " given_by_id, given_at) SELECT %(id)s, j.id, j.version, TRUE, '', %(role)s, %(at)s "
        "FROM assessments_jointoutcome j JOIN assessments_panelmember m USING (panel_id) "
        "WHERE m.id = %(id)s",
    ],
    "assessments_panel": [
        "INSERT INTO assessments_panelmember (panel_id, organisation_id) SELECT %(id)s, max(id) "
        "FROM regions_organisation WHERE kind = 'national_partner'",
        "DELETE FROM assessments_endorsement e USING assessments_jointoutcome j "
        "WHERE j.id = e.joint_outcome_id AND j.panel_id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
    ],
    "assessments_interestdeclaration": [
        "UPDATE {t} SET has_interest = TRUE, explanation = 'Familie.' WHERE id = %(id)s",
        "UPDATE {t} SET has_interest = FALSE, explanation = '' WHERE id = %(id)s",
        "UPDATE {t} SET role_id = %(role)s WHERE id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
    ],
    "assessments_assessment": [
        "UPDATE {t} SET state = 'ingeleverd', author_id = %(role)s, handed_in_at = %(at)s "
        "WHERE id = %(id)s",
        "UPDATE {t} SET author_id = %(role)s WHERE id = %(id)s",
        "UPDATE {t} SET state = 'concept', handed_in_at = NULL WHERE id = %(id)s",
        "UPDATE assessments_judgement SET verdict = 'voldoet' WHERE assessment_id = %(id)s",
        "DELETE FROM assessments_judgement WHERE assessment_id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
        "INSERT INTO assessments_earlierassessment (assessment_id, number, author_id, "
        "handed_in_at, remark, judgements, reason) VALUES (%(id)s, 1, %(role)s, %(at)s, '', '[]', "
        "'Anders.'); UPDATE {t} SET state = 'concept', handed_in_at = NULL, revision = 2 "
        "WHERE id = %(id)s; UPDATE assessments_judgement SET verdict = 'voldoet' WHERE "
        "assessment_id = %(id)s; UPDATE {t} SET state = 'ingeleverd', handed_in_at = %(at)s, "
        "author_id = %(role)s WHERE id = %(id)s",
    ],
    "assessments_jointoutcome": [
        "UPDATE {t} SET advises = 'definitief' WHERE id = %(id)s",
        "UPDATE {t} SET proposed_at = NULL WHERE id = %(id)s",
        "UPDATE {t} SET version = version + 1 WHERE id = %(id)s",
        "UPDATE assessments_jointjudgement SET verdict = 'voldoet' WHERE joint_outcome_id = %(id)s",
        "DELETE FROM assessments_jointjudgement WHERE joint_outcome_id = %(id)s",
        "UPDATE assessments_endorsement SET agrees = FALSE, remark = 'Nee.', given_by_id = %(role)s"
        " WHERE joint_outcome_id = %(id)s",
        "DELETE FROM assessments_concurrence WHERE joint_outcome_id = %(id)s",
        "UPDATE assessments_concurrence SET agrees = FALSE, remark = 'Nee.', given_by_id = %(role)s"
        " WHERE joint_outcome_id = %(id)s",
        "INSERT INTO assessments_concurrence (member_id, joint_outcome_id, version, agrees, remark,"
        " given_by_id, given_at) SELECT m.id, j.id, j.version + 1, TRUE, '', %(role)s, %(at)s "
        "FROM {t} j JOIN assessments_panelmember m USING (panel_id) WHERE j.id = %(id)s",
    ],
    "assessments_withdrawal": [
        "UPDATE {t} SET state = 'voorgesteld', prepared_by_id = %(role)s, prepared_at = %(at)s, "
        "reasons = 'X.', weighing = 'X.' WHERE id = %(id)s",
        "UPDATE {t} SET state = 'ingetrokken', settled_by_id = %(role)s, settled_at = %(at)s, "
        "prepared_by_id = COALESCE(prepared_by_id, intended_by_id), prepared_at = "
        "COALESCE(prepared_at, now()), reasons = 'X.', weighing = 'X.' WHERE id = %(id)s",
        "UPDATE {t} SET state = 'ingetrokken', settled_by_id = %(role)s, settled_at = %(at)s "
        "WHERE id = %(id)s; UPDATE applications_application SET state = 'beeindigd' "
        "WHERE id = (SELECT application_id FROM {t} WHERE id = %(id)s)",
        "UPDATE {t} SET zienswijze = 'Wij.', zienswijze_by_id = %(role)s, zienswijze_at = %(at)s "
        "WHERE id = %(id)s",
        "UPDATE {t} SET told = 'Wij.', told_by_id = %(role)s, told_at = %(at)s WHERE id = %(id)s",
        "UPDATE {t} SET respond_by = %(at)s::date WHERE id = %(id)s",
        "UPDATE {t} SET intended_by_id = %(role)s WHERE id = %(id)s",
        "UPDATE {t} SET prepared_by_id = %(role)s WHERE id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
    ],
    "correspondence_letter": [
        "INSERT INTO assessments_correction (letter_id, why, term, prepared_by_id, prepared_at) "
        "VALUES (%(id)s, 'Naam.', 'kept', %(role)s, %(at)s)",
        "UPDATE {t} SET body_html = 'Anders.' WHERE id = %(id)s",
        "UPDATE {t} SET objection_until = objection_until + 9 WHERE id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
    ],
    "assessments_correction": [
        "UPDATE {t} SET issued_by_id = %(role)s, issued_at = %(at)s WHERE id = %(id)s",
        "UPDATE {t} SET prepared_by_id = %(role)s WHERE id = %(id)s",
    ],
    "assessments_changenotice": [
        "UPDATE {t} SET state = 'voorgesteld', agrees = TRUE, reasons = 'X.', "
        "prepared_by_id = %(role)s, prepared_at = %(at)s WHERE id = %(id)s",
        "UPDATE {t} SET state = 'akkoord', settled_by_id = %(role)s, settled_at = %(at)s "
        "WHERE id = %(id)s",
        "UPDATE {t} SET answer = 'Ja.', answered_at = %(at)s, answer_noted_by_id = %(role)s "
        "WHERE id = %(id)s",
        "UPDATE {t} SET starts_on = current_date + 90 WHERE id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
    ],
    "assessments_talk": [
        "UPDATE {t} SET state = 'gehouden', attended = 'X.', agreed = 'X.', recorded_by_id = "
        "%(role)s, recorded_at = %(at)s WHERE id = %(id)s",
        "UPDATE {t} SET moments = moments[2:], starts_at = NULL WHERE id = %(id)s",
        "UPDATE {t} SET kind = 'vervolg' WHERE id = %(id)s",
        "DELETE FROM {t} WHERE id = %(id)s",
    ],
    "correspondence_mandate": [
        "UPDATE {t} SET ends_on = NULL WHERE id = %(id)s",
        "UPDATE {t} SET role_id = %(role)s WHERE id = %(id)s",
        "UPDATE {t} SET starts_on = %(at)s::date WHERE id = %(id)s",
    ],
}
