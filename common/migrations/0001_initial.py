import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="EquatedDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False, verbose_name="day")),
                ("reason", models.CharField(max_length=150, verbose_name="reason")),
            ],
            options={
                "verbose_name": "equated day",
                "verbose_name_plural": "equated days",
                "ordering": ["day"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="equatedday",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "common_equateddayevent" ("day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."day", _pgh_attach_context(), NOW(), \'insert\', NEW."day", NEW."reason"); RETURN NULL;',
                    hash="67373708311f67b8602004289ef87457eb49ad2f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bab32",
                    table="common_equatedday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="equatedday",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "common_equateddayevent" ("day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."day", _pgh_attach_context(), NOW(), \'update\', NEW."day", NEW."reason"); RETURN NULL;',
                    hash="887065b00f2e8756be9823960afdf7dbd65a4895",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_58c69",
                    table="common_equatedday",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="EquatedDayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="common.equatedday",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("day", models.DateField(serialize=False, verbose_name="day")),
                ("reason", models.CharField(max_length=150, verbose_name="reason")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="equateddayevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fbd7279b9cbfdda906e3278a185c6f903d2aac11",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_914f0",
                    table="common_equateddayevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("name", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("value", models.PositiveBigIntegerField()),
            ],
            options={
                "verbose_name": "counter",
                "verbose_name_plural": "counters",
            },
        ),
        migrations.CreateModel(
            name="WhoChanged",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("pghistory.context",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="whochanged",
            trigger=pgtrigger.compiler.Trigger(
                name="who_changed_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.created_at < now() - interval '1 hour')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7109668a3f6e7d70b38cb8c0401e0082796241d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_who_changed_stays_85fc8",
                    table="pghistory_context",
                    when="BEFORE",
                ),
            ),
        ),
    ]
