"""The days that royal decrees equated with public holidays, as far as they are known.

Source: the decrees under Algemene termijnenwet art. 3(3), as listed at https://sterfgeval.nl/juridisch/
overige/vragen-van-uitvaartondernemers/gemeentelijke-feestdag-bij-lijkbezorging-feestdagen-in-2026-2028/
70745. Later days are added by an administrator under /beheer/rondes/feestdagen/.
"""

from datetime import date

from django.db import migrations

DAYS = (
    (date(2023, 4, 28), "Vrijdag na Koningsdag"),
    (date(2023, 5, 19), "Vrijdag na Hemelvaartsdag"),
    (date(2024, 5, 10), "Vrijdag na Hemelvaartsdag"),
    (date(2024, 12, 27), "Vrijdag na Kerstmis"),
    (date(2025, 5, 30), "Vrijdag na Hemelvaartsdag"),
    (date(2026, 1, 2), "Vrijdag na Nieuwjaarsdag"),
    (date(2026, 5, 15), "Vrijdag na Hemelvaartsdag"),
    (date(2027, 5, 7), "Vrijdag na Hemelvaartsdag"),
    (date(2028, 4, 28), "Vrijdag na Koningsdag"),
    (date(2028, 5, 26), "Vrijdag na Hemelvaartsdag"),
)


def load(apps, schema_editor):
    """Add the days that are not there yet."""
    EquatedDay = apps.get_model("common", "EquatedDay")
    for day, reason in DAYS:
        EquatedDay.objects.get_or_create(day=day, defaults={"reason": reason})


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
