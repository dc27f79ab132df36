import uuid

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import applications.models.rounds
import applications.models.section_kinds


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_initial"),
        ("correspondence", "0001_initial"),
        ("documents", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("voorloper", "voorloper status"), ("subsidie", "subsidy")],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("opens_at", models.DateTimeField(verbose_name="opens")),
                ("closes_at", models.DateTimeField(verbose_name="closes")),
                (
                    "maximum_amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        verbose_name="maximum amount per application (euro)",
                    ),
                ),
                (
                    "decision_weeks",
                    models.PositiveSmallIntegerField(
                        default=8, verbose_name="decision term (weeks)"
                    ),
                ),
                (
                    "term_length_source",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="provision for a term of more than eight weeks",
                    ),
                ),
                (
                    "term_start",
                    models.CharField(
                        choices=[
                            ("receipt", "from receipt of each application"),
                            ("closing", "from the closing of the round"),
                        ],
                        default="receipt",
                        max_length=10,
                        verbose_name="the decision term counts",
                    ),
                ),
                (
                    "term_start_source",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="provision by which the term counts from closing",
                    ),
                ),
                (
                    "term_set_by",
                    models.CharField(
                        choices=[
                            ("statute", "an Act or an order in council"),
                            ("other", "a ministerial regulation or the round itself"),
                        ],
                        default="statute",
                        max_length=10,
                        verbose_name="the decision term is set by",
                    ),
                ),
                (
                    "signers_per_party",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="signatures for each partner"
                    ),
                ),
                (
                    "sharing_regions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="regions that may share locations",
                    ),
                ),
                (
                    "completion_weeks",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="term to complete an application (weeks)"
                    ),
                ),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("opgave", "The task of the region"),
                                ("region", "The region"),
                                ("partners", "Partners"),
                                ("builds_on", "Existing partnerships"),
                                ("functions", "The five functions"),
                                ("beroepsgroep", "Involvement of the beroepsgroep"),
                                ("governance", "Governance"),
                                ("learning", "Learning approach"),
                                ("budget", "Budget"),
                                ("contact", "Project leader"),
                            ],
                            max_length=15,
                        ),
                        default=applications.models.section_kinds.all_sections,
                        size=None,
                        verbose_name="parts of the plan that are asked",
                    ),
                ),
                (
                    "handled_as_received",
                    models.BooleanField(
                        default=False, verbose_name="applications are handled as they come"
                    ),
                ),
                (
                    "independence",
                    models.CharField(
                        choices=[
                            ("never", "never; only the joint outcome"),
                            ("after_own", "once the own assessment was handed in"),
                            ("after_all", "once all organisations have handed in"),
                        ],
                        default="after_own",
                        max_length=10,
                        verbose_name="assessors read what others judged",
                    ),
                ),
                (
                    "ocw_concurs",
                    models.BooleanField(default=True, verbose_name="OCW concurs before a decision"),
                ),
                (
                    "reminder_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=applications.models.rounds.default_reminder_days,
                        size=None,
                        verbose_name="reminders (days before closing)",
                    ),
                ),
                ("legal_basis", models.CharField(max_length=2000, verbose_name="legal basis")),
                (
                    "on_behalf_of",
                    models.CharField(max_length=200, verbose_name="decided on behalf of"),
                ),
                (
                    "objection_address",
                    models.CharField(
                        max_length=1000, verbose_name="where an objection is sent by post"
                    ),
                ),
                (
                    "objection_online",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="where an objection is sent electronically",
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
            ],
            options={
                "verbose_name": "round",
                "verbose_name_plural": "rounds",
                "ordering": ["-closes_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="round_closes_after_opening",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("maximum_amount__gte", 0)),
                        name="round_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("signers_per_party__in", (1, 2))),
                        name="round_one_or_two_signers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision_weeks__gte", 1), ("decision_weeks__lte", 52)),
                        name="round_decision_term_sane",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completion_weeks__gte", 1), ("completion_weeks__lte", 12)
                        ),
                        name="round_completion_term_sane",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("independence__in", ["never", "after_own", "after_all"])
                        ),
                        name="round_independence_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sections__contained_by",
                                [
                                    "opgave",
                                    "region",
                                    "partners",
                                    "builds_on",
                                    "functions",
                                    "beroepsgroep",
                                    "governance",
                                    "learning",
                                    "budget",
                                    "contact",
                                ],
                            ),
                            ("sections__contains", ("region", "partners")),
                        ),
                        name="round_asks_known_sections",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision_weeks__lte", 8),
                            models.Q(("term_length_source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="round_long_term_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("term_start", "receipt"),
                            models.Q(("term_start_source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="round_term_from_closing_has_source",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="moves_with_a_reason",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.closes_at > OLD.closes_at)",
                    func="\n    IF EXISTS (SELECT FROM applications_application WHERE round_id = NEW.id)\n            AND NOT EXISTS (SELECT FROM applications_closingmove\n                WHERE round_id = NEW.id AND application_id IS NULL\n                AND closes_at = NEW.closes_at) THEN\n        RAISE EXCEPTION 'a closing moment is moved with a reason' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="257d4d817eee1c15570dadf94cb5d9adf8ec9ad0",
                    operation="UPDATE",
                    pgid="pgtrigger_moves_with_a_reason_dc86e",
                    table="applications_round",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_roundevent" ("closes_at", "completion_weeks", "decision_weeks", "handled_as_received", "id", "independence", "kind", "legal_basis", "maximum_amount", "name", "objection_address", "objection_online", "ocw_concurs", "on_behalf_of", "opens_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_days", "sections", "sharing_regions", "signers_per_party", "term_length_source", "term_set_by", "term_start", "term_start_source") VALUES (NEW."closes_at", NEW."completion_weeks", NEW."decision_weeks", NEW."handled_as_received", NEW."id", NEW."independence", NEW."kind", NEW."legal_basis", NEW."maximum_amount", NEW."name", NEW."objection_address", NEW."objection_online", NEW."ocw_concurs", NEW."on_behalf_of", NEW."opens_at", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reminder_days", NEW."sections", NEW."sharing_regions", NEW."signers_per_party", NEW."term_length_source", NEW."term_set_by", NEW."term_start", NEW."term_start_source"); RETURN NULL;',
                    hash="fd4af51a316e000c2af331500dd400e543216aa7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a0c65",
                    table="applications_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_roundevent" ("closes_at", "completion_weeks", "decision_weeks", "handled_as_received", "id", "independence", "kind", "legal_basis", "maximum_amount", "name", "objection_address", "objection_online", "ocw_concurs", "on_behalf_of", "opens_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_days", "sections", "sharing_regions", "signers_per_party", "term_length_source", "term_set_by", "term_start", "term_start_source") VALUES (NEW."closes_at", NEW."completion_weeks", NEW."decision_weeks", NEW."handled_as_received", NEW."id", NEW."independence", NEW."kind", NEW."legal_basis", NEW."maximum_amount", NEW."name", NEW."objection_address", NEW."objection_online", NEW."ocw_concurs", NEW."on_behalf_of", NEW."opens_at", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reminder_days", NEW."sections", NEW."sharing_regions", NEW."signers_per_party", NEW."term_length_source", NEW."term_set_by", NEW."term_start", NEW."term_start_source"); RETURN NULL;',
                    hash="7c2e81729dad4a2137a13e053347d999947d6290",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_35bdf",
                    table="applications_round",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RoundEvent",
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
                        to="applications.round",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("voorloper", "voorloper status"), ("subsidie", "subsidy")],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("opens_at", models.DateTimeField(verbose_name="opens")),
                ("closes_at", models.DateTimeField(verbose_name="closes")),
                (
                    "maximum_amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        verbose_name="maximum amount per application (euro)",
                    ),
                ),
                (
                    "decision_weeks",
                    models.PositiveSmallIntegerField(
                        default=8, verbose_name="decision term (weeks)"
                    ),
                ),
                (
                    "term_length_source",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="provision for a term of more than eight weeks",
                    ),
                ),
                (
                    "term_start",
                    models.CharField(
                        choices=[
                            ("receipt", "from receipt of each application"),
                            ("closing", "from the closing of the round"),
                        ],
                        default="receipt",
                        max_length=10,
                        verbose_name="the decision term counts",
                    ),
                ),
                (
                    "term_start_source",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="provision by which the term counts from closing",
                    ),
                ),
                (
                    "term_set_by",
                    models.CharField(
                        choices=[
                            ("statute", "an Act or an order in council"),
                            ("other", "a ministerial regulation or the round itself"),
                        ],
                        default="statute",
                        max_length=10,
                        verbose_name="the decision term is set by",
                    ),
                ),
                (
                    "signers_per_party",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="signatures for each partner"
                    ),
                ),
                (
                    "sharing_regions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="regions that may share locations",
                    ),
                ),
                (
                    "completion_weeks",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="term to complete an application (weeks)"
                    ),
                ),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("opgave", "The task of the region"),
                                ("region", "The region"),
                                ("partners", "Partners"),
                                ("builds_on", "Existing partnerships"),
                                ("functions", "The five functions"),
                                ("beroepsgroep", "Involvement of the beroepsgroep"),
                                ("governance", "Governance"),
                                ("learning", "Learning approach"),
                                ("budget", "Budget"),
                                ("contact", "Project leader"),
                            ],
                            max_length=15,
                        ),
                        default=applications.models.section_kinds.all_sections,
                        size=None,
                        verbose_name="parts of the plan that are asked",
                    ),
                ),
                (
                    "handled_as_received",
                    models.BooleanField(
                        default=False, verbose_name="applications are handled as they come"
                    ),
                ),
                (
                    "independence",
                    models.CharField(
                        choices=[
                            ("never", "never; only the joint outcome"),
                            ("after_own", "once the own assessment was handed in"),
                            ("after_all", "once all organisations have handed in"),
                        ],
                        default="after_own",
                        max_length=10,
                        verbose_name="assessors read what others judged",
                    ),
                ),
                (
                    "ocw_concurs",
                    models.BooleanField(default=True, verbose_name="OCW concurs before a decision"),
                ),
                (
                    "reminder_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=applications.models.rounds.default_reminder_days,
                        size=None,
                        verbose_name="reminders (days before closing)",
                    ),
                ),
                ("legal_basis", models.CharField(max_length=2000, verbose_name="legal basis")),
                (
                    "on_behalf_of",
                    models.CharField(max_length=200, verbose_name="decided on behalf of"),
                ),
                (
                    "objection_address",
                    models.CharField(
                        max_length=1000, verbose_name="where an objection is sent by post"
                    ),
                ),
                (
                    "objection_online",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="where an objection is sent electronically",
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="41f82aa263c8c8b1a93f4be33c735ebb72e6287e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1dd9a",
                    table="applications_roundevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="applications.round",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("title", models.CharField(max_length=150, verbose_name="criterion")),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=2000, verbose_name="explanation"),
                ),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("opgave", "The task of the region"),
                                ("region", "The region"),
                                ("partners", "Partners"),
                                ("builds_on", "Existing partnerships"),
                                ("functions", "The five functions"),
                                ("beroepsgroep", "Involvement of the beroepsgroep"),
                                ("governance", "Governance"),
                                ("learning", "Learning approach"),
                                ("budget", "Budget"),
                                ("contact", "Project leader"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="parts of the plan",
                    ),
                ),
                (
                    "is_knock_out",
                    models.BooleanField(
                        default=False, verbose_name="knock-out for a definitive status"
                    ),
                ),
                (
                    "about_beroepsgroep",
                    models.BooleanField(default=False, verbose_name="about the beroepsgroep"),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("round", "position"),
                        name="criterion_position_unique",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_criterionevent" ("about_beroepsgroep", "explanation", "id", "is_knock_out", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "sections", "title") VALUES (NEW."about_beroepsgroep", NEW."explanation", NEW."id", NEW."is_knock_out", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."round_id", NEW."sections", NEW."title"); RETURN NULL;',
                    hash="1993f58bec5427b1250e63fac5a04fd6b574f224",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82995",
                    table="applications_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_criterionevent" ("about_beroepsgroep", "explanation", "id", "is_knock_out", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "sections", "title") VALUES (NEW."about_beroepsgroep", NEW."explanation", NEW."id", NEW."is_knock_out", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."round_id", NEW."sections", NEW."title"); RETURN NULL;',
                    hash="98352036f4a5eac8e88fa6bcd38084f402fb9800",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_581a0",
                    table="applications_criterion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CriterionEvent",
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
                        to="applications.criterion",
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
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.round",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("title", models.CharField(max_length=150, verbose_name="criterion")),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=2000, verbose_name="explanation"),
                ),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("opgave", "The task of the region"),
                                ("region", "The region"),
                                ("partners", "Partners"),
                                ("builds_on", "Existing partnerships"),
                                ("functions", "The five functions"),
                                ("beroepsgroep", "Involvement of the beroepsgroep"),
                                ("governance", "Governance"),
                                ("learning", "Learning approach"),
                                ("budget", "Budget"),
                                ("contact", "Project leader"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="parts of the plan",
                    ),
                ),
                (
                    "is_knock_out",
                    models.BooleanField(
                        default=False, verbose_name="knock-out for a definitive status"
                    ),
                ),
                (
                    "about_beroepsgroep",
                    models.BooleanField(default=False, verbose_name="about the beroepsgroep"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="032236f9581a01e182bb1fdc6e3e8884fc786127",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_20ce1",
                    table="applications_criterionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RoundRequirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requirements",
                        to="applications.round",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="requirement")),
                (
                    "level",
                    models.CharField(
                        choices=[("block", "blocks submitting"), ("warn", "warns"), ("off", "off")],
                        max_length=5,
                        verbose_name="level",
                    ),
                ),
                (
                    "threshold",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="threshold"),
                ),
            ],
            options={
                "verbose_name": "requirement",
                "verbose_name_plural": "requirements",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "code"), name="round_requirement_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["block", "warn", "off"])),
                        name="round_requirement_level_known",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundrequirement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_roundrequirementevent" ("code", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "threshold") VALUES (NEW."code", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id", NEW."threshold"); RETURN NULL;',
                    hash="6ab98122a597681f837843f30f4e1cc65cbc6771",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dcb7a",
                    table="applications_roundrequirement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundrequirement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_roundrequirementevent" ("code", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "threshold") VALUES (NEW."code", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."threshold"); RETURN NULL;',
                    hash="06dd729dc4a08ab682c84371c134a24167a464b8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7bb02",
                    table="applications_roundrequirement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RoundRequirementEvent",
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
                        to="applications.roundrequirement",
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
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.round",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="requirement")),
                (
                    "level",
                    models.CharField(
                        choices=[("block", "blocks submitting"), ("warn", "warns"), ("off", "off")],
                        max_length=5,
                        verbose_name="level",
                    ),
                ),
                (
                    "threshold",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="threshold"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundrequirementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9ad64055654276e936583986059fc4dac2653f04",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cd980",
                    table="applications_roundrequirementevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="applications.round",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="regions.region",
                    ),
                ),
                (
                    "penvoerder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, max_length=20, null=True, unique=True, verbose_name="number"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("concept", "draft"),
                            ("ingediend", "submitted"),
                            ("in_beoordeling", "being assessed"),
                            ("voorlopig", "provisional status granted"),
                            ("definitief", "definitive status granted"),
                            ("afgewezen", "not granted"),
                            ("beeindigd", "provisional status withdrawn"),
                            ("niet_behandeld", "not handled"),
                            ("verleend", "subsidy granted"),
                            ("geweigerd", "subsidy refused"),
                            ("ingetrokken", "withdrawn"),
                            ("samengevoegd", "merged into another application"),
                        ],
                        default="concept",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="started at"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="submitted at"),
                ),
                (
                    "decide_by",
                    models.DateField(blank=True, null=True, verbose_name="decision promised by"),
                ),
                (
                    "postponed_to",
                    models.DateField(blank=True, null=True, verbose_name="decision postponed to"),
                ),
                (
                    "own_closes_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="own closing moment"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="why it was withdrawn"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="applications.application",
                    ),
                ),
            ],
            options={
                "verbose_name": "application",
                "verbose_name_plural": "applications",
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(fields=["round", "state"], name="application_round_state"),
                    models.Index(fields=["state", "number"], name="application_state_number"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("ingetrokken", "niet_behandeld")), _negated=True
                        ),
                        fields=("round", "region"),
                        name="application_once_per_round_and_region",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "concept",
                                    "ingediend",
                                    "in_beoordeling",
                                    "voorlopig",
                                    "definitief",
                                    "afgewezen",
                                    "beeindigd",
                                    "niet_behandeld",
                                    "verleend",
                                    "geweigerd",
                                    "ingetrokken",
                                    "samengevoegd",
                                ],
                            )
                        ),
                        name="application_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decide_by__isnull", True),
                                ("number__isnull", True),
                                ("submitted_at__isnull", True),
                            ),
                            models.Q(
                                ("decide_by__isnull", False),
                                ("number__isnull", False),
                                ("submitted_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="application_number_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_because", ""), ("state", "ingetrokken"), _connector="OR"
                        ),
                        name="application_reason_of_withdrawing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("postponed_to__isnull", True),
                            ("postponed_to__gte", models.F("decide_by")),
                            _connector="OR",
                        ),
                        name="application_postponed_is_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["concept", "ingetrokken"]),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="application_beyond_draft_was_submitted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "concept"), _negated=True),
                            ("submitted_at__isnull", True),
                            _connector="OR",
                        ),
                        name="application_draft_not_submitted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("state", "samengevoegd")),
                            models.Q(
                                models.Q(("state", "samengevoegd"), _negated=True),
                                ("merged_into__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="application_merged_into_one",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="case_only_in_draft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."penvoerder_id" IS DISTINCT FROM (NEW."penvoerder_id") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id"))',
                    func="\n    IF OLD.state <> 'concept' AND NOT (NEW.state = OLD.state AND NEW.round_id = OLD.round_id\n    AND NEW.region_id = OLD.region_id AND (OLD.state IN ('voorlopig', 'definitief') OR (OLD.state = 'ingediend' AND EXISTS (SELECT FROM applications_reopening r\n    WHERE r.application_id = NEW.id AND r.ended_at IS NULL)))) THEN\n        RAISE EXCEPTION 'the application is no longer a draft' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="9edf5aa95fc8dab6c90f1d97cd42d1559bcf486d",
                    operation="UPDATE",
                    pgid="pgtrigger_case_only_in_draft_b9f85",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="lead_passes_with_consent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."penvoerder_id" IS DISTINCT FROM (NEW."penvoerder_id"))',
                    func="\n    IF OLD.state IN ('concept', 'ingediend') AND NOT EXISTS (SELECT FROM applications_leadtransfer t WHERE t.application_id = NEW.id\n    AND (\n        (t.state = 'toegestaan' AND t.from_organisation_id = OLD.penvoerder_id\n            AND t.to_organisation_id = NEW.penvoerder_id)\n        OR (t.state = 'teruggezet' AND t.to_organisation_id = OLD.penvoerder_id\n            AND t.from_organisation_id = NEW.penvoerder_id)\n    )\n    AND NOT EXISTS (SELECT FROM applications_leadtransfer l\n        WHERE l.application_id = NEW.id AND l.id > t.id AND l.state = 'toegestaan')) THEN\n        RAISE EXCEPTION 'the lead is passed on with the consent of the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="e50377396fb33f1e996ec9778988b28801f8d3b2",
                    operation="UPDATE",
                    pgid="pgtrigger_lead_passes_with_consent_36d68",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="leaves_draft_closed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'concept' AND NOT (NEW.\"state\" = 'concept'))",
                    func="\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE application_id = NEW.id AND cardinality(open_sections) > 0\n            ) THEN\n                RAISE EXCEPTION 'sections of the plan are still open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="6a2b21c371dca98834bc3a3324af957dce7bc56a",
                    operation="UPDATE",
                    pgid="pgtrigger_leaves_draft_closed_f7148",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="numbered_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number)\n                OR (OLD.submitted_at IS NOT NULL\n                    AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at)\n            THEN\n                RAISE EXCEPTION 'number and moment of submitting stand'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="1dbafd4f3630a08ae41aa3c3c186d84847ef1bfb",
                    operation="UPDATE",
                    pgid="pgtrigger_numbered_once_cd2e3",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="promise_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."decide_by" IS NOT NULL AND OLD."decide_by" IS DISTINCT FROM (NEW."decide_by"))',
                    func="\n            RAISE EXCEPTION 'the day of the decision was promised on the receipt'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="688c1768655f17c2bd61056c05310e9fc360905f",
                    operation="UPDATE",
                    pgid="pgtrigger_promise_stays_4ba44",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="waits_for_completion",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state <> 'in_beoordeling')",
                    func="\n    IF EXISTS (SELECT FROM applications_completion c WHERE c.application_id = NEW.id AND c.state = 'gevraagd') THEN\n        RAISE EXCEPTION 'it is being completed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="6472cdba459b98e4f54aef35230e910a55358229",
                    operation="UPDATE",
                    pgid="pgtrigger_waits_for_completion_e9ce3",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="waits_for_reopened",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state IS DISTINCT FROM NEW.state)",
                    func="\n    IF EXISTS (SELECT FROM applications_reopening\n                WHERE application_id = NEW.id AND state = 'heropend') THEN\n        RAISE EXCEPTION 'it was reopened' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="95da623b2229f46cfa22a4b567e685b9cc07352f",
                    operation="UPDATE",
                    pgid="pgtrigger_waits_for_reopened_2c639",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="own_moment_was_given",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."own_closes_at" IS DISTINCT FROM (NEW."own_closes_at"))',
                    func="\n    IF NEW.own_closes_at IS NULL OR NEW.own_closes_at <= OLD.own_closes_at THEN\n        RAISE EXCEPTION 'a closing moment only moves later' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF OLD.state NOT IN ('concept', 'ingediend') THEN\n        RAISE EXCEPTION 'the application is handled already' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NOT EXISTS (SELECT FROM applications_closingmove\n                WHERE application_id = NEW.id AND closes_at = NEW.own_closes_at) THEN\n        RAISE EXCEPTION 'an own closing moment is given with a reason' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="aaaf7cfe931c4c7f3f2c18147a596ad34322bdfb",
                    operation="UPDATE",
                    pgid="pgtrigger_own_moment_was_given_fed8a",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="comes_back_by_undoing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id)",
                    func="\n    IF NOT (NEW.merged_into_id IS NULL AND EXISTS (\n    SELECT FROM applications_mergedapplication one\n    JOIN applications_merging act ON act.id = one.merging_id\n    WHERE one.application_id = NEW.id AND one.state_was = NEW.state\n    AND act.application_id = OLD.merged_into_id AND act.undone_at IS NOT NULL\n    AND one.id = (SELECT max(newest.id) FROM applications_mergedapplication newest\n        WHERE newest.application_id = NEW.id))) THEN\n        RAISE EXCEPTION 'what was merged into another application stands' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="919aea5accb495df672e7b43e4be2517e690ca97",
                    operation="UPDATE",
                    pgid="pgtrigger_comes_back_by_undoing_eef56",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_applicationevent" ("created_at", "created_by_id", "decide_by", "id", "merged_into_id", "number", "own_closes_at", "penvoerder_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postponed_to", "region_id", "round_id", "state", "submitted_at", "withdrawn_because") VALUES (NEW."created_at", NEW."created_by_id", NEW."decide_by", NEW."id", NEW."merged_into_id", NEW."number", NEW."own_closes_at", NEW."penvoerder_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postponed_to", NEW."region_id", NEW."round_id", NEW."state", NEW."submitted_at", NEW."withdrawn_because"); RETURN NULL;',
                    hash="aa9713822ca5b4b625086b31742dd41a21a6f583",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_60e1b",
                    table="applications_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_applicationevent" ("created_at", "created_by_id", "decide_by", "id", "merged_into_id", "number", "own_closes_at", "penvoerder_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postponed_to", "region_id", "round_id", "state", "submitted_at", "withdrawn_because") VALUES (NEW."created_at", NEW."created_by_id", NEW."decide_by", NEW."id", NEW."merged_into_id", NEW."number", NEW."own_closes_at", NEW."penvoerder_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postponed_to", NEW."region_id", NEW."round_id", NEW."state", NEW."submitted_at", NEW."withdrawn_because"); RETURN NULL;',
                    hash="73272515f4bd8983e4fbe725726fc5eaf829f9f1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f714e",
                    table="applications_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="application",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{afgewezen:in_beoordeling,beeindigd:voorlopig,concept:ingediend,concept:ingetrokken,in_beoordeling:afgewezen,in_beoordeling:definitief,in_beoordeling:geweigerd,in_beoordeling:ingetrokken,in_beoordeling:niet_behandeld,in_beoordeling:samengevoegd,in_beoordeling:verleend,in_beoordeling:voorlopig,ingediend:in_beoordeling,ingediend:ingetrokken,ingediend:niet_behandeld,ingediend:samengevoegd,niet_behandeld:in_beoordeling,niet_behandeld:ingediend,samengevoegd:in_beoordeling,samengevoegd:ingediend,voorlopig:beeindigd,voorlopig:definitief}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="56987d949ee4808bf64c6feb2cad6e3fad45f0d3",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_32ed1",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="applications.application",
                    ),
                ),
                (
                    "reference",
                    models.CharField(editable=False, max_length=8, verbose_name="reference"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
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
                (
                    "joined_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="takes part since, after the status"
                    ),
                ),
                (
                    "left_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="takes part no longer since"
                    ),
                ),
                (
                    "signed_by_submitting",
                    models.BooleanField(default=False, verbose_name="signed by submitting"),
                ),
                (
                    "removed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="taken off the list at"
                    ),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=150, verbose_name="who signs"),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of who signs"
                    ),
                ),
                (
                    "second_name",
                    models.CharField(blank=True, max_length=150, verbose_name="who signs too"),
                ),
                (
                    "second_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of who signs too"
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["kind", "pk"],
                "indexes": [
                    models.Index(fields=["contact_email"], name="partner_contact_email"),
                    models.Index(
                        condition=models.Q(("second_email", ""), _negated=True),
                        fields=["second_email"],
                        name="partner_second_email",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "organisation"), name="partner_once_per_application"
                    ),
                    models.UniqueConstraint(
                        fields=("application", "reference"), name="partner_reference_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reference__regex", "^P[1-9][0-9]*$")),
                        name="partner_reference_format",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "school_board",
                                    "teacher_training",
                                    "support_training",
                                    "beroepsgroep",
                                    "other",
                                ],
                            )
                        ),
                        name="partner_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "contact_email",
                                django.db.models.functions.text.Lower("contact_email"),
                            ),
                            ("second_email", django.db.models.functions.text.Lower("second_email")),
                        ),
                        name="partner_address_in_one_spelling",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_email", ""),
                            models.Q(("second_email", models.F("contact_email")), _negated=True),
                            _connector="OR",
                        ),
                        name="partner_signers_differ",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("location_sectors", []), ("location_codes", []), _connector="OR"
                        ),
                        name="partner_locations_by_sector_or_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="partner_has_name"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.application_id;\n            ELSE\n                subject := NEW.application_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'contact_name' - 'contact_email' - 'second_name' - 'second_email' - 'joined_on' - 'left_on' - 'signed_by_submitting' = to_jsonb(OLD) - 'contact_name' - 'contact_email' - 'second_name' - 'second_email' - 'joined_on' - 'left_on' - 'signed_by_submitting' THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.application_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its application'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF NOT coalesce(NEW.joined_on IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.removed_at IS NOT NULL), FALSE) AND EXISTS (\n                SELECT FROM applications_plan\n                WHERE application_id = subject AND 'partners' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section partners is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="f33c7e7bf875e6d79a9112e8cdd1f0cb930eb7a2",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_4c996",
                    table="applications_partner",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="reference_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."reference" IS DISTINCT FROM (NEW."reference"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="9849b2f1b0f305839ce713d4a58a4b6e93b387b9",
                    operation="UPDATE",
                    pgid="pgtrigger_reference_stays_7d75a",
                    table="applications_partner",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "joined_on", "kind", "left_on", "location_codes", "location_sectors", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "removed_at", "second_email", "second_name", "signed_by_submitting") VALUES (NEW."application_id", NEW."contact_email", NEW."contact_name", NEW."id", NEW."joined_on", NEW."kind", NEW."left_on", NEW."location_codes", NEW."location_sectors", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."removed_at", NEW."second_email", NEW."second_name", NEW."signed_by_submitting"); RETURN NULL;',
                    hash="4cb7273140be46e6cd525e553a6f455c0b924ae8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9c5b0",
                    table="applications_partner",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "joined_on", "kind", "left_on", "location_codes", "location_sectors", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "removed_at", "second_email", "second_name", "signed_by_submitting") VALUES (NEW."application_id", NEW."contact_email", NEW."contact_name", NEW."id", NEW."joined_on", NEW."kind", NEW."left_on", NEW."location_codes", NEW."location_sectors", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."removed_at", NEW."second_email", NEW."second_name", NEW."signed_by_submitting"); RETURN NULL;',
                    hash="6ee77ccfbced832e177628d785acd1cc20fc99d6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_27d22",
                    table="applications_partner",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "joined_on", "kind", "left_on", "location_codes", "location_sectors", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "removed_at", "second_email", "second_name", "signed_by_submitting") VALUES (OLD."application_id", OLD."contact_email", OLD."contact_name", OLD."id", OLD."joined_on", OLD."kind", OLD."left_on", OLD."location_codes", OLD."location_sectors", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."removed_at", OLD."second_email", OLD."second_name", OLD."signed_by_submitting"); RETURN NULL;',
                    hash="bcd94267ef19091c0de144ebcbcb2cea42405345",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7fde0",
                    table="applications_partner",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PartnerEvent",
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
                        to="applications.partner",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "reference",
                    models.CharField(editable=False, max_length=8, verbose_name="reference"),
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
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
                (
                    "joined_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="takes part since, after the status"
                    ),
                ),
                (
                    "left_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="takes part no longer since"
                    ),
                ),
                (
                    "signed_by_submitting",
                    models.BooleanField(default=False, verbose_name="signed by submitting"),
                ),
                (
                    "removed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="taken off the list at"
                    ),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=150, verbose_name="who signs"),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of who signs"
                    ),
                ),
                (
                    "second_name",
                    models.CharField(blank=True, max_length=150, verbose_name="who signs too"),
                ),
                (
                    "second_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of who signs too"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["application", "pgh_created_at"], name="partner_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partnerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f7a1b5386a1943b192c7934aab6e70f90e0685aa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2aa2d",
                    table="applications_partnerevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ApplicationEvent",
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
                        to="applications.application",
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
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.round",
                    ),
                ),
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
                    "penvoerder",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "number",
                    models.CharField(blank=True, max_length=20, null=True, verbose_name="number"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("concept", "draft"),
                            ("ingediend", "submitted"),
                            ("in_beoordeling", "being assessed"),
                            ("voorlopig", "provisional status granted"),
                            ("definitief", "definitive status granted"),
                            ("afgewezen", "not granted"),
                            ("beeindigd", "provisional status withdrawn"),
                            ("niet_behandeld", "not handled"),
                            ("verleend", "subsidy granted"),
                            ("geweigerd", "subsidy refused"),
                            ("ingetrokken", "withdrawn"),
                            ("samengevoegd", "merged into another application"),
                        ],
                        default="concept",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="started at"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="submitted at"),
                ),
                (
                    "decide_by",
                    models.DateField(blank=True, null=True, verbose_name="decision promised by"),
                ),
                (
                    "postponed_to",
                    models.DateField(blank=True, null=True, verbose_name="decision postponed to"),
                ),
                (
                    "own_closes_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="own closing moment"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="why it was withdrawn"
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
                        to="applications.application",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="630c1c333f6d410f309a87e3bbbc3af261f9a94f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4f572",
                    table="applications_applicationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan",
                        to="applications.application",
                    ),
                ),
                (
                    "open_sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("opgave", "The task of the region"),
                                ("region", "The region"),
                                ("partners", "Partners"),
                                ("builds_on", "Existing partnerships"),
                                ("functions", "The five functions"),
                                ("beroepsgroep", "Involvement of the beroepsgroep"),
                                ("governance", "Governance"),
                                ("learning", "Learning approach"),
                                ("budget", "Budget"),
                                ("contact", "Project leader"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=applications.models.section_kinds.all_sections,
                        size=None,
                        verbose_name="open sections",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name of the region")),
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
                    "municipalities",
                    models.ManyToManyField(blank=True, related_name="+", to="regions.municipality"),
                ),
            ],
            options={
                "verbose_name": "plan",
                "verbose_name_plural": "plans",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "open_sections__contained_by",
                                [
                                    "opgave",
                                    "region",
                                    "partners",
                                    "builds_on",
                                    "functions",
                                    "beroepsgroep",
                                    "governance",
                                    "learning",
                                    "budget",
                                    "contact",
                                ],
                            )
                        ),
                        name="plan_open_sections_known",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="region_only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_national" IS DISTINCT FROM (NEW."is_national") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sectors" IS DISTINCT FROM (NEW."sectors"))',
                    func="\n            IF 'region' <> ALL (OLD.open_sections) THEN\n                RAISE EXCEPTION 'the section region is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7edf513c509b6a5f0e47cb1b0c4a325d0f70b7c2",
                    operation="UPDATE",
                    pgid="pgtrigger_region_only_when_open_47823",
                    table="applications_plan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="open_only_in_draft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF cardinality(NEW.open_sections) > 0 AND EXISTS (\n                SELECT FROM applications_application\n                WHERE id = NEW.application_id AND state <> 'concept'\n            ) AND NOT NEW.open_sections <@ ARRAY(\n                SELECT item.section FROM applications_completionitem item\n                JOIN applications_completion asked ON asked.id = item.completion_id\n                WHERE asked.application_id = NEW.application_id AND asked.state = 'gevraagd'\n            )::varchar[] AND NOT EXISTS (\n                SELECT FROM applications_reopening reopened\n                WHERE reopened.application_id = NEW.application_id AND reopened.state = 'heropend'\n            ) THEN\n                RAISE EXCEPTION 'the application is no longer a draft'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="2a175c7ee3c47a47399ea50226380a7127b573cb",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_open_only_in_draft_0dede",
                    table="applications_plan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="open_is_asked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."open_sections" IS DISTINCT FROM (NEW."open_sections"))',
                    func="\n            IF NOT NEW.open_sections <@ (\n                SELECT round.sections FROM applications_application application\n                JOIN applications_round round ON round.id = application.round_id\n                WHERE application.id = NEW.application_id\n            ) THEN\n                RAISE EXCEPTION 'the round does not ask this section'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="7398afe3d6c1a3ac5dece3c3b15491e5707613b9",
                    operation="UPDATE",
                    pgid="pgtrigger_open_is_asked_c67c4",
                    table="applications_plan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="plan_goes_in_draft_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF EXISTS (\n                SELECT FROM applications_application\n                WHERE id = OLD.application_id AND state <> 'concept'\n            ) THEN\n                RAISE EXCEPTION 'the application is no longer a draft: its plan stays'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN OLD;\n        ",
                    hash="881baf41232b5ff0bd17ca4fa2ce7e5fd926ff0f",
                    operation="DELETE",
                    pgid="pgtrigger_plan_goes_in_draft_only_b6827",
                    table="applications_plan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="plan_stays_with_its_case",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="887dd68f7b2de6610fa3ef344c0eabc8450931e3",
                    operation="UPDATE",
                    pgid="pgtrigger_plan_stays_with_its_case_3f5f7",
                    table="applications_plan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_planevent" ("application_id", "id", "is_national", "name", "open_sections", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors") VALUES (NEW."application_id", NEW."id", NEW."is_national", NEW."name", NEW."open_sections", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sectors"); RETURN NULL;',
                    hash="ebbc2d52ef9030119b6d8151d238767f573d32ee",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ce8f5",
                    table="applications_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_planevent" ("application_id", "id", "is_national", "name", "open_sections", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors") VALUES (NEW."application_id", NEW."id", NEW."is_national", NEW."name", NEW."open_sections", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sectors"); RETURN NULL;',
                    hash="028be97df52f3336f9ed692a5babe60eb5d06970",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e5c32",
                    table="applications_plan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PlanEvent",
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
                        to="applications.plan",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "open_sections",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("opgave", "The task of the region"),
                                ("region", "The region"),
                                ("partners", "Partners"),
                                ("builds_on", "Existing partnerships"),
                                ("functions", "The five functions"),
                                ("beroepsgroep", "Involvement of the beroepsgroep"),
                                ("governance", "Governance"),
                                ("learning", "Learning approach"),
                                ("budget", "Budget"),
                                ("contact", "Project leader"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=applications.models.section_kinds.all_sections,
                        size=None,
                        verbose_name="open sections",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name of the region")),
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
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["pgh_obj", "pgh_created_at"], name="plan_events")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f7f18a5b4960daf0dfecd9eef8b718a3c533a68d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0f5bd",
                    table="applications_planevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PlanMunicipality",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.plan_municipalities",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planmunicipality",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'region' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section region is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="b2b2e3a5dccd303e31d74b61ea827aba68b29b19",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_f2a38",
                    table="applications_plan_municipalities",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planmunicipality",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_planmunicipalityevent" ("id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id"); RETURN NULL;',
                    hash="c93026b376cf797682bcca526a6ef5d04e5431bb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cb426",
                    table="applications_plan_municipalities",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planmunicipality",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_planmunicipalityevent" ("id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id"); RETURN NULL;',
                    hash="5ad93138a45abd224a0fe2ac56e619a576d0ab65",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9edfc",
                    table="applications_plan_municipalities",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planmunicipality",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_planmunicipalityevent" ("id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id"); RETURN NULL;',
                    hash="94c1dfa63717de158ac54bee77047a0d64486d7d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_58422",
                    table="applications_plan_municipalities",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PlanMunicipalityEvent",
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
                        to="applications.planmunicipality",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.plan",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.municipality",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="municipality_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planmunicipalityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2224653766ab4f95416c4ea9e9f620469426d4c9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e7384",
                    table="applications_planmunicipalityevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="applications.plan",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opgave", "The task of the region"),
                            ("region", "The region"),
                            ("partners", "Partners"),
                            ("builds_on", "Existing partnerships"),
                            ("functions", "The five functions"),
                            ("beroepsgroep", "Involvement of the beroepsgroep"),
                            ("governance", "Governance"),
                            ("learning", "Learning approach"),
                            ("budget", "Budget"),
                            ("contact", "Project leader"),
                        ],
                        max_length=15,
                        verbose_name="section",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
            ],
            options={
                "verbose_name": "section",
                "verbose_name_plural": "sections",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "kind"), name="section_once")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="section",
            trigger=pgtrigger.compiler.Trigger(
                name="section_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="fd9ab5f724c9430bc80b9a9f77b95d3fd4413f94",
                    operation="UPDATE",
                    pgid="pgtrigger_section_stays_b3090",
                    table="applications_section",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "involvement",
                    models.CharField(
                        blank=True,
                        max_length=20000,
                        verbose_name="how teachers and school leaders were involved in this plan",
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        blank=True,
                        max_length=20000,
                        verbose_name="how their say is arranged from now on",
                    ),
                ),
            ],
            options={
                "verbose_name": "involvement of the beroepsgroep",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'beroepsgroep' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section beroepsgroep is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="afdb13d2e0db5ec3c3b9f71c91d54dcfdcc2fa43",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_bb7e3",
                    table="applications_involvement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_involvementevent" ("involvement", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "voice") VALUES (NEW."involvement", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."plan_id", NEW."voice"); RETURN NULL;',
                    hash="1189d46294e9faebb48ca1198090e855822f2a55",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a73cc",
                    table="applications_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_involvementevent" ("involvement", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "voice") VALUES (NEW."involvement", _pgh_attach_context(), NOW(), \'update\', NEW."plan_id", NEW."plan_id", NEW."voice"); RETURN NULL;',
                    hash="10a98bb1cf84227dfdd600870002b15f088ec427",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a3133",
                    table="applications_involvement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="InvolvementEvent",
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
                        to="applications.involvement",
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
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "involvement",
                    models.CharField(
                        blank=True,
                        max_length=20000,
                        verbose_name="how teachers and school leaders were involved in this plan",
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        blank=True,
                        max_length=20000,
                        verbose_name="how their say is arranged from now on",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="involvement_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b9b69bab1bb99c2696325c0d3b02ad48e26a2683",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7c188",
                    table="applications_involvementevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Governance",
            fields=[
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "governance",
                    models.CharField(blank=True, max_length=20000, verbose_name="governance"),
                ),
            ],
            options={
                "verbose_name": "governance",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="governance",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'governance' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section governance is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="17acca0739fbbca114a867c917fea1ee08f011a7",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_1c42c",
                    table="applications_governance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="governance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_governanceevent" ("governance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."governance", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."plan_id"); RETURN NULL;',
                    hash="fc85c51dbb93171ee55f415ae8ffe6154a0671a3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bfa9e",
                    table="applications_governance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="governance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_governanceevent" ("governance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."governance", _pgh_attach_context(), NOW(), \'update\', NEW."plan_id", NEW."plan_id"); RETURN NULL;',
                    hash="32d9a9c3e869d95d913830508a10683dca212be6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c1790",
                    table="applications_governance",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="GovernanceEvent",
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
                        to="applications.governance",
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
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "governance",
                    models.CharField(blank=True, max_length=20000, verbose_name="governance"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="governance_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="governanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ce0b9026c47e55893baa2ba946406acf4fe0b28c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_752d6",
                    table="applications_governanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LearningApproach",
            fields=[
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "learning_approach",
                    models.CharField(
                        blank=True,
                        max_length=20000,
                        verbose_name="learning approach and monitoring",
                    ),
                ),
            ],
            options={
                "verbose_name": "learning approach",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="learningapproach",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'learning' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section learning is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="cb3322f4d19e9b6b73e5e2d03757d5b4d38f2abc",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_4321a",
                    table="applications_learningapproach",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="learningapproach",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_learningapproachevent" ("learning_approach", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."learning_approach", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."plan_id"); RETURN NULL;',
                    hash="a3ce5f83587b0a227f1ff2aae4c9fe9227c1ca76",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2fa3d",
                    table="applications_learningapproach",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="learningapproach",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_learningapproachevent" ("learning_approach", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."learning_approach", _pgh_attach_context(), NOW(), \'update\', NEW."plan_id", NEW."plan_id"); RETURN NULL;',
                    hash="fc86102b4236f04ae361bda3a1001cae6bfa0d08",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f2f42",
                    table="applications_learningapproach",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LearningApproachEvent",
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
                        to="applications.learningapproach",
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
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "learning_approach",
                    models.CharField(
                        blank=True,
                        max_length=20000,
                        verbose_name="learning approach and monitoring",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="learning_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="learningapproachevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8fb802cf7454d26c6a78df50bc6e1f53d8e6cd22",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c9238",
                    table="applications_learningapproachevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ProjectLeader",
            fields=[
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="%(class)s",
                        serialize=False,
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone number")),
            ],
            options={
                "verbose_name": "project leader",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="projectleader",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'contact' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section contact is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ab24719fb6408cbd0ca6c04b7c0a6f17bd00ca4b",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_67a98",
                    table="applications_projectleader",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="projectleader",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_projectleaderevent" ("email", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "plan_id") VALUES (NEW."email", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."phone", NEW."plan_id"); RETURN NULL;',
                    hash="9a3ac4cc523809c06d2aab333623fcc0c2c869e3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_29cf2",
                    table="applications_projectleader",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="projectleader",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_projectleaderevent" ("email", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "plan_id") VALUES (NEW."email", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."plan_id", NEW."phone", NEW."plan_id"); RETURN NULL;',
                    hash="f209c0d6f18e98b15739216fad389b5d56a456da",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8f15b",
                    table="applications_projectleader",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ProjectLeaderEvent",
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
                        to="applications.projectleader",
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
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone number")),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "pgh_created_at"], name="leader_events")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="projectleaderevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8e93ebeb7c86d2cd47338ac05a236a4efef2b7a6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_78993",
                    table="applications_projectleaderevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="FunctionPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="function_plans",
                        to="applications.plan",
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("werven", "Werven"),
                            ("matchen", "Matchen"),
                            ("opleiden", "Opleiden"),
                            ("begeleiden", "Begeleiden"),
                            ("professionaliseren", "Professionaliseren"),
                        ],
                        max_length=20,
                        verbose_name="function",
                    ),
                ),
                (
                    "activities",
                    models.CharField(
                        blank=True, max_length=20000, verbose_name="what the region will do"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True, max_length=20000, verbose_name="the measurable result"
                    ),
                ),
                (
                    "for_whom",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("leraren", "teachers"),
                                ("ondersteuners", "support staff"),
                                ("schoolleiders", "school leaders"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="for whom",
                    ),
                ),
                (
                    "carried_out_by",
                    models.CharField(blank=True, max_length=200, verbose_name="who carries it out"),
                ),
                ("period", models.CharField(blank=True, max_length=200, verbose_name="when")),
            ],
            options={
                "verbose_name": "plan for a function",
                "verbose_name_plural": "plans for functions",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "function"), name="function_plan_once")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="functionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'functions' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section functions is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="61dd07af9a7400e8aceec8a1e496baa82a0c3dd9",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_7fa48",
                    table="applications_functionplan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="functionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_functionplanevent" ("activities", "carried_out_by", "for_whom", "function", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "result") VALUES (NEW."activities", NEW."carried_out_by", NEW."for_whom", NEW."function", NEW."id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."result"); RETURN NULL;',
                    hash="cd26169de48237589676f88032eec5e787c324cc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d94cb",
                    table="applications_functionplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="functionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_functionplanevent" ("activities", "carried_out_by", "for_whom", "function", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "result") VALUES (NEW."activities", NEW."carried_out_by", NEW."for_whom", NEW."function", NEW."id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."result"); RETURN NULL;',
                    hash="d1c910077e44f55406fe4869437e950cf6d34df3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d696d",
                    table="applications_functionplan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="FunctionPlanEvent",
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
                        to="applications.functionplan",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.plan",
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("werven", "Werven"),
                            ("matchen", "Matchen"),
                            ("opleiden", "Opleiden"),
                            ("begeleiden", "Begeleiden"),
                            ("professionaliseren", "Professionaliseren"),
                        ],
                        max_length=20,
                        verbose_name="function",
                    ),
                ),
                (
                    "activities",
                    models.CharField(
                        blank=True, max_length=20000, verbose_name="what the region will do"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True, max_length=20000, verbose_name="the measurable result"
                    ),
                ),
                (
                    "for_whom",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("leraren", "teachers"),
                                ("ondersteuners", "support staff"),
                                ("schoolleiders", "school leaders"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="for whom",
                    ),
                ),
                (
                    "carried_out_by",
                    models.CharField(blank=True, max_length=200, verbose_name="who carries it out"),
                ),
                ("period", models.CharField(blank=True, max_length=200, verbose_name="when")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="function_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="functionplanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="119105a9fe4cbc414b7a630b561f58d58c98b7fe",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_98788",
                    table="applications_functionplanevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Shortage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "sector",
                    models.CharField(
                        blank=True,
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
                    "fte_now",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        verbose_name="shortage now (fte)",
                    ),
                ),
                (
                    "fte_expected",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        verbose_name="expected (fte)",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="expected in"
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=200, verbose_name="source and year"),
                ),
            ],
            options={
                "verbose_name": "shortage in a sector",
                "verbose_name_plural": "shortages in sectors",
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fte_now__gte", 0)), name="shortage_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fte_expected__gte", 0)),
                        name="expected_shortage_not_negative",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shortage",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'opgave' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section opgave is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="d1eec25ed2fce5223b01ab846eb65164d36271cd",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_c7508",
                    table="applications_shortage",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shortage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_shortageevent" ("fte_expected", "fte_now", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "sector", "source", "year") VALUES (NEW."fte_expected", NEW."fte_now", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."sector", NEW."source", NEW."year"); RETURN NULL;',
                    hash="78df8803afbc138c82adcf566fd59a06e7f1c89b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3c5f1",
                    table="applications_shortage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shortage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_shortageevent" ("fte_expected", "fte_now", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "sector", "source", "year") VALUES (NEW."fte_expected", NEW."fte_now", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."sector", NEW."source", NEW."year"); RETURN NULL;',
                    hash="0fe2e18114b7aa803be5addabd557ba1c2eb5053",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97517",
                    table="applications_shortage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shortage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_shortageevent" ("fte_expected", "fte_now", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "sector", "source", "year") VALUES (OLD."fte_expected", OLD."fte_now", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."sector", OLD."source", OLD."year"); RETURN NULL;',
                    hash="0ed3847916a1fba92111c67d24c21ede8f770308",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_17070",
                    table="applications_shortage",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ShortageEvent",
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
                        to="applications.shortage",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "sector",
                    models.CharField(
                        blank=True,
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
                    "fte_now",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        verbose_name="shortage now (fte)",
                    ),
                ),
                (
                    "fte_expected",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        verbose_name="expected (fte)",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="expected in"
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=200, verbose_name="source and year"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="shortage_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shortageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="79e70a47521a7d360903421ff8dbe7acab64854c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_13273",
                    table="applications_shortageevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("goal", models.CharField(blank=True, max_length=200, verbose_name="goal")),
                (
                    "measure",
                    models.CharField(blank=True, max_length=200, verbose_name="measured by"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="reached on")),
            ],
            options={
                "verbose_name": "goal",
                "verbose_name_plural": "goals",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'opgave' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section opgave is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="90b130bf3b642c07ea7c15abefb0e3dc5824db37",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_25463",
                    table="applications_goal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_goalevent" ("due", "goal", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position") VALUES (NEW."due", NEW."goal", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position"); RETURN NULL;',
                    hash="645b6abd61c148115e275bc1896c1749c1e23c05",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_10623",
                    table="applications_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_goalevent" ("due", "goal", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position") VALUES (NEW."due", NEW."goal", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position"); RETURN NULL;',
                    hash="25495a094119882ca0e4e6508976678b6448ddc5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_87d95",
                    table="applications_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_goalevent" ("due", "goal", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position") VALUES (OLD."due", OLD."goal", OLD."id", OLD."measure", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position"); RETURN NULL;',
                    hash="a6a859196831f8e3ff6b95a34c7b147db2cf8892",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fc57b",
                    table="applications_goal",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="GoalEvent",
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
                        to="applications.goal",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("goal", models.CharField(blank=True, max_length=200, verbose_name="goal")),
                (
                    "measure",
                    models.CharField(blank=True, max_length=200, verbose_name="measured by"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="reached on")),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "pgh_created_at"], name="goal_events")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8ebdfcb59a2b2ff4476c116fafbca712770d00c0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_28044",
                    table="applications_goalevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TrainingCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "training",
                    models.CharField(blank=True, max_length=200, verbose_name="teacher training"),
                ),
                (
                    "students",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        max_digits=6,
                        null=True,
                        verbose_name="students",
                    ),
                ),
                (
                    "zij_instromers",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        max_digits=6,
                        null=True,
                        verbose_name="zij-instromers",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="counted in"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
            ],
            options={
                "verbose_name": "number of people in training",
                "verbose_name_plural": "numbers of people in training",
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("students__gte", 0), ("zij_instromers__gte", 0)),
                        name="training_count_not_negative",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingcount",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'opgave' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section opgave is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="afaf7c18d9c686fecc7f1a95c8a3e27a54a68ea6",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_e7e7e",
                    table="applications_trainingcount",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingcount",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_trainingcountevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "source", "students", "training", "year", "zij_instromers") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."source", NEW."students", NEW."training", NEW."year", NEW."zij_instromers"); RETURN NULL;',
                    hash="1666915ce71158ccfa1ee7cddbb9667604fd83e6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_86b5d",
                    table="applications_trainingcount",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingcount",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_trainingcountevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "source", "students", "training", "year", "zij_instromers") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."source", NEW."students", NEW."training", NEW."year", NEW."zij_instromers"); RETURN NULL;',
                    hash="7587611d07c64fd39eda151d976c6220d1e30b35",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6f950",
                    table="applications_trainingcount",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingcount",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_trainingcountevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "source", "students", "training", "year", "zij_instromers") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."source", OLD."students", OLD."training", OLD."year", OLD."zij_instromers"); RETURN NULL;',
                    hash="b49fb13f8dd9e7e50c9567797714f86359b4fc3f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc280",
                    table="applications_trainingcount",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TrainingCountEvent",
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
                        to="applications.trainingcount",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "training",
                    models.CharField(blank=True, max_length=200, verbose_name="teacher training"),
                ),
                (
                    "students",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        max_digits=6,
                        null=True,
                        verbose_name="students",
                    ),
                ),
                (
                    "zij_instromers",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        max_digits=6,
                        null=True,
                        verbose_name="zij-instromers",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="counted in"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="training_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trainingcountevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="648be985b157c86174ef38d1eca40a700bd902bc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5c8e3",
                    table="applications_trainingcountevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="BuildsOn",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
            ],
            options={
                "verbose_name": "existing partnership",
                "verbose_name_plural": "existing partnerships",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="buildson",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'builds_on' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section builds_on is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="f60d4cea68197d1229f37e98d59f81200ec60fc4",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_80a86",
                    table="applications_buildson",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="buildson",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_buildsonevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "since", "source", "until") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."since", NEW."source", NEW."until"); RETURN NULL;',
                    hash="8f937cc71cd16f670e1d867cee4333c05109c6a0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_113ba",
                    table="applications_buildson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="buildson",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_buildsonevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "since", "source", "until") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."since", NEW."source", NEW."until"); RETURN NULL;',
                    hash="61937a89eb47d62a226e3e6b088033c409eac21f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f988b",
                    table="applications_buildson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="buildson",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_buildsonevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "since", "source", "until") VALUES (OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."since", OLD."source", OLD."until"); RETURN NULL;',
                    hash="13e8af31f6b2e3aa240e5a243b20c9f8559eb61d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ec829",
                    table="applications_buildson",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="BuildsOnEvent",
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
                        to="applications.buildson",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="builds_on_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="buildsonevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="20f3f78f45c49446a7c21e64858c689305be63fa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2cf2a",
                    table="applications_buildsonevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "function",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("werven", "Werven"),
                            ("matchen", "Matchen"),
                            ("opleiden", "Opleiden"),
                            ("begeleiden", "Begeleiden"),
                            ("professionaliseren", "Professionaliseren"),
                        ],
                        max_length=20,
                        verbose_name="function",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("people", "people"),
                            ("materials", "materials"),
                            ("overhead", "overhead"),
                            ("other", "other costs"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=200, verbose_name="what it is for"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
                ),
                (
                    "requested",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="requested (euro)",
                    ),
                ),
                (
                    "own",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="own contribution (euro)",
                    ),
                ),
            ],
            options={
                "verbose_name": "budget line",
                "verbose_name_plural": "budget lines",
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("requested__gte", 0)),
                        name="budget_line_requested_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("own__gte", 0)), name="budget_line_own_not_negative"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'budget' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section budget is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="a32a3f1ade561405025e8792a3d49bf7f3aee645",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_when_open_22a69",
                    table="applications_budgetline",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_budgetlineevent" ("description", "function", "id", "kind", "own", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "requested", "year") VALUES (NEW."description", NEW."function", NEW."id", NEW."kind", NEW."own", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position", NEW."requested", NEW."year"); RETURN NULL;',
                    hash="986251cf5136da86a7635fea3cfa00b35dc27686",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a062d",
                    table="applications_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_budgetlineevent" ("description", "function", "id", "kind", "own", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "requested", "year") VALUES (NEW."description", NEW."function", NEW."id", NEW."kind", NEW."own", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position", NEW."requested", NEW."year"); RETURN NULL;',
                    hash="6fd1d6b99a62bad609084ae70b357070484e9a62",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c61f4",
                    table="applications_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_budgetlineevent" ("description", "function", "id", "kind", "own", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "requested", "year") VALUES (OLD."description", OLD."function", OLD."id", OLD."kind", OLD."own", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position", OLD."requested", OLD."year"); RETURN NULL;',
                    hash="25cf4f449fa50fbc643341f914b2059378723a2f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3c3d5",
                    table="applications_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="BudgetLineEvent",
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
                        to="applications.budgetline",
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
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.plan",
                        verbose_name="plan",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "function",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("werven", "Werven"),
                            ("matchen", "Matchen"),
                            ("opleiden", "Opleiden"),
                            ("begeleiden", "Begeleiden"),
                            ("professionaliseren", "Professionaliseren"),
                        ],
                        max_length=20,
                        verbose_name="function",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("people", "people"),
                            ("materials", "materials"),
                            ("overhead", "overhead"),
                            ("other", "other costs"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=200, verbose_name="what it is for"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
                ),
                (
                    "requested",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="requested (euro)",
                    ),
                ),
                (
                    "own",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="own contribution (euro)",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "pgh_created_at"], name="budget_line_events")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetlineevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6e7b796be52811ebc7c3ebc39620941f7b0ad45b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_aad71",
                    table="applications_budgetlineevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="applications.section",
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.version",
                    ),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="added at"
                    ),
                ),
                (
                    "removed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken off at"),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "ordering": ["pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="attached_only_when_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE subject bigint;",
                    func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.section_id;\n            ELSE\n                subject := NEW.section_id;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_section section\n                JOIN applications_plan plan ON plan.id = section.plan_id\n                WHERE section.id = subject AND section.kind <> ALL (plan.open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section of this attachment is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ",
                    hash="3b6fd8fcaabb09088b056137d2662bd593724f45",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_attached_only_when_open_2aa97",
                    table="applications_attachment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="attachment_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."section_id" IS DISTINCT FROM (NEW."section_id") OR OLD."added_at" IS DISTINCT FROM (NEW."added_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="fdd87ecb345f734d5c9d9d3f549bb55c2b65167e",
                    operation="UPDATE",
                    pgid="pgtrigger_attachment_stays_e8777",
                    table="applications_attachment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_attachmentevent" ("added_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "section_id", "version_id") VALUES (NEW."added_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removed_at", NEW."section_id", NEW."version_id"); RETURN NULL;',
                    hash="000d393535d69a721f9c7bb452382cbbb55e2fc1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d6d94",
                    table="applications_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_attachmentevent" ("added_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "section_id", "version_id") VALUES (NEW."added_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removed_at", NEW."section_id", NEW."version_id"); RETURN NULL;',
                    hash="ce825def38572d225be98d19a77c630afdd70741",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c27e9",
                    table="applications_attachment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="AttachmentEvent",
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
                        to="applications.attachment",
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
                    "section",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.section",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="documents.version",
                    ),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="added at"
                    ),
                ),
                (
                    "removed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken off at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1d3b347a7167a4cd89414757df9705ca33ef6e43",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_68af2",
                    table="applications_attachmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="applications.application",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                ("content", models.JSONField()),
                ("people", models.JSONField(default=dict)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
            ],
            options={
                "verbose_name": "submission",
                "verbose_name_plural": "submissions",
                "ordering": ["application", "version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "version"), name="submission_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="submission_version_from_one"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'people' = to_jsonb(OLD) - 'people'\n                    AND NOT EXISTS (\n    SELECT FROM jsonb_each(OLD.people) AS before\n    FULL JOIN jsonb_each(NEW.people) AS after USING (key)\n    WHERE before.value IS DISTINCT FROM after.value\n    AND (before.key IS NULL OR after.value IS DISTINCT FROM 'null'::jsonb)\n)\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="ba547d4a66650e8087b4173253c8912b0619c8a3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_69572",
                    table="applications_submission",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="later_version_was_asked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."version" > 1)',
                    func="\n    IF NOT EXISTS (SELECT FROM applications_completion c WHERE c.application_id = NEW.application_id AND c.state = 'gevraagd') AND NOT EXISTS (\n                SELECT FROM applications_reopening\n                WHERE application_id = NEW.application_id AND state = 'heropend') THEN\n        RAISE EXCEPTION 'a later version was not asked for' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="6a661b08a7c414cc09a2ebd731b46b2be26008e4",
                    operation="INSERT",
                    pgid="pgtrigger_later_version_was_asked_e1605",
                    table="applications_submission",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="came_in_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF date_trunc('second', NEW.submitted_at) > (SELECT GREATEST(round.closes_at, application.own_closes_at)\n    FROM applications_application application\n    JOIN applications_round round ON round.id = application.round_id\n    WHERE application.id = NEW.application_id) AND NOT EXISTS (\n                SELECT FROM applications_completion asked\n                WHERE asked.application_id = NEW.application_id AND asked.state = 'gevraagd') THEN\n        RAISE EXCEPTION 'the closing moment of this application has passed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="f4e3b82cbe309ce94dccbab34cdb3d01ce68dbf9",
                    operation="INSERT",
                    pgid="pgtrigger_came_in_time_5e208",
                    table="applications_submission",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pdf", models.BinaryField()),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at"),
                ),
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt",
                        to="applications.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "receipt",
                "verbose_name_plural": "receipts",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="receipt",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="209e24538cd7e2a6d74dfb6311e6c58860f46910",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4f45c",
                    table="applications_receipt",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="applications.round",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "days_before",
                    models.PositiveSmallIntegerField(verbose_name="days before closing"),
                ),
                ("closes_at", models.DateTimeField(verbose_name="closing moment")),
                (
                    "queued_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="queued at"
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "closes_at", "days_before", "user"), name="reminder_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="applications.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gevraagd", "asked"),
                            ("aangevuld", "completed"),
                            ("verlopen", "not completed within the term"),
                            ("vervallen", "no longer asked"),
                        ],
                        default="gevraagd",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
                (
                    "for_merging",
                    models.BooleanField(default=False, verbose_name="for a merged plan"),
                ),
                ("due_on", models.DateField(verbose_name="to be completed by")),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completion",
                        to="correspondence.letter",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "not_handled_by",
                    models.DateField(
                        blank=True, null=True, verbose_name="not handled by at the latest"
                    ),
                ),
                (
                    "submission",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completion",
                        to="applications.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for completion",
                "verbose_name_plural": "requests for completion",
                "ordering": ["asked_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "gevraagd")),
                        fields=["due_on", "id"],
                        name="completion_due",
                    ),
                    models.Index(
                        condition=models.Q(("state", "verlopen")),
                        fields=["not_handled_by", "id"],
                        name="completion_not_handled_by",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "gevraagd")),
                        fields=("application",),
                        name="completion_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["gevraagd", "aangevuld", "verlopen", "vervallen"])
                        ),
                        name="completion_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("state", "gevraagd")),
                            models.Q(
                                models.Q(("state", "gevraagd"), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="completion_ended_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "aangevuld"), ("submission__isnull", False)),
                            models.Q(
                                models.Q(("state", "aangevuld"), _negated=True),
                                ("submission__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="completion_with_what_came_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("for_merging", False),
                                ("not_handled_by__isnull", False),
                                ("state__in", ["aangevuld", "verlopen"]),
                            ),
                            models.Q(
                                ("not_handled_by__isnull", True),
                                ("state__in", ["gevraagd", "vervallen"]),
                            ),
                            models.Q(("for_merging", True), ("not_handled_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="completion_ended_with_last_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("for_merging", False), ("letter__isnull", True), _connector="OR"
                        ),
                        name="completion_for_merging_without_letter",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="asked_of_what_was_submitted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'gevraagd' OR NEW.letter_id IS NOT NULL OR NOT EXISTS (\n                SELECT FROM applications_application\n                WHERE id = NEW.application_id AND state IN ('ingediend', 'in_beoordeling'))\n                OR EXISTS (SELECT FROM applications_reopening\n                    WHERE application_id = NEW.application_id AND state = 'heropend') THEN\n        RAISE EXCEPTION 'only a submitted application can be asked to be completed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="c2a25674ef2314739945d8a3d31ea3c1bc9113bf",
                    operation="INSERT",
                    pgid="pgtrigger_asked_of_what_was_submitted_2c08e",
                    table="applications_completion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="asked_with_mandate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NOT NEW."for_merging")',
                    func="\n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.asked_by_id AND 'aanvulling'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.asked_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.asked_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'completion_mandate: who asks is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.asked_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.asked_at IS DISTINCT FROM OLD.asked_at)\n        AND NEW.asked_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'completion_now: it is asked now' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="9b23c6cd5671a447b57dd22264b3347c3ed69076",
                    operation="INSERT",
                    pgid="pgtrigger_asked_with_mandate_155b6",
                    table="applications_completion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="ends_closed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'gevraagd' AND NOT (NEW.\"state\" = 'gevraagd'))",
                    func="\n    IF EXISTS (SELECT FROM applications_plan WHERE application_id = NEW.application_id\n                AND cardinality(open_sections) > 0) THEN\n        RAISE EXCEPTION 'sections of the plan are still open' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.state = 'aangevuld' AND (NEW.ended_at AT TIME ZONE 'Europe/Amsterdam')::date > NEW.due_on AND NOT NEW.for_merging THEN\n        RAISE EXCEPTION 'the term to complete it has passed' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.state = 'verlopen' AND ((NEW.ended_at AT TIME ZONE 'Europe/Amsterdam')::date <= NEW.due_on OR NEW.for_merging) THEN\n        RAISE EXCEPTION 'the term to complete it still runs' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.state = 'aangevuld' AND NOT EXISTS (SELECT FROM applications_submission\n                WHERE id = NEW.submission_id AND application_id = NEW.application_id\n                AND version > 1 AND submitted_at = NEW.ended_at) THEN\n        RAISE EXCEPTION 'what came in is no later version of this application of that moment' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.not_handled_by NOT BETWEEN (CASE NEW.state WHEN 'aangevuld' THEN (NEW.ended_at AT TIME ZONE 'Europe/Amsterdam')::date ELSE NEW.due_on END + 28) AND (CASE NEW.state WHEN 'aangevuld' THEN (NEW.ended_at AT TIME ZONE 'Europe/Amsterdam')::date ELSE NEW.due_on END + 28) + 14 THEN\n        RAISE EXCEPTION 'the last day not to handle it is not four weeks later' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="42fb05f0c2fae36671bfa0ac655acfa0f8626d4a",
                    operation="UPDATE",
                    pgid="pgtrigger_ends_closed_e1f8d",
                    table="applications_completion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="request_is_sent_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id)",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="0f3ef9466e5c6bfe78510e7cfa94d7ab21664fd7",
                    operation="UPDATE",
                    pgid="pgtrigger_request_is_sent_once_c87f0",
                    table="applications_completion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="last_day_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state <> 'gevraagd' AND NEW.not_handled_by IS DISTINCT FROM OLD.not_handled_by)",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="b9ddf9109a0926f654e1c00098e88ce1340f20d7",
                    operation="UPDATE",
                    pgid="pgtrigger_last_day_stays_91aff",
                    table="applications_completion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="request_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."for_merging" IS DISTINCT FROM (NEW."for_merging") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="f9259d4739cef9f0e479210626d17b9e2e1fe046",
                    operation="UPDATE",
                    pgid="pgtrigger_request_stays_af0c0",
                    table="applications_completion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="request_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="f72fd774e725b0cffa5deb6c5ade4f4e6da48915",
                    operation="DELETE",
                    pgid="pgtrigger_request_is_kept_a856e",
                    table="applications_completion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_completionevent" ("application_id", "asked_at", "asked_by_id", "due_on", "ended_at", "for_merging", "id", "letter_id", "not_handled_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submission_id") VALUES (NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."due_on", NEW."ended_at", NEW."for_merging", NEW."id", NEW."letter_id", NEW."not_handled_by", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."submission_id"); RETURN NULL;',
                    hash="b86730bfc2974c8550cac393651daf128155aa67",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1ac31",
                    table="applications_completion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_completionevent" ("application_id", "asked_at", "asked_by_id", "due_on", "ended_at", "for_merging", "id", "letter_id", "not_handled_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submission_id") VALUES (NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."due_on", NEW."ended_at", NEW."for_merging", NEW."id", NEW."letter_id", NEW."not_handled_by", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."submission_id"); RETURN NULL;',
                    hash="0038bb743f59e485ebb16e97b904058248571ee3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5f442",
                    table="applications_completion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completion",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{gevraagd:aangevuld,gevraagd:verlopen,gevraagd:vervallen}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="debad8b53f1bf982c6ee560c4c4200f844389add",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_a0623",
                    table="applications_completion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CompletionEvent",
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
                        to="applications.completion",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gevraagd", "asked"),
                            ("aangevuld", "completed"),
                            ("verlopen", "not completed within the term"),
                            ("vervallen", "no longer asked"),
                        ],
                        default="gevraagd",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
                (
                    "for_merging",
                    models.BooleanField(default=False, verbose_name="for a merged plan"),
                ),
                ("due_on", models.DateField(verbose_name="to be completed by")),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="correspondence.letter",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "not_handled_by",
                    models.DateField(
                        blank=True, null=True, verbose_name="not handled by at the latest"
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.submission",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3df053dd1e66abc9da5712397f9cc5e3998c246f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7c8f8",
                    table="applications_completionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CompletionItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "completion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="applications.completion",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("opgave", "The task of the region"),
                            ("region", "The region"),
                            ("partners", "Partners"),
                            ("builds_on", "Existing partnerships"),
                            ("functions", "The five functions"),
                            ("beroepsgroep", "Involvement of the beroepsgroep"),
                            ("governance", "Governance"),
                            ("learning", "Learning approach"),
                            ("budget", "Budget"),
                            ("contact", "Project leader"),
                        ],
                        max_length=15,
                        verbose_name="part",
                    ),
                ),
                ("lacks", models.CharField(max_length=2000, verbose_name="what is missing")),
            ],
            options={
                "verbose_name": "part to be completed",
                "verbose_name_plural": "parts to be completed",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("completion", "section"), name="completion_item_once_per_section"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lacks", ""), _negated=True),
                        name="completion_item_says_what",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completionitem",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a9120f14e8f4198f5a9f90303bfb820aead42f0e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5a0a6",
                    table="applications_completionitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completionitem",
            trigger=pgtrigger.compiler.Trigger(
                name="asked_before_it_is_sent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT FROM applications_completion WHERE id = NEW.completion_id\n                AND (letter_id IS NOT NULL OR state <> 'gevraagd')) THEN\n        RAISE EXCEPTION 'the request was sent already' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="88d3dd11f9afe7f09155945026b338f6e9375431",
                    operation="INSERT",
                    pgid="pgtrigger_asked_before_it_is_sent_9795c",
                    table="applications_completionitem",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CompletionReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "completion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="applications.completion",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "days_before",
                    models.PositiveSmallIntegerField(verbose_name="days before the last day"),
                ),
                (
                    "queued_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="queued at"
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder of a request for completion",
                "verbose_name_plural": "reminders of requests for completion",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("completion", "days_before", "user"),
                        name="completion_reminder_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delay",
                        to="applications.application",
                    ),
                ),
                ("new_day", models.DateField(verbose_name="decided at the latest on")),
                ("reasons", models.CharField(max_length=5000, verbose_name="why it takes longer")),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "told_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="told at"),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delay",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of a delay",
                "verbose_name_plural": "notices of delays",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="delay_has_reasons"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delay",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'letter_id' = to_jsonb(OLD) - 'letter_id'\n                    AND (OLD.letter_id IS NULL OR NEW.letter_id IS NOT DISTINCT FROM OLD.letter_id)\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="230907d55c5330880366ea285592a8b0985f3bf1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0774e",
                    table="applications_delay",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delay",
            trigger=pgtrigger.compiler.Trigger(
                name="delay_told_in_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.letter_id IS NOT NULL THEN\n        RAISE EXCEPTION 'delay_starts: its letter follows' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM applications_application a WHERE a.id = NEW.application_id\n            AND a.state IN ('ingediend', 'in_beoordeling')\n            AND NEW.new_day > COALESCE(a.postponed_to, a.decide_by)) THEN\n        RAISE EXCEPTION 'delay_later: it is not decided on yet, and the new day is later' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.told_by_id AND 'verdaging'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.told_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.told_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'delay_mandate: who tells it is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.told_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.told_at IS DISTINCT FROM OLD.told_at)\n        AND NEW.told_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'delay_now: it is told now' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="9955ad714c04ea7d1c17c3110925269820944dce",
                    operation="INSERT",
                    pgid="pgtrigger_delay_told_in_time_b635e",
                    table="applications_delay",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopenings",
                        to="applications.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("heropend", "reopened"),
                            ("ingediend", "submitted again"),
                            ("teruggezet", "put back as it was submitted"),
                            ("verlopen", "closed before it was submitted again"),
                            ("vervallen", "withdrawn meanwhile"),
                        ],
                        default="heropend",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "reopened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="reopened at"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "submission",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopening",
                        to="applications.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "reopening",
                "verbose_name_plural": "reopenings",
                "ordering": ["reopened_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "heropend")),
                        fields=("application",),
                        name="reopening_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["heropend", "ingediend", "teruggezet", "verlopen", "vervallen"],
                            )
                        ),
                        name="reopening_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("state", "heropend")),
                            models.Q(
                                models.Q(("state", "heropend"), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reopening_ended_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ingediend"), ("submission__isnull", False)),
                            models.Q(
                                models.Q(("state", "ingediend"), _negated=True),
                                ("submission__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="reopening_with_what_came_in",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="reopened_in_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'heropend' OR NOT EXISTS (SELECT FROM applications_application\n                WHERE id = NEW.application_id AND state = 'ingediend') THEN\n        RAISE EXCEPTION 'only what was submitted and is not assessed yet can be reopened' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF date_trunc('second', NEW.reopened_at) > (SELECT GREATEST(round.closes_at, application.own_closes_at)\n    FROM applications_application application\n    JOIN applications_round round ON round.id = application.round_id\n    WHERE application.id = NEW.application_id) THEN\n        RAISE EXCEPTION 'the closing moment of this application has passed' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM applications_completion\n                WHERE application_id = NEW.application_id) THEN\n        RAISE EXCEPTION 'it was asked to be completed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="04b2d11fe3830bf08ef5b45af82c19b45240d3fd",
                    operation="INSERT",
                    pgid="pgtrigger_reopened_in_time_eb5f4",
                    table="applications_reopening",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="reopening_ends_closed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'heropend' AND NOT (NEW.\"state\" = 'heropend'))",
                    func="\n    IF EXISTS (SELECT FROM applications_plan WHERE application_id = NEW.application_id\n                AND cardinality(open_sections) > 0) THEN\n        RAISE EXCEPTION 'sections of the plan are still open' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.state = 'ingediend' AND NOT EXISTS (SELECT FROM applications_submission\n                WHERE id = NEW.submission_id AND application_id = NEW.application_id\n                AND version > 1 AND submitted_at = NEW.ended_at) THEN\n        RAISE EXCEPTION 'what came in is no later version of this application of that moment' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.state = 'verlopen' AND NOT date_trunc('second', NEW.ended_at) > (SELECT GREATEST(round.closes_at, application.own_closes_at)\n    FROM applications_application application\n    JOIN applications_round round ON round.id = application.round_id\n    WHERE application.id = NEW.application_id) THEN\n        RAISE EXCEPTION 'it can still be submitted' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="eea32d0432839915012a378f46c50a8cfc99bf3e",
                    operation="UPDATE",
                    pgid="pgtrigger_reopening_ends_closed_18b74",
                    table="applications_reopening",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="reopening_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."reopened_by_id" IS DISTINCT FROM (NEW."reopened_by_id") OR OLD."reopened_at" IS DISTINCT FROM (NEW."reopened_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="bf2e6d71c0a18f83bba4f4be2d7a684f01a7a21a",
                    operation="UPDATE",
                    pgid="pgtrigger_reopening_stays_63715",
                    table="applications_reopening",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="reopening_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="b4b0973e12dbb09f6b15142204d35260af03a83e",
                    operation="DELETE",
                    pgid="pgtrigger_reopening_is_kept_bd287",
                    table="applications_reopening",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_reopeningevent" ("application_id", "ended_at", "ended_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at", "reopened_by_id", "state", "submission_id") VALUES (NEW."application_id", NEW."ended_at", NEW."ended_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reopened_at", NEW."reopened_by_id", NEW."state", NEW."submission_id"); RETURN NULL;',
                    hash="268df6808558ed9bb9a7d4ee8c6758a1e4c0298e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9e218",
                    table="applications_reopening",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_reopeningevent" ("application_id", "ended_at", "ended_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at", "reopened_by_id", "state", "submission_id") VALUES (NEW."application_id", NEW."ended_at", NEW."ended_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reopened_at", NEW."reopened_by_id", NEW."state", NEW."submission_id"); RETURN NULL;',
                    hash="78fdd6dac363021a595fcca00bec8610076030a4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_24928",
                    table="applications_reopening",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{heropend:ingediend,heropend:teruggezet,heropend:verlopen,heropend:vervallen}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="8b0aaf6ce8fd5aeae989845d0b076bd5d9c53ca9",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_2c70a",
                    table="applications_reopening",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ReopeningEvent",
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
                        to="applications.reopening",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("heropend", "reopened"),
                            ("ingediend", "submitted again"),
                            ("teruggezet", "put back as it was submitted"),
                            ("verlopen", "closed before it was submitted again"),
                            ("vervallen", "withdrawn meanwhile"),
                        ],
                        default="heropend",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "reopened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="reopened at"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.submission",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopeningevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cebda1a25e2b01baec9210832573d3dbca41daf2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8b66e",
                    table="applications_reopeningevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ClosingMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closing_moves",
                        to="applications.round",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closing_moves",
                        to="applications.application",
                    ),
                ),
                ("closed_at", models.DateTimeField(verbose_name="closing moment before")),
                ("closes_at", models.DateTimeField(verbose_name="closing moment")),
                ("reason", models.CharField(max_length=2000, verbose_name="why it was moved")),
                (
                    "moved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "moved_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="moved at"
                    ),
                ),
            ],
            options={
                "verbose_name": "moved closing moment",
                "verbose_name_plural": "moved closing moments",
                "ordering": ["moved_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_at__gt", models.F("closed_at")),
                            ("closes_at__gt", models.F("moved_at")),
                        ),
                        name="closing_moves_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="closing_move_has_reason",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closingmove",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fecdde9f39cd79f19687336999160eb478640da7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8f1c4",
                    table="applications_closingmove",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closingmove",
            trigger=pgtrigger.compiler.Trigger(
                name="moved_by_an_admin",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role\n                WHERE id = NEW.moved_by_id AND kind = 'admin') THEN\n        RAISE EXCEPTION 'a closing moment is moved by an administrator' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.application_id IS NOT NULL AND NOT EXISTS (\n                SELECT FROM applications_application\n                WHERE id = NEW.application_id AND round_id = NEW.round_id) THEN\n        RAISE EXCEPTION 'the application is in another round' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="258bf3be25242e7c6e7a39fbe5455b31b87a63b3",
                    operation="INSERT",
                    pgid="pgtrigger_moved_by_an_admin_119ea",
                    table="applications_closingmove",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LeadTransfer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lead_transfers",
                        to="applications.application",
                    ),
                ),
                (
                    "reopening",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_transfers",
                        to="applications.reopening",
                    ),
                ),
                (
                    "from_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "to_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "reason",
                    models.CharField(max_length=2000, verbose_name="why the lead is passed on"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gevraagd", "asked"),
                            ("aanvaard", "agreed; the Realisatie Eenheid decides"),
                            ("toegestaan", "passed on"),
                            ("afgeslagen", "not agreed to"),
                            ("geweigerd", "refused by the Realisatie Eenheid"),
                            ("ingetrokken", "taken back"),
                            (
                                "vervallen",
                                "ended, because the application was handed in or withdrawn",
                            ),
                            ("teruggezet", "put back, with what was submitted before"),
                        ],
                        default="gevraagd",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=2000, verbose_name="why not")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
            ],
            options={
                "verbose_name": "passing on the lead",
                "verbose_name_plural": "passing on the lead",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("gevraagd", "aanvaard"))),
                        fields=("application",),
                        name="lead_transfer_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "gevraagd",
                                    "aanvaard",
                                    "toegestaan",
                                    "afgeslagen",
                                    "geweigerd",
                                    "ingetrokken",
                                    "vervallen",
                                    "teruggezet",
                                ],
                            )
                        ),
                        name="lead_transfer_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="lead_transfer_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_organisation", models.F("to_organisation")), _negated=True
                        ),
                        name="lead_transfer_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True), ("state__in", ("gevraagd", "aanvaard"))
                            ),
                            models.Q(
                                models.Q(("state__in", ("gevraagd", "aanvaard")), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="lead_transfer_ended_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    ["aanvaard", "toegestaan", "geweigerd", "afgeslagen"],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("answered_at__isnull", False), ("answered_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="lead_transfer_answered_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["toegestaan", "geweigerd", "teruggezet"]),
                                _negated=True,
                            ),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="lead_transfer_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "ingetrokken"),
                            ("taken_back_by__isnull", True),
                            _connector="XOR",
                        ),
                        name="lead_transfer_taken_back_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["afgeslagen", "geweigerd"]),
                            ("because", ""),
                            _connector="XOR",
                        ),
                        name="lead_transfer_says_why_not",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leadtransfer",
            trigger=pgtrigger.compiler.Trigger(
                name="lead_transfer_starts_asked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'gevraagd' THEN\n        RAISE EXCEPTION 'lead_transfer_starts: it is asked first' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c98a17e4a549a88ffc0123de9d68ad0c830ded5f",
                    operation="INSERT",
                    pgid="pgtrigger_lead_transfer_starts_asked_b8521",
                    table="applications_leadtransfer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leadtransfer",
            trigger=pgtrigger.compiler.Trigger(
                name="lead_transfer_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."reopening_id" IS DISTINCT FROM (NEW."reopening_id") OR OLD."from_organisation_id" IS DISTINCT FROM (NEW."from_organisation_id") OR OLD."to_organisation_id" IS DISTINCT FROM (NEW."to_organisation_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="aa62c73754e1d97e85b9fa21441f22bdea55d165",
                    operation="UPDATE",
                    pgid="pgtrigger_lead_transfer_stays_47c6f",
                    table="applications_leadtransfer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leadtransfer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_leadtransferevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "because", "decided_at", "decided_by_id", "ended_at", "from_organisation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopening_id", "state", "taken_back_by_id", "to_organisation_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."because", NEW."decided_at", NEW."decided_by_id", NEW."ended_at", NEW."from_organisation_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."reopening_id", NEW."state", NEW."taken_back_by_id", NEW."to_organisation_id"); RETURN NULL;',
                    hash="c1d67c021ea8d13220d7f25c737bd9c3ed7ecb21",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2b3fd",
                    table="applications_leadtransfer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leadtransfer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_leadtransferevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "because", "decided_at", "decided_by_id", "ended_at", "from_organisation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopening_id", "state", "taken_back_by_id", "to_organisation_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."because", NEW."decided_at", NEW."decided_by_id", NEW."ended_at", NEW."from_organisation_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."reopening_id", NEW."state", NEW."taken_back_by_id", NEW."to_organisation_id"); RETURN NULL;',
                    hash="e6d7c4187f05ef128c008042496597d5668b679f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_86e56",
                    table="applications_leadtransfer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leadtransfer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_leadtransferevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "because", "decided_at", "decided_by_id", "ended_at", "from_organisation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopening_id", "state", "taken_back_by_id", "to_organisation_id") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."because", OLD."decided_at", OLD."decided_by_id", OLD."ended_at", OLD."from_organisation_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."reopening_id", OLD."state", OLD."taken_back_by_id", OLD."to_organisation_id"); RETURN NULL;',
                    hash="7d95c394011dab5fb3426e013f1264d3e4124c7e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_08da1",
                    table="applications_leadtransfer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leadtransfer",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{aanvaard:geweigerd,aanvaard:ingetrokken,aanvaard:toegestaan,aanvaard:vervallen,gevraagd:aanvaard,gevraagd:afgeslagen,gevraagd:ingetrokken,gevraagd:vervallen,toegestaan:teruggezet}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="aedfdcda712c5d8de84734458f5ec2356adff112",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_9d011",
                    table="applications_leadtransfer",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LeadTransferEvent",
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
                        to="applications.leadtransfer",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "reopening",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.reopening",
                    ),
                ),
                (
                    "from_organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "to_organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "reason",
                    models.CharField(max_length=2000, verbose_name="why the lead is passed on"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gevraagd", "asked"),
                            ("aanvaard", "agreed; the Realisatie Eenheid decides"),
                            ("toegestaan", "passed on"),
                            ("afgeslagen", "not agreed to"),
                            ("geweigerd", "refused by the Realisatie Eenheid"),
                            ("ingetrokken", "taken back"),
                            (
                                "vervallen",
                                "ended, because the application was handed in or withdrawn",
                            ),
                            ("teruggezet", "put back, with what was submitted before"),
                        ],
                        default="gevraagd",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=2000, verbose_name="why not")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leadtransferevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="790755a08239a1cb2f486bf035dea3e676ac3721",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_70966",
                    table="applications_leadtransferevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Merging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mergings",
                        to="applications.application",
                    ),
                ),
                (
                    "completion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merging",
                        to="applications.completion",
                    ),
                ),
                (
                    "merged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "merged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="merged at"
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="undone at"),
                ),
            ],
            options={
                "verbose_name": "merging",
                "verbose_name_plural": "mergings",
                "ordering": ["merged_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="merging_undone_by_somebody",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merging",
            trigger=pgtrigger.compiler.Trigger(
                name="opens_its_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.undone_at IS NOT NULL OR NOT EXISTS (SELECT FROM applications_completion c WHERE c.id = NEW.completion_id\n    AND c.application_id = NEW.application_id AND c.for_merging AND c.state = 'gevraagd') THEN\n        RAISE EXCEPTION 'a merging opens the plan of the application that goes on' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="01fdb5860bd7a3fe559d7ac62c62552bc0efd027",
                    operation="INSERT",
                    pgid="pgtrigger_opens_its_plan_f5391",
                    table="applications_merging",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merging",
            trigger=pgtrigger.compiler.Trigger(
                name="undone_before_anybody_signed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.undone_at IS NOT NULL AND (OLD.undone_at IS DISTINCT FROM NEW.undone_at\n                OR OLD.undone_by_id IS DISTINCT FROM NEW.undone_by_id) THEN\n        RAISE EXCEPTION 'this merging was undone already' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND NOT EXISTS (SELECT FROM applications_application a\n    WHERE a.id = NEW.application_id AND a.state = 'ingetrokken')\n                AND (NOT EXISTS (SELECT FROM applications_completion c WHERE c.id = NEW.completion_id\n    AND c.application_id = NEW.application_id AND c.for_merging AND c.state = 'gevraagd') OR EXISTS (SELECT FROM applications_signature s\n    JOIN applications_partner p ON p.id = s.partner_id\n    WHERE p.application_id = NEW.application_id AND s.outcome = 'signed'\n    AND s.signed_at >= NEW.merged_at) AND NOT EXISTS (SELECT FROM applications_completion c WHERE c.id = NEW.completion_id\n    AND c.due_on < (NEW.undone_at AT TIME ZONE 'Europe/Amsterdam')::date)) THEN\n        RAISE EXCEPTION 'the merged plan was signed or handed in already' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="65f295ce375e325599e01df2d541592a532c13d9",
                    operation="UPDATE",
                    pgid="pgtrigger_undone_before_anybody_signed_1613c",
                    table="applications_merging",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merging",
            trigger=pgtrigger.compiler.Trigger(
                name="merging_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."completion_id" IS DISTINCT FROM (NEW."completion_id") OR OLD."merged_by_id" IS DISTINCT FROM (NEW."merged_by_id") OR OLD."merged_at" IS DISTINCT FROM (NEW."merged_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="8e39ff45f1f41c334f45a19849266ae2bbd12767",
                    operation="UPDATE",
                    pgid="pgtrigger_merging_stays_80d80",
                    table="applications_merging",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merging",
            trigger=pgtrigger.compiler.Trigger(
                name="merging_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="283fe33b39be4e655e03785fc08d6ab5e9668a71",
                    operation="DELETE",
                    pgid="pgtrigger_merging_is_kept_16860",
                    table="applications_merging",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merging",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_mergingevent" ("application_id", "completion_id", "id", "merged_at", "merged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (NEW."application_id", NEW."completion_id", NEW."id", NEW."merged_at", NEW."merged_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                    hash="83d07d858446290349ac469d5571f9f63c64d4a4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_70f90",
                    table="applications_merging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merging",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_mergingevent" ("application_id", "completion_id", "id", "merged_at", "merged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (NEW."application_id", NEW."completion_id", NEW."id", NEW."merged_at", NEW."merged_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                    hash="dad32f03ab1f61425e8a36b63e768ef7a8653d54",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e991b",
                    table="applications_merging",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="MergingEvent",
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
                        to="applications.merging",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "completion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.completion",
                    ),
                ),
                (
                    "merged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "merged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="merged at"
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="undone at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0b937de3a8b7633973aea1134e26852bdc644d55",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_15264",
                    table="applications_mergingevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="MergedApplication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "merging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="applications.merging",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_by_acts",
                        to="applications.application",
                    ),
                ),
                ("state_was", models.CharField(max_length=15, verbose_name="state before")),
                (
                    "region_status_was",
                    models.CharField(max_length=15, verbose_name="status of the region before"),
                ),
                (
                    "region_status_since",
                    models.DateTimeField(verbose_name="status of the region since"),
                ),
                (
                    "partnerships_ended",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "verbose_name": "merged application",
                "verbose_name_plural": "merged applications",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("merging", "application"), name="merged_once_by_an_act"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state_was__in", ["ingediend", "in_beoordeling"])),
                        name="merged_was_undecided",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergedapplication",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d7851b35854a9096339612078d25e47e973086a4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_79159",
                    table="applications_mergedapplication",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergedapplication",
            trigger=pgtrigger.compiler.Trigger(
                name="as_it_stood",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM applications_merging act\n                JOIN applications_application goes_on ON goes_on.id = act.application_id\n                JOIN applications_application one ON one.round_id = goes_on.round_id\n                WHERE act.id = NEW.merging_id AND act.undone_at IS NULL\n                AND one.id = NEW.application_id AND one.id <> goes_on.id\n                AND one.state = NEW.state_was AND one.merged_into_id IS NULL) THEN\n        RAISE EXCEPTION 'only what stands by itself is merged, as it stands' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="e931c4b897673027024e417d741f3aef78ff4b64",
                    operation="INSERT",
                    pgid="pgtrigger_as_it_stood_aa623",
                    table="applications_mergedapplication",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="applications.application",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("opgave", "The task of the region"),
                            ("region", "The region"),
                            ("partners", "Partners"),
                            ("builds_on", "Existing partnerships"),
                            ("functions", "The five functions"),
                            ("beroepsgroep", "Involvement of the beroepsgroep"),
                            ("governance", "Governance"),
                            ("learning", "Learning approach"),
                            ("budget", "Budget"),
                            ("contact", "Project leader"),
                        ],
                        max_length=15,
                        verbose_name="section",
                    ),
                ),
                ("text", models.CharField(max_length=2000, verbose_name="question")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
            ],
            options={
                "verbose_name": "question about a section",
                "verbose_name_plural": "questions about sections",
                "ordering": ["asked_at", "pk"],
                "indexes": [
                    models.Index(fields=["application", "section"], name="question_of_section")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "section__in",
                                [
                                    "opgave",
                                    "region",
                                    "partners",
                                    "builds_on",
                                    "functions",
                                    "beroepsgroep",
                                    "governance",
                                    "learning",
                                    "budget",
                                    "contact",
                                ],
                            )
                        ),
                        name="question_section_known",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'text' = to_jsonb(OLD) - 'text'\n                    AND (NEW.text = OLD.text OR NEW.text = '')\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="e5bceb0f2ccb8369823d8478f1d0a6683d504566",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_213cd",
                    table="applications_question",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="applications.question",
                    ),
                ),
                ("text", models.CharField(max_length=5000, verbose_name="answer")),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="answered at"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ["answered_at", "pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'text' = to_jsonb(OLD) - 'text'\n                    AND (NEW.text = OLD.text OR NEW.text = '')\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="88e16ed9c066a24df85a22dff5071ea0d3f47230",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6e9c3",
                    table="applications_answer",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="HelpText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="help_texts",
                        to="applications.round",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("opgave", "The task of the region"),
                            ("region", "The region"),
                            ("partners", "Partners"),
                            ("builds_on", "Existing partnerships"),
                            ("functions", "The five functions"),
                            ("beroepsgroep", "Involvement of the beroepsgroep"),
                            ("governance", "Governance"),
                            ("learning", "Learning approach"),
                            ("budget", "Budget"),
                            ("contact", "Project leader"),
                        ],
                        max_length=15,
                        verbose_name="section",
                    ),
                ),
                (
                    "from_answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="help_text",
                        to="applications.answer",
                    ),
                ),
                ("question", models.CharField(max_length=300, verbose_name="question")),
                ("answer", models.CharField(max_length=5000, verbose_name="answer")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="changed at"
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
            ],
            options={
                "verbose_name": "help text",
                "verbose_name_plural": "help texts",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["round", "section"], name="help_text_of_section")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "section__in",
                                [
                                    "opgave",
                                    "region",
                                    "partners",
                                    "builds_on",
                                    "functions",
                                    "beroepsgroep",
                                    "governance",
                                    "learning",
                                    "budget",
                                    "contact",
                                ],
                            )
                        ),
                        name="help_text_section_known",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="helptext",
            trigger=pgtrigger.compiler.Trigger(
                name="help_text_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."section" IS DISTINCT FROM (NEW."section") OR OLD."from_answer_id" IS DISTINCT FROM (NEW."from_answer_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="d852e6f5f07ce62716f984d1529a3b0b96f7a249",
                    operation="UPDATE",
                    pgid="pgtrigger_help_text_stays_6e9a8",
                    table="applications_helptext",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="helptext",
            trigger=pgtrigger.compiler.Trigger(
                name="help_text_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="51cfde620eb4b63dba051ac80471ecd91d69e78b",
                    operation="DELETE",
                    pgid="pgtrigger_help_text_is_kept_26b9f",
                    table="applications_helptext",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="helptext",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_helptextevent" ("answer", "changed_at", "changed_by_id", "from_answer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "round_id", "section", "version", "withdrawn_at") VALUES (NEW."answer", NEW."changed_at", NEW."changed_by_id", NEW."from_answer_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."round_id", NEW."section", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                    hash="9f1b51fb65f0e3e9ed1d06c3c79e0b88ec604a44",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_348d9",
                    table="applications_helptext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="helptext",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_helptextevent" ("answer", "changed_at", "changed_by_id", "from_answer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "round_id", "section", "version", "withdrawn_at") VALUES (NEW."answer", NEW."changed_at", NEW."changed_by_id", NEW."from_answer_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."round_id", NEW."section", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                    hash="642f93c6e84068b59b121109e191a11a0930fa70",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_57fdc",
                    table="applications_helptext",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="HelpTextEvent",
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
                        to="applications.helptext",
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
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.round",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("opgave", "The task of the region"),
                            ("region", "The region"),
                            ("partners", "Partners"),
                            ("builds_on", "Existing partnerships"),
                            ("functions", "The five functions"),
                            ("beroepsgroep", "Involvement of the beroepsgroep"),
                            ("governance", "Governance"),
                            ("learning", "Learning approach"),
                            ("budget", "Budget"),
                            ("contact", "Project leader"),
                        ],
                        max_length=15,
                        verbose_name="section",
                    ),
                ),
                (
                    "from_answer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.answer",
                    ),
                ),
                ("question", models.CharField(max_length=300, verbose_name="question")),
                ("answer", models.CharField(max_length=5000, verbose_name="answer")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="changed at"
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="helptextevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a874cdc830a085c469c8ef5b56317eb6c7da45fb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_27b9d",
                    table="applications_helptextevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TakeOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="take_overs",
                        to="applications.section",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.submission",
                    ),
                ),
                (
                    "taken_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="taken over at"
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
            ],
            options={
                "verbose_name": "section taken over",
                "verbose_name_plural": "sections taken over",
                "ordering": ["pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="takeover",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4ea5d97f3bff9732e98655a1bb3069c8344d92e3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f8aef",
                    table="applications_takeover",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ContentVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="content_versions",
                        to="applications.application",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("content", models.JSONField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "version of the content",
                "verbose_name_plural": "versions of the content",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "sha256"), name="content_version_once"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contentversion",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="62bdd3a2378506728457607e827df9c354b91886",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_398db",
                    table="applications_contentversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SigningRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signing_requests",
                        to="applications.partner",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.contentversion",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "requested_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
            ],
            options={
                "verbose_name": "request to sign",
                "verbose_name_plural": "requests to sign",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partner", "version"), name="signing_request_once"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signingrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="request_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."partner_id" IS DISTINCT FROM (NEW."partner_id") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="0f6de9996b9902d19dd7977fe1178684aab656cd",
                    operation="UPDATE",
                    pgid="pgtrigger_request_stays_506ee",
                    table="applications_signingrequest",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signingrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_signingrequestevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "version_id") VALUES (NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."version_id"); RETURN NULL;',
                    hash="5208707038dda1733fe310e6e39edc3c9cc38949",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_622af",
                    table="applications_signingrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signingrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_signingrequestevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "version_id") VALUES (NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."version_id"); RETURN NULL;',
                    hash="47087fb80a4e2a3410f4369f1c4f145f7b448f6b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bb583",
                    table="applications_signingrequest",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SigningRequestEvent",
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
                        to="applications.signingrequest",
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
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.partner",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.contentversion",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "requested_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signingrequestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7856ef01001900ac4df55427203c7d6f27541289",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_013cf",
                    table="applications_signingrequestevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SigningLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="applications.signingrequest",
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at"),
                ),
                ("expires_at", models.DateTimeField(verbose_name="good until")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "opened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="opened at"),
                ),
            ],
            options={
                "verbose_name": "link to sign",
                "verbose_name_plural": "links to sign",
                "indexes": [models.Index(fields=["email"], name="signing_link_email")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))),
                        name="signing_link_expires_later",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signinglink",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'email' - 'withdrawn_at' - 'opened_at' = to_jsonb(OLD) - 'email' - 'withdrawn_at' - 'opened_at'\n                    AND (NEW.email = OLD.email OR NEW.email = '') AND (OLD.withdrawn_at IS NULL OR NEW.withdrawn_at IS NOT DISTINCT FROM OLD.withdrawn_at) AND (OLD.opened_at IS NULL OR NEW.opened_at IS NOT DISTINCT FROM OLD.opened_at)\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="d9be88c90ed6d0f8296de672987a9f3ad6ec0424",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8d585",
                    table="applications_signinglink",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SigningCode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="applications.signinglink",
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at"),
                ),
                ("expires_at", models.DateTimeField(verbose_name="good until")),
                ("tries", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "code to sign",
                "verbose_name_plural": "codes to sign",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))),
                        name="signing_code_expires_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tries__lte", 5)), name="signing_code_tries_limited"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signingcode",
            trigger=pgtrigger.compiler.Trigger(
                name="signing_code_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."link_id" IS DISTINCT FROM (NEW."link_id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="674e9bda30b1fac670659a5f5c5dc0ae636854e7",
                    operation="UPDATE",
                    pgid="pgtrigger_signing_code_stays_cf4a4",
                    table="applications_signingcode",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="applications.partner",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="applications.contentversion",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("signed", "signed"), ("declined", "declined")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=5000, verbose_name="reason")),
                (
                    "confirmation",
                    models.CharField(
                        blank=True,
                        max_length=10000,
                        verbose_name="confirmation by the beroepsgroep",
                    ),
                ),
                (
                    "represents",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="whom the beroepsgroep represents"
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("partly", "partly"), ("no", "no")],
                        max_length=10,
                        verbose_name="has a full voice",
                    ),
                ),
                (
                    "voice_words",
                    models.CharField(blank=True, max_length=5000, verbose_name="about its voice"),
                ),
                ("remarks", models.CharField(blank=True, max_length=5000, verbose_name="remarks")),
                (
                    "statement",
                    models.CharField(blank=True, max_length=5000, verbose_name="statement"),
                ),
                ("statement_version", models.CharField(blank=True, max_length=20)),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="applications.signinglink",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.version",
                    ),
                ),
                (
                    "paper_signed_on",
                    models.DateField(blank=True, null=True, verbose_name="signed on paper on"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "code",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="applications.signingcode",
                    ),
                ),
                ("signer_name", models.CharField(max_length=150, verbose_name="name")),
                ("signer_job_title", models.CharField(max_length=120, verbose_name="job title")),
                (
                    "signed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="signed at"
                    ),
                ),
                (
                    "stands_out",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("of_penvoerder", "The address is of somebody of the penvoerder."),
                            ("by_penvoerder", "The address is in a domain of the penvoerder."),
                            (
                                "nothing_known",
                                "No domain of this organisation is known to compare with.",
                            ),
                            ("outside", "The address is outside the domain of this organisation."),
                        ],
                        max_length=15,
                    ),
                ),
                ("told", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "ordering": ["signed_at"],
                "indexes": [
                    models.Index(fields=["partner", "version"], name="signature_of_version")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "signed"),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declined_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("link__isnull", True),
                                ("paper__isnull", True),
                                ("signed_by__isnull", False),
                            ),
                            models.Q(
                                ("link__isnull", False),
                                ("paper__isnull", True),
                                ("signed_by__isnull", True),
                            ),
                            models.Q(
                                ("link__isnull", True),
                                ("paper__isnull", False),
                                ("signed_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="signature_by_role_by_link_or_on_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("paper__isnull", True),
                                ("paper_signed_on__isnull", True),
                                ("recorded_by__isnull", True),
                            ),
                            models.Q(
                                ("outcome", "signed"),
                                ("paper__isnull", False),
                                ("paper_signed_on__isnull", False),
                                ("recorded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="signature_on_paper_is_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code__isnull", True), ("link__isnull", True)),
                            models.Q(("code__isnull", True), ("outcome", "declined")),
                            models.Q(
                                ("code__isnull", False),
                                ("link__isnull", False),
                                ("outcome", "signed"),
                            ),
                            _connector="OR",
                        ),
                        name="signature_by_link_with_code",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'signer_name' - 'signer_job_title' = to_jsonb(OLD) - 'signer_name' - 'signer_job_title'\n                    AND (NEW.signer_name = OLD.signer_name OR NEW.signer_name = '') AND (NEW.signer_job_title = OLD.signer_job_title OR NEW.signer_job_title = '')\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="c5d2f6194aafa2edafdf099ba640158903b05c4a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_af809",
                    table="applications_signature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="link_is_of_this_partner",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."link_id" IS NOT NULL)',
                    func="\n            IF NOT EXISTS (\n                SELECT FROM applications_signinglink link\n                JOIN applications_signingrequest request ON request.id = link.request_id\n                WHERE link.id = NEW.link_id AND link.email <> ''\n                AND request.partner_id = NEW.partner_id AND request.version_id = NEW.version_id\n            ) THEN\n                RAISE EXCEPTION 'the link is not for this partner and version'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF NEW.code_id IS NOT NULL AND NOT EXISTS (\n                SELECT FROM applications_signingcode\n                WHERE id = NEW.code_id AND link_id = NEW.link_id\n            ) THEN\n                RAISE EXCEPTION 'the code is not of this link'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="160ec2b352f9dd6e8c1568021a86fa052d92d10b",
                    operation="INSERT",
                    pgid="pgtrigger_link_is_of_this_partner_f233e",
                    table="applications_signature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="signers_differ",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"outcome\" = 'signed')",
                    func="\n            PERFORM FROM applications_partner WHERE id = NEW.partner_id FOR NO KEY UPDATE;\n            IF (SELECT count(*) FROM applications_signature given\n                WHERE given.partner_id = NEW.partner_id AND given.version_id = NEW.version_id\n                AND given.outcome = 'signed'\n            ) >= (SELECT round.signers_per_party FROM applications_partner partner\n                JOIN applications_application application\n                    ON application.id = partner.application_id\n                JOIN applications_round round ON round.id = application.round_id\n                WHERE partner.id = NEW.partner_id)\n            THEN\n                RAISE EXCEPTION 'signature_once_per_version: the partner has signed this version'\n                    USING ERRCODE = 'unique_violation';\n            END IF;\n            IF EXISTS (SELECT FROM applications_signature given\n                WHERE given.partner_id = NEW.partner_id AND given.version_id = NEW.version_id\n                AND given.outcome = 'signed'\n                AND lower(coalesce(\n        (SELECT email FROM applications_signinglink WHERE id = given.link_id),\n        (SELECT person.email FROM accounts_role role\n            JOIN accounts_user person ON person.id = role.user_id\n            WHERE role.id = given.signed_by_id),\n        'paper: ' || given.signer_name\n    )) = lower(coalesce(\n        (SELECT email FROM applications_signinglink WHERE id = NEW.link_id),\n        (SELECT person.email FROM accounts_role role\n            JOIN accounts_user person ON person.id = role.user_id\n            WHERE role.id = NEW.signed_by_id),\n        'paper: ' || NEW.signer_name\n    )))\n            THEN\n                RAISE EXCEPTION 'signers_differ: this person has signed for the partner already'\n                    USING ERRCODE = 'unique_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="8019e16b5a8d8d3bc6aa519a18b7a394c2a052a5",
                    operation="INSERT",
                    pgid="pgtrigger_signers_differ_950b6",
                    table="applications_signature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="recorded_by_the_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."recorded_by_id" IS NOT NULL)',
                    func="\n            IF NOT EXISTS (\n                SELECT FROM accounts_role\n                WHERE id = NEW.recorded_by_id AND kind IN ('re_adviser', 're_lead')\n            ) THEN\n                RAISE EXCEPTION 'a signature on paper is recorded by the Realisatie Eenheid'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5f8605e2e0f08240b73e6b609e4b6939fe4e1566",
                    operation="INSERT",
                    pgid="pgtrigger_recorded_by_the_re_28025",
                    table="applications_signature",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team",
                        to="applications.application",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("reader", "reads along"), ("editor", "writes along")],
                        max_length=10,
                        verbose_name="what they may do",
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
                    "added_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="added at"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "member of the team",
                "verbose_name_plural": "members of the team",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("application", "role"),
                        name="team_member_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["reader", "editor"])),
                        name="team_member_level_known",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammember",
            trigger=pgtrigger.compiler.Trigger(
                name="member_is_of_a_party",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT EXISTS (\n                SELECT FROM accounts_role role\n                JOIN applications_application application ON application.id = NEW.application_id\n                WHERE role.id = NEW.role_id AND role.ended_at IS NULL AND role.kind IN ('penvoerder_editor', 'penvoerder_signatory')\n                AND (role.organisation_id = application.penvoerder_id OR EXISTS (\n                    SELECT FROM applications_partner partner\n                    WHERE partner.application_id = NEW.application_id\n                    AND partner.organisation_id = role.organisation_id\n                    AND partner.removed_at IS NULL\n                ))\n            ) THEN\n                RAISE EXCEPTION 'who works along acts for the penvoerder or a partner'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="49c91c574b58f40c545f877cda7625881705f77a",
                    operation="INSERT",
                    pgid="pgtrigger_member_is_of_a_party_19e8c",
                    table="applications_teammember",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammember",
            trigger=pgtrigger.compiler.Trigger(
                name="team_member_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."role_id" IS DISTINCT FROM (NEW."role_id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."added_at" IS DISTINCT FROM (NEW."added_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="b9b530213b913353f9d8162ddb5d72725bbcd93f",
                    operation="UPDATE",
                    pgid="pgtrigger_team_member_stays_123df",
                    table="applications_teammember",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_teammemberevent" ("added_at", "added_by_id", "application_id", "ended_at", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."application_id", NEW."ended_at", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_id"); RETURN NULL;',
                    hash="69d0b84d29100b5157b180d316eaf00ad7d3a4ee",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3365",
                    table="applications_teammember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "applications_teammemberevent" ("added_at", "added_by_id", "application_id", "ended_at", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."application_id", NEW."ended_at", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_id"); RETURN NULL;',
                    hash="612b9c83f3623aae3c56e039c7b18a6f6d3d5510",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9c797",
                    table="applications_teammember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "applications_teammemberevent" ("added_at", "added_by_id", "application_id", "ended_at", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (OLD."added_at", OLD."added_by_id", OLD."application_id", OLD."ended_at", OLD."id", OLD."level", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_id"); RETURN NULL;',
                    hash="ded1cf1e97b3095045e009546a0293ba4f146927",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_998a0",
                    table="applications_teammember",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TeamMemberEvent",
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
                        to="applications.teammember",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("reader", "reads along"), ("editor", "writes along")],
                        max_length=10,
                        verbose_name="what they may do",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="added at"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teammemberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fb97865bfa5d8477c698ab3e1eae60fac66a495d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f933d",
                    table="applications_teammemberevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
