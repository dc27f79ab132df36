import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
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
        ("documents", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
    ]

    operations = [
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
                ("decide_by", models.DateField(verbose_name="to be decided by")),
                (
                    "hear_by",
                    models.DateField(blank=True, null=True, verbose_name="last day to answer"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="what the party answered"
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answer recorded at"),
                ),
                (
                    "answer_noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
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
                (
                    "lapsed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="lapsed at"),
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
                                ("answer", ""),
                                ("answer_noted_by__isnull", True),
                                ("answered_at__isnull", True),
                            ),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answer_noted_by__isnull", False),
                                ("answered_at__isnull", False),
                                ("hear_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="notice_answer_noted_by_someone",
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
                            models.Q(("carried_out_at__isnull", True), ("lapsed_at__isnull", True)),
                            models.Q(
                                ("letter__isnull", False),
                                ("state", "akkoord"),
                                models.Q(
                                    ("carried_out_at__isnull", True),
                                    ("lapsed_at__isnull", True),
                                    _connector="OR",
                                ),
                            ),
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
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."what" IS DISTINCT FROM (NEW."what") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."notified_by_id" IS DISTINCT FROM (NEW."notified_by_id") OR OLD."notified_at" IS DISTINCT FROM (NEW."notified_at") OR OLD."decide_by" IS DISTINCT FROM (NEW."decide_by") OR OLD."hear_by" IS DISTINCT FROM (NEW."hear_by"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="3d885f659b7b4e2056f77b7a350bb540168e5161",
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
                name="notice_heard_first",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('akkoord', 'niet_akkoord'))",
                    func="\n    IF NEW.answered_at IS NULL AND NEW.hear_by\n            >= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date THEN\n        RAISE EXCEPTION 'notice_heard: the party can still answer' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="0b32ea1d9df43722522effe699d1d30d16f9df82",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_notice_heard_first_9eedc",
                    table="assessments_changenotice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="notice_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.prepared_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'notice_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.prepared_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'notice_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.prepared_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_at IS DISTINCT FROM OLD.prepared_at)\n        AND NEW.prepared_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'notice_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.settled_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.settled_by_id IS DISTINCT FROM OLD.settled_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.settled_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'notice_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'notice_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.settled_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.settled_at IS DISTINCT FROM OLD.settled_at)\n        AND NEW.settled_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'notice_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="3d29a3d6cbb740a9e8384036f0b400b1e66b3299",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_notice_by_re_cc78d",
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
                    func="\n    IF OLD.state NOT IN ('gemeld', 'voorgesteld') AND to_jsonb(NEW) - 'letter_id' - 'carried_out_at' - 'lapsed_at' <> to_jsonb(OLD) - 'letter_id' - 'carried_out_at' - 'lapsed_at' THEN\n        RAISE EXCEPTION 'notice_stands: it was withdrawn or decided on' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF (OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id) OR (OLD.carried_out_at IS NOT NULL AND NEW.carried_out_at IS DISTINCT FROM OLD.carried_out_at) OR (OLD.lapsed_at IS NOT NULL AND NEW.lapsed_at IS DISTINCT FROM OLD.lapsed_at) THEN\n        RAISE EXCEPTION 'notice_stands: its letter was made, or it was carried out or lapsed' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="76e23d9d3428a90e00a3cb091ee60af1015e5d09",
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
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.settled_by_id AND r.kind = 're_lead'\n            AND (r.ended_at IS NULL OR TG_OP = 'UPDATE' AND OLD.settled_by_id = NEW.settled_by_id)) THEN\n        RAISE EXCEPTION 'notice_lead: a lead decides' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (\n                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n                UNION SELECT r.user_id FROM assessments_changenoticeevent e\n                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id) THEN\n        RAISE EXCEPTION 'notice_four_eyes: who prepared it does not decide' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="97e21075c84a238dba95a3f23250c53c3b0a18eb",
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
                name="notice_mandated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."state" IN (\'akkoord\', \'niet_akkoord\') AND OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func="\n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.settled_by_id AND 'wijziging'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'notice_mandate: who decides is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="ab245a69480cc9a3bfd9babed51b37634dd5208e",
                    operation="UPDATE",
                    pgid="pgtrigger_notice_mandated_0e5d3",
                    table="assessments_changenotice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (changed.application_id);\n            RETURN NULL;\n        ",
                    hash="66563824b4bf84feb89160b98ba523aa94b0468d",
                    operation='INSERT OR DELETE OR UPDATE OF "state"',
                    pgid="pgtrigger_next_step_follows_1b11d",
                    table="assessments_changenotice",
                    when="AFTER",
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
                    func='INSERT INTO "assessments_changenoticeevent" ("agrees", "answer", "answer_noted_by_id", "answered_at", "application_id", "capacity", "carried_out_at", "decide_by", "hear_by", "id", "kind", "lapsed_at", "letter_id", "notified_at", "notified_by_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "settled_at", "settled_by_id", "starts_on", "state", "what", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."agrees", NEW."answer", NEW."answer_noted_by_id", NEW."answered_at", NEW."application_id", NEW."capacity", NEW."carried_out_at", NEW."decide_by", NEW."hear_by", NEW."id", NEW."kind", NEW."lapsed_at", NEW."letter_id", NEW."notified_at", NEW."notified_by_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."starts_on", NEW."state", NEW."what", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="1cf17e661aa2a8fc7adb92a37178207398291d80",
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
                    func='INSERT INTO "assessments_changenoticeevent" ("agrees", "answer", "answer_noted_by_id", "answered_at", "application_id", "capacity", "carried_out_at", "decide_by", "hear_by", "id", "kind", "lapsed_at", "letter_id", "notified_at", "notified_by_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "settled_at", "settled_by_id", "starts_on", "state", "what", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."agrees", NEW."answer", NEW."answer_noted_by_id", NEW."answered_at", NEW."application_id", NEW."capacity", NEW."carried_out_at", NEW."decide_by", NEW."hear_by", NEW."id", NEW."kind", NEW."lapsed_at", NEW."letter_id", NEW."notified_at", NEW."notified_by_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."starts_on", NEW."state", NEW."what", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="6a1b7364a8c05478a5282d5136d160d7c86f29e2",
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
                ("decide_by", models.DateField(verbose_name="to be decided by")),
                (
                    "hear_by",
                    models.DateField(blank=True, null=True, verbose_name="last day to answer"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="what the party answered"
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answer recorded at"),
                ),
                (
                    "answer_noted_by",
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
                (
                    "lapsed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="lapsed at"),
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
            name="Rubric",
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
                        related_name="rubrics",
                        to="applications.round",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("reason", models.CharField(blank=True, max_length=2000, verbose_name="reason")),
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
                "verbose_name": "rubric",
                "verbose_name_plural": "rubrics",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="rubric_number_once")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubric",
            trigger=pgtrigger.compiler.Trigger(
                name="rubric_in_use_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT FROM assessments_panel p WHERE p.rubric_id = OLD.id) THEN\n        RAISE EXCEPTION 'rubric_in_use: a panel judges by this version' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\n    IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT FROM assessments_panel p WHERE p.rubric_id = NEW.id) THEN\n        RAISE EXCEPTION 'rubric_in_use: a panel judges by this version' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="d7145f3cea22e5f57ce0aa90378fb52aa2685a62",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_rubric_in_use_stays_159c4",
                    table="assessments_rubric",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubric",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_rubricevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "written_at", "written_by_id") VALUES (NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."round_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="8a5f0bc0b6ed88b4e3bb961a6c1ba5508997ecb6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_507a2",
                    table="assessments_rubric",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubric",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_rubricevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "written_at", "written_by_id") VALUES (NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."round_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="1140d927e5a66868fb299077e257f49c61791ef2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_23fa7",
                    table="assessments_rubric",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubric",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_rubricevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "written_at", "written_by_id") VALUES (OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."round_id", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                    hash="147751d9debc8f2bacfc51338047b9a8160261c9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0e704",
                    table="assessments_rubric",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RubricEvent",
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
                        to="assessments.rubric",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("reason", models.CharField(blank=True, max_length=2000, verbose_name="reason")),
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
            model_name="rubricevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3000d0e72d51f9b5dc1422110dee516c4facff4a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f772d",
                    table="assessments_rubricevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RubricLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rubric",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="assessments.rubric",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="applications.criterion",
                    ),
                ),
                (
                    "guidance",
                    models.CharField(blank=True, max_length=5000, verbose_name="guidance"),
                ),
                (
                    "voldoet",
                    models.CharField(blank=True, max_length=2000, verbose_name="when it is met"),
                ),
                (
                    "deels",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="when it is partly met"
                    ),
                ),
                (
                    "niet",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="when it is not met"
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a rubric",
                "verbose_name_plural": "lines of rubrics",
                "constraints": [
                    models.UniqueConstraint(fields=("rubric", "criterion"), name="rubric_line_once")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubricline",
            trigger=pgtrigger.compiler.Trigger(
                name="rubric_in_use_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT FROM assessments_panel p WHERE p.rubric_id = OLD.rubric_id) THEN\n        RAISE EXCEPTION 'rubric_in_use: a panel judges by this version' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\n    IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT FROM assessments_panel p WHERE p.rubric_id = NEW.rubric_id) THEN\n        RAISE EXCEPTION 'rubric_in_use: a panel judges by this version' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="fe7c6eaf541eb00b57f67e19366026de2985bc07",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_rubric_in_use_stays_e4361",
                    table="assessments_rubricline",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubricline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_rubriclineevent" ("criterion_id", "deels", "guidance", "id", "niet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rubric_id", "voldoet") VALUES (NEW."criterion_id", NEW."deels", NEW."guidance", NEW."id", NEW."niet", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rubric_id", NEW."voldoet"); RETURN NULL;',
                    hash="56650a2a8d11a1c51f1584ca87241ea0eb32085f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6eef7",
                    table="assessments_rubricline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubricline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_rubriclineevent" ("criterion_id", "deels", "guidance", "id", "niet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rubric_id", "voldoet") VALUES (NEW."criterion_id", NEW."deels", NEW."guidance", NEW."id", NEW."niet", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rubric_id", NEW."voldoet"); RETURN NULL;',
                    hash="9ac3a207431235ff94c9fbbdeeec101bf3a81365",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6954b",
                    table="assessments_rubricline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubricline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_rubriclineevent" ("criterion_id", "deels", "guidance", "id", "niet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rubric_id", "voldoet") VALUES (OLD."criterion_id", OLD."deels", OLD."guidance", OLD."id", OLD."niet", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rubric_id", OLD."voldoet"); RETURN NULL;',
                    hash="7de92223d828a3030832e4f0d7f91ac6270d82bc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d267c",
                    table="assessments_rubricline",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RubricLineEvent",
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
                        to="assessments.rubricline",
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
                    "rubric",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.rubric",
                    ),
                ),
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
                    "guidance",
                    models.CharField(blank=True, max_length=5000, verbose_name="guidance"),
                ),
                (
                    "voldoet",
                    models.CharField(blank=True, max_length=2000, verbose_name="when it is met"),
                ),
                (
                    "deels",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="when it is partly met"
                    ),
                ),
                (
                    "niet",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="when it is not met"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rubriclineevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db304f91049df275c582034a1cbf9e3c9e1456b1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_149c9",
                    table="assessments_rubriclineevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RoundJudge",
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
                        related_name="judges",
                        to="applications.round",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="regions.organisation",
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
            ],
            options={
                "verbose_name": "organisation that judges in a round",
                "verbose_name_plural": "organisations that judge in a round",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "organisation"), name="round_judge_once"
                    )
                ],
            },
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
                    "rubric",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="panels",
                        to="assessments.rubric",
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
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."rubric_id" IS DISTINCT FROM (NEW."rubric_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="7a1b47b3e8985ac4b7c5fd1f3d9847b6e7c7770b",
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
                    func='INSERT INTO "assessments_panelevent" ("application_id", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rubric_id", "submission_id") VALUES (NEW."application_id", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rubric_id", NEW."submission_id"); RETURN NULL;',
                    hash="a993f3c955c50cfc3315579c0f95502749abfe23",
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
                    func='INSERT INTO "assessments_panelevent" ("application_id", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rubric_id", "submission_id") VALUES (NEW."application_id", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rubric_id", NEW."submission_id"); RETURN NULL;',
                    hash="67fee6f618a59df6f116046331376e8542b94ea9",
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
                    "rubric",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.rubric",
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
                name="panel_stays_once_proposed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP = 'INSERT' THEN\n    IF EXISTS (SELECT FROM assessments_jointoutcome j\n        WHERE j.panel_id = NEW.panel_id AND j.proposed_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'panel_stays: a joint outcome lies before the panel' USING ERRCODE = 'check_violation';\n    END IF;\n    ELSE\n    IF EXISTS (SELECT FROM assessments_jointoutcome j\n        WHERE j.panel_id = OLD.panel_id AND j.proposed_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'panel_stays: a joint outcome lies before the panel' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="a8e93df36380b2b3231c117a39d9a315d5f9cbe3",
                    operation="INSERT OR DELETE",
                    pgid="pgtrigger_panel_stays_once_proposed_f6a8d",
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
                name="declared_for_own",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_panelmember m\n            JOIN accounts_role r ON r.organisation_id = m.organisation_id\n            WHERE m.id = NEW.member_id AND r.id = NEW.role_id AND r.kind = 'assessor') THEN\n        RAISE EXCEPTION 'declared_for_own: not an assessor of the organisation that was asked' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="327dfdc15b5dd797d38f6b97b6db31057a8d6122",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_declared_for_own_6f194",
                    table="assessments_interestdeclaration",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interestdeclaration",
            trigger=pgtrigger.compiler.Trigger(
                name="interest_ends_judging",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."has_interest")',
                    constraint="CONSTRAINT",
                    func="\n    IF EXISTS (SELECT FROM assessments_assessment said\n    JOIN accounts_role r ON r.id = said.author_id\n    JOIN assessments_panelmember m ON m.id = said.member_id\n    JOIN assessments_panelmember mine ON mine.panel_id = m.panel_id\n    WHERE mine.id = NEW.member_id AND r.user_id =  (SELECT user_id FROM accounts_role WHERE id = NEW.role_id)) THEN\n        RAISE EXCEPTION 'interest_ends_judging: this person judged the application' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="1b55a65a7b1c092e10576d03c1e2a8132996d7c4",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_interest_ends_judging_fdb4c",
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
                    "revision",
                    models.PositiveSmallIntegerField(default=1, verbose_name="version handed in"),
                ),
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
                name="judged_without_interest",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT FROM assessments_interestdeclaration said\n    JOIN accounts_role r ON r.id = said.role_id\n    JOIN assessments_panelmember m ON m.id = said.member_id\n    JOIN assessments_panelmember mine ON mine.panel_id = m.panel_id\n    WHERE mine.id = NEW.member_id AND r.user_id =  (SELECT user_id FROM accounts_role WHERE id = NEW.author_id) AND said.has_interest) THEN\n        RAISE EXCEPTION 'judged_without_interest: the author has an interest' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.state = 'ingeleverd' AND EXISTS (SELECT FROM accounts_role r\n            WHERE r.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.author_id)\n            AND r.kind IN ('re_adviser', 're_lead')) THEN\n        RAISE EXCEPTION 'judged_without_interest: the author works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="ae9007e766f13bfd5518b6bc74f971b8fee8cf66",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_judged_without_interest_b3b74",
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
                    func="\n    IF TG_OP = 'DELETE' THEN\n        RAISE EXCEPTION 'assessment_final: the assessment was handed in' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.member_id <> OLD.member_id OR NEW.state <> 'concept'\n            OR NEW.revision <> OLD.revision + 1\n            OR NOT EXISTS (SELECT FROM assessments_earlierassessment e\n                WHERE e.assessment_id = OLD.id AND e.number = OLD.revision) THEN\n        RAISE EXCEPTION 'assessment_final: the assessment was handed in' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM assessments_panelmember m\n            JOIN assessments_jointoutcome j ON j.panel_id = m.panel_id\n            JOIN assessments_endorsement e ON e.joint_outcome_id = j.id AND e.version = j.version\n            WHERE m.id = OLD.member_id) THEN\n        RAISE EXCEPTION 'assessment_answered: the joint outcome was answered' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="f4f9ac30198d9bbb190d7dc14764f0a65c9377b0",
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
                name="revision_handed_in",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."revision" > 1 AND NEW."state" = \'concept\')',
                    constraint="CONSTRAINT",
                    func="\n    IF EXISTS (SELECT FROM assessments_assessment a\n            WHERE a.id = NEW.id AND a.state = 'concept' AND a.revision > 1) THEN\n        RAISE EXCEPTION 'revision_handed_in: a next version is handed in at once' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="6b2bef47c9c78865956b7224d89c769b6fcd7246",
                    operation="UPDATE",
                    pgid="pgtrigger_revision_handed_in_1b53a",
                    table="assessments_assessment",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
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
                    func='INSERT INTO "assessments_assessmentevent" ("author_id", "handed_in_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "revision", "state", "version") VALUES (NEW."author_id", NEW."handed_in_at", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remark", NEW."revision", NEW."state", NEW."version"); RETURN NULL;',
                    hash="d700d70dd6213867b48f85dfe9dc620beed558a3",
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
                    func='INSERT INTO "assessments_assessmentevent" ("author_id", "handed_in_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "revision", "state", "version") VALUES (NEW."author_id", NEW."handed_in_at", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remark", NEW."revision", NEW."state", NEW."version"); RETURN NULL;',
                    hash="08b41c45c1dfb005375c61c199689a180856459b",
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
                    func='INSERT INTO "assessments_assessmentevent" ("author_id", "handed_in_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "revision", "state", "version") VALUES (OLD."author_id", OLD."handed_in_at", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remark", OLD."revision", OLD."state", OLD."version"); RETURN NULL;',
                    hash="596a76c42b1d27fa22cd79e435207813d425ecda",
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
                    "revision",
                    models.PositiveSmallIntegerField(default=1, verbose_name="version handed in"),
                ),
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
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None), ("state", "verleend"), _connector="OR"
                        ),
                        name="decision_revoked_once_taken",
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
                    func="\n            IF OLD.state = 'verleend' OR TG_OP = 'UPDATE' AND NEW.revoked_at IS NOT NULL THEN\n                \n    IF NOT (TG_OP = 'UPDATE' AND OLD.state = 'verleend' AND OLD.revoked_at IS NULL\n        AND NEW.outcome IN ('afgewezen', 'niet_behandeld')\n        AND to_jsonb(NEW) - 'revoked_at' = to_jsonb(OLD) - 'revoked_at' AND EXISTS (SELECT FROM assessments_decisionletter k\n        JOIN assessments_objection o ON o.letter_id = k.letter_id\n        WHERE k.decision_id = NEW.id AND o.state = 'besloten' AND o.outcome IN ('gegrond', 'deels_gegrond')\n            AND o.outcome_letter_id IS NOT NULL)) THEN\n        RAISE EXCEPTION 'decision_final: the decision was taken' USING ERRCODE = 'check_violation';\n    END IF;\n    \n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="6d5015d6f057cadf89df23ca20e0f8a0f307e8ec",
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
                    condition="WHEN (NEW.\"revoked_at\" IS NULL AND NEW.\"state\" IN ('voorbereid', 'verleend') AND NOT (NEW.\"outcome\" = 'niet_behandeld'))",
                    func="\n    IF NOT EXISTS (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) THEN\n        RAISE EXCEPTION 'decision_joint_outcome: no joint outcome was proposed' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT count(DISTINCT o.kind) FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j\n            JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n            JOIN regions_organisation o ON o.id = m.organisation_id\n            WHERE o.kind IN ('ocw', 'national_partner')) < 2 THEN\n        RAISE EXCEPTION 'decision_panel: the panel needs OCW and a national partner' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NOT EXISTS (SELECT 1 FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j\n            JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n            JOIN regions_organisation o ON o.id = m.organisation_id\n            WHERE o.speaks_for_beroepsgroep) THEN\n        RAISE EXCEPTION 'decision_panel: the panel needs a national organisation of the beroepsgroep' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT 1 FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j\n            JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n            WHERE NOT EXISTS (SELECT 1 FROM assessments_endorsement e\n                WHERE e.joint_outcome_id = j.id AND e.member_id = m.id\n                AND e.version = j.version)\n            OR NOT EXISTS (SELECT 1 FROM assessments_assessment a\n                WHERE a.member_id = m.id AND a.state = 'ingeleverd')) THEN\n        RAISE EXCEPTION 'decision_answers: not every organisation judged and answered' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NOT EXISTS (SELECT 1 FROM assessments_decision d\n                WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND d.revoked_at IS NULL)\n            AND EXISTS (SELECT 1 FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j, applications_application a\n            JOIN applications_criterion c ON c.round_id = a.round_id\n            WHERE a.id = NEW.application_id AND NOT EXISTS (\n                SELECT 1 FROM assessments_jointjudgement v\n                WHERE v.joint_outcome_id = j.id AND v.criterion_id = c.id\n                AND (v.verdict = 'voldoet'\n                    OR (v.verdict IN ('deels', 'niet') AND btrim(v.reasons) <> '')))) THEN\n        RAISE EXCEPTION 'decision_criteria: a criterion has no joint verdict, or no reasons' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="b12c7d17b579810608a17161131bb9fc8899557a",
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
                name="decision_with_concurrence",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"revoked_at\" IS NULL AND NEW.\"state\" IN ('voorbereid', 'verleend') AND NOT (NEW.\"outcome\" = 'niet_behandeld'))",
                    func="\n    IF EXISTS (SELECT FROM applications_application a\n        JOIN applications_round r ON r.id = a.round_id\n        WHERE a.id = NEW.application_id AND r.ocw_concurs) AND NOT EXISTS (SELECT FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j JOIN assessments_concurrence c\n        ON c.joint_outcome_id = j.id AND c.version = j.version) THEN\n        RAISE EXCEPTION 'decision_concurrence: OCW did not say whether it concurs' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM applications_application a\n        JOIN applications_round r ON r.id = a.round_id\n        WHERE a.id = NEW.application_id AND r.ocw_concurs) AND EXISTS (SELECT FROM (\n    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL\n) j JOIN assessments_concurrence c\n        ON c.joint_outcome_id = j.id AND c.version = j.version WHERE NOT c.agrees)\n            AND NOT EXISTS (SELECT FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND d.revoked_at IS NULL) AND btrim(NEW.dissent_response) = '' THEN\n        RAISE EXCEPTION 'decision_ocw: OCW does not concur, and nothing says how that was weighed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="915f0b72f0b9241c03d3ab17fcdac28e7474b146",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_decision_with_concurrence_5dd82",
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
                    condition="WHEN (NEW.\"revoked_at\" IS NULL AND NEW.\"state\" IN ('voorbereid', 'verleend') AND NEW.\"outcome\" = 'niet_behandeld')",
                    func="\n    IF NOT EXISTS (SELECT FROM (SELECT c.state, c.due_on, c.not_handled_by FROM applications_completion c\n        WHERE c.application_id = NEW.application_id AND c.letter_id IS NOT NULL\n        ORDER BY c.asked_at DESC, c.id DESC LIMIT 1) asked\n            WHERE asked.state IN ('aangevuld', 'verlopen') AND asked.due_on < (COALESCE(NEW.granted_at, NEW.prepared_at) AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'decision_completion: no term to complete the application has passed' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM (SELECT c.state, c.due_on, c.not_handled_by FROM applications_completion c\n        WHERE c.application_id = NEW.application_id AND c.letter_id IS NOT NULL\n        ORDER BY c.asked_at DESC, c.id DESC LIMIT 1) asked WHERE asked.not_handled_by < (COALESCE(NEW.granted_at, NEW.prepared_at) AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'decision_too_late: the last day not to handle the application has passed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="22122df3a9e965056a64701c2ff04862a119a221",
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
                    condition='WHEN (NEW."revoked_at" IS NULL AND NEW."state" = \'verleend\')',
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.granted_by_id AND r.kind = 're_lead'\n            AND (r.ended_at IS NULL OR TG_OP = 'UPDATE' AND OLD.granted_by_id = NEW.granted_by_id)) THEN\n        RAISE EXCEPTION 'decision_lead: a lead takes a decision' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT user_id FROM accounts_role WHERE id = NEW.granted_by_id) IN (\n                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n                UNION SELECT r.user_id FROM assessments_decisionevent e\n                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id) THEN\n        RAISE EXCEPTION 'decision_four_eyes: who prepared a decision does not take it' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="cef7a8b0784cb1ea4b12a78631df4378cffa0891",
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
                name="decision_mandated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."revoked_at" IS NULL AND NEW."state" = \'verleend\')',
                    func="\n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.granted_by_id AND NEW.outcome = ANY(m.kinds)\n        AND m.starts_on <= (NEW.granted_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.granted_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'decision_mandate: who takes it is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="fe63764168f7de5bf4798df5b0395805a691fbc9",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_decision_mandated_00219",
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
                    condition='WHEN (NEW."revoked_at" IS NULL AND NEW."state" = \'verleend\')',
                    func="\n    IF NEW.outcome = 'definitief' AND EXISTS (SELECT 1 FROM applications_partner r\n        JOIN applications_application a ON a.id = r.application_id\n        WHERE a.id = NEW.application_id AND r.removed_at IS NULL AND r.left_on IS NULL\n        AND NOT r.signed_by_submitting\n        AND (r.organisation_id <> a.penvoerder_id OR EXISTS (SELECT 1 FROM applications_partner led\n            WHERE led.application_id = a.id AND led.signed_by_submitting))\n        AND (SELECT signers_per_party FROM applications_round WHERE id = a.round_id) > (\n            SELECT coalesce(max(together.signed), 0) FROM (\n                SELECT count(*) AS signed FROM applications_signature s\n                WHERE s.partner_id = r.id AND s.outcome = 'signed'\n                GROUP BY s.version_id) together)) THEN\n        RAISE EXCEPTION 'decision_signatures: not every partner has signed' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'definitief' AND NOT EXISTS (SELECT 1 FROM applications_partner r\n        JOIN applications_signature s ON s.partner_id = r.id\n        WHERE r.application_id = NEW.application_id AND r.removed_at IS NULL\n        AND r.left_on IS NULL AND r.kind = 'beroepsgroep'\n        AND s.outcome = 'signed' AND btrim(s.confirmation) <> '' AND s.voice <> 'no') THEN\n        RAISE EXCEPTION 'decision_beroepsgroep: the beroepsgroep did not confirm for itself' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'definitief' AND EXISTS (SELECT 1 FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND c.met_at IS NULL\n        AND (d.state = 'verleend' OR d.id = NEW.id)) THEN\n        RAISE EXCEPTION 'decision_open_condition: a condition is still open' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'voorlopig' AND NOT EXISTS (SELECT 1 FROM assessments_condition c\n        WHERE c.decision_id = NEW.id AND c.met_at IS NULL\n        AND c.due_on > (NEW.granted_at AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'decision_no_condition: voorlopig needs a condition with a future date' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'afgewezen' AND EXISTS (SELECT 1 FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND d.revoked_at IS NULL) THEN\n        RAISE EXCEPTION 'decision_ends_status: a status that was given is withdrawn' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF btrim(NEW.reasons) = '' THEN\n        RAISE EXCEPTION 'decision_reasons: reasons are missing' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="2b38417c468f588556f62a96706c66426bf3b589",
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
                    condition='WHEN (NEW."revoked_at" IS NULL AND NEW."state" = \'verleend\' AND NOT (NEW."outcome" = \'niet_behandeld\'))',
                    func="\n    IF NEW.outcome = 'definitief' AND EXISTS (SELECT 1 FROM assessments_jointjudgement v\n        JOIN assessments_jointoutcome j ON j.id = v.joint_outcome_id\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN applications_criterion k ON k.id = v.criterion_id\n        WHERE p.application_id = NEW.application_id AND v.verdict <> 'voldoet'\n        AND (k.is_knock_out OR NOT COALESCE((SELECT bool_and(c.met_at IS NOT NULL)\n            FROM assessments_condition c\n            JOIN assessments_decision d ON d.id = c.decision_id\n            WHERE d.application_id = NEW.application_id AND d.state = 'verleend'\n            AND c.criterion_id = v.criterion_id), FALSE))) THEN\n        RAISE EXCEPTION 'decision_verdicts: a criterion is below voldoet' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome = 'afgewezen' AND NOT EXISTS (SELECT 1 FROM assessments_jointjudgement v\n        JOIN assessments_jointoutcome j ON j.id = v.joint_outcome_id\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN applications_criterion k ON k.id = v.criterion_id\n        WHERE p.application_id = NEW.application_id AND v.verdict <> 'voldoet'\n        AND (k.is_knock_out OR NOT COALESCE((SELECT bool_and(c.met_at IS NOT NULL)\n            FROM assessments_condition c\n            JOIN assessments_decision d ON d.id = c.decision_id\n            WHERE d.application_id = NEW.application_id AND d.state = 'verleend'\n            AND c.criterion_id = v.criterion_id), FALSE))) THEN\n        RAISE EXCEPTION 'decision_verdicts: every criterion is met' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF btrim(NEW.departure_reasons) = '' AND NOT EXISTS (SELECT 1 FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND d.revoked_at IS NULL) AND EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        WHERE p.application_id = NEW.application_id AND j.advises <> NEW.outcome) THEN\n        RAISE EXCEPTION 'decision_departure: it departs from the joint advice without reasons' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="a831525ee1e706a863740bfed14d4d041ef77f10",
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
                name="definitive_is_confirmed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"outcome\" = 'definitief' AND NEW.\"state\" IN ('voorbereid', 'verleend'))",
                    func="\n    IF EXISTS (SELECT FROM (SELECT d.id FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend'\n        AND d.outcome = 'voorlopig' AND EXISTS (SELECT FROM assessments_condition c\n            JOIN applications_criterion k ON k.id = c.criterion_id\n            WHERE c.decision_id = d.id AND k.about_beroepsgroep)) e, assessments_panelmember m\n            JOIN assessments_panel p ON p.id = m.panel_id\n            WHERE p.application_id = NEW.application_id AND NOT EXISTS (\n                SELECT FROM assessments_reendorsement r\n                WHERE r.decision_id = e.id AND r.member_id = m.id)) THEN\n        RAISE EXCEPTION 'decision_reendorsed: not every organisation answered about the beroepsgroep again' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM (SELECT d.id FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend'\n        AND d.outcome = 'voorlopig' AND EXISTS (SELECT FROM assessments_condition c\n            JOIN applications_criterion k ON k.id = c.criterion_id\n            WHERE c.decision_id = d.id AND k.about_beroepsgroep)) e WHERE NOT EXISTS (\n                SELECT FROM assessments_confirmation f\n                JOIN applications_partner t ON t.id = f.partner_id AND t.left_on IS NULL\n                WHERE f.decision_id = e.id AND f.voice <> 'no'\n                AND NOT EXISTS (SELECT FROM assessments_confirmation newer\n                    WHERE newer.decision_id = f.decision_id AND newer.partner_id = f.partner_id\n                    AND newer.id > f.id))) THEN\n        RAISE EXCEPTION 'decision_confirmed: the beroepsgroep did not confirm that the conditions are met' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="b9ca01a46196aa2e2b317dc23bf5a84884b96a70",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_definitive_is_confirmed_f59bf",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.prepared_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'decision_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.prepared_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'decision_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.prepared_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_at IS DISTINCT FROM OLD.prepared_at)\n        AND NEW.prepared_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'decision_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.granted_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.granted_by_id IS DISTINCT FROM OLD.granted_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.granted_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'decision_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.granted_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'decision_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.granted_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.granted_at IS DISTINCT FROM OLD.granted_at)\n        AND NEW.granted_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'decision_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="1562e989da04e0e0899e3a10c70020145f15d3ec",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_decision_by_re_9343b",
                    table="assessments_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_moves_application",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'verleend' AND NOT (OLD.\"state\" = 'verleend'))",
                    constraint="CONSTRAINT",
                    func="\n    IF NOT EXISTS (SELECT FROM applications_application a\n            WHERE a.id = NEW.application_id AND a.state IN ('beeindigd', (SELECT d.outcome FROM assessments_decision d\n            WHERE d.application_id = a.id AND d.state = 'verleend'\n            ORDER BY d.granted_at DESC, d.id DESC LIMIT 1))) THEN\n        RAISE EXCEPTION 'decision_moves_application: the application stands elsewhere' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="835dfc98616c6bcd0f14b8000044e1e612222150",
                    operation="UPDATE",
                    pgid="pgtrigger_decision_moves_application_24565",
                    table="assessments_decision",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="revoking_moves_application",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."revoked_at" IS NOT NULL AND OLD."revoked_at" IS NULL)',
                    constraint="CONSTRAINT",
                    func="\n    IF EXISTS (SELECT FROM applications_application a\n            WHERE a.id = NEW.application_id AND a.state = NEW.outcome\n            AND NOT EXISTS (SELECT FROM assessments_decision d\n                WHERE d.application_id = a.id AND d.outcome = a.state AND d.state = 'verleend' AND d.revoked_at IS NULL)) THEN\n        RAISE EXCEPTION 'revoking_moves_application: the application rests on this decision' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="741c6b0bd5c9d5d28f492cbbdfa1fdbc04db89ec",
                    operation="UPDATE",
                    pgid="pgtrigger_revoking_moves_application_39ca1",
                    table="assessments_decision",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
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
                    hash="fb7f38664722ae1cddd27e8b80e5d124e225ff96",
                    operation='INSERT OR DELETE OR UPDATE OF "state", "outcome", "revoked_at"',
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
                    func='INSERT INTO "assessments_decisionevent" ("application_id", "departure_reasons", "dissent_response", "granted_at", "granted_by_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "revoked_at", "state") VALUES (NEW."application_id", NEW."departure_reasons", NEW."dissent_response", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."revoked_at", NEW."state"); RETURN NULL;',
                    hash="40c941a65212cb84fce86c192e8ac3ba1e274dc6",
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
                    func='INSERT INTO "assessments_decisionevent" ("application_id", "departure_reasons", "dissent_response", "granted_at", "granted_by_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "revoked_at", "state") VALUES (NEW."application_id", NEW."departure_reasons", NEW."dissent_response", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."revoked_at", NEW."state"); RETURN NULL;',
                    hash="1086a29010f16efae802e0c513e0ec039d97b6c5",
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
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
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
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    func="\n    IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id = NEW.decision_id) AND (TG_OP = 'INSERT' OR OLD.decision_id <> NEW.decision_id) THEN\n        RAISE EXCEPTION 'condition_final: the decision was taken' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id = OLD.decision_id) THEN\n        RAISE EXCEPTION 'condition_final: the decision was taken' USING ERRCODE = 'check_violation';\n    END IF;\n    \nIF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id = OLD.decision_id) THEN\n            IF NOT (\n        NEW.decision_id = OLD.decision_id AND NEW.text = OLD.text\n        AND NEW.criterion_id IS NOT DISTINCT FROM OLD.criterion_id\n        AND (NEW.due_on = OLD.due_on OR OLD.met_at IS NULL AND EXISTS (\n            SELECT FROM assessments_conditionextension e WHERE e.condition_id = NEW.id\n            AND e.was_due_on = OLD.due_on AND e.due_on = NEW.due_on))\n        AND (OLD.met_at IS NULL OR (NEW.met_at, NEW.met_by_id, NEW.met_note)\n            IS NOT DISTINCT FROM (OLD.met_at, OLD.met_by_id, OLD.met_note))\n    ) THEN\n                RAISE EXCEPTION 'condition_final: the decision was taken'\n                USING ERRCODE = 'check_violation';\n            END IF;\n        END IF;\nIF TG_OP <> 'DELETE' THEN\n            IF NEW.met_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id = NEW.decision_id) THEN\n                RAISE EXCEPTION 'condition_early: the decision was not taken yet'\n                USING ERRCODE = 'check_violation';\n            END IF;\n        END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="644fc2101fe5f4a56d5bcd8010361b853fa4e4c9",
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
                name="condition_met_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.met_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.met_by_id IS DISTINCT FROM OLD.met_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.met_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'condition_met_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.met_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = (SELECT application_id FROM assessments_decision WHERE id = NEW.decision_id)\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = (SELECT application_id FROM assessments_decision WHERE id = NEW.decision_id) AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'condition_met_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.met_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.met_at IS DISTINCT FROM OLD.met_at)\n        AND NEW.met_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'condition_met_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="ee0f15584f7be93a6fdbf6e79e204393856eedd7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_condition_met_by_re_11b42",
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
                    func='INSERT INTO "assessments_conditionevent" ("contact_id", "criterion_id", "decision_id", "due_on", "id", "met_at", "met_by_id", "met_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."contact_id", NEW."criterion_id", NEW."decision_id", NEW."due_on", NEW."id", NEW."met_at", NEW."met_by_id", NEW."met_note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="70034e2dbbc7f50b0023b24257233129097d5091",
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
                    func='INSERT INTO "assessments_conditionevent" ("contact_id", "criterion_id", "decision_id", "due_on", "id", "met_at", "met_by_id", "met_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."contact_id", NEW."criterion_id", NEW."decision_id", NEW."due_on", NEW."id", NEW."met_at", NEW."met_by_id", NEW."met_note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="e86c0668e09ea7ea21107b1e55241720129e5b25",
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
                    func='INSERT INTO "assessments_conditionevent" ("contact_id", "criterion_id", "decision_id", "due_on", "id", "met_at", "met_by_id", "met_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."contact_id", OLD."criterion_id", OLD."decision_id", OLD."due_on", OLD."id", OLD."met_at", OLD."met_by_id", OLD."met_note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                    hash="595e686eeab410dada6aaf677781efbc9a19c5a3",
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
                (
                    "contact",
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
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_decision d\n            WHERE d.id = NEW.decision_id AND d.state = 'verleend') THEN\n        RAISE EXCEPTION 'letter_early: the decision was not taken yet' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM assessments_decisionletter earlier WHERE earlier.decision_id = NEW.decision_id)\n        AND NOT EXISTS (SELECT FROM correspondence_letter l\n            JOIN assessments_decisionletter replaced ON replaced.letter_id = l.replaces_id\n            JOIN assessments_correction c ON c.letter_id = l.replaces_id\n            WHERE l.id = NEW.letter_id AND replaced.decision_id = NEW.decision_id\n            AND c.issued_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'letter_again: no correction was issued of the letter that it replaces' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="1f7fc0b4ef01cf50dc19f5ae701c123270ecdb67",
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
            name="DecisionBatch",
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
                        related_name="decision_batches",
                        to="applications.round",
                    ),
                ),
                ("token", models.UUIDField(unique=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "begun_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="begun at"
                    ),
                ),
                (
                    "stopped_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "stopped_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="stopped at"),
                ),
            ],
            options={
                "verbose_name": "batch of decisions",
                "verbose_name_plural": "batches of decisions",
                "ordering": ["-begun_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stopped_at", None), ("stopped_by", None)),
                            models.Q(("stopped_at__isnull", False), ("stopped_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="batch_stopped_by_somebody",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionbatch",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_decisionbatchevent" ("begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "stopped_at", "stopped_by_id", "token") VALUES (NEW."begun_at", NEW."begun_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id", NEW."stopped_at", NEW."stopped_by_id", NEW."token"); RETURN NULL;',
                    hash="ca3db89ca6d44714a8e00801b29a8d3541c6bb49",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3cbe2",
                    table="assessments_decisionbatch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionbatch",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_decisionbatchevent" ("begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "stopped_at", "stopped_by_id", "token") VALUES (NEW."begun_at", NEW."begun_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."stopped_at", NEW."stopped_by_id", NEW."token"); RETURN NULL;',
                    hash="89f580d8f641f59d43779795929c8bbd567ce275",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_02d58",
                    table="assessments_decisionbatch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionbatch",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_decisionbatchevent" ("begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "stopped_at", "stopped_by_id", "token") VALUES (OLD."begun_at", OLD."begun_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."round_id", OLD."stopped_at", OLD."stopped_by_id", OLD."token"); RETURN NULL;',
                    hash="58107e2f7b2ad14705197042f037fd76520df6ae",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ca776",
                    table="assessments_decisionbatch",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionBatchEvent",
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
                        to="assessments.decisionbatch",
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
                ("token", models.UUIDField()),
                (
                    "begun_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "begun_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="begun at"
                    ),
                ),
                (
                    "stopped_by",
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
                    "stopped_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="stopped at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionbatchevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8f3b3eba4e8b64c94fd825c77456396bc432e151",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a5c34",
                    table="assessments_decisionbatchevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="BatchedDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="assessments.decisionbatch",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.decision",
                    ),
                ),
                (
                    "prepared_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="prepared at"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("wacht", "waiting"),
                            ("genomen", "taken"),
                            ("niet_genomen", "not taken"),
                            ("vervallen", "goes on in another batch"),
                        ],
                        default="wacht",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="settled at"),
                ),
                (
                    "why_not",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="why it was not taken"
                    ),
                ),
            ],
            options={
                "verbose_name": "decision of a batch",
                "verbose_name_plural": "decisions of a batch",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "decision"), name="batched_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "wacht")),
                        fields=("decision",),
                        name="waits_in_one_batch",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("state", "wacht")),
                            models.Q(
                                models.Q(("state", "wacht"), _negated=True),
                                ("settled_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="batched_settled_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "niet_genomen"), models.Q(("why_not", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("state", "niet_genomen"), _negated=True), ("why_not", "")
                            ),
                            _connector="OR",
                        ),
                        name="batched_refused_with_reason",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batcheddecision",
            trigger=pgtrigger.compiler.Trigger(
                name="batched_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="7ca0a4e3250265013ec3f76978afcae2dd659191",
                    operation="DELETE",
                    pgid="pgtrigger_batched_stays_8c1ad",
                    table="assessments_batcheddecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batcheddecision",
            trigger=pgtrigger.compiler.Trigger(
                name="settled_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state <> 'wacht')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="c78d55b8761977f2593b33668e9b77b38b7ce88c",
                    operation="UPDATE",
                    pgid="pgtrigger_settled_once_b0f09",
                    table="assessments_batcheddecision",
                    when="BEFORE",
                ),
            ),
        ),
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
                            ("merged_plan", "Wait for the merged plan"),
                            ("assessments", "Wait for the assessments"),
                            ("joint", "Write the joint outcome"),
                            ("answers", "Wait for the answers"),
                            ("concurrence", "Wait for the concurrence of OCW"),
                            ("prepare", "Prepare the decision"),
                            ("grant", "Take the decision, or return it"),
                            ("returned", "Look again at the returned decision"),
                            ("conditions", "Follow the conditions"),
                            ("confirmations", "Wait for the panel and the beroepsgroep"),
                            ("definitive", "Make the definitive decision"),
                            ("change", "Decide on a reported change"),
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
                    declare="DECLARE case_state text; decide_by date; adviser bigint; names text; panel bigint; proposed integer; members integer; handed_in integer; answered integer; to_concur boolean; decision text; decides text; conditions integer; met integer; first_due date; to_confirm integer; confirmed integer; change_by date; completion date; merging boolean; last_day date; reopened boolean;",
                    func="\n    SELECT a.state, COALESCE(a.postponed_to, a.decide_by),\n            region.adviser_id, concat_ws(' ', a.number, plan.name, region.name, penvoerder.name)\n        INTO case_state, decide_by, adviser, names\n        FROM applications_application a\n        JOIN regions_region region ON region.id = a.region_id\n        JOIN regions_organisation penvoerder ON penvoerder.id = a.penvoerder_id\n        LEFT JOIN applications_plan plan ON plan.application_id = a.id\n        WHERE a.id = NEW.application_id;\n    SELECT c.due_on, c.for_merging INTO completion, merging FROM applications_completion c\n        WHERE c.application_id = NEW.application_id AND c.state = 'gevraagd';\n    SELECT c.not_handled_by INTO last_day FROM applications_completion c\n        WHERE c.application_id = NEW.application_id AND c.letter_id IS NOT NULL\n        ORDER BY c.asked_at DESC, c.id DESC LIMIT 1;\n    SELECT EXISTS (SELECT FROM applications_reopening r\n        WHERE r.application_id = NEW.application_id AND r.state = 'heropend') INTO reopened;\n    SELECT p.id, j.version INTO panel, proposed FROM assessments_panel p\n        LEFT JOIN assessments_jointoutcome j ON j.panel_id = p.id AND j.proposed_at IS NOT NULL\n        WHERE p.application_id = NEW.application_id;\n    SELECT count(*),\n            count(*) FILTER (WHERE s.state = 'ingeleverd'), count(e.id)\n        INTO members, handed_in, answered\n        FROM assessments_panelmember m\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        LEFT JOIN assessments_endorsement e ON e.member_id = m.id AND e.version = proposed\n        WHERE m.panel_id = panel;\n    SELECT r.ocw_concurs AND NOT EXISTS (SELECT FROM assessments_jointoutcome j\n            JOIN assessments_concurrence c ON c.joint_outcome_id = j.id AND c.version = j.version\n            WHERE j.panel_id = panel)\n        INTO to_concur FROM applications_application a\n        JOIN applications_round r ON r.id = a.round_id WHERE a.id = NEW.application_id;\n    SELECT d.state, d.outcome INTO decision, decides FROM assessments_decision d\n        WHERE d.application_id = NEW.application_id AND d.state <> 'verleend';\n    SELECT min(n.decide_by) INTO change_by FROM assessments_changenotice n\n        WHERE n.application_id = NEW.application_id AND n.state IN ('gemeld', 'voorgesteld');\n    SELECT count(*), count(c.met_at), min(c.due_on) FILTER (WHERE c.met_at IS NULL)\n        INTO conditions, met, first_due\n        FROM assessments_condition c JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend';\n    SELECT count(m.id) + count(DISTINCT d.id),\n            count(r.id) + count(DISTINCT d.id) FILTER (WHERE EXISTS (\n                SELECT FROM assessments_confirmation f WHERE f.decision_id = d.id\n                AND f.voice <> 'no' AND NOT EXISTS (SELECT FROM assessments_confirmation newer\n                    WHERE newer.decision_id = f.decision_id AND newer.partner_id = f.partner_id\n                    AND newer.id > f.id)))\n        INTO to_confirm, confirmed\n        FROM assessments_decision d\n        LEFT JOIN assessments_panelmember m ON m.panel_id = panel\n        LEFT JOIN assessments_reendorsement r ON r.decision_id = d.id AND r.member_id = m.id\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend'\n        AND d.outcome = 'voorlopig' AND EXISTS (\n            SELECT FROM assessments_condition c\n            JOIN applications_criterion k ON k.id = c.criterion_id\n            WHERE c.decision_id = d.id AND k.about_beroepsgroep);\n\n    NEW.adviser_id := adviser;\n    NEW.search := array_to_tsvector(array_remove(string_to_array(translate(lower(names), U&'\\00e1\\00e0\\00e2\\00e4\\00e3\\00e5\\00e9\\00e8\\00ea\\00eb\\00ed\\00ec\\00ee\\00ef\\00f3\\00f2\\00f4\\00f6\\00f5\\00fa\\00f9\\00fb\\00fc\\00e7\\00f1\\00fd\\00ff\\00c1\\00c0\\00c2\\00c4\\00c3\\00c5\\00c9\\00c8\\00ca\\00cb\\00cd\\00cc\\00ce\\00cf\\00d3\\00d2\\00d4\\00d6\\00d5\\00da\\00d9\\00db\\00dc\\00c7\\00d1\\00dd\\0178\\2019\\2018\\0060\\0027\\0022\\0021\\0040\\0023\\0024\\0025\\0026\\002a\\0028\\0029\\002d\\005f\\003d\\002b\\005b\\005d\\007b\\007d\\005c\\007c\\003b\\003a\\002c\\002e\\003c\\003e\\002f\\003f\\007e\\005e\\0009\\000d\\000a', U&'aaaaaaeeeeiiiiooooouuuucnyyaaaaaaeeeeiiiiooooouuuucnyy\\0027\\0027\\0027\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020'), ' '), ''));\n    NEW.done := 0;\n    NEW.total := 0;\n    NEW.due_on := decide_by;\n    IF case_state IN ('ingediend', 'in_beoordeling') AND completion IS NOT NULL THEN\n        NEW.step := CASE WHEN merging THEN 'merged_plan' ELSE 'completion' END;\n        NEW.due_on := completion;\n    ELSIF case_state = 'ingediend' AND reopened THEN\n        NEW.step := 'reopened';\n    ELSIF case_state = 'definitief' AND change_by IS NOT NULL THEN\n        NEW.step := 'change';\n    ELSIF case_state NOT IN ('ingediend', 'in_beoordeling', 'voorlopig') THEN\n        NEW.step := 'done';\n        NEW.due_on := NULL;\n    ELSIF decision = 'voorbereid' THEN\n        NEW.step := 'grant';\n    ELSIF decision = 'teruggegeven' THEN\n        NEW.step := 'returned';\n    ELSIF case_state = 'ingediend' THEN\n        NEW.step := 'panel';\n    ELSIF case_state = 'voorlopig' AND met < conditions THEN\n        NEW.step := 'conditions';\n        NEW.done := met;\n        NEW.total := conditions;\n    ELSIF case_state = 'voorlopig' AND confirmed < to_confirm THEN\n        NEW.step := 'confirmations';\n        NEW.done := confirmed;\n        NEW.total := to_confirm;\n    ELSIF case_state = 'voorlopig' THEN\n        NEW.step := 'definitive';\n    ELSIF handed_in < members THEN\n        NEW.step := 'assessments';\n        NEW.done := handed_in;\n        NEW.total := members;\n    ELSIF proposed IS NULL THEN\n        NEW.step := 'joint';\n    ELSIF answered < members THEN\n        NEW.step := 'answers';\n        NEW.done := answered;\n        NEW.total := members;\n    ELSIF to_concur THEN\n        NEW.step := 'concurrence';\n    ELSE\n        NEW.step := 'prepare';\n    END IF;\n    IF NEW.step = 'change' THEN\n        NEW.due_on := change_by;\n    ELSIF case_state = 'voorlopig' THEN\n        NEW.due_on := LEAST(first_due, change_by);\n    ELSIF decides = 'niet_behandeld' AND NEW.step IN ('grant', 'returned') THEN\n        NEW.due_on := LEAST(decide_by, last_day);\n    END IF;\n\n    INSERT INTO assessments_awaited (panel_id, member_id, organisation_id, what, due_on) \n    SELECT m.panel_id, m.id AS member_id, m.organisation_id,\n        CASE WHEN s.state IS DISTINCT FROM 'ingeleverd' THEN 'assessment'\n            WHEN e.id IS NULL THEN 'answer' ELSE 'concur' END AS what,\n        decide_by AS due_on\n    FROM assessments_panelmember m\n    JOIN regions_organisation o ON o.id = m.organisation_id\n    LEFT JOIN assessments_assessment s ON s.member_id = m.id\n    LEFT JOIN assessments_endorsement e ON e.member_id = m.id AND e.version = proposed\n    WHERE m.panel_id = panel AND case_state = 'in_beoordeling' AND (\n        s.state IS DISTINCT FROM 'ingeleverd' OR (\n            proposed IS NOT NULL AND decision IS DISTINCT FROM 'voorbereid' AND (\n                e.id IS NULL OR o.kind = 'ocw' AND to_concur AND answered = members)))\n\n        ON CONFLICT (member_id) DO UPDATE SET what = EXCLUDED.what, due_on = EXCLUDED.due_on\n        WHERE (assessments_awaited.what, assessments_awaited.due_on)\n            IS DISTINCT FROM (EXCLUDED.what, EXCLUDED.due_on);\n    DELETE FROM assessments_awaited w WHERE w.panel_id = panel\n        AND w.member_id NOT IN (SELECT wanted.member_id FROM (\n    SELECT m.panel_id, m.id AS member_id, m.organisation_id,\n        CASE WHEN s.state IS DISTINCT FROM 'ingeleverd' THEN 'assessment'\n            WHEN e.id IS NULL THEN 'answer' ELSE 'concur' END AS what,\n        decide_by AS due_on\n    FROM assessments_panelmember m\n    JOIN regions_organisation o ON o.id = m.organisation_id\n    LEFT JOIN assessments_assessment s ON s.member_id = m.id\n    LEFT JOIN assessments_endorsement e ON e.member_id = m.id AND e.version = proposed\n    WHERE m.panel_id = panel AND case_state = 'in_beoordeling' AND (\n        s.state IS DISTINCT FROM 'ingeleverd' OR (\n            proposed IS NOT NULL AND decision IS DISTINCT FROM 'voorbereid' AND (\n                e.id IS NULL OR o.kind = 'ocw' AND to_concur AND answered = members)))\n) wanted);\n RETURN NEW;",
                    hash="12a799e1161903ca27f4fef31c4f3fdb05b17780",
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
                            ("concur", "concurrence with the joint outcome"),
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
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_decision d\n            WHERE d.application_id = NEW.id AND d.state = 'verleend' AND d.revoked_at IS NULL\n            AND d.outcome = NEW.state) THEN\n        RAISE EXCEPTION 'status_rests_on_decision: no decision with this outcome was taken' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="e91eeae554f106dd819cb20b0b8f640fa8c0fe3c",
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
                name="status_ends_by_withdrawal",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'beeindigd')",
                    constraint="CONSTRAINT",
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_withdrawal w\n            WHERE w.application_id = NEW.id AND w.state = 'ingetrokken'\n            AND NOT EXISTS (SELECT FROM assessments_objection o\n                WHERE o.letter_id = w.letter_id AND o.state = 'besloten' AND o.outcome IN ('gegrond', 'deels_gegrond')\n            AND o.outcome_letter_id IS NOT NULL)) THEN\n        RAISE EXCEPTION 'status_ends_by_withdrawal: withdrawing it was not decided' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="bf4ed33a98cfcf4ffbbd6ae02340d6e8d22ea28e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_ends_by_withdrawal_67b41",
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
                    condition='WHEN (OLD."penvoerder_id" IS DISTINCT FROM (NEW."penvoerder_id") AND NOT (OLD."state" IN (\'concept\', \'ingediend\')))',
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_changenotice n\n            WHERE n.application_id = NEW.id AND n.kind = 'penvoerder'\n            AND n.organisation_id = NEW.penvoerder_id\n            AND n.state = 'akkoord' AND n.letter_id IS NOT NULL AND n.carried_out_at IS NULL) THEN\n        RAISE EXCEPTION 'penvoerder_rests_on_notice: no such change was agreed with' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="ff0d8e0d3cfd1ac3bd53ebdc6f71e387c93eb130",
                    operation="UPDATE",
                    pgid="pgtrigger_penvoerder_rests_on_notice_77be1",
                    table="applications_application",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casewithstep",
            trigger=pgtrigger.compiler.Trigger(
                name="case_revived_by_objection",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" IN ('afgewezen', 'niet_behandeld', 'beeindigd') AND OLD.\"state\" IS DISTINCT FROM (NEW.\"state\"))",
                    func="\n    IF NOT (CASE OLD.state WHEN 'beeindigd' THEN EXISTS (SELECT FROM (SELECT w.letter_id FROM assessments_withdrawal w\n            WHERE w.application_id = NEW.id AND w.state = 'ingetrokken'\n            ORDER BY w.settled_at DESC, w.id DESC LIMIT 1) ended\n        JOIN assessments_objection o ON o.letter_id = ended.letter_id WHERE o.state = 'besloten' AND o.outcome IN ('gegrond', 'deels_gegrond')\n            AND o.outcome_letter_id IS NOT NULL) ELSE EXISTS (SELECT FROM (SELECT d.outcome, d.revoked_at FROM assessments_decision d\n            WHERE d.application_id = NEW.id AND d.state = 'verleend'\n            ORDER BY d.granted_at DESC, d.id DESC LIMIT 1) ended\n        WHERE ended.outcome = OLD.state AND ended.revoked_at IS NOT NULL) END) THEN\n        RAISE EXCEPTION 'case_revived: no objection to what ended it was founded' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="4cb984e6a6495ce0241032b610d1444e06a298c5",
                    operation="UPDATE",
                    pgid="pgtrigger_case_revived_by_objection_af7db",
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
            name="PartyOfCase",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.partner",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partyofcase",
            trigger=pgtrigger.compiler.Trigger(
                name="party_rests_on_notice",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF ((TG_OP = 'INSERT' AND (NEW.joined_on IS NOT NULL OR NEW.left_on IS NOT NULL))\n                OR (TG_OP = 'UPDATE' AND (NEW.joined_on IS DISTINCT FROM OLD.joined_on\n                    OR NEW.left_on IS DISTINCT FROM OLD.left_on)))\n                AND NOT EXISTS (SELECT FROM assessments_changenotice n\n        WHERE n.application_id = NEW.application_id AND n.kind IN ('toetreding', 'uittreding')\n        AND n.state = 'akkoord' AND n.letter_id IS NOT NULL AND n.carried_out_at IS NULL AND n.organisation_id = NEW.organisation_id)\n            OR NEW.signed_by_submitting AND (TG_OP = 'INSERT' OR NOT OLD.signed_by_submitting)\n                AND NOT EXISTS (SELECT FROM assessments_changenotice n\n        WHERE n.application_id = NEW.application_id AND n.kind = 'penvoerder'\n        AND n.state = 'akkoord' AND n.letter_id IS NOT NULL AND n.carried_out_at IS NULL )\n            OR TG_OP = 'UPDATE' AND OLD.signed_by_submitting AND NOT NEW.signed_by_submitting\n            THEN\n                RAISE EXCEPTION 'party_rests_on_notice: no such change was agreed with'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="3c95eac5412661020dedb7cebd895ee78878a2fd",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_party_rests_on_notice_9823b",
                    table="applications_partner",
                    when="BEFORE",
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
            name="PanelReminder",
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
                        related_name="+",
                        to="assessments.panelmember",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("assessment", "assessment"),
                            ("answer", "answer to the joint outcome"),
                            ("concur", "concurrence with the joint outcome"),
                        ],
                        max_length=10,
                        verbose_name="what is awaited",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("days", models.PositiveSmallIntegerField()),
                (
                    "reminded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="reminded at"
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder of a panel",
                "verbose_name_plural": "reminders of panels",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("member", "what", "version", "days"), name="panel_reminded_once"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="panelreminder",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3f0a091cf7a84ef9d29ee82ed791767ad8d8d635",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bcef2",
                    table="assessments_panelreminder",
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
                    func="\n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE (d.state = 'voorbereid' OR d.state = 'verleend' AND d.revoked_at IS NULL) AND j.id = OLD.id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="dac8abe74de899f5ea6a35cfbca38124f85b79fc",
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
                    func="IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE (d.state = 'voorbereid' OR d.state = 'verleend' AND d.revoked_at IS NULL) AND j.id = OLD.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE (d.state = 'voorbereid' OR d.state = 'verleend' AND d.revoked_at IS NULL) AND j.id = NEW.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="cce9cb810243dba34b55b6c2d85df2cbcf67f17f",
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
                    func="IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE (d.state = 'voorbereid' OR d.state = 'verleend' AND d.revoked_at IS NULL) AND j.id = OLD.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE (d.state = 'voorbereid' OR d.state = 'verleend' AND d.revoked_at IS NULL) AND j.id = NEW.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\nIF TG_OP <> 'DELETE' THEN \n    IF NOT EXISTS (SELECT 1 FROM assessments_jointoutcome j\n    JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n    WHERE j.id = NEW.joint_outcome_id AND m.id = NEW.member_id\n    AND j.version = NEW.version AND j.proposed_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'endorsement_version: this version does not lie before the panel' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\nIF TG_OP = 'UPDATE' THEN \n    IF (NEW.agrees, NEW.remark) IS DISTINCT FROM (OLD.agrees, OLD.remark)\n        AND EXISTS (SELECT FROM assessments_concurrence c\n            WHERE c.joint_outcome_id = NEW.joint_outcome_id AND c.version = NEW.version) THEN\n        RAISE EXCEPTION 'endorsement_concurred: OCW concurred with the answer as it was' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="f89bdffb6a42fecb61ca3f48535c859e9d66591d",
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
                name="endorsed_by_own",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_interestdeclaration i\n            WHERE i.member_id = NEW.member_id AND i.role_id = NEW.given_by_id\n            AND NOT i.has_interest) THEN\n        RAISE EXCEPTION 'endorsed_by_own: who answers declared no freedom from interest' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM assessments_interestdeclaration said\n    JOIN accounts_role r ON r.id = said.role_id\n    JOIN assessments_panelmember m ON m.id = said.member_id\n    JOIN assessments_panelmember mine ON mine.panel_id = m.panel_id\n    WHERE mine.id = NEW.member_id AND r.user_id =  (SELECT user_id FROM accounts_role WHERE id = NEW.given_by_id) AND said.has_interest) THEN\n        RAISE EXCEPTION 'endorsed_by_own: who answers has an interest' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="b33f526770e86ba85fb85873494a136a16e00ffb",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_endorsed_by_own_e513e",
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
            name="Concurrence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                (
                    "joint_outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concurrences",
                        to="assessments.jointoutcome",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concurrences",
                        to="assessments.panelmember",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "concurrence of OCW",
                "verbose_name_plural": "concurrences of OCW",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("joint_outcome", "version"), name="concurrence_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agrees", True),
                            models.Q(("remark", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="no_concurrence_without_reasons",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="concurrence_of_ocw",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE (d.state = 'voorbereid' OR d.state = 'verleend' AND d.revoked_at IS NULL) AND j.id = OLD.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT 1 FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id\n        JOIN assessments_decision d ON d.application_id = p.application_id\n        WHERE (d.state = 'voorbereid' OR d.state = 'verleend' AND d.revoked_at IS NULL) AND j.id = NEW.joint_outcome_id) THEN\n        RAISE EXCEPTION 'joint_outcome_locked: a decision rests on this joint outcome' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\nIF TG_OP <> 'DELETE' THEN \n    IF NOT EXISTS (SELECT 1 FROM assessments_jointoutcome j\n    JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n    WHERE j.id = NEW.joint_outcome_id AND m.id = NEW.member_id\n    AND j.version = NEW.version AND j.proposed_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'endorsement_version: this version does not lie before the panel' USING ERRCODE = 'check_violation';\n    END IF;\n     \n    IF NOT EXISTS (SELECT FROM assessments_panelmember m\n        JOIN regions_organisation o ON o.id = m.organisation_id\n        WHERE m.id = NEW.member_id AND o.kind = 'ocw') THEN\n        RAISE EXCEPTION 'concurrence_ocw: only OCW concurs' USING ERRCODE = 'check_violation';\n    END IF;\n     \n    IF EXISTS (SELECT FROM assessments_jointoutcome j\n        JOIN assessments_panelmember m ON m.panel_id = j.panel_id\n        WHERE j.id = NEW.joint_outcome_id AND NOT EXISTS (\n            SELECT FROM assessments_endorsement e WHERE e.joint_outcome_id = j.id\n            AND e.member_id = m.id AND e.version = j.version)) THEN\n        RAISE EXCEPTION 'concurrence_early: not every organisation answered' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="cfdefbf8c95fcca610bd172c95e65ffc417299d0",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_concurrence_of_ocw_94a2a",
                    table="assessments_concurrence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="concurred_by_own",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_interestdeclaration i\n            WHERE i.member_id = NEW.member_id AND i.role_id = NEW.given_by_id\n            AND NOT i.has_interest) THEN\n        RAISE EXCEPTION 'concurred_by_own: who answers declared no freedom from interest' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM assessments_interestdeclaration said\n    JOIN accounts_role r ON r.id = said.role_id\n    JOIN assessments_panelmember m ON m.id = said.member_id\n    JOIN assessments_panelmember mine ON mine.panel_id = m.panel_id\n    WHERE mine.id = NEW.member_id AND r.user_id =  (SELECT user_id FROM accounts_role WHERE id = NEW.given_by_id) AND said.has_interest) THEN\n        RAISE EXCEPTION 'concurred_by_own: who answers has an interest' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="9805d13fe5425aa0dd2cb5324ae7d03d6d6b8f66",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_concurred_by_own_fec36",
                    table="assessments_concurrence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT p.application_id FROM assessments_panelmember m\n    JOIN assessments_panel p ON p.id = m.panel_id WHERE m.id = changed.member_id);\n            RETURN NULL;\n        ",
                    hash="aa06c175e5d9701dfffa9b0cbb109dd5e1228369",
                    operation='INSERT OR DELETE OR UPDATE OF "version"',
                    pgid="pgtrigger_next_step_follows_c5ef4",
                    table="assessments_concurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_concurrenceevent" ("agrees", "given_at", "given_by_id", "id", "joint_outcome_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "version") VALUES (NEW."agrees", NEW."given_at", NEW."given_by_id", NEW."id", NEW."joint_outcome_id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remark", NEW."version"); RETURN NULL;',
                    hash="020d5279f008ce1f017173d9153dc3a36b36ab1a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_74775",
                    table="assessments_concurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_concurrenceevent" ("agrees", "given_at", "given_by_id", "id", "joint_outcome_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "version") VALUES (NEW."agrees", NEW."given_at", NEW."given_by_id", NEW."id", NEW."joint_outcome_id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remark", NEW."version"); RETURN NULL;',
                    hash="d15f5926fedf7ae43b14f03eeef1dfbf6f02789a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f23a1",
                    table="assessments_concurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_concurrenceevent" ("agrees", "given_at", "given_by_id", "id", "joint_outcome_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "version") VALUES (OLD."agrees", OLD."given_at", OLD."given_by_id", OLD."id", OLD."joint_outcome_id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remark", OLD."version"); RETURN NULL;',
                    hash="84aa87554a4e43611243eacee7dec61b4116ac85",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bd57e",
                    table="assessments_concurrence",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ConcurrenceEvent",
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
                        to="assessments.concurrence",
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concurrenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ecc66319eff3ee73f8bfdb42c6658b6ab6d6ec20",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_055cc",
                    table="assessments_concurrenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ConditionAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="assessments.condition",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("concept", "being written"),
                            ("ingediend", "handed in"),
                            ("voldoet", "condition met"),
                            ("nog_niet", "not yet met"),
                        ],
                        default="concept",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=10000, verbose_name="answer")),
                ("saved", models.PositiveIntegerField(default=0)),
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
                    "handed_in_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "handed_in_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed in at"),
                ),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "checked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="checked at"),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="what the check found"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a condition",
                "verbose_name_plural": "answers to conditions",
                "ordering": ["condition", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("condition", "number"), name="answer_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["concept", "ingediend"])),
                        fields=("condition",),
                        name="answer_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_at", None),
                                ("handed_in_at", None),
                                ("handed_in_by", None),
                                ("sha256", ""),
                                ("state", "concept"),
                            ),
                            models.Q(
                                models.Q(("state", "concept"), _negated=True),
                                ("handed_in_at__isnull", False),
                                ("handed_in_by__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="answer_handed_in_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_at__isnull", False),
                                ("state__in", ["voldoet", "nog_niet"]),
                                ("checked_by__isnull", False),
                                models.Q(("finding", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["voldoet", "nog_niet"]), _negated=True),
                                ("checked_at", None),
                                ("checked_by", None),
                                ("finding", ""),
                            ),
                            _connector="OR",
                        ),
                        name="answer_checked_with_finding",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="answer_to_open_condition",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'concept' THEN\n        RAISE EXCEPTION 'answer_starts_as_draft: it is written first' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        JOIN applications_application a ON a.id = d.application_id\n        WHERE c.id = NEW.condition_id AND c.met_at IS NULL\n        AND d.state = 'verleend' AND a.state = 'voorlopig') THEN\n        RAISE EXCEPTION 'answer_condition: it is not open' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="740bbad42ef3b7a35872934b0482e280c7c60d3c",
                    operation="INSERT",
                    pgid="pgtrigger_answer_to_open_condition_ceacb",
                    table="assessments_conditionanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="answer_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP = 'DELETE' THEN\n    IF OLD.state <> 'concept' THEN\n        RAISE EXCEPTION 'answer_stands: it was handed in' USING ERRCODE = 'check_violation';\n    END IF;\n    ELSE\n    IF OLD.condition_id <> NEW.condition_id OR OLD.number <> NEW.number THEN\n        RAISE EXCEPTION 'answer_stands: it is an answer to this condition' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF OLD.state <> 'concept' AND (SELECT to_jsonb(NEW) - 'state' - 'checked_at' - 'checked_by_id' - 'finding') <> (SELECT to_jsonb(OLD) - 'state' - 'checked_at' - 'checked_by_id' - 'finding') THEN\n        RAISE EXCEPTION 'answer_stands: it was handed in' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF OLD.state IN ('voldoet', 'nog_niet') AND NEW IS DISTINCT FROM OLD THEN\n        RAISE EXCEPTION 'answer_stands: it was checked' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c0c07e24565a2d000f1ab3f5c8f075613c85623c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_answer_stands_82ece",
                    table="assessments_conditionanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="answer_goes_with_condition",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'voldoet')",
                    constraint="CONSTRAINT",
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_condition c\n            WHERE c.id = NEW.condition_id AND c.met_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'answer_condition: the condition was not noted as met' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="17a6ec41ae71e4abedb7798e21a4a69058985848",
                    operation="UPDATE",
                    pgid="pgtrigger_answer_goes_with_condition_161cc",
                    table="assessments_conditionanswer",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="handed_in_by_penvoerder",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'ingediend')",
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_condition c\n            JOIN assessments_decision d ON d.id = c.decision_id\n            JOIN applications_application a ON a.id = d.application_id\n            JOIN accounts_role r ON r.organisation_id = a.penvoerder_id\n            WHERE c.id = NEW.condition_id AND r.id = NEW.handed_in_by_id\n            AND r.kind = 'penvoerder_signatory' AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'answer_penvoerder: who signs for the penvoerder hands it in' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.handed_in_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.handed_in_at IS DISTINCT FROM OLD.handed_in_at)\n        AND NEW.handed_in_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'answer_penvoerder: it is handed in now' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="d69e1312339e90d2c76d885e17940ad43b855964",
                    operation="UPDATE",
                    pgid="pgtrigger_handed_in_by_penvoerder_20eaa",
                    table="assessments_conditionanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="answer_checked_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.checked_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.checked_by_id IS DISTINCT FROM OLD.checked_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.checked_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'answer_checked_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.checked_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = (SELECT d.application_id FROM assessments_condition c\n    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = NEW.condition_id)\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = (SELECT d.application_id FROM assessments_condition c\n    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = NEW.condition_id) AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'answer_checked_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.checked_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.checked_at IS DISTINCT FROM OLD.checked_at)\n        AND NEW.checked_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'answer_checked_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="48a36cb52dc25bbf360c31c149b8819918686ca4",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_answer_checked_by_re_4fe9d",
                    table="assessments_conditionanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT d.application_id FROM assessments_condition c\n    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = changed.condition_id);\n            RETURN NULL;\n        ",
                    hash="181d5a60bd09835e019d85a560d09d1ba2450b29",
                    operation='INSERT OR DELETE OR UPDATE OF "state"',
                    pgid="pgtrigger_next_step_follows_1355c",
                    table="assessments_conditionanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{concept:ingediend,ingediend:nog_niet,ingediend:voldoet}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="ad1214a159a1e0cc81f3448cc21d30a957a5fa68",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_b4222",
                    table="assessments_conditionanswer",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="AnswerDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="assessments.conditionanswer",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.version",
                    ),
                ),
            ],
            options={
                "verbose_name": "document with an answer",
                "verbose_name_plural": "documents with answers",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "version"), name="answer_document_once"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answerdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="documents_of_draft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP <> 'DELETE' THEN\n    IF NOT EXISTS (SELECT FROM assessments_conditionanswer a WHERE a.id = NEW.answer_id AND a.state = 'concept') THEN\n        RAISE EXCEPTION 'answer_documents: it was handed in' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP <> 'INSERT' THEN\n    IF NOT EXISTS (SELECT FROM assessments_conditionanswer a WHERE a.id = OLD.answer_id AND a.state = 'concept') THEN\n        RAISE EXCEPTION 'answer_documents: it was handed in' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="9d51c82feeffcbd3f8b448b02ecd705d6e9565e7",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_documents_of_draft_57e88",
                    table="assessments_answerdocument",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ConditionExtension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="assessments.condition",
                    ),
                ),
                ("was_due_on", models.DateField(verbose_name="was to be met by")),
                ("due_on", models.DateField(verbose_name="to be met by")),
                ("reason", models.CharField(max_length=5000, verbose_name="reason")),
                (
                    "extended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "extended_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="extended at"
                    ),
                ),
            ],
            options={
                "verbose_name": "later date of a condition",
                "verbose_name_plural": "later dates of conditions",
                "ordering": ["extended_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("was_due_on"))),
                        name="extension_gives_more_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="extension_has_reason",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionextension",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cd8016037688997e3ac030b5e648ac14aa43828a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_007e3",
                    table="assessments_conditionextension",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionextension",
            trigger=pgtrigger.compiler.Trigger(
                name="extension_of_what_is_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        JOIN applications_application a ON a.id = d.application_id\n        WHERE c.id = NEW.condition_id AND c.met_at IS NULL\n        AND d.state = 'verleend' AND a.state = 'voorlopig') OR NOT EXISTS (\n                SELECT FROM assessments_condition c\n                WHERE c.id = NEW.condition_id AND c.due_on = NEW.was_due_on) THEN\n        RAISE EXCEPTION 'extension_condition: it is not open, or has another date' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="559efd87d665622447772f15e43d4b5a9f55ac3e",
                    operation="INSERT",
                    pgid="pgtrigger_extension_of_what_is_open_40fb0",
                    table="assessments_conditionextension",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionextension",
            trigger=pgtrigger.compiler.Trigger(
                name="extended_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.extended_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.extended_by_id IS DISTINCT FROM OLD.extended_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.extended_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'extended_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.extended_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = (SELECT d.application_id FROM assessments_condition c\n    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = NEW.condition_id)\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = (SELECT d.application_id FROM assessments_condition c\n    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = NEW.condition_id) AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'extended_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.extended_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.extended_at IS DISTINCT FROM OLD.extended_at)\n        AND NEW.extended_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'extended_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="e92c554231e6822b12defc897a8c585cf6d4c990",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_extended_by_re_6825f",
                    table="assessments_conditionextension",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ConditionLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "condition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="met_letter",
                        to="assessments.condition",
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
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="met_condition",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter that a condition is met",
                "verbose_name_plural": "letters that a condition is met",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionletter",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'letter_id' = to_jsonb(OLD) - 'letter_id'\n                    AND (OLD.letter_id IS NULL OR NEW.letter_id IS NOT DISTINCT FROM OLD.letter_id)\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="906f5a9244f2054c5bd63b212017594c80e6debe",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_60f47",
                    table="assessments_conditionletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionletter",
            trigger=pgtrigger.compiler.Trigger(
                name="letter_of_met_condition",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_condition c\n            WHERE c.id = NEW.condition_id AND c.met_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'condition_letter: the condition was not noted as met' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="2465451b49a3bfe0085acbb217feec0a2db1f11d",
                    operation="INSERT",
                    pgid="pgtrigger_letter_of_met_condition_04713",
                    table="assessments_conditionletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionletter",
            trigger=pgtrigger.compiler.Trigger(
                name="met_letter_mandated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = (SELECT d.application_id FROM assessments_condition c\n    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = NEW.condition_id)\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.asked_by_id AND 'voldaan'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.asked_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.asked_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'condition_letter_mandate: who has it sent is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="11dabca053c2c0f1f08f6a00bd45eb25c723bfb4",
                    operation="INSERT",
                    pgid="pgtrigger_met_letter_mandated_f0a73",
                    table="assessments_conditionletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conditionletter",
            trigger=pgtrigger.compiler.Trigger(
                name="met_letter_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.asked_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.asked_by_id IS DISTINCT FROM OLD.asked_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.asked_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'met_letter_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.asked_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = (SELECT d.application_id FROM assessments_condition c\n    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = NEW.condition_id)\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = (SELECT d.application_id FROM assessments_condition c\n    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = NEW.condition_id) AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'met_letter_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.asked_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.asked_at IS DISTINCT FROM OLD.asked_at)\n        AND NEW.asked_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'met_letter_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="b91681eca397292a30dd47aa7b7216fc703f4a54",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_met_letter_by_re_995f2",
                    table="assessments_conditionletter",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Reendorsement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reendorsements",
                        to="assessments.decision",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reendorsements",
                        to="assessments.panelmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "endorsement of a condition",
                "verbose_name_plural": "endorsements of conditions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "member"), name="reendorsement_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agrees", True),
                            models.Q(("remark", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="no_reendorsement_without_reasons",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reendorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="reendorsement_in_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP <> 'DELETE' THEN\n    IF NOT EXISTS (SELECT FROM assessments_decision d\n    JOIN applications_application a ON a.id = d.application_id\n    WHERE d.id = NEW.decision_id AND d.state = 'verleend' AND a.state = 'voorlopig'\n    AND NOT EXISTS (SELECT FROM assessments_decision other\n        WHERE other.application_id = a.id AND other.state = 'voorbereid')\n    AND EXISTS (SELECT FROM assessments_condition c\n        JOIN applications_criterion k ON k.id = c.criterion_id\n        WHERE c.decision_id = d.id AND k.about_beroepsgroep)\n    AND NOT EXISTS (SELECT FROM assessments_condition c\n        JOIN applications_criterion k ON k.id = c.criterion_id\n        WHERE c.decision_id = d.id AND k.about_beroepsgroep AND c.met_at IS NULL)) THEN\n        RAISE EXCEPTION 'reendorsement_in_time: nothing is asked about this decision now' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP <> 'INSERT' THEN\n    IF NOT EXISTS (SELECT FROM assessments_decision d\n    JOIN applications_application a ON a.id = d.application_id\n    WHERE d.id = OLD.decision_id AND d.state = 'verleend' AND a.state = 'voorlopig'\n    AND NOT EXISTS (SELECT FROM assessments_decision other\n        WHERE other.application_id = a.id AND other.state = 'voorbereid')\n    AND EXISTS (SELECT FROM assessments_condition c\n        JOIN applications_criterion k ON k.id = c.criterion_id\n        WHERE c.decision_id = d.id AND k.about_beroepsgroep)\n    AND NOT EXISTS (SELECT FROM assessments_condition c\n        JOIN applications_criterion k ON k.id = c.criterion_id\n        WHERE c.decision_id = d.id AND k.about_beroepsgroep AND c.met_at IS NULL)) THEN\n        RAISE EXCEPTION 'reendorsement_in_time: nothing is asked about this decision now' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="b0a3a4182d60293cc4ab0f1d1090be16ff8c78aa",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_reendorsement_in_time_f64ce",
                    table="assessments_reendorsement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reendorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="reendorsed_by_own_panel",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_panelmember m\n            JOIN assessments_panel p ON p.id = m.panel_id\n            JOIN assessments_decision d ON d.application_id = p.application_id\n            WHERE m.id = NEW.member_id AND d.id = NEW.decision_id) THEN\n        RAISE EXCEPTION 'reendorsement_panel: this organisation did not judge the application' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="1207f2aff7efde7f8dd66b3f59f737d3eb8bf847",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_reendorsed_by_own_panel_be23d",
                    table="assessments_reendorsement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reendorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="reendorsed_by_own",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_interestdeclaration i\n            WHERE i.member_id = NEW.member_id AND i.role_id = NEW.given_by_id\n            AND NOT i.has_interest) THEN\n        RAISE EXCEPTION 'reendorsed_by_own: who answers declared no freedom from interest' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM assessments_interestdeclaration said\n    JOIN accounts_role r ON r.id = said.role_id\n    JOIN assessments_panelmember m ON m.id = said.member_id\n    JOIN assessments_panelmember mine ON mine.panel_id = m.panel_id\n    WHERE mine.id = NEW.member_id AND r.user_id =  (SELECT user_id FROM accounts_role WHERE id = NEW.given_by_id) AND said.has_interest) THEN\n        RAISE EXCEPTION 'reendorsed_by_own: who answers has an interest' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="f92792b2906f49e256251a74da995a494ad5d739",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_reendorsed_by_own_fcf2e",
                    table="assessments_reendorsement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reendorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT d.application_id FROM assessments_decision d\n    WHERE d.id = changed.decision_id);\n            RETURN NULL;\n        ",
                    hash="fae541109416f83c85f0700ef63802cf35ca4a36",
                    operation='INSERT OR DELETE OR UPDATE OF "agrees"',
                    pgid="pgtrigger_next_step_follows_0d8ae",
                    table="assessments_reendorsement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reendorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_reendorsementevent" ("agrees", "decision_id", "given_at", "given_by_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark") VALUES (NEW."agrees", NEW."decision_id", NEW."given_at", NEW."given_by_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remark"); RETURN NULL;',
                    hash="d658a1003b2e89f8a87d81dbfe747e2b93302836",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bda74",
                    table="assessments_reendorsement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reendorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_reendorsementevent" ("agrees", "decision_id", "given_at", "given_by_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark") VALUES (NEW."agrees", NEW."decision_id", NEW."given_at", NEW."given_by_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remark"); RETURN NULL;',
                    hash="eedd0c3ba7db3fdb1e87bfd63e35431bc8c5357c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_34c3a",
                    table="assessments_reendorsement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reendorsement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_reendorsementevent" ("agrees", "decision_id", "given_at", "given_by_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark") VALUES (OLD."agrees", OLD."decision_id", OLD."given_at", OLD."given_by_id", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remark"); RETURN NULL;',
                    hash="a93a77fcf96f6806451b18d313db7d19f2383157",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_22453",
                    table="assessments_reendorsement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ReendorsementEvent",
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
                        to="assessments.reendorsement",
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
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.panelmember",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reendorsementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a61204bd7469c26823eb33344c58dc95c62c9648",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a9352",
                    table="assessments_reendorsementevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Confirmation",
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
                        related_name="confirmations",
                        to="assessments.decision",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="applications.partner",
                    ),
                ),
                (
                    "represents",
                    models.CharField(
                        max_length=5000, verbose_name="whom the beroepsgroep represents"
                    ),
                ),
                (
                    "confirmation",
                    models.CharField(
                        max_length=10000, verbose_name="confirmation by the beroepsgroep"
                    ),
                ),
                (
                    "voice",
                    models.CharField(
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
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "by_address",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="address of the link"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("job_title", models.CharField(max_length=120, verbose_name="job title")),
                (
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="given at"
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation by the beroepsgroep",
                "verbose_name_plural": "confirmations by the beroepsgroep",
                "ordering": ["given_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("given_by__isnull", True), ("by_address", ""), _connector="OR"
                        ),
                        name="confirmation_by_role_or_link",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("voice__in", ["yes", "partly", "no"]),
                            models.Q(("confirmation", ""), _negated=True),
                            models.Q(("represents", ""), _negated=True),
                        ),
                        name="confirmation_in_own_words",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'by_address' - 'name' - 'job_title' = to_jsonb(OLD) - 'by_address' - 'name' - 'job_title'\n                    AND (NEW.by_address = OLD.by_address OR NEW.by_address = '') AND (NEW.name = OLD.name OR NEW.name = '') AND (NEW.job_title = OLD.job_title OR NEW.job_title = '')\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="51cfe74761c9a9f514e99ca05e44a9394c3481f7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ee88f",
                    table="assessments_confirmation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="confirmation_in_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP <> 'DELETE' THEN\n    IF NOT EXISTS (SELECT FROM assessments_decision d\n    JOIN applications_application a ON a.id = d.application_id\n    WHERE d.id = NEW.decision_id AND d.state = 'verleend' AND a.state = 'voorlopig'\n    AND NOT EXISTS (SELECT FROM assessments_decision other\n        WHERE other.application_id = a.id AND other.state = 'voorbereid')\n    AND EXISTS (SELECT FROM assessments_condition c\n        JOIN applications_criterion k ON k.id = c.criterion_id\n        WHERE c.decision_id = d.id AND k.about_beroepsgroep)\n    AND NOT EXISTS (SELECT FROM assessments_condition c\n        JOIN applications_criterion k ON k.id = c.criterion_id\n        WHERE c.decision_id = d.id AND k.about_beroepsgroep AND c.met_at IS NULL)) THEN\n        RAISE EXCEPTION 'confirmation_in_time: nothing is asked about this decision now' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP <> 'INSERT' THEN\n    IF NOT EXISTS (SELECT FROM assessments_decision d\n    JOIN applications_application a ON a.id = d.application_id\n    WHERE d.id = OLD.decision_id AND d.state = 'verleend' AND a.state = 'voorlopig'\n    AND NOT EXISTS (SELECT FROM assessments_decision other\n        WHERE other.application_id = a.id AND other.state = 'voorbereid')\n    AND EXISTS (SELECT FROM assessments_condition c\n        JOIN applications_criterion k ON k.id = c.criterion_id\n        WHERE c.decision_id = d.id AND k.about_beroepsgroep)\n    AND NOT EXISTS (SELECT FROM assessments_condition c\n        JOIN applications_criterion k ON k.id = c.criterion_id\n        WHERE c.decision_id = d.id AND k.about_beroepsgroep AND c.met_at IS NULL)) THEN\n        RAISE EXCEPTION 'confirmation_in_time: nothing is asked about this decision now' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="fe37c59044f600d6f549d9949878bc33b00bf0e5",
                    operation="INSERT",
                    pgid="pgtrigger_confirmation_in_time_4afc5",
                    table="assessments_confirmation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="confirmed_by_beroepsgroep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM applications_partner r\n            JOIN assessments_decision d ON d.application_id = r.application_id\n            WHERE r.id = NEW.partner_id AND d.id = NEW.decision_id\n            AND r.kind = 'beroepsgroep' AND r.removed_at IS NULL AND r.left_on IS NULL) THEN\n        RAISE EXCEPTION 'confirmation_partner: this is not the beroepsgroep of the application' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="d4d3ac00ae9f71e0d99e3cf7f55b2e8f35984a8f",
                    operation="INSERT",
                    pgid="pgtrigger_confirmed_by_beroepsgroep_10357",
                    table="assessments_confirmation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="confirmed_by_who_signs",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM applications_partner t\n            LEFT JOIN accounts_role r ON r.id = NEW.given_by_id\n            WHERE t.id = NEW.partner_id AND (\n                r.kind = 'partner_signatory' AND r.organisation_id = t.organisation_id\n                AND r.ended_at IS NULL\n                OR r.id IS NULL AND NEW.by_address <> '' AND lower(NEW.by_address)\n                    IN (lower(t.contact_email), lower(t.second_email)))) THEN\n        RAISE EXCEPTION 'confirmed_by_who_signs: not who signs for this partner' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.given_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.given_at IS DISTINCT FROM OLD.given_at)\n        AND NEW.given_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'confirmed_by_who_signs: it is said now' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="145a2d820d7cb5fe65bc01386a38d197ccf9af91",
                    operation="INSERT",
                    pgid="pgtrigger_confirmed_by_who_signs_f49c4",
                    table="assessments_confirmation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="next_step_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE changed record;",
                    func="\n            IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF;\n            UPDATE assessments_nextstep SET step = step WHERE application_id = (SELECT d.application_id FROM assessments_decision d\n    WHERE d.id = changed.decision_id);\n            RETURN NULL;\n        ",
                    hash="c2aee846791357030969bc397b93f4544fff138e",
                    operation="INSERT OR DELETE",
                    pgid="pgtrigger_next_step_follows_d298e",
                    table="assessments_confirmation",
                    when="AFTER",
                ),
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
                name="correction_mandated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.issued_at IS NOT NULL AND COALESCE((SELECT d.application_id FROM assessments_decision d\n    JOIN assessments_decisionletter l ON l.decision_id = d.id\n    WHERE l.letter_id = NEW.letter_id), (SELECT n.application_id FROM assessments_changenotice n\n    JOIN assessments_noticeletter l ON l.notice_id = n.id\n    WHERE l.letter_id = NEW.letter_id)) IS NOT NULL AND NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = COALESCE((SELECT d.application_id FROM assessments_decision d\n    JOIN assessments_decisionletter l ON l.decision_id = d.id\n    WHERE l.letter_id = NEW.letter_id), (SELECT n.application_id FROM assessments_changenotice n\n    JOIN assessments_noticeletter l ON l.notice_id = n.id\n    WHERE l.letter_id = NEW.letter_id))\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.issued_by_id AND COALESCE((SELECT d.outcome FROM assessments_decision d\n    JOIN assessments_decisionletter l ON l.decision_id = d.id\n    WHERE l.letter_id = NEW.letter_id), 'wijziging') = ANY(m.kinds)\n        AND m.starts_on <= (NEW.issued_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.issued_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'correction_mandate: who issues it is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="8f2a732017d7f94f7dd59736d9d0599f341c977f",
                    operation="UPDATE",
                    pgid="pgtrigger_correction_mandated_fca2b",
                    table="assessments_correction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.prepared_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'correction_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.prepared_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = COALESCE((SELECT d.application_id FROM assessments_decision d\n    JOIN assessments_decisionletter l ON l.decision_id = d.id\n    WHERE l.letter_id = NEW.letter_id), (SELECT n.application_id FROM assessments_changenotice n\n    JOIN assessments_noticeletter l ON l.notice_id = n.id\n    WHERE l.letter_id = NEW.letter_id))\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = COALESCE((SELECT d.application_id FROM assessments_decision d\n    JOIN assessments_decisionletter l ON l.decision_id = d.id\n    WHERE l.letter_id = NEW.letter_id), (SELECT n.application_id FROM assessments_changenotice n\n    JOIN assessments_noticeletter l ON l.notice_id = n.id\n    WHERE l.letter_id = NEW.letter_id)) AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'correction_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.prepared_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_at IS DISTINCT FROM OLD.prepared_at)\n        AND NEW.prepared_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'correction_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.issued_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.issued_by_id IS DISTINCT FROM OLD.issued_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.issued_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'correction_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.issued_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = COALESCE((SELECT d.application_id FROM assessments_decision d\n    JOIN assessments_decisionletter l ON l.decision_id = d.id\n    WHERE l.letter_id = NEW.letter_id), (SELECT n.application_id FROM assessments_changenotice n\n    JOIN assessments_noticeletter l ON l.notice_id = n.id\n    WHERE l.letter_id = NEW.letter_id))\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = COALESCE((SELECT d.application_id FROM assessments_decision d\n    JOIN assessments_decisionletter l ON l.decision_id = d.id\n    WHERE l.letter_id = NEW.letter_id), (SELECT n.application_id FROM assessments_changenotice n\n    JOIN assessments_noticeletter l ON l.notice_id = n.id\n    WHERE l.letter_id = NEW.letter_id)) AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'correction_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.issued_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.issued_at IS DISTINCT FROM OLD.issued_at)\n        AND NEW.issued_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'correction_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="da940279c165f10df17378c021d921a5640d9424",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_correction_by_re_c2636",
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
            name="DefaultNotice",
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
                        related_name="default_notices",
                        to="applications.application",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("note", models.CharField(max_length=2000, verbose_name="how it came in")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="recorded at"
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of default",
                "verbose_name_plural": "notices of default",
                "ordering": ["received_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("note", ""), _negated=True),
                        name="default_notice_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("received_on__gt", datetime.date(2009, 10, 1))),
                        name="default_notice_under_awb_4_17",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="defaultnotice",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0da85d1f8eb75956d072ce6f93dabc6d3e0a4339",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f1649",
                    table="assessments_defaultnotice",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="MarginNote",
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
                        related_name="margin_notes",
                        to="assessments.panelmember",
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
                        verbose_name="part of the plan",
                    ),
                ),
                ("quote", models.CharField(blank=True, max_length=2000, verbose_name="passage")),
                ("text", models.CharField(max_length=2000, verbose_name="margin note")),
                (
                    "audience",
                    models.CharField(
                        choices=[("private", "only you"), ("panel", "the panel")],
                        max_length=10,
                        verbose_name="who reads it",
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
            ],
            options={
                "verbose_name": "margin note",
                "verbose_name_plural": "margin notes",
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="margin_note_with_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["private", "panel"])),
                        name="margin_note_audience_known",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="marginnote",
            trigger=pgtrigger.compiler.Trigger(
                name="margin_note_as_written",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="c908e170fc976972a89750a1cf7c53cdd44627ce",
                    operation="UPDATE",
                    pgid="pgtrigger_margin_note_as_written_dd8f5",
                    table="assessments_marginnote",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="marginnote",
            trigger=pgtrigger.compiler.Trigger(
                name="shared_note_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.audience = 'panel' AND EXISTS (SELECT FROM assessments_assessment s\n            WHERE s.member_id = OLD.member_id AND s.state = 'ingeleverd') THEN\n        RAISE EXCEPTION 'margin_note_shared: the panel may have read it' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="bebfb7200939b154d5d7f302927c6556596c7330",
                    operation="DELETE",
                    pgid="pgtrigger_shared_note_stays_444ac",
                    table="assessments_marginnote",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="marginnote",
            trigger=pgtrigger.compiler.Trigger(
                name="note_on_what_is_judged",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_panelmember m\n            JOIN assessments_panel p ON p.id = m.panel_id\n            JOIN applications_submission s ON s.application_id = p.application_id\n            JOIN accounts_role r ON r.organisation_id = m.organisation_id AND r.kind = 'assessor'\n            WHERE m.id = NEW.member_id AND s.id = NEW.submission_id\n            AND r.id = NEW.written_by_id) THEN\n        RAISE EXCEPTION 'margin_note_elsewhere: not what this organisation judges' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="9296697bf9081c2ac894684d6da6a79f12ce87bb",
                    operation="INSERT",
                    pgid="pgtrigger_note_on_what_is_judged_1a788",
                    table="assessments_marginnote",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Meeting",
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
                        related_name="meetings",
                        to="applications.round",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                (
                    "length",
                    models.PositiveSmallIntegerField(default=120, verbose_name="length (minutes)"),
                ),
                ("place", models.CharField(max_length=200, verbose_name="where")),
                (
                    "chair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "called_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "called_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gepland", "planned"),
                            ("goedgekeurd", "minutes approved"),
                            ("afgezegd", "called off"),
                        ],
                        default="gepland",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="why it was called off"
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("length__gte", 15), ("length__lte", 480)),
                        name="meeting_length_sane",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "afgezegd"), ("reason", ""), _connector="XOR"),
                        name="meeting_called_off_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_by__isnull", False),
                                ("state", "goedgekeurd"),
                                ("approved_at__gte", models.F("starts_at")),
                            ),
                            models.Q(
                                models.Q(("state", "goedgekeurd"), _negated=True),
                                ("approved_at__isnull", True),
                                ("approved_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_approved_after_it_began",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="minutes_complete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'goedgekeurd')",
                    func="\n    IF EXISTS (SELECT FROM assessments_meetingitem i\n            WHERE i.meeting_id = NEW.id AND (i.result = '' OR i.is_now)) THEN\n        RAISE EXCEPTION 'minutes_complete: an item has no outcome yet, or is being discussed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="06677c41878f1c42e0e0ddb717c016f8a2d03d7e",
                    operation="UPDATE",
                    pgid="pgtrigger_minutes_complete_91368",
                    table="assessments_meeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="meeting_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.state <> 'gepland' AND NEW IS DISTINCT FROM OLD THEN\n        RAISE EXCEPTION 'meeting_stands: it was called off, or its minutes were approved' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="1cf06e5b0575a76a9e0e50744e93f845dcaeef7d",
                    operation="UPDATE",
                    pgid="pgtrigger_meeting_stands_6322c",
                    table="assessments_meeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="meeting_is_of_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."round_id" IS DISTINCT FROM (NEW."round_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="275c6888cf29af04e88bac56713c40c629cf5d4f",
                    operation="UPDATE",
                    pgid="pgtrigger_meeting_is_of_its_round_0f256",
                    table="assessments_meeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="meeting_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="072303c8f3de2132c2d9ef72f380a7b22fe009b1",
                    operation="DELETE",
                    pgid="pgtrigger_meeting_is_kept_6f659",
                    table="assessments_meeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_meetingevent" ("approved_at", "approved_by_id", "called_at", "called_by_id", "chair_id", "id", "length", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "round_id", "secretary_id", "starts_at", "state") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."called_at", NEW."called_by_id", NEW."chair_id", NEW."id", NEW."length", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."reason", NEW."round_id", NEW."secretary_id", NEW."starts_at", NEW."state"); RETURN NULL;',
                    hash="a7776b6d95859dd568f9542fd81ee275ccefb963",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a37e9",
                    table="assessments_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_meetingevent" ("approved_at", "approved_by_id", "called_at", "called_by_id", "chair_id", "id", "length", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "round_id", "secretary_id", "starts_at", "state") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."called_at", NEW."called_by_id", NEW."chair_id", NEW."id", NEW."length", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."reason", NEW."round_id", NEW."secretary_id", NEW."starts_at", NEW."state"); RETURN NULL;',
                    hash="dcbbc4ecc7c60bb9add9bcb66559e14cfe7f4189",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_023c2",
                    table="assessments_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{gepland:afgezegd,gepland:goedgekeurd}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="5c875069b214ba5a8b801e152bec7d45b6809f8d",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_7e325",
                    table="assessments_meeting",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="MeetingEvent",
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
                        to="assessments.meeting",
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
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                (
                    "length",
                    models.PositiveSmallIntegerField(default=120, verbose_name="length (minutes)"),
                ),
                ("place", models.CharField(max_length=200, verbose_name="where")),
                (
                    "chair",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "called_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "called_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gepland", "planned"),
                            ("goedgekeurd", "minutes approved"),
                            ("afgezegd", "called off"),
                        ],
                        default="gepland",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="why it was called off"
                    ),
                ),
                (
                    "approved_by",
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
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="01c944c391d37b3b94955ab6722ca3a153d17eeb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_92b22",
                    table="assessments_meetingevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="MeetingItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="assessments.meeting",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_items",
                        to="assessments.panel",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="place on the agenda")),
                ("is_now", models.BooleanField(default=False, verbose_name="is discussed now")),
                (
                    "discussed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="first discussed at"),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eens", "all present agree"),
                            ("niet_eens", "no agreement yet"),
                            ("aangehouden", "held over"),
                        ],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "conclusion",
                    models.CharField(blank=True, max_length=5000, verbose_name="conclusion"),
                ),
                (
                    "actions",
                    models.CharField(blank=True, max_length=5000, verbose_name="action points"),
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
                    "recorded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="recorded at"),
                ),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "item of an agenda",
                "verbose_name_plural": "items of an agenda",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "panel"), name="meeting_item_once"),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("meeting", "position"),
                        name="meeting_item_position",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_now", True)),
                        fields=("meeting",),
                        name="meeting_discusses_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("actions", ""),
                                ("conclusion", ""),
                                ("recorded_by__isnull", True),
                                ("result", ""),
                            ),
                            models.Q(
                                models.Q(("result", ""), _negated=True),
                                models.Q(("conclusion", ""), _negated=True),
                                ("recorded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_outcome_is_written",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_now", False), ("result__in", ["", "aangehouden"])),
                            ("discussed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="meeting_outcome_was_discussed",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingitem",
            trigger=pgtrigger.compiler.Trigger(
                name="meeting_item_of_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_panel p\n            JOIN applications_application a ON a.id = p.application_id\n            JOIN assessments_meeting m ON m.round_id = a.round_id\n            WHERE p.id = NEW.panel_id AND m.id = NEW.meeting_id) THEN\n        RAISE EXCEPTION 'meeting_item_round: the case is of another round' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="35d9cf9d7213272d96dde3d5c9b8e4b5c255d2df",
                    operation="INSERT",
                    pgid="pgtrigger_meeting_item_of_round_660f5",
                    table="assessments_meetingitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingitem",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen_with_minutes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (TG_OP <> 'INSERT' AND EXISTS (SELECT FROM assessments_meeting m\n    WHERE m.id = OLD.meeting_id AND m.state <> 'gepland'))\n            OR (TG_OP <> 'DELETE' AND EXISTS (SELECT FROM assessments_meeting m\n    WHERE m.id = NEW.meeting_id AND m.state <> 'gepland')) THEN\n        RAISE EXCEPTION 'frozen_with_minutes: the meeting was called off, or its minutes were approved' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="4df5b4d49d70c890f8af350172cf5c2a7115962e",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_with_minutes_31b48",
                    table="assessments_meetingitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingitem",
            trigger=pgtrigger.compiler.Trigger(
                name="meeting_item_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."panel_id" IS DISTINCT FROM (NEW."panel_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="1a78a7a536349707570f86bdb6e967e88f3be76f",
                    operation="UPDATE",
                    pgid="pgtrigger_meeting_item_stays_013f2",
                    table="assessments_meetingitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_meetingitemevent" ("actions", "conclusion", "discussed_at", "id", "is_now", "meeting_id", "panel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_at", "recorded_by_id", "result", "version") VALUES (NEW."actions", NEW."conclusion", NEW."discussed_at", NEW."id", NEW."is_now", NEW."meeting_id", NEW."panel_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."recorded_at", NEW."recorded_by_id", NEW."result", NEW."version"); RETURN NULL;',
                    hash="baad38884422c9086862b4846140a277c3eb428f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_63e92",
                    table="assessments_meetingitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_meetingitemevent" ("actions", "conclusion", "discussed_at", "id", "is_now", "meeting_id", "panel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_at", "recorded_by_id", "result", "version") VALUES (NEW."actions", NEW."conclusion", NEW."discussed_at", NEW."id", NEW."is_now", NEW."meeting_id", NEW."panel_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."recorded_at", NEW."recorded_by_id", NEW."result", NEW."version"); RETURN NULL;',
                    hash="722b55885810a451c5ea37375b2834dd9ce51388",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d222d",
                    table="assessments_meetingitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_meetingitemevent" ("actions", "conclusion", "discussed_at", "id", "is_now", "meeting_id", "panel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_at", "recorded_by_id", "result", "version") VALUES (OLD."actions", OLD."conclusion", OLD."discussed_at", OLD."id", OLD."is_now", OLD."meeting_id", OLD."panel_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."recorded_at", OLD."recorded_by_id", OLD."result", OLD."version"); RETURN NULL;',
                    hash="294e136329512deadbbd65e606b7506c4aaece95",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2d136",
                    table="assessments_meetingitem",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="MeetingItemEvent",
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
                        to="assessments.meetingitem",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.meeting",
                    ),
                ),
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
                ("position", models.PositiveSmallIntegerField(verbose_name="place on the agenda")),
                ("is_now", models.BooleanField(default=False, verbose_name="is discussed now")),
                (
                    "discussed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="first discussed at"),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eens", "all present agree"),
                            ("niet_eens", "no agreement yet"),
                            ("aangehouden", "held over"),
                        ],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "conclusion",
                    models.CharField(blank=True, max_length=5000, verbose_name="conclusion"),
                ),
                (
                    "actions",
                    models.CharField(blank=True, max_length=5000, verbose_name="action points"),
                ),
                (
                    "recorded_by",
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
                    "recorded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="recorded at"),
                ),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6daee7b47a6fb293db1347ac0aade22d23fdb6c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0c197",
                    table="assessments_meetingitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="assessments.meeting",
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
                    "invited_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="invited at"),
                ),
                ("is_present", models.BooleanField(default=False, verbose_name="is present")),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "role"), name="participant_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_present", True), ("invited_at__isnull", False), _connector="OR"
                        ),
                        name="participant_invited_or_present",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen_with_minutes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (TG_OP <> 'INSERT' AND EXISTS (SELECT FROM assessments_meeting m\n    WHERE m.id = OLD.meeting_id AND m.state <> 'gepland'))\n            OR (TG_OP <> 'DELETE' AND EXISTS (SELECT FROM assessments_meeting m\n    WHERE m.id = NEW.meeting_id AND m.state <> 'gepland')) THEN\n        RAISE EXCEPTION 'frozen_with_minutes: the meeting was called off, or its minutes were approved' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="2820eedfa30ba22c9cbb5765c97a7384aba5dbfb",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_with_minutes_a470f",
                    table="assessments_participant",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="participant_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."role_id" IS DISTINCT FROM (NEW."role_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ed87de75f6c6a86f046ba07c2d65d862be3c8c8a",
                    operation="UPDATE",
                    pgid="pgtrigger_participant_stays_bdb4a",
                    table="assessments_participant",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_participantevent" ("id", "invited_at", "is_present", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (NEW."id", NEW."invited_at", NEW."is_present", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_id"); RETURN NULL;',
                    hash="45a235c74090e99b1b97a0eb2d3d64d012bed6ba",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_53f74",
                    table="assessments_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_participantevent" ("id", "invited_at", "is_present", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (NEW."id", NEW."invited_at", NEW."is_present", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_id"); RETURN NULL;',
                    hash="17066fa0e4bc6176cfadcbfe071c12d4c3149983",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_380bf",
                    table="assessments_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_participantevent" ("id", "invited_at", "is_present", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (OLD."id", OLD."invited_at", OLD."is_present", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_id"); RETURN NULL;',
                    hash="e45473dd9f7416e52233367fedcabb117c713275",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0b31c",
                    table="assessments_participant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ParticipantEvent",
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
                        to="assessments.participant",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.meeting",
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
                    "invited_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="invited at"),
                ),
                ("is_present", models.BooleanField(default=False, verbose_name="is present")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="09b30cbadcb6f14cf5300e63fcfa3bf45a7e9942",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_22b07",
                    table="assessments_participantevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Departure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departures",
                        to="assessments.meetingitem",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("own_organisation", "also acts for an organisation that takes part"),
                            (
                                "own_application",
                                "worked on this application for those who submitted it",
                            ),
                            ("declared_interest", "declared an interest in this application"),
                            ("judged_before", "was asked to judge this application"),
                            (
                                "works_for_re",
                                "works for the Realisatie Eenheid, or did something about it there",
                            ),
                            ("undeclared", "did not declare whether there is an interest"),
                        ],
                        max_length=20,
                        verbose_name="why",
                    ),
                ),
                (
                    "left_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="went out at"
                    ),
                ),
            ],
            options={
                "verbose_name": "departure",
                "verbose_name_plural": "departures",
                "ordering": ["left_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "role"), name="departure_once")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departure",
            trigger=pgtrigger.compiler.Trigger(
                name="departure_while_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT FROM assessments_meeting m\n    WHERE m.id = (SELECT i.meeting_id FROM assessments_meetingitem i WHERE i.id = NEW.item_id) AND m.state <> 'gepland') THEN\n        RAISE EXCEPTION 'departure_while_open: the meeting was called off, or its minutes were approved' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="0c297b2da28133b74c76f7aa1c2a4eb12d5dfdae",
                    operation="INSERT",
                    pgid="pgtrigger_departure_while_open_697a0",
                    table="assessments_departure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departure",
            trigger=pgtrigger.compiler.Trigger(
                name="departure_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d8ea48e0fc012ad40467dc7a17a93db9e3ed001a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_departure_is_kept_4357a",
                    table="assessments_departure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_departureevent" ("id", "item_id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "why") VALUES (NEW."id", NEW."item_id", NEW."left_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_id", NEW."why"); RETURN NULL;',
                    hash="4c8cb6a7c382256bfe6e2301560fe71d6546d38a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8acdf",
                    table="assessments_departure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_departureevent" ("id", "item_id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "why") VALUES (NEW."id", NEW."item_id", NEW."left_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_id", NEW."why"); RETURN NULL;',
                    hash="e7cf72bd440cde540b14fef09d1e30ad4dcaf289",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6bf45",
                    table="assessments_departure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_departureevent" ("id", "item_id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "why") VALUES (OLD."id", OLD."item_id", OLD."left_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_id", OLD."why"); RETURN NULL;',
                    hash="4a6ff3bfc11ea3c1724a26369db61f2f7bcf85a5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_17091",
                    table="assessments_departure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DepartureEvent",
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
                        to="assessments.departure",
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
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.meetingitem",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("own_organisation", "also acts for an organisation that takes part"),
                            (
                                "own_application",
                                "worked on this application for those who submitted it",
                            ),
                            ("declared_interest", "declared an interest in this application"),
                            ("judged_before", "was asked to judge this application"),
                            (
                                "works_for_re",
                                "works for the Realisatie Eenheid, or did something about it there",
                            ),
                            ("undeclared", "did not declare whether there is an interest"),
                        ],
                        max_length=20,
                        verbose_name="why",
                    ),
                ),
                (
                    "left_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="went out at"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="21b7c97f1cdcf71c51123a0ef70686a782f73f35",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e29b7",
                    table="assessments_departureevent",
                    when="BEFORE",
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
            name="NoticeLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice_letters",
                        to="assessments.changenotice",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice_letter",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter of a notice",
                "verbose_name_plural": "letters of notices",
                "ordering": ["notice", "pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeletter",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b9d3323794dc1ce90efe7997877fffa766f4499b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8721a",
                    table="assessments_noticeletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeletter",
            trigger=pgtrigger.compiler.Trigger(
                name="letter_of_settled_notice",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_changenotice n WHERE n.id = NEW.notice_id\n            AND n.state IN ('akkoord', 'niet_akkoord')) THEN\n        RAISE EXCEPTION 'letter_early: the notice was not decided on yet' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM assessments_noticeletter earlier WHERE earlier.notice_id = NEW.notice_id)\n        AND NOT EXISTS (SELECT FROM correspondence_letter l\n            JOIN assessments_noticeletter replaced ON replaced.letter_id = l.replaces_id\n            JOIN assessments_correction c ON c.letter_id = l.replaces_id\n            WHERE l.id = NEW.letter_id AND replaced.notice_id = NEW.notice_id\n            AND c.issued_at IS NOT NULL) THEN\n        RAISE EXCEPTION 'letter_again: no correction was issued of the letter that it replaces' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="8d209c1b94b22709f8c856a9c7fe2026e94ae20e",
                    operation="INSERT",
                    pgid="pgtrigger_letter_of_settled_notice_b99dd",
                    table="assessments_noticeletter",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Objection",
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
                        related_name="objections",
                        to="applications.application",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ontvangen", "received"),
                            ("voorgesteld", "decision proposed"),
                            ("besloten", "decided on"),
                            ("ingetrokken", "withdrawn"),
                        ],
                        default="ontvangen",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                (
                    "address",
                    models.CharField(blank=True, max_length=1000, verbose_name="postal address"),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("post", "by post"),
                            ("digitaal", "digitally, outside the portal"),
                            ("portaal", "in the portal"),
                        ],
                        max_length=10,
                        verbose_name="how it came in",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("posted_on", models.DateField(blank=True, null=True, verbose_name="posted on")),
                ("in_time", models.BooleanField(verbose_name="in time")),
                ("grounds", models.CharField(blank=True, max_length=10000, verbose_name="grounds")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="recorded at"
                    ),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "taken_up_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken in hand at"),
                ),
                (
                    "lacks",
                    models.CharField(blank=True, max_length=5000, verbose_name="what it lacks"),
                ),
                (
                    "mend_by",
                    models.DateField(blank=True, null=True, verbose_name="to be mended by"),
                ),
                ("mended_on", models.DateField(blank=True, null=True, verbose_name="mended on")),
                (
                    "receipt_letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objection_received",
                        to="correspondence.letter",
                    ),
                ),
                ("heard_on", models.DateField(blank=True, null=True, verbose_name="heard on")),
                (
                    "hearing_report",
                    models.CharField(
                        blank=True, max_length=10000, verbose_name="report of the hearing"
                    ),
                ),
                (
                    "no_hearing",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "kennelijk_niet_ontvankelijk",
                                "it is plainly inadmissible (7:3, under a)",
                            ),
                            ("kennelijk_ongegrond", "it is plainly unfounded (7:3, under b)"),
                            ("afgezien", "whoever objects said not to want it (7:3, under c)"),
                            (
                                "geen_antwoord",
                                "whoever objects did not say in time to want it (7:3, under d)",
                            ),
                            (
                                "tegemoetgekomen",
                                "it is met in full, and harms nobody else (7:3, under e)",
                            ),
                        ],
                        max_length=30,
                        verbose_name="why nobody was heard",
                    ),
                ),
                (
                    "adjournment",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="why it takes longer"
                    ),
                ),
                (
                    "adjourned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "adjourned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="adjourned at"),
                ),
                (
                    "adjournment_letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objection_adjourned",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "is_excused",
                    models.BooleanField(default=False, verbose_name="being late is excused"),
                ),
                (
                    "late_reasons",
                    models.CharField(
                        blank=True,
                        max_length=2000,
                        verbose_name="why being late is excused, or not",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("niet_ontvankelijk", "inadmissible"),
                            ("ongegrond", "unfounded"),
                            ("deels_gegrond", "partly founded"),
                            ("gegrond", "founded"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=10000, verbose_name="reasons")),
                (
                    "replacement",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="what replaces the decision"
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
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was returned"
                    ),
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
                    "outcome_letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objection_decided",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "copy_letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objection_copied",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "withdrawal_note",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="how it was withdrawn"
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
            ],
            options={
                "verbose_name": "objection",
                "verbose_name_plural": "objections",
                "ordering": ["received_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["ontvangen", "voorgesteld", "besloten", "ingetrokken"])
                        ),
                        name="objection_state_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("name", ""), ("state__in", ["ontvangen", "voorgesteld"])
                        ),
                        fields=("letter",),
                        name="objection_one_of_addressee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), ("name", "")),
                            models.Q(
                                models.Q(("name", ""), _negated=True),
                                models.Q(("address", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="objection_other_has_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("posted_on", None),
                            models.Q(("posted_on__lte", models.F("received_on")), ("way", "post")),
                            _connector="OR",
                        ),
                        name="objection_posted_before_received",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handled_by", None), ("taken_up_at", None)),
                            models.Q(("handled_by__isnull", False), ("taken_up_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="objection_taken_in_hand_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lacks", ""), ("mend_by", None), ("mended_on", None)),
                            models.Q(
                                models.Q(("lacks", ""), _negated=True), ("mend_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="objection_mended_in_a_term",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("heard_on", None), ("hearing_report", "")),
                            models.Q(
                                models.Q(("hearing_report", ""), _negated=True),
                                ("heard_on__isnull", False),
                                ("no_hearing", ""),
                            ),
                            _connector="OR",
                        ),
                        name="objection_heard_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("adjourned_at", None), ("adjourned_by", None), ("adjournment", "")
                            ),
                            models.Q(
                                models.Q(("adjournment", ""), _negated=True),
                                ("adjourned_at__isnull", False),
                                ("adjourned_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="objection_adjourned_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["voorgesteld", "besloten"]), _negated=True),
                            models.Q(
                                (
                                    "outcome__in",
                                    ["niet_ontvankelijk", "ongegrond", "deels_gegrond", "gegrond"],
                                ),
                                ("prepared_at__isnull", False),
                                ("prepared_by__isnull", False),
                                models.Q(("reasons", ""), _negated=True),
                                models.Q(
                                    ("in_time", True),
                                    models.Q(("late_reasons", ""), _negated=True),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(
                                        ("outcome__in", ["gegrond", "deels_gegrond"]), _negated=True
                                    ),
                                    models.Q(("replacement", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="objection_prepared_with_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                ("state", "besloten"),
                            ),
                            models.Q(
                                models.Q(("state", "besloten"), _negated=True),
                                ("outcome_letter", None),
                                ("settled_at", None),
                                ("settled_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="objection_decided_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("copy_letter", None),
                            models.Q(
                                models.Q(("name", ""), _negated=True),
                                ("outcome_letter__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="objection_copied_for_penvoerder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "ingetrokken"),
                                ("withdrawn_by__isnull", False),
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawal_note", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "ingetrokken"), _negated=True),
                                ("withdrawal_note", ""),
                                ("withdrawn_at", None),
                                ("withdrawn_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="objection_withdrawn_by_someone",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_comes_in",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'ontvangen' OR NEW.handled_by_id IS NOT NULL\n            OR NEW.receipt_letter_id IS NOT NULL OR NEW.prepared_by_id IS NOT NULL THEN\n        RAISE EXCEPTION 'objection_comes_in: it is received first' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.recorded_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.recorded_at IS DISTINCT FROM OLD.recorded_at)\n        AND NEW.recorded_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'objection_comes_in: it is recorded now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM correspondence_letter l\n        JOIN applications_application a ON a.number = l.answers\n        WHERE l.id = NEW.letter_id AND l.is_beschikking AND l.objection_until IS NOT NULL\n        AND l.dated_on <= NEW.received_on\n        AND (NEW.name <> '' OR l.addressee_id IS NOT NULL)\n        AND a.id = NEW.application_id) THEN\n        RAISE EXCEPTION 'objection_letter: one objects to a decision in this case, after its letter' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="ec1a960bfd3103452df03610e6d4ab3d6fba6740",
                    operation="INSERT",
                    pgid="pgtrigger_objection_comes_in_d1c9f",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (NEW.application_id, NEW.letter_id, NEW.name, NEW.address, NEW.way, NEW.received_on, NEW.posted_on, NEW.in_time, NEW.recorded_by_id, NEW.recorded_at) IS DISTINCT FROM (OLD.application_id, OLD.letter_id, OLD.name, OLD.address, OLD.way, OLD.received_on, OLD.posted_on, OLD.in_time, OLD.recorded_by_id, OLD.recorded_at)\n            OR (OLD.grounds <> '' AND NEW.grounds <> OLD.grounds AND NOT (OLD.mended_on IS NULL\n                AND NEW.mended_on IS NOT NULL AND starts_with(NEW.grounds, OLD.grounds)))\n            OR (OLD.lacks <> '' AND NEW.lacks <> OLD.lacks) THEN\n        RAISE EXCEPTION 'objection_stands: what came in stands' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF (OLD.handled_by_id IS NOT NULL AND NEW.handled_by_id IS DISTINCT FROM OLD.handled_by_id) OR (OLD.mend_by IS NOT NULL AND NEW.mend_by IS DISTINCT FROM OLD.mend_by) OR (OLD.mended_on IS NOT NULL AND NEW.mended_on IS DISTINCT FROM OLD.mended_on) OR (OLD.receipt_letter_id IS NOT NULL AND NEW.receipt_letter_id IS DISTINCT FROM OLD.receipt_letter_id) OR (OLD.adjourned_at IS NOT NULL AND NEW.adjourned_at IS DISTINCT FROM OLD.adjourned_at) OR (OLD.adjournment_letter_id IS NOT NULL AND NEW.adjournment_letter_id IS DISTINCT FROM OLD.adjournment_letter_id) OR (OLD.outcome_letter_id IS NOT NULL AND NEW.outcome_letter_id IS DISTINCT FROM OLD.outcome_letter_id) OR (OLD.copy_letter_id IS NOT NULL AND NEW.copy_letter_id IS DISTINCT FROM OLD.copy_letter_id) THEN\n        RAISE EXCEPTION 'objection_stands: it was noted before' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.withdrawn_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)\n        AND NEW.withdrawn_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'objection_stands: it is withdrawn now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF OLD.state NOT IN ('ontvangen', 'voorgesteld') AND to_jsonb(NEW) - 'outcome_letter_id' - 'copy_letter_id' <> to_jsonb(OLD) - 'outcome_letter_id' - 'copy_letter_id' THEN\n        RAISE EXCEPTION 'objection_stands: it was decided on or withdrawn' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="1c3fe91984017b00b3c0e52665bcc27943fd0e9c",
                    operation="UPDATE",
                    pgid="pgtrigger_objection_stands_2613e",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_without_part",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT FROM accounts_role r WHERE ((NEW.handled_by_id IS DISTINCT FROM OLD.handled_by_id AND r.id = NEW.handled_by_id) OR (NEW.adjourned_by_id IS DISTINCT FROM OLD.adjourned_by_id AND r.id = NEW.adjourned_by_id) OR (NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id AND r.id = NEW.prepared_by_id) OR (NEW.settled_by_id IS DISTINCT FROM OLD.settled_by_id AND r.id = NEW.settled_by_id) OR (NEW.withdrawn_by_id IS DISTINCT FROM OLD.withdrawn_by_id AND r.id = NEW.withdrawn_by_id)) AND r.user_id IN (\n                SELECT had.user_id FROM accounts_role had\n                WHERE had.id IN (\n        SELECT p.opened_by_id FROM assessments_panel p WHERE p.application_id = NEW.application_id\n        UNION SELECT j.written_by_id FROM assessments_jointoutcome j\n        JOIN assessments_panel p ON p.id = j.panel_id WHERE p.application_id = NEW.application_id\n        UNION SELECT s.author_id FROM assessments_assessment s\n        JOIN assessments_panelmember m ON m.id = s.member_id\n        JOIN assessments_panel p ON p.id = m.panel_id WHERE p.application_id = NEW.application_id\n        UNION SELECT unnest(ARRAY[d.prepared_by_id, d.granted_by_id])\n        FROM assessments_decision d WHERE d.application_id = NEW.application_id\n        UNION SELECT e.prepared_by_id FROM assessments_decisionevent e\n        WHERE e.application_id = NEW.application_id\n        UNION SELECT f.written_by_id FROM assessments_decisiondraft f\n        WHERE f.application_id = NEW.application_id\n        UNION SELECT unnest(ARRAY[w.intended_by_id, w.settled_by_id, w.dropped_by_id])\n        FROM assessments_withdrawal w WHERE w.application_id = NEW.application_id\n        UNION SELECT e.prepared_by_id FROM assessments_withdrawalevent e\n        WHERE e.application_id = NEW.application_id\n        UNION SELECT n.settled_by_id FROM assessments_changenotice n\n        WHERE n.application_id = NEW.application_id\n        UNION SELECT e.prepared_by_id FROM assessments_changenoticeevent e\n        WHERE e.application_id = NEW.application_id\n        UNION SELECT unnest(ARRAY[c.prepared_by_id, c.issued_by_id, c.dropped_by_id])\n        FROM assessments_correction c\n        LEFT JOIN assessments_decisionletter k ON k.letter_id = c.letter_id\n        LEFT JOIN assessments_decision d ON d.id = k.decision_id\n        LEFT JOIN assessments_noticeletter o ON o.letter_id = c.letter_id\n        LEFT JOIN assessments_changenotice n ON n.id = o.notice_id\n        WHERE NEW.application_id IN (d.application_id, n.application_id)))) THEN\n        RAISE EXCEPTION 'objection_part: who had a part in the decision does not handle the objection' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="3021da950185b1c21207935d76f98c916ad66741",
                    operation="UPDATE",
                    pgid="pgtrigger_objection_without_part_a0ccb",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_mended_in_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.mend_by IS DISTINCT FROM OLD.mend_by\n            AND NEW.mend_by NOT BETWEEN (NEW.taken_up_at AT TIME ZONE 'Europe/Amsterdam')::date + 14 AND (NEW.taken_up_at AT TIME ZONE 'Europe/Amsterdam')::date + 56 THEN\n        RAISE EXCEPTION 'objection_mend_by: two to eight weeks to mend it' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="08c97419b61ae018dba45ff0eb1ee160b8fbbbc5",
                    operation="UPDATE",
                    pgid="pgtrigger_objection_mended_in_time_d22c1",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_is_heard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('voorgesteld', 'besloten'))",
                    func="\n    IF NEW.receipt_letter_id IS NULL THEN\n        RAISE EXCEPTION 'objection_receipt: it was not confirmed that it came in' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.mend_by IS NOT NULL AND NEW.mended_on IS NULL AND NEW.mend_by >=\n            (NEW.prepared_at AT TIME ZONE 'Europe/Amsterdam')::date THEN\n        RAISE EXCEPTION 'objection_mending: it can still be mended' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.heard_on IS NULL AND NEW.no_hearing = '' THEN\n        RAISE EXCEPTION 'objection_hearing: nobody was heard, and it is not said why' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NEW.outcome <> 'niet_ontvankelijk'\n            AND (NOT NEW.in_time AND NOT NEW.is_excused OR NEW.grounds = '') THEN\n        RAISE EXCEPTION 'objection_inadmissible: it is late without excuse, or has no grounds' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (NEW.no_hearing, NEW.outcome::text) NOT IN (\n                ('kennelijk_niet_ontvankelijk', 'niet_ontvankelijk'),\n                ('kennelijk_ongegrond', 'ongegrond'),\n                ('tegemoetgekomen', 'gegrond'))\n            AND NEW.no_hearing IN\n                ('kennelijk_niet_ontvankelijk', 'kennelijk_ongegrond', 'tegemoetgekomen') THEN\n        RAISE EXCEPTION 'objection_no_hearing: not to hear for that reason goes with another outcome' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="6c7849286de523cb08e711981bca1bae226c0f84",
                    operation="UPDATE",
                    pgid="pgtrigger_objection_is_heard_a1909",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.handled_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.handled_by_id IS DISTINCT FROM OLD.handled_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.handled_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'objection_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.handled_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'objection_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.taken_up_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.taken_up_at IS DISTINCT FROM OLD.taken_up_at)\n        AND NEW.taken_up_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'objection_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.adjourned_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.adjourned_by_id IS DISTINCT FROM OLD.adjourned_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.adjourned_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'objection_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.adjourned_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'objection_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.adjourned_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.adjourned_at IS DISTINCT FROM OLD.adjourned_at)\n        AND NEW.adjourned_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'objection_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.prepared_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'objection_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.prepared_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'objection_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.prepared_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_at IS DISTINCT FROM OLD.prepared_at)\n        AND NEW.prepared_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'objection_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.settled_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.settled_by_id IS DISTINCT FROM OLD.settled_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.settled_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'objection_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'objection_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.settled_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.settled_at IS DISTINCT FROM OLD.settled_at)\n        AND NEW.settled_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'objection_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c9af0c4dd4e7c1bf368ec8e9ad3262512e3acbdc",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_objection_by_re_5c32b",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_four_eyes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'besloten')",
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.settled_by_id AND r.kind = 're_lead'\n            AND (r.ended_at IS NULL OR TG_OP = 'UPDATE' AND OLD.settled_by_id = NEW.settled_by_id)) THEN\n        RAISE EXCEPTION 'objection_lead: a lead decides' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (\n                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n                UNION SELECT r.user_id FROM assessments_objectionevent e\n                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id) THEN\n        RAISE EXCEPTION 'objection_four_eyes: who prepared it does not decide' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="9b5c7e5db60c08607fe2f210000ef7a73a8b6c21",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_objection_four_eyes_429ba",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_mandated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.handled_by_id IS NOT NULL AND NEW.handled_by_id IS DISTINCT FROM OLD.handled_by_id AND NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.handled_by_id AND 'bezwaar'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.taken_up_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.taken_up_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'objection_mandate: who signs is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.adjourned_by_id IS NOT NULL AND NEW.adjourned_by_id IS DISTINCT FROM OLD.adjourned_by_id AND NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.adjourned_by_id AND 'bezwaar'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.adjourned_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.adjourned_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'objection_mandate: who signs is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.settled_by_id IS NOT NULL AND NEW.settled_by_id IS DISTINCT FROM OLD.settled_by_id AND NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.settled_by_id AND 'bezwaar'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'objection_mandate: who signs is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="a8a9f11b894220c50244db96ebbf1f47855d0a38",
                    operation="UPDATE",
                    pgid="pgtrigger_objection_mandated_b0de0",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_said_by",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.recorded_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.recorded_by_id IS DISTINCT FROM OLD.recorded_by_id)\n        AND NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.recorded_by_id\n            AND r.ended_at IS NULL AND (NEW.name = '' AND r.kind IN ('penvoerder_signatory', 'penvoerder_editor')\n    AND r.organisation_id = (SELECT l.addressee_id FROM correspondence_letter l\n        WHERE l.id = NEW.letter_id) OR r.kind IN ('re_adviser', 're_lead') AND NOT EXISTS (SELECT FROM accounts_role own WHERE own.user_id = r.user_id AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))))) THEN\n        RAISE EXCEPTION 'objection_said_by: whoever objected says so, or the Realisatie Eenheid writes it down' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.withdrawn_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.withdrawn_by_id IS DISTINCT FROM OLD.withdrawn_by_id)\n        AND NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.withdrawn_by_id\n            AND r.ended_at IS NULL AND (NEW.name = '' AND r.kind IN ('penvoerder_signatory', 'penvoerder_editor')\n    AND r.organisation_id = (SELECT l.addressee_id FROM correspondence_letter l\n        WHERE l.id = NEW.letter_id) OR r.kind IN ('re_adviser', 're_lead') AND NOT EXISTS (SELECT FROM accounts_role own WHERE own.user_id = r.user_id AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))))) THEN\n        RAISE EXCEPTION 'objection_said_by: whoever objected says so, or the Realisatie Eenheid writes it down' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="56c2dab209005aeb4a1307e651bc481cc09a0d40",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_objection_said_by_680a0",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_came_in_when",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.received_on > (NEW.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date THEN\n        RAISE EXCEPTION 'objection_received: it came in by the day on which it was written down' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.in_time <> (NEW.received_on <= (SELECT l.objection_until FROM correspondence_letter l WHERE l.id = NEW.letter_id)) AND NOT (NEW.in_time\n            AND COALESCE(NEW.posted_on <= (SELECT l.objection_until FROM correspondence_letter l WHERE l.id = NEW.letter_id) AND NEW.received_on <= (SELECT l.objection_until FROM correspondence_letter l WHERE l.id = NEW.letter_id) + 14, FALSE)) THEN\n        RAISE EXCEPTION 'objection_in_time: its term says otherwise' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="b12edb1bd6de2a13775786d3476d37e8dc09be62",
                    operation="INSERT",
                    pgid="pgtrigger_objection_came_in_when_e45d7",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_told_by_its_letters",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.receipt_letter_id IS NOT NULL AND (TG_OP = 'INSERT'\n            OR NEW.receipt_letter_id IS DISTINCT FROM OLD.receipt_letter_id)\n        AND NOT EXISTS (SELECT FROM correspondence_letter l\n            JOIN correspondence_letternumber n ON n.id = l.number_id\n            WHERE l.id = NEW.receipt_letter_id AND l.kind = 'bezwaar_ontvangen'\n            AND n.occasion = 'bezwaar_ontvangen ' || NEW.id || '') THEN\n        RAISE EXCEPTION 'objection_letter_of_it: this letter was not made for this objection' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.adjournment_letter_id IS NOT NULL AND (TG_OP = 'INSERT'\n            OR NEW.adjournment_letter_id IS DISTINCT FROM OLD.adjournment_letter_id)\n        AND NOT EXISTS (SELECT FROM correspondence_letter l\n            JOIN correspondence_letternumber n ON n.id = l.number_id\n            WHERE l.id = NEW.adjournment_letter_id AND l.kind = 'bezwaar_verdaagd'\n            AND n.occasion = 'bezwaar_verdaagd ' || NEW.id || '') THEN\n        RAISE EXCEPTION 'objection_letter_of_it: this letter was not made for this objection' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.outcome_letter_id IS NOT NULL AND (TG_OP = 'INSERT'\n            OR NEW.outcome_letter_id IS DISTINCT FROM OLD.outcome_letter_id)\n        AND NOT EXISTS (SELECT FROM correspondence_letter l\n            JOIN correspondence_letternumber n ON n.id = l.number_id\n            WHERE l.id = NEW.outcome_letter_id AND l.kind = 'bezwaar_besluit'\n            AND n.occasion = 'bezwaar_besluit ' || NEW.id || '') THEN\n        RAISE EXCEPTION 'objection_letter_of_it: this letter was not made for this objection' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.copy_letter_id IS NOT NULL AND (TG_OP = 'INSERT'\n            OR NEW.copy_letter_id IS DISTINCT FROM OLD.copy_letter_id)\n        AND NOT EXISTS (SELECT FROM correspondence_letter l\n            JOIN correspondence_letternumber n ON n.id = l.number_id\n            WHERE l.id = NEW.copy_letter_id AND l.kind = 'bezwaar_besluit'\n            AND n.occasion = 'bezwaar_besluit ' || NEW.id || ' copy') THEN\n        RAISE EXCEPTION 'objection_letter_of_it: this letter was not made for this objection' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c577a8cb437b4002f3da3b798fecb7b49173ebe7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_objection_told_by_its_letters_5e093",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="c4b0c3aff2a87f5ec72f2dc8f49c5b2766dc2f7a",
                    operation="DELETE",
                    pgid="pgtrigger_objection_is_kept_4c8dd",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_objectionevent" ("address", "adjourned_at", "adjourned_by_id", "adjournment", "adjournment_letter_id", "application_id", "copy_letter_id", "grounds", "handled_by_id", "heard_on", "hearing_report", "id", "in_time", "is_excused", "lacks", "late_reasons", "letter_id", "mend_by", "mended_on", "name", "no_hearing", "outcome", "outcome_letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_on", "prepared_at", "prepared_by_id", "reasons", "receipt_letter_id", "received_on", "recorded_at", "recorded_by_id", "replacement", "return_reason", "settled_at", "settled_by_id", "state", "taken_up_at", "way", "withdrawal_note", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."address", NEW."adjourned_at", NEW."adjourned_by_id", NEW."adjournment", NEW."adjournment_letter_id", NEW."application_id", NEW."copy_letter_id", NEW."grounds", NEW."handled_by_id", NEW."heard_on", NEW."hearing_report", NEW."id", NEW."in_time", NEW."is_excused", NEW."lacks", NEW."late_reasons", NEW."letter_id", NEW."mend_by", NEW."mended_on", NEW."name", NEW."no_hearing", NEW."outcome", NEW."outcome_letter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posted_on", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."receipt_letter_id", NEW."received_on", NEW."recorded_at", NEW."recorded_by_id", NEW."replacement", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."state", NEW."taken_up_at", NEW."way", NEW."withdrawal_note", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="9a535a471576722350b86a2804b646b48fbbdb6f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_558be",
                    table="assessments_objection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_objectionevent" ("address", "adjourned_at", "adjourned_by_id", "adjournment", "adjournment_letter_id", "application_id", "copy_letter_id", "grounds", "handled_by_id", "heard_on", "hearing_report", "id", "in_time", "is_excused", "lacks", "late_reasons", "letter_id", "mend_by", "mended_on", "name", "no_hearing", "outcome", "outcome_letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_on", "prepared_at", "prepared_by_id", "reasons", "receipt_letter_id", "received_on", "recorded_at", "recorded_by_id", "replacement", "return_reason", "settled_at", "settled_by_id", "state", "taken_up_at", "way", "withdrawal_note", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."address", NEW."adjourned_at", NEW."adjourned_by_id", NEW."adjournment", NEW."adjournment_letter_id", NEW."application_id", NEW."copy_letter_id", NEW."grounds", NEW."handled_by_id", NEW."heard_on", NEW."hearing_report", NEW."id", NEW."in_time", NEW."is_excused", NEW."lacks", NEW."late_reasons", NEW."letter_id", NEW."mend_by", NEW."mended_on", NEW."name", NEW."no_hearing", NEW."outcome", NEW."outcome_letter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posted_on", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."receipt_letter_id", NEW."received_on", NEW."recorded_at", NEW."recorded_by_id", NEW."replacement", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."state", NEW."taken_up_at", NEW."way", NEW."withdrawal_note", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="c3cbf9a97d6f6d3c60e559c12297d52b1928643d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c66e9",
                    table="assessments_objection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ontvangen:ingetrokken,ontvangen:voorgesteld,voorgesteld:besloten,voorgesteld:ingetrokken,voorgesteld:ontvangen}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="6ddeb61f839152af87459e0e9a0ff71a7f3e9da0",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_b3807",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ObjectionEvent",
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
                        to="assessments.objection",
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
                    "letter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ontvangen", "received"),
                            ("voorgesteld", "decision proposed"),
                            ("besloten", "decided on"),
                            ("ingetrokken", "withdrawn"),
                        ],
                        default="ontvangen",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                (
                    "address",
                    models.CharField(blank=True, max_length=1000, verbose_name="postal address"),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("post", "by post"),
                            ("digitaal", "digitally, outside the portal"),
                            ("portaal", "in the portal"),
                        ],
                        max_length=10,
                        verbose_name="how it came in",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("posted_on", models.DateField(blank=True, null=True, verbose_name="posted on")),
                ("in_time", models.BooleanField(verbose_name="in time")),
                ("grounds", models.CharField(blank=True, max_length=10000, verbose_name="grounds")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="recorded at"
                    ),
                ),
                (
                    "handled_by",
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
                    "taken_up_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken in hand at"),
                ),
                (
                    "lacks",
                    models.CharField(blank=True, max_length=5000, verbose_name="what it lacks"),
                ),
                (
                    "mend_by",
                    models.DateField(blank=True, null=True, verbose_name="to be mended by"),
                ),
                ("mended_on", models.DateField(blank=True, null=True, verbose_name="mended on")),
                (
                    "receipt_letter",
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
                ("heard_on", models.DateField(blank=True, null=True, verbose_name="heard on")),
                (
                    "hearing_report",
                    models.CharField(
                        blank=True, max_length=10000, verbose_name="report of the hearing"
                    ),
                ),
                (
                    "no_hearing",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "kennelijk_niet_ontvankelijk",
                                "it is plainly inadmissible (7:3, under a)",
                            ),
                            ("kennelijk_ongegrond", "it is plainly unfounded (7:3, under b)"),
                            ("afgezien", "whoever objects said not to want it (7:3, under c)"),
                            (
                                "geen_antwoord",
                                "whoever objects did not say in time to want it (7:3, under d)",
                            ),
                            (
                                "tegemoetgekomen",
                                "it is met in full, and harms nobody else (7:3, under e)",
                            ),
                        ],
                        max_length=30,
                        verbose_name="why nobody was heard",
                    ),
                ),
                (
                    "adjournment",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="why it takes longer"
                    ),
                ),
                (
                    "adjourned_by",
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
                    "adjourned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="adjourned at"),
                ),
                (
                    "adjournment_letter",
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
                    "is_excused",
                    models.BooleanField(default=False, verbose_name="being late is excused"),
                ),
                (
                    "late_reasons",
                    models.CharField(
                        blank=True,
                        max_length=2000,
                        verbose_name="why being late is excused, or not",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("niet_ontvankelijk", "inadmissible"),
                            ("ongegrond", "unfounded"),
                            ("deels_gegrond", "partly founded"),
                            ("gegrond", "founded"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=10000, verbose_name="reasons")),
                (
                    "replacement",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="what replaces the decision"
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
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was returned"
                    ),
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
                    "outcome_letter",
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
                    "copy_letter",
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
                    "withdrawal_note",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="how it was withdrawn"
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fc850d23895b687f2a503fd823476a970e442a17",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4c578",
                    table="assessments_objectionevent",
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
        migrations.CreateModel(
            name="EarlierAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier",
                        to="assessments.assessment",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                ("handed_in_at", models.DateTimeField(verbose_name="handed in at")),
                (
                    "remark",
                    models.CharField(blank=True, max_length=5000, verbose_name="general remark"),
                ),
                ("judgements", models.JSONField(verbose_name="judgements")),
                (
                    "reason",
                    models.CharField(max_length=2000, verbose_name="reason for the next version"),
                ),
                (
                    "after_reading",
                    models.BooleanField(
                        default=False, verbose_name="revised after reading the others"
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier version of an assessment",
                "verbose_name_plural": "earlier versions of assessments",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "number"), name="earlier_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="earlier_with_reason",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="earlierassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3dc3181f677d766f8cb0f7aa3af4258b13acd7c6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_47b70",
                    table="assessments_earlierassessment",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Assignment",
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
                        related_name="assignments",
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
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "assigned_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="assigned at"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("member",),
                        name="assigned_to_one",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="assigned_in_organisation",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_panelmember m\n            JOIN accounts_role r ON r.organisation_id = m.organisation_id\n            WHERE m.id = NEW.member_id AND r.id = NEW.role_id AND r.kind = 'assessor') THEN\n        RAISE EXCEPTION 'assigned_elsewhere: not an assessor of the organisation that was asked' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="e96beb207cb374444968a9bf3707fb1dc0823036",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_assigned_in_organisation_d8bf2",
                    table="assessments_assignment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_assignmentevent" ("assigned_at", "assigned_by_id", "ended_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (NEW."assigned_at", NEW."assigned_by_id", NEW."ended_at", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_id"); RETURN NULL;',
                    hash="f94929cace2fec169eb1b8f1f3eadf0221f21f03",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_10534",
                    table="assessments_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_assignmentevent" ("assigned_at", "assigned_by_id", "ended_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (NEW."assigned_at", NEW."assigned_by_id", NEW."ended_at", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_id"); RETURN NULL;',
                    hash="a6512204fb067a4b5aa113146b556aca14f7b0e5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fd2bf",
                    table="assessments_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_assignmentevent" ("assigned_at", "assigned_by_id", "ended_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id") VALUES (OLD."assigned_at", OLD."assigned_by_id", OLD."ended_at", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_id"); RETURN NULL;',
                    hash="a168ab9a7f7f31768003f40030db5059f76ef391",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2d2a2",
                    table="assessments_assignment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
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
                        to="assessments.assignment",
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
                (
                    "assigned_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "assigned_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="assigned at"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db1456c8cf8ef19c5c20cd60f6cc9a3e218af9c2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bb9ac",
                    table="assessments_assignmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Coordinator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "named_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="named at"
                    ),
                ),
            ],
            options={
                "verbose_name": "coordinator of an assessing organisation",
                "verbose_name_plural": "coordinators of assessing organisations",
            },
        ),
        migrations.CreateModel(
            name="Talk",
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
                        related_name="talks",
                        to="applications.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kennismaking", "introductory talk"),
                            ("vervolg", "follow-up talk"),
                        ],
                        max_length=15,
                        verbose_name="kind of talk",
                    ),
                ),
                ("about", models.CharField(max_length=2000, verbose_name="what it is about")),
                ("place", models.CharField(max_length=200, verbose_name="where")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(default=60, verbose_name="length (minutes)"),
                ),
                (
                    "moments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateTimeField(),
                        size=None,
                        verbose_name="moments to choose from",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="proposed at"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voorgesteld", "moments proposed"),
                            ("geen_moment", "no moment fits"),
                            ("afgesproken", "agreed"),
                            ("gehouden", "held"),
                            ("afgezegd", "called off"),
                        ],
                        default="voorgesteld",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="starts at"),
                ),
                ("reason", models.CharField(blank=True, max_length=2000, verbose_name="why")),
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
                    "attended",
                    models.CharField(blank=True, max_length=2000, verbose_name="who were there"),
                ),
                (
                    "agreed",
                    models.CharField(blank=True, max_length=5000, verbose_name="what was agreed"),
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
                    "recorded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="recorded at"),
                ),
            ],
            options={
                "verbose_name": "talk",
                "verbose_name_plural": "talks",
                "ordering": ["-proposed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["kennismaking", "vervolg"])),
                        name="talk_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 15), ("minutes__lte", 240)),
                        name="talk_length_sane",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("starts_at__isnull", False),
                                ("state__in", ["afgesproken", "gehouden"]),
                            ),
                            models.Q(
                                ("starts_at__isnull", True),
                                ("state__in", ["voorgesteld", "geen_moment", "afgezegd"]),
                            ),
                            _connector="OR",
                        ),
                        name="talk_agreed_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["geen_moment", "afgezegd"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="talk_called_off_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("recorded_at__isnull", False),
                                ("recorded_by__isnull", False),
                                ("state", "gehouden"),
                                models.Q(("attended", ""), _negated=True),
                                models.Q(("agreed", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "gehouden"), _negated=True),
                                ("agreed", ""),
                                ("attended", ""),
                                ("recorded_at__isnull", True),
                                ("recorded_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="talk_held_is_recorded",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="talk_moment_proposed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.starts_at IS NOT NULL AND NOT NEW.starts_at = ANY(NEW.moments) THEN\n        RAISE EXCEPTION 'talk_moment: it is one of those proposed' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="59a003ebfb491b3b60101f2414765c3fcf8b72b2",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_talk_moment_proposed_4ffb6",
                    table="assessments_talk",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="talk_starts_proposed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'voorgesteld' THEN\n        RAISE EXCEPTION 'talk_starts: moments are proposed' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="a312ca9655b6ac8674cfb29bf68a56ea8b0c3a35",
                    operation="INSERT",
                    pgid="pgtrigger_talk_starts_proposed_e5006",
                    table="assessments_talk",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="talk_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.state IN ('gehouden', 'afgezegd') AND NEW IS DISTINCT FROM OLD THEN\n        RAISE EXCEPTION 'talk_stands: it was held or called off' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c2ed3d92a3320677b681d0ffb1e4be7faefc0005",
                    operation="UPDATE",
                    pgid="pgtrigger_talk_stands_ee865",
                    table="assessments_talk",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="talk_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.proposed_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.proposed_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'talk_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.proposed_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'talk_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.proposed_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.proposed_at IS DISTINCT FROM OLD.proposed_at)\n        AND NEW.proposed_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'talk_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.recorded_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.recorded_by_id IS DISTINCT FROM OLD.recorded_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.recorded_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'talk_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.recorded_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'talk_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.recorded_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.recorded_at IS DISTINCT FROM OLD.recorded_at)\n        AND NEW.recorded_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'talk_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="ccbaf6bf42170db7dee5bf4ec6749441d5b02a5b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_talk_by_re_2af73",
                    table="assessments_talk",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="talk_is_of_its_case",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="29c1159c289d76d39adc7a74fe213ef35c5ab5f1",
                    operation="UPDATE",
                    pgid="pgtrigger_talk_is_of_its_case_c1289",
                    table="assessments_talk",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="talk_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="2741108cfbdc8e4daf96d4e8053a099d3c4f33b1",
                    operation="DELETE",
                    pgid="pgtrigger_talk_is_kept_ac1e4",
                    table="assessments_talk",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_talkevent" ("about", "agreed", "answered_by_id", "application_id", "attended", "id", "kind", "minutes", "moments", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proposed_at", "proposed_by_id", "reason", "recorded_at", "recorded_by_id", "starts_at", "state") VALUES (NEW."about", NEW."agreed", NEW."answered_by_id", NEW."application_id", NEW."attended", NEW."id", NEW."kind", NEW."minutes", NEW."moments", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."starts_at", NEW."state"); RETURN NULL;',
                    hash="ad32dcc3522d85e1bcc72cff309f975dd46da707",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_49112",
                    table="assessments_talk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_talkevent" ("about", "agreed", "answered_by_id", "application_id", "attended", "id", "kind", "minutes", "moments", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proposed_at", "proposed_by_id", "reason", "recorded_at", "recorded_by_id", "starts_at", "state") VALUES (NEW."about", NEW."agreed", NEW."answered_by_id", NEW."application_id", NEW."attended", NEW."id", NEW."kind", NEW."minutes", NEW."moments", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."starts_at", NEW."state"); RETURN NULL;',
                    hash="a7b83dc2cc4459b8944c4c29323481c01e7af9e1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f8fd5",
                    table="assessments_talk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talk",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{afgesproken:afgezegd,afgesproken:gehouden,afgesproken:voorgesteld,geen_moment:afgezegd,geen_moment:voorgesteld,voorgesteld:afgesproken,voorgesteld:afgezegd,voorgesteld:geen_moment,voorgesteld:voorgesteld}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="8517224415296b444265fff56ce47b75e0b56496",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_1336c",
                    table="assessments_talk",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="TalkEvent",
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
                        to="assessments.talk",
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
                            ("kennismaking", "introductory talk"),
                            ("vervolg", "follow-up talk"),
                        ],
                        max_length=15,
                        verbose_name="kind of talk",
                    ),
                ),
                ("about", models.CharField(max_length=2000, verbose_name="what it is about")),
                ("place", models.CharField(max_length=200, verbose_name="where")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(default=60, verbose_name="length (minutes)"),
                ),
                (
                    "moments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateTimeField(),
                        size=None,
                        verbose_name="moments to choose from",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="proposed at"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voorgesteld", "moments proposed"),
                            ("geen_moment", "no moment fits"),
                            ("afgesproken", "agreed"),
                            ("gehouden", "held"),
                            ("afgezegd", "called off"),
                        ],
                        default="voorgesteld",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="starts at"),
                ),
                ("reason", models.CharField(blank=True, max_length=2000, verbose_name="why")),
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
                    "attended",
                    models.CharField(blank=True, max_length=2000, verbose_name="who were there"),
                ),
                (
                    "agreed",
                    models.CharField(blank=True, max_length=5000, verbose_name="what was agreed"),
                ),
                (
                    "recorded_by",
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
                    "recorded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="recorded at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="talkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="88b50175c8f364dc305d4b6a64766a64e46be604",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_18c45",
                    table="assessments_talkevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ThreadPost",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="assessments.panel",
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
                ("text", models.CharField(max_length=2000, verbose_name="what you write")),
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
                "verbose_name": "post in a thread",
                "verbose_name_plural": "posts in threads",
                "ordering": ["written_at", "pk"],
                "indexes": [
                    models.Index(fields=["panel", "criterion"], name="thread_of_criterion")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="post_with_text"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threadpost",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="13c7950e473fcc15afe6a8ca0f6d57156447f79b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_82407",
                    table="assessments_threadpost",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threadpost",
            trigger=pgtrigger.compiler.Trigger(
                name="post_in_open_thread",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM assessments_panel p\n            JOIN applications_application a ON a.id = p.application_id\n            JOIN applications_criterion c ON c.round_id = a.round_id\n            WHERE p.id = NEW.panel_id AND c.id = NEW.criterion_id) THEN\n        RAISE EXCEPTION 'thread_criterion: not a criterion of this round' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM assessments_panel p\n            JOIN assessments_decision d ON d.application_id = p.application_id\n            WHERE p.id = NEW.panel_id AND d.state = 'verleend' AND d.revoked_at IS NULL) THEN\n        RAISE EXCEPTION 'thread_closed: a decision was taken' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.written_by_id\n            AND (r.kind IN ('re_adviser', 're_lead') OR r.kind = 'assessor' AND EXISTS (\n                SELECT FROM assessments_panelmember m\n                JOIN assessments_assessment s ON s.member_id = m.id AND s.state = 'ingeleverd'\n                WHERE m.panel_id = NEW.panel_id AND m.organisation_id = r.organisation_id))) THEN\n        RAISE EXCEPTION 'thread_panel: only who handed in, and the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="25f990de29749c975975f12b885e82cea39260d4",
                    operation="INSERT",
                    pgid="pgtrigger_post_in_open_thread_e43ec",
                    table="assessments_threadpost",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("intention", models.CharField(max_length=5000, verbose_name="why it is intended")),
                (
                    "respond_by",
                    models.DateField(verbose_name="response possible until and including"),
                ),
                (
                    "intended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "intended_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="intended at"
                    ),
                ),
                (
                    "zienswijze",
                    models.CharField(
                        blank=True, max_length=10000, verbose_name="response of the region"
                    ),
                ),
                (
                    "zienswijze_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "zienswijze_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="responded at"),
                ),
                (
                    "told",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="what the region told"
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="told at")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="applications.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voorgenomen", "intended"),
                            ("voorgesteld", "decision proposed"),
                            ("ingetrokken", "status withdrawn"),
                            ("vervallen", "dropped"),
                        ],
                        default="voorgenomen",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "intention_letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intention",
                        to="correspondence.letter",
                    ),
                ),
                ("reasons", models.CharField(blank=True, max_length=5000, verbose_name="reasons")),
                (
                    "weighing",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="how the response was weighed"
                    ),
                ),
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
                        related_name="withdrawal",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "drop_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was dropped"
                    ),
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
                "verbose_name": "withdrawal of a status",
                "verbose_name_plural": "withdrawals of statuses",
                "ordering": ["intended_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["voorgenomen", "voorgesteld"])),
                        fields=("application",),
                        name="withdrawal_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["voorgenomen", "voorgesteld", "ingetrokken", "vervallen"],
                            )
                        ),
                        name="withdrawal_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("intention", ""), _negated=True),
                        name="withdrawal_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("zienswijze", ""), ("zienswijze_at", None), ("zienswijze_by", None)
                            ),
                            models.Q(
                                models.Q(("zienswijze", ""), _negated=True),
                                ("zienswijze_at__isnull", False),
                                ("zienswijze_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_response_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told", ""), ("told_at", None), ("told_by", None)),
                            models.Q(
                                models.Q(("told", ""), _negated=True),
                                ("told_at__isnull", False),
                                ("told_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_told_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["voorgesteld", "ingetrokken"]), _negated=True),
                            models.Q(
                                ("prepared_at__isnull", False),
                                ("prepared_by__isnull", False),
                                models.Q(("reasons", ""), _negated=True),
                                models.Q(("weighing", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_prepared_with_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_by__isnull", False),
                                ("state", "ingetrokken"),
                                ("settled_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state", "ingetrokken"), _negated=True),
                                ("letter__isnull", True),
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_decided_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dropped_by__isnull", False),
                                ("state", "vervallen"),
                                ("dropped_at__isnull", False),
                                models.Q(("drop_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "vervallen"), _negated=True),
                                ("drop_reason", ""),
                                ("dropped_at", None),
                                ("dropped_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_dropped_with_reason",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="intended_after_a_date",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'voorgenomen' THEN\n        RAISE EXCEPTION 'withdrawal_intended: it is intended first' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.respond_by < (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date + 14 THEN\n        RAISE EXCEPTION 'withdrawal_hearing: there are at least two weeks to respond' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT (EXISTS (SELECT FROM applications_application a\n        WHERE a.id = NEW.application_id AND a.state = 'voorlopig')\n        AND (EXISTS (SELECT FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND c.met_at IS NULL\n        AND c.due_on < (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date) OR NOT EXISTS (SELECT FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND (c.met_at IS NULL OR c.met_at > NEW.intended_at)))) THEN\n        RAISE EXCEPTION 'withdrawal_condition: the region still has time for a condition' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="7fa56806c844498b977b6669188bdd1af4dfd453",
                    operation="INSERT",
                    pgid="pgtrigger_intended_after_a_date_11d17",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawal_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (NEW.application_id, NEW.intention, NEW.respond_by, NEW.intended_by_id,\n                NEW.intended_at) IS DISTINCT FROM (OLD.application_id, OLD.intention,\n                OLD.respond_by, OLD.intended_by_id, OLD.intended_at) THEN\n        RAISE EXCEPTION 'withdrawal_stands: what was intended stands' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF (OLD.intention_letter_id IS NOT NULL\n                AND NEW.intention_letter_id IS DISTINCT FROM OLD.intention_letter_id)\n            OR (OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id)\n            OR (OLD.zienswijze <> '' AND (NEW.zienswijze, NEW.zienswijze_by_id, NEW.zienswijze_at)\n                IS DISTINCT FROM (OLD.zienswijze, OLD.zienswijze_by_id, OLD.zienswijze_at))\n            OR (OLD.state <> 'voorgenomen' AND (NEW.told, NEW.told_by_id, NEW.told_at)\n                IS DISTINCT FROM (OLD.told, OLD.told_by_id, OLD.told_at)) THEN\n        RAISE EXCEPTION 'withdrawal_stands: it was noted before' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF OLD.state NOT IN ('voorgenomen', 'voorgesteld') AND to_jsonb(NEW) - 'letter_id' <> to_jsonb(OLD) - 'letter_id' THEN\n        RAISE EXCEPTION 'withdrawal_stands: it was decided on or dropped' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="b09833a87a8b3ac744de22973b1bf9d9d884165f",
                    operation="UPDATE",
                    pgid="pgtrigger_withdrawal_stands_50e20",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawal_hears_first",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."state" IN (\'voorgesteld\', \'ingetrokken\') AND OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func="\n    IF NEW.intention_letter_id IS NULL OR (NEW.zienswijze = ''\n            AND GREATEST(NEW.respond_by, (SELECT told.dated_on + 14\n                FROM correspondence_letter told WHERE told.id = NEW.intention_letter_id)) >= (COALESCE(NEW.settled_at, NEW.prepared_at)\n                AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'withdrawal_hearing: the region can still respond' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NOT (EXISTS (SELECT FROM applications_application a\n        WHERE a.id = NEW.application_id AND a.state = 'voorlopig')\n        AND (EXISTS (SELECT FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND c.met_at IS NULL\n        AND c.due_on < (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date) OR NOT EXISTS (SELECT FROM assessments_condition c\n        JOIN assessments_decision d ON d.id = c.decision_id\n        WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND (c.met_at IS NULL OR c.met_at > NEW.intended_at)))) THEN\n        RAISE EXCEPTION 'withdrawal_condition: the region still has time for a condition' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="7758b5cbdd0a468dedda22d4bf62dacc8dd71890",
                    operation="UPDATE",
                    pgid="pgtrigger_withdrawal_hears_first_55986",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawal_four_eyes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'ingetrokken')",
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.settled_by_id AND r.kind = 're_lead'\n            AND (r.ended_at IS NULL OR TG_OP = 'UPDATE' AND OLD.settled_by_id = NEW.settled_by_id)) THEN\n        RAISE EXCEPTION 'withdrawal_lead: a lead decides' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (\n                SELECT r.user_id FROM accounts_role r\n                WHERE r.id IN (NEW.prepared_by_id, NEW.intended_by_id)\n                UNION SELECT r.user_id FROM assessments_withdrawalevent e\n                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id\n                UNION SELECT r.user_id FROM assessments_assessment s\n                JOIN accounts_role r ON r.id = s.author_id\n                JOIN assessments_panelmember m ON m.id = s.member_id\n                JOIN assessments_panel p ON p.id = m.panel_id\n                WHERE p.application_id = NEW.application_id) THEN\n        RAISE EXCEPTION 'withdrawal_four_eyes: who prepared it or judged does not decide' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="0ecd1adef6f7be38898b083f0ca0670ca0b0f7e7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_withdrawal_four_eyes_d9150",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawal_mandated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."state" = \'ingetrokken\' AND OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func="\n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.settled_by_id AND 'intrekking'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'withdrawal_mandate: who decides is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="103b17f675248188f1918facdf11f3cc5900f118",
                    operation="UPDATE",
                    pgid="pgtrigger_withdrawal_mandated_79b08",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="intention_mandated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = NEW.application_id\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.intended_by_id AND 'voornemen'::text = ANY(m.kinds)\n        AND m.starts_on <= (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'intention_mandate: who intends it is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="0936dd9e1770a83e93b62e2989b47c6a4c72d453",
                    operation="INSERT",
                    pgid="pgtrigger_intention_mandated_75f5b",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawal_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.intended_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.intended_by_id IS DISTINCT FROM OLD.intended_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.intended_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'withdrawal_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.intended_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'withdrawal_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.intended_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.intended_at IS DISTINCT FROM OLD.intended_at)\n        AND NEW.intended_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'withdrawal_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.prepared_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'withdrawal_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.prepared_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'withdrawal_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.prepared_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_at IS DISTINCT FROM OLD.prepared_at)\n        AND NEW.prepared_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'withdrawal_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.settled_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.settled_by_id IS DISTINCT FROM OLD.settled_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.settled_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'withdrawal_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'withdrawal_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.settled_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.settled_at IS DISTINCT FROM OLD.settled_at)\n        AND NEW.settled_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'withdrawal_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.dropped_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.dropped_by_id IS DISTINCT FROM OLD.dropped_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.dropped_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'withdrawal_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.dropped_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'withdrawal_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.dropped_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.dropped_at IS DISTINCT FROM OLD.dropped_at)\n        AND NEW.dropped_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'withdrawal_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="deaa915ac4aac56a1668b6de888e23a8cf25369c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_withdrawal_by_re_4d166",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawal_moves_application",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'ingetrokken' AND NOT (OLD.\"state\" = 'ingetrokken'))",
                    constraint="CONSTRAINT",
                    func="\n    IF NOT EXISTS (SELECT FROM applications_application a\n            WHERE a.id = NEW.application_id AND a.state = 'beeindigd') THEN\n        RAISE EXCEPTION 'withdrawal_moves_application: the application stands elsewhere' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="34b9aaae938ea789f6844eacc2a1a110aa366bb1",
                    operation="UPDATE",
                    pgid="pgtrigger_withdrawal_moves_application_ce3c1",
                    table="assessments_withdrawal",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawal_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="da28f2c8975b7d3917e7fea9725a6e524b61127b",
                    operation="DELETE",
                    pgid="pgtrigger_withdrawal_is_kept_c98f0",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "assessments_withdrawalevent" ("application_id", "drop_reason", "dropped_at", "dropped_by_id", "id", "intended_at", "intended_by_id", "intention", "intention_letter_id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "respond_by", "return_reason", "settled_at", "settled_by_id", "state", "told", "told_at", "told_by_id", "weighing", "zienswijze", "zienswijze_at", "zienswijze_by_id") VALUES (NEW."application_id", NEW."drop_reason", NEW."dropped_at", NEW."dropped_by_id", NEW."id", NEW."intended_at", NEW."intended_by_id", NEW."intention", NEW."intention_letter_id", NEW."letter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."respond_by", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."state", NEW."told", NEW."told_at", NEW."told_by_id", NEW."weighing", NEW."zienswijze", NEW."zienswijze_at", NEW."zienswijze_by_id"); RETURN NULL;',
                    hash="d479bc1c1644d9dcbec1a2c54a8174c077dd2c15",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_21f67",
                    table="assessments_withdrawal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "assessments_withdrawalevent" ("application_id", "drop_reason", "dropped_at", "dropped_by_id", "id", "intended_at", "intended_by_id", "intention", "intention_letter_id", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "respond_by", "return_reason", "settled_at", "settled_by_id", "state", "told", "told_at", "told_by_id", "weighing", "zienswijze", "zienswijze_at", "zienswijze_by_id") VALUES (NEW."application_id", NEW."drop_reason", NEW."dropped_at", NEW."dropped_by_id", NEW."id", NEW."intended_at", NEW."intended_by_id", NEW."intention", NEW."intention_letter_id", NEW."letter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."respond_by", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."state", NEW."told", NEW."told_at", NEW."told_by_id", NEW."weighing", NEW."zienswijze", NEW."zienswijze_at", NEW."zienswijze_by_id"); RETURN NULL;',
                    hash="f9bfd8f08a112d6130da15a98ac540735b68765f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8cf25",
                    table="assessments_withdrawal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{voorgenomen:vervallen,voorgenomen:voorgesteld,voorgesteld:ingetrokken,voorgesteld:vervallen,voorgesteld:voorgenomen}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="7fee3d292441e5628c1d3a910dd2cc931004c086",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_2e4db",
                    table="assessments_withdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="WithdrawalEvent",
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
                        to="assessments.withdrawal",
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
                ("intention", models.CharField(max_length=5000, verbose_name="why it is intended")),
                (
                    "respond_by",
                    models.DateField(verbose_name="response possible until and including"),
                ),
                (
                    "intended_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "intended_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="intended at"
                    ),
                ),
                (
                    "zienswijze",
                    models.CharField(
                        blank=True, max_length=10000, verbose_name="response of the region"
                    ),
                ),
                (
                    "zienswijze_by",
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
                    "zienswijze_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="responded at"),
                ),
                (
                    "told",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="what the region told"
                    ),
                ),
                (
                    "told_by",
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
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="told at")),
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
                            ("voorgenomen", "intended"),
                            ("voorgesteld", "decision proposed"),
                            ("ingetrokken", "status withdrawn"),
                            ("vervallen", "dropped"),
                        ],
                        default="voorgenomen",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "intention_letter",
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
                ("reasons", models.CharField(blank=True, max_length=5000, verbose_name="reasons")),
                (
                    "weighing",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="how the response was weighed"
                    ),
                ),
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
                    "drop_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was dropped"
                    ),
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
            model_name="withdrawalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c1de9dc8e2cc1c19c8637253201dc5766762fdc2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c0b8b",
                    table="assessments_withdrawalevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
