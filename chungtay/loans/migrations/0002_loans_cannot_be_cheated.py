"""What no line of code may get around: a loan is what its entry paid out, no more comes back than went out, nothing
that moved money is changed.

Each check is a trigger, so it also holds for SQL typed by hand. Where two writers could pass a check side by side, the
trigger locks the loan's row first.
"""

from django.db import migrations

LOANS = """
CREATE FUNCTION loan_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM funds_fund f WHERE f.id = NEW.fund_id AND f.club_id = NEW.club_id)
        OR NOT EXISTS (SELECT FROM clubs_membership m WHERE m.id = NEW.membership_id AND m.club_id = NEW.club_id)
        OR NEW.request_id IS NOT NULL AND NOT EXISTS (SELECT FROM loans_loanrequest r
            WHERE r.id = NEW.request_id AND r.membership_id = NEW.membership_id) THEN
        RAISE EXCEPTION 'a fund, member or request of another club'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_stays_in_its_club';
    END IF;
    IF NOT EXISTS (SELECT FROM funds_entry e JOIN funds_posting p ON p.entry_id = e.id
            JOIN funds_account d ON d.id = p.debit_id AND d.kind = 'lent'
            WHERE e.id = NEW.entry_id AND e.fund_id = NEW.fund_id AND e.membership_id = NEW.membership_id
              AND (NEW.is_opening AND e.kind = 'opening' OR e.kind = 'payment' AND e.happened_on = NEW.disbursed_on)
            HAVING sum(p.amount_vnd) = NEW.amount_vnd) THEN
        RAISE EXCEPTION 'a loan is what its entry paid out'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_is_what_was_paid_out';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_fits BEFORE INSERT ON loans_loan FOR EACH ROW EXECUTE FUNCTION loan_fits();

-- of a loan only its state, and whether the paper is signed, may be written later
CREATE FUNCTION loan_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    OLD.state := NEW.state;
    OLD.settled_on := NEW.settled_on;
    OLD.is_signed := NEW.is_signed;
    IF OLD IS DISTINCT FROM NEW THEN
        RAISE EXCEPTION 'a loan stays as it was agreed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_stays BEFORE UPDATE ON loans_loan FOR EACH ROW EXECUTE FUNCTION loan_stays();
CREATE TRIGGER loan_is_append_only BEFORE DELETE ON loans_loan FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER loan_is_never_emptied BEFORE TRUNCATE ON loans_loan
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- what is out of a loan: paid out, less what came back and what was written off, entries reversed left out
CREATE FUNCTION loan_left(loan bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT l.amount_vnd
        - coalesce((SELECT sum(r.principal_vnd) FROM loans_repayment r WHERE r.loan_id = l.id
              AND NOT EXISTS (SELECT FROM funds_entry e WHERE e.reverses_id = r.entry_id)), 0)
        - coalesce((SELECT sum(w.amount_vnd) FROM loans_writeoff w WHERE w.loan_id = l.id AND w.state = 'agreed'
              AND NOT EXISTS (SELECT FROM funds_entry e WHERE e.reverses_id = w.entry_id)), 0)
    FROM loans_loan l WHERE l.id = loan
$$;
"""
LOANS_BACK = """
DROP FUNCTION loan_left(bigint);
DROP TRIGGER loan_fits ON loans_loan;
DROP FUNCTION loan_fits();
DROP TRIGGER loan_stays ON loans_loan;
DROP FUNCTION loan_stays();
DROP TRIGGER loan_is_append_only ON loans_loan;
DROP TRIGGER loan_is_never_emptied ON loans_loan;
"""

