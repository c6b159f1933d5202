"""Nominations keep to their quota; rounds and nominations move by their tables; what was voted, decided, given stays."""

from django.db import migrations

STAYS = """
CREATE TRIGGER awards_step_stays BEFORE UPDATE OR DELETE ON awards_nominationstep
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER awards_sitting_stays BEFORE UPDATE OR DELETE ON awards_sitting
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER awards_decision_stays BEFORE UPDATE OR DELETE ON awards_awarddecision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER awards_round_is_never_deleted BEFORE DELETE ON awards_awardround
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER awards_nomination_is_never_deleted BEFORE DELETE ON awards_nomination
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER awards_certificate_is_never_deleted BEFORE DELETE ON awards_certificate
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION awards_certificate_is_only_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.revoked_on IS NOT NULL
        OR to_jsonb(OLD) - ARRAY['revoked_on', 'revoked_words'] <> to_jsonb(NEW) - ARRAY['revoked_on', 'revoked_words']
    THEN
        RAISE EXCEPTION 'awards_certificate_is_only_revoked: what was given stays'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'awards_certificate_is_only_revoked';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER awards_certificate_is_only_revoked BEFORE UPDATE ON awards_certificate
    FOR EACH ROW EXECUTE FUNCTION awards_certificate_is_only_revoked();

CREATE FUNCTION awards_round_moves_by_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('planned', 'open'), ('planned', 'cancelled'), ('open', 'review'), ('open', 'cancelled'), ('review', 'open'),
        ('review', 'voted'), ('review', 'cancelled'), ('voted', 'decided'), ('voted', 'cancelled'),
        ('decided', 'handed')) THEN
        RAISE EXCEPTION 'awards_round_moves_by_the_table: from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'awards_round_moves_by_the_table';
    END IF;
    IF NEW.state = 'voted' AND NOT EXISTS (SELECT FROM awards_sitting WHERE round_id = NEW.id) THEN
        RAISE EXCEPTION 'awards_round_is_voted_by_a_sitting'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'awards_round_is_voted_by_a_sitting';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER awards_round_moves_by_the_table BEFORE UPDATE ON awards_awardround
    FOR EACH ROW EXECUTE FUNCTION awards_round_moves_by_the_table();

CREATE FUNCTION awards_nomination_moves_by_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('proposed', 'endorsed'), ('proposed', 'checked'), ('proposed', 'returned'), ('proposed', 'withdrawn'),
        ('endorsed', 'checked'), ('endorsed', 'returned'), ('endorsed', 'withdrawn'), ('returned', 'proposed'),
        ('returned', 'withdrawn'), ('checked', 'returned'), ('checked', 'passed'), ('checked', 'failed'),
        ('passed', 'awarded'), ('passed', 'withdrawn')) THEN
        RAISE EXCEPTION 'awards_nomination_moves_by_the_table: from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'awards_nomination_moves_by_the_table';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER awards_nomination_moves_by_the_table BEFORE UPDATE ON awards_nomination
    FOR EACH ROW EXECUTE FUNCTION awards_nomination_moves_by_the_table();

CREATE FUNCTION awards_nominations_keep_to_their_quota() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    quota awards_quota%ROWTYPE;
    live integer;
    of_unit integer;
BEGIN
    SELECT * INTO quota FROM awards_quota WHERE id = NEW.quota_id FOR UPDATE;
    SELECT count(*), count(*) FILTER (WHERE unit_path = NEW.unit_path) INTO live, of_unit FROM awards_nomination
        WHERE quota_id = NEW.quota_id AND state NOT IN ('withdrawn', 'failed');
    IF live >= quota.count OR of_unit >= quota.per_unit OR quota.awardee <> NEW.awardee THEN
        RAISE EXCEPTION 'awards_nominations_keep_to_their_quota'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'awards_nominations_keep_to_their_quota';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER awards_nominations_keep_to_their_quota BEFORE INSERT ON awards_nomination
    FOR EACH ROW EXECUTE FUNCTION awards_nominations_keep_to_their_quota();
"""
BACK = """
DROP TRIGGER awards_nominations_keep_to_their_quota ON awards_nomination;
DROP FUNCTION awards_nominations_keep_to_their_quota();
DROP TRIGGER awards_nomination_moves_by_the_table ON awards_nomination;
DROP FUNCTION awards_nomination_moves_by_the_table();
DROP TRIGGER awards_round_moves_by_the_table ON awards_awardround;
DROP FUNCTION awards_round_moves_by_the_table();
DROP TRIGGER awards_certificate_is_only_revoked ON awards_certificate;
DROP FUNCTION awards_certificate_is_only_revoked();
DROP TRIGGER awards_certificate_is_never_deleted ON awards_certificate;
DROP TRIGGER awards_nomination_is_never_deleted ON awards_nomination;
DROP TRIGGER awards_round_is_never_deleted ON awards_awardround;
DROP TRIGGER awards_decision_stays ON awards_awarddecision;
DROP TRIGGER awards_sitting_stays ON awards_sitting;
DROP TRIGGER awards_step_stays ON awards_nominationstep;
"""


class Migration(migrations.Migration):
    dependencies = [("awards", "0001_awards_tables"), ("audit", "0002_notes_are_append_only")]

    operations = [migrations.RunSQL(STAYS, BACK)]
