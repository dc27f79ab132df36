"""When an assessor reads what the other organisations of the panel judged: the policy of a round.

One predicate says so (`AssessmentQuerySet.visible_to`); here every surface that shows judgements to
an assessor is asked under each policy, before and after the others handed in.
"""

import pytest
from post_office.models import Email

from applications.models import Round
from assessments.domain import case_contents
from assessments.models import Assessment
from tests.factories import signed_in

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db

MINE, THEIRS, LAST = "Ons oordeel.", "Hun oordeel.", "Het laatste oordeel."
# What is read of the others: once the own is in, and once all are in.
READ = {
    "never": (set(), set()),
    "after_own": ({THEIRS}, {THEIRS, LAST}),
    "after_all": (set(), {THEIRS, LAST}),
}


def handed_in(member, remark):
    by = make.free_assessor(member)
    make.assessing.hand_in(
        member=member, judgements=make.verdicts(member.panel), remark=remark, version=0, by=by
    )
    return by


def begun(policy):
    """A panel of three under this policy, of which two have handed in; and one of these."""
    partners = [make.national_partner(), make.national_partner()]
    panel = make.panel(make.submitted(), partners=partners)
    Round.objects.update(independence=policy)
    first, second, last = panel.members.order_by("pk")
    me = handed_in(first, MINE)
    handed_in(second, THEIRS)
    return panel, first, last, me


def remarks_in(text):
    return {remark for remark in (THEIRS, LAST) if remark in text}


def told(panel, member, me):
    """What each surface tells this assessor of the judgements of others: all that may, and pages
    that never do.
    """
    browser = signed_in(me)
    shown = browser.get(address("agree", member.pk))
    contents = case_contents.contents_for(me, panel.application)
    yield {one.remark for one in Assessment.objects.visible_to(me)} - {MINE}
    yield {one.remark for one in shown.context["assessments"]} - {MINE}
    yield remarks_in(shown.content.decode())
    # The PDF and the ZIP are made of these alone.
    yield {one.remark for one in contents.assessments} - {MINE}
    pages = [(name, [member.pk]) for name in ("declare", "handed_in")]
    pages += [("case_file", [panel.application_id]), ("assigned", []), ("others", [])]
    for name, args in pages:
        page = browser.get(address(name, *args))
        assert page.status_code == 200
        assert not remarks_in(page.content.decode()), name


@pytest.mark.parametrize("policy", READ)
def test_an_assessor_reads_of_others_what_the_round_says_on_every_surface(policy):
    panel, member, last, me = begun(policy)
    once_own_is_in, once_all_are = READ[policy]

    assert all(found == once_own_is_in for found in told(panel, member, me))

    handed_in(last, LAST)
    assert all(found == once_all_are for found in told(panel, member, me))
    make.proposed(panel)
    assert all(found == once_all_are for found in told(panel, member, me))


@pytest.mark.parametrize("policy", READ)
def test_the_realisatie_eenheid_reads_all_and_mails_hold_nothing_of_it(policy):
    panel, _member, last, _me = begun(policy)
    seen = Assessment.objects.visible_to(make.adviser())
    assert {one.remark for one in seen} == {MINE, THEIRS}
    handed_in(last, LAST)
    make.proposed(panel)
    for mail in Email.objects.all():
        assert not remarks_in(str(mail.context))
        assert MINE not in str(mail.context)


def test_who_has_not_handed_in_reads_of_nobody_whatever_the_policy():
    for policy in READ:
        panel, _member, last, _me = begun(policy)
        late = make.free_assessor(last)
        seen = Assessment.objects.visible_to(late).filter(member__panel=panel)
        assert not seen.exists()
