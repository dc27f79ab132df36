"""The web application for gunicorn: `gunicorn onderwijsregio.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from common.collecting import collect_seldom
from common.statement_limit import limit_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings.production")

application = get_wsgi_application()
limit_statements(settings.WEB_STATEMENT_SECONDS)
collect_seldom()
