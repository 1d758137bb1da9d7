import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows that an import refused are kept sealed for a time, to be corrected in place."""

    dependencies = [("workshops", "0004_task_owner")]

    operations = [
        migrations.CreateModel(
            name="RefusedRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("line", models.PositiveIntegerField(help_text="where it starts in the file")),
                (
                    "key",
                    models.CharField(
                        help_text="keyed fingerprint of the row: the same one is kept once", max_length=64
                    ),
                ),
                (
                    "sealed",
                    models.BinaryField(
                        help_text="names of the columns, cells, reasons; null once settled", null=True
                    ),
                ),
                ("kept_until", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(blank=True, help_text="empty while it is to correct", max_length=10),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "programme",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="base.programme"),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refused_rows",
                        to="workshops.importrun",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "key"), name="refused_row_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), ("sealed__isnull", False), ("settled_at__isnull", True))
                        | models.Q(
                            ("settled_at__isnull", False),
                            ("outcome__in", ["corrected", "resolved", "left"]),
                        ),
                        name="refused_row_settled_with_outcome",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["programme", "outcome", "kept_until"], name="refused_row_to_correct"
                    )
                ],
            },
        ),
    ]
