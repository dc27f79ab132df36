"""Removing what is of no use any more: sessions that ended, and invitations nobody took up."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q

from accounts.models import Invitation


def remove_ended_sessions(*, now: datetime) -> int:
    """Remove every session that has expired, with what is known of its browser; return how many."""
    removed, _ = Session.objects.filter(expire_date__lte=now).delete()
    # One that somebody ended by signing out has no session left either.
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return removed


def remove_old_invitations(*, now: datetime) -> int:
    """Remove invitations that nobody accepted, `INVITATION_KEPT_DAYS` after they ended.

    Who was invited and did not come has a name and an address here for nothing. Accepted ones stay:
    they tell who let somebody in. Returns how many were removed.
    """
    long_ago = now - timedelta(days=settings.INVITATION_KEPT_DAYS)
    ended = Q(expires_at__lt=long_ago) | Q(withdrawn_at__lt=long_ago)
    removed, _ = Invitation.objects.filter(ended, accepted_at__isnull=True).delete()
    return removed
