import django.contrib.postgres.fields
import django.db.models.deletion
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
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterWording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="kind")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("opening", models.CharField(blank=True, max_length=2000, verbose_name="Opening")),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=5000, verbose_name="What happens now"),
                ),
                (
                    "contact",
                    models.CharField(blank=True, max_length=2000, verbose_name="Whom to ask"),
                ),
                ("closing", models.CharField(blank=True, max_length=2000, verbose_name="Closing")),
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
                "verbose_name": "text of letters",
                "verbose_name_plural": "texts of letters",
                "ordering": ["kind", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "version"), name="wording_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at", None), ("dropped_at", None)),
                        fields=("kind",),
                        name="wording_one_proposal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("dropped_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="wording_approved_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at", None), ("dropped_by", None)),
                            models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="wording_dropped_by_somebody",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letterwording",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'approved_by_id' - 'approved_at' - 'dropped_by_id' - 'dropped_at' = to_jsonb(OLD) - 'approved_by_id' - 'approved_at' - 'dropped_by_id' - 'dropped_at'\n                    AND (OLD.approved_by_id IS NULL OR NEW.approved_by_id IS NOT DISTINCT FROM OLD.approved_by_id) AND (OLD.approved_at IS NULL OR NEW.approved_at IS NOT DISTINCT FROM OLD.approved_at) AND (OLD.dropped_by_id IS NULL OR NEW.dropped_by_id IS NOT DISTINCT FROM OLD.dropped_by_id) AND (OLD.dropped_at IS NULL OR NEW.dropped_at IS NOT DISTINCT FROM OLD.dropped_at)\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ",
                    hash="a2ae465a36d0eac5755befcd1754a2b6746a293f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8b7ed",
                    table="correspondence_letterwording",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letterwording",
            trigger=pgtrigger.compiler.Trigger(
                name="wording_four_eyes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.approved_by_id IS NOT NULL AND NOT EXISTS (\n    SELECT FROM accounts_role a, accounts_role w\n    WHERE a.id = NEW.approved_by_id AND w.id = NEW.written_by_id\n    AND a.kind = 're_lead' AND a.ended_at IS NULL AND a.user_id <> w.user_id) THEN\n        RAISE EXCEPTION 'wording_four_eyes: a lead who did not write it approves it' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="f77a25c59c88092f54c0f2ba94fe4f6a1d5e30d6",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_wording_four_eyes_44ff0",
                    table="correspondence_letterwording",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LetterNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "occasion",
                    models.CharField(max_length=100, unique=True, verbose_name="occasion"),
                ),
                (
                    "reference",
                    models.CharField(max_length=30, unique=True, verbose_name="reference"),
                ),
                (
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="given out at"
                    ),
                ),
            ],
            options={
                "verbose_name": "number of a letter",
                "verbose_name_plural": "numbers of letters",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letternumber",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1c92c4cbfd745436203689081ad978006056586d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_46828",
                    table="correspondence_letternumber",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Letter",
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
                    "number",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter",
                        to="correspondence.letternumber",
                    ),
                ),
                (
                    "reference",
                    models.CharField(max_length=30, unique=True, verbose_name="reference"),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="kind")),
                (
                    "addressee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="regions.organisation",
                    ),
                ),
                ("subject", models.CharField(max_length=300, verbose_name="subject")),
                (
                    "answers",
                    models.CharField(blank=True, max_length=50, verbose_name="your reference"),
                ),
                ("dated_on", models.DateField(verbose_name="date of the letter")),
                (
                    "is_beschikking",
                    models.BooleanField(default=False, verbose_name="formal decision"),
                ),
                (
                    "objection_from",
                    models.DateField(blank=True, null=True, verbose_name="objection possible from"),
                ),
                (
                    "objection_until",
                    models.DateField(
                        blank=True, null=True, verbose_name="objection possible until and including"
                    ),
                ),
                ("body_html", models.TextField()),
                ("code", models.CharField(blank=True, max_length=12, verbose_name="code")),
                (
                    "wording",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="correspondence.letterwording",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "ordering": ["made_at"],
                "indexes": [models.Index(fields=["sha256"], name="letter_sha256")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("objection_until__isnull", True),
                            ("is_beschikking", True),
                            _connector="OR",
                        ),
                        name="letter_objection_to_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("objection_from__isnull", True), ("objection_until__isnull", True)
                            ),
                            ("objection_from__lte", models.F("objection_until")),
                            _connector="OR",
                        ),
                        name="letter_objection_term_whole",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3e84bff301071ce638387f2dc4c18695084767a9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_604d8",
                    table="correspondence_letter",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LetterReading",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="correspondence.letter",
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
                ("read_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "reading of a letter",
                "verbose_name_plural": "readings of letters",
                "constraints": [
                    models.UniqueConstraint(fields=("letter", "user"), name="letter_reading_once")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letterreading",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d33c7381c7447c8438becc92be79e846e847f42c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0db44",
                    table="correspondence_letterreading",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="LetterFollowUp",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.role",
                    ),
                ),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("note", models.CharField(max_length=200, verbose_name="what you did")),
            ],
            options={
                "verbose_name": "follow-up of a letter",
                "verbose_name_plural": "follow-ups of letters",
                "ordering": ["-noted_at"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letterfollowup",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3b999949292774e1e20b3d947b4a16aa15bab00b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_35afe",
                    table="correspondence_letterfollowup",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="accounts.role",
                        verbose_name="who signs",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        size=None,
                        verbose_name="what may be signed",
                    ),
                ),
                ("on_behalf_of", models.CharField(max_length=200, verbose_name="on behalf of")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("source", models.CharField(max_length=200, verbose_name="decision of mandate")),
                ("given_on", models.DateField(verbose_name="date of that decision")),
                (
                    "published_in",
                    models.CharField(blank=True, max_length=200, verbose_name="made known in"),
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
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="recorded at"
                    ),
                ),
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
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
            ],
            options={
                "verbose_name": "mandate",
                "verbose_name_plural": "mandates",
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kinds", []), _negated=True),
                        name="mandate_covers_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("on_behalf_of", ""), _negated=True),
                            models.Q(("source", ""), _negated=True),
                        ),
                        name="mandate_names_its_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__gte", models.F("given_on"))),
                        name="mandate_given_before",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="mandate_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                ("ends_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="mandate_ended_by_someone",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mandate",
            trigger=pgtrigger.compiler.Trigger(
                name="mandate_given_by_another",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.ended_at IS NOT NULL OR NEW.ended_by_id IS NOT NULL THEN\n        RAISE EXCEPTION 'mandate_starts: it is ended later' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM accounts_role r\n            WHERE r.id = NEW.role_id AND r.kind IN ('re_lead', 're_adviser')\n            AND (NEW.recorded_by_id IS NULL OR r.ended_at IS NULL)) THEN\n        RAISE EXCEPTION 'mandate_role: who is mandated works for the Realisatie Eenheid' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.recorded_by_id IS NULL AND NOT pg_has_role(current_user,\n            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN\n        RAISE EXCEPTION 'mandate_recorded: an administrator records it' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.recorded_by_id IS NOT NULL AND NOT EXISTS (\n            SELECT FROM accounts_role a, accounts_role r\n            WHERE a.id = NEW.recorded_by_id AND a.kind = 'admin' AND a.ended_at IS NULL\n            AND r.id = NEW.role_id AND r.user_id <> a.user_id) THEN\n        RAISE EXCEPTION 'mandate_not_to_oneself: an administrator records it for somebody else' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="972aab8d746f6995ebab7be49b7e8eb1bd52ec08",
                    operation="INSERT",
                    pgid="pgtrigger_mandate_given_by_another_aa356",
                    table="correspondence_mandate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mandate",
            trigger=pgtrigger.compiler.Trigger(
                name="mandate_only_ends",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF to_jsonb(NEW) - 'ends_on' - 'ended_by_id' - 'ended_at' <> to_jsonb(OLD) - 'ends_on' - 'ended_by_id' - 'ended_at' THEN\n        RAISE EXCEPTION 'mandate_stands: it is ended, and another one is recorded' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.ends_on IS NULL OR NEW.ends_on >= COALESCE(OLD.ends_on, 'infinity') THEN\n        RAISE EXCEPTION 'mandate_ends: it is not made longer' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NEW.ends_on < (now() AT TIME ZONE 'Europe/Amsterdam')::date THEN\n        RAISE EXCEPTION 'mandate_ends: what was signed before stands' USING ERRCODE = 'check_violation';\n    END IF;\n    \n\n    IF NOT EXISTS (SELECT FROM accounts_role a WHERE a.id = NEW.ended_by_id\n            AND a.kind = 'admin' AND a.ended_at IS NULL) THEN\n        RAISE EXCEPTION 'mandate_ended: an administrator ends it' USING ERRCODE = 'check_violation';\n    END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
                    hash="2a1678ed09a91c35e0f5edea84fd94fd092b690d",
                    operation="UPDATE",
                    pgid="pgtrigger_mandate_only_ends_e5727",
                    table="correspondence_mandate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mandate",
            trigger=pgtrigger.compiler.Trigger(
                name="mandate_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="1a6abb21d70d8f49cd0e5550fca4a447698d6a89",
                    operation="DELETE",
                    pgid="pgtrigger_mandate_is_kept_14c44",
                    table="correspondence_mandate",
                    when="BEFORE",
                ),
            ),
        ),
    ]
