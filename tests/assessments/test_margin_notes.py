"""Notes beside a passage of the application: who reads them, and where they stand."""

import pytest
from django.db import DatabaseError, transaction

from accounts.models import RoleKind
from applications.models import Round
from assessments.domain import case_contents, interest, margin_notes
from assessments.models import MarginNote
from common.refusal import Refusal
from tests.factories import role, signed_in

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db

QUOTE, TEXT = "De stuurgroep besluit", "Wie zit daarin?"


def note(member, by, **values):
    values = {"section": "governance", "text": TEXT, "audience": "panel", "quote": QUOTE} | values
    return margin_notes.note_in_margin(member=member, by=by, **values)


def refused(act, *args, **values):
    with pytest.raises(Refusal) as refusal:
        act(*args, **values)
    return refusal.value.code


def begun(policy="after_own"):
    """A panel of two of which nobody handed in; who writes, a colleague, and the other assessor."""
    panel = make.panel()
    Round.objects.update(independence=policy)
    first, second = panel.members.select_related("panel__application__round").order_by("pk")
    colleague = make.free_assessor(first)
    return first, make.free_assessor(first), colleague, second, make.free_assessor(second)


def reads(reader, member):
    """Whether somebody reads the only note there is: by the query and in the file of the case."""
    contents = case_contents.contents_for(reader, member.panel.application)
    in_file = contents is not None and bool(contents.margin_notes)
    assert MarginNote.objects.visible_to(reader).exists() == in_file
    return in_file


def test_a_private_note_is_read_by_its_writer_alone_whatever_happens():
    first, me, colleague, second, other = begun()
    note(first, me, audience="private")
    make.handed_in(first, me)
    make.handed_in(second, other)

    found = [reads(one, first) for one in (me, colleague, other, make.adviser())]
    assert found == [True, False, False, False]
    page = signed_in(colleague).get(address("margin_notes", first.pk))
    assert TEXT not in page.content.decode()


def test_a_note_for_the_panel_is_read_as_the_judgement_is():
    first, me, colleague, second, other = begun()
    adviser = make.adviser()
    note(first, me)

    assert [reads(one, first) for one in (me, colleague, other, adviser)] == [
        True,
        True,
        False,
        False,
    ]
    make.handed_in(first, me)
    assert [reads(one, first) for one in (other, adviser)] == [False, True]
    make.handed_in(second, other)
    assert reads(other, first)
    assert TEXT in signed_in(other).get(address("margin_notes", second.pk)).content.decode()


def test_where_organisations_never_read_each_other_neither_do_notes():
    first, me, _colleague, second, other = begun("never")
    note(first, me)
    make.handed_in(first, me)
    make.handed_in(second, other)

    assert not reads(other, first)


def test_nobody_outside_the_panel_reads_them():
    first, me, _colleague, _second, _other = begun()
    note(first, me)
    application = first.panel.application
    involved = make.assessor(first.organisation)
    interest.declare(member=first, by=involved, has_interest=True, explanation="Mijn school.")
    make.handed_in(first, me)
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    for reader in (
        involved,
        make.all_handed_in(make.panel()).members.last().assessment.author,
        application.created_by,
        role(RoleKind.PARTNER_SIGNATORY, at=partner.organisation),
        role(RoleKind.PENVOERDER_EDITOR),
    ):
        assert not reads(reader, first)
        page = signed_in(reader).get(address("margin_notes", first.pk))
        assert page.status_code != 200 or TEXT not in page.content.decode()


def test_it_is_made_without_javascript_and_leads_to_its_passage_and_back():
    first, me, *_others = begun()
    client, page = signed_in(me), address("margin_notes", first.pk)

    begun_with = client.get(page, {"section": "governance", "quote": QUOTE})
    assert begun_with.context["form"]["quote"].value() == QUOTE
    typed = {"section": "governance", "quote": QUOTE, "text": TEXT}
    lacking = client.post(page, typed)
    assert lacking.status_code == 422
    assert TEXT in lacking.content.decode()
    client.post(page, typed | {"audience": "private"})

    (made,) = MarginNote.objects.all()
    shown = client.get(address("assess", first.pk)).content.decode()
    for part in (
        f'href="#note-{made.pk}"',
        f'id="note-{made.pk}"',
        f'data-quote="{QUOTE}"',
        'href="#content-governance"',
    ):
        assert part in shown
    client.post(address("take_note_away", made.pk))
    assert not MarginNote.objects.exists()


def test_what_the_panel_may_have_read_stays():
    first, me, colleague, *_others = begun()
    shared = note(first, me)
    assert refused(margin_notes.take_note_away, note=shared, by=colleague) == "cannot_take_away"
    make.handed_in(first, me)

    assert refused(margin_notes.take_note_away, note=shared, by=me) == "cannot_take_away"
    for change in (shared.delete, lambda: MarginNote.objects.update(audience="private")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_what_somebody_noted_goes_when_it_turns_out_to_be_about_an_interest():
    first, me, colleague, *_others = begun()
    note(first, me)
    interest.declare(member=first, by=me, has_interest=True, explanation="Mijn school.")

    assert not reads(colleague, first)
    assert not MarginNote.objects.exists()


def test_only_what_is_there_can_be_noted_on():
    first, me, *_others = begun()

    assert refused(note, first, me, section="signatures") == "no_section"
    assert refused(note, first, me, text=" ") == "text_missing"
    assert refused(note, first, me, audience="everybody") == "no_audience"
    assert refused(note, first, make.assessor(first.organisation)) == "not_yours"
