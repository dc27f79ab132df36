"""What a worker does for documents. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from datetime import timedelta

import structlog
from celery import shared_task
from django.utils import timezone

from common.jobs import take_up

from .domain import scanning, sweeping
from .models import ScanState, Version

log = structlog.get_logger(__name__)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def scan(version_id: int) -> None:
    """Have a document scanned; while the scanner cannot be reached the beat asks again."""
    try:
        scanning.scan(version_id=version_id)
    except scanning.ScannerUnavailable as error:
        log.error("scanner_unavailable", version=version_id, error=str(error))


@shared_task
def scan_waiting() -> None:
    """Have documents scanned that wait: the scanner or the broker was down, or a worker died."""
    waiting = Version.objects.filter(scan_state=ScanState.WAITING).order_by("pk")
    take_up(scan, waiting.values_list("pk", flat=True))


@shared_task
def sweep() -> None:
    """Remove bytes that were stored for a document that did not come to be."""
    removed = sweeping.sweep(stored_before=timezone.now() - timedelta(days=1))
    if removed:
        log.info("documents_swept", removed=removed)
