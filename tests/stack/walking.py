"""People who walk the whole way, from starting an application to the letter, over HTTP.

They behave as people do when pages fail: wait a little, look whether what was sent has arrived
after all, and send it again when it has not. What a page said yes to is noted, to be looked for in
the database afterwards.
"""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.cookiejar import Cookie, CookieJar

from lxml.html import HtmlElement, fromstring

from tests.markup import text

# For how long somebody tries the same thing. What is killed breaks off at once: only a machine that
# is busy with other things takes long to answer.
PATIENCE = 300
PAUSE = 0.3
ANSWER_SECONDS = 60
TOO_MANY = 429
Values = dict[str, list[str]]
# What somebody types in a form; None leaves what stands there.
Typed = dict[str, str | list[str] | None]


class NoAnswer(Exception):
    """There was no page, or one that says that it did not work: nobody knows what was done."""


class NoForm(AssertionError):
    """A page has no form in which this can be typed."""


@dataclass
class Page:
    """What a browser shows."""

    path: str
    status: int
    tree: HtmlElement

    @property
    def words(self) -> str:
        """The text of the page."""
        return text(self.tree)

    def fill_in(self, typed: Typed) -> Values:
        """What the form with these fields and buttons sends, with these values."""
        for form in self.tree.forms:
            buttons = {button.get("name") for button in form.iter("button")}
            if {*typed, "csrfmiddlewaretoken"} <= {*form.fields.keys(), *buttons}:
                values: Values = {}
                for name, value in form.form_values():
                    values.setdefault(name, []).append(value)
                for name, value in typed.items():
                    if value is not None:
                        values[name] = value if isinstance(value, list) else [value]
                return values
        raise NoForm(f"{self.path} has no form with {[*typed]}: {self.words}")

    def link(self, pattern: str, row: str = "") -> str:
        """The first address that fits, in a row with these words; nothing when there is none."""
        rows = [one for one in self.tree.iter("tr") if row in text(one)] if row else [self.tree]
        for place in rows:
            for link in place.iter("a"):
                if re.fullmatch(pattern, link.get("href") or ""):
                    return link.get("href")
        return ""

    def has(self, name: str) -> bool:
        """Whether there is a field or button with this name."""
        return any(one.get("name") == name for one in self.tree.iter("input", "button"))

    def holds(self, typed: Typed) -> bool:
        """Whether all of this stands in its fields."""
        there = {value for form in self.tree.forms for _name, value in form.form_values()}
        for value in typed.values():
            if not {value} <= there if isinstance(value, str) else not {*(value or [])} <= there:
                return False
        return True


