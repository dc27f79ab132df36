"""People, the organisations and roles they act for, and how they are invited."""

from __future__ import annotations

import uuid
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import search_index
from common import lengths


class UserManager(BaseUserManager["User"]):
    """Creates people by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Store a person; without a password they cannot sign in until they have chosen one."""
        # allauth compares addresses in lower case.
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a person by e-mail address, whatever its capitals."""
        return self.get(email__iexact=username)


@pghistory.track(exclude=["password", "last_login", "search", "saved_views"])
class User(AbstractBaseUser, PermissionsMixin):
    """A person. What they may do follows from their roles, never from flags on this row."""

    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=150)
    phone = models.CharField(_("phone number"), max_length=lengths.PHONE, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined at"), default=timezone.now, editable=False)
    search = SearchVectorField(null=True, editable=False)
    # What this person asked of lists and kept under a name; see `accounts/domain/saved_views.py`.
    saved_views = models.JSONField(default=list, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique")]
        indexes = [GinIndex(fields=["search"], name="user_search")]
        triggers = [search_index.of_person()]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name as it is printed."""
        return self.name


class RoleKind(models.TextChoices):
    """What a person does for an organisation. Source: docs/glossary.md."""

    PENVOERDER_EDITOR = "penvoerder_editor", _("penvoerder team member")
    PENVOERDER_SIGNATORY = "penvoerder_signatory", _("authorised signatory of the penvoerder")
    PARTNER_SIGNATORY = "partner_signatory", _("signatory of a partner")
    ASSESSOR = "assessor", _("assessor")
    RE_ADVISER = "re_adviser", _("adviser of the Realisatie Eenheid")
    RE_LEAD = "re_lead", _("lead of the Realisatie Eenheid")
    ADMIN = "admin", _("administrator")


PENVOERDER_KINDS = (RoleKind.PENVOERDER_EDITOR, RoleKind.PENVOERDER_SIGNATORY)
RE_KINDS = (RoleKind.RE_ADVISER, RoleKind.RE_LEAD)
# Roles that let people in or grant decisions: one administrator proposes them, another confirms.
FOUR_EYES_KINDS = (RoleKind.RE_LEAD, RoleKind.ADMIN)
SECOND_FACTOR_KINDS = (RoleKind.ASSESSOR, *RE_KINDS, RoleKind.ADMIN)


class RoleQuerySet(models.QuerySet["Role"]):
    """Lists of roles."""

    def current(self) -> RoleQuerySet:
        """Roles that have not been ended."""
        return self.filter(ended_at__isnull=True, user__is_active=True)

    def of_re(self) -> RoleQuerySet:
        """Those in which somebody now works for the Realisatie Eenheid."""
        return self.current().filter(kind__in=RE_KINDS)


# Which role somebody used last is a convenience, not history.
@pghistory.track(exclude=["chosen_at"])
class Role(models.Model):
    """A person acts for an organisation in a role. What they do is linked to this row."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="roles")
    # Named by string: the ground floor knows the register only by this reference.
    organisation = models.ForeignKey("regions.Organisation", models.PROTECT, related_name="roles")
    kind = models.CharField(_("role"), max_length=30, choices=RoleKind)
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    started_at = models.DateTimeField(_("from"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    chosen_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "kind"],
                condition=Q(ended_at__isnull=True),
                name="role_once_at_a_time",
            ),
            models.CheckConstraint(condition=Q(kind__in=RoleKind.values), name="role_kind_known"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("started_at")),
                name="role_ends_after_start",
            ),
        ]
        triggers = [search_index.of_role()]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_kind_display()}, {self.organisation})"

    @property
    def is_current(self) -> bool:
        """Whether the role has not been ended."""
        return self.ended_at is None

    @property
    def is_penvoerder(self) -> bool:
        """Whether the person works on applications for a penvoerder."""
        return self.kind in PENVOERDER_KINDS

    @property
    def is_re(self) -> bool:
        """Whether the person works for the Realisatie Eenheid."""
        return self.kind in RE_KINDS

    @property
    def needs_second_factor(self) -> bool:
        """Staff, assessors and administrators sign in with two factors."""
        return self.kind in SECOND_FACTOR_KINDS


class Count(models.Model):
    """What allauth counts of one place or address, in the columns that Django's cache asks for.

    Read and written by `django.core.cache` alone (setting `COUNTS`).
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key


@pghistory.track(exclude=["token_sha256"])
class Invitation(models.Model):
    """An invitation by mail to act for an organisation; the link in the mail proves the address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    organisation = models.ForeignKey("regions.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(_("role"), max_length=30, choices=RoleKind)
    invited_by = models.ForeignKey(Role, models.PROTECT, null=True, related_name="+")
    # Only a digest is kept: who reads the database cannot accept in somebody's place.
    token_sha256 = models.CharField(max_length=64, unique=True)
    next_path = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Of a role in `FOUR_EYES_KINDS` that an administrator proposed.
    confirmed_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(accepted_by__isnull=False),
                name="invitation_accepted_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True)
                | Q(invited_by__isnull=True)
                | ~Q(kind__in=FOUR_EYES_KINDS)
                | Q(confirmed_by__isnull=False),
                name="invitation_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=models.F("invited_by")),
                name="invitation_not_confirmed_by_oneself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} → {self.organisation}"

    @property
    def is_proposal(self) -> bool:
        """Whether another administrator must confirm it before it is sent."""
        by_somebody = self.invited_by_id is not None and self.confirmed_by_id is None
        return by_somebody and self.kind in FOUR_EYES_KINDS
