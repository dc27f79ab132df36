"""Pages that only say something: what the law asks a portal of the government to say, and help.

Names and addresses on them come from the settings; docs/operating.md lists those.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from common import unsent_forms

View = Callable[[VisitorRequest], HttpResponse]


def _page(template: str) -> View:
    """The view of a page that reads nothing but settings."""

    @public
    @require_safe
    def view(request: VisitorRequest) -> HttpResponse:
        context = {
            "owner": settings.OWNER,
            "contact": settings.CONTACT,
            "site": settings.SITE_URL,
            "mail_days": settings.MAIL_KEPT_DAYS,
            "invitation_days": settings.INVITATION_KEPT_DAYS,
            "names": {
                "session": settings.SESSION_COOKIE_NAME,
                "csrf": settings.CSRF_COOKIE_NAME,
                "language": settings.LANGUAGE_COOKIE_NAME,
                "person": unsent_forms.COOKIE,
            },
        }
        return render(request, f"pages/{template}.html", context)

    return view


accessibility = _page("accessibility")
privacy = _page("privacy")
cookies = _page("cookies")
contact = _page("contact")
who_does_what = _page("who_does_what")
disclaimer = _page("disclaimer")
