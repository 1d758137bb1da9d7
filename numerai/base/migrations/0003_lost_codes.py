import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Codes given after the backup that was put back are given to nobody else."""

    dependencies = [("base", "0002_cache_table")]

    operations = [
        migrations.CreateModel(
            name="LostCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=9)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="base.programme"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("programme", "code"), name="lost_code_once")],
            },
        ),
    ]
