from django.db import migrations, models


class Migration(migrations.Migration):
    """Imported people keep the fingerprint of their row: the same file opens no second file, and brings nobody back."""

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="import_key",
            field=models.CharField(
                help_text="keyed fingerprint of the imported row; kept once erased, so that the same file brings"
                " nobody back",
                max_length=64,
                null=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.UniqueConstraint(fields=("programme", "import_key"), name="participant_import_once"),
        ),
    ]
