"""Saving parts of a draft: nothing is lost, nobody overwrites another."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import RoleKind
from applications.domain.editing import UNKNOWN, Stale, read_section, save_section
from applications.models import Governance, Round, SectionKind
from applications.sections import written_section
from common.refusal import Refusal
from common.three_way import Clash, fingerprints
from regions.models import Municipality
from tests import factories

pytestmark = pytest.mark.django_db


def save(application, kind, data, *, version=0, by=None):
    return save_section(
        application=application,
        kind=kind,
        version=version,
        data=data,
        by=by or application.created_by,
    )


@pytest.mark.parametrize("kind", [k for k in SectionKind.values if k != "partners"])
def test_what_is_saved_is_what_is_read(kind):
    application = factories.make_application()
    data = factories.section_data(application)[kind]
    section = save(application, kind, data).section
    assert (section.version, section.changed_by) == (1, application.created_by)
    application.refresh_from_db()
    assert read_section(application, kind) == data


def test_saving_the_same_again_changes_nothing():
    application = factories.make_application()
    data = {"governance": "Een stuurgroep besluit."}
    save(application, "governance", data)
    assert save(application, "governance", data, version=0).version == 1


def test_a_save_against_an_older_version_is_refused_and_tells_who_was_first():
    application = factories.make_application()
    colleague = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    save(application, "governance", {"governance": "Van de collega."}, by=colleague)
    with pytest.raises(Stale) as refused:
        save(application, "governance", {"governance": "Van mij."})
    assert refused.value.code == "stale"
    assert (refused.value.section.version, refused.value.section.changed_by) == (1, colleague)
    assert Governance.objects.get().governance == "Van de collega."
    save(application, "governance", {"governance": "Van ons."}, version=1)


def contact(**fields):
    return {"name": "", "email": "", "phone": "", **fields}


def shown(application, kind):
    """What a form carries along that is opened now."""
    return fingerprints(written_section(kind).units(read_section(application, kind)))


def test_fields_that_only_one_of_two_people_changed_are_all_kept():
    application = factories.make_application()
    was = shown(application, "contact")
    save(application, "contact", contact(name="Kim"))
    saved = save_section(
        application=application,
        kind="contact",
        version=0,
        was=was,
        data=contact(phone="0612345678"),
        by=application.created_by,
    )
    both = contact(name="Kim", phone="0612345678")
    assert read_section(application, "contact") == both
    # The name of Kim is not on the screen of who typed the number.
    assert (saved.version, saved.seen) == (2, UNKNOWN)


def test_what_two_people_both_changed_is_not_saved_and_told_by_field():
    application = factories.make_application()
    was = shown(application, "contact")
    save(application, "contact", contact(name="Kim"))
    with pytest.raises(Stale) as refused:
        save_section(
            application=application,
            kind="contact",
            version=0,
            was=was,
            data=contact(name="Noor", phone="0612345678"),
            by=application.created_by,
        )
    assert refused.value.clashes == {"name": Clash(theirs="Kim", mine="Noor")}
    assert read_section(application, "contact") == contact(name="Kim")


def test_municipalities_that_two_people_tick_are_both_there():
    application = factories.make_application(complete=True)
    region = read_section(application, "region")
    was = shown(application, "region")
    codes = sorted(Municipality.objects.values_list("code", flat=True))
    mine, theirs = {**region, "municipalities": codes[:1]}, {**region, "municipalities": codes}
    save(application, "region", theirs, version=1)
    by = application.created_by
    save_section(application=application, kind="region", version=1, was=was, data=mine, by=by)
    found = set(read_section(application, "region")["municipalities"])
    assert found == set(codes) - (set(region["municipalities"]) - set(codes[:1]))


def test_two_changes_that_contradict_each_other_are_refused_together():
    application = factories.make_application(complete=True)
    region = read_section(application, "region")
    save(application, "region", {**region, "municipalities": []}, version=1)
    was = shown(application, "region")
    code = Municipality.objects.values_list("code", flat=True)[0]
    save(application, "region", {**region, "municipalities": [code]}, version=2)
    national = {**region, "municipalities": [], "is_national": True}
    with pytest.raises(Refusal) as refused:
        save_section(
            application=application,
            kind="region",
            version=2,
            was=was,
            data=national,
            by=application.created_by,
        )
    assert refused.value.code == "contradiction"


def test_two_parts_can_be_saved_by_two_people_at_once():
    application = factories.make_application()
    save(application, "governance", {"governance": "Een"})
    assert save(application, "learning", {"learning_approach": "Twee"}).version == 1


def test_only_people_of_the_penvoerder_save():
    application = factories.make_application()
    for kind in (RoleKind.PENVOERDER_SIGNATORY, RoleKind.RE_LEAD, RoleKind.PARTNER_SIGNATORY):
        with pytest.raises(Refusal) as refused:
            save(application, "governance", {"governance": "x"}, by=factories.role(kind))
        assert refused.value.code == "not_editable"


def test_somebody_whose_role_ended_does_not_save():
    application = factories.make_application()
    by = application.created_by
    by.ended_at = timezone.now()
    with pytest.raises(Refusal):
        save(application, "governance", {"governance": "x"}, by=by)


def test_a_draft_can_still_be_written_after_the_closing_moment():
    application = factories.make_application()
    now = timezone.now()
    Round.objects.update(opens_at=now - timedelta(days=9), closes_at=now - timedelta(days=1))
    assert save(application, "governance", {"governance": "Laat"}).version == 1


def test_what_was_submitted_cannot_be_saved_over():
    application = factories.make_submitted()
    with pytest.raises(Refusal) as refused:
        save(application, "governance", {"governance": "Anders"}, version=1)
    assert refused.value.code == "not_editable"


def test_budget_lines_keep_their_order_and_cents():
    application = factories.make_application()
    lines = [
        factories.budget_line("B", Decimal("0.01")),
        factories.budget_line("A", Decimal("99999.99")),
    ]
    save(application, "budget", {"lines": lines})
    assert read_section(application, "budget") == {"lines": lines}


def test_saving_one_field_takes_few_queries(django_assert_num_queries):
    application = factories.make_application()
    # A savepoint and its release, the case, the section with its plan, the text and the version.
    by = application.created_by
    with django_assert_num_queries(6):
        save(application, "governance", {"governance": "Kort"}, by=by)
