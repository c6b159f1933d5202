"""What was counted with is kept row by row, so that of changed ground only what it touches is counted again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0005_lending_of_clubs")]

    operations = [
        migrations.CreateModel(
            name="CountedGround",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("row_id", models.BigIntegerField()),
                ("says", models.CharField(max_length=80)),
                ("path", models.CharField(max_length=60)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "row_id"), name="counted_ground_once")],
            },
        ),
    ]
