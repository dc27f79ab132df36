"""Django's handle on the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from common.database_role import settle
from common.migrating import spare_models


class CommonConfig(AppConfig):
    """The ground floor of the house; see docs/architecture.md."""

    name = "common"

    def ready(self) -> None:
        """Migrate fast, and settle who may do what in the database whenever it was migrated."""
        spare_models()
        post_migrate.connect(settle, sender=self)
