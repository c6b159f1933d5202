"""Receipts and held forms are written once; a held form is settled once, and nothing else of it changes."""

from django.db import migrations

FORWARD = """
CREATE TRIGGER receipt_is_append_only BEFORE UPDATE OR DELETE ON sync_receipt
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipt_is_never_emptied BEFORE TRUNCATE ON sync_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER heldfile_is_append_only BEFORE UPDATE OR DELETE ON sync_heldfile
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER heldfile_is_never_emptied BEFORE TRUNCATE ON sync_heldfile
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION held_is_settled_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'waiting'
       OR (to_jsonb(NEW) - ARRAY['state', 'settled_by_id', 'settled_at', 'why'])
          IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'settled_by_id', 'settled_at', 'why']) THEN
        RAISE EXCEPTION 'a held form is settled once, nothing else of it changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER held_is_settled_once BEFORE UPDATE ON sync_held
    FOR EACH ROW EXECUTE FUNCTION held_is_settled_once();
CREATE TRIGGER held_is_never_deleted BEFORE DELETE ON sync_held
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER held_is_never_emptied BEFORE TRUNCATE ON sync_held
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER held_is_never_emptied ON sync_held;
DROP TRIGGER held_is_never_deleted ON sync_held;
DROP TRIGGER held_is_settled_once ON sync_held;
DROP FUNCTION held_is_settled_once();
DROP TRIGGER heldfile_is_never_emptied ON sync_heldfile;
DROP TRIGGER heldfile_is_append_only ON sync_heldfile;
DROP TRIGGER receipt_is_never_emptied ON sync_receipt;
DROP TRIGGER receipt_is_append_only ON sync_receipt;
"""


class Migration(migrations.Migration):
    dependencies = [("sync", "0001_sync_tables"), ("audit", "0002_notes_are_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
