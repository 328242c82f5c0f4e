"""Puts in the catalogue of kinds, and the first night on which things run out."""

from datetime import timedelta
from typing import Any

from django.db import migrations

from troth.accounts.catalogue import CATALOGUE
from troth.kernel import clock


def put_in(apps: Any, schema_editor: Any) -> None:
    # The owner of the tables migrates, by a connection of its own.
    using = schema_editor.connection.alias
    kinds = apps.get_model("accounts", "MomentKind").objects.using(using)
    for place, entry in enumerate(CATALOGUE):
        kinds.get_or_create(key=entry.key, defaults={"words": entry.words, "leaning": entry.leaning, "place": place})
    apps.get_model("jobs", "Job").objects.using(using).get_or_create(
        key="accounts.run_out:first",
        defaults={"kind": "accounts.run_out", "args": {}, "due_at": clock.now() + timedelta(minutes=5)},
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("jobs", "0001_initial")]
    operations = [migrations.RunPython(put_in, migrations.RunPython.noop)]
