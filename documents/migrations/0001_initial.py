import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import documents.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="added at"
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="documents.document",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word document"),
                            ("xlsx", "Excel workbook"),
                            ("odt", "OpenDocument text"),
                            ("png", "PNG picture"),
                            ("jpg", "JPEG picture"),
                        ],
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to=documents.models.place_of, verbose_name="file"
                    ),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="added at"
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "scan_state",
                    models.CharField(
                        choices=[
                            ("waiting", "being checked for viruses"),
                            ("fit", "available"),
                            ("infected", "not available: a virus was found"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="virus check",
                    ),
                ),
                (
                    "scanned_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="checked for viruses at"
                    ),
                ),
                ("virus", models.CharField(blank=True, max_length=200, verbose_name="virus")),
            ],
            options={
                "verbose_name": "version of a document",
                "verbose_name_plural": "versions of documents",
                "ordering": ["document", "number"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("scan_state", "waiting")),
                        fields=["scan_state"],
                        name="document_waits_for_scan",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"), name="document_version_once"
                    ),
                    models.UniqueConstraint(fields=("file",), name="document_file_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="document_version_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 1)), name="document_is_not_empty"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["pdf", "docx", "xlsx", "odt", "png", "jpg"])
                        ),
                        name="document_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scan_state", "infected"), ("virus", ""), _connector="OR"
                        ),
                        name="document_virus_is_named",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="version",
            trigger=pgtrigger.compiler.Trigger(
                name="version_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="1c189a625e8ac05d2f669c8ae4149e6efaac4afc",
                    operation="UPDATE",
                    pgid="pgtrigger_version_stays_11074",
                    table="documents_version",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="version",
            trigger=pgtrigger.compiler.Trigger(
                name="version_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="258031d3fb566651df8357b9ac95365c003dd093",
                    operation="DELETE",
                    pgid="pgtrigger_version_is_kept_0f7ae",
                    table="documents_version",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="version",
            trigger=pgtrigger.compiler.Trigger(
                name="scan_state_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."scan_state", \':\', NEW."scan_state") = ANY(\'{waiting:fit,waiting:infected,fit:infected}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."scan_state" IS DISTINCT FROM NEW."scan_state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "scan_state" from "%" to "%" on table %\', OLD."scan_state", NEW."scan_state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="6f74e70bfb3bd3118f6625a8e510246005aa7f8b",
                    operation="UPDATE",
                    pgid="pgtrigger_scan_state_moves_91eaf",
                    table="documents_version",
                    when="BEFORE",
                ),
            ),
        ),
    ]
