"""A server that people depend on: everything that differs per server comes from the environment.

docs/operating.md explains every variable.
"""

from . import env, logs, queue
from .base import *  # noqa: F403
from .base import STORAGES

_set = env.required("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "EMAIL_HOST")

SECRET_KEY = _set["SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS")
SITE_URL = env.text("SITE_URL", f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = env.listing("CSRF_TRUSTED_ORIGINS", SITE_URL)
SECOND_FACTOR_REQUIRED = env.flag("SECOND_FACTOR_REQUIRED", default=True)
DEMO = env.flag("DEMO", default=False)

DATABASES = {"default": env.database(_set["DATABASE_URL"])}
vars().update(queue.settings(_set["REDIS_URL"]))

EMAIL_HOST = _set["EMAIL_HOST"]
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=EMAIL_PORT == 587)  # noqa: PLR2004
EMAIL_USE_SSL = env.flag("EMAIL_USE_SSL", default=EMAIL_PORT == 465)  # noqa: PLR2004

# TLS ends at the proxy, which says so in this header and drops it when a client sends it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# The machines that watch the portal ask for these without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
# How many proxies stand before the portal, for telling whose address an attempt came from.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 1)

if env.text("S3_BUCKET"):
    STORAGES = {
        **STORAGES,
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": env.text("S3_BUCKET"),
                "endpoint_url": env.text("S3_ENDPOINT") or None,
                "region_name": env.text("S3_REGION") or None,
                "access_key": env.text("S3_ACCESS_KEY") or None,
                "secret_key": env.text("S3_SECRET_KEY") or None,
                "default_acl": "private",
                "querystring_auth": True,
                "file_overwrite": False,
            },
        },
    }

LOGGING = logs.configure(
    json=True,
    level=env.text("LOG_LEVEL", "INFO"),
    secrets=[
        SECRET_KEY,
        EMAIL_HOST_PASSWORD,
        env.text("S3_SECRET_KEY"),
        env.password_in(_set["DATABASE_URL"]),
        env.password_in(_set["REDIS_URL"]),
    ],
)
