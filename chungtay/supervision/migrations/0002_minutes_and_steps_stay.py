"""Signed minutes and every step stay as they were; each moves by its table of states, and hangs on its own visit."""

from django.db import migrations

KEPT = ("supervision_recommendationstep", "supervision_difficultystep")
NEVER_DELETED = (
    "supervision_visit", "supervision_finding", "supervision_recommendation", "supervision_difficulty",
)  # fmt: skip
STAYS = "".join(
    f"""
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in KEPT
) + "".join(
    f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();\n"
    for table in NEVER_DELETED
)
MOVES = """
CREATE FUNCTION supervision_moves_by_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    known text[][] := CASE TG_TABLE_NAME
        WHEN 'supervision_visit' THEN ARRAY[['planned', 'held'], ['planned', 'called_off'], ['held', 'signed']]
        WHEN 'supervision_recommendation' THEN ARRAY[['draft', 'open'], ['draft', 'struck'], ['open', 'answered'],
            ['open', 'withdrawn'], ['answered', 'closed'], ['answered', 'open'], ['answered', 'withdrawn']]
        ELSE ARRAY[['raised', 'passed_up'], ['raised', 'answered'], ['raised', 'withdrawn'], ['passed_up', 'answered'],
            ['passed_up', 'withdrawn'], ['answered', 'closed'], ['answered', 'unsettled'], ['unsettled', 'passed_up'],
            ['unsettled', 'answered'], ['unsettled', 'withdrawn']] END;
    follows boolean := OLD.state = NEW.state;
BEGIN
    FOR i IN 1 .. array_length(known, 1) LOOP
        follows := follows OR (known[i][1] = OLD.state AND known[i][2] = NEW.state);
    END LOOP;
    IF NOT follows THEN
        RAISE EXCEPTION 'supervision_moves_by_the_table: from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'supervision_moves_by_the_table';
    END IF;
    IF OLD.state IN ('signed', 'called_off', 'struck', 'closed', 'withdrawn')
        AND to_jsonb(OLD) - 'paper_id' <> to_jsonb(NEW) - 'paper_id' THEN
        RAISE EXCEPTION 'supervision_moves_by_the_table: what has ended stays'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'supervision_moves_by_the_table';
    END IF;
    IF to_jsonb(OLD) ->> 'paper_id' IS NOT NULL AND to_jsonb(OLD) ->> 'paper_id' IS DISTINCT FROM to_jsonb(NEW) ->> 'paper_id' THEN
        RAISE EXCEPTION 'supervision_moves_by_the_table: a number is given once'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'supervision_moves_by_the_table';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER supervision_visit_moves BEFORE UPDATE ON supervision_visit
    FOR EACH ROW EXECUTE FUNCTION supervision_moves_by_the_table();
CREATE TRIGGER supervision_recommendation_moves BEFORE UPDATE ON supervision_recommendation
    FOR EACH ROW EXECUTE FUNCTION supervision_moves_by_the_table();
CREATE TRIGGER supervision_difficulty_moves BEFORE UPDATE ON supervision_difficulty
    FOR EACH ROW EXECUTE FUNCTION supervision_moves_by_the_table();
CREATE FUNCTION supervision_minutes_are_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM supervision_visit v WHERE v.id = coalesce(NEW.visit_id, OLD.visit_id) AND v.state = 'held')
        OR TG_OP = 'UPDATE' AND OLD.visit_id <> NEW.visit_id THEN
        RAISE EXCEPTION 'supervision_minutes_are_open: signed minutes stay'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'supervision_minutes_are_open';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER supervision_line_only_while_open BEFORE INSERT OR UPDATE OR DELETE ON supervision_visitline
    FOR EACH ROW EXECUTE FUNCTION supervision_minutes_are_open();
CREATE TRIGGER supervision_finding_only_while_open BEFORE INSERT OR UPDATE ON supervision_finding
    FOR EACH ROW EXECUTE FUNCTION supervision_minutes_are_open();
CREATE TRIGGER supervision_recommendation_only_while_open BEFORE INSERT ON supervision_recommendation
    FOR EACH ROW EXECUTE FUNCTION supervision_minutes_are_open();
CREATE FUNCTION supervision_said_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving text[] := ARRAY['state', 'at', 'due_on', 'ended_on'];
BEGIN
    IF to_jsonb(OLD) - moving <> to_jsonb(NEW) - moving THEN
        RAISE EXCEPTION 'supervision_said_stays: what was asked or raised is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'supervision_said_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER supervision_recommendation_said_stays BEFORE UPDATE ON supervision_recommendation
    FOR EACH ROW EXECUTE FUNCTION supervision_said_stays();
CREATE TRIGGER supervision_difficulty_said_stays BEFORE UPDATE ON supervision_difficulty
    FOR EACH ROW EXECUTE FUNCTION supervision_said_stays();
"""
BACK = (
    """
DROP TRIGGER supervision_difficulty_said_stays ON supervision_difficulty;
DROP TRIGGER supervision_recommendation_said_stays ON supervision_recommendation;
DROP FUNCTION supervision_said_stays();
DROP TRIGGER supervision_recommendation_only_while_open ON supervision_recommendation;
DROP TRIGGER supervision_finding_only_while_open ON supervision_finding;
DROP TRIGGER supervision_line_only_while_open ON supervision_visitline;
DROP FUNCTION supervision_minutes_are_open();
DROP TRIGGER supervision_difficulty_moves ON supervision_difficulty;
DROP TRIGGER supervision_recommendation_moves ON supervision_recommendation;
DROP TRIGGER supervision_visit_moves ON supervision_visit;
DROP FUNCTION supervision_moves_by_the_table();
"""
    + "".join(
        f"DROP TRIGGER {table}_is_never_emptied ON {table}; DROP TRIGGER {table}_stays ON {table};" for table in KEPT
    )
    + "".join(f"DROP TRIGGER {table}_is_never_deleted ON {table};" for table in NEVER_DELETED)
)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_supervision_tables"), ("audit", "0002_notes_are_append_only")]

    operations = [migrations.RunSQL(STAYS + MOVES, BACK)]
