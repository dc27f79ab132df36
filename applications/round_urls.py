"""The addresses of rounds, under /beheer/rondes/; part of the names of `applications.urls`."""

from datetime import date

from django.urls import path, register_converter

from .views import equated_days, rounds


class DayConverter:
    """A day in an address, written as 2026-05-15."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Read a day; ValueError makes the address one that does not exist."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Write a day."""
        return value.isoformat()


register_converter(DayConverter, "day")

urlpatterns = [
    path("", rounds.overview, name="rounds"),
    path("nieuw/", rounds.new, name="new_round"),
    path("feestdagen/", equated_days.overview, name="equated_days"),
    path("feestdagen/nieuw/", equated_days.add, name="add_equated_day"),
    path("feestdagen/<day:day>/verwijderen/", equated_days.remove, name="remove_equated_day"),
    path("<int:pk>/", rounds.detail, name="round"),
    path("<int:pk>/wijzigen/", rounds.change, name="change_round"),
    path("<int:pk>/verlengen/", rounds.extend, name="extend_round"),
    path("<int:pk>/meer-tijd/", rounds.more_time, name="more_time"),
]
