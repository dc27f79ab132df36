"""The demo on one's own machine: fictitious data, embedded database and broker.

`DATABASE_URL` and `REDIS_URL` replace the embedded servers.
"""

from development.stack import places
from onderwijsregio.settings import env, logs, queue
from onderwijsregio.settings.base import *  # noqa: F403
from onderwijsregio.settings.base import (
    INSTALLED_APPS,
    POST_OFFICE,
    SILENCED_SYSTEM_CHECKS,
    VAR_DIR,
)

DEMO = True
ROOT_URLCONF = "development.urls"
# Pages must show what they show in production, error pages too.
DEBUG = env.flag("DEBUG", default=False)
INSTALLED_APPS = [*INSTALLED_APPS, "development"]
SECRET_KEY = "demo-only-nothing-real-is-kept-with-this-key"  # noqa: S105
ALLOWED_HOSTS = ["*"]
# Passkeys need https, or this.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SECOND_FACTOR_REQUIRED = env.flag("SECOND_FACTOR_REQUIRED", default=False)
# What links in mails begin with.
PORT = env.number("PORT", 8000)
SITE_URL = env.text("SITE_URL", f"http://localhost:{PORT}")

DATABASES = {"default": env.database(env.text("DATABASE_URL", places.database_url(VAR_DIR)))}
vars().update(queue.settings(env.text("REDIS_URL", places.redis_url(VAR_DIR))))

# Mail goes to files that one can read; nothing leaves the machine.
EMAIL_FILE_PATH = VAR_DIR / "mail"
POST_OFFICE = {
    **POST_OFFICE,
    "BACKENDS": {"default": "django.core.mail.backends.filebased.EmailBackend"},
}
LOGGING = logs.configure(json=False, level=env.text("LOG_LEVEL", "INFO"))
# The key above is public and the address plain http: that is the point of a demo.
SILENCED_SYSTEM_CHECKS += [f"security.{code}" for code in ("W004", "W008", "W012", "W016", "W020")]
