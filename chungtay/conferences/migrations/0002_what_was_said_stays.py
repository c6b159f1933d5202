"""Steps of a promise stay; what the chair concluded stays; nothing that was promised is forgotten by deleting it."""

from django.db import migrations

STAYS = """
CREATE TRIGGER conferences_promisestep_stays BEFORE UPDATE OR DELETE ON conferences_promisestep
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER conferences_promise_is_never_deleted BEFORE DELETE ON conferences_promise
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER conferences_conference_is_never_deleted BEFORE DELETE ON conferences_conference
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION conference_conclusions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.conclusions <> '' AND (OLD.conclusions <> NEW.conclusions OR OLD.held_on <> NEW.held_on) THEN
        RAISE EXCEPTION 'conference_conclusions_stay: what was concluded stays'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'conference_conclusions_stay';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER conference_conclusions_stay BEFORE UPDATE ON conferences_conference
    FOR EACH ROW EXECUTE FUNCTION conference_conclusions_stay();
"""
BACK = """
DROP TRIGGER conference_conclusions_stay ON conferences_conference;
DROP FUNCTION conference_conclusions_stay();
DROP TRIGGER conferences_conference_is_never_deleted ON conferences_conference;
DROP TRIGGER conferences_promise_is_never_deleted ON conferences_promise;
DROP TRIGGER conferences_promisestep_stays ON conferences_promisestep;
"""


class Migration(migrations.Migration):
    dependencies = [("conferences", "0001_conferences_tables"), ("audit", "0002_notes_are_append_only")]

    operations = [migrations.RunSQL(STAYS, BACK)]
