"""When clubs merge, a loan leaves the old fund's book by a memo between funds, without cash: the only other way back."""

from django.db import migrations

FITS = """
CREATE OR REPLACE FUNCTION repayment_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    loan loans_loan;
BEGIN
    SELECT * INTO loan FROM loans_loan WHERE id = NEW.loan_id FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM funds_entry e JOIN funds_posting p ON p.entry_id = e.id
            JOIN funds_account c ON c.id = p.credit_id JOIN funds_account d ON d.id = p.debit_id
            WHERE e.id = NEW.entry_id AND e.fund_id = loan.fund_id AND {kinds}
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
"""
FORWARD = FITS.format(kinds="(e.kind = 'receipt' OR e.kind = 'memo' AND d.kind = 'transfer')")
BACKWARD = FITS.format(kinds="e.kind = 'receipt'")


class Migration(migrations.Migration):
    dependencies = [("loans", "0004_approved_is_never_empty")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
