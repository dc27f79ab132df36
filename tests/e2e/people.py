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

from onderwijsregio.demo.accounts import PASSWORD
from tests.e2e.browsing import link_from_mail, look, sign_in
from tests.e2e.words import nl

NUMBER = re.compile(r"\d+")


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
            self.follows(nl("Switch role"))
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
        self.follows(nl("Applications"))
        self.follows(nl("Start an application"))
        self.fills(nl("Name of the new region"), region)
        self.presses(nl("Start"), exact=True)
        self.reads(region)

    def writes(self, part: str) -> None:
        """Open a part of the application from the task list."""
        self.follows(part, exact=True, within=self.main)

    def saves(self) -> None:
        """Save the part, and go back to the task list."""
        self.presses(nl("Save"), exact=True)

    def describes_the_region(self, province: str, municipalities: list[str]) -> None:
        """Sectors and area."""
        self.writes(nl("The region"))
        self.chooses("(po)")
        self.chooses("(vo)")
        self.main.get_by_text(re.compile(rf"^{province} ")).click()
        for name in municipalities:
            self.main.get_by_label(name, exact=True).check()
        self.saves()

    def describes_the_functions(self) -> None:
        """Activities and a result for each of the five functions."""
        self.writes(nl("The five functions"))
        for function in ("Werven", "Matchen", "Opleiden", "Begeleiden", "Professionaliseren"):
            part = self.part(function)
            self.fills(nl("What will the region do?"), f"{function} doen wij samen.", within=part)
            result = "In 2028 staan 40 vacatures minder open."
            self.fills(nl("By what result will you see that it worked?"), result, within=part)
        self.saves()

    def answers(self, part: str, answers: dict[str, str]) -> None:
        """Fill in the fields of a part."""
        self.writes(part)
        for label, text in answers.items():
            self.fills(label, text)
        self.saves()

    def makes_a_budget(self, lines: list[tuple[str, str]]) -> None:
        """Lines with an amount each."""
        self.writes(nl("Budget"))
        for number, (purpose, amount) in enumerate(lines, start=1):
            self.fills(nl("What line %(number)s is for", number=number), purpose)
            self.fills(nl("Amount of line %(number)s in euro", number=number), amount)
        self.saves()

    def adds_partner(self, words: str, name: str, signer: tuple[str, str]) -> None:
        """Find an organisation in the register, and say who signs for it."""
        self.fills(nl("Search in the register"), words)
        self.presses(nl("Search"), exact=True)
        self.presses(nl("Add"), within=self.row(name))
        self.fills(nl("Name of who signs"), signer[0])
        self.fills(nl("E-mail address of who signs"), signer[1])
        self.presses(nl("Save"), exact=True)
        self.reads(name, signer[1])

    def asks_everybody_to_sign(self) -> None:
        """Have all partners asked."""
        self.writes(nl("Signatures of the partners"))
        self.presses(nl("Ask everybody who has not signed"))


class Signatory(Person):
    """May submit for the penvoerder."""

    def checks_and_submits(self, region: str) -> str:
        """Submit, and return the number of the application."""
        self.follows(nl("Applications"))
        self.follows(region)
        self.follows(nl("Check and submit"))
        self.presses(nl("Submit the application"))
        self.reads(nl("Receipt"))
        return self.page.locator("dd").first.inner_text().strip()


class Partner(Person):
    """Signs for a partner."""

    def accepts_invitation(self, name: str, password: str) -> None:
        """Make an account from the link in the invitation."""
        self.follows_mail("")
        self.fills(nl("Your name"), name)
        self.fills(nl("Choose a password"), password)
        self.presses(nl("Make account and accept"))
        self.password = password

    def signs(self, name: str, job_title: str, confirmation: str = "") -> None:
        """Sign what stands on the page."""
        if confirmation:
            label = nl("How do teachers and school leaders take part, in your own words?")
            self.fills(label, confirmation)
        self.chooses(nl("Yes, we sign: we declare what stands above."))
        self.fills(nl("Your name"), name)
        self.fills(nl("Your job title"), job_title)
        self.presses(nl("Send the answer"))
        self.reads(nl("Your answer has been recorded"), name)


