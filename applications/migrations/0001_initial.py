import applications.models.plan
import applications.models.rounds
import django.contrib.postgres.fields
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
        ('accounts', '0001_initial'),
        ('accounts', '0002_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('kind', models.CharField(choices=[('voorloper', 'voorloper status'), ('subsidie', 'subsidy')], max_length=15, verbose_name='kind')),
                ('opens_at', models.DateTimeField(verbose_name='opens')),
                ('closes_at', models.DateTimeField(verbose_name='closes')),
                ('maximum_amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='maximum amount per application (euro)')),
                ('decision_weeks', models.PositiveSmallIntegerField(default=8, verbose_name='decision term (weeks)')),
                ('term_length_source', models.CharField(blank=True, max_length=300, verbose_name='provision for a term of more than eight weeks')),
                ('term_start', models.CharField(choices=[('receipt', 'from receipt of each application'), ('closing', 'from the closing of the round')], default='receipt', max_length=10, verbose_name='the decision term counts')),
                ('term_start_source', models.CharField(blank=True, max_length=300, verbose_name='provision by which the term counts from closing')),
                ('term_set_by', models.CharField(choices=[('statute', 'an Act or an order in council'), ('other', 'a ministerial regulation or the round itself')], default='statute', max_length=10, verbose_name='the decision term is set by')),
                ('handled_as_received', models.BooleanField(default=False, verbose_name='applications are handled as they come')),
                ('reminder_days', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=applications.models.rounds.default_reminder_days, size=None, verbose_name='reminders (days before closing)')),
                ('legal_basis', models.CharField(max_length=2000, verbose_name='legal basis')),
                ('on_behalf_of', models.CharField(max_length=200, verbose_name='decided on behalf of')),
                ('objection_address', models.CharField(max_length=1000, verbose_name='where an objection is sent by post')),
                ('objection_online', models.CharField(blank=True, max_length=200, verbose_name='where an objection is sent electronically')),
                ('origin', models.CharField(choices=[('imported', 'open data'), ('entered', 'entered by hand'), ('demo', 'fictitious, for the demo')], default='entered', max_length=10, verbose_name='origin')),
            ],
            options={
                'verbose_name': 'round',
                'verbose_name_plural': 'rounds',
                'ordering': ['-closes_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='round_closes_after_opening'), models.CheckConstraint(condition=models.Q(('maximum_amount__gte', 0)), name='round_amount_not_negative'), models.CheckConstraint(condition=models.Q(('decision_weeks__gte', 1), ('decision_weeks__lte', 52)), name='round_decision_term_sane'), models.CheckConstraint(condition=models.Q(('decision_weeks__lte', 8), models.Q(('term_length_source', ''), _negated=True), _connector='OR'), name='round_long_term_has_source'), models.CheckConstraint(condition=models.Q(('term_start', 'receipt'), models.Q(('term_start_source', ''), _negated=True), _connector='OR'), name='round_term_from_closing_has_source')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_roundevent" ("closes_at", "decision_weeks", "handled_as_received", "id", "kind", "legal_basis", "maximum_amount", "name", "objection_address", "objection_online", "on_behalf_of", "opens_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_days", "term_length_source", "term_set_by", "term_start", "term_start_source") VALUES (NEW."closes_at", NEW."decision_weeks", NEW."handled_as_received", NEW."id", NEW."kind", NEW."legal_basis", NEW."maximum_amount", NEW."name", NEW."objection_address", NEW."objection_online", NEW."on_behalf_of", NEW."opens_at", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reminder_days", NEW."term_length_source", NEW."term_set_by", NEW."term_start", NEW."term_start_source"); RETURN NULL;', hash='619ac76b4d9816105a0c8c629b08fe49a0effdf9', operation='INSERT', pgid='pgtrigger_insert_insert_a0c65', table='applications_round', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_roundevent" ("closes_at", "decision_weeks", "handled_as_received", "id", "kind", "legal_basis", "maximum_amount", "name", "objection_address", "objection_online", "on_behalf_of", "opens_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_days", "term_length_source", "term_set_by", "term_start", "term_start_source") VALUES (NEW."closes_at", NEW."decision_weeks", NEW."handled_as_received", NEW."id", NEW."kind", NEW."legal_basis", NEW."maximum_amount", NEW."name", NEW."objection_address", NEW."objection_online", NEW."on_behalf_of", NEW."opens_at", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reminder_days", NEW."term_length_source", NEW."term_set_by", NEW."term_start", NEW."term_start_source"); RETURN NULL;', hash='edfdc2dd0b94e32791c29e729c1b4ac7a46632ea', operation='UPDATE', pgid='pgtrigger_update_update_35bdf', table='applications_round', when='AFTER')),
        ),
        migrations.CreateModel(
            name='RoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.round')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('voorloper', 'voorloper status'), ('subsidie', 'subsidy')], max_length=15, verbose_name='kind')),
                ('opens_at', models.DateTimeField(verbose_name='opens')),
                ('closes_at', models.DateTimeField(verbose_name='closes')),
                ('maximum_amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='maximum amount per application (euro)')),
                ('decision_weeks', models.PositiveSmallIntegerField(default=8, verbose_name='decision term (weeks)')),
                ('term_length_source', models.CharField(blank=True, max_length=300, verbose_name='provision for a term of more than eight weeks')),
                ('term_start', models.CharField(choices=[('receipt', 'from receipt of each application'), ('closing', 'from the closing of the round')], default='receipt', max_length=10, verbose_name='the decision term counts')),
                ('term_start_source', models.CharField(blank=True, max_length=300, verbose_name='provision by which the term counts from closing')),
                ('term_set_by', models.CharField(choices=[('statute', 'an Act or an order in council'), ('other', 'a ministerial regulation or the round itself')], default='statute', max_length=10, verbose_name='the decision term is set by')),
                ('handled_as_received', models.BooleanField(default=False, verbose_name='applications are handled as they come')),
                ('reminder_days', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=applications.models.rounds.default_reminder_days, size=None, verbose_name='reminders (days before closing)')),
                ('legal_basis', models.CharField(max_length=2000, verbose_name='legal basis')),
                ('on_behalf_of', models.CharField(max_length=200, verbose_name='decided on behalf of')),
                ('objection_address', models.CharField(max_length=1000, verbose_name='where an objection is sent by post')),
                ('objection_online', models.CharField(blank=True, max_length=200, verbose_name='where an objection is sent electronically')),
                ('origin', models.CharField(choices=[('imported', 'open data'), ('entered', 'entered by hand'), ('demo', 'fictitious, for the demo')], default='entered', max_length=10, verbose_name='origin')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='41f82aa263c8c8b1a93f4be33c735ebb72e6287e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1dd9a', table='applications_roundevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='applications.round')),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('title', models.CharField(max_length=150, verbose_name='criterion')),
                ('explanation', models.CharField(blank=True, max_length=2000, verbose_name='explanation')),
                ('sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('region', 'The region'), ('partners', 'Partners'), ('functions', 'The five functions'), ('beroepsgroep', 'Involvement of the beroepsgroep'), ('governance', 'Governance'), ('learning', 'Learning approach'), ('budget', 'Budget'), ('contact', 'Project leader')], max_length=15), blank=True, default=list, size=None, verbose_name='parts of the plan')),
            ],
            options={
                'verbose_name': 'criterion',
                'verbose_name_plural': 'criteria',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('round', 'position'), name='criterion_position_unique')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_criterionevent" ("explanation", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "sections", "title") VALUES (NEW."explanation", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."round_id", NEW."sections", NEW."title"); RETURN NULL;', hash='d27cd5d9bed35f0b6abd9aeebce23d4bbae7dc19', operation='INSERT', pgid='pgtrigger_insert_insert_82995', table='applications_criterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_criterionevent" ("explanation", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "sections", "title") VALUES (NEW."explanation", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."round_id", NEW."sections", NEW."title"); RETURN NULL;', hash='2373554032c8516c7855e625d1e8e15c5b3b0840', operation='UPDATE', pgid='pgtrigger_update_update_581a0', table='applications_criterion', when='AFTER')),
        ),
        migrations.CreateModel(
            name='CriterionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.criterion')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.round')),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('title', models.CharField(max_length=150, verbose_name='criterion')),
                ('explanation', models.CharField(blank=True, max_length=2000, verbose_name='explanation')),
                ('sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('region', 'The region'), ('partners', 'Partners'), ('functions', 'The five functions'), ('beroepsgroep', 'Involvement of the beroepsgroep'), ('governance', 'Governance'), ('learning', 'Learning approach'), ('budget', 'Budget'), ('contact', 'Project leader')], max_length=15), blank=True, default=list, size=None, verbose_name='parts of the plan')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='032236f9581a01e182bb1fdc6e3e8884fc786127', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_20ce1', table='applications_criterionevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='RoundRequirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='applications.round')),
                ('code', models.CharField(max_length=40, verbose_name='requirement')),
                ('level', models.CharField(choices=[('block', 'blocks submitting'), ('warn', 'warns'), ('off', 'off')], max_length=5, verbose_name='level')),
                ('threshold', models.PositiveIntegerField(blank=True, null=True, verbose_name='threshold')),
            ],
            options={
                'verbose_name': 'requirement',
                'verbose_name_plural': 'requirements',
                'constraints': [models.UniqueConstraint(fields=('round', 'code'), name='round_requirement_once'), models.CheckConstraint(condition=models.Q(('level__in', ['block', 'warn', 'off'])), name='round_requirement_level_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundrequirement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_roundrequirementevent" ("code", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "threshold") VALUES (NEW."code", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id", NEW."threshold"); RETURN NULL;', hash='6ab98122a597681f837843f30f4e1cc65cbc6771', operation='INSERT', pgid='pgtrigger_insert_insert_dcb7a', table='applications_roundrequirement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundrequirement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_roundrequirementevent" ("code", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "threshold") VALUES (NEW."code", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."threshold"); RETURN NULL;', hash='06dd729dc4a08ab682c84371c134a24167a464b8', operation='UPDATE', pgid='pgtrigger_update_update_7bb02', table='applications_roundrequirement', when='AFTER')),
        ),
        migrations.CreateModel(
            name='RoundRequirementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.roundrequirement')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.round')),
                ('code', models.CharField(max_length=40, verbose_name='requirement')),
                ('level', models.CharField(choices=[('block', 'blocks submitting'), ('warn', 'warns'), ('off', 'off')], max_length=5, verbose_name='level')),
                ('threshold', models.PositiveIntegerField(blank=True, null=True, verbose_name='threshold')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundrequirementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9ad64055654276e936583986059fc4dac2653f04', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cd980', table='applications_roundrequirementevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='applications.round')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='regions.region')),
                ('penvoerder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.organisation')),
                ('number', models.CharField(blank=True, max_length=20, null=True, unique=True, verbose_name='number')),
                ('state', models.CharField(choices=[('concept', 'draft'), ('ingediend', 'submitted'), ('in_beoordeling', 'being assessed'), ('voorlopig', 'provisional status granted'), ('definitief', 'definitive status granted'), ('afgewezen', 'not granted'), ('ingetrokken', 'withdrawn'), ('samengevoegd', 'merged into another application')], default='concept', max_length=15, verbose_name='state')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started at')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted at')),
                ('decide_by', models.DateField(blank=True, null=True, verbose_name='decision promised by')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='applications.application')),
            ],
            options={
                'verbose_name': 'application',
                'verbose_name_plural': 'applications',
                'ordering': ['-created_at'],
                'indexes': [models.Index(fields=['round', 'state'], name='application_round_state'), models.Index(fields=['state', 'number'], name='application_state_number')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'ingetrokken'), _negated=True), fields=('round', 'region'), name='application_once_per_round_and_region'), models.CheckConstraint(condition=models.Q(('state__in', ['concept', 'ingediend', 'in_beoordeling', 'voorlopig', 'definitief', 'afgewezen', 'ingetrokken', 'samengevoegd'])), name='application_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('decide_by__isnull', True), ('number__isnull', True), ('submitted_at__isnull', True)), models.Q(('decide_by__isnull', False), ('number__isnull', False), ('submitted_at__isnull', False)), _connector='OR'), name='application_number_with_moment'), models.CheckConstraint(condition=models.Q(('state__in', ['concept', 'ingetrokken']), ('submitted_at__isnull', False), _connector='OR'), name='application_beyond_draft_was_submitted'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'concept'), _negated=True), ('submitted_at__isnull', True), _connector='OR'), name='application_draft_not_submitted'), models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'samengevoegd')), models.Q(models.Q(('state', 'samengevoegd'), _negated=True), ('merged_into__isnull', True)), _connector='OR'), name='application_merged_into_one')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='case_only_in_draft', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."penvoerder_id" IS DISTINCT FROM (NEW."penvoerder_id") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id"))', func="\n                    IF OLD.state <> 'concept' THEN\n                        RAISE EXCEPTION 'the application is no longer a draft'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='5502e0085406b4f64de64ada214da3d3b0cb8c7d', operation='UPDATE', pgid='pgtrigger_case_only_in_draft_b9f85', table='applications_application', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='leaves_draft_closed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'concept\' AND NOT (NEW."state" = \'concept\'))', func="\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE application_id = NEW.id AND cardinality(open_sections) > 0\n            ) THEN\n                RAISE EXCEPTION 'sections of the plan are still open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='6a2b21c371dca98834bc3a3324af957dce7bc56a', operation='UPDATE', pgid='pgtrigger_leaves_draft_closed_f7148', table='applications_application', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='numbered_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number)\n                OR (OLD.submitted_at IS NOT NULL\n                    AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at)\n                OR (OLD.merged_into_id IS NOT NULL\n                    AND NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id)\n            THEN\n                RAISE EXCEPTION 'number and moment of submitting stand'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='dac1125a0ab1e2b9e89499b7a426182f775813b8', operation='UPDATE', pgid='pgtrigger_numbered_once_cd2e3', table='applications_application', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='promise_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."decide_by" IS NOT NULL AND OLD."decide_by" IS DISTINCT FROM (NEW."decide_by"))', func="\n            RAISE EXCEPTION 'the day of the decision was promised on the receipt'\n                USING ERRCODE = 'check_violation';\n        ", hash='688c1768655f17c2bd61056c05310e9fc360905f', operation='UPDATE', pgid='pgtrigger_promise_stays_4ba44', table='applications_application', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_applicationevent" ("created_at", "created_by_id", "decide_by", "id", "merged_into_id", "number", "penvoerder_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "round_id", "state", "submitted_at") VALUES (NEW."created_at", NEW."created_by_id", NEW."decide_by", NEW."id", NEW."merged_into_id", NEW."number", NEW."penvoerder_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."round_id", NEW."state", NEW."submitted_at"); RETURN NULL;', hash='170d3c1421e70b4e1676e34ca1ef45f6e63b4ee4', operation='INSERT', pgid='pgtrigger_insert_insert_60e1b', table='applications_application', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_applicationevent" ("created_at", "created_by_id", "decide_by", "id", "merged_into_id", "number", "penvoerder_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "round_id", "state", "submitted_at") VALUES (NEW."created_at", NEW."created_by_id", NEW."decide_by", NEW."id", NEW."merged_into_id", NEW."number", NEW."penvoerder_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."round_id", NEW."state", NEW."submitted_at"); RETURN NULL;', hash='ac093f933b21d5bcacf9df4509e31b94ca776065', operation='UPDATE', pgid='pgtrigger_update_update_f714e', table='applications_application', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='state_machine', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{concept:ingediend,concept:ingetrokken,in_beoordeling:afgewezen,in_beoordeling:definitief,in_beoordeling:samengevoegd,in_beoordeling:voorlopig,ingediend:in_beoordeling,ingediend:ingetrokken,ingediend:samengevoegd,voorlopig:afgewezen,voorlopig:definitief}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='0b6c1d0ab969b1f2759f72a0e44b499cacc78c4e', operation='UPDATE', pgid='pgtrigger_state_machine_32ed1', table='applications_application', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ApplicationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.application')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.round')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.region')),
                ('penvoerder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.organisation')),
                ('number', models.CharField(blank=True, max_length=20, null=True, verbose_name='number')),
                ('state', models.CharField(choices=[('concept', 'draft'), ('ingediend', 'submitted'), ('in_beoordeling', 'being assessed'), ('voorlopig', 'provisional status granted'), ('definitief', 'definitive status granted'), ('afgewezen', 'not granted'), ('ingetrokken', 'withdrawn'), ('samengevoegd', 'merged into another application')], default='concept', max_length=15, verbose_name='state')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started at')),
                ('created_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.role')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted at')),
                ('decide_by', models.DateField(blank=True, null=True, verbose_name='decision promised by')),
                ('merged_into', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.application')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='applicationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='630c1c333f6d410f309a87e3bbbc3af261f9a94f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4f572', table='applications_applicationevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='applications.application')),
                ('reference', models.CharField(editable=False, max_length=8, verbose_name='reference')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.organisation')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('school_board', 'school board'), ('teacher_training', 'teacher-training institute'), ('beroepsgroep', 'beroepsgroep'), ('other', 'other partner')], max_length=20, verbose_name='capacity')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='taken off the list at')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='who signs')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail of who signs')),
            ],
            options={
                'verbose_name': 'partner',
                'verbose_name_plural': 'partners',
                'ordering': ['kind', 'pk'],
                'indexes': [models.Index(fields=['contact_email'], name='partner_contact_email')],
                'constraints': [models.UniqueConstraint(fields=('application', 'organisation'), name='partner_once_per_application'), models.UniqueConstraint(fields=('application', 'reference'), name='partner_reference_once'), models.CheckConstraint(condition=models.Q(('reference__regex', '^P[1-9][0-9]*$')), name='partner_reference_format'), models.CheckConstraint(condition=models.Q(('kind__in', ['school_board', 'teacher_training', 'beroepsgroep', 'other'])), name='partner_kind_known'), models.CheckConstraint(condition=models.Q(('contact_email', django.db.models.functions.text.Lower('contact_email'))), name='partner_address_in_one_spelling'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='partner_has_name')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject bigint;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.application_id;\n            ELSE\n                subject := NEW.application_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'contact_name' - 'contact_email' = to_jsonb(OLD) - 'contact_name' - 'contact_email' THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.application_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its application'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE application_id = subject AND 'partners' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section partners is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='44eae0d879372df9bf4566c49a8c5b84c7950ab4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_when_open_4c996', table='applications_partner', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='reference_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."reference" IS DISTINCT FROM (NEW."reference"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='9849b2f1b0f305839ce713d4a58a4b6e93b387b9', operation='UPDATE', pgid='pgtrigger_reference_stays_7d75a', table='applications_partner', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "kind", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "removed_at") VALUES (NEW."application_id", NEW."contact_email", NEW."contact_name", NEW."id", NEW."kind", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."removed_at"); RETURN NULL;', hash='7f92e8478cd143f8da861ddb3e03ecfb6de39921', operation='INSERT', pgid='pgtrigger_insert_insert_9c5b0', table='applications_partner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "kind", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "removed_at") VALUES (NEW."application_id", NEW."contact_email", NEW."contact_name", NEW."id", NEW."kind", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."removed_at"); RETURN NULL;', hash='f9355de3d96f2ceee55db327795a3eaaf2c94ca0', operation='UPDATE', pgid='pgtrigger_update_update_27d22', table='applications_partner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "kind", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "removed_at") VALUES (OLD."application_id", OLD."contact_email", OLD."contact_name", OLD."id", OLD."kind", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."removed_at"); RETURN NULL;', hash='e64c6edce7e33e85d559b1cab21b54ede6dfd33d', operation='DELETE', pgid='pgtrigger_delete_delete_7fde0', table='applications_partner', when='AFTER')),
        ),
        migrations.CreateModel(
            name='PartnerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.partner')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('application', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.application')),
                ('reference', models.CharField(editable=False, max_length=8, verbose_name='reference')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.organisation')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('school_board', 'school board'), ('teacher_training', 'teacher-training institute'), ('beroepsgroep', 'beroepsgroep'), ('other', 'other partner')], max_length=20, verbose_name='capacity')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='taken off the list at')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='who signs')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail of who signs')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f7a1b5386a1943b192c7934aab6e70f90e0685aa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2aa2d', table='applications_partnerevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='applications.application')),
                ('open_sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('region', 'The region'), ('partners', 'Partners'), ('functions', 'The five functions'), ('beroepsgroep', 'Involvement of the beroepsgroep'), ('governance', 'Governance'), ('learning', 'Learning approach'), ('budget', 'Budget'), ('contact', 'Project leader')], max_length=15), blank=True, default=applications.models.plan.all_sections, size=None, verbose_name='open sections')),
                ('name', models.CharField(max_length=120, verbose_name='name of the region')),
                ('sectors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('po', 'primary education (po)'), ('vo', 'secondary education (vo)'), ('mbo', 'vocational education (mbo)')], max_length=3), blank=True, default=list, size=None, verbose_name='sectors')),
                ('is_national', models.BooleanField(default=False, verbose_name='national, not tied to an area')),
                ('municipalities', models.ManyToManyField(blank=True, related_name='+', to='regions.municipality')),
            ],
            options={
                'verbose_name': 'plan',
                'verbose_name_plural': 'plans',
                'constraints': [models.CheckConstraint(condition=models.Q(('open_sections__contained_by', ['region', 'partners', 'functions', 'beroepsgroep', 'governance', 'learning', 'budget', 'contact'])), name='plan_open_sections_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plan',
            trigger=pgtrigger.compiler.Trigger(name='region_only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."is_national" IS DISTINCT FROM (NEW."is_national") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."sectors" IS DISTINCT FROM (NEW."sectors"))', func="\n            IF 'region' <> ALL (OLD.open_sections) THEN\n                RAISE EXCEPTION 'the section region is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='7edf513c509b6a5f0e47cb1b0c4a325d0f70b7c2', operation='UPDATE', pgid='pgtrigger_region_only_when_open_47823', table='applications_plan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plan',
            trigger=pgtrigger.compiler.Trigger(name='open_only_in_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF cardinality(NEW.open_sections) > 0 AND EXISTS (\n                SELECT FROM applications_application\n                WHERE id = NEW.application_id AND state <> 'concept'\n            ) THEN\n                RAISE EXCEPTION 'the application is no longer a draft'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='882cc52870ec75189d1a821ddfa5c243b0ac3564', operation='INSERT OR UPDATE', pgid='pgtrigger_open_only_in_draft_0dede', table='applications_plan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plan',
            trigger=pgtrigger.compiler.Trigger(name='plan_goes_in_draft_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (\n                SELECT FROM applications_application\n                WHERE id = OLD.application_id AND state <> 'concept'\n            ) THEN\n                RAISE EXCEPTION 'the application is no longer a draft: its plan stays'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN OLD;\n        ", hash='881baf41232b5ff0bd17ca4fa2ce7e5fd926ff0f', operation='DELETE', pgid='pgtrigger_plan_goes_in_draft_only_b6827', table='applications_plan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plan',
            trigger=pgtrigger.compiler.Trigger(name='plan_stays_with_its_case', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='887dd68f7b2de6610fa3ef344c0eabc8450931e3', operation='UPDATE', pgid='pgtrigger_plan_stays_with_its_case_3f5f7', table='applications_plan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_planevent" ("application_id", "id", "is_national", "name", "open_sections", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors") VALUES (NEW."application_id", NEW."id", NEW."is_national", NEW."name", NEW."open_sections", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sectors"); RETURN NULL;', hash='ebbc2d52ef9030119b6d8151d238767f573d32ee', operation='INSERT', pgid='pgtrigger_insert_insert_ce8f5', table='applications_plan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_planevent" ("application_id", "id", "is_national", "name", "open_sections", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sectors") VALUES (NEW."application_id", NEW."id", NEW."is_national", NEW."name", NEW."open_sections", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sectors"); RETURN NULL;', hash='028be97df52f3336f9ed692a5babe60eb5d06970', operation='UPDATE', pgid='pgtrigger_update_update_e5c32', table='applications_plan', when='AFTER')),
        ),
        migrations.CreateModel(
            name='PlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.plan')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('application', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.application')),
                ('open_sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('region', 'The region'), ('partners', 'Partners'), ('functions', 'The five functions'), ('beroepsgroep', 'Involvement of the beroepsgroep'), ('governance', 'Governance'), ('learning', 'Learning approach'), ('budget', 'Budget'), ('contact', 'Project leader')], max_length=15), blank=True, default=applications.models.plan.all_sections, size=None, verbose_name='open sections')),
                ('name', models.CharField(max_length=120, verbose_name='name of the region')),
                ('sectors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('po', 'primary education (po)'), ('vo', 'secondary education (vo)'), ('mbo', 'vocational education (mbo)')], max_length=3), blank=True, default=list, size=None, verbose_name='sectors')),
                ('is_national', models.BooleanField(default=False, verbose_name='national, not tied to an area')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f7f18a5b4960daf0dfecd9eef8b718a3c533a68d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0f5bd', table='applications_planevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='PlanMunicipality',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('applications.plan_municipalities',),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planmunicipality',
            trigger=pgtrigger.compiler.Trigger(name='only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject bigint;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'region' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section region is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='b2b2e3a5dccd303e31d74b61ea827aba68b29b19', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_when_open_f2a38', table='applications_plan_municipalities', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planmunicipality',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_planmunicipalityevent" ("id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id"); RETURN NULL;', hash='c93026b376cf797682bcca526a6ef5d04e5431bb', operation='INSERT', pgid='pgtrigger_insert_insert_cb426', table='applications_plan_municipalities', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planmunicipality',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_planmunicipalityevent" ("id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id"); RETURN NULL;', hash='5ad93138a45abd224a0fe2ac56e619a576d0ab65', operation='UPDATE', pgid='pgtrigger_update_update_9edfc', table='applications_plan_municipalities', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planmunicipality',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_planmunicipalityevent" ("id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id"); RETURN NULL;', hash='94c1dfa63717de158ac54bee77047a0d64486d7d', operation='DELETE', pgid='pgtrigger_delete_delete_58422', table='applications_plan_municipalities', when='AFTER')),
        ),
        migrations.CreateModel(
            name='PlanMunicipalityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.planmunicipality')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('plan', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.plan')),
                ('municipality', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.municipality')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planmunicipalityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2224653766ab4f95416c4ea9e9f620469426d4c9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e7384', table='applications_planmunicipalityevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='applications.plan')),
                ('kind', models.CharField(choices=[('region', 'The region'), ('partners', 'Partners'), ('functions', 'The five functions'), ('beroepsgroep', 'Involvement of the beroepsgroep'), ('governance', 'Governance'), ('learning', 'Learning approach'), ('budget', 'Budget'), ('contact', 'Project leader')], max_length=15, verbose_name='section')),
                ('version', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
                'constraints': [models.UniqueConstraint(fields=('plan', 'kind'), name='section_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='section',
            trigger=pgtrigger.compiler.Trigger(name='section_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='fd9ab5f724c9430bc80b9a9f77b95d3fd4413f94', operation='UPDATE', pgid='pgtrigger_section_stays_b3090', table='applications_section', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='applications.plan', verbose_name='plan')),
                ('involvement', models.CharField(blank=True, max_length=20000, verbose_name='how teachers and school leaders were involved in this plan')),
                ('voice', models.CharField(blank=True, max_length=20000, verbose_name='how their say is arranged from now on')),
            ],
            options={
                'verbose_name': 'involvement of the beroepsgroep',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvement',
            trigger=pgtrigger.compiler.Trigger(name='only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject bigint;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'beroepsgroep' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section beroepsgroep is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='afdb13d2e0db5ec3c3b9f71c91d54dcfdcc2fa43', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_when_open_bb7e3', table='applications_involvement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_involvementevent" ("involvement", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "voice") VALUES (NEW."involvement", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."plan_id", NEW."voice"); RETURN NULL;', hash='1189d46294e9faebb48ca1198090e855822f2a55', operation='INSERT', pgid='pgtrigger_insert_insert_a73cc', table='applications_involvement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_involvementevent" ("involvement", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "voice") VALUES (NEW."involvement", _pgh_attach_context(), NOW(), \'update\', NEW."plan_id", NEW."plan_id", NEW."voice"); RETURN NULL;', hash='10a98bb1cf84227dfdd600870002b15f088ec427', operation='UPDATE', pgid='pgtrigger_update_update_a3133', table='applications_involvement', when='AFTER')),
        ),
        migrations.CreateModel(
            name='InvolvementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.involvement')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('plan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='applications.plan', verbose_name='plan')),
                ('involvement', models.CharField(blank=True, max_length=20000, verbose_name='how teachers and school leaders were involved in this plan')),
                ('voice', models.CharField(blank=True, max_length=20000, verbose_name='how their say is arranged from now on')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b9b69bab1bb99c2696325c0d3b02ad48e26a2683', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7c188', table='applications_involvementevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Governance',
            fields=[
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='applications.plan', verbose_name='plan')),
                ('governance', models.CharField(blank=True, max_length=20000, verbose_name='governance')),
            ],
            options={
                'verbose_name': 'governance',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governance',
            trigger=pgtrigger.compiler.Trigger(name='only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject bigint;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'governance' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section governance is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='17acca0739fbbca114a867c917fea1ee08f011a7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_when_open_1c42c', table='applications_governance', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_governanceevent" ("governance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."governance", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."plan_id"); RETURN NULL;', hash='fc85c51dbb93171ee55f415ae8ffe6154a0671a3', operation='INSERT', pgid='pgtrigger_insert_insert_bfa9e', table='applications_governance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_governanceevent" ("governance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."governance", _pgh_attach_context(), NOW(), \'update\', NEW."plan_id", NEW."plan_id"); RETURN NULL;', hash='32d9a9c3e869d95d913830508a10683dca212be6', operation='UPDATE', pgid='pgtrigger_update_update_c1790', table='applications_governance', when='AFTER')),
        ),
        migrations.CreateModel(
            name='GovernanceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.governance')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('plan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='applications.plan', verbose_name='plan')),
                ('governance', models.CharField(blank=True, max_length=20000, verbose_name='governance')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='governanceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ce0b9026c47e55893baa2ba946406acf4fe0b28c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_752d6', table='applications_governanceevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='LearningApproach',
            fields=[
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='applications.plan', verbose_name='plan')),
                ('learning_approach', models.CharField(blank=True, max_length=20000, verbose_name='learning approach and monitoring')),
            ],
            options={
                'verbose_name': 'learning approach',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningapproach',
            trigger=pgtrigger.compiler.Trigger(name='only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject bigint;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'learning' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section learning is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='cb3322f4d19e9b6b73e5e2d03757d5b4d38f2abc', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_when_open_4321a', table='applications_learningapproach', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningapproach',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_learningapproachevent" ("learning_approach", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."learning_approach", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."plan_id"); RETURN NULL;', hash='a3ce5f83587b0a227f1ff2aae4c9fe9227c1ca76', operation='INSERT', pgid='pgtrigger_insert_insert_2fa3d', table='applications_learningapproach', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningapproach',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_learningapproachevent" ("learning_approach", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."learning_approach", _pgh_attach_context(), NOW(), \'update\', NEW."plan_id", NEW."plan_id"); RETURN NULL;', hash='fc86102b4236f04ae361bda3a1001cae6bfa0d08', operation='UPDATE', pgid='pgtrigger_update_update_f2f42', table='applications_learningapproach', when='AFTER')),
        ),
        migrations.CreateModel(
            name='LearningApproachEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.learningapproach')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('plan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='applications.plan', verbose_name='plan')),
                ('learning_approach', models.CharField(blank=True, max_length=20000, verbose_name='learning approach and monitoring')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='learningapproachevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8fb802cf7454d26c6a78df50bc6e1f53d8e6cd22', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c9238', table='applications_learningapproachevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ProjectLeader',
            fields=[
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='applications.plan', verbose_name='plan')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone number')),
            ],
            options={
                'verbose_name': 'project leader',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectleader',
            trigger=pgtrigger.compiler.Trigger(name='only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject bigint;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'contact' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section contact is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='ab24719fb6408cbd0ca6c04b7c0a6f17bd00ca4b', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_when_open_67a98', table='applications_projectleader', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectleader',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_projectleaderevent" ("email", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "plan_id") VALUES (NEW."email", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."phone", NEW."plan_id"); RETURN NULL;', hash='9a3ac4cc523809c06d2aab333623fcc0c2c869e3', operation='INSERT', pgid='pgtrigger_insert_insert_29cf2', table='applications_projectleader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectleader',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_projectleaderevent" ("email", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "plan_id") VALUES (NEW."email", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."plan_id", NEW."phone", NEW."plan_id"); RETURN NULL;', hash='f209c0d6f18e98b15739216fad389b5d56a456da', operation='UPDATE', pgid='pgtrigger_update_update_8f15b', table='applications_projectleader', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ProjectLeaderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.projectleader')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('plan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='applications.plan', verbose_name='plan')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone number')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectleaderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8e93ebeb7c86d2cd47338ac05a236a4efef2b7a6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78993', table='applications_projectleaderevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='FunctionPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='function_plans', to='applications.plan')),
                ('function', models.CharField(choices=[('werven', 'Werven'), ('matchen', 'Matchen'), ('opleiden', 'Opleiden'), ('begeleiden', 'Begeleiden'), ('professionaliseren', 'Professionaliseren')], max_length=20, verbose_name='function')),
                ('activities', models.CharField(blank=True, max_length=20000, verbose_name='what the region will do')),
                ('result', models.CharField(blank=True, max_length=20000, verbose_name='the measurable result')),
            ],
            options={
                'verbose_name': 'plan for a function',
                'verbose_name_plural': 'plans for functions',
                'constraints': [models.UniqueConstraint(fields=('plan', 'function'), name='function_plan_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionplan',
            trigger=pgtrigger.compiler.Trigger(name='only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject bigint;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'functions' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section functions is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='61dd07af9a7400e8aceec8a1e496baa82a0c3dd9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_when_open_7fa48', table='applications_functionplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_functionplanevent" ("activities", "function", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "result") VALUES (NEW."activities", NEW."function", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."result"); RETURN NULL;', hash='cae11808b513b7e04ec2c8db881b2913c64497a7', operation='INSERT', pgid='pgtrigger_insert_insert_d94cb', table='applications_functionplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_functionplanevent" ("activities", "function", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "result") VALUES (NEW."activities", NEW."function", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."result"); RETURN NULL;', hash='0845a77f6044a1bbd515270cbdf02589ea8d9ef1', operation='UPDATE', pgid='pgtrigger_update_update_d696d', table='applications_functionplan', when='AFTER')),
        ),
        migrations.CreateModel(
            name='FunctionPlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.functionplan')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('plan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.plan')),
                ('function', models.CharField(choices=[('werven', 'Werven'), ('matchen', 'Matchen'), ('opleiden', 'Opleiden'), ('begeleiden', 'Begeleiden'), ('professionaliseren', 'Professionaliseren')], max_length=20, verbose_name='function')),
                ('activities', models.CharField(blank=True, max_length=20000, verbose_name='what the region will do')),
                ('result', models.CharField(blank=True, max_length=20000, verbose_name='the measurable result')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='119105a9fe4cbc414b7a630b561f58d58c98b7fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_98788', table='applications_functionplanevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budget_lines', to='applications.plan')),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('description', models.CharField(max_length=200, verbose_name='what it is for')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (euro)')),
            ],
            options={
                'verbose_name': 'budget line',
                'verbose_name_plural': 'budget lines',
                'ordering': ['position'],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='budget_line_amount_positive')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='only_when_open', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject bigint;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.plan_id;\n            ELSE\n                subject := NEW.plan_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n                IF OLD.plan_id <> subject THEN\n                    RAISE EXCEPTION 'a row stays with its plan'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_plan\n                WHERE id = subject AND 'budget' <> ALL (open_sections)\n            ) THEN\n                RAISE EXCEPTION 'the section budget is not open'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='a32a3f1ade561405025e8792a3d49bf7f3aee645', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_when_open_22a69', table='applications_budgetline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_budgetlineevent" ("amount", "description", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position") VALUES (NEW."amount", NEW."description", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."position"); RETURN NULL;', hash='41820fe088f1bcebd785328158685073c84255ad', operation='INSERT', pgid='pgtrigger_insert_insert_a062d', table='applications_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_budgetlineevent" ("amount", "description", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position") VALUES (NEW."amount", NEW."description", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."position"); RETURN NULL;', hash='42e0592286579633ccc04a5f06dd9fc944bbe32d', operation='UPDATE', pgid='pgtrigger_update_update_c61f4', table='applications_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_budgetlineevent" ("amount", "description", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position") VALUES (OLD."amount", OLD."description", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."position"); RETURN NULL;', hash='41bf0e90f46472d7524a44c5c74db7c796644d2f', operation='DELETE', pgid='pgtrigger_delete_delete_3c3d5', table='applications_budgetline', when='AFTER')),
        ),
        migrations.CreateModel(
            name='BudgetLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.budgetline')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('plan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.plan')),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('description', models.CharField(max_length=200, verbose_name='what it is for')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (euro)')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetlineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6e7b796be52811ebc7c3ebc39620941f7b0ad45b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_aad71', table='applications_budgetlineevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='ContentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='content_versions', to='applications.application')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('content', models.JSONField()),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'version of the content',
                'verbose_name_plural': 'versions of the content',
                'constraints': [models.UniqueConstraint(fields=('application', 'sha256'), name='content_version_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contentversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='62bdd3a2378506728457607e827df9c354b91886', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_398db', table='applications_contentversion', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='SigningRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signing_requests', to='applications.partner')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applications.contentversion')),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role')),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked at')),
            ],
            options={
                'verbose_name': 'request to sign',
                'verbose_name_plural': 'requests to sign',
                'constraints': [models.UniqueConstraint(fields=('partner', 'version'), name='signing_request_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signingrequest',
            trigger=pgtrigger.compiler.Trigger(name='request_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."partner_id" IS DISTINCT FROM (NEW."partner_id") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0f6de9996b9902d19dd7977fe1178684aab656cd', operation='UPDATE', pgid='pgtrigger_request_stays_506ee', table='applications_signingrequest', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signingrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_signingrequestevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "version_id") VALUES (NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."version_id"); RETURN NULL;', hash='5208707038dda1733fe310e6e39edc3c9cc38949', operation='INSERT', pgid='pgtrigger_insert_insert_622af', table='applications_signingrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signingrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_signingrequestevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "version_id") VALUES (NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."version_id"); RETURN NULL;', hash='47087fb80a4e2a3410f4369f1c4f145f7b448f6b', operation='UPDATE', pgid='pgtrigger_update_update_bb583', table='applications_signingrequest', when='AFTER')),
        ),
        migrations.CreateModel(
            name='SigningRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.signingrequest')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('partner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.partner')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.contentversion')),
                ('requested_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.role')),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked at')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signingrequestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7856ef01001900ac4df55427203c7d6f27541289', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_013cf', table='applications_signingrequestevent', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='SigningLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='applications.signingrequest')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
                ('expires_at', models.DateTimeField(verbose_name='good until')),
            ],
            options={
                'verbose_name': 'link to sign',
                'verbose_name_plural': 'links to sign',
                'indexes': [models.Index(fields=['email'], name='signing_link_email')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='signing_link_expires_later')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signinglink',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'email' = to_jsonb(OLD) - 'email'\n                    AND (NEW.email = OLD.email OR NEW.email = '')\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ", hash='bedf454a65c15cbb22901f178c9cc0e2d10cbe27', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8d585', table='applications_signinglink', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='applications.partner')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='applications.contentversion')),
                ('outcome', models.CharField(choices=[('signed', 'signed'), ('declined', 'declined')], max_length=10, verbose_name='answer')),
                ('reason', models.CharField(blank=True, max_length=5000, verbose_name='reason')),
                ('confirmation', models.CharField(blank=True, max_length=10000, verbose_name='confirmation by the beroepsgroep')),
                ('statement', models.CharField(blank=True, max_length=5000, verbose_name='statement')),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role')),
                ('link', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='applications.signinglink')),
                ('signer_name', models.CharField(max_length=150, verbose_name='name')),
                ('signer_job_title', models.CharField(max_length=120, verbose_name='job title')),
                ('signed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='signed at')),
                ('stands_out', models.CharField(blank=True, choices=[('of_penvoerder', 'The address is of somebody of the penvoerder.'), ('by_penvoerder', 'The address is in a domain of the penvoerder.'), ('nothing_known', 'No domain of this organisation is known to compare with.'), ('outside', 'The address is outside the domain of this organisation.')], max_length=15)),
                ('told', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
                'ordering': ['signed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', 'signed')), fields=('partner', 'version'), name='signature_once_per_version'), models.CheckConstraint(condition=models.Q(('outcome', 'signed'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='declined_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('link__isnull', True), ('signed_by__isnull', False)), models.Q(('link__isnull', False), ('signed_by__isnull', True)), _connector='OR'), name='signature_by_role_or_by_link')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'signer_name' - 'signer_job_title' = to_jsonb(OLD) - 'signer_name' - 'signer_job_title'\n                    AND (NEW.signer_name = OLD.signer_name OR NEW.signer_name = '') AND (NEW.signer_job_title = OLD.signer_job_title OR NEW.signer_job_title = '')\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ", hash='c5d2f6194aafa2edafdf099ba640158903b05c4a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af809', table='applications_signature', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='link_is_of_this_partner', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."link_id" IS NOT NULL)', func="\n            IF NOT EXISTS (\n                SELECT FROM applications_signinglink link\n                JOIN applications_signingrequest request ON request.id = link.request_id\n                WHERE link.id = NEW.link_id AND link.email <> ''\n                AND request.partner_id = NEW.partner_id AND request.version_id = NEW.version_id\n            ) THEN\n                RAISE EXCEPTION 'the link is not for this partner and version'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ", hash='ad8de62726c39a18411399d1b7c62319d850073c', operation='INSERT', pgid='pgtrigger_link_is_of_this_partner_f233e', table='applications_signature', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='applications.application')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('number', models.CharField(max_length=20, verbose_name='number')),
                ('submitted_at', models.DateTimeField(verbose_name='submitted at')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role')),
                ('content', models.JSONField()),
                ('people', models.JSONField(default=dict)),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
            ],
            options={
                'verbose_name': 'submission',
                'verbose_name_plural': 'submissions',
                'ordering': ['application', 'version'],
                'constraints': [models.UniqueConstraint(fields=('application', 'version'), name='submission_once'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='submission_version_from_one')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='submission',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'people' = to_jsonb(OLD) - 'people'\n                    AND NOT EXISTS (\n    SELECT FROM jsonb_each(OLD.people) AS before\n    FULL JOIN jsonb_each(NEW.people) AS after USING (key)\n    WHERE before.value IS DISTINCT FROM after.value\n    AND (before.key IS NULL OR after.value IS DISTINCT FROM 'null'::jsonb)\n)\n                THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'\n                USING ERRCODE = 'check_violation';\n        ", hash='ba547d4a66650e8087b4173253c8912b0619c8a3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_69572', table='applications_submission', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf', models.BinaryField()),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='applications.submission')),
            ],
            options={
                'verbose_name': 'receipt',
                'verbose_name_plural': 'receipts',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='209e24538cd7e2a6d74dfb6311e6c58860f46910', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4f45c', table='applications_receipt', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='applications.round')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('days_before', models.PositiveSmallIntegerField(verbose_name='days before closing')),
                ('closes_at', models.DateTimeField(verbose_name='closing moment')),
                ('queued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='queued at')),
            ],
            options={
                'verbose_name': 'reminder',
                'verbose_name_plural': 'reminders',
                'constraints': [models.UniqueConstraint(fields=('round', 'closes_at', 'days_before', 'user'), name='reminder_once')],
            },
        ),
    ]
