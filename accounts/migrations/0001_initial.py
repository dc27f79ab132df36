import django.contrib.postgres.search
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Count',
            fields=[
                ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('expires', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='name')),
                ('kind', models.CharField(choices=[('penvoerder_editor', 'penvoerder team member'), ('penvoerder_signatory', 'authorised signatory of the penvoerder'), ('partner_signatory', 'signatory of a partner'), ('assessor', 'assessor'), ('re_adviser', 'adviser of the Realisatie Eenheid'), ('re_lead', 'lead of the Realisatie Eenheid'), ('admin', 'administrator')], max_length=30, verbose_name='role')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('next_path', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
            },
        ),
        migrations.CreateModel(
            name='InvitationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='name')),
                ('kind', models.CharField(choices=[('penvoerder_editor', 'penvoerder team member'), ('penvoerder_signatory', 'authorised signatory of the penvoerder'), ('partner_signatory', 'signatory of a partner'), ('assessor', 'assessor'), ('re_adviser', 'adviser of the Realisatie Eenheid'), ('re_lead', 'lead of the Realisatie Eenheid'), ('admin', 'administrator')], max_length=30, verbose_name='role')),
                ('next_path', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('penvoerder_editor', 'penvoerder team member'), ('penvoerder_signatory', 'authorised signatory of the penvoerder'), ('partner_signatory', 'signatory of a partner'), ('assessor', 'assessor'), ('re_adviser', 'adviser of the Realisatie Eenheid'), ('re_lead', 'lead of the Realisatie Eenheid'), ('admin', 'administrator')], max_length=30, verbose_name='role')),
                ('job_title', models.CharField(blank=True, max_length=120, verbose_name='job title')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='from')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('chosen_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
            },
        ),
        migrations.CreateModel(
            name='RoleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('penvoerder_editor', 'penvoerder team member'), ('penvoerder_signatory', 'authorised signatory of the penvoerder'), ('partner_signatory', 'signatory of a partner'), ('assessor', 'assessor'), ('re_adviser', 'adviser of the Realisatie Eenheid'), ('re_lead', 'lead of the Realisatie Eenheid'), ('admin', 'administrator')], max_length=30, verbose_name='role')),
                ('job_title', models.CharField(blank=True, max_length=120, verbose_name='job title')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='from')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='joined at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='joined at')),
                ('search', django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
            },
        ),
    ]
