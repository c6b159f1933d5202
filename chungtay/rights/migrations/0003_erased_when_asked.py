"""Words of a person's cases are emptied when the person asks for it (`chungtay.erasing`), and by nothing else."""

from django.db import migrations

ERASED = """
-- only the columns named may be written later; where the first of them is filled already, nothing may
CREATE OR REPLACE FUNCTION rights_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_old jsonb := to_jsonb(OLD);
    of_new jsonb := to_jsonb(NEW);
    part text;
BEGIN
    IF current_setting('chungtay.erasing', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF TG_NARGS > 1 AND TG_ARGV[0] = 'once' AND of_old -> TG_ARGV[1] <> 'null'::jsonb THEN
        RAISE EXCEPTION '% is closed for good', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    FOREACH part IN ARRAY TG_ARGV LOOP
        of_old := of_old - part;
        of_new := of_new - part;
    END LOOP;
    IF of_old <> of_new THEN
        RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""
BACK = """
-- only the columns named may be written later; where the first of them is filled already, nothing may
CREATE OR REPLACE FUNCTION rights_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_old jsonb := to_jsonb(OLD);
    of_new jsonb := to_jsonb(NEW);
    part text;
BEGIN
    IF TG_NARGS > 1 AND TG_ARGV[0] = 'once' AND of_old -> TG_ARGV[1] <> 'null'::jsonb THEN
        RAISE EXCEPTION '% is closed for good', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    FOREACH part IN ARRAY TG_ARGV LOOP
        of_old := of_old - part;
        of_new := of_new - part;
    END LOOP;
    IF of_old <> of_new THEN
        RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("rights", "0002_cases_stand_where_they_went")]
    operations = [migrations.RunSQL(ERASED, BACK)]
