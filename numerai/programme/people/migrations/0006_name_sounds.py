import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """How names sound, so that a search opens a few files. `numerai prepare` fills it: it needs the keys."""

    dependencies = [
        ("base", "0001_initial"),
        ("people", "0005_whose_organisation"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameSounds",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("trace", models.CharField(help_text="in base 16: a class, then 80 marks", max_length=22)),
                ("rules", models.CharField(help_text="which rules of the ear made it", max_length=8)),
                (
                    "participant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sounds", to="people.participant"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="base.programme"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "trace", "id"], name="name_sounds_read")],
            },
        ),
        migrations.AlterField(
            model_name="lookup",
            name="kind",
            field=models.CharField(max_length=12),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["programme", "merged_into"],
                name="participant_merged",
            ),
        ),
    ]
