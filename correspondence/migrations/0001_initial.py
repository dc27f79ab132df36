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
        ("regions", "0001_initial"),
    ]

    operations = [
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
    ]
