from typing import Any
from uuid import UUID

from django.db import migrations, models


def read_from_the_journal(apps: Any, _editor: Any) -> None:
    """Files opened before this column: the line that opened them says who did."""
    participants = apps.get_model("people", "Participant")
    events = apps.get_model("journal", "Event").objects
    opened = events.filter(kind="participant.registered", actor__startswith="account:")
    for subject, actor in opened.values_list("subject", "actor").iterator():
        account = UUID(actor.removeprefix("account:"))
        participants.objects.filter(id=subject).update(registered_by=account)


class Migration(migrations.Migration):
    """Who of the team opened a file: a relay sees the people they enrolled, and nobody else."""

    dependencies = [
        ("journal", "0002_append_only"),
        ("people", "0002_import_key"),
    ]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="registered_by",
            field=models.UUIDField(help_text="the account that opened the file; null: nobody of the team", null=True),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["programme", "registered_by"], name="participant_by_account"),
        ),
        migrations.RunPython(read_from_the_journal, migrations.RunPython.noop),
    ]
