"""What no single row can promise, held by triggers that also hold for SQL typed by hand.

Numbers and answers are kept only of whoever agreed; whoever is named belonged to the club on that day; no row is changed
but to be struck, answered or done once. Only who erases a person's data (`chungtay.erasing`) may empty or delete.
"""

from django.db import migrations

STAYS = """
-- the columns named may change while the row is open; nothing else ever does
CREATE FUNCTION health_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb;
    becomes jsonb;
    each text;
BEGIN
    IF current_setting('chungtay.erasing', true) = 'on' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    was := to_jsonb(OLD);
    becomes := to_jsonb(NEW);
    FOREACH each IN ARRAY coalesce(TG_ARGV, ARRAY[]::text[]) LOOP
        was := was - each;
        becomes := becomes - each;
    END LOOP;
    IF was IS DISTINCT FROM becomes
       OR (to_jsonb(OLD) ? 'struck_at' AND to_jsonb(OLD)->>'struck_at' IS NOT NULL)
       OR (to_jsonb(OLD) ? 'done_on' AND to_jsonb(OLD)->>'done_on' IS NOT NULL) THEN
        RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER measurement_stays BEFORE UPDATE OR DELETE ON health_measurement
    FOR EACH ROW EXECUTE FUNCTION health_stays('struck_at', 'struck_why');
CREATE TRIGGER check_up_stays BEFORE UPDATE OR DELETE ON health_checkup
    FOR EACH ROW EXECUTE FUNCTION health_stays('struck_at', 'struck_why');
CREATE TRIGGER screening_stays BEFORE UPDATE OR DELETE ON health_screening
    FOR EACH ROW EXECUTE FUNCTION health_stays('struck_at', 'struck_why');
CREATE TRIGGER domain_result_stays BEFORE UPDATE OR DELETE ON health_domainresult
    FOR EACH ROW EXECUTE FUNCTION health_stays('done_on');
CREATE TRIGGER referral_stays BEFORE UPDATE OR DELETE ON health_referral
    FOR EACH ROW EXECUTE FUNCTION health_stays('state', 'settled_on', 'answer', 'answer_words', 'again_on');
CREATE TRIGGER examined_stays BEFORE UPDATE OR DELETE ON health_examined
    FOR EACH ROW EXECUTE FUNCTION health_stays();
CREATE TRIGGER look_stays BEFORE UPDATE OR DELETE ON health_look
    FOR EACH ROW EXECUTE FUNCTION health_stays();

-- an answered slip, and one taken back, stay as they are
CREATE FUNCTION referral_settled_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('chungtay.erasing', true) IS DISTINCT FROM 'on' AND OLD.state IN ('answered', 'taken_back') THEN
        RAISE EXCEPTION 'a settled slip is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER referral_settled_once BEFORE UPDATE ON health_referral
    FOR EACH ROW EXECUTE FUNCTION referral_settled_once();
"""
STAYS_BACK = """
DROP TRIGGER measurement_stays ON health_measurement;
DROP TRIGGER check_up_stays ON health_checkup;
DROP TRIGGER screening_stays ON health_screening;
DROP TRIGGER domain_result_stays ON health_domainresult;
DROP TRIGGER referral_stays ON health_referral;
DROP TRIGGER referral_settled_once ON health_referral;
DROP TRIGGER examined_stays ON health_examined;
DROP TRIGGER look_stays ON health_look;
DROP FUNCTION referral_settled_once();
DROP FUNCTION health_stays();
"""

AGREED = """
-- what is kept of a person is kept because they agreed, in this club, and have not taken it back
CREATE FUNCTION health_is_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'health_measurement' AND (to_jsonb(NEW)->>'is_count_only')::boolean THEN
        RETURN NEW;
    END IF;
    IF NOT EXISTS (SELECT FROM clubs_membership m JOIN people_consent c
                   ON c.person_id = m.person_id AND c.club_id = m.club_id
                   WHERE m.id = NEW.membership_id AND c.purpose = TG_ARGV[0] AND c.valid_to IS NULL) THEN
        RAISE EXCEPTION 'member % has not agreed to %', NEW.membership_id, TG_ARGV[0]
            USING ERRCODE = 'check_violation', CONSTRAINT = 'health_is_agreed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER measurement_is_agreed BEFORE INSERT ON health_measurement
    FOR EACH ROW EXECUTE FUNCTION health_is_agreed('health_record');
CREATE TRIGGER screening_is_agreed BEFORE INSERT ON health_screening
    FOR EACH ROW EXECUTE FUNCTION health_is_agreed('health_record');
CREATE TRIGGER referral_is_agreed BEFORE INSERT ON health_referral
    FOR EACH ROW EXECUTE FUNCTION health_is_agreed('station');

-- whoever is named was a member of the club on that day
CREATE FUNCTION health_names_a_member() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    happened date;
    club bigint;
BEGIN
    IF TG_TABLE_NAME = 'health_examined' THEN
        SELECT c.held_on, c.club_id INTO happened, club FROM health_checkup c WHERE c.id = NEW.check_up_id;
    ELSE
        happened := (to_jsonb(NEW)->>TG_ARGV[0])::date;
        club := (to_jsonb(NEW)->>'club_id')::bigint;
    END IF;
    IF NOT EXISTS (SELECT FROM clubs_membership m WHERE m.id = NEW.membership_id
                   AND (club IS NULL OR m.club_id = club)
                   AND m.valid_from <= happened AND (m.valid_to IS NULL OR m.valid_to > happened)) THEN
        RAISE EXCEPTION 'member % was not in the club on %', NEW.membership_id, happened
            USING ERRCODE = 'check_violation', CONSTRAINT = 'health_names_a_member';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER measurement_names_a_member BEFORE INSERT ON health_measurement
    FOR EACH ROW EXECUTE FUNCTION health_names_a_member('measured_on');
CREATE TRIGGER screening_names_a_member BEFORE INSERT ON health_screening
    FOR EACH ROW EXECUTE FUNCTION health_names_a_member('screened_on');
CREATE TRIGGER referral_names_a_member BEFORE INSERT ON health_referral
    FOR EACH ROW EXECUTE FUNCTION health_names_a_member('made_on');
CREATE TRIGGER examined_names_a_member BEFORE INSERT ON health_examined
    FOR EACH ROW EXECUTE FUNCTION health_names_a_member();
"""
AGREED_BACK = """
DROP TRIGGER measurement_is_agreed ON health_measurement;
DROP TRIGGER screening_is_agreed ON health_screening;
DROP TRIGGER referral_is_agreed ON health_referral;
DROP TRIGGER measurement_names_a_member ON health_measurement;
DROP TRIGGER screening_names_a_member ON health_screening;
DROP TRIGGER referral_names_a_member ON health_referral;
DROP TRIGGER examined_names_a_member ON health_examined;
DROP FUNCTION health_is_agreed();
DROP FUNCTION health_names_a_member();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("health", "0001_health_tables"),
        ("people", "0004_consent_by_purpose"),
    ]

    operations = [
        migrations.RunSQL(STAYS, STAYS_BACK),
        migrations.RunSQL(AGREED, AGREED_BACK),
    ]
