"""The portal that runs for the tests: the demo, with people whom the tests can make cheaply."""

from .demo import *  # noqa: F403

# As in the settings of the tests, so that either reads the sessions and passwords of the other.
SECRET_KEY = "only-for-tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
