"""What no single row can promise, held by triggers: paths, maps, communes only, facts written once."""

from django.db import migrations

AREAS = """
CREATE FUNCTION places_area_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above places_area;
BEGIN
    IF NEW.parent_id IS NULL THEN
        IF NEW.path <> '/' || NEW.id || '/' OR NEW.province_id IS DISTINCT FROM NEW.id THEN
            RAISE EXCEPTION 'area %: path or province of a province', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    SELECT * INTO above FROM places_area WHERE id = NEW.parent_id;
    IF above.map_id <> NEW.map_id OR above.level >= NEW.level THEN
        RAISE EXCEPTION 'area %: parent of another map or not above', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.path <> above.path || NEW.id || '/' OR NEW.province_id IS DISTINCT FROM above.province_id THEN
        RAISE EXCEPTION 'area %: path or province does not follow its parent', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER area_fits BEFORE INSERT OR UPDATE OF map_id, level, parent_id, province_id, path ON places_area
    FOR EACH ROW EXECUTE FUNCTION places_area_fits();

CREATE FUNCTION places_succession_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM places_area o JOIN places_map mo ON mo.id = o.map_id, places_area n JOIN places_map mn ON mn.id = n.map_id
        WHERE o.id = NEW.old_id AND n.id = NEW.new_id AND mo.valid_to <= mn.valid_from AND mn.valid_from = NEW.happened_on
    ) THEN
        RAISE EXCEPTION 'succession % to %: not from an earlier map to the one of that day', NEW.old_id, NEW.new_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER succession_fits BEFORE INSERT OR UPDATE ON places_succession
    FOR EACH ROW EXECUTE FUNCTION places_succession_fits();
"""
AREAS_BACK = """
DROP TRIGGER succession_fits ON places_succession;
DROP FUNCTION places_succession_fits();
DROP TRIGGER area_fits ON places_area;
DROP FUNCTION places_area_fits();
"""

COMMUNES = """
CREATE FUNCTION places_is_of_commune() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM places_area WHERE id = NEW.area_id AND level = 3) THEN
        RAISE EXCEPTION '%: area % is no commune', TG_TABLE_NAME, NEW.area_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hamlet_of_commune BEFORE INSERT OR UPDATE OF area_id ON places_hamlet
    FOR EACH ROW EXECUTE FUNCTION places_is_of_commune();
CREATE TRIGGER terrain_of_commune BEFORE INSERT OR UPDATE OF area_id ON places_terrain
    FOR EACH ROW EXECUTE FUNCTION places_is_of_commune();
CREATE TRIGGER commune_fact_of_commune BEFORE INSERT OR UPDATE OF area_id ON places_communefact
    FOR EACH ROW EXECUTE FUNCTION places_is_of_commune();

CREATE FUNCTION places_hamlet_succession_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM places_hamlet o, places_hamlet n WHERE o.id = NEW.old_id AND n.id = NEW.new_id
            AND n.valid_from <= NEW.happened_on AND o.valid_from < NEW.happened_on
            AND (NOT NEW.is_whole OR o.valid_to = NEW.happened_on)
    ) THEN
        RAISE EXCEPTION 'hamlet % to %: days do not meet', NEW.old_id, NEW.new_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hamlet_succession_fits BEFORE INSERT OR UPDATE ON places_hamletsuccession
    FOR EACH ROW EXECUTE FUNCTION places_hamlet_succession_fits();
"""
COMMUNES_BACK = """
DROP TRIGGER hamlet_succession_fits ON places_hamletsuccession;
DROP FUNCTION places_hamlet_succession_fits();
DROP TRIGGER commune_fact_of_commune ON places_communefact;
DROP TRIGGER terrain_of_commune ON places_terrain;
DROP TRIGGER hamlet_of_commune ON places_hamlet;
DROP FUNCTION places_is_of_commune();
"""

# A sheet is never rewritten: a correction is a new row, and the old one is told once which row that is.
FACTS = """
CREATE FUNCTION places_fact_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.superseded_by_id IS NULL
            AND to_jsonb(NEW) - 'superseded_by_id' = to_jsonb(OLD) - 'superseded_by_id' THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'commune fact % is written once', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER commune_fact_stands BEFORE UPDATE OR DELETE ON places_communefact
    FOR EACH ROW EXECUTE FUNCTION places_fact_stands();
"""
FACTS_BACK = """
DROP TRIGGER commune_fact_stands ON places_communefact;
DROP FUNCTION places_fact_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0001_places_tables")]
    operations = [
        migrations.RunSQL(AREAS, AREAS_BACK),
        migrations.RunSQL(COMMUNES, COMMUNES_BACK),
        migrations.RunSQL(FACTS, FACTS_BACK),
    ]
