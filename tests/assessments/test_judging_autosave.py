"""A judgement saves itself while it is written, and never over what a colleague saved."""

import pytest

from assessments.models import Assessment
from common.unsent_forms import writer_name
from tests.factories import signed_in

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    """An invitation and who judges it."""
    member = make.panel().members.first()
    return member, make.free_assessor(member)


def typed(member, by, version=0, **values):
    first = member.panel.application.round.criteria.first()
    return {
        "version": version,
        "writer": writer_name(by.user_id),
        f"verdict_{first.pk}": "deels",
        f"reasons_{first.pk}": "Te dun.",
    } | values


def test_what_is_typed_is_saved_as_a_draft(mine):
    member, by = mine
    client, url = signed_in(by), address("autosave", member.pk)

    saved = client.post(url, typed(member, by))

    assert saved.headers["Autosave"] == "saved"
    assert 'id="section-version" name="version" value="1"' in saved.content.decode()
    assert Assessment.objects.get().judgements.first().reasons == "Te dun."
    assert client.get(url, {"writer": writer_name(by.user_id)}).headers["Autosave"] == "present"


def test_nothing_is_written_over_what_a_colleague_saved(mine):
    member, by = mine
    client, url = signed_in(by), address("autosave", member.pk)
    client.post(url, typed(member, by))

    late = client.post(url, typed(member, by, remark="Later."))

    assert late.headers["Autosave"] == "refused"
    assert Assessment.objects.get().remark == ""


def test_somebody_else_in_the_same_browser_saves_nothing(mine):
    member, by = mine
    answer = signed_in(by).post(address("autosave", member.pk), typed(member, by, writer="ander"))

    assert answer.status_code == 409
    assert not Assessment.objects.exists()


def test_the_page_has_all_that_saves_it(mine):
    member, by = mine
    page = signed_in(by).get(address("assess", member.pk)).content.decode()

    for part in (
        "section-version",
        "section-was",
        "section-writer",
        "writing-saved",
        "data-writing",
    ):
        assert part in page
    assert "writing-words" in page
