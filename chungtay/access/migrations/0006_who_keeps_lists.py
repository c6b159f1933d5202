"""Whether an account keeps lists stands on the account itself, which every page reads anyway."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0005_saved_views")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="keeps_lists",
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(
            "UPDATE access_user SET keeps_lists = TRUE WHERE id IN (SELECT user_id FROM access_savedview)",
            migrations.RunSQL.noop,
        ),
    ]
