"""The minutes of a meeting, or its decision list alone, as a tagged PDF in Dutch."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from applications.domain.receipts import DEMO_MARK
from common.dates import amsterdam_date, moment_text
from common.pdf.rendering import LANGUAGE, render_pdf
from common.refusal import Refusal
from regions.models import Origin

from .meeting_queries import Minutes


def pdf_of(minutes: Minutes, *, only_list: bool, at: datetime) -> bytes:
    """What one person may read of the minutes, as at the moment `at`.

    Somebody waits for it. Raises `Refusal`: `nothing_to_read`, `pdf_too_slow`.
    """
    meeting = minutes.meeting
    if not minutes.lines:
        raise Refusal(_("There is nothing here that is for you."), code="nothing_to_read")
    with translation.override(LANGUAGE):
        context = {"minutes": minutes, "meeting": meeting, "only_list": only_list, "at": at}
        body = render_to_string("assessments/minutes_pdf.html", context).strip()
        title = _title(minutes, only_list=only_list)
        marks = [_("Draft")] if minutes.is_draft else []
        marks += [DEMO_MARK] if meeting.round.origin == Origin.DEMO else []
        return render_pdf(
            body,
            title=title,
            subject=meeting.round.name,
            footer=f"{title}, {moment_text(meeting.starts_at, language=LANGUAGE, weekday=False)}",
            mark=", ".join(map(str, marks)),
            within=settings.PDF_PAGE_SECONDS,
        ).content


def name_of(minutes: Minutes, *, only_list: bool) -> str:
    """What the file is called, such as besluitenlijst-2026-03-01."""
    day = amsterdam_date(minutes.meeting.starts_at)
    return f"{'besluitenlijst' if only_list else 'verslag'}-{day:%Y-%m-%d}"


def _title(minutes: Minutes, *, only_list: bool) -> str:
    name = _("Decision list") if only_list else _("Minutes")
    return f"{name}: {minutes.meeting.round}"
