"""The top floor: settings, addresses, the Celery app and dashboards that span the apps."""

from .celery import app as celery_app

__all__ = ["celery_app"]
