from decimal import Decimal

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
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
        ("assessments", "0001_initial"),
        ("correspondence", "0001_initial"),
        ("documents", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draw",
                        to="applications.round",
                    ),
                ),
                ("seed", models.CharField(max_length=64, verbose_name="seed")),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
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
                "verbose_name": "draw",
                "verbose_name_plural": "draws",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="draw",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fc34bbc8a4f3660774fc21de8f4e3916fee33cd8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_57a00",
                    table="subsidies_draw",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="draw",
            trigger=pgtrigger.compiler.Trigger(
                name="draw_after_closing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT FROM applications_round r\n                    WHERE r.id = NEW.round_id AND r.closes_at > clock_timestamp()) THEN\n        RAISE EXCEPTION 'draw_after_closing: the round has not closed' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="80c35bc97f5a7519ce00f3db5e6185ca857cdedf",
                    operation="INSERT",
                    pgid="pgtrigger_draw_after_closing_e4d5f",
                    table="subsidies_draw",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Division",
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
                        related_name="divisions",
                        to="applications.round",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voorbereid", "prepared"),
                            ("teruggegeven", "given back"),
                            ("besloten", "decided"),
                        ],
                        default="voorbereid",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
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
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was given back"
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
            ],
            options={
                "verbose_name": "division of a ceiling",
                "verbose_name_plural": "divisions of ceilings",
                "ordering": ["prepared_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["voorbereid", "teruggegeven", "besloten"])
                        ),
                        name="division_state_known",
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
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="division_decided_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "teruggegeven"), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="division_given_back_with_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["voorbereid", "besloten"])),
                        fields=("round",),
                        name="division_one_at_hand",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="division",
            trigger=pgtrigger.compiler.Trigger(
                name="division_starts_prepared",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.state <> 'voorbereid')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                    hash="b32182f7505ed98648cec4f76c98912b27ee2341",
                    operation="INSERT",
                    pgid="pgtrigger_division_starts_prepared_ae175",
                    table="subsidies_division",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="division",
            trigger=pgtrigger.compiler.Trigger(
                name="division_is_as_calculated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="da80f5f024df15ac376da0666c3d354ed9a6efef",
                    operation="UPDATE",
                    pgid="pgtrigger_division_is_as_calculated_d3c91",
                    table="subsidies_division",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="division",
            trigger=pgtrigger.compiler.Trigger(
                name="division_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.state <> 'voorbereid' THEN\n        RAISE EXCEPTION 'division_stands: it was given back or decided' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="b66a39d09c764e280869afe1f345c890170c6e09",
                    operation="UPDATE",
                    pgid="pgtrigger_division_stands_23608",
                    table="subsidies_division",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="division",
            trigger=pgtrigger.compiler.Trigger(
                name="division_decided_well",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'besloten')",
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.settled_by_id AND r.kind = 're_lead'\n            AND (r.ended_at IS NULL OR TG_OP = 'UPDATE' AND OLD.settled_by_id = NEW.settled_by_id)) THEN\n        RAISE EXCEPTION 'division_lead: a lead decides' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (\n                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n                UNION SELECT r.user_id FROM subsidies_groundtorefuseevent g\n                JOIN applications_application a ON a.id = g.application_id\n                JOIN accounts_role r ON r.id IN (g.entered_by_id, g.dropped_by_id)\n                WHERE a.round_id = NEW.round_id\n                UNION SELECT r.user_id FROM subsidies_groundtorefuse g\n                JOIN subsidies_hearing h ON h.id = g.hearing_id\n                JOIN applications_application a ON a.id = g.application_id\n                JOIN accounts_role r ON r.id = h.intended_by_id\n                WHERE a.round_id = NEW.round_id) THEN\n        RAISE EXCEPTION 'division_four_eyes: who prepared it does not decide' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT COALESCE(sum(s.granted), 0) FROM subsidies_share s\n            WHERE s.division_id = NEW.id) > (SELECT u.ceiling FROM subsidies_subsidyrules u\n            WHERE u.round_id = NEW.round_id) THEN\n        RAISE EXCEPTION 'division_ceiling: more is given than the ceiling' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = (SELECT min(s.application_id) FROM subsidies_share s\n        WHERE s.division_id = NEW.id)\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.settled_by_id AND 'subsidie' = ANY(m.kinds)\n        AND m.starts_on <= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'division_mandate: who decides is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="aedec035f59976f8da8a8250e8fd0d4142489e97",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_division_decided_well_9a16b",
                    table="subsidies_division",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="division",
            trigger=pgtrigger.compiler.Trigger(
                name="division_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="ff1afe049ee04359c8af046463f06bd47e7eced7",
                    operation="DELETE",
                    pgid="pgtrigger_division_is_kept_a6d86",
                    table="subsidies_division",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="division",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "subsidies_divisionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "return_reason", "round_id", "settled_at", "settled_by_id", "sha256", "state") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."return_reason", NEW."round_id", NEW."settled_at", NEW."settled_by_id", NEW."sha256", NEW."state"); RETURN NULL;',
                    hash="5123df3f4c495f1caab40f17c27630c0b4972c1a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aaf9c",
                    table="subsidies_division",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="division",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."return_reason" IS DISTINCT FROM (NEW."return_reason") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."settled_at" IS DISTINCT FROM (NEW."settled_at") OR OLD."settled_by_id" IS DISTINCT FROM (NEW."settled_by_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "subsidies_divisionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "return_reason", "round_id", "settled_at", "settled_by_id", "sha256", "state") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."return_reason", NEW."round_id", NEW."settled_at", NEW."settled_by_id", NEW."sha256", NEW."state"); RETURN NULL;',
                    hash="e97287adac38be26f7e1c7dacb5ac6761916924a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a3c2a",
                    table="subsidies_division",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="division",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{voorbereid:besloten,voorbereid:teruggegeven}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="d1f486689956d19cefe6705afd6428b3ded5880b",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_aeed3",
                    table="subsidies_division",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DivisionEvent",
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
                        to="subsidies.division",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("voorbereid", "prepared"),
                            ("teruggegeven", "given back"),
                            ("besloten", "decided"),
                        ],
                        default="voorbereid",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
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
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was given back"
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="divisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0058052da081ed2b1e78dccfa240d773d91e9f65",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_89fe7",
                    table="subsidies_divisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="subsidies.division",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
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
                ("place", models.PositiveIntegerField(verbose_name="place")),
                (
                    "asked",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="asked (euro)"
                    ),
                ),
                (
                    "granted",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="granted (euro)"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("alles", "what was asked"),
                            ("vast", "the fixed amount"),
                            ("naar_rato", "its share of the ceiling"),
                            ("deel", "what was left of the ceiling"),
                            ("plafond", "nothing: the ceiling was reached"),
                            ("punten", "nothing: too few points"),
                            ("grond", "nothing: there is a ground to refuse"),
                            ("niets_gevraagd", "nothing: no amount was asked"),
                        ],
                        max_length=15,
                        verbose_name="why",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidy_share",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "what an application gets",
                "verbose_name_plural": "what applications get",
                "ordering": ["place", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("division", "application"), name="share_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("granted__gte", 0), ("granted__lte", models.F("asked"))
                        ),
                        name="share_no_more_than_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "why__in",
                                [
                                    "alles",
                                    "vast",
                                    "naar_rato",
                                    "deel",
                                    "plafond",
                                    "punten",
                                    "grond",
                                    "niets_gevraagd",
                                ],
                            )
                        ),
                        name="share_says_why",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="share",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'letter_id' = to_jsonb(OLD) - 'letter_id'\n                    AND (OLD.letter_id IS NULL OR NEW.letter_id IS NOT DISTINCT FROM OLD.letter_id)\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="83564f0085de33342c12ac884c6b0b54c6c6763a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_79e38",
                    table="subsidies_share",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="share",
            trigger=pgtrigger.compiler.Trigger(
                name="share_of_its_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM subsidies_division d\n                    JOIN applications_application a ON a.round_id = d.round_id\n                    JOIN applications_submission s ON s.application_id = a.id\n                    WHERE d.id = NEW.division_id AND d.state = 'voorbereid'\n                    AND a.id = NEW.application_id AND s.id = NEW.submission_id) THEN\n        RAISE EXCEPTION 'share_of_round: the application is not of the round of the division' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c0ab0096d76959dec282d1687028406aef7a582d",
                    operation="INSERT",
                    pgid="pgtrigger_share_of_its_round_bbf58",
                    table="subsidies_share",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="share",
            trigger=pgtrigger.compiler.Trigger(
                name="share_letter_once_decided",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.letter_id IS NOT NULL AND NOT EXISTS (SELECT FROM subsidies_division d\n                    WHERE d.id = NEW.division_id AND d.state = 'besloten') THEN\n        RAISE EXCEPTION 'share_letter: the division was not decided on' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c380d92a7794e8e88923354eb2eee5a2f4639fe0",
                    operation="UPDATE",
                    pgid="pgtrigger_share_letter_once_decided_cfb03",
                    table="subsidies_share",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="JointJudgementDividedOn",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("assessments.jointjudgement",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointjudgementdividedon",
            trigger=pgtrigger.compiler.Trigger(
                name="judgement_stands_in_division",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    JOIN subsidies_share s ON s.application_id = p.application_id\n    JOIN subsidies_division d ON d.id = s.division_id\n    WHERE d.state = 'besloten' AND j.id = OLD.joint_outcome_id) THEN\n        RAISE EXCEPTION 'judgement_stands: it counted' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT FROM assessments_jointoutcome j\n    JOIN assessments_panel p ON p.id = j.panel_id\n    JOIN subsidies_share s ON s.application_id = p.application_id\n    JOIN subsidies_division d ON d.id = s.division_id\n    WHERE d.state = 'besloten' AND j.id = NEW.joint_outcome_id) THEN\n        RAISE EXCEPTION 'judgement_stands: it counted' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="8d9dc6723b2548bc886a8e6208615fd582656343",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_judgement_stands_in_division_9e3a6",
                    table="assessments_jointjudgement",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ApplicationWithShare",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.application",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicationwithshare",
            trigger=pgtrigger.compiler.Trigger(
                name="subsidy_rests_on_division",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('verleend', 'geweigerd'))",
                    constraint="CONSTRAINT",
                    func="\n    IF NOT EXISTS (SELECT FROM subsidies_share s\n                    JOIN subsidies_division d ON d.id = s.division_id\n                    WHERE s.application_id = NEW.id AND d.state = 'besloten'\n                    AND (s.granted > 0) = (NEW.state = 'verleend')) THEN\n        RAISE EXCEPTION 'subsidy_rests_on_division: no division with this outcome was decided on' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;",
                    hash="8bf432b20dd545282fa1de465d231be375366894",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_subsidy_rests_on_division_a6686",
                    table="applications_application",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="subsidies.share",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("verslag", "progress report"),
                            ("verantwoording", "accounting for the subsidy"),
                            ("wijziging", "notice of a change"),
                        ],
                        max_length=15,
                        verbose_name="duty",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="to be met by")),
                (
                    "begun_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="begun at"
                    ),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="received on"),
                ),
                (
                    "received_by",
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
                "verbose_name": "duty of a subsidy",
                "verbose_name_plural": "duties of subsidies",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "wijziging"), _negated=True),
                        fields=("share", "kind"),
                        name="duty_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_on", None), ("kind", "wijziging")),
                            models.Q(
                                ("due_on__isnull", False),
                                ("kind__in", ["verslag", "verantwoording"]),
                            ),
                            _connector="OR",
                        ),
                        name="duty_with_its_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_by", None), ("received_on", None)),
                            models.Q(
                                ("received_by__isnull", False), ("received_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="duty_received_by_someone",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="duty_of_what_was_granted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.received_on IS NOT NULL OR NOT EXISTS (SELECT FROM subsidies_share s\n                    WHERE s.id = NEW.share_id AND s.letter_id IS NOT NULL AND s.granted > 0) THEN\n        RAISE EXCEPTION 'duty_of_grant: nothing was granted, or it is received already' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="641c5cafc754f922499ba8ddd9892f2684cd81df",
                    operation="INSERT",
                    pgid="pgtrigger_duty_of_what_was_granted_66075",
                    table="subsidies_duty",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="duty_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (NEW.share_id, NEW.kind, NEW.due_on, NEW.begun_at) IS DISTINCT FROM\n                    (OLD.share_id, OLD.kind, OLD.due_on, OLD.begun_at)\n                    OR (OLD.received_on IS NOT NULL AND to_jsonb(NEW) <> to_jsonb(OLD)) THEN\n        RAISE EXCEPTION 'duty_stands: it is as the letter says, or was received' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="9ab30dcdfcf62e8cd125f66e2adf99183e520c77",
                    operation="UPDATE",
                    pgid="pgtrigger_duty_stands_3b73b",
                    table="subsidies_duty",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="duty_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="a95bde989bad2f1fc474f8fa58ddcdcb2b2e7bad",
                    operation="DELETE",
                    pgid="pgtrigger_duty_is_kept_e649b",
                    table="subsidies_duty",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "subsidies_dutyevent" ("begun_at", "due_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "share_id") VALUES (NEW."begun_at", NEW."due_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_by_id", NEW."received_on", NEW."share_id"); RETURN NULL;',
                    hash="529e4b129fe5bf208ca6f9b9aeccbf5d27acd78b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9b92d",
                    table="subsidies_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "subsidies_dutyevent" ("begun_at", "due_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "share_id") VALUES (NEW."begun_at", NEW."due_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_by_id", NEW."received_on", NEW."share_id"); RETURN NULL;',
                    hash="98899763dee0b96965942d9bf198673d05ca497c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17944",
                    table="subsidies_duty",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DutyEvent",
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
                        to="subsidies.duty",
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
                    "share",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="subsidies.share",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("verslag", "progress report"),
                            ("verantwoording", "accounting for the subsidy"),
                            ("wijziging", "notice of a change"),
                        ],
                        max_length=15,
                        verbose_name="duty",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="to be met by")),
                (
                    "begun_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="begun at"
                    ),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="received on"),
                ),
                (
                    "received_by",
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e8343ebff172d7e7f20c5fac1588535052cf2d98",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6ebf5",
                    table="subsidies_dutyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="HandedIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_in",
                        to="subsidies.duty",
                    ),
                ),
                ("text", models.CharField(max_length=10000, verbose_name="what is handed in")),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "handed_in_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="handed in at"
                    ),
                ),
            ],
            options={
                "verbose_name": "what was handed in for a duty",
                "verbose_name_plural": "what was handed in for duties",
                "ordering": ["handed_in_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="handed_in_with_text"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handedin",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5be262715b12b56a56e0755ce14ece5b49cc685b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0f38a",
                    table="subsidies_handedin",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handedin",
            trigger=pgtrigger.compiler.Trigger(
                name="handed_in_while_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT FROM subsidies_duty d WHERE d.id = NEW.duty_id\n                    AND d.received_on IS NOT NULL) THEN\n        RAISE EXCEPTION 'handed_in: this duty was received already' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="404865148b2d44910c8e40b0453271f42376ca4f",
                    operation="INSERT",
                    pgid="pgtrigger_handed_in_while_open_28944",
                    table="subsidies_handedin",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="HandedInDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "handed_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="subsidies.handedin",
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
                "verbose_name": "document handed in for a duty",
                "verbose_name_plural": "documents handed in for duties",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("handed_in", "version"), name="handed_in_document_once"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handedindocument",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5641c081107df88ad69281f8a557fa2614f5d57a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7df1e",
                    table="subsidies_handedindocument",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DutyReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="subsidies.duty",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("days_before", models.PositiveSmallIntegerField(verbose_name="days before")),
                (
                    "queued_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="queued at"
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder of a duty",
                "verbose_name_plural": "reminders of duties",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("duty", "user", "days_before"), name="duty_reminder_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
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
                        related_name="subsidy_hearings",
                        to="applications.application",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("weigering", "refusing the subsidy"),
                            ("verlaging", "lowering the grant"),
                            ("vaststelling", "settling the subsidy at a lower amount"),
                            ("terugvordering", "reclaiming what was paid too much"),
                        ],
                        max_length=15,
                        verbose_name="what is intended",
                    ),
                ),
                ("ground", models.CharField(blank=True, max_length=20, verbose_name="ground")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="amount (euro)",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidy_hearing",
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
                "verbose_name": "hearing about a subsidy",
                "verbose_name_plural": "hearings about subsidies",
                "ordering": ["intended_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("about", "weigering"),
                                ("amount", None),
                                (
                                    "ground__in",
                                    [
                                        "activiteiten",
                                        "verplichtingen",
                                        "verantwoording",
                                        "onjuiste_gegevens",
                                        "insolventie",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("about__in", ["verlaging", "vaststelling"]),
                                ("amount__gte", 0),
                                (
                                    "ground__in",
                                    [
                                        "activiteiten",
                                        "verplichtingen",
                                        "onjuiste_gegevens",
                                        "onjuiste_verlening",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("about", "terugvordering"), ("amount__gt", 0), ("ground", "")
                            ),
                            _connector="OR",
                        ),
                        name="subsidy_hearing_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("intention", ""), _negated=True),
                        name="subsidy_hearing_says_why",
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
                        name="subsidy_hearing_response_whole",
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
                        name="subsidy_hearing_told_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("drop_reason", ""), ("dropped_at", None), ("dropped_by", None)
                            ),
                            models.Q(
                                ("dropped_at__isnull", False),
                                ("dropped_by__isnull", False),
                                models.Q(("drop_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidy_hearing_dropped_with_reason",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="subsidy_hearing_begins",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.respond_by < (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date + 14 THEN\n        RAISE EXCEPTION 'subsidy_hearing: there are at least two weeks to respond' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.letter_id IS NOT NULL OR NEW.zienswijze <> '' OR NEW.told <> ''\n            OR NEW.dropped_at IS NOT NULL THEN\n        RAISE EXCEPTION 'subsidy_hearing: it is intended first' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="96a66694f270241b1441d14aaf5d2c8594ad5219",
                    operation="INSERT",
                    pgid="pgtrigger_subsidy_hearing_begins_d867e",
                    table="subsidies_hearing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="subsidy_hearing_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (NEW.application_id, NEW.about, NEW.ground, NEW.amount, NEW.intention,\n                NEW.respond_by, NEW.intended_by_id, NEW.intended_at) IS DISTINCT FROM\n            (OLD.application_id, OLD.about, OLD.ground, OLD.amount, OLD.intention,\n                OLD.respond_by, OLD.intended_by_id, OLD.intended_at) THEN\n        RAISE EXCEPTION 'subsidy_hearing_stands: what was intended stands' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF (OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id)\n            OR (OLD.zienswijze <> '' AND (NEW.zienswijze, NEW.zienswijze_by_id, NEW.zienswijze_at)\n                IS DISTINCT FROM (OLD.zienswijze, OLD.zienswijze_by_id, OLD.zienswijze_at))\n            OR (OLD.dropped_at IS NOT NULL AND to_jsonb(NEW) <> to_jsonb(OLD)) THEN\n        RAISE EXCEPTION 'subsidy_hearing_stands: it was noted before' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF (NEW.zienswijze, NEW.told, NEW.dropped_at)\n            IS DISTINCT FROM (OLD.zienswijze, OLD.told, OLD.dropped_at)\n            AND (EXISTS (SELECT FROM subsidies_groundtorefuse g WHERE g.hearing_id = NEW.id)\n                OR EXISTS (SELECT FROM subsidies_laterdecision d WHERE d.hearing_id = NEW.id\n                    AND d.state IN ('voorbereid', 'besloten'))) THEN\n        RAISE EXCEPTION 'subsidy_hearing_stands: something rests on it' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="5e971a5d061a7964c78241955adb4558be678f56",
                    operation="UPDATE",
                    pgid="pgtrigger_subsidy_hearing_stands_23193",
                    table="subsidies_hearing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="subsidy_hearing_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.intended_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.intended_by_id IS DISTINCT FROM OLD.intended_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.intended_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.intended_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.intended_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.intended_at IS DISTINCT FROM OLD.intended_at)\n        AND NEW.intended_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.told_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.told_by_id IS DISTINCT FROM OLD.told_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.told_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.told_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.told_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.told_at IS DISTINCT FROM OLD.told_at)\n        AND NEW.told_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.dropped_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.dropped_by_id IS DISTINCT FROM OLD.dropped_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.dropped_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.dropped_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.dropped_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.dropped_at IS DISTINCT FROM OLD.dropped_at)\n        AND NEW.dropped_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'subsidy_hearing_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="09e41f44e0356fe18b45d5755439a001af9f85d8",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_subsidy_hearing_by_re_5409d",
                    table="subsidies_hearing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="subsidy_hearing_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="5e66030c0165a6217b6a1498f68ca84fc5c4db5b",
                    operation="DELETE",
                    pgid="pgtrigger_subsidy_hearing_is_kept_79937",
                    table="subsidies_hearing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "subsidies_hearingevent" ("about", "amount", "application_id", "drop_reason", "dropped_at", "dropped_by_id", "ground", "id", "intended_at", "intended_by_id", "intention", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respond_by", "told", "told_at", "told_by_id", "zienswijze", "zienswijze_at", "zienswijze_by_id") VALUES (NEW."about", NEW."amount", NEW."application_id", NEW."drop_reason", NEW."dropped_at", NEW."dropped_by_id", NEW."ground", NEW."id", NEW."intended_at", NEW."intended_by_id", NEW."intention", NEW."letter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."respond_by", NEW."told", NEW."told_at", NEW."told_by_id", NEW."zienswijze", NEW."zienswijze_at", NEW."zienswijze_by_id"); RETURN NULL;',
                    hash="b24768b1c95343cabf0c77fdce799b2e5b113420",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1fdd4",
                    table="subsidies_hearing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hearing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "subsidies_hearingevent" ("about", "amount", "application_id", "drop_reason", "dropped_at", "dropped_by_id", "ground", "id", "intended_at", "intended_by_id", "intention", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respond_by", "told", "told_at", "told_by_id", "zienswijze", "zienswijze_at", "zienswijze_by_id") VALUES (NEW."about", NEW."amount", NEW."application_id", NEW."drop_reason", NEW."dropped_at", NEW."dropped_by_id", NEW."ground", NEW."id", NEW."intended_at", NEW."intended_by_id", NEW."intention", NEW."letter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."respond_by", NEW."told", NEW."told_at", NEW."told_by_id", NEW."zienswijze", NEW."zienswijze_at", NEW."zienswijze_by_id"); RETURN NULL;',
                    hash="0fb040a8bbc92539e03d9abc1bb1b49a238506ee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_27b4c",
                    table="subsidies_hearing",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="GroundToRefuse",
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
                        related_name="ground_to_refuse",
                        to="applications.application",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            (
                                "activiteiten",
                                "the activities will not take place, or not all (4:35, 1a)",
                            ),
                            (
                                "verplichtingen",
                                "the duties of the subsidy will not be met (4:35, 1b)",
                            ),
                            ("verantwoording", "it will not be accounted for properly (4:35, 1c)"),
                            (
                                "onjuiste_gegevens",
                                "incorrect or incomplete data were supplied (4:35, 2a)",
                            ),
                            ("insolventie", "the applicant is bankrupt or cannot pay (4:35, 2b)"),
                        ],
                        max_length=20,
                        verbose_name="ground",
                    ),
                ),
                ("reasons", models.CharField(max_length=5000, verbose_name="reasons")),
                (
                    "hearing",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ground_to_refuse",
                        to="subsidies.hearing",
                    ),
                ),
                (
                    "weighing",
                    models.CharField(max_length=5000, verbose_name="how the response was weighed"),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="entered at"
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
                "verbose_name": "ground to refuse",
                "verbose_name_plural": "grounds to refuse",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ground__in",
                                [
                                    "activiteiten",
                                    "verplichtingen",
                                    "verantwoording",
                                    "onjuiste_gegevens",
                                    "insolventie",
                                ],
                            )
                        ),
                        name="ground_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at", None), ("dropped_by", None)),
                            models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="ground_dropped_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reasons", ""), _negated=True),
                            models.Q(("weighing", ""), _negated=True),
                        ),
                        name="ground_with_reasons_and_answer",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groundtorefuse",
            trigger=pgtrigger.compiler.Trigger(
                name="ground_stands_in_division",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT FROM subsidies_share s JOIN subsidies_division d\n    ON d.id = s.division_id WHERE s.application_id = OLD.application_id\n    AND d.state IN ('voorbereid', 'besloten')) THEN\n        RAISE EXCEPTION 'ground_stands: a division rests on it' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\n    IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT FROM subsidies_share s JOIN subsidies_division d\n    ON d.id = s.division_id WHERE s.application_id = NEW.application_id\n    AND d.state IN ('voorbereid', 'besloten')) THEN\n        RAISE EXCEPTION 'ground_stands: a division rests on it' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="e0a6b514b383ed23bcb016d2237853119dc06483",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_ground_stands_in_division_896c1",
                    table="subsidies_groundtorefuse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groundtorefuse",
            trigger=pgtrigger.compiler.Trigger(
                name="ground_tells_first",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.dropped_at IS NULL AND NOT EXISTS (SELECT FROM subsidies_hearing h\n            WHERE h.id = NEW.hearing_id AND h.application_id = NEW.application_id\n            AND h.about = 'weigering' AND h.ground = NEW.ground AND h.dropped_at IS NULL\n            AND NOT (h.letter_id IS NULL OR (h.zienswijze = ''\n            AND GREATEST(h.respond_by, (SELECT told.dated_on + 14\n                FROM correspondence_letter told WHERE told.id = h.letter_id)) >= (NEW.entered_at\n                AT TIME ZONE 'Europe/Amsterdam')::date))) THEN\n        RAISE EXCEPTION 'ground_hearing: the applicant was not heard about this ground' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="5417f9a7826ed0776270795d4a6036ad6d41192c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_ground_tells_first_0b247",
                    table="subsidies_groundtorefuse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groundtorefuse",
            trigger=pgtrigger.compiler.Trigger(
                name="ground_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.entered_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.entered_by_id IS DISTINCT FROM OLD.entered_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.entered_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'ground_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.entered_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'ground_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.entered_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.entered_at IS DISTINCT FROM OLD.entered_at)\n        AND NEW.entered_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'ground_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.dropped_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.dropped_by_id IS DISTINCT FROM OLD.dropped_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.dropped_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'ground_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.dropped_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = NEW.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = NEW.application_id AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'ground_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.dropped_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.dropped_at IS DISTINCT FROM OLD.dropped_at)\n        AND NEW.dropped_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'ground_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="8546009688993f1ac3144a4579c2de939320405b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_ground_by_re_748dc",
                    table="subsidies_groundtorefuse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groundtorefuse",
            trigger=pgtrigger.compiler.Trigger(
                name="ground_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="e65eae558cba7ada394512631aa536cf4a20c468",
                    operation="DELETE",
                    pgid="pgtrigger_ground_is_kept_47c98",
                    table="subsidies_groundtorefuse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groundtorefuse",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "subsidies_groundtorefuseevent" ("application_id", "dropped_at", "dropped_by_id", "entered_at", "entered_by_id", "ground", "hearing_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "weighing") VALUES (NEW."application_id", NEW."dropped_at", NEW."dropped_by_id", NEW."entered_at", NEW."entered_by_id", NEW."ground", NEW."hearing_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reasons", NEW."weighing"); RETURN NULL;',
                    hash="0400a2d62d92f36078f187eb75820ebf6676abc8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ab185",
                    table="subsidies_groundtorefuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groundtorefuse",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "subsidies_groundtorefuseevent" ("application_id", "dropped_at", "dropped_by_id", "entered_at", "entered_by_id", "ground", "hearing_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "weighing") VALUES (NEW."application_id", NEW."dropped_at", NEW."dropped_by_id", NEW."entered_at", NEW."entered_by_id", NEW."ground", NEW."hearing_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reasons", NEW."weighing"); RETURN NULL;',
                    hash="ea96798e0a59f2a45cf7bf1205884d7f450e8a73",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1679d",
                    table="subsidies_groundtorefuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groundtorefuse",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "subsidies_groundtorefuseevent" ("application_id", "dropped_at", "dropped_by_id", "entered_at", "entered_by_id", "ground", "hearing_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "weighing") VALUES (OLD."application_id", OLD."dropped_at", OLD."dropped_by_id", OLD."entered_at", OLD."entered_by_id", OLD."ground", OLD."hearing_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reasons", OLD."weighing"); RETURN NULL;',
                    hash="bf445a3b6d03b2c19f26eef97c84ebf128b7d3d8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ee59a",
                    table="subsidies_groundtorefuse",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="GroundToRefuseEvent",
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
                        to="subsidies.groundtorefuse",
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
                    "ground",
                    models.CharField(
                        choices=[
                            (
                                "activiteiten",
                                "the activities will not take place, or not all (4:35, 1a)",
                            ),
                            (
                                "verplichtingen",
                                "the duties of the subsidy will not be met (4:35, 1b)",
                            ),
                            ("verantwoording", "it will not be accounted for properly (4:35, 1c)"),
                            (
                                "onjuiste_gegevens",
                                "incorrect or incomplete data were supplied (4:35, 2a)",
                            ),
                            ("insolventie", "the applicant is bankrupt or cannot pay (4:35, 2b)"),
                        ],
                        max_length=20,
                        verbose_name="ground",
                    ),
                ),
                ("reasons", models.CharField(max_length=5000, verbose_name="reasons")),
                (
                    "hearing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="subsidies.hearing",
                    ),
                ),
                (
                    "weighing",
                    models.CharField(max_length=5000, verbose_name="how the response was weighed"),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="entered at"
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
            model_name="groundtorefuseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d6331e616d080e232b1a779c3f419c53522ab8aa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ba363",
                    table="subsidies_groundtorefuseevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="HearingEvent",
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
                        to="subsidies.hearing",
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
                    "about",
                    models.CharField(
                        choices=[
                            ("weigering", "refusing the subsidy"),
                            ("verlaging", "lowering the grant"),
                            ("vaststelling", "settling the subsidy at a lower amount"),
                            ("terugvordering", "reclaiming what was paid too much"),
                        ],
                        max_length=15,
                        verbose_name="what is intended",
                    ),
                ),
                ("ground", models.CharField(blank=True, max_length=20, verbose_name="ground")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="amount (euro)",
                    ),
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
            model_name="hearingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a962bbf65b662e65063c14e5d246fbb589456bb4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ff500",
                    table="subsidies_hearingevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PaymentRun",
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
                        related_name="payment_runs",
                        to="applications.round",
                    ),
                ),
                ("number", models.CharField(max_length=20, unique=True, verbose_name="number")),
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
            ],
            options={
                "verbose_name": "payment run",
                "verbose_name_plural": "payment runs",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentrun",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="82220dbd24622f3981f2a7f2de9e7d6d06b0360b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_11443",
                    table="subsidies_paymentrun",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentrun",
            trigger=pgtrigger.compiler.Trigger(
                name="run_made_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.made_by_id AND r.kind IN ('re_adviser', 're_lead')\n            AND (r.ended_at IS NULL OR TG_OP = 'UPDATE' AND OLD.made_by_id = NEW.made_by_id)) THEN\n        RAISE EXCEPTION 'run_made_by: it is made by the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.made_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.made_at IS DISTINCT FROM OLD.made_at)\n        AND NEW.made_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'run_made_by: it is made now' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="03f7964ef0d8c5808981fd3a7261293ae7c16594",
                    operation="INSERT",
                    pgid="pgtrigger_run_made_by_re_b640d",
                    table="subsidies_paymentrun",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="subsidies.paymentrun",
                    ),
                ),
                (
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="subsidies.share",
                    ),
                ),
                ("nth", models.PositiveSmallIntegerField(verbose_name="instalment")),
                ("pay_on", models.DateField(verbose_name="to be paid on")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="amount (euro)"
                    ),
                ),
                (
                    "payee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.organisation",
                        verbose_name="beneficiary",
                    ),
                ),
                (
                    "payee_name",
                    models.CharField(max_length=200, verbose_name="name of the beneficiary"),
                ),
                ("region", models.CharField(max_length=150, verbose_name="name of the region")),
                (
                    "reference",
                    models.CharField(max_length=30, verbose_name="reference of the letter"),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="paid on")),
                (
                    "returned_on",
                    models.DateField(blank=True, null=True, verbose_name="came back unpaid on"),
                ),
                (
                    "return_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it came back"),
                ),
                (
                    "claim_lapsed",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="lapsed of what was reclaimed (euro)",
                    ),
                ),
                (
                    "noted_by",
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
                "verbose_name": "payment of a subsidy",
                "verbose_name_plural": "payments of subsidies",
                "ordering": ["pay_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("returned_on__isnull", True)),
                        fields=("share", "nth"),
                        name="payment_of_instalment_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="payment_of_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_on__isnull", True),
                            ("paid_on__isnull", True),
                            _connector="OR",
                        ),
                        name="payment_paid_or_returned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_on__isnull", True), ("returned_on__isnull", True)),
                            ("noted_by__isnull", False),
                            _connector="OR",
                        ),
                        name="payment_noted_by_someone",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="payment_within_subsidy",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM subsidies_share s\n            JOIN subsidies_division d ON d.id = s.division_id\n            JOIN subsidies_paymentrun r ON r.round_id = d.round_id\n            WHERE s.id = NEW.share_id AND r.id = NEW.run_id AND s.letter_id IS NOT NULL\n            AND d.state = 'besloten') THEN\n        RAISE EXCEPTION 'payment_round: the subsidy was not made known in the round of this run' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM subsidies_share s\n            JOIN applications_application a ON a.id = s.application_id\n            WHERE s.id = NEW.share_id AND a.penvoerder_id = NEW.payee_id) THEN\n        RAISE EXCEPTION 'payment_payee: it goes to the penvoerder' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.paid_on IS NOT NULL OR NEW.returned_on IS NOT NULL OR NEW.claim_lapsed <> 0 THEN\n        RAISE EXCEPTION 'payment_starts: it is under way first' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.pay_on > (SELECT (r.made_at AT TIME ZONE 'Europe/Amsterdam')::date\n    FROM subsidies_paymentrun r WHERE r.id = NEW.run_id) + 42 THEN\n        RAISE EXCEPTION 'payment_ahead: a run goes six weeks ahead at most' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM subsidies_hearing h\n    JOIN subsidies_share s ON s.application_id = h.application_id\n    LEFT JOIN correspondence_letter l ON l.id = h.letter_id\n    WHERE s.id = NEW.share_id AND h.about <> 'weigering' AND h.dropped_at IS NULL\n    AND (l.id IS NULL OR l.dated_on + 91 > (SELECT (r.made_at AT TIME ZONE 'Europe/Amsterdam')::date\n    FROM subsidies_paymentrun r WHERE r.id = NEW.run_id))\n    AND NOT EXISTS (SELECT FROM subsidies_laterdecision d WHERE d.hearing_id = h.id\n        AND d.state = 'besloten' AND d.letter_id IS NOT NULL)) THEN\n        RAISE EXCEPTION 'payment_suspended: the region is heard about getting less' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM subsidies_paymentrun r\n    JOIN accounts_role maker ON maker.id = r.made_by_id\n    JOIN subsidies_share granted ON granted.id = NEW.share_id\n    WHERE r.id = NEW.run_id AND EXISTS (SELECT FROM accounts_role own WHERE own.user_id = maker.user_id AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = granted.application_id\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = granted.application_id AND own.id IN (i.role_id, s.author_id))))) THEN\n        RAISE EXCEPTION 'payment_made_by: who made the run is involved in the case' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.amount + (SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p\n    WHERE p.share_id = NEW.share_id AND p.returned_on IS NULL) > COALESCE(\n        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'vaststelling'),\n        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'verlaging'\n            ORDER BY d.settled_at DESC, d.id DESC LIMIT 1),\n        (SELECT s.granted FROM subsidies_share s WHERE s.id = NEW.share_id)) THEN\n        RAISE EXCEPTION 'payment_within: more is paid than the subsidy comes to' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c90f517af9785df21ea3e8df0a3b5b809402e646",
                    operation="INSERT",
                    pgid="pgtrigger_payment_within_subsidy_218c3",
                    table="subsidies_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="payment_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (NEW.run_id, NEW.share_id, NEW.nth, NEW.pay_on, NEW.amount, NEW.payee_id,\n                NEW.payee_name, NEW.region, NEW.reference) IS DISTINCT FROM\n            (OLD.run_id, OLD.share_id, OLD.nth, OLD.pay_on, OLD.amount, OLD.payee_id,\n                OLD.payee_name, OLD.region, OLD.reference) THEN\n        RAISE EXCEPTION 'payment_stands: what was handed over stands' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF OLD.returned_on IS NOT NULL AND to_jsonb(NEW) <> to_jsonb(OLD) THEN\n        RAISE EXCEPTION 'payment_stands: it came back unpaid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF OLD.paid_on IS NOT NULL AND NEW.returned_on IS NULL\n            AND NEW.paid_on IS DISTINCT FROM OLD.paid_on THEN\n        RAISE EXCEPTION 'payment_stands: it was paid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.claim_lapsed <> (CASE WHEN OLD.returned_on IS NULL\n                AND NEW.returned_on IS NOT NULL THEN GREATEST(((SELECT COALESCE(sum(d.amount), 0) FROM subsidies_laterdecision d\n    WHERE d.share_id = NEW.share_id AND d.state = 'besloten' AND d.kind = 'terugvordering')\n    - (SELECT COALESCE(sum(p.claim_lapsed), 0) FROM subsidies_payment p\n        WHERE p.share_id = NEW.share_id))\n    - GREATEST((SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p\n    WHERE p.share_id = NEW.share_id AND p.paid_on IS NOT NULL AND p.id <> NEW.id) - COALESCE(\n        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'vaststelling'),\n        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'verlaging'\n            ORDER BY d.settled_at DESC, d.id DESC LIMIT 1),\n        (SELECT s.granted FROM subsidies_share s WHERE s.id = NEW.share_id)), 0), 0) ELSE OLD.claim_lapsed END) THEN\n        RAISE EXCEPTION 'payment_claimed: what was reclaimed lapses as far as it was not paid too much' USING ERRCODE = 'check_violation';\n    END IF;\n    \nIF NEW.noted_by_id IS NOT NULL THEN\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.noted_by_id AND r.kind IN ('re_adviser', 're_lead')\n            AND (r.ended_at IS NULL OR TG_OP = 'UPDATE' AND OLD.noted_by_id = NEW.noted_by_id)) THEN\n        RAISE EXCEPTION 'payment_noted_by: the Realisatie Eenheid notes it' USING ERRCODE = 'check_violation';\n    END IF;\n    END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="7196926ae35e6f6fa287d4ad44f9873991fc7168",
                    operation="UPDATE",
                    pgid="pgtrigger_payment_noted_c2779",
                    table="subsidies_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="payment_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="7dffa4858db8bce6eb6d3c51e0c91e3d2bd914e2",
                    operation="DELETE",
                    pgid="pgtrigger_payment_is_kept_b433a",
                    table="subsidies_payment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "subsidies_paymentevent" ("amount", "claim_lapsed", "id", "noted_by_id", "nth", "paid_on", "pay_on", "payee_id", "payee_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "region", "return_reason", "returned_on", "run_id", "share_id") VALUES (NEW."amount", NEW."claim_lapsed", NEW."id", NEW."noted_by_id", NEW."nth", NEW."paid_on", NEW."pay_on", NEW."payee_id", NEW."payee_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."region", NEW."return_reason", NEW."returned_on", NEW."run_id", NEW."share_id"); RETURN NULL;',
                    hash="e81b13b18041920c808208037654cfa3fa2e1725",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6c9fb",
                    table="subsidies_payment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "subsidies_paymentevent" ("amount", "claim_lapsed", "id", "noted_by_id", "nth", "paid_on", "pay_on", "payee_id", "payee_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "region", "return_reason", "returned_on", "run_id", "share_id") VALUES (NEW."amount", NEW."claim_lapsed", NEW."id", NEW."noted_by_id", NEW."nth", NEW."paid_on", NEW."pay_on", NEW."payee_id", NEW."payee_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."region", NEW."return_reason", NEW."returned_on", NEW."run_id", NEW."share_id"); RETURN NULL;',
                    hash="cd7128cb97fbdf594bf84cbdd667f08fdf9259f5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9d0e1",
                    table="subsidies_payment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="PaymentEvent",
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
                        to="subsidies.payment",
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
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="subsidies.paymentrun",
                    ),
                ),
                (
                    "share",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="subsidies.share",
                    ),
                ),
                ("nth", models.PositiveSmallIntegerField(verbose_name="instalment")),
                ("pay_on", models.DateField(verbose_name="to be paid on")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="amount (euro)"
                    ),
                ),
                (
                    "payee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.organisation",
                        verbose_name="beneficiary",
                    ),
                ),
                (
                    "payee_name",
                    models.CharField(max_length=200, verbose_name="name of the beneficiary"),
                ),
                ("region", models.CharField(max_length=150, verbose_name="name of the region")),
                (
                    "reference",
                    models.CharField(max_length=30, verbose_name="reference of the letter"),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="paid on")),
                (
                    "returned_on",
                    models.DateField(blank=True, null=True, verbose_name="came back unpaid on"),
                ),
                (
                    "return_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it came back"),
                ),
                (
                    "claim_lapsed",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="lapsed of what was reclaimed (euro)",
                    ),
                ),
                (
                    "noted_by",
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8f970679a9340c706fafe9474a104d92c4c2ef96",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_16865",
                    table="subsidies_paymentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LaterDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later_decisions",
                        to="subsidies.share",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("verlaging", "grant lowered (Awb 4:48)"),
                            ("vaststelling", "subsidy settled (Awb 4:42)"),
                            ("terugvordering", "payment reclaimed (Awb 4:57)"),
                        ],
                        max_length=15,
                        verbose_name="what is decided",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voorbereid", "prepared"),
                            ("teruggegeven", "given back"),
                            ("besloten", "decided"),
                        ],
                        default="voorbereid",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="amount (euro)"
                    ),
                ),
                (
                    "stood",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="came to (euro)"
                    ),
                ),
                (
                    "paid",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="paid (euro)"
                    ),
                ),
                (
                    "under_way",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="under way (euro)",
                    ),
                ),
                (
                    "claimed",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="reclaimed before (euro)"
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("activiteiten", "the activities did not take place, or not all (a)"),
                            ("verplichtingen", "the duties of the subsidy were not met (b)"),
                            ("onjuiste_gegevens", "incorrect or incomplete data were supplied (c)"),
                            (
                                "onjuiste_verlening",
                                "the grant was wrong, as the recipient should know (d)",
                            ),
                        ],
                        max_length=20,
                        verbose_name="ground",
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="subsidies.hearing",
                    ),
                ),
                ("reasons", models.CharField(max_length=5000, verbose_name="reasons")),
                (
                    "weighing",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="how the response was weighed"
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
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was given back"
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
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later_on_subsidy",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "later decision on a subsidy",
                "verbose_name_plural": "later decisions on subsidies",
                "ordering": ["prepared_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["voorbereid", "teruggegeven", "besloten"])
                        ),
                        name="later_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__gte", 0),
                                ("amount__lt", models.F("stood")),
                                ("kind", "verlaging"),
                            ),
                            models.Q(
                                ("amount__gte", 0),
                                ("amount__lte", models.F("stood")),
                                ("kind", "vaststelling"),
                            ),
                            models.Q(
                                ("amount__gt", 0),
                                (
                                    "amount__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("paid"), "-", models.F("stood")
                                        ),
                                        "-",
                                        models.F("claimed"),
                                    ),
                                ),
                                ("kind", "terugvordering"),
                            ),
                            _connector="OR",
                        ),
                        name="later_amount_fits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount", models.F("stood")),
                                ("ground", ""),
                                ("hearing", None),
                                ("kind", "vaststelling"),
                            ),
                            models.Q(
                                ("ground", ""),
                                ("hearing__isnull", False),
                                ("kind", "terugvordering"),
                                models.Q(("weighing", ""), _negated=True),
                            ),
                            models.Q(
                                ("amount__lt", models.F("stood")),
                                ("kind__in", ["verlaging", "vaststelling"]),
                                (
                                    "ground__in",
                                    [
                                        "activiteiten",
                                        "verplichtingen",
                                        "onjuiste_gegevens",
                                        "onjuiste_verlening",
                                    ],
                                ),
                                ("hearing__isnull", False),
                                models.Q(("weighing", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="later_heard_when_worse",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True),
                        name="later_with_reasons",
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
                                ("letter__isnull", True),
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="later_decided_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "teruggegeven"), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="later_given_back_with_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "voorbereid")),
                        fields=("share",),
                        name="later_one_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "vaststelling"), ("state", "besloten")),
                        fields=("share",),
                        name="later_settled_once",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="later_rests_on_what_is",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.state <> 'voorbereid' THEN\n        RAISE EXCEPTION 'later_starts: it is prepared first' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM subsidies_share s\n            WHERE s.id = NEW.share_id AND s.letter_id IS NOT NULL AND s.granted > 0) THEN\n        RAISE EXCEPTION 'later_of_grant: nothing was granted and made known' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF (NEW.stood, NEW.paid, NEW.under_way, NEW.claimed) IS DISTINCT FROM\n    (COALESCE(\n        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'vaststelling'),\n        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'verlaging'\n            ORDER BY d.settled_at DESC, d.id DESC LIMIT 1),\n        (SELECT s.granted FROM subsidies_share s WHERE s.id = NEW.share_id)), (SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p\n    WHERE p.share_id = NEW.share_id AND p.paid_on IS NOT NULL), (SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p\n    WHERE p.share_id = NEW.share_id AND p.paid_on IS NULL AND p.returned_on IS NULL), ((SELECT COALESCE(sum(d.amount), 0) FROM subsidies_laterdecision d\n    WHERE d.share_id = NEW.share_id AND d.state = 'besloten' AND d.kind = 'terugvordering')\n    - (SELECT COALESCE(sum(p.claim_lapsed), 0) FROM subsidies_payment p\n        WHERE p.share_id = NEW.share_id))) THEN\n        RAISE EXCEPTION 'later_sums: these are not the sums' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.kind IN ('verlaging', 'vaststelling') AND EXISTS (\n            SELECT FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'vaststelling') THEN\n        RAISE EXCEPTION 'later_settled: this subsidy was settled' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.hearing_id IS NOT NULL AND NOT EXISTS (SELECT FROM subsidies_hearing h\n            JOIN subsidies_share s ON s.application_id = h.application_id\n            WHERE h.id = NEW.hearing_id AND s.id = NEW.share_id AND h.about = NEW.kind\n            AND h.dropped_at IS NULL AND NOT (h.letter_id IS NULL OR (h.zienswijze = ''\n            AND GREATEST(h.respond_by, (SELECT told.dated_on + 14\n                FROM correspondence_letter told WHERE told.id = h.letter_id)) >= (NEW.prepared_at\n                AT TIME ZONE 'Europe/Amsterdam')::date))\n            AND CASE WHEN NEW.kind = 'terugvordering' THEN NEW.amount <= h.amount\n                ELSE NEW.amount >= h.amount END) THEN\n        RAISE EXCEPTION 'later_hearing: who it is about was not heard about this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM subsidies_laterdecision d WHERE d.hearing_id = NEW.hearing_id\n            AND d.state IN ('voorbereid', 'besloten')) THEN\n        RAISE EXCEPTION 'later_hearing: another decision rests on this hearing' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="e309f41e2032d7035a8b3b6e9af705baf7aef847",
                    operation="INSERT",
                    pgid="pgtrigger_later_rests_on_what_is_b4708",
                    table="subsidies_laterdecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="later_is_as_prepared",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."share_id" IS DISTINCT FROM (NEW."share_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."stood" IS DISTINCT FROM (NEW."stood") OR OLD."paid" IS DISTINCT FROM (NEW."paid") OR OLD."under_way" IS DISTINCT FROM (NEW."under_way") OR OLD."claimed" IS DISTINCT FROM (NEW."claimed") OR OLD."ground" IS DISTINCT FROM (NEW."ground") OR OLD."hearing_id" IS DISTINCT FROM (NEW."hearing_id") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."weighing" IS DISTINCT FROM (NEW."weighing") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="17d8a976a79d5635846503ae7df0e9c5f636faaa",
                    operation="UPDATE",
                    pgid="pgtrigger_later_is_as_prepared_c0e13",
                    table="subsidies_laterdecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="later_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.state <> 'voorbereid' AND (to_jsonb(NEW) - 'letter_id' <> to_jsonb(OLD) - 'letter_id' OR OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id) THEN\n        RAISE EXCEPTION 'later_stands: it was given back or decided' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="c0cea40ef9fe7fc525165d4e148500435595fd38",
                    operation="UPDATE",
                    pgid="pgtrigger_later_stands_7fb3e",
                    table="subsidies_laterdecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="later_decided_well",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'besloten' AND NOT (OLD.\"state\" = 'besloten'))",
                    func="\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.settled_by_id AND r.kind = 're_lead'\n            AND (r.ended_at IS NULL OR TG_OP = 'UPDATE' AND OLD.settled_by_id = NEW.settled_by_id)) THEN\n        RAISE EXCEPTION 'later_lead: a lead decides' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (\n                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n                UNION SELECT r.user_id FROM subsidies_hearing h\n                JOIN accounts_role r ON r.id = h.intended_by_id WHERE h.id = NEW.hearing_id\n                UNION SELECT r.user_id FROM assessments_assessment s\n                JOIN accounts_role r ON r.id = s.author_id\n                JOIN assessments_panelmember m ON m.id = s.member_id\n                JOIN assessments_panel p ON p.id = m.panel_id\n                JOIN subsidies_share g ON g.application_id = p.application_id\n                WHERE g.id = NEW.share_id) THEN\n        RAISE EXCEPTION 'later_four_eyes: who prepared it or judged does not decide' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = (SELECT s.application_id FROM subsidies_share s WHERE s.id = NEW.share_id)\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.settled_by_id AND 'subsidie' = ANY(m.kinds)\n        AND m.starts_on <= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'later_mandate: who decides is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF (NEW.stood, NEW.paid, NEW.under_way, NEW.claimed) IS DISTINCT FROM\n    (COALESCE(\n        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'vaststelling'),\n        (SELECT d.amount FROM subsidies_laterdecision d WHERE d.share_id = NEW.share_id\n            AND d.state = 'besloten' AND d.kind = 'verlaging'\n            ORDER BY d.settled_at DESC, d.id DESC LIMIT 1),\n        (SELECT s.granted FROM subsidies_share s WHERE s.id = NEW.share_id)), (SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p\n    WHERE p.share_id = NEW.share_id AND p.paid_on IS NOT NULL), (SELECT COALESCE(sum(p.amount), 0) FROM subsidies_payment p\n    WHERE p.share_id = NEW.share_id AND p.paid_on IS NULL AND p.returned_on IS NULL), ((SELECT COALESCE(sum(d.amount), 0) FROM subsidies_laterdecision d\n    WHERE d.share_id = NEW.share_id AND d.state = 'besloten' AND d.kind = 'terugvordering')\n    - (SELECT COALESCE(sum(p.claim_lapsed), 0) FROM subsidies_payment p\n        WHERE p.share_id = NEW.share_id))) THEN\n        RAISE EXCEPTION 'later_sums: these are not the sums' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;",
                    hash="5a0e4c5d308312dc665197df98ccac5da53455a7",
                    operation="UPDATE",
                    pgid="pgtrigger_later_decided_well_7e612",
                    table="subsidies_laterdecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="later_by_re",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.prepared_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.prepared_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'later_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.prepared_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = (SELECT s.application_id FROM subsidies_share s WHERE s.id = NEW.share_id)\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = (SELECT s.application_id FROM subsidies_share s WHERE s.id = NEW.share_id) AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'later_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.prepared_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.prepared_at IS DISTINCT FROM OLD.prepared_at)\n        AND NEW.prepared_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'later_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    \n\n    IF NEW.settled_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.settled_by_id IS DISTINCT FROM OLD.settled_by_id) THEN\n        \n    IF NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.settled_by_id\n        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'later_by_re: who does this works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    IF EXISTS (SELECT FROM accounts_role own WHERE own.user_id = (SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) AND (\n    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a\n        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL\n        WHERE a.id = (SELECT s.application_id FROM subsidies_share s WHERE s.id = NEW.share_id)\n        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))\n    OR EXISTS (SELECT FROM assessments_panel p\n        JOIN assessments_panelmember m ON m.panel_id = p.id\n        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id\n        LEFT JOIN assessments_assessment s ON s.member_id = m.id\n        WHERE p.application_id = (SELECT s.application_id FROM subsidies_share s WHERE s.id = NEW.share_id) AND own.id IN (i.role_id, s.author_id)))) THEN\n        RAISE EXCEPTION 'later_by_re: who is involved in the case does not do this' USING ERRCODE = 'check_violation';\n    END IF;\n    \n    END IF;\n    \n    IF NEW.settled_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.settled_at IS DISTINCT FROM OLD.settled_at)\n        AND NEW.settled_at NOT BETWEEN now() - interval '1 hour'\n            AND clock_timestamp() + interval '1 hour'\n        AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'later_by_re: it is done now' USING ERRCODE = 'check_violation';\n    END IF;\n    \n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="a0ccf0fa528b0ad44e96852d44b27b7447c21396",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_later_by_re_139d3",
                    table="subsidies_laterdecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="later_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="714765a4529abcf3c2cf6f8b847e487a8971c2b5",
                    operation="DELETE",
                    pgid="pgtrigger_later_is_kept_72cc2",
                    table="subsidies_laterdecision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "subsidies_laterdecisionevent" ("amount", "claimed", "ground", "hearing_id", "id", "kind", "letter_id", "paid", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "settled_at", "settled_by_id", "share_id", "state", "stood", "under_way", "weighing") VALUES (NEW."amount", NEW."claimed", NEW."ground", NEW."hearing_id", NEW."id", NEW."kind", NEW."letter_id", NEW."paid", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."share_id", NEW."state", NEW."stood", NEW."under_way", NEW."weighing"); RETURN NULL;',
                    hash="4a11bf5add7295667babb46891f588f2e0a5f4cf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37749",
                    table="subsidies_laterdecision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "subsidies_laterdecisionevent" ("amount", "claimed", "ground", "hearing_id", "id", "kind", "letter_id", "paid", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "reasons", "return_reason", "settled_at", "settled_by_id", "share_id", "state", "stood", "under_way", "weighing") VALUES (NEW."amount", NEW."claimed", NEW."ground", NEW."hearing_id", NEW."id", NEW."kind", NEW."letter_id", NEW."paid", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_at", NEW."prepared_by_id", NEW."reasons", NEW."return_reason", NEW."settled_at", NEW."settled_by_id", NEW."share_id", NEW."state", NEW."stood", NEW."under_way", NEW."weighing"); RETURN NULL;',
                    hash="31962905c9a0e3ac274dd52be36e30af1d4b3d55",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a6679",
                    table="subsidies_laterdecision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecision",
            trigger=pgtrigger.compiler.Trigger(
                name="state_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{voorbereid:besloten,voorbereid:teruggegeven}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="3bb0a5707541f868f44e6d6eb5d532ee1c078ca4",
                    operation="UPDATE",
                    pgid="pgtrigger_state_machine_510d9",
                    table="subsidies_laterdecision",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LaterDecisionEvent",
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
                        to="subsidies.laterdecision",
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
                    "share",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="subsidies.share",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("verlaging", "grant lowered (Awb 4:48)"),
                            ("vaststelling", "subsidy settled (Awb 4:42)"),
                            ("terugvordering", "payment reclaimed (Awb 4:57)"),
                        ],
                        max_length=15,
                        verbose_name="what is decided",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("voorbereid", "prepared"),
                            ("teruggegeven", "given back"),
                            ("besloten", "decided"),
                        ],
                        default="voorbereid",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="amount (euro)"
                    ),
                ),
                (
                    "stood",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="came to (euro)"
                    ),
                ),
                (
                    "paid",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="paid (euro)"
                    ),
                ),
                (
                    "under_way",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="under way (euro)",
                    ),
                ),
                (
                    "claimed",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="reclaimed before (euro)"
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("activiteiten", "the activities did not take place, or not all (a)"),
                            ("verplichtingen", "the duties of the subsidy were not met (b)"),
                            ("onjuiste_gegevens", "incorrect or incomplete data were supplied (c)"),
                            (
                                "onjuiste_verlening",
                                "the grant was wrong, as the recipient should know (d)",
                            ),
                        ],
                        max_length=20,
                        verbose_name="ground",
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="subsidies.hearing",
                    ),
                ),
                ("reasons", models.CharField(max_length=5000, verbose_name="reasons")),
                (
                    "weighing",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="how the response was weighed"
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
                    "return_reason",
                    models.CharField(
                        blank=True, max_length=5000, verbose_name="why it was given back"
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="laterdecisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8454f52cb60142e1837be4d68470f7bd6db7c1eb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c6683",
                    table="subsidies_laterdecisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SubsidyLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidy_letters",
                        to="subsidies.share",
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidy_letters",
                        to="subsidies.laterdecision",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidy_letter",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter about a subsidy",
                "verbose_name_plural": "letters about subsidies",
                "ordering": ["pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidyletter",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="78d80ae9010c4fd9d0bb879ccbc68a1429e29b69",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_424cc",
                    table="subsidies_subsidyletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidyletter",
            trigger=pgtrigger.compiler.Trigger(
                name="subsidy_letter_of_its_decision",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM subsidies_share s\n                    LEFT JOIN subsidies_laterdecision d ON d.id = NEW.later_id\n                    WHERE s.id = NEW.share_id AND s.letter_id IS NOT NULL AND\n                    (NEW.later_id IS NULL OR d.share_id = s.id AND d.letter_id IS NOT NULL)) THEN\n        RAISE EXCEPTION 'subsidy_letter: this was not made known' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="b8e0f146a0c6e6cb7931a90aad7f43b5be25feb2",
                    operation="INSERT",
                    pgid="pgtrigger_subsidy_letter_of_its_decision_687e9",
                    table="subsidies_subsidyletter",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CorrectionOfSubsidy",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("assessments.correction",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionofsubsidy",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_of_subsidy_mandated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.issued_at IS NOT NULL AND (SELECT s.application_id FROM subsidies_subsidyletter l\n    JOIN subsidies_share s ON s.id = l.share_id WHERE l.letter_id = NEW.letter_id) IS NOT NULL AND NOT EXISTS (SELECT FROM correspondence_mandate m\n        JOIN applications_application of ON of.id = (SELECT s.application_id FROM subsidies_subsidyletter l\n    JOIN subsidies_share s ON s.id = l.share_id WHERE l.letter_id = NEW.letter_id)\n        JOIN applications_round ON applications_round.id = of.round_id\n        WHERE m.role_id = NEW.issued_by_id AND 'subsidie' = ANY(m.kinds)\n        AND m.starts_on <= (NEW.issued_at AT TIME ZONE 'Europe/Amsterdam')::date AND (m.ends_on IS NULL OR m.ends_on >= (NEW.issued_at AT TIME ZONE 'Europe/Amsterdam')::date)\n        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of))) THEN\n        RAISE EXCEPTION 'correction_mandate: who issues it is not mandated' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="ba4c3dbb2689393613d7d5fa4246f14297df1597",
                    operation="UPDATE",
                    pgid="pgtrigger_correction_of_subsidy_mandated_c4f8b",
                    table="assessments_correction",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ObjectionToSubsidy",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("assessments.objection",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectiontosubsidy",
            trigger=pgtrigger.compiler.Trigger(
                name="objection_without_part_in_subsidy",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT FROM accounts_role r WHERE ((NEW.handled_by_id IS DISTINCT FROM OLD.handled_by_id AND r.id = NEW.handled_by_id) OR (NEW.adjourned_by_id IS DISTINCT FROM OLD.adjourned_by_id AND r.id = NEW.adjourned_by_id) OR (NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id AND r.id = NEW.prepared_by_id) OR (NEW.settled_by_id IS DISTINCT FROM OLD.settled_by_id AND r.id = NEW.settled_by_id) OR (NEW.withdrawn_by_id IS DISTINCT FROM OLD.withdrawn_by_id AND r.id = NEW.withdrawn_by_id)) AND r.user_id IN (\n                SELECT had.user_id FROM accounts_role had\n                WHERE had.id IN (\n        SELECT w.drawn_by_id FROM subsidies_draw w\n        JOIN applications_application a ON a.round_id = w.round_id WHERE a.id = NEW.application_id\n        UNION SELECT unnest(ARRAY[g.entered_by_id, g.dropped_by_id])\n        FROM subsidies_groundtorefuseevent g WHERE g.application_id = NEW.application_id\n        UNION SELECT unnest(ARRAY[h.intended_by_id, h.dropped_by_id])\n        FROM subsidies_hearing h WHERE h.application_id = NEW.application_id\n        UNION SELECT unnest(ARRAY[v.prepared_by_id, v.settled_by_id, d.prepared_by_id,\n            d.settled_by_id, c.prepared_by_id, c.issued_by_id, c.dropped_by_id])\n        FROM subsidies_share s JOIN subsidies_division v ON v.id = s.division_id\n        LEFT JOIN subsidies_laterdecision d ON d.share_id = s.id\n        LEFT JOIN subsidies_subsidyletter l ON l.share_id = s.id\n        LEFT JOIN assessments_correction c ON c.letter_id = l.letter_id\n        WHERE s.application_id = NEW.application_id))) THEN\n        RAISE EXCEPTION 'objection_part: who had a part in the decision does not handle the objection' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="26912b082a4d5a79f2798dd47a44348dd45f6c99",
                    operation="UPDATE",
                    pgid="pgtrigger_objection_without_part_in_subsidy_3cc10",
                    table="assessments_objection",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SubsidyRules",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidy_rules",
                        to="applications.round",
                    ),
                ),
                (
                    "ceiling",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, verbose_name="subsidy ceiling (euro)"
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("volgorde", "in the order in which complete applications came in"),
                            ("rangschikking", "by rank: the highest joint score first"),
                            ("naar_rato", "pro rata: all the same share of what they ask"),
                            ("vast_bedrag", "a fixed amount each"),
                        ],
                        max_length=15,
                        verbose_name="how it is divided",
                    ),
                ),
                (
                    "ties",
                    models.CharField(
                        choices=[
                            ("loting", "a draw"),
                            ("ontvangst", "who was complete first, and then a draw"),
                        ],
                        default="loting",
                        max_length=10,
                        verbose_name="between equal ones decides",
                    ),
                ),
                (
                    "rest",
                    models.CharField(
                        choices=[
                            ("deel", "what is left of the ceiling"),
                            (
                                "niets",
                                "nothing: the scheme says that a part of the amount is of no use",
                            ),
                        ],
                        default="deel",
                        max_length=5,
                        verbose_name="the first for whom not all is left gets",
                    ),
                ),
                (
                    "fixed_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="fixed amount each (euro)",
                    ),
                ),
                (
                    "points_met",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="points for a criterion that is met"
                    ),
                ),
                (
                    "points_partly",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="points for a criterion that is partly met"
                    ),
                ),
                (
                    "minimum_points",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="fewest points for which something is given"
                    ),
                ),
                ("published_on", models.DateField(verbose_name="published on")),
                ("source", models.CharField(max_length=300, verbose_name="where it was published")),
                ("activities_from", models.DateField(verbose_name="activities from")),
                (
                    "activities_until",
                    models.DateField(verbose_name="activities until and including"),
                ),
                (
                    "reporting",
                    models.CharField(max_length=2000, verbose_name="duty to report (Awb 4:37)"),
                ),
                (
                    "report_by",
                    models.DateField(blank=True, null=True, verbose_name="progress report by"),
                ),
                (
                    "accounting",
                    models.CharField(max_length=2000, verbose_name="how it is accounted for"),
                ),
                (
                    "account_by",
                    models.DateField(blank=True, null=True, verbose_name="accounted for by"),
                ),
                (
                    "instalments_on",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(),
                        default=list,
                        size=None,
                        verbose_name="days of payment, in equal parts",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="entered at"
                    ),
                ),
            ],
            options={
                "verbose_name": "rules of a subsidy",
                "verbose_name_plural": "rules of subsidies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ceiling__gt", 0)), name="rules_ceiling_is_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "method__in",
                                ["volgorde", "rangschikking", "naar_rato", "vast_bedrag"],
                            ),
                            ("rest__in", ["deel", "niets"]),
                            ("ties__in", ["loting", "ontvangst"]),
                        ),
                        name="rules_known_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method", "vast_bedrag"), ("fixed_amount__gt", 0)),
                            models.Q(
                                models.Q(("method", "vast_bedrag"), _negated=True),
                                ("fixed_amount__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="rules_fixed_amount_of_its_method",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("points_met__gte", models.F("points_partly"))),
                        name="rules_points_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="rules_say_where_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("activities_until__gte", models.F("activities_from"))),
                        name="rules_period_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("instalments_on__len__gte", 1)),
                        name="rules_say_when_it_is_paid",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidyrules",
            trigger=pgtrigger.compiler.Trigger(
                name="rules_fixed_at_opening",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' THEN \n    IF EXISTS (SELECT FROM applications_round r\n    WHERE r.id = OLD.round_id AND r.opens_at <= clock_timestamp()) THEN\n        RAISE EXCEPTION 'rules_fixed: the round has opened' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\n    IF TG_OP <> 'DELETE' THEN \n    IF EXISTS (SELECT FROM applications_round r\n    WHERE r.id = NEW.round_id AND r.opens_at <= clock_timestamp()) THEN\n        RAISE EXCEPTION 'rules_fixed: the round has opened' USING ERRCODE = 'check_violation';\n    END IF;\n     END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="4363dfa34e53fd946e98949399f666d6e3dec5f4",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_rules_fixed_at_opening_2b20d",
                    table="subsidies_subsidyrules",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidyrules",
            trigger=pgtrigger.compiler.Trigger(
                name="rules_of_subsidy_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (SELECT FROM applications_round r\n            WHERE r.id = NEW.round_id AND r.kind = 'subsidie') THEN\n        RAISE EXCEPTION 'rules_subsidy: no subsidy is applied for in this round' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF EXISTS (SELECT FROM applications_round r WHERE r.id = NEW.round_id\n            AND NEW.published_on >= (r.opens_at AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'rules_published: they are published before the round opens' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="4e036e165a637a5cdb3fb7703b5d46832f50a34f",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_rules_of_subsidy_round_b0831",
                    table="subsidies_subsidyrules",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidyrules",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "subsidies_subsidyrulesevent" ("account_by", "accounting", "activities_from", "activities_until", "ceiling", "entered_at", "entered_by_id", "fixed_amount", "id", "instalments_on", "method", "minimum_points", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_met", "points_partly", "published_on", "report_by", "reporting", "rest", "round_id", "source", "ties") VALUES (NEW."account_by", NEW."accounting", NEW."activities_from", NEW."activities_until", NEW."ceiling", NEW."entered_at", NEW."entered_by_id", NEW."fixed_amount", NEW."id", NEW."instalments_on", NEW."method", NEW."minimum_points", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."points_met", NEW."points_partly", NEW."published_on", NEW."report_by", NEW."reporting", NEW."rest", NEW."round_id", NEW."source", NEW."ties"); RETURN NULL;',
                    hash="67474ac1c77bbea7cc1085511b58d917c4743d5c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_11c46",
                    table="subsidies_subsidyrules",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidyrules",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "subsidies_subsidyrulesevent" ("account_by", "accounting", "activities_from", "activities_until", "ceiling", "entered_at", "entered_by_id", "fixed_amount", "id", "instalments_on", "method", "minimum_points", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_met", "points_partly", "published_on", "report_by", "reporting", "rest", "round_id", "source", "ties") VALUES (NEW."account_by", NEW."accounting", NEW."activities_from", NEW."activities_until", NEW."ceiling", NEW."entered_at", NEW."entered_by_id", NEW."fixed_amount", NEW."id", NEW."instalments_on", NEW."method", NEW."minimum_points", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."points_met", NEW."points_partly", NEW."published_on", NEW."report_by", NEW."reporting", NEW."rest", NEW."round_id", NEW."source", NEW."ties"); RETURN NULL;',
                    hash="883591e8011644c1edbf393e929e5314df684939",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_29633",
                    table="subsidies_subsidyrules",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="SubsidyRulesEvent",
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
                        to="subsidies.subsidyrules",
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
                    "ceiling",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, verbose_name="subsidy ceiling (euro)"
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("volgorde", "in the order in which complete applications came in"),
                            ("rangschikking", "by rank: the highest joint score first"),
                            ("naar_rato", "pro rata: all the same share of what they ask"),
                            ("vast_bedrag", "a fixed amount each"),
                        ],
                        max_length=15,
                        verbose_name="how it is divided",
                    ),
                ),
                (
                    "ties",
                    models.CharField(
                        choices=[
                            ("loting", "a draw"),
                            ("ontvangst", "who was complete first, and then a draw"),
                        ],
                        default="loting",
                        max_length=10,
                        verbose_name="between equal ones decides",
                    ),
                ),
                (
                    "rest",
                    models.CharField(
                        choices=[
                            ("deel", "what is left of the ceiling"),
                            (
                                "niets",
                                "nothing: the scheme says that a part of the amount is of no use",
                            ),
                        ],
                        default="deel",
                        max_length=5,
                        verbose_name="the first for whom not all is left gets",
                    ),
                ),
                (
                    "fixed_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="fixed amount each (euro)",
                    ),
                ),
                (
                    "points_met",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="points for a criterion that is met"
                    ),
                ),
                (
                    "points_partly",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="points for a criterion that is partly met"
                    ),
                ),
                (
                    "minimum_points",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="fewest points for which something is given"
                    ),
                ),
                ("published_on", models.DateField(verbose_name="published on")),
                ("source", models.CharField(max_length=300, verbose_name="where it was published")),
                ("activities_from", models.DateField(verbose_name="activities from")),
                (
                    "activities_until",
                    models.DateField(verbose_name="activities until and including"),
                ),
                (
                    "reporting",
                    models.CharField(max_length=2000, verbose_name="duty to report (Awb 4:37)"),
                ),
                (
                    "report_by",
                    models.DateField(blank=True, null=True, verbose_name="progress report by"),
                ),
                (
                    "accounting",
                    models.CharField(max_length=2000, verbose_name="how it is accounted for"),
                ),
                (
                    "account_by",
                    models.DateField(blank=True, null=True, verbose_name="accounted for by"),
                ),
                (
                    "instalments_on",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(),
                        default=list,
                        size=None,
                        verbose_name="days of payment, in equal parts",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.role",
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="entered at"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subsidyrulesevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3488d79e6293899065b5f93dae60638133713045",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d2e2d",
                    table="subsidies_subsidyrulesevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="RoundWithRules",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("applications.round",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundwithrules",
            trigger=pgtrigger.compiler.Trigger(
                name="round_keeps_to_its_rules",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT FROM subsidies_subsidyrules s WHERE s.round_id = NEW.id\n                    AND s.published_on >= (NEW.opens_at AT TIME ZONE 'Europe/Amsterdam')::date) THEN\n        RAISE EXCEPTION 'rules_published: they are published before the round opens' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF OLD.opens_at <= clock_timestamp() AND (NEW.opens_at, NEW.maximum_amount)\n                    IS DISTINCT FROM (OLD.opens_at, OLD.maximum_amount) AND EXISTS\n                    (SELECT FROM subsidies_subsidyrules s WHERE s.round_id = NEW.id) THEN\n        RAISE EXCEPTION 'rules_opened: this round opened with its ceiling and its amount' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.kind <> 'subsidie' AND EXISTS (SELECT FROM subsidies_subsidyrules s\n                    WHERE s.round_id = NEW.id) THEN\n        RAISE EXCEPTION 'rules_subsidy: this round has the rules of a subsidy' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="a08a93d95527d06b83dcf2cf6a2c6e4fab1c1027",
                    operation="UPDATE",
                    pgid="pgtrigger_round_keeps_to_its_rules_d4b8d",
                    table="applications_round",
                    when="BEFORE",
                ),
            ),
        ),
    ]
