"""From an idea to a letter in hand: ten people, each in a browser of their own.

As it went in 2023: the beroepsgroep had too little say, so the region got a provisional status, and
the definitive one once that was mended (FvOv, «Voorlopers van start», 2023).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from tempfile import NamedTemporaryFile

import pdfua
import pytest
from playwright.sync_api import BrowserContext
from post_office.models import STATUS, Email

from applications.models import Application, Submission
from correspondence.models import Letter
from tests.e2e.people import (
    Adviser,
    Anyone,
    Assessor,
    Editor,
    Lead,
    Partner,
    Person,
    Signatory,
)
from tests.letters.conftest import ReadPdf

pytestmark = pytest.mark.e2e

NewContext = Callable[[], BrowserContext]

REGION = "IJsselmeerkust"
BOARD = "Vereniging Samen Leren Lelystad (fictief)"
TRAINING = "Pabo Noorderlicht (fictief)"
TEACHERS = "Netwerk Schoolleiders in de Regio (fictief)"
SECTOR_COUNCIL = "Sectorraad primair onderwijs (fictief)"
UNION = "Vakbond van Onderwijspersoneel (fictief)"
MINISTRY = "Ministerie van OCW (demo)"
MEREL, TIES = "merel@voorbeeld.example", "ties@voorbeeld.example"
CONFIRMATION = "Wij vertegenwoordigen 300 schoolleiders en hebben twee stemmen in de stuurgroep."
GOVERNANCE = "Een stuurgroep besluit; elke partner heeft een stem."
WEAK = "De beroepsgroep is aantoonbaar betrokken"
WEAK_REASONS = "De plaats van leraren in de besluiten is nog niet geregeld."
ADVICE = "Een kansrijke regio met een concreet plan."
REASONS = "Het plan is concreet en de partners dragen het samen."
CONFIRMED = "Onze twee stemmen staan nu in het reglement van de stuurgroep."
CONDITION = "Leg vast hoe leraren en schoolleiders meebeslissen in de stuurgroep."


def test_from_idea_to_letter(demo_live, new_context: NewContext) -> None:
    editor = Editor(new_context(), "projectleider@demo.example")
    signatory = Signatory(new_context(), "penvoerder@demo.example")
    board = Partner(new_context(), MEREL)
    training = Partner(new_context(), "opleiding@demo.example")
    teachers = Partner(new_context(), TIES)

    adviser = Adviser(new_context(), "adviseur@demo.example")
    lead = Lead(new_context(), "directeur@demo.example")
    assessors = [
        Assessor(new_context(), f"{name}@demo.example") for name in ("sectorraad", "vakbond", "ocw")
    ]
    anyone = Anyone(new_context())

    fills_in_the_application(editor)
    partners_sign(editor, board, training)
    number = submits(demo_live, signatory, editor)
    assesses(adviser, assessors, number)
    gets_the_provisional_status(demo_live, adviser, lead, signatory, anyone)
    told = [board, training, teachers, *assessors]
    everybody_is_told(demo_live, told, number, "voorlopige status", CONDITION)
    signs_after_all(teachers)
    confirms_that_it_is_met(adviser, assessors, teachers)
    gets_the_definite_status(demo_live, adviser, lead, signatory, anyone)
    everybody_is_told(demo_live, told, number, "definitieve status")


def fills_in_the_application(editor: Editor) -> None:
    """The project leader writes every part, and finds the partners by number, name and place."""
    editor.signs_in()
    editor.acts_as("medewerker van de penvoerder")
    editor.starts_an_application(REGION)
    editor.describes_the_region("Flevoland", ["Lelystad", "Dronten", "Noordoostpolder", "Urk"])
    editor.describes_the_functions()
    editor.answers(
        "Betrokkenheid van de beroepsgroep",
        {
            "Hoe waren leraren en schoolleiders bij dit plan betrokken?": "Zij schreven mee.",
            "Hoe is hun zeggenschap voortaan geregeld?": "Zij hebben twee van de vijf stemmen.",
        },
    )
    editor.answers("Bestuur", {"Hoe besluiten de partners samen?": GOVERNANCE})
    editor.answers(
        "Leeraanpak",
        {"Hoe leert de regio, hoe deelt zij dat": "Wij meten elk jaar."},
    )
    editor.makes_a_budget([("Projectleider", "60.000"), ("Bijeenkomsten", "12500,50")])
    editor.answers(
        "Projectleider",
        {"Naam": "Robin de Wit", "E-mailadres": "robin@voorbeeld.example"},
    )
    editor.writes("Partners")
    editor.adds_partner("90007", BOARD, ("Merel Nieuwkamp", MEREL))
    editor.adds_partner("noorderlicht", TRAINING, ("Bram Proefman", "opleiding@demo.example"))
    editor.adds_partner("Amersfoort", TEACHERS, ("Ties Akker", TIES))
    editor.follows("Terug naar de taken")


def partners_sign(editor: Editor, board: Partner, training: Partner) -> None:
    """A newcomer signs by the link in a mail, without an account; the beroepsgroep waits."""
    editor.asks_everybody_to_sign()
    editor.reads(BOARD, TRAINING, TEACHERS)
    application = Application.objects.get(plan__name=REGION)

    board.opens_link()
    board.reads(REGION, GOVERNANCE)
    board.opens(f"/aanvragen/{application.pk}/")
    board.reads("Inloggen")
    board.opens_link()
    board.signs_by_link("Merel Nieuwkamp", "Bestuurder")

    training.signs_in()
    training.follows_mail(REGION)
    training.signs("Bram Proefman", "Directeur")


def submits(live, signatory: Signatory, editor: Editor) -> str:
    """The project leader may not submit; the signatory is warned, submits, and gets a receipt."""
    editor.follows("Aanvragen")
    editor.follows(REGION)
    editor.follows("Controleren en indienen")
    editor.reads("Alleen een tekenbevoegde van de penvoerder kan indienen.")

    signatory.signs_in()
    number = signatory.checks_and_submits(
        REGION, "U kunt hiermee indienen.", f"nog niet ondertekend: {TEACHERS}"
    )
    submission = Submission.objects.get(number=number)
    signatory.reads(submission.sha256, REGION)
    live.wait_until(lambda: mails_sent(signatory, number))
    signatory.opens(f"/aanvragen/{submission.application_id}/ontvangstbewijs/")
    receipt = ReadPdf(signatory.downloads("Ontvangstbewijs als pdf"))
    assert number in receipt.text
    assert submission.sha256 in receipt.text.replace(" ", "")
    assert "Elke partner heeft ondertekend Niet voldaan" in receipt.text
    signatory.is_refused(f"/zaken/{submission.application_id}/", 403)
    return number


def assesses(adviser: Adviser, assessors: list[Assessor], number: str) -> None:
    """Three organisations judge by themselves, and then together."""
    adviser.signs_in()
    adviser.opens_case(REGION)
    adviser.reads(number)
    adviser.follows("Naar de partners en handtekeningen")
    adviser.reads(BOARD)
    adviser.does_not_read(CONFIRMATION)
    adviser.opens_case(REGION)
    adviser.sets_up_panel([SECTOR_COUNCIL, UNION, MINISTRY])

    first, second, third = assessors
    for assessor in assessors:
        assessor.signs_in()
        assessor.opens_assignment(REGION)
        assessor.does_not_read(GOVERNANCE)
        assessor.declares_no_interest()
        assessor.reads(GOVERNANCE)
    first.judges(WEAK, "Reden van de sectorraad.")
    first.follows("Uw oordeel bekijken, en wat u van de anderen mag lezen")
    first_address = first.page.url
    second.is_refused(first_address)
    second.opens("/")
    second.opens_assignment(REGION)
    second.does_not_read("Reden van de sectorraad.")
    second.judges(WEAK, "Reden van de vakbond.")
    second.follows("Uw oordeel bekijken, en wat u van de anderen mag lezen")
    second.reads("Reden van de sectorraad.", "Reden van de vakbond.")
    third.judges(WEAK, "Reden van het ministerie.")

    adviser.opens_case(REGION)
    adviser.writes_joint_outcome(WEAK, WEAK_REASONS, ADVICE)
    for assessor in assessors:
        assessor.follows_mail(REGION)
        assessor.reads(ADVICE, "Reden van de sectorraad.", "Reden van het ministerie.")
        assessor.agrees()
    third.concurs()


def gets_the_provisional_status(
    live, adviser: Adviser, lead: Lead, signatory: Signatory, anyone: Anyone
) -> None:
    """The adviser prepares, the lead looks at the letter and grants, a worker makes the letter."""
    adviser.opens_case(REGION)
    adviser.follows("Bereid het besluit voor")
    adviser.prepares_provisional(REASONS, CONDITION, WEAK, days=60)
    adviser.reads("Een hoofd neemt dit besluit.")

    lead.signs_in()
    lead.opens_decision(REGION)
    lead.reads("voorlopige status van voorloper", CONDITION, WEAK_REASONS)
    preview = ReadPdf(lead.downloads("Bekijk de brief als pdf"))
    assert CONDITION in preview.text
    lead.grants()

    letter = reads_letter(live, signatory, 1, "voorlopige status")
    for words in (REASONS, CONDITION, WEAK_REASONS, "namens", "bezwaar maken van"):
        assert words in letter.text
    anyone.looks_up(REGION)
    anyone.reads("voorloper, voorlopige status", BOARD)


def everybody_is_told(
    live, people: list[Person], number: str, status: str, *conditions: str
) -> None:
    """Partners, beroepsgroep and panel get one mail each, with a link to the outcome."""
    for person in people:
        told = partial(mails_sent, person, f"{status} van voorloper")
        live.wait_until(lambda told=told: len(told()) == 1)
        person.follows_mail(f"Besluit over de aanvraag voor {REGION}")
        person.reads(number, f"{status} van voorloper", *conditions)


def signs_after_all(teachers: Partner) -> None:
    """The beroepsgroep signs what was submitted, and confirms for itself."""
    teachers.opens_link()
    teachers.signs_by_link("Ties Akker", "Voorzitter", CONFIRMATION)
    application = Application.objects.get(plan__name=REGION)
    other = application.partners.get(organisation__name=BOARD)
    teachers.opens(f"/ondertekenen/{other.pk}/")
    teachers.reads("Inloggen")


def confirms_that_it_is_met(adviser: Adviser, assessors: list[Assessor], teachers: Partner) -> None:
    """The adviser finds the condition met; the panel and the beroepsgroep itself say so too."""
    adviser.opens_case(REGION)
    adviser.follows("Naar de partners en handtekeningen")
    adviser.reads(CONFIRMATION)
    adviser.opens_case(REGION)
    adviser.notes_that_condition_is_met(CONDITION, "Het reglement is vastgesteld.")
    adviser.reads("Wacht op het panel en de beroepsgroep", "0 van 4 hebben geantwoord")
    for assessor in assessors:
        assessor.agrees_again()
    teachers.confirms_by_link("Ties Akker", "Voorzitter", CONFIRMED)


def gets_the_definite_status(
    live, adviser: Adviser, lead: Lead, signatory: Signatory, anyone: Anyone
) -> None:
    """The same two people grant the definite status."""
    adviser.opens_case(REGION)
    adviser.follows("Bereid het besluit over de definitieve status voor")
    adviser.prepares_definite("De regio voldoet nu aan alles.")
    lead.opens_decision(REGION)
    lead.grants()

    letter = reads_letter(live, signatory, 2, "definitieve status")
    assert "Het reglement is vastgesteld." in letter.text
    anyone.looks_up(REGION)
    anyone.reads("voorloper, definitieve status")


def reads_letter(live, signatory: Signatory, number: int, status: str) -> ReadPdf:
    """Follow the link in the mail, read the page, download the PDF, and check how it is made."""
    letters = Letter.objects.filter(decisions__application__plan__name=REGION).order_by("pk")
    live.wait_until(lambda: letters.count() == number)
    letter = letters[number - 1]
    live.wait_until(lambda: len(mails_sent(signatory, "/brieven/")) == number)
    signatory.follows_mail("brief")
    signatory.reads(status, letter.reference)
    return accessible_letter(signatory.downloads("Download de brief (pdf)"), letter)


def accessible_letter(content: bytes, letter: Letter) -> ReadPdf:
    """Open the PDF and see that assistive technology is told all it needs."""
    pdf = ReadPdf(content)
    assert sha256(content).hexdigest() == letter.sha256
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert pdf.root["/Lang"] == "nl"
    assert pdf.reader.metadata.title == pdf.bookmarks[0]
    assert {"Besluit", "Waarom wij dit besluiten"} <= set(pdf.bookmarks)
    assert {tag["/Scope"] for tag in pdf.tags("/TH")} == {"/Row", "/Column"}
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        assert [finding.message for finding in pdfua.validate(file.name).findings] == []
    return pdf


def mails_sent(person: Person, words: str) -> list[Email]:
    """The mails with these words that a worker has sent to somebody."""
    sent = Email.objects.filter(status=STATUS.sent, message__contains=words)
    return [mail for mail in sent if person.email in mail.to]
