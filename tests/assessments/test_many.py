"""One act for many cases: chosen in the worklist, seen before it is done, and told afterwards."""

from __future__ import annotations

import pytest
from django.urls import reverse
from post_office.models import Email

from accounts.models import RoleKind
from applications.domain.withdrawing import withdraw
from applications.models import ApplicationState
from assessments.models import Panel
from regions.models import Region
from tests.factories import role, signed_in
from tests.markup import find, page, text

from . import factories as make

pytestmark = pytest.mark.django_db

ADVISER = "assessments:assign_adviser"
PANELS = "assessments:open_panels"


def withdrawn(**fields):
    application = make.submitted(**fields)
    withdraw(application=application, by=application.created_by, reason="Wij gaan samen verder.")
    return application


@pytest.fixture
def adviser():
    return make.adviser()


@pytest.fixture
def visitor(adviser):
    return signed_in(adviser)


def seen(response):
    return text(find(page(response.content), "main")[0])


def test_thirty_cases_get_an_adviser_at_once(visitor):
    ans = make.adviser()
    cases = [make.submitted() for _ in range(28)]
    gone = withdrawn(region_name="Teruggetrokken")
    own = make.submitted(region_name="Eigen")
    role(RoleKind.PENVOERDER_EDITOR, ans.user, own.penvoerder)
    asked = {"case": [case.pk for case in [*cases, gone, own]], "adviser": ans.user_id}

    preview = visitor.get(reverse(ADVISER), {**asked, "step": "preview"})

    assert "Dit gebeurt voor 28 aanvragen" in seen(preview)
    assert "Dit kan niet voor 2 aanvragen" in seen(preview)
    assert "is betrokken bij deze regio" in seen(preview)
    assert not Region.objects.filter(adviser=ans.user).exists()

    result = seen(visitor.post(reverse(ADVISER), {**asked, "step": "confirm"}))

    assert "Gelukt voor 28 aanvragen." in result
    assert "Niet gelukt voor 2 aanvragen" in result
    assert f"Eigen {own.number}: {ans.user} is betrokken" in result
    assert Region.objects.filter(adviser=ans.user).count() == 28


def test_who_had_this_adviser_already_is_told_apart_and_left_alone(visitor, adviser):
    mine, new = make.submitted(region_name="Al van mij"), make.submitted(region_name="Nieuw")
    Region.objects.filter(applications=mine).update(adviser=adviser.user)
    asked = {"case": [mine.pk, new.pk], "adviser": adviser.user_id}

    preview = visitor.get(reverse(ADVISER), {**asked, "step": "preview"})

    assert "Had deze adviseur al: 1 Al van mij" in seen(preview)
    assert "Dit gebeurt voor 1 aanvraag" in seen(preview)
    result = seen(visitor.post(reverse(ADVISER), {**asked, "step": "confirm"}))
    assert "Gelukt voor 1 aanvraag." in result
    assert "Had deze adviseur al: 1 Al van mij" in result


def test_what_will_happen_is_confirmed_for_those_alone_to_which_it_can(visitor, adviser):
    fits, gone = make.submitted(region_name="Noord"), withdrawn(region_name="Zuid")
    asked = {
        "case": [fits.pk, gone.pk],
        "adviser": adviser.user_id,
        "step": "preview",
        "list": "q=x",
    }

    preview = page(visitor.get(reverse(ADVISER), asked).content)

    sent = [(field.get("name"), field.get("value")) for field in find(preview, "main form input")]
    assert [pair for pair in sent if pair[0] in {"case", "adviser", "list"}] == [
        ("list", "q=x"),
        ("adviser", str(adviser.user_id)),
        ("case", str(fits.pk)),
    ]


def test_panels_are_foreseen_without_a_trace_and_set_up_together(visitor, adviser):
    ministry, partner = make.ministry(), make.national_partner()
    for organisation in (ministry, partner):
        role(RoleKind.ASSESSOR, at=organisation)
    followed = [make.submitted(region_name=name) for name in ("Noord", "Oost")]
    Region.objects.filter(applications__in=followed).update(adviser=adviser.user)
    alone = make.submitted(region_name="Alleen")
    asked = {
        "case": [case.pk for case in [*followed, alone]],
        "organisations": [ministry.pk, partner.pk],
    }
    written = Email.objects.count()

    preview = visitor.get(reverse(PANELS), {**asked, "step": "preview"})

    assert "Dit gebeurt voor 2 aanvragen" in seen(preview)
    assert "Niemand volgt deze regio nog." in seen(preview)
    assert (Panel.objects.count(), Email.objects.count()) == (0, written)

    result = visitor.post(reverse(PANELS), {**asked, "step": "confirm"})

    assert "Gelukt voor 2 aanvragen." in seen(result)
    assert {panel.application for panel in Panel.objects.all()} == set(followed)
    alone.refresh_from_db()
    assert alone.state == ApplicationState.INGEDIEND


@pytest.mark.parametrize("case", [[], ["x"], ["99999999999999999999"], ["-1"]])
def test_who_chose_nothing_is_led_back_to_the_same_list(visitor, case):
    response = visitor.get(reverse(ADVISER), {"case": case, "list": "step=panel"})

    assert "U hebt nog geen aanvraag gekozen" in seen(response)
    links = [link.get("href") for link in find(page(response.content), "main a")]
    assert f"{reverse('assessments:worklist')}?step=panel" in links


def test_who_chose_no_adviser_hears_so_and_keeps_what_was_chosen(visitor):
    case = make.submitted()

    response = visitor.get(reverse(ADVISER), {"case": case.pk, "adviser": "", "step": "preview"})

    assert response.status_code == 422
    assert "Kies een adviseur." in seen(response)
    assert find(page(response.content), f"input[name=case][value='{case.pk}']")


def test_a_draft_cannot_be_chosen(visitor, adviser):
    draft = make.draft()

    asked = {"case": draft.pk, "adviser": adviser.user_id, "step": "confirm"}
    visitor.post(reverse(ADVISER), asked)

    draft.region.refresh_from_db()
    assert draft.region.adviser is None


def test_the_worklist_offers_what_one_can_do_something_about(visitor, adviser):
    make.granted(make.ready(region_name="Klaar"))
    new = make.submitted(region_name="Nieuw")
    involved = make.submitted(region_name="Betrokken")
    role(RoleKind.PENVOERDER_EDITOR, adviser.user, involved.penvoerder)

    def boxes(**asked):
        shown = page(visitor.get(reverse("assessments:worklist"), {"step": "all", **asked}).content)
        return [
            (text(box.getparent()), box.get("value"), box.get("checked") is not None)
            for box in find(shown, ".pick input")
        ]

    assert boxes() == [(f"Kies {new.name}", str(new.pk), False)]
    assert boxes(chosen="all") == [(f"Kies {new.name}", str(new.pk), True)]
