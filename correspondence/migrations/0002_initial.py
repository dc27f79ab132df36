import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('correspondence', '0001_initial'),
        ('regions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='addressee',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='regions.organisation'),
        ),
        migrations.AddField(
            model_name='letter',
            name='replaces',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='correspondence.letter'),
        ),
        migrations.AddField(
            model_name='letter',
            name='number',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='correspondence.letternumber'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letternumber',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1c92c4cbfd745436203689081ad978006056586d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_46828', table='correspondence_letternumber', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='letterreading',
            name='letter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='correspondence.letter'),
        ),
        migrations.AddField(
            model_name='letterreading',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('objection_until__isnull', True), ('is_beschikking', True), _connector='OR'), name='letter_objection_to_decision'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('objection_from__isnull', True), ('objection_until__isnull', True)), ('objection_from__lte', models.F('objection_until')), _connector='OR'), name='letter_objection_term_whole'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3e84bff301071ce638387f2dc4c18695084767a9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_604d8', table='correspondence_letter', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='letterreading',
            constraint=models.UniqueConstraint(fields=('letter', 'user'), name='letter_reading_once'),
        ),
    ]
