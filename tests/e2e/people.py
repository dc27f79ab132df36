"""People, each in a browser of their own, who find their way by what they read on the screen.

    editor = Editor(new_context(), "projectleider@demo.example")
    editor.signs_in()
    editor.starts_an_application("IJsselmeerkust")

Every page somebody comes on is checked: no accessibility problem, no sideways scrolling at 320
pixels, nothing blocked by the Content-Security-Policy. The same kind of page is checked once for
each kind of person.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

from development.demo.accounts import PASSWORD
from tests.e2e.browsing import code_from_mail, link_from_mail, look, sign_in

NUMBER = re.compile(r"\d+")
# A verdict, with or without what the rubric says of it.
VOLDOET = re.compile(r"^voldoet(?! deels| niet)\b")


class Person:
    """Somebody with a browser and an e-mail address."""

    def __init__(self, context: BrowserContext, email: str, password: str = PASSWORD) -> None:
        self.page: Page = context.new_page()
        self.email, self.password = email, password
        self.troubles: list[str] = []
        self._looked: set[tuple[str, str]] = set()
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._hears)

    def _hears(self, message: ConsoleMessage) -> None:
        """Keep what the browser complains about; that a page answers 4xx is not a complaint."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.troubles.append(message.text)

    # --- going about ---------------------------------------------------------------------------

    def signs_in(self) -> None:
        """Sign in with address and password."""
        sign_in(self.page, self.email, self.password)
        self.arrives()

    def acts_as(self, role: str) -> None:
        """Choose this one of one's roles."""
        if self.page.get_by_text(role).count() == 0:
            self.follows("Andere rol kiezen")
            self.presses(role)

    def arrives(self) -> None:
        """Look at the page one has come on."""
        heading = self.page.get_by_role("heading", level=1).first.inner_text()
        path = NUMBER.sub("0", self.page.url.split("?")[0])
        has_errors = bool(self.page.get_by_role("alert").count())
        key = (path, f"{NUMBER.sub('0', heading)} {has_errors}")
        if key not in self._looked:
            self._looked.add(key)
            look(self.page)
        assert self.troubles == [], f"{self.page.url}: {self.troubles}"

    def opens(self, path: str, *, status: int = 200) -> None:
        """Go to an address."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path} answered {answer.status}"
        self.arrives()

    def is_refused(self, path: str, status: int = 404) -> None:
        """Try an address that is not for this person."""
        self.opens(path, status=status)

    def follows(self, words: str, *, exact: bool = False, within: Locator | None = None) -> None:
        """Click a link."""
        (within or self.page).get_by_role("link", name=words, exact=exact).first.click()
        self.arrives()

    def presses(self, words: str, *, exact: bool = False, within: Locator | None = None) -> None:
        """Click a button that sends a form."""
        button = (within or self.main).get_by_role("button", name=words, exact=exact).first
        with self.page.expect_navigation():
            button.click()
        self.arrives()

    def follows_mail(self, subject: str) -> None:
        """Open the link in the newest mail about something."""
        self.opens(link_from_mail(self.email, subject=subject))

    # --- reading and typing --------------------------------------------------------------------

    @property
    def main(self) -> Locator:
        """The part of the page that is about something."""
        return self.page.get_by_role("main")

    def fills(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Type into the field with this label."""
        (within or self.main).get_by_label(label).first.fill(text)

    def chooses(self, words: str, *, within: Locator | None = None) -> None:
        """Tick the box or the choice with these words."""
        (within or self.main).get_by_label(words).first.check()

    def part(self, name: str) -> Locator:
        """The group of fields with this name."""
        return self.main.get_by_role("group", name=name).first

    def row(self, words: str) -> Locator:
        """The row of a table in which these words stand."""
        return self.main.get_by_role("row").filter(has_text=words).first

    def reads(self, *texts: str) -> None:
        """Fail unless the page says this."""
        for text in texts:
            expect(self.main).to_contain_text(text)

    def does_not_read(self, *texts: str) -> None:
        """Fail when the page says this."""
        for text in texts:
            expect(self.main).not_to_contain_text(text)

    def downloads(self, words: str) -> bytes:
        """Click a link to a file, and return what is in the file."""
        link = self.main.get_by_role("link", name=words).first
        answer = self.page.request.get(link.get_attribute("href") or "")
        assert answer.ok
        return answer.body()


