"""The accord of a team; the database itself refuses to change or remove a version once it is adopted."""

import django.db.models.deletion
import troth.kernel.ids
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "accords_teamversion"
WORDS = "an adopted version never changes"
# Who adopted it is not among them: erasure puts a nameless row in their place.
FIELDS = "accord_id, number, text, digest, adopted_on, signer, seal"
VERBS = {"UPDATE": f"UPDATE OF {FIELDS}", "DELETE": "DELETE"}


def guard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place."""
    for verb, event in VERBS.items():
        name = f"{TABLE}_no_{verb.lower()}"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            )


def unguard(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for verb in VERBS:
        name = f"{TABLE}_no_{verb.lower()}"
        schema_editor.execute(f"DROP TRIGGER {name}" + (f" ON {TABLE}" if is_postgresql else ""))
        if is_postgresql:
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [
        ("accords", "0002_topics_and_guards"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="TeamAccord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.team"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TeamAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "says",
                    models.CharField(
                        choices=[("agree", "agree"), ("concern", "concern"), ("aside", "aside")], max_length=7
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                ("settled", models.BooleanField(default=False)),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="accords.teamaccord"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["accord", "says"], name="team_answer_by_accord")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("says", "concern"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="concern_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamClause",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("is_boundary", models.BooleanField(default=False)),
                ("words", models.CharField(max_length=600)),
                ("organisation", models.CharField(blank=True, max_length=600)),
                ("person", models.CharField(blank=True, max_length=600)),
                ("team", models.CharField(blank=True, max_length=600)),
                ("leader", models.CharField(blank=True, max_length=600)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("ended", models.BooleanField(default=False)),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="accords.teamaccord"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["accord", "ended"], name="team_clause_by_accord")]},
        ),
        migrations.CreateModel(
            name="TeamReply",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                ("replied_on", models.DateField()),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reply", to="accords.teamanswer"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TeamVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("adopted_on", models.DateField()),
                ("signer", models.UUIDField()),
                ("seal", models.CharField(max_length=128)),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="accords.teamaccord"
                    ),
                ),
                (
                    "adopted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("accord", "number"), name="one_team_version_a_number")]
            },
        ),
        migrations.CreateModel(
            name="TeamProposal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("aim", models.CharField(choices=[("add", "add"), ("change", "change"), ("end", "end")], max_length=6)),
                ("proposed_on", models.DateField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("clause_revision", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("adopted", "adopted"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("because", models.CharField(blank=True, max_length=600)),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="accords.teamaccord"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="accords.teamclause",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="accords.teamversion",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["accord", "state"], name="proposal_by_accord")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("aim", "add"), models.Q(("clause", None), _negated=True), _connector="OR"),
                        name="proposal_of_a_clause",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "adopted"), ("version__isnull", False)),
                            models.Q(models.Q(("state", "adopted"), _negated=True), ("version", None)),
                            _connector="OR",
                        ),
                        name="adopted_into_a_version",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="teamanswer",
            name="version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="accords.teamversion",
            ),
        ),
        migrations.CreateModel(
            name="TeamWording",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=80)),
                ("is_boundary", models.BooleanField(default=False)),
                ("words", models.CharField(max_length=600)),
                ("organisation", models.CharField(blank=True, max_length=600)),
                ("person", models.CharField(blank=True, max_length=600)),
                ("team", models.CharField(blank=True, max_length=600)),
                ("leader", models.CharField(blank=True, max_length=600)),
                ("why", models.CharField(blank=True, max_length=600)),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="accords.teamproposal"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("proposal", "revision"), name="one_wording_a_revision")]
            },
        ),
        migrations.AddField(
            model_name="teamanswer",
            name="wording",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="accords.teamwording",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("version__isnull", False), ("wording", None)),
                    models.Q(("version", None), ("wording__isnull", False)),
                    _connector="OR",
                ),
                name="answer_to_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamanswer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("wording", None), _negated=True),
                fields=("wording", "author"),
                name="one_answer_a_wording",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamanswer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("version", None), _negated=True),
                fields=("version", "author"),
                name="one_answer_a_version",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
