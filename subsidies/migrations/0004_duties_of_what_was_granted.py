"""The duties of what was granted before duties were kept, and what its letters make known."""

from django.db import migrations


def begin(apps, schema_editor):
    Duty = apps.get_model("subsidies", "Duty")
    Share = apps.get_model("subsidies", "Share")
    known = Share.objects.filter(letter__isnull=False, granted__gt=0, duties=None)
    for share in known.select_related("division__round__subsidy_rules"):
        rules = share.division.round.subsidy_rules
        for kind, day in (("verslag", rules.report_by), ("verantwoording", rules.account_by)):
            if day is not None:
                Duty.objects.create(share=share, kind=kind, due_on=day)
    Link = apps.get_model("subsidies", "SubsidyLetter")
    for share in Share.objects.filter(letter__isnull=False, subsidy_letters=None):
        Link.objects.create(share=share, letter_id=share.letter_id)


class Migration(migrations.Migration):
    dependencies = [("subsidies", "0003_after_a_grant")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