class Editor(Person):
    """Works on the application of the penvoerder."""

    def starts_an_application(self, region: str) -> None:
        """Begin an application for a region that does not exist yet."""
        self.follows("Aanvragen")
        self.follows("Een aanvraag beginnen")
        self.fills("Naam van de nieuwe regio", region)
        self.presses("Beginnen", exact=True)
        self.reads(region)

    def writes(self, part: str) -> None:
        """Open a part of the application from the task list."""
        self.follows(part, exact=True, within=self.main)

    def saves(self) -> None:
        """Save the part, and go back to the task list."""
        self.presses("Opslaan", exact=True)

    def describes_the_region(self, province: str, municipalities: list[str]) -> None:
        """Sectors and area."""
        self.writes("De regio")
        self.chooses("(po)")
        self.chooses("(vo)")
        self.main.get_by_text(re.compile(rf"^{province} ")).click()
        for name in municipalities:
            self.main.get_by_label(name, exact=True).check()
        self.saves()

    def describes_the_functions(self) -> None:
        """Activities and a result for each of the five functions."""
        self.writes("De vijf functies")
        for function in ("Werven", "Matchen", "Opleiden", "Begeleiden", "Professionaliseren"):
            part = self.part(function)
            if not part.is_visible():
                self.main.locator("summary", has_text=function).click()
            self.fills("Wat gaat de regio doen?", f"{function} doen wij samen.", within=part)
            result = "In 2028 staan 40 vacatures minder open."
            self.fills("Aan welk resultaat ziet u dat het gelukt is?", result, within=part)
        self.saves()

    def answers(self, part: str, answers: dict[str, str]) -> None:
        """Fill in the fields of a part."""
        self.writes(part)
        for label, text in answers.items():
            self.fills(label, text)
        self.saves()

    def makes_a_budget(self, lines: list[tuple[str, str]]) -> None:
        """Lines with an amount each."""
        self.writes("Begroting")
        for number, (purpose, amount) in enumerate(lines, start=1):
            self.fills(f"Waar het voor is, regel {number}", purpose)
            self.fills(f"Aangevraagd (euro), regel {number}", amount)
        self.saves()

    def adds_partner(self, words: str, name: str, signer: tuple[str, str]) -> None:
        """Find an organisation in the register, and say who signs for it."""
        self.fills("Zoeken in het register", words)
        self.presses("Zoeken", exact=True)
        self.chooses(f"Kies {name}")
        self.presses("Voeg toe wat is aangevinkt")
        self.fills("Naam van wie ondertekent", signer[0])
        self.fills("E-mailadres van wie ondertekent", signer[1])
        self.presses("Opslaan", exact=True)
        self.reads(name, signer[1])

    def asks_everybody_to_sign(self) -> None:
        """Have all partners asked."""
        self.writes("Handtekeningen van de partners")
        self.presses("Iedereen vragen die nog niet heeft ondertekend")


class Signatory(Person):
    """May submit for the penvoerder."""

    def checks_and_submits(self, region: str, *warned_of: str) -> str:
        """Read what is warned of, submit, and return the number of the application."""
        self.follows("Aanvragen")
        # Not the chip that takes the search away.
        self.follows(region, exact=True)
        self.follows("Controleren en indienen")
        self.reads(*warned_of)
        self.presses("De aanvraag indienen")
        self.reads("Ontvangstbewijs")
        return self.page.locator("dd").first.inner_text().strip()


class Partner(Person):
    """Signs for a partner."""

    def opens_link(self) -> None:
        """Read the application by the link in the mail that asks to sign, without an account."""
        self.follows_mail("Verzoek om te ondertekenen")
        self.presses("De aanvraag lezen")

    def signs_by_link(self, name: str, job_title: str, confirmation: str = "") -> None:
        """Sign what stands on the page, with the code that is mailed."""
        self._answers(name, job_title, confirmation)
        self.presses("Verder")
        self.fills("Code uit de e-mail", code_from_mail(self.email))
        self.presses("Ondertekenen", exact=True)
        self.reads("Bedankt, uw antwoord is vastgelegd", name)

    def signs(self, name: str, job_title: str, confirmation: str = "") -> None:
        """Sign what stands on the page, in a role."""
        self._answers(name, job_title, confirmation)
        self.presses("Antwoord versturen")
        self.reads("Uw antwoord is vastgelegd", name)

    def confirms_by_link(self, name: str, job_title: str, confirmation: str) -> None:
        """Say for the beroepsgroep how it takes part now, by the link in a mail."""
        self.follows_mail("Hoe doet de beroepsgroep nu mee?")
        self._says("Hoe doen leraren en schoolleiders nu mee, in uw eigen woorden?", confirmation)
        self.fills("Uw naam", name)
        self.fills("Uw functie", job_title)
        self.presses("Antwoord versturen")
        self.reads(confirmation)

    def _says(self, label: str, words: str) -> None:
        self.fills(label, words)
        self.fills("Wie vertegenwoordigt u?", "De leraren van de scholen in deze regio.")
        self.main.get_by_label("ja", exact=True).check()

    def _answers(self, name: str, job_title: str, confirmation: str) -> None:
        if confirmation:
            label = "Hoe doen leraren en schoolleiders mee, in uw eigen woorden?"
            self._says(label, confirmation)
        self.chooses("Ja, wij ondertekenen: wij verklaren wat hierboven staat.")
        self.fills("Uw naam", name)
        self.main.get_by_label("Ik ben bevoegd").check()
        self.fills("Uw functie", job_title)


