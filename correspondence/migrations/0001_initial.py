import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf', models.BinaryField()),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
                ('reference', models.CharField(max_length=30, unique=True, verbose_name='reference')),
                ('kind', models.CharField(max_length=30, verbose_name='kind')),
                ('subject', models.CharField(max_length=300, verbose_name='subject')),
                ('answers', models.CharField(blank=True, max_length=50, verbose_name='your reference')),
                ('dated_on', models.DateField(verbose_name='date of the letter')),
                ('is_beschikking', models.BooleanField(default=False, verbose_name='formal decision')),
                ('objection_from', models.DateField(blank=True, null=True, verbose_name='objection possible from')),
                ('objection_until', models.DateField(blank=True, null=True, verbose_name='objection possible until and including')),
                ('body_html', models.TextField()),
            ],
            options={
                'verbose_name': 'letter',
                'verbose_name_plural': 'letters',
                'ordering': ['made_at'],
            },
        ),
        migrations.CreateModel(
            name='LetterNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('occasion', models.CharField(max_length=100, unique=True, verbose_name='occasion')),
                ('reference', models.CharField(max_length=30, unique=True, verbose_name='reference')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='given out at')),
            ],
            options={
                'verbose_name': 'number of a letter',
                'verbose_name_plural': 'numbers of letters',
            },
        ),
        migrations.CreateModel(
            name='LetterReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'reading of a letter',
                'verbose_name_plural': 'readings of letters',
            },
        ),
    ]
