"""The journal refuses updates and deletes, without exception, whoever holds the connection."""

from typing import Any

from django.db import migrations

from numerai.base.database import refuse_changes


def append_only(apps: Any, schema_editor: Any) -> None:
    refuse_changes(
        schema_editor, "journal_event", ("id", "programme_id,number", "programme_id,device,sequence")
    )


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(append_only, migrations.RunPython.noop)]
