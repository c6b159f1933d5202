"""A person is in a club once at a time, held by a trigger: see docs/adr/0010."""

import django.db.models.deletion
from django.db import migrations, models

# Whoever writes holds the club's row first, so of two forms the later sees what the earlier wrote. "+ 0" leads to the
# index of the person: a club has seventy rows, a person one or two.
ONCE = """
CREATE FUNCTION clubs_membership_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE twice record;
BEGIN
    PERFORM FROM clubs_club WHERE id IN (SELECT club_id FROM fresh) ORDER BY id FOR NO KEY UPDATE;
    SELECT f.id, f.club_id, m.id AS other_id INTO twice FROM fresh f
        JOIN clubs_membership m ON m.person_id = f.person_id AND m.club_id + 0 = f.club_id AND m.id <> f.id
            AND m.valid_from < coalesce(f.valid_to, 'infinity') AND f.valid_from < coalesce(m.valid_to, 'infinity')
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'memberships % and % of club %: one person twice at once', twice.id, twice.other_id,
            twice.club_id USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'membership_once_at_a_time',
            TABLE = 'clubs_membership';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER membership_once_at_a_time AFTER INSERT ON clubs_membership REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION clubs_membership_begins();

CREATE FUNCTION clubs_membership_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE other bigint;
BEGIN
    PERFORM FROM clubs_club WHERE id = NEW.club_id FOR NO KEY UPDATE;
    SELECT m.id INTO other FROM clubs_membership m
        WHERE m.person_id = NEW.person_id AND m.club_id + 0 = NEW.club_id AND m.id <> NEW.id
            AND m.valid_from < coalesce(NEW.valid_to, 'infinity') AND NEW.valid_from < coalesce(m.valid_to, 'infinity')
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'memberships % and % of club %: one person twice at once', NEW.id, other, NEW.club_id
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'membership_once_at_a_time', TABLE = 'clubs_membership';
    END IF;
    RETURN NULL;
END $$;
-- A membership that only becomes shorter, as when it ends, cannot come to overlap and asks for no lock.
CREATE TRIGGER membership_once_at_a_time_still AFTER UPDATE OF person_id, club_id, valid_from, valid_to
    ON clubs_membership FOR EACH ROW WHEN (NEW.person_id <> OLD.person_id OR NEW.club_id <> OLD.club_id
        OR NEW.valid_from < OLD.valid_from
        OR coalesce(NEW.valid_to, 'infinity') > coalesce(OLD.valid_to, 'infinity'))
    EXECUTE FUNCTION clubs_membership_changes();
"""
ONCE_BACK = """
DROP TRIGGER membership_once_at_a_time_still ON clubs_membership;
DROP FUNCTION clubs_membership_changes();
DROP TRIGGER membership_once_at_a_time ON clubs_membership;
DROP FUNCTION clubs_membership_begins();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("clubs", "0002_club_holds_together"),
        ("people", "0003_fewer_indexes_of_empty_columns"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="membership",
            name="membership_once_at_a_time",
        ),
        migrations.AlterField(
            model_name="membership",
            name="club",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="clubs.club"
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="moved_to",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="clubs.club",
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="people.person",
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                condition=models.Q(("moved_to__isnull", False)), fields=["moved_to"], name="membership_by_moved_to"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(fields=("person", "club", "valid_from"), name="membership_begins_once"),
        ),
        migrations.RunSQL(ONCE, ONCE_BACK),
    ]
