import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_initial'),
        ('applications', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('regions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='application',
            name='municipalities',
            field=models.ManyToManyField(blank=True, related_name='+', to='regions.municipality'),
        ),
        migrations.AddField(
            model_name='application',
            name='penvoerder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='application',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='regions.region'),
        ),
        migrations.AddField(
            model_name='applicationevent',
            name='created_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='applicationevent',
            name='merged_into',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.application'),
        ),
        migrations.AddField(
            model_name='applicationevent',
            name='penvoerder',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='applicationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='applicationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.application'),
        ),
        migrations.AddField(
            model_name='applicationevent',
            name='region',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.region'),
        ),
        migrations.AddField(
            model_name='applicationmunicipalityevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.application'),
        ),
        migrations.AddField(
            model_name='applicationmunicipalityevent',
            name='municipality',
            field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.municipality'),
        ),
        migrations.AddField(
            model_name='applicationmunicipalityevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='budgetline',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budget_lines', to='applications.application'),
        ),
        migrations.AddField(
            model_name='budgetlineevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.application'),
        ),
        migrations.AddField(
            model_name='budgetlineevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='budgetlineevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.budgetline'),
        ),
        migrations.AddField(
            model_name='contentversion',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='content_versions', to='applications.application'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.criterion'),
        ),
        migrations.AddField(
            model_name='functionplan',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='function_plans', to='applications.application'),
        ),
        migrations.AddField(
            model_name='functionplanevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.application'),
        ),
        migrations.AddField(
            model_name='functionplanevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='functionplanevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.functionplan'),
        ),
        migrations.AddField(
            model_name='partner',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='applications.application'),
        ),
        migrations.AddField(
            model_name='partner',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='partnerevent',
            name='application',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.application'),
        ),
        migrations.AddField(
            model_name='partnerevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='partnerevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='partnerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.partner'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='round_closes_after_opening'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('maximum_amount__gte', 0)), name='round_amount_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('decision_weeks__gte', 1), ('decision_weeks__lte', 52)), name='round_decision_term_sane'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='applications.round'),
        ),
        migrations.AddField(
            model_name='criterionevent',
            name='round',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.round'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='applications.round'),
        ),
        migrations.AddField(
            model_name='applicationevent',
            name='round',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.round'),
        ),
        migrations.AddField(
            model_name='application',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='applications.round'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_roundevent" ("closes_at", "decision_weeks", "id", "kind", "legal_basis", "maximum_amount", "name", "objection_address", "on_behalf_of", "opens_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_days") VALUES (NEW."closes_at", NEW."decision_weeks", NEW."id", NEW."kind", NEW."legal_basis", NEW."maximum_amount", NEW."name", NEW."objection_address", NEW."on_behalf_of", NEW."opens_at", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reminder_days"); RETURN NULL;', hash='f66cf87faa497c87dd1fd23002cb1a3f19f12d34', operation='INSERT', pgid='pgtrigger_insert_insert_a0c65', table='applications_round', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_roundevent" ("closes_at", "decision_weeks", "id", "kind", "legal_basis", "maximum_amount", "name", "objection_address", "on_behalf_of", "opens_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_days") VALUES (NEW."closes_at", NEW."decision_weeks", NEW."id", NEW."kind", NEW."legal_basis", NEW."maximum_amount", NEW."name", NEW."objection_address", NEW."on_behalf_of", NEW."opens_at", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reminder_days"); RETURN NULL;', hash='24b1c209d97faaf8a90e29577bf58a0870fde394', operation='UPDATE', pgid='pgtrigger_update_update_35bdf', table='applications_round', when='AFTER')),
        ),
        migrations.AddField(
            model_name='roundevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='roundevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.round'),
        ),
        migrations.AddField(
            model_name='roundrequirement',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='applications.round'),
        ),
        migrations.AddField(
            model_name='roundrequirementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='roundrequirementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.roundrequirement'),
        ),
        migrations.AddField(
            model_name='roundrequirementevent',
            name='round',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.round'),
        ),
        migrations.AddField(
            model_name='section',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='applications.application'),
        ),
        migrations.AddField(
            model_name='section',
            name='changed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='signature',
            name='partner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='applications.partner'),
        ),
        migrations.AddField(
            model_name='signature',
            name='signed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='signature',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='applications.contentversion'),
        ),
        migrations.AddField(
            model_name='signingrequest',
            name='partner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signing_requests', to='applications.partner'),
        ),
        migrations.AddField(
            model_name='signingrequest',
            name='requested_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='signingrequest',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applications.contentversion'),
        ),
        migrations.AddField(
            model_name='signingrequestevent',
            name='partner',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.partner'),
        ),
        migrations.AddField(
            model_name='signingrequestevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='signingrequestevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.signingrequest'),
        ),
        migrations.AddField(
            model_name='signingrequestevent',
            name='requested_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='signingrequestevent',
            name='version',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='applications.contentversion'),
        ),
        migrations.AddField(
            model_name='submission',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='applications.application'),
        ),
        migrations.AddField(
            model_name='submission',
            name='submitted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='submission',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='applications.submission'),
        ),
        migrations.CreateModel(
            name='ApplicationMunicipality',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('applications.application_municipalities',),
        ),
        migrations.AddConstraint(
            model_name='budgetline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='budget_line_amount_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='only_in_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject applications_application.id%TYPE;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.application_id;\n            ELSE\n                subject := NEW.application_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_application WHERE id = subject AND state <> 'concept'\n            ) THEN\n                RAISE EXCEPTION 'the application is no longer a draft'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='07943535f8acd18911d0c5373c2275a50e5f923f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_draft_ac5d1', table='applications_budgetline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_budgetlineevent" ("amount", "application_id", "description", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."amount", NEW."application_id", NEW."description", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;', hash='e3223926d5f5aef38cc19b88f29587ff17e4ccb2', operation='INSERT', pgid='pgtrigger_insert_insert_a062d', table='applications_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_budgetlineevent" ("amount", "application_id", "description", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."amount", NEW."application_id", NEW."description", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;', hash='1b0004a9a7c80cd1ea8b1269906df47ff8fa8687', operation='UPDATE', pgid='pgtrigger_update_update_c61f4', table='applications_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_budgetlineevent" ("amount", "application_id", "description", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."amount", OLD."application_id", OLD."description", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;', hash='f586c77cf96a134832f036a8cd88a4c91d360a80', operation='DELETE', pgid='pgtrigger_delete_delete_3c3d5', table='applications_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetlineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6e7b796be52811ebc7c3ebc39620941f7b0ad45b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_aad71', table='applications_budgetlineevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='contentversion',
            constraint=models.UniqueConstraint(fields=('application', 'sha256'), name='content_version_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contentversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='62bdd3a2378506728457607e827df9c354b91886', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_398db', table='applications_contentversion', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='functionplan',
            constraint=models.UniqueConstraint(fields=('application', 'function'), name='function_plan_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionplan',
            trigger=pgtrigger.compiler.Trigger(name='only_in_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject applications_application.id%TYPE;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.application_id;\n            ELSE\n                subject := NEW.application_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_application WHERE id = subject AND state <> 'concept'\n            ) THEN\n                RAISE EXCEPTION 'the application is no longer a draft'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='27f5f6cbb2e52c3a2ecb48fc2b6c9ff8f5f37ec0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_draft_d84c8', table='applications_functionplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_functionplanevent" ("activities", "application_id", "function", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result") VALUES (NEW."activities", NEW."application_id", NEW."function", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."result"); RETURN NULL;', hash='84e8530728c25ab5e8fbe52f027598887d75b2d1', operation='INSERT', pgid='pgtrigger_insert_insert_d94cb', table='applications_functionplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_functionplanevent" ("activities", "application_id", "function", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result") VALUES (NEW."activities", NEW."application_id", NEW."function", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."result"); RETURN NULL;', hash='c896945ec0b3e20405d008f7f1d1b05601380967', operation='UPDATE', pgid='pgtrigger_update_update_d696d', table='applications_functionplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='functionplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='119105a9fe4cbc414b7a630b561f58d58c98b7fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_98788', table='applications_functionplanevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.UniqueConstraint(fields=('application', 'organisation'), name='partner_once_per_application'),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['school_board', 'teacher_training', 'beroepsgroep', 'other'])), name='partner_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='partner_has_name'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='only_in_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject applications_application.id%TYPE;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.application_id;\n            ELSE\n                subject := NEW.application_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) - 'contact_name' - 'contact_email' = to_jsonb(OLD) - 'contact_name' - 'contact_email' THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_application WHERE id = subject AND state <> 'concept'\n            ) THEN\n                RAISE EXCEPTION 'the application is no longer a draft'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='06c94afbd6fd8c7ada4d92dc83ca9e3ede71c8b8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_draft_736b4', table='applications_partner', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "kind", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at") VALUES (NEW."application_id", NEW."contact_email", NEW."contact_name", NEW."id", NEW."kind", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removed_at"); RETURN NULL;', hash='210dfef33bd56a1ac26b17eb583579c559f39d4e', operation='INSERT', pgid='pgtrigger_insert_insert_9c5b0', table='applications_partner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "kind", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at") VALUES (NEW."application_id", NEW."contact_email", NEW."contact_name", NEW."id", NEW."kind", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removed_at"); RETURN NULL;', hash='4de533a5404de2d8e0614851a3e12fcb1541d6b6', operation='UPDATE', pgid='pgtrigger_update_update_27d22', table='applications_partner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_partnerevent" ("application_id", "contact_email", "contact_name", "id", "kind", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at") VALUES (OLD."application_id", OLD."contact_email", OLD."contact_name", OLD."id", OLD."kind", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."removed_at"); RETURN NULL;', hash='de37a47916e453c3dde268dc95c83bd42999f5d5', operation='DELETE', pgid='pgtrigger_delete_delete_7fde0', table='applications_partner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f7a1b5386a1943b192c7934aab6e70f90e0685aa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2aa2d', table='applications_partnerevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('round', 'closes_at', 'days_before', 'user'), name='reminder_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='032236f9581a01e182bb1fdc6e3e8884fc786127', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_20ce1', table='applications_criterionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('round', 'position'), name='criterion_position_unique'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_criterionevent" ("explanation", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "title") VALUES (NEW."explanation", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."round_id", NEW."title"); RETURN NULL;', hash='c01038e32ab8bdad3b0d53775e994090eca62f65', operation='INSERT', pgid='pgtrigger_insert_insert_82995', table='applications_criterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_criterionevent" ("explanation", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "round_id", "title") VALUES (NEW."explanation", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."round_id", NEW."title"); RETURN NULL;', hash='950e4a6a3b6af0ed6eecbb2002e5daf9d743bc89', operation='UPDATE', pgid='pgtrigger_update_update_581a0', table='applications_criterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='applicationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='630c1c333f6d410f309a87e3bbbc3af261f9a94f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4f572', table='applications_applicationevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['round', 'state'], name='application_round_state'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'ingetrokken'), _negated=True), fields=('round', 'region'), name='application_once_per_round_and_region'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['concept', 'ingediend', 'in_beoordeling', 'voorlopig', 'definitief', 'afgewezen', 'ingetrokken', 'samengevoegd'])), name='application_state_known'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', True), ('submitted_at__isnull', True)), models.Q(('number__isnull', False), ('submitted_at__isnull', False)), _connector='OR'), name='application_number_with_moment'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['concept', 'ingetrokken']), ('submitted_at__isnull', False), _connector='OR'), name='application_beyond_draft_was_submitted'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'concept'), _negated=True), ('submitted_at__isnull', True), _connector='OR'), name='application_draft_not_submitted'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='content_only_in_draft', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."beroepsgroep_involvement" IS DISTINCT FROM (NEW."beroepsgroep_involvement") OR OLD."beroepsgroep_voice" IS DISTINCT FROM (NEW."beroepsgroep_voice") OR OLD."governance" IS DISTINCT FROM (NEW."governance") OR OLD."is_national" IS DISTINCT FROM (NEW."is_national") OR OLD."learning_approach" IS DISTINCT FROM (NEW."learning_approach") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."penvoerder_id" IS DISTINCT FROM (NEW."penvoerder_id") OR OLD."project_leader_email" IS DISTINCT FROM (NEW."project_leader_email") OR OLD."project_leader_name" IS DISTINCT FROM (NEW."project_leader_name") OR OLD."project_leader_phone" IS DISTINCT FROM (NEW."project_leader_phone") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."sectors" IS DISTINCT FROM (NEW."sectors"))', func="\n                    IF OLD.state <> 'concept' THEN\n                        RAISE EXCEPTION 'the application is no longer a draft'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='88104beb8ac44dd1375c5a0c2e2c2d7fa6ca686e', operation='UPDATE', pgid='pgtrigger_content_only_in_draft_d5bcb', table='applications_application', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_applicationevent" ("beroepsgroep_involvement", "beroepsgroep_voice", "created_at", "created_by_id", "governance", "id", "is_national", "learning_approach", "merged_into_id", "name", "number", "penvoerder_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_leader_email", "project_leader_name", "project_leader_phone", "region_id", "round_id", "sectors", "state", "submitted_at") VALUES (NEW."beroepsgroep_involvement", NEW."beroepsgroep_voice", NEW."created_at", NEW."created_by_id", NEW."governance", NEW."id", NEW."is_national", NEW."learning_approach", NEW."merged_into_id", NEW."name", NEW."number", NEW."penvoerder_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_leader_email", NEW."project_leader_name", NEW."project_leader_phone", NEW."region_id", NEW."round_id", NEW."sectors", NEW."state", NEW."submitted_at"); RETURN NULL;', hash='37b0aa269903f1a4146aab739499cb9953a91346', operation='INSERT', pgid='pgtrigger_insert_insert_60e1b', table='applications_application', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_applicationevent" ("beroepsgroep_involvement", "beroepsgroep_voice", "created_at", "created_by_id", "governance", "id", "is_national", "learning_approach", "merged_into_id", "name", "number", "penvoerder_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_leader_email", "project_leader_name", "project_leader_phone", "region_id", "round_id", "sectors", "state", "submitted_at") VALUES (NEW."beroepsgroep_involvement", NEW."beroepsgroep_voice", NEW."created_at", NEW."created_by_id", NEW."governance", NEW."id", NEW."is_national", NEW."learning_approach", NEW."merged_into_id", NEW."name", NEW."number", NEW."penvoerder_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_leader_email", NEW."project_leader_name", NEW."project_leader_phone", NEW."region_id", NEW."round_id", NEW."sectors", NEW."state", NEW."submitted_at"); RETURN NULL;', hash='ee6e6d6cde643c14f68aff6676576ff9bf136935', operation='UPDATE', pgid='pgtrigger_update_update_f714e', table='applications_application', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='application',
            trigger=pgtrigger.compiler.Trigger(name='state_machine', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{concept:ingediend,concept:ingetrokken,in_beoordeling:afgewezen,in_beoordeling:definitief,in_beoordeling:samengevoegd,in_beoordeling:voorlopig,ingediend:in_beoordeling,ingediend:ingetrokken,ingediend:samengevoegd,voorlopig:afgewezen,voorlopig:definitief}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='0b6c1d0ab969b1f2759f72a0e44b499cacc78c4e', operation='UPDATE', pgid='pgtrigger_state_machine_32ed1', table='applications_application', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='41f82aa263c8c8b1a93f4be33c735ebb72e6287e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1dd9a', table='applications_roundevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='roundrequirement',
            constraint=models.UniqueConstraint(fields=('round', 'code'), name='round_requirement_once'),
        ),
        migrations.AddConstraint(
            model_name='roundrequirement',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['block', 'warn', 'off'])), name='round_requirement_level_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundrequirement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_roundrequirementevent" ("code", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "threshold") VALUES (NEW."code", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id", NEW."threshold"); RETURN NULL;', hash='6ab98122a597681f837843f30f4e1cc65cbc6771', operation='INSERT', pgid='pgtrigger_insert_insert_dcb7a', table='applications_roundrequirement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundrequirement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_roundrequirementevent" ("code", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "threshold") VALUES (NEW."code", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."threshold"); RETURN NULL;', hash='06dd729dc4a08ab682c84371c134a24167a464b8', operation='UPDATE', pgid='pgtrigger_update_update_7bb02', table='applications_roundrequirement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundrequirementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9ad64055654276e936583986059fc4dac2653f04', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cd980', table='applications_roundrequirementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.UniqueConstraint(fields=('application', 'kind'), name='section_once'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', 'signed')), fields=('partner', 'version'), name='signature_once_per_version'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', 'signed'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='declined_with_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3439cc675afb373509e58872442c28764363c911', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af809', table='applications_signature', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='signingrequest',
            constraint=models.UniqueConstraint(fields=('partner', 'version'), name='signing_request_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signingrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_signingrequestevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "version_id") VALUES (NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."version_id"); RETURN NULL;', hash='5208707038dda1733fe310e6e39edc3c9cc38949', operation='INSERT', pgid='pgtrigger_insert_insert_622af', table='applications_signingrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signingrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_signingrequestevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "version_id") VALUES (NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."version_id"); RETURN NULL;', hash='47087fb80a4e2a3410f4369f1c4f145f7b448f6b', operation='UPDATE', pgid='pgtrigger_update_update_bb583', table='applications_signingrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signingrequestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7856ef01001900ac4df55427203c7d6f27541289', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_013cf', table='applications_signingrequestevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.UniqueConstraint(fields=('application', 'version'), name='submission_once'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='submission_version_from_one'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='submission',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='06de8cfc5b972890517311927d21d292b9565483', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_69572', table='applications_submission', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='209e24538cd7e2a6d74dfb6311e6c58860f46910', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4f45c', table='applications_receipt', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='applicationmunicipalityevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='applications.applicationmunicipality'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='applicationmunicipality',
            trigger=pgtrigger.compiler.Trigger(name='only_in_draft', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE subject applications_application.id%TYPE;', func="\n            IF TG_OP = 'DELETE' THEN\n                subject := OLD.application_id;\n            ELSE\n                subject := NEW.application_id;\n            END IF;\n            IF TG_OP = 'UPDATE' THEN\n                IF to_jsonb(NEW) = to_jsonb(OLD) THEN\n                    RETURN NEW;\n                END IF;\n            END IF;\n            IF EXISTS (\n                SELECT FROM applications_application WHERE id = subject AND state <> 'concept'\n            ) THEN\n                RAISE EXCEPTION 'the application is no longer a draft'\n                    USING ERRCODE = 'check_violation';\n            END IF;\n            IF TG_OP = 'DELETE' THEN\n                RETURN OLD;\n            END IF;\n            RETURN NEW;\n        ", hash='ade462fcdff1a0978250eb252de77acd9a22811d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_draft_47b56', table='applications_application_municipalities', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='applicationmunicipality',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_applicationmunicipalityevent" ("application_id", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."application_id", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='33511706708e7f87e0e69c0ff874f61364a7f310', operation='INSERT', pgid='pgtrigger_insert_insert_74104', table='applications_application_municipalities', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='applicationmunicipality',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "applications_applicationmunicipalityevent" ("application_id", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."application_id", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='fa3b9d442119af0561ce46c8c178e58ebe3ee7ad', operation='UPDATE', pgid='pgtrigger_update_update_e4985', table='applications_application_municipalities', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='applicationmunicipality',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "applications_applicationmunicipalityevent" ("application_id", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."application_id", OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='159647f23a39d5f6b1ee5f1bf155b9a7a955e77e', operation='DELETE', pgid='pgtrigger_delete_delete_a6977', table='applications_application_municipalities', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='applicationmunicipalityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bd974e646450b00e79875140cdaec53ec607a0ac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c6b54', table='applications_applicationmunicipalityevent', when='BEFORE')),
        ),
    ]
