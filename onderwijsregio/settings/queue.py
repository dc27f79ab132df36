"""Settings of the broker, the workers, the beat and the cache, all on one Valkey."""

from typing import Any

from celery.schedules import crontab
from redis.backoff import NoBackoff
from redis.retry import Retry

from . import env
from .base import COUNTS, DRAWN, VAR_DIR

# A task that is not acknowledged within this time is given to another worker. It must be longer
# than a task may take, or work is done twice.
VISIBILITY_SECONDS = env.number("CELERY_VISIBILITY_SECONDS", 300)
BROKER_SECONDS = 1
# After so many tasks a process of a worker makes place for a fresh one.
TASKS_OF_A_PROCESS = 1000
# How often beat looks in the database for work whose task was lost.
PENDING_SECONDS = env.number("PENDING_SECONDS", 60)


def settings(redis_url: str) -> dict[str, Any]:
    """Return Django's and Celery's settings for the Valkey or Redis at `redis_url`."""
    return {
        "CACHES": cache(redis_url),
        "DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS": True,
        "DJANGO_REDIS_LOGGER": "cache",
        "CELERY_BROKER_URL": env.broker(redis_url),
        **CELERY,
    }


def cache(redis_url: str) -> dict[str, Any]:
    """Return the counts, what was drawn, and signs of life at `redis_url`: none while down."""
    return {
        "default": COUNTS,
        "drawn": DRAWN,
        "signs_of_life": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": redis_url,
            "KEY_PREFIX": "portal",
            "OPTIONS": {
                "IGNORE_EXCEPTIONS": True,
                "SOCKET_CONNECT_TIMEOUT": 0.5,
                "SOCKET_TIMEOUT": BROKER_SECONDS,
                # Once more, for a connection that a restart of Valkey cut; else nobody waits.
                "CONNECTION_POOL_KWARGS": {"retry": Retry(NoBackoff(), 1)},
            },
        },
    }


CELERY: dict[str, Any] = {
    "CELERY_ACCEPT_CONTENT": ["json"],
    "CELERY_TASK_SERIALIZER": "json",
    "CELERY_RESULT_SERIALIZER": "json",
    "CELERY_TASK_IGNORE_RESULT": True,
    "CELERY_ENABLE_UTC": True,
    "CELERY_TIMEZONE": "Europe/Amsterdam",
    # A task is off the queue when it is done, not when it is begun: a killed worker loses none.
    "CELERY_TASK_ACKS_LATE": True,
    "CELERY_TASK_REJECT_ON_WORKER_LOST": True,
    "CELERY_WORKER_PREFETCH_MULTIPLIER": 1,
    "CELERY_TASK_TIME_LIMIT": max(VISIBILITY_SECONDS - 30, 5),
    "CELERY_WORKER_HIJACK_ROOT_LOGGER": False,
    "CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS": True,
    "CELERY_WORKER_MAX_TASKS_PER_CHILD": TASKS_OF_A_PROCESS,
    # Celery would close it before and after each task, and each connection reads the catalogue of
    # the database anew; `onderwijsregio/celery.py` keeps it as the web server does.
    "CELERY_DB_REUSE_MAX": TASKS_OF_A_PROCESS,
    "CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP": True,
    "CELERY_BROKER_CONNECTION_MAX_RETRIES": None,
    "CELERY_BROKER_CONNECTION_TIMEOUT": BROKER_SECONDS,
    "CELERY_BROKER_TRANSPORT_OPTIONS": {
        "visibility_timeout": VISIBILITY_SECONDS,
        "socket_connect_timeout": BROKER_SECONDS,
        "socket_timeout": 5,
        "health_check_interval": 10,
        # A page must not wait for a broker that is down: once more at once, then give up.
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.1,
        "interval_max": 0.2,
    },
    "CELERY_TASK_PUBLISH_RETRY_POLICY": {
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.1,
        "interval_max": 0.2,
    },
    "CELERY_BEAT_SCHEDULER": "onderwijsregio.beat.Scheduler",
    "CELERY_BEAT_SCHEDULE_FILENAME": env.text("BEAT_FILE", str(VAR_DIR / "beat-schedule")),
    "CELERY_BEAT_MAX_LOOP_INTERVAL": 5,
    "CELERY_BEAT_SCHEDULE": {
        "send-pending-mail": {
            "task": "correspondence.tasks.send_pending_mail",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "make-missing-receipts": {
            "task": "applications.tasks.make_missing_receipts",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "make-missing-completion-letters": {
            "task": "applications.tasks.make_missing_completion_letters",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "make-missing-delay-letters": {
            "task": "applications.tasks.make_missing_delay_letters",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "end-completion-terms": {
            "task": "applications.tasks.end_completion_terms",
            "schedule": 300.0,
            "options": {"expires": 240},
        },
        "end-reopenings": {
            "task": "applications.tasks.end_reopenings",
            "schedule": 300.0,
            "options": {"expires": 240},
        },
        "send-completion-reminders": {
            "task": "applications.reminder_tasks.send_completion_reminders",
            "schedule": 300.0,
            "options": {"expires": 240},
        },
        "make-missing-letters": {
            "task": "assessments.tasks.make_missing_letters",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "make-missing-subsidy-letters": {
            "task": "subsidies.tasks.make_missing_letters",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "send-duty-reminders": {
            "task": "subsidies.tasks.send_duty_reminders",
            "schedule": 300.0,
            "options": {"expires": 240},
        },
        "make-missing-appointment-letters": {
            "task": "programmaraad.tasks.make_missing_letters",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "carry-out-changes": {
            "task": "assessments.tasks.carry_out_changes",
            "schedule": 300.0,
            "options": {"expires": 240},
        },
        "scan-waiting-documents": {
            "task": "documents.tasks.scan_waiting",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "tend-case-files": {
            "task": "assessments.tasks.tend_case_files",
            "schedule": float(PENDING_SECONDS),
            "options": {"expires": PENDING_SECONDS},
        },
        "send-reminders": {
            "task": "applications.reminder_tasks.send_reminders",
            "schedule": 300.0,
            "options": {"expires": 240},
        },
        # In the morning, when people read their mail.
        "remind-panels": {
            "task": "assessments.tasks.remind_panels",
            "schedule": crontab(hour="8", minute="5"),
        },
        # At night; when the beat was down then, as soon as it is back.
        "clear-out-accounts": {
            "task": "accounts.tasks.clear_out",
            "schedule": crontab(hour="3", minute="10"),
        },
        "sweep-documents": {
            "task": "documents.tasks.sweep",
            "schedule": crontab(hour="3", minute="15"),
        },
        "remove-old-mail": {
            "task": "correspondence.tasks.remove_old_mail",
            "schedule": crontab(hour="3", minute="20"),
        },
    },
}
