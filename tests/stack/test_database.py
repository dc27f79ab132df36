"""The test database is the real thing."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_run_on_the_embedded_postgresql_with_migrations_applied(client):
    assert connection.vendor == "postgresql"
    assert "django_migrations" in connection.introspection.table_names()
