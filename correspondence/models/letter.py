"""Letters of any kind, the references they bear, and who read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, User
from common import lengths
from common.database_guards import append_only, refuse_when
from common.dates import amsterdam_date
from common.models import StoredPdf
from correspondence import kept_from, kinds
from regions.models import Organisation

from .wording import LetterWording

UNREAD_DAYS = 7
"""After so many days a letter that nobody opened comes back to the Realisatie Eenheid."""

CODE_LENGTH = 12
"""How many characters of its hash a letter bears: 48 bits, which nobody guesses."""


class LetterNumber(models.Model):
    """A reference given out for one occasion: the intention to make one letter.

    It is stored before the letter is rendered, so that a worker that takes over from one that was
    killed makes the letter under the same reference.
    """

    occasion = models.CharField(_("occasion"), max_length=100, unique=True)
    reference = models.CharField(_("reference"), max_length=30, unique=True)
    given_at = models.DateTimeField(_("given out at"), default=timezone.now)

    class Meta:
        verbose_name = _("number of a letter")
        verbose_name_plural = _("numbers of letters")
        triggers = [append_only()]

    def __str__(self) -> str:
        return self.reference


class LetterQuerySet(models.QuerySet["Letter"]):
    """Lists of letters."""

    def visible_to(self, role: Role | None) -> LetterQuerySet:
        """What this role may see: the penvoerder its own letters, nobody else any; the RE all but
        those that are kept from the person (`correspondence.kept_from`).
        """
        known = self.known_to(role)
        return known.exclude(kept_from.any_of(role)) if role and role.is_re else known

    def known_to(self, role: Role | None) -> LetterQuerySet:
        """As `visible_to`, with what is kept from the person: for a page that then says why."""
        if role is None or not role.is_current:
            return self.none()
        if role.is_penvoerder:
            return self.filter(addressee_id=role.organisation_id)
        return self.all() if role.is_re else self.none()

    def unread_by(self, user: User) -> LetterQuerySet:
        """What this person has not opened."""
        return self.filter(~models.Exists(_opened(user)))

    def still_matter(self, on: date) -> LetterQuerySet:
        """Letters to which one can still object, or from which appeal, on this day, or that never
        set a term.
        """
        return self.annotate(term=Coalesce("objection_until", "appeal_until")).filter(
            models.Q(term__isnull=True) | models.Q(term__gte=on)
        )

    def left_unread(self, at: datetime) -> LetterQuerySet:
        """Letters that still matter and of which, a week after they came, nobody opened them.

        One that was followed up comes back a week after that.
        """
        long_ago = at - timedelta(days=UNREAD_DAYS)
        theirs = {"letter": models.OuterRef("pk")}
        return self.still_matter(amsterdam_date(at)).filter(
            ~models.Exists(LetterReading.objects.filter(**theirs)),
            ~models.Exists(LetterFollowUp.objects.filter(**theirs, noted_at__gt=long_ago)),
            addressee__isnull=False,
            made_at__lte=long_ago,
            replaced_by__isnull=True,
        )

    def for_page(self) -> LetterQuerySet:
        """With what the page of one letter tells besides, and without the bytes of the PDF."""
        return self.defer("pdf").select_related("replaces", "replaced_by")

    def for_list(self, user: User) -> LetterQuerySet:
        """The newest first, with `is_new`: whether `user` has not opened it. One query."""
        return (
            self.defer("pdf", "body_html")
            .select_related("replaced_by")
            .annotate(is_new=~models.Exists(_opened(user)))
            .order_by("-made_at", "-pk")
        )


class Letter(StoredPdf):
    """A letter as issued. It never changes; a correction is a new letter that names the old one.

    What it is about is told by the app that has it made, in a table of its own.
    """

    number = models.OneToOneField(LetterNumber, models.PROTECT, related_name="letter")
    reference = models.CharField(_("reference"), max_length=30, unique=True)
    kind = models.CharField(_("kind"), max_length=30)
    # None for somebody outside the portal, who gets it by post: the letter itself has the address.
    addressee = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    subject = models.CharField(_("subject"), max_length=300)
    # The reference of what it answers, such as the number of an application.
    answers = models.CharField(_("your reference"), max_length=50, blank=True)
    dated_on = models.DateField(_("date of the letter"))
    # A decision in the sense of Awb 1:3, and until when an objection is possible, if at all.
    is_beschikking = models.BooleanField(_("formal decision"), default=False)
    # A correction that changes nothing of the decision keeps the term of the letter before it.
    objection_from = models.DateField(_("objection possible from"), null=True, blank=True)
    objection_until = models.DateField(
        _("objection possible until and including"), null=True, blank=True
    )
    # Until when one can go to court, of a decision to which one can no longer object.
    appeal_until = models.DateField(_("appeal possible until and including"), null=True, blank=True)
    # The same text as in the PDF, as a page in the portal.
    body_html = models.TextField()
    # What is printed on it to check it by (`domain.checking`); letters of before that have none.
    code = models.CharField(_("code"), max_length=CODE_LENGTH, blank=True)
    # With which version of the free text it was made; none of the defaults.
    wording = models.ForeignKey(
        LetterWording, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(objection_until__isnull=True) | Q(is_beschikking=True),
                name="letter_objection_to_decision",
            ),
            models.CheckConstraint(
                condition=Q(appeal_until__isnull=True)
                | Q(is_beschikking=True, objection_until__isnull=True),
                name="letter_appeal_where_no_objection",
            ),
            models.CheckConstraint(
                condition=Q(objection_from__isnull=True, objection_until__isnull=True)
                | Q(objection_from__lte=models.F("objection_until")),
                name="letter_objection_term_whole",
            ),
        ]
        # By this a file that somebody brings is found.
        indexes = [models.Index(fields=["sha256"], name="letter_sha256")]
        triggers = [append_only()]

    def __str__(self) -> str:
        return self.reference

    @property
    def kind_name(self) -> StrOrPromise:
        """What people read for its kind."""
        return kinds.of(self.kind).name


def refuse_other_letter(column: str, *, kind: str, occasion: str, message: str) -> str:
    """PL/pgSQL that raises `message` when a letter is noted that was not made for this row.

    `column` is that of the letter; `kind` and `occasion`, of which there is one letter, are SQL
    expressions.
    """
    return refuse_when(
        f"""NEW.{column} IS NOT NULL AND (TG_OP = 'INSERT'
            OR NEW.{column} IS DISTINCT FROM OLD.{column})
        AND NOT EXISTS (SELECT FROM correspondence_letter l
            JOIN correspondence_letternumber n ON n.id = l.number_id
            WHERE l.id = NEW.{column} AND l.kind = {kind} AND n.occasion = {occasion})""",
        message,
    )


class LetterReading(models.Model):
    """When a person first opened a letter. Source: Wmebv (proof of reading)."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reading of a letter")
        verbose_name_plural = _("readings of letters")
        constraints = [
            models.UniqueConstraint(fields=["letter", "user"], name="letter_reading_once"),
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.user}: {self.letter}"


class LetterFollowUp(models.Model):
    """What the Realisatie Eenheid did about a letter that nobody opened."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="follow_ups")
    noted_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    note = models.CharField(_("what you did"), max_length=lengths.LINE)

    class Meta:
        verbose_name = _("follow-up of a letter")
        verbose_name_plural = _("follow-ups of letters")
        ordering = ["-noted_at"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.letter}: {self.noted_at:%Y-%m-%d}"


def _opened(user: User) -> models.QuerySet[LetterReading]:
    return LetterReading.objects.filter(letter=models.OuterRef("pk"), user=user)
