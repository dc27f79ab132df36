"""The portal that runs for the tests: the demo, with people whom the tests can make cheaply."""

from onderwijsregio.settings import env

from .demo import *  # noqa: F403
from .demo import POST_OFFICE

# As in the settings of the tests, so that either reads the sessions and passwords of the other.
SECRET_KEY = "only-for-tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Some tests have a mail server of their own.
if EMAIL_PORT := env.number("EMAIL_PORT", 0):
    EMAIL_HOST = "127.0.0.1"
    POST_OFFICE = {
        **POST_OFFICE,
        "BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"},
    }
