"""Letters: made once, dated and numbered, never changed."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from hashlib import sha256

import pdfua
import pytest
from django.db import Error, connection, transaction
from django.urls import reverse
from django.utils.html import strip_tags
from post_office.models import Email

from accounts.models import RoleKind
from assessments.domain import corrected_letters, letters
from assessments.domain.correcting import (
    drop_correction,
    issue_correction,
    prepare_correction,
)
from assessments.domain.letter_text import LetterText, enumerate_names
from assessments.models import Condition, Correction
from assessments.tasks import make_correction, make_letter, make_missing_letters
from common.dates import day_text
from common.models import EquatedDay
from common.refusal import Refusal
from correspondence.domain.letters import Heading
from correspondence.models import Letter
from development.demo.past import TEXTS
from tests import factories
from tests.mails import text_of
from tests.stages import staged

from . import cases

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 1, 9, tzinfo=UTC)


def issue(*arguments, at=AT, **fields) -> Letter:
    if at == AT:
        return issued(*arguments, **fields)
    return letters.issue_letter(decision_id=cases.decision(*arguments, **fields).pk, at=at)


@staged
def issued(*arguments, **fields) -> Letter:
    """The letter of a decision; its PDF takes longest, and many tests look at the same."""
    return letters.issue_letter(decision_id=cases.decision(*arguments, **fields).pk, at=AT)


def test_definitief_letter_tells_the_decision_and_its_grounds(read) -> None:
    letter = issue("definitief")

    text = read(letter.pdf).text
    application = cases.decision_of(letter).application
    assert f"Wij geven de regio {application.name} de definitieve status van voorloper." in text
    assert "artikel 4 van de Regeling voorlopers onderwijsregio’s" in text
    assert "vrijdag 24 april 2026, 15.59 uur" in text
    assert f"Uw aanvraag {application.number}" in text
    assert "t.a.v. Sanne de Wit, bestuurder" in text
    assert "door de Bond Onderwijs, het ministerie van OCW en de Raad voor Bestuur." in text
    assert "Alle organisaties zijn het eens" in text
    assert "De regio werkt al samen." in text
    assert all(title in text for title in cases.CRITERIA)
    assert "Voorwaarden voor de definitieve status" not in text
    assert "De minister van Onderwijs, Cultuur en Wetenschap, namens deze, Tom Jansen" in text
    assert "Tom Jansen Directeur Realisatie Eenheid" in text


def test_voorlopig_letter_lists_conditions_with_their_dates(read) -> None:
    letter = issue("voorlopig", conditions=2)

    pdf = read(letter.pdf)
    assert "de voorlopige status van voorloper" in pdf.text
    assert "Leg vast hoe leraren meebeslissen (deel 2)." in pdf.text
    assert cases.in_words(cases.due(0), weekday=False) in pdf.text
    assert cases.in_words(cases.due(1), weekday=False) in pdf.text
    assert "Voldoet deels" in pdf.text
    assert "Dit ontbreekt nog: onderdeel 1." in pdf.text
    assert "Voorwaarden" in pdf.bookmarks


def test_afgewezen_letter_gives_the_reasons(read) -> None:
    pdf = read(issue("afgewezen").pdf)

    assert "Wij wijzen uw aanvraag af." in pdf.text
    assert "Voldoet niet Dit ontbreekt nog: onderdeel 2." in pdf.text
    assert "Meld veranderingen meteen" not in pdf.bookmarks


def test_disagreement_is_told_and_answered(read) -> None:
    text = read(issue("voorlopig", conditions=1, agrees=False).pdf).text

    assert "De Raad voor Bestuur is het niet eens met het gezamenlijke oordeel" in text
    assert "De beroepsgroep had eerder moeten meepraten." in text
    assert "Wij vinden de toelichting van de regio overtuigend." in text
    assert "Alle organisaties zijn het eens" not in text


def test_second_decision_names_the_first_and_the_conditions_that_were_met(read) -> None:
    first = issue("voorlopig", conditions=1)
    second = cases.next_decision(cases.decision_of(first))

    text = read(letters.issue_letter(decision_id=second.pk).pdf).text

    assert f"met kenmerk {first.reference}" in text
    assert "Het reglement is vastgesteld." in text
    assert "de definitieve status van voorloper" in text


def test_definitief_after_voorlopig_tells_the_earlier_verdict_as_earlier(read) -> None:
    """It listed what the application "does not meet" below "the region now meets everything"."""
    first = issue("voorlopig", conditions=2)
    panel = cases.decision_of(first).application.panel
    known_on = cases.in_words(first.dated_on)
    judged_on = cases.in_words(panel.joint_outcome.proposed_at, weekday=False)
    second = cases.next_decision(cases.decision_of(first))

    text = read(letters.issue_letter(decision_id=second.pk).pdf).text

    assert f"Ons besluit van {known_on} over de voorlopige status rust op" in text
    assert f"Criteria waaraan uw aanvraag op {judged_on} niet of deels voldeed" in text
    assert "Oordeel toen" in text
    assert "Hun advies was toen om een voorlopige status te geven." in text
    assert "Wat er met de voorwaarden is gebeurd" in text
    assert "Wat u hebt geantwoord" not in text
    assert text.count("Het reglement is vastgesteld.") == 2
    assert "Daarmee voldoet de regio nu ook aan de criteria" in text
    assert "niet of deels voldoet" not in text
    assert "voldoet aan alle criteria" not in text


def test_definitief_at_once_says_that_every_criterion_is_met(read) -> None:
    text = read(issue("definitief").pdf).text

    assert "Uw aanvraag voldoet aan alle criteria:" in text
    assert "niet of deels" not in text
    assert "Het advies is om de definitieve status te geven." in text


def test_voorlopig_names_what_definitief_asks_beside_the_conditions(read) -> None:
    """It promised the definitive status on the conditions, which the rules would then refuse."""
    unsigned = cases.submission(signed=False)
    text = words_of(issue("voorlopig", submitted=unsigned, conditions=1))

    assert "Voor de definitieve status is ook dit nog nodig:" in text
    assert "de handtekening van Hogeschool Oost" in text
    assert "een bevestiging van de beroepsgroep zelf" in text
    assert "alles wat in deze brief onder “Voorwaarden” staat" in text
    last = day_text(max(one.due_on for one in Condition.objects.all()), language="nl")
    until = f"Zorg dat dit er is zodra u aan de voorwaarden voldoet, en uiterlijk op {last}"
    assert until in text
    complete = words_of(issue("voorlopig", conditions=1))
    assert "is ook dit nog nodig" not in complete


def test_a_departure_from_the_advice_is_told_with_its_reasons(read) -> None:
    text = read(issue("afgewezen", advises="voorlopig").pdf).text

    assert (
        "Het gezamenlijke advies is om een voorlopige status te geven. Wij besluiten anders."
        in text
    )
    assert "De regio is pas begonnen." in text


def test_a_letter_as_advised_says_nothing_of_departing(read) -> None:
    assert "Wij besluiten anders" not in read(issue("voorlopig", conditions=1).pdf).text


def test_an_earlier_disagreement_is_told_with_how_it_was_weighed_then(read) -> None:
    """The second letter announced how it was weighed, and then said nothing."""
    first = cases.decision_of(issue("voorlopig", conditions=1, agrees=False))
    second = cases.next_decision(first)

    text = read(letters.issue_letter(decision_id=second.pk).pdf).text

    assert "was het toen niet eens met het gezamenlijke oordeel" in text
    assert "Wij hebben dat zo meegewogen: Wij vinden de toelichting" in text


def test_a_letter_has_a_head_with_sender_addressee_and_contact(read, settings) -> None:
    """It had no address of the sender, no street of the receiver and no telephone."""
    there = {"sender": "Realisatie Eenheid", "address": "Rijnstraat 50, 2515 XP Den Haag"}
    settings.LETTER = {**settings.LETTER, **there}

    text = read(issue().pdf).text

    assert (
        "Realisatie Eenheid namens de minister van Onderwijs, Cultuur en Wetenschap "
        "Rijnstraat 50 2515 XP Den Haag realisatie-eenheid@voorbeeld.example"
    ) in text
    assert "t.a.v. Sanne de Wit, bestuurder Dijkweg 12 8011 AB Zwolle" in text
    assert "Contactpersoon Noor Bakker" in text
    assert "of telefoon 070 123 45 67." in text
    assert "van de Realisatie Eenheid, via" in text


def page_of(pdf, words: str) -> str:
    """The text of the only page on which `words` stand."""
    (page,) = [page for page in map(plain, pdf.reader.pages) if words in page]
    return page


def plain(page) -> str:
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("outcome", ["definitief", "voorlopig", "afgewezen"])
def test_no_paragraph_stands_alone_on_a_page(outcome, read) -> None:
    """The signature, or the end of the objection clause, stood alone on the last page."""
    for long in ("", " Nog een zin van deze brief." * 90):
        decision = cases.decision(outcome, conditions=outcome == "voorlopig", granted=False)
        decision.reasons += long
        pdf = read(letters.preview_pdf(decision))

        assert "Hebt u vragen?" in page_of(pdf, "Met vriendelijke groet")
        objection = page_of(pdf, "Bent u het niet eens met dit besluit?")
        assert "Daarvoor betaalt u griffierecht." in objection


def test_the_letters_of_the_demo_rest_on_no_law_of_subsidies() -> None:
    """They named the law on subsidies, and grant none."""
    assert "subsidie" not in TEXTS["legal_basis"].lower()


def test_the_objection_clause_names_the_body_the_three_ways_and_both_dates(read) -> None:
    """Source: Awb 3:45."""
    text = read(issue().pdf).text

    assert "bezwaar maken bij de minister van Onderwijs, Cultuur en Wetenschap." in text
    assert "van dinsdag 2 juni 2026 tot en met maandag 13 juli 2026" in text
    assert "digitaal, via https://bezwaar.voorbeeld.example" in text
    assert "kies bij de aanvraag “Bezwaar maken in het portaal”" in text
    by_post = "per post, aan de minister van Onderwijs, Cultuur en Wetenschap: Dienst Bezwaar"
    assert f"{by_post} Postbus 1 2500 AA Den Haag" in text


@pytest.mark.parametrize("outcome", ["definitief", "voorlopig", "afgewezen"])
def test_no_article_is_named_that_does_not_apply(outcome, read) -> None:
    """Awb 3:8 and 3:50 are about advisers by statute; 4:3a has gone."""
    text = read(issue(outcome, conditions=outcome == "voorlopig", agrees=False).pdf).text

    assert [article for article in ("3:8", "3:50", "4:3a") if article in text] == []


@pytest.mark.parametrize("outcome", ["definitief", "voorlopig", "afgewezen"])
def test_letter_is_accessible(outcome, read, tmp_path) -> None:
    letter = issue(outcome, conditions=outcome == "voorlopig")

    pdf = read(letter.pdf)
    file = tmp_path / "brief.pdf"
    file.write_bytes(letter.pdf)
    assert [finding.message for finding in pdfua.validate(file).findings] == []
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert pdf.root["/Lang"] == "nl"
    assert pdf.reader.metadata.title.startswith("Besluit: ")
    assert {"Besluit", "Waarom wij dit besluiten", "Hebt u vragen?"} <= set(pdf.bookmarks)
    assert {tag["/Scope"] for tag in pdf.tags("/TH")} <= {"/Column", "/Row"}


@pytest.mark.parametrize(
    ("dated_on", "until", "why"),
    [
        (date(2026, 4, 2), date(2026, 5, 18), True),
        (date(2025, 11, 13), date(2025, 12, 29), True),
        (date(2023, 7, 6), date(2023, 8, 17), False),
        (date(2024, 3, 28), date(2024, 5, 13), True),
    ],
)
def test_objection_runs_six_weeks_and_on_to_a_working_day(dated_on, until, why, read) -> None:
    for day in (date(2026, 5, 15), date(2024, 5, 10)):
        EquatedDay.objects.get_or_create(day=day, defaults={"reason": "Dag na Hemelvaartsdag"})
    noon = datetime(dated_on.year, dated_on.month, dated_on.day, 12, tzinfo=UTC)

    letter = issue(at=noon)

    assert letter.objection_until == until
    text = read(letter.pdf).text
    assert f"tot en met {cases.in_words(until)}" in text
    assert ("Algemene termijnenwet" in text) == why


def test_letter_is_dated_on_the_day_in_amsterdam() -> None:
    just_after_midnight = datetime(2026, 6, 30, 22, 5, tzinfo=UTC)

    assert issue(at=just_after_midnight).dated_on == date(2026, 7, 1)


def test_references_follow_each_other_within_a_year() -> None:
    made = [
        issue(at=datetime(2026, 1, 5, tzinfo=UTC)),
        issue(at=datetime(2026, 12, 5, tzinfo=UTC)),
        issue(at=datetime(2027, 1, 5, tzinfo=UTC)),
    ]

    assert [letter.reference for letter in made] == ["OR-2026-0001", "OR-2026-0002", "OR-2027-0001"]


def test_sha256_is_over_the_stored_bytes() -> None:
    letter = Letter.objects.get(pk=issue().pk)

    assert letter.sha256 == sha256(letter.pdf).hexdigest()


def test_letter_is_made_once() -> None:
    decision = cases.decision()

    first = letters.issue_letter(decision_id=decision.pk)
    again = letters.issue_letter(decision_id=decision.pk)

    assert first == again
    assert Letter.objects.count() == 1
    assert len(cases.letter_mails()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_letter() -> None:
    decision = cases.decision()
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        try:
            letters.issue_letter(decision_id=decision.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Letter.objects.count() == 1
    assert len(cases.letter_mails()) == 1


@pytest.mark.django_db(transaction=True)
def test_worker_that_fails_while_rendering_burns_no_number(monkeypatch) -> None:
    broken, other = cases.decision(), cases.decision()

    def killed(contents, check):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("correspondence.domain.letters.render", killed)
        with pytest.raises(SystemExit):
            letters.issue_letter(decision_id=broken.pk, at=AT)
    letters.issue_letter(decision_id=other.pk, at=AT)
    make_letter(broken.pk)

    made = {letter.decisions.get(): letter.reference for letter in Letter.objects.all()}
    assert made == {broken: "OR-2026-0001", other: "OR-2026-0002"}


def test_what_fails_half_way_leaves_nothing(monkeypatch) -> None:
    decision = cases.decision()

    def killed(**kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(letters, "notify", killed)
        with pytest.raises(SystemExit):
            letters.issue_letter(decision_id=decision.pk)
    assert Letter.objects.count() == 0

    make_letter(decision.pk)

    assert Letter.objects.get().reference.endswith("-0001")
    assert len(cases.letter_mails()) == 1


def test_decision_that_is_not_granted_has_no_letter() -> None:
    decision = cases.decision(granted=False)

    with pytest.raises(Refusal) as refused:
        letters.issue_letter(decision_id=decision.pk)

    assert refused.value.code == "not_granted"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE correspondence_letter SET reference = 'OR-0'",
        "UPDATE correspondence_letter SET pdf = ''",
        "DELETE FROM correspondence_letter",
    ],
)
def test_issued_letter_cannot_be_changed(statement) -> None:
    issue()

    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def words_of(letter: Letter) -> str:
    """The text of a letter on one line, without the pages that break it."""
    return " ".join(strip_tags(letter.body_html).split())


def test_correction_of_a_slip_names_the_old_letter_and_begins_no_new_term() -> None:
    old = issue()

    new = cases.corrected(old, "kept", datetime(2026, 6, 8, tzinfo=UTC))

    text = words_of(new)
    assert new.replaces == old
    assert "vervangt onze brief van 1 juni 2026 met kenmerk OR-2026-0001" in text
    assert "Het adres klopte niet." in text
    assert text.count("Verbeterde brief") == 1
    assert "Het besluit zelf verandert niet." in text
    assert "loopt nog steeds van 2 juni 2026 tot en met 13 juli 2026" in text
    assert "U kunt bezwaar maken van dinsdag 2 juni 2026 tot en met maandag 13 juli 2026." in text
    assert "De termijn begon op de dag na onze eerdere brief." in text
    assert (new.objection_from, new.objection_until) == (date(2026, 6, 2), date(2026, 7, 13))
    assert Letter.objects.get(pk=old.pk).sha256 == old.sha256
    assert len(cases.letter_mails()) == 2


def test_correction_after_the_term_says_that_the_term_is_over() -> None:
    new = cases.corrected(issue(), "kept", datetime(2026, 9, 1, tzinfo=UTC))

    text = words_of(new)
    assert "liep van 2 juni 2026 tot en met 13 juli 2026 en is dus voorbij" in text
    assert "tot en met maandag 13 juli 2026. Die termijn is voorbij." in text
    assert "U kunt bezwaar maken van" not in text
    mail = text_of(cases.letter_mails()[-1])
    assert "eindigde op maandag 13 juli 2026" in mail


def test_correction_of_what_was_not_made_known_well_begins_a_new_term() -> None:
    new = cases.corrected(issue(), "anew", datetime(2026, 6, 8, tzinfo=UTC))

    assert (new.objection_from, new.objection_until) == (date(2026, 6, 9), date(2026, 7, 20))
    assert "een nieuwe termijn om bezwaar te maken: van 9 juni 2026 tot en met 20 juli 2026" in (
        words_of(new)
    )


def test_correction_of_a_correction_keeps_the_term_of_the_first_letter() -> None:
    second = cases.corrected(issue(), "kept", datetime(2026, 6, 8, tzinfo=UTC))

    third = cases.corrected(second, "kept", datetime(2026, 6, 15, tzinfo=UTC))

    assert (third.objection_from, third.objection_until) == (date(2026, 6, 2), date(2026, 7, 13))


@pytest.mark.parametrize("term", ["kept", "anew"])
def test_correction_does_not_move_the_day_the_status_started(term) -> None:
    old = issue()
    region = cases.decision_of(old).application.region
    region.refresh_from_db()
    since = region.status_since

    new = cases.corrected(old, term, datetime(2026, 6, 8, tzinfo=UTC))

    region.refresh_from_db()
    assert region.status_since == since == AT
    text = words_of(new)
    assert "De status geldt vanaf 1 juni 2026, de datum van onze eerste brief." in text
    assert "vanaf de datum van deze brief" not in text
    assert "blijft hetzelfde" in text_of(cases.letter_mails()[-1])


def test_who_prepared_a_correction_does_not_issue_it_in_another_role_either() -> None:
    old = issue()
    adviser = cases.decision_of(old).prepared_by
    prepared = prepare_correction(letter=old, why="Naam.", term="kept", by=adviser)
    same_person = factories.role(RoleKind.RE_LEAD, adviser.user, adviser.organisation)

    for by in (adviser, same_person):
        with pytest.raises(Refusal) as refused:
            issue_correction(correction=prepared, by=by)
        assert refused.value.code == "may_not_issue"
    with pytest.raises(Error), transaction.atomic():
        Correction.objects.update(issued_by=same_person, issued_at=AT)


def test_who_takes_part_neither_prepares_nor_issues_a_correction() -> None:
    old = issue()
    decision = cases.decision_of(old)
    for by in (decision.prepared_by, decision.granted_by):
        factories.role(RoleKind.PENVOERDER_EDITOR, by.user, old.addressee)

    with pytest.raises(Refusal) as refused:
        prepare_correction(letter=old, why="Naam.", term="kept", by=decision.prepared_by)
    assert refused.value.code == "own_organisation"
    other = factories.role(RoleKind.RE_ADVISER, at=decision.prepared_by.organisation)
    prepared = prepare_correction(letter=old, why="Naam.", term="kept", by=other)
    with pytest.raises(Refusal) as refused:
        issue_correction(correction=prepared, by=decision.granted_by)
    assert refused.value.code == "own_organisation"


def test_a_letter_is_corrected_once_with_a_reason_and_from_the_newest() -> None:
    old = issue()
    adviser = cases.decision_of(old).prepared_by

    for why, term, code in ((" ", "kept", "why"), ("Naam.", "later", "term")):
        with pytest.raises(Refusal) as refused:
            prepare_correction(letter=old, why=why, term=term, by=adviser)
        assert refused.value.code == code
    cases.corrected(old, "kept", AT)
    with pytest.raises(Refusal) as refused:
        prepare_correction(letter=old, why="Naam.", term="kept", by=adviser)
    assert refused.value.code == "may_not_prepare"


def test_a_correction_that_was_dropped_leaves_the_letter_and_makes_room_for_another() -> None:
    old = issue()
    decision = cases.decision_of(old)
    prepared = prepare_correction(letter=old, why="Naam.", term="kept", by=decision.prepared_by)

    drop_correction(correction=prepared, by=decision.granted_by)

    with pytest.raises(Refusal) as refused:
        corrected_letters.make_correction(correction_id=prepared.pk)
    assert refused.value.code == "not_issued"
    assert cases.corrected(old, "kept", AT).replaces == old


def test_correction_is_made_once() -> None:
    new = cases.corrected(issue(), "kept", AT)
    made = Correction.objects.get()

    assert corrected_letters.make_correction(correction_id=made.pk) == new


def test_lead_hears_of_a_correction_and_finds_it_among_the_tasks() -> None:
    old = issue()
    decision = cases.decision_of(old)

    prepared = prepare_correction(letter=old, why="Naam.", term="kept", by=decision.prepared_by)

    address = reverse("assessments:correction", args=[prepared.pk])
    mail = Email.objects.get(context__template="assessments/correction_prepared")
    assert mail.to == [decision.granted_by.user.email]
    assert address in text_of(mail)
    assert address in factories.signed_in(decision.granted_by).get("/").text


def test_two_people_correct_a_letter_on_screen() -> None:
    old = issue()
    decision = cases.decision_of(old)
    adviser, lead = (factories.signed_in(by) for by in (decision.prepared_by, decision.granted_by))
    case = reverse("assessments:case", args=[decision.application_id])
    correct = reverse("assessments:correct", args=[old.reference])
    assert correct in adviser.get(case).text

    assert adviser.post(correct, {"why": "", "term": "kept"}).status_code == 422
    waiting = adviser.post(correct, {"why": "De naam klopte niet.", "term": "kept"})["Location"]
    assert "Een ander hoofd" not in lead.get(waiting).text
    assert "Een hoofd geeft deze verbetering uit." in adviser.get(waiting).text
    for words in ("Concept – dit is nog geen besluit", "De naam klopte niet.", old.reference):
        assert words in lead.get(waiting).text
    lead.post(waiting, {"act": "issue"})

    new = corrected_letters.make_correction(correction_id=Correction.objects.get().pk)
    assert (new.replaces, Correction.objects.get().issued_by) == (old, decision.granted_by)
    page = adviser.get(case).text
    assert reverse("assessments:correct", args=[new.reference]) in page
    assert correct not in page


def test_preview_says_what_the_letter_will_say() -> None:
    decision = cases.decision("voorlopig", conditions=1, granted=False)
    lead = factories.role(RoleKind.RE_LEAD, factories.person("Els Visser"), job_title="directeur")

    preview = letters.preview_html(decision, signer=lead)

    assert "Concept – dit is nog geen besluit" in preview
    assert "Els Visser" in preview
    assert "de voorlopige status van voorloper" in preview
    assert "<h1" not in preview
    assert "<h2>Besluit: voorlopige status als voorloper" in preview


def test_preview_as_pdf_is_marked_on_every_page(read) -> None:
    pdf = read(letters.preview_pdf(cases.decision("voorlopig", conditions=3, granted=False)))

    assert len(pdf.reader.pages) > 1
    assert all("Concept – dit is nog geen besluit" in p.extract_text() for p in pdf.reader.pages)


def test_letter_of_the_demo_says_so_on_every_page(read) -> None:
    submitted = cases.submission(at=cases.a_round(origin="demo"))

    pdf = read(issue(submitted=submitted).pdf)

    assert all("Demo – geen echt besluit" in page.extract_text() for page in pdf.reader.pages)


def test_what_people_typed_is_shown_and_not_run(read) -> None:
    decision = cases.decision(granted=False)
    decision.reasons = "Zie <script>alert(1)</script> & {{ letter.mark }}"
    decision.save()

    body = LetterText(decision).body_html

    assert "<script>" not in body
    assert "&lt;script&gt;" in body
    assert "{{ letter.mark }}" in body


def test_letter_leaves_no_gaps_to_be_filled_in() -> None:
    for outcome in ("definitief", "voorlopig", "afgewezen"):
        body = issue(outcome, conditions=outcome == "voorlopig").body_html
        assert "None" not in body
        assert "[" not in body
        assert "<p></p>" not in body


def test_mail_tells_the_effect_of_the_letter_and_its_term() -> None:
    letter = issue("voorlopig", conditions=1)

    (mail,) = cases.letter_mails()
    assert mail.to == [cases.decision_of(letter).application.created_by.user.email]
    assert f"http://testserver/brieven/{letter.reference}/" in text_of(mail)
    assert "maandag 13 juli 2026" in text_of(mail)
    assert letter.reference in text_of(mail)


def test_colleagues_of_the_penvoerder_hear_it_once_each() -> None:
    decision = cases.decision()
    at = decision.application.penvoerder
    colleague = factories.role(RoleKind.PENVOERDER_EDITOR, at=at)
    factories.role(RoleKind.PENVOERDER_SIGNATORY, colleague.user, at)
    factories.role(RoleKind.PARTNER_SIGNATORY, at=at)

    letters.issue_letter(decision_id=decision.pk)

    assert sorted(mail.to[0] for mail in cases.letter_mails()) == sorted(
        [decision.application.created_by.user.email, colleague.user.email]
    )


def test_past_letters_can_be_entered_without_mail() -> None:
    letters.issue_letter(decision_id=cases.decision().pk, at=AT, tell=False)

    assert cases.letter_mails() == []


def test_missing_letters_are_asked_for(monkeypatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(make_letter, "apply_async", lambda args, **options: asked.append(args[0]))
    waiting = cases.decision()
    issue()
    cases.decision(granted=False)

    make_missing_letters()

    assert asked == [waiting.pk]


def test_subsidy_round_has_no_letter_yet() -> None:
    decision = cases.decision(granted=False)
    decision.application.round.kind = "subsidie"

    with pytest.raises(Refusal) as refused:
        letters.preview_html(decision)

    assert refused.value.code == "decided_by_dividing"


def test_preview_of_a_letter_that_cannot_be_made_leads_back_to_the_decision(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    decision = cases.decision(granted=False)
    type(decision.application.round).objects.update(kind="subsidie")

    answer = factories.signed_in(decision.prepared_by).get(
        reverse("assessments:preview_pdf", args=[decision.pk])
    )

    assert answer.status_code == 302
    assert answer["Location"] == reverse("assessments:decision", args=[decision.pk])


def test_number_of_queries_does_not_grow_with_conditions(django_assert_num_queries) -> None:
    heading = Heading("OR-2026-0001", date(2026, 6, 1), date(2026, 7, 13))
    for conditions in (1, 3, 50):
        decision = cases.decision("voorlopig", conditions=conditions)
        decision = letters.with_all_it_needs().get(pk=decision.pk)
        with django_assert_num_queries(12):
            assert LetterText(decision, heading).body_html


@pytest.mark.parametrize(
    ("names", "phrase"),
    [(["A"], "A"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")],
)
def test_names_are_joined_in_dutch(names, phrase) -> None:
    assert enumerate_names(names) == phrase


def test_missing_corrections_are_asked_for(monkeypatch) -> None:
    old = issue()
    decision = cases.decision_of(old)
    asked: list[int] = []
    monkeypatch.setattr(
        make_correction, "apply_async", lambda args, **options: asked.append(args[0])
    )
    prepared = prepare_correction(letter=old, why="Naam.", term="kept", by=decision.prepared_by)
    make_missing_letters()
    assert asked == []
    issue_correction(correction=prepared, by=decision.granted_by)

    make_missing_letters()

    assert asked == [prepared.pk]
