from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0009_eight_areas"),
    ]

    operations = [
        migrations.AddField(
            model_name="areamonth",
            name="examined_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="areamonth",
            name="examined_half_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="areamonth",
            name="measured_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="areamonth",
            name="measured_first_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="areamonth",
            name="referral_answered_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="areamonth",
            name="referred_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="areamonth",
            name="screen_worry_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="areamonth",
            name="screened_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="clubmonth",
            name="examined_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="clubmonth",
            name="examined_half_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="clubmonth",
            name="measured_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="clubmonth",
            name="measured_first_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="clubmonth",
            name="referral_answered_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="clubmonth",
            name="referred_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="clubmonth",
            name="screen_worry_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="clubmonth",
            name="screened_count",
            field=models.IntegerField(db_default=0, default=0),
        ),
    ]
