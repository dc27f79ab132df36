"""The web application for gunicorn: `gunicorn onderwijsregio.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings.production")

application = get_wsgi_application()
