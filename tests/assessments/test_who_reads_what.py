"""What six kinds of people read of a case on every surface: exactly the words that are for them.

Every text that somebody writes about a case has a word of its own. Each viewer opens every address
that there is (`tests/test_access_matrix.py`), searches for the words, takes every file of a list,
has the file of the case made and gets their mails; the words that they meet are put beside a table.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import Role, RoleKind
from applications.domain.editing import save_section
from applications.domain.starting import start_application
from applications.models import Application, Round
from assessments.domain import (
    assessing,
    condition_answers,
    correcting,
    deciding,
    interest,
    joint,
    notes,
    noticing,
    talking,
    withdrawals,
)
from assessments.domain.case_contents import contents_for
from assessments.domain.case_file import case_pdf
from assessments.domain.judging import Judgements, Typed
from assessments.domain.letters import issue_letter
from assessments.models import Panel, PanelMember
from tests.assessments import factories as make
from tests.assessments.judging_world import without_rendering
from tests.documents import corpus
from tests.factories import fill_in, role, sign_all, signatory_of, signed_in
from tests.mails import html_of
from tests.test_access_matrix import ADDRESSES, PUBLIC

pytestmark = pytest.mark.django_db

WORD = re.compile(r"zwurk[a-z]+")
"""A word of a text that somebody wrote; what it is about follows."""
LISTS = (
    "applications:list",
    "assessments:worklist",
    "assessments:to_decide",
    "assessments:open_conditions",
    "assessments:overview",
    "assessments:assigned",
    "assessments:others",
    "correspondence:outbox",
)


class Planted:
    """Three cases of one penvoerder, full of words, and who looks at them.

    One with its panel, one of which a decision lies with the leads, and one with a provisional
    status that was made known.
    """

    def __init__(self) -> None:
        self.round: Round = make.lenient_round()
        self.adviser, self.lead = make.adviser(), make.lead()
        self.penvoerder = role(RoleKind.PENVOERDER_SIGNATORY)
        self.ocw, self.mine, self.late_at = make.ministry(), *self._partners(2)
        self.judge = {one.pk: make.assessor(one) for one in (self.ocw, self.mine)}
        self.conflicted = make.assessor(self.mine)
        self.late = make.assessor(self.late_at)
        self.other = make.assessor(make.national_partner())
        self.judging = self._submitted("a")
        self.prepared_case = self._submitted("b")
        self.known = self._submitted("c")
        self._judge()
        self._decide()
        self._go_on()
        partner = self.known.partners.exclude(organisation=self.penvoerder.organisation).first()
        self.partner = signatory_of(partner)
        stranger = make.submitted(round=self.round)
        self.stranger = stranger.created_by
        make.panel(stranger, partners=[self.other.organisation])

    @staticmethod
    def _partners(number: int) -> list[Any]:
        return [make.national_partner() for _one in range(number)]

    def _submitted(self, letter: str) -> Application:
        name, by = f"Regio zwurktitel{letter}", self.penvoerder
        case = start_application(round=self.round, region_name=name, by=by)
        fill_in(case, by)
        section = case.plan.sections.get(kind="governance")
        save_section(
            application=case,
            kind="governance",
            version=section.version,
            data={"governance": f"zwurkplan{letter}."},
            by=by,
        )
        contact = case.plan.sections.get(kind="contact")
        data = {"name": f"zwurkcontact{letter}", "email": "x@voorbeeld.example"}
        save_section(
            application=case,
            kind="contact",
            version=contact.version,
            data={**data, "phone": ""},
            by=by,
        )
        return make.submit_draft(sign_all(case, by))

    def _judge(self) -> None:
        for letter, case in zip("abc", self._cases(), strict=True):
            partners = [self.mine, self.late_at] if letter == "a" else [self.mine]
            panel = make.panel(case, partners=partners, by=self.adviser)
            mine = panel.members.get(organisation=self.mine)
            interest.declare(
                member=mine,
                by=self.conflicted,
                has_interest=True,
                explanation=f"zwurkbelang{letter}",
            )
            for at, by in self.judge.items():
                member = panel.members.get(organisation=at)
                interest.declare(member=member, by=by, has_interest=False)
                assessing.hand_in(
                    member=member,
                    judgements=self._weak(panel, f"zwurkoordeel{letter}"),
                    remark=f"zwurkopmerking{letter}",
                    version=0,
                    by=by,
                )
        member = PanelMember.objects.get(panel__application=self.judging, organisation=self.late_at)
        interest.declare(member=member, by=self.late, has_interest=False)
        assessing.save_assessment(
            member=member,
            judgements=self._weak(member.panel, "zwurkconcept"),
            remark="",
            version=0,
            by=self.late,
        )
        self.member = member

    def _decide(self) -> None:
        for letter, case in zip("bc", (self.prepared_case, self.known), strict=True):
            panel = Panel.objects.get(application=case)
            joint.write_joint_outcome(
                panel=panel,
                judgements=self._weak(panel, f"zwurksamen{letter}"),
                advice=f"zwurkadvies{letter}",
                advises="voorlopig",
                version=0,
                by=self.adviser,
            )
            joint.propose(panel=panel, by=self.adviser)
            for member in panel.members.all():
                by, remark = self.judge[member.organisation_id], f"zwurkantwoord{letter}"
                joint.endorse(member=member, version=1, agrees=False, remark=remark, by=by)
            criteria = list(case.round.criteria.all())
            decision = deciding.prepare_decision(
                application=case,
                outcome="voorlopig",
                reasons=f"zwurkreden{letter}",
                dissent_response=f"zwurkgewogen{letter}",
                conditions=[
                    (f"zwurkvoorwaarde{letter}", make.soon(20 + number), one)
                    for number, one in enumerate(criteria)
                ],
                by=self.adviser,
            )
        self.decision = deciding.grant(decision=decision, by=self.lead)
        self.letter = issue_letter(decision_id=decision.pk)

    def _go_on(self) -> None:
        for letter, case in zip("abc", self._cases(), strict=True):
            notes.write_note(application=case, text=f"zwurknotitie{letter}", by=self.adviser)
        self.note = self.judging.notes.get()
        with make.later():
            self.withdrawal = withdrawals.intend(
                application=self.known,
                intention="zwurkvoornemen",
                respond_by=make.soon(90),
                by=self.adviser,
            )
        first, second, *_others = self.decision.conditions.order_by("due_on")
        condition_answers.write_answer(
            condition=first, text="zwurkbijna", saved=0, by=self.penvoerder
        )
        upload = SimpleUploadedFile("zwurkbestand.pdf", corpus.pdf())
        condition_answers.attach(condition=second, upload=upload, by=self.penvoerder)
        answer = condition_answers.write_answer(
            condition=second, text="zwurkbijlage", saved=0, by=self.penvoerder
        )
        self.answered = condition_answers.hand_in(
            answer=answer, seen=condition_answers.mark_of(answer), by=self.penvoerder
        )
        self.conditions = {self.judging.pk: first, self.known.pk: second}
        self.correction = correcting.prepare_correction(
            letter=self.letter, why="zwurkcorrectie", term="kept", by=self.adviser
        )
        self.notice = noticing.notify(
            application=self.known,
            kind="niet_gedaan",
            what="zwurkmelding",
            starts_on=timezone.localdate(),
            by=self.penvoerder,
        )
        moment = timezone.now() + timedelta(days=3)
        self.talk = talking.propose_talk(
            application=self.known,
            kind="kennismaking",
            about="zwurkgesprek",
            place="zwurkplaats",
            minutes=45,
            moments=[moment],
            by=self.adviser,
        )
        talking.choose_moment(talk=self.talk, moment=moment, by=self.penvoerder)

    def _cases(self) -> list[Application]:
        return [self.judging, self.prepared_case, self.known]

    @staticmethod
    def _weak(panel: Panel, why: str) -> Judgements:
        return {key: Typed("deels", why) for key in make.verdicts(panel)}

    def things(self) -> Iterator[SimpleNamespace]:
        """What the addresses are about, by the names that `ADDRESSES` has for it: of each case."""
        decisions = {
            case.pk: case.decisions.order_by("pk").last() or self.decision for case in self._cases()
        }
        for case in self._cases():
            member = case.panel.members.filter(organisation=self.late_at).first()
            partner = case.partners.exclude(organisation=self.penvoerder.organisation).first()
            yield SimpleNamespace(
                draft=case,
                submitted=case,
                judged=case,
                withdrawn=case,
                submission=case.latest_submission,
                member=member or case.panel.members.get(organisation=self.mine),
                partner=partner,
                prepared=decisions[case.pk],
                granted=decisions[case.pk],
                condition=self.conditions.get(case.pk, self.answered.condition),
                answered=self.answered,
                correction=self.correction,
                letter=self.letter,
                notice=self.notice,
                talk=self.talk,
                note=case.notes.get(),
            )


def addresses(things: Planted, kind: RoleKind | None) -> Iterator[str]:
    """Every address that somebody in this role, or nobody, can come to, about each of the cases."""
    yield from public(things)
    if kind is None:
        return
    for about in things.things():
        for name, address in ADDRESSES.items():
            # Where its role does not come, nobody comes: tests/test_access_matrix.py.
            if not address.all or kind in {*address.all, *address.own}:
                yield from reached(name, address.args, about)
    for name in LISTS:
        yield from (f"{reverse(name)}?export={file}" for file in ("csv", "xlsx"))
    yield from search(things)


def reached(name: str, args: Callable[[Any], list[Any]], about: SimpleNamespace) -> Iterator[str]:
    """The address about a case; none when it is about something that these cases have not."""
    with suppress(AttributeError, NoReverseMatch):
        yield reverse(name, args=args(about))


def public(things: Planted) -> Iterator[str]:
    """Every address for everybody, and those of the regions, in each form."""
    for name in sorted(PUBLIC - {"readyz"}):
        with suppress(NoReverseMatch):
            yield reverse(name)
    yield reverse("round", args=[things.round.pk])
    for case in (things.judging, things.prepared_case, things.known):
        yield reverse("regions:detail", args=[case.region.slug])
        yield reverse("api:regio", args=[case.region.slug])
    for name in ("regios", "statussen", "partners"):
        yield f"/open-data/bestanden/{name}.csv"


def search(things: Planted) -> Iterator[str]:
    """The search of the whole portal and of each list, for a name and for a number."""
    for words in ("zwurktitela", "zwurktitelc", things.prepared_case.number):
        yield f"{reverse('search')}?q={words}"
        for name in LISTS:
            yield f"{reverse(name)}?q={words}"


def words_in(answer: HttpResponse, asked: str) -> set[str]:
    """The words of a page or a file, but those that were only asked for."""
    body = answer.getvalue()
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"".join(archive.read(name) for name in archive.namelist())
    found = set(WORD.findall(body.decode("utf-8", errors="ignore")))
    return found - set(WORD.findall(asked))


def read_by(viewer: Role | None, things: Planted) -> dict[str, set[str]]:
    """The words that somebody meets, each with where."""
    client = signed_in(viewer) if viewer else Client()
    found: dict[str, set[str]] = {}
    for url in dict.fromkeys(addresses(things, viewer and RoleKind(viewer.kind))):
        with transaction.atomic():
            answer = client.get(url, follow=True)
            transaction.set_rollback(True)
        assert answer.status_code < 500, url
        for word in words_in(answer, url):
            found.setdefault(word, set()).add(url)
    if viewer is None:
        return found
    for where, text in (*files_of(viewer, things), *mails_to(viewer)):
        for word in WORD.findall(text):
            found.setdefault(word, set()).add(where)
    return found


def files_of(viewer: Role, things: Planted) -> Iterator[tuple[str, str]]:
    """The text of the file of each case, as PDF and ZIP are made of it."""
    for case in (things.judging, things.prepared_case, things.known):
        contents = contents_for(viewer, case)
        if contents is not None:
            with patch("assessments.domain.case_file.render_pdf") as rendered:
                case_pdf(contents, timezone.now())
            yield f"file of {case.name}", rendered.call_args.args[0]


def mails_to(viewer: Role) -> Iterator[tuple[str, str]]:
    """The mails that the person got."""
    for mail in Email.objects.all():
        if viewer.user.email in mail.to:
            yield f"mail {mail.pk}", f"{mail.subject} {html_of(mail)}"


@pytest.fixture(autouse=True)
def _past_the_door(settings, caplog) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    settings.DEMO = True
    caplog.set_level("CRITICAL")


# Public once its decision was made known.
KNOWN = {"zwurktitelc"}
DECIDED = {f"zwurk{what}c" for what in ("advies", "antwoord", "gewogen", "reden", "samen")}
OF_PENVOERDER = {
    *(f"zwurk{what}{case}" for what in ("titel", "plan", "contact") for case in "abc"),
    # The letter says what the panel found, and how it was weighed.
    *DECIDED,
    "zwurkvoorwaardec",
    *("zwurkbijna", "zwurkbijlage", "zwurkbestand", "zwurkmelding", "zwurkgesprek", "zwurkplaats"),
}
OF_ADVISER = {
    *(OF_PENVOERDER - {"zwurkbijna"}),
    *(f"{word[:-1]}b" for word in DECIDED),
    *(
        f"zwurk{what}{case}"
        for what in ("belang", "notitie", "oordeel", "opmerking")
        for case in "abc"
    ),
    *("zwurkadviesb", "zwurkvoorwaardeb", "zwurkcorrectie", "zwurkvoornemen"),
}
READS: dict[str, set[str]] = {
    # Which applications there are, and no more.
    "conflict": {"zwurktitela", "zwurktitelb", *KNOWN},
    "late": {"zwurktitela", "zwurkplana", "zwurkcontacta", "zwurkconcept", *KNOWN},
    "other": KNOWN,
    "penvoerder": OF_PENVOERDER,
    # What was signed, and what the public may know of the decision.
    "partner": {"zwurkplanc", "zwurkvoorwaardec", *KNOWN},
    "stranger": KNOWN,
    "nobody": KNOWN,
    "adviser": OF_ADVISER,
}


def test_everybody_reads_what_is_for_them_and_no_word_more():
    with without_rendering():
        things = Planted()
    viewers: dict[str, Role | None] = {
        "conflict": things.conflicted,
        "late": things.late,
        "other": things.other,
        "penvoerder": things.penvoerder,
        "partner": things.partner,
        "stranger": things.stranger,
        "nobody": None,
        "adviser": things.adviser,
    }
    wrong = {}
    for name, viewer in viewers.items():
        found = read_by(viewer, things)
        leaked = {word: sorted(found[word])[:5] for word in found.keys() - READS[name]}
        if leaked or READS[name] - found.keys():
            wrong[name] = (leaked, READS[name] - found.keys())
    assert wrong == {}
