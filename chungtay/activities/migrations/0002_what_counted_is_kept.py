"""What no single row can promise, held by triggers that also hold for SQL typed by hand.

An activity is never edited but withdrawn, once; its people are written with it and belong to its club, as does the
meeting it was written at. Lines of a plan are ticked and dropped, so they may change, but stay in their club.
"""

from django.db import migrations

KEPT = """
CREATE FUNCTION activities_withdrawn_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - 'withdrawn_at' <> to_jsonb(NEW) - 'withdrawn_at' OR OLD.withdrawn_at IS NOT NULL THEN
        RAISE EXCEPTION 'an activity is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER activity_is_withdrawn_once BEFORE UPDATE ON activities_activity
    FOR EACH ROW EXECUTE FUNCTION activities_withdrawn_once();
CREATE TRIGGER activity_part_stays BEFORE UPDATE ON activities_activitypart
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
""" + "\n".join(
    f"""
CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON activities_{table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON activities_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in ("activity", "activitypart")
)
KEPT_BACK = (
    "\n".join(
        f"DROP TRIGGER {table}_is_never_emptied ON activities_{table};"
        f" DROP TRIGGER {table}_is_never_deleted ON activities_{table};"
        for table in ("activity", "activitypart")
    )
    + """
DROP TRIGGER activity_part_stays ON activities_activitypart;
DROP TRIGGER activity_is_withdrawn_once ON activities_activity;
DROP FUNCTION activities_withdrawn_once();
"""
)

IN_CLUB = """
CREATE FUNCTION activities_in_its_club() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own bigint;
    other bigint;
BEGIN
    IF TG_TABLE_NAME = 'activities_activitypart' THEN
        SELECT club_id INTO own FROM activities_activity WHERE id = NEW.activity_id;
        SELECT club_id INTO other FROM clubs_membership WHERE id = NEW.membership_id;
    ELSIF TG_TABLE_NAME = 'activities_planline' THEN
        own := NEW.club_id;
        SELECT club_id INTO other FROM activities_activity WHERE id = NEW.activity_id;
    ELSE
        own := NEW.club_id;
        SELECT coalesce((SELECT club_id FROM meetings_meeting WHERE id = NEW.meeting_id), own) INTO other;
        IF other = own THEN
            SELECT coalesce((SELECT club_id FROM activities_activity WHERE id = NEW.replaces_id), own) INTO other;
        END IF;
    END IF;
    IF own <> other THEN
        RAISE EXCEPTION 'activity_in_its_club: % of another club', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'activity_in_its_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER activity_in_its_club BEFORE INSERT ON activities_activity
    FOR EACH ROW EXECUTE FUNCTION activities_in_its_club();
CREATE TRIGGER activity_part_in_its_club BEFORE INSERT ON activities_activitypart
    FOR EACH ROW EXECUTE FUNCTION activities_in_its_club();
CREATE TRIGGER plan_line_in_its_club BEFORE INSERT OR UPDATE ON activities_planline
    FOR EACH ROW WHEN (NEW.activity_id IS NOT NULL) EXECUTE FUNCTION activities_in_its_club();
"""
IN_CLUB_BACK = """
DROP TRIGGER plan_line_in_its_club ON activities_planline;
DROP TRIGGER activity_part_in_its_club ON activities_activitypart;
DROP TRIGGER activity_in_its_club ON activities_activity;
DROP FUNCTION activities_in_its_club();
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_activities_tables"), ("audit", "0002_notes_are_append_only")]
    operations = [migrations.RunSQL(KEPT, KEPT_BACK), migrations.RunSQL(IN_CLUB, IN_CLUB_BACK)]
