"""What the proof of each night found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0007_heartbeat_without_ground")]

    operations = [
        migrations.CreateModel(
            name="NightlyProof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("night", models.DateField(unique=True)),
                ("began_at", models.DateTimeField()),
                ("row_count", models.BigIntegerField()),
                ("wrong_count", models.BigIntegerField()),
                ("wrong", models.JSONField(default=list)),
            ],
        ),
    ]
