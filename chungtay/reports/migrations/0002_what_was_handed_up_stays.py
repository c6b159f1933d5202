"""What was handed up and each step stay as they were; a report moves by the table of states."""

from django.db import migrations

KEPT = "reports_submission", "reports_submittedline", "reports_duestep"
STAYS = "".join(
    f"""
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in KEPT
)
MOVES = """
CREATE FUNCTION due_moves_by_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'sent'), ('sent', 'accepted'), ('sent', 'returned'), ('returned', 'sent'), ('accepted', 'locked'),
        ('accepted', 'returned'), ('locked', 'returned'))
        AND NOT (NEW.level = 'country' AND OLD.state IN ('draft', 'returned') AND NEW.state = 'accepted') THEN
        RAISE EXCEPTION 'due_moves_by_the_table: from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'due_moves_by_the_table';
    END IF;
    IF OLD.state IN ('accepted', 'locked') AND OLD.state = NEW.state
        AND OLD.submission_id IS DISTINCT FROM NEW.submission_id THEN
        RAISE EXCEPTION 'due_moves_by_the_table: what was accepted stays'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'due_moves_by_the_table';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER due_moves_by_the_table BEFORE UPDATE ON reports_due
    FOR EACH ROW EXECUTE FUNCTION due_moves_by_the_table();
CREATE TRIGGER due_is_never_deleted BEFORE DELETE ON reports_due FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION submission_is_of_its_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.submission_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM reports_submission s WHERE s.id = NEW.submission_id AND s.due_id = NEW.id) THEN
        RAISE EXCEPTION 'submission_is_of_its_due: another unit handed that up'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'submission_is_of_its_due';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER submission_is_of_its_due BEFORE INSERT OR UPDATE ON reports_due
    FOR EACH ROW EXECUTE FUNCTION submission_is_of_its_due();
"""
BACK = """
DROP TRIGGER submission_is_of_its_due ON reports_due;
DROP FUNCTION submission_is_of_its_due();
DROP TRIGGER due_is_never_deleted ON reports_due;
DROP TRIGGER due_moves_by_the_table ON reports_due;
DROP FUNCTION due_moves_by_the_table();
""" + "".join(
    f"DROP TRIGGER {table}_is_never_emptied ON {table}; DROP TRIGGER {table}_stays ON {table};" for table in KEPT
)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_reports_tables"), ("audit", "0002_notes_are_append_only")]

    operations = [migrations.RunSQL(STAYS + MOVES, BACK)]
