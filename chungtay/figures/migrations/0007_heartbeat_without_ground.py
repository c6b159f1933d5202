"""The fingerprint of the ground goes: its rows are kept since 0006."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("figures", "0006_counted_ground")]

    operations = [migrations.RemoveField(model_name="heartbeat", name="ground")]
