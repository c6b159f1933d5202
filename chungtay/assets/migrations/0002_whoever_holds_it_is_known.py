"""What no single row can promise, held by triggers that also hold for SQL typed by hand.

A living thing has one line that stands and one holder, without a gap since it was entered; a thing that is gone has
none. A member who holds it belongs to its club. No row is changed but to be closed, once.
"""

from django.db import migrations

_TABLES = ("thing", "thingline", "holding", "check", "gone")

CLOSED_ONCE = """
-- the one column named may be filled once, nothing else ever changes
CREATE FUNCTION assets_closed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - TG_ARGV[0] <> to_jsonb(NEW) - TG_ARGV[0] OR to_jsonb(OLD) -> TG_ARGV[0] <> 'null'::jsonb THEN
        RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER thing_line_is_replaced_once BEFORE UPDATE ON assets_thingline
    FOR EACH ROW EXECUTE FUNCTION assets_closed_once('replaced_at');
CREATE TRIGGER holding_is_closed_once BEFORE UPDATE ON assets_holding
    FOR EACH ROW EXECUTE FUNCTION assets_closed_once('valid_to');
CREATE TRIGGER gone_is_withdrawn_once BEFORE UPDATE ON assets_gone
    FOR EACH ROW EXECUTE FUNCTION assets_closed_once('withdrawn_at');
CREATE TRIGGER thing_stays BEFORE UPDATE ON assets_thing FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER check_stays BEFORE UPDATE ON assets_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
""" + "\n".join(
    f"""
CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON assets_{table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON assets_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in _TABLES
)
CLOSED_ONCE_BACK = (
    "\n".join(
        f"DROP TRIGGER {table}_is_never_emptied ON assets_{table}; DROP TRIGGER {table}_is_never_deleted ON assets_{table};"
        for table in _TABLES
    )
    + """
DROP TRIGGER check_stays ON assets_check;
DROP TRIGGER thing_stays ON assets_thing;
DROP TRIGGER gone_is_withdrawn_once ON assets_gone;
DROP TRIGGER holding_is_closed_once ON assets_holding;
DROP TRIGGER thing_line_is_replaced_once ON assets_thingline;
DROP FUNCTION assets_closed_once();
"""
)

IN_CLUB = """
CREATE FUNCTION assets_holder_in_club() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.membership_id IS NOT NULL AND (SELECT club_id FROM assets_thing WHERE id = NEW.thing_id)
        <> (SELECT club_id FROM clubs_membership WHERE id = NEW.membership_id) THEN
        RAISE EXCEPTION 'holder_in_its_club: thing %: membership % is of another club', NEW.thing_id, NEW.membership_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'holder_in_its_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER holder_in_its_club BEFORE INSERT ON assets_holding
    FOR EACH ROW EXECUTE FUNCTION assets_holder_in_club();
"""
IN_CLUB_BACK = """
DROP TRIGGER holder_in_its_club ON assets_holding;
DROP FUNCTION assets_holder_in_club();
"""

# Asked at the end of the transaction, when all that belongs together is written. The thing's row is locked first, so that
# two who write side by side are asked one after the other.
HELD = """
CREATE FUNCTION assets_thing_is_held() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_thing bigint;
    there integer;
    held integer;
    stretches integer;
BEGIN
    IF TG_TABLE_NAME = 'assets_thing' THEN
        of_thing := NEW.id;
    ELSE
        of_thing := NEW.thing_id;
    END IF;
    PERFORM FROM assets_thing WHERE id = of_thing FOR NO KEY UPDATE;
    SELECT l.quantity - coalesce((SELECT sum(g.quantity) FROM assets_gone g
            WHERE g.thing_id = of_thing AND g.withdrawn_at IS NULL), 0)
        INTO there FROM assets_thingline l WHERE l.thing_id = of_thing AND l.replaced_at IS NULL;
    IF there IS NULL THEN
        RAISE EXCEPTION 'thing_has_a_line: thing %: no line of it stands', of_thing
            USING ERRCODE = 'check_violation', CONSTRAINT = 'thing_has_a_line';
    END IF;
    IF there < 0 THEN
        RAISE EXCEPTION 'thing_gone_only_as_far_as_there: thing %: more is gone than there was', of_thing
            USING ERRCODE = 'check_violation', CONSTRAINT = 'thing_gone_only_as_far_as_there';
    END IF;
    SELECT count(*) FILTER (WHERE h.valid_to IS NULL) INTO held FROM assets_holding h WHERE h.thing_id = of_thing;
    IF held <> (there > 0)::integer THEN
        RAISE EXCEPTION 'thing_has_a_holder_while_it_lives: thing %: % left and % holders', of_thing, there, held
            USING ERRCODE = 'check_violation', CONSTRAINT = 'thing_has_a_holder_while_it_lives';
    END IF;
    SELECT count(*) INTO stretches FROM (
        SELECT unnest(range_agg(daterange(h.valid_from, h.valid_to))) FROM assets_holding h WHERE h.thing_id = of_thing
    ) each;
    IF stretches > 1 THEN
        RAISE EXCEPTION 'thing_is_held_without_a_gap: thing %: nobody holds it for a time', of_thing
            USING ERRCODE = 'check_violation', CONSTRAINT = 'thing_is_held_without_a_gap';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER thing_is_held AFTER INSERT ON assets_thing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assets_thing_is_held();
CREATE CONSTRAINT TRIGGER thing_is_held_whatever_is_said AFTER INSERT OR UPDATE ON assets_thingline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assets_thing_is_held();
CREATE CONSTRAINT TRIGGER thing_is_held_when_handed AFTER INSERT OR UPDATE ON assets_holding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assets_thing_is_held();
CREATE CONSTRAINT TRIGGER thing_is_held_until_gone AFTER INSERT OR UPDATE ON assets_gone
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assets_thing_is_held();
"""
HELD_BACK = """
DROP TRIGGER thing_is_held_until_gone ON assets_gone;
DROP TRIGGER thing_is_held_when_handed ON assets_holding;
DROP TRIGGER thing_is_held_whatever_is_said ON assets_thingline;
DROP TRIGGER thing_is_held ON assets_thing;
DROP FUNCTION assets_thing_is_held();
"""


class Migration(migrations.Migration):
    dependencies = [("assets", "0001_assets_tables"), ("audit", "0002_notes_are_append_only")]
    operations = [
        migrations.RunSQL(CLOSED_ONCE, CLOSED_ONCE_BACK),
        migrations.RunSQL(IN_CLUB, IN_CLUB_BACK),
        migrations.RunSQL(HELD, HELD_BACK),
    ]
