"""What every way of running the portal shares."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import demo_names, env
from .sign_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# What the portal writes on one machine: embedded servers, logs, demo mail and uploads.
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var"))).resolve()

# How many seconds PostgreSQL may work on one statement: for a page, and for a task of a worker,
# which is ended by itself a little later (CELERY_TASK_TIME_LIMIT).
WEB_STATEMENT_SECONDS = env.number("WEB_STATEMENT_SECONDS", 5)
WORKER_STATEMENT_SECONDS = env.number("WORKER_STATEMENT_SECONDS", 240)

# How many days mail is kept, and an invitation that nobody accepted.
MAIL_KEPT_DAYS = env.number("MAIL_KEPT_DAYS", 365)
INVITATION_KEPT_DAYS = env.number("INVITATION_KEPT_DAYS", 90)

# How many seconds a PDF may take to make while somebody waits for the page.
PDF_PAGE_SECONDS = 15

DEMO = False
SECOND_FACTOR_REQUIRED = True
# How long staff may be idle.
STAFF_IDLE_SECONDS = 15 * 60
# However busy they are, staff sign in anew after this: a session that was stolen ends.
STAFF_SESSION_SECONDS = 12 * 3600

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "csp",
    "pgtrigger",
    "pghistory",
    "post_office",
    "django_htmx",
    "common",
    "accounts",
    "regions",
    "correspondence",
    "documents",
    "applications",
    "assessments",
    "subsidies",
    "programmaraad",
    "onderwijsregio",
]

MIDDLEWARE = [
    "accounts.middleware.received_at_middleware",
    "accounts.middleware.without_nul_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "onderwijsregio.api.answers.api_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "common.statement_limit.StatementLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.idle_middleware",
    "accounts.middleware.AccessMiddleware",
    "accounts.middleware.HistoryMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

# With which role the portal connects; migrations, run by the owner, give it what it needs.
DATABASE_ROLE = env.text("DATABASE_ROLE", "portal")

ROOT_URLCONF = "onderwijsregio.urls"
WSGI_APPLICATION = "onderwijsregio.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.session_end",
                "accounts.context_processors.writer",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_TEMPLATE_PACK = "nlds"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("nlds",)

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
# Uploads have no address: a view checks who asks and then serves them.
MEDIA_ROOT = VAR_DIR / "media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
# A request that is larger than this is refused before Django reads it; the proxy has the same.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# How large one document may be, and all that is sent at once to a page that takes documents.
DOCUMENT_MAX_BYTES = env.number("DOCUMENT_MAX_MB", 20) * 1024 * 1024
UPLOAD_MAX_BYTES = DOCUMENT_MAX_BYTES + DATA_UPLOAD_MAX_MEMORY_SIZE
# Where clamd scans documents for viruses: "host:port" or the path of a socket; empty: nowhere.
CLAMD_ADDRESS = env.text("CLAMD_ADDRESS")
# Within this time the whole of a request must have come in (common/whole_request.py).
BODY_SECONDS = 60

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

# What allauth counts, attempts to sign in, holds also while Valkey is down. What has ended is
# removed once there are more than these.
COUNTS: dict[str, Any] = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "accounts_count",
    "OPTIONS": {"MAX_ENTRIES": 50_000},
}

# What a process drew of things that never change: in its own memory, for as long as it runs.
DRAWN: dict[str, Any] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "drawn",
    "OPTIONS": {"MAX_ENTRIES": 500},
}

# Sessions live in the database: nobody is signed out when Valkey is down.
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    },
}

# Mail is a row in the database first; a worker sends it and tries again when that fails.
EMAIL_BACKEND = "post_office.EmailBackend"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", demo_names.DEFAULT_FROM_EMAIL)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10
# Whom people ask who doubt a mail: it stands under every mail.
CONTACT = {
    "name": env.text("CONTACT_NAME", "") or _("the Realisatie Eenheid"),
    "email": env.text("CONTACT_EMAIL", demo_names.CONTACT_EMAIL),
    "phone": env.text("CONTACT_PHONE", ""),
}
# Who answers for the portal and for the personal data in it: on the pages that the law asks, in the
# description of the API and in security.txt. Made up, until the environment says; `check --deploy`
# refuses these (deploy_checks.py). `accessibility_url` is the statement in the national register.
OWNER = {
    "name": env.text("OWNER_NAME", demo_names.OWNER_NAME),
    "address": env.text("OWNER_ADDRESS", demo_names.OWNER_ADDRESS),
    "controller": env.text("CONTROLLER_NAME", demo_names.CONTROLLER_NAME),
    "privacy_email": env.text("PRIVACY_EMAIL", demo_names.PRIVACY_EMAIL),
    "security_email": env.text("SECURITY_EMAIL", demo_names.SECURITY_EMAIL),
    "accessibility_url": env.text("ACCESSIBILITY_URL"),
}
# In what dress letters go out (common/pdf/house_style.py). What is not said is that of the owner,
# so `check --deploy` refuses the demo's here too.
LETTER = {
    "sender": env.text("LETTER_SENDER", str(OWNER["name"])),
    "address": env.text("LETTER_ADDRESS", str(OWNER["address"])),
    "return_address": env.text("LETTER_RETURN_ADDRESS")
    or env.text("LETTER_ADDRESS", str(OWNER["address"])),
    "phone": env.text("LETTER_PHONE", str(CONTACT["phone"])),
    "email": env.text("LETTER_EMAIL", str(CONTACT["email"])),
    "colour": env.text("LETTER_COLOUR", "#073d45"),
    "logo": env.text("LETTER_LOGO"),
    "window": env.text("LETTER_WINDOW", "left"),
}
# With which certificate letters and receipts are sealed (common/pdf/certificates.py); none: they
# are not. With an address of a time stamping service a seal also proves when it was made.
SEAL = {
    "certificate": env.text("SEAL_CERTIFICATE"),
    "passphrase_file": env.text("SEAL_PASSPHRASE_FILE"),
    "tsa": env.text("SEAL_TSA_URL"),
}
POST_OFFICE = {
    "BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"},
    # Its own Celery hook fails a request that was already stored when the broker is down;
    # correspondence/apps.py connects ours instead.
    "CELERY_ENABLED": False,
    "DEFAULT_PRIORITY": "medium",
    "MAX_RETRIES": 8,
    "RETRY_INTERVAL": timedelta(minutes=5),
    "MESSAGE_ID_ENABLED": True,
}

# History rows can be added, never changed or removed: a trigger in PostgreSQL refuses it.
PGHISTORY_APPEND_ONLY = True

SILENCED_SYSTEM_CHECKS = [
    # E-mail addresses are unique whatever their capitals, by a constraint this check cannot see.
    "auth.W004",
]
