"""What is in the database, beside what pages said yes to and what the mail server took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Count, Model
from post_office.models import STATUS, Email

from applications.models import (
    Application,
    Partner,
    Receipt,
    Signature,
    SigningRequest,
    Submission,
)
from applications.sections import written_section
from assessments.models import (
    Assessment,
    AssessmentState,
    Decision,
    DecisionState,
    Endorsement,
    InterestDeclaration,
    JointOutcome,
    Panel,
)
from onderwijsregio.backups.inventory import what_does_not_hold
from regions.models import Region
from tests.mailbox import MailServer
from tests.stack.walking import Yes


def found(yes: Yes) -> int:
    """How often what a page said yes to is in the database."""
    return LOOK[yes.act](yes)


def counted(model: type[Model], region: str, about: str = "", **given: Any) -> Callable[[Yes], int]:
    """Count the rows of this region, and of what the yes is about."""

    def count(yes: Yes) -> int:
        wanted = {region: yes.region, **({about: yes.about} if about else {}), **given}
        return model._default_manager.filter(**wanted).count()

    return count


def holds_the_words(yes: Yes) -> int:
    """Whether the section has what was typed: each has the name of the region in it."""
    plan = Application.objects.get(plan__name=yes.region).plan
    return yes.region in str(written_section(yes.about).read(plan))


def every_partner_once(yes: Yes) -> int:
    """Whether each partner but the penvoerder was asked once."""
    partners = Partner.objects.filter(application__plan__name=yes.region)
    asked = partners.annotate(times=Count("signing_requests")).values_list("times", flat=True)
    return sorted(asked) == [0, *[1] * (len(asked) - 1)]


LOOK: dict[str, Callable[[Yes], int]] = {
    "started": counted(Application, "plan__name"),
    "saved": holds_the_words,
    "added": counted(Partner, "application__plan__name", "organisation"),
    "noted": counted(
        Partner, "application__plan__name", "organisation", contact_email__contains="@"
    ),
    "asked": every_partner_once,
    "signed": counted(
        Signature, "partner__application__plan__name", "partner__organisation", outcome="signed"
    ),
    "submitted": counted(Submission, "application__plan__name"),
    "followed": counted(Region, "applications__plan__name", adviser__isnull=False),
    "set up": counted(Panel, "application__plan__name"),
    "declared": counted(
        InterestDeclaration, "member__panel__application__plan__name", "member__organisation"
    ),
    "handed in": counted(
        Assessment,
        "member__panel__application__plan__name",
        "member__organisation",
        state=AssessmentState.INGELEVERD,
    ),
    "proposed": counted(JointOutcome, "panel__application__plan__name", proposed_at__isnull=False),
    "agreed": counted(
        Endorsement,
        "member__panel__application__plan__name",
        "member__organisation",
        agrees=True,
    ),
    "prepared": counted(Decision, "application__plan__name"),
    "granted": counted(Decision, "application__plan__name", state=DecisionState.VERLEEND),
}

ONCE: dict[type[Model], tuple[str, ...]] = {
    Application: ("plan__name",),
    Partner: ("application", "organisation"),
    SigningRequest: ("partner",),
    Signature: ("partner",),
    Submission: ("application",),
    Panel: ("application",),
    InterestDeclaration: ("member", "role"),
    Endorsement: ("member",),
    Decision: ("application",),
}


def twice() -> Iterator[str]:
    """Name what is there more than once, whether a page said yes to it or not."""
    for model, fields in ONCE.items():
        rows = model._default_manager.values(*fields).annotate(times=Count("pk"))
        yield from (f"{model.__name__}: {row}" for row in rows.filter(times__gt=1))
    attached = Email.objects.filter(attachments__isnull=False).values("to", "subject")
    for mail in attached.annotate(times=Count("pk")).filter(times__gt=1):
        yield f"mail: {mail}"


def still_to_be_made() -> str:
    """What the workers still have to do."""
    granted = Decision.objects.filter(state=DecisionState.VERLEEND)
    left = {
        "receipts": Submission.objects.count() - Receipt.objects.count(),
        "letters": granted.filter(letters__isnull=True).count(),
        "mails": Email.objects.exclude(status=STATUS.sent).count(),
    }
    return ", ".join(f"{number} {what}" for what, number in left.items() if number)


def not_whole() -> list[str]:
    """What is proof and does not hold any more."""
    return list(what_does_not_hold())


def mail_taken(mailbox: MailServer) -> Counter[tuple[str, str]]:
    """How often the mail server took each message for each receiver."""
    return Counter(zip(mailbox.message_ids, mailbox.receivers, strict=True))


def mail_sent() -> set[tuple[str, str]]:
    """The messages that are noted as sent."""
    return {
        (mail.message_id, receiver)
        for mail in Email.objects.filter(status=STATUS.sent)
        for receiver in mail.to
    }
