import applications.models.plan
import applications.models.rounds
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApplicationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(blank=True, max_length=20, null=True, verbose_name='number')),
                ('state', models.CharField(choices=[('concept', 'draft'), ('ingediend', 'submitted'), ('in_beoordeling', 'being assessed'), ('voorlopig', 'provisional status granted'), ('definitief', 'definitive status granted'), ('afgewezen', 'not granted'), ('ingetrokken', 'withdrawn'), ('samengevoegd', 'merged into another application')], default='concept', max_length=15, verbose_name='state')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started at')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted at')),
                ('decide_by', models.DateField(blank=True, null=True, verbose_name='decision promised by')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('description', models.CharField(max_length=200, verbose_name='what it is for')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (euro)')),
            ],
            options={
                'verbose_name': 'budget line',
                'verbose_name_plural': 'budget lines',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='BudgetLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('description', models.CharField(max_length=200, verbose_name='what it is for')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (euro)')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('content', models.JSONField()),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'version of the content',
                'verbose_name_plural': 'versions of the content',
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('title', models.CharField(max_length=150, verbose_name='criterion')),
                ('explanation', models.CharField(blank=True, max_length=2000, verbose_name='explanation')),
            ],
            options={
                'verbose_name': 'criterion',
                'verbose_name_plural': 'criteria',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='CriterionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('title', models.CharField(max_length=150, verbose_name='criterion')),
                ('explanation', models.CharField(blank=True, max_length=2000, verbose_name='explanation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FunctionPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('function', models.CharField(choices=[('werven', 'Werven'), ('matchen', 'Matchen'), ('opleiden', 'Opleiden'), ('begeleiden', 'Begeleiden'), ('professionaliseren', 'Professionaliseren')], max_length=20, verbose_name='function')),
                ('activities', models.CharField(blank=True, max_length=20000, verbose_name='what the region will do')),
                ('result', models.CharField(blank=True, max_length=20000, verbose_name='the measurable result')),
            ],
            options={
                'verbose_name': 'plan for a function',
                'verbose_name_plural': 'plans for functions',
            },
        ),
        migrations.CreateModel(
            name='FunctionPlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('function', models.CharField(choices=[('werven', 'Werven'), ('matchen', 'Matchen'), ('opleiden', 'Opleiden'), ('begeleiden', 'Begeleiden'), ('professionaliseren', 'Professionaliseren')], max_length=20, verbose_name='function')),
                ('activities', models.CharField(blank=True, max_length=20000, verbose_name='what the region will do')),
                ('result', models.CharField(blank=True, max_length=20000, verbose_name='the measurable result')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('open_sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('region', 'The region'), ('partners', 'Partners'), ('functions', 'The five functions'), ('beroepsgroep', 'Involvement of the beroepsgroep'), ('governance', 'Governance'), ('learning', 'Learning approach'), ('budget', 'Budget'), ('contact', 'Project leader')], max_length=15), blank=True, default=applications.models.plan.all_sections, size=None, verbose_name='open sections')),
                ('name', models.CharField(max_length=120, verbose_name='name of the region')),
                ('sectors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('po', 'primary education (po)'), ('vo', 'secondary education (vo)'), ('mbo', 'vocational education (mbo)')], max_length=3), blank=True, default=list, size=None, verbose_name='sectors')),
                ('is_national', models.BooleanField(default=False, verbose_name='national, not tied to an area')),
            ],
            options={
                'verbose_name': 'plan',
                'verbose_name_plural': 'plans',
            },
        ),
        migrations.CreateModel(
            name='GovernanceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('governance', models.CharField(blank=True, max_length=20000, verbose_name='governance')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InvolvementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('involvement', models.CharField(blank=True, max_length=20000, verbose_name='how teachers and school leaders were involved in this plan')),
                ('voice', models.CharField(blank=True, max_length=20000, verbose_name='how their say is arranged from now on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LearningApproachEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('learning_approach', models.CharField(blank=True, max_length=20000, verbose_name='learning approach and monitoring')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(editable=False, max_length=8, verbose_name='reference')),
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
            },
        ),
        migrations.CreateModel(
            name='PartnerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reference', models.CharField(editable=False, max_length=8, verbose_name='reference')),
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
        migrations.CreateModel(
            name='PlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('open_sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('region', 'The region'), ('partners', 'Partners'), ('functions', 'The five functions'), ('beroepsgroep', 'Involvement of the beroepsgroep'), ('governance', 'Governance'), ('learning', 'Learning approach'), ('budget', 'Budget'), ('contact', 'Project leader')], max_length=15), blank=True, default=applications.models.plan.all_sections, size=None, verbose_name='open sections')),
                ('name', models.CharField(max_length=120, verbose_name='name of the region')),
                ('sectors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('po', 'primary education (po)'), ('vo', 'secondary education (vo)'), ('mbo', 'vocational education (mbo)')], max_length=3), blank=True, default=list, size=None, verbose_name='sectors')),
                ('is_national', models.BooleanField(default=False, verbose_name='national, not tied to an area')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlanMunicipalityEvent',
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
            name='ProjectLeaderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone number')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf', models.BinaryField()),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
            ],
            options={
                'verbose_name': 'receipt',
                'verbose_name_plural': 'receipts',
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days_before', models.PositiveSmallIntegerField(verbose_name='days before closing')),
                ('closes_at', models.DateTimeField(verbose_name='closing moment')),
                ('queued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='queued at')),
            ],
            options={
                'verbose_name': 'reminder',
                'verbose_name_plural': 'reminders',
            },
        ),
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
            },
        ),
        migrations.CreateModel(
            name='RoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
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
        migrations.CreateModel(
            name='RoundRequirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, verbose_name='requirement')),
                ('level', models.CharField(choices=[('block', 'blocks submitting'), ('warn', 'warns'), ('off', 'off')], max_length=5, verbose_name='level')),
                ('threshold', models.PositiveIntegerField(blank=True, null=True, verbose_name='threshold')),
            ],
            options={
                'verbose_name': 'requirement',
                'verbose_name_plural': 'requirements',
            },
        ),
        migrations.CreateModel(
            name='RoundRequirementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=40, verbose_name='requirement')),
                ('level', models.CharField(choices=[('block', 'blocks submitting'), ('warn', 'warns'), ('off', 'off')], max_length=5, verbose_name='level')),
                ('threshold', models.PositiveIntegerField(blank=True, null=True, verbose_name='threshold')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('region', 'The region'), ('partners', 'Partners'), ('functions', 'The five functions'), ('beroepsgroep', 'Involvement of the beroepsgroep'), ('governance', 'Governance'), ('learning', 'Learning approach'), ('budget', 'Budget'), ('contact', 'Project leader')], max_length=15, verbose_name='section')),
                ('version', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('signed', 'signed'), ('declined', 'declined')], max_length=10, verbose_name='answer')),
                ('reason', models.CharField(blank=True, max_length=5000, verbose_name='reason')),
                ('confirmation', models.CharField(blank=True, max_length=10000, verbose_name='confirmation by the beroepsgroep')),
                ('statement', models.CharField(blank=True, max_length=5000, verbose_name='statement')),
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
            },
        ),
        migrations.CreateModel(
            name='SigningLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
                ('expires_at', models.DateTimeField(verbose_name='good until')),
            ],
            options={
                'verbose_name': 'link to sign',
                'verbose_name_plural': 'links to sign',
            },
        ),
        migrations.CreateModel(
            name='SigningRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked at')),
            ],
            options={
                'verbose_name': 'request to sign',
                'verbose_name_plural': 'requests to sign',
            },
        ),
        migrations.CreateModel(
            name='SigningRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('number', models.CharField(max_length=20, verbose_name='number')),
                ('submitted_at', models.DateTimeField(verbose_name='submitted at')),
                ('content', models.JSONField()),
                ('people', models.JSONField(default=dict)),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
            ],
            options={
                'verbose_name': 'submission',
                'verbose_name_plural': 'submissions',
                'ordering': ['application', 'version'],
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=20, null=True, unique=True, verbose_name='number')),
                ('state', models.CharField(choices=[('concept', 'draft'), ('ingediend', 'submitted'), ('in_beoordeling', 'being assessed'), ('voorlopig', 'provisional status granted'), ('definitief', 'definitive status granted'), ('afgewezen', 'not granted'), ('ingetrokken', 'withdrawn'), ('samengevoegd', 'merged into another application')], default='concept', max_length=15, verbose_name='state')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started at')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted at')),
                ('decide_by', models.DateField(blank=True, null=True, verbose_name='decision promised by')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.role')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='applications.application')),
            ],
            options={
                'verbose_name': 'application',
                'verbose_name_plural': 'applications',
                'ordering': ['-created_at'],
            },
        ),
    ]
