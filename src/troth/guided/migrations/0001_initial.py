"""The tables of the guided conversation."""

import django.db.models.deletion
import troth.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conversation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("planned", "planned"), ("held", "held"), ("off", "off")],
                        default="planned",
                        max_length=7,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("day", models.DateField()),
                ("place", models.CharField(blank=True, max_length=160)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("word", models.UUIDField(blank=True, null=True)),
                ("promise", models.CharField(blank=True, max_length=280)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("became", models.CharField(blank=True, max_length=8)),
                ("because", models.CharField(blank=True, max_length=280)),
                ("settled_on", models.DateField(blank=True, null=True)),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stage", "planned")), fields=("team",), name="one_planned_a_team"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("word", None), ("stage", "held"), _connector="OR"),
                        name="promised_once_held",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["team", "stage", "day"], name="guided_by_team"),
                    models.Index(fields=["leader", "stage", "day"], name="guided_by_leader"),
                    models.Index(
                        condition=models.Q(("word", None), _negated=True), fields=["word"], name="guided_by_word"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("safety", models.CharField(blank=True, max_length=600)),
                ("heard", models.CharField(blank=True, max_length=600)),
                ("promises", models.CharField(blank=True, max_length=600)),
                ("repair", models.CharField(blank=True, max_length=600)),
                ("goes_on", models.DateField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preparation",
                        to="guided.conversation",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["goes_on"], name="guided_notes_go")]},
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=troth.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_on", models.DateField()),
                (
                    "team",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.team"
                    ),
                ),
            ],
        ),
    ]
