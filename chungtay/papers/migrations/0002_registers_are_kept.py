"""A line of a register is written once and struck once, for SQL typed by hand too."""

from django.db import migrations

KEPT = """
CREATE FUNCTION papers_struck_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - ARRAY['struck_at', 'struck_why'] <> to_jsonb(NEW) - ARRAY['struck_at', 'struck_why']
        OR OLD.struck_at IS NOT NULL THEN
        RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
""" + "\n".join(
    f"""
CREATE TRIGGER {table}_struck_once BEFORE UPDATE ON papers_{table} FOR EACH ROW EXECUTE FUNCTION papers_struck_once();
CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON papers_{table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON papers_{table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in ("outgoingpaper", "incomingpaper")
)
BACK = (
    "\n".join(
        f"DROP TRIGGER {table}_{what} ON papers_{table};"
        for table in ("outgoingpaper", "incomingpaper")
        for what in ("never_emptied", "never_deleted", "struck_once")
    )
    + "DROP FUNCTION papers_struck_once();"
)


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_papers_tables"), ("audit", "0002_notes_are_append_only")]

    operations = [migrations.RunSQL(KEPT, BACK)]