class Window:
    """A browser in which somebody has signed in; `troubles` are the pages that did not come.

    `is_sending` while the answer to a form is awaited.
    """

    def __init__(self, base_url: str, session: str) -> None:
        self.base_url = base_url
        self.troubles: list[str] = []
        self.is_sending = False
        cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        where = urllib.parse.urlsplit(base_url).hostname or ""
        kept = {"port": None, "port_specified": False, "domain_specified": False}
        kept |= {"domain_initial_dot": False, "path_specified": True, "secure": False}
        kept |= {"expires": None, "discard": True, "comment": None, "comment_url": None}
        cookies.set_cookie(Cookie(0, "sessionid", session, domain=where, path="/", rest={}, **kept))

    def open(self, path: str) -> Page:
        """The page at an address, tried until there is one."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self.ask(path)
            except NoAnswer as trouble:
                if time.monotonic() > deadline:
                    raise AssertionError(f"No page in {PATIENCE} s: {trouble}") from None
                time.sleep(PAUSE)

    def ask(self, path: str, fields: Values | None = None) -> Page:
        """Open a page or send a form, once. Raises `NoAnswer`."""
        data = urllib.parse.urlencode(fields, doseq=True).encode() if fields else None
        self.is_sending = data is not None
        try:
            try:
                answer = self.opener.open(self.base_url + path, data, timeout=ANSWER_SECONDS)
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.troubles.append(f"{path}: {error!r}")
            raise NoAnswer(self.troubles[-1]) from error
        finally:
            self.is_sending = False
        if answer.status >= 500 or answer.status == TOO_MANY:
            self.troubles.append(f"{path}: {answer.status}")
            raise NoAnswer(self.troubles[-1])
        return Page(
            urllib.parse.urlsplit(answer.url).path, answer.status, fromstring(body or b"<p>")
        )


@dataclass(frozen=True)
class Yes:
    """What a page said yes to: which act, of which region, and of what."""

    act: str
    region: str
    about: str = ""


@dataclass
class Partner:
    """Who signs for a partner; `number` is that of the organisation in the register."""

    number: int
    name: str
    email: str
    window: Window
    confirms: bool


@dataclass
class People:
    """Who takes part in a case, each in a window of their own."""

    penvoerder: Window
    partners: list[Partner]
    adviser: Window
    # By the number of the organisation in the register.
    assessors: dict[int, Window]
    lead: Window

    @property
    def windows(self) -> list[Window]:
        """The windows of all of them."""
        partners = [partner.window for partner in self.partners]
        return [self.penvoerder, *partners, self.adviser, *self.assessors.values(), self.lead]


@dataclass
class Walk:
    """The way of one application, and what pages said yes to on it."""

    people: People
    region: str
    round: int
    criteria: list[int]
    # What is typed in every section; each has the name of the region in it.
    sections: dict[str, Typed]
    said_yes: list[Yes] = field(default_factory=list)
    # Of how many acts nobody knew whether they had arrived, and how many of those had.
    unsure: int = 0
    arrived: int = 0
    own: str = ""

    def act(
        self,
        name: str,
        window: Window,
        path: str,
        typed: Typed,
        *,
        done: Callable[[], bool],
        to: str = "",
        about: str = "",
    ) -> None:
        """Send the form on the page at `path` (to the address `to`) until it has arrived.

        `done` looks whether it has arrived. A form that is shown again is an error of the portal:
        what is typed here is right.
        """
        deadline, sent = time.monotonic() + PATIENCE, False
        while time.monotonic() < deadline:
            if sent and done():
                self.arrived += 1
                return
            try:
                answer = window.ask(to or path, window.open(path).fill_in(typed))
            except NoAnswer:
                self.unsure += not sent
                sent = True
                time.sleep(PAUSE)
                continue
            except NoForm:
                # Perhaps what nobody answered arrived since it was looked for.
                if not (sent and done()):
                    raise
                continue
            if answer.status == http.client.OK:
                self.said_yes.append(Yes(name, self.region, about))
                return
            # Perhaps what nobody answered arrived while this was under way.
            if not (sent and done()):
                raise AssertionError(f"{name}: {answer.status} {answer.path}: {answer.words}")
        raise AssertionError(f"{name}, {self.region}: not in {PATIENCE} s: {window.troubles[-5:]}")

    def acts(self) -> Iterator[None]:
        """Carry out the whole way; give way between every two acts."""
        yield from self._is_written()
        yield from self._is_signed()
        yield self._is_submitted()
        yield from self._is_assessed()
        yield from self._is_decided()

    def _is_written(self) -> Iterator[None]:
        by = self.people.penvoerder

        def started() -> bool:
            self.own = by.open("/aanvragen/").link(r"/aanvragen/\d+/", self.region)
            return bool(self.own)

        typed: Typed = {"round": str(self.round), "region_name": self.region}
        self.act("started", by, "/aanvragen/nieuw/", typed, done=started)
        yield
        assert started()
        for kind, fields in self.sections.items():
            path = f"{self.own}onderdeel/{kind}/"
            done = self._shows(path, fields)
            self.act("saved", by, path, fields, done=done, about=kind)
            yield
        for partner in self.people.partners:
            yield from self._takes_part(partner)

    def _shows(self, path: str, fields: Typed) -> Callable[[], bool]:
        return lambda: self.people.penvoerder.open(path).holds(fields)

    def _takes_part(self, partner: Partner) -> Iterator[None]:
        by, partners = self.people.penvoerder, f"{self.own}partners/"

        def contact() -> str:
            return by.open(partners).link(rf"{partners}\d+/", partner.name)

        number = str(partner.number)
        found = f"{partners}?q={urllib.parse.quote(partner.name)}"
        choice: Typed = {"organisation": number}
        self.act(
            "added", by, found, choice, to=partners, done=lambda: bool(contact()), about=number
        )
        yield
        signer: Typed = {"name": partner.name, "email": partner.email}
        done = self._shows(contact(), signer)
        self.act("noted", by, contact(), signer, done=done, about=number)
        yield

    def _is_signed(self) -> Iterator[None]:
        by, asking = self.people.penvoerder, f"{self.own}ondertekening/"
        self.act("asked", by, asking, {"all": "1"}, done=lambda: not by.open(asking).has("all"))
        yield
        for partner in self.people.partners:
            window = partner.window
            path = window.open("/ondertekenen/").link(r"/ondertekenen/\d+/", self.region)
            typed: Typed = {"answer": "sign", "name": partner.name, "job_title": "Bestuurder"}
            typed["is_authorised"] = "on"
            if partner.confirms:
                typed["confirmation"] = "Wij beslissen volwaardig mee."
                typed |= {"represents": "Leraren.", "voice": "yes"}
            self.act(
                "signed",
                window,
                path,
                typed,
                done=lambda window=window, path=path: not window.open(path).has("answer"),
                about=str(partner.number),
            )
            yield

    def _is_submitted(self) -> None:
        by, receipt = self.people.penvoerder, f"{self.own}ontvangstbewijs/"
        self.act(
            "submitted",
            by,
            f"{self.own}controleren/",
            {"sha256": None},
            to=f"{self.own}indienen/",
            done=lambda: by.open(receipt).status == http.client.OK,
        )

    def _is_assessed(self) -> Iterator[None]:
        adviser, case = self.people.adviser, self._case
        panel = f"{case}panel/"
        self.act(
            "followed",
            adviser,
            panel,
            {},
            to=f"{case}volgen/",
            done=lambda: adviser.open(panel).has("organisations"),
        )
        yield
        invited = "".join(f"&organisations={number}" for number in self.people.assessors)
        self.act(
            "set up",
            adviser,
            f"{panel}?step=preview{invited}",
            {"organisations": None},
            to=panel,
            done=lambda: bool(adviser.open(case).link(rf"{panel}\d+/")),
        )
        yield
        verdicts: Typed = {f"verdict_{criterion}": "voldoet" for criterion in self.criteria}
        own = {}
        for number, window in self.people.assessors.items():
            duty = window.open("/beoordelen/").link(r"/beoordelen/\d+/.*", self.region)
            own[number] = re.sub(r"(/beoordelen/\d+/).*", r"\1", duty)
            yield from self._judges(window, own[number], verdicts, str(number))
        judged: Typed = {**verdicts, "advises": "definitief", "act": "propose"}
        first = next(iter(own))
        agree = f"{own[first]}gezamenlijk/"
        asked = self.people.assessors[first]
        self.act(
            "proposed",
            adviser,
            f"{case}gezamenlijk/",
            judged,
            done=lambda: asked.open(agree).has("agrees"),
        )
        yield
        for number, window in self.people.assessors.items():
            path, answer = f"{own[number]}gezamenlijk/", {"agrees": "yes"}
            self.act(
                "agreed",
                window,
                path,
                answer,
                done=lambda window=window, path=path: window.open(path).holds({"agrees": "yes"}),
                about=str(number),
            )
            yield

    def _judges(self, window: Window, own: str, verdicts: Typed, number: str) -> Iterator[None]:
        def at(place: str) -> Callable[[], bool]:
            return lambda: window.open(own).path == f"{own}{place}/"

        self.act(
            "declared",
            window,
            f"{own}belang/",
            {"answer": "no"},
            done=lambda: not at("belang")(),
            about=number,
        )
        yield
        judged = {**verdicts, "act": "hand_in"}
        done = at("gezamenlijk")
        self.act("handed in", window, f"{own}oordeel/", judged, done=done, about=number)
        yield

    def _is_decided(self) -> Iterator[None]:
        adviser, lead, case = self.people.adviser, self.people.lead, self._case

        def decision() -> str:
            return adviser.open(case).link(r"/zaken/besluiten/\d+/")

        typed: Typed = {"outcome": "definitief", "reasons": f"Het plan van {self.region} voldoet."}
        prepare = f"{case}besluit/"
        self.act("prepared", adviser, prepare, typed, done=lambda: bool(decision()))
        yield
        path = f"{decision()}nemen/"
        # As it stands in the form: which letter the lead read.
        read: Typed = {"seen": None}
        self.act("granted", lead, path, read, done=lambda: lead.open(path).path != path)
        yield

    @property
    def _case(self) -> str:
        return self.own.replace("/aanvragen/", "/zaken/")
