"""Puts in the catalogue of kinds."""

from typing import Any

from django.db import migrations

from troth.accounts.catalogue import CATALOGUE


def put_in(apps: Any, schema_editor: Any) -> None:
    # The owner of the tables migrates, by a connection of its own.
    using = schema_editor.connection.alias
    kinds = apps.get_model("accounts", "MomentKind").objects.using(using)
    for place, entry in enumerate(CATALOGUE):
        kinds.get_or_create(key=entry.key, defaults={"words": entry.words, "leaning": entry.leaning, "place": place})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(put_in, migrations.RunPython.noop)]
