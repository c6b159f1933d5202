"""Notes are written once: triggers refuse to change, delete or truncate them."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER note_is_append_only BEFORE UPDATE OR DELETE ON audit_note
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_is_never_emptied BEFORE TRUNCATE ON audit_note
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER note_is_never_emptied ON audit_note;
DROP TRIGGER note_is_append_only ON audit_note;
DROP FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_audit_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