class Assessor(Person):
    """Judges for a national partner or for OCW."""

    def opens_assignment(self, region: str) -> None:
        """Go to the case from the list of what there is to do."""
        self.follows(nl("Assessing"))
        self.row(region).get_by_role("link").first.click()
        self.arrives()

    def declares_no_interest(self) -> None:
        """Say that nothing stands in the way of judging."""
        self.chooses(nl("No, I have no interest in this application"))
        self.presses(nl("Declare"))

    def judges(self, weak: str, reasons: str) -> None:
        """Judge every criterion as met, but the one called `weak`, and hand in."""
        give_verdicts(self, weak, reasons)
        self.presses(nl("Hand in"), exact=True)
        self.reads(nl("Your assessment has been handed in"))

    def agrees(self) -> None:
        """Agree with the joint outcome on the page."""
        self.chooses(nl("Yes, we agree"))
        self.presses(nl("Give this answer"))
        self.reads(nl("agrees"))


def give_verdicts(person: Person, weak: str, reasons: str) -> None:
    """Choose a verdict for every criterion on the page."""
    for choice in person.main.get_by_role("radio", name="voldoet", exact=True).all():
        choice.check()
    criterion = person.part(weak)
    criterion.get_by_role("radio", name="voldoet deels", exact=True).check()
    person.fills(nl("Reasons"), reasons, within=criterion)


class Adviser(Person):
    """Leads the case at the Realisatie Eenheid."""

    def opens_case(self, region: str) -> None:
        """Find the case on the worklist."""
        self.follows(nl("Worklist"))
        self.follows(region)

    def sets_up_panel(self, organisations: list[str]) -> None:
        """Invite the organisations that judge."""
        self.follows(nl("Set up the panel"))
        for name in organisations:
            self.chooses(name)
        self.presses(nl("Set up the panel"))

    def writes_joint_outcome(self, weak: str, reasons: str, advice: str) -> None:
        """Write what the organisations find together, and lay it before them."""
        self.follows(nl("To the joint outcome"))
        give_verdicts(self, weak, reasons)
        self.fills(nl("Joint advice"), advice)
        self.presses(nl("Save and ask everyone to agree"))

    def notes_that_condition_is_met(self, condition: str, note: str) -> None:
        """Say that a condition has been met, and how one saw it."""
        self.follows(nl("Note that it is met"), within=self.row(condition))
        self.fills(nl("How did you see that the condition is met?"), note)
        self.presses(nl("Note that it is met"))

    def prepares_provisional(self, reasons: str, condition: str, days: int) -> None:
        """Prepare the provisional status with one condition."""
        self.chooses(nl("provisional status"))
        self.fills(nl("Reasons for the decision"), reasons)
        first = self.part(nl("Condition %(number)s", number=1))
        self.fills(nl("What must be done"), condition, within=first)
        self.fills(nl("Ready by"), str(date.today() + timedelta(days=days)), within=first)
        self.presses(nl("Lay before the lead"))

    def prepares_definite(self, reasons: str) -> None:
        """Prepare the definite status."""
        self.chooses(nl("definitive status"))
        self.fills(nl("Reasons for the decision"), reasons)
        self.presses(nl("Lay before the lead"))


class Lead(Person):
    """Takes decisions at the Realisatie Eenheid."""

    def opens_decision(self, region: str) -> None:
        """Find the decision among those that wait."""
        self.follows(nl("Worklist"))
        self.follows(nl("Decisions to take"))
        self.follows(region)

    def grants(self) -> None:
        """Take the decision on the page."""
        self.presses(nl("Take this decision"))


class Anyone(Person):
    """Has no account."""

    def __init__(self, context: BrowserContext) -> None:
        super().__init__(context, "")

    def looks_up(self, region: str) -> None:
        """Search the public list of regions, and open the one that was found."""
        self.opens("/")
        self.follows(nl("Regions"))
        self.fills(nl("Region, municipality or partner"), region)
        self.presses(nl("Search"), exact=True)
        self.follows(region)
