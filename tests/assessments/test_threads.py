"""What panel and Realisatie Eenheid write on a criterion: who reads it, who writes, until when."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import RoleKind
from applications.models import Round
from assessments.domain import case_contents, interest, threads
from assessments.models import ThreadPost
from assessments.news import news
from common.refusal import Refusal
from tests.factories import role, signed_in

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db

SAID = "<b>De begroting</b> sluit hier niet op aan."


def begun(policy="after_own"):
    """A panel of two under this policy; one has handed in, the other declared no interest."""
    panel = make.panel()
    Round.objects.update(independence=policy)
    panel.refresh_from_db()
    first, second = panel.members.order_by("pk")
    return panel, make.handed_in(first), second, make.free_assessor(second)


def write(panel, by, text=SAID):
    criterion = panel.application.round.criteria.first()
    return threads.write_post(panel=panel, criterion=criterion, text=text, by=by)


def refused(panel, by, **values):
    with pytest.raises(Refusal) as refusal:
        write(panel, by, **values)
    return refusal.value.code


def thread_of(panel):
    return address("thread", panel.application_id, panel.application.round.criteria.first().pk)


def surfaces(panel, reader):
    """Whether this reader finds what was said, on each surface."""
    client = signed_in(reader)
    page = client.get(thread_of(panel))
    contents = case_contents.contents_for(reader, panel.application)
    found = {"query": ThreadPost.objects.visible_to(reader).exists()}
    found["page"] = page.status_code == 200 and "sluit hier niet" in page.content.decode()
    found["file"] = contents is not None and bool(contents.posts)
    return set(found.values())


def test_who_handed_in_and_the_realisatie_eenheid_read_each_other():
    panel, me, _second, _late = begun()
    adviser = make.adviser()
    write(panel, me)

    assert surfaces(panel, me) == surfaces(panel, adviser) == {True}
    shown = signed_in(adviser).get(thread_of(panel)).content.decode()
    assert "&lt;b&gt;De begroting" in shown
    assert "<b>De begroting" not in shown
    assert signed_in(me).post(thread_of(panel), {"text": "Ja."}).status_code == 302
    assert signed_in(me).post(thread_of(panel), {"text": " "}).status_code == 422


def test_nobody_else_reads_or_writes():
    panel, me, second, late = begun()
    write(panel, me)
    application = panel.application
    involved = make.assessor(second.organisation)
    interest.declare(member=second, by=involved, has_interest=True, explanation="Mijn school.")
    elsewhere = make.all_handed_in(make.panel()).members.last().assessment.author
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    readers = {
        "not handed in": late,
        "conflict": involved,
        "other panel": elsewhere,
        "penvoerder": application.created_by,
        "partner": role(RoleKind.PARTNER_SIGNATORY, at=partner.organisation),
        "stranger": role(RoleKind.PENVOERDER_EDITOR),
        "colleague who declared nothing": make.assessor(second.organisation),
    }

    for name, reader in readers.items():
        assert surfaces(panel, reader) == {False}, name
        assert refused(panel, reader), name
        assert signed_in(reader).post(thread_of(panel), {"text": "Hoi"}).status_code != 302, name
    assert ThreadPost.objects.count() == 1


@pytest.mark.parametrize(("policy", "before", "after"), [("never", 0, 0), ("after_all", 0, 1)])
def test_the_policy_of_the_round_holds_for_threads_too(policy, before, after):
    panel, me, second, late = begun(policy)
    write(panel, make.adviser())
    seen = ThreadPost.objects.visible_to(me)

    assert seen.count() == before
    assert refused(panel, me) == "cannot_write"
    make.handed_in(second, late)
    assert seen.all().count() == after


def test_it_stays_as_written_and_ends_with_the_decision():
    panel = make.answered()
    post = write(panel, panel.members.first().assessment.author)
    criterion = post.criterion

    for change in (post.delete, lambda: ThreadPost.objects.update(text="Anders")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    make.granted(panel.application)
    assert refused(panel, make.adviser()) == "wrong_state"
    with pytest.raises(DatabaseError, match="thread_closed"), transaction.atomic():
        ThreadPost.objects.create(
            panel=panel, criterion=criterion, text="Nog iets", written_by=make.adviser()
        )


def test_what_is_new_names_the_criterion_and_the_joint_page_counts_it():
    panel, me, second, late = begun()
    make.handed_in(second, late)
    post = write(panel, me)
    adviser = make.adviser()

    told = news(adviser, timezone.now() - timedelta(hours=1), followed_only=False)
    assert any(post.criterion.title in one.event.what for one in told)
    for reader, page in (
        (adviser, address("joint_outcome", panel.application_id)),
        (late, address("agree", second.pk)),
    ):
        shown = signed_in(reader).get(page)
        assert thread_of(panel) in shown.content.decode()
        assert "(1)" in shown.content.decode()


def test_a_page_with_many_posts_takes_the_same_queries(django_assert_num_queries):
    panel, me, _second, _late = begun()
    client = signed_in(me)
    for more in (1, 2, 47):
        for _time in range(more):
            write(panel, me)
        with django_assert_num_queries(11):
            client.get(thread_of(panel))
