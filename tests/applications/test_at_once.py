"""Two people at the same moment, each on a connection of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from time import monotonic, sleep

import pytest
from django.db import connection, transaction
from django.utils import timezone

from applications.domain import reopening
from applications.domain.editing import save_section
from applications.domain.partners import add_partner
from applications.domain.people import readable
from applications.domain.signing import ask_to_sign, sign
from applications.domain.signing_codes import digits_of, send_code, typed_code
from applications.domain.signing_links import prove_address, token_of, withdraw_link
from applications.domain.starting import start_application
from applications.domain.submission import submit
from applications.domain.withdrawing import withdraw
from applications.models import Application, Partner, Round, Signature, SigningLink, Submission
from applications.sections import WRITTEN
from common.refusal import Refusal
from tests import factories

# Longer than an act takes, on a machine that does much else.
PATIENCE = 60

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do all acts at the same moment; return what each gave, or the code of its refusal."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_submissions_at_once_give_one():
    application = factories.make_signed()
    by, at = application.created_by, timezone.now()

    def send():
        found = Application.objects.get(pk=application.pk)
        return submit(application=found, by=by, received_at=at).number

    answers = at_once(*[send] * 4)
    assert answers.count("already_submitted") == 3
    assert Submission.objects.count() == 1


def test_ten_at_once_reopen_submit_again_go_back_and_withdraw_and_one_version_counts():
    application = factories.make_submitted()
    by, at = application.created_by, timezone.now()
    reopening.reopen(application=application, by=by, at=at)
    sent = partial(reopening.submit_again, by=by, received_at=at)
    acts = [sent] * 3 + [partial(reopening.reopen, by=by, at=at)] * 3
    acts += [partial(reopening.give_up, by=by)] * 2
    acts += [partial(withdraw, by=by, reason="Wij stoppen.")] * 2

    at_once(*(partial(act, application=Application.objects.get(pk=application.pk)) for act in acts))

    stored = Application.objects.get(pk=application.pk)
    versions = list(stored.submissions.order_by("version").values_list("version", flat=True))
    assert stored.state == "ingetrokken"
    assert versions == list(range(1, len(versions) + 1))
    assert not stored.reopenings.open()
    assert not stored.plan.open_sections


def to_be_signed(**fields):
    """A partner with two who may sign, who asked them, and the act of signing."""
    round_ = factories.make_round(**fields)
    application = factories.make_application(complete=True, round=round_)
    partner = application.partners.get(kind="teacher_training")
    by = application.created_by
    Partner.objects.filter(pk=partner.pk).update(second_email="noor@voorbeeld.example")
    (request,) = ask_to_sign(application=application, partners=[partner], by=by)
    asked = {"partner": request.partner, "version": request.version}
    asked |= {"name": "Kim", "job_title": "Rector", "agrees": True, "is_authorised": True}
    return request.partner, by, partial(sign, **asked)


def proven(partner, email):
    link = SigningLink.objects.get(request__partner=partner, email=email)
    at = timezone.now()
    by = prove_address(token=token_of(link), at=at)
    digits = digits_of(str(send_code(by=by, at=at).pk))
    return typed_code(by=by, digits=digits, at=at)


def test_two_who_sign_for_a_partner_at_once_both_count_and_one_twice_counts_once():
    partner, _by, act = to_be_signed(signers_per_party=2)
    kim, noor = (proven(partner, email) for email in partner.signers)
    at_once(*[partial(act, by=kim), partial(act, by=noor)] * 2)
    given = Signature.objects.filter(partner=partner, outcome="signed")
    assert sorted(one.address for one in given) == sorted(partner.signers)


def test_a_link_that_is_withdrawn_while_somebody_signs_signs_before_that_or_not_at_all():
    partner, by, act = to_be_signed()
    signer = proven(partner, partner.contact_email)
    withdraw = partial(withdraw_link, partner=partner, by=by, at=timezone.now())
    answer, _done = at_once(partial(act, by=signer), withdraw)
    assert Signature.objects.exists() == (answer != "may_not_sign")
    assert SigningLink.objects.filter(withdrawn_at=None).count() == 0


def test_two_applications_at_once_get_two_numbers():
    round_ = factories.make_round()
    applications = [factories.make_signed(round=round_) for _time in range(3)]
    acts = [
        lambda a=application: (
            submit(application=a, by=a.created_by, received_at=timezone.now()).number
        )
        for application in applications
    ]
    numbers = at_once(*acts)
    year = timezone.now().year
    assert sorted(numbers) == [f"VL-{year}-{n:04d}" for n in (1, 2, 3)]


def test_two_people_who_save_the_same_part_at_once_do_not_overwrite_each_other():
    application = factories.make_application()
    by = application.created_by

    def save(text):
        return save_section(
            application=application,
            kind="governance",
            version=0,
            data={"governance": text},
            by=by,
        ).version

    answers = at_once(lambda: save("Van mij"), lambda: save("Van jou"))
    assert sorted(map(str, answers)) == ["1", "stale"]


def test_two_colleagues_who_start_for_the_same_region_at_once_start_one():
    first = factories.make_application()
    round_ = factories.make_round()

    def start():
        return start_application(round=round_, region=first.region, by=first.created_by).name

    answers = at_once(start, start)
    assert sorted(answers) == sorted([first.name, "already_started"])


def meanwhile(held, act):
    """Do `act` on another connection while what `held` did is not committed yet.

    Returns what `act` gave, or None when it waited until `held` was committed.
    """
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            held()
            answer = pool.submit(closing_after, act)
            wait_until(lambda: answer.done() or somebody_waits_for_us())
            if answer.done():
                return answer.result()
        answer.result()
        return None


def closing_after(act):
    try:
        return act()
    except Refusal as refusal:
        return refusal.code
    finally:
        connection.close()


def saving(application, kind, version):
    data = factories.section_data(application)[kind]
    if kind == "budget":
        data["lines"][0]["description"] = "Anders"
    elif kind == "opgave":
        data["goals"][0]["goal"] = "Anders"
    elif kind == "builds_on":
        data["collaborations"][0]["name"] = "Anders"
    elif kind == "region":
        data["name"] = "Anders"
    elif kind == "functions":
        data["werven"]["result"] = "Anders"
    else:
        data[next(iter(data))] = "Anders"
    return lambda: (
        save_section(
            application=application,
            kind=kind,
            version=version,
            data=data,
            by=application.created_by,
        ).version
    )


SAVED = [section.kind for section in WRITTEN]


@pytest.mark.parametrize(("first", "second"), list(zip(SAVED, SAVED[1:] + SAVED[:1], strict=True)))
def test_two_people_in_two_sections_do_not_wait_for_each_other(first, second):
    application = factories.make_application(complete=True)
    assert meanwhile(saving(application, first, 1), saving(application, second, 1)) == 2


def test_who_adds_a_partner_does_not_wait_for_who_writes():
    application = factories.make_application()
    joining = factories.organisation()

    def add():
        return add_partner(application=application, organisation=joining, by=application.created_by)

    assert meanwhile(saving(application, "governance", 0), add).organisation == joining


def test_two_people_in_one_section_wait_for_each_other():
    application = factories.make_application()
    save = saving(application, "governance", 0)
    assert meanwhile(save, save) is None


def test_submitting_waits_for_a_section_that_is_being_saved():
    application = factories.make_signed()
    by, at = application.created_by, timezone.now()

    def send():
        return submit(application=application, by=by, received_at=at)

    assert meanwhile(saving(application, "contact", 1), send) is None
    content = readable(Submission.objects.get())
    assert content["contact"]["person"]["name"] == "Anders"


def test_a_section_waits_for_submitting_and_is_then_closed():
    application = factories.make_signed()
    by, at = application.created_by, timezone.now()
    answers = []

    def send():
        submit(application=application, by=by, received_at=at)

    def save():
        answers.append(closing_after(saving(application, "contact", 1)))

    assert meanwhile(send, save) is None
    assert answers == ["not_editable"]


def wait_until(check):
    deadline = monotonic() + PATIENCE
    while not check():
        assert monotonic() < deadline, "Nobody waits, and nothing is done."
        sleep(0.02)


def somebody_waits_for_us():
    """Whether another connection waits for a lock that this one holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        )
        return bool(cursor.fetchone()[0])


def test_who_waits_for_a_change_of_the_round_meets_the_round_as_it_was_changed():
    application = factories.make_signed()
    by, now = application.created_by, timezone.now()

    def send():
        try:
            return submit(application=application, by=by, received_at=now)
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            # As `change_round` does: it holds the drafts while it changes the round.
            Application.objects.select_for_update(no_key=True).get(pk=application.pk)
            Round.objects.update(closes_at=now - timedelta(seconds=1))
            answer = pool.submit(send)
            wait_until(somebody_waits_for_us)
        assert answer.result() == "round_closed"
