import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.invitation'),
        ),
        migrations.AddField(
            model_name='role',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='role',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='accepted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='invited_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='accepted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='roleevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='roleevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='roleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.role'),
        ),
        migrations.AddField(
            model_name='roleevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='userevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='userevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='user',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='user_search'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_unique'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='search_words', sql=pgtrigger.compiler.UpsertTriggerSql(func="NEW.search := array_to_tsvector(array_remove(string_to_array(translate(lower(concat_ws(' ', NEW.name, NEW.email, (\n    SELECT string_agg(organisation.name, ' ')\n    FROM accounts_role role\n    JOIN regions_organisation organisation ON organisation.id = role.organisation_id\n    WHERE role.user_id = NEW.id AND role.ended_at IS NULL\n))), U&'\\00e1\\00e0\\00e2\\00e4\\00e3\\00e5\\00e9\\00e8\\00ea\\00eb\\00ed\\00ec\\00ee\\00ef\\00f3\\00f2\\00f4\\00f6\\00f5\\00fa\\00f9\\00fb\\00fc\\00e7\\00f1\\00fd\\00ff\\00c1\\00c0\\00c2\\00c4\\00c3\\00c5\\00c9\\00c8\\00ca\\00cb\\00cd\\00cc\\00ce\\00cf\\00d3\\00d2\\00d4\\00d6\\00d5\\00da\\00d9\\00db\\00dc\\00c7\\00d1\\00dd\\0178\\2019\\2018\\0060\\0027\\0022\\0021\\0040\\0023\\0024\\0025\\0026\\002a\\0028\\0029\\002d\\005f\\003d\\002b\\005b\\005d\\007b\\007d\\005c\\007c\\003b\\003a\\002c\\002e\\003c\\003e\\002f\\003f\\007e\\005e\\0009\\000d\\000a', U&'aaaaaaeeeeiiiiooooouuuucnyyaaaaaaeeeeiiiiooooouuuucnyy\\0027\\0027\\0027\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020\\0020'), ' '), '')); RETURN NEW;", hash='eaa4c6e433a79ff5e13766fd2429dd8a78562075', operation='INSERT OR UPDATE OF "name", "email", "search"', pgid='pgtrigger_search_words_ffe33', table='accounts_user', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("email", "id", "is_active", "is_superuser", "joined_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_superuser", NEW."joined_at", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='d5d254a9b2728ace791c90198afe6e143492969d', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', table='accounts_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "accounts_userevent" ("email", "id", "is_active", "is_superuser", "joined_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_superuser", NEW."joined_at", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='f1ef7ef175fabe6c2d63d9e926e80056b73ec332', operation='UPDATE', pgid='pgtrigger_update_update_0e890', table='accounts_user', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('user', 'organisation', 'kind'), name='role_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['penvoerder_editor', 'penvoerder_signatory', 'partner_signatory', 'assessor', 're_adviser', 're_lead', 'admin'])), name='role_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('started_at')), _connector='OR'), name='role_ends_after_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='search_words', sql=pgtrigger.compiler.UpsertTriggerSql(func='UPDATE accounts_user SET search = NULL WHERE id = NEW.user_id; RETURN NULL;', hash='05f4d2896ff83f0e29577a102486f8d1a61e2540', operation='INSERT OR UPDATE OF "user_id", "organisation_id", "ended_at"', pgid='pgtrigger_search_words_b4f0d', table='accounts_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_roleevent" ("ended_at", "id", "job_title", "kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "user_id") VALUES (NEW."ended_at", NEW."id", NEW."job_title", NEW."kind", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."started_at", NEW."user_id"); RETURN NULL;', hash='b0232e22b3b5ee3e32da30f8a3654f8cd90a36e5', operation='INSERT', pgid='pgtrigger_insert_insert_d9a3a', table='accounts_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='role',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "accounts_roleevent" ("ended_at", "id", "job_title", "kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "user_id") VALUES (NEW."ended_at", NEW."id", NEW."job_title", NEW."kind", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."started_at", NEW."user_id"); RETURN NULL;', hash='ae91f2f9de02c3fef5739e69c56e19291457e288', operation='UPDATE', pgid='pgtrigger_update_update_023a0', table='accounts_role', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='daf23d962af867f3cb4eedb3f026a1b651002cd3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b4566', table='accounts_invitationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', False), _connector='OR'), name='invitation_accepted_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('invited_by__isnull', True), models.Q(('kind__in', ('re_lead', 'admin')), _negated=True), ('confirmed_by__isnull', False), _connector='OR'), name='invitation_confirmed_by_another'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(('confirmed_by', models.F('invited_by')), _negated=True), _connector='OR'), name='invitation_not_confirmed_by_oneself'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_invitationevent" ("accepted_at", "accepted_by_id", "confirmed_at", "confirmed_by_id", "created_at", "email", "expires_at", "id", "invited_by_id", "kind", "name", "next_path", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."created_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_by_id", NEW."kind", NEW."name", NEW."next_path", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."withdrawn_at"); RETURN NULL;', hash='89b6a9db757dcc1675e3f6edae989032fd1676a4', operation='INSERT', pgid='pgtrigger_insert_insert_8c354', table='accounts_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."accepted_by_id" IS DISTINCT FROM (NEW."accepted_by_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."next_path" IS DISTINCT FROM (NEW."next_path") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))', func='INSERT INTO "accounts_invitationevent" ("accepted_at", "accepted_by_id", "confirmed_at", "confirmed_by_id", "created_at", "email", "expires_at", "id", "invited_by_id", "kind", "name", "next_path", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."created_at", NEW."email", NEW."expires_at", NEW."id", NEW."invited_by_id", NEW."kind", NEW."name", NEW."next_path", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."withdrawn_at"); RETURN NULL;', hash='1bb4dc1bf4b00afe15a32557fb2c3255226afd81', operation='UPDATE', pgid='pgtrigger_update_update_4e12d', table='accounts_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b564108b8bf5a07512863705a922155d3bbdc3f6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ab9e0', table='accounts_roleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='userevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e9498e73f6fbdf2642fb33fa14189f1ad2382c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_45b21', table='accounts_userevent', when='BEFORE')),
        ),
    ]
