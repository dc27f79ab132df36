import django.contrib.postgres.search
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('applications', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('concept', 'being written'), ('ingeleverd', 'handed in')], default='concept', max_length=10, verbose_name='state')),
                ('version', models.PositiveIntegerField(default=0)),
                ('remark', models.CharField(blank=True, max_length=5000, verbose_name='general remark')),
                ('handed_in_at', models.DateTimeField(blank=True, null=True, verbose_name='handed in at')),
            ],
            options={
                'verbose_name': 'assessment',
                'verbose_name_plural': 'assessments',
            },
        ),
        migrations.CreateModel(
            name='AssessmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('concept', 'being written'), ('ingeleverd', 'handed in')], default='concept', max_length=10, verbose_name='state')),
                ('version', models.PositiveIntegerField(default=0)),
                ('remark', models.CharField(blank=True, max_length=5000, verbose_name='general remark')),
                ('handed_in_at', models.DateTimeField(blank=True, null=True, verbose_name='handed in at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Awaited',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('assessment', 'assessment'), ('answer', 'answer to the joint outcome')], max_length=10)),
                ('due_on', models.DateField(null=True)),
            ],
            options={
                'verbose_name': 'what is awaited',
                'verbose_name_plural': 'what is awaited',
            },
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=2000, verbose_name='condition')),
                ('due_on', models.DateField(verbose_name='to be met by')),
                ('met_at', models.DateTimeField(blank=True, null=True, verbose_name='met at')),
                ('met_note', models.CharField(blank=True, max_length=5000, verbose_name='how it was met')),
            ],
            options={
                'verbose_name': 'condition',
                'verbose_name_plural': 'conditions',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ConditionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(max_length=2000, verbose_name='condition')),
                ('due_on', models.DateField(verbose_name='to be met by')),
                ('met_at', models.DateTimeField(blank=True, null=True, verbose_name='met at')),
                ('met_note', models.CharField(blank=True, max_length=5000, verbose_name='how it was met')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(max_length=2000, verbose_name='what was wrong')),
                ('term', models.CharField(choices=[('kept', 'the term goes on as it was'), ('anew', 'a new term of six weeks begins')], default='kept', max_length=10, verbose_name='term for objection')),
                ('prepared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='prepared at')),
                ('issued_at', models.DateTimeField(blank=True, null=True, verbose_name='issued at')),
                ('dropped_at', models.DateTimeField(blank=True, null=True, verbose_name='dropped at')),
            ],
            options={
                'verbose_name': 'correction of a letter',
                'verbose_name_plural': 'corrections of letters',
                'ordering': ['prepared_at'],
            },
        ),
        migrations.CreateModel(
            name='CorrectionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('why', models.CharField(max_length=2000, verbose_name='what was wrong')),
                ('term', models.CharField(choices=[('kept', 'the term goes on as it was'), ('anew', 'a new term of six weeks begins')], default='kept', max_length=10, verbose_name='term for objection')),
                ('prepared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='prepared at')),
                ('issued_at', models.DateTimeField(blank=True, null=True, verbose_name='issued at')),
                ('dropped_at', models.DateTimeField(blank=True, null=True, verbose_name='dropped at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('definitief', 'definitive status'), ('voorlopig', 'provisional status'), ('afgewezen', 'not granted')], max_length=15, verbose_name='outcome')),
                ('state', models.CharField(choices=[('voorbereid', 'prepared'), ('teruggegeven', 'returned to the adviser'), ('verleend', 'granted')], default='voorbereid', max_length=15, verbose_name='state')),
                ('reasons', models.CharField(max_length=10000, verbose_name='reasons')),
                ('departure_reasons', models.CharField(blank=True, max_length=5000, verbose_name='why the decision departs from the joint advice')),
                ('dissent_response', models.CharField(blank=True, max_length=5000, verbose_name='how the disagreement was weighed')),
                ('prepared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='prepared at')),
                ('granted_at', models.DateTimeField(blank=True, null=True, verbose_name='granted at')),
                ('return_reason', models.CharField(blank=True, max_length=5000, verbose_name='why it was returned')),
            ],
            options={
                'verbose_name': 'decision',
                'verbose_name_plural': 'decisions',
                'ordering': ['prepared_at'],
            },
        ),
        migrations.CreateModel(
            name='DecisionDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('typed', models.JSONField(verbose_name='what was typed')),
                ('version', models.PositiveIntegerField(default=0)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written at')),
            ],
            options={
                'verbose_name': 'draft of a decision',
                'verbose_name_plural': 'drafts of decisions',
            },
        ),
        migrations.CreateModel(
            name='DecisionDraftEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('typed', models.JSONField(verbose_name='what was typed')),
                ('version', models.PositiveIntegerField(default=0)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('outcome', models.CharField(choices=[('definitief', 'definitive status'), ('voorlopig', 'provisional status'), ('afgewezen', 'not granted')], max_length=15, verbose_name='outcome')),
                ('state', models.CharField(choices=[('voorbereid', 'prepared'), ('teruggegeven', 'returned to the adviser'), ('verleend', 'granted')], default='voorbereid', max_length=15, verbose_name='state')),
                ('reasons', models.CharField(max_length=10000, verbose_name='reasons')),
                ('departure_reasons', models.CharField(blank=True, max_length=5000, verbose_name='why the decision departs from the joint advice')),
                ('dissent_response', models.CharField(blank=True, max_length=5000, verbose_name='how the disagreement was weighed')),
                ('prepared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='prepared at')),
                ('granted_at', models.DateTimeField(blank=True, null=True, verbose_name='granted at')),
                ('return_reason', models.CharField(blank=True, max_length=5000, verbose_name='why it was returned')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DecisionLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
            ],
            options={
                'verbose_name': 'letter of a decision',
                'verbose_name_plural': 'letters of decisions',
                'ordering': ['decision', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('agrees', models.BooleanField(verbose_name='agrees')),
                ('remark', models.CharField(blank=True, max_length=5000, verbose_name='remark')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='given at')),
            ],
            options={
                'verbose_name': 'endorsement',
                'verbose_name_plural': 'endorsements',
            },
        ),
        migrations.CreateModel(
            name='EndorsementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('agrees', models.BooleanField(verbose_name='agrees')),
                ('remark', models.CharField(blank=True, max_length=5000, verbose_name='remark')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='given at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InterestDeclaration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('has_interest', models.BooleanField(verbose_name='has an interest')),
                ('explanation', models.CharField(blank=True, max_length=2000, verbose_name='explanation')),
                ('declared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='declared at')),
            ],
            options={
                'verbose_name': 'declaration of interest',
                'verbose_name_plural': 'declarations of interest',
            },
        ),
        migrations.CreateModel(
            name='InterestDeclarationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('has_interest', models.BooleanField(verbose_name='has an interest')),
                ('explanation', models.CharField(blank=True, max_length=2000, verbose_name='explanation')),
                ('declared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='declared at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='JointJudgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(blank=True, choices=[('voldoet', 'met'), ('deels', 'partly met'), ('niet', 'not met')], max_length=10, verbose_name='verdict')),
                ('reasons', models.CharField(blank=True, max_length=5000, verbose_name='reasons')),
            ],
            options={
                'verbose_name': 'joint judgement',
                'verbose_name_plural': 'joint judgements',
            },
        ),
        migrations.CreateModel(
            name='JointJudgementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('verdict', models.CharField(blank=True, choices=[('voldoet', 'met'), ('deels', 'partly met'), ('niet', 'not met')], max_length=10, verbose_name='verdict')),
                ('reasons', models.CharField(blank=True, max_length=5000, verbose_name='reasons')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='JointOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0)),
                ('advice', models.CharField(blank=True, max_length=10000, verbose_name='joint advice')),
                ('advises', models.CharField(blank=True, choices=[('definitief', 'definitive status'), ('voorlopig', 'provisional status'), ('afgewezen', 'not granted')], max_length=15, verbose_name='advised outcome')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written at')),
                ('proposed_at', models.DateTimeField(blank=True, null=True, verbose_name='proposed at')),
            ],
            options={
                'verbose_name': 'joint outcome',
                'verbose_name_plural': 'joint outcomes',
            },
        ),
        migrations.CreateModel(
            name='JointOutcomeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=0)),
                ('advice', models.CharField(blank=True, max_length=10000, verbose_name='joint advice')),
                ('advises', models.CharField(blank=True, choices=[('definitief', 'definitive status'), ('voorlopig', 'provisional status'), ('afgewezen', 'not granted')], max_length=15, verbose_name='advised outcome')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written at')),
                ('proposed_at', models.DateTimeField(blank=True, null=True, verbose_name='proposed at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(blank=True, choices=[('voldoet', 'met'), ('deels', 'partly met'), ('niet', 'not met')], max_length=10, verbose_name='verdict')),
                ('reasons', models.CharField(blank=True, max_length=5000, verbose_name='reasons')),
            ],
            options={
                'verbose_name': 'judgement',
                'verbose_name_plural': 'judgements',
            },
        ),
        migrations.CreateModel(
            name='JudgementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('verdict', models.CharField(blank=True, choices=[('voldoet', 'met'), ('deels', 'partly met'), ('niet', 'not met')], max_length=10, verbose_name='verdict')),
                ('reasons', models.CharField(blank=True, max_length=5000, verbose_name='reasons')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NextStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('panel', 'Set up the panel'), ('assessments', 'Wait for the assessments'), ('joint', 'Write the joint outcome'), ('answers', 'Wait for the answers'), ('prepare', 'Prepare the decision'), ('grant', 'Take the decision, or return it'), ('returned', 'Look again at the returned decision'), ('conditions', 'Follow the conditions'), ('definitive', 'Make the definitive decision'), ('done', 'Nothing more to do')], max_length=15, verbose_name='next step')),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('due_on', models.DateField(null=True)),
                ('search', django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'next step',
                'verbose_name_plural': 'next steps',
            },
        ),
        migrations.CreateModel(
            name='Panel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opened at')),
            ],
            options={
                'verbose_name': 'panel',
                'verbose_name_plural': 'panels',
            },
        ),
        migrations.CreateModel(
            name='PanelEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opened at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PanelMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'panel member',
                'verbose_name_plural': 'panel members',
            },
        ),
        migrations.CreateModel(
            name='PanelMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseWithStep',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('applications.application',),
        ),
    ]
