"""Django's handle on the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegionsConfig(AppConfig):
    """The `regions` floor of the house; see docs/architecture.md."""

    name = "regions"

    def ready(self) -> None:
        """Have the facts about municipalities loaded after every migration, then their shapes."""
        from regions.municipalities import load_municipalities, load_tiles

        post_migrate.connect(load_municipalities, sender=self)
        post_migrate.connect(load_tiles, sender=self)
