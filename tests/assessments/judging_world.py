"""Cases at five points of judging and deciding, and people to act on them, also who may not.

Made once, by the acts, for tests that then do anything to it (`test_judging_in_any_order`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application, Criterion, Round
from assessments.domain import assessing, concurring, interest
from assessments.domain.judging import Judgements, Typed
from assessments.domain.letters import issue_letter
from assessments.models import Panel, PanelMember, Verdict
from common.pdf.rendering import Pdf
from regions.models import Region
from tests.assessments import factories as make
from tests.factories import give_mandates, person, role, signatory_of


@contextmanager
def without_rendering() -> Iterator[None]:
    """Letters by the dozen, whose text is made and stored, and not their PDF."""
    content = b"%PDF-1.7 the text stands in the row"
    pdf = Pdf(content, hashlib.sha256(content).hexdigest())
    with patch("correspondence.domain.letters.render_pdf", lambda *_args, **_options: pdf):
        yield


class World:
    """A case submitted, one with a panel, one answered, one with a status, one refused."""

    def __init__(self) -> None:
        self.round: Round = make.lenient_round(closes_in_days=20, ocw_concurs=True)
        criteria = list(Criterion.objects.filter(round=self.round).order_by("position"))
        self.about_beroepsgroep, self.knock_out = criteria
        Criterion.objects.filter(pk=criteria[0].pk).update(about_beroepsgroep=True)
        Criterion.objects.filter(pk=criteria[1].pk).update(is_knock_out=True)
        self.ocw, self.partner = make.ministry(), make.national_partner("Vakbond (fictief)")
        self._people()
        self.cases = [make.submitted(round=self.round).pk for _number in range(5)]
        for case in self._cases():
            Region.objects.filter(pk=case.region_id).update(adviser=self.adviser.user)
        with without_rendering():
            self._judge_all_but_one()
        # Who judged these cases, and began to work for the Realisatie Eenheid after that.
        make.lead(self.at_ocw[1].user)
        # Who is one of its people, and acts for a partner of every case.
        self.party = make.lead()
        for case in self._cases():
            of_partner = case.partners.exclude(organisation=case.penvoerder).first()
            role(RoleKind.PARTNER_SIGNATORY, self.party.user, of_partner.organisation)
        self.re.append(self.party)
        self.re.append(Role.objects.get(user=self.at_ocw[1].user, kind=RoleKind.RE_LEAD))
        self.beroepsgroep = {
            case.pk: signatory_of(case.partners.get(kind="beroepsgroep")) for case in self._cases()
        }
        self.penvoerders = {case.pk: self._at_penvoerder(case) for case in self._cases()}
        self.stranger = role(RoleKind.PENVOERDER_SIGNATORY)
        self.admin = role(RoleKind.ADMIN)

    def _people(self) -> None:
        both, again = person("Beide Rollen"), person("Nog Iemand")
        self.adviser = make.adviser()
        unmandated = Role.objects.create(
            kind=RoleKind.RE_LEAD, user=again, organisation=self.adviser.organisation
        )
        # Its mandate held until a week ago.
        last = timezone.localdate() - timedelta(days=7)
        give_mandates(unmandated, ends_on=last)
        self.unmandated = unmandated
        self.re = [self.adviser, make.lead(), make.adviser(both), make.lead(both), make.lead()]
        self.re.append(unmandated)
        two_chairs = person("Twee Stoelen")
        self.at_ocw = [make.assessor(self.ocw) for _number in range(2)]
        self.at_ocw.append(make.assessor(self.ocw, two_chairs))
        self.at_partner = [make.assessor(self.partner), make.assessor(self.partner, two_chairs)]
        self.at_partner.append(make.assessor(self.partner))
        self.assessors = [*self.at_ocw, *self.at_partner]

    def _judge_all_but_one(self) -> None:
        _new, judged, answered, provisional, refused = self._cases()
        for case in (judged, answered, provisional, refused):
            panel = make.panel(case, partners=[self.partner], by=self.adviser)
            for at, by in ((self.ocw, self.at_ocw[1]), (self.partner, self.at_partner[0])):
                self._judge(panel, panel.members.get(organisation=at), by)
        for case in (answered, provisional, refused):
            panel = Panel.objects.get(application=case)
            make.proposed(panel, by=self.adviser, judgements=self.verdicts("deels", "voldoet"))
            make.answered(panel)
            concurring.concur(
                member=panel.members.get(organisation=self.ocw),
                version=panel.joint_outcome.version,
                agrees=True,
                by=self.at_ocw[1],
            )
        decision = make.granted_with(
            provisional,
            [
                ("Geef een zetel.", make.soon(20), self.about_beroepsgroep),
                ("Stuur het jaarplan.", make.soon(25), None),
            ],
        )
        for decided in (decision, make.granted(refused, "afgewezen")):
            issue_letter(decision_id=decided.pk)

    def _judge(self, panel: Panel, member: PanelMember, by: Role) -> None:
        for role_ in (by, self.at_ocw[0]) if by == self.at_ocw[1] else (by,):
            interest.declare(member=member, by=role_, has_interest=False)
        if panel.application_id == self.cases[1]:
            return
        assessing.hand_in(
            member=member,
            judgements=self.verdicts("deels", "voldoet"),
            remark="",
            version=0,
            by=by,
        )

    def _at_penvoerder(self, case: Application) -> list[Role]:
        return [
            role(kind, at=case.penvoerder) for kind in ("penvoerder_signatory", "penvoerder_editor")
        ]

    def _cases(self) -> list[Application]:
        return list(Application.objects.filter(pk__in=self.cases).order_by("pk"))

    def verdicts(self, *given: str) -> Judgements:
        """What is typed: a verdict on each of the two criteria."""
        keys = (self.about_beroepsgroep.pk, self.knock_out.pk)
        why = {Verdict.VOLDOET: ""}
        return {
            key: Typed(one, why.get(Verdict(one), "Nog niet."))
            for key, one in zip(keys, given, strict=True)
        }
