"""The demo on one's own machine: fictitious data, embedded database and broker."""

from .base import *  # noqa: F403

SECRET_KEY = "demo-only"  # noqa: S105
DEBUG = True
ALLOWED_HOSTS = ["*"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "onderwijsregio",
    }
}
