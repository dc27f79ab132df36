"""The free text of letters: what may be written, who approves it, and which letters it is in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import RoleKind
from applications.domain.completion_letter import make_completion_letter
from assessments.domain import completing
from assessments.domain.letters import issue_letter, preview_html
from common.calendar import load_calendar
from common.refusal import Refusal
from correspondence import wording_kinds
from correspondence.domain.wordings import approve, drop, in_force, propose
from correspondence.mandate_kinds import (
    COMPLETION,
    CONDITION_MET,
    DELAY,
    INTENTION,
    WITHDRAWAL,
)
from correspondence.models import LetterWording
from tests import factories
from tests.assessments import factories as make

from . import cases

pytestmark = pytest.mark.django_db
KIND = "definitief"


def a_lead():
    return factories.role(RoleKind.RE_LEAD)


def texts(**changed) -> dict[str, str]:
    return {**wording_kinds.of(KIND).defaults, **changed}


def written(by=None, **changed) -> LetterWording:
    return propose(kind=KIND, texts=texts(**changed), by=by or factories.role(RoleKind.RE_ADVISER))


@pytest.mark.parametrize(
    ("block", "text", "says"),
    [
        (
            "contact",
            "Bel {contactpersoon}, {bereikbaar}, {iban}.",
            "{iban} kan hier niet worden ingevuld",
        ),
        ("contact", "Bel {bereikbaar}.", "{contactpersoon} moet in deze tekst staan"),
        ("contact", "Bel {contactpersoon} of {bereikbaar.", "Na elke { hoort een }"),
        ("closing", "Groet, {regio}", "{regio} kan hier niet worden ingevuld"),
        ("closing", "  ", "Schrijf deze tekst"),
    ],
)
def test_a_placeholder_that_is_unknown_or_lacks_is_told_and_nothing_typed_is_lost(
    block, text, says
) -> None:
    client = factories.signed_in(factories.role(RoleKind.RE_ADVISER))

    answer = client.post(f"/brieven/teksten/{KIND}/", texts(**{block: text}))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert text.strip() in page
    assert not LetterWording.objects.exists()


def test_every_default_may_be_written_as_it_is() -> None:
    for kind, wording in wording_kinds.registered().items():
        assert wording_kinds.lacks(kind, wording.defaults) == []


def test_a_text_holds_once_a_second_person_approved_it_and_letters_note_it() -> None:
    before = issue_letter(decision_id=cases.decision().pk)
    decision = cases.decision()
    adviser = factories.role(RoleKind.RE_ADVISER)
    version = written(adviser, closing="Met <b>hartelijke</b> groet,\n\nTot ziens.")
    assert "hartelijke" not in preview_html(decision)

    approve(wording=version, by=a_lead())
    after = issue_letter(decision_id=decision.pk)

    closing = "<p>Met &lt;b&gt;hartelijke&lt;/b&gt; groet,</p>\n<p>Tot ziens.</p>"
    assert closing in after.body_html
    assert closing not in before.body_html
    assert (before.wording, after.wording) == (None, version)


def test_who_wrote_a_text_does_not_approve_it_and_an_adviser_never_does() -> None:
    lead = a_lead()
    version = written(lead)
    same_person = factories.role(RoleKind.RE_LEAD, lead.user)
    for by in (lead, same_person, factories.role(RoleKind.RE_ADVISER)):
        with pytest.raises(Refusal) as refusal:
            approve(wording=version, by=by)
        assert refusal.value.code == "cannot_approve"
        with pytest.raises(IntegrityError), transaction.atomic():
            LetterWording.objects.filter(pk=version.pk).update(
                approved_by=by, approved_at=timezone.now()
            )
    assert in_force(KIND).key is None


def test_one_version_waits_at_a_time_and_a_dropped_one_never_holds() -> None:
    lead = a_lead()
    first = written(closing="Groet,")
    with pytest.raises(Refusal) as refusal:
        written()
    assert refusal.value.code == "waiting"

    drop(wording=first, by=lead)
    with pytest.raises(Refusal) as refusal:
        approve(wording=first, by=lead)
    assert refusal.value.code == "cannot_approve"
    assert written().version == 2
    assert in_force(KIND).texts == texts()


def test_a_version_is_looked_at_in_real_letters_that_one_may_see_and_then_approved() -> None:
    seen, hidden = cases.decision(), cases.decision()
    version = written(closing="Met hartelijke groet,")
    lead = factories.role(RoleKind.RE_LEAD, hidden.application.submissions.get().submitted_by.user)
    client = factories.signed_in(lead)
    address = f"/brieven/teksten/versie/{version.pk}/"

    page = client.get(address).content.decode()
    answer = client.post(address, {"act": "approve"})

    in_letters = page.partition("In echte brieven")[2]
    assert in_letters.count("<p>Met hartelijke groet,</p>") == 1
    assert in_letters.count("<p>Met vriendelijke groet,</p>") == 1
    assert f"<h3>{seen.application.name}</h3>" in page
    assert f"<h3>{hidden.application.name}</h3>" not in page
    assert answer.status_code == 302
    assert in_force(KIND).key == version.pk
    assert "versie 1" in client.get("/brieven/teksten/").content.decode()


def changed_closing(kind: str, by=None) -> LetterWording:
    """A version of the text of any kind with another closing."""
    wording = {**wording_kinds.of(kind).defaults, "closing": "Met hartelijke groet,"}
    return propose(kind=kind, texts=wording, by=by or factories.role(RoleKind.RE_ADVISER))


def test_letters_that_decide_nothing_have_free_text_too() -> None:
    """Asking to complete, telling of a delay, and intending to withdraw a status."""
    application = make.submitted()
    asked = completing.ask_completion(
        application=application,
        items={"governance": "Noem de leden."},
        due_on=load_calendar().working_day_from(timezone.localdate() + timedelta(days=14)),
        by=make.adviser(),
    )
    decision = make.granted(outcome="voorlopig")
    issue_letter(decision_id=decision.pk, tell=False)
    intention = make.intended(decision.application)
    assert "Met vriendelijke groet," in intention.intention_letter.body_html
    version = changed_closing(COMPLETION)
    approve(wording=version, by=a_lead())

    letter = make_completion_letter(completion_id=asked.pk)

    assert "<p>Met hartelijke groet,</p>" in letter.body_html
    assert letter.wording == version
    assert "dan dient een tekenbevoegde van" in letter.body_html
    assert "Lukt het niet binnen de termijn?" in letter.body_html
    for kind in (COMPLETION, INTENTION):
        wording = {**wording_kinds.of(kind).defaults, "closing": "Tot ziens,"}
        shown = wording_kinds.of(kind).examples(a_lead(), wording)
        assert ["Tot ziens," in one.after for one in shown] == [True]


def test_the_text_of_every_kind_of_letter_about_a_case_can_be_written() -> None:
    page = factories.signed_in(a_lead()).get("/brieven/teksten/").content.decode()

    for kind in wording_kinds.registered():
        assert f"/brieven/teksten/{kind}/" in page
    assert {COMPLETION, DELAY, CONDITION_MET, INTENTION, WITHDRAWAL} <= set(
        wording_kinds.registered()
    )
