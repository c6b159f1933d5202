"""Whoever is marked at a meeting belongs to the club that met: a statement-wise trigger holds it, at any size."""

from django.db import migrations

_CHECK = """
CREATE FUNCTION meetings_attendance_in_club() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM written w
        JOIN meetings_meeting m ON m.id = w.meeting_id
        JOIN clubs_membership ms ON ms.id = w.membership_id
        WHERE ms.club_id <> m.club_id
    ) THEN
        RAISE EXCEPTION 'attendance_in_its_club: a member of another club was marked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_in_its_club';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER attendance_in_its_club_when_written AFTER INSERT ON meetings_attendance
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION meetings_attendance_in_club();
CREATE TRIGGER attendance_in_its_club_when_changed AFTER UPDATE ON meetings_attendance
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION meetings_attendance_in_club();
"""
_UNDO = """
DROP TRIGGER attendance_in_its_club_when_changed ON meetings_attendance;
DROP TRIGGER attendance_in_its_club_when_written ON meetings_attendance;
DROP FUNCTION meetings_attendance_in_club();
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_meetings_tables")]

    operations = [migrations.RunSQL(_CHECK, _UNDO)]
