"""Two hundred people who type at once, each with a save every few seconds, on two web workers."""

from __future__ import annotations

import http.client
import random
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.urls import reverse

from applications.models import Application, ApplicationState, SectionKind
from applications.sections import written_section
from common.unsent_forms import writer_name
from development.stack.portal import Portal

from .figures import browser_of
from .measure import Figure
from .writing import CARRIED

PEOPLE = 200
SECONDS = 60
# Who types stops for so many seconds between two saves.
PAUSE = (2.0, 5.0)
# Each application is written by this many people at once, in a section each.
FIELDS = {SectionKind.GOVERNANCE: "governance", SectionKind.LEARNING: "learning_approach"}


@dataclass
class Writer:
    """Somebody with a section before them; `accepted` is the last text that was saved."""

    number: int
    draft: Application
    kind: SectionKind
    carried: dict[str, str]
    headers: dict[str, str]
    accepted: str = ""
    durations: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def type(self, base_url: str, until: float) -> None:
        """Type and save until this moment of the clock."""
        chance = random.Random(self.number)  # noqa: S311 - when people stop typing is no secret
        time.sleep(chance.uniform(0, PAUSE[1]))
        while time.monotonic() < until:
            try:
                self._save(base_url, f"De stuurgroep besluit, versie {len(self.durations)}. " * 20)
            except (OSError, http.client.HTTPException) as error:
                self.errors.append(repr(error))
            time.sleep(chance.uniform(*PAUSE))

    def _save(self, base_url: str, text: str) -> None:
        address = urlsplit(base_url)
        path = reverse("applications:autosave", args=[self.draft.pk, self.kind])
        body = urlencode({**self.carried, FIELDS[self.kind]: text})
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
        start = time.perf_counter()
        connection.request("POST", path, body, self.headers)
        answer = connection.getresponse()
        said = answer.read().decode()
        self.durations.append((time.perf_counter() - start) * 1000)
        connection.close()
        if answer.getheader("Autosave") != "saved":
            self.errors.append(f"{answer.status} {answer.getheader('Autosave')}")
            return
        self.accepted = text.strip()
        self.carried.update(CARRIED.findall(said))

    @property
    def has_lost(self) -> bool:
        """Whether the text that was saved last is not what is stored."""
        stored = written_section(self.kind).read(self.draft.plan)[FIELDS[self.kind]]
        return bool(self.accepted) and stored != self.accepted


def figures(portal: Portal, *, seconds: float = SECONDS) -> Iterator[Figure]:
    """Errors and lost saves, of which there may be none, and how long nearly everybody waits."""
    writers = _writers()
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=one.type, args=(portal.base_url, until)) for one in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    durations = [each for one in writers for each in one.durations]
    yield Figure("typing_p95", statistics.quantiles(durations, n=20)[18], "ms", 500)
    yield Figure("typing_errors", sum(len(one.errors) for one in writers), "errors", 0)
    yield Figure("typing_lost", sum(one.has_lost for one in writers), "lost saves", 0)


def _writers() -> Sequence[Writer]:
    drafts = (
        Application.objects.filter(state=ApplicationState.CONCEPT)
        .select_related("created_by__user", "plan")
        .order_by("pk")[: PEOPLE // len(FIELDS)]
    )
    places = [(draft, kind) for draft in drafts for kind in FIELDS]
    if len(places) < PEOPLE:
        raise RuntimeError(f"The bench has room for {len(places)} people who type at once")
    return [_writer(number, *place) for number, place in enumerate(places)]


def _writer(number: int, draft: Application, kind: SectionKind) -> Writer:
    """Somebody who signed in and opened the page."""
    client = browser_of(draft.created_by)
    page = client.get(reverse("applications:section", args=[draft.pk, kind])).content.decode()
    cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    return Writer(
        number,
        draft,
        kind,
        dict(CARRIED.findall(page)) | {"writer": writer_name(draft.created_by.user_id)},
        {
            "Cookie": cookies,
            "X-CSRFToken": token,
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
