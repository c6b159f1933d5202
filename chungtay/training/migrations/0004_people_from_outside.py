"""Whom a course is for and who sits in a class: people from outside with organisation, phone, sex and year of birth."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        ("people", "0006_assistance_moves_over"),
        ("training", "0003_first_catalogue"),
    ]

    operations = [
        migrations.AddField(
            model_name="participation",
            name="birth_year",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="participation",
            name="phone",
            field=models.CharField(blank=True, default="", max_length=15),
        ),
        migrations.AddField(
            model_name="participation",
            name="sex",
            field=models.CharField(blank=True, choices=[("F", "F"), ("M", "M")], default="", max_length=1),
        ),
        migrations.AlterField(
            model_name="course",
            name="audiences",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("chair", "chair"),
                        ("vice_chair", "vice_chair"),
                        ("accountant", "accountant"),
                        ("treasurer", "treasurer"),
                        ("secretary", "secretary"),
                        ("board_member", "board_member"),
                        ("care_volunteer", "care_volunteer"),
                        ("officer", "officer"),
                        ("health_worker", "health_worker"),
                        ("partner", "partner"),
                        ("other_body", "other_body"),
                    ],
                    max_length=14,
                ),
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="course",
            name="required_for",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("chair", "chair"),
                        ("vice_chair", "vice_chair"),
                        ("accountant", "accountant"),
                        ("treasurer", "treasurer"),
                        ("secretary", "secretary"),
                        ("board_member", "board_member"),
                        ("care_volunteer", "care_volunteer"),
                        ("officer", "officer"),
                        ("health_worker", "health_worker"),
                        ("partner", "partner"),
                        ("other_body", "other_body"),
                    ],
                    max_length=14,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="participation",
            name="audience",
            field=models.CharField(
                choices=[
                    ("chair", "chair"),
                    ("vice_chair", "vice_chair"),
                    ("accountant", "accountant"),
                    ("treasurer", "treasurer"),
                    ("secretary", "secretary"),
                    ("board_member", "board_member"),
                    ("care_volunteer", "care_volunteer"),
                    ("officer", "officer"),
                    ("health_worker", "health_worker"),
                    ("partner", "partner"),
                    ("other_body", "other_body"),
                ],
                max_length=14,
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", True),
                    models.Q(("birth_year__isnull", True), ("phone", ""), ("sex", "")),
                    _connector="OR",
                ),
                name="trainee_details_are_of_outsiders",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("sex__in", ["", "F", "M"])), name="trainee_sex_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("phone", ""), ("phone__regex", "^0[0-9]{9,10}$"), _connector="OR"),
                name="trainee_phone_is_plain",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("phone", ""), _negated=True),
                fields=("training_class", "name", "phone"),
                name="trainee_name_and_phone_once",
            ),
        ),
    ]
