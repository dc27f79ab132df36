"""What penvoerders and the RE must do about letters, and administrators about mail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext_lazy
from post_office.models import STATUS, Email

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role, RoleKind
from common.dates import amsterdam_date, day_text
from common.obligations import Obligation

from .models import Letter


def _unread_letters(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """Letters that this person has not opened, as long as one can still object or appeal."""
    unread = Letter.objects.visible_to(role).unread_by(role.user).defer("pdf", "body_html")
    for letter in unread.still_matter(amsterdam_date(at)).order_by("made_at")[:most]:
        yield Obligation(
            gettext_lazy("Read the letter"),
            gettext("%(subject)s, letter of %(day)s")
            % {"subject": letter.subject, "day": day_text(letter.dated_on, weekday=False)},
            reverse("letters:letter", args=[letter.reference]),
            day=letter.objection_until or letter.appeal_until,
            day_of=gettext_lazy("to go to court") if letter.appeal_until else "",
        )


def _left_unread(role: Role, at: datetime, _most: int) -> Iterator[Obligation]:
    """That letters were left unread: one thing to do, whose page lists them. Two queries."""
    unread = Letter.objects.visible_to(role).left_unread(at).count()
    if unread:
        yield Obligation(
            ngettext_lazy(
                "%(count)d letter has not been opened for a week",
                "%(count)d letters have not been opened for a week",
                "count",
            )
            % {"count": unread},
            "",
            reverse("letters:unread"),
        )


def _failed_mail(_role: Role, _at: datetime, _most: int) -> Iterator[Obligation]:
    failed = Email.objects.filter(status=STATUS.failed).count()
    if failed:
        yield Obligation(
            ngettext_lazy(
                "%(count)d mail could not be sent", "%(count)d mails could not be sent", "count"
            )
            % {"count": failed},
            "",
            reverse("correspondence:outbox"),
        )


OBLIGATIONS: Mapping[str, tuple[Callable[[Role, datetime, int], Iterable[Obligation]], ...]] = {
    **dict.fromkeys(PENVOERDER_KINDS, (_unread_letters,)),
    **dict.fromkeys(RE_KINDS, (_left_unread,)),
    RoleKind.ADMIN: (_failed_mail,),
}
"""By kind of role what there can be to do: (role, at, most) gives at most so many, by date."""