class Assessor(Person):
    """Judges for a national partner or for OCW."""

    def opens_assignment(self, region: str) -> None:
        """Go to the case from the list of what there is to do."""
        self.follows("Beoordelen")
        self.row(region).get_by_role("link").first.click()
        self.arrives()

    def declares_no_interest(self) -> None:
        """Say that nothing stands in the way of judging."""
        self.chooses("Nee, ik heb geen belang bij deze aanvraag")
        self.presses("Verklaring geven")

    def judges(self, weak: str, reasons: str) -> None:
        """Judge every criterion as met, but the one called `weak`, and hand in."""
        give_verdicts(self, weak, reasons)
        self.presses("Inleveren", exact=True)
        self.reads("Uw beoordeling is ingeleverd")

    def agrees(self) -> None:
        """Agree with the joint outcome on the page."""
        self.chooses("Ja, wij zijn akkoord")
        self.presses("Dit antwoord geven")
        self.reads("akkoord")

    def concurs(self) -> None:
        """Say for OCW that it concurs with the joint outcome."""
        self.follows_mail("Stemt OCW in met het gezamenlijke oordeel?")
        self.chooses("Ja, OCW stemt in")
        self.presses("Dit antwoord geven")
        self.reads("OCW stemt in")

    def agrees_again(self) -> None:
        """Say that the criterion about the beroepsgroep is met now."""
        self.follows_mail("Voldoet de regio nu aan het criterium over de beroepsgroep?")
        self.agrees()


def give_verdicts(person: Person, weak: str, reasons: str) -> None:
    """Choose a verdict for every criterion on the page, unfolding what is folded."""
    for part in person.main.locator("form details.part").all():
        if part.get_attribute("open") is None:
            part.locator("summary").click()
    for choice in person.main.get_by_role("radio", name=VOLDOET).all():
        choice.check()
    criterion = person.part(weak)
    criterion.get_by_role("radio", name="voldoet deels").check()
    person.fills("Reden", reasons, within=criterion)


class Adviser(Person):
    """Leads the case at the Realisatie Eenheid."""

    def opens_case(self, region: str) -> None:
        """Find the case on the worklist."""
        self.follows("Werklijst")
        self.follows(region)

    def sets_up_panel(self, organisations: list[str]) -> None:
        """Follow the region, and invite the organisations that judge."""
        self.presses("Ik volg deze regio")
        self.follows("Stel het panel samen")
        for name in organisations:
            self.chooses(name)
        self.presses("Bekijk wie wordt gevraagd")
        self.presses("Stel het panel samen")

    def writes_joint_outcome(self, weak: str, reasons: str, advice: str) -> None:
        """Write what the organisations find together, and lay it before them."""
        self.follows("Naar het gezamenlijke oordeel")
        for unanimous in self.main.locator("form > details > summary").all():
            unanimous.click()
        give_verdicts(self, weak, reasons)
        self.chooses("voorlopige status")
        self.fills("Gezamenlijk advies", advice)
        self.presses("Opslaan en iedereen om akkoord vragen")

    def notes_that_condition_is_met(self, condition: str, note: str) -> None:
        """Say that a condition has been met, and how one saw it."""
        self.follows("Bekijk of eraan is voldaan", within=self.row(condition))
        self.fills("Waaraan zag u dat aan de voorwaarde is voldaan?", note)
        self.presses("Vastleggen dat eraan is voldaan")

    def prepares_provisional(
        self, reasons: str, condition: str, criterion: str, *, days: int
    ) -> None:
        """Prepare the provisional status with one condition, about a criterion."""
        self.chooses("voorlopige status")
        self.fills("Redenen voor het besluit", reasons)
        first = self.part("Voorwaarde 1")
        self.fills("Wat moet er gebeuren", condition, within=first)
        self.fills("Klaar op", str(date.today() + timedelta(days=days)), within=first)
        first.get_by_label("Gaat over criterium").select_option(criterion)
        self.presses("Voorleggen aan het hoofd")

    def prepares_definite(self, reasons: str) -> None:
        """Prepare the definite status."""
        self.chooses("definitieve status")
        self.fills("Redenen voor het besluit", reasons)
        self.presses("Voorleggen aan het hoofd")


class Lead(Person):
    """Takes decisions at the Realisatie Eenheid."""

    def opens_decision(self, region: str) -> None:
        """Find the decision among those that wait."""
        self.follows("Werklijst")
        self.follows("Te nemen besluiten")
        self.follows(region)

    def grants(self) -> None:
        """Read what will happen, and take the decision."""
        self.follows("Dit besluit nemen")
        self.presses("Dit besluit nemen")


class Anyone(Person):
    """Has no account."""

    def __init__(self, context: BrowserContext) -> None:
        super().__init__(context, "")

    def looks_up(self, region: str) -> None:
        """Search the public list of regions, and open the one that was found."""
        self.opens("/")
        self.follows("Regio’s")
        self.fills("Regio, gemeente of partner", region)
        self.presses("Zoeken", exact=True)
        # Not the chip that takes the search away.
        self.follows(region, exact=True)
