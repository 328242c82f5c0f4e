"""Puts the topics in, and has the database itself refuse to change or remove what both have signed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from troth.accords.topics import TOPICS

WORDS = "a signed version never changes"
# Both signatures stand. A version goes only with an accord both sides of which have erased everything.
BOTH = "(SELECT COUNT(*) FROM accords_signature s WHERE s.version_id = OLD.{version}) >= 2"
THERE = (
    "EXISTS (SELECT 1 FROM accords_version v JOIN accords_accord a ON a.id = v.accord_id "
    "WHERE v.id = OLD.{version} AND a.stage <> 'gone')"
)
TABLES = {
    "accords_version": ("id", "accord_id, number, text, digest, made_on"),
    "accords_signature": ("version_id", "version_id, party, signer, digest, seal"),
}


def _conditions(version: str) -> dict[str, str]:
    both = BOTH.format(version=version)
    return {"UPDATE": both, "DELETE": f"{both} AND {THERE.format(version=version)}"}


def _sqlite(schema_editor: BaseDatabaseSchemaEditor, table: str, version: str, fields: str) -> None:
    for verb, condition in _conditions(version).items():
        of = f" OF {fields}" if verb == "UPDATE" else ""
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb}{of} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        )


def _postgresql(schema_editor: BaseDatabaseSchemaEditor, table: str, version: str, fields: str) -> None:
    for verb, condition in _conditions(version).items():
        of = f" OF {fields}" if verb == "UPDATE" else ""
        back = "NEW" if verb == "UPDATE" else "OLD"
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {table}_refuse_{verb.lower()}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{WORDS}' USING ERRCODE = "
            f"'integrity_constraint_violation'; END IF; RETURN {back}; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb}{of} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse_{verb.lower()}()"
        )


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place."""
    make = _postgresql if schema_editor.connection.vendor == "postgresql" else _sqlite
    for table, (version, fields) in TABLES.items():
        make(schema_editor, table, version, fields)


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}" + (f" ON {table}" if is_postgresql else ""))
            if is_postgresql:
                schema_editor.execute(f"DROP FUNCTION {table}_refuse_{verb}()")


def put_in(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The topics, in their order."""
    # The owner of the tables migrates, by a connection of its own.
    topics = apps.get_model("accords", "Topic").objects.using(schema_editor.connection.alias)
    for position, (key, title, examples) in enumerate(TOPICS, start=1):
        topics.get_or_create(key=key, defaults={"title": title, "examples": examples, "position": position})


class Migration(migrations.Migration):
    dependencies = [("accords", "0001_initial")]
    operations = [
        migrations.RunPython(put_in, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
