"""One word said to several people at once: the same mark on the row of each."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_catalogue"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="promise",
            name="together",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                condition=models.Q(("together", None), _negated=True), fields=["together"], name="promise_together"
            ),
        ),
    ]
