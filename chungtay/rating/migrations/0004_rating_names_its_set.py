"""A rating names a set that is there, and the one of its year."""

import django.db.models.deletion
from django.db import migrations, models

OF_ITS_YEAR = """
CREATE FUNCTION rating_is_by_the_set_of_its_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM rating_criteriaset WHERE code = NEW.criteria AND state = 'published' AND NEW.year >= year_from
        AND (year_to IS NULL OR NEW.year <= year_to) FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'rating_is_by_the_set_of_its_year: % is not in force in %', NEW.criteria, NEW.year
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_is_by_the_set_of_its_year';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER rating_is_by_the_set_of_its_year BEFORE INSERT OR UPDATE OF criteria, year ON rating_rating
    FOR EACH ROW EXECUTE FUNCTION rating_is_by_the_set_of_its_year();
"""
OF_ITS_YEAR_BACK = """
DROP TRIGGER rating_is_by_the_set_of_its_year ON rating_rating;
DROP FUNCTION rating_is_by_the_set_of_its_year();
"""


class Migration(migrations.Migration):
    dependencies = [("rating", "0003_first_set")]

    operations = [
        migrations.AlterField(
            model_name="rating",
            name="criteria",
            field=models.ForeignKey(
                db_column="criteria",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ratings",
                to="rating.criteriaset",
                to_field="code",
            ),
        ),
        migrations.RunSQL(OF_ITS_YEAR, OF_ITS_YEAR_BACK),
    ]
