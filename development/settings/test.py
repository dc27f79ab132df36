"""What the tests run under: the embedded PostgreSQL on its own data, no broker."""

from development.stack import places
from onderwijsregio.settings import env, logs, queue
from onderwijsregio.settings.base import *  # noqa: F403
from onderwijsregio.settings.base import (
    COUNTS,
    DRAWN,
    INSTALLED_APPS,
    POST_OFFICE,
    STORAGES,
    VAR_DIR,
)

INSTALLED_APPS = [*INSTALLED_APPS, "development"]
SECRET_KEY = "only-for-tests"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["*"]
SITE_URL = "http://testserver"

DATABASES = {"default": env.database(env.text("DATABASE_URL", places.test_database_url(VAR_DIR)))}
CACHES = {
    "default": COUNTS,
    "drawn": DRAWN,
    "signs_of_life": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
vars().update(queue.CELERY)
# Tasks that a request queues are left lying: a test that wants one done calls its act, and
# tests/stack and tests/e2e have a real broker and a real worker.
CELERY_BROKER_URL = "memory://"

MEDIA_ROOT = VAR_DIR / "test" / "media"
EMAIL_FILE_PATH = VAR_DIR / "test" / "mail"
POST_OFFICE = {
    **POST_OFFICE,
    "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"},
}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests run beside much else; how long a PDF may take is tested with limits of its own.
PDF_PAGE_SECONDS = 120
LOGGING = logs.configure(json=False, level="WARNING")
