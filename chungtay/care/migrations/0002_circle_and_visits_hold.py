"""What no single row can promise, held by triggers that also hold for SQL typed by hand.

A circle, and a line of the list, rest on a consent that covers them; who goes to a person is named in the circle on that
day; whoever is named from inside belongs to the club. No row is changed but to be closed once; readings never. Only who
erases a person's data (`chungtay.erasing`) may empty or delete them.
"""

from django.db import migrations

_TABLES = (
    *("folder", "circleseat", "client", "agreement", "round", "weekwithout", "visit", "visitcarer", "worryanswer"),
    *("carer", "carertraining", "reading"),
)

STAYS = (
    """
CREATE FUNCTION care_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('chungtay.erasing', true) = 'on' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- the columns named may be filled once, from empty; nothing else ever changes
CREATE FUNCTION care_closed_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := to_jsonb(OLD);
    becomes jsonb := to_jsonb(NEW);
BEGIN
    IF current_setting('chungtay.erasing', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF was - TG_ARGV <> becomes - TG_ARGV OR was -> TG_ARGV[0] <> 'null'::jsonb THEN
        RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

-- born with its end, which only comes nearer
CREATE FUNCTION care_seat_is_only_shortened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('chungtay.erasing', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF to_jsonb(OLD) - ARRAY['valid_to', 'is_ended_early'] <> to_jsonb(NEW) - ARRAY['valid_to', 'is_ended_early']
        OR NEW.valid_to > OLD.valid_to THEN
        RAISE EXCEPTION 'care_circleseat is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER circle_seat_is_only_shortened BEFORE UPDATE ON care_circleseat
    FOR EACH ROW EXECUTE FUNCTION care_seat_is_only_shortened();
CREATE TRIGGER client_is_closed_once BEFORE UPDATE ON care_client
    FOR EACH ROW EXECUTE FUNCTION care_closed_once('valid_to', 'end_reason');
CREATE TRIGGER agreement_is_closed_once BEFORE UPDATE ON care_agreement
    FOR EACH ROW EXECUTE FUNCTION care_closed_once('valid_to');
CREATE TRIGGER round_is_closed_once BEFORE UPDATE ON care_round
    FOR EACH ROW EXECUTE FUNCTION care_closed_once('valid_to');
CREATE TRIGGER visit_is_struck_out_once BEFORE UPDATE ON care_visit
    FOR EACH ROW EXECUTE FUNCTION care_closed_once('withdrawn_at', 'withdrawn_why');
CREATE TRIGGER carer_is_closed_once BEFORE UPDATE ON care_carer
    FOR EACH ROW WHEN (OLD.grant_id IS NOT DISTINCT FROM NEW.grant_id)
    EXECUTE FUNCTION care_closed_once('valid_to');
"""
    + "\n".join(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON care_{table} FOR EACH ROW EXECUTE FUNCTION care_stays();"
        for table in ("weekwithout", "visitcarer", "worryanswer", "carertraining", "reading")
    )
    + "\n".join(
        f"""
CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON care_{table} FOR EACH ROW EXECUTE FUNCTION care_stays();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON care_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
        for table in _TABLES
    )
)
STAYS_BACK = (
    "\n".join(
        f"DROP TRIGGER {table}_is_never_emptied ON care_{table}; DROP TRIGGER {table}_is_never_deleted ON care_{table};"
        for table in _TABLES
    )
    + "\n".join(
        f"DROP TRIGGER {table}_stays ON care_{table};"
        for table in ("weekwithout", "visitcarer", "worryanswer", "carertraining", "reading")
    )
    + """
DROP TRIGGER carer_is_closed_once ON care_carer;
DROP TRIGGER visit_is_struck_out_once ON care_visit;
DROP TRIGGER round_is_closed_once ON care_round;
DROP TRIGGER agreement_is_closed_once ON care_agreement;
DROP TRIGGER client_is_closed_once ON care_client;
DROP TRIGGER circle_seat_is_only_shortened ON care_circleseat;
DROP FUNCTION care_seat_is_only_shortened();
DROP FUNCTION care_closed_once();
DROP FUNCTION care_stays();
"""
)

BELONGS = """
CREATE FUNCTION care_in_one_club() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    home bigint;
    here bigint;
BEGIN
    IF NEW.membership_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT club_id INTO home FROM clubs_membership WHERE id = NEW.membership_id;
    IF TG_TABLE_NAME = 'care_circleseat' THEN
        SELECT club_id INTO here FROM care_folder WHERE id = NEW.folder_id;
        IF EXISTS (SELECT FROM care_folder f JOIN clubs_membership m ON m.person_id = f.person_id
                WHERE f.id = NEW.folder_id AND m.id = NEW.membership_id) THEN
            RAISE EXCEPTION 'circle_seat_of_another: nobody stands in their own circle'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'circle_seat_of_another';
        END IF;
    ELSE
        here := NEW.club_id;
    END IF;
    IF home <> here THEN
        RAISE EXCEPTION 'care_in_one_club: membership % is of another club', NEW.membership_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'care_in_one_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER circle_seat_in_one_club BEFORE INSERT ON care_circleseat
    FOR EACH ROW EXECUTE FUNCTION care_in_one_club();
CREATE TRIGGER carer_in_one_club BEFORE INSERT ON care_carer FOR EACH ROW EXECUTE FUNCTION care_in_one_club();

CREATE FUNCTION care_who_went_was_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM care_visit v JOIN care_client c ON c.id = v.client_id
            JOIN care_circleseat s ON s.folder_id = c.folder_id AND s.membership_id = NEW.membership_id
                AND s.valid_from <= v.visited_on AND v.visited_on < s.valid_to
            WHERE v.id = NEW.visit_id) THEN
        RAISE EXCEPTION 'visit_carer_in_circle: visit %: membership % was not in the circle', NEW.visit_id, NEW.membership_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'visit_carer_in_circle';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER visit_carer_in_circle BEFORE INSERT ON care_visitcarer
    FOR EACH ROW EXECUTE FUNCTION care_who_went_was_named();

CREATE FUNCTION care_visited_while_on_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM care_client c WHERE c.id = NEW.client_id AND c.valid_from <= NEW.visited_on
            AND (c.valid_to IS NULL OR NEW.visited_on < c.valid_to)) THEN
        RAISE EXCEPTION 'visit_while_on_list: client % was not on the list on %', NEW.client_id, NEW.visited_on
            USING ERRCODE = 'check_violation', CONSTRAINT = 'visit_while_on_list';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER visit_while_on_list BEFORE INSERT ON care_visit
    FOR EACH ROW EXECUTE FUNCTION care_visited_while_on_list();
