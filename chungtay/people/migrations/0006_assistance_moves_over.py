"""Social pension and social allowance move from the side of pensions to the side of assistance."""

from django.db import migrations

MOVE = "UPDATE people_personstatus SET dimension = 'assistance' WHERE value IN ('social_pension', 'social_allowance')"
BACK = "UPDATE people_personstatus SET dimension = 'pension' WHERE value IN ('social_pension', 'social_allowance')"


class Migration(migrations.Migration):
    dependencies = [("people", "0005_assistance_is_a_side_of_its_own")]
    operations = [migrations.RunSQL(MOVE, BACK)]
