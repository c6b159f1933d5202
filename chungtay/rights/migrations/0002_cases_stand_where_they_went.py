"""What no single row can promise, held by triggers that also hold for SQL typed by hand.

A case stands where its last standing step says, a proposal where its last answer says. Steps, answers, dialogues and
celebrations are written once and only taken back, once. Whose case or celebration it is belongs to the club. The
conditions of a law never change: they end on a day.
"""

from django.db import migrations

ONLY = """
-- only the columns named may be written later; where the first of them is filled already, nothing may
CREATE FUNCTION rights_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_old jsonb := to_jsonb(OLD);
    of_new jsonb := to_jsonb(NEW);
    part text;
BEGIN
    IF TG_NARGS > 1 AND TG_ARGV[0] = 'once' AND of_old -> TG_ARGV[1] <> 'null'::jsonb THEN
        RAISE EXCEPTION '% is closed for good', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    FOREACH part IN ARRAY TG_ARGV LOOP
        of_old := of_old - part;
        of_new := of_new - part;
    END LOOP;
    IF of_old <> of_new THEN
        RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_only_moves BEFORE UPDATE ON rights_case
    FOR EACH ROW EXECUTE FUNCTION rights_only('state', 'state_since', 'amount_vnd', 'first_month');
CREATE TRIGGER case_step_is_only_taken_back BEFORE UPDATE ON rights_casestep
    FOR EACH ROW EXECUTE FUNCTION rights_only('once', 'taken_back_at', 'taken_back_because');
CREATE TRIGGER case_paper_is_only_ticked BEFORE UPDATE ON rights_casepaper
    FOR EACH ROW EXECUTE FUNCTION rights_only('has_it_on');
CREATE TRIGGER dialogue_is_only_taken_back BEFORE UPDATE ON rights_dialogue
    FOR EACH ROW EXECUTE FUNCTION rights_only('once', 'taken_back_at', 'taken_back_because');
CREATE TRIGGER longevity_is_only_taken_back BEFORE UPDATE ON rights_longevity
    FOR EACH ROW EXECUTE FUNCTION rights_only('once', 'taken_back_at', 'taken_back_because');
CREATE TRIGGER proposal_only_moves BEFORE UPDATE ON rights_proposal
    FOR EACH ROW EXECUTE FUNCTION rights_only('state');
CREATE TRIGGER proposal_answer_stays BEFORE UPDATE ON rights_proposalanswer
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entitlement_only_ends BEFORE UPDATE ON rights_entitlement
    FOR EACH ROW EXECUTE FUNCTION rights_only(
        'valid_to', 'name', 'law', 'decree', 'article', 'source', 'apply_to', 'papers', 'answer_days');
CREATE TRIGGER local_amount_only_ends BEFORE UPDATE ON rights_localamount
    FOR EACH ROW EXECUTE FUNCTION rights_only('once', 'valid_to');
"""
ONLY_BACK = """
DROP TRIGGER case_only_moves ON rights_case;
DROP TRIGGER case_step_is_only_taken_back ON rights_casestep;
DROP TRIGGER case_paper_is_only_ticked ON rights_casepaper;
DROP TRIGGER dialogue_is_only_taken_back ON rights_dialogue;
DROP TRIGGER longevity_is_only_taken_back ON rights_longevity;
DROP TRIGGER proposal_only_moves ON rights_proposal;
DROP TRIGGER proposal_answer_stays ON rights_proposalanswer;
DROP TRIGGER entitlement_only_ends ON rights_entitlement;
DROP TRIGGER local_amount_only_ends ON rights_localamount;
DROP FUNCTION rights_only();
"""

