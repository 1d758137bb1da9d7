from django.db import migrations, models


class Migration(migrations.Migration):
    """Besides those who opened their file, a person may choose who acts for them."""

    dependencies = [("people", "0003_registered_by")]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="chosen_relay",
            field=models.UUIDField(
                help_text="the account of the relay whom the person chose", null=True
            ),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["programme", "chosen_relay"], name="participant_by_relay"),
        ),
    ]