REPAYMENTS = """
CREATE FUNCTION repayment_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    loan loans_loan;
BEGIN
    SELECT * INTO loan FROM loans_loan WHERE id = NEW.loan_id FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM funds_entry e JOIN funds_posting p ON p.entry_id = e.id
            JOIN funds_account c ON c.id = p.credit_id
            WHERE e.id = NEW.entry_id AND e.fund_id = loan.fund_id AND e.kind = 'receipt'
              AND e.happened_on = NEW.paid_on AND e.membership_id = loan.membership_id AND e.reverses_id IS NULL
            HAVING coalesce(sum(p.amount_vnd) FILTER (WHERE c.kind = 'lent'), 0) = NEW.principal_vnd
               AND coalesce(sum(p.amount_vnd) FILTER (WHERE c.kind = 'interest'), 0) = NEW.interest_vnd
               AND coalesce(sum(p.amount_vnd) FILTER (WHERE c.kind = 'penalty'), 0) = NEW.penalty_vnd) THEN
        RAISE EXCEPTION 'a repayment is what its entry took in'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'repayment_is_what_was_taken_in';
    END IF;
    IF loan_left(loan.id) < NEW.principal_vnd THEN
        RAISE EXCEPTION 'more would come back than was lent'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'repaid_no_more_than_lent';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER repayment_fits BEFORE INSERT ON loans_repayment FOR EACH ROW EXECUTE FUNCTION repayment_fits();
CREATE TRIGGER repayment_is_append_only BEFORE UPDATE OR DELETE ON loans_repayment
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER repayment_is_never_emptied BEFORE TRUNCATE ON loans_repayment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
REPAYMENTS_BACK = """
DROP TRIGGER repayment_fits ON loans_repayment;
DROP FUNCTION repayment_fits();
DROP TRIGGER repayment_is_append_only ON loans_repayment;
DROP TRIGGER repayment_is_never_emptied ON loans_repayment;
"""

WRITE_OFFS = """
CREATE FUNCTION write_off_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    loan loans_loan;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a proposal is answered, never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.state <> 'proposed' OR (OLD.loan_id, OLD.amount_vnd, OLD.proposed_by_id)
            IS DISTINCT FROM (NEW.loan_id, NEW.amount_vnd, NEW.proposed_by_id)) THEN
        RAISE EXCEPTION 'what was answered stays' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state = 'agreed' THEN
        SELECT * INTO loan FROM loans_loan WHERE id = NEW.loan_id FOR NO KEY UPDATE;
        IF NOT EXISTS (SELECT FROM funds_entry e JOIN funds_posting p ON p.entry_id = e.id
                JOIN funds_account d ON d.id = p.debit_id AND d.kind = 'written_off'
                JOIN funds_account c ON c.id = p.credit_id AND c.kind = 'lent'
                WHERE e.id = NEW.entry_id AND e.fund_id = loan.fund_id AND e.reverses_id IS NULL
                HAVING sum(p.amount_vnd) = NEW.amount_vnd) THEN
            RAISE EXCEPTION 'what is written off is what its entry says'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'write_off_is_what_was_written';
        END IF;
        IF loan_left(loan.id) < NEW.amount_vnd THEN
            RAISE EXCEPTION 'more would be written off than is left'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'written_off_no_more_than_left';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER write_off_fits BEFORE INSERT OR UPDATE OR DELETE ON loans_writeoff
    FOR EACH ROW EXECUTE FUNCTION write_off_fits();
CREATE TRIGGER write_off_is_never_emptied BEFORE TRUNCATE ON loans_writeoff
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
WRITE_OFFS_BACK = """
DROP TRIGGER write_off_fits ON loans_writeoff;
DROP FUNCTION write_off_fits();
DROP TRIGGER write_off_is_never_emptied ON loans_writeoff;
"""

CHANGES = """
-- what was agreed is taken back on a later day, once; nothing else of it changes
CREATE FUNCTION change_of_loan_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.withdrawn_on IS NULL THEN
        OLD.withdrawn_on := NEW.withdrawn_on;
    END IF;
    IF OLD IS DISTINCT FROM NEW THEN
        RAISE EXCEPTION 'what was agreed stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
""" + "".join(
    f"""
CREATE TRIGGER {table}_stays BEFORE UPDATE ON loans_{table} FOR EACH ROW EXECUTE FUNCTION change_of_loan_stays();
CREATE TRIGGER {table}_is_append_only BEFORE DELETE ON loans_{table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON loans_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in ("extension", "ratechange", "penalty")
)
CHANGES_BACK = (
    "".join(
        f"""
DROP TRIGGER {table}_stays ON loans_{table};
DROP TRIGGER {table}_is_append_only ON loans_{table};
DROP TRIGGER {table}_is_never_emptied ON loans_{table};
"""
        for table in ("extension", "ratechange", "penalty")
    )
    + "DROP FUNCTION change_of_loan_stays();"
)

REQUESTS = """
CREATE FUNCTION loan_request_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM clubs_membership m WHERE m.id = NEW.membership_id AND m.club_id = NEW.club_id)
        OR NEW.vetted_at_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM meetings_meeting m WHERE m.id = NEW.vetted_at_id AND m.club_id = NEW.club_id) THEN
        RAISE EXCEPTION 'a member or meeting of another club'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_request_stays_in_its_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_request_fits BEFORE INSERT OR UPDATE ON loans_loanrequest
    FOR EACH ROW EXECUTE FUNCTION loan_request_fits();

CREATE FUNCTION animal_loan_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM clubs_membership m WHERE m.id = NEW.membership_id AND m.club_id = NEW.club_id) THEN
        RAISE EXCEPTION 'a member of another club'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'animal_loan_stays_in_its_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER animal_loan_fits BEFORE INSERT OR UPDATE ON loans_animalloan
    FOR EACH ROW EXECUTE FUNCTION animal_loan_fits();
"""
REQUESTS_BACK = """
DROP TRIGGER loan_request_fits ON loans_loanrequest;
DROP FUNCTION loan_request_fits();
DROP TRIGGER animal_loan_fits ON loans_animalloan;
DROP FUNCTION animal_loan_fits();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("loans", "0001_loans_tables"),
        ("funds", "0002_books_cannot_be_cheated"),
        ("audit", "0002_notes_are_append_only"),
    ]
    operations = [
        migrations.RunSQL(LOANS, LOANS_BACK),
        migrations.RunSQL(REPAYMENTS, REPAYMENTS_BACK),
        migrations.RunSQL(WRITE_OFFS, WRITE_OFFS_BACK),
        migrations.RunSQL(CHANGES, CHANGES_BACK),
        migrations.RunSQL(REQUESTS, REQUESTS_BACK),
    ]
