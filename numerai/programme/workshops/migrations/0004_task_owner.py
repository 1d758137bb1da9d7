import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who takes care of a task, so that two colleagues do not call the same person."""

    dependencies = [
        ("people", "0003_registered_by"),
        ("workshops", "0003_whose_session"),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="owner",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
            ),
        ),
    ]
