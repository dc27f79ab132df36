"""What programs that visit look for at fixed addresses: robots.txt, security.txt, the sitemap."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as package
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import public
from applications.models import Round
from common.links import absolute
from common.masking import SECRET_PATHS
from regions.models import Region

# RFC 9116 wants less than a year; who no longer runs the portal no longer serves the file.
SECURITY_DAYS = 180


class Pages(Sitemap):  # type: ignore[type-arg]
    """The pages that only say something, and the lists."""

    def items(self) -> list[str]:
        """The names of their views."""
        return [
            "home",
            "news",
            "rounds",
            "regions:list",
            "regions:map",
            "programmaraad:composition",
            "open_data",
            "contact",
            "who_does_what",
            "accessibility",
            "privacy",
            "cookies",
            "disclaimer",
        ]

    def location(self, item: str) -> str:
        """Where it is."""
        return reverse(item)


class Regions(Sitemap):  # type: ignore[type-arg]
    """The regions that anyone may see."""

    def items(self) -> QuerySet[Region]:
        """By name."""
        return Region.objects.public().order_by("name", "pk")

    def location(self, item: Region) -> str:
        """Where it is."""
        return reverse("regions:detail", args=[item.slug])

    def lastmod(self, item: Region) -> datetime:
        """When its status changed last."""
        return item.status_since


class Rounds(Sitemap):  # type: ignore[type-arg]
    """The rounds."""

    def items(self) -> QuerySet[Round]:
        """The latest first."""
        return Round.objects.order_by("-closes_at", "pk")

    def location(self, item: Round) -> str:
        """Where it is."""
        return reverse("round", args=[item.pk])


SITEMAPS: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {
    "pages": Pages,
    "regions": Regions,
    "rounds": Rounds,
}


@public
@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Return the public pages (sitemaps.org)."""
    answer: HttpResponseBase = package.sitemap(request, SITEMAPS)
    return answer


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask search engines to stay out of what is nobody's to find; out of a demo altogether."""
    shut = ["/"] if settings.DEMO else ["/account/", "/taal/", *SECRET_PATHS[:2]]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in shut),
        f"Sitemap: {absolute(reverse('sitemap'))}",
    ]
    return _text(lines)


@public
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say to whom a weakness is reported (RFC 9116)."""
    day = timezone.now().date() + timedelta(days=SECURITY_DAYS)
    expires = datetime.combine(day, time(), tzinfo=timezone.get_fixed_timezone(0))
    lines = [
        f"Contact: mailto:{settings.OWNER['security_email']}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {absolute(reverse('security'))}",
        f"Policy: {absolute(reverse('contact'))}#kwetsbaarheid",
    ]
    return _text(lines)


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
