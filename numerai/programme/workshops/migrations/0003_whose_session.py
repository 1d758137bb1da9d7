from typing import Any
from uuid import UUID

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def read_from_the_journal(apps: Any, _editor: Any) -> None:
    """Enrolments written before this column: their line says who wrote them."""
    enrolments = apps.get_model("workshops", "Enrolment")
    events = apps.get_model("journal", "Event").objects
    written = events.filter(kind="enrolment.recorded", actor__startswith="account:")
    for subject, actor in written.values_list("subject", "actor").iterator():
        account = UUID(actor.removeprefix("account:"))
        enrolments.objects.filter(id=subject).update(registered_by=account)


class Migration(migrations.Migration):
    """Which colleagues animate a session, and who enrolled someone: each sees what is theirs."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("base", "0002_cache_table"),
        ("journal", "0002_append_only"),
        ("people", "0003_registered_by"),
        ("workshops", "0002_a_session_that_reopens"),
    ]

    operations = [
        migrations.AddField(
            model_name="enrolment",
            name="registered_by",
            field=models.UUIDField(help_text="the account that enrolled them; null: nobody of the team", null=True),
        ),
        migrations.CreateModel(
            name="SessionTrainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainer_links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="base.programme"),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trainer_links",
                        to="workshops.session",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "account"], name="session_trainer_by_account")],
                "constraints": [
                    models.UniqueConstraint(fields=("session", "account"), name="session_trainer_once")
                ],
            },
        ),
        migrations.RunPython(read_from_the_journal, migrations.RunPython.noop),
    ]
