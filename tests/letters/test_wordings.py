"""The free text of letters: what may be written, who approves it, and which letters it is in."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import RoleKind
from assessments.domain.letters import issue_letter, preview_html
from common.refusal import Refusal
from correspondence import wording_kinds
from correspondence.domain.wordings import approve, drop, in_force, propose
from correspondence.models import LetterWording
from tests import factories

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
