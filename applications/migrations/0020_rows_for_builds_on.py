"""A row of bookkeeping for the new section in every plan there is; no round asks it by itself."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("applications", "0019_builds_on")]

    operations = [
        migrations.RunSQL(
            """
            INSERT INTO applications_section (plan_id, kind, version)
            SELECT id, 'builds_on', 0 FROM applications_plan
            ON CONFLICT DO NOTHING;
            """,
            migrations.RunSQL.noop,
        ),
    ]
