import django.contrib.postgres.indexes
import django.contrib.postgres.search
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
        ("accounts", "0002_initial"),
        ("applications", "0001_initial"),
        ("correspondence", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseFile",
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
                        related_name="+",
                        to="applications.application",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
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
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made at")),
                ("pdf", models.BinaryField(null=True)),
                ("archive", models.BinaryField(null=True)),
            ],
            options={
                "verbose_name": "application as a file",
                "verbose_name_plural": "applications as files",
                "constraints": [
                    models.UniqueConstraint(fields=("application", "role"), name="case_file_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("archive__isnull", True),
                                ("made_at__isnull", True),
                                ("pdf__isnull", True),
                            ),
                            models.Q(
                                ("archive__isnull", False),
                                ("made_at__isnull", False),
                                ("pdf__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="case_file_whole_or_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeNotice",
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
                        related_name="change_notices",
                        to="applications.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("toetreding", "a party joins"),
                            ("uittreding", "a party leaves"),
                            ("penvoerder", "another party becomes penvoerder"),
                            ("niet_gedaan", "activities are not done"),
                        ],
                        max_length=15,
                        verbose_name="what changes",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
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
                ("what", models.CharField(max_length=5000, verbose_name="what changes and why")),
                ("starts_on", models.DateField(verbose_name="from which day")),
                (
                    "notified_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "notified_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="reported at"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gemeld", "reported"),
                            ("ingetrokken", "withdrawn"),
                            ("voorgesteld", "decision proposed"),
                            ("akkoord", "agreed"),
                            ("niet_akkoord", "not agreed"),
                        ],
                        default="gemeld",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "agrees",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="the Realisatie Eenheid agrees"
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=5000, verbose_name="reasons")),
                (
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was returned"
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "prepared_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="prepared at"),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_notice",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "carried_out_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="carried out at"),
                ),
            ],
            options={
                "verbose_name": "notice of a change",
                "verbose_name_plural": "notices of changes",
                "ordering": ["notified_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["toetreding", "uittreding", "penvoerder", "niet_gedaan"])
                        ),
                        name="notice_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["gemeld", "ingetrokken", "voorgesteld", "akkoord", "niet_akkoord"],
                            )
                        ),
                        name="notice_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="notice_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "niet_gedaan"), ("organisation__isnull", True)),
                            models.Q(
                                models.Q(("kind", "niet_gedaan"), _negated=True),
                                ("organisation__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="notice_names_its_party",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "toetreding"),
                                (
                                    "capacity__in",
                                    [
                                        "school_board",
                                        "teacher_training",
                                        "support_training",
                                        "beroepsgroep",
                                        "other",
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(("kind", "toetreding"), _negated=True), ("capacity", "")
                            ),
                            _connector="OR",
                        ),
                        name="notice_capacity_of_who_joins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "ingetrokken"),
                                ("withdrawn_by__isnull", False),
                                ("withdrawn_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state", "ingetrokken"), _negated=True),
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["voorgesteld", "akkoord", "niet_akkoord"]),
                                _negated=True,
                            ),
                            models.Q(
                                ("agrees__isnull", False),
                                ("prepared_at__isnull", False),
                                ("prepared_by__isnull", False),
                                models.Q(("reasons", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_prepared_with_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agrees", True),
                                ("settled_at__isnull", False),
                                ("state", "akkoord"),
                            ),
                            models.Q(
                                ("agrees", False),
                                ("settled_at__isnull", False),
                                ("state", "niet_akkoord"),
                            ),
                            models.Q(
                                models.Q(("state__in", ["akkoord", "niet_akkoord"]), _negated=True),
                                ("letter__isnull", True),
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_decided_as_prepared",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("carried_out_at__isnull", True),
                            models.Q(("letter__isnull", False), ("state", "akkoord")),
                            _connector="OR",
                        ),
                        name="notice_carried_out_once_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["gemeld", "voorgesteld"])),
                        fields=("application", "kind", "organisation"),
                        name="notice_once_about_a_party",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="notice_of_granted_status",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'gemeld' THEN\n        RAISE EXCEPTION 'notice_starts_reported: it is reported' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM applications_application a\n                    WHERE a.id = NEW.application_id AND a.state IN ('voorlopig', 'definitief')) THEN\n        RAISE EXCEPTION 'notice_status: no status was granted' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="9bde6c403ad9fce94c6176dc43414d670b2a479c",
                    operation="INSERT",
                    pgid="pgtrigger_notice_of_granted_status_0392b",
                    table="assessments_changenotice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="notice_is_as_reported",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."what" IS DISTINCT FROM (NEW."what") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."notified_by_id" IS DISTINCT FROM (NEW."notified_by_id") OR OLD."notified_at" IS DISTINCT FROM (NEW."notified_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="e5b911f3178816ca3417bb1c1586c8d59b173ed2",
                    operation="UPDATE",
                    pgid="pgtrigger_notice_is_as_reported_76f0e",
                    table="assessments_changenotice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="notice_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.state NOT IN ('gemeld', 'voorgesteld') AND to_jsonb(NEW) - 'letter_id' - 'carried_out_at' <> to_jsonb(OLD) - 'letter_id' - 'carried_out_at' THEN\n        RAISE EXCEPTION 'notice_stands: it was withdrawn or decided on' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF (OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id) OR (OLD.carried_out_at IS NOT NULL AND NEW.carried_out_at IS DISTINCT FROM OLD.carried_out_at) THEN\n        RAISE EXCEPTION 'notice_stands: its letter was made, or it was carried out' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="ea853ddb0262c24402a9135c0c88e2b4e0d625c9",
                    operation="UPDATE",
                    pgid="pgtrigger_notice_stands_8bea5",
                    table="assessments_changenotice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="notice_four_eyes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('akkoord', 'niet_akkoord'))",
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.settled_by_id AND r.kind = 're_lead') THEN\n        RAISE EXCEPTION 'notice_lead: a lead decides' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (\n                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n                UNION SELECT r.user_id FROM assessments_changenoticeevent e\n                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id) THEN\n        RAISE EXCEPTION 'notice_four_eyes: who prepared it does not decide' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="d201cd63ff6dc4fcb5a7fe10847957ce49f0039a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_notice_four_eyes_10d8c",
                    table="assessments_changenotice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="notice_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="b5332665daed825c123ed4043e80f0d533771070",
                    operation="DELETE",
                    pgid="pgtrigger_notice_is_kept_faee6",
                    table="assessments_changenotice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_changenoticeevent" ("agrees", "application_id", "capacity", "carried_out_at", "id", "kind", "letter_id", "notified_at", "notified_by_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "settled_at", "settled_by_id", "starts_on", "state", "what", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."agrees", NEW."application_id", NEW."capacity", NEW."carried_out_at", NEW."id", NEW."kind", NEW."letter_id", NEW."notified_at", NEW."notified_by_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."starts_on", NEW."state", NEW."what", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="c2e28e0f0c65e81a14dd02aedd1eb5e3c34b9199",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_edb7c",
                    table="assessments_changenotice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_changenoticeevent" ("agrees", "application_id", "capacity", "carried_out_at", "id", "kind", "letter_id", "notified_at", "notified_by_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "settled_at", "settled_by_id", "starts_on", "state", "what", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."agrees", NEW."application_id", NEW."capacity", NEW."carried_out_at", NEW."id", NEW."kind", NEW."letter_id", NEW."notified_at", NEW."notified_by_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."starts_on", NEW."state", NEW."what", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="94c7e099aa3c8fe99709fe4dfe95d3d97d4815e1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1288b",
                    table="assessments_changenotice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{gemeld:ingetrokken,gemeld:voorgesteld,voorgesteld:akkoord,voorgesteld:gemeld,voorgesteld:ingetrokken,voorgesteld:niet_akkoord}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="d2f2601e78f6a2ccd7109e02588b4ecda6e6a45d",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_a7311",
                    table="assessments_changenotice",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ChangeNoticeEvent",
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
                        to="assessments.changenotice",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("toetreding", "a party joins"),
                            ("uittreding", "a party leaves"),
                            ("penvoerder", "another party becomes penvoerder"),
                            ("niet_gedaan", "activities are not done"),
                        ],
                        max_length=15,
                        verbose_name="what changes",
                    ),
                ),
                (
                    "organisation",
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
                    "capacity",
                    models.CharField(
                        blank=True,
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
                ("what", models.CharField(max_length=5000, verbose_name="what changes and why")),
                ("starts_on", models.DateField(verbose_name="from which day")),
                (
                    "notified_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "notified_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="reported at"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gemeld", "reported"),
                            ("ingetrokken", "withdrawn"),
                            ("voorgesteld", "decision proposed"),
                            ("akkoord", "agreed"),
                            ("niet_akkoord", "not agreed"),
                        ],
                        default="gemeld",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "withdrawn_by",
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
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "agrees",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="the Realisatie Eenheid agrees"
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=5000, verbose_name="reasons")),
                (
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was returned"
                    ),
                ),
                (
                    "prepared_by",
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
                    "prepared_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="prepared at"),
                ),
                (
                    "settled_by",
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
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
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
                (
                    "carried_out_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="carried out at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenoticeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5f4ddd682020870ca64a7373704b1d700297a307",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_94e45",
                    table="assessments_changenoticeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Panel",
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
                        related_name="panel",
                        to="applications.application",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.submission",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="opened at"
                    ),
                ),
            ],
            options={
                "verbose_name": "panel",
                "verbose_name_plural": "panels",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panel",
            trigger=pgtrigger.compiler.Trigger(
                name="who_is_asked_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="1ff3e2065253ea918859b2407aadb372cdddfad4",
                    operation="UPDATE",
                    pgid="pgtrigger_who_is_asked_stays_97d33",
                    table="assessments_panel",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panel",
            trigger=pgtrigger.compiler.Trigger(
                name="panel_goes_on_with_newer",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."submission_id" IS DISTINCT FROM (NEW."submission_id"))',
                    func="\n    IF NOT EXISTS (SELECT FROM applications_submission was\n        JOIN applications_submission now ON now.application_id = was.application_id\n        WHERE was.id = OLD.submission_id AND now.id = NEW.submission_id\n        AND now.version > was.version) THEN\n        RAISE EXCEPTION 'panel_version: no newer version of what is judged' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="29b60fce64cc0c54cc8e4313e3d4d98980e38ec1",
                    operation="UPDATE",
                    pgid="pgtrigger_panel_goes_on_with_newer_758d3",
                    table="assessments_panel",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panel",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_panelevent" ("application_id", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id") VALUES (NEW."application_id", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."submission_id"); RETURN NULL;',
                    hash="41203948299c486315dab749fc07c69e4ae8f59e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3a0ad",
                    table="assessments_panel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panel",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_panelevent" ("application_id", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "submission_id") VALUES (NEW."application_id", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."submission_id"); RETURN NULL;',
                    hash="a1e5dd0af75bf8d3b8013b6009a6785e6408d765",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5e106",
                    table="assessments_panel",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PanelEvent",
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
                        to="assessments.panel",
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
                    "submission",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.submission",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="opened at"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dc28f4e97504cd0dcae1b10f1e0fc808147d361f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fe3c4",
                    table="assessments_panelevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PanelMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="assessments.panel",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "panel member",
                "verbose_name_plural": "panel members",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("panel", "organisation"), name="panel_member_once"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelmember",
            trigger=pgtrigger.compiler.Trigger(
                name="panel_member_impartial",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT 1 FROM regions_organisation o\n            WHERE o.id = NEW.organisation_id AND o.kind IN ('ocw', 'national_partner')) THEN\n        RAISE EXCEPTION 'panel_member_kind: only OCW and national partners assess' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT 1 FROM assessments_panel p\n            JOIN applications_application a ON a.id = p.application_id\n            LEFT JOIN applications_partner r ON r.application_id = a.id AND r.removed_at IS NULL\n            WHERE p.id = NEW.panel_id\n            AND NEW.organisation_id IN (a.penvoerder_id, r.organisation_id)) THEN\n        RAISE EXCEPTION 'panel_member_own: an organisation does not assess its own application' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="68b12d1f833d0dc77551117ed6b384812f3129cd",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_panel_member_impartial_e4f94",
                    table="assessments_panelmember",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelmember",
            trigger=pgtrigger.compiler.Trigger(
                name="who_is_asked_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."panel_id" IS DISTINCT FROM (NEW."panel_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="2fd7239126f899d620503824d656d7f204e34372",
                    operation="UPDATE",
                    pgid="pgtrigger_who_is_asked_stays_39b61",
                    table="assessments_panelmember",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelmember",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT p.application_id FROM assessments_panel p WHERE p.id = changed.panel_id);\n            RETURN NULL;\n        ",
                    hash="3097040cb018cb25c4efc2f32f3776d742d59ffa",
                    operation="INSERT OR DELETE",
                    pgid="pgtrigger_next_step_follows_9fcf5",
                    table="assessments_panelmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelmember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_panelmemberevent" ("id", "organisation_id", "panel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."organisation_id", NEW."panel_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="7f92a1ca7d90c33227c325aa816220a46c5ab629",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1811a",
                    table="assessments_panelmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelmember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_panelmemberevent" ("id", "organisation_id", "panel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."organisation_id", NEW."panel_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="1a9477b5a7b49c1157ad53df9fd0eec4701ffdd7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_95be9",
                    table="assessments_panelmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelmember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_panelmemberevent" ("id", "organisation_id", "panel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."organisation_id", OLD."panel_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="d22a566ee69f883b325e2788899dec777fd60b30",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_68ec9",
                    table="assessments_panelmember",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PanelMemberEvent",
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
                        to="assessments.panelmember",
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
                    "panel",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.panel",
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelmemberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e72093ee8af62f03bd06f007bcc5331d8d9b3f53",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_03035",
                    table="assessments_panelmemberevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="InterestDeclaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="assessments.panelmember",
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
                ("has_interest", models.BooleanField(verbose_name="has an interest")),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=2000, verbose_name="explanation"),
                ),
                (
                    "declared_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="declared at"
                    ),
                ),
            ],
            options={
                "verbose_name": "declaration of interest",
                "verbose_name_plural": "declarations of interest",
                "constraints": [
                    models.UniqueConstraint(fields=("member", "role"), name="declaration_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_interest", False),
                            models.Q(("explanation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declared_interest_is_explained",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interestdeclaration",
            trigger=pgtrigger.compiler.Trigger(
                name="interest_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.has_interest OR NOT NEW.has_interest\n            OR NEW.member_id <> OLD.member_id OR NEW.role_id <> OLD.role_id THEN\n        RAISE EXCEPTION 'interest_stands: a declaration can only become one of interest' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="3d63da7e3352b86ea864fa0013edf684ae5653ee",
                    operation="UPDATE",
                    pgid="pgtrigger_interest_stands_eeb9e",
                    table="assessments_interestdeclaration",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interestdeclaration",
            trigger=pgtrigger.compiler.Trigger(
                name="declaration_goes_with_member",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n    IF EXISTS (SELECT FROM assessments_panelmember m WHERE m.id = OLD.member_id) THEN\n        RAISE EXCEPTION 'interest_removed: what was declared stands' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="841d049246a0d63789479c17630d9eed97ffc4ef",
                    operation="DELETE",
                    pgid="pgtrigger_declaration_goes_with_member_0e361",
                    table="assessments_interestdeclaration",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interestdeclaration",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_interestdeclarationevent" ("declared_at", "explanation", "has_interest", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (NEW."declared_at", NEW."explanation", NEW."has_interest", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_id"); RETURN NULL;',
                    hash="d1f87f83ecaea1a8c60284f878d2655a750e5fcf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a4a0a",
                    table="assessments_interestdeclaration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interestdeclaration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_interestdeclarationevent" ("declared_at", "explanation", "has_interest", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (NEW."declared_at", NEW."explanation", NEW."has_interest", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_id"); RETURN NULL;',
                    hash="efc0e6d70f7a0e3b7b80764be916e8edc9982ab0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ee55",
                    table="assessments_interestdeclaration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interestdeclaration",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_interestdeclarationevent" ("declared_at", "explanation", "has_interest", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (OLD."declared_at", OLD."explanation", OLD."has_interest", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_id"); RETURN NULL;',
                    hash="c5810282035efc9a6651a553ca17eabca5c65cc9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_59584",
                    table="assessments_interestdeclaration",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="InterestDeclarationEvent",
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
                        to="assessments.interestdeclaration",
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
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.panelmember",
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
                ("has_interest", models.BooleanField(verbose_name="has an interest")),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=2000, verbose_name="explanation"),
                ),
                (
                    "declared_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="declared at"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interestdeclarationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="477b64e87138a2f8d0e7f4bd25acc08621ee4b52",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1f5ee",
                    table="assessments_interestdeclarationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessment",
                        to="assessments.panelmember",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("concept", "being written"), ("ingeleverd", "handed in")],
                        default="concept",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "remark",
                    models.CharField(blank=True, max_length=5000, verbose_name="general remark"),
                ),
                (
                    "handed_in_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed in at"),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "verbose_name_plural": "assessments",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handed_in_at__isnull", True), ("state", "concept")),
                            models.Q(("handed_in_at__isnull", False), ("state", "ingeleverd")),
                            _connector="OR",
                        ),
                        name="assessment_handed_in_with_moment",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="assessment_complete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'ingeleverd')",
                    func="\n    IF NOT EXISTS (SELECT 1 FROM assessments_interestdeclaration i\n            WHERE i.member_id = NEW.member_id AND i.role_id = NEW.author_id\n            AND NOT i.has_interest) THEN\n        RAISE EXCEPTION 'assessment_interest: the author declared no freedom from interest' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT 1 FROM applications_criterion c\n            JOIN applications_application a ON a.round_id = c.round_id\n            JOIN assessments_panel p ON p.application_id = a.id\n            JOIN assessments_panelmember m ON m.panel_id = p.id\n            WHERE m.id = NEW.member_id AND NOT EXISTS (\n                SELECT 1 FROM assessments_judgement j\n                WHERE j.assessment_id = NEW.id AND j.criterion_id = c.id\n                AND (j.verdict = 'voldoet'\n                    OR (j.verdict IN ('deels', 'niet') AND btrim(j.reasons) <> '')))) THEN\n        RAISE EXCEPTION 'assessment_criteria: a criterion is not judged, or without reasons' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="a4817274cc3b3fef7b6d78b24c020eca19984a69",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_assessment_complete_d8256",
                    table="assessments_assessment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="assessment_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'ingeleverd')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a08395f36d57bf1427bdc5dc7819d04cd33b5724",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_assessment_final_cb4fc",
                    table="assessments_assessment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT p.application_id FROM assessments_panelmember m\n    JOIN assessments_panel p ON p.id = m.panel_id WHERE m.id = changed.member_id);\n            RETURN NULL;\n        ",
                    hash="b4f7e45c42e5e6d1c9ea330280afc32e2c2a9662",
                    operation='INSERT OR DELETE OR UPDATE OF "state"',
                    pgid="pgtrigger_next_step_follows_7a075",
                    table="assessments_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_assessmentevent" ("author_id", "handed_in_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "state", "version") VALUES (NEW."author_id", NEW."handed_in_at", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remark", NEW."state", NEW."version"); RETURN NULL;',
                    hash="06f128ad01902546a8c5cfe609668a5dcdf0155b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ca2a",
                    table="assessments_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_assessmentevent" ("author_id", "handed_in_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "state", "version") VALUES (NEW."author_id", NEW."handed_in_at", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remark", NEW."state", NEW."version"); RETURN NULL;',
                    hash="c13ff900163ab3ccf39a03dd79722832bc02befe",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d96c6",
                    table="assessments_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_assessmentevent" ("author_id", "handed_in_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "state", "version") VALUES (OLD."author_id", OLD."handed_in_at", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remark", OLD."state", OLD."version"); RETURN NULL;',
                    hash="5763ad7001833434f5376fbdd6bfadb53667453a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28394",
                    table="assessments_assessment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="AssessmentEvent",
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
                        to="assessments.assessment",
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
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.panelmember",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("concept", "being written"), ("ingeleverd", "handed in")],
                        default="concept",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "remark",
                    models.CharField(blank=True, max_length=5000, verbose_name="general remark"),
                ),
                (
                    "handed_in_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed in at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e05c01508b64a6a9dea39530a40e56b4fa781bf9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_19df1",
                    table="assessments_assessmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.criterion",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("voldoet", "met"), ("deels", "partly met"), ("niet", "not met")],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=5000, verbose_name="reasons")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="assessments.assessment",
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement",
                "verbose_name_plural": "judgements",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "criterion"), name="judgement_once"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgement",
            trigger=pgtrigger.compiler.Trigger(
                name="judgement_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT 1 FROM assessments_assessment a WHERE a.state = 'ingeleverd'\n            AND a.id IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW.assessment_id END,\n                CASE WHEN TG_OP <> 'INSERT' THEN OLD.assessment_id END)) THEN\n        RAISE EXCEPTION 'judgement_final: the assessment was handed in' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c5cfd5eedca5ea4a946db24e46becb1209cda7c3",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_judgement_final_c8fe1",
                    table="assessments_judgement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_judgementevent" ("assessment_id", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "verdict") VALUES (NEW."assessment_id", NEW."criterion_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reasons", NEW."verdict"); RETURN NULL;',
                    hash="9fbc5c075122e21b3d5ae7845ee8f56bbd8d6066",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_79f2a",
                    table="assessments_judgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_judgementevent" ("assessment_id", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "verdict") VALUES (NEW."assessment_id", NEW."criterion_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reasons", NEW."verdict"); RETURN NULL;',
                    hash="8397d7ec815ff059d230a9e241ce0e15b9a634d2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2865a",
                    table="assessments_judgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_judgementevent" ("assessment_id", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "verdict") VALUES (OLD."assessment_id", OLD."criterion_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reasons", OLD."verdict"); RETURN NULL;',
                    hash="bc014b61eb3d597eeaf45846ce63947d4f65db53",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_069ad",
                    table="assessments_judgement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="JudgementEvent",
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
                        to="assessments.judgement",
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
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.criterion",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("voldoet", "met"), ("deels", "partly met"), ("niet", "not met")],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=5000, verbose_name="reasons")),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f11be4116d46b9a22171b212073eec0de902be2b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_07757",
                    table="assessments_judgementevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Decision",
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
                        related_name="decisions",
                        to="applications.application",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("definitief", "definitive status"),
                            ("voorlopig", "provisional status"),
                            ("afgewezen", "not granted"),
                            ("niet_behandeld", "not handled"),
                        ],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voorbereid", "prepared"),
                            ("teruggegeven", "returned to the adviser"),
                            ("verleend", "granted"),
                        ],
                        default="voorbereid",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                ("reasons", models.CharField(max_length=10000, verbose_name="reasons")),
                (
                    "departure_reasons",
                    models.CharField(
                        blank=True,
                        max_length=5000,
                        verbose_name="why the decision departs from the joint advice",
                    ),
                ),
                (
                    "dissent_response",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="how the disagreement was weighed"
                    ),
                ),
                (
                    "zienswijze",
                    models.CharField(
                        blank=True,
                        max_length=5000,
                        verbose_name="what the region answered before the refusal",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "prepared_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="prepared at"
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "granted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="granted at"),
                ),
                (
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was returned"
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["prepared_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "voorbereid")),
                        fields=["prepared_at", "id"],
                        name="decision_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["voorbereid", "teruggegeven"])),
                        fields=("application",),
                        name="decision_one_in_preparation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("granted_at__isnull", False),
                                ("granted_by__isnull", False),
                                ("state", "verleend"),
                            ),
                            models.Q(
                                models.Q(("state", "verleend"), _negated=True),
                                ("granted_at__isnull", True),
                                ("granted_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_granted_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True),
                        name="decision_has_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "teruggegeven"), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_returned_with_reason",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_starts_prepared",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.state <> 'voorbereid')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                    hash="cbc1c69821e9bc63009463861086bd40ca6e5140",
                    operation="INSERT",
                    pgid="pgtrigger_decision_starts_prepared_fea24",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'verleend')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="df53ee632132be4a39b540d5fab90716d4c560ff",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_decision_final_7c783",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_rests_on_joint",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('voorbereid', 'verleend') AND NOT (NEW.\"outcome\" = 'niet_behandeld'))",
                    func="\n    IF NOT EXISTS (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) THEN\n        RAISE EXCEPTION 'decision_joint_outcome: no joint outcome was proposed' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT count(DISTINCT o.kind) FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j\n            JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n            JOIN regions_organisation o ON o.id = m.organisation_id\n            WHERE o.kind IN ('ocw', 'national_partner')) < 2 THEN\n        RAISE EXCEPTION 'decision_panel: the panel needs OCW and a national partner' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NOT EXISTS (SELECT 1 FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j\n            JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n            JOIN regions_organisation o ON o.id = m.organisation_id\n            WHERE o.speaks_for_beroepsgroep) THEN\n        RAISE EXCEPTION 'decision_panel: the panel needs a national organisation of the beroepsgroep' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT 1 FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j\n            JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n            WHERE NOT EXISTS (SELECT 1 FROM assessments_endorsement e\n                WHERE e.joint_outcome_id = j.id AND e.member_id = m.id\n                AND e.version = j.version)\n            OR NOT EXISTS (SELECT 1 FROM assessments_assessment a\n                WHERE a.member_id = m.id AND a.state = 'ingeleverd')) THEN\n        RAISE EXCEPTION 'decision_answers: not every organisation judged and answered' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NOT EXISTS (SELECT 1 FROM assessments_decision d\n                WHERE d.application_id = NEW.application_id AND d.state = 'verleend')\n            AND EXISTS (SELECT 1 FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j, applications_application a\n            JOIN applications_criterion c ON c.round_id = a.round_id\n            WHERE a.id = NEW.application_id AND NOT EXISTS (\n                SELECT 1 FROM assessments_jointjudgement v\n                WHERE v.joint_outcome_id = j.id AND v.criterion_id = c.id\n                AND (v.verdict = 'voldoet'\n                    OR (v.verdict IN ('deels', 'niet') AND btrim(v.reasons) <> '')))) THEN\n        RAISE EXCEPTION 'decision_criteria: a criterion has no joint verdict, or no reasons' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="94e21697815a5009f2db9dc0b88fe3e04b6c59ca",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_decision_rests_on_joint_a832e",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_not_to_handle",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('voorbereid', 'verleend') AND NEW.\"outcome\" = 'niet_behandeld')",
                    func="\n    IF NOT EXISTS (SELECT FROM (SELECT c.state, c.due_on, c.not_handled_by FROM applications_completion c\n        WHERE c.application_id = NEW.application_id AND c.letter_id IS NOT NULL\n        ORDER BY c.asked_at DESC, c.id DESC LIMIT 1) asked\n            WHERE asked.state IN ('aangevuld', 'verlopen') AND asked.due_on < (COALESCE(NEW.granted_at, NEW.prepared_at) AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'decision_completion: no term to complete the application has passed' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM (SELECT c.state, c.due_on, c.not_handled_by FROM applications_completion c\n        WHERE c.application_id = NEW.application_id AND c.letter_id IS NOT NULL\n        ORDER BY c.asked_at DESC, c.id DESC LIMIT 1) asked WHERE asked.not_handled_by < (COALESCE(NEW.granted_at, NEW.prepared_at) AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'decision_too_late: the last day not to handle the application has passed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="4f7507cfb638f8029060243827b0c0617d31ccf5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_decision_not_to_handle_947f7",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_four_eyes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'verleend')",
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.granted_by_id AND r.kind = 're_lead' AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'decision_lead: a lead takes a decision' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT user_id FROM accounts_role WHERE id = NEW.granted_by_id) IN (\n                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n                UNION SELECT r.user_id FROM assessments_decisionevent e\n                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id) THEN\n        RAISE EXCEPTION 'decision_four_eyes: who prepared a decision does not take it' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="d17c383aa5c575ab1c6db924db2448cfd509e578",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_decision_four_eyes_ee7a9",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_outcome_holds",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'verleend')",
                    func="\n    IF NEW.outcome = 'definitief' AND EXISTS (SELECT 1 FROM applications_partner r\n        JOIN applications_application a ON a.id = r.application_id\n        WHERE a.id = NEW.application_id AND r.removed_at IS NULL\n        AND r.organisation_id <> a.penvoerder_id\n        AND (SELECT signers_per_party FROM applications_round WHERE id = a.round_id) > (\n            SELECT coalesce(max(together.signed), 0) FROM (\n                SELECT count(*) AS signed FROM applications_signature s\n                WHERE s.partner_id = r.id AND s.outcome = 'signed'\n                GROUP BY s.version_id) together)) THEN\n        RAISE EXCEPTION 'decision_signatures: not every partner has signed' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'definitief' AND NOT EXISTS (SELECT 1 FROM applications_partner r\n        JOIN applications_signature s ON s.partner_id = r.id\n        WHERE r.application_id = NEW.application_id AND r.removed_at IS NULL\n        AND r.kind = 'beroepsgroep'\n        AND s.outcome = 'signed' AND btrim(s.confirmation) <> '' AND s.voice <> 'no') THEN\n        RAISE EXCEPTION 'decision_beroepsgroep: the beroepsgroep did not confirm for itself' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'definitief' AND EXISTS (SELECT 1 FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND c.met_at IS NULL\n        AND (d.state = 'verleend' OR d.id = NEW.id)) THEN\n        RAISE EXCEPTION 'decision_open_condition: a condition is still open' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'voorlopig' AND NOT EXISTS (SELECT 1 FROM assessments_condition c\n        WHERE c.decision_id = NEW.id AND c.met_at IS NULL\n        AND c.due_on > (NEW.granted_at AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'decision_no_condition: voorlopig needs a condition with a future date' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'afgewezen' AND EXISTS (SELECT 1 FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND c.met_at IS NULL\n        AND (d.state = 'verleend' OR d.id = NEW.id)) AND NOT EXISTS (SELECT 1 FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend'\n        AND c.met_at IS NULL\n        AND c.due_on < (NEW.granted_at AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'decision_conditions_due: the region still has time for a condition' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'afgewezen' AND btrim(NEW.zienswijze) = '' AND EXISTS (SELECT 1 FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend') THEN\n        RAISE EXCEPTION 'decision_zienswijze: the region was not heard before its status ends' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF btrim(NEW.reasons) = '' THEN\n        RAISE EXCEPTION 'decision_reasons: reasons are missing' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="a70d668f6874afe7789d091b07f9107a6b654d99",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_decision_outcome_holds_46397",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_goes_with_verdicts",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'verleend' AND NOT (NEW.\"outcome\" = 'niet_behandeld'))",
                    func="\n    IF NEW.outcome = 'definitief' AND EXISTS (SELECT 1 FROM assessments_jointjudgement v\n        JOIN assessments_jointoutcome j ON j.id = v.joint_outcome_id\n        JOIN assessments_panel p ON p.id = j.panel_id\n        WHERE p.application_id = NEW.application_id AND v.verdict <> 'voldoet'\n        AND NOT COALESCE((SELECT bool_and(c.met_at IS NOT NULL) FROM assessments_condition c\n            JOIN assessments_decision d ON d.id = c.decision_id\n            WHERE d.application_id = NEW.application_id AND d.state = 'verleend'\n            AND c.criterion_id = v.criterion_id), FALSE)) THEN\n        RAISE EXCEPTION 'decision_verdicts: a criterion is below voldoet' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'afgewezen' AND NOT EXISTS (SELECT 1 FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend') AND NOT EXISTS (SELECT 1 FROM assessments_jointjudgement v\n        JOIN assessments_jointoutcome j ON j.id = v.joint_outcome_id\n        JOIN assessments_panel p ON p.id = j.panel_id\n        WHERE p.application_id = NEW.application_id AND v.verdict <> 'voldoet'\n        AND NOT COALESCE((SELECT bool_and(c.met_at IS NOT NULL) FROM assessments_condition c\n            JOIN assessments_decision d ON d.id = c.decision_id\n            WHERE d.application_id = NEW.application_id AND d.state = 'verleend'\n            AND c.criterion_id = v.criterion_id), FALSE)) THEN\n        RAISE EXCEPTION 'decision_verdicts: every criterion is met' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF btrim(NEW.departure_reasons) = '' AND NOT EXISTS (SELECT 1 FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend') AND EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        WHERE p.application_id = NEW.application_id AND j.advises <> NEW.outcome) THEN\n        RAISE EXCEPTION 'decision_departure: it departs from the joint advice without reasons' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="873710b87513030132e98f15f40b5a142bd8b14a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_decision_goes_with_verdicts_679ef",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (changed.application_id);\n            RETURN NULL;\n        ",
                    hash="23b5dc53e4c1caf10554259c21a809f893cec5af",
                    operation='INSERT OR DELETE OR UPDATE OF "state", "outcome"',
                    pgid="pgtrigger_next_step_follows_75fb8",
                    table="assessments_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_decisionevent" ("application_id", "departure_reasons", "dissent_response", "granted_at", "granted_by_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "state", "zienswijze") VALUES (NEW."application_id", NEW."departure_reasons", NEW."dissent_response", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."state", NEW."zienswijze"); RETURN NULL;',
                    hash="d7d680c46d109c06f6a48f097df8dd287184a8ec",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_40209",
                    table="assessments_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_decisionevent" ("application_id", "departure_reasons", "dissent_response", "granted_at", "granted_by_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "state", "zienswijze") VALUES (NEW."application_id", NEW."departure_reasons", NEW."dissent_response", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."state", NEW."zienswijze"); RETURN NULL;',
                    hash="3ba536d9fe655cd81c4c5b4b1a48fcd9924bf762",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_876e7",
                    table="assessments_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{teruggegeven:voorbereid,voorbereid:teruggegeven,voorbereid:verleend}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="9dfefc3041ace93cb816eaef6d17b528671ef165",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_38713",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionEvent",
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
                        to="assessments.decision",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("definitief", "definitive status"),
                            ("voorlopig", "provisional status"),
                            ("afgewezen", "not granted"),
                            ("niet_behandeld", "not handled"),
                        ],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voorbereid", "prepared"),
                            ("teruggegeven", "returned to the adviser"),
                            ("verleend", "granted"),
                        ],
                        default="voorbereid",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                ("reasons", models.CharField(max_length=10000, verbose_name="reasons")),
                (
                    "departure_reasons",
                    models.CharField(
                        blank=True,
                        max_length=5000,
                        verbose_name="why the decision departs from the joint advice",
                    ),
                ),
                (
                    "dissent_response",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="how the disagreement was weighed"
                    ),
                ),
                (
                    "zienswijze",
                    models.CharField(
                        blank=True,
                        max_length=5000,
                        verbose_name="what the region answered before the refusal",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "prepared_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="prepared at"
                    ),
                ),
                (
                    "granted_by",
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
                    "granted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="granted at"),
                ),
                (
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was returned"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8171981015ffc87adb7c7594b5b22907b8b21f7e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a5b19",
                    table="assessments_decisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Condition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions",
                        to="assessments.decision",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.criterion",
                    ),
                ),
                ("text", models.CharField(max_length=2000, verbose_name="condition")),
                ("due_on", models.DateField(verbose_name="to be met by")),
                ("met_at", models.DateTimeField(blank=True, null=True, verbose_name="met at")),
                (
                    "met_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "met_note",
                    models.CharField(blank=True, max_length=5000, verbose_name="how it was met"),
                ),
            ],
            options={
                "verbose_name": "condition",
                "verbose_name_plural": "conditions",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("met_at__isnull", True)),
                        fields=["due_on", "id"],
                        name="condition_to_be_met",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("met_at__isnull", True),
                            models.Q(
                                ("met_by__isnull", False), models.Q(("met_note", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="condition_met_with_note",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="condition",
            trigger=pgtrigger.compiler.Trigger(
                name="condition_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id = NEW.decision_id) AND (TG_OP = 'INSERT' OR OLD.decision_id <> NEW.decision_id) THEN\n        RAISE EXCEPTION 'condition_final: the decision was taken' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id = OLD.decision_id) THEN\n        RAISE EXCEPTION 'condition_final: the decision was taken' USING ERRCODE = 'check_violation';\n    END IF;\n    \nIF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id = OLD.decision_id) THEN\n            IF NOT (\n        NEW.decision_id = OLD.decision_id AND NEW.text = OLD.text AND NEW.due_on = OLD.due_on\n        AND NEW.criterion_id IS NOT DISTINCT FROM OLD.criterion_id\n        AND OLD.met_at IS NULL AND NEW.met_at IS NOT NULL\n    ) THEN\n                RAISE EXCEPTION 'condition_final: the decision was taken'\n                USING ERRCODE = 'check_violation';\n            END IF;\n        END IF;\nIF TG_OP <> 'DELETE' THEN\n            IF NEW.met_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id = NEW.decision_id) THEN\n                RAISE EXCEPTION 'condition_early: the decision was not taken yet'\n                USING ERRCODE = 'check_violation';\n            END IF;\n        END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="d0ffacb6d6ff6cb5f5a0f38cb470012167bbf5f6",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_condition_final_93942",
                    table="assessments_condition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="condition",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT d.application_id FROM assessments_decision d\n    WHERE d.id = changed.decision_id);\n            RETURN NULL;\n        ",
                    hash="3af75ff8de1675f11927e6e92abec0143b7228db",
                    operation='INSERT OR DELETE OR UPDATE OF "met_at", "due_on"',
                    pgid="pgtrigger_next_step_follows_9b880",
                    table="assessments_condition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="condition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_conditionevent" ("criterion_id", "decision_id", "due_on", "id", "met_at", "met_by_id", "met_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."criterion_id", NEW."decision_id", NEW."due_on", NEW."id", NEW."met_at", NEW."met_by_id", NEW."met_note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="ba78bcaeeb87df8e997a390ac4f920c92d0f6a53",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_92ac5",
                    table="assessments_condition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="condition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_conditionevent" ("criterion_id", "decision_id", "due_on", "id", "met_at", "met_by_id", "met_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."criterion_id", NEW."decision_id", NEW."due_on", NEW."id", NEW."met_at", NEW."met_by_id", NEW."met_note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="6d71e053139c1eeea148151ce2ab46092d8f5c44",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_02394",
                    table="assessments_condition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="condition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_conditionevent" ("criterion_id", "decision_id", "due_on", "id", "met_at", "met_by_id", "met_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."criterion_id", OLD."decision_id", OLD."due_on", OLD."id", OLD."met_at", OLD."met_by_id", OLD."met_note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                    hash="c2373e41a4a8c35614e043b6799de75cefb96a1b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ba01e",
                    table="assessments_condition",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ConditionEvent",
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
                        to="assessments.condition",
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
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.decision",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.criterion",
                    ),
                ),
                ("text", models.CharField(max_length=2000, verbose_name="condition")),
                ("due_on", models.DateField(verbose_name="to be met by")),
                ("met_at", models.DateTimeField(blank=True, null=True, verbose_name="met at")),
                (
                    "met_by",
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
                    "met_note",
                    models.CharField(blank=True, max_length=5000, verbose_name="how it was met"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="11559c57e6242f8306abff245fb694fb2b6e44fa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_51682",
                    table="assessments_conditionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionDraft",
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
                        related_name="decision_draft",
                        to="applications.application",
                    ),
                ),
                ("typed", models.JSONField(verbose_name="what was typed")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="written at"
                    ),
                ),
            ],
            options={
                "verbose_name": "draft of a decision",
                "verbose_name_plural": "drafts of decisions",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisiondraft",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_decisiondraftevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed", "version", "written_at", "written_by_id") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."typed", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="00bea2c2699fdd7c686a8651588403fc5bad213f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_16829",
                    table="assessments_decisiondraft",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisiondraft",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_decisiondraftevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed", "version", "written_at", "written_by_id") VALUES (NEW."application_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."typed", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="29d2876f32a6a1608b34e14902266c4480e6e71e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6f60c",
                    table="assessments_decisiondraft",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisiondraft",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_decisiondraftevent" ("application_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed", "version", "written_at", "written_by_id") VALUES (OLD."application_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."typed", OLD."version", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                    hash="dc0cc65d7aba617e1ad9a8fbc4e6b9b9c9c06d69",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f9963",
                    table="assessments_decisiondraft",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionDraftEvent",
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
                        to="assessments.decisiondraft",
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
                ("typed", models.JSONField(verbose_name="what was typed")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="written at"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisiondraftevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2e9ab55072ba641a5f9cf44ce04c8b15a139576b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a62d4",
                    table="assessments_decisiondraftevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision_letters",
                        to="assessments.decision",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision_letter",
                        to="correspondence.letter",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
            ],
            options={
                "verbose_name": "letter of a decision",
                "verbose_name_plural": "letters of decisions",
                "ordering": ["decision", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "position"), name="decision_letter_one_per_position"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionletter",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fc88ea49d7bf1987542e0d727fa78140c6103510",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fb02b",
                    table="assessments_decisionletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionletter",
            trigger=pgtrigger.compiler.Trigger(
                name="letter_of_taken_decision",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_decision d\n            WHERE d.id = NEW.decision_id AND d.state = 'verleend') THEN\n        RAISE EXCEPTION 'letter_early: the decision was not taken yet' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM assessments_decisionletter earlier\n            WHERE earlier.decision_id = NEW.decision_id)\n            AND NOT EXISTS (SELECT FROM correspondence_letter l\n                JOIN assessments_decisionletter replaced ON replaced.letter_id = l.replaces_id\n                JOIN assessments_correction c ON c.letter_id = l.replaces_id\n                WHERE l.id = NEW.letter_id AND replaced.decision_id = NEW.decision_id\n                AND c.issued_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'letter_again: no correction was issued of the letter that it replaces' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="dde3b633ceb37242651ed9211f06421106b7348e",
                    operation="INSERT",
                    pgid="pgtrigger_letter_of_taken_decision_391eb",
                    table="assessments_decisionletter",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="letters",
            field=models.ManyToManyField(
                related_name="decisions",
                through="assessments.DecisionLetter",
                to="correspondence.letter",
                verbose_name="letters",
            ),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="correspondence.letter",
                    ),
                ),
                ("why", models.CharField(max_length=2000, verbose_name="what was wrong")),
                (
                    "term",
                    models.CharField(
                        choices=[
                            ("kept", "the term goes on as it was"),
                            ("anew", "a new term of six weeks begins"),
                        ],
                        default="kept",
                        max_length=10,
                        verbose_name="term for objection",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "prepared_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="prepared at"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "issued_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="issued at"),
                ),
                (
                    "dropped_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "dropped_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dropped at"),
                ),
            ],
            options={
                "verbose_name": "correction of a letter",
                "verbose_name_plural": "corrections of letters",
                "ordering": ["prepared_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at__isnull", True)),
                        fields=("letter",),
                        name="correction_one_per_letter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="correction_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at__isnull", True), ("issued_by__isnull", True)),
                            models.Q(
                                ("dropped_at__isnull", True),
                                ("issued_at__isnull", False),
                                ("issued_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="correction_issued_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at__isnull", True), ("dropped_by__isnull", True)),
                            models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="correction_dropped_by_someone",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_starts_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."issued_at" IS NOT NULL OR NEW."dropped_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                    hash="b671948c79e2b9364a6d0da0169ebd64205bc21d",
                    operation="INSERT",
                    pgid="pgtrigger_correction_starts_open_acc92",
                    table="assessments_correction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."issued_at" IS NOT NULL OR OLD."dropped_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2314ab95aa9eebf0060d002123a7fceba5e5f958",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_correction_final_fd6c8",
                    table="assessments_correction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."letter_id" IS DISTINCT FROM (NEW."letter_id") OR OLD."why" IS DISTINCT FROM (NEW."why") OR OLD."term" IS DISTINCT FROM (NEW."term") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="b0dd92852620590f40c977e00e850f9de14f8f7f",
                    operation="UPDATE",
                    pgid="pgtrigger_correction_stays_54833",
                    table="assessments_correction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_four_eyes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."issued_at" IS NOT NULL)',
                    func="\n                    IF NOT EXISTS (SELECT 1 FROM accounts_role i, accounts_role p\n                        WHERE i.id = NEW.issued_by_id AND p.id = NEW.prepared_by_id\n                        AND i.kind = 're_lead' AND i.ended_at IS NULL\n                        AND i.user_id <> p.user_id)\n                    THEN\n                        RAISE EXCEPTION 'correction_four_eyes: a lead who did not prepare issues it'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="f6c56c905a3a019985be05aebf4e35a32d009e9d",
                    operation="UPDATE",
                    pgid="pgtrigger_correction_four_eyes_88dd5",
                    table="assessments_correction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_correctionevent" ("dropped_at", "dropped_by_id", "id", "issued_at", "issued_by_id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "term", "why") VALUES (NEW."dropped_at", NEW."dropped_by_id", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."letter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."term", NEW."why"); RETURN NULL;',
                    hash="4c0645077d40fb78c81113d7760077a269b8fb0b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d14b6",
                    table="assessments_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_correctionevent" ("dropped_at", "dropped_by_id", "id", "issued_at", "issued_by_id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "term", "why") VALUES (NEW."dropped_at", NEW."dropped_by_id", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."letter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."term", NEW."why"); RETURN NULL;',
                    hash="459f25f82378fee6dc3670018fb57f7a3a79fb02",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_26fde",
                    table="assessments_correction",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CorrectionEvent",
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
                        to="assessments.correction",
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
                    "letter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="correspondence.letter",
                    ),
                ),
                ("why", models.CharField(max_length=2000, verbose_name="what was wrong")),
                (
                    "term",
                    models.CharField(
                        choices=[
                            ("kept", "the term goes on as it was"),
                            ("anew", "a new term of six weeks begins"),
                        ],
                        default="kept",
                        max_length=10,
                        verbose_name="term for objection",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "prepared_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="prepared at"
                    ),
                ),
                (
                    "issued_by",
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
                    "issued_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="issued at"),
                ),
                (
                    "dropped_by",
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
                    "dropped_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dropped at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e54291a4446842be1440f097d99a4e9e1f49263d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7bb9f",
                    table="assessments_correctionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="JointOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "panel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joint_outcome",
                        to="assessments.panel",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "advice",
                    models.CharField(blank=True, max_length=10000, verbose_name="joint advice"),
                ),
                (
                    "advises",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("definitief", "definitive status"),
                            ("voorlopig", "provisional status"),
                            ("afgewezen", "not granted"),
                            ("niet_behandeld", "not handled"),
                        ],
                        max_length=15,
                        verbose_name="advised outcome",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="written at"
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="proposed at"),
                ),
            ],
            options={
                "verbose_name": "joint outcome",
                "verbose_name_plural": "joint outcomes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proposed_at__isnull", True),
                            ("advises__in", ("definitief", "voorlopig", "afgewezen")),
                            _connector="OR",
                        ),
                        name="joint_outcome_proposed_with_advice",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointoutcome",
            trigger=pgtrigger.compiler.Trigger(
                name="joint_outcome_locked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE d.state IN ('voorbereid', 'verleend') AND j.id = OLD.id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="b6542ff52b278f990ef978ce653ee7d0af705f5c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_joint_outcome_locked_987ed",
                    table="assessments_jointoutcome",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointoutcome",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT p.application_id FROM assessments_panel p WHERE p.id = changed.panel_id);\n            RETURN NULL;\n        ",
                    hash="f37377ea9d741fc7fb0995d0e6408fc3fe702260",
                    operation='INSERT OR DELETE OR UPDATE OF "version", "proposed_at"',
                    pgid="pgtrigger_next_step_follows_00eee",
                    table="assessments_jointoutcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointoutcome",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_jointoutcomeevent" ("advice", "advises", "id", "panel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "version", "written_at", "written_by_id") VALUES (NEW."advice", NEW."advises", NEW."id", NEW."panel_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="5f0acbb32eaa53d6074e767f6a4dbdbc27cf8916",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d7e36",
                    table="assessments_jointoutcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointoutcome",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_jointoutcomeevent" ("advice", "advises", "id", "panel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "version", "written_at", "written_by_id") VALUES (NEW."advice", NEW."advises", NEW."id", NEW."panel_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="bb57556b8cd1666920cb3819fdf43df6289cc2aa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1188b",
                    table="assessments_jointoutcome",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="JointOutcomeEvent",
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
                        to="assessments.jointoutcome",
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
                    "panel",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.panel",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "advice",
                    models.CharField(blank=True, max_length=10000, verbose_name="joint advice"),
                ),
                (
                    "advises",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("definitief", "definitive status"),
                            ("voorlopig", "provisional status"),
                            ("afgewezen", "not granted"),
                            ("niet_behandeld", "not handled"),
                        ],
                        max_length=15,
                        verbose_name="advised outcome",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="written at"
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="proposed at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointoutcomeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="299d37f5e318f4ffb7a898ec2e289d588dceaa6f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8dd6a",
                    table="assessments_jointoutcomeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="JointJudgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.criterion",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("voldoet", "met"), ("deels", "partly met"), ("niet", "not met")],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=5000, verbose_name="reasons")),
                (
                    "joint_outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="assessments.jointoutcome",
                    ),
                ),
            ],
            options={
                "verbose_name": "joint judgement",
                "verbose_name_plural": "joint judgements",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("joint_outcome", "criterion"), name="joint_judgement_once"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointjudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="joint_judgement_locked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE d.state IN ('voorbereid', 'verleend') AND j.id = OLD.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE d.state IN ('voorbereid', 'verleend') AND j.id = NEW.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="acc7c75c736cccf211ec7949593b3b0b96dc64ee",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_joint_judgement_locked_0d7df",
                    table="assessments_jointjudgement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointjudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_jointjudgementevent" ("criterion_id", "id", "joint_outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "verdict") VALUES (NEW."criterion_id", NEW."id", NEW."joint_outcome_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reasons", NEW."verdict"); RETURN NULL;',
                    hash="f82ce7c9c2a51ba42fe9cd99a0e09020aa72d23a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_797e7",
                    table="assessments_jointjudgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointjudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_jointjudgementevent" ("criterion_id", "id", "joint_outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "verdict") VALUES (NEW."criterion_id", NEW."id", NEW."joint_outcome_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reasons", NEW."verdict"); RETURN NULL;',
                    hash="4900c9a5ad88b5700aa54b8019bfef5d3ba8afa9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d9ec",
                    table="assessments_jointjudgement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="JointJudgementEvent",
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
                        to="assessments.jointjudgement",
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
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="applications.criterion",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("voldoet", "met"), ("deels", "partly met"), ("niet", "not met")],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=5000, verbose_name="reasons")),
                (
                    "joint_outcome",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.jointoutcome",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointjudgementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c0417079114b72954b4466d71e84dc9dc269b137",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cf60f",
                    table="assessments_jointjudgementevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "joint_outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="endorsements",
                        to="assessments.jointoutcome",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="endorsements",
                        to="assessments.panelmember",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("agrees", models.BooleanField(verbose_name="agrees")),
                ("remark", models.CharField(blank=True, max_length=5000, verbose_name="remark")),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="given at"
                    ),
                ),
            ],
            options={
                "verbose_name": "endorsement",
                "verbose_name_plural": "endorsements",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("joint_outcome", "member", "version"), name="endorsement_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agrees", True),
                            models.Q(("remark", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="disagreement_is_explained",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="endorsement_locked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE d.state IN ('voorbereid', 'verleend') AND j.id = OLD.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE d.state IN ('voorbereid', 'verleend') AND j.id = NEW.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\nIF TG_OP <> 'DELETE' THEN \n    IF NOT EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n        WHERE j.id = NEW.joint_outcome_id AND m.id = NEW.member_id\n        AND j.version = NEW.version AND j.proposed_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'endorsement_version: this version does not lie before the panel' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="61f924ba9d0b03f41e06d9a43664ba679aea96b0",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_endorsement_locked_d7477",
                    table="assessments_endorsement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT p.application_id FROM assessments_panelmember m\n    JOIN assessments_panel p ON p.id = m.panel_id WHERE m.id = changed.member_id);\n            RETURN NULL;\n        ",
                    hash="774dda255eea87e9dc77d80998662034d6f04bfb",
                    operation='INSERT OR DELETE OR UPDATE OF "version"',
                    pgid="pgtrigger_next_step_follows_52ca2",
                    table="assessments_endorsement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_endorsementevent" ("agrees", "given_at", "given_by_id", "id", "joint_outcome_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "version") VALUES (NEW."agrees", NEW."given_at", NEW."given_by_id", NEW."id", NEW."joint_outcome_id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remark", NEW."version"); RETURN NULL;',
                    hash="2a425b4976c1438264009facf00d1504ff34a8bb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9bc97",
                    table="assessments_endorsement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_endorsementevent" ("agrees", "given_at", "given_by_id", "id", "joint_outcome_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "version") VALUES (NEW."agrees", NEW."given_at", NEW."given_by_id", NEW."id", NEW."joint_outcome_id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remark", NEW."version"); RETURN NULL;',
                    hash="fb95a8de1d92f3eed8a6c8a4ec0148c17a1c090f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d98b3",
                    table="assessments_endorsement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_endorsementevent" ("agrees", "given_at", "given_by_id", "id", "joint_outcome_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "version") VALUES (OLD."agrees", OLD."given_at", OLD."given_by_id", OLD."id", OLD."joint_outcome_id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remark", OLD."version"); RETURN NULL;',
                    hash="dc29fd253e22138106cd677a8027bf907871d527",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f7de4",
                    table="assessments_endorsement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="EndorsementEvent",
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
                        to="assessments.endorsement",
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
                    "joint_outcome",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.jointoutcome",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.panelmember",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("agrees", models.BooleanField(verbose_name="agrees")),
                ("remark", models.CharField(blank=True, max_length=5000, verbose_name="remark")),
                (
                    "given_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="given at"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endorsementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="870d72cb22fa2f429d6b01ae50bb0b14504a8fbf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8a138",
                    table="assessments_endorsementevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="NextStep",
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
                        related_name="next_step",
                        to="applications.application",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("reopened", "Wait until it is submitted again, or closes"),
                            ("panel", "Set up the panel"),
                            ("completion", "Wait for the completion"),
                            ("assessments", "Wait for the assessments"),
                            ("joint", "Write the joint outcome"),
                            ("answers", "Wait for the answers"),
                            ("prepare", "Prepare the decision"),
                            ("grant", "Take the decision, or return it"),
                            ("returned", "Look again at the returned decision"),
                            ("conditions", "Follow the conditions"),
                            ("definitive", "Make the definitive decision"),
                            ("done", "Nothing more to do"),
                        ],
                        max_length=15,
                        verbose_name="next step",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("due_on", models.DateField(null=True)),
                (
                    "adviser",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "search",
                    django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
                ),
            ],
            options={
                "verbose_name": "next step",
                "verbose_name_plural": "next steps",
                "indexes": [
                    models.Index(fields=["step", "due_on", "id"], name="next_step_due"),
                    models.Index(
                        condition=models.Q(("step", "done"), _negated=True),
                        fields=["due_on", "id"],
                        name="next_step_in_hand",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("step__in", ("panel", "joint", "prepare", "returned", "definitive"))
                        ),
                        fields=["due_on", "id"],
                        name="next_step_of_adviser",
                    ),
                    models.Index(
                        condition=models.Q(("step", "done"), _negated=True),
                        fields=["adviser", "due_on", "id"],
                        name="next_step_mine",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="next_step_search"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nextstep",
            trigger=pgtrigger.compiler.Trigger(
                name="works_itself_out",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE case_state text; decide_by date; adviser bigint; names text; panel bigint; proposed integer; members integer; handed_in integer; answered integer; decision text; decides text; conditions integer; met integer; first_due date; completion date; last_day date; reopened boolean;",
                    func="\n    SELECT a.state, COALESCE(a.postponed_to, a.decide_by),\n            region.adviser_id, concat_ws(' ', a.number, plan.name, region.name, penvoerder.name)\n        INTO case_state, decide_by, adviser, names\n        FROM applications_application a\n        JOIN regions_region region ON region.id = a.region_id\n        JOIN regions_organisation penvoerder ON penvoerder.id = a.penvoerder_id\n        LEFT JOIN applications_plan plan ON plan.application_id = a.id\n        WHERE a.id = NEW.application_id;\n    SELECT c.due_on INTO completion FROM applications_completion c\n        WHERE c.application_id = NEW.application_id AND c.state = 'gevraagd';\n    SELECT c.not_handled_by INTO last_day FROM applications_completion c\n        WHERE c.application_id = NEW.application_id AND c.letter_id IS NOT NULL\n        ORDER BY c.asked_at DESC, c.id DESC LIMIT 1;\n    SELECT EXISTS (SELECT FROM applications_reopening r\n        WHERE r.application_id = NEW.application_id AND r.state = 'heropend') INTO reopened;\n    SELECT p.id, j.version INTO panel, proposed FROM assessments_panel p\n        LEFT JOIN assessments_jointoutcome j ON j.panel_id = p.id AND j.proposed_at IS NOT NULL\n        WHERE p.application_id = NEW.application_id;\n    SELECT count(*),\n            count(*) FILTER (WHERE s.state = 'ingeleverd'), count(e.id)\n        INTO members, handed_in, answered\n        FROM assessments_panelmember m\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        LEFT JOIN assessments_endorsement e ON e.member_id = m.id AND e.version = proposed\n        WHERE m.panel_id = panel;\n    SELECT d.state, d.outcome INTO decision, decides FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state <> 'verleend';\n    SELECT count(*), count(c.met_at), min(c.due_on) FILTER (WHERE c.met_at IS NULL)\n        INTO conditions, met, first_due\n        FROM assessments_condition c JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend';\n\n    NEW.adviser_id := adviser;\n    NEW.search := array_to_tsvector(array_remove(string_to_array(translate(lower(names), U&'\\00e1\\00e0\\00e2\\00e4\\00e3\\00e5\\00e9\\00e8\\00ea\\00eb\\00ed\\00ec\\00ee\\00ef\\00f3\\00f2\\00f4\\00f6\\00f5\\00fa\\00f9\\00fb\\00fc\\00e7\\00f1\\00fd\\00ff\\00c1\\00c0\\00c2\\00c4\\00c3\\00c5\\00c9\\00c8\\00ca\\00cb\\00cd\\00cc\\00ce\\00cf\\00d3\\00d2\\00d4\\00d6\\00d5\\00da\\00d9\\00db\\00dc\\00c7\\00d1\\00dd\\0178\\2019\\2018\\0060\\0027\\0022\\0021\\0040\\0023\\0024\\0025\\0026\\002a\\0028\\0029\\002d\\005f\\003d\\002b\\005b\\005d\\007b\\007d\\005c\\007c\\003b\\003a\\002c\\002e\\003c\\003e\\002f\\003f\\007e\\005e\\0009\\000d\\000a', U&'aaaaaaeeeeiiiiooooouuuucnyyaaaaaaeeeeiiiiooooouuuucnyy\\0027\\0027\\0027\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020'), ' '), ''));\n    NEW.done := 0;\n    NEW.total := 0;\n    NEW.due_on := decide_by;\n    IF case_state IN ('ingediend', 'in_beoordeling') AND completion IS NOT NULL THEN\n        NEW.step := 'completion';\n        NEW.due_on := completion;\n    ELSIF case_state = 'ingediend' AND reopened THEN\n        NEW.step := 'reopened';\n    ELSIF case_state NOT IN ('ingediend', 'in_beoordeling', 'voorlopig') THEN\n        NEW.step := 'done';\n        NEW.due_on := NULL;\n    ELSIF decision = 'voorbereid' THEN\n        NEW.step := 'grant';\n    ELSIF decision = 'teruggegeven' THEN\n        NEW.step := 'returned';\n    ELSIF case_state = 'ingediend' THEN\n        NEW.step := 'panel';\n    ELSIF case_state = 'voorlopig' AND met < conditions THEN\n        NEW.step := 'conditions';\n        NEW.done := met;\n        NEW.total := conditions;\n    ELSIF case_state = 'voorlopig' THEN\n        NEW.step := 'definitive';\n    ELSIF handed_in < members THEN\n        NEW.step := 'assessments';\n        NEW.done := handed_in;\n        NEW.total := members;\n    ELSIF proposed IS NULL THEN\n        NEW.step := 'joint';\n    ELSIF answered < members THEN\n        NEW.step := 'answers';\n        NEW.done := answered;\n        NEW.total := members;\n    ELSE\n        NEW.step := 'prepare';\n    END IF;\n    IF case_state = 'voorlopig' THEN\n        NEW.due_on := first_due;\n    ELSIF decides = 'niet_behandeld' AND NEW.step IN ('grant', 'returned') THEN\n        NEW.due_on := LEAST(decide_by, last_day);\n    END IF;\n\n    INSERT INTO assessments_awaited (panel_id, member_id, organisation_id, what, due_on) \n    SELECT m.panel_id, m.id AS member_id, m.organisation_id,\n        CASE WHEN s.state = 'ingeleverd' THEN 'answer' ELSE 'assessment' END AS what,\n        decide_by AS due_on\n    FROM assessments_panelmember m\n    LEFT JOIN assessments_assessment s ON s.member_id = m.id\n    LEFT JOIN assessments_endorsement e ON e.member_id = m.id AND e.version = proposed\n    WHERE m.panel_id = panel AND case_state = 'in_beoordeling' AND (\n        s.state IS DISTINCT FROM 'ingeleverd' OR (\n            proposed IS NOT NULL AND e.id IS NULL AND decision IS DISTINCT FROM 'voorbereid'))\n\n        ON CONFLICT (member_id) DO UPDATE SET what = EXCLUDED.what, due_on = EXCLUDED.due_on\n        WHERE (assessments_awaited.what, assessments_awaited.due_on)\n            IS DISTINCT FROM (EXCLUDED.what, EXCLUDED.due_on);\n    DELETE FROM assessments_awaited w WHERE w.panel_id = panel\n        AND w.member_id NOT IN (SELECT wanted.member_id FROM (\n    SELECT m.panel_id, m.id AS member_id, m.organisation_id,\n        CASE WHEN s.state = 'ingeleverd' THEN 'answer' ELSE 'assessment' END AS what,\n        decide_by AS due_on\n    FROM assessments_panelmember m\n    LEFT JOIN assessments_assessment s ON s.member_id = m.id\n    LEFT JOIN assessments_endorsement e ON e.member_id = m.id AND e.version = proposed\n    WHERE m.panel_id = panel AND case_state = 'in_beoordeling' AND (\n        s.state IS DISTINCT FROM 'ingeleverd' OR (\n            proposed IS NOT NULL AND e.id IS NULL AND decision IS DISTINCT FROM 'voorbereid'))\n) wanted);\n RETURN NEW;",
                    hash="336560883fe90bbc98767a8a0938c9a6c8ff8e48",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_works_itself_out_25172",
                    table="assessments_nextstep",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Awaited",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awaited",
                        to="assessments.panel",
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awaited",
                        to="assessments.panelmember",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.organisation",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("assessment", "assessment"),
                            ("answer", "answer to the joint outcome"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField(null=True)),
            ],
            options={
                "verbose_name": "what is awaited",
                "verbose_name_plural": "what is awaited",
                "indexes": [
                    models.Index(fields=["organisation", "due_on", "member"], name="awaited_from")
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseWithStep",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.application",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casewithstep",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_of_case",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.submitted_at IS NOT NULL)",
                    func="\n            INSERT INTO assessments_nextstep (application_id, step, done, total)\n                VALUES (NEW.id, '', 0, 0)\n                ON CONFLICT (application_id) DO UPDATE SET step = EXCLUDED.step;\n            RETURN NULL;\n        ",
                    hash="9624d52f8f8c0a7426306184d915770ca59a1e0f",
                    operation='INSERT OR UPDATE OF "state", "submitted_at", "number", "decide_by", "postponed_to", "penvoerder_id"',
                    pgid="pgtrigger_next_step_of_case_25ad2",
                    table="applications_application",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casewithstep",
            trigger=pgtrigger.compiler.Trigger(
                name="status_rests_on_decision",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('voorlopig', 'definitief', 'afgewezen', 'niet_behandeld'))",
                    constraint="CONSTRAINT",
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_decision d\n            WHERE d.application_id = NEW.id AND d.state = 'verleend'\n            AND d.outcome = NEW.state) THEN\n        RAISE EXCEPTION 'status_rests_on_decision: no decision with this outcome was taken' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="498d610405abde5eebda0334b97d473bb9f8b0f9",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_rests_on_decision_36ebd",
                    table="applications_application",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casewithstep",
            trigger=pgtrigger.compiler.Trigger(
                name="penvoerder_rests_on_notice",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."penvoerder_id" IS DISTINCT FROM (NEW."penvoerder_id") AND NOT (OLD."state" = \'concept\'))',
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_changenotice n\n            WHERE n.application_id = NEW.id AND n.kind = 'penvoerder'\n            AND n.organisation_id = NEW.penvoerder_id\n            AND n.state = 'akkoord' AND n.letter_id IS NOT NULL AND n.carried_out_at IS NULL) THEN\n        RAISE EXCEPTION 'penvoerder_rests_on_notice: no such change was agreed with' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="4b15621dba2a7a78d9736c7093e12c4ef96f8172",
                    operation="UPDATE",
                    pgid="pgtrigger_penvoerder_rests_on_notice_77be1",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PlanWithStep",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.plan",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planwithstep",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_of_plan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.name IS DISTINCT FROM NEW.name)",
                    func="\n            UPDATE assessments_nextstep SET step = step WHERE application_id IN (\n                SELECT a.id FROM applications_application a WHERE a.id = NEW.application_id);\n            RETURN NULL;\n        ",
                    hash="e6d434a8e50c31bc8006a2ddde9dde382a9e2cc4",
                    operation='UPDATE OF "name"',
                    pgid="pgtrigger_next_step_of_plan_0c9f6",
                    table="applications_plan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CompletionWithStep",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.completion",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="completionwithstep",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (changed.application_id);\n            RETURN NULL;\n        ",
                    hash="1439b9b281a29767c8e4c3f362e7333701cea688",
                    operation='INSERT OR DELETE OR UPDATE OF "state"',
                    pgid="pgtrigger_next_step_follows_4506a",
                    table="applications_completion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ReopeningWithStep",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.reopening",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopeningwithstep",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (changed.application_id);\n            RETURN NULL;\n        ",
                    hash="90c5fe8a9ff8606f9fef2c9f109036d0b8d1aa2c",
                    operation='INSERT OR DELETE OR UPDATE OF "state"',
                    pgid="pgtrigger_next_step_follows_75b83",
                    table="applications_reopening",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SubmissionToJudge",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.submission",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submissiontojudge",
            trigger=pgtrigger.compiler.Trigger(
                name="panel_reads_newest",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            UPDATE assessments_panel SET submission_id = NEW.id\n                WHERE application_id = NEW.application_id;\n            RETURN NULL;\n        ",
                    hash="98be68128ba47d46604eba0cd1649ee9d786a4e8",
                    operation="INSERT",
                    pgid="pgtrigger_panel_reads_newest_17ec1",
                    table="applications_submission",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RegionWithSteps",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("regions.region",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regionwithsteps",
            trigger=pgtrigger.compiler.Trigger(
                name="next_steps_of_region",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.adviser_id IS DISTINCT FROM NEW.adviser_id)",
                    func="\n            UPDATE assessments_nextstep SET step = step WHERE application_id IN (\n                SELECT a.id FROM applications_application a WHERE a.region_id = NEW.id);\n            RETURN NULL;\n        ",
                    hash="c86b1b89e2f6976ced0890567dee22d6dbfee812",
                    operation='UPDATE OF "name", "adviser_id"',
                    pgid="pgtrigger_next_steps_of_region_4380e",
                    table="regions_region",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="OrganisationWithSteps",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("regions.organisation",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationwithsteps",
            trigger=pgtrigger.compiler.Trigger(
                name="next_steps_of_penvoerder",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.name IS DISTINCT FROM NEW.name)",
                    func="\n            UPDATE assessments_nextstep SET step = step WHERE application_id IN (\n                SELECT a.id FROM applications_application a WHERE a.penvoerder_id = NEW.id);\n            RETURN NULL;\n        ",
                    hash="8704ad45f3ec833f0063f0871ca4da66227056e9",
                    operation='UPDATE OF "name"',
                    pgid="pgtrigger_next_steps_of_penvoerder_fc1fb",
                    table="regions_organisation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Note",
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
                        related_name="notes",
                        to="applications.application",
                    ),
                ),
                ("text", models.CharField(max_length=2000, verbose_name="note")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="written at"
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done at")),
            ],
            options={
                "verbose_name": "note",
                "verbose_name_plural": "notes",
                "ordering": ["-written_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assigned_to", None), ("done_at", None), ("due_on", None)),
                            models.Q(("assigned_to__isnull", False), ("due_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="task_has_somebody_and_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("done_by", None)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="task_done_by_somebody",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="note",
            trigger=pgtrigger.compiler.Trigger(
                name="note_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="b38995ab0c421af6da7cf9a9745bbcb078616f32",
                    operation="DELETE",
                    pgid="pgtrigger_note_stays_0272c",
                    table="assessments_note",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="note",
            trigger=pgtrigger.compiler.Trigger(
                name="note_stays_as_written",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."assigned_to_id" IS DISTINCT FROM (NEW."assigned_to_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="5ce9d986a1b75dd78f16e96def18671a3606d999",
                    operation="UPDATE",
                    pgid="pgtrigger_note_stays_as_written_309a7",
                    table="assessments_note",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="note",
            trigger=pgtrigger.compiler.Trigger(
                name="done_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."done_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="aa882974847b7ba57b942fad1d9f09a3d7ff95e5",
                    operation="UPDATE",
                    pgid="pgtrigger_done_once_dd361",
                    table="assessments_note",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PanelTemplate",
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
                        related_name="panel_templates",
                        to="applications.round",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "organisations",
                    models.ManyToManyField(related_name="+", to="regions.organisation"),
                ),
            ],
            options={
                "verbose_name": "template of a panel",
                "verbose_name_plural": "templates of panels",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("round"),
                        django.db.models.functions.text.Lower("name"),
                        name="panel_template_name_once",
                    )
                ],
            },
        ),
    ]
