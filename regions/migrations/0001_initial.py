import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=6, primary_key=True, serialize=False, verbose_name="CBS code"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("province", models.CharField(max_length=20, verbose_name="province")),
                ("neighbours", models.ManyToManyField(blank=True, to="regions.municipality")),
            ],
            options={
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("imported", "open data"),
                            ("entered", "entered by hand"),
                            ("demo", "fictitious, for the demo"),
                        ],
                        default="entered",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school_board", "school board"),
                            ("teacher_training", "teacher-training institute"),
                            ("beroepsgroep", "organisation of the beroepsgroep"),
                            ("national_partner", "national partner"),
                            ("ocw", "Ministry of OCW"),
                            ("re", "Realisatie Eenheid"),
                            ("municipality", "municipality"),
                            ("other", "other organisation"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "board_number",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="board number"
                    ),
                ),
                (
                    "institution_code",
                    models.CharField(
                        blank=True, max_length=4, null=True, verbose_name="institution code (BRIN)"
                    ),
                ),
                (
                    "kvk_number",
                    models.CharField(blank=True, max_length=8, verbose_name="KvK number"),
                ),
                (
                    "article",
                    models.CharField(
                        blank=True,
                        choices=[("", "none"), ("de", "de"), ("het", "het")],
                        max_length=3,
                        verbose_name="article before the name",
                    ),
                ),
                (
                    "street",
                    models.CharField(blank=True, max_length=120, verbose_name="street and number"),
                ),
                ("postcode", models.CharField(blank=True, max_length=7, verbose_name="postcode")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="place")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="regions.municipality",
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("po", "primary education (po)"),
                                ("so", "special primary education (so)"),
                                ("vso", "special secondary education (vso)"),
                                ("vo", "secondary education (vo)"),
                                ("mbo", "vocational education (mbo)"),
                            ],
                            max_length=3,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors",
                    ),
                ),
                ("website", models.CharField(blank=True, max_length=200, verbose_name="website")),
                (
                    "speaks_for_beroepsgroep",
                    models.BooleanField(default=False, verbose_name="speaks for the beroepsgroep"),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["name", "pk"],
                "indexes": [models.Index(fields=["kind", "name"], name="organisation_kind_name")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("board_number",), name="organisation_board_number_unique"
                    ),
                    models.UniqueConstraint(
                        fields=("institution_code",), name="organisation_institution_code_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "school_board",
                                    "teacher_training",
                                    "beroepsgroep",
                                    "national_partner",
                                    "ocw",
                                    "re",
                                    "municipality",
                                    "other",
                                ],
                            )
                        ),
                        name="organisation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("article__in", ["", "de", "het"])),
                        name="organisation_article_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("board_number__isnull", True),
                            ("board_number__regex", "^[0-9]{5}$"),
                            _connector="OR",
                        ),
                        name="organisation_board_number_format",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("institution_code__isnull", True),
                            ("institution_code__regex", "^[0-9]{2}[A-Z]{2}$"),
                            _connector="OR",
                        ),
                        name="organisation_institution_code_format",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("speaks_for_beroepsgroep", False),
                            ("kind", "national_partner"),
                            _connector="OR",
                        ),
                        name="organisation_national_voice_is_a_national_partner",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="search_words_of_people",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.name IS DISTINCT FROM NEW.name)",
                    func="\n            UPDATE accounts_user SET search = NULL WHERE id IN (\n                SELECT user_id FROM accounts_role\n                WHERE organisation_id = NEW.id AND ended_at IS NULL\n            );\n            RETURN NULL;\n        ",
                    hash="605b70be2715df252c9c2ecca3988d7c4e88f8e0",
                    operation='UPDATE OF "name"',
                    pgid="pgtrigger_search_words_of_people_05a5c",
                    table="regions_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "regions_organisationevent" ("article", "board_number", "ended_on", "id", "institution_code", "kind", "kvk_number", "municipality_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "postcode", "sectors", "source", "speaks_for_beroepsgroep", "street", "website") VALUES (NEW."article", NEW."board_number", NEW."ended_on", NEW."id", NEW."institution_code", NEW."kind", NEW."kvk_number", NEW."municipality_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."place", NEW."postcode", NEW."sectors", NEW."source", NEW."speaks_for_beroepsgroep", NEW."street", NEW."website"); RETURN NULL;',
                    hash="b3fc3f3e205ea8b5094930eb9ae4edaff594a1bd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0a1ab",
                    table="regions_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "regions_organisationevent" ("article", "board_number", "ended_on", "id", "institution_code", "kind", "kvk_number", "municipality_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "postcode", "sectors", "source", "speaks_for_beroepsgroep", "street", "website") VALUES (NEW."article", NEW."board_number", NEW."ended_on", NEW."id", NEW."institution_code", NEW."kind", NEW."kvk_number", NEW."municipality_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."place", NEW."postcode", NEW."sectors", NEW."source", NEW."speaks_for_beroepsgroep", NEW."street", NEW."website"); RETURN NULL;',
                    hash="7fe69f275aa553b1fb998399f47240ad47a92959",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ea2f",
                    table="regions_organisation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
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
                        to="regions.organisation",
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
                ("id", models.BigIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("imported", "open data"),
                            ("entered", "entered by hand"),
                            ("demo", "fictitious, for the demo"),
                        ],
                        default="entered",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school_board", "school board"),
                            ("teacher_training", "teacher-training institute"),
                            ("beroepsgroep", "organisation of the beroepsgroep"),
                            ("national_partner", "national partner"),
                            ("ocw", "Ministry of OCW"),
                            ("re", "Realisatie Eenheid"),
                            ("municipality", "municipality"),
                            ("other", "other organisation"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "board_number",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="board number"
                    ),
                ),
                (
                    "institution_code",
                    models.CharField(
                        blank=True, max_length=4, null=True, verbose_name="institution code (BRIN)"
                    ),
                ),
                (
                    "kvk_number",
                    models.CharField(blank=True, max_length=8, verbose_name="KvK number"),
                ),
                (
                    "article",
                    models.CharField(
                        blank=True,
                        choices=[("", "none"), ("de", "de"), ("het", "het")],
                        max_length=3,
                        verbose_name="article before the name",
                    ),
                ),
                (
                    "street",
                    models.CharField(blank=True, max_length=120, verbose_name="street and number"),
                ),
                ("postcode", models.CharField(blank=True, max_length=7, verbose_name="postcode")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="place")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.municipality",
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("po", "primary education (po)"),
                                ("so", "special primary education (so)"),
                                ("vso", "special secondary education (vso)"),
                                ("vo", "secondary education (vo)"),
                                ("mbo", "vocational education (mbo)"),
                            ],
                            max_length=3,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors",
                    ),
                ),
                ("website", models.CharField(blank=True, max_length=200, verbose_name="website")),
                (
                    "speaks_for_beroepsgroep",
                    models.BooleanField(default=False, verbose_name="speaks for the beroepsgroep"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1c5197064bc9f9aebabf7bd2505393cb5f8ad4f2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8757e",
                    table="regions_organisationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SchoolLocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("imported", "open data"),
                            ("entered", "entered by hand"),
                            ("demo", "fictitious, for the demo"),
                        ],
                        default="entered",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("code", models.CharField(max_length=6, unique=True, verbose_name="location code")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bo", "primary school"),
                            ("sbo", "special primary school"),
                            ("so", "special school"),
                            ("vso", "special secondary school"),
                            ("sovso", "special primary and secondary school"),
                            ("vo", "secondary school"),
                            ("mbo", "vocational college"),
                        ],
                        max_length=5,
                        verbose_name="kind",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("po", "primary education (po)"),
                            ("so", "special primary education (so)"),
                            ("vso", "special secondary education (vso)"),
                            ("vo", "secondary education (vo)"),
                            ("mbo", "vocational education (mbo)"),
                        ],
                        max_length=3,
                        verbose_name="sector",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="locations",
                        to="regions.organisation",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="locations",
                        to="regions.municipality",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="place")),
                (
                    "pupils",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="pupils"),
                ),
                (
                    "pupils_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of the count"
                    ),
                ),
            ],
            options={
                "verbose_name": "school location",
                "verbose_name_plural": "school locations",
                "ordering": ["name", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[0-9]{2}[A-Z]{2}[0-9]{2}$")),
                        name="location_code_format",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoollocation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "regions_schoollocationevent" ("board_id", "code", "ended_on", "id", "kind", "municipality_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "pupils", "pupils_year", "sector", "source") VALUES (NEW."board_id", NEW."code", NEW."ended_on", NEW."id", NEW."kind", NEW."municipality_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."pupils", NEW."pupils_year", NEW."sector", NEW."source"); RETURN NULL;',
                    hash="8a7df14e963bfda9f4a7441cb6d2c36b928696cb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0fbe2",
                    table="regions_schoollocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoollocation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "regions_schoollocationevent" ("board_id", "code", "ended_on", "id", "kind", "municipality_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "pupils", "pupils_year", "sector", "source") VALUES (NEW."board_id", NEW."code", NEW."ended_on", NEW."id", NEW."kind", NEW."municipality_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."pupils", NEW."pupils_year", NEW."sector", NEW."source"); RETURN NULL;',
                    hash="a5c9d3c519e5c39d383f5c66a2dace60bc388dfb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8edbd",
                    table="regions_schoollocation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SchoolLocationEvent",
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
                        to="regions.schoollocation",
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
                ("id", models.BigIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("imported", "open data"),
                            ("entered", "entered by hand"),
                            ("demo", "fictitious, for the demo"),
                        ],
                        default="entered",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("code", models.CharField(max_length=6, verbose_name="location code")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bo", "primary school"),
                            ("sbo", "special primary school"),
                            ("so", "special school"),
                            ("vso", "special secondary school"),
                            ("sovso", "special primary and secondary school"),
                            ("vo", "secondary school"),
                            ("mbo", "vocational college"),
                        ],
                        max_length=5,
                        verbose_name="kind",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("po", "primary education (po)"),
                            ("so", "special primary education (so)"),
                            ("vso", "special secondary education (vso)"),
                            ("vo", "secondary education (vo)"),
                            ("mbo", "vocational education (mbo)"),
                        ],
                        max_length=3,
                        verbose_name="sector",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.municipality",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="place")),
                (
                    "pupils",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="pupils"),
                ),
                (
                    "pupils_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of the count"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoollocationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cc17c1e35c85ac5a1945d81505138c0d63d85d14",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6bc2e",
                    table="regions_schoollocationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="OpenDataStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("location", "school location"),
                            ("board", "school board"),
                            ("institution", "institution of higher education"),
                        ],
                        max_length=11,
                    ),
                ),
                ("key", models.CharField(max_length=6)),
                ("part", models.CharField(blank=True, max_length=40)),
                ("said", models.JSONField()),
            ],
            options={
                "indexes": [models.Index(fields=["subject", "key"], name="statement_subject_key")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject", "key", "part"), name="statement_once_per_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind of file")),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                (
                    "delivered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="delivered at"
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery of the register",
                "verbose_name_plural": "deliveries of the register",
                "ordering": ["-delivered_at"],
                "indexes": [
                    models.Index(fields=["-delivered_at"], name="register_delivery_newest")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registerdelivery",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="28b1e8b14ee2e9ec7456b0d0a2f4c828b81f116c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_85301",
                    table="regions_registerdelivery",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "folded_name",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            django.db.models.functions.text.Lower("name"),
                            models.Value(
                                "áàâäãåéèêëíìîïóòôöõúùûüçñýÿÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÇÑÝŸ’‘`"
                            ),
                            models.Value(
                                "aaaaaaeeeeiiiiooooouuuucnyyaaaaaaeeeeiiiiooooouuuucnyy'''"
                            ),
                            function="translate",
                            output_field=models.TextField(),
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                ("slug", models.SlugField(max_length=130, unique=True)),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("po", "primary education (po)"),
                                ("so", "special primary education (so)"),
                                ("vso", "special secondary education (vso)"),
                                ("vo", "secondary education (vo)"),
                                ("mbo", "vocational education (mbo)"),
                            ],
                            max_length=3,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors",
                    ),
                ),
                (
                    "is_national",
                    models.BooleanField(
                        default=False, verbose_name="national, not tied to an area"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "in preparation"),
                            ("in_oprichting", "being formed (in oprichting)"),
                            ("voorlopig", "voorloper, provisional status"),
                            ("definitief", "voorloper, definitive status"),
                            ("afgewezen", "not granted"),
                            ("samengevoegd", "merged into another region"),
                        ],
                        default="idea",
                        max_length=15,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_since",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="status since"
                    ),
                ),
                (
                    "adviser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="regions.region",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("imported", "open data"),
                            ("entered", "entered by hand"),
                            ("demo", "fictitious, for the demo"),
                        ],
                        default="entered",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="what the region does"
                    ),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="address for questions"
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "municipalities",
                    models.ManyToManyField(
                        blank=True, related_name="regions", to="regions.municipality"
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "idea",
                                    "in_oprichting",
                                    "voorlopig",
                                    "definitief",
                                    "afgewezen",
                                    "samengevoegd",
                                ],
                            )
                        ),
                        name="region_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            ("status", "samengevoegd"),
                            _connector="OR",
                        ),
                        name="region_merged_has_status",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="region",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "regions_regionevent" ("about", "adviser_id", "contact_email", "id", "is_national", "merged_into_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors", "slug", "status", "status_since", "website") VALUES (NEW."about", NEW."adviser_id", NEW."contact_email", NEW."id", NEW."is_national", NEW."merged_into_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sectors", NEW."slug", NEW."status", NEW."status_since", NEW."website"); RETURN NULL;',
                    hash="bf2e94954f6fe9106f751857a7e83bd789db2407",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5c668",
                    table="regions_region",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="region",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."adviser_id" IS DISTINCT FROM (NEW."adviser_id") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_national" IS DISTINCT FROM (NEW."is_national") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."sectors" IS DISTINCT FROM (NEW."sectors") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                    func='INSERT INTO "regions_regionevent" ("about", "adviser_id", "contact_email", "id", "is_national", "merged_into_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors", "slug", "status", "status_since", "website") VALUES (NEW."about", NEW."adviser_id", NEW."contact_email", NEW."id", NEW."is_national", NEW."merged_into_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sectors", NEW."slug", NEW."status", NEW."status_since", NEW."website"); RETURN NULL;',
                    hash="7d81143cd0347a6b7e6101322ea177f88c8f24e4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ce801",
                    table="regions_region",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RegionEvent",
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
                        to="regions.region",
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
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("slug", models.SlugField(db_index=False, max_length=130)),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("po", "primary education (po)"),
                                ("so", "special primary education (so)"),
                                ("vso", "special secondary education (vso)"),
                                ("vo", "secondary education (vo)"),
                                ("mbo", "vocational education (mbo)"),
                            ],
                            max_length=3,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors",
                    ),
                ),
                (
                    "is_national",
                    models.BooleanField(
                        default=False, verbose_name="national, not tied to an area"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "in preparation"),
                            ("in_oprichting", "being formed (in oprichting)"),
                            ("voorlopig", "voorloper, provisional status"),
                            ("definitief", "voorloper, definitive status"),
                            ("afgewezen", "not granted"),
                            ("samengevoegd", "merged into another region"),
                        ],
                        default="idea",
                        max_length=15,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_since",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="status since"
                    ),
                ),
                (
                    "adviser",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("imported", "open data"),
                            ("entered", "entered by hand"),
                            ("demo", "fictitious, for the demo"),
                        ],
                        default="entered",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="what the region does"
                    ),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="address for questions"
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1538ddab550a77ee93d293300216e81a6990de6a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_26e74",
                    table="regions_regionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partnerships",
                        to="regions.region",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="regions.organisation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school_board", "school board"),
                            ("teacher_training", "teacher-training institute"),
                            ("support_training", "trainer of support staff"),
                            ("beroepsgroep", "beroepsgroep"),
                            ("other", "other partner"),
                        ],
                        max_length=20,
                        verbose_name="capacity",
                    ),
                ),
                ("is_penvoerder", models.BooleanField(default=False, verbose_name="penvoerder")),
                (
                    "location_sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("po", "primary education (po)"),
                                ("so", "special primary education (so)"),
                                ("vso", "special secondary education (vso)"),
                                ("vo", "secondary education (vo)"),
                                ("mbo", "vocational education (mbo)"),
                            ],
                            max_length=3,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors",
                    ),
                ),
                (
                    "location_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=6),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="locations",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("region", "organisation", "kind"),
                        name="partnership_once_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True), ("is_penvoerder", True)),
                        fields=("region",),
                        name="partnership_one_penvoerder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("location_sectors", []), ("location_codes", []), _connector="OR"
                        ),
                        name="partnership_locations_by_sector_or_code",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partnership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "regions_partnershipevent" ("ended_on", "id", "is_penvoerder", "kind", "location_codes", "location_sectors", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "started_on") VALUES (NEW."ended_on", NEW."id", NEW."is_penvoerder", NEW."kind", NEW."location_codes", NEW."location_sectors", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."started_on"); RETURN NULL;',
                    hash="aa7d5cc25dce385eac71db9ed739c219637ab6fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e077d",
                    table="regions_partnership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partnership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "regions_partnershipevent" ("ended_on", "id", "is_penvoerder", "kind", "location_codes", "location_sectors", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "started_on") VALUES (NEW."ended_on", NEW."id", NEW."is_penvoerder", NEW."kind", NEW."location_codes", NEW."location_sectors", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."started_on"); RETURN NULL;',
                    hash="78b229fbff9406e0b6d60ac8de6b786313e74c79",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bc4ee",
                    table="regions_partnership",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PartnershipEvent",
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
                        to="regions.partnership",
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
                ("id", models.BigIntegerField()),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school_board", "school board"),
                            ("teacher_training", "teacher-training institute"),
                            ("support_training", "trainer of support staff"),
                            ("beroepsgroep", "beroepsgroep"),
                            ("other", "other partner"),
                        ],
                        max_length=20,
                        verbose_name="capacity",
                    ),
                ),
                ("is_penvoerder", models.BooleanField(default=False, verbose_name="penvoerder")),
                (
                    "location_sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("po", "primary education (po)"),
                                ("so", "special primary education (so)"),
                                ("vso", "special secondary education (vso)"),
                                ("vo", "secondary education (vo)"),
                                ("mbo", "vocational education (mbo)"),
                            ],
                            max_length=3,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sectors",
                    ),
                ),
                (
                    "location_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=6),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="locations",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partnershipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="553cccc5b2723d7863230e2f106adbcb2843db40",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9d046",
                    table="regions_partnershipevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Collaboration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rap", "RAP region"),
                            ("samen", "Samen Opleiden partnership"),
                            ("alliance", "regional alliance"),
                            ("other", "other partnership"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                (
                    "since",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="since (year)"
                    ),
                ),
                (
                    "until",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="until (year)"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collaborations",
                        to="regions.region",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
            ],
            options={
                "verbose_name": "existing partnership",
                "verbose_name_plural": "existing partnerships",
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="collaboration_has_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["rap", "samen", "alliance", "other"])),
                        name="collaboration_kind_known",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="collaboration",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "regions_collaborationevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "region_id", "since", "source", "until") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."region_id", NEW."since", NEW."source", NEW."until"); RETURN NULL;',
                    hash="99d2e9550bee6fa444a9d70013f482a6b0242dfb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f40a6",
                    table="regions_collaboration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="collaboration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "regions_collaborationevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "region_id", "since", "source", "until") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."region_id", NEW."since", NEW."source", NEW."until"); RETURN NULL;',
                    hash="7acebc790be3368e9ee44f6df71cd6fd0c76f814",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3e2a5",
                    table="regions_collaboration",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CollaborationEvent",
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
                        to="regions.collaboration",
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
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rap", "RAP region"),
                            ("samen", "Samen Opleiden partnership"),
                            ("alliance", "regional alliance"),
                            ("other", "other partnership"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                (
                    "since",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="since (year)"
                    ),
                ),
                (
                    "until",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="until (year)"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="collaborationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a231a310fc8ce00e80ec740cee8d3e96017b6cf8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_adefe",
                    table="regions_collaborationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="MunicipalityShape",
            fields=[
                (
                    "municipality",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="shape",
                        serialize=False,
                        to="regions.municipality",
                    ),
                ),
                ("path", models.TextField(verbose_name="SVG path")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("tile", "hexagon, one for each municipality"),
                            ("outline", "outline from open data"),
                        ],
                        max_length=7,
                        verbose_name="source",
                    ),
                ),
                (
                    "frame",
                    models.JSONField(
                        editable=False, null=True, verbose_name="place of the box on the ground"
                    ),
                ),
                (
                    "drawn_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="drawn at"
                    ),
                ),
            ],
            options={
                "verbose_name": "shape of a municipality",
                "verbose_name_plural": "shapes of municipalities",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["tile", "outline"])),
                        name="shape_source_known",
                    )
                ],
            },
        ),
    ]
