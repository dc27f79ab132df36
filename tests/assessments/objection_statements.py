"""What somebody could write about objections with SQL of their own."""

from __future__ import annotations

_NEWEST = "(SELECT max(id) FROM correspondence_letter)"
_BY = "%(role)s"
_PROPOSED = (
    "UPDATE {t} SET state = 'voorgesteld', outcome = 'gegrond', reasons = 'X.', "
    "replacement = 'X.', is_excused = TRUE, late_reasons = 'X.', prepared_by_id = %(role)s, "
    "prepared_at = %(at)s"
)
_DECIDED = "UPDATE {t} SET state = 'besloten', settled_by_id = %(role)s, settled_at = %(at)s"
_REVOKED = (
    "UPDATE assessments_decision d SET revoked_at = %(at)s FROM assessments_decisionletter k, "
    "{t} o WHERE k.decision_id = d.id AND k.letter_id = o.letter_id AND o.id = %(id)s"
)
_MOVED = (
    "UPDATE applications_application a SET state = 'in_beoordeling' FROM {t} o "
    "WHERE o.application_id = a.id AND o.id = %(id)s"
)
_LAPSED = "UPDATE {t} c SET lapsed_at = %(at)s, lapsed_by_id = o.id"


def _objecting(
    name: str, way: str, received_on: str, *, in_time: str, adjourned: str = "'', NULL, NULL"
) -> str:
    return (
        "INSERT INTO assessments_objection (application_id, letter_id, state, name, address, way, "
        "received_on, in_time, grounds, recorded_by_id, recorded_at, lacks, hearing_report, "
        "no_hearing, adjournment, adjourned_by_id, adjourned_at, is_excused, late_reasons, "
        "outcome, reasons, replacement, return_reason, withdrawal_note, lapsing, to_do, "
        "carried_out_note, costs_reasons) "
        "SELECT (SELECT max(application_id) FROM assessments_decision), %(id)s, 'ontvangen', "
        f"{name}, '{way}', {received_on}, {in_time}, 'X.', %(role)s, %(at)s, "
        f"'', '', '', {adjourned}, FALSE, '', '', '', '', '', '', '{{{{}}}}', '', '', ''"
    )


OBJECTION_STATEMENTS: dict[str, list[str]] = {
    "assessments_objection": [
        f"{change} WHERE id = %(id)s"
        for change in (
            f"UPDATE {{t}} SET handled_by_id = {_BY}, taken_up_at = %(at)s",
            f"UPDATE {{t}} SET handled_by_id = {_BY}, taken_up_at = %(at)s, "
            f"receipt_letter_id = {_NEWEST}",
            f"UPDATE {{t}} SET receipt_letter_id = {_NEWEST}",
            f"UPDATE {{t}} SET adjournment = 'Druk.', adjourned_by_id = {_BY}, "
            "adjourned_at = %(at)s",
            f"UPDATE {{t}} SET adjournment_letter_id = {_NEWEST}",
            "UPDATE {t} SET heard_on = received_on, hearing_report = 'X.', no_hearing = ''",
            _PROPOSED,
            f"{_PROPOSED}, heard_on = received_on, hearing_report = 'X.', no_hearing = ''",
            _DECIDED,
            f"{_DECIDED}, outcome = 'gegrond', replacement = 'X.'",
            f"{_DECIDED}, prepared_by_id = {_BY}",
            f"UPDATE {{t}} SET state = 'ingetrokken', withdrawn_by_id = {_BY}, "
            "withdrawn_at = %(at)s, withdrawal_note = 'Af.'",
            "UPDATE {t} SET state = 'ontvangen', settled_by_id = NULL, settled_at = NULL, "
            "outcome_letter_id = NULL, withdrawn_by_id = NULL, withdrawn_at = NULL, "
            "withdrawal_note = ''",
            f"UPDATE {{t}} SET outcome_letter_id = {_NEWEST}",
            f"UPDATE {{t}} SET copy_letter_id = {_NEWEST}",
            "UPDATE {t} SET outcome = 'gegrond', replacement = 'X.'",
            "UPDATE {t} SET lapsing = ARRAY(SELECT id FROM assessments_condition)",
            "UPDATE {t} SET lapsing = '{{}}'",
            "UPDATE {t} SET to_do = 'X.'",
            "UPDATE {t} SET carried_out_by_id = %(role)s, carried_out_at = %(at)s, "
            "carried_out_note = 'X.'",
            "UPDATE {t} SET costs_asked_on = current_date",
            "UPDATE {t} SET costs_asked_on = NULL",
            "UPDATE {t} SET costs_asked_on = received_on - 1",
            "UPDATE {t} SET costs = 10, costs_reasons = 'X.'",
            f"{_DECIDED}, costs_asked_on = received_on",
            f"{_DECIDED}, costs_asked_on = received_on, costs = 10, costs_reasons = 'X.'",
            "UPDATE {t} SET received_on = received_on - 60",
            "UPDATE {t} SET in_time = NOT in_time",
            "UPDATE {t} SET grounds = 'Anders.'",
            f"UPDATE {{t}} SET handled_by_id = {_BY}",
            f"UPDATE {{t}} SET settled_by_id = {_BY}",
            "UPDATE {t} SET mend_by = current_date",
            "UPDATE {t} SET mended_on = current_date",
            f"UPDATE {{t}} SET letter_id = {_NEWEST}",
            "DELETE FROM {t}",
        )
    ]
    + [
        _REVOKED,
        f"{_REVOKED}; {_MOVED}",
        _MOVED,
        f"UPDATE {{t}} SET outcome_letter_id = {_NEWEST} WHERE id = %(id)s; {_REVOKED}; {_MOVED}",
    ],
    "assessments_decision": [
        "UPDATE {t} SET revoked_at = %(at)s WHERE id = %(id)s",
        "UPDATE {t} SET revoked_at = NULL WHERE id = %(id)s",
        "UPDATE {t} SET revoked_at = %(at)s WHERE id = %(id)s; UPDATE applications_application a "
        "SET state = 'in_beoordeling' FROM {t} d WHERE d.application_id = a.id AND d.id = %(id)s",
    ],
    "assessments_condition": [
        f"{_LAPSED} FROM assessments_objection o WHERE c.id = %(id)s",
        f"{_LAPSED} FROM assessments_objection o WHERE c.id = %(id)s AND c.id = ANY(o.lapsing)",
        "UPDATE {t} SET lapsed_at = NULL, lapsed_by_id = NULL WHERE id = %(id)s",
    ],
    "applications_application": ["UPDATE {t} SET state = 'ingediend' WHERE id = %(id)s"],
    "correspondence_letter": [
        _objecting("'', ''", "portaal", "current_date", in_time="TRUE"),
        _objecting("'', ''", "portaal", "current_date + 90", in_time="TRUE"),
        _objecting("'', ''", "portaal", "current_date", in_time="FALSE"),
        _objecting("'Iemand', 'Kade 1'", "post", "current_date", in_time="TRUE"),
        _objecting(
            "'Iemand', 'Kade 1'",
            "post",
            "current_date",
            in_time="TRUE",
            adjourned="'Druk.', %(role)s, %(at)s",
        ),
    ],
}
