"""A decision that was taken and not made known: nobody outside the Realisatie Eenheid can tell.

Every surface is read after each outcome that can be decided on, with nothing else different, and
must say the same; then the letter comes, and it is told.
"""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from applications.afterwards import DECISION_COMING
from applications.models import Application
from assessments.domain.letters import issue_letter
from assessments.models import Decision, Outcome, PanelMember
from tests import markup
from tests.factories import signed_in
from tests.markup import text

from . import factories as make

pytestmark = pytest.mark.django_db

COMING = "besluit in voorbereiding"


def read(client: Client, *urls: str) -> dict[str, str]:
    """The words of pages, and where they lead; a refusal as a message counts as well."""
    told = {}
    for url in urls:
        page = client.get(url, follow=True)
        body = page.getvalue()
        is_page = "text/html" in page["Content-Type"]
        told[url] = f"{page.status_code} " + (text(markup.page(body)) if is_page else body.decode())
    return told


def of_penvoerder(application: Application) -> dict[str, str]:
    own = [reverse(f"applications:{name}", args=[application.pk]) for name in (
        "detail", "withdraw", "signatures",
    )]  # fmt: skip
    words = f"?q={application.number}"
    return read(
        signed_in(application.created_by),
        "/", *own, reverse("assessments:case_file", args=[application.pk]),
        reverse("applications:list"), f"{reverse('applications:list')}?state={DECISION_COMING}",
        *(f"{reverse('applications:list')}?state={each}" for each in Outcome.values),
        reverse("search") + words, reverse("letters:list"),
        f"{reverse('applications:list')}?export=csv",
    )  # fmt: skip


def of_partner(application: Application) -> dict[str, str]:
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    assert partner is not None
    by = partner.signatures.get().signed_by
    assert by is not None
    return read(
        signed_in(by), "/", reverse("applications:signing_list"),
        reverse("applications:sign", args=[partner.pk]), reverse("search") + "?q=VL",
    )  # fmt: skip


def of_assessor(application: Application) -> dict[str, str]:
    member = PanelMember.objects.filter(panel__application=application).order_by("pk")[0]
    by = member.assessment.author
    assert by is not None
    return read(
        signed_in(by), "/", reverse("assessments:assigned"),
        reverse("assessments:agree", args=[member.pk]), reverse("search") + "?q=VL",
    )  # fmt: skip


def of_anybody(application: Application) -> dict[str, str]:
    slug = application.region.slug
    return read(
        Client(), "/", "/regios/", f"/regios/{slug}/", "/rondes/",
        reverse("round", args=[application.round_id]), reverse("search") + "?q=regio",
        "/api/v1/regios", f"/api/v1/regios/{slug}", f"/api/v1/rondes/{application.round_id}",
        "/open-data/bestanden/regios.csv", "/open-data/bestanden/statussen.csv",
    )  # fmt: skip


SURFACES = {
    "penvoerder": of_penvoerder,
    "partner": of_partner,
    "assessor": of_assessor,
    "anybody": of_anybody,
}


def decide(application: Application, outcome: str) -> None:
    if outcome == "voorlopig":
        about = application.round.criteria.order_by("position").first()
        make.granted_with(application, [("Werk het plan uit.", make.soon(), about)])
    else:
        make.granted(application, outcome)


@pytest.mark.parametrize("who", SURFACES)
def test_no_page_differs_by_an_outcome_that_was_not_made_known(who):
    # Both can be decided on it; a provisional status can still be signed for, a refusal cannot.
    application = make.ready(weak=True)
    make.lapsed(application)
    told = {}
    for outcome in ("afgewezen", "voorlopig", "niet_behandeld"):
        with transaction.atomic():
            decide(application, outcome)
            told[outcome] = SURFACES[who](application)
            transaction.set_rollback(True)

    one, *others = told.values()
    for url, words in one.items():
        assert [other[url] for other in others] == [words, words], url


def test_the_penvoerder_reads_that_the_decision_comes_and_finds_the_application_by_that():
    application = make.ready(weak=True)
    make.granted(application, "afgewezen")
    told = of_penvoerder(application)
    listed = reverse("applications:list")

    for url in (
        reverse("applications:detail", args=[application.pk]),
        listed,
        f"{listed}?state={DECISION_COMING}",
        reverse("search") + f"?q={application.number}",
    ):
        assert COMING in told[url].lower(), url
    assert application.name not in told[f"{listed}?state=afgewezen"]

    issue_letter(decision_id=Decision.objects.get().pk, tell=False)
    told = of_penvoerder(application)
    assert COMING not in told[listed].lower()
    assert application.name in told[f"{listed}?state=afgewezen"]


def test_the_provisional_status_stands_until_the_definitive_decision_is_made_known():
    application = make.ready()
    issue_letter(decision_id=make.granted(application, "voorlopig").pk, tell=False)
    for condition in application.decisions.get().conditions.all():
        make.meet_condition(condition=condition, note="Gezien.", by=make.adviser())
    page = reverse("applications:detail", args=[application.pk])
    client = signed_in(application.created_by)
    before = [str(stop.what) for stop in client.get(page).context["timeline"]]
    decision = make.granted(Application.objects.get(pk=application.pk))

    answer = client.get(page)
    assert [str(stop.what) for stop in answer.context["timeline"]] == before
    assert COMING in text(markup.page(answer.content)).lower()

    issue_letter(decision_id=decision.pk, tell=False)
    assert str(client.get(page).context["timeline"][-1].state) == "done"
