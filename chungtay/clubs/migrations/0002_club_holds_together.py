"""What no single row can promise, held by triggers: numbers stand, nine seats at most, one club within a team."""

from django.db import migrations

NUMBER = """
CREATE FUNCTION clubs_number_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'membership %: its club and number stand', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER membership_number_stands BEFORE UPDATE OF number, club_id ON clubs_membership
    FOR EACH ROW WHEN (OLD.number <> NEW.number OR OLD.club_id <> NEW.club_id)
    EXECUTE FUNCTION clubs_number_stands();
"""
NUMBER_BACK = """
DROP TRIGGER membership_number_stands ON clubs_membership;
DROP FUNCTION clubs_number_stands();
"""

# The most seats are held at once on the first day of one of them, so only those days need counting.
SEATS = """
CREATE FUNCTION clubs_board_has_room() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE most integer;
BEGIN
    PERFORM FROM clubs_club WHERE id = NEW.club_id FOR NO KEY UPDATE;
    SELECT max(held) INTO most FROM (
        SELECT (SELECT count(*) FROM clubs_boardseat s WHERE s.club_id = NEW.club_id
                AND daterange(s.valid_from, s.valid_to) @> start.valid_from) held
        FROM clubs_boardseat start WHERE start.club_id = NEW.club_id
            AND daterange(start.valid_from, start.valid_to) && daterange(NEW.valid_from, NEW.valid_to)
    ) counted;
    IF most > 9 THEN
        RAISE EXCEPTION 'club %: more than nine seats at once', NEW.club_id USING ERRCODE = 'check_violation',
            CONSTRAINT = 'board_seat_nine_at_most';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER board_has_room AFTER INSERT OR UPDATE OF club_id, valid_from, valid_to ON clubs_boardseat
    FOR EACH ROW EXECUTE FUNCTION clubs_board_has_room();
"""
SEATS_BACK = """
DROP TRIGGER board_has_room ON clubs_boardseat;
DROP FUNCTION clubs_board_has_room();
"""

TEAMS = """
CREATE FUNCTION clubs_team_place_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT club_id FROM clubs_team WHERE id = NEW.team_id)
        <> (SELECT club_id FROM clubs_membership WHERE id = NEW.membership_id) THEN
        RAISE EXCEPTION 'team %: membership % is of another club', NEW.team_id, NEW.membership_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'team_place_in_one_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER team_place_fits BEFORE INSERT OR UPDATE OF team_id, membership_id ON clubs_teamplace
    FOR EACH ROW EXECUTE FUNCTION clubs_team_place_fits();

CREATE UNIQUE INDEX team_one_per_area ON clubs_team (club_id, area) WHERE kind = 'activity' AND valid_to IS NULL;
"""
TEAMS_BACK = """
DROP INDEX team_one_per_area;
DROP TRIGGER team_place_fits ON clubs_teamplace;
DROP FUNCTION clubs_team_place_fits();
"""

SEATING = """
CREATE FUNCTION clubs_seat_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM places_area p WHERE p.id = NEW.province_id AND (p.map_id <> NEW.map_id OR p.level <> 1))
        OR EXISTS (SELECT FROM places_area c WHERE c.id = NEW.commune_id
                   AND (c.map_id <> NEW.map_id OR c.level <> 3 OR c.province_id <> NEW.province_id)) THEN
        RAISE EXCEPTION 'seat of club %: areas of another map or province', NEW.club_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_on_its_map';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER seat_fits BEFORE INSERT OR UPDATE ON clubs_seat
    FOR EACH ROW EXECUTE FUNCTION clubs_seat_fits();

CREATE FUNCTION clubs_claim_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (SELECT is_published_only FROM clubs_club WHERE id = NEW.placeholder_id)
        OR (SELECT is_published_only FROM clubs_club WHERE id = NEW.club_id) THEN
        RAISE EXCEPTION 'claim: % is no placeholder, or % is one', NEW.placeholder_id, NEW.club_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_of_a_placeholder';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claim_fits BEFORE INSERT OR UPDATE ON clubs_claim
    FOR EACH ROW EXECUTE FUNCTION clubs_claim_fits();
"""
SEATING_BACK = """
DROP TRIGGER claim_fits ON clubs_claim;
DROP FUNCTION clubs_claim_fits();
DROP TRIGGER seat_fits ON clubs_seat;
DROP FUNCTION clubs_seat_fits();
"""


class Migration(migrations.Migration):
    dependencies = [("clubs", "0001_clubs_tables"), ("people", "0002_known_as_account_and_batch")]
    operations = [
        migrations.RunSQL(NUMBER, NUMBER_BACK),
        migrations.RunSQL(SEATS, SEATS_BACK),
        migrations.RunSQL(TEAMS, TEAMS_BACK),
        migrations.RunSQL(SEATING, SEATING_BACK),
    ]