_KEPT = (
    "case", "casestep", "casepaper", "dialogue", "proposal", "proposalanswer", "longevity", "entitlement",
    "localamount",
)  # fmt: skip
KEPT = "\n".join(
    f"""
CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON rights_{table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON rights_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in _KEPT
)
KEPT_BACK = "\n".join(
    f"DROP TRIGGER {table}_is_never_emptied ON rights_{table}; DROP TRIGGER {table}_is_never_deleted ON rights_{table};"
    for table in _KEPT
)

IN_CLUB = """
CREATE FUNCTION rights_member_in_club() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.club_id <> (SELECT club_id FROM clubs_membership WHERE id = NEW.membership_id) THEN
        RAISE EXCEPTION '%: membership % is of another club', TG_TABLE_NAME, NEW.membership_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'right_of_a_member';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_of_a_member BEFORE INSERT ON rights_case
    FOR EACH ROW EXECUTE FUNCTION rights_member_in_club();
CREATE TRIGGER longevity_of_a_member BEFORE INSERT ON rights_longevity
    FOR EACH ROW EXECUTE FUNCTION rights_member_in_club();
CREATE FUNCTION rights_proposal_in_club() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.dialogue_id IS NOT NULL
        AND NEW.club_id <> (SELECT club_id FROM rights_dialogue WHERE id = NEW.dialogue_id) THEN
        RAISE EXCEPTION 'proposal of another club''s dialogue'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_of_its_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proposal_of_its_club BEFORE INSERT ON rights_proposal
    FOR EACH ROW EXECUTE FUNCTION rights_proposal_in_club();
"""
IN_CLUB_BACK = """
DROP TRIGGER case_of_a_member ON rights_case;
DROP TRIGGER longevity_of_a_member ON rights_longevity;
DROP TRIGGER proposal_of_its_club ON rights_proposal;
DROP FUNCTION rights_member_in_club();
DROP FUNCTION rights_proposal_in_club();
"""

# Asked at the end of the transaction, when the step and the case are both written. The row of the case is locked first,
# so that two who write side by side are asked one after the other.
STANDS = """
CREATE FUNCTION rights_case_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_case bigint := CASE TG_TABLE_NAME WHEN 'rights_case' THEN NEW.id ELSE (to_jsonb(NEW) ->> 'case_id')::bigint END;
    says text;
    stands text;
BEGIN
    SELECT state INTO says FROM rights_case WHERE id = of_case FOR NO KEY UPDATE;
    SELECT state INTO stands FROM rights_casestep
        WHERE case_id = of_case AND taken_back_at IS NULL ORDER BY id DESC LIMIT 1;
    IF says IS DISTINCT FROM stands THEN
        RAISE EXCEPTION 'case % says % and its steps say %', of_case, says, stands
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_stands_where_it_went';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_stands_where_it_went AFTER INSERT OR UPDATE ON rights_case
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_case_stands();
CREATE CONSTRAINT TRIGGER case_step_moves_its_case AFTER INSERT OR UPDATE ON rights_casestep
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_case_stands();

CREATE FUNCTION rights_proposal_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_proposal bigint := CASE TG_TABLE_NAME
        WHEN 'rights_proposal' THEN NEW.id ELSE (to_jsonb(NEW) ->> 'proposal_id')::bigint END;
    says text;
    stands text;
BEGIN
    SELECT state INTO says FROM rights_proposal WHERE id = of_proposal FOR NO KEY UPDATE;
    SELECT state INTO stands FROM rights_proposalanswer WHERE proposal_id = of_proposal ORDER BY id DESC LIMIT 1;
    IF says IS DISTINCT FROM coalesce(stands, 'waiting') THEN
        RAISE EXCEPTION 'proposal % says % and its answers say %', of_proposal, says, stands
            USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_stands_where_answered';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER proposal_stands_where_answered AFTER INSERT OR UPDATE ON rights_proposal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_proposal_stands();
CREATE CONSTRAINT TRIGGER answer_moves_its_proposal AFTER INSERT ON rights_proposalanswer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_proposal_stands();
"""
STANDS_BACK = """
DROP TRIGGER case_stands_where_it_went ON rights_case;
DROP TRIGGER case_step_moves_its_case ON rights_casestep;
DROP FUNCTION rights_case_stands();
DROP TRIGGER proposal_stands_where_answered ON rights_proposal;
DROP TRIGGER answer_moves_its_proposal ON rights_proposalanswer;
DROP FUNCTION rights_proposal_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_rights_tables"), ("audit", "0002_notes_are_append_only")]
    operations = [
        migrations.RunSQL(ONLY, ONLY_BACK),
        migrations.RunSQL(KEPT, KEPT_BACK),
        migrations.RunSQL(IN_CLUB, IN_CLUB_BACK),
        migrations.RunSQL(STANDS, STANDS_BACK),
    ]