"""
BELONGS_BACK = """
DROP TRIGGER visit_while_on_list ON care_visit;
DROP FUNCTION care_visited_while_on_list();
DROP TRIGGER visit_carer_in_circle ON care_visitcarer;
DROP FUNCTION care_who_went_was_named();
DROP TRIGGER carer_in_one_club ON care_carer;
DROP TRIGGER circle_seat_in_one_club ON care_circleseat;
DROP FUNCTION care_in_one_club();
"""

# Asked at the end of the transaction, when the consent and all that rests on it are written. The folder is locked first.
CONSENTED = """
CREATE FUNCTION care_agreed(of_person bigint, in_club bigint, what text, since date, until date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce(range_agg(daterange(valid_from, valid_to)) @> daterange(since, until), false)
    FROM people_consent WHERE person_id = of_person AND club_id = in_club AND purpose = what
$$;

CREATE FUNCTION care_rests_on_consent(of_person bigint, in_club bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM care_folder WHERE person_id = of_person AND club_id = in_club FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM care_circleseat s JOIN care_folder f ON f.id = s.folder_id
            WHERE f.person_id = of_person AND f.club_id = in_club AND s.valid_to > s.valid_from
              AND NOT (care_agreed(of_person, in_club, 'home_care', s.valid_from, s.valid_to)
                AND (s.kind <> 'station' OR care_agreed(of_person, in_club, 'station', s.valid_from, s.valid_to))
                AND (s.kind <> 'case_manager' OR s.account_id IS NULL
                  OR care_agreed(of_person, in_club, 'outside_circle', s.valid_from, s.valid_to)))) THEN
        RAISE EXCEPTION 'circle_rests_on_consent: somebody would read without consent'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'circle_rests_on_consent';
    END IF;
    IF EXISTS (SELECT FROM care_client c JOIN care_folder f ON f.id = c.folder_id
            WHERE f.person_id = of_person AND f.club_id = in_club AND c.valid_to IS NULL
              AND NOT EXISTS (SELECT FROM people_consent p WHERE p.person_id = of_person AND p.club_id = in_club
                AND p.purpose = 'home_care' AND p.valid_to IS NULL)) THEN
        RAISE EXCEPTION 'client_rests_on_consent: nobody is cared for without consent'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'client_rests_on_consent';
    END IF;
END $$;

CREATE FUNCTION care_folder_rests_on_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM care_rests_on_consent(f.person_id, f.club_id) FROM care_folder f WHERE f.id = NEW.folder_id;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER circle_rests_on_consent AFTER INSERT ON care_circleseat
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION care_folder_rests_on_consent();
CREATE CONSTRAINT TRIGGER client_rests_on_consent AFTER INSERT ON care_client
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION care_folder_rests_on_consent();

CREATE FUNCTION care_consent_carries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM care_rests_on_consent(OLD.person_id, OLD.club_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_carries_what_rests_on_it AFTER UPDATE OR DELETE ON people_consent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION care_consent_carries();
"""
CONSENTED_BACK = """
DROP TRIGGER consent_carries_what_rests_on_it ON people_consent;
DROP FUNCTION care_consent_carries();
DROP TRIGGER client_rests_on_consent ON care_client;
DROP TRIGGER circle_rests_on_consent ON care_circleseat;
DROP FUNCTION care_folder_rests_on_consent();
DROP FUNCTION care_rests_on_consent(bigint, bigint);
DROP FUNCTION care_agreed(bigint, bigint, text, date, date);
"""


class Migration(migrations.Migration):
    dependencies = [("care", "0001_care_tables"), ("audit", "0002_notes_are_append_only")]
    operations = [
        migrations.RunSQL(STAYS, STAYS_BACK),
        migrations.RunSQL(BELONGS, BELONGS_BACK),
        migrations.RunSQL(CONSENTED, CONSENTED_BACK),
    ]
